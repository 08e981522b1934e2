//! The served document against what is answered: schemathesis, a program of others, makes requests from the
//! document, and compares each answer with it. Runs where it is installed: the program that `SCHEMATHESIS`
//! names, or `schemathesis`.

mod support;

use std::process::{Command, Stdio};
use support::colony::Colony;

/// How much is tried: all values that the document allows, one at a time; and some made at random, right and wrong
/// ones, the same in each run. The time is bounded, so that a slow machine tries less.
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
    for (place, colony) in colonies.iter().enumerate() {
        // Both ways on each database would take twice the time and hardly find more.
        let (phases, seconds) = match (colonies.len(), place) {
            (1, _) => ("examples,coverage,fuzzing", "170"),
            (_, 0) => ("examples,coverage", "130"),
            _ => ("fuzzing", "40"),
        };
        let (folder, kind) = (colony.home.path(), colony.home.kind);
        std::fs::write(folder.join("schemathesis.toml"), SETTINGS).expect("the folder can be written");
        let token = colony.home.done(&["token", "admin"], "");
        // It keeps what it found in the folder that it runs in.
        let output = Command::new(&program)
            .arg("run")
            .arg(format!("http://{}/api/schema", colony.server.address))
            .args(["--header", &format!("Authorization: Token {}", token.trim())])
            .args(["--checks", CHECKS, "--phases", phases, "--max-time", seconds])
            .args(["--generation-deterministic", "--continue-on-failure", "--no-color"])
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .expect("it starts");
        let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{kind}: {out}\n{complaint}");
        let number = |name: &str| {
            out.lines().find_map(|line| line.trim().strip_prefix(name)?.split('/').next()?.trim().parse::<u32>().ok())
        };
        let (selected, tested) = (number("Selected:").unwrap_or(0), number("Tested:").unwrap_or(0));
        assert!(selected > 300 && tested > 0, "{kind}: {tested} of {selected} operations: {out}");
        if tested < selected {
            println!("REDUCED {test}: on {kind} there was time for {tested} of {selected} operations");
        }
        assert!(!out.contains("Authentication failed"), "{kind}: the token lives: {out}");
    }
}
