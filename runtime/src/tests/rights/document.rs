//! The example of docs/rights.md: its spec is served, and each request of its table answers as the table says.

use super::served;
use crate::{
    fixture::FirstRows,
    store::{
        OpenOptions, Store,
        migrate::{Options, migrate},
    },
    tables::ddl::Ddl,
};
use poem::http::Method;
use serde_json::{Value as Json, json};
use specimen_codegen::{SourceFile, read, tables};

/// The lines of tables in the document that have so many cells.
fn rows(document: &str, cells: usize) -> Vec<Vec<&str>> {
    let rows = document.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| row.split(" | ").collect::<Vec<_>>()).filter(|row| row.len() == cells).collect()
}

#[tokio::test]
async fn the_documented_example_answers_as_documented() {
    // A published package has no documents beside it.
    let Ok(document) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rights.md")) else {
        return;
    };
    let blocks = document.split("```yaml\n# ").skip(1).filter_map(|block| block.split_once("```"));
    let files: Vec<SourceFile> = blocks
        .filter_map(|(block, _)| block.split_once('\n'))
        .map(|(path, text)| SourceFile { path: path.into(), text: text.into() })
        .collect();
    let api = tables(&read(&files).unwrap_or_else(|report| panic!("{report}")));

    let users = ["root", "ada", "bob", "cy", "mo"];
    let id = |name: &str| users.iter().position(|user| *user == name).map(|n| n + 1);
    let mut fixture = vec![json!({"model": "lab.group", "pk": 1, "fields": {"name": "husbandry"}})];
    for (n, user) in users.iter().enumerate() {
        let groups: &[i64] = if *user == "cy" { &[1] } else { &[] };
        let fields = json!({"name": user, "password": "!", "chief": *user == "root", "manager": *user == "mo", "groups": groups});
        fixture.push(json!({"model": "lab.user", "pk": n + 1, "fields": fields}));
        fixture.push(
            json!({"model": "lab.token", "pk": user, "fields": {"user": n + 1, "created": "2100-01-01T00:00:00Z"}}),
        );
    }
    let labs: Vec<Vec<&str>> =
        rows(&document, 2).into_iter().filter(|row| ["north", "south"].contains(&row[0])).collect();
    for (n, row) in labs.iter().enumerate() {
        let members: Vec<_> = row[1].split(", ").map(id).collect();
        fixture.push(json!({"model": "lab.lab", "pk": n + 1, "fields": {"name": row[0], "members": members}}));
    }
    for (n, row) in
        rows(&document, 4).into_iter().filter(|row| row[0].starts_with('a') && row[0].len() == 2).enumerate()
    {
        let lab = labs.iter().position(|lab| lab[0] == row[1]).map(|n| n + 1);
        let fields =
            json!({"name": row[0], "lab": lab, "owner": id(row[2]), "price": row[3].parse::<i64>().expect("a price")});
        fixture.push(json!({"model": "lab.animal", "pk": n + 1, "fields": fields}));
    }

    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.expect("a database");
    let fixture = Json::Array(fixture).to_string();
    migrate(&store, api, &Ddl::of(api), &FirstRows(fixture.as_bytes()), &Options::default()).await.expect("the tables");
    let server = served(api, store);
    let mut asked = 0;
    for row in rows(&document, 3).into_iter().filter(|row| users.contains(&row[0])) {
        let (user, request, answer) = (row[0], row[1], row[2]);
        let (method, rest) = request.split_once(' ').expect("a method");
        let (path, body) = rest.split_once(' ').map_or((rest, None), |(path, body)| (path, Some(body)));
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let body = body.map(|body| serde_json::from_str(body).expect("JSON"));
        let (status, text) = server.ask(user, method, path, body).await;
        match answer.split_once(" row") {
            Some((count, _)) => {
                let list: Json = serde_json::from_str(&text).unwrap_or_default();
                assert_eq!(list["count"].to_string(), count, "{row:?}: {text}");
            }
            None => assert_eq!(status.as_u16().to_string(), answer, "{row:?}: {text}"),
        }
        asked += 1;
    }
    assert!(asked > 15, "{asked} requests");
}
