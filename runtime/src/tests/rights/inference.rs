//! Nobody infers what they may not see: a caller's answers on a database with rows that aren't there for the caller are,
//! byte for byte, those on a database without them.

use super::{
    Lab, served_by,
    world::{API, Dice, NOBODY, USERS, World},
};
use crate::tests::postgres::Cluster;
use poem::http::Method;
use serde_json::{Value as Json, json};

/// Paths of lookups by the resource that they start from.
const PATHS: &[(&str, &[&str])] = &[
    (
        "animals",
        &[
            "name",
            "lab",
            "lab__name",
            "owner",
            "owner__name",
            "owner__salary",
            "mother",
            "mother__name",
            "mother__remark",
            "mother__mother",
            "mother__lab__name",
            "remark",
            "tags",
            "tags__name",
            "children",
            "children__name",
            "children__remark",
            "visit",
            "visit__note",
            "visit__next__animal__name",
            "feeding__day",
            "project__name",
            "notice__text",
            "lab__members",
            "lab__animal__name",
            "owner__lab__name",
            "owner__animals_owned__remark",
        ],
    ),
    (
        "labs",
        &[
            "name",
            "members",
            "members__name",
            "members__salary",
            "animal",
            "animal__name",
            "animal__remark",
            "animal__visit",
        ],
    ),
    (
        "visits",
        &[
            "animal",
            "animal__name",
            "animal__remark",
            "animal__mother",
            "next",
            "next__note",
            "next__animal",
            "previous",
            "note",
        ],
    ),
    ("notices", &["text", "animal", "animal__name", "animal__remark", "shown", "author__salary"]),
    ("projects", &["animals", "animals__remark", "stay__animal__name", "lead__salary", "name"]),
    ("tags", &["name", "animal", "animal__name", "animal__owner", "animal__remark"]),
    (
        "users",
        &[
            "name",
            "salary",
            "lab",
            "lab__name",
            "animals_owned",
            "animals_owned__name",
            "animals_owned__remark",
            "groups",
        ],
    ),
];
const VALUES: &[&str] = &[
    "a1", "a3", "a7", "1", "2", "5", "lab1", "lab3", "calm", "bites", "t1", "t2", "n1", "100", "ada", "bob", "lost",
    "True",
];
const ENDS: &[&str] = &["", "__isnull", "__in", "__gt", "__lte", "__contains", "__regex"];

/// What requests look at, so that a test can say of which kind some are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Lists,
    Rows,
    Unions,
    Orders,
    Options,
    Public,
    Refusals,
    Exports,
}

/// A request, and whose it is: everybody's who has a token, or those without one.
struct Asked {
    about: About,
    method: Method,
    path: String,
    body: Option<Json>,
}

impl Asked {
    fn get(about: About, path: impl Into<String>) -> Asked {
        Asked { about, method: Method::GET, path: path.into(), body: None }
    }
}

fn condition(dice: &mut Dice, paths: &[&'static str]) -> String {
    let (path, end) = (dice.of(paths), dice.of(ENDS));
    let value = match end {
        "__isnull" => dice.of(&["True", "False"]).to_owned(),
        "__in" => format!("[{},{}]", dice.of(VALUES), dice.of(VALUES)),
        _ => dice.of(VALUES).to_owned(),
    };
    format!("{}{path}{end},{value}", if dice.roll(4) == 0 { "~" } else { "" })
}

/// Requests that a random list ends with, and some that are always made.
fn requests(dice: &mut Dice) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for (list, paths) in PATHS {
        // Visits and notices are in the order of what isn't there for all.
        let about = if ["visits", "notices"].contains(list) { About::Orders } else { About::Lists };
        all.push(Asked::get(about, format!("/{list}")));
        all.push(Asked::get(about, format!("/{list}?limit=2&offset=1")));
        for _ in 0..14 {
            let first = condition(dice, paths);
            let path = match dice.roll(3) {
                0 => format!("/{list}?where={first},{}", condition(dice, paths)),
                _ => format!("/{list}?where={first}"),
            };
            all.push(Asked::get(About::Lists, path));
        }
    }
    for form in ["csv", "ndjson"] {
        for (list, paths) in PATHS {
            all.push(Asked::get(About::Exports, format!("/{list}?format={form}")));
            all.push(Asked::get(About::Exports, format!("/{list}?format={form}&where={}", condition(dice, paths))));
        }
        all.push(Asked::get(About::Exports, format!("/labs/lab{}/animals?format={form}", 1 + dice.roll(4))));
    }
    let labs = || (1..=4).map(|n| format!("/labs/lab{n}"));
    let animals = || (1..=12).map(|n| format!("/animals/a{n}"));
    let rows = animals().chain(labs()).chain((1..=14).map(|n| format!("/visits/{n}")));
    let rows: Vec<String> = rows.chain((1..=3).map(|n| format!("/tags/{n}"))).collect();
    all.extend(rows.iter().map(|path| Asked::get(About::Rows, path)));
    all.extend(USERS.iter().map(|user| Asked::get(About::Rows, format!("/users/{}", user.name))));
    all.extend((1..=3).map(|n| Asked::get(About::Rows, format!("/projects/p{n}"))));
    all.extend((1..=12).map(|n| Asked::get(About::Rows, format!("/animals/{n}"))));
    all.extend(labs().map(|lab| Asked::get(About::Lists, format!("{lab}/animals"))));
    let more =
        ["/animals?tag=t1", "/animals?remark=calm", "/users?salary=100", "/animals?owner=2", "/projects?animal=a3"];
    all.extend(more.map(|path| Asked::get(About::Lists, path)));
    all.extend((1..=4).map(|n| Asked::get(About::Lists, format!("/animals?lab=lab{n}"))));
    let by_animal = |n| ["animals?mother", "visits?animal", "notices?animal"].map(|list| format!("/{list}=a{n}"));
    all.extend((1..=12).flat_map(by_animal).map(|path| Asked::get(About::Lists, path)));
    for lab in labs() {
        let lists =
            ["", "?type=all", "?type=visit", "?type=feeding", "?type=all&animal=a3", "?type=all&limit=2&offset=1"];
        all.extend(lists.map(|list| Asked::get(About::Unions, format!("{lab}/doings{list}"))));
    }
    let ask = |about, method: Method, path: &str| Asked { method, ..Asked::get(about, path) };
    all.extend(rows.iter().map(|path| ask(About::Options, Method::OPTIONS, path)));
    all.extend(rows.iter().map(|path| ask(About::Rows, Method::HEAD, path)));
    all.extend(["/animals", "/labs"].map(|path| ask(About::Options, Method::OPTIONS, path)));
    all.extend(refusals(&rows));
    all
}

/// Writes that are refused because of what they are about, or what they say.
fn refusals(rows: &[String]) -> Vec<Asked> {
    let ask = |method: Method, path: &str, body: Json| Asked {
        method,
        body: Some(body),
        ..Asked::get(About::Refusals, path)
    };
    let mut all = Vec::new();
    for path in rows.iter().filter(|path| !path.starts_with("/tags")) {
        all.push(ask(Method::PATCH, path, json!({"name": [], "note": []})));
        all.push(ask(Method::PUT, path, json!([])));
    }
    for n in 1..=12 {
        let body = json!({"name": "", "lab": "lab1", "mother": format!("a{n}"), "tags": ["t1", "t2"]});
        all.push(ask(Method::POST, "/animals", body.clone()));
        all.push(ask(Method::POST, "/animals", json!([body])));
        all.push(ask(Method::POST, "/projects", json!({"name": "", "lead": "bob", "animals": [format!("a{n}")]})));
    }
    all.extend((1..=4).map(|n| ask(Method::POST, "/animals", json!({"name": "", "lab": format!("lab{n}")}))));
    all
}

/// What differs between the answers that callers get from a server of all rows, and those from one of the rows that are
/// there for them; and how many good answers there were.
async fn differences(seed: u64, rules: bool, database: &dyn Fn() -> Option<String>) -> (Vec<(About, String)>, usize) {
    let world = World::random(seed);
    let whole = served_by(*API, Lab::database(database().as_deref(), &world).await, rules, "/nonexistent".as_ref());
    let (mut good, mut differ) = (0, Vec::new());
    for user in USERS.iter().chain([&NOBODY]) {
        let part = Lab::new(database().as_deref(), &world.seen_by(user)).await;
        for asked in requests(&mut Dice::new(seed)) {
            // Without a token, only the public list answers otherwise than that there is none.
            if user.name.is_empty() && !asked.path.starts_with("/notices") && asked.about != About::Rows {
                continue;
            }
            let about = if user.name.is_empty() { About::Public } else { asked.about };
            let Asked { about: _, method, path, body } = &asked;
            let one = whole.answer(user.name, method.clone(), path, body.clone()).await;
            let other = part.answer(user.name, method.clone(), path, body.clone()).await;
            let status = one.status;
            good += usize::from(status.is_success());
            assert!(!status.is_server_error(), "{} asks {} {}: {one:?}", user.name, asked.method, asked.path);
            assert!(asked.about != About::Refusals || !status.is_success(), "{} {:?}: {one:?}", asked.path, asked.body);
            if one != other {
                let told = format!("seed {seed}, {} asks {method} {path} {body:?}: {one:?} {other:?}", user.name);
                differ.push((about, told));
            }
        }
    }
    (differ, good)
}

async fn compare(seed: u64, database: &dyn Fn() -> Option<String>) {
    let (differ, good) = differences(seed, true, database).await;
    assert!(differ.is_empty(), "{} differ: {:#?}", differ.len(), &differ[..differ.len().min(3)]);
    assert!(good > 200, "{good} good answers");
}

#[tokio::test]
async fn nobody_infers_hidden_rows_on_sqlite() {
    for seed in 1..=3 {
        compare(seed, &|| None).await;
    }
}

#[tokio::test]
async fn nobody_infers_hidden_rows_on_postgresql() {
    let Some(cluster) = Cluster::shared("nobody_infers_hidden_rows_on_postgresql") else { return };
    compare(4, &|| Some(cluster.database())).await;
}

/// The comparison is worth something: without the rules, requests of each kind tell what they hide.
#[tokio::test]
async fn without_the_rules_each_kind_of_request_tells_what_they_hide() {
    use About::{Exports, Lists, Options, Orders, Public, Refusals, Rows, Unions};
    let (differ, _) = differences(1, false, &|| None).await;
    for about in [Lists, Rows, Unions, Orders, Options, Public, Refusals, Exports] {
        assert!(differ.iter().any(|(known, _)| *known == about), "{about:?} never differ");
    }
}
