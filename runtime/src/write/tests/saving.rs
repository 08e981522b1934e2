//! Creating and changing rows, each behaviour on SQLite; `postgres` runs the same on PostgreSQL.

use super::*;
use crate::write::{create_many, find, insert_new, load, patch, replace, save::save, set_many};

/// Declares the tests on SQLite.
macro_rules! on_sqlite {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let mut zoo = crate::write::tests::Zoo::sqlite().await;
                zoo.populate().await;
                super::$name(&zoo).await;
            })*
        }
    };
}
pub(super) use on_sqlite;

on_sqlite!(
    defaults_fill_a_new_row,
    patch_changes_what_it_names,
    what_a_request_left_null_is_told,
    replace_falls_back_to_input_defaults_only,
    a_row_itself_does_not_count_as_another,
    conditions_bound_unique_sets,
    lists_of_rows_are_checked_before_any_is_written,
    long_lists_are_read_in_parts_that_know_of_each_other,
    to_many_sets_become_the_given_ones,
    rows_that_refer_back_are_moved_and_freed,
    two_tables_make_one_row,
    what_only_a_new_row_needs_is_missed_at_last,
    equal_documents_are_the_same_in_unique_sets,
    only_changed_columns_are_written,
    hooks_may_change_the_draft,
    what_constraints_refuse_reads_like_a_check,
    a_missing_row_is_not_found,
);

async fn row(zoo: &Zoo, key: &Value) -> Draft {
    let loaded = zoo.write(async |context| load(context, &ANIMAL, key).await).await;
    loaded.expect("it can be read").expect("it is there")
}

pub async fn defaults_fill_a_new_row(zoo: &Zoo) {
    let key = zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    let draft = row(zoo, &key).await;
    assert_eq!(draft.row[6], Value::from("U"));
    assert_eq!(draft.row[10], Value::from(zoo.now.now), "now");
    assert_eq!(draft.row[15], Value::from(zoo.now.now), "set by itself");
    assert_eq!(draft.row[18], Value::from(""), "text that may not be null is empty");
    assert_eq!(Some(&draft.row[3]), zoo.caller.as_ref().map(|caller| &caller.id));
    assert_eq!(zoo.texts("select name from species").await, ["mouse"], "the default's row is made");
    zoo.animal(animal("tom", json!({"seen": null, "species": null}))).await.expect("nothing is wrong");
    assert_eq!(zoo.texts("select name from animal where seen is null and species_id is null").await, ["tom"]);
}

pub async fn what_a_request_left_null_is_told(zoo: &Zoo) {
    let told = async |key: Option<&Value>, body: Json| {
        let written = zoo
            .write(async |context| match key {
                Some(key) => patch(context, &ANIMAL_INPUT, key, &Body::Json(body)).await,
                None => crate::write::create(context, &ANIMAL_INPUT, &Body::Json(body)).await,
            })
            .await
            .expect("nothing is wrong");
        (written.key, written.left_null)
    };
    let (key, new) = told(None, animal("rex", json!({"weight": 1.5, "born": null}))).await;
    assert!(new.contains(&"born") && new.contains(&"chip") && !new.contains(&"weight"), "{new:?}");
    let (_, changed) = told(Some(&key), json!({"weight": null, "number": 3})).await;
    assert_eq!(changed, ["weight"], "what it leaves alone was left so by another request");
}

pub async fn patch_changes_what_it_names(zoo: &Zoo) {
    let full = json!({"weight": 1.5, "json": {"bb": 1, "a": 2}, "xs": [1, null], "ns": [3], "born": "2020-01-02", "tags": [1, 2]});
    let key = zoo.animal(animal("rex", full)).await.expect("nothing is wrong");
    let before = row(zoo, &key).await;
    let body = Body::Json(json!({"weight": null, "unknown": 1, "mail": "a@b.org"}));
    zoo.write(async |context| patch(context, &ANIMAL_INPUT, &key, &body).await).await.expect("nothing is wrong");
    let after = row(zoo, &key).await;
    for (place, column) in ANIMAL.columns.iter().enumerate() {
        let changed = after.row[place] != before.row[place];
        assert_eq!(changed, column.name == "weight", "{}", column.name);
    }
    assert_eq!(zoo.count("animal_tag").await, 2);
}

pub async fn replace_falls_back_to_input_defaults_only(zoo: &Zoo) {
    let key =
        zoo.animal(animal("rex", json!({"owner": "bob", "weight": 2, "sex": "M"}))).await.expect("nothing is wrong");
    let body = Body::Json(animal("max", json!({})));
    zoo.write(async |context| replace(context, &ANIMAL_INPUT, &key, &body).await).await.expect("nothing is wrong");
    let draft = row(zoo, &key).await;
    assert_eq!(draft.row[1], Value::from("max"));
    assert_eq!(draft.row[7], Value::from(2.0), "what has no input default is kept");
    assert_eq!(draft.row[6], Value::from("M"));
    assert_eq!(Some(&draft.row[3]), zoo.caller.as_ref().map(|caller| &caller.id), "the caller again");
    let body = Body::Json(json!({"weight": 3}));
    let refusal = zoo.write(async |context| replace(context, &ANIMAL_INPUT, &key, &body).await).await;
    let required = json!(["This field is required."]);
    assert_eq!(refused(refusal), json!({"name": required, "lab": required, "status_code": 400}));
}

pub async fn a_row_itself_does_not_count_as_another(zoo: &Zoo) {
    let key = zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    zoo.animal(animal("max", json!({}))).await.expect("nothing is wrong");
    let change = async |body: Json| {
        zoo.write(async |context| patch(context, &ANIMAL_INPUT, &key, &Body::Json(body)).await).await
    };
    change(json!({"name": "rex", "lab": "north"})).await.expect("it is its own name");
    change(json!({"name": "rex", "lab": "south"})).await.expect("its own name in another lab");
    assert_eq!(
        refused_field(change(json!({"name": "max"})).await, "non_field_errors"),
        json!(["The fields name, owner must make a unique set."])
    );
}

pub async fn conditions_bound_unique_sets(zoo: &Zoo) {
    let mother = zoo.animal(animal("mum", json!({}))).await.expect("nothing is wrong");
    let address = format!("/animals/{}", crate::write::rows::key_text(&mother));
    let child = |name: &str, owner: Json| {
        let values = json!({"mother": address, "sex": "F", "owner": owner});
        animal(name, values)
    };
    zoo.animal(child("a", json!("bob"))).await.expect("the condition is not met");
    zoo.animal(child("b", json!("bob"))).await.expect("the condition is not met");
    let orphan = async |name: &str| {
        let key = zoo.animal(child(name, json!("bob"))).await?;
        zoo.write(async |context| {
            let mut draft = load(context, &ANIMAL, &key).await?.expect("made");
            draft.row[3] = Value::Uuid(None);
            crate::write::unique::check_together(context, &draft).await?;
            save(context, &mut draft).await
        })
        .await
    };
    orphan("c").await.expect("the first that meets it");
    assert_eq!(
        refused_field(orphan("d").await, "non_field_errors"),
        json!(["The fields sex, mother must make a unique set."])
    );
}

pub async fn lists_of_rows_are_checked_before_any_is_written(zoo: &Zoo) {
    let create =
        async |body: Json| zoo.write(async |context| create_many(context, &ANIMAL_INPUT, &sent(&body)).await).await;
    let refusal = create(json!([animal("a", json!({})), {"name": "b", "lab": "no"}, 5])).await;
    assert_eq!(
        refused(refusal),
        json!({
            "non_field_errors": [
                {},
                {"lab": ["Object with name=no does not exist."]},
                {"non_field_errors": ["Invalid data. Expected a dictionary, but got int."]}
            ],
            "status_code": 400
        })
    );
    let refusal = create(json!([animal("a", json!({})), animal("a", json!({"lab": "south"}))])).await;
    assert_eq!(
        refused(refusal)["non_field_errors"],
        json!([{}, {"non_field_errors": ["The fields name, owner must make a unique set."]}])
    );
    assert_eq!(zoo.count("animal").await, 0);
    let keys = create(json!([animal("a", json!({})), animal("b", json!({}))])).await.expect("nothing is wrong");
    assert_eq!((keys.len(), zoo.count("animal").await), (2, 2));
    assert_eq!(create(animal("c", json!({}))).await.map(|keys| keys.len()).ok(), Some(1));
}

pub async fn long_lists_are_read_in_parts_that_know_of_each_other(zoo: &Zoo) {
    let before = zoo.count("person").await;
    let create = async |change: &dyn Fn(&mut Vec<Json>)| {
        let mut rows: Vec<Json> = (0..1200).map(|n| json!({"username": format!("user{n}")})).collect();
        change(&mut rows);
        let body = sent(&Json::Array(rows));
        zoo.write(async |context| create_many(context, &PERSON_INPUT, &body).await).await
    };
    let at_fault = |refusal: Json| {
        let rows = refusal["non_field_errors"].as_array().expect("a list").clone();
        assert_eq!(rows.len(), 1200);
        let wrong = rows.into_iter().enumerate().filter(|(_, row)| *row != json!({}));
        wrong.collect::<Vec<_>>()
    };
    let twice = create(&|rows| rows[1100] = json!({"username": "user3"})).await;
    let taken = json!({"username": ["A user with that username already exists."]});
    assert_eq!(at_fault(refused(twice)), [(1100, taken.clone())]);
    let several = create(&|rows| {
        rows[2] = json!({"username": "ann"});
        rows[700] = json!({});
        rows[1199] = json!({"username": "user1"});
    });
    let missing = json!({"username": ["This field is required."]});
    assert_eq!(at_fault(refused(several.await)), [(2, taken.clone()), (700, missing), (1199, taken)]);
    assert_eq!(zoo.count("person").await, before);
    let made = create(&|_| {}).await.expect("nothing is wrong");
    assert_eq!((made.len(), zoo.count("person").await), (1200, before + 1200));
}

pub async fn to_many_sets_become_the_given_ones(zoo: &Zoo) {
    let key = zoo.animal(animal("rex", json!({"tags": [1, 2, 1]}))).await.expect("nothing is wrong");
    let tags = async || zoo.texts("select t.name from animal_tag x join tag t on t.id = x.tag_id order by t.id").await;
    assert_eq!(tags().await, ["red", "green"]);
    let kept = zoo.texts("select cast(id as text) from animal_tag where tag_id = 2").await;
    let body = Body::Json(json!({"tags": [3, 2]}));
    zoo.write(async |context| patch(context, &ANIMAL_INPUT, &key, &body).await).await.expect("nothing is wrong");
    assert_eq!(tags().await, ["green", "blue"]);
    assert_eq!(zoo.texts("select cast(id as text) from animal_tag where tag_id = 2").await, kept, "the row stays");
    zoo.write(async |context| set_many(context, &ANIMAL, 3, &key, &[]).await).await.expect("nothing is wrong");
    assert!(tags().await.is_empty());
}

pub async fn rows_that_refer_back_are_moved_and_freed(zoo: &Zoo) {
    for name in ["a", "b", "c"] {
        zoo.animal(animal(name, json!({"owner": "bob"}))).await.expect("nothing is wrong");
    }
    let owned = async |sql: &str| zoo.texts(&format!("select name from animal where {sql} order by name")).await;
    let change = async |key: &Value, body: Json| {
        zoo.write(async |context| patch(context, &PERSON_INPUT, key, &Body::Json(body)).await).await
    };
    let body = Body::Json(json!({"username": "eve", "animals": ["a", "b"], "friends": ["ann", "bob"]}));
    let made = zoo.write(async |context| crate::write::create(context, &PERSON_INPUT, &body).await).await;
    let eve = made.expect("nothing is wrong").key;
    assert_eq!(owned("owner_id = (select id from person where username = 'eve')").await, ["a", "b"]);
    assert_eq!(zoo.count("person_friends").await, 2);
    change(&eve, json!({"animals": ["b", "c"]})).await.expect("nothing is wrong");
    assert_eq!(owned("owner_id = (select id from person where username = 'eve')").await, ["b", "c"]);
    assert_eq!(owned("owner_id is null").await, ["a"]);
}

pub async fn two_tables_make_one_row(zoo: &Zoo) {
    let body = Body::Json(json!({"model": "3A", "lab": "north"}));
    let made = zoo.write(async |context| crate::write::create(context, &PROBE_INPUT, &body).await).await;
    let key = made.expect("nothing is wrong").key;
    let join = "probe p join device d on d.id = p.device_ptr_id join lab on lab.id = d.lab_id";
    let shown = format!("select p.model || ' ' || d.state || ' ' || lab.name from {join}");
    assert_eq!(zoo.texts(&shown).await, ["3A new north"]);
    let body = Body::Json(json!({"lab": "south", "model": "3B"}));
    zoo.write(async |context| patch(context, &PROBE_INPUT, &key, &body).await).await.expect("nothing is wrong");
    assert_eq!(zoo.texts(&shown).await, ["3B new south"]);
    let found =
        zoo.write(async |context| find(context, &PROBE, "state", &"new".into()).await).await.expect("it can be read");
    assert_eq!(found.len(), 1);
    zoo.write(async |context| crate::write::delete(context, &PROBE, &key).await).await.expect("nothing hangs on it");
    assert_eq!((zoo.count("probe").await, zoo.count("device").await), (0, 0));
}

pub async fn what_only_a_new_row_needs_is_missed_at_last(zoo: &Zoo) {
    let create = async |body: Json| {
        zoo.write(async |context| crate::write::create(context, &PROBE_INPUT, &Body::Json(body)).await).await
    };
    assert_eq!(refused(create(json!({})).await), json!({"model": ["This field is required."], "status_code": 400}));
    let refusal = create(json!({"model": "3A"})).await;
    assert_eq!(refused(refusal), json!({"lab": ["This field is required."], "status_code": 400}));
    let key = create(json!({"model": "3A", "lab": null})).await.expect("null is an answer");
    let body = Body::Json(json!({"model": "3B"}));
    zoo.write(async |context| replace(context, &PROBE_INPUT, &key.key, &body).await)
        .await
        .expect("the row has it already");
}

pub async fn equal_documents_are_the_same_in_unique_sets(zoo: &Zoo) {
    let create = async |name: &str, json: Json| zoo.animal(animal(name, json!({"number": 1, "json": json}))).await;
    create("a", json!({"k": 1, "l": [2]})).await.expect("the first");
    create("b", json!({"k": 2})).await.expect("another document");
    assert_eq!(
        refused_field(create("c", json!({"l": [2.0], "k": 1.0})).await, "non_field_errors"),
        json!(["The fields number, json must make a unique set."])
    );
}

pub async fn only_changed_columns_are_written(zoo: &Zoo) {
    let key = zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    zoo.write(async |context| {
        let mut mine = load(context, &ANIMAL, &key).await?.expect("made");
        let mut theirs = load(context, &ANIMAL, &key).await?.expect("made");
        theirs.row[7] = Value::from(9.0);
        save(context, &mut theirs).await?;
        mine.row[6] = Value::from("F");
        save(context, &mut mine).await
    })
    .await
    .expect("nothing is wrong");
    let draft = row(zoo, &key).await;
    assert_eq!((&draft.row[6], &draft.row[7]), (&Value::from("F"), &Value::from(9.0)));
}

pub async fn hooks_may_change_the_draft(zoo: &Zoo) {
    let event = zoo.write(async |context| insert_new(context, &EVENT, &[("name", "born".into())]).await).await;
    assert_eq!(event.expect("nothing is wrong").row[2], Value::from("BORN"));
    assert_eq!(zoo.texts("select name from event").await, ["BORN"]);
}

pub async fn what_constraints_refuse_reads_like_a_check(zoo: &Zoo) {
    let lab = async |name: Value| zoo.write(async |context| insert_new(context, &LAB, &[("name", name)]).await).await;
    assert_eq!(
        refused_field(lab("north".into()).await, "name"),
        json!(["research lab with this name already exists."])
    );
    let key = zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    let change = async |place: usize, value: Value| {
        zoo.write(async |context| {
            let mut draft = load(context, &ANIMAL, &key).await?.expect("made");
            draft.row[place] = value;
            save(context, &mut draft).await
        })
        .await
    };
    assert_eq!(refused_field(change(1, Value::String(None)).await, "name"), json!(["This field may not be null."]));
    assert_eq!(refused(change(7, Value::from(-1.0)).await)["status_code"], 400);
    let nobody = Value::from(uuid::Uuid::nil());
    assert_eq!(refused(change(3, nobody).await)["status_code"], 409);
    zoo.animal(animal("max", json!({"lab": "south"}))).await.expect("nothing is wrong");
    assert_eq!(
        refused_field(change(1, "max".into()).await, "non_field_errors"),
        json!(["The fields name, owner must make a unique set."])
    );
}

pub async fn a_missing_row_is_not_found(zoo: &Zoo) {
    let key = Value::from(uuid::Uuid::nil());
    let not_found = json!({"detail": "No Animal matches the given query.", "status_code": 404});
    let body = Body::Json(json!({}));
    assert_eq!(refused(zoo.write(async |context| patch(context, &ANIMAL_INPUT, &key, &body).await).await), not_found);
    assert_eq!(refused(zoo.write(async |context| crate::write::delete(context, &ANIMAL, &key).await).await), not_found);
}
