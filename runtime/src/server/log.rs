//! The log: lines on the standard error, the audit log's file, and spans sent to a collector.

use super::{Failure, configuration::Configuration, spans};
use crate::audit;
use opentelemetry_sdk::trace::SdkTracerProvider;
use std::{
    fmt::{self, Write},
    fs::{File, OpenOptions},
    io::{self, IsTerminal},
    os::unix::fs::OpenOptionsExt,
};
use tracing::{Event, Level, Metadata, Subscriber, field};
use tracing_subscriber::{
    EnvFilter, Layer, Registry,
    filter::{FilterExt, Targets, filter_fn},
    fmt::{
        FmtContext, FormatEvent, FormatFields,
        format::Writer,
        time::{FormatTime, SystemTime},
    },
    layer::SubscriberExt,
    registry::LookupSpan,
    util::SubscriberInitExt,
};

/// Characters that a field's value has at most where people read it.
const MAX_VALUE_LENGTH: usize = 80;

type Lines = Box<dyn Layer<Registry> + Send + Sync>;

/// What must end with the program.
#[must_use]
pub struct Log {
    spans: Option<SdkTracerProvider>,
    /// Where they go, for complaints.
    collector: String,
}

impl Log {
    /// Starts the log of a server: to the standard error, by `RUST_LOG`, else what concerns whoever runs it.
    pub fn of_server(configuration: &Configuration) -> Result<Log, Failure> {
        let mut lines = on_stderr(configuration, "info")?;
        lines.extend(audit_file(configuration)?);
        let spans = spans::provider(configuration)?;
        if let Some(spans) = &spans {
            let statements = Targets::new().with_target("specimen::sql", Level::DEBUG);
            lines.push(spans::statements(spans).with_filter(statements).boxed());
        }
        start(lines)?;
        Ok(Log { spans, collector: configuration.shown("otlp_endpoint") })
    }

    /// Starts the log of a command that changes users or tokens: the audit log goes to its file if there is one,
    /// otherwise to the standard error.
    pub fn of_command(configuration: &Configuration) -> Result<(), Failure> {
        start(match audit_file(configuration)? {
            Some(file) => vec![file],
            None => on_stderr(configuration, &format!("{}=info", audit::TARGET))?,
        })
    }

    /// Sends the last spans.
    pub async fn end(self) {
        if let Some(spans) = self.spans {
            let sent = tokio::task::spawn_blocking(move || spans.shutdown_with_timeout(spans::COLLECTOR_TIMEOUT)).await;
            if !matches!(sent, Ok(Ok(()))) {
                let collector = self.collector;
                tracing::warn!(collector, "the last spans are lost: does a collector listen at `otlp_endpoint`?");
            }
        }
    }
}

fn start(lines: Vec<Lines>) -> Result<(), Failure> {
    let result = tracing_subscriber::registry().with(lines).try_init();
    result.map_err(|e| Failure::Failed(format!("The log can't be started: {e}.")))
}

/// What `RUST_LOG` says, else what is usual.
fn filter(usual: &str) -> EnvFilter {
    EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual))
}

/// Lines on the standard error. On a terminal people read them: entries of the audit log are short there, unless details
/// were asked for.
fn on_stderr(configuration: &Configuration, usual: &str) -> Result<Vec<Lines>, Failure> {
    let terminal = io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt::layer().with_ansi(terminal).with_writer(io::stderr);
    if configuration.json_log().map_err(Failure::Wrong)? {
        return Ok(vec![lines.json().flatten_event(true).with_filter(filter(usual)).boxed()]);
    }
    if !terminal || configuration.verbose {
        return Ok(vec![lines.with_filter(filter(usual)).boxed()]);
    }
    let is_audit = |about: &Metadata<'_>| about.target() == audit::TARGET;
    let short = tracing_subscriber::fmt::layer().event_format(Short).with_writer(io::stderr);
    Ok(vec![
        lines.with_filter(filter(usual).and(filter_fn(move |about| !is_audit(about)))).boxed(),
        short.with_filter(filter(usual).and(filter_fn(is_audit))).boxed(),
    ])
}

/// The audit log's own file, whatever `RUST_LOG` says. A line is one write at the file's end, so several programs may
/// write it; it isn't synced, so a loss of power may take the last lines.
fn audit_file(configuration: &Configuration) -> Result<Option<Lines>, Failure> {
    let Some(path) = configuration.audit_log().map_err(Failure::Wrong)? else { return Ok(None) };
    let file: io::Result<File> = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    let file = file.map_err(|e| Failure::Failed(format!("The audit log {} can't be written: {e}.", path.display())))?;
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_ansi(false).with_writer(file);
    Ok(Some(lines.with_filter(Targets::new().with_target(audit::TARGET, Level::INFO)).boxed()))
}

/// An entry of the audit log as people read it on a terminal: without who runs the program, which they know, and as long
/// as a line of theirs.
struct Short;

impl<S, N> FormatEvent<S, N> for Short
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut line: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut words = Words::default();
        event.record(&mut words);
        SystemTime.format_time(&mut line)?;
        writeln!(line, " audit: {}{}", words.message, words.fields)
    }
}

/// The message of an event and its fields.
#[derive(Default)]
struct Words {
    message: String,
    fields: String,
}

impl Words {
    fn add(&mut self, name: &str, value: &str) {
        match name {
            "by" | "uid" | "done" => {}
            "message" => value.clone_into(&mut self.message),
            _ if value.is_empty() => {}
            _ => {
                // Names of users and files are untrusted text.
                let plain = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
                let shown: String = value.chars().map(plain).take(MAX_VALUE_LENGTH).collect();
                let more = if value.chars().nth(MAX_VALUE_LENGTH).is_some() { "…" } else { "" };
                // A string takes everything.
                let _ = write!(self.fields, ", {name} {shown}{more}");
            }
        }
    }
}

impl field::Visit for Words {
    fn record_str(&mut self, field: &field::Field, value: &str) {
        self.add(field.name(), value);
    }

    fn record_debug(&mut self, field: &field::Field, value: &dyn fmt::Debug) {
        self.add(field.name(), &format!("{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{By, UserAct};
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Buffer(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Buffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("no thread panics with it").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn people_read_short_lines_without_what_they_know() {
        let kept = Buffer::default();
        let writer = kept.clone();
        let lines = tracing_subscriber::fmt::layer().event_format(Short).with_writer(move || writer.clone());
        tracing::subscriber::with_default(tracing_subscriber::registry().with(lines), || {
            audit::user(UserAct::Made, "ann", "is_superuser", &By::command_line());
            audit::user(UserAct::Made, "a\u{1b}[2J\nb", "", &By::command_line());
            audit::loaded("sqlite://x", &"f".repeat(500), "{\"a.b\":1}", &By::command_line());
        });
        let text = String::from_utf8(kept.0.lock().expect("no thread panics with it").clone()).expect("text");
        let files = "f".repeat(MAX_VALUE_LENGTH);
        let lines: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once("Z ")?.1)).collect();
        let loaded = format!("audit: fixtures loaded, database sqlite://x, files {files}…, rows {{\"a.b\":1}}");
        let made = ["audit: user made, user ann, fields is_superuser", "audit: user made, user a\u{fffd}[2J\u{fffd}b"];
        assert_eq!(lines, [made[0], made[1], loaded.as_str()]);
    }
}
