//! `alyx dev`: a spec is served as it is saved.

use crate::support::{
    http,
    server::{Server, alyx, run},
};
use std::{
    fs,
    io::Write,
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A folder with a copy of the spec.
fn with_spec() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let spec = folder.path().join("spec");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("spec"), &spec);
    (folder, spec)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}

/// Saves a file with a text in place of another.
fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("the file can be read");
    assert!(text.contains(from), "{}: {from}", file.display());
    fs::write(file, text.replace(from, to)).expect("the file can be written");
}

/// Asks until an answer is as wanted, and says how long that took.
fn until(what: &str, wanted: impl Fn() -> bool) -> Duration {
    let since = Instant::now();
    while !wanted() {
        assert!(since.elapsed() < Duration::from_secs(60), "{what} never came");
        std::thread::sleep(Duration::from_millis(20));
    }
    since.elapsed()
}

fn page(server: &Server) -> http::Answer {
    http::send(&server.address, "GET", "/docs", &[("Accept", "text/html")], b"").expect("an answer")
}

#[test]
fn a_saved_spec_is_served_with_its_tables() {
    let (folder, spec) = with_spec();
    let server = Server::dev(folder.path(), &[]);
    assert!(folder.path().join("dev.sqlite3").exists() && !folder.path().join("alyx.sqlite3").exists());
    let database = ["--database", "sqlite://dev.sqlite3"];
    let mut create = alyx(folder.path());
    create.args(["createuser", "ada", "--superuser", "--password-stdin"]).args(database).stdin(Stdio::piped());
    let mut create = create.spawn().expect("the program starts");
    create.stdin.take().expect("it is piped").write_all(b"lovelace-1815").expect("it reads");
    assert!(create.wait().expect("it ends").success());
    let made = run(folder.path(), &[&["token", "ada"][..], &database].concat());
    let token = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    // The document that answers are compared with elsewhere is one of many here.
    let ask = |method: &str, path: &str, body: &str| {
        let token = format!("Token {token}");
        let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
        let stream = TcpStream::connect(&server.address).expect("it listens");
        http::exchange(stream, &server.address, method, path, &headers, body.as_bytes()).expect("an answer")
    };

    // A new field: in the document, in the table, and in answers.
    let file = spec.join("misc/lab.yaml");
    change(
        &file,
        "  institution: ",
        "  motto:                        { type: string, max: 80, blank: true, default: '' }\n  institution: ",
    );
    change(&file, "detail: [name, institution,", "detail: [name, motto, institution,");
    until("the new field", || {
        http::send(&server.address, "GET", "/api/schema", &[], b"")
            .is_ok_and(|answer| answer.body.windows(6).any(|at| at == b"motto:"))
    });
    let answer = ask("POST", "/labs", r#"{"name": "court", "motto": "Eppur si muove"}"#);
    assert_eq!((answer.status, &answer.json()["motto"]), (201, &"Eppur si muove".into()), "{answer:?}");

    // A fault: told with its place; what was served before goes on.
    change(&file, "{ type: string, max: 80,", "{ type: strin, max: 80,");
    until("the report", || page(&server).status == 503);
    let report = String::from_utf8_lossy(&page(&server).body).into_owned();
    assert!(report.contains("S032") && report.contains("lab.yaml") && report.contains("did you mean"), "{report}");
    assert!(report.contains("http-equiv=\"refresh\""), "{report}");
    assert_eq!(ask("GET", "/labs/court", "").json()["motto"], "Eppur si muove");

    // Mended: the page shows the documentation again.
    change(&file, "{ type: strin, max: 80,", "{ type: string, max: 90,");
    until("the documentation", || page(&server).status == 200);

    // Code that nobody has written: named once, and 501 only where it is needed.
    change(&file, "representations:", "computed:\n  slogan: { type: string, from: [motto] }\n\nrepresentations:");
    change(&file, "detail: [name, motto,", "detail: [name, slogan, motto,");
    until("the missing code", || ask("GET", "/labs/court", "").status == 501);
    let answer = ask("GET", "/labs/court", "");
    assert!(answer.json()["detail"].as_str().is_some_and(|said| said.contains("LabBehaviour::slogan")), "{answer:?}");
    assert_eq!(ask("GET", "/tags", "").status, 200);
}

#[test]
fn a_spec_without_users_asks_for_no_token() {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let spec = folder.path().join("spec");
    fs::create_dir(&spec).expect("the folder can be made");
    fs::write(spec.join("api.yaml"), "api: Shells\nversion: { name: v1, vendor: shells }\n")
        .expect("it can be written");
    let shell = "resource: Shell\npath: shells\nfields:\n  id: { type: integer, primary: true, read_only: true }\n  \
                 name: { type: string, max: 20 }\nrepresentations:\n  detail: [id, name]\noperations: [list, create]\n";
    fs::write(spec.join("shell.yaml"), shell).expect("it can be written");
    // What an editor leaves beside a file that it has open.
    std::os::unix::fs::symlink("nobody@nowhere", spec.join(".#shell.yaml")).expect("it can be made");
    let server = Server::dev(folder.path(), &[]);
    let ask = |method: &str, path: &str, body: &str| {
        let stream = TcpStream::connect(&server.address).expect("it listens");
        let headers = [("Content-Type", "application/json")];
        http::exchange(stream, &server.address, method, path, &headers, body.as_bytes()).expect("an answer")
    };
    assert_eq!(ask("POST", "/shells", r#"{"name": "whelk"}"#).status, 201);
    assert_eq!(ask("GET", "/shells", "").json()["results"][0]["name"], "whelk");
    assert_eq!(ask("POST", "/auth-token", "{}").status, 404, "nobody logs in");
    let schema = String::from_utf8(ask("GET", "/api/schema", "").body).expect("text");
    assert!(schema.contains("/shells") && !schema.contains("security"), "no token is asked for");

    // Reading a pipe would wait for ever.
    let made = Command::new("mkfifo").arg(spec.join("pipe.yaml")).status().expect("mkfifo (coreutils) is there");
    assert!(made.success());
    until("what is wrong", || page(&server).status == 503);
    let report = String::from_utf8_lossy(&page(&server).body).into_owned();
    assert!(report.contains("pipe.yaml") && report.contains("no file"), "{report}");
}

#[test]
fn after_many_saves_it_starts_anew_as_the_same_process() {
    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let spec = folder.path().join("spec");
    fs::create_dir(&spec).expect("the folder can be made");
    let api = spec.join("api.yaml");
    fs::write(&api, "api: Shells0\nversion: { name: v1, vendor: shells }\n").expect("it can be written");
    let server = Server::dev(folder.path(), &["--restart-after", "2"]);
    // The memory of a process begins where its program is loaded: elsewhere in each.
    let began = || {
        fs::read_to_string(format!("/proc/{}/maps", server.id())).unwrap_or_default().lines().next().map(str::to_owned)
    };
    let first = began();
    for version in 1..=5 {
        change(&api, &format!("Shells{}", version - 1), &format!("Shells{version}"));
        until(&format!("version {version}"), || {
            http::send(&server.address, "GET", "/api/schema", &[], b"")
                .is_ok_and(|answer| String::from_utf8_lossy(&answer.body).contains(&format!("Shells{version}")))
        });
    }
    until("a new process", || began().is_some_and(|now| Some(now) != first));
    assert_eq!(server.stop(), Some(0), "it stops when it is told to");
}
