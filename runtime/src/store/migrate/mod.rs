//! Migrations: what is between a database and the spec, as a plan, and its execution. A plan is the difference of the spec
//! as it was last applied, which the database keeps, and the spec of the program, compared with the catalog. Nothing is lost
//! unless that is asked for. A database that Django made is adopted as it stands.

mod applied;
mod cast;
mod catalog;
mod change;
mod differ;
mod matching;
mod plan;
mod postgres;
mod purpose;
mod rows;
mod run;
mod schema;
mod show;
mod sqlite;
mod step;
#[cfg(test)]
mod tests;

pub use rows::InTheWay;
pub use run::migrate;
pub use show::{Shown, show};
pub use step::{Action, Step};

use super::{Dialect, Executor, Sql, Store, Transaction, fetch};
use crate::{
    error_class::explained,
    tables::{Api, ddl::Ddl},
};
use applied::RECORD;
use catalog::Catalog;
use futures_util::future::BoxFuture;
use plan::Made;
use sea_orm::DbErr;
use std::fmt;

/// The origin of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// None of the tables are there.
    Empty,
    /// This server made it.
    Ours,
    /// Django made it, and it is not recorded yet that this server serves it.
    Django,
    /// Django made it, and this server has adopted it.
    Adopted,
}

/// The steps from a database to the spec.
#[derive(Debug)]
pub struct Plan {
    /// What the database is.
    pub state: State,
    /// What is to be done, in its order.
    pub steps: Vec<Step>,
    /// The tables of the spec that are there.
    pub known: Vec<&'static str>,
    /// The tables that the spec doesn't know.
    pub unknown: Vec<Unknown>,
    /// Parts that differ from the spec, one line each. Migrations don't change them.
    pub differences: Vec<String>,
    /// What stays, though the spec has it no more.
    pub notes: Vec<String>,
    /// What the spec has to say before anything is done.
    pub questions: Vec<String>,
    /// What can't be done.
    pub impossible: Vec<String>,
    /// Rows that are in the way, where `plan` has looked for them.
    pub in_the_way: Vec<InTheWay>,
    /// Why a server of the spec would answer what isn't true on the database as it is.
    pub false_answers: Vec<String>,
}

/// How a migration is done.
#[derive(Debug, Clone)]
pub struct Options {
    /// What is missing is added to a database that Django made, too.
    pub alter: bool,
    /// What the spec has no more is dropped.
    pub drop: bool,
    /// Size in bytes from which a table is not locked for long on PostgreSQL.
    pub large: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options { alter: false, drop: false, large: 16 << 20 }
    }
}

/// A table that the spec doesn't know.
#[derive(Debug)]
pub struct Unknown {
    /// Its name.
    pub table: String,
    /// What its rows refer to, and by which column: what is referred to can't be deleted.
    pub holds: Vec<String>,
}

/// What a migration did.
#[derive(Debug)]
pub struct Report {
    /// What the database was before.
    pub state: State,
    /// What was done, one line each; empty = nothing was to do.
    pub done: Vec<String>,
    /// Missing parts that were not added, because Django maintains this database.
    pub missing: Vec<String>,
    /// What stays, though the spec has it no more.
    pub notes: Vec<String>,
}

/// Why a migration fails.
#[derive(Debug)]
pub struct MigrateError {
    text: String,
    /// Whether some steps are done nevertheless.
    pub is_partial: bool,
}

impl MigrateError {
    fn new(text: impl Into<String>) -> MigrateError {
        MigrateError { text: text.into(), is_partial: false }
    }
}

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for MigrateError {}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> MigrateError {
        MigrateError::new(format!("The database failed: {}", explained(&error)))
    }
}

/// The rows that an empty database begins with.
pub trait FirstRows: Sync {
    /// Inserts them; how many there are, or what is wrong with them.
    fn insert<'a>(
        &'a self,
        tx: &'a Transaction,
        dialect: Dialect,
        api: &'static Api,
    ) -> BoxFuture<'a, Result<u64, String>>;
}

impl Plan {
    /// Why it can't be done, whatever rows there are; empty: it can.
    pub fn refused(&self) -> String {
        let lines: Vec<&str> = self.questions.iter().chain(&self.impossible).map(String::as_str).collect();
        lines.join("\n")
    }
}

/// What `migrate` would do.
///
/// # Errors
/// What the database says, or that it is somebody else's.
pub async fn plan(store: &Store, ddl: &Ddl, options: &Options) -> Result<Plan, MigrateError> {
    let on = store.primary();
    Ok(look_at(&on, store.dialect, ddl, options).await?.plan)
}

/// The same, with the rows that are in its way. Where migrations by hand come before, that shows only when they are run.
///
/// # Errors
/// As [`plan`].
pub async fn plan_with_rows(store: &Store, ddl: &Ddl, options: &Options) -> Result<Plan, MigrateError> {
    let on = store.primary();
    let mut made = look_at(&on, store.dialect, ddl, options).await?;
    if made.plan.refused().is_empty() && !made.by_hand {
        made.plan.in_the_way = run::in_the_way(&on, store.dialect, &made).await?;
    }
    Ok(made.plan)
}

/// How many rows each step concerns, where it concerns any.
///
/// # Errors
/// Database errors.
pub async fn rows_of(store: &Store, step: &Step) -> Result<Option<u64>, DbErr> {
    let Some(query) = &step.rows else { return Ok(None) };
    let mut sql = Sql::new(store.dialect);
    sql.push(query);
    let rows = fetch(&store.primary(), sql).await?;
    let count: i64 = rows.first().map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(Some(count.unsigned_abs()))
}

async fn look_at(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl, options: &Options) -> Result<Made, MigrateError> {
    let found = catalog::find(on, dialect).await?;
    let state = state(on, dialect, ddl, &found).await?;
    let applied = match state {
        State::Ours if found.tables.contains_key(applied::TABLE) => applied::read(on, dialect).await?,
        _ => None,
    };
    let by_hand = match state {
        State::Ours => applied::pending(on, dialect, ddl.migrations).await?,
        _ => Vec::new(),
    };
    let known =
        plan::Known { dialect, state, applied: applied.as_ref(), ddl, found: &found, by_hand: &by_hand, options };
    let mut made = plan::make(&known);
    for obstacle in std::mem::take(&mut made.unreadable) {
        if let Some(rows) = obstacle.look(on, dialect).await? {
            made.plan.false_answers.push(rows.to_string());
        }
    }
    Ok(made)
}

async fn state(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl, found: &Catalog) -> Result<State, MigrateError> {
    if found.tables.contains_key(RECORD) {
        let mut sql = Sql::new(dialect);
        sql.push("select 1 from ").push(RECORD).push(" where what = 'made'");
        return Ok(if fetch(on, sql).await?.is_empty() { State::Adopted } else { State::Ours });
    }
    let Some(table) = ddl.tables.iter().find(|t| found.tables.contains_key(t.name)) else { return Ok(State::Empty) };
    if !found.tables.contains_key("django_migrations") {
        return Err(MigrateError::new(format!(
            "The table {} exists, but neither this server nor Django made it: name an empty database.",
            table.name
        )));
    }
    match dialect {
        Dialect::Postgres => Ok(State::Django),
        Dialect::Sqlite => Err(MigrateError::new(
            "This SQLite file was made by Django, which keeps values in other forms: dump it with Django's `dumpdata`, \
             and load that into an empty database with `loaddata`.",
        )),
    }
}

/// Writes down something that happened to a database.
///
/// # Errors
/// Database errors.
pub async fn note(store: &Store, what: &str, line: &str) -> Result<(), DbErr> {
    applied::record(&store.primary(), store.dialect, what, &[line.to_owned()]).await
}

/// Whether something was written down of a database that this server has made or adopted.
///
/// # Errors
/// Database errors.
pub async fn is_noted(store: &Store, what: &str) -> Result<bool, DbErr> {
    let mut sql = Sql::new(store.dialect);
    sql.push("select 1 from ").push(RECORD).push(" where what = ").bind(what).push(" limit 1");
    Ok(!fetch(&store.primary(), sql).await?.is_empty())
}
