//! `migrate`.

use super::{
    Failure,
    database::{Wait, has_no_user, no_user, open},
};
use crate::{
    audit::{self, By},
    fixture::FirstRows,
    server::{configuration::Configuration, log::Log},
    store::{
        Store,
        migrate::{self, Report, State},
    },
};
use clap::Args;
use std::collections::BTreeMap;

/// Arguments of `migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Also add what is missing to a database that Django made
    #[arg(long)]
    alter: bool,
}

/// Brings the database up to date, and says what was done.
pub async fn migrate(configuration: &Configuration, command: &Migrate) -> Result<(), Failure> {
    Log::of_command(configuration)?;
    let store = open(configuration, true, Wait::ForEver).await?;
    let report = bring_up(configuration, &store, command.alter).await?;
    audit::migrated(&configuration.shown("database"), &report, &By::command_line());
    // For a database in use, each step is printed; for a new one, only a summary.
    if report.state == State::Empty && !configuration.verbose {
        print_line!("Made {}; the table specimen_migration names each.", summary(&report.done));
    } else {
        report.done.iter().for_each(|line| print_line!("{line}"));
    }
    if !report.missing.is_empty() {
        print_line!(
            "Missing in this database, which Django made (`{} migrate --alter` adds it):",
            configuration.program.name
        );
        report.missing.iter().for_each(|line| print_line!("  {line}"));
    }
    match (report.done.is_empty(), report.state) {
        (true, _) => print_line!("The database is up to date."),
        (false, State::Empty) => print_line!("The database is ready."),
        (false, _) => {}
    }
    if has_no_user(configuration.program.api, &store).await {
        print_line!("{}", no_user(configuration));
    }
    store.close().await;
    Ok(())
}

/// How many steps there are of each kind, which is their first word: `253 indexes, 99 tables`.
pub fn summary(steps: &[String]) -> String {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut others = Vec::new();
    for step in steps {
        match step.split_once(' ') {
            Some((kind @ ("Table" | "Column" | "Reference" | "Index"), _)) => {
                *kinds.entry(kind.to_lowercase()).or_default() += 1;
            }
            _ => others.push(step.clone()),
        }
    }
    let plural = |kind: &str| if kind == "index" { "indexes".to_owned() } else { format!("{kind}s") };
    let counted =
        kinds.into_iter().map(|(kind, n)| if n == 1 { format!("1 {kind}") } else { format!("{n} {}", plural(&kind)) });
    counted.chain(others).collect::<Vec<_>>().join(", ")
}

/// Makes or updates the tables.
pub async fn bring_up(configuration: &Configuration, store: &Store, alter: bool) -> Result<Report, Failure> {
    let program = configuration.program;
    let first = program.rows(configuration).map_err(Failure::Wrong)?.all;
    let result = migrate::migrate(store, program.api, program.schema(), &FirstRows(&first), alter).await;
    result.map_err(|e| Failure::Failed(format!("The database was not changed. {e}")))
}
