//! The first minutes with the program: without a command, in an empty folder, and again the next day.

use crate::support::{disk::Disk, home::Home, http::Answer, server::Server};
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

fn printed(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("out")).expect("a server that starts prints something")
}

fn log_in(server: &Server, password: &str) -> Answer {
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    server.send("POST", "/auth-token", &headers, format!("username=admin&password={password}").as_bytes())
}

fn count(server: &Server, path: &str, token: &str) -> u64 {
    let answer = server.get(path, Some(token));
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()["count"].as_u64().expect("a list has a count")
}

#[test]
fn an_empty_folder_gets_a_colony_and_a_login_which_are_there_again_later() {
    let home = Home::sqlite();
    let server = Server::first(home.path(), &[]);
    let text = printed(home.path());
    let base = format!("http://{}", server.address);
    assert!(home.path().join("alyx.sqlite3").is_file());
    for part in ["sqlite://alyx.sqlite3", &base, &format!("{base}/docs"), &format!("POST {base}/auth-token")] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let password = text.split("admin, password ").nth(1).and_then(|rest| rest.split(' ').next());
    let password = password.unwrap_or_else(|| panic!("no password: {text}"));
    let answer = log_in(&server, password);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let token = answer.json()["token"].as_str().expect("a token").to_owned();
    assert_eq!(server.get("/me", Some(&token)).json()["username"], "admin");
    assert_eq!(server.get("/docs", None).status, 200);
    let paths = ["/subjects", "/sessions", "/datasets", "/weighings", "/users", "/labs"];
    let before = paths.map(|path| count(&server, path, &token));
    assert!(before.iter().all(|rows| *rows > 1), "{before:?}");
    let made = server.json("POST", "/projects", &token, &serde_json::json!({"name": "kept", "users": []}));
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(server.stop(), Some(0));

    let again = Server::first(home.path(), &[]);
    assert!(!printed(home.path()).contains("password "), "{}", printed(home.path()));
    assert_eq!(paths.map(|path| count(&again, path, &token)), before);
    assert_eq!(again.get("/projects/kept", Some(&token)).status, 200);
    assert_eq!(log_in(&again, password).json()["token"], token.as_str());
}

#[test]
fn a_full_disk_leaves_nothing_of_a_new_database_and_the_next_start_makes_it() {
    let home = Home::sqlite();
    let test = "a_full_disk_leaves_nothing_of_a_new_database_and_the_next_start_makes_it";
    let Some(disk) = Disk::new(test, home.path(), "300k") else { return };
    let database = format!("sqlite://{}/lab.sqlite3", disk.path().display());
    let files = || std::fs::read_dir(disk.path()).expect("it is there").flatten().map(|e| e.file_name());
    // While the tables are made, and while the colony is loaded.
    for size in ["300k", "3m"] {
        disk.resize(size);
        let output = crate::support::server::run(home.path(), &["--database", &database]);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{size}: {complaint}");
        assert!(complaint.contains("the disk is full. Make room"), "{size}: {complaint}");
        assert_eq!(files().collect::<Vec<_>>(), Vec::<std::ffi::OsString>::new(), "{size}: nothing is left");
    }
    disk.resize("100m");
    let server = Server::first(home.path(), &["--database", &database]);
    assert!(printed(home.path()).contains("admin, password "), "{}", printed(home.path()));
    drop(server);
    assert!(files().all(|name| name.to_string_lossy().starts_with("lab.sqlite3")));
}

#[test]
fn an_empty_postgresql_database_is_left_alone() {
    for home in Home::each("an_empty_postgresql_database_is_left_alone").into_iter().skip(1) {
        let complaint = home.refused(&[], 1);
        assert!(complaint.contains("alyx migrate"), "{complaint}");
        assert!(home.refused(&["check"], 3).is_empty());
        let said = home.done(&["migrate"], "");
        assert!(said.contains("The database is ready.\nThere is no user yet: `alyx createuser"), "{said}");
        // Hundreds of tables and indexes are counted, not listed.
        assert!(said.lines().count() < 10 && said.contains(" tables"), "{said}");
        drop(home.serve());
        let log = std::fs::read_to_string(home.path().join("server.log")).expect("the server writes a log");
        assert_eq!(log.matches("There is no user yet: `alyx createuser").count(), 1, "{log}");
        home.done(&["createuser", "ann", "--password-stdin"], "open sesame\n");
        assert_eq!(home.done(&["migrate"], ""), "The database is up to date.\n");
    }
}

#[test]
fn a_stopping_server_finishes_what_it_has_begun() {
    for home in Home::each("a_stopping_server_finishes_what_it_has_begun") {
        let token = home.migrate();
        let server = home.serve();
        let mut idle = TcpStream::connect(&server.address).expect("the server listens");
        idle.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").expect("it takes requests");
        let mut begun = TcpStream::connect(&server.address).expect("the server listens");
        let body = br#"{"name": "late", "users": []}"#;
        let head = format!(
            "POST /projects HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Token {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        begun.write_all(head.as_bytes()).and_then(|()| begun.write_all(&body[..9])).expect("it takes requests");
        // The server must have seen it begin before it is told to stop.
        std::thread::sleep(Duration::from_millis(500));
        let since = Instant::now();
        let stopped = std::thread::spawn(move || server.stop());
        std::thread::sleep(Duration::from_millis(500));
        assert!(!stopped.is_finished(), "{}: it doesn't wait for the request", home.kind);
        begun.write_all(&body[9..]).expect("it still reads");
        let mut answer = String::new();
        begun.read_to_string(&mut answer).expect("it answers");
        assert!(answer.starts_with("HTTP/1.1 201"), "{}: {answer}", home.kind);
        assert_eq!(stopped.join().expect("it ends"), Some(0), "{}", home.kind);
        // A client that keeps its connection, but asks nothing, holds nobody up.
        assert!(since.elapsed() < Duration::from_secs(15), "{}: {:?}", home.kind, since.elapsed());
        assert_eq!(home.serve().get("/projects/late", Some(&token)).status, 200, "{}", home.kind);
    }
}
