//! `check` and `openapi`.

use super::{
    Failure,
    database::{Wait, has_no_user, is_moved, no_user, open},
};
use crate::{
    http::app,
    server::{Program, Server, Settings, configuration::Configuration},
    store::{
        OpenOptions, Store,
        migrate::{self, Options, Plan, State, Step},
    },
};
use clap::Args;
use std::sync::Arc;

/// Arguments of `openapi`.
#[derive(Debug, Args)]
pub struct OpenApi {
    /// YAML instead of JSON
    #[arg(long)]
    yaml: bool,
}

/// Prints the OpenAPI document; needs no database.
pub async fn openapi(program: &Program, command: &OpenApi) -> Result<(), Failure> {
    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.map_err(|e| e.0)?;
    let settings = Settings::new(program.api, "uploaded".into())?;
    let mut server = Server::new(program.api, program.functions, store, settings)?;
    server.reference = program.reference;
    let document = app::document(&Arc::new(server));
    print_line!("{}", if command.yaml { document.yaml } else { document.json });
    Ok(())
}

/// Shows the settings in force, and looks at the database.
pub async fn check(configuration: &Configuration) -> Result<(), Failure> {
    let width = configuration.all().map(|setting| setting.name.len()).max().unwrap_or_default();
    print_line!("Settings");
    for setting in configuration.all() {
        let value = match configuration.shown(setting.name) {
            empty if empty.is_empty() => "(empty)".to_owned(),
            value => value,
        };
        print_line!("  {:width$}  {value}  [{}]", setting.name, configuration.origin(setting.name));
        print_line!("  {:width$}    {}", "", setting.about);
    }
    let checked = configuration.checked().map_err(Failure::Wrong)?;
    if let Some(mail) = checked.mail {
        match mail.test().await {
            Ok(()) => print_line!("\nMail server {}\n  answers", configuration.shown("mail_server")),
            Err(reason) => {
                print_line!("\nMail server {}\n  can't be used: {reason}", configuration.shown("mail_server"))
            }
        }
    }
    print_line!("\nDatabase {}", configuration.shown("database"));
    let store = open(configuration, false, Wait::ForEver).await?;
    let plan = migrate::plan_with_rows(&store, configuration.program.schema(), &Options::default())
        .await
        .map_err(|e| e.to_string())?;
    let moved = is_moved(&store, plan.state).await?;
    let rule = configuration.accounts(plan.state, moved).map_err(Failure::Wrong)?;
    print_line!("  Who may change users by requests: {}.", rule.name());
    let good = match plan.state {
        State::Empty | State::Ours => report_own(configuration.program, &plan),
        State::Django | State::Adopted => report_adopted(configuration.program, &plan),
    };
    if plan.state != State::Empty && has_no_user(configuration.program.api, &store).await {
        print_line!("  {}", no_user(configuration));
    }
    store.close().await;
    good.then_some(()).ok_or(Failure::Behind)
}

/// Reports on a database that this server made, or will make; whether it is as it should be.
fn report_own(program: &'static Program, plan: &Plan) -> bool {
    let (name, tables) = (program.name, program.schema().tables.len());
    match (plan.state, plan.steps.len()) {
        (State::Empty, _) => {
            print_line!("  is reachable and empty: `{name} migrate` makes its {tables} tables.");
            return false;
        }
        (_, 0) => print_line!("  is reachable and up to date: {tables} tables."),
        (_, changes) => print_line!("  is reachable but not up to date: `{name} migrate` makes {changes} changes:"),
    }
    plan.steps.iter().for_each(|step| print_line!("    {}", step.what));
    let refused = plan.refused();
    if !refused.is_empty() {
        print_line!("  To be settled first:");
        refused.lines().for_each(|line| print_line!("    {line}"));
    }
    if !plan.in_the_way.is_empty() {
        print_line!("  In the way, so that nothing would be done:");
        plan.in_the_way.iter().for_each(|rows| rows.to_string().lines().for_each(|line| print_line!("    {line}")));
    }
    plan.notes.iter().for_each(|line| print_line!("  {line}"));
    differences(plan);
    plan.steps.is_empty() && plan.differences.is_empty() && refused.is_empty()
}

/// Reports on a database that Django made; whether it has what this server needs.
fn report_adopted(program: &'static Program, plan: &Plan) -> bool {
    let state = if plan.state == State::Django { "is not recorded there yet" } else { "has adopted it" };
    print_line!("  is reachable; Django made it, and this server {state}.");
    let (name, tables) = (program.name, program.schema().tables.len());
    print_line!("  Tables of the spec that are there ({} of {tables}):", plan.known.len());
    print_wrapped(plan.known.iter().copied());
    if !plan.unknown.is_empty() {
        print_line!("  Tables that the spec doesn't know ({}); they are left alone:", plan.unknown.len());
        print_wrapped(plan.unknown.iter().map(|unknown| unknown.table.as_str()));
        for unknown in plan.unknown.iter().filter(|unknown| !unknown.holds.is_empty()) {
            print_line!(
                "    {} holds on to rows of {}: these can't be deleted.",
                unknown.table,
                unknown.holds.join(", ")
            );
        }
    }
    let (indexes, missing): (Vec<&Step>, Vec<&Step>) = plan.steps.iter().partition(|step| step.is_proposal);
    if !missing.is_empty() {
        print_line!("  Missing ({}); requests that need it fail:", missing.len());
        missing.iter().for_each(|step| print_line!("    {}", step.what));
    }
    plan.in_the_way.iter().for_each(|rows| print_line!("    {rows}"));
    differences(plan);
    if !indexes.is_empty() {
        print_line!(
            "  Indexes that the spec has and the database lacks ({}). To add them while everybody works:",
            indexes.len()
        );
        let online = |sql: String| sql.replacen("index ", "index concurrently ", 1);
        indexes.iter().flat_map(|step| step.statements()).for_each(|sql| print_line!("    {};", online(sql)));
    }
    match plan.state {
        State::Django => {
            print_line!(
                "  `{name} migrate` records in a table of its own, specimen_migration, that this server serves it."
            )
        }
        _ => print_line!("  `{name} migrate` has nothing to do."),
    }
    if !plan.steps.is_empty() {
        print_line!("  `{name} migrate --alter` adds what is missing and the indexes, and locks the tables meanwhile.");
    }
    missing.is_empty() && plan.differences.is_empty()
}

fn differences(plan: &Plan) {
    if !plan.differences.is_empty() {
        print_line!("  Different from the spec ({}); no migration changes it:", plan.differences.len());
        plan.differences.iter().for_each(|line| print_line!("    {line}"));
    }
}

/// Prints names in lines of a readable width.
fn print_wrapped<'a>(names: impl Iterator<Item = &'a str>) {
    let mut line = String::new();
    for name in names {
        if !line.is_empty() && line.len() + name.len() > 110 {
            print_line!("    {line},");
            line.clear();
        }
        line += if line.is_empty() { "" } else { ", " };
        line += name;
    }
    print_line!("    {line}");
}
