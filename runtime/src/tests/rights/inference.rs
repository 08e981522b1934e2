//! Nobody infers what they may not see: a caller's answers on a database with rows that aren't there for the caller are,
//! byte for byte, those on a database without them.

use super::{
    Lab,
    world::{Dice, USERS, World},
};
use crate::tests::postgres::Cluster;

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
const VALUES: &[&str] =
    &["a1", "a3", "a7", "1", "2", "5", "lab1", "lab3", "calm", "bites", "t1", "t2", "n1", "100", "ada", "bob"];
const ENDS: &[&str] = &["", "__isnull", "__in", "__gt", "__lte", "__contains", "__regex"];

/// Requests that a random list ends with, and some that are always made.
fn requests(dice: &mut Dice) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (list, paths) in PATHS {
        all.push(format!("/{list}"));
        all.push(format!("/{list}?limit=2&offset=1"));
        for _ in 0..14 {
            let condition = |dice: &mut Dice| {
                let (path, end) = (dice.of(paths), dice.of(ENDS));
                let value = match end {
                    "__isnull" => dice.of(&["True", "False"]).to_owned(),
                    "__in" => format!("[{},{}]", dice.of(VALUES), dice.of(VALUES)),
                    _ => dice.of(VALUES).to_owned(),
                };
                format!("{}{path}{end},{value}", if dice.roll(4) == 0 { "~" } else { "" })
            };
            let first = condition(dice);
            all.push(match dice.roll(3) {
                0 => format!("/{list}?where={first},{}", condition(dice)),
                _ => format!("/{list}?where={first}"),
            });
        }
    }
    all.extend((1..=12).map(|n| format!("/animals/a{n}")));
    all.extend((1..=12).map(|n| format!("/animals/{n}")));
    all.extend((1..=4).flat_map(|n| [format!("/labs/lab{n}"), format!("/labs/lab{n}/animals")]));
    all.extend((1..=14).map(|n| format!("/visits/{n}")));
    all.extend((1..=3).map(|n| format!("/tags/{n}")));
    all.extend(USERS.iter().map(|user| format!("/users/{}", user.name)));
    let values = ["lab1", "lab2", "lab3", "lab4"].map(|lab| format!("/animals?lab={lab}"));
    all.extend(values);
    all.extend((1..=12).flat_map(|n| [format!("/animals?mother=a{n}"), format!("/visits?animal=a{n}")]));
    all.extend(["/animals?tag=t1", "/animals?remark=calm", "/users?salary=100", "/animals?owner=2"].map(str::to_owned));
    all
}

/// Compares the answers that all callers get on databases that a function makes.
async fn compare(seed: u64, database: &dyn Fn() -> Option<String>) {
    let world = World::random(seed);
    let whole_url = database();
    let whole = Lab::new(whole_url.as_deref(), &world).await;
    let mut good = 0;
    for user in USERS {
        let url = database();
        let part = Lab::new(url.as_deref(), &world.seen_by(user)).await;
        for request in requests(&mut Dice::new(seed)) {
            let (one, other) = (whole.get(user.name, &request).await, part.get(user.name, &request).await);
            assert_eq!(one, other, "seed {seed}, {} asks {request}", user.name);
            good += usize::from(one.0.is_success());
        }
    }
    let sample = whole.get("bob", "/animals").await;
    assert!(good > 200, "{good} good answers, {sample:?}");
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
