//! What is between a database and the spec: looks at what is there and lists the steps to what must
//! be. `migrate` runs them.

use super::{
    MigrateError, Plan, RECORD, State, Step,
    catalog::{Catalog, find},
    differ,
    purpose::Purpose,
};
use crate::{
    store::{Dialect, Executor, Sql, fetch},
    tables::{
        Dialects,
        ddl::{ColumnDdl, Ddl, IndexDdl, ReferenceDdl, TableDdl},
    },
};
use sea_orm::DbErr;

/// What is missing in a database, and how it is made.
pub async fn plan_on(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl) -> Result<Plan, MigrateError> {
    let found = find(on, dialect).await?;
    let state = state(on, dialect, ddl, &found).await?;
    let known = ddl.tables.iter().map(|table| table.name).filter(|name| found.tables.contains_key(*name)).collect();
    let mut plan = Plan { state, steps: Vec::new(), known, unknown: Vec::new(), differences: Vec::new() };
    if dialect == Dialect::Postgres {
        plan.unknown = differ::unknown(&found, ddl);
        plan.differences = differ::differences(&found, ddl);
    }
    let mut late = Vec::new();
    for table in ddl.tables {
        let mut known = table.name;
        if !found.tables.contains_key(table.name) {
            if table.was.is_empty() || !found.tables.contains_key(table.was) {
                plan.steps.push(create(dialect, table));
                late.extend(references(dialect, table, |_| true));
                late.extend(table.indexes.iter().filter_map(|i| index(dialect, &found, table, i, true)));
                continue;
            }
            known = table.was;
            let sql = format!("alter table {} rename to {}", quoted(table.was), quoted(table.name));
            plan.steps.push(step(format!("Table {}, till now {}", table.name, table.was), vec![sql]));
        }
        for column in table.columns.iter().filter(|c| !found.column(known, c.name)) {
            if !column.was.is_empty() && found.column(known, column.was) {
                let (of, was, name) = (quoted(table.name), quoted(column.was), quoted(column.name));
                plan.steps.push(step(
                    format!("Column {}.{}, till now {}", table.name, column.name, column.was),
                    vec![format!("alter table {of} rename column {was} to {name}")],
                ));
            } else {
                plan.steps.push(add_column(on, dialect, table, known, column).await?);
            }
        }
        // Django names references and indexes by its own rules, so they are identified by their function.
        late.extend(references(dialect, table, |r| !found.named(r.name) && !refers(&found, known, r)));
        let new = |index: &IndexDdl| known != table.name || index.columns.iter().any(|c| !found.column(known, c));
        let missing = table.indexes.iter().filter(|i| !served(dialect, &found, known, i));
        late.extend(missing.filter_map(|i| index(dialect, &found, table, i, new(i))));
    }
    plan.steps.extend(late);
    Ok(plan)
}

async fn state(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl, found: &Catalog) -> Result<State, MigrateError> {
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

fn step(what: String, sql: Vec<String>) -> Step {
    Step { what, sql, ..Step::default() }
}

/// Whether the database has a reference like this one.
fn refers(found: &Catalog, table: &str, wanted: &ReferenceDdl) -> bool {
    found.tables.get(table).is_some_and(|table| {
        table.references.iter().any(|r| r.column == wanted.column && r.table == wanted.table && r.key == wanted.key)
    })
}

/// Whether the database has an index that does what this one would.
fn served(dialect: Dialect, found: &Catalog, table: &str, wanted: &IndexDdl) -> bool {
    let likewise = || {
        let purpose = Purpose::of(of(dialect, &wanted.sql))?;
        Some(found.tables.get(table)?.indexes.iter().any(|there| there.serves(&purpose)))
    };
    (found.named(wanted.name) && !found.broken(wanted.name)) || likewise().unwrap_or(false)
}

/// A name as SQL takes it, whatever it is.
pub fn quoted(name: &str) -> String {
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
    step(format!("Table {}", table.name), vec![sql])
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
    let step = |r: &ReferenceDdl| {
        let sql = format!(
            "alter table {} add constraint {} foreign key ({}) references {} ({}) deferrable initially deferred",
            quoted(table.name),
            quoted(r.name),
            quoted(r.column),
            quoted(r.table),
            quoted(r.key)
        );
        step(format!("Reference {}.{} to {}", table.name, r.column, r.table), vec![sql])
    };
    table.references.iter().filter(|r| wanted(r)).map(step).collect()
}

/// Makes an index; `None` where this database has none of the kind. `new`: on what isn't there yet.
fn index(dialect: Dialect, found: &Catalog, table: &TableDdl, index: &IndexDdl, new: bool) -> Option<Step> {
    let make = Some(of(dialect, &index.sql)).filter(|sql| !sql.is_empty())?;
    let mut step = step(format!("Index {} on {}", index.name, table.name), vec![make.to_owned()]);
    if dialect == Dialect::Postgres && !new {
        step.online.push(make.replacen("index ", "index concurrently ", 1));
        if found.broken(index.name) {
            step.what += ", which was begun and not finished";
            step.sql.insert(0, format!("drop index {}", quoted(index.name)));
            step.online.insert(0, format!("drop index concurrently {}", quoted(index.name)));
        }
    }
    Some(step)
}

async fn add_column(
    on: &Executor<'_>,
    dialect: Dialect,
    table: &TableDdl,
    known: &str,
    column: &ColumnDdl,
) -> Result<Step, DbErr> {
    let sql = column_sql(dialect, table, column);
    let mut add = format!("alter table {} add column {sql}", quoted(table.name));
    let mut step = step(format!("Column {}.{}", table.name, column.name), Vec::new());
    if let Some(fill) = &column.fill {
        add += &format!(" default {}", of(dialect, fill));
        step.sql.push(add);
        if dialect == Dialect::Postgres {
            // Defaults are computed by the server, as Django does; SQLite can't forget one.
            let drop = format!("alter column {} drop default", quoted(column.name));
            step.sql.push(format!("alter table {} {drop}", quoted(table.name)));
        }
    } else {
        if of(dialect, &column.sql).contains("not null") {
            let mut rows = Sql::new(dialect);
            rows.push("select 1 from ").push(&quoted(known)).push(" limit 1");
            if dialect == Dialect::Sqlite || !fetch(on, rows).await?.is_empty() {
                step.impossible = Some(format!(
                    "The column {}.{} is new and can't be null, but has no default for the rows that are there: give \
                     the field a default, or let it be nullable.",
                    table.name, column.name
                ));
            }
        }
        step.sql.push(add);
    }
    Ok(step)
}
