//! `specimen-codegen [ROOT]`: generates below a project's root what its spec gives, as its build script
//! does; `specimen-codegen --check [ROOT]` only says what is stale.

use specimen_codegen::files::{self, Layout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = arguments.first().is_some_and(|first| first == "--check");
    if check {
        arguments.remove(0);
    }
    let layout = Layout::below(arguments.first().map_or(".", String::as_str));
    let result = if check { files::stale(&layout) } else { files::write(&layout) };
    match result {
        Ok(paths) => {
            for path in &paths {
                println!("{} {path}", if check { "stale" } else { "wrote" });
            }
            if check && !paths.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
