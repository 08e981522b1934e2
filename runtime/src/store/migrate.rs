//! Making and updating tables: compares what the generator wrote (`Ddl`) with what the database
//! holds, and adds what is missing. Nothing is ever dropped. The command line calls `migrate` and
//! `plan`; a database that Django made is adopted as it stands.

use super::{Dialect, Executor, Sql, Store, execute, fetch};
use crate::{
    fixture,
    tables::{Api, Dialects},
};
use sea_orm::{ConnectionTrait, DbErr};
use std::{
    collections::{HashMap, HashSet},
    fmt,
};

/// Everything that the database must hold, written by the generator.
#[derive(Debug)]
pub struct Ddl {
    /// Tables, join tables among them. Any order: references are added when all tables are there.
    pub tables: &'static [TableDdl],
}

/// One table.
#[derive(Debug)]
pub struct TableDdl {
    /// Its name.
    pub name: &'static str,
    /// Its name before it was renamed; empty = it never was.
    pub was: &'static str,
    /// Its columns in order.
    pub columns: &'static [ColumnDdl],
    /// Checks, which stand within `create table`.
    pub checks: &'static [CheckDdl],
    /// Foreign keys.
    pub references: &'static [ReferenceDdl],
    /// Indexes. Columns that are unique, alone or together, are unique indexes too.
    pub indexes: &'static [IndexDdl],
}

/// One column.
#[derive(Debug)]
pub struct ColumnDdl {
    /// Its name.
    pub name: &'static str,
    /// Its name before it was renamed; empty = it never was.
    pub was: &'static str,
    /// What stands after the name, without the reference: `uuid not null primary key`.
    pub sql: Dialects,
    /// Value of the rows that are there when the column is added, as an SQL literal, e.g. `0`;
    /// `None` = null.
    pub fill: Option<Dialects>,
}

/// A condition on every row.
#[derive(Debug)]
pub struct CheckDdl {
    /// The constraint's name.
    pub name: &'static str,
    /// The condition, the same on both databases, e.g. `implant_weight >= 0`.
    pub sql: &'static str,
}

/// A foreign key; checked when a transaction ends, without an action of its own, as Django has it.
#[derive(Debug)]
pub struct ReferenceDdl {
    /// The constraint's name.
    pub name: &'static str,
    /// The column that refers.
    pub column: &'static str,
    /// The table that it refers to.
    pub table: &'static str,
    /// That table's key.
    pub key: &'static str,
}

/// One index.
#[derive(Debug)]
pub struct IndexDdl {
    /// Its name.
    pub name: &'static str,
    /// The table's columns in it.
    pub columns: &'static [&'static str],
    /// The whole statement, e.g. `create unique index … on …`; empty = not on this database.
    pub sql: Dialects,
}

/// What a database was found to be.
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

/// What is between a database and the spec.
#[derive(Debug)]
pub struct Plan {
    /// What the database is.
    pub state: State,
    /// What is missing, in the order in which it is made.
    pub steps: Vec<Step>,
}

/// One change.
#[derive(Debug)]
pub struct Step {
    /// What it does, in words, e.g. `Column misc_lab.address`.
    pub what: String,
    /// How.
    pub sql: Vec<String>,
}

/// What a migration did.
#[derive(Debug)]
pub struct Report {
    /// What the database was before.
    pub state: State,
    /// What was done, one line each; empty = nothing was to do.
    pub done: Vec<String>,
    /// What is missing and was left alone, because Django looks after this database.
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
        MigrateError(format!("The database failed: {error}"))
    }
}

/// Where it is written down what this server did to a database.
const RECORD: &str = "specimen_migration";

/// Brings a database up to the spec, in one transaction: makes all tables on an empty one, adds
/// what is missing on one of ours. A database that Django made is left as it is, unless `alter`
/// says that this server looks after its tables from now on.
///
/// `first` is a fixture (JSON) with the rows that an empty database begins with; may be empty.
///
/// # Errors
/// What can't be changed and why, or what the database says. Nothing is changed then.
pub async fn migrate(
    store: &Store,
    api: &'static Api,
    ddl: &Ddl,
    first: &[u8],
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
        report.missing = plan.steps.into_iter().map(|step| step.what).collect();
        if plan.state == State::Django {
            record(&on, store.dialect, "adopted", &[]).await?;
            report.done.push("Recorded that this server serves Django's database; its tables are untouched".into());
        }
        tx.commit().await?;
        return Ok(report);
    }
    for step in plan.steps {
        for sql in &step.sql {
            tx.execute_unprepared(sql).await.map_err(|e| MigrateError(format!("{}: {e}\n  {sql}", step.what)))?;
        }
        report.done.push(step.what);
    }
    report.done.extend(name_kinds(&on, store.dialect, api).await?);
    if plan.state == State::Empty && !first.is_empty() {
        let counts =
            fixture::load_first(&tx, store.dialect, api, first).await.map_err(|e| MigrateError(e.to_string()))?;
        report.done.push(format!("{} rows that every database begins with", counts.total()));
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

/// What a database holds: columns by table, and the names of indexes and constraints.
struct Found {
    tables: HashMap<String, HashSet<String>>,
    names: HashSet<String>,
}

impl Found {
    fn column(&self, table: &str, column: &str) -> bool {
        self.tables.get(table).is_some_and(|columns| columns.contains(column))
    }

    /// Whether an index or constraint is there; PostgreSQL keeps 63 bytes of a name.
    fn named(&self, name: &str) -> bool {
        self.names.contains(name) || (name.len() > 63 && self.names.contains(&name[..63]))
    }
}

async fn find(on: &Executor<'_>, dialect: Dialect) -> Result<Found, DbErr> {
    let ask = async |postgres: &str, sqlite: &str| {
        let mut sql = Sql::new(dialect);
        sql.push(match dialect {
            Dialect::Postgres => postgres,
            Dialect::Sqlite => sqlite,
        });
        fetch(on, sql).await
    };
    let columns = "select table_name::text, column_name::text from information_schema.columns \
                   where table_schema = current_schema()";
    let sqlite_columns =
        "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'";
    let mut found = Found { tables: HashMap::new(), names: HashSet::new() };
    for row in ask(columns, sqlite_columns).await? {
        let table: String = row.try_get_by_index(0)?;
        found.tables.entry(table).or_default().insert(row.try_get_by_index(1)?);
    }
    let names = "select indexname::text from pg_indexes where schemaname = current_schema() \
                 union select conname::text from pg_constraint where connamespace = current_schema()::text::regnamespace";
    for row in ask(names, "select name from sqlite_master where type = 'index'").await? {
        found.names.insert(row.try_get_by_index(0)?);
    }
    Ok(found)
}

async fn plan_on(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl) -> Result<Plan, MigrateError> {
    let found = find(on, dialect).await?;
    let state = state(on, dialect, ddl, &found).await?;
    let mut plan = Plan { state, steps: Vec::new() };
    let mut late = Vec::new();
    for table in ddl.tables {
        let mut known = table.name;
        if !found.tables.contains_key(table.name) {
            if table.was.is_empty() || !found.tables.contains_key(table.was) {
                plan.steps.push(create(dialect, table));
                late.extend(references(dialect, table, |_| true));
                late.extend(indexes(dialect, table, |_| true));
                continue;
            }
            known = table.was;
            let sql = format!("alter table {} rename to {}", quoted(table.was), quoted(table.name));
            plan.steps.push(Step { what: format!("Table {}, till now {}", table.name, table.was), sql: vec![sql] });
        }
        for column in table.columns.iter().filter(|c| !found.column(known, c.name)) {
            if !column.was.is_empty() && found.column(known, column.was) {
                let (of, was, name) = (quoted(table.name), quoted(column.was), quoted(column.name));
                plan.steps.push(Step {
                    what: format!("Column {}.{}, till now {}", table.name, column.name, column.was),
                    sql: vec![format!("alter table {of} rename column {was} to {name}")],
                });
            } else {
                plan.steps.push(add_column(on, dialect, table, known, column).await?);
            }
        }
        // Django names references and indexes by rules of its own: in its databases only those of
        // new columns are known to be missing.
        let added = |column: &str| !found.column(known, column);
        let ours = state == State::Ours;
        late.extend(references(dialect, table, |r| if ours { !found.named(r.name) } else { added(r.column) }));
        late.extend(indexes(dialect, table, |i| {
            if ours { !found.named(i.name) } else { i.columns.iter().any(|c| added(c)) }
        }));
    }
    plan.steps.extend(late);
    Ok(plan)
}

async fn state(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl, found: &Found) -> Result<State, MigrateError> {
    if found.tables.contains_key(RECORD) {
        let mut sql = Sql::new(dialect);
        sql.push("select 1 from ").push(RECORD).push(" where what = 'made'");
        return Ok(if fetch(on, sql).await?.is_empty() { State::Adopted } else { State::Ours });
    }
    let Some(table) = ddl.tables.iter().find(|t| found.tables.contains_key(t.name)) else { return Ok(State::Empty) };
    if !found.tables.contains_key("django_migrations") {
        return Err(MigrateError(format!(
            "The table {} exists, but neither this server nor Django made it: name an empty database.",
            table.name
        )));
    }
    match dialect {
        Dialect::Postgres => Ok(State::Django),
        Dialect::Sqlite => Err(MigrateError(
            "This SQLite file was made by Django, which keeps values in other forms: dump it with Django's `dumpdata`, \
             and load that into an empty database with `loaddata`."
                .into(),
        )),
    }
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn of(dialect: Dialect, sql: &Dialects) -> &'static str {
    match dialect {
        Dialect::Postgres => sql.postgres,
        Dialect::Sqlite => sql.sqlite,
    }
}

fn create(dialect: Dialect, table: &TableDdl) -> Step {
    let mut lines: Vec<String> = table.columns.iter().map(|c| column_sql(dialect, table, c)).collect();
    lines.extend(table.checks.iter().map(|c| format!("constraint {} check ({})", quoted(c.name), c.sql)));
    let sql = format!("create table {} (\n  {}\n)", quoted(table.name), lines.join(",\n  "));
    Step { what: format!("Table {}", table.name), sql: vec![sql] }
}

/// A column within `create table` or after `add column`. SQLite can't add a reference later.
fn column_sql(dialect: Dialect, table: &TableDdl, column: &ColumnDdl) -> String {
    let mut sql = format!("{} {}", quoted(column.name), of(dialect, &column.sql));
    if dialect == Dialect::Sqlite {
        for r in table.references.iter().filter(|r| r.column == column.name) {
            sql += &format!(" references {} ({}) deferrable initially deferred", quoted(r.table), quoted(r.key));
        }
    }
    sql
}

fn references(dialect: Dialect, table: &TableDdl, wanted: impl Fn(&ReferenceDdl) -> bool) -> Vec<Step> {
    if dialect == Dialect::Sqlite {
        return Vec::new();
    }
    let step = |r: &ReferenceDdl| Step {
        what: format!("Reference {}.{} to {}", table.name, r.column, r.table),
        sql: vec![format!(
            "alter table {} add constraint {} foreign key ({}) references {} ({}) deferrable initially deferred",
            quoted(table.name),
            quoted(r.name),
            quoted(r.column),
            quoted(r.table),
            quoted(r.key)
        )],
    };
    table.references.iter().filter(|r| wanted(r)).map(step).collect()
}

fn indexes(dialect: Dialect, table: &TableDdl, wanted: impl Fn(&IndexDdl) -> bool) -> Vec<Step> {
    let wanted = |i: &&IndexDdl| wanted(i) && !of(dialect, &i.sql).is_empty();
    let step = |i: &IndexDdl| Step {
        what: format!("Index {} on {}", i.name, table.name),
        sql: vec![of(dialect, &i.sql).to_owned()],
    };
    table.indexes.iter().filter(wanted).map(step).collect()
}

async fn add_column(
    on: &Executor<'_>,
    dialect: Dialect,
    table: &TableDdl,
    known: &str,
    column: &ColumnDdl,
) -> Result<Step, MigrateError> {
    let sql = column_sql(dialect, table, column);
    let mut add = format!("alter table {} add column {sql}", quoted(table.name));
    let mut sql = Vec::new();
    if let Some(fill) = &column.fill {
        add += &format!(" default {}", of(dialect, fill));
        sql.push(add);
        if dialect == Dialect::Postgres {
            // Defaults are computed by the server, as Django does; SQLite can't forget one.
            let drop = format!("alter column {} drop default", quoted(column.name));
            sql.push(format!("alter table {} {drop}", quoted(table.name)));
        }
    } else {
        if of(dialect, &column.sql).contains("not null") {
            let mut rows = Sql::new(dialect);
            rows.push("select 1 from ").push(&quoted(known)).push(" limit 1");
            if dialect == Dialect::Sqlite || !fetch(on, rows).await?.is_empty() {
                return Err(MigrateError(format!(
                    "The column {}.{} is new and can't be null, but has no default for the rows that are there: give \
                     the field a default, or let it be nullable.",
                    table.name, column.name
                )));
            }
        }
        sql.push(add);
    }
    Ok(Step { what: format!("Column {}.{}", table.name, column.name), sql })
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
    on.execute_unprepared(make).await?;
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
