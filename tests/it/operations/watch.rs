//! `/healthz`, `/readyz` and `/metrics`.

use super::{log, serve};
use crate::support::{
    home::Home,
    http::{self, Answer},
    postgres::{Cluster, free_port},
    server::Server,
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

const TOKEN: &str = "0123456789abcdef";

/// GET by HTTP/1.0, without a `Host` header.
fn bare(server: &Server, path: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
    write!(stream, "GET {path} HTTP/1.0\r\n\r\n").expect("it is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    answer
}

fn with(address: &str, path: &str, authorization: &str) -> Answer {
    http::send(address, "GET", path, &[("Authorization", authorization)], b"").expect("the server answers")
}

#[test]
fn health_is_told_to_everybody_and_details_to_some() {
    for home in Home::each("health_is_told_to_everybody_and_details_to_some") {
        home.migrate();
        let token = format!("metrics_token={TOKEN}");
        let server = serve(&home, &[&token, "allowed_hosts=alyx.example.org", "burst=1/hour"]);
        // No rate counts them, nobody's token is looked at, and the host doesn't matter.
        for _ in 0..5 {
            let answer = with(&server.address, "/healthz", "Token nonsense");
            assert_eq!((answer.status, answer.text().as_str()), (200, r#"{"status":"ok"}"#), "{}", home.kind);
            let answer = server.get("/readyz/", None);
            let want = r#"{"status":"ready","parts":{"database":"ok","replicas":"ok","disk":"ok","migrations":"ok"}}"#;
            assert_eq!((answer.status, answer.text().as_str()), (200, want), "{}", home.kind);
        }
        assert!(bare(&server, "/healthz").starts_with("HTTP/1.0 200"), "{}", bare(&server, "/healthz"));
        assert!(bare(&server, "/readyz").contains(r#""status":"ready""#));
        let answer = with(&server.address, "/readyz", &format!("Bearer {TOKEN}")).json();
        assert!(answer["parts"]["database"]["ms"].is_number(), "{answer}");
        assert!(answer["parts"]["disk"]["media_root"]["free_bytes"].is_u64(), "{answer}");
        assert_eq!(answer["parts"]["disk"].get("database").is_some(), home.kind == "SQLite", "{answer}");
        assert_eq!(server.send("POST", "/healthz", &[], b"").status, 405);
        let head = server.send("HEAD", "/readyz", &[], b"");
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert!(!log(&home).contains("/healthz") && !log(&home).contains("/readyz"), "{}", log(&home));
    }
}

#[test]
fn a_server_whose_database_is_away_is_well_and_not_ready() {
    let Some(cluster) = Cluster::start(true) else {
        println!("SKIPPED a_server_whose_database_is_away_is_well_and_not_ready: no PostgreSQL server binaries");
        return;
    };
    let home = Home::postgres(&cluster);
    home.migrate();
    let server = serve(&home, &[]);
    assert_eq!(server.get("/readyz", None).status, 200);
    cluster.crash();
    std::thread::sleep(Duration::from_millis(1100));
    let since = Instant::now();
    let answer = server.get("/readyz", None);
    assert!(since.elapsed() < Duration::from_secs(15), "{:?}", since.elapsed());
    assert_eq!(answer.status, 503);
    let body = answer.json();
    assert_eq!((&body["status"], &body["parts"]["database"]), (&"unavailable".into(), &"failed".into()), "{body}");
    // Where the database is, and what it said, is nobody's business.
    assert!(!answer.text().contains("127.0.0.1"), "{body}");
    assert_eq!(server.get("/healthz", None).status, 200);
    cluster.launch();
    while server.get("/readyz", None).status != 200 {
        assert!(since.elapsed() < Duration::from_secs(60), "{}", server.get("/readyz", None).text());
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn a_server_without_room_or_without_its_tables_is_not_ready() {
    for home in Home::each("a_server_without_room_or_without_its_tables_is_not_ready") {
        home.migrate();
        // More than any disk has.
        let server = serve(&home, &["max_upload=9000000000000000000"]);
        let answer = server.get("/readyz", None);
        let body = answer.json();
        assert_eq!((answer.status, &body["parts"]["disk"]), (503, &"failed".into()), "{}: {body}", home.kind);
    }
    let Some(cluster) = Cluster::shared("a_server_without_room_or_without_its_tables_is_not_ready") else { return };
    let home = Home::postgres(cluster);
    home.migrate();
    let server = serve(&home, &[&format!("metrics_token={TOKEN}")]);
    let name = home.database.rsplit('/').next().expect("a database has a name");
    cluster.sql(name, "alter table subjects_source drop column description");
    let answer = with(&server.address, "/readyz", &format!("Bearer {TOKEN}"));
    let part = answer.json()["parts"]["migrations"].clone();
    assert_eq!((answer.status, &part["status"], &part["missing"]), (503, &"failed".into(), &1.into()), "{part}");
    assert_eq!(part["first"][0], "Column subjects_source.description");
}

#[test]
fn figures_are_for_who_has_the_token() {
    let home = Home::sqlite();
    let ann = home.migrate();
    let server = serve(&home, &[&format!("metrics_token={TOKEN}")]);
    for n in 0..3 {
        assert_eq!(server.get(&format!("/labs?limit={}", n + 1), Some(&ann)).status, 200);
    }
    assert_eq!(server.get("/sessions/00000000-0000-4000-8000-000000000000?secret=1", Some(&ann)).status, 404);
    assert_eq!(server.get("/sessions/00000000-0000-4000-8000-000000000001", Some(&ann)).status, 404);
    assert_eq!(server.get("/no-such-path/secret", None).status, 404);
    for refused in ["Bearer 0123456789abcdee", &format!("Token {ann}"), "Bearer"] {
        let answer = with(&server.address, "/metrics", refused);
        assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")), "{refused}");
    }
    assert_eq!(server.get("/metrics", None).status, 401);
    let answer = with(&server.address, "/metrics", &format!("Bearer {TOKEN}"));
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("application/openmetrics-text")));
    let text = answer.text();
    for line in [
        r#"specimen_http_requests_total{route="/labs",method="GET",status="2xx"} 3"#,
        r#"specimen_http_requests_total{route="/sessions/{id}",method="GET",status="4xx"} 2"#,
        r#"specimen_http_requests_total{route="none",method="any",status="4xx"} 1"#,
        r#"specimen_http_request_duration_seconds_count{route="/labs",method="GET"} 3"#,
    ] {
        assert!(text.lines().any(|have| have == line), "{line} in\n{text}");
    }
    // Neither paths nor parameters as they were sent: any number of them would be kept, and they may be secret.
    assert!(!text.contains("secret") && !text.contains("0000-4000"), "{text}");
    let figure = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(|value| value.parse::<f64>().ok()).unwrap_or_else(|| panic!("{name} in\n{text}"))
    };
    assert!(figure("specimen_sql_statements_total") >= 5.0);
    assert!(figure("process_resident_memory_bytes") > 1e6 && figure("specimen_uptime_seconds") < 600.0);
    assert!(text.contains("specimen_build_info{api=\"Alyx\"") && text.ends_with("# EOF\n"), "{text}");
}

#[test]
fn figures_may_have_an_address_of_their_own() {
    let home = Home::sqlite();
    home.migrate();
    let own = format!("127.0.0.1:{}", free_port());
    let server = serve(&home, &[&format!("metrics_bind={own}")]);
    let there = |path: &str| http::send(&own, "GET", path, &[], b"").expect("the server answers");
    assert!(there("/metrics").text().ends_with("# EOF\n"));
    assert_eq!(there("/healthz").status, 200);
    assert!(there("/readyz").json()["parts"]["disk"].is_object(), "whoever asks there may know details");
    assert_eq!(there("/labs").status, 404, "the API isn't there");
    assert_eq!(server.get("/metrics", None).status, 404, "the figures aren't here");
    assert_eq!(server.get("/readyz", None).json()["parts"]["disk"], "ok");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn without_settings_there_are_no_figures_and_a_short_token_is_refused() {
    let home = Home::sqlite();
    home.migrate();
    let server = serve(&home, &[]);
    let answer = server.get("/metrics", None);
    assert_eq!((answer.status, answer.text().as_str()), (404, r#"{"detail":"Not found.","status_code":404}"#));
    drop(server);
    let refusal = home.refused(&["serve", "--set", "metrics_token=short"], 2);
    assert!(refusal.contains("`metrics_token`") && !refusal.contains("short"), "{refusal}");
}
