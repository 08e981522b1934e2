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
        migrate::{self, Options, Report, State},
    },
};
use clap::Args;
use std::collections::BTreeMap;

/// Arguments of `migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Show the steps, and change nothing
    #[arg(long)]
    plan: bool,
    /// Drop what the spec has no more, with its values
    #[arg(long)]
    drop: bool,
    /// Lock no table for long, however small: steps that read or write all rows are done apart (PostgreSQL; large tables always)
    #[arg(long)]
    online: bool,
    /// Also add what is missing to a database that Django made
    #[arg(long)]
    alter: bool,
}

impl Migrate {
    fn options(&self) -> Options {
        let usual = Options::default();
        let large = if self.online { 0 } else { usual.large };
        Options { alter: self.alter, drop: self.drop, large }
    }
}

/// Brings the database up to date, and says what was done.
pub async fn migrate(configuration: &Configuration, command: &Migrate) -> Result<(), Failure> {
    Log::of_command(configuration)?;
    let store = open(configuration, !command.plan, Wait::ForEver).await?;
    let options = command.options();
    if command.plan {
        let result = show(configuration, &store, &options).await;
        store.close().await;
        return result;
    }
    let report = bring_up(configuration, &store, &options).await?;
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
    report.notes.iter().for_each(|line| print_line!("{line}"));
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

/// Prints what a migration would do.
async fn show(configuration: &Configuration, store: &Store, options: &Options) -> Result<(), Failure> {
    let shown = migrate::show(store, configuration.program.schema(), options).await;
    let shown = shown.map_err(|e| Failure::Failed(e.to_string()))?;
    if shown.plan.state == State::Empty && !configuration.verbose {
        let steps: Vec<String> = shown.plan.steps.iter().map(|step| step.what.clone()).collect();
        print_line!("The database is empty. To be made: {}; --verbose shows each.", summary(&steps));
        return Ok(());
    }
    shown.lines.iter().for_each(|line| print_line!("{line}"));
    shown.is_possible.then_some(()).ok_or(Failure::Behind)
}

/// How many steps there are of each kind, which is their first word: `253 indexes, 99 tables`.
pub fn summary(steps: &[String]) -> String {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut others = Vec::new();
    for step in steps {
        match step.split_once(' ') {
            Some((kind @ ("Table" | "Column" | "Reference" | "Index"), rest)) if !rest.contains(" anew: ") => {
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
pub async fn bring_up(configuration: &Configuration, store: &Store, options: &Options) -> Result<Report, Failure> {
    let program = configuration.program;
    let first = program.rows(configuration).map_err(Failure::Wrong)?.all;
    let result = migrate::migrate(store, program.api, program.schema(), &FirstRows(&first), options).await;
    result.map_err(|e| {
        let begins = if e.is_partial { "" } else { "The database was not changed. " };
        Failure::Failed(format!("{begins}{e}"))
    })
}
