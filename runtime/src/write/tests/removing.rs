//! Deleting rows and what hangs on them, each behaviour on SQLite; `postgres` runs the same on PostgreSQL.

use super::{saving::on_sqlite, *};
use crate::write::{delete, find, insert_new};

on_sqlite!(
    what_belongs_to_a_row_goes_with_it,
    references_become_null_or_a_default,
    protected_rows_stay,
    join_rows_go_from_both_sides,
    code_is_told_and_may_refuse,
    circles_are_followed_to_their_end,
    the_number_of_statements_does_not_depend_on_the_rows,
);

async fn key_of(zoo: &Zoo, resource: &'static Resource, column: &str, value: &str) -> Value {
    let found = zoo.write(async |context| find(context, resource, column, &value.into()).await).await;
    found.expect("it can be read").remove(0).row.remove(0)
}

async fn remove(zoo: &Zoo, resource: &'static Resource, column: &str, value: &str) -> Result<(), RequestError> {
    let key = key_of(zoo, resource, column, value).await;
    zoo.write(async |context| delete(context, resource, &key).await).await
}

async fn hang(zoo: &Zoo, resource: &'static Resource, values: &[(&str, Value)]) {
    zoo.write(async |context| insert_new(context, resource, values).await).await.expect("the row can be made");
}

pub async fn what_belongs_to_a_row_goes_with_it(zoo: &Zoo) {
    let rex = zoo.animal(animal("rex", json!({"tags": [1, 2]}))).await.expect("nothing is wrong");
    zoo.animal(animal("max", json!({"lab": "south", "owner": "bob"}))).await.expect("nothing is wrong");
    hang(zoo, &VISIT, &[("animal", rex.clone())]).await;
    hang(zoo, &EVENT, &[("animal", rex), ("name", "x".into())]).await;
    let lab = key_of(zoo, &LAB, "name", "north").await;
    let body = Body::Json(json!({"model": "3A", "lab": "north"}));
    zoo.write(async |context| crate::write::create(context, &PROBE_INPUT, &body).await)
        .await
        .expect("nothing is wrong");
    zoo.write(async |context| delete(context, &LAB, &lab).await).await.expect("nothing forbids it");
    for table in ["visit", "event", "animal_tag", "probe", "device"] {
        assert_eq!(zoo.count(table).await, 0, "{table}");
    }
    assert_eq!(zoo.texts("select name from lab").await, ["south"]);
    assert_eq!(zoo.texts("select name from animal").await, ["max"]);
}

pub async fn references_become_null_or_a_default(zoo: &Zoo) {
    hang(zoo, &SPECIES, &[("name", "rat".into())]).await;
    let Value::Uuid(Some(rat)) = key_of(zoo, &SPECIES, "name", "rat").await else { panic!("the key is a uuid") };
    zoo.animal(animal("rex", json!({"owner": "bob", "species": rat.to_string()}))).await.expect("nothing is wrong");
    remove(zoo, &PERSON, "username", "bob").await.expect("nothing forbids it");
    assert_eq!(zoo.texts("select name from animal where owner_id is null").await, ["rex"]);
    remove(zoo, &SPECIES, "name", "rat").await.expect("nothing forbids it");
    let species = "select s.name from animal a join species s on s.id = a.species_id";
    assert_eq!(zoo.texts(species).await, ["mouse"]);
}

pub async fn protected_rows_stay(zoo: &Zoo) {
    let lab = key_of(zoo, &LAB, "name", "north").await;
    hang(zoo, &PAPER, &[("lab", lab)]).await;
    zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    let body = refused(remove(zoo, &LAB, "name", "north").await);
    assert_eq!(body["status_code"], 409);
    let detail = body["detail"].as_str().unwrap_or_default();
    assert!(detail.starts_with("It can't be deleted, because records refer to it: 1 paper by lab ("), "{detail}");
    assert_eq!((zoo.count("lab").await, zoo.count("animal").await), (2, 1));
}

pub async fn join_rows_go_from_both_sides(zoo: &Zoo) {
    let body = Body::Json(json!({"username": "eve", "friends": ["ann", "bob"]}));
    zoo.write(async |context| crate::write::create(context, &PERSON_INPUT, &body).await)
        .await
        .expect("nothing is wrong");
    remove(zoo, &PERSON, "username", "bob").await.expect("nothing forbids it");
    assert_eq!(zoo.count("person_friends").await, 1, "bob was only befriended");
    remove(zoo, &PERSON, "username", "eve").await.expect("nothing forbids it");
    assert_eq!(zoo.count("person_friends").await, 0);
    zoo.animal(animal("rex", json!({"tags": [1]}))).await.expect("nothing is wrong");
    remove(zoo, &TAG, "name", "red").await.expect("nothing forbids it");
    assert_eq!((zoo.count("animal_tag").await, zoo.count("animal").await), (0, 1));
}

pub async fn code_is_told_and_may_refuse(zoo: &Zoo) {
    let rex = zoo.animal(animal("rex", json!({}))).await.expect("nothing is wrong");
    hang(zoo, &EVENT, &[("animal", rex.clone()), ("name", "keep".into())]).await;
    let event = key_of(zoo, &EVENT, "name", "KEEP").await;
    assert_eq!(refused(zoo.write(async |context| delete(context, &EVENT, &event).await).await)["status_code"], 403);
    assert_eq!(zoo.count("event").await, 1);
    // What goes with its owner isn't asked, but told.
    zoo.write(async |context| delete(context, &ANIMAL, &rex).await).await.expect("nothing forbids it");
    assert_eq!(zoo.texts("select name from tag where name like 'event%'").await, ["event gone: true"]);
}

pub async fn circles_are_followed_to_their_end(zoo: &Zoo) {
    let mut mother = zoo.animal(animal("a0", json!({}))).await.expect("nothing is wrong");
    let first = mother.clone();
    for n in 1..5 {
        let address = format!("/animals/{}", crate::write::rows::key_text(&mother));
        mother = zoo.animal(animal(&format!("a{n}"), json!({"mother": address}))).await.expect("nothing is wrong");
    }
    let address = format!("/animals/{}", crate::write::rows::key_text(&mother));
    let body = Body::Json(json!({"mother": address}));
    zoo.write(async |context| crate::write::patch(context, &ANIMAL_INPUT, &first, &body).await)
        .await
        .expect("nothing is wrong");
    remove(zoo, &ANIMAL, "name", "a2").await.expect("nothing forbids it");
    assert_eq!(zoo.count("animal").await, 0);
}

pub async fn the_number_of_statements_does_not_depend_on_the_rows(zoo: &Zoo) {
    let mut costs = Vec::new();
    for rows in [2, 60] {
        let items = (0..rows).map(|n| animal(&format!("n{n}"), json!({"owner": "bob", "tags": [1]})));
        let body = sent(&items.collect());
        zoo.write(async |context| crate::write::create_many(context, &ANIMAL_INPUT, &body).await)
            .await
            .expect("nothing is wrong");
        let before = zoo.site.store.statements();
        remove(zoo, &LAB, "name", "north").await.expect("nothing forbids it");
        costs.push(zoo.site.store.statements() - before);
        assert_eq!((zoo.count("animal").await, zoo.count("animal_tag").await), (0, 0));
        hang(zoo, &LAB, &[("name", "north".into())]).await;
    }
    assert_eq!(costs[0], costs[1]);
}
