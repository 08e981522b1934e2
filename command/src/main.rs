//! The program `specimen`: what people who write a spec run. Each command has a file of its own; here is the command
//! line, and how a command ends.

mod check;
#[cfg(feature = "dev")]
mod dev;
mod diff;
mod generate;
mod lsp;
mod new;
mod out;
mod spec;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// It failed, or a spec has faults; the reason has been printed.
const EXIT_FAILED: u8 = 1;
/// The command line is wrong. clap exits with the same.
const EXIT_USAGE: u8 = 2;

const EXIT: &str = "\
Exit status: 0 done; 1 it failed, a spec has faults, or files are stale;
2 the command line is wrong.";

/// Generates metadata servers from YAML specs.
#[derive(Debug, Parser)]
#[command(name = "specimen", version, after_help = EXIT, disable_help_subcommand = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Create a project: a server of your own
    #[command(after_help = new::HELP)]
    New(new::New),
    /// Report all faults of a spec
    #[command(after_help = check::HELP)]
    Check(check::Check),
    /// Generate a project's files from its spec: code, SQL, reference pages, a JSON Schema for editors
    #[command(after_help = generate::HELP)]
    Generate(generate::Generate),
    /// Serve a spec without compiling it, and reload it when a file is saved
    #[cfg(feature = "dev")]
    #[command(after_help = dev::HELP)]
    Dev(dev::Dev),
    /// List the changes between two specs, and what each of them breaks
    #[command(after_help = diff::HELP)]
    Diff(diff::Diff),
    /// Help an editor: faults, completion, declarations, renaming
    #[command(after_help = lsp::HELP)]
    Lsp,
}

/// Why a command ends without success.
enum Failure {
    /// It can't be done, and why.
    Failed(String),
    /// The command line is wrong, and what to write instead.
    Wrong(String),
    /// Everything has been printed; the exit status.
    Status(u8),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(command) => check::check(&command),
        Command::New(command) => new::new(&command),
        #[cfg(feature = "dev")]
        Command::Dev(command) => match dev::dev(&command) {
            Ok(status) => return status,
            Err(failure) => Err(failure),
        },
        Command::Diff(command) => diff::diff(&command),
        Command::Lsp => lsp::lsp(),
        Command::Generate(command) => generate::generate(&command),
    };
    match result {
        Ok(()) => out::end(0),
        Err(Failure::Status(status)) => out::end(status),
        Err(Failure::Failed(text)) => out::complain(&text, EXIT_FAILED),
        Err(Failure::Wrong(text)) => out::complain(&text, EXIT_USAGE),
    }
}
