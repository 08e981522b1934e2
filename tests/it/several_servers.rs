//! More than one server: replicas that serve lists, also while one is down, and several processes on one database.

use crate::support::{home::Home, http::Answer, postgres::Cluster, server::Server};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn with_replicas(home: &Home, replicas: &[&Cluster]) -> Server {
    let name = home.database.rsplit('/').next().expect("a database has a name");
    let urls: Vec<String> = replicas.iter().map(|replica| replica.url(name)).collect();
    let replicas = format!("replicas={}", urls.join(","));
    Server::start(home.path(), &["--database", &home.database, "--set", "burst=", "--set", &replicas])
}

fn make(server: &Server, token: &str, name: &str) {
    let made = server.json("POST", "/projects", token, &json!({"name": name, "users": []}));
    assert_eq!((made.status, &made.json()["name"]), (201, &json!(name)), "{}", made.text());
}

fn names(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let body = answer.json();
    let rows = body["results"].as_array().expect("a list");
    let mut names: Vec<String> = rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect();
    // The list is ordered by random keys.
    names.sort();
    names
}

#[test]
fn lists_are_read_from_a_replica_and_from_the_primary_while_it_is_down() {
    let test = "lists_are_read_from_a_replica_and_from_the_primary_while_it_is_down";
    let Some(primary) = Cluster::start(false) else {
        println!("SKIPPED {test}: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&primary);
    let token = home.migrate();
    let replica = primary.replica();
    let server = with_replicas(&home, &[&replica]);
    let list = || names(&server.get("/projects", Some(&token)));
    make(&server, &token, "one");
    primary.is_followed_by(&replica);
    assert_eq!(list(), ["one"]);
    assert_eq!(server.get("/projects/one", Some(&token)).status, 200);

    // What the replica hasn't got yet isn't in lists, but in the answer to who wrote it, and can be changed at once.
    replica.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "two");
    let stack = server.json("POST", "/imaging-stacks", &token, &json!({"name": "two"})).json();
    let stack = format!("/imaging-stacks/{}", stack["id"].as_str().expect("a stack has an id"));
    assert_eq!(list(), ["one"], "lists are read from the replica");
    assert_eq!(server.get("/projects/two", Some(&token)).status, 404, "rows are read from the replica");
    assert_eq!(server.get(&stack, Some(&token)).status, 404, "rows are read from the replica");
    let changed = server.json("PATCH", "/projects/two", &token, &json!({"name": "second"}));
    assert_eq!((changed.status, &changed.json()["name"]), (200, &json!("second")), "{}", changed.text());
    replica.sql("postgres", "select pg_wal_replay_resume()");
    primary.is_followed_by(&replica);
    assert_eq!(list(), ["one", "second"]);
    assert_eq!(server.get(&stack, Some(&token)).status, 200);

    // While it is down, the primary answers; no request fails.
    replica.crash();
    make(&server, &token, "three");
    for _ in 0..20 {
        assert_eq!(list(), ["one", "second", "three"]);
        assert_eq!(server.get("/projects/three", Some(&token)).status, 200);
    }
    let since = Instant::now();
    assert_eq!(list().len(), 3);
    assert!(since.elapsed() < Duration::from_secs(2), "a replica that is known to be down costs no time");

    // A server that starts meanwhile does without it too.
    let other = with_replicas(&home, &[&replica]);
    assert_eq!(names(&other.get("/projects", Some(&token))).len(), 3);

    // When it is back, it is read from again.
    replica.launch();
    primary.is_followed_by(&replica);
    replica.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "four");
    for server in [&server, &other] {
        let since = Instant::now();
        while names(&server.get("/projects", Some(&token))).len() == 4 {
            assert!(since.elapsed() < Duration::from_secs(30), "the replica is not used again");
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

#[test]
fn of_two_replicas_the_one_that_answers_is_read() {
    let Some(primary) = Cluster::start(false) else {
        println!("SKIPPED of_two_replicas_the_one_that_answers_is_read: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&primary);
    let token = home.migrate();
    let (first, second) = (primary.replica(), primary.replica());
    let server = with_replicas(&home, &[&first, &second]);
    make(&server, &token, "one");
    primary.is_followed_by(&first);
    primary.is_followed_by(&second);
    first.crash();
    second.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "two");
    for _ in 0..10 {
        assert_eq!(names(&server.get("/projects", Some(&token))), ["one"]);
    }
}

#[test]
fn a_replica_that_refuses_is_named_when_the_server_starts() {
    let Some(cluster) = Cluster::shared("a_replica_that_refuses_is_named_when_the_server_starts") else { return };
    let home = Home::postgres(cluster);
    home.migrate();
    let wrong = format!("replicas={}", cluster.url("no_such_database"));
    let said = home.refused(&["serve", "--set", &wrong], 1);
    assert!(said.contains("no_such_database"), "{said}");
}

#[test]
fn servers_on_one_database_share_tokens_and_data() {
    let Some(cluster) = Cluster::shared("servers_on_one_database_share_tokens_and_data") else { return };
    let home = Home::postgres(cluster);
    let old = home.migrate();
    let (one, two) = (home.serve(), home.serve());
    let log_in = |server: &Server| -> String {
        let body = json!({"username": "ann", "password": "open sesame"}).to_string();
        let answer = server.send("POST", "/auth-token", &[("Content-Type", "application/json")], body.as_bytes());
        answer.json()["token"].as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
    };
    assert_eq!((log_in(&one), log_in(&two)), (old.clone(), old.clone()));
    make(&one, &old, "shared");
    assert_eq!(two.get("/projects/shared", Some(&old)).status, 200);
    let changed = two.json("PATCH", "/projects/shared", &old, &json!({"name": "theirs"}));
    assert_eq!(changed.status, 200, "{}", changed.text());
    assert_eq!(names(&one.get("/projects", Some(&old))), ["theirs"]);
    assert_eq!(one.json("DELETE", "/projects/theirs", &old, &Value::Null).status, 204);
    assert_eq!(two.get("/projects/theirs", Some(&old)).status, 404);
    // A token that is renewed counts for both at once, and the old one for neither.
    let new = home.done(&["token", "ann", "--new"], "").trim().to_owned();
    for server in [&one, &two] {
        assert_eq!(server.get("/projects", Some(&new)).status, 200);
        assert_eq!(server.get("/projects", Some(&old)).status, 403);
    }
}
