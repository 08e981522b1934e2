//! The served document against what is answered: schemathesis, a program of others, makes requests from the
//! document, and compares each answer with it. Runs where it is installed: the program that `SCHEMATHESIS`
//! names, or `schemathesis`.

mod document;
#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};
use support::colony::Colony;

/// How much is tried: all values that the document allows, one at a time; and some made at random, right and wrong
/// ones, the same in each run.
const SETTINGS: &str = r#"
suppress-health-check = ["all"]

[phases.coverage.generation]
mode = "positive"

[phases.fuzzing.generation]
max-examples = 8

# There is no transfer service to ask; the document says so.
[[operations]]
include-operation-id = "sync_file_status_post"
checks.not_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", "501"]

# The run's own user would go, and all that follows would be refused.
[[operations]]
include-operation-id = "users_destroy"
enabled = false
"#;

const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance";

/// Seconds that a run has; a slow machine tries less.
const TIME: &str = "170";

/// Answers for each operation, on the average, after which all of them must have had their turn.
const ENOUGH: usize = 15;

/// Which operations were asked in a run, and what they answered.
#[derive(Default)]
struct Reached {
    /// By phase.
    phases: BTreeMap<String, BTreeSet<String>>,
    /// Those that did what they are for.
    done: BTreeSet<String>,
    answers: usize,
}

#[test]
fn answers_are_as_the_document_says() {
    let test = "answers_are_as_the_document_says";
    let program = std::env::var_os("SCHEMATHESIS").unwrap_or_else(|| "schemathesis".into());
    let there = Command::new(&program).arg("--version").stdin(Stdio::null()).output();
    if !there.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED {test}: no schemathesis (SCHEMATHESIS names it)");
        return;
    }
    let colonies = Colony::each(test);
    // At the same time, since each run waits for its server half of the time. The last one knows which rows there are
    // and goes from the end of the document, so that together they reach all of it early.
    let runs: Vec<(usize, Reached)> = std::thread::scope(|scope| {
        let start = |(n, colony)| {
            scope.spawn({
                let program = &program;
                let knowing = n + 1 == colonies.len();
                move || run(program, colony, knowing)
            })
        };
        let threads: Vec<_> = colonies.iter().enumerate().map(start).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let selected = runs.iter().map(|(selected, _)| *selected).max().unwrap_or(0);
    let (mut all, mut done, mut answers) = (BTreeSet::new(), BTreeSet::new(), 0);
    for ((_, reached), colony) in runs.iter().zip(&colonies) {
        let phases: Vec<String> =
            reached.phases.iter().map(|(name, asked)| format!("{name} {}", asked.len())).collect();
        let (kind, good) = (colony.home.kind, reached.done.len());
        println!("{kind}: of {selected} operations {}; {good} did it; {} answers", phases.join(", "), reached.answers);
        all.extend(reached.phases.values().flatten());
        done.extend(&reached.done);
        answers += reached.answers;
    }
    println!("together: {} of {selected} operations asked, {} did it", all.len(), done.len());
    assert!(selected > 300, "{selected} operations");
    assert!(!all.is_empty(), "none is asked");
    if all.len() < selected {
        println!("REDUCED {test}: there was time for {} of {selected} operations", all.len());
        let nearly = all.len() * 100 >= selected * 98;
        assert!(nearly || answers < ENOUGH * selected, "{answers} answers, but only {} of {selected}", all.len());
    }
}

/// Asks one server, by the document as it is served or by one that knows its rows. The number of operations, and
/// what was reached.
fn run(program: &OsStr, colony: &Colony, knowing: bool) -> (usize, Reached) {
    let (folder, kind) = (colony.home.path(), colony.home.kind);
    std::fs::write(folder.join("schemathesis.toml"), SETTINGS).expect("the folder can be written");
    let token = colony.home.done(&["token", "admin"], "");
    let token = token.trim();
    // It keeps what it found in the folder that it runs in.
    let mut command = Command::new(program);
    command.arg("run").current_dir(folder).stdin(Stdio::null());
    if knowing {
        let document = document::filled(&colony.server, token);
        std::fs::write(folder.join("document.json"), document.to_string()).expect("the folder can be written");
        command.arg("document.json").args(["--url", &format!("http://{}", colony.server.address)]);
    } else {
        command.arg(format!("http://{}/api/schema", colony.server.address));
    }
    let output = command
        .args(["--header", &format!("Authorization: Token {token}")])
        .args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing", "--max-time", TIME])
        .args(["--generation-deterministic", "--continue-on-failure", "--no-color"])
        .args(["--report", "ndjson", "--report-ndjson-path", "events.ndjson"])
        .output()
        .expect("it starts");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{kind}: {out}\n{complaint}");
    assert!(!out.contains("Authentication failed"), "{kind}: the token lives: {out}");
    let selected =
        out.lines().find_map(|line| line.trim().strip_prefix("Selected:")?.split('/').next()?.trim().parse().ok());
    (
        selected.unwrap_or_else(|| panic!("{kind}: how many operations there are: {out}")),
        reached(&folder.join("events.ndjson")),
    )
}

/// Reads what happened in a run.
fn reached(file: &Path) -> Reached {
    let mut reached = Reached::default();
    let lines = BufReader::new(std::fs::File::open(file).expect("it tells what happens")).lines();
    for line in lines.map(|line| line.expect("text")).filter(|line| line.starts_with("{\"ScenarioFinished\"")) {
        let event: Value = serde_json::from_str(&line).expect("JSON");
        let event = &event["ScenarioFinished"];
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        // An operation without examples, say.
        if event["status"] == "skip" {
            continue;
        }
        let operation = text(&event["recorder"]["label"]);
        let answers = event["recorder"]["interactions"].as_object().into_iter().flat_map(|all| all.values());
        let statuses: Vec<u64> = answers.filter_map(|answer| answer["response"]["status_code"].as_u64()).collect();
        reached.answers += statuses.len();
        if statuses.iter().any(|status| (200..300).contains(status)) {
            reached.done.insert(operation.clone());
        }
        reached.phases.entry(text(&event["phase"])).or_default().insert(operation);
    }
    reached
}
