//! The command line as an operator uses it: each command's words, exit status and effect.

use crate::support::{
    http,
    postgres::Cluster,
    server::{Server, alyx, run},
};
use std::{
    io::Write,
    path::Path,
    process::{Output, Stdio},
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
    assert!(done(folder.path(), &["migrate"]).starts_with("The database is up to date.\n"));
    // Without a lab for new subjects none is made.
    let args = ["--database", "sqlite://other.sqlite3", "--set", "default_lab="];
    done(folder.path(), &[&["migrate"][..], &args].concat());
    assert_eq!(done(folder.path(), &[&["dumpdata", "misc.lab"][..], &args].concat()).trim(), "[\n]");
    let detailed = done(tempfile::tempdir().expect("a folder").path(), &["migrate", "--verbose"]);
    assert!(detailed.contains("\nTable misc_lab\n"), "{detailed}");
}

#[test]
fn migrate_makes_the_same_tables_on_postgres() {
    let Some(cluster) = Cluster::shared("migrate_makes_the_same_tables_on_postgres") else { return };
    let (folder, url) = (folder(), cluster.database());
    assert!(done(folder.path(), &["migrate", "--database", &url]).contains("The database is ready."));
    assert!(done(folder.path(), &["migrate", "--database", &url]).starts_with("The database is up to date.\n"));
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
    // `check` refuses what `serve` refuses, in the same words and with the same status.
    for wrong in [
        "bind=nonsense",
        "bind=256.0.0.1:1",
        "metrics_bind=nonsense",
        "audit_log=no/such/folder/x",
        "tables_root=ftp://h/x",
        "burst=often",
        "database=mysql://h/x",
        "stop_timeout=0",
        "tls_key=x",
    ] {
        let served = refused(folder.path(), &["serve", "--set", wrong], 2);
        assert_eq!(refused(folder.path(), &["check", "--set", wrong], 2), served, "{wrong}");
        assert!(served.starts_with("alyx: The setting `"), "{wrong}: {served}");
    }
}

#[test]
fn a_database_that_cannot_hold_all_texts_is_refused() {
    let Some(cluster) = Cluster::shared("a_database_that_cannot_hold_all_texts_is_refused") else { return };
    let folder = folder();
    for encoding in ["LATIN1", "SQL_ASCII"] {
        let name = format!("of_{}", encoding.to_lowercase());
        let like = "template template0 lc_collate 'C' lc_ctype 'C'";
        cluster.sql("postgres", &format!("create database {name} encoding '{encoding}' {like}"));
        for command in ["check", "migrate", "serve"] {
            let complaint = refused(folder.path(), &[command, "--database", &cluster.url(&name)], 1);
            let remedy = format!("`create database {name} template template0 encoding 'UTF8'`");
            assert!(complaint.contains(encoding) && complaint.contains(&remedy), "{command}: {complaint}");
        }
    }
}

#[test]
fn a_reader_that_goes_away_ends_no_command_with_a_complaint() {
    let folder = folder();
    let file = folder.path().join("f.json");
    std::fs::write(&file, r#"[{"model": "misc.lab", "pk": null, "fields": {"name": "l"}}]"#).expect("a file");
    for args in [
        &["migrate", "--verbose"][..],
        &["createuser", "ann", "--password-stdin"],
        &["token", "ann"],
        &["changepassword", "ann", "--password-stdin"],
        &["loaddata", "f.json"],
        &["dumpdata"],
        &["check"],
        &["openapi"],
        &["openapi", "--yaml"],
        &["notify", "check"],
        &["notify", "delete"],
        &["cache", "--set", "tables_repositories="],
        &["--help"],
    ] {
        for closed in ["stdout", "stderr"] {
            let mut command = alyx(folder.path());
            command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("the program starts");
            if closed == "stdout" {
                drop(child.stdout.take())
            } else {
                drop(child.stderr.take())
            }
            // Not all of them read it.
            let _ = child.stdin.take().map(|mut stdin| stdin.write_all(b"open sesame\n"));
            let output = child.wait_with_output().expect("it ends");
            let said = complaint(&output);
            assert!(!said.contains("panicked") && !said.contains("Broken pipe"), "{args:?}: {said}");
            // The second time there is such a user.
            let made = args[0] == "createuser" && closed == "stderr";
            assert_eq!(output.status.code(), Some(i32::from(made)), "{args:?} without {closed}: {said}");
        }
    }
    // What was asked for is done all the same.
    let labs = done(folder.path(), &["dumpdata", "misc.lab"]);
    assert_eq!(labs.matches("\"name\":\"l\"").count(), 1, "{labs}");
}

#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    for command in ["check", "openapi", "dumpdata"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = alyx(folder.path()).arg(command).stdout(full).stderr(Stdio::piped()).output().expect("it starts");
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert!(complaint(&output).contains("can't be written: No space left"), "{command}: {}", complaint(&output));
    }
}

#[test]
fn names_and_addresses_of_users_are_checked_as_requests_are() {
    let folder = folder();
    done(folder.path(), &["migrate"]);
    let create = |args: &[&str]| {
        let args: Vec<&str> = ["createuser", "--password-stdin"].iter().chain(args).copied().collect();
        with_input(folder.path(), &args, "open sesame\n")
    };
    let long = "x".repeat(151);
    for (args, why) in [
        (&["bad name/"][..], "Enter a valid username."),
        (&[""], "This field may not be blank."),
        (&[long.as_str()], "no more than 150 characters"),
        (&["ann", "--email", "nowhere"], "Enter a valid email address."),
    ] {
        let output = create(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(complaint(&output).contains(why), "{args:?}: {}", complaint(&output));
    }
    for args in [&["ann+1@lab_x.org-é"][..], &["bob", "--email", "bob@lab.example"], &[&long[1..]]] {
        let output = create(args);
        assert!(output.status.success(), "{args:?}: {}", complaint(&output));
    }
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
    assert_eq!(server.get("/me", Some(&token)).status, 200);
    let changed = with_input(folder.path(), &["changepassword", "ann", "--password-stdin", "--end-tokens"], "third\n");
    assert!(out(&changed).contains("The token has ended."), "{}{}", out(&changed), complaint(&changed));
    assert_eq!(server.get("/me", Some(&token)).status, 403);
    let token = login("third").json()["token"].as_str().expect("a token").to_owned();
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
    // A dump is packed as its name says; names that promise what a dump can't be are refused.
    let plain = done(first.path(), &["dumpdata"]);
    for (name, head) in [
        ("a.json", b"[\n{".as_slice()),
        ("a.json.gz", &[0x1f, 0x8b]),
        ("a.json.bz2", b"BZh"),
        ("a.json.xz", &[0xfd, b'7', b'z', b'X', b'Z', 0]),
        ("a.ZIP", b"PK\x03\x04"),
    ] {
        done(first.path(), &["dumpdata", "-o", name]);
        let bytes = std::fs::read(first.path().join(name)).expect("the dump");
        assert!(bytes.starts_with(head), "{name}");
        done(first.path(), &["loaddata", name]);
        assert_eq!(done(first.path(), &["dumpdata"]), plain, "{name}");
    }
    for name in ["a.json.zst", "a.jsonl", "a.tar"] {
        assert!(refused(first.path(), &["dumpdata", "-o", name], 2).contains("name it .json"), "{name}");
        assert!(!first.path().join(name).exists());
    }
    assert_eq!(done(first.path(), &["dumpdata", "-o", "-"]), plain);
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
    let address = format!("127.0.0.1:{}", crate::support::postgres::free_port());
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
