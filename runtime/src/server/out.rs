//! Output of commands: results on the standard output (`print_line!`), messages on the standard error (`eprint_line!`). If the reader
//! closes the pipe (`… | head -1`), further output is dropped and the command continues. If output can't be written for
//! another reason, such as a full disk, the command fails at its end.

use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fmt,
    io::{self, ErrorKind, IsTerminal, Write},
    sync::OnceLock,
    time::Duration,
};

/// Why output was lost; the first reason counts.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints a line on the standard output, written as for `println!`. A reader that goes away ends no command.
#[macro_export]
macro_rules! print_line {
    ($($part:tt)*) => { $crate::server::print_line(format_args!($($part)*)) };
}

/// Prints a line on the standard error, written as for `eprintln!`.
#[macro_export]
macro_rules! eprint_line {
    ($($part:tt)*) => { $crate::server::eprint_line(format_args!($($part)*)) };
}

/// A line on the standard output.
pub fn print_line(text: fmt::Arguments<'_>) {
    record_loss(writeln!(io::stdout(), "{text}"));
}

/// A line on the standard error. Errors are ignored: there is nowhere else to report them.
pub fn eprint_line(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Why something that was printed was lost, once the command has ended; `None`: nothing was, or nobody reads any more.
pub fn lost() -> Option<&'static str> {
    record_loss(io::stdout().flush());
    LOST.get().map(String::as_str)
}

fn record_loss(result: io::Result<()>) {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => drop(LOST.set(error.to_string())),
        Ok(()) | Err(_) => {}
    }
}

/// A progress bar, hidden unless the standard error is a terminal.
pub fn progress(what: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length().with_message(what.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
