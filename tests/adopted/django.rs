//! A real Django on the same database, beside this server: each reads what the other writes. Runs where
//! a Python has Django and psycopg: the one that `DJANGO_PYTHON` names, or `python3`. Its models are
//! those that Django's own `inspectdb` reads from the database.

use super::Adopted;
use std::{
    ffi::OsString,
    path::Path,
    process::{Command, Stdio},
};

/// A Python with some modules; without one, a line says that a test is left out.
fn python(test: &str, modules: &str) -> Option<OsString> {
    let python = std::env::var_os("DJANGO_PYTHON").unwrap_or_else(|| "python3".into());
    let asked = Command::new(&python).args(["-c", &format!("import {modules}")]).stderr(Stdio::null()).status();
    if asked.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    println!("SKIPPED {test}: no Python with {modules} (DJANGO_PYTHON names one)");
    None
}

/// Runs a script beside a server on the database.
fn beside(adopted: &Adopted, python: OsString, script: &str) {
    let server = adopted.home.serve();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/adopted").join(script);
    let output = Command::new(python)
        .arg(script)
        .args([&adopted.cluster.port.to_string(), &adopted.name, &format!("http://{}", server.address)])
        .current_dir(adopted.home.path())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .output()
        .expect("Python starts");
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{complaint}");
    assert!(out.ends_with("done\n"), "{out}\n{complaint}");
}

#[test]
fn django_s_history_and_that_of_the_pages_are_one() {
    let test = "django_s_history_and_that_of_the_pages_are_one";
    let Some(python) = python(test, "django, psycopg, reversion") else { return };
    let Some(adopted) = Adopted::new(test) else { return };
    adopted.home.done(&["migrate"], "");
    adopted.home.done(&["createuser", "rosa", "--superuser", "--password-stdin"], "first words\n");
    beside(&adopted, python, "history.py");
}

#[test]
fn django_and_this_server_read_what_the_other_writes() {
    let test = "django_and_this_server_read_what_the_other_writes";
    let Some(python) = python(test, "django, psycopg") else { return };
    let Some(adopted) = Adopted::new(test) else { return };
    adopted.home.done(&["migrate"], "");
    adopted.home.done(&["createuser", "rosa", "--password-stdin"], "first words\n");
    adopted.home.done(&["createuser", "emil", "--password-stdin"], "an old one\n");
    adopted.home.done(&["changepassword", "emil", "--password-stdin"], "ein Wort für Mäuse\n");
    beside(&adopted, python, "beside.py");
}
