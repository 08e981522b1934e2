//! The command line as an operator uses it: each command's words, exit status and effect.

mod support;

use std::{
    io::Write,
    path::Path,
    process::{Output, Stdio},
};
use support::{
    http,
    postgres::Cluster,
    server::{Server, alyx, run},
};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("the temporary folder can be written")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert!(output.status.success(), "{args:?}: {}{}", out(&output), complaint(&output));
    out(&output)
}

fn refused(folder: &Path, args: &[&str], status: i32) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {}{}", out(&output), complaint(&output));
    complaint(&output)
}

fn with_input(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut command = alyx(folder);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[test]
fn migrate_makes_a_database_once() {
    let folder = folder();
    assert!(done(folder.path(), &["migrate"]).contains("The database is ready."));
    assert!(folder.path().join("alyx.sqlite3").exists());
    assert_eq!(done(folder.path(), &["migrate"]), "The database is up to date.\n");
}

#[test]
fn migrate_makes_the_same_tables_on_postgres() {
    let Some(cluster) = Cluster::shared("migrate_makes_the_same_tables_on_postgres") else { return };
    let (folder, url) = (folder(), cluster.database());
    assert!(done(folder.path(), &["migrate", "--database", &url]).contains("The database is ready."));
    assert_eq!(done(folder.path(), &["migrate", "--database", &url]), "The database is up to date.\n");
    assert!(done(folder.path(), &["check", "--database", &url]).contains("is reachable and up to date"));
}

#[test]
fn commands_on_an_empty_or_missing_database_say_what_to_do() {
    let folder = folder();
    assert!(refused(folder.path(), &["serve"], 1).contains("`migrate` makes it"));
    std::fs::write(folder.path().join("alyx.sqlite3"), "").expect("it can be written");
    assert!(refused(folder.path(), &["serve"], 1).contains("The database is empty: run `alyx migrate` first."));
}

#[test]
fn wrong_settings_are_told_from_failures_by_the_exit_status() {
    let folder = folder();
    assert!(refused(folder.path(), &["migrate", "--set", "bnid=x"], 2).contains("there is no setting `bnid`"));
    refused(folder.path(), &["migrate", "--no-such-flag"], 2);
    done(folder.path(), &["migrate"]);
    assert!(refused(folder.path(), &["serve", "--tls-cert", "x"], 2).contains("`tls_cert` needs `tls_key`"));
    assert!(refused(folder.path(), &["serve", "--bind", "256.0.0.1:1"], 1).contains("Can't listen on 256.0.0.1:1"));
}

#[test]
fn check_says_where_settings_come_from_and_hides_passwords() {
    let folder = folder();
    std::fs::write(folder.path().join("alyx.toml"), "burst = \"9/hour\"").expect("it can be written");
    let output = alyx(folder.path())
        .args(["check", "--set", "docs_rate=8/hour"])
        .env("ALYX_DATABASE", "postgres://me:secret@127.0.0.1:1/x")
        .output()
        .expect("the program starts");
    let text = out(&output);
    assert!(text.contains("9/hour  [alyx.toml]"), "{text}");
    assert!(text.contains("8/hour  [--set docs_rate]"), "{text}");
    assert!(text.contains("postgres://me:***@127.0.0.1:1/x  [$ALYX_DATABASE]"), "{text}");
    assert!(!text.contains("secret") && !complaint(&output).contains("secret"), "{text}{}", complaint(&output));
    assert_eq!(output.status.code(), Some(1));
    done(folder.path(), &["migrate"]);
    assert!(done(folder.path(), &["check"]).contains("is reachable and up to date"));
}

#[test]
fn check_of_a_database_that_needs_migration_has_a_status_of_its_own() {
    let folder = folder();
    std::fs::write(folder.path().join("alyx.sqlite3"), "").expect("it can be written");
    refused(folder.path(), &["check"], 3);
}

#[test]
fn a_user_is_made_logs_in_and_gets_another_password() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    let made = with_input(folder.path(), &["createuser", "ann", "--superuser", "--password-stdin"], "open sesame\n");
    assert!(made.status.success(), "{}", complaint(&made));
    let again = with_input(folder.path(), &["createuser", "ann", "--password-stdin"], "x\n");
    assert!(complaint(&again).contains("There is a user `ann` already"), "{}", complaint(&again));
    let server = Server::start(folder.path(), &[]);
    let login = |password: &str| {
        let form = format!("username=ann&password={}", password.replace(' ', "+"));
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        server.send("POST", "/auth-token", &headers, form.as_bytes())
    };
    let answer = login("open sesame");
    assert_eq!(answer.status, 200, "{}", answer.text());
    let token = answer.json()["token"].as_str().expect("a token").to_owned();
    assert_eq!(done(folder.path(), &["token", "ann"]).trim(), token);
    let changed = with_input(folder.path(), &["changepassword", "ann", "--password-stdin"], "other\n");
    assert!(changed.status.success(), "{}", complaint(&changed));
    assert_eq!((login("open sesame").status, login("other").status), (400, 200));
    done(folder.path(), &["token", "ann", "--end"]);
    assert_eq!(server.get("/me", Some(&token)).status, 403);
    assert!(refused(folder.path(), &["token", "nobody"], 1).contains("There is no user `nobody`"));
}

#[test]
fn serve_stops_when_it_is_asked_to() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    let server = Server::start(folder.path(), &[]);
    let address = server.address.clone();
    assert_eq!(server.stop(), Some(0));
    assert!(http::send(&address, "GET", "/", &[], b"").is_err());
}

#[test]
fn two_servers_on_one_port_are_refused() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    let server = Server::start(folder.path(), &[]);
    let text = refused(folder.path(), &["serve", "--bind", &server.address], 1);
    assert!(text.contains("another program listens there"), "{text}");
}

#[test]
fn what_is_dumped_from_one_database_is_loaded_into_another() {
    let (first, second) = (folder(), folder());
    for folder in [&first, &second] {
        done(folder.path(), &["migrate"]);
    }
    let made = with_input(first.path(), &["createuser", "ann", "--password-stdin"], "x\n");
    assert!(made.status.success(), "{}", complaint(&made));
    let file = second.path().join("all.json.gz");
    let file = file.to_str().expect("a plain name");
    done(first.path(), &["dumpdata", "-o", file]);
    // The rows that every database begins with have the same keys everywhere.
    done(second.path(), &["loaddata", file]);
    assert_eq!(done(first.path(), &["dumpdata"]), done(second.path(), &["dumpdata"]));
    assert!(refused(first.path(), &["dumpdata", "nothing"], 1).contains("There is no model `nothing`"));
    assert!(refused(first.path(), &["loaddata", "nothing.json"], 1).contains("nothing.json can't be read"));
}

#[test]
fn a_dump_of_another_installation_brings_the_keys_of_what_every_installation_has() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    let text = done(folder.path(), &["dumpdata", "actions.watertype", "data.datasettype", "misc.lab"]);
    let ours: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a dump is JSON");
    let theirs: serde_json::Value = ours
        .iter()
        .map(|row| {
            let mut row = row.clone();
            // The lab's key is a setting, so that there it is the same.
            if row["model"] != "misc.lab" {
                row["pk"] = uuid::Uuid::new_v4().to_string().into();
            }
            row
        })
        .collect();
    let file = folder.path().join("theirs.json");
    std::fs::write(&file, theirs.to_string()).expect("it can be written");
    done(folder.path(), &["loaddata", file.to_str().expect("a plain name")]);
    let after = done(folder.path(), &["dumpdata", "actions.watertype", "data.datasettype", "misc.lab"]);
    let after: Vec<serde_json::Value> = serde_json::from_str(&after).expect("a dump is JSON");
    let sorted = |rows: &[serde_json::Value]| {
        let mut rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        rows.sort();
        rows
    };
    assert_eq!(ours.len(), 9, "{text}");
    assert_eq!(sorted(&after), sorted(theirs.as_array().expect("a list")));
}

#[test]
fn the_document_is_printed_without_any_database() {
    let folder = folder();
    let document: serde_json::Value =
        serde_json::from_str(&done(folder.path(), &["openapi"])).expect("the document is JSON");
    assert!(document["paths"].get("/auth-token").is_some());
    assert!(done(folder.path(), &["openapi", "--yaml"]).contains("/auth-token:"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is there").count(), 0);
}

#[test]
fn without_a_command_a_new_folder_gets_a_database_a_user_and_a_server() {
    let folder = folder();
    let address = format!("127.0.0.1:{}", support::postgres::free_port());
    let log = std::fs::File::create(folder.path().join("out")).expect("it can be written");
    let mut command = alyx(folder.path());
    command.env("ALYX_BIND", &address).stdin(Stdio::null()).stdout(log).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let answers = || http::send(&address, "GET", "/", &[], b"").is_ok();
    let up = (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        answers()
    });
    let text = std::fs::read_to_string(folder.path().join("out")).expect("it is there");
    let password = text.split("password ").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
    let login = password.map(|password| {
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        let form = format!("username=admin&password={password}");
        http::send(&address, "POST", "/auth-token", &headers, form.as_bytes()).expect("it answers").status
    });
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    assert!(up, "it answers");
    assert_eq!(login, Some(200), "{text}");
    assert!(text.contains(&format!("http://{address}/docs")), "{text}");
}
