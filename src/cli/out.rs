//! What commands print: lines for people and programs on the standard output (`say!`), remarks on the standard error
//! (`tell!`). A reader that goes away (`… | head -1`) ends no command and is no failure: what is printed after that is
//! dropped. Output that can't be written for another reason, such as a full disk, makes the command fail at its end.

use std::{
    fmt,
    io::{self, ErrorKind, Write},
    sync::OnceLock,
};

/// Why output was lost; the first reason counts.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints a line on the standard output.
macro_rules! say {
    ($($part:tt)*) => { $crate::cli::out::line(format_args!($($part)*)) };
}

/// Prints a line on the standard error.
macro_rules! tell {
    ($($part:tt)*) => { $crate::cli::out::remark(format_args!($($part)*)) };
}

pub(crate) use {say, tell};

/// A line on the standard output.
pub fn line(text: fmt::Arguments<'_>) {
    keep(writeln!(io::stdout(), "{text}"));
}

/// A line on the standard error. Where it is lost there is no other place to say so.
pub fn remark(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Why something that was printed was lost, once the command has ended; `None`: nothing was, or nobody reads any more.
pub fn lost() -> Option<&'static str> {
    keep(io::stdout().flush());
    LOST.get().map(String::as_str)
}

fn keep(result: io::Result<()>) {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => drop(LOST.set(error.to_string())),
        Ok(()) | Err(_) => {}
    }
}
