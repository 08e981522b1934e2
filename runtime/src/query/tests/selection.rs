//! The same conditions on SQLite and on PostgreSQL, with the same rows as answer.

use super::testing::{
    data::{Filled, databases, id},
    graph,
};
use crate::{
    query::{condition::Condition, lookup, selection::Selection},
    store::{self, Dialect, Executor, Sql, View, view::VisibleTable},
    tables::{Order, OrderBy, Resource},
};
use chrono_tz::Tz;
use sea_orm::{QueryResult, Value};
use uuid::Uuid;

/// The number of a row, by its id.
fn number(row: &QueryResult) -> u128 {
    match row.try_get_by_index::<Uuid>(0) {
        Ok(id) => id.as_u128() & 0xff,
        Err(_) => row.try_get_by_index::<i32>(0).map(|n| n.unsigned_abs().into()).expect("a uuid or a number"),
    }
}

async fn rows(on: &Filled, selection: &Selection) -> Vec<u128> {
    let executor = on.store.primary();
    let page = selection.page(1000, 0);
    let text = page.text.clone();
    let found = store::fetch(&executor, page).await.unwrap_or_else(|e| panic!("{text}: {e}"));
    let found: Vec<u128> = found.iter().map(number).collect();
    let count = selection.count();
    let text = count.text.clone();
    let counted = store::fetch(&executor, count).await.unwrap_or_else(|e| panic!("{text}: {e}"));
    let counted: i64 = counted[0].try_get_by_index(0).expect("a count");
    assert_eq!(counted, i64::try_from(found.len()).expect("few rows"), "count differs from rows: {text}");
    if let Some(linked) = selection.linked(&executor) {
        let text = linked.count().text;
        let again = store::fetch(&executor, linked.count()).await.unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(again[0].try_get_by_index::<i64>(0).expect("a count"), counted, "{text}");
        if let Some(page) = linked.page_of_few(1000, 0) {
            let text = page.text.clone();
            let page = store::fetch(&executor, page).await.unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(page.iter().map(number).collect::<Vec<_>>(), found, "{text}");
        }
    }
    found
}

fn select(on: &Filled, resource: &'static Resource, django: &str, zone: Tz) -> Selection {
    let mut selection = Selection::new(resource, on.dialect, zone);
    for pair in lookup::parse(django, None).unwrap_or_else(|e| panic!("{django}: {e}")) {
        selection.keep(pair.into_condition()).unwrap_or_else(|e| panic!("{django}: {e}"));
    }
    selection
}

async fn agree(on: &[Filled], resource: &'static Resource, zone: Tz, cases: &[(&str, &[u128])]) {
    let mut faults = Vec::new();
    for (django, wanted) in cases {
        // `#n` stands for the id of row n.
        let mut text = (*django).to_owned();
        for n in [77, 1, 2, 3, 4, 5] {
            text = text.replace(&format!("#{n}"), &id(n).to_string());
        }
        for filled in on {
            let selection = select(filled, resource, &text, zone);
            let found = rows(filled, &selection).await;
            if found != *wanted {
                faults.push(format!(
                    "{:?} {django}: wanted {wanted:?}, got {found:?}\n  {}",
                    filled.dialect,
                    selection.page(1, 0).text
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn numbers_compare_as_numbers() {
    let on = databases("numbers_compare_as_numbers").await;
    agree(
        &on,
        &graph::SESSION,
        Tz::UTC,
        &[
            ("number,1", &[1]),
            ("number__exact,1", &[1]),
            ("~number,1", &[2, 3, 4, 5]),
            ("number,None", &[3]),
            ("number__iexact,None", &[3]),
            ("~number,None", &[1, 2, 4, 5]),
            ("number__isnull,False", &[1, 2, 4, 5]),
            ("~number__isnull,True", &[1, 2, 4, 5]),
            ("number__in,[1,2]", &[1, 2]),
            ("number__in,(1,2)", &[1, 2]),
            ("number__in,(1,)", &[1]),
            ("number__in,[]", &[]),
            ("~number__in,[]", &[1, 2, 3, 4, 5]),
            ("number__in,[None,1]", &[1]),
            ("~number__in,[1,None]", &[2, 3, 4, 5]),
            ("number__in,3", &[4]),
            ("number__in,(3)", &[4]),
            ("number__in,[99999999999,3]", &[4]),
            ("number__range,[2,4]", &[2, 4, 5]),
            ("number__range,[4,2]", &[]),
            ("number__range,[1.5,99999999999]", &[2, 4, 5]),
            ("number__gte,1.5", &[2, 4, 5]),
            ("number__gt,1.5", &[2, 4, 5]),
            ("number__lte,2.5", &[1, 2]),
            ("number__lt,2.5", &[1, 2]),
            ("number,1.5", &[1]),
            ("number__gt,0,number__lt,3", &[1, 2]),
            ("number,true", &[1]),
            ("number, 1", &[1]),
            ("number,+1", &[1]),
            ("number__gt,-1", &[1, 2, 4, 5]),
            ("number,99999999999", &[]),
            ("~number,99999999999", &[1, 2, 3, 4, 5]),
            ("number__gt,99999999999", &[]),
            ("number__lt,99999999999", &[1, 2, 3, 4, 5]),
            ("~number__lt,99999999999", &[3]),
            ("number__iexact,1", &[1]),
            ("number__contains,4", &[5]),
            ("number__regex,^[12]$", &[1, 2]),
            ("qc__gte,30", &[2, 3, 5]),
            ("performance__gt,1e2", &[2]),
            ("performance__range,[80,100]", &[1, 5]),
            ("performance__in,[81.5,100]", &[1, 5]),
            ("performance,100", &[5]),
            ("performance__iexact,100", &[5]),
            ("performance__startswith,1e", &[2, 4]),
            ("performance,nan", &[]),
            ("performance__lt,nan", &[1, 2, 4, 5]),
            ("performance__gte,nan", &[]),
            ("performance__in,[\"nan\",100]", &[5]),
            ("~performance__in,[\"nan\",100]", &[1, 2, 3, 4]),
            ("~performance__in,[\"inf\",\"-inf\"]", &[1, 2, 3, 4, 5]),
            ("performance__range,[100,\"nan\"]", &[2, 5]),
            ("~performance__range,[\"nan\",100]", &[1, 2, 3, 4, 5]),
            ("performance__range,[\"-inf\",\"inf\"]", &[1, 2, 4, 5]),
            ("performance__lt,inf", &[1, 2, 4, 5]),
        ],
    )
    .await;
}

#[tokio::test]
async fn texts_compare_as_texts() {
    let on = databases("texts_compare_as_texts").await;
    agree(
        &on,
        &graph::SESSION,
        Tz::UTC,
        &[
            ("pk,#1", &[1]),
            ("id,#1", &[1]),
            ("pk__in,('#1', '#2')", &[1, 2]),
            ("id__startswith,01", &[1]),
            ("id__endswith,3", &[3]),
            ("id__in,#4", &[4]),
            ("subject__nickname,KS005", &[1, 3]),
            ("subject__nickname__iexact,ks005", &[1, 3]),
            ("subject__nickname__in,[\"KS005\",\"SWC_043\"]", &[1, 2, 3, 5]),
            ("subject__nickname,(\"136801\")", &[4]),
            ("subject__nickname,136801", &[4]),
            ("subject__nickname__startswith,1368", &[4]),
            ("subject__nickname__regex,(\"^.{2,3}_\")", &[2, 5]),
            ("task_protocol__icontains,choiceworld", &[1]),
            ("task_protocol__contains,_", &[1, 3]),
            ("task_protocol__contains,%", &[1]),
            ("task_protocol__contains,\\", &[5]),
            ("task_protocol__endswith,%", &[1]),
            ("task_protocol__iendswith,WORLD_1%", &[1]),
            ("task_protocol,", &[2]),
            ("task_protocol__contains,", &[1, 2, 3, 4, 5]),
            ("task_protocol__startswith,", &[1, 2, 3, 4, 5]),
            ("task_protocol__icontains,äx", &[3]),
            ("task_protocol__contains,äx", &[]),
            ("task_protocol__iexact,PASSIVE_äx", &[3]),
            ("task_protocol__istartswith,passive_ä", &[3]),
            ("task_protocol__startswith,Choice", &[]),
            ("task_protocol__regex,^line2", &[]),
            ("task_protocol__regex,s.line2$", &[4]),
            ("task_protocol__iregex,^CHOICE", &[1]),
            ("task_protocol__gt,b,task_protocol__lt,d", &[1, 5]),
            ("task_protocol__range,[\"choice\",\"d\"]", &[1]),
            ("~task_protocol__contains,_", &[2, 4, 5]),
        ],
    )
    .await;
    agree(
        &on,
        &graph::SUBJECT,
        Tz::UTC,
        &[
            ("birth_date__year__gte,2018,to_be_culled,True", &[1]),
            ("birth_date__month,12", &[3]),
            ("birth_date__contains,-05-", &[1]),
            ("birth_date__week_day,1", &[3]),
            ("birth_date__iso_year,2017", &[3]),
            ("birth_date__in,[\"2018-05-01\"]", &[1]),
            ("birth_date__gt,2018-01-01", &[1]),
            ("~birth_date__year,2018", &[2, 3]),
            ("to_be_culled__iexact,TRUE", &[1, 3]),
            ("to_be_culled__in,[True]", &[1, 3]),
            ("zygosity__zygosity,2", &[1]),
            ("sex,M", &[1]),
            ("sex__in,[\"M\",\"F\"]", &[1, 2]),
            ("~sex,M", &[2, 3]),
        ],
    )
    .await;
}

#[tokio::test]
async fn relations_are_followed() {
    let on = databases("relations_are_followed").await;
    agree(&on, &graph::SESSION, Tz::UTC, &[
        ("subject,#1", &[1, 3]),
        ("subject_id,#1", &[1, 3]),
        ("subject_id__nickname,KS005", &[1, 3]),
        ("subject__pk,#1", &[1, 3]),
        ("subject__in,[\"#1\",\"#3\"]", &[1, 3, 4]),
        ("lab__name,cortexlab,number,1", &[1]),
        ("~lab__name,cortexlab", &[3, 4, 5]),
        ("lab__isnull,True", &[3]),
        ("lab,None", &[3]),
        ("lab__name,None", &[3]),
        ("~lab,None", &[1, 2, 4, 5]),
        ("~lab,#1", &[3, 4, 5]),
        ("projects__name__icontains,matlab", &[1, 2]),
        ("~projects__name__icontains,matlab", &[3, 4, 5]),
        ("users__username,olivier,users__username__in,[\"guido\"]", &[2]),
        ("users,#2", &[2, 4]),
        ("users__isnull,True", &[3, 5]),
        ("users,None", &[3, 5]),
        ("users__username__isnull,True", &[3, 5]),
        ("~users__isnull,True", &[1, 2, 4]),
        ("users__isnull,False", &[1, 2, 4]),
        ("~users__isnull,False", &[3, 5]),
        ("data_dataset_session_related__name,spikes.times.npy", &[1, 2]),
        ("~data_dataset_session_related__name,spikes.times.npy", &[3, 4, 5]),
        ("data_dataset_session_related__name,a.npy,data_dataset_session_related__collection,alf/probe00", &[1]),
        ("data_dataset_session_related__name,spikes.times.npy,~data_dataset_session_related__collection__startswith,raw", &[]),
        ("data_dataset_session_related__tags__name,Brainwidemap", &[1]),
        ("data_dataset_session_related__file_records__exists,True", &[1]),
        ("~data_dataset_session_related__file_records__exists,True", &[2, 3, 4, 5]),
        ("data_dataset_session_related__file_size__gt,8999999999", &[2]),
        ("data_dataset_session_related__image__width,640", &[1]),
        ("data_dataset_session_related__collection,None", &[3, 4, 5]),
        ("data_dataset_session_related__file_size,None", &[1, 3, 4, 5]),
        ("probe_insertion__trajectory_estimate__channels__brain_region__acronym,CA1", &[1]),
        ("probe_insertion__trajectory_estimate__channels__isnull,True", &[1, 2, 3, 5]),
        ("probe_insertion__trajectory_estimate__channels__brain_region__isnull,True", &[1, 2, 3, 4, 5]),
        ("subject__weighings__weight__gt,20", &[1, 3]),
        ("~subject__weighings__weight__gt,20", &[2, 4, 5]),
        ("subject__cull__isnull,True", &[2, 5]),
        ("subject__cull__reason,old", &[1, 3]),
        ("~subject__cull__reason,old", &[2, 4, 5]),
        ("subject__cull__reason,None", &[2, 4, 5]),
        ("session__isnull,False", &[1]),
        ("session__number,3", &[1]),
        ("parent_session__number,1", &[2, 4]),
    ])
    .await;
}

#[tokio::test]
async fn relations_of_further_resources_are_followed() {
    let on = databases("relations_of_further_resources_are_followed").await;
    agree(
        &on,
        &graph::IMAGE,
        Tz::UTC,
        &[
            ("name,a.npy", &[2]),
            ("id,#2", &[2]),
            ("pk,#2", &[2]),
            ("dataset_ptr,#2", &[2]),
            ("dataset_ptr__name,a.npy", &[2]),
            ("session__number,1", &[2]),
            ("file_records__isnull,True", &[2]),
            ("width__lt,100000", &[2]),
            ("width__in,[640,100000]", &[2]),
        ],
    )
    .await;
    agree(
        &on,
        &graph::REGION,
        Tz::UTC,
        &[
            ("parent__acronym,CA", &[2, 3]),
            ("children__acronym,CA1", &[1]),
            ("parent,1", &[2, 3]),
            ("parent__gte,1", &[2, 3]),
            ("parent__isnull,True", &[1]),
            ("id__in,[1,2]", &[1, 2]),
            ("id__contains,3", &[3]),
        ],
    )
    .await;
    agree(
        &on,
        &graph::LAB,
        Tz::UTC,
        &[
            ("repositories__globus_endpoint_id,#77", &[1]),
            ("repositories__name__startswith,flat", &[1]),
            ("repositories__globus_endpoint_id__isnull,True", &[2]),
        ],
    )
    .await;
    agree(&on, &graph::TASK, Tz::UTC, &[("parents__isnull,True,status,20", &[1]), ("arguments,({})", &[2])]).await;
    agree(&on, &graph::NOTE, Tz::UTC, &[("content_type__model,session,object_id,#1", &[1])]).await;
    agree(&on, &graph::FILE, Tz::UTC, &[("dataset,#1,data_repository__globus_is_personal,False", &[1])]).await;
    agree(&on, &graph::USER, Tz::UTC, &[("subjects_responsible__nickname,KS005", &[1])]).await;
    agree(
        &on,
        &graph::DATASET,
        Tz::UTC,
        &[
            ("session__isnull,True", &[4]),
            ("file_size__gte,1000", &[1, 3]),
            ("~file_records__exists,True", &[2, 3, 4]),
            ("session__id__in,(\"#1\",),dataset_type__name__in,[\"spikes.times\"]", &[1]),
        ],
    )
    .await;
}

#[tokio::test]
async fn dates_have_parts() {
    let on = databases("dates_have_parts").await;
    agree(
        &on,
        &graph::SESSION,
        Tz::UTC,
        &[
            ("start_time__date,2020-09-21", &[1]),
            ("start_time__date__lt,2017-06-05", &[5]),
            ("start_time__date__lte,2017-06-04", &[5]),
            ("start_time__date__gt,2019-04-01", &[1, 3]),
            ("~start_time__date__lt,2017-06-05", &[1, 2, 3, 4]),
            ("start_time__date__range,[\"2019-04-01\",\"2019-04-05\"]", &[2, 3]),
            ("start_time__date__range,[\"2019-04-05\",\"2019-04-01\"]", &[]),
            ("start_time__date__in,[\"2019-04-01\",\"2020-09-21\"]", &[1, 2]),
            ("start_time__range,[\"2019-04-01\",\"2019-04-05\"]", &[2]),
            ("start_time__gte,2020-09-21 10:01", &[1]),
            ("start_time,2020-09-21T11:01:00.123+01:00", &[1]),
            ("start_time__in,[\"2019-04-01\",\"2017-06-04T18:00Z\"]", &[2, 5]),
            ("start_time__year,2019,start_time__month__in,[4,5]", &[2, 3]),
            ("start_time__year__gte,2019", &[1, 2, 3]),
            ("start_time__year__gt,2019", &[1]),
            ("start_time__year__lt,2019", &[5]),
            ("start_time__year__lte,2019.5", &[2, 3, 5]),
            ("start_time__year__range,[2017,2019]", &[2, 3, 5]),
            ("start_time__year__in,[2017,2020]", &[1, 5]),
            ("start_time__year__lt,99999", &[1, 2, 3, 5]),
            ("start_time__year__lte,9999", &[1, 2, 3, 5]),
            ("start_time__year__gt,99999", &[]),
            ("start_time__year__gte,0", &[1, 2, 3, 5]),
            ("start_time__year__lt,0", &[]),
            ("~start_time__year,2019", &[1, 4, 5]),
            ("start_time__iso_year,2019", &[2, 3]),
            ("start_time__quarter,2", &[2, 3, 5]),
            ("start_time__week,14", &[2, 3]),
            ("start_time__day__lte,4", &[2, 5]),
            ("start_time__week_day,1", &[5]),
            ("start_time__iso_week_day,7", &[5]),
            ("start_time__time__gte,18:00", &[3, 5]),
            ("start_time__time,10:01:00.123", &[1]),
            ("start_time__time__in,[\"18:00\",\"23:30:00\"]", &[3, 5]),
            ("start_time__time__range,[\"10:00\",\"18:00\"]", &[1, 5]),
            ("start_time__time__endswith,:00", &[2, 3, 5]),
            ("start_time__time__hour,18", &[5]),
            ("start_time__hour,23", &[3]),
            ("start_time__second,0", &[1, 2, 3, 5]),
            ("start_time__minute__gte,1", &[1, 3]),
            ("start_time__date__month,9", &[1]),
            ("start_time__date__week_day,1", &[5]),
            ("start_time__date,None", &[4]),
            ("start_time__month__isnull,True", &[4]),
            ("start_time__date__startswith,2019-04", &[2, 3]),
            ("start_time__year__contains,19", &[2, 3]),
            ("start_time__contains,10:01:00.123+00", &[1]),
            ("end_time__endswith,00.000001+00", &[5]),
            ("end_time,None", &[2, 3, 4]),
            ("~start_time__hour__gte,18", &[1, 2, 4]),
        ],
    )
    .await;
    agree(
        &on,
        &graph::SESSION,
        chrono_tz::Europe::Paris,
        &[
            ("start_time__date,2019-04-06", &[3]),
            ("start_time__date__in,[\"2019-04-06\"]", &[3]),
            ("start_time__hour,1", &[3]),
            ("start_time__time__lt,02:30", &[2, 3]),
            ("start_time__week_day,7", &[3]),
            ("start_time,2020-09-21 12:01:00.123", &[1]),
            ("start_time__contains,10:01:00.123+00", &[1]),
        ],
    )
    .await;
}

#[tokio::test]
async fn json_compares_as_json() {
    let on = databases("json_compares_as_json").await;
    agree(
        &on,
        &graph::SESSION,
        Tz::UTC,
        &[
            ("extended_qc__task,PASS", &[1]),
            ("~extended_qc__task,PASS", &[2, 3, 4]),
            ("extended_qc__task,pass", &[]),
            ("extended_qc__n__gte,3", &[1]),
            ("extended_qc__n,3", &[1]),
            ("extended_qc__n,3.0", &[1]),
            ("extended_qc__n__gt,2.5", &[1]),
            ("extended_qc__n__gt,-1", &[1, 2, 4]),
            ("extended_qc__n__gt,-1e3", &[1, 2, 4]),
            ("~extended_qc__n,0", &[1, 3, 4]),
            ("extended_qc__n__isnull,True", &[3, 5]),
            ("~extended_qc__n__isnull,True", &[1, 2, 4]),
            ("extended_qc__nul__isnull,False", &[1]),
            ("extended_qc__has_key,n", &[1, 2, 4]),
            ("~extended_qc__has_key,n", &[3, 5]),
            ("extended_qc__contains,({\"task\":\"PASS\",\"n\":3})", &[1]),
            ("json__contained_by,({\"IS_MOCK\":False,\"x\":1})", &[1]),
            ("json__IS_MOCK,False", &[1]),
            ("json__IS_MOCK,0", &[]),
            ("extended_qc__s,0", &[]),
            ("extended_qc__s,(\"0\")", &[1]),
            ("extended_qc__nul,None", &[1]),
            ("extended_qc__task,None", &[4]),
            ("json,None", &[3]),
            ("json__isnull,True", &[2]),
            ("extended_qc,[]", &[5]),
            ("extended_qc__list__0,a", &[1]),
            ("extended_qc__list__contains,b", &[1]),
            ("extended_qc__list,[\"a\",\"b\"]", &[1]),
            ("extended_qc__n__in,[0,3]", &[1, 2]),
            ("extended_qc__n__in,[]", &[]),
            ("extended_qc__n__range,[0,2.5]", &[2, 4]),
            ("extended_qc__flag__gt,5", &[1]),
            ("extended_qc__task__gt,5", &[]),
            ("extended_qc__task__gte,PA", &[1]),
            ("extended_qc__task__icontains,pas", &[1]),
            ("extended_qc__task__iexact,pass", &[1]),
            ("extended_qc__task__startswith,F", &[2]),
            ("extended_qc__task__iendswith,SS", &[1]),
            ("extended_qc__n__contains,3", &[1]),
            ("extended_qc__n__startswith,2.", &[4]),
            ("extended_qc__n__regex,^[03]$", &[1, 2]),
            ("extended_qc__icontains,\"task\": \"pass\"", &[1]),
            ("extended_qc__startswith,{\"n\": 0", &[2]),
            ("extended_qc__has_keys,[\"n\",\"task\"]", &[1, 2, 4]),
            ("extended_qc__has_any_keys,[\"s\",\"zz\"]", &[1]),
            ("extended_qc__has_keys,n", &[1, 2, 4]),
            ("extended_qc__has_keys,[]", &[1, 2, 4, 5]),
            ("extended_qc__has_any_keys,[]", &[]),
            ("json__0,z", &[4]),
            ("json__arr__2,3", &[4]),
            ("json__arr__-1,3", &[4]),
            ("json___task_goCue_delays__gt,0.9", &[5]),
            ("json__deep__a__b,True", &[5]),
            ("json__deep__a__has_key,b", &[5]),
            ("~json__deep__a__has_key,b", &[1, 2, 3, 4]),
            ("extended_qc__zzz,1", &[]),
            ("extended_qc__task__nosuch,1", &[]),
            ("json__gt,1", &[1, 4, 5]),
            ("extended_qc__lt,(5)", &[5]),
            ("extended_qc__in,[[],{\"n\":0,\"task\":\"FAIL\"}]", &[2, 5]),
        ],
    )
    .await;
}

#[tokio::test]
async fn lists_compare_as_lists() {
    let on = databases("lists_compare_as_lists").await;
    agree(
        &on,
        &graph::FOV,
        Tz::UTC,
        &[
            ("x__len,3", &[1]),
            ("x__len__gte,1", &[1, 2]),
            ("x__len,0", &[3]),
            ("x__contains,[2.5]", &[1, 2]),
            ("x__contains,2.5", &[1, 2]),
            ("x__overlap,[1,9]", &[1]),
            ("x__contained_by,[1,2.5,3,4]", &[1, 2, 3]),
            ("x__0__gt,1", &[2]),
            ("x__0,1", &[1]),
            ("~x__0,1", &[2, 4]),
            ("x__1_3,[2.5,3]", &[1]),
            ("x__1_9__len,2", &[1]),
            ("x,[2.5]", &[2]),
            ("x,[]", &[3]),
            ("x__isnull,True", &[4]),
            ("n_xyz__2,7", &[1]),
            ("n_xyz__0,7", &[4]),
            ("n_xyz__0_1__contains,5", &[1]),
            ("n_xyz__contains,99999999999", &[]),
            ("flag__isnull,True", &[3]),
            ("flag,f", &[2]),
            ("~flag,True", &[2, 3]),
        ],
    )
    .await;
}

#[tokio::test]
async fn conditions_are_combined() {
    let on = databases("conditions_are_combined").await;
    let spikes = || Condition::lookup("name", "spikes.times.npy");
    let cases: Vec<(Condition, &[u128])> = vec![
        (Condition::True, &[1, 2, 3, 4, 5]),
        (Condition::False, &[]),
        (Condition::all([]), &[1, 2, 3, 4, 5]),
        (Condition::any([]), &[]),
        (Condition::any([Condition::lookup("number", 1), Condition::lookup("lab__isnull", true)]), &[1, 3]),
        (Condition::not(Condition::any([Condition::lookup("number", 1), Condition::lookup("number", 2)])), &[3, 4, 5]),
        (Condition::not(Condition::not(Condition::lookup("number", 1))), &[1]),
        (
            // One related row that passes both, unlike two lookups.
            Condition::related(
                "data_dataset_session_related",
                Condition::all([spikes(), Condition::lookup("collection__startswith", "raw")]),
            ),
            &[2],
        ),
        (
            Condition::not(Condition::related(
                "data_dataset_session_related",
                Condition::related("file_records__data_repository", Condition::lookup("globus_is_personal", true)),
            )),
            &[3, 4, 5],
        ),
        (Condition::related("lab", Condition::not(Condition::lookup("name", "cortexlab"))), &[4, 5]),
        (
            Condition::all([
                Condition::lookup("qc__lte", 30),
                Condition::sql(
                    "t.number * $1 = any($2)",
                    "t.number * $1 in (select value from json_each($2))",
                    vec![
                        10.into(),
                        Value::Array(sea_orm::sea_query::ArrayType::Int, Some(Box::new(vec![10.into(), 30.into()]))),
                    ],
                ),
                Condition::lookup("task_protocol__contains", "_"),
            ]),
            &[1],
        ),
    ];
    for (condition, wanted) in &cases {
        for filled in &on {
            let mut selection = Selection::new(&graph::SESSION, filled.dialect, Tz::UTC);
            selection.keep(condition.clone()).unwrap_or_else(|e| panic!("{condition:?}: {e}"));
            assert_eq!(rows(filled, &selection).await, *wanted, "{:?} {condition:?}", filled.dialect);
        }
    }
}

#[tokio::test]
async fn lists_are_narrowed_to_their_owner() {
    let on = databases("lists_are_narrowed_to_their_owner").await;
    for (path, key, wanted) in [
        ("subject", 1, [1, 3].as_slice()),
        ("users", 2, &[2, 4]),
        ("subject__responsible_user", 1, &[1, 3]),
        ("data_dataset_session_related__tags", 2, &[2]),
        // Generic references are for the server's own paths only.
        ("notes", 1, &[1]),
    ] {
        for filled in &on {
            let mut selection = Selection::new(&graph::SESSION, filled.dialect, Tz::UTC);
            selection.keep_related(path, id(key).into()).unwrap_or_else(|e| panic!("{path}: {e}"));
            assert_eq!(rows(filled, &selection).await, wanted, "{:?} {path}", filled.dialect);
        }
    }
}

#[tokio::test]
async fn rows_are_in_the_order_asked_for() {
    let on = databases("rows_are_in_the_order_asked_for").await;
    let key = |path, descending| Order { path, descending, by: OrderBy::Value };
    let test = |path, by| Order { path, descending: false, by };
    for (orders, wanted) in [
        (vec![], [1, 2, 3, 4, 5]),
        (vec![key("start_time", false)], [5, 2, 3, 1, 4]),
        (vec![key("start_time", true)], [4, 1, 3, 2, 5]),
        (vec![key("subject__nickname", false), key("number", true)], [4, 3, 1, 5, 2]),
        (vec![key("lab__name", true)], [3, 1, 2, 4, 5]),
        (vec![key("data_dataset_session_related__name", false)], [1, 2, 3, 4, 5]),
        (vec![key("data_dataset_session_related__name", true)], [3, 4, 5, 1, 2]),
        (vec![key("pk", true)], [5, 4, 3, 2, 1]),
        (vec![test("lab__name", OrderBy::Begins("angela"))], [4, 5, 1, 2, 3]),
        (vec![test("lab__name", OrderBy::Begins("it's"))], [1, 2, 3, 4, 5]),
        (vec![test("lab__name", OrderBy::Filled), key("pk", true)], [5, 4, 2, 1, 3]),
        (vec![test("task_protocol", OrderBy::Filled)], [1, 3, 4, 5, 2]),
    ] {
        for filled in &on {
            let mut selection = Selection::new(&graph::SESSION, filled.dialect, Tz::UTC);
            selection.order(&orders).unwrap_or_else(|e| panic!("{orders:?}: {e}"));
            assert_eq!(rows(filled, &selection).await, wanted, "{:?} {orders:?}", filled.dialect);
            let page = selection.page(2, 1);
            let order = selection.order_outer();
            let mut sql = page.clone();
            sql.text = format!("with _ids as ({}) select _ids.id from _ids order by {order}", page.text);
            let executor = filled.store.primary();
            let found = store::fetch(&executor, sql).await.unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(found.iter().map(number).collect::<Vec<_>>(), wanted[1..3], "{:?} {orders:?}", filled.dialect);
        }
    }
}

#[tokio::test]
async fn regular_expressions_mean_the_same_on_both() {
    use crate::store::functions::regex::cases::{BAD, CASES};
    let on = databases("regular_expressions_mean_the_same_on_both").await;
    for filled in &on {
        let executor = filled.store.primary();
        let test = match filled.dialect {
            crate::store::Dialect::Postgres => "select ($1 ~ $2)::int",
            crate::store::Dialect::Sqlite => "select pg_matches($1, $2, 0)",
        };
        for (pattern, matching, others) in CASES {
            let texts = matching.iter().map(|t| (t, 1)).chain(others.iter().map(|t| (t, 0)));
            for (text, wanted) in texts {
                let params = vec![(*text).into(), (*pattern).into()];
                let sql = store::Sql { dialect: filled.dialect, text: test.into(), params };
                let found = store::fetch(&executor, sql).await.unwrap_or_else(|e| panic!("{pattern}: {e}"));
                let found: i32 = found[0].try_get_by_index(0).expect("a number");
                assert_eq!(found, wanted, "{:?} {pattern} in {text}", filled.dialect);
            }
        }
        for pattern in BAD {
            let params = vec!["text".into(), (*pattern).into()];
            let found =
                store::fetch(&executor, store::Sql { dialect: filled.dialect, text: test.into(), params }).await;
            assert!(found.is_err(), "{:?} accepts {pattern}", filled.dialect);
        }
    }
}

#[test]
fn equal_questions_have_equal_texts() {
    let text = |django: &str| {
        let mut selection = Selection::new(&graph::SESSION, crate::store::Dialect::Postgres, Tz::UTC);
        for pair in lookup::parse(django, None).unwrap_or_else(|e| panic!("{e}")) {
            selection.keep(pair.into_condition()).unwrap_or_else(|e| panic!("{e}"));
        }
        selection
            .order(&[Order { path: "start_time", descending: true, by: OrderBy::Value }])
            .unwrap_or_else(|e| panic!("{e}"));
        selection.page(10, 20).text
    };
    assert_eq!(text("number__in,[1]"), text("number__in,[4,5,6]"));
    assert_eq!(text("json__a__b,1"), text("json__key,x"));
    assert_eq!(
        text("subject__nickname,a,lab__name,b,lab,#,users,#".replace('#', &id(1).to_string()).as_str()),
        "select t.\"id\" as id, t.\"start_time\" as o1 from \"session\" t \
         left join \"subject\" j1 on j1.\"id\" = t.\"subject_id\" left join \"lab\" j2 on j2.\"id\" = t.\"lab_id\" \
         where j1.\"nickname\" = $1 and j2.\"name\" = $2 and t.\"lab_id\" = $3 and exists (select 1 from \"session_users\" m3 \
         where m3.\"session_id\" = t.\"id\" and m3.\"user_id\" = $4) order by t.\"start_time\" desc, t.\"id\" limit 10 offset $5"
    );
}

#[test]
fn pages_are_looked_for_in_the_first_rows_where_no_index_finds_them() {
    let of = |django: &str, order: &'static [Order]| {
        let mut selection = Selection::new(&graph::SESSION, Dialect::Postgres, Tz::UTC);
        for pair in lookup::parse(django, None).expect(django) {
            selection.keep(pair.into_condition()).expect(django);
        }
        selection.order(order).expect("an order");
        selection.page_of_first(100, 0, None)
    };
    static NEWEST: &[Order] = &[Order { path: "start_time", descending: true, by: OrderBy::Value }];
    static FASTEST: &[Order] = &[Order { path: "performance", descending: true, by: OrderBy::Value }];
    let page = of("task_protocol__icontains,x", NEWEST).expect("a page");
    let first = "from (select * from \"session\" t order by t.\"start_time\" desc, t.\"id\" limit 2000) t where";
    assert!(page.text.contains(first), "{}", page.text);
    for (django, order, walks) in [
        ("task_protocol__icontains,x,qc,0", NEWEST, true),
        ("task_protocol__icontains,x", &[][..], true),
        ("performance__gt,0.5", NEWEST, true),
        ("task_protocol__icontains,x,number,1", NEWEST, false),
        ("number,1", NEWEST, false),
        ("subject__nickname__icontains,x", NEWEST, false),
        ("task_protocol__icontains,x", FASTEST, false),
    ] {
        assert_eq!(of(django, order).is_some(), walks, "{django} {order:?}");
    }
}

#[test]
fn counting_leaves_out_what_only_sorts() {
    let mut selection = Selection::new(&graph::SESSION, crate::store::Dialect::Sqlite, Tz::UTC);
    selection.keep(Condition::lookup("subject__nickname", "x")).unwrap_or_else(|e| panic!("{e}"));
    let orders = [
        Order { path: "lab__name", descending: false, by: OrderBy::Value },
        Order { path: "subject__nickname", descending: false, by: OrderBy::Value },
    ];
    selection.order(&orders).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        selection.count().text,
        "select count(*) from \"session\" t left join \"subject\" j1 on j1.\"id\" = t.\"subject_id\" where j1.\"nickname\" = $1"
    );
    assert!(selection.page(1, 0).text.contains("left join \"lab\""));
}

#[tokio::test]
async fn join_tables_alone_are_asked_where_they_say_all() {
    let on = databases("join_tables_alone_are_asked_where_they_say_all").await;
    for filled in &on {
        let primary = filled.store.primary();
        let postgres = filled.dialect == Dialect::Postgres;
        let text = |django: &str| {
            let selection = select(filled, &graph::SESSION, django, Tz::UTC);
            selection.linked(&primary).map(|linked| linked.count().text)
        };
        for django in [
            "users,#2",
            "users__in,[\"#1\",\"#2\"]",
            "projects__name__icontains,matlab",
            "users__username__in,[\"olivier\"]",
        ] {
            let text = text(&django.replace("#1", &id(1).to_string()).replace("#2", &id(2).to_string()));
            assert_eq!(text.is_some(), postgres, "{django}");
            assert!(text.is_none_or(|text| !text.contains("from \"session\"")), "{django}");
        }
        // What is not in the join table, or is more than one condition, or about others.
        for django in
            ["users__isnull,True", "users,None", "~users__username,olivier", "users__username,a,number,1", "number,1"]
        {
            assert_eq!(text(django), None, "{django}");
        }
        let selection = select(filled, &graph::SESSION, "users__username,olivier", Tz::UTC);
        assert_eq!(selection.linked(&primary).is_some(), postgres);
        // Rows that are hidden from the caller are in the join table, too.
        let hides = |name| View::new(vec![VisibleTable { name, rows: Sql::new(filled.dialect) }]);
        let (sessions, others) = (hides(graph::SESSION.table), hides("other"));
        assert!(selection.linked(&primary.seeing(&sessions)).is_none());
        assert_eq!(selection.linked(&primary.seeing(&others)).is_some(), postgres);
        let transaction = filled.store.begin().await.expect("it begins");
        assert!(selection.linked(&Executor::from(&transaction)).is_none());
    }
}
