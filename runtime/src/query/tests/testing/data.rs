//! Rows of the small graph, in both databases.

use super::{graph, postgres};
use crate::{
    query::selection::quoted,
    store::{self, Dialect, OpenOptions, Sql, Store},
    tables::{Kind, Link, Resource},
};
use sea_orm::{Value, sea_query::ArrayType};
use serde_json::{Value as Json, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

/// A database with all rows.
pub struct Filled {
    /// Whose SQL it speaks.
    pub dialect: Dialect,
    /// The database, as servers have it.
    pub store: Store,
}

impl From<Store> for Filled {
    fn from(store: Store) -> Filled {
        Filled { dialect: store.dialect, store }
    }
}

/// The id of the row number `n` of any table.
pub fn id(n: u128) -> Uuid {
    // The first digits tell rows apart, as in real ids.
    Uuid::from_u128((n << 120) | n)
}

/// SQLite, and PostgreSQL where this machine has it (else a line says that it is left out), with the fixed rows.
pub async fn databases(test: &str) -> Vec<Filled> {
    let all = empty(test).await;
    for filled in &all {
        load(filled, &rows(), &pairs()).await;
    }
    all
}

/// The same databases with tables, but without rows.
pub async fn empty(test: &str) -> Vec<Filled> {
    let mut all: Vec<Filled> = vec![open("sqlite::memory:").await.into()];
    match postgres::address() {
        None => println!("SKIPPED the PostgreSQL half of {test}: no server binaries"),
        Some(address) => {
            static NEXT: AtomicUsize = AtomicUsize::new(0);
            let name = format!("lookups_{}", NEXT.fetch_add(1, Ordering::Relaxed));
            let root = open(&format!("{address}postgres")).await;
            run(&root, &format!("create database {name}"), vec![]).await;
            all.push(open(&format!("{address}{name}")).await.into());
        }
    }
    for filled in &all {
        create(filled).await;
    }
    all
}

async fn open(url: &str) -> Store {
    Store::open(url, &OpenOptions { pool: 1, ..OpenOptions::default() }).await.expect("the database answers")
}

async fn run(on: &Store, text: &str, params: Vec<Value>) {
    let sql = Sql { dialect: on.dialect, text: text.to_owned(), params };
    store::execute(&on.primary(), sql).await.unwrap_or_else(|e| panic!("{text}: {e}"));
}

fn sql_type(kind: Kind, dialect: Dialect) -> &'static str {
    match (kind, dialect) {
        (Kind::Uuid, Dialect::Postgres) => "uuid",
        (Kind::Uuid, _) => "blob",
        (Kind::Text, _) => "text",
        (Kind::Small, _) => "smallint",
        (Kind::Int, _) => "integer",
        (Kind::Big, _) => "bigint",
        (Kind::Float, _) => "double precision",
        (Kind::Bool, _) => "boolean",
        (Kind::Date, Dialect::Postgres) => "date",
        (Kind::DateTime, Dialect::Postgres) => "timestamptz",
        (Kind::Json, Dialect::Postgres) => "jsonb",
        (Kind::Floats, Dialect::Postgres) => "double precision[]",
        (Kind::Ints, Dialect::Postgres) => "integer[]",
        (Kind::Date | Kind::DateTime | Kind::Json | Kind::Floats | Kind::Ints, _) => "text",
        (Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts, _) => unreachable!("the graph has none"),
    }
}

async fn create(filled: &Filled) {
    let (on, dialect) = (&filled.store, filled.dialect);
    for resource in graph::ALL {
        let columns: Vec<String> =
            resource.columns.iter().map(|c| format!("{} {}", quoted(c.name), sql_type(c.kind, dialect))).collect();
        run(on, &format!("create table {} ({})", quoted(resource.table), columns.join(", ")), vec![]).await;
        for relation in resource.relations {
            if let Link::Many { table, near, far, .. } = relation.link {
                let ty = sql_type(Kind::Uuid, dialect);
                run(on, &format!("create table if not exists {table} ({near} {ty}, {far} {ty})"), vec![]).await;
            }
        }
    }
}

/// Rows of tables, a value a column: ids as numbers, documents and lists as JSON text.
pub type Rows = Vec<(&'static Resource, Vec<Vec<Json>>)>;

/// Rows of a join table: its name and columns, and the numbers of the rows that it joins.
pub type Pairs = (&'static str, &'static str, &'static str, Vec<(u128, u128)>);

/// Adds rows.
pub async fn load(filled: &Filled, rows: &Rows, pairs: &[Pairs]) {
    for (resource, rows) in rows {
        insert(filled, resource, rows).await;
    }
    let on = &filled.store;
    for (table, near, far, pairs) in pairs {
        let places: Vec<String> = (0..pairs.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let params = pairs.iter().flat_map(|(a, b)| [id(*a).into(), id(*b).into()]).collect();
        if !pairs.is_empty() {
            run(on, &format!("insert into {table} ({near}, {far}) values {}", places.join(", ")), params).await;
        }
    }
}

/// Takes all rows away.
pub async fn clear(filled: &Filled) {
    let joins = graph::ALL.iter().flat_map(|resource| resource.relations).filter_map(|relation| match relation.link {
        Link::Many { table, .. } => Some(table),
        _ => None,
    });
    for table in graph::ALL.iter().map(|resource| resource.table).chain(joins) {
        run(&filled.store, &format!("delete from {}", quoted(table)), vec![]).await;
    }
}

async fn insert(filled: &Filled, resource: &Resource, rows: &[Vec<Json>]) {
    let mut params = Vec::new();
    let mut lines = Vec::new();
    for row in rows {
        assert_eq!(row.len(), resource.columns.len(), "{}", resource.name);
        let mut places = Vec::new();
        for (column, value) in resource.columns.iter().zip(row) {
            if value.is_null() {
                places.push("null".to_owned());
                continue;
            }
            params.push(stored(column.kind, value, filled.dialect));
            places.push(format!("${}", params.len()));
        }
        lines.push(format!("({})", places.join(", ")));
    }
    if !lines.is_empty() {
        let text = format!("insert into {} values {}", quoted(resource.table), lines.join(", "));
        run(&filled.store, &text, params).await;
    }
}

/// A value as its column holds it. Ids are written as numbers, JSON as text (so that its null can be told from none).
fn stored(kind: Kind, value: &Json, dialect: Dialect) -> Value {
    let sqlite = dialect == Dialect::Sqlite;
    let text = || value.as_str().expect("text").to_owned();
    let integer = || value.as_i64().expect("an integer");
    match kind {
        Kind::Uuid => id(u128::try_from(integer()).expect("a small number")).into(),
        Kind::Text => text().into(),
        Kind::Small => i16::try_from(integer()).expect("small").into(),
        Kind::Int => i32::try_from(integer()).expect("small").into(),
        Kind::Big => integer().into(),
        Kind::Float => value.as_f64().expect("a number").into(),
        Kind::Bool => value.as_bool().expect("a truth value").into(),
        Kind::Date => text().parse::<chrono::NaiveDate>().expect("a day").into(),
        Kind::DateTime => text().parse::<chrono::DateTime<chrono::Utc>>().expect("an instant").into(),
        Kind::Json | Kind::Floats | Kind::Ints if sqlite => text().into(),
        Kind::Json => serde_json::from_str::<Json>(&text()).expect("JSON").into(),
        Kind::Floats => {
            let items: Vec<f64> = serde_json::from_str(&text()).expect("numbers");
            Value::Array(ArrayType::Double, Some(Box::new(items.into_iter().map(Into::into).collect())))
        }
        Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts => unreachable!("the graph has none"),
        Kind::Ints => {
            let items: Vec<i32> = serde_json::from_str(&text()).expect("numbers");
            Value::Array(ArrayType::Int, Some(Box::new(items.into_iter().map(Into::into).collect())))
        }
    }
}

fn pairs() -> Vec<Pairs> {
    vec![
        ("session_users", "session_id", "user_id", vec![(1, 1), (2, 1), (2, 2), (4, 2)]),
        ("session_projects", "session_id", "project_id", vec![(1, 1), (2, 1), (2, 2), (5, 2)]),
        ("dataset_tags", "dataset_id", "tag_id", vec![(1, 1), (3, 2)]),
        ("dataset_insertions", "dataset_id", "insertion_id", vec![(1, 1)]),
        ("lab_repositories", "lab_id", "repository_id", vec![(1, 1), (2, 2)]),
        ("task_parents", "to_task_id", "from_task_id", vec![(2, 1)]),
    ]
}

fn rows() -> Rows {
    let list = |rows: Json| -> Vec<Vec<Json>> { serde_json::from_value(rows).expect("rows") };
    vec![
        (&graph::SESSION, list(sessions())),
        (
            &graph::SUBJECT,
            list(json!([
                [1, "KS005", "2018-05-01", true, 1, "M"],
                [2, "SWC_043", null, false, null, "F"],
                [3, "136801", "2017-12-31", true, 2, null]
            ])),
        ),
        (&graph::CULL, list(json!([[1, 1, "old"], [2, 3, null]]))),
        (&graph::LAB, list(json!([[1, "cortexlab"], [2, "angelakilab"]]))),
        (&graph::USER, list(json!([[1, "olivier", "pbkdf2"], [2, "guido", "pbkdf2"]]))),
        (&graph::TOKEN, list(json!([["abc", 1]]))),
        (&graph::PROJECT, list(json!([[1, "ibl_matlab"], [2, "other"]]))),
        (
            &graph::DATASET,
            list(json!([
                [1, "spikes.times.npy", "alf/probe00", 1000, 1, 1],
                [2, "a.npy", "raw_video", null, 2, 1],
                [3, "spikes.times.npy", "raw_ephys", 9_000_000_000_i64, 1, 2],
                [4, "aggregate.pqt", null, 5, null, null]
            ])),
        ),
        (&graph::DATASET_TYPE, list(json!([[1, "spikes.times"], [2, "trials.table"]]))),
        (&graph::TAG, list(json!([[1, "Brainwidemap"], [2, "scratch"]]))),
        (&graph::FILE, list(json!([[1, 1, 1, true], [2, 1, 2, false], [3, 3, 2, false]]))),
        (&graph::IMAGE, list(json!([[2, 640]]))),
        (&graph::REPOSITORY, list(json!([[1, "flatiron_1", 77, false], [2, "personal", null, true]]))),
        (&graph::INSERTION, list(json!([[1, "probe00", 1], [2, "probe01", 4]]))),
        (&graph::TRAJECTORY, list(json!([[1, 1, 70], [2, 1, 10], [3, 2, 50]]))),
        (&graph::CHANNEL, list(json!([[1, 1, 2], [2, 3, null]]))),
        (&graph::REGION, list(json!([[1, "CA", null], [2, "CA1", 1], [3, "CA3", 1]]))),
        (&graph::WEIGHING, list(json!([[1, 1, 19.5], [2, 1, 20.5], [3, 2, 18.0]]))),
        (&graph::ZYGOSITY, list(json!([[1, 1, 2], [2, 2, 0]]))),
        (&graph::TASK, list(json!([[1, 20, "{\"a\":1}"], [2, 20, "{}"], [3, 60, null]]))),
        (&graph::CONTENT_TYPE, list(json!([[1, "session"], [2, "subject"]]))),
        (&graph::NOTE, list(json!([[1, 1, 1], [2, 2, 1], [3, 1, 2]]))),
        (
            &graph::FOV,
            list(json!([
                [1, "[1.0,2.5,3.0]", "[5,6,7]", true],
                [2, "[2.5]", "[]", false],
                [3, "[]", null, null],
                [4, null, "[7]", true]
            ])),
        ),
    ]
}

/// id, number, subject, lab, task_protocol, start, end, qc, extended_qc, json, parent, performance
fn sessions() -> Json {
    let full = r#"{"n":3,"s":"0","flag":false,"list":["a","b"],"nul":null,"task":"PASS"}"#;
    json!([
        [
            1,
            1,
            1,
            1,
            "choiceWorld_1%",
            "2020-09-21T10:01:00.123Z",
            "2020-09-21T11:00:00Z",
            10,
            full,
            "{\"IS_MOCK\":false}",
            null,
            81.5
        ],
        [2, 2, 2, 1, "", "2019-04-01T00:00:00Z", null, 50, "{\"n\":0,\"task\":\"FAIL\"}", null, 1, 1e20],
        [3, null, 1, null, "Passive_ÄX", "2019-04-05T23:30:00Z", null, 30, null, "null", null, null],
        [
            4,
            3,
            3,
            2,
            "ephys\nline2",
            null,
            null,
            0,
            "{\"n\":2.5,\"task\":null}",
            "{\"0\":\"z\",\"arr\":[1,2,3],\"IS_MOCK\":true}",
            1,
            0.00001
        ],
        [
            5,
            4,
            2,
            2,
            "back\\slash",
            "2017-06-04T18:00:00Z",
            "2017-06-04T19:00:00.000001Z",
            40,
            "[]",
            "{\"_task_goCue_delays\":0.95,\"deep\":{\"a\":{\"b\":true}}}",
            null,
            100.0
        ]
    ])
}
