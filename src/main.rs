//! The Alyx server: the generated API, what is written by hand for it, and the command line around them. One crate:
//! a library beside it would cost each rebuild a second for what only the program reads.

mod behaviour;
mod cache;
mod cli;
mod demo;
mod first_rows;
#[allow(dead_code, reason = "tables are whole, whatever the program reads of them")]
#[rustfmt::skip]
#[path = "../generated/mod.rs"]
mod generated;
mod mail;

fn main() -> std::process::ExitCode {
    cli::main()
}
