//! The document under the rules of others: `redocly lint` and `spectral lint`, programs for Node, by their recommended
//! rules; what is otherwise stands in their settings beside `.ci/run`, with the reason. Runs where the programs are
//! installed: those that `REDOCLY` and `SPECTRAL` name, or `redocly` and `spectral`.

use crate::support::home::Home;
use serde_json::Value;
use std::{
    path::Path,
    process::{Command, Stdio},
};

/// What a linter prints about the document; `None`: it isn't there.
fn linted(test: &str, variable: &str, name: &str, settings: &str, format: &[&str]) -> Option<Value> {
    let program = std::env::var_os(variable).unwrap_or_else(|| name.into());
    let there = Command::new(&program).arg("--version").stdin(Stdio::null()).output();
    if !there.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED {test}: no {name} ({variable} names it)");
        return None;
    }
    let home = Home::sqlite();
    let document = home.path().join("openapi.json");
    std::fs::write(&document, home.done(&["openapi"], "")).expect("the folder can be written");
    let output = Command::new(&program)
        .current_dir(home.path())
        .args(["lint", "openapi.json"])
        .args(format)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci").join(settings))
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .stdin(Stdio::null())
        .output()
        .expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    // Some words follow.
    let found = serde_json::Deserializer::from_str(&text).into_iter().next();
    Some(found.and_then(Result::ok).unwrap_or_else(|| panic!("{name} says nothing: {text}\n{complaint}")))
}

#[test]
fn redocly_finds_nothing() {
    let format = ["--format", "json", "--config"];
    let Some(found) = linted("redocly_finds_nothing", "REDOCLY", "redocly", "redocly.yaml", &format) else { return };
    assert_eq!(found["totals"]["errors"], 0, "{:#}", found["problems"]);
    assert_eq!(found["totals"]["warnings"], 0, "{:#}", found["problems"]);
}

#[test]
fn spectral_finds_nothing() {
    let format = ["--format", "json", "--ruleset"];
    let Some(found) = linted("spectral_finds_nothing", "SPECTRAL", "spectral", "spectral.yaml", &format) else {
        return;
    };
    assert_eq!(found, Value::Array(Vec::new()), "{found:#}");
}
