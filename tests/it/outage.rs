//! A database that goes away while clients read and write: what was acknowledged is there afterwards, nothing is half
//! there, and the server goes on by itself when the database is back.

use crate::support::{home::Home, http, postgres::Cluster, server::Server};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const CLIENTS: usize = 4;

/// Writes or reads until told to stop. Weights of acknowledged weighings by id; every other answer must be one that
/// tells when to come again.
struct Load<'a> {
    server: &'a Server,
    token: String,
    next: AtomicUsize,
    stop: AtomicBool,
    acknowledged: Mutex<HashMap<String, f64>>,
    put_off: AtomicUsize,
}

impl Load<'_> {
    fn ask(&self, method: &str, path: &str, body: &str) -> http::Answer {
        let headers = [("Content-Type", "application/json"), ("Authorization", self.token.as_str())];
        http::send(&self.server.address, method, path, &headers, body.as_bytes()).expect("the server goes on")
    }

    fn accepted(&self, answer: &http::Answer, status: u16) -> bool {
        if answer.status == status {
            return true;
        }
        assert_eq!(answer.status, 503, "{}", answer.text());
        assert!(answer.header("retry-after").is_some_and(|seconds| seconds.parse::<u64>().is_ok()));
        assert_eq!(answer.json()["status_code"], 503);
        self.put_off.fetch_add(1, Ordering::Relaxed);
        false
    }

    fn write(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let weight = self.next.fetch_add(1, Ordering::Relaxed) as f64;
            let answer = self.ask("POST", "/weighings", &json!({"subject": "mouse", "weight": weight}).to_string());
            if self.accepted(&answer, 201) {
                let url = answer.json()["url"].as_str().expect("a weighing has a URL").to_owned();
                let id = url.rsplit('/').next().unwrap_or_default().to_owned();
                self.acknowledged.lock().expect("no thread panics with it").insert(id, weight);
            }
        }
    }

    fn read(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let answer = self.ask("GET", "/weighings?limit=3", "");
            if self.accepted(&answer, 200) {
                assert!(answer.json()["results"].is_array());
            }
        }
    }

    fn done(&self) -> usize {
        self.acknowledged.lock().expect("no thread panics with it").len()
    }

    /// Waits for that many more writes.
    fn go_on(&self, more: usize) {
        let (since, until) = (Instant::now(), self.done() + more);
        while self.done() < until {
            assert!(since.elapsed() < Duration::from_secs(60), "nothing is written any more");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn a_database_that_crashes_under_load_costs_nothing_that_was_acknowledged() {
    let Some(cluster) = Cluster::start(true) else {
        println!("SKIPPED a_database_that_crashes_under_load_costs_nothing_that_was_acknowledged: no PostgreSQL");
        return;
    };
    let home = Home::postgres(&cluster);
    let token = home.migrate();
    let server = home.serve();
    let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
    assert_eq!(made.status, 201, "{}", made.text());
    let load = Load {
        server: &server,
        token: format!("Token {token}"),
        next: AtomicUsize::new(1),
        stop: AtomicBool::new(false),
        acknowledged: Mutex::default(),
        put_off: AtomicUsize::new(0),
    };
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| load.write());
            scope.spawn(|| load.read());
        }
        // A panic here must not leave the clients running.
        let crashes = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            // Once more when no request was in the middle of something.
            for (crash, pause) in [0, 1500, 0, 0, 0, 0].into_iter().enumerate() {
                if crash >= 2 && load.put_off.load(Ordering::Relaxed) > 0 {
                    break;
                }
                load.go_on(40);
                cluster.crash();
                std::thread::sleep(Duration::from_millis(pause));
                cluster.launch();
            }
            load.go_on(40);
        }));
        load.stop.store(true, Ordering::Relaxed);
        if let Err(panic) = crashes {
            std::panic::resume_unwind(panic);
        }
    });
    let rows = home.rows(&["actions.weighing"]);
    let weights: HashMap<&str, f64> =
        rows.iter().filter_map(|row| Some((row["pk"].as_str()?, row["fields"]["weight"].as_f64()?))).collect();
    for (id, weight) in load.acknowledged.lock().expect("no thread panicked").iter() {
        assert_eq!(weights.get(id.as_str()), Some(weight), "{id} was answered with 201");
    }
    // Every weighing is logged in its transaction: none is there without the other.
    let log = home.rows(&["admin.logentry"]);
    let weighing = |row: &Value| row["fields"]["object_id"].as_str().map(str::to_owned);
    let logged: HashSet<String> = log.iter().filter_map(weighing).collect();
    assert!(weights.keys().all(|id| logged.contains(*id)));
    let other: Vec<&String> = logged.iter().filter(|id| !weights.contains_key(id.as_str())).collect();
    assert!(other.len() <= 1, "only the subject is logged beside the weighings: {other:?}");
    let told = std::fs::read_to_string(home.path().join("server.log")).expect("the server's log");
    assert!(load.put_off.load(Ordering::Relaxed) > 0, "the crashes were noticed: {told}");
}

#[test]
fn changes_wait_for_a_lock_of_another_program_and_reads_go_on() {
    let Some(cluster) = Cluster::shared("changes_wait_for_a_lock_of_another_program_and_reads_go_on") else {
        return;
    };
    let home = Home::postgres(cluster);
    let token = home.migrate();
    let server = Server::start(home.path(), &["--database", &home.database, "--set", "burst=", "--set", "pool=1"]);
    let made = server.json("POST", "/subjects", &token, &json!({"nickname": "mouse", "lab": "defaultlab"}));
    assert_eq!(made.status, 201, "{}", made.text());
    let name = home.database.rsplit('/').next().expect("a database has a name");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            cluster.sql(name, "begin; select 1 from subjects_subject for update; select pg_sleep(6); commit")
        });
        std::thread::sleep(Duration::from_millis(500));
        // There is one connection for changes; those that wait for the lock don't keep it.
        let change = |text: &'static str| {
            let (server, token) = (&server, &token);
            move || server.json("PATCH", "/subjects/mouse", token, &json!({"description": text}))
        };
        let waiting = [scope.spawn(change("at last")), scope.spawn(change("and again"))];
        std::thread::sleep(Duration::from_millis(500));
        let answer = server.get("/subjects", Some(&token));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let began = Instant::now();
        let other = server.json("PATCH", "/labs/defaultlab", &token, &json!({"institution": "elsewhere"}));
        assert_eq!(other.status, 200, "{}", other.text());
        assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
        for answer in waiting.map(|waiting| waiting.join().expect("it is answered")) {
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
    });
    assert_eq!(server.get("/subjects", Some(&token)).status, 200);
}
