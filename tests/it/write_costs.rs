//! What single writes, and registrations of many files, cost in statements: the log-in is one of them, the beginning and
//! the end of the transaction aren't. On SQLite, where a statement is no round trip, some more are taken.

use super::statements::{Counted, Logged, first, on_a_colony};
use serde_json::{Value, json};

fn bounded<T>(of: &Counted<'_>, what: &str, postgres: usize, sqlite: usize, act: impl FnOnce() -> T) -> T {
    let (done, told) = of.told(act);
    let most = if of.cluster.is_some() { postgres } else { sqlite };
    assert!(
        !told.is_empty() && told.len() <= most,
        "{}: {what} cost {} of {most}:\n{}",
        of.home.kind,
        told.len(),
        told.join("\n")
    );
    done
}

fn send(of: &Counted<'_>, method: &str, path: &str, body: &Value) -> Value {
    let answer = of.server.json(method, path, &of.token, body);
    assert!(answer.status < 300, "{}: {method} {path}: {:.500}", of.home.kind, answer.text());
    answer.json()
}

fn check(of: &Counted<'_>) {
    let subject = first(of, "/sessions?limit=1", "subject");
    let session = first(of, "/sessions?limit=1", "id");
    for round in 0..2 {
        let body = json!({"subject": subject, "weight": 25.5 + f64::from(round), "date_time": "2026-01-01T10:00:00"});
        // A restricted animal's reference is one more.
        bounded(of, "a weighing", 6, 7, || send(of, "POST", "/weighings", &body));
        let (path, body) = (format!("/sessions/{session}"), json!({"json": {"round": round}}));
        let changed = bounded(of, "a change of a session", 4, 9, || send(of, "PATCH", &path, &body));
        assert_eq!(changed["json"]["round"], round);
    }
    // One that never was restricted.
    let free = first(of, "/subjects?limit=1&alive=true&water_restricted=false", "nickname");
    let body = json!({"subject": free, "weight": 25.5, "date_time": "2026-01-01T10:00:00"});
    let made = bounded(of, "a weighing of a free animal", 5, 7, || send(of, "POST", "/weighings", &body));
    assert_eq!(made["weight"], 25.5);

    let found = of.server.get(&format!("/sessions/{session}"), Some(&of.token)).json();
    let day = found["start_time"].as_str().and_then(|at| at.split('T').next()).expect("a session has a start");
    let path = format!("{subject}/{day}/{:03}", found["number"].as_i64().expect("a session has a number"));
    // PostgreSQL's colony is the dump of SQLite's, with its files.
    let part = of.home.kind.to_lowercase();
    let kind = json!({"name": format!("spikes.{part}"), "filename_pattern": format!("spikes.{part}*")});
    send(of, "POST", "/dataset-types", &kind);
    let repository = first(of, "/data-repository?limit=1", "name");
    let body = |revision: &str, hash: &str| {
        let names: Vec<String> =
            (0..100).map(|n| format!("alf/probe00/#{part}{revision}#/spikes.{part}{n}.npy")).collect();
        json!({"path": path, "filenames": names, "name": repository, "created_by": "admin",
               "hashes": vec![hash; 100], "filesizes": vec![7; 100]})
    };
    let register = |body: &Value| send(of, "POST", "/register-file", body);
    // The first makes the revision, and the caller one of the session's users.
    let sent = body("a", "1");
    bounded(of, "the first registration of 100 files", 22, 40, || register(&sent));
    send(of, "POST", "/revisions", &json!({"name": format!("{part}b")}));
    let sent = body("b", "1");
    let made = bounded(of, "registration of 100 files of a new revision", 17, 25, || register(&sent));
    // Without revisions: none of their names is the default.
    let plain: Vec<String> = (0..100).map(|n| format!("alf/probe01/spikes.{part}{n}.npy")).collect();
    let plain = json!({"path": path, "filenames": plain, "name": repository, "created_by": "admin"});
    bounded(of, "registration of 100 files", 15, 21, || register(&plain));
    let sent = body("b", "2");
    let again = bounded(of, "registration of 100 known files", 18, 300, || register(&sent));
    for (made, again) in made.as_array().expect("a list").iter().zip(again.as_array().expect("a list")) {
        assert_eq!((&made["id"], &made["name"], &again["default"]), (&again["id"], &again["name"], &json!(true)));
        assert_eq!(again["hash"], made["hash"]);
        assert!(again["file_records"].as_array().is_some_and(|records| !records.is_empty()));
    }
    // The later revision has taken the place of the first.
    let path = format!("/datasets?session={session}&name=spikes.{part}7.npy");
    let found = of.server.get(&path, Some(&of.token)).json();
    let found = found["results"].as_array().expect("a list").iter();
    let mut defaults: Vec<_> = found.map(|one| (one["revision"].clone(), one["default_dataset"].clone())).collect();
    defaults.retain(|(revision, _)| revision != "");
    defaults.sort_by_key(|(revision, _)| revision.to_string());
    let of_revision = |name: &str, default: bool| (json!(format!("{part}{name}")), json!(default));
    assert_eq!(defaults, [of_revision("a", false), of_revision("b", true)], "{part}");
    // Files of one name in one list: the second finds the first stored.
    let twice = json!({"path": path_of(&sent), "filenames": [format!("alf/#{part}a#/spikes.{part}.npy"),
        format!("alf/#{part}b#/spikes.{part}.npy"), format!("alf/#{part}b#/spikes.{part}.npy")],
        "name": repository, "created_by": "admin"});
    let made = register(&twice);
    assert_eq!(made[1]["id"], made[2]["id"], "{part}");
    assert_eq!((&made[0]["default"], &made[1]["default"]), (&json!(false), &json!(true)), "{part}: {made}");
}

fn path_of(sent: &Value) -> &Value {
    &sent["path"]
}

#[test]
fn writes_cost_few_statements() {
    on_a_colony("writes_cost_few_statements", Logged::Nothing, check);
}
