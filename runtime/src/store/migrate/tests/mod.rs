//! Changes of a spec on a database that has rows: each on SQLite, on PostgreSQL in one transaction, and on PostgreSQL with
//! short locks; with rows that fit, and with rows that don't. Specs are texts, checked and lowered as `dev` does.
#![cfg(feature = "dev")]

mod busy;
mod changes;
mod dice;
mod docs;
mod hand;
mod more;
mod rolling;
mod rules;

use super::{MigrateError, Options, Plan, Report, catalog, migrate, plan_with_rows};
use crate::{
    fixture::FirstRows,
    store::{OpenOptions, Sql, Store, fetch},
    tables::{Api, ddl::Ddl},
    tests::postgres::Cluster,
};
use specimen_codegen::SourceFile;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::Semaphore;

/// How a change is tried.
#[derive(Debug, Clone, Copy, PartialEq)]
enum On {
    Sqlite,
    Postgres,
    /// PostgreSQL with short locks.
    Online,
}

/// The databases that there are.
fn databases(test: &str) -> Vec<On> {
    match Cluster::shared(test) {
        Some(_) => vec![On::Sqlite, On::Postgres, On::Online],
        None => vec![On::Sqlite],
    }
}

/// A spec: `api.yaml`, and the files of a text as `# file: path` begins each.
fn spec(text: &str) -> &'static Api {
    let api = "api: Zoo\nversion: { name: v1, vendor: zoo }\n";
    let mut files = vec![];
    let mut path = "zoo/animal.yaml".to_owned();
    let mut content = String::new();
    let end = |path: &str, content: &mut String, files: &mut Vec<SourceFile>| {
        if !content.trim().is_empty() {
            files.push(SourceFile { path: format!("spec/{path}"), text: std::mem::take(content) });
        }
    };
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("# file: ") {
            Some(next) => {
                end(&path, &mut content, &mut files);
                next.trim().clone_into(&mut path);
            }
            None => content += line,
        }
    }
    end(&path, &mut content, &mut files);
    if files.iter().all(|file| file.path != "spec/api.yaml") {
        files.push(SourceFile { path: "spec/api.yaml".into(), text: api.into() });
    }
    let checked = specimen_codegen::read(&files).unwrap_or_else(|report| panic!("{report}\n{text}"));
    specimen_codegen::tables(&checked)
}

/// A resource of a field or several, with an integer key.
fn animal(fields: &str) -> String {
    format!("resource: Animal\nfields:\n  id: {{ type: integer, primary: true }}\n{fields}\n")
}

/// A database of one's own.
struct Zoo {
    on: On,
    url: String,
    store: Store,
}

impl Zoo {
    async fn new(on: On) -> Zoo {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let mut make = String::from("select 1");
        let url = match on {
            On::Sqlite => "sqlite::memory:".to_owned(),
            On::Postgres | On::Online => {
                // A schema is made faster than a database.
                static DATABASE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
                let cluster = Cluster::shared("migrations").expect("it was there");
                let database = DATABASE.get_or_init(|| cluster.database());
                let schema = format!("zoo_{}", NEXT.fetch_add(1, Ordering::Relaxed));
                make = format!("create schema {schema}");
                format!("{database}?options[search_path]={schema}")
            }
        };
        let options = OpenOptions { create: true, pool: 4, ..OpenOptions::default() };
        let zoo = Zoo { on, store: Store::open(&url, &options).await.expect("it opens"), url };
        zoo.run(&make).await;
        zoo
    }

    fn options(&self) -> Options {
        let usual = Options::default();
        Options { large: if self.on == On::Online { 0 } else { usual.large }, ..usual }
    }

    async fn migrate_with(&self, text: &str, options: &Options) -> Result<Report, MigrateError> {
        let api = spec(text);
        migrate(&self.store, api, &Ddl::of(api), &FirstRows(b""), options).await
    }

    async fn migrate(&self, text: &str) -> Result<Report, MigrateError> {
        self.migrate_with(text, &self.options()).await
    }

    async fn try_plan(&self, text: &str) -> Result<Plan, MigrateError> {
        let api = spec(text);
        plan_with_rows(&self.store, &Ddl::of(api), &self.options()).await
    }

    async fn plan(&self, text: &str) -> Plan {
        self.try_plan(text).await.expect("it plans")
    }

    async fn run(&self, sql: &str) {
        self.store.primary().script(sql).await.unwrap_or_else(|error| panic!("{:?}: {sql}: {error}", self.on));
    }

    /// All rows of a query that gives text, with commas between.
    async fn ask(&self, text: &str) -> String {
        let mut sql = Sql::new(self.store.dialect);
        sql.push(text);
        let rows = fetch(&self.store.primary(), sql).await.unwrap_or_else(|e| panic!("{:?}: {text}: {e}", self.on));
        let value = |row: &sea_orm::QueryResult| row.try_get_by_index::<Option<String>>(0).expect("text");
        rows.iter().map(|row| value(row).unwrap_or_else(|| "null".into())).collect::<Vec<_>>().join(",")
    }

    /// What the database is, in words that can be compared.
    async fn structure(&self) -> BTreeSet<String> {
        let found = catalog::find(&self.store.primary(), self.store.dialect).await.expect("it is read");
        let mut lines = BTreeSet::new();
        for (name, table) in found.tables.iter().filter(|(name, _)| !name.starts_with("specimen_")) {
            lines.insert(name.clone());
            for (column, held) in &table.columns {
                lines.insert(format!("{name}.{column} {} {}", held.kind, held.nullable));
            }
            for of in &table.references {
                lines
                    .insert(format!("{name}.{} refers to {}.{} {} {}", of.column, of.table, of.key, of.name, of.valid));
            }
            let plain = |sql: &str| sql.replace(['"', ' '], "").to_lowercase();
            lines
                .extend(table.statements.iter().map(|(index, sql)| format!("{index} {}", plain(&without_schema(sql)))));
            lines.extend(table.checks.iter().map(|(check, valid)| {
                let condition = table.conditions.get(check).map_or("", String::as_str);
                format!("{name}.{check} {valid} {}", plain(condition))
            }));
        }
        lines
    }
}

fn without_schema(sql: &str) -> String {
    match sql.split_once(" ON zoo_").and_then(|(before, rest)| Some((before, rest.split_once('.')?.1))) {
        Some((before, rest)) => format!("{before} ON {rest}"),
        None => sql.to_owned(),
    }
}

/// A change of a spec.
#[derive(Clone)]
struct Case {
    name: &'static str,
    old: String,
    new: String,
    /// Statements that make rows which fit.
    fit: &'static str,
    /// A query, and what it gives after the change.
    then: (&'static str, &'static str),
    /// Statements that make rows which are in the way, and parts of what is said.
    bad: Option<(&'static str, &'static [&'static str])>,
}

impl Case {
    async fn check(&self, on: On) {
        let name = format!("{} on {on:?}", self.name);
        let zoo = Zoo::new(on).await;
        zoo.migrate(&self.old).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        zoo.run(self.fit).await;
        let planned = zoo.plan(&self.new).await;
        assert!(planned.in_the_way.is_empty(), "{name}: {:?}", planned.in_the_way);
        let report = zoo.migrate(&self.new).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let planned: BTreeSet<String> = planned.steps.iter().map(|step| step.what.clone()).collect();
        let done: BTreeSet<String> =
            report.done.iter().filter(|line| !line.contains("kinds of rows")).cloned().collect();
        assert_eq!(planned, done, "{name}: what is planned is done");
        assert_eq!(zoo.ask(self.then.0).await, self.then.1, "{name}");
        let after = zoo.plan(&self.new).await;
        let left: Vec<&String> = after.steps.iter().map(|step| &step.what).collect();
        assert!(left.is_empty() && after.false_answers.is_empty(), "{name}: {left:?} {:?}", after.false_answers);
        // It is the database that the new spec makes.
        let fresh = Zoo::new(on).await;
        fresh.migrate(&self.new).await.expect("it is made");
        let (found, wanted) = (zoo.structure().await, fresh.structure().await);
        let differs: Vec<&String> = found.symmetric_difference(&wanted).collect();
        let differs: Vec<&&String> = differs.iter().filter(|_| report.notes.is_empty()).collect();
        assert!(differs.is_empty(), "{name}: {differs:#?}");
        if on == On::Sqlite {
            assert_eq!(zoo.ask("select cast(foreign_keys as text) from pragma_foreign_keys").await, "1", "{name}");
        }
        let Some((rows, says)) = self.bad else { return };
        let zoo = Zoo::new(on).await;
        zoo.migrate(&self.old).await.expect("it is made");
        zoo.run(rows).await;
        let before = zoo.structure().await;
        let planned = zoo.plan(&self.new).await;
        let error = zoo.migrate(&self.new).await.expect_err(&name).to_string();
        for part in says {
            assert!(error.contains(part), "{name}: no `{part}` in {error}");
        }
        let planned = planned.in_the_way.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert_eq!(planned, error, "{name}");
        for show in error.lines().filter_map(|line| line.strip_prefix("  all: ")) {
            zoo.run(show).await;
        }
        assert_eq!(zoo.structure().await, before, "{name}: nothing was changed");
        let old = zoo.plan(&self.old).await;
        assert!(old.steps.is_empty(), "{name}: {:?}", old.steps);
    }
}

/// Checks cases on all databases, and says all that fails. `of_database`: how a case differs there.
async fn all(cases: Vec<Case>, of_database: impl Fn(&mut Case, On), test: &str) {
    let databases = databases(test);
    let some = Arc::new(Semaphore::new(4));
    let mut tasks = Vec::new();
    for case in cases {
        for on in databases.iter().copied() {
            let (mut case, some) = (case.clone(), Arc::clone(&some));
            of_database(&mut case, on);
            tasks.push(tokio::spawn(async move {
                let _turn = some.acquire().await;
                case.check(on).await;
            }));
        }
    }
    let mut failed = 0;
    for task in tasks {
        failed += usize::from(task.await.is_err());
    }
    assert_eq!(failed, 0, "as said above");
}
