//! A killed server, and a full disk: what was answered with 201 is stored, and what is stored is whole.

use crate::support::{disk::Disk, home::Home, http, postgres::Cluster, server::Server};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How many clients write at once.
const CLIENTS: usize = 4;

/// Writes that are acknowledged before the server is killed.
const BEFORE: usize = 120;

/// Writes weighings from several clients until the server is gone, which is killed in the middle of it.
/// Gives the acknowledged ones, by id, with their weights; they begin above `from`.
fn write_and_kill(server: &mut Server, token: &str, from: usize) -> HashMap<String, f64> {
    let acknowledged = Mutex::new(HashMap::new());
    let next = AtomicUsize::new(from + 1);
    let address = server.address.clone();
    let (token, headers) = (format!("Token {token}"), [("Content-Type", "application/json")]);
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                loop {
                    let weight = next.fetch_add(1, Ordering::Relaxed) as f64;
                    let body = json!({"subject": "mouse", "weight": weight}).to_string();
                    let headers = [headers[0], ("Authorization", token.as_str())];
                    // An answer that doesn't arrive whole is none.
                    let Ok(answer) = http::send(&address, "POST", "/weighings", &headers, body.as_bytes()) else {
                        return;
                    };
                    assert_eq!(answer.status, 201, "{}", answer.text());
                    let Ok(row) = serde_json::from_slice::<Value>(&answer.body) else { return };
                    let url = row["url"].as_str().expect("a weighing has a URL");
                    let id = url.rsplit('/').next().unwrap_or_default().to_owned();
                    acknowledged.lock().expect("no thread panics with it").insert(id, weight);
                }
            });
        }
        let since = Instant::now();
        while acknowledged.lock().expect("no thread panics with it").len() < BEFORE {
            assert!(since.elapsed() < Duration::from_secs(60), "the server is too slow");
            std::thread::sleep(Duration::from_millis(1));
        }
        server.kill();
    });
    acknowledged.into_inner().expect("no thread panicked")
}

/// Every weighing makes an entry of the log in the same transaction: none is there without the other.
fn check_whole(home: &Home, acknowledged: &HashMap<String, f64>) {
    let weighings: HashMap<String, f64> = home
        .rows(&["actions.weighing"])
        .iter()
        .map(|row| (row["pk"].as_str().unwrap_or_default().to_owned(), row["fields"]["weight"].as_f64().unwrap_or(0.0)))
        .collect();
    for (id, weight) in acknowledged {
        assert_eq!(weighings.get(id), Some(weight), "{}: {id} was answered with 201", home.kind);
    }
    let logged = home.rows(&["admin.logentry"]);
    let logged: HashSet<&str> = logged.iter().filter_map(|row| row["fields"]["object_id"].as_str()).collect();
    let stored: HashSet<&str> = weighings.keys().map(String::as_str).collect();
    assert_eq!(logged, stored, "{}", home.kind);
    // What was under way when the server died may be there or not, one a client.
    assert!(stored.len() <= acknowledged.len() + CLIENTS * 2, "{}: {} rows", home.kind, stored.len());
}

fn a_killed_server_loses_nothing(home: &Home) {
    let token = home.migrate();
    let mut server = home.serve();
    let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
    assert_eq!(made.status, 201, "{}", made.text());
    let mut acknowledged = HashMap::new();
    // The second time it starts on what the first kill left.
    for round in 0..2 {
        acknowledged.extend(write_and_kill(&mut server, &token, round * 100_000));
        check_whole(home, &acknowledged);
        server = home.serve();
        let answer = server.get("/weighings?limit=1", Some(&token));
        let count = answer.json()["count"].as_u64().unwrap_or_default() as usize;
        assert!(count >= acknowledged.len(), "{}: {count} of {}", home.kind, acknowledged.len());
    }
}

#[test]
fn a_killed_server_on_sqlite_loses_nothing() {
    a_killed_server_loses_nothing(&Home::sqlite());
}

#[test]
fn a_killed_server_on_postgresql_loses_nothing() {
    // One that really writes to the disk.
    match Cluster::start(true) {
        Some(cluster) => a_killed_server_loses_nothing(&Home::postgres(&cluster)),
        None => println!("SKIPPED a_killed_server_on_postgresql_loses_nothing: no PostgreSQL server binaries"),
    }
}

/// Fills the disk with notes until some are refused, makes room, and writes on: no acknowledged note is lost, and no
/// other one is there.
fn a_full_disk_loses_nothing(home: &Home, disk: &Disk, files: &str) {
    let token = home.migrate();
    let args = ["--database", &home.database, "--set", "burst=", "--set", files];
    let server = Server::start(home.path(), &args);
    let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
    assert_eq!(made.status, 201, "{}", made.text());
    let subject = made.json()["id"].clone();
    let note = |text: &str| {
        // PostgreSQL would pack what repeats itself.
        let noise: String = (0..1900)
            .map(|n| format!("{:016x}{:016x}", RandomState::new().hash_one(n), RandomState::new().hash_one(n)))
            .collect();
        let text = format!("{text} {noise}");
        let body = json!({"user": "ann", "content_type": "subject", "object_id": subject, "text": text});
        server.json("POST", "/notes", &token, &body)
    };
    let mut acknowledged = HashSet::new();
    let mut refused = 0;
    for n in 0..2000 {
        let answer = note(&format!("full {n}"));
        if answer.status == 201 {
            acknowledged.insert(answer.json()["id"].as_str().expect("a note has an id").to_owned());
        } else {
            assert_eq!(answer.status, 507, "{}: {}", home.kind, answer.text());
            assert!(answer.header("retry-after").is_some() && answer.text().contains("no room left on its disk"));
            refused += 1;
        }
        if refused == 3 {
            break;
        }
    }
    assert_eq!(refused, 3, "{}: the disk is never full", home.kind);
    // What needs no room goes on.
    assert_eq!(server.get("/subjects", Some(&token)).status, 200, "{}", home.kind);
    let told = std::fs::read_to_string(home.path().join("server.log")).expect("the server's log");
    let errors = told.lines().filter(|line| line.contains("ERROR")).count();
    assert_eq!(errors, 1, "{}: it is told once a minute: {told}", home.kind);
    disk.resize("96m");
    for n in 0..5 {
        let answer = note(&format!("room {n}"));
        assert_eq!(answer.status, 201, "{}: {}", home.kind, answer.text());
        acknowledged.insert(answer.json()["id"].as_str().expect("a note has an id").to_owned());
    }
    drop(server);
    let stored: HashSet<String> =
        home.rows(&["misc.note"]).iter().filter_map(|row| row["pk"].as_str().map(str::to_owned)).collect();
    assert_eq!(stored, acknowledged, "{}", home.kind);
}

#[test]
fn a_full_disk_on_sqlite_loses_nothing() {
    let mut home = Home::sqlite();
    let Some(disk) = Disk::new("a_full_disk_on_sqlite_loses_nothing", home.path(), "12m") else { return };
    home.database = format!("sqlite://{}/alyx.sqlite3", disk.path().display());
    let files = format!("media_root={}/uploaded", disk.path().display());
    a_full_disk_loses_nothing(&home, &disk, &files);
}

#[test]
fn a_full_disk_on_postgresql_loses_nothing() {
    let test = "a_full_disk_on_postgresql_loses_nothing";
    // A cluster of its own: PostgreSQL writes what other databases changed to the full disk too, and fails them.
    let Some(cluster) = Cluster::start(false) else {
        println!("SKIPPED {test}: no PostgreSQL server binaries");
        return;
    };
    let everybody = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    let folder = tempfile::Builder::new().permissions(everybody).tempdir().expect("a folder");
    let Some(disk) = Disk::new(test, folder.path(), "40m") else { return };
    let place = disk.path().join("rows");
    cluster.tablespace("small", &place);
    cluster.sql("postgres", "create database small tablespace small");
    a_full_disk_loses_nothing(&Home::at(cluster.url("small")), &disk, "media_root=uploaded");
    cluster.sql("postgres", "drop database small with (force)");
    cluster.sql("postgres", "drop tablespace small");
}
