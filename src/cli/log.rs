//! The log: lines on the standard error, the audit log's file, and spans sent to a collector.

use super::{Failure, settings::Settings};
use opentelemetry::{
    Context, KeyValue, global,
    trace::{SpanKind, TraceContextExt, Tracer, TracerProvider},
};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{SdkTracer, SdkTracerProvider},
};
use specimen::{audit, http::trace::SCOPE};
use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, IsTerminal},
    os::unix::fs::OpenOptionsExt,
    time::{Duration, SystemTime},
};
use tracing::{Event, Level, Subscriber, field};
use tracing_subscriber::{
    EnvFilter, Layer, Registry, filter::Targets, layer::Context as Around, layer::SubscriberExt,
    util::SubscriberInitExt,
};

/// Longest wait for a collector, and for the last spans when the server stops.
const PATIENCE: Duration = Duration::from_secs(5);

type Lines = Box<dyn Layer<Registry> + Send + Sync>;

/// What must end with the program.
#[must_use]
pub struct Log {
    spans: Option<SdkTracerProvider>,
}

impl Log {
    /// Starts the log of a server: to the standard error, by `RUST_LOG`, else what concerns whoever runs it.
    pub fn of_server(settings: &Settings) -> Result<Log, Failure> {
        let mut lines = vec![on_stderr(settings, "info")?];
        lines.extend(audit_file(settings)?);
        let spans = provider(settings)?;
        if let Some(spans) = &spans {
            global::set_text_map_propagator(TraceContextPropagator::new());
            global::set_tracer_provider(spans.clone());
            let statements = Targets::new().with_target("specimen::sql", Level::DEBUG);
            lines.push(Statements(spans.tracer(SCOPE)).with_filter(statements).boxed());
        }
        start(lines)?;
        Ok(Log { spans })
    }

    /// Starts that of a command which changes who may come in: its audit log goes to the file if there is one, else to
    /// the standard error.
    pub fn of_command(settings: &Settings) -> Result<(), Failure> {
        start(match audit_file(settings)? {
            Some(file) => vec![file],
            None => vec![on_stderr(settings, &format!("{}=info", audit::TARGET))?],
        })
    }

    /// Sends the last spans.
    pub async fn end(self) {
        if let Some(spans) = self.spans {
            let sent = tokio::task::spawn_blocking(move || spans.shutdown_with_timeout(PATIENCE)).await;
            if !matches!(sent, Ok(Ok(()))) {
                tracing::warn!("the collector of traces didn't take the last spans");
            }
        }
    }
}

fn start(lines: Vec<Lines>) -> Result<(), Failure> {
    let result = tracing_subscriber::registry().with(lines).try_init();
    result.map_err(|e| Failure::Failed(format!("The log can't be started: {e}.")))
}

fn on_stderr(settings: &Settings, usual: &str) -> Result<Lines, Failure> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = tracing_subscriber::fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr);
    Ok(match settings.json_log().map_err(Failure::Wrong)? {
        true => lines.json().flatten_event(true).with_filter(filter).boxed(),
        false => lines.with_filter(filter).boxed(),
    })
}

/// The audit log's own file, whatever `RUST_LOG` says. A line is one write at the file's end, so several programs may
/// write it; it isn't synced, so a loss of power may take the last lines.
fn audit_file(settings: &Settings) -> Result<Option<Lines>, Failure> {
    let path = settings.text("audit_log");
    if path.is_empty() {
        return Ok(None);
    }
    let file: io::Result<File> = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    let file = file.map_err(|e| Failure::Failed(format!("The audit log {path} can't be written: {e}.")))?;
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_ansi(false).with_writer(file);
    Ok(Some(lines.with_filter(Targets::new().with_target(audit::TARGET, Level::INFO)).boxed()))
}

/// What sends spans to the collector that the settings name.
fn provider(settings: &Settings) -> Result<Option<SdkTracerProvider>, Failure> {
    let Some(endpoint) = settings.otlp_endpoint().map_err(Failure::Wrong)? else { return Ok(None) };
    let exporter = SpanExporter::builder().with_http().with_endpoint(endpoint).with_timeout(PATIENCE).build();
    let exporter = exporter.map_err(|e| Failure::Failed(format!("Traces can't be sent: {e}.")))?;
    let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
    let resource = Resource::builder().with_service_name("alyx").with_attribute(version).build();
    Ok(Some(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
}

/// Makes each statement a span below that of the request it belongs to. It runs in the request's own task, whose
/// current context is the request's.
struct Statements(SdkTracer);

impl<S: Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &Event<'_>, _: Around<'_, S>) {
        Context::map_current(|request| {
            if !request.span().is_recording() {
                return;
            }
            let (end, mut seen) = (SystemTime::now(), Seen::default());
            event.record(&mut seen);
            let took = Duration::try_from_secs_f64(seen.ms / 1000.0).unwrap_or_default();
            let verb = seen.text.split_whitespace().next().unwrap_or("statement").to_ascii_lowercase();
            self.0
                .span_builder(verb)
                .with_kind(SpanKind::Client)
                .with_start_time(end.checked_sub(took).unwrap_or(end))
                .with_attributes([KeyValue::new("db.query.text", seen.text)])
                .start_with_context(&self.0, request);
            // Dropped here, it has ended.
        });
    }
}

/// What the store tells of a statement: its text, without parameters, and how long it took.
#[derive(Default)]
struct Seen {
    ms: f64,
    text: String,
}

impl field::Visit for Seen {
    fn record_f64(&mut self, field: &field::Field, value: f64) {
        if field.name() == "ms" {
            self.ms = value;
        }
    }

    fn record_debug(&mut self, field: &field::Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.text = format!("{value:?}");
        }
    }
}
