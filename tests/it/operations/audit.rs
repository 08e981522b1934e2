//! The audit log: in the server's log, and in a file of its own.

use super::{log, serve};
use crate::support::{home::Home, server::Server};
use serde_json::{Value, json};

const FILE: &str = "audit.jsonl";

/// The entries of the file.
fn entries(home: &Home) -> Vec<Value> {
    let text = std::fs::read_to_string(home.path().join(FILE)).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// The entries with a message.
fn told(home: &Home, message: &str) -> Vec<Value> {
    entries(home).into_iter().filter(|entry| entry["message"] == message).collect()
}

fn log_in(server: &Server, user: &str, password: &str) -> u16 {
    let body = json!({"username": user, "password": password}).to_string();
    server.send("POST", "/auth-token", &[("Content-Type", "application/json")], body.as_bytes()).status
}

#[test]
fn what_the_server_is_asked_for_is_told() {
    for home in Home::each("what_the_server_is_asked_for_is_told") {
        let ann = home.migrate();
        let server =
            serve(&home, &["audit_log=audit.jsonl", "mail_server=smtp://me:hush@localhost", "mail_from=a@b.example"]);
        // Settings that were chosen, without secrets.
        let started = &told(&home, "server started")[0];
        let settings: Value = serde_json::from_str(started["settings"].as_str().expect("text")).expect("JSON");
        assert_eq!(settings["mail_server"], "smtp://me:***@localhost", "{settings}");
        assert_eq!((&started["accounts"], settings.get("pool")), (&json!("own"), None), "{started}");

        assert_eq!(log_in(&server, "ann", "open sesame"), 200);
        assert_eq!(log_in(&server, "ann", "close sesame"), 400);
        assert_eq!(log_in(&server, "nobody", "open sesame"), 400);
        let forged = "x\"}\n{\"message\":\"logged in\",\"user\":\"root\"}\n2026-01-01T00:00:00Z  INFO specimen::audit: logged in";
        assert_eq!(log_in(&server, forged, "x"), 400);
        let came = told(&home, "logged in");
        assert_eq!(
            (came.len(), &came[0]["user"], &came[0]["new_token"]),
            (1, &json!("ann"), &json!(false)),
            "{came:?}"
        );
        assert_eq!(came[0]["address"], "127.0.0.1");
        let refused = told(&home, "log-in refused");
        assert_eq!(refused.len(), 3, "{refused:?}");
        assert_eq!((&refused[0]["user"], &refused[0]["address"]), (&json!("ann"), &json!("127.0.0.1")));
        assert!(refused[2]["user"].as_str().is_some_and(|user| forged.starts_with(user)), "{refused:?}");
        // In the server's own log each is one line too.
        let lines = log(&home).lines().filter(|line| line.contains("specimen::audit: logged in")).count();
        assert_eq!(lines, 2, "that of ann, and the one that quotes the forgery: {}", log(&home));
        assert!(!log(&home).lines().any(|line| line.starts_with("2026-01-01T00:00:00Z")), "{}", log(&home));

        let ask = |method: &str, path: &str, body: Value| server.json(method, path, &ann, &body).status;
        assert_eq!(
            ask("POST", "/users", json!({"username": "bob", "subjects_responsible": [], "allowed_users": []})),
            201
        );
        assert_eq!(ask("PATCH", "/users/bob", json!({"email": "b@lab.example", "is_stock_manager": true})), 200);
        assert_eq!(ask("PATCH", "/users/bob", json!({"email": "b@lab.example"})), 200, "nothing changes");
        assert_eq!(ask("PATCH", "/users/bob", json!({"email": "no address"})), 400, "nothing changes");
        assert_eq!(
            ask("POST", "/subjects", json!({"nickname": "m", "lab": "defaultlab", "responsible_user": "ann"})),
            201
        );
        assert_eq!(ask("POST", "/weighings", json!({"subject": "m", "weight": 20, "user": "bob"})), 201);
        assert_eq!(ask("DELETE", "/users/bob", json!({})), 204);
        let one = |message: &str| {
            let told = told(&home, message);
            assert_eq!(told.len(), 1, "{}: {message}: {told:?}", home.kind);
            told[0].clone()
        };
        assert_eq!((&one("user made")["user"], &one("user made")["by"]), (&json!("bob"), &json!("ann")));
        assert_eq!(one("user changed")["fields"], "email,is_stock_manager");
        assert_eq!(one("user deleted")["user"], "bob");
        let acted = one("acts in another user's name");
        assert_eq!((&acted["by"], &acted["field"]), (&json!("ann"), &json!("user")), "{acted}");

        drop(server);
        let all = std::fs::read_to_string(home.path().join(FILE)).expect("the file");
        for secret in ["sesame", "hush", ann.as_str()] {
            assert!(!all.contains(secret) && !log(&home).contains(secret), "{secret} is told: {all}");
        }
    }
}

#[test]
fn what_commands_do_is_told() {
    let home = Home::sqlite();
    let with = |args: &[&str], input: &str| {
        let args: Vec<&str> = args.iter().copied().chain(["--set", "audit_log=audit.jsonl"]).collect();
        home.done(&args, input)
    };
    with(&["migrate"], "");
    with(&["migrate"], "");
    with(&["createuser", "ann", "--superuser", "--password-stdin"], "open sesame\n");
    let token = with(&["token", "ann"], "");
    assert_eq!(with(&["token", "ann"], ""), token);
    with(&["token", "ann", "--new"], "");
    with(&["changepassword", "ann", "--password-stdin"], "close sesame\n");
    with(&["token", "ann", "--end"], "");
    with(&["token", "ann", "--end"], "");
    std::fs::write(home.path().join("f.json"), r#"[{"model": "misc.lab", "pk": null, "fields": {"name": "l"}}]"#)
        .expect("a file");
    with(&["loaddata", "f.json"], "");
    with(&["dumpdata", "misc.lab", "-o", "out.json.xz"], "");
    with(&["dumpdata", "misc.lab"], "");
    let messages: Vec<String> = entries(&home).iter().filter_map(|e| Some(e["message"].as_str()?.to_owned())).collect();
    let want = [
        "database migrated",
        "user made",
        "token made",
        "token shown",
        "token made",
        "password changed",
        "token ended",
        "fixtures loaded",
        "data dumped",
        "data dumped",
    ];
    assert_eq!(messages, want);
    for entry in entries(&home) {
        assert_eq!(entry["by"], "command line", "{entry}");
        assert!(entry["uid"].is_u64(), "{entry}");
    }
    assert_eq!(told(&home, "user made")[0]["fields"], "is_superuser");
    assert_eq!(told(&home, "fixtures loaded")[0]["rows"], r#"{"misc.lab":1}"#);
    let dumped = told(&home, "data dumped");
    assert_eq!((&dumped[0]["file"], &dumped[1]["file"]), (&json!("out.json.xz"), &json!("-")));
    assert_eq!(dumped[0]["rows"], r#"{"misc.lab":2}"#);
    let all = std::fs::read_to_string(home.path().join(FILE)).expect("the file");
    assert!(!all.contains("sesame") && !all.contains(token.trim()), "{all}");
    // Without a file it is the standard error that is told.
    let output = home.run(&["token", "ann"], "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("specimen::audit: token made") && said.contains("user=\"ann\""), "{said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim().len(), 40);
    let refusal = home.refused(&["token", "ann", "--set", "audit_log=/no/such/folder/x"], 2);
    assert!(refusal.contains("`audit_log` (--set audit_log): It can't be written"), "{refusal}");
}
