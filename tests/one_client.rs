//! The ONE client, unchanged, against the server and the demo colony. Runs where a Python has ONE-api:
//! the one that `ONE_PYTHON` names, or `python3`.

mod support;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use support::{home::Home, server::Server};

/// A Python with ONE-api, and the folder of its user's packages, which it would not find from another
/// home.
fn python() -> Option<(PathBuf, String)> {
    let name = std::env::var_os("ONE_PYTHON").unwrap_or_else(|| "python3".into());
    let ask = "import sys, site, one.webclient; print(sys.executable); print(site.getuserbase())";
    let output =
        Command::new(name).args(["-c", ask]).stdin(Stdio::null()).output().ok().filter(|o| o.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines = text.lines();
    Some((lines.next()?.into(), lines.next()?.to_owned()))
}

#[test]
fn the_one_client_works_unchanged() {
    let Some((python, packages)) = python() else {
        println!("SKIPPED the_one_client_works_unchanged: no Python with ONE-api (ONE_PYTHON names one)");
        return;
    };
    let home = Home::sqlite();
    let server = Server::first(home.path(), &["--set", "burst="]);
    let printed = std::fs::read_to_string(home.path().join("out")).expect("it prints");
    let password = printed.split("admin, password ").nth(1).and_then(|rest| rest.split(' ').next());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/one_client.py");
    // The client keeps tokens and answers in its user's folder: not in the real one.
    let output = Command::new(python)
        .arg(script)
        .args([&format!("http://{}", server.address), "admin", password.expect("a password is printed")])
        .current_dir(home.path())
        .env("HOME", home.path())
        .env("PYTHONUSERBASE", packages)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .output()
        .expect("Python starts");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{complaint}");
    assert!(out.ends_with("done\n"), "{out}\n{complaint}");
}
