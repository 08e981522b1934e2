//! Large databases, and what the server's answers cost on them: `generate` fills a PostgreSQL database that
//! `alyx migrate` has made, `run` measures endpoints, `start` the server itself, `dev` a spec that changes, `migration` a table that changes, `restricted`
//! lists that rules hide for the most part. README.md has the commands.

mod bare;
mod compare;
mod dev;
mod generate;
mod measure;
mod migration;
mod pages;
mod process;
mod restricted;
mod writes;
mod wrk;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Measures the Alyx server.
#[derive(Debug, Parser)]
#[command(name = "specimen-bench", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Fill a PostgreSQL database that `alyx migrate` has made
    Generate(generate::Generate),
    /// Measure the busiest endpoints with wrk, beside the least that an answer can cost
    Run(measure::Run),
    /// Measure this server and another one on the same database, side by side
    Compare(compare::Compare),
    /// Measure writes by several clients, beside what the disk takes to make a file durable
    Writes(writes::Writes),
    /// Compare filters on a small database and on a large one
    Flat(measure::Flat),
    /// Measure the start of the server, and its memory
    Start(measure::Start),
    /// Measure the time from saving a spec to the first new answer, under `dev`
    Dev(dev::Dev),
    /// Measure how long requests wait while a large table changes
    Migration(migration::Migration),
    /// Measure the pages for people, beside their budgets
    Pages(pages::Pages),
    /// Measure lists of a large table that rules of access hide for the most part
    Restricted(restricted::Restricted),
    /// Serve what `run` compares with: a constant, and a bare row
    Bare(bare::Bare),
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Generate(command) => generate::generate(&command).await,
        Command::Run(command) => measure::run(&command),
        Command::Compare(command) => compare::compare(&command),
        Command::Writes(command) => writes::writes(&command),
        Command::Flat(command) => measure::flat(&command),
        Command::Start(command) => measure::start(&command),
        Command::Dev(command) => dev::dev(&command),
        Command::Migration(command) => migration::migration(&command).await,
        Command::Pages(command) => pages::pages(&command),
        Command::Restricted(command) => restricted::restricted(&command).await,
        Command::Bare(command) => bare::bare(&command).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("specimen-bench: {text}");
            ExitCode::FAILURE
        }
    }
}
