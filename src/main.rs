//! The Alyx server: the generated API, the runtime, and the command line around them.

mod behaviour;
mod cli;
mod demo;
mod first_rows;
#[rustfmt::skip]
#[path = "../generated/mod.rs"]
mod generated;

fn main() -> std::process::ExitCode {
    cli::main()
}
