//! `check` and `openapi`.

use super::{
    Failure, open,
    settings::{KEYS, Settings},
};
use crate::generated;
use clap::Args;
use specimen::{
    http::app,
    server::{self, Server},
    store::{
        OpenOptions, Store,
        migrate::{self, State},
    },
};
use std::sync::Arc;

/// `alyx openapi`.
#[derive(Debug, Args)]
pub struct OpenApi {
    /// YAML instead of JSON
    #[arg(long)]
    yaml: bool,
}

/// Prints the OpenAPI document; needs no database.
pub async fn openapi(command: &OpenApi) -> Result<(), Failure> {
    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.map_err(|e| e.0)?;
    let settings = server::Settings::new(&generated::API, "uploaded".into())?;
    let server = Arc::new(Server::new(&generated::API, store, settings)?);
    let document = app::document(&server, generated::Endpoints(server.clone()));
    println!("{}", if command.yaml { document.yaml } else { document.json });
    Ok(())
}

/// Shows the settings in force, and looks at the database.
pub async fn check(settings: &Settings) -> Result<(), Failure> {
    let width = KEYS.iter().map(|key| key.name.len()).max().unwrap_or_default();
    println!("Settings");
    for key in KEYS {
        let value = match settings.shown(key.name) {
            empty if empty.is_empty() => "(empty)".to_owned(),
            value => value,
        };
        println!("  {:width$}  {value}  [{}]", key.name, settings.origin(key.name));
        println!("  {:width$}    {}", "", key.about);
    }
    let server = settings.server().map_err(Failure::Wrong)?;
    settings.json_log().map_err(Failure::Wrong)?;
    if let Some((cert, key)) = settings.tls().map_err(Failure::Wrong)? {
        for path in [cert, key] {
            std::fs::metadata(&path).map_err(|e| format!("{} can't be read: {e}.", path.display()))?;
        }
    }
    if let Some(mail) = settings.mail().map_err(Failure::Wrong)? {
        match mail.test().await {
            Ok(()) => println!("\nMail server {}\n  answers", settings.shown("mail_server")),
            Err(reason) => println!("\nMail server {}\n  can't be used: {reason}", settings.shown("mail_server")),
        }
    }
    println!("\nDatabase {}", settings.shown("database"));
    let store = open(settings, false).await?;
    // Rates are written in the settings, but checked by the server.
    let server = Server::new(&generated::API, store, server).map_err(Failure::Wrong)?;
    let store = &server.store;
    let plan = migrate::plan(store, &generated::schema::DDL).await.map_err(|e| e.to_string())?;
    let tables = generated::schema::DDL.tables.len();
    let missing = plan.steps.len();
    match (plan.state, missing) {
        (State::Empty, _) => println!("  is reachable and empty: `alyx migrate` makes its {tables} tables."),
        (State::Ours | State::Adopted, 0) => println!("  is reachable and up to date: {tables} tables."),
        (State::Django, 0) => {
            println!("  is reachable; Django made it, and all {tables} tables are as they should be.")
        }
        (State::Ours, _) => println!("  is reachable but not up to date: `alyx migrate` makes {missing} changes:"),
        (State::Django | State::Adopted, _) => {
            println!("  is reachable; Django made it. Missing ({missing}; `alyx migrate --alter` adds it):");
        }
    }
    if plan.state != State::Empty {
        plan.steps.iter().for_each(|step| println!("    {}", step.what));
    }
    match missing {
        0 => Ok(()),
        _ => Err(Failure::Behind),
    }
}
