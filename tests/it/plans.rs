//! What the busiest requests ask of PostgreSQL: the plans of their statements, kept in `tests/it/snapshots/plans/` so that
//! another plan is a readable difference, and the pages of memory that they read, which are bounded. Neither depends on the machine.
//! `INSTA_UPDATE=always cargo test --test it plans` writes the plans anew; then read the difference.

use crate::support::{home::Home, postgres::Cluster, server::Server};
use serde_json::Value;
use std::{fmt::Write, time::Duration};

/// Requests, and the pages of 8 kB that the database may read for each, in memory or not: half more than was measured.
const REQUESTS: &[(&str, u64)] = &[
    ("/sessions?limit=250", 1910),
    ("/sessions/{session}", 90),
    ("/sessions?subject=S5", 210),
    ("/sessions?lab=lab3&limit=100", 910),
    ("/sessions?date_range=2020-10-01,2020-10-05", 500),
    ("/sessions?project=project7&limit=100", 2200),
    ("/sessions?task_protocol=protocol_3&limit=100", 1540),
    ("/subjects?limit=100", 4110),
    ("/subjects/S5", 2560),
    ("/datasets?session={session}", 180),
    ("/datasets?dataset_type=object.attribute3&limit=100", 3780),
    ("/datasets?tag=tag3&limit=100", 2900),
    ("/datasets?lab=lab3&limit=100", 4020),
    ("/datasets?limit=250", 7160),
    ("/files?limit=100", 460),
    ("/weighings?nickname=S5", 1220),
    ("/water-restricted-subjects", 700),
];

/// Requests after which plans no longer change: the sixth execution of a statement may have a plan for all values.
const WARM: usize = 7;

/// What PostgreSQL tells of statements: their plans, with what was read.
fn plans(log: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut lines = log.lines().peekable();
    while let Some(line) = lines.next() {
        if !line.ends_with("plan:") {
            continue;
        }
        let mut text = String::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('\t')) {
            text += line;
        }
        found.push(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")));
    }
    found
}

/// A plan as a tree of what it does to which table or index.
fn shape(plan: &Value, depth: usize, out: &mut String) {
    let text = |key: &str| plan[key].as_str().unwrap_or_default();
    let name = [text("Index Name"), text("Relation Name"), text("CTE Name")].into_iter().find(|name| !name.is_empty());
    let _ = writeln!(out, "{}{} {}", "  ".repeat(depth), text("Node Type"), name.unwrap_or_default());
    for part in plan["Plans"].as_array().into_iter().flatten() {
        shape(part, depth + 1, out);
    }
}

#[test]
fn busy_requests_have_the_plans_that_they_had() {
    // One of its own: a count is kept as long as nobody else writes.
    let Some(cluster) = Cluster::start(false) else {
        println!("SKIPPED busy_requests_have_the_plans_that_they_had: no PostgreSQL server binaries");
        return;
    };
    cluster.sql("postgres", "alter system set autovacuum = off");
    cluster.sql("postgres", "select pg_reload_conf()");
    let home = Home::postgres(&cluster);
    let token = home.migrate();
    let name = home.database.rsplit('/').next().expect("a URL ends in a name");
    cluster.sql(name, include_str!("colony.sql"));
    cluster.sql(name, "vacuum analyze");
    for setting in [
        "session_preload_libraries = 'auto_explain'",
        "auto_explain.log_min_duration = 0",
        "auto_explain.log_analyze = on",
        "auto_explain.log_buffers = on",
        "auto_explain.log_timing = off",
        "auto_explain.log_format = json",
    ] {
        cluster.sql("postgres", &format!("alter database {name} set {setting}"));
    }
    let version: u64 = cluster.sql(name, "show server_version_num").trim().parse().expect("a number");
    // One connection, so that all executions of a statement are counted together.
    let server = Server::start(home.path(), &["--database", &home.database, "--set", "burst=", "--set", "pool=2"]);
    let session = server.get("/sessions?limit=1&offset=3000", Some(&token)).json()["results"][0]["id"].clone();
    let mut dear = Vec::new();
    for (path, most) in REQUESTS {
        let path = path.replace("{session}", session.as_str().expect("an id"));
        let ask = || {
            let answer = server.get(&path, Some(&token));
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        };
        (0..WARM).for_each(|_| ask());
        std::thread::sleep(Duration::from_millis(50));
        let before = cluster.log().len();
        ask();
        // A statement's plan is told when the statement ends, which may be just after its answer.
        std::thread::sleep(Duration::from_millis(50));
        let plans = plans(&cluster.log()[before..]);
        assert!(!plans.is_empty(), "{path}: PostgreSQL tells no plan");
        let (mut pages, mut told) = (0, String::new());
        for plan in &plans {
            let read = |key: &str| plan["Plan"][key].as_u64().unwrap_or_default();
            pages += read("Shared Hit Blocks") + read("Shared Read Blocks");
            let statement = plan["Query Text"].as_str().unwrap_or_default();
            let _ = writeln!(told, "{}", statement.chars().take(120).collect::<String>().trim());
            shape(&plan["Plan"], 1, &mut told);
        }
        if pages > *most {
            dear.push(format!("{path}: {pages} pages, at most {most}"));
        }
        if version / 10_000 == 15 {
            let file = path.trim_start_matches('/').replace(session.as_str().unwrap_or_default(), "id");
            let file: String = file.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots/plans" }, {
                insta::assert_snapshot!(file, told);
            });
        }
    }
    assert!(dear.is_empty(), "{}", dear.join("\n"));
}
