//! The herbarium as its clients see it: the program on a free port with a new database.

#[path = "../../../tests/support/document.rs"]
mod document;
#[allow(dead_code, reason = "this test uses some of it")]
#[path = "../../../tests/support/http.rs"]
mod http;

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

/// Compares answers with the document that the server gave first.
mod answers {
    use super::{document::Document, http::Answer};
    use std::sync::OnceLock;

    pub static DOCUMENT: OnceLock<Document> = OnceLock::new();

    pub fn check(method: &str, path: &str, answer: &Answer) {
        let result = DOCUMENT.get().map_or(Ok(()), |document| document.check(method, path, answer));
        result.unwrap_or_else(|why| panic!("{method} {path}: {} isn't as the document says: {why}", answer.status));
    }
}

/// A running server, which ends with the test.
struct Herbarium {
    process: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Herbarium {
    fn start() -> Herbarium {
        let folder = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(env!("CARGO_BIN_EXE_herbarium"))
            .arg(folder.path().join("herbarium.sqlite3"))
            .arg("127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let said = process.stdout.take().expect("standard output is piped");
        BufReader::new(said).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{line}");
        let server = Herbarium { process, address, _folder: folder };
        answers::DOCUMENT.get_or_init(|| document::Document::new(server.get("/api/schema")));
        server
    }

    /// A collector, two species, and three sheets of theirs.
    fn with_sheets() -> Herbarium {
        let server = Herbarium::start();
        server.made("/collectors", json!({"name": "M. Merian"}));
        server.made("/species", json!({"name": "Bellis perennis", "family": "Asteraceae"}));
        server.made("/species", json!({"name": "Papaver rhoeas", "family": "Papaveraceae", "life": "annual"}));
        for (species, place, latitude, day) in [
            ("Bellis perennis", "Basel", json!(47.5), "1901-04-02"),
            ("Papaver rhoeas", "Cape Town", json!(-33.9), "1903-10-11"),
            ("Papaver rhoeas", "unknown", Value::Null, "1912-06-30"),
        ] {
            server.made(
                "/sheets",
                json!({"species": species, "collector": "M. Merian", "place": place, "latitude": latitude, "collected": day}),
            );
        }
        server
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let headers = [("Content-Type", "application/json"), ("Accept", "application/json")];
        let answer = http::send(&self.address, method, path, &headers, text.as_bytes()).expect("an answer");
        (answer.status, if answer.body.is_empty() { Value::Null } else { answer.json() })
    }

    fn get(&self, path: &str) -> Value {
        let (status, body) = self.send("GET", path, &Value::Null);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    fn made(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.send("POST", path, &body);
        assert_eq!(status, 201, "{path} {body}: {answer}");
        answer
    }

    /// Numbers of the listed sheets.
    fn numbers(&self, path: &str) -> Vec<String> {
        let page = self.get(path);
        let rows = page["results"].as_array().unwrap_or_else(|| panic!("{path}: {page}"));
        assert_eq!(page["count"], rows.len(), "{path}");
        rows.iter().map(|row| row["number"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

impl Drop for Herbarium {
    fn drop(&mut self) {
        // A process that has ended already needs no more.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_new_row_gets_what_its_spec_and_its_code_say() {
    let server = Herbarium::with_sheets();
    let sheet = server.get("/sheets/H-000001");
    let id = sheet["id"].as_str().map(str::len);
    assert_eq!(id, Some(36), "{sheet}");
    let want = json!({
        "url": format!("http://{}/sheets/H-000001", server.address), "id": sheet["id"], "number": "H-000001",
        "species": "Bellis perennis", "collector": "M. Merian", "place": "Basel", "latitude": 47.5,
        "collected": "1901-04-02", "season": "spring", "state": "G", "notes": null, "loans": [],
    });
    assert_eq!(sheet, want);
    assert_eq!(server.get("/sheets/H-000002")["season"], "spring", "October in the south");
    assert_eq!(server.get("/sheets/H-000003")["season"], Value::Null);
    assert_eq!(server.get("/species/Papaver%20rhoeas")["genus"], "Papaver");
}

#[test]
fn lists_are_filtered() {
    let server = Herbarium::with_sheets();
    for (query, want) in [
        ("", &["H-000001", "H-000002", "H-000003"][..]),
        ("?species=Bellis%20perennis", &["H-000001"]),
        ("?family=papaveraceae", &["H-000002", "H-000003"]),
        ("?years=1900-01-01,1903-12-31", &["H-000001", "H-000002"]),
        ("?where=latitude__isnull,True", &["H-000003"]),
        ("?where=collector__name__startswith,M,place__icontains,TOWN", &["H-000002"]),
    ] {
        assert_eq!(server.numbers(&format!("/sheets{query}")), want, "{query}");
    }
    assert_eq!(server.numbers("/collectors/M.%20Merian/sheets"), ["H-000003", "H-000002", "H-000001"]);
}

#[test]
fn relations_are_seen_from_both_sides() {
    let server = Herbarium::with_sheets();
    server.made("/species", json!({"name": "Bellis hortensis", "accepted": "Bellis perennis"}));
    assert_eq!(server.get("/species/Bellis%20perennis")["synonyms"], json!(["Bellis hortensis"]));
    let loan = server.made(
        "/loans",
        json!({"borrower": "Kew", "sheets": ["H-000001", "H-000003"], "lent": "2001-02-03", "due": "2002-02-03"}),
    );
    assert_eq!(loan["sheets"], json!(["H-000001", "H-000003"]));
    let seen = json!([{"borrower": "Kew", "lent": "2001-02-03", "due": "2002-02-03", "returned": null}]);
    assert_eq!(server.get("/sheets/H-000003")["loans"], seen);
    assert_eq!(server.get("/collectors/M.%20Merian")["sheets"].as_array().map(Vec::len), Some(3));
    assert_eq!(server.get("/loans?out=True")["count"], 1);
    assert_eq!(server.get("/loans?out=False")["count"], 0);
}

#[test]
fn rows_are_changed_and_deleted() {
    let server = Herbarium::with_sheets();
    let (status, changed) = server.send("PATCH", "/sheets/H-000001", &json!({"state": "F", "latitude": -1}));
    assert_eq!((status, &changed["state"], &changed["season"]), (200, &json!("F"), &json!("autumn")), "{changed}");
    assert_eq!(server.get("/sheets/H-000001"), changed);
    let (status, replaced) = server.send("PUT", "/collectors/M.%20Merian", &json!({"name": "Maria Merian"}));
    assert_eq!((status, &replaced["institute"]), (200, &json!("")), "{replaced}");
    assert_eq!(server.get("/sheets/H-000001")["collector"], "Maria Merian");
    assert_eq!(server.send("DELETE", "/sheets/H-000001", &Value::Null), (204, Value::Null));
    assert_eq!(server.send("GET", "/sheets/H-000001", &Value::Null).0, 404);
    assert_eq!(server.numbers("/sheets"), ["H-000002", "H-000003"]);
}

#[test]
fn wrong_requests_say_what_is_wrong_with_every_field() {
    let server = Herbarium::with_sheets();
    let body = json!({"number": "H-000001", "species": "Rosa", "place": "", "latitude": 91, "state": "X"});
    let (status, said) = server.send("POST", "/sheets", &body);
    assert_eq!(status, 400, "{said}");
    let want = json!({
        "number": ["sheet with this number already exists."],
        "species": ["Object with name=Rosa does not exist."],
        "collector": ["This field is required."],
        "place": ["This field may not be blank."],
        "latitude": ["Ensure this value is less than or equal to 90."],
        "collected": ["This field is required."],
        "state": ["\"X\" is not a valid choice."],
        "status_code": 400,
    });
    assert_eq!(said, want);
    let (status, said) = server.send("POST", "/species", &json!({"name": "daisy"}));
    assert_eq!(status, 400);
    assert!(said.to_string().contains("A genus and an epithet are needed."), "{said}");
    let loan = json!({"borrower": "Kew", "sheets": ["H-000001"], "lent": "2001-02-03", "due": "2001-02-02"});
    let (status, said) = server.send("POST", "/loans", &loan);
    assert_eq!((status, server.get("/loans")["count"].as_u64()), (400, Some(0)), "{said}");
    assert_eq!(server.numbers("/sheets").len(), 3, "nothing was stored");
}

#[test]
fn without_users_everybody_sees_everything() {
    let server = Herbarium::with_sheets();
    assert_eq!(server.get("/sheets")["results"][0], server.get("/sheets/H-000001"));
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

#[test]
fn the_schema_has_its_paths_and_no_others() {
    let server = Herbarium::start();
    let schema = server.get("/api/schema");
    let paths = schema["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let want = [
        "/collectors",
        "/collectors/{name}",
        "/collectors/{name}/sheets",
        "/loans",
        "/loans/{id}",
        "/sheets",
        "/sheets/{number}",
        "/species",
        "/species/{name}",
    ];
    assert_eq!(sorted(paths), want);
    assert_eq!(server.send("POST", "/auth-token", &json!({})).0, 404, "nobody logs in");
    assert!(!schema.to_string().contains("\"security"), "no token is asked for");
    assert_eq!(server.get("/")["sheets-url"], format!("http://{}/sheets", server.address));
}
