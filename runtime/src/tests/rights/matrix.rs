//! The matrix of operations, kinds of users and rows: every request answers as the rules say, evaluated here without SQL.
//! And what writes must not do: change what the caller doesn't see, or hand on what the caller may not.

use super::{
    Lab, served_by,
    world::{API, Animal, USERS, User, World},
};
use crate::tests::postgres::Cluster;
use poem::http::{Method, StatusCode};
use serde_json::{Value as Json, json};
use std::collections::HashSet;

/// Two labs, and animals of each with an owner or without.
fn world() -> World {
    let animal =
        |id, lab, owner, mother, remark, tags: &[i64]| Animal { id, lab, owner, mother, remark, tags: tags.to_vec() };
    World {
        labs: vec![(1, vec![2, 3, 4]), (2, vec![5])],
        animals: vec![
            animal(1, 1, Some(2), None, Some("calm"), &[1, 2]),
            animal(2, 1, Some(3), Some(1), None, &[]),
            animal(3, 2, Some(5), Some(1), Some("bites"), &[2]),
            animal(4, 2, None, Some(3), None, &[3]),
            animal(5, 2, Some(3), Some(4), None, &[]),
        ],
        visits: vec![(1, 1, None), (2, 3, Some(1)), (3, 4, Some(2)), (4, 3, None)],
        tags: vec![1, 2, 3],
        salaries: vec![Some(500), Some(100), Some(100), None, Some(100)],
        notices: vec![(1, Some("lost"), None, 2), (2, None, None, 3)],
        projects: vec![(1, 2, vec![1, 2])],
        ..World::default()
    }
}

/// What the rules of animals say, in words of Rust.
struct May<'a> {
    world: &'a World,
    user: &'a User,
}

impl May<'_> {
    fn is_member(&self, lab: i64) -> bool {
        self.world.labs.iter().any(|(id, members)| *id == lab && members.contains(&self.user.id))
    }

    fn owns(&self, animal: &Animal) -> bool {
        animal.owner == Some(self.user.id)
    }

    fn read(&self, animal: &Animal) -> bool {
        // A row whose lab isn't there isn't there either.
        self.user.chief || self.is_member(animal.lab)
    }

    fn update(&self, animal: &Animal) -> bool {
        self.user.chief || self.user.groups.contains(&"husbandry") || self.owns(animal)
    }

    fn delete(&self, animal: &Animal) -> bool {
        // Visits go along, and managers alone may delete them.
        let visited = self.world.visits.iter().any(|(_, of, _)| *of == animal.id);
        (self.user.chief || self.owns(animal)) && (!visited || self.user.manager)
    }

    /// The status of a write on an animal.
    fn status(&self, animal: &Animal, good: StatusCode, may: bool) -> StatusCode {
        match (self.user.guest, self.read(animal), may) {
            // Guests write nothing, whatever there is.
            (true, ..) => StatusCode::FORBIDDEN,
            (_, false, _) => StatusCode::NOT_FOUND,
            (_, true, true) => good,
            (_, true, false) => StatusCode::FORBIDDEN,
        }
    }
}

/// Each operation of each user on each animal, on databases that a function makes.
async fn walk(database: &dyn Fn() -> Option<String>) {
    let world = world();
    let lab = Lab::new(database().as_deref(), &world).await;
    let mut seen: Vec<(StatusCode, usize)> = Vec::new();
    let mut count = |status: StatusCode| match seen.iter_mut().find(|(known, _)| *known == status) {
        Some((_, n)) => *n += 1,
        None => seen.push((status, 1)),
    };
    for user in USERS {
        let may = May { world: &world, user };
        let listed: Json = serde_json::from_str(&lab.get(user.name, "/animals").await.1).expect("a list");
        let there = world.animals.iter().filter(|animal| may.read(animal)).count();
        assert_eq!(listed["count"], there, "{}", user.name);
        for animal in &world.animals {
            let path = format!("/animals/a{}", animal.id);
            let got = lab.get(user.name, &path).await;
            let want = if may.read(animal) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(got.0, want, "{} gets {path}", user.name);
            // Each changes it to what it is.
            let same = json!({"name": format!("a{}", animal.id)});
            let patched = lab.ask(user.name, Method::PATCH, &path, Some(same)).await;
            let want = may.status(animal, StatusCode::OK, may.update(animal));
            assert_eq!(patched.0, want, "{} patches {path}: {}", user.name, patched.1);
            count(got.0);
            count(patched.0);
        }
    }
    for user in USERS {
        for (id, members) in &world.labs {
            let body = json!({"name": format!("new-{}-{id}", user.name), "lab": format!("lab{id}")});
            let made = lab.ask(user.name, Method::POST, "/animals", Some(body)).await;
            let (there, member) = (user.chief || members.contains(&user.id), members.contains(&user.id));
            let want = match (user.guest, there, user.chief || member) {
                (true, ..) => StatusCode::FORBIDDEN,
                // A lab that isn't there can't be named.
                (_, false, _) => StatusCode::BAD_REQUEST,
                (_, true, true) => StatusCode::CREATED,
                (_, true, false) => StatusCode::FORBIDDEN,
            };
            assert_eq!(made.0, want, "{} makes an animal in lab{id}: {}", user.name, made.1);
            count(made.0);
            let lab_made =
                lab.ask(user.name, Method::POST, "/labs", Some(json!({"name": user.name, "members": []}))).await;
            let want = if user.chief && *id == 1 {
                StatusCode::CREATED
            } else if user.chief {
                StatusCode::BAD_REQUEST
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(lab_made.0, want, "{} makes a lab: {}", user.name, lab_made.1);
        }
    }
    // Each deletion on a database of its own kind: what it takes along would be missing for the next.
    for user in USERS {
        for animal in &world.animals {
            let may = May { world: &world, user };
            let want = may.status(animal, StatusCode::NO_CONTENT, may.delete(animal));
            let path = format!("/animals/a{}", animal.id);
            let deleted = match want {
                StatusCode::NO_CONTENT => {
                    Lab::new(database().as_deref(), &world).await.ask(user.name, Method::DELETE, &path, None).await
                }
                _ => lab.ask(user.name, Method::DELETE, &path, None).await,
            };
            assert_eq!(deleted.0, want, "{} deletes {path}: {}", user.name, deleted.1);
            count(deleted.0);
        }
    }
    for status in [
        StatusCode::OK,
        StatusCode::CREATED,
        StatusCode::NO_CONTENT,
        StatusCode::FORBIDDEN,
        StatusCode::NOT_FOUND,
        StatusCode::BAD_REQUEST,
    ] {
        assert!(seen.iter().any(|(known, n)| *known == status && *n > 0), "{status} never came: {seen:?}");
    }
}

/// A change, and what it answers.
async fn patch(lab: &Lab, user: &str, path: &str, body: Json) -> (u16, Json) {
    let (status, text) = lab.ask(user, Method::PATCH, path, Some(body)).await;
    (status.as_u16(), serde_json::from_str(&text).unwrap_or_default())
}

async fn get(lab: &Lab, path: &str) -> Json {
    serde_json::from_str(&lab.get("ada", path).await.1).expect("a row")
}

async fn writes(database: &dyn Fn() -> Option<String>) {
    let lab = &Lab::new(database().as_deref(), &world()).await;

    // Links to rows that aren't there for the caller stay. Bob sees the tags that hang on none of his animals.
    let shown: Json = serde_json::from_str(&lab.get("bob", "/animals/a1").await.1).expect("a row");
    assert_eq!(shown["tags"], json!([]));
    let (status, answer) = patch(lab, "bob", "/animals/a1", json!({"tags": ["t3"]})).await;
    assert_eq!((status, &answer["name"]), (200, &json!("a1")), "{answer}");
    assert_eq!(get(lab, "/animals/a1").await["tags"], json!(["t1", "t2", "t3"]));
    // Those that aren't there can't be named.
    let (status, answer) = patch(lab, "cy", "/animals/a2", json!({"mother": "a3"})).await;
    assert_eq!((status, &answer["mother"]), (400, &json!(["Object with name=a3 does not exist."])));

    // A reference to a row that isn't there looks like null; sent back so, it stays.
    assert_eq!(get(lab, "/animals/a3").await["mother"], json!("a1"));
    let (_, shown) = patch(lab, "eve", "/animals/a3", json!({"mother": null, "remark": "sleeps"})).await;
    assert_eq!((&shown["mother"], &shown["remark"]), (&json!(null), &json!("sleeps")));
    let kept = get(lab, "/animals/a3").await;
    assert_eq!((&kept["mother"], &kept["remark"]), (&json!("a1"), &json!("sleeps")));
    // It may be replaced by one that is there.
    assert_eq!(patch(lab, "eve", "/animals/a3", json!({"mother": "a4"})).await.0, 200);

    // A field that isn't shown isn't written. Eve is in the group that may change Cy's animal, but not its remark.
    let (status, answer) = patch(lab, "eve", "/animals/a4", json!({"remark": "x"})).await;
    assert_eq!(status, 403, "{answer}");
    assert!(answer["detail"].as_str().is_some_and(|text| text.contains("`remark`")), "{answer}");

    // Nobody hands on a row so that it is one that they could neither change nor have made.
    let (status, answer) = patch(lab, "cy", "/animals/a2", json!({"owner": "bob"})).await;
    assert_eq!(status, 200, "a member could have made it so: {answer}");
    assert_eq!(patch(lab, "ada", "/animals/a2", json!({"owner": "cy"})).await.0, 200);

    // Fields that give rights are written by superusers alone; others as their rules say.
    let refused = |answer: &Json, field: &str| answer["detail"].as_str().is_some_and(|text| text.contains(field));
    for (user, field, value) in
        [("bob", "chief", json!(true)), ("bob", "active", json!(false)), ("bob", "groups", json!(["office"]))]
    {
        let (status, answer) = patch(lab, user, "/users/bob", json!({field: value})).await;
        assert!(status == 403, "{user} writes {field}: {status} {answer}");
    }
    let (status, answer) = patch(lab, "ada", "/users/bob", json!({"salary": 300})).await;
    assert_eq!((status, &answer["salary"]), (200, &json!(300)));
    let (status, answer) = patch(lab, "ada", "/users/cy", json!({"manager": false})).await;
    assert!(status == 403 && refused(&answer, "manager"), "{status} {answer}");

    // Rows that come to another, or leave it, are changed, too.
    let (status, answer) = patch(lab, "ada", "/users/bob", json!({"animals_owned": []})).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(get(lab, "/animals/a1").await["owner"], json!(null));

    // A list of rows is made whole or not at all.
    let rows = json!([{"name": "new1", "lab": "lab1"}, {"name": "new2", "lab": "lab2"}]);
    let (status, _) = lab.ask("bob", Method::POST, "/animals", Some(rows)).await;
    assert_eq!(status.as_u16(), 400);
    assert_eq!(lab.get("ada", "/animals/new1").await.0.as_u16(), 404);
}

async fn unseen(database: &dyn Fn() -> Option<String>) {
    let lab = &Lab::new(database().as_deref(), &world()).await;
    let text = async |id: i64| get(lab, &format!("/notices/{id}")).await["text"].clone();

    // Nobody learns a value by sending it: the right one is refused like any other.
    let (wrong, right) = (json!({"text": "found"}), json!({"text": "lost"}));
    let (wrong, right) = (patch(lab, "cy", "/notices/1", wrong).await, patch(lab, "cy", "/notices/1", right).await);
    assert_eq!((wrong.0, &wrong), (403, &right));
    // What the caller doesn't see stays as it is when a body leaves it out, or has null as it was shown.
    for body in [json!({"author": "bob"}), json!({"author": "bob", "text": null, "shown": null, "animal": null})] {
        let (status, answer) = lab.ask("cy", Method::PUT, "/notices/1", Some(body)).await;
        assert_eq!((status.as_u16(), text(1).await), (200, json!("lost")), "{answer}");
    }
    let (status, _) = lab.ask("cy", Method::PUT, "/notices/2", Some(json!({"author": "cy", "text": "new"}))).await;
    let shown: Json = serde_json::from_str(&lab.get("ada", "/notices?shown=true").await.1).expect("a list");
    assert_eq!((status.as_u16(), &shown["count"], text(2).await), (200, &json!(1), json!("new")));
    // Whoever sees a value replaces it.
    let (status, _) = lab.ask("bob", Method::PUT, "/notices/1", Some(json!({"author": "bob", "text": null}))).await;
    assert_eq!((status.as_u16(), text(1).await), (200, json!(null)));
    // A field may be written by those who don't see it.
    assert_eq!(patch(lab, "bob", "/notices/1", json!({"shown": true})).await.0, 200);
}

async fn links(database: &dyn Fn() -> Option<String>) {
    let lab = &Lab::new(database().as_deref(), &world()).await;
    let animals = async || get(lab, "/projects/p1").await["animals"].clone();

    // Links that are rows have the rules of rows: Bob leads the project.
    for refused in [json!({"animals": ["a1"]}), json!({"animals": []})] {
        let (status, answer) = patch(lab, "cy", "/projects/p1", refused).await;
        assert_eq!((status, animals().await), (403, json!(["a1", "a2"])), "{answer}");
    }
    assert_eq!(patch(lab, "cy", "/projects/p1", json!({"animals": ["a2", "a1"]})).await.0, 200);
    assert_eq!(patch(lab, "bob", "/projects/p1", json!({"animals": ["a1"]})).await.0, 200);
    let (status, _) = patch(lab, "cy", "/projects/p1", json!({"animals": ["a1", "a2"]})).await;
    assert_eq!((status, animals().await), (403, json!(["a1"])));
    for (lead, status) in [("bob", 403), ("cy", 201)] {
        let body = json!({"name": "p2", "lead": lead, "animals": ["a1"]});
        let made = lab.ask("cy", Method::POST, "/projects", Some(body)).await;
        assert_eq!(made.0.as_u16(), status, "{}", made.1);
    }

    // Links are those of the row whose field declares them, from whichever side they are written. Ada isn't a member of
    // the labs, and members alone change them.
    for refused in [json!({"lab": []}), json!({"lab": ["lab1", "lab2"]})] {
        let (status, answer) = patch(lab, "ada", "/users/bob", refused).await;
        assert_eq!(status, 403, "{answer}");
    }
    assert_eq!(patch(lab, "ada", "/users/bob", json!({"lab": ["lab1"]})).await.0, 200);
    assert_eq!(get(lab, "/labs/lab1").await["members"], json!(["bob", "cy", "dee"]));
}

/// PostgreSQL's statements of single rows are kept. Hand-written rules narrow the nested lists for each caller; a server
/// without rules in force asks for the row together with the caller.
#[tokio::test]
async fn nested_lists_are_narrowed_for_each_caller() {
    let Some(cluster) = Cluster::shared("nested_lists_are_narrowed_for_each_caller") else { return };
    for rules in [true, false] {
        let url = cluster.database();
        let kept = served_by(*API, Lab::database(Some(&url), &world()).await, rules, "/nonexistent".as_ref());
        let plain = served_by(*API, Lab::database(None, &world()).await, rules, "/nonexistent".as_ref());
        let mut answers = HashSet::new();
        for user in ["bob", "ada", "eve", "cy", "ada"] {
            let (one, other) = (kept.get(user, "/animals/a3").await, plain.get(user, "/animals/a3").await);
            assert_eq!(one, other, "{user}");
            answers.insert(one);
        }
        assert!(answers.len() > 1, "{answers:?}");
    }
}

/// A row comes together with the caller on PostgreSQL, as the caller was known before: rights that have come or gone since count
/// at once.
#[tokio::test]
async fn rights_count_from_the_moment_they_change() {
    let mut databases = vec![None];
    databases.extend(Cluster::shared("rights_count_from_the_moment_they_change").map(|of| Some(of.database())));
    for database in databases {
        let store = Lab::database(database.as_deref(), &world()).await;
        let lab = served_by(*API, store.clone(), true, "/nonexistent".as_ref());
        let seen = async |user: &str| {
            let (status, text) = lab.get(user, "/animals/a3").await;
            let row: Json = serde_json::from_str(&text).expect("JSON");
            (status.as_u16(), row["remark"].clone())
        };
        let run = async |sql: &str| store.primary().script(sql).await.expect("it is run");
        for _ in 0..2 {
            assert_eq!(seen("ada").await, (200, json!("bites")), "{database:?}");
            assert_eq!(seen("bob").await.0, 404, "{database:?}");
            assert_eq!(seen("eve").await, (200, json!("bites")), "{database:?}");
        }
        run("update \"user\" set chief = not chief where name in ('ada', 'bob')").await;
        assert_eq!(seen("ada").await.0, 404, "{database:?}");
        assert_eq!(seen("bob").await, (200, json!("bites")), "{database:?}");
        // Nor does a token that is another's show what the one before saw.
        run("delete from token where user_id in (2, 4, 5); insert into token (key, user_id, created) values \
             ('bob', 5, '2026-01-01T00:00:00Z'), ('eve', 4, '2026-01-01T00:00:00Z')")
        .await;
        assert_eq!(seen("eve").await.0, 404, "{database:?}");
        run("update animal set owner_id = 3 where id = 3").await;
        assert_eq!(seen("bob").await, (200, json!(null)), "{database:?}");
        run("delete from token where user_id = 5").await;
        assert_eq!(seen("bob").await.0, 403, "{database:?}");
    }
}

#[tokio::test]
async fn what_isnt_seen_is_neither_guessed_nor_lost_on_sqlite() {
    unseen(&|| None).await;
}

#[tokio::test]
async fn what_isnt_seen_is_neither_guessed_nor_lost_on_postgresql() {
    let Some(cluster) = Cluster::shared("what_isnt_seen_is_neither_guessed_nor_lost_on_postgresql") else { return };
    unseen(&|| Some(cluster.database())).await;
}

#[tokio::test]
async fn links_have_rules_from_both_sides_on_sqlite() {
    links(&|| None).await;
}

#[tokio::test]
async fn links_have_rules_from_both_sides_on_postgresql() {
    let Some(cluster) = Cluster::shared("links_have_rules_from_both_sides_on_postgresql") else { return };
    links(&|| Some(cluster.database())).await;
}

#[tokio::test]
async fn the_matrix_holds_on_sqlite() {
    walk(&|| None).await;
}

#[tokio::test]
async fn the_matrix_holds_on_postgresql() {
    let Some(cluster) = Cluster::shared("the_matrix_holds_on_postgresql") else { return };
    walk(&|| Some(cluster.database())).await;
}

#[tokio::test]
async fn writes_keep_to_what_the_caller_sees_and_may_on_sqlite() {
    writes(&|| None).await;
}

#[tokio::test]
async fn writes_keep_to_what_the_caller_sees_and_may_on_postgresql() {
    let Some(cluster) = Cluster::shared("writes_keep_to_what_the_caller_sees_and_may_on_postgresql") else { return };
    writes(&|| Some(cluster.database())).await;
}
