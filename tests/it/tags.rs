//! Entity tags: 304 for who has the answer, and never one that hides a change.

use crate::support::{home::Home, http::Answer, postgres::Cluster, server::Server};
use serde_json::json;
use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::{Duration, Instant},
};

fn get(server: &Server, path: &str, token: &str, held: Option<&str>) -> Answer {
    let token = format!("Token {token}");
    let mut headers = vec![("Authorization", token.as_str())];
    headers.extend(held.map(|held| ("If-None-Match", held)));
    server.send("GET", path, &headers, b"")
}

/// The tag of an answer; nothing while the server opens connections.
fn tag(answer: &Answer) -> Option<&str> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.header("etag")
}

/// Asks until the answer is 304: what others do in the same cluster may change the state between two requests.
fn unchanged(server: &Server, path: &str, token: &str) -> String {
    for _ in 0..30 {
        let held = get(server, path, token, None);
        let Some(held) = tag(&held).map(str::to_owned) else { continue };
        let again = get(server, path, token, Some(&format!("\"other\", {held}")));
        if again.status == 304 {
            assert_eq!((again.body.len(), again.header("etag")), (0, Some(&*held)));
            assert!(again.header("content-length").is_none_or(|length| length == "0"));
            return held;
        }
        assert_ne!(tag(&again), Some(&*held));
    }
    panic!("{path} is never unchanged");
}

#[test]
fn who_has_an_answer_is_told_so_until_anything_differs() {
    for home in Home::each("who_has_an_answer_is_told_so_until_anything_differs") {
        let ann = home.migrate();
        home.done(&["createuser", "bob", "--superuser", "--password-stdin"], "open sesame\n");
        let bob = home.done(&["token", "bob"], "").trim().to_owned();
        let server = home.serve();
        let make = |name: &str| {
            let made = server.json("POST", "/projects", &ann, &json!({"name": name, "users": []}));
            assert_eq!(made.status, 201, "{}", made.text());
        };
        make("one");
        // Hand-written code computes values of datasets.
        assert!(get(&server, "/datasets", &ann, None).header("etag").is_none());
        if home.kind == "SQLite" {
            assert!(get(&server, "/projects", &ann, None).header("etag").is_none());
            continue;
        }
        for path in ["/projects", "/projects/one", "/projects?name=one&limit=3", "/sessions", "/weighings"] {
            let held = unchanged(&server, path, &ann);
            // Another user, other parameters, another address of the server, another form.
            assert_eq!(get(&server, path, &bob, Some(&held)).status, 200, "{path}");
            let other = format!("{path}{}offset=1", if path.contains('?') { "&" } else { "?" });
            assert_eq!(get(&server, &other, &ann, Some(&held)).status, 200, "{path}");
            let token = format!("Token {ann}");
            for header in [("Host", "elsewhere"), ("Accept", "application/json; indent=2")] {
                let headers = [("Authorization", token.as_str()), ("If-None-Match", held.as_str()), header];
                let answer = server.send("GET", path, &headers, b"");
                assert_ne!(answer.status, 304, "{path} {header:?}");
            }
            // Whoever may not ask isn't told that nothing has changed.
            assert_eq!(get(&server, path, "0000000000000000000000000000000000000000", Some(&held)).status, 403);
            make(&format!("for {}", path.replace(['/', '?', '&', '='], " ")));
            assert_eq!(get(&server, path, &ann, Some(&held)).status, 200, "{path}");
        }
        // A row that is gone is missing, whatever the client has.
        let held = unchanged(&server, "/projects/one", &ann);
        home.beside(&["delete from subjects_project where name = 'one'"]);
        assert_eq!(get(&server, "/projects/one", &ann, Some(&held)).status, 404);
        // Tags of another process mean nothing.
        let held = unchanged(&server, "/projects", &ann);
        assert_eq!(get(&home.serve(), "/projects", &ann, Some(&held)).status, 200);
    }
}

/// A reader that keeps answers by their tags, beside writers at two servers and beside them. Tried with tags that don't
/// depend on the state, which made it fail.
#[test]
fn no_tag_hides_a_change() {
    let Some(cluster) = Cluster::shared("no_tag_hides_a_change") else { return };
    let home = Home::postgres(cluster);
    let token = home.migrate();
    let (server, other) = (home.serve(), home.serve());
    for name in ["a", "b"] {
        assert_eq!(server.json("POST", "/projects", &token, &json!({"name": name, "users": []})).status, 201);
    }
    // A writer raises `begun` before it may commit and `ended` after.
    let [begun, ended, same, compared] = [const { AtomicU64::new(0) }; 4];
    let stop = AtomicBool::new(false);
    let going = || !stop.load(Ordering::SeqCst);
    let pause = |n: u64| std::thread::sleep(Duration::from_millis(n * 7919 % 60));
    let write = |act: &dyn Fn(u64)| {
        for n in (0..).take_while(|_| going()) {
            begun.fetch_add(1, Ordering::SeqCst);
            act(n);
            ended.fetch_add(1, Ordering::SeqCst);
            pause(n);
        }
    };
    let patch = |server: &Server, n: u64| {
        let path = if n.is_multiple_of(2) { "/projects/a" } else { "/projects/b" };
        let answer = server.json(
            "PATCH",
            path,
            &token,
            &json!({"users": if n.is_multiple_of(3) { json!(["ann"]) } else { json!([]) }}),
        );
        assert_eq!(answer.status, 200, "{}", answer.text());
    };
    let beside = |n: u64| {
        let end = if n.is_multiple_of(4) { "rollback" } else { "commit" };
        let change = format!("update subjects_project set json = '{{\"n\": {n}}}' where name = 'b'");
        home.beside(&[&format!("begin; {change}; select pg_sleep(0.01); {end}")]);
    };
    let read = |path: &str| {
        let mut held = get(&server, path, &token, None);
        for n in (0..).take_while(|_| going()) {
            let (quiet, before) = (ended.load(Ordering::SeqCst), begun.load(Ordering::SeqCst));
            let answer = get(&server, path, &token, tag(&held));
            let fresh = get(&server, path, &token, None);
            let told = if answer.status == 304 { &held } else { &answer };
            if quiet == before && begun.load(Ordering::SeqCst) == before {
                assert_eq!(told.text(), fresh.text(), "{path} after {before} changes, status {}", answer.status);
                compared.fetch_add(1, Ordering::SeqCst);
                same.fetch_add(u64::from(answer.status == 304), Ordering::SeqCst);
            }
            if answer.status == 200 {
                held = answer;
            }
            std::thread::sleep(Duration::from_millis(n * 6007 % 5));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write(&|n| patch(&server, n)));
        scope.spawn(|| write(&|n| patch(&other, n + 1)));
        scope.spawn(|| write(&beside));
        let readers = [scope.spawn(|| read("/projects")), scope.spawn(|| read("/projects/b"))];
        let began = Instant::now();
        let enough = || same.load(Ordering::SeqCst) >= 50 && ended.load(Ordering::SeqCst) >= 60;
        let failed = || readers.iter().any(|reader| reader.is_finished());
        while !enough() && !failed() && began.elapsed() < Duration::from_secs(40) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let enough = enough();
        stop.store(true, Ordering::SeqCst);
        assert!(enough || failed(), "{compared:?} were compared, {same:?} of them unchanged");
    });
}
