//! What commands print: results on the standard output, remarks on the standard error. The runtime has the like for
//! servers; most commands here are built without it.

use crate::EXIT_FAILED;
use specimen_codegen::report::Report;
use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    process::ExitCode,
    sync::OnceLock,
};

/// Why output was lost; only the first reason is kept.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints text on the standard output. Readers may stop early (`… | head -1`): that isn't a failure.
pub fn print(text: &str) {
    keep(io::stdout().write_all(text.as_bytes()));
}

/// Prints a line on the standard output.
pub fn line(text: &str) {
    keep(writeln!(io::stdout(), "{text}"));
}

/// Prints a failure on the standard error and returns the exit status.
pub fn complain(text: &str, status: u8) -> ExitCode {
    for line in text.lines() {
        // Where the standard error is lost there is no other place to report it.
        let _ = writeln!(io::stderr(), "specimen: {line}");
    }
    ExitCode::from(status)
}

/// The exit status of a command that has printed its results: output that couldn't be written is a failure.
pub fn end(status: u8) -> ExitCode {
    keep(io::stdout().flush());
    match LOST.get() {
        Some(reason) => complain(&format!("The output can't be written: {reason}."), EXIT_FAILED),
        None => ExitCode::from(status),
    }
}

/// Prints the faults of a spec on the standard error.
pub fn report(report: &Report) {
    let _ = io::stderr().write_all(report.render(colours(&io::stderr())).as_bytes());
}

/// A number with its noun: `1 fault`, `2 faults`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Whether a stream shows colours.
pub fn colours(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn keep(result: io::Result<()>) {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => drop(LOST.set(error.to_string())),
        Ok(()) | Err(_) => {}
    }
}
