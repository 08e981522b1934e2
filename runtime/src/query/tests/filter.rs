//! Query parameters of every kind, on both databases.

use super::testing::{
    data::{Filled, databases, id, load},
    graph,
};
use crate::{
    error::RequestError,
    hooks::{Function, Functions, Registry},
    query::{
        condition::Condition,
        cost,
        filter::{self, Place},
        hooks::RuleContext,
        selection::Selection,
    },
    request_time::RequestTime,
    store,
    tables::{Filter, FilterTest, Hook, Resource},
};
use chrono::DateTime;
use chrono_tz::Tz;
use uuid::Uuid;

const fn filter(name: &'static str, test: FilterTest) -> Filter {
    Filter { name, test, public: false, about: "" }
}

/// Sessions of a protocol, where there is a subject of the name that is given.
fn of_subject(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
    let named = Condition::lookup("nickname", text.to_owned());
    let keep = Condition::lookup("subject__nickname", text.to_owned());
    Ok(Condition::provided(&graph::SUBJECT, named, "There is no such subject.", keep))
}

const HOOKS: &[&str] = &["longer", "ended", "of_subject"];

const FUNCTIONS: Functions = &[&[
    ("longer", Function::Rule(long_protocol)),
    ("ended", Function::Rule(ended)),
    ("of_subject", Function::Rule(of_subject)),
]];

fn long_protocol(asked: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
    let least = text.parse::<usize>().map_err(|_| "Enter a length.".to_owned())?;
    let also = asked.parameter("number").map_or(Condition::True, |n| Condition::lookup("number", n));
    let mut pattern = ".".repeat(least);
    pattern.push('$');
    Ok(Condition::all([Condition::lookup("task_protocol__regex", pattern), also]))
}

fn ended(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
    Ok(Condition::lookup("end_time__isnull", text == "false"))
}

static SESSIONS: &[Filter] = &[
    filter("id", FilterTest::Uuid("id")),
    filter("number", FilterTest::Number("number")),
    filter("task_protocol", FilterTest::Text("task_protocol__icontains")),
    filter("subject", FilterTest::Text("subject__nickname__iexact")),
    filter("day", FilterTest::Text("start_time__date")),
    filter("session_number", FilterTest::Text("parent_session__number")),
    filter("json", FilterTest::Text("json")),
    filter("start_time", FilterTest::DateTime("start_time")),
    filter("start_date_gte", FilterTest::Day("start_time__date__gte")),
    filter("date", FilterTest::Date("start_time__date")),
    filter("parent_session", FilterTest::Row("parent_session", &graph::SESSION)),
    filter("projects", FilterTest::Rows("projects", &graph::PROJECT)),
    filter("datasets", FilterTest::UuidIn("data_dataset_session_related")),
    filter("users", FilterTest::AllOf("users__username")),
    filter("date_range", FilterTest::DateRange("start_time")),
    filter("qc", FilterTest::Label("qc", graph::QC)),
    filter("sex", FilterTest::Choice("subject__sex", graph::SEX)),
    filter("culled", FilterTest::Bool("subject__to_be_culled")),
    filter("extended_qc", FilterTest::Pairs("extended_qc")),
    filter("django", FilterTest::Lookups),
    filter("longer", FilterTest::Rule(Hook::find(HOOKS, "longer"))),
    filter("ended", FilterTest::BoolRule(Hook::find(HOOKS, "ended"))),
    filter("of_subject", FilterTest::Rule(Hook::find(HOOKS, "of_subject"))),
    filter("secret", FilterTest::Refused),
];

static CHANNELS: &[Filter] =
    &[filter("brain_region", FilterTest::Row("brain_region", &graph::REGION)), filter("id", FilterTest::Uuid("id"))];

static REGIONS: &[Filter] =
    &[filter("id", FilterTest::Number("id")), filter("any", FilterTest::Rows("parent", &graph::REGION))];

static FOVS: &[Filter] =
    &[filter("x", FilterTest::Number("x__contains")), filter("n_xyz", FilterTest::Number("n_xyz__contains"))];

static SUBJECTS: &[Filter] = &[
    Filter { public: true, ..filter("nickname", FilterTest::Text("nickname")) },
    Filter { public: true, ..filter("responsible_user", FilterTest::Text("responsible_user__username")) },
    filter("birth_date", FilterTest::Date("birth_date")),
    filter("django", FilterTest::Lookups),
];

/// The numbers of the rows that a query string keeps, and the parameters without effect; or the body of the fault.
async fn ask(
    on: &Filled,
    resource: &'static Resource,
    filters: &'static [Filter],
    query: &str,
    public: Option<&[&str]>,
) -> Result<(Vec<u128>, Vec<String>), String> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    let parts = parts.map(|part| part.split_once('=').unwrap_or((part, "")));
    let query: Vec<(String, String)> = parts.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let executor = on.store.primary();
    let now = RequestTime { now: DateTime::UNIX_EPOCH, zone: Tz::UTC };
    let allowed =
        filter::Allowed { public: public.is_some(), fields: public, cost: cost::MAX_COST, strict: false, shown: &[] };
    let hooks = Registry::new(HOOKS, FUNCTIONS);
    let told = |fault| match fault {
        RequestError::Fields(messages) => serde_json::Value::Object(messages.0).to_string(),
        other => format!("{other:?}"),
    };
    let mut parameters = filter::plan(
        &hooks.reading,
        RuleContext { now: &now, query: &query, caller: None },
        resource,
        filters,
        allowed,
    )
    .map_err(told)?;
    let place = Place { on: &executor, dialect: on.dialect, now: &now, snapshot: None };
    parameters.settle(place).await.map_err(told)?;
    let mut selection = Selection::new(resource, on.dialect, Tz::UTC);
    for condition in parameters.conditions() {
        selection.keep_resolved(condition);
    }
    let rows = store::fetch(&executor, selection.page(100, 0)).await.map_err(|e| e.to_string())?;
    let numbers = rows.iter().map(|row| match row.try_get_by_index::<Uuid>(0) {
        Ok(id) => id.as_u128() & 0xff,
        Err(_) => row.try_get_by_index::<i32>(0).map_or(0, |n| n.unsigned_abs().into()),
    });
    Ok((numbers.collect(), parameters.ignored))
}

fn named(text: &str) -> String {
    (1..=9).fold(text.to_owned(), |text, n| text.replace(&format!("#{n}"), &id(n).to_string()))
}

#[tokio::test]
async fn parameters_keep_rows() {
    let on = databases("parameters_keep_rows").await;
    let cases: &[(&'static Resource, &'static [Filter], &str, &[u128])] = &[
        (&graph::SESSION, SESSIONS, "", &[1, 2, 3, 4, 5]),
        (&graph::SESSION, SESSIONS, "id={#1}", &[1]),
        (&graph::SESSION, SESSIONS, "number=1.5", &[1]),
        (&graph::SESSION, SESSIONS, "number= 1e0 ", &[1]),
        (&graph::SESSION, SESSIONS, "number=99999999999999999999", &[]),
        (&graph::SESSION, SESSIONS, "number=1&number=2", &[2]),
        (&graph::SESSION, SESSIONS, "number=1&number=", &[1, 2, 3, 4, 5]),
        (&graph::SESSION, SESSIONS, "task_protocol=  CHOICE ", &[1]),
        (&graph::SESSION, SESSIONS, "subject=ks005&number=1", &[1]),
        (&graph::SESSION, SESSIONS, "day=2020-09-21", &[1]),
        (&graph::SESSION, SESSIONS, "session_number=1", &[2, 4]),
        (&graph::SESSION, SESSIONS, "json={\"IS_MOCK\": false}", &[]),
        (&graph::SESSION, SESSIONS, "start_time=2020-09-21T10:01:00.123", &[1]),
        (&graph::SESSION, SESSIONS, "start_date_gte=2019-04-05 23:59:59", &[1, 3]),
        (&graph::SESSION, SESSIONS, "start_date_gte=04/05/2019", &[1, 3]),
        (&graph::SESSION, SESSIONS, "date=Sep 21, 2020", &[1]),
        (&graph::SESSION, SESSIONS, "parent_session=#1", &[2, 4]),
        (&graph::SESSION, SESSIONS, "projects=#1&projects=#2", &[1, 2, 5]),
        (&graph::SESSION, SESSIONS, "projects=&projects=#2", &[2, 5]),
        (&graph::SESSION, SESSIONS, "projects=", &[1, 2, 3, 4, 5]),
        (&graph::SESSION, SESSIONS, "datasets=#1,,#2", &[1]),
        (&graph::SESSION, SESSIONS, "users=olivier,guido", &[2]),
        (&graph::SESSION, SESSIONS, "users=olivier, guido", &[]),
        (&graph::SESSION, SESSIONS, "users=guido,guido", &[]),
        (&graph::SESSION, SESSIONS, "date_range=2019-04-01,2019-04-05", &[2, 3]),
        (&graph::SESSION, SESSIONS, "date_range=2019-04-01,2019-04-05,whatever", &[2, 3]),
        (&graph::SESSION, SESSIONS, "qc= pass ", &[1]),
        (&graph::SESSION, SESSIONS, "sex=M", &[1, 3]),
        (&graph::SESSION, SESSIONS, "culled=TRUE", &[1, 3, 4]),
        (&graph::SESSION, SESSIONS, "culled=3", &[2, 5]),
        (&graph::SESSION, SESSIONS, "extended_qc=n__gte,3,task,PASS", &[1]),
        (&graph::SESSION, SESSIONS, "extended_qc=isnull,True", &[3]),
        (&graph::SESSION, SESSIONS, "extended_qc=has_key,n", &[1, 2, 4]),
        (&graph::SESSION, SESSIONS, "extended_qc=~task,PASS", &[]),
        (&graph::SESSION, SESSIONS, "subject=SWC_043&django=number,4", &[5]),
        (&graph::SESSION, SESSIONS, "longer=14", &[1]),
        (&graph::SESSION, SESSIONS, "longer=1&number=4", &[5]),
        (&graph::SESSION, SESSIONS, "ended=False", &[2, 3, 4]),
        (&graph::SESSION, SESSIONS, "ended=2", &[1, 5]),
        (&graph::SESSION, SESSIONS, "secret=", &[1, 2, 3, 4, 5]),
        (&graph::CHANNEL, CHANNELS, "brain_region=2", &[1]),
        (&graph::REGION, REGIONS, "id=2", &[2]),
        (&graph::REGION, REGIONS, "any=1&any=2", &[2, 3]),
        (&graph::FOV, FOVS, "x=2.5", &[1, 2]),
        (&graph::FOV, FOVS, "n_xyz=7", &[1, 4]),
    ];
    for (resource, filters, query, wanted) in cases {
        for filled in &on {
            let got = ask(filled, resource, filters, &named(query), None).await;
            assert_eq!(got.map(|(rows, _)| rows), Ok(wanted.to_vec()), "{:?} {query}", filled.dialect);
        }
    }
}

#[tokio::test]
async fn bad_parameters_are_reported_all_at_once() {
    let on = databases("bad_parameters_are_reported_all_at_once").await;
    let missing = "Select a valid choice. That choice is not one of the available choices.";
    let cases = [
        ("id=1", r#"{"id":["Enter a valid UUID."]}"#.to_owned()),
        ("number=two&id=x", r#"{"id":["Enter a valid UUID."],"number":["Enter a number."]}"#.into()),
        ("number=NaN", r#"{"number":["Enter a number."]}"#.into()),
        ("number=1e51", r#"{"number":["Ensure this value is less than or equal to 1e+50."]}"#.into()),
        ("session_number=one", r#"{"session_number":["'parent_session__number' needs a number, got 'one'."]}"#.into()),
        ("start_time=2019", r#"{"start_time":["Enter a valid date/time."]}"#.into()),
        ("start_date_gte=soon", r#"{"start_date_gte":["Enter a valid date/time."]}"#.into()),
        ("date=x", r#"{"date":["Enter a valid date."]}"#.into()),
        ("parent_session=1234", r#"{"parent_session":["“1234” is not a valid UUID."]}"#.into()),
        ("parent_session=#9", format!(r#"{{"parent_session":["{missing}"]}}"#)),
        ("projects=locked", r#"{"projects":["“locked” is not a valid UUID."]}"#.into()),
        (
            "projects=#1&projects=#9",
            named(r#"{"projects":["Select a valid choice. #9 is not one of the available choices."]}"#),
        ),
        ("datasets=1,2", r#"{"datasets":["Enter a valid UUID."]}"#.into()),
        ("date_range=2019-04-01", r#"{"date_range":["Enter two days as YYYY-MM-DD,YYYY-MM-DD."]}"#.into()),
        ("date_range=2019-04-01, 2019-04-05", r#"{"date_range":["Enter two days as YYYY-MM-DD,YYYY-MM-DD."]}"#.into()),
        ("qc=10", r#"{"qc":["Invalid qc, choices are: CRITICAL, NOT_SET, PASS"]}"#.into()),
        ("sex=Male", r#"{"sex":["Select a valid choice. Male is not one of the available choices."]}"#.into()),
        ("extended_qc=n__gte;3", r#"{"extended_qc":["Lookup 'n__gte;3' has no value."]}"#.into()),
        ("django=number,abc", r#"{"django":["'number' needs a number, got 'abc'."]}"#.into()),
        ("longer=x", r#"{"longer":["Enter a length."]}"#.into()),
        ("of_subject=nobody", r#"{"of_subject":["There is no such subject."]}"#.into()),
        ("secret=x", r#"{"secret":["Unknown parameter 'secret'."]}"#.into()),
        ("subject=a\0b", r#"{"subject":["Null characters are not allowed."]}"#.into()),
    ];
    for (query, wanted) in &cases {
        for filled in &on {
            let got = ask(filled, &graph::SESSION, SESSIONS, &named(query), None).await;
            assert_eq!(got, Err(wanted.clone()), "{:?} {query}", filled.dialect);
        }
    }
    let got = ask(&on[0], &graph::CHANNEL, CHANNELS, "brain_region=CA1", None).await;
    assert_eq!(got, Err(format!(r#"{{"brain_region":["{missing}"]}}"#)));
    let got = ask(&on[0], &graph::REGION, REGIONS, "any=1&any=x", None).await;
    assert_eq!(got, Err(r#"{"any":["“x” is not a valid value."]}"#.into()));
}

#[tokio::test]
async fn what_has_no_effect_is_named() {
    let on = databases("what_has_no_effect_is_named").await;
    let query = "foo=1&limit=5&offset=0&format=json&culled=perhaps&Number=1&foo=2&number=1";
    let got = ask(&on[0], &graph::SESSION, SESSIONS, query, None).await;
    assert_eq!(got, Ok((vec![1], vec!["culled".into(), "foo".into(), "Number".into()])));
}

#[tokio::test]
async fn public_callers_filter_by_what_they_are_shown() {
    let on = databases("public_callers_filter_by_what_they_are_shown").await;
    let shown: Option<&[&str]> = Some(&["nickname", "id", "sex"]);
    for (query, wanted) in [
        ("nickname=KS005", [1].as_slice()),
        ("django=nickname,KS005", &[1]),
        ("django=sex,F", &[2]),
        // What a public filter tests is shown.
        ("django=responsible_user__username,guido", &[3]),
    ] {
        let got = ask(&on[0], &graph::SUBJECT, SUBJECTS, query, shown).await;
        assert_eq!(got.map(|(rows, _)| rows), Ok(wanted.to_vec()), "{query}");
    }
    for query in ["birth_date=2018-05-01", "django=birth_date,2018-05-01", "django=responsible_user__password,x"] {
        let got = ask(&on[0], &graph::SUBJECT, SUBJECTS, query, shown).await;
        assert!(got.clone().is_err_and(|e| e.contains("Unknown")), "{query}: {got:?}");
        let got = ask(&on[0], &graph::SUBJECT, SUBJECTS, query, None).await;
        assert_eq!(got.is_ok(), !query.contains("password"), "{query}");
    }
}

#[tokio::test]
async fn a_name_means_all_rows_that_have_it() {
    for filled in databases("a_name_means_all_rows_that_have_it").await {
        let namesake = vec![(&graph::PROJECT, vec![vec![3.into(), "twice".into()], vec![4.into(), "twice".into()]])];
        load(&filled, &namesake, &[("session_projects", "session_id", "project_id", vec![(3, 3), (4, 4)])]).await;
        for (query, wanted) in [
            ("django=projects__name,twice", [3, 4].as_slice()),
            ("django=~projects__name,twice", &[1, 2, 5]),
            ("django=projects__name,nobody", &[]),
            ("django=~projects__name,nobody", &[1, 2, 3, 4, 5]),
        ] {
            let got = ask(&filled, &graph::SESSION, SESSIONS, query, None).await;
            assert_eq!(got.map(|(rows, _)| rows), Ok(wanted.to_vec()), "{:?} {query}", filled.dialect);
        }
    }
}
