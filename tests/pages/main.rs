//! The pages for people in a real browser. Runs where Node, playwright-core, axe-core and Chromium are: `PLAYWRIGHT` names the folder
//! `node_modules`, `CHROMIUM` the browser.

#[path = "../support/mod.rs"]
mod support;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use support::colony::Colony;

/// The modules that the flows need; `None`: they aren't there.
fn modules() -> Option<PathBuf> {
    let modules = PathBuf::from(std::env::var_os("PLAYWRIGHT")?);
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).status();
    let there = ["playwright-core", "axe-core"].iter().all(|name| modules.join(name).is_dir());
    (there && node.is_ok_and(|status| status.success())).then_some(modules)
}

#[test]
fn the_work_of_a_lab_takes_few_clicks_and_keys() {
    run("the_work_of_a_lab_takes_few_clicks_and_keys", "flows.mjs");
}

/// Makes the pictures of the page for technicians, where `PICTURES` names their folder.
#[test]
fn pictures_for_technicians() {
    match std::env::var_os("PICTURES") {
        Some(_) => run("pictures_for_technicians", "pictures.mjs"),
        None => println!("SKIPPED pictures_for_technicians: PICTURES names no folder"),
    }
}

/// Runs a script of the browser on the demo colony.
fn run(test: &str, script: &str) {
    let chromium = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    let chromium = Command::new("sh").args(["-c", "command -v \"$0\""]).arg(chromium).output().expect("a shell");
    let chromium = String::from_utf8_lossy(&chromium.stdout).trim().to_owned();
    let (Some(modules), false) = (modules(), chromium.is_empty()) else {
        println!("SKIPPED {test}: no Node, playwright-core, axe-core or Chromium");
        return;
    };
    let colony = Colony::sqlite();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(script);
    let output = Command::new("node")
        .arg(script)
        .arg(modules)
        .arg(chromium)
        .args([&format!("http://{}", colony.server.address), &colony.password])
        .stdin(Stdio::null())
        .output()
        .expect("Node starts");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{out}");
    assert!(output.status.success() && out.ends_with("done\n"), "{out}\n{complaint}");
}
