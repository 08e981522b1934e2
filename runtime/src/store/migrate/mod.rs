//! Making and updating tables: compares what the generator wrote (`Ddl`) with what the database
//! holds, and adds what is missing. Nothing is ever dropped. The command line calls `migrate` and
//! `plan`; a database that Django made is adopted as it stands.

mod catalog;
mod differ;
mod plan;
mod purpose;

use super::{Dialect, Executor, Sql, Store, Transaction, execute, fetch};
use crate::{
    error_class::explained,
    tables::{Api, ddl::Ddl},
};
use futures_util::future::BoxFuture;
use plan::{plan_on, quoted};
use sea_orm::{ConnectionTrait, DbErr};
use std::{collections::HashSet, fmt};

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
    /// What is missing, in the order in which it is made.
    pub steps: Vec<Step>,
    /// The tables of the spec that are there.
    pub known: Vec<&'static str>,
    /// The tables that the spec doesn't know.
    pub unknown: Vec<Unknown>,
    /// Parts that differ from the spec, one line each. Migrations don't change them.
    pub differences: Vec<String>,
}

/// One change.
#[derive(Debug, Default)]
pub struct Step {
    /// What it does, in words, e.g. `Column misc_lab.address`.
    pub what: String,
    /// How.
    pub sql: Vec<String>,
    /// For an index on what is there already: the statements, each run by itself, that make it while
    /// others go on writing. Empty for all other steps, and where nobody else can write.
    pub online: Vec<String>,
    /// Why it can't be done.
    pub impossible: Option<String>,
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
}

/// Why a migration fails; nothing was changed.
#[derive(Debug)]
pub struct MigrateError(pub String);

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MigrateError {}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> MigrateError {
        MigrateError(format!("The database failed: {}", explained(&error)))
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

/// The table that records what this server did to a database.
pub(super) const RECORD: &str = "specimen_migration";

/// Updates a database to the spec in one transaction: creates all tables in an empty database, and adds missing parts
/// to one that this server created. A database that Django created isn't changed, unless `alter` states that this
/// server maintains it from now on.
///
/// `first`: the rows that an empty database begins with.
///
/// # Errors
/// What can't be changed and why, or what the database says. Nothing is changed then.
pub async fn migrate(
    store: &Store,
    api: &'static Api,
    ddl: &Ddl,
    first: &dyn FirstRows,
    alter: bool,
) -> Result<Report, MigrateError> {
    let tx = store.begin().await?;
    let on = Executor::Transaction(&tx);
    if store.dialect == Dialect::Postgres {
        // Servers that start at the same time migrate one after the other; the number is any.
        tx.execute_unprepared("select pg_advisory_xact_lock(7350931)").await?;
    }
    let plan = plan_on(&on, store.dialect, ddl).await?;
    let mut report = Report { state: plan.state, done: Vec::new(), missing: Vec::new() };
    let django = matches!(plan.state, State::Django | State::Adopted);
    if django && !alter {
        // Indexes on existing tables are optional; `check` proposes them.
        let missing = plan.steps.into_iter().filter(|step| step.online.is_empty());
        report.missing = missing.map(|step| step.what).collect();
        if plan.state == State::Django {
            record(&on, store.dialect, "adopted", &[]).await?;
            report.done.push("Recorded that this server serves Django's database; its tables are untouched".into());
        }
        tx.commit().await?;
        return Ok(report);
    }
    for step in plan.steps {
        if let Some(reason) = step.impossible {
            return Err(MigrateError(reason));
        }
        for sql in &step.sql {
            tx.execute_unprepared(sql)
                .await
                .map_err(|e| MigrateError(format!("{}: {}\n  {sql}", step.what, explained(&e))))?;
        }
        report.done.push(step.what);
    }
    report.done.extend(name_kinds(&on, store.dialect, api).await?);
    if plan.state == State::Empty {
        let count = first.insert(&tx, store.dialect, api).await.map_err(MigrateError)?;
        if count > 0 {
            report.done.push(format!("{count} rows that every database begins with"));
        }
    }
    if !report.done.is_empty() {
        record(&on, store.dialect, if plan.state == State::Empty { "made" } else { "changed" }, &report.done).await?;
    }
    tx.commit().await?;
    Ok(report)
}

/// What `migrate` would do.
///
/// # Errors
/// What can't be changed and why, or what the database says.
pub async fn plan(store: &Store, ddl: &Ddl) -> Result<Plan, MigrateError> {
    plan_on(&store.primary(), store.dialect, ddl).await
}

/// Writes down something that happened to a database.
///
/// # Errors
/// Database errors.
pub async fn note(store: &Store, what: &str, line: &str) -> Result<(), DbErr> {
    record(&store.primary(), store.dialect, what, &[line.to_owned()]).await
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

/// Writes down what was done, in a table that is made for it.
async fn record(on: &Executor<'_>, dialect: Dialect, what: &str, lines: &[String]) -> Result<(), DbErr> {
    let make = match dialect {
        Dialect::Postgres => {
            "create table if not exists specimen_migration (id integer generated by default as identity primary key, \
             applied timestamp with time zone not null default now(), what text not null, report text not null)"
        }
        Dialect::Sqlite => {
            "create table if not exists specimen_migration (id integer primary key, \
             applied text not null default (strftime('%FT%T+00:00')), what text not null, report text not null)"
        }
    };
    on.script(make).await?;
    let mut sql = Sql::new(dialect);
    sql.push("insert into specimen_migration (what, report) values (").bind(what).push(", ");
    sql.bind(lines.join("\n")).push(")");
    execute(on, sql).await?;
    Ok(())
}

/// Inserts the missing names of kinds of rows, which generic references need.
async fn name_kinds(on: &Executor<'_>, dialect: Dialect, api: &'static Api) -> Result<Vec<String>, DbErr> {
    let Some(kinds) = api.kinds else { return Ok(Vec::new()) };
    let (table, app, model) = (quoted(kinds.resource.table), quoted(kinds.app), quoted(kinds.model));
    let mut sql = Sql::new(dialect);
    sql.push(&format!("select {app}, {model} from {table}"));
    let mut known = HashSet::new();
    for row in fetch(on, sql).await? {
        let pair: (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        known.insert(pair);
    }
    let mut added = 0;
    let labels = api.resources.iter().map(|r| r.label).chain(api.also.iter().map(|(label, _)| *label));
    for (a, m) in labels.filter_map(|label| label.split_once('.')) {
        if known.insert((a.to_owned(), m.to_owned())) {
            let mut sql = Sql::new(dialect);
            sql.push(&format!("insert into {table} ({app}, {model}) values (")).bind(a).push(", ").bind(m).push(")");
            execute(on, sql).await?;
            added += 1;
        }
    }
    Ok(if added == 0 { Vec::new() } else { vec![format!("{added} kinds of rows in {}", kinds.resource.table)] })
}
