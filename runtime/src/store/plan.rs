//! What is between a database and the spec: looks at what is there and lists the steps to what must
//! be. `migrate` runs them.

use super::{
    Dialect, Executor, Sql, fetch,
    migrate::{ColumnDdl, Ddl, IndexDdl, MigrateError, Plan, RECORD, ReferenceDdl, State, Step, TableDdl},
};
use crate::tables::Dialects;
use sea_orm::DbErr;
use std::collections::{HashMap, HashSet};

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

/// What is missing in a database, and how it is made.
pub async fn plan_on(on: &Executor<'_>, dialect: Dialect, ddl: &Ddl) -> Result<Plan, MigrateError> {
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
