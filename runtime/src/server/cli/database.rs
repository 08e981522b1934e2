//! The database that the settings name, opened for a command or a server.

use super::Failure;
use crate::{
    server::configuration::Configuration,
    store::{
        Sql, Store, fetch,
        migrate::{self, Options, State},
    },
    tables::Api,
};

/// How long a statement may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// As long as the setting `statement_timeout` says, and shortly for locks: for requests.
    Limited,
    /// No limit: for commands.
    ForEver,
}

/// Opens the database that the settings name.
pub async fn open(configuration: &Configuration, create: bool, wait: Wait) -> Result<Store, Failure> {
    configuration.databases().map_err(Failure::Wrong)?;
    let mut options = configuration.open_options(create).map_err(Failure::Wrong)?;
    if wait == Wait::ForEver {
        options.statement_timeout = None;
        options.lock_timeout = None;
        options.parallel = true;
    }
    Store::open(configuration.text("database"), &options).await.map_err(|e| Failure::Failed(e.0))
}

/// Opens the database; its tables must be there.
pub async fn ready(configuration: &Configuration) -> Result<Store, Failure> {
    Ok(ready_as(configuration, Wait::ForEver).await?.0)
}

/// The same, with statements that wait so long, and whose database it is.
pub async fn ready_as(configuration: &Configuration, wait: Wait) -> Result<(Store, State), Failure> {
    let program = configuration.program.name;
    let store = open(configuration, false, wait).await?;
    let plan =
        migrate::plan(&store, configuration.program.schema(), &Options::default()).await.map_err(|e| e.to_string())?;
    let anyway = configuration.boolean("serve_any_database").map_err(Failure::Wrong)?;
    match plan.state {
        State::Empty => Err(Failure::Failed(format!("The database is empty: run `{program} migrate` first."))),
        State::Ours if !plan.false_answers.is_empty() && !anyway => {
            let what: Vec<String> =
                plan.false_answers.iter().map(|line| format!("\n  {}", line.replace('\n', "\n  "))).collect();
            Err(Failure::Failed(format!(
                "The database is not up to date, so that answers would be false: run `{program} migrate` first \
                 (or set `serve_any_database = true` to serve all the same). Missing or different:{}",
                what.concat()
            )))
        }
        _ => {
            let missing = plan.steps.iter().filter(|step| !step.is_proposal).count();
            let different = plan.differences.len();
            if missing + different > 0 {
                tracing::warn!(missing, different, "the database isn't as the spec wants it; `check` says where");
            }
            Ok((store, plan.state))
        }
    }
}

/// Said where nobody can log in yet.
pub fn no_user(configuration: &Configuration) -> String {
    let program = configuration.program.name;
    format!("There is no user yet: `{program} createuser NAME --superuser` makes one.")
}

/// Whether the database has no user yet.
pub async fn nobody(api: &Api, store: &Store) -> Result<bool, Failure> {
    let Some(accounts) = api.accounts else { return Ok(false) };
    let mut sql = Sql::new(store.dialect);
    sql.push("select 1 from ").name(accounts.users.table).push(" limit 1");
    Ok(fetch(&store.primary(), sql).await.map_err(|e| e.to_string())?.is_empty())
}

/// Whether it is known that nobody can log in yet. A database of Django's may lack the very table.
pub async fn has_no_user(api: &Api, store: &Store) -> bool {
    nobody(api, store).await.is_ok_and(|nobody| nobody)
}

/// What is written down of a database whose users came with a fixture.
pub const USERS_MOVED: &str = "moved";

/// Whether the users of a database that this server made came with a fixture.
pub async fn is_moved(store: &Store, state: State) -> Result<bool, String> {
    Ok(state == State::Ours && migrate::is_noted(store, USERS_MOVED).await.map_err(|e| e.to_string())?)
}
