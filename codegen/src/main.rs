//! `specimen-codegen [ROOT]`: generates below a project's root what its spec gives, as its build script
//! does; `specimen-codegen --check [ROOT]` only says what is stale.

use specimen_codegen::files::{self, Layout};
use std::{
    io::{self, Write},
    process::ExitCode,
};

const USAGE: &str = "\
Usage: specimen-codegen [--check] [ROOT]

Generates below ROOT (the working directory unless it is given) what ROOT/spec gives.
--check writes nothing and lists what is stale; it fails if anything is.

Examples:
  cargo run -p specimen-codegen -- --check
  cargo run -p specimen-codegen -- examples/herbarium";

fn main() -> ExitCode {
    let (flags, roots): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with('-'));
    if flags.iter().any(|flag| flag == "--help" || flag == "-h") {
        print(USAGE);
        return ExitCode::SUCCESS;
    }
    let unknown = flags.iter().find(|flag| *flag != "--check").or(roots.get(1));
    if let Some(unknown) = unknown {
        eprintln!("`{unknown}` is not understood.\n{USAGE}");
        return ExitCode::FAILURE;
    }
    let check = !flags.is_empty();
    let layout = Layout::below(roots.first().map_or(".", String::as_str));
    let result = if check { files::stale(&layout) } else { files::write(&layout) };
    match result {
        Ok(paths) => {
            for path in &paths {
                print(&format!("{} {path}", if check { "stale" } else { "wrote" }));
            }
            if check && !paths.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a line. Whoever reads the lines may stop at any time; the exit status says the same.
fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}
