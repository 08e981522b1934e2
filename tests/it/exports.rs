//! Lists as files: all rows that the filters leave, in the list's order, to those who may see the list.

use super::statements::{Counted, Logged, first, on_a_colony};
use crate::support::http;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::TcpStream,
};

fn check(of: &Counted<'_>) {
    let kind = of.home.kind;
    let trajectory = first(of, "/trajectories?limit=1", "id");
    let lateral = if of.cluster.is_some() { 31 } else { 30 };
    // More than are read at once, with equal and empty values among those that lists are sorted by.
    for part in 0..3 {
        let rows: Vec<Value> = (0..700)
            .map(|n| {
                json!({"trajectory_estimate": trajectory, "axial": part * 700 + n, "lateral": lateral,
                       "name": "a \"b\", c\n=1", "json": {"n": [n, null]}, "x": if n % 2 == 0 { json!(null) } else { json!(7) }})
            })
            .collect();
        assert_eq!(of.server.json("POST", "/channels", &of.token, &json!(rows)).status, 201);
    }
    let filter = format!("django=lateral,{lateral}");
    let page = |limit: usize, offset: usize| {
        let path = format!("/channels?{filter}&limit={limit}&offset={offset}");
        of.server.get(&path, Some(&of.token)).json()["results"].as_array().expect("a page").clone()
    };
    let listed: Vec<Value> = (0..3).flat_map(|n| page(1000, n * 1000)).collect();
    assert_eq!(listed.len(), 2100, "{kind}");

    let lines = of.server.get(&format!("/channels?{filter}&format=ndjson&limit=3"), Some(&of.token));
    assert_eq!((lines.status, lines.header("content-type")), (200, Some("application/x-ndjson")), "{kind}");
    let rows: Vec<Value> = lines.text().lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert!(rows == listed, "{kind}: {} rows", rows.len());

    let authorization = format!("Token {}", of.token);
    let path = format!("/channels?{filter}");
    let csv = of.server.send("GET", &path, &[("Authorization", &authorization), ("Accept", "text/csv")], b"");
    assert_eq!((csv.status, csv.header("content-type")), (200, Some("text/csv; charset=utf-8")), "{kind}");
    let text = csv.text();
    let names: Vec<&String> = listed[0].as_object().expect("an object").keys().collect();
    let head: Vec<&str> = text.lines().next().expect("names").split(',').collect();
    assert_eq!(head, names, "{kind}");
    assert_eq!(text.matches("\r\n").count(), 2101, "{kind}");
    assert_eq!(text.matches("\"a \"\"b\"\", c\n=1\"").count(), 2100, "{kind}");
    assert!(text.contains("\"{\"\"n\"\":[699,null]}\""), "{kind}");

    // The same rules as the list has, and only lists are files.
    assert_eq!(of.server.get("/channels?format=csv", None).status, of.server.get("/channels", None).status);
    assert_eq!(of.server.get("/channels?format=csv&django=nothing,1", Some(&of.token)).status, 400);
    let id = listed[0]["id"].as_str().expect("an id");
    let one = of.server.get_undocumented(&format!("/channels/{id}?format=csv"), &of.token, "an unknown format");
    assert_eq!(one.status, 404, "{kind}");
    let both = [("Authorization", authorization.as_str()), ("Accept", "application/json, text/csv")];
    let page = of.server.send("GET", &path, &both, b"");
    assert!(page.json()["count"] == 2100, "{kind}");

    // Clients that go leave nothing running: there may be four exports at a time.
    for _ in 0..6 {
        let mut stream = TcpStream::connect(&of.server.address).expect("a connection");
        let request =
            format!("GET /channels?format=csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: {authorization}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut begun = [0; 64];
        stream.read_exact(&mut begun).expect("an answer begins");
        assert!(begun.starts_with(b"HTTP/1.1 200"), "{kind}: {}", String::from_utf8_lossy(&begun));
        drop(stream);
        let whole = http::send(&of.server.address, "GET", &path, &[("Authorization", &authorization)], b"");
        assert_eq!(whole.expect("an answer").status, 200, "{kind}");
    }
}

#[test]
fn lists_are_files_of_all_their_rows() {
    on_a_colony("lists_are_files_of_all_their_rows", Logged::Nothing, check);
}
