//! Requests that look for something in a way that costs much: each is answered in time, or refused with what to do
//! instead, and nobody else waits meanwhile. On the demo colony, in both databases.

use crate::support::{colony::Colony, home::Home, postgres::Cluster, server::Server};
use serde_json::json;
use std::{
    io::Write,
    net::TcpStream,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// How long a dear request may take at most: the time limit of a statement, twice, on a busy machine.
const DEAR: Duration = Duration::from_secs(90);
/// How long others may wait meanwhile; two seconds stand for one on a machine that also compiles.
const OTHERS: Duration = Duration::from_secs(2);

/// Sends the same request four times at once, and others' meanwhile. The answers' statuses and texts.
fn four_at_once(colony: &Colony, path: &str, token: &str) -> Vec<(u16, String)> {
    let ended = AtomicBool::new(false);
    let server = &colony.server;
    std::thread::scope(|scope| {
        let others = scope.spawn(|| {
            let mut waited = Duration::ZERO;
            while !ended.load(Ordering::Relaxed) {
                for (path, token) in [("/labs", Some(token)), ("/users/admin", Some(token)), ("/", None)] {
                    let begun = Instant::now();
                    assert!(server.get(path, token).status < 500, "{path} fails meanwhile");
                    waited = waited.max(begun.elapsed());
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            waited
        });
        let dear: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let begun = Instant::now();
                    let answer = server.get(path, Some(token));
                    (answer.status, answer.text(), begun.elapsed())
                })
            })
            .collect();
        let answers: Vec<_> = dear.into_iter().map(|dear| dear.join().expect("it is answered")).collect();
        ended.store(true, Ordering::Relaxed);
        let waited = others.join().expect("others are answered");
        let kind = colony.home.kind;
        assert!(waited < OTHERS, "{kind}: others waited {waited:?} for {path}");
        for (.., took) in &answers {
            assert!(*took < DEAR, "{kind}: {path} took {took:?}");
        }
        answers.into_iter().map(|(status, text, _)| (status, text)).collect()
    })
}

#[test]
fn lookups_up_and_down_relations_hold_nobody_up() {
    for colony in Colony::each("lookups_up_and_down_relations_hold_nobody_up") {
        let token = colony.home.done(&["token", "admin"], "").trim().to_owned();
        let deep = |times: usize| format!("{}nickname,x", "responsible_user__subjects_responsible__".repeat(times));
        for times in 4..=8 {
            for (status, text) in four_at_once(&colony, &format!("/subjects?django={}", deep(times)), &token) {
                assert_eq!(status, 200, "{} {times}: {text}", colony.home.kind);
                assert!(text.starts_with("{\"count\":0,"), "{} {times}: {text}", colony.home.kind);
            }
        }
        let several: Vec<String> = (2..=8).map(deep).collect();
        for (status, text) in four_at_once(&colony, &format!("/subjects?django={}", several.join(",")), &token) {
            assert_eq!(status, 200, "{} several: {text}", colony.home.kind);
        }
        let too_many: Vec<String> = (0..4)
            .flat_map(|n| {
                ["", "~"].map(|not| format!("{not}{}", deep(8 - n).replace("nickname", &format!("json__k{n}"))))
            })
            .chain([deep(8)])
            .collect();
        for (status, text) in four_at_once(&colony, &format!("/subjects?django={}", too_many.join(",")), &token) {
            assert_eq!(status, 400, "{}: {text}", colony.home.kind);
            assert!(
                text.starts_with("{\"django\":[\"The lookups of this request cost "),
                "{}: {text}",
                colony.home.kind
            );
        }
    }
}

/// Statements that PostgreSQL runs for the server right now.
fn running(cluster: &Cluster) -> String {
    let others = "backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()";
    cluster.sql("postgres", &format!("select count(*) from pg_stat_activity where {others}")).trim().to_owned()
}

#[test]
fn the_statement_of_a_client_that_goes_away_ends() {
    let Some(cluster) = Cluster::start(false) else {
        println!("SKIPPED the_statement_of_a_client_that_goes_away_ends: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&cluster);
    let token = home.migrate();
    let server = Server::start(home.path(), &["--database", &home.database, "--set", "statement_timeout=10m"]);
    let name = home.database.rsplit('/').next().unwrap_or_default();
    // Whoever reads the table waits for its lock.
    let lock = "begin; lock table subjects_species in access exclusive mode; select pg_sleep(20); end";
    std::thread::scope(|scope| {
        scope.spawn(|| cluster.sql(name, lock));
        let begun = Instant::now();
        while running(&cluster) != "1" {
            assert!(begun.elapsed() < Duration::from_secs(10), "the table isn't locked");
            std::thread::sleep(Duration::from_millis(20));
        }
        let mut client = TcpStream::connect(&server.address).expect("the server listens");
        let head = format!("GET /species HTTP/1.1\r\nHost: a\r\nAuthorization: Token {token}\r\n\r\n");
        client.write_all(head.as_bytes()).expect("the request is sent");
        while running(&cluster) == "1" {
            assert!(begun.elapsed() < Duration::from_secs(15), "nothing waits for the lock");
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(client);
        let gone = Instant::now();
        while running(&cluster) != "1" {
            assert!(gone.elapsed() < Duration::from_secs(8), "its statements go on");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(begun.elapsed() < Duration::from_secs(19), "the lock was still there");
    });
    assert_eq!(server.get("/species", Some(&token)).status, 200);
}

#[test]
fn patterns_on_a_long_text_hold_nobody_up() {
    for colony in Colony::each("patterns_on_a_long_text_hold_nobody_up") {
        // Another server on the same rows, whose statements end sooner.
        let args = ["--database", &colony.home.database, "--set", "burst=", "--set", "statement_timeout=3s"];
        let colony = Colony { server: Server::start(colony.home.path(), &args), ..colony };
        let kind = colony.home.kind;
        let token = colony.home.done(&["token", "admin"], "").trim().to_owned();
        let subject = colony.server.get("/subjects?limit=1", Some(&token)).json()["results"][0]["id"].clone();
        let note = json!({
            "user": "admin", "content_type": "subject", "object_id": subject, "text": "a".repeat(1_000_000),
        });
        let made = colony.server.json("POST", "/notes", &token, &note);
        assert_eq!(made.status, 201, "{kind}: {}", made.text());
        for (pattern, what) in [
            ("%5E(a%2B)%5C1$", "regular expression|took longer"),
            ("(%3F%3D(a%7Caa)*b)a", "regular expression|took longer"),
            ("(a%7B0,200%7D)%7B200%7D", "is not a regular expression"),
            ("(", "is not a regular expression"),
        ] {
            let answers = four_at_once(&colony, &format!("/notes?django=text__regex,{pattern}"), &token);
            assert!(answers.iter().any(|(status, _)| *status != 503), "{kind} {pattern}: {answers:?}");
            for (status, text) in answers {
                // Where the database is quick enough, it may answer; where two such run already, others are put off.
                if matches!(status, 200 | 503) && !what.starts_with("is not") {
                    continue;
                }
                assert_eq!(status, 400, "{kind} {pattern}: {text}");
                assert!(text.starts_with("{\"django\":["), "{kind} {pattern}: {text}");
                assert!(what.split('|').any(|what| text.contains(what)), "{kind} {pattern}: {text}");
            }
        }
        // Another user's search has its turn, however many of these one user sends.
        colony.home.done(&["createuser", "bob", "--superuser", "--password-stdin"], "open sesame\n");
        let bob = colony.home.done(&["token", "bob"], "").trim().to_owned();
        let search = "/notes?django=text__regex,%5E(a%2B)%5C1$";
        let ended = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..10 {
                scope.spawn(|| {
                    while !ended.load(Ordering::Relaxed) {
                        let answer = colony.server.get(search, Some(&token));
                        let crowded = answer.text().contains("as many slow lists as it may");
                        assert_eq!(answer.status == 503, crowded, "{kind}: {}", answer.text());
                    }
                });
            }
            std::thread::sleep(Duration::from_secs(1));
            // Lists of both that nobody has asked for before, and that they ask for again.
            for path in
                ["/species", "/strains?limit=3", "/projects", "/species", "/subjects?lab=x&limit=2", "/projects"]
            {
                for user in [&token, &bob] {
                    let begun = Instant::now();
                    let answer = colony.server.get(path, Some(user));
                    let waited = begun.elapsed();
                    assert_eq!(answer.status, 200, "{kind} {path}: {}", answer.text());
                    assert!(waited < OTHERS, "{kind}: a list waited {waited:?}: {path}");
                }
            }
            let answers: Vec<_> = (0..2).map(|_| colony.server.get(search, Some(&bob))).collect();
            ended.store(true, Ordering::Relaxed);
            for answer in answers {
                assert!(matches!(answer.status, 200 | 400), "{kind}: {}", answer.text());
            }
        });
    }
}
