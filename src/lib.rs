//! The Alyx server: the generated API, what is written by hand for it, and the command line around them.

mod behaviour;
mod cache;
mod cli;
mod demo;
mod first_rows;
#[path = "../generated/mod.rs"]
pub mod generated;
mod mail;

/// Runs the command line.
pub fn main() -> std::process::ExitCode {
    cli::main()
}
