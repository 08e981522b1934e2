//! Lookups and patterns that would take too long: what is refused, what is found in time all the same, and what a client
//! is told of a statement that failed because of them. On both databases.

use super::testing::{
    data::{self, Filled, databases},
    graph,
};
use crate::{
    error::RequestError,
    query::{
        blame::blame,
        cost,
        filter::{self, Allowed, Parameters, Place},
        hooks::{Hooks, RuleContext},
        lookup,
        selection::Selection,
    },
    request_time::RequestTime,
    store::{self, Dialect, Sql},
    tables::{Filter, FilterTest, Resource},
};
use chrono::DateTime;
use chrono_tz::Tz;
use sea_orm::DbErr;
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

static FILTERS: &[Filter] = &[
    Filter { name: "django", test: FilterTest::Lookups, public: false, about: "" },
    Filter { name: "extended_qc", test: FilterTest::Pairs("extended_qc"), public: false, about: "" },
];

const NOW: RequestTime = RequestTime { now: DateTime::UNIX_EPOCH, zone: Tz::UTC };

fn query(django: &str) -> Vec<(String, String)> {
    vec![("django".to_owned(), django.to_owned())]
}

/// What a request's parameters are, or what it is told.
fn plan(resource: &'static Resource, query: &[(String, String)]) -> Result<Parameters, RequestError> {
    let allowed = Allowed { public: false, fields: None, cost: cost::MAX_COST, strict: false, shown: &[] };
    filter::plan(&Hooks::default(), RuleContext { now: &NOW, query, caller: None }, resource, FILTERS, allowed)
}

/// What a request is told, if it is refused before it runs.
async fn refusal(on: &Filled, resource: &'static Resource, query: &[(String, String)]) -> Option<Json> {
    let executor = on.store.primary();
    let settled = match plan(resource, query) {
        Ok(mut parameters) => {
            parameters.settle(Place { on: &executor, dialect: on.dialect, now: &NOW, snapshot: None }).await
        }
        Err(fault) => Err(fault),
    };
    settled.err().map(|fault| fault.body())
}

#[tokio::test]
async fn patterns_that_no_database_should_run_are_refused() {
    use crate::store::functions::regex::cases::{BAD, TOO_COMPLEX};
    for filled in &databases("patterns_that_no_database_should_run_are_refused").await {
        for pattern in BAD.iter().chain(TOO_COMPLEX) {
            let text = pattern.replace('\\', "\\\\");
            let refused = refusal(filled, &graph::SESSION, &query(&format!("task_protocol__iregex,('{text}')"))).await;
            let refused = refused.unwrap_or_default().to_string();
            assert!(refused.starts_with("{\"django\":["), "{:?} {pattern}: {refused}", filled.dialect);
            assert!(refused.contains("is not a regular expression"), "{:?} {pattern}: {refused}", filled.dialect);
        }
    }
}

#[tokio::test]
async fn lookups_that_cost_too_much_together_are_refused_and_the_dearest_is_named() {
    for filled in &databases("lookups_that_cost_too_much_together_are_refused_and_the_dearest_is_named").await {
        let deep = "responsible_user__subjects_responsible__".repeat(8);
        let tests = ["nickname", "sex", "id", "birth_date", "to_be_culled", "pk", "nickname__iexact", "sex__in"];
        let pairs: Vec<String> = tests.iter().map(|test| format!("{deep}{test},None")).collect();
        let refused = refusal(filled, &graph::SUBJECT, &query(&pairs[..7].join(","))).await;
        assert_eq!(refused, None, "seven are within bounds");
        let eight = format!("{},{deep}sex__in,[1]", pairs[..7].join(","));
        let refused = refusal(filled, &graph::SUBJECT, &query(&eight)).await.unwrap_or_default();
        let text = refused["django"][0].as_str().unwrap_or_default();
        assert!(text.contains("cost 328, and may cost 300"), "{refused}");
        assert!(text.contains(&format!("'{deep}nickname' costs 41: leave it out")), "{refused}");
        // Parameters are counted together, and the one that is too much is named.
        let mut both = query("session__subject__actions_sessions__number,1");
        let half: Vec<String> = (0..280).map(|n| format!("k{n}")).collect();
        both.push(("extended_qc".into(), format!("contains,[\"{}\"]", half.join("\",\""))));
        let refused = refusal(filled, &graph::SESSION, &both).await;
        assert_eq!(refused, None, "together they are within bounds");
        both[1].1 = format!("contains,[\"{}\"]", [half.as_slice(), half.as_slice()].concat().join("\",\""));
        let refused = refusal(filled, &graph::SESSION, &both).await.unwrap_or_default();
        assert!(refused["extended_qc"][0].is_string() && refused["django"].is_null(), "{refused}");
    }
}

/// Several hundred animals of one person: what leads from each to all others and back.
async fn colonies(test: &str) -> Vec<Filled> {
    let all = data::empty(test).await;
    let animal = |n: u64| vec![json!(n), json!(format!("a{n}")), Json::Null, json!(false), json!(1), json!("F")];
    let rows: data::Rows = vec![
        (&graph::USER, vec![vec![json!(1), json!("ann"), json!("")]]),
        (&graph::SUBJECT, (1..=600).map(animal).collect()),
    ];
    for filled in &all {
        data::load(filled, &rows, &[]).await;
    }
    all
}

#[tokio::test]
async fn relations_that_lead_up_and_down_again_cost_no_more_than_their_tables() {
    for filled in &colonies("relations_that_lead_up_and_down_again_cost_no_more_than_their_tables").await {
        let deep = |times: usize| "responsible_user__subjects_responsible__".repeat(times);
        let several = |test: &str| (3..=7).map(|n| format!("{}{test}", deep(n))).collect::<Vec<_>>().join(",");
        for (django, count) in [
            (format!("{}nickname,x", deep(8)), 0),
            (format!("~{}nickname,x", deep(8)), 600),
            (format!("{}nickname__contains,60", deep(8)), 600),
            (format!("{}nickname__isnull,True", deep(8)), 0),
            (format!("{}birth_date__isnull,True", deep(8)), 600),
            (format!("~{}birth_date__isnull,True", deep(8)), 0),
            (format!("{}weighings__weight__isnull,True", deep(7)), 600),
            (several("nickname,x"), 0),
            (several("nickname__endswith,9"), 600),
            (format!("{},~{}sex,M", several("sex,F"), deep(4)), 600),
        ] {
            let mut selection = Selection::new(&graph::SUBJECT, filled.dialect, Tz::UTC);
            for pair in lookup::parse(&django, None).unwrap_or_else(|e| panic!("{django}: {e}")) {
                selection.keep(pair.into_condition()).unwrap_or_else(|e| panic!("{django}: {e}"));
            }
            let begun = Instant::now();
            let counted = store::fetch(&filled.store.primary(), selection.count()).await;
            let counted: i64 =
                counted.unwrap_or_else(|e| panic!("{django}: {e}"))[0].try_get_by_index(0).expect("a count");
            assert_eq!(counted, count, "{:?} {django}", filled.dialect);
            // Row by row it would be 600 to the power of the relations.
            assert!(begun.elapsed() < Duration::from_secs(20), "{:?} {django}: {:?}", filled.dialect, begun.elapsed());
        }
    }
}

/// What a list answers whose statement fails so.
fn blamed(error: DbErr, django: &str) -> Json {
    let mut query = query(django);
    query.push(("extended_qc".into(), "task,PASS".into()));
    blame(RequestError::Database(error), &plan(&graph::SESSION, &query).expect("they are right")).body()
}

#[tokio::test]
async fn a_pattern_that_fails_or_lasts_is_the_clients_fault() {
    for filled in &databases("a_pattern_that_fails_or_lasts_is_the_clients_fault").await {
        let on = filled.store.primary();
        let run = async |text: &str| {
            let sql = Sql { dialect: filled.dialect, text: text.into(), params: Vec::new() };
            store::fetch(&on, sql).await.expect_err("it fails")
        };
        let failing: &[&str] = match filled.dialect {
            Dialect::Postgres => &["select 'a' ~ '('", "select 'a' ~ '(a{0,200}){200}'"],
            Dialect::Sqlite => &[
                "select pg_matches('a', '(', 0)",
                "select pg_matches('a', '(a{0,200}){200}', 0)",
                "select pg_matches(replace(hex(zeroblob(500000)), '0', 'a'), '^(a+)\\1$', 0)",
            ],
        };
        for text in failing {
            let told = blamed(run(text).await, "number,1,task_protocol__iregex,^x,users__username,ann");
            let message = told["django"][0].as_str().unwrap_or_default();
            assert!(message.contains("regular expression of 'task_protocol__iregex'"), "{text}: {told}");
            assert_eq!(
                (&told["status_code"], told.as_object().map(|o| o.len())),
                (&json!(400), Some(2)),
                "{text}: {told}"
            );
            // A request without a pattern has no part in it.
            assert_eq!(blamed(run(text).await, "number,1")["status_code"], 500, "{text}");
        }
    }
}

#[tokio::test]
async fn a_lookup_that_lasts_is_the_clients_fault() {
    for filled in &databases("a_lookup_that_lasts_is_the_clients_fault").await {
        if filled.dialect == Dialect::Sqlite {
            continue;
        }
        let on = filled.store.primary();
        let slow =
            async || on.script("do $$ begin raise exception using errcode = '57014'; end $$").await.expect_err("so");
        let told = blamed(slow().await, "number,1,users__username,ann,task_protocol__regex,x");
        assert!(
            told["django"][0].as_str().unwrap_or_default().starts_with("'task_protocol__regex' took longer"),
            "{told}"
        );
        let told = blamed(slow().await, "number,1,projects__name,x,subject__actions_sessions__number,1");
        let message = told["django"][0].as_str().unwrap_or_default();
        assert!(message.starts_with("'subject__actions_sessions__number' took longer"), "{told}");
        assert_eq!(told["status_code"], 400);
        // Nothing that takes long was asked for: the database is slow.
        let plain = blame(
            RequestError::Database(slow().await),
            &plan(&graph::SESSION, &query("number,1")).expect("they are right"),
        );
        assert_eq!(plain.status(), 503);
    }
}
