//! Clients that get in each other's way: what one is told is so, nothing is lost, made twice or half done, and nobody
//! gets a 500.

use crate::support::{
    home::Home,
    http::Answer,
    postgres::{Cluster, Holder},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    sync::Barrier,
    time::{Duration, Instant},
};

/// How long others may wait while some wait for a lock; two seconds stand for one on a machine that also compiles.
const OTHERS: Duration = Duration::from_secs(2);

/// Requests that wait for one lock, many times the places for transactions.
const WAITING: usize = 60;

/// A served database of each kind with a subject `mouse`.
fn each(test: &str, act: impl Fn(&Home, &Server, &str)) {
    for home in Home::each(test) {
        let token = home.migrate();
        let server = home.serve();
        made(&home, &server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"})));
        act(&home, &server, &token);
    }
}

fn made(home: &Home, answer: &Answer) -> Value {
    assert_eq!(answer.status, 201, "{}: {}", home.kind, answer.text());
    answer.json()
}

/// What several clients are answered that begin at the same moment.
fn at_once(clients: usize, ask: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let start = Barrier::new(clients);
    let one = |n| {
        start.wait();
        ask(n)
    };
    let one = &one;
    std::thread::scope(|scope| {
        let asking: Vec<_> = (0..clients).map(|n| scope.spawn(move || one(n))).collect();
        asking.into_iter().map(|asked| asked.join().expect("it was answered")).collect()
    })
}

fn statuses(answers: &[Answer]) -> Vec<u16> {
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    statuses
}

#[test]
fn one_file_that_several_register_at_once_is_one_dataset() {
    each("one_file_that_several_register_at_once_is_one_dataset", |home, server, token| {
        for (path, body) in [
            ("/dataset-types", json!({"name": "spikes.times", "filename_pattern": "spikes.times*"})),
            ("/data-formats", json!({"name": "npy", "file_extension": ".npy"})),
            ("/data-repository", json!({"name": "lab_server", "globus_is_personal": false})),
            (
                "/sessions",
                json!({"subject": "mouse", "number": 1, "start_time": "2020-01-01T10:00:00", "users": ["ann"]}),
            ),
        ] {
            made(home, &server.json("POST", path, token, &body));
        }
        let answer = server.json("PATCH", "/labs/defaultlab", token, &json!({"repositories": ["lab_server"]}));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let rounds = 4;
        for round in 0..rounds {
            let body = json!({
                "created_by": "ann", "path": "mouse/2020-01-01/001", "name": "lab_server", "filesizes": [10],
                "filenames": [format!("alf/probe{round:02}/spikes.times.npy")], "hashes": ["5d41402abc4b2a76b9719d911017c592"],
            });
            let answers = at_once(4, |_| server.json("POST", "/register-file", token, &body));
            for answer in &answers {
                let answer = made(home, answer);
                assert_eq!(answer[0]["file_records"][0]["data_repository"], "lab_server", "{}: {answer}", home.kind);
            }
            let ids: Vec<Value> = answers.iter().map(|answer| answer.json()[0]["id"].clone()).collect();
            assert!(ids.iter().all(|id| *id == ids[0]), "{}: {ids:?}", home.kind);
        }
        assert_eq!(home.rows(&["data.dataset"]).len(), rounds, "{}", home.kind);
        assert_eq!(home.rows(&["data.filerecord"]).len(), rounds, "{}", home.kind);
    });
}

#[test]
fn a_name_that_several_want_at_once_goes_to_one() {
    each("a_name_that_several_want_at_once_goes_to_one", |home, server, token| {
        for round in 0..5 {
            let tag = json!({"name": format!("tag {round}"), "description": "", "protected": false, "public": false});
            let subject = json!({"nickname": format!("twin{round}"), "lab": "defaultlab"});
            for (path, body) in [("/tags", &tag), ("/subjects", &subject)] {
                let answers = at_once(4, |_| server.json("POST", path, token, body));
                assert_eq!(statuses(&answers), [201, 400, 400, 400], "{}: {path}", home.kind);
                let refused = answers.iter().find(|answer| answer.status == 400).map(Answer::text).unwrap_or_default();
                assert!(
                    refused.contains("already exists") || refused.contains("unique set"),
                    "{}: {refused}",
                    home.kind
                );
            }
        }
        assert_eq!(home.rows(&["data.tag"]).len(), 5);
        assert_eq!(home.rows(&["subjects.subject"]).len(), 6);
    });
}

#[test]
fn changes_of_one_row_at_once_are_both_kept() {
    each("changes_of_one_row_at_once_are_both_kept", |home, server, token| {
        let session = json!({"subject": "mouse", "number": 1, "start_time": "2020-01-01T10:00:00", "users": ["ann"]});
        let session = made(home, &server.json("POST", "/sessions", token, &session));
        made(home, &server.json("POST", "/projects", token, &json!({"name": "atlas", "users": ["ann"]})));
        let url = session["url"].as_str().expect("a session has a URL");
        let path = &url[url.find("/sessions/").expect("it is a session's")..];
        for round in 0..5 {
            let changes = [
                json!({"narrative": format!("told {round}")}),
                json!({"json": {"round": round}}),
                json!({"projects": if round % 2 == 0 { json!(["atlas"]) } else { json!([]) }}),
                json!({"extended_qc": {"passed": round}}),
            ];
            let answers = at_once(changes.len(), |n| server.json("PATCH", path, token, &changes[n]));
            assert_eq!(statuses(&answers), [200; 4], "{}: {}", home.kind, answers[0].text());
            let row = server.get(path, Some(token)).json();
            for change in &changes {
                for (name, value) in change.as_object().into_iter().flatten() {
                    assert_eq!(row[name], *value, "{}: {name}", home.kind);
                }
            }
        }
    });
}

#[test]
fn a_row_that_is_deleted_while_it_is_changed_stays_away() {
    each("a_row_that_is_deleted_while_it_is_changed_stays_away", |home, server, token| {
        for round in 0..5 {
            let path = format!("/subjects/mortal{round}");
            let nickname = format!("mortal{round}");
            made(home, &server.json("POST", "/subjects", token, &json!({"nickname": nickname, "lab": "defaultlab"})));
            let answers = at_once(4, |n| match n {
                0 => server.json("DELETE", &path, token, &Value::Null),
                n => server.json("PATCH", &path, token, &json!({"description": format!("by {n}")})),
            });
            assert_eq!(answers[0].status, 204, "{}: {}", home.kind, answers[0].text());
            for answer in &answers[1..] {
                assert!([200, 404].contains(&answer.status), "{}: {}", home.kind, answer.text());
            }
            assert_eq!(server.get(&path, Some(token)).status, 404, "{}", home.kind);
        }
        // Two who delete the same: one finds nothing any more.
        made(home, &server.json("POST", "/subjects", token, &json!({"nickname": "once", "lab": "defaultlab"})));
        let answers = at_once(3, |_| server.json("DELETE", "/subjects/once", token, &Value::Null));
        assert_eq!(statuses(&answers), [204, 404, 404], "{}", home.kind);
    });
}

#[test]
fn rows_that_are_added_to_one_that_goes_are_refused_or_go_too() {
    each("rows_that_are_added_to_one_that_goes_are_refused_or_go_too", |home, server, token| {
        for round in 0..5 {
            let nickname = format!("mortal{round}");
            made(home, &server.json("POST", "/subjects", token, &json!({"nickname": nickname, "lab": "defaultlab"})));
            let answers = at_once(4, |n| match n {
                0 => server.json("DELETE", &format!("/subjects/{nickname}"), token, &Value::Null),
                n => server.json("POST", "/weighings", token, &json!({"subject": nickname, "weight": n})),
            });
            // A weighing that was just made keeps its subject: whoever deletes is told so, and may try again.
            assert!([204, 409].contains(&answers[0].status), "{}: {}", home.kind, answers[0].text());
            for answer in &answers[1..] {
                assert!([201, 400, 409].contains(&answer.status), "{}: {}", home.kind, answer.text());
            }
        }
        let subjects: Vec<Value> = home.rows(&["subjects.subject"]).iter().map(|row| row["pk"].clone()).collect();
        for weighing in home.rows(&["actions.weighing"]) {
            assert!(subjects.contains(&weighing["fields"]["subject"]), "{}: {weighing}", home.kind);
        }
    });
}

#[test]
fn a_deadlock_is_not_the_clients_affair() {
    let Some(cluster) = Cluster::shared("a_deadlock_is_not_the_clients_affair") else { return };
    let home = Home::postgres(cluster);
    let token = home.migrate();
    let name = home.database.rsplit('/').next().expect("a database has a name");
    // Sooner than a request gives up its wait for a lock.
    cluster.sql("postgres", &format!("alter database {name} set deadlock_timeout = '20ms'"));
    let server = home.serve();
    made(&home, &server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"})));
    made(&home, &server.json("POST", "/weighings", &token, &json!({"subject": "mouse", "weight": 20})));
    std::thread::scope(|scope| {
        // It has the weighing and wants the subject; the request has the subject and wants the weighing.
        let other = scope.spawn(|| {
            cluster.sql(
                name,
                "set deadlock_timeout = '50s'; begin; update actions_weighing set weight = 21; select pg_sleep(1); \
                 update subjects_subject set description = 'theirs' where nickname = 'mouse'; commit",
            )
        });
        std::thread::sleep(std::time::Duration::from_millis(400));
        let answer = server.json("DELETE", "/subjects/mouse", &token, &Value::Null);
        assert_eq!(answer.status, 204, "{}", answer.text());
        other.join().expect("the other one is let through");
    });
    let log = std::fs::read_to_string(home.path().join("server.log")).expect("the server's log");
    // PostgreSQL finds the deadlock, or the request has given up its wait just before.
    let met = log.contains("deadlock detected") || log.contains("lock timeout");
    assert!(met && log.contains("tried again"), "{log}");
    assert_eq!(server.get("/subjects/mouse", Some(&token)).status, 404);
}

#[test]
fn a_row_that_another_program_has_locked_keeps_nobody_from_other_rows() {
    let Some(cluster) = Cluster::shared("a_row_that_another_program_has_locked_keeps_nobody_from_other_rows") else {
        return;
    };
    let home = Home::postgres(cluster);
    let token = home.migrate();
    let server = Server::start(home.path(), &["--database", &home.database, "--set", "burst=", "--set", "pool=4"]);
    for nickname in ["held", "free"] {
        made(&home, &server.json("POST", "/subjects", &token, &json!({"nickname": nickname, "lab": "defaultlab"})));
    }
    let name = home.database.rsplit('/').next().expect("a database has a name");
    let weighings = |nickname: &str| {
        let of = format!("join subjects_subject s on s.id = w.subject_id where s.nickname = '{nickname}'");
        let count = cluster.sql(name, &format!("select count(*) from actions_weighing w {of}"));
        count.trim().parse::<usize>().expect("a number")
    };
    let weigh = |nickname: &str, n: usize| {
        server.json("POST", "/weighings", &token, &json!({"subject": nickname, "weight": n}))
    };
    let lock = "select 1 from subjects_subject where nickname = 'held' for update";

    // Released after some seconds: those who wait get what they want.
    let holder = Holder::new(cluster, name, lock);
    let held = std::thread::scope(|scope| {
        let weigh = &weigh;
        let waiting: Vec<_> = (0..WAITING).map(|n| scope.spawn(move || weigh("held", 1 + n))).collect();
        let began = Instant::now();
        let mut written = 0;
        while began.elapsed() < Duration::from_secs(4) {
            let asked = Instant::now();
            made(&home, &weigh("free", 1 + written));
            assert!(asked.elapsed() < OTHERS, "others wait {:?}", asked.elapsed());
            assert_eq!(server.get("/subjects/held", Some(&token)).status, 200);
            written += 1;
        }
        assert_eq!(weighings("free"), written);
        assert!(waiting.iter().all(|thread| !thread.is_finished()), "nobody gets past the lock");
        drop(holder);
        let released = Instant::now();
        let held: Vec<_> = waiting.into_iter().map(|thread| thread.join().expect("it is answered")).collect();
        assert!(released.elapsed() < Duration::from_secs(12), "{:?}", released.elapsed());
        held
    });
    let count = |status: u16| held.iter().filter(|answer| answer.status == status).count();
    assert_eq!(count(201) + count(503), WAITING, "{:?}", statuses(&held));
    assert!(count(201) > 0, "{:?}", statuses(&held));
    assert_eq!(weighings("held"), count(201), "what was refused isn't there");

    // Never released, and the whole table: who wants it is told why, and those who want others' are answered.
    let _holder = Holder::new(cluster, name, "lock table actions_weighing in access exclusive mode");
    std::thread::scope(|scope| {
        let wanted = [("GET", "/weighings"), ("POST", "/weighings")].repeat(4);
        let waiting: Vec<_> = wanted
            .into_iter()
            .map(|(method, path)| {
                let (server, token) = (&server, &token);
                scope.spawn(move || server.json(method, path, token, &json!({"subject": "free", "weight": 1})))
            })
            .collect();
        while waiting.iter().any(|thread| !thread.is_finished()) {
            for n in 0..2 {
                let asked = Instant::now();
                let status = match n {
                    0 => server.get("/labs", Some(&token)).status,
                    _ => server.json("PATCH", "/labs/defaultlab", &token, &json!({"json": {"n": 1}})).status,
                };
                assert_eq!(status, 200);
                assert!(asked.elapsed() < OTHERS, "others wait {:?}", asked.elapsed());
            }
        }
        for thread in waiting {
            let answer = thread.join().expect("it is answered");
            assert_eq!((answer.status, answer.header("retry-after")), (503, Some("5")), "{}", answer.text());
            assert!(answer.text().contains("holds a lock"), "{}", answer.text());
        }
    });
}
