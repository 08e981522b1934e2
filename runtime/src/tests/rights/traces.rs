//! What is written leaves no trace where it isn't seen: answers stay the same, byte for byte and with their headers, while
//! others change rows that aren't there for the caller; and a caller's own writes are answered as on a database without
//! those rows.

use super::{
    Answer, Lab, served_by,
    world::{API, Animal, Dice, USERS, User, World},
};
use crate::tests::postgres::Cluster;
use poem::http::Method;
use serde_json::{Value as Json, json};

/// What callers look at.
const READ: &[&str] = &[
    "/animals",
    "/animals?limit=1",
    "/animals?where=remark__isnull,False",
    "/animals?format=csv",
    "/animals?format=ndjson",
    "/labs",
    "/labs/lab1",
    "/labs/lab1/animals",
    "/labs/lab1/doings?type=all",
    "/visits",
    "/visits?animal=a1",
    "/tags",
    "/users",
    "/projects",
    "/projects/p1",
    "/notices",
    "/animals/a1",
    "/animals/a3",
];

/// Lab 1 is that of everybody but Ada, who is a superuser; lab 2 is hers alone.
fn world() -> World {
    let animal = |id, lab, mother, tags: &[i64]| Animal {
        id,
        lab,
        owner: Some(1),
        mother,
        remark: Some("calm"),
        tags: tags.to_vec(),
    };
    World {
        labs: vec![(1, vec![2, 3, 4, 5]), (2, vec![1])],
        animals: vec![
            animal(1, 1, Some(3), &[1]),
            animal(2, 1, None, &[]),
            animal(3, 2, Some(1), &[1]),
            animal(4, 2, None, &[]),
        ],
        visits: vec![(1, 1, None), (2, 3, Some(1))],
        tags: vec![1],
        salaries: vec![Some(1); USERS.len()],
        feedings: vec![(1, 3, Some(3))],
        notices: vec![(1, Some("lost"), Some(3), 1)],
        projects: vec![(1, 1, vec![1, 3])],
    }
}

/// What Ada does to rows and values that nobody else sees.
fn hidden() -> Vec<(Method, &'static str, Json)> {
    vec![
        (
            Method::POST,
            "/animals",
            json!({"name": "a5", "lab": "lab2", "mother": "a1", "tags": ["t1"], "remark": "calm"}),
        ),
        (Method::PATCH, "/animals/a1", json!({"remark": "bites"})),
        (Method::PATCH, "/animals/a1", json!({"mother": "a4"})),
        (Method::PATCH, "/animals/a3", json!({"name": "a0", "tags": []})),
        (Method::POST, "/visits", json!({"animal": "a0", "next": 1, "note": "x"})),
        (Method::PATCH, "/users/ada", json!({"salary": 7})),
        (Method::PATCH, "/notices/1", json!({"text": "found", "animal": "a4"})),
        (Method::PATCH, "/labs/lab2", json!({"name": "lab0"})),
        (Method::DELETE, "/animals/a4", Json::Null),
        (Method::POST, "/labs", json!({"name": "lab3", "members": ["ada"]})),
    ]
}

fn tells(answer: &Answer, user: &User) -> bool {
    // Bob and Eve, who are of the husbandry and own none of them, see tags, and Cy, who is a manager.
    ["bob", "cy", "eve"].contains(&user.name) && answer.body.contains("t1")
}

/// How many answers were compared, and what others' writes changed in them.
async fn changed(rules: bool, database: Option<String>) -> (usize, Vec<String>) {
    let lab = served_by(*API, Lab::database(database.as_deref(), &world()).await, rules, "/nonexistent".as_ref());
    let others: Vec<&User> = USERS.iter().filter(|user| !user.chief).collect();
    let look = async || {
        let mut all = Vec::new();
        for user in &others {
            for path in READ {
                all.push((*user, *path, lab.answer(user.name, Method::GET, path, None).await));
            }
        }
        all
    };
    // What is kept of these answers might show in later ones.
    let before = look().await;
    assert!(before == look().await, "{database:?}: nothing has changed");
    assert!(before.iter().any(|(user, _, answer)| tells(answer, user)), "tags are seen");
    let mut compared = 0;
    let mut differ = Vec::new();
    for (method, path, body) in hidden() {
        let (status, text) =
            lab.ask("ada", method.clone(), path, Some(body.clone()).filter(|body| !body.is_null())).await;
        assert!(status.is_success(), "{method} {path} {body}: {status} {text}");
        for ((user, read, before), (.., after)) in before.iter().zip(look().await) {
            compared += 1;
            if *before != after {
                differ.push(format!("{} {read} after {method} {path}: {before:?} {after:?}", user.name));
            }
        }
    }
    (compared, differ)
}

#[tokio::test]
async fn what_others_do_to_hidden_rows_leaves_no_trace() {
    let mut databases = vec![None];
    databases.extend(Cluster::shared("what_others_do_to_hidden_rows_leaves_no_trace").map(|of| Some(of.database())));
    for database in databases {
        let (compared, differ) = changed(true, database.clone()).await;
        assert!(differ.is_empty(), "{database:?}: {} differ: {:#?}", differ.len(), &differ[..differ.len().min(3)]);
        assert!(compared > 600, "{compared}");
    }
    // Without the rules each of these writes shows.
    let (_, differ) = changed(false, None).await;
    for (method, path, _) in hidden() {
        let told = format!("after {method} {path}:");
        assert!(differ.iter().any(|line| line.contains(&told)), "{told} shows nowhere");
    }
}

/// A write of a caller that gives the caller no right to see more.
fn write(dice: &mut Dice, user: &User, n: usize) -> (Method, String, Json) {
    let animal = |dice: &mut Dice| format!("a{}", 1 + dice.roll(12));
    let lab = |dice: &mut Dice| format!("lab{}", 1 + dice.roll(4));
    let row = |dice: &mut Dice, name: String| {
        let mut row = json!({"name": name, "lab": lab(dice), "tags": [format!("t{}", 1 + dice.roll(3))]});
        if dice.roll(2) == 0 {
            row["mother"] = json!(animal(dice));
        }
        if dice.roll(3) == 0 {
            row["owner"] = json!(USERS[dice.roll(USERS.len())].name);
        }
        row
    };
    let new = format!("new-{}-{n}", user.name);
    match dice.roll(10) {
        0 | 1 => (Method::POST, "/animals".into(), row(dice, new)),
        2 => (Method::POST, "/animals".into(), json!([row(dice, format!("{new}-1")), row(dice, format!("{new}-2"))])),
        3 => (Method::PATCH, format!("/animals/{}", animal(dice)), json!({"mother": animal(dice)})),
        4 => (Method::PATCH, format!("/animals/{}", animal(dice)), json!({"mother": null, "name": new})),
        5 => (Method::DELETE, format!("/animals/{}", animal(dice)), Json::Null),
        6 => (Method::POST, "/visits".into(), json!({"animal": animal(dice), "next": 1 + dice.roll(14), "note": "x"})),
        7 => (Method::PATCH, format!("/visits/{}", 1 + dice.roll(14)), json!({"next": 1 + dice.roll(14)})),
        8 => (Method::DELETE, format!("/visits/{}", 1 + dice.roll(14)), Json::Null),
        _ => (Method::PATCH, format!("/projects/p{}", 1 + dice.roll(3)), json!({"animals": [animal(dice)]})),
    }
}

/// Random rows, and an animal and a visit with the highest keys that the user sees, if any can be: the keys that the database
/// gives next tell how many rows there are.
fn random(seed: u64, user: &User) -> World {
    let mut world = World::random(seed);
    let own = world.labs.iter().find(|(_, members)| user.chief || members.contains(&user.id)).map(|(id, _)| *id);
    world.animals.extend(own.map(|lab| Animal { id: 99, lab, owner: None, mother: None, remark: None, tags: vec![] }));
    world.visits.extend(own.map(|_| (99, 99, None)));
    world
}

/// How writes were answered otherwise than on a database without the rows that aren't there for the caller, and how many of
/// them were done.
async fn written_apart(seed: u64, rules: bool, database: &dyn Fn() -> Option<String>) -> (Vec<String>, usize) {
    let (mut differ, mut done) = (Vec::new(), 0);
    for user in USERS {
        let world = random(seed, user);
        let whole = served_by(*API, Lab::database(database().as_deref(), &world).await, rules, "/nonexistent".as_ref());
        let part = Lab::new(database().as_deref(), &world.seen_by(user)).await;
        let mut dice = Dice::new(seed + user.id.unsigned_abs());
        for n in 0..40 {
            let (method, path, body) = write(&mut dice, user, n);
            let body = Some(body).filter(|body| !body.is_null());
            let one = whole.answer(user.name, method.clone(), &path, body.clone()).await;
            let other = part.answer(user.name, method.clone(), &path, body.clone()).await;
            assert!(!one.status.is_server_error(), "{} asks {method} {path} {body:?}: {one:?}", user.name);
            done += usize::from(one.status.is_success());
            if one != other {
                differ.push(format!("seed {seed}, {} asks {method} {path} {body:?}: {one:?} {other:?}", user.name));
                break;
            }
        }
    }
    (differ, done)
}

#[tokio::test]
async fn writes_are_answered_as_if_hidden_rows_were_not_there() {
    for seed in 1..=3 {
        let (differ, done) = written_apart(seed, true, &|| None).await;
        assert!(differ.is_empty(), "{differ:#?}");
        assert!(done > 20, "{done} writes were done");
    }
    if let Some(cluster) = Cluster::shared("writes_are_answered_as_if_hidden_rows_were_not_there") {
        let (differ, _) = written_apart(4, true, &|| Some(cluster.database())).await;
        assert!(differ.is_empty(), "{differ:#?}");
    }
    let (differ, _) = written_apart(1, false, &|| None).await;
    assert!(!differ.is_empty(), "without the rules they tell");
}
