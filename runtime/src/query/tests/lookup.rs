//! Lookups against the small graph, without a database: the examples of the contract, and what is refused.

use super::testing::graph;
use crate::{
    query::{
        lookup::{
            self,
            path::{self, Reach},
        },
        selection::Selection,
    },
    store::Dialect,
    tables::Resource,
};
use chrono_tz::Tz;

fn ask(resource: &'static Resource, text: &str) -> Result<(), String> {
    let mut selection = Selection::new(resource, Dialect::Sqlite, Tz::UTC);
    for pair in lookup::parse(text, None)? {
        selection.keep(pair.into_condition())?;
    }
    Ok(())
}

/// Lookups of sessions; `#` stands for an id.
const ON_SESSIONS: &[&str] = &[
    "number,1",
    "number__exact,1",
    "~number,1",
    "number,None",
    "number__isnull,False",
    "number__in,[1,2]",
    "number__in,(1,)",
    "number__in,[]",
    "number__range,[2,4]",
    "number__gte,1.5",
    "number__gt,0,number__lt,3",
    "pk,#",
    "pk__in,('#', '#')",
    "id__startswith,4ecb",
    "subject__nickname,KS005",
    "subject__nickname__iexact,ks005",
    "subject,#",
    "subject__nickname__in,[\"KS005\",\"SWC_043\"]",
    "subject__nickname,(\"136801\")",
    "subject__nickname__regex,(\"^.{2,3}_\")",
    "task_protocol__icontains,choiceworld",
    "task_protocol__contains,_",
    "task_protocol,",
    "lab__name,cortexlab,number,1",
    "~lab__name,cortexlab",
    "lab__isnull,True",
    "projects__name__icontains,matlab",
    "~projects__name__icontains,matlab",
    "users__username,olivier,users__username__in,[\"guido\"]",
    "users__isnull,True",
    "start_time__date,2020-09-21",
    "start_time__date__lt,2017-06-05",
    "~start_time__date__lt,2017-06-05",
    "start_time__date__range,[\"2019-04-01\",\"2019-04-05\"]",
    "start_time__range,[\"2019-04-01\",\"2019-04-05\"]",
    "start_time__gte,2020-09-21 10:01",
    "start_time,2020-09-21T11:01:00.123+01:00",
    "start_time__year,2020,start_time__month__in,[4,5]",
    "start_time__week_day,1",
    "start_time__time__gte,18:00",
    "end_time,None",
    "qc__gte,30",
    "extended_qc__task,PASS",
    "extended_qc__n__gte,3",
    "~extended_qc__n,0",
    "extended_qc__n__isnull,True",
    "extended_qc__has_key,n",
    "extended_qc__contains,({\"task\":\"PASS\",\"n\":3})",
    "json__IS_MOCK,False",
    "data_dataset_session_related__name,spikes.times.npy",
    "~data_dataset_session_related__name,spikes.times.npy",
    "data_dataset_session_related__name,spikes.times.npy,~data_dataset_session_related__collection__startswith,raw",
    "data_dataset_session_related__tags__name,Brainwidemap",
    "probe_insertion__trajectory_estimate__channels__brain_region__acronym,CA1",
    "subject__weighings__weight__gt,20",
];

/// Lookups of other resources.
const ON_OTHERS: &[(&Resource, &str)] = &[
    (&graph::INSERTION, "datasets__name__icontains,spikes"),
    (&graph::DATASET, "session__isnull,True"),
    (&graph::DATASET, "session__id__in,(\"#\",),dataset_type__name__in,[\"spikes.times\",\"trials.table\"]"),
    (&graph::DATASET, "id__in,['#']"),
    (&graph::DATASET, "~file_records__exists,True"),
    (&graph::DATASET, "file_size__gte,1000"),
    (&graph::FILE, "dataset,#,data_repository__globus_is_personal,False"),
    (&graph::LAB, "repositories__globus_endpoint_id,#"),
    (&graph::LAB, "repositories__name__startswith,flat"),
    (&graph::SUBJECT, "birth_date__year__gte,2018,to_be_culled,True"),
    (&graph::SUBJECT, "zygosity__zygosity,2"),
    (&graph::REGION, "parent__acronym,CA"),
    (&graph::TRAJECTORY, "provenance__gte,50"),
    (&graph::TASK, "parents__isnull,True,status,20"),
    (&graph::NOTE, "content_type__model,session,object_id,#"),
    (&graph::FOV, "x__len,3"),
    (&graph::USER, "subjects_responsible__nickname,KS005"),
];

#[test]
fn the_examples_of_the_contract_are_understood() {
    const ID: &str = "4ecb5d24-f5cc-402c-be28-9d0f7cb14b3a";
    let all = ON_SESSIONS.iter().map(|text| (&graph::SESSION, *text)).chain(ON_OTHERS.iter().copied());
    for (resource, text) in all {
        assert_eq!(ask(resource, &text.replace('#', ID)), Ok(()), "{text}");
    }
    let within = lookup::parse("n__gte,3,task,PASS", Some("extended_qc")).unwrap_or_default();
    let direct = lookup::parse("extended_qc__n__gte,3,extended_qc__task,PASS", None).unwrap_or_default();
    assert_eq!(within, direct);
}

#[test]
fn what_is_wrong_is_said_with_the_nearest_name() {
    for (text, wanted) in [
        ("subject__nicknam,KS005", "Unknown field 'nicknam' in 'subject__nicknam'. Did you mean 'nickname'?"),
        ("number__gtt,1", "Unknown lookup 'gtt' on 'number'. Did you mean 'gt'?"),
        ("number,abc", "'number' needs a number, got 'abc'."),
        ("number", "Lookup 'number' has no value."),
        ("nickname,KS005", "Unknown field 'nickname'. Did you mean 'subject__nickname'?"),
        ("number,1,number,2", "Lookup 'number' is given twice."),
        ("lab__icontains,x", "Unknown field 'icontains' in 'lab__icontains'."),
        (" lab__name,x, lab__name,y", "Unknown field ' lab' in ' lab__name'. Did you mean 'lab'?"),
        ("~~number,1", "Unknown field '~number'. Did you mean 'number'?"),
        ("number__exact__exact,1", "'exact' on 'number' must be the last name, got 'exact' after it."),
        ("number__isnull,1", "'number__isnull' needs True or False, got '1'."),
        ("number__gt,None", "'number' can't be compared with None this way."),
        ("number__range,5", "'number' needs a range of two values, got '5'."),
        ("number__range,[1]", "'number' needs a range of two values, got 1."),
        ("number,[1]", "'number' needs a number, got a list."),
        ("number,1e3", "'number' needs a number, got '1e3'."),
        ("id,1", "'id' needs a UUID, got '1'."),
        ("subject,KS005", "'subject' needs a UUID, got 'KS005'."),
        ("start_time,20200921", "'start_time' needs a time as YYYY-MM-DDTHH:MM:SS, got '20200921'."),
        ("start_time__date,someday", "'start_time__date' needs a day as YYYY-MM-DD, got 'someday'."),
        ("start_time__time,18", "'start_time__time' needs a time of day as HH:MM:SS, got '18'."),
        ("subject__to_be_culled,maybe", "'subject__to_be_culled' needs True or False, got 'maybe'."),
        ("task_protocol__regex,(", "'(' for 'task_protocol' is not a regular expression: parentheses () not balanced."),
        ("notes__object_id,x", "Unknown field 'notes' in 'notes__object_id'."),
        ("performance,fast", "'performance' needs a number, got 'fast'."),
        ("number__in,[a]", "The value of 'number__in' is not understood: 'a' needs quotes within brackets."),
        ("number__date,2020-01-01", "Unknown lookup 'date' on 'number'."),
        ("start_time__yaer,2020", "Unknown lookup 'yaer' on 'start_time'. Did you mean 'year'?"),
    ] {
        let got = ask(&graph::SESSION, text).err().unwrap_or_default();
        assert!(got.starts_with(wanted), "{text}\n  wanted {wanted}\n  got    {got}");
    }
    assert_eq!(ask(&graph::FOV, "x,5"), Err("'x' needs a list, got '5'.".into()));
}

#[test]
fn secrets_are_not_reached_and_not_named() {
    for text in [
        "password__startswith,pbkdf2",
        "~password__isnull,True",
        "auth_token__isnull,False",
        "auth_token__key,abc",
        "subjects_responsible__responsible_user__password,x",
        "passwor,x",
        "auth_toke,x",
        "session__users__auth_token__user__username,x",
    ] {
        let fault = ask(&graph::USER, text).err().unwrap_or_default();
        assert!(fault.starts_with("Unknown field"), "{text}: {fault}");
        let hint = fault.split_once("Did you mean").map_or("", |(_, hint)| hint);
        assert!(!hint.contains("password") && !hint.contains("token"), "{text}: {fault}");
    }
    assert!(ask(&graph::SESSION, "users__auth_token__isnull,False").is_err());
}

#[test]
fn public_callers_reach_only_what_they_are_shown() {
    let paths = ["nickname".to_owned(), "responsible_user__username".to_owned(), "id".to_owned()];
    let reach = |lookup: &str| path::find(&graph::SUBJECT, lookup, Reach::Only(&paths));
    for open in ["nickname__icontains", "responsible_user__username", "responsible_user", "id", "pk__in"] {
        assert!(reach(open).is_ok(), "{open}");
    }
    for closed in
        ["birth_date", "responsible_user__password", "responsible_user__session", "actions_sessions", "sex", "lab"]
    {
        let fault = reach(closed).err().unwrap_or_default();
        assert!(fault.starts_with("Unknown field"), "{closed}: {fault}");
        let hint = fault.split_once("Did you mean").map_or("", |(_, hint)| hint);
        assert!(!hint.contains("birth_date") && !hint.contains("session"), "{closed}: {fault}");
    }
}

#[test]
fn lookups_have_limits_that_requests_do_not_meet() {
    let eight = "parent_session__".repeat(8);
    assert_eq!(ask(&graph::SESSION, &format!("{eight}number,1")), Ok(()));
    assert!(ask(&graph::SESSION, &format!("{}number,1", "parent_session__".repeat(40))).is_err());
    let long = format!("subject__nickname__in,[{}]", vec!["\"abcdefgh\""; 1000].join(","));
    assert_eq!(ask(&graph::SESSION, &long), Ok(()));
    assert!(ask(&graph::SESSION, &format!("task_protocol,{}", "a".repeat(30_000))).is_err());
    let pairs: Vec<String> = (0..50).map(|n| format!("extended_qc__k{n},1")).collect();
    assert_eq!(ask(&graph::SESSION, &pairs.join(",")), Ok(()));
}
