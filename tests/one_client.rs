//! The ONE client, unchanged, against the server and the demo colony, on both databases. Runs where a Python
//! has ONE-api: the one that `ONE_PYTHON` names, or `python3`. What is checked stands in `one_client/`, a file a
//! topic.

mod support;

use std::path::Path;
use support::{colony::Colony, python::Python};

/// Topics that need the server alone.
const ONLINE: [&str; 8] =
    ["documentation", "reading", "searching", "writing", "records", "registering", "loading", "logging_in"];

/// Tag whose datasets get tables of their own.
const TAG: &str = "2024_Q4_Couto_et_al";

/// The repositories whose datasets are in the tables: the colony's server and those that the checks make.
const SERVERS: &str = "tables_repositories=lysander_archive,register_,load_";

#[test]
fn the_one_client_works_unchanged() {
    let test = "the_one_client_works_unchanged";
    let Some(python) = Python::with("ONE_PYTHON", "one.api", test) else { return };
    for colony in Colony::each(test) {
        run(&python, &colony, &ONLINE);
        // The tables have what was registered just now.
        colony.home.done(&["cache", "--set", SERVERS], "");
        colony.home.done(&["cache", "--set", SERVERS, "--tag", TAG], "");
        run(&python, &colony, &["tables"]);
    }
}

fn run(python: &Python, colony: &Colony, topics: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/one_client/main.py");
    let url = format!("http://{}", colony.server.address);
    let output = python
        .command(colony.home.path())
        .arg(script)
        .args([url.as_str(), "admin", &colony.password])
        .args(topics)
        .output()
        .expect("Python starts");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}: {out}\n{complaint}", colony.home.kind);
    assert!(out.ends_with("done\n"), "{}: {out}\n{complaint}", colony.home.kind);
}
