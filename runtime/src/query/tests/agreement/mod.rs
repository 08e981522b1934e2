//! Random rows and random lookups: SQLite, PostgreSQL and the evaluator must find the same rows, or all refuse.
//! The evaluator stands for the contract: it works in memory and was written from the contract's words alone.
//! `PROPTEST_CASES=1000 cargo test -p specimen agree` tries more than the usual number.

mod comparisons;
mod dice;
mod documents;
mod evaluator;
mod lists;
mod moments;
mod patterns;
mod requests;
mod values;

use super::testing::{
    data::{self, Filled, id},
    graph,
};
use crate::{
    query::{condition::Operand, lookup, selection::Selection},
    store,
    tables::{Kind, Resource},
};
use chrono_tz::Tz;
use dice::Dice;
use evaluator::{Ask, Refused, Tables};
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use uuid::Uuid;
use values::{Cell, Said, Value};

/// Worlds of rows that are tried; each is asked up to `REQUESTS` times.
const WORLDS: u32 = 40;
const REQUESTS: usize = 24;

const ZONES: &[Tz] = &[Tz::UTC, Tz::Europe__Paris, Tz::America__New_York, Tz::Asia__Kolkata];

fn tables() -> Vec<&'static Resource> {
    let left_out = [graph::TOKEN.table, graph::CONTENT_TYPE.table, graph::NOTE.table];
    graph::ALL.iter().copied().filter(|resource| !left_out.contains(&resource.table)).collect()
}

/// Whose lists are asked for; those with more kinds of columns more often.
fn roots() -> Vec<&'static Resource> {
    vec![
        &graph::SESSION,
        &graph::SESSION,
        &graph::SESSION,
        &graph::SUBJECT,
        &graph::SUBJECT,
        &graph::FOV,
        &graph::DATASET,
        &graph::FOV,
        &graph::LAB,
        &graph::REGION,
        &graph::TASK,
        &graph::IMAGE,
        &graph::USER,
        &graph::INSERTION,
    ]
}

/// The same numbers in every run, so that a failure is there for whoever looks; more of them when asked for.
fn runner(cases: u32) -> TestRunner {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let config = Config {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A cell as the evaluator sees what the databases are filled with.
fn cell(kind: Kind, json: &Json) -> Cell {
    let text = || json.as_str().unwrap_or_default();
    match kind {
        Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts => unreachable!("the graph has none"),
        _ if json.is_null() => Cell::Null,
        Kind::Uuid => Cell::Uuid(id(json.as_u64().unwrap_or_default().into()).to_string()),
        Kind::Text => Cell::Text(text().into()),
        Kind::Small | Kind::Int | Kind::Big => Cell::Int(json.as_i64().unwrap_or_default()),
        Kind::Float => Cell::Float(json.as_f64().unwrap_or_default()),
        Kind::Bool => Cell::Bool(json.as_bool().unwrap_or_default()),
        Kind::Date => Cell::Date(text().parse().expect("a day")),
        Kind::DateTime => Cell::Instant(text().parse().expect("an instant")),
        Kind::Json => Cell::Json(serde_json::from_str(text()).expect("JSON")),
        Kind::Floats | Kind::Ints => Cell::List(serde_json::from_str(text()).expect("numbers")),
    }
}

fn in_memory(rows: &data::Rows, pairs: &[data::Pairs]) -> Tables {
    let mut tables = Tables::default();
    for (resource, rows) in rows {
        let cells = |row: &Vec<Json>| resource.columns.iter().zip(row).map(|(c, json)| cell(c.kind, json)).collect();
        tables.rows.insert(resource.table, rows.iter().map(cells).collect());
    }
    for (table, near, far, pairs) in pairs {
        let key = |n: u128| Cell::Uuid(id(n).to_string());
        tables.pairs.insert(table, pairs.iter().map(|(a, b)| (*near, key(*a), *far, key(*b))).collect());
    }
    tables
}

fn written(asks: &[Ask]) -> String {
    let pair =
        |ask: &Ask| format!("{}{},{}", if ask.exclude { "~" } else { "" }, ask.names.join("__"), ask.said.print());
    asks.iter().map(pair).collect::<Vec<_>>().join(",")
}

/// The numbers of the rows that a database finds, in order; `Refused` for a request that is refused before.
async fn found(on: &Filled, root: &'static Resource, text: &str, zone: Tz, apart: bool) -> Result<Vec<u64>, Refused> {
    let mut selection = Selection::new(root, on.dialect, zone);
    if apart {
        selection.plan_apart();
    }
    for pair in lookup::parse(text, None).map_err(|_| Refused)? {
        selection.keep(pair.into_condition()).map_err(|_| Refused)?;
    }
    let executor = on.store.primary();
    let sql = selection.page(1000, 0);
    let shown = sql.text.clone();
    let number = |row: &QueryResult| match row.try_get_by_index::<Uuid>(0) {
        Ok(id) => (id.as_u128() & 0xff) as u64,
        Err(_) => row.try_get_by_index::<i32>(0).map_or(0, |n| n.unsigned_abs().into()),
    };
    let rows = store::fetch(&executor, sql).await.unwrap_or_else(|e| panic!("{:?} {text}: {shown}: {e}", on.dialect));
    let count = store::fetch(&executor, selection.count()).await.expect("what is found can be counted");
    let count: i64 = count[0].try_get_by_index(0).expect("a number");
    assert_eq!(usize::try_from(count), Ok(rows.len()), "{:?} {text}: the count is another", on.dialect);
    Ok(rows.iter().map(number).collect())
}

#[test]
fn both_databases_agree_with_the_contract_on_random_rows_and_lookups() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let on = runtime.block_on(data::empty("both_databases_agree_with_the_contract_on_random_rows_and_lookups"));
    let row = || vec(0..120_u16, 14);
    let world: Vec<_> = tables().iter().map(|r| vec(row(), 0..=if r.table == "session" { 5 } else { 3 })).collect();
    let requests = vec((0..roots().len(), vec(vec(0..120_u16, 24), 1..=2)), 1..=REQUESTS);
    let strategy = (world, vec(0..120_u16, 60), 0..ZONES.len(), requests);
    let result = runner(WORLDS).run(&strategy, |(world, joined, zone, requests)| {
        let (rows, zone) = (dice::rows(&tables(), &world), ZONES[zone]);
        let pairs = dice::pairs(&rows, &joined);
        runtime.block_on(async {
            for filled in &on {
                data::clear(filled).await;
                data::load(filled, &rows, &pairs).await;
            }
        });
        let memory = in_memory(&rows, &pairs);
        for (root, asks) in &requests {
            let root = roots()[*root];
            let asks: Vec<Ask> = asks.iter().map(|rolls| dice::ask(root, &mut Dice::new(rolls))).collect();
            let text = written(&asks);
            let all = rows.iter().find(|(r, _)| r.table == root.table).map_or(&[][..], |(_, rows)| rows);
            let expected = evaluator::keep(&memory, root, &asks, zone);
            let expected = expected
                .map(|places| places.iter().filter_map(|n| all[*n][root.primary].as_u64()).collect::<Vec<u64>>());
            // PostgreSQL's subqueries have two forms.
            let forms = on.iter().flat_map(|filled| match filled.dialect {
                store::Dialect::Postgres => vec![(filled, false), (filled, true)],
                store::Dialect::Sqlite => vec![(filled, false)],
            });
            for (filled, apart) in forms {
                let got = runtime.block_on(found(filled, root, &text, zone, apart));
                if got != expected {
                    return Err(TestCaseError::fail(format!(
                        "{:?} {} {zone} {text}\n  contract {expected:?}\n  database {got:?}\n  rows {}",
                        filled.dialect,
                        root.name,
                        shown(&rows, &pairs)
                    )));
                }
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        // Without the numbers that it was made of, which say nothing.
        let text = error.to_string();
        panic!("{}", text.split("minimal failing input").next().unwrap_or_default());
    }
}

fn shown(rows: &data::Rows, pairs: &[data::Pairs]) -> String {
    let rows = rows.iter().filter(|(_, rows)| !rows.is_empty());
    let rows: Vec<String> =
        rows.map(|(r, rows)| format!("{} {}", r.table, serde_json::to_string(rows).unwrap_or_default())).collect();
    let pairs = pairs.iter().filter(|(.., pairs)| !pairs.is_empty());
    let pairs: Vec<String> = pairs.map(|(table, .., pairs)| format!("{table} {pairs:?}")).collect();
    format!("{}\n    {}", rows.join("\n    "), pairs.join("\n    "))
}

/// A value as the grammar must read it.
fn given(value: &Value) -> Operand {
    match value {
        Value::None => Operand::Null,
        Value::Bool(yes) => Operand::Bool(*yes),
        Value::Number(text) => Operand::Number { text: text.clone(), value: text.parse().unwrap_or_default() },
        Value::Text(text) => Operand::Text(text.clone()),
        Value::Bare(text) => Operand::Bare(text.clone()),
        Value::List(items) => Operand::List(items.iter().map(given).collect()),
        Value::Object(entries) => Operand::Object(entries.iter().map(|(k, v)| (k.clone(), given(v))).collect()),
    }
}

/// Any value: text of any characters but U+0000, numbers of all spellings, nested.
fn any_value() -> impl Strategy<Value = Value> {
    let text = || any::<String>().prop_map(|text| text.replace('\0', ""));
    let leaf = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|n| Value::Number(n.to_string())),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| Value::Number(format!("{n:e}"))),
        text().prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 30, 5, move |inner| {
        let entries = proptest::collection::btree_map(text(), inner.clone(), 0..4);
        prop_oneof![
            vec(inner, 0..5).prop_map(Value::List),
            entries.prop_map(|entries| Value::Object(entries.into_iter().collect()))
        ]
    })
}

#[test]
fn a_printed_value_is_read_back_as_it_was_and_pairs_keep_their_places() {
    let strategy = (any_value(), any_value());
    let result = runner(400).run(&strategy, |(first, second)| {
        let (a, b) = (Said::Literal(first.clone()).print(), Said::Literal(second.clone()).print());
        prop_assert_eq!(lookup::read_value(&a), Ok(given(&first)), "{}", a);
        let pairs = lookup::parse(&format!("~x__in,{a},y,{b}"), None).map_err(TestCaseError::fail)?;
        let read: Vec<_> = pairs.iter().map(|pair| (pair.exclude, pair.lookup.as_str(), pair.value.clone())).collect();
        prop_assert_eq!(read, vec![(true, "x__in", given(&first)), (false, "y", given(&second))]);
        Ok(())
    });
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn no_text_whatever_makes_the_reader_panic() {
    let piece = prop_oneof![
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("{"),
        Just("}"),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("\\x"),
        Just("\\u12"),
        Just(","),
        Just(":"),
        Just("None"),
        Just("1"),
        Just("e"),
        Just("."),
        Just("-"),
        Just("ß"),
        Just("~"),
        Just(" "),
        Just("a__in,"),
        Just("\u{0}"),
    ];
    let pieces = vec(piece, 0..30).prop_map(|pieces| pieces.concat());
    let result = runner(1500).run(&(any::<String>(), pieces), |(any, pieces)| {
        for text in [&any, &pieces] {
            // Either answer is right; that there is one is tested.
            let _ = (lookup::parse(text, None), lookup::parse(text, Some("json")), lookup::read_value(text));
        }
        Ok(())
    });
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn random_requests_are_neither_all_refused_nor_all_empty() {
    // Otherwise the test would show little.
    let (mut refused, mut some) = (0, 0);
    let mut rng = runner(1);
    for _ in 0..2000 {
        let rolls = vec(0..120_u16, 24).new_tree(&mut rng).expect("a value").current();
        let world: Vec<_> = tables().iter().map(|_| vec(vec(0..120_u16, 14), 3)).collect();
        let rows = dice::rows(&tables(), &world.new_tree(&mut rng).expect("a value").current());
        let memory = in_memory(&rows, &dice::pairs(&rows, &rolls));
        let root = roots()[Dice::new(&rolls[20..]).roll(roots().len())];
        match evaluator::keep(&memory, root, &[dice::ask(root, &mut Dice::new(&rolls))], Tz::UTC) {
            Err(Refused) => refused += 1,
            Ok(rows) => some += usize::from(!rows.is_empty()),
        }
    }
    assert!(refused > 50 && refused < 700, "{refused} of 2000 are refused");
    assert!(some > 700, "{some} of 2000 find rows");
}
