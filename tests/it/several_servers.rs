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

/// The token of a user who writes nothing, and so needs no change of theirs.
fn reader(home: &Home) -> String {
    home.done(&["createuser", "ben", "--password-stdin"], "open sesame\n");
    home.done(&["token", "ben"], "").trim().to_owned()
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
    let reader = reader(&home);
    let replica = primary.replica();
    let server = with_replicas(&home, &[&replica]);
    let list = || names(&server.get("/projects", Some(&reader)));
    make(&server, &token, "one");
    primary.is_followed_by(&replica);
    assert_eq!(list(), ["one"]);
    assert_eq!(server.get("/projects/one", Some(&reader)).status, 200);

    // What the replica hasn't got yet isn't in others' lists, but in the answer to who wrote it, and can be changed at once.
    replica.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "two");
    let stack = server.json("POST", "/imaging-stacks", &token, &json!({"name": "two"})).json();
    let stack = format!("/imaging-stacks/{}", stack["id"].as_str().expect("a stack has an id"));
    assert_eq!(list(), ["one"], "lists are read from the replica");
    assert_eq!(server.get("/projects/two", Some(&reader)).status, 404, "rows are read from the replica");
    assert_eq!(server.get(&stack, Some(&reader)).status, 404, "rows are read from the replica");
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
        assert_eq!(server.get("/projects/three", Some(&reader)).status, 200);
    }
    let since = Instant::now();
    assert_eq!(list().len(), 3);
    assert!(since.elapsed() < Duration::from_secs(2), "a replica that is known to be down costs no time");

    // A server that starts meanwhile does without it too.
    let other = with_replicas(&home, &[&replica]);
    assert_eq!(names(&other.get("/projects", Some(&reader))).len(), 3);

    // When it is back, it is read from again.
    replica.launch();
    primary.is_followed_by(&replica);
    replica.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "four");
    for server in [&server, &other] {
        let since = Instant::now();
        while names(&server.get("/projects", Some(&reader))).len() == 4 {
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
    let reader = reader(&home);
    let (first, second) = (primary.replica(), primary.replica());
    let server = with_replicas(&home, &[&first, &second]);
    make(&server, &token, "one");
    primary.is_followed_by(&first);
    primary.is_followed_by(&second);
    first.crash();
    second.sql("postgres", "select pg_wal_replay_pause()");
    make(&server, &token, "two");
    for _ in 0..10 {
        assert_eq!(names(&server.get("/projects", Some(&reader))), ["one"]);
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

#[test]
fn clients_read_what_they_wrote_through_whichever_server_they_ask() {
    let test = "clients_read_what_they_wrote_through_whichever_server_they_ask";
    let Some(primary) = Cluster::start(false) else {
        println!("SKIPPED {test}: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&primary);
    let token = home.migrate();
    let other = reader(&home);
    let (first, second) = (primary.replica(), primary.replica());
    let servers = [with_replicas(&home, &[&first, &second]), with_replicas(&home, &[&first, &second])];
    make(&servers[0], &token, "one");
    primary.is_followed_by(&first);
    primary.is_followed_by(&second);
    first.sql("postgres", "select pg_wal_replay_pause()");
    make(&servers[0], &token, "two");
    primary.is_followed_by(&second);
    for _ in 0..8 {
        for server in &servers {
            // Read from the second replica, which has it.
            assert_eq!(names(&server.get("/projects", Some(&token))), ["one", "two"]);
            assert_eq!(server.get("/projects/two", Some(&token)).status, 200);
        }
    }
    // Who wrote nothing reads from either.
    let seen = |server: &Server| names(&server.get("/projects", Some(&other))).len();
    let mut counts: Vec<usize> = (0..8).map(|_| seen(&servers[0])).collect();
    counts.sort_unstable();
    assert_eq!((counts[0], counts[7]), (1, 2), "{counts:?}");
    // While no replica has it, the primary answers.
    second.sql("postgres", "select pg_wal_replay_pause()");
    make(&servers[1], &token, "three");
    for server in &servers {
        assert_eq!(names(&server.get("/projects", Some(&token))), ["one", "three", "two"]);
        assert!(seen(server) < 3, "the primary is left to those who need it");
    }
}

#[test]
fn four_servers_behind_a_balancer_serve_as_one() {
    let test = "four_servers_behind_a_balancer_serve_as_one";
    let Some(primary) = Cluster::start(false) else {
        println!("SKIPPED {test}: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&primary);
    let token = home.migrate();
    let replicas = [primary.replica(), primary.replica()];
    let replicas: Vec<&Cluster> = replicas.iter().collect();
    let mut servers: Vec<Server> = (0..4).map(|_| with_replicas(&home, &replicas)).collect();
    let addresses: Vec<&str> = servers.iter().map(|server| server.address.as_str()).collect();
    let Some(balancer) = Balancer::start(home.path(), &addresses) else {
        println!("SKIPPED {test}: no HAProxy");
        return;
    };
    let round = |round: usize| -> Vec<String> {
        std::thread::scope(|scope| {
            let write = |client: usize| {
                let (balancer, token) = (&balancer, &token);
                scope.spawn(move || {
                    let made = (0..20).map(|n| format!("project {round} {client} {n:02}"));
                    made.inspect(|name| {
                        let answer = balancer.send("POST", "/projects", token, &json!({"name": name, "users": []}));
                        assert_eq!(answer.status, 201, "{}", answer.text());
                        // Read at once, through another server, from a replica that has it or from the primary.
                        let path = format!("/projects/{}", name.replace(' ', "%20"));
                        let read = balancer.send("GET", &path, token, &Value::Null);
                        assert_eq!(read.status, 200, "{path}: {}", read.text());
                    })
                    .collect::<Vec<_>>()
                })
            };
            let clients: Vec<_> = (0..4).map(write).collect();
            clients.into_iter().flat_map(|client| client.join().expect("a client ends")).collect()
        })
    };
    let mut made = round(0);
    assert_eq!(servers.remove(0).stop(), Some(0));
    // HAProxy asks each second, and leaves out one that failed twice.
    std::thread::sleep(Duration::from_secs(5));
    made.extend(round(1));
    let list = balancer.send("GET", "/projects?limit=10000", &token, &Value::Null);
    made.sort();
    assert_eq!(names(&list), made);
}

/// HAProxy before several servers, as docs/scale.md configures it.
struct Balancer {
    child: std::process::Child,
    address: String,
}

impl Balancer {
    /// `None` where this machine has no HAProxy.
    fn start(folder: &std::path::Path, servers: &[&str]) -> Option<Balancer> {
        let program = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy"]
            .into_iter()
            .find(|at| std::path::Path::new(at).is_file())?;
        let page = include_str!("../../docs/scale.md");
        let configuration = page.split("```haproxy\n").nth(1).and_then(|rest| rest.split("```").next());
        let port = crate::support::postgres::free_port();
        let mut lines = Vec::new();
        for line in configuration.expect("the page has a configuration").lines() {
            // The page names three machines; here are others.
            if line.trim().starts_with("server ") {
                continue;
            }
            lines
                .push(line.replace(":443 ssl crt /etc/haproxy/lab.pem alpn h2,http/1.1", &format!("127.0.0.1:{port}")));
        }
        for (n, server) in servers.iter().enumerate() {
            lines.push(format!("    server s{n} {server}"));
        }
        let file = folder.join("haproxy.cfg");
        std::fs::write(&file, lines.join("\n") + "\n").expect("the folder can be written");
        let child = std::process::Command::new(program)
            .arg("-db")
            .arg("-q")
            .arg("-f")
            .arg(&file)
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("HAProxy starts");
        let balancer = Balancer { child, address: format!("127.0.0.1:{port}") };
        let since = Instant::now();
        while !crate::support::http::send(&balancer.address, "GET", "/readyz", &[], b"").is_ok_and(|a| a.status == 200)
        {
            assert!(since.elapsed() < Duration::from_secs(60), "HAProxy finds no server that is ready");
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(balancer)
    }

    fn send(&self, method: &str, path: &str, token: &str, body: &Value) -> Answer {
        let authorization = format!("Token {token}");
        let headers = [("Authorization", authorization.as_str()), ("Content-Type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        crate::support::http::send(&self.address, method, path, &headers, body.as_bytes()).expect("an answer")
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
