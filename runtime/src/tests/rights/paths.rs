//! Lists find the rows of several rules by lists of keys, single rows by what leads from them: both are the same rows.

use super::served;
use crate::{
    fixture::FirstRows,
    store::{
        OpenOptions, Store,
        migrate::{Options, migrate},
    },
    tables::ddl::Ddl,
    tests::postgres::Cluster,
};
use serde_json::{Value as Json, json};
use specimen_codegen::{SourceFile, read, tables};

/// A room is seen by paths of each kind: through a join table, from the other side, over one and over several rows.
const ROOM: &str = "
resource: Room
path: rooms
key: name
order: [name]
fields:
  id:     { type: integer, primary: true, read_only: true }
  name:   { type: string, max: 20, unique: true }
  keeper: { to: User, by: name, nullable: true, on_delete: set_null, back: kept }
  guests: { to: [User], by: name, back: visited }
representations: { detail: [name] }
operations: [list, retrieve]
access: { read: [{ is: keeper }, { is: keeper.friends }, { in: guests }, { in: guests.friends }, { is: shelves.owner }, { is: shelves.owner.friends }] }
";

const SHELF: &str = "
resource: Shelf
fields:
  id:    { type: integer, primary: true, read_only: true }
  room:  { to: Room, by: name, nullable: true, on_delete: set_null, back: shelves }
  owner: { to: User, by: name, nullable: true, on_delete: set_null, back: shelves }
";

const OTHERS: &[(&str, &str)] = &[
    (
        "api",
        "api: Lab\nversion: { name: v1, vendor: lab }\nusers: { resource: User, username: name, password: password, active: active, \
         public: guest, superuser: chief }\ntokens: { resource: Token, user: user, created: created, lifetime: \"0\" }\n",
    ),
    (
        "user",
        "resource: User\nfields:\n  id: { type: integer, primary: true, read_only: true }\n  name: { type: string, max: 20, unique: true }\n  \
         password: { type: string, max: 128, blank: true, secret: true }\n  active: { type: boolean, default: true }\n  \
         guest: { type: boolean, default: false }\n  chief: { type: boolean, default: false }\n  friends: { to: [User], by: name, back: friend_of }\n",
    ),
    (
        "token",
        "resource: Token\nsecret: true\nfields:\n  key: { type: string, max: 40, primary: true, secret: true }\n  \
         user: { to: User, on_delete: cascade, unique: true, back: token }\n  created: { type: datetime, auto: create }\n",
    ),
    ("room", ROOM),
    ("shelf", SHELF),
];

fn fixture() -> String {
    let mut rows = Vec::new();
    for user in 1..=5 {
        let friends = if user == 1 { vec![2, 3] } else { vec![] };
        rows.push(json!({"model": "lab.user", "pk": user, "fields": {"name": format!("u{user}"), "password": "!", "friends": friends}}));
        rows.push(
            json!({"model": "lab.token", "pk": format!("u{user}"), "fields": {"user": user, "created": "2026-01-01T00:00:00Z"}}),
        );
    }
    // Each room is there for some by one path alone; the last one for nobody.
    for (id, keeper, guests) in [
        (1, json!(4), vec![]),
        (2, json!(1), vec![]),
        (3, json!(null), vec![4]),
        (4, json!(null), vec![1]),
        (5, json!(null), vec![]),
        (6, json!(null), vec![]),
        (7, json!(null), vec![]),
    ] {
        rows.push(json!({"model": "lab.room", "pk": id, "fields": {"name": format!("r{id}"), "keeper": keeper, "guests": guests}}));
    }
    for (id, room, owner) in
        [(1, json!(5), json!(4)), (2, json!(6), json!(1)), (3, json!(null), json!(5)), (4, json!(7), json!(null))]
    {
        rows.push(json!({"model": "lab.shelf", "pk": id, "fields": {"room": room, "owner": owner}}));
    }
    Json::Array(rows).to_string()
}

#[tokio::test]
async fn lists_and_single_rows_agree_by_every_kind_of_path() {
    let files =
        OTHERS.iter().map(|(name, text)| SourceFile { path: format!("spec/{name}.yaml"), text: (*text).into() });
    let api = tables(&read(&files.collect::<Vec<_>>()).unwrap_or_else(|report| panic!("{report}")));
    let mut databases = vec!["sqlite::memory:".to_owned()];
    databases.extend(Cluster::shared("lists_and_single_rows_agree_by_every_kind_of_path").map(Cluster::database));
    for url in databases {
        let store = Store::open(&url, &OpenOptions::default()).await.expect("a database");
        let rows = fixture();
        migrate(&store, api, &Ddl::of(api), &FirstRows(rows.as_bytes()), &Options::default())
            .await
            .expect("the tables");
        let lab = served(api, store);
        for (user, seen) in [("u1", "r2 r4 r6"), ("u2", "r2 r4 r6"), ("u3", "r2 r4 r6"), ("u4", "r1 r3 r5"), ("u5", "")]
        {
            let (_, text) = lab.get(user, "/rooms").await;
            let list: Json = serde_json::from_str(&text).expect("a list");
            let results = list["results"].as_array().expect("rows");
            let listed: Vec<&str> = results.iter().filter_map(|row| row["name"].as_str()).collect();
            assert_eq!((listed.join(" ").as_str(), &list["count"]), (seen, &json!(listed.len())), "{url}: {user}");
            let mut single = Vec::new();
            for room in (1..=7).map(|n| format!("r{n}")) {
                if lab.get(user, &format!("/rooms/{room}")).await.0.is_success() {
                    single.push(room);
                }
            }
            assert_eq!(single.join(" "), seen, "{url}: {user}");
        }
    }
}
