//! The herbarium as its clients see it: the program on a free port with a new database.

#[allow(dead_code, reason = "this test uses some of it")]
#[path = "../../../tests/support/browser.rs"]
mod browser;
#[path = "../../../tests/support/document.rs"]
mod document;
#[allow(dead_code, reason = "this test uses some of it")]
#[path = "../../../tests/support/http.rs"]
mod http;

use browser::{Browser, set, value};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Output, Stdio},
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

/// Runs a command of the program in a folder, and returns what it printed.
fn run(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_herbarium"));
    command.current_dir(folder).env_remove("DATABASE_URL").args(args);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it is read");
    child.wait_with_output().expect("it ends")
}

/// The same of a command that must succeed: its standard output.
fn done(folder: &Path, args: &[&str], input: &str) -> String {
    let output = run(folder, args, input);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// A running server, which ends with the test.
struct Herbarium {
    process: Child,
    address: String,
    /// The token of a curator.
    token: String,
    folder: tempfile::TempDir,
}

impl Herbarium {
    fn start() -> Herbarium {
        let folder = tempfile::tempdir().expect("a folder");
        done(folder.path(), &["migrate"], "");
        done(folder.path(), &["createuser", "merian", "--superuser", "--password-stdin"], "pressed flowers\n");
        let token = done(folder.path(), &["token", "merian"], "").trim().to_owned();
        let mut process = Command::new(env!("CARGO_BIN_EXE_herbarium"))
            .current_dir(folder.path())
            .env_remove("DATABASE_URL")
            .args(["serve", "--bind", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let said = process.stdout.take().expect("standard output is piped");
        BufReader::new(said).read_line(&mut line).expect("it says where it listens");
        let (_, address) = line.trim().split_once(" at http://").unwrap_or_else(|| panic!("{line}"));
        let server = Herbarium { process, address: address.to_owned(), token, folder };
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
        self.send_as(Some(&self.token), method, path, body)
    }

    fn send_as(&self, token: Option<&str>, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let token = token.map(|token| format!("Token {token}"));
        let mut headers = vec![("Content-Type", "application/json"), ("Accept", "application/json")];
        headers.extend(token.as_deref().map(|token| ("Authorization", token)));
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
fn guests_read_strangers_see_the_list_of_sheets_and_curators_alone_make_users() {
    let server = Herbarium::with_sheets();
    let folder = server.folder.path();
    done(folder, &["createuser", "visitor", "--public", "--password-stdin"], "may I look\n");
    done(folder, &["createuser", "linnaeus", "--password-stdin"], "systema naturae\n");
    let (status, said) =
        server.send_as(None, "POST", "/auth-token", &json!({"username": "visitor", "password": "may I look"}));
    assert_eq!(status, 200, "{said}");
    let guest = said["token"].as_str().expect("a token");
    let worker = done(folder, &["token", "linnaeus"], "");
    let species = json!({"name": "Rosa canina"});
    for (who, token, read, write, user) in [
        ("a stranger", None, 403, 403, 403),
        ("a guest", Some(guest), 200, 403, 403),
        ("a user", Some(worker.trim()), 200, 201, 403),
        ("a curator", Some(server.token.as_str()), 200, 400, 201),
    ] {
        assert_eq!(server.send_as(token, "GET", "/species", &Value::Null).0, read, "{who}");
        assert_eq!(server.send_as(token, "POST", "/species", &species).0, write, "{who}");
        assert_eq!(server.send_as(token, "POST", "/users", &json!({"name": "new"})).0, user, "{who}");
    }
    // The rules of `access`: curators alone delete, guests see no loans, and curators alone see the borrower's address.
    let loan =
        json!({"borrower": "Leiden", "contact": "h@leiden.example", "sheets": ["H-000001"], "due": "2100-01-01"});
    let (status, loan) = server.send_as(Some(worker.trim()), "POST", "/loans", &loan);
    assert_eq!((status, &loan["contact"]), (201, &Value::Null), "{loan}");
    let loan = loan["url"].as_str().and_then(|url| url.split_once(&server.address)).expect("an address").1.to_owned();
    for (who, token, seen, contact, delete, loans) in [
        ("a guest", guest, 403, Value::Null, 403, 0),
        ("a user", worker.trim(), 200, Value::Null, 403, 1),
        ("a curator", server.token.as_str(), 200, json!("h@leiden.example"), 204, 1),
    ] {
        let (status, answer) = server.send_as(Some(token), "GET", &loan, &Value::Null);
        assert_eq!((status, &answer["contact"]), (seen, &contact), "{who}: {answer}");
        let (_, sheet) = server.send_as(Some(token), "GET", "/sheets/H-000001", &Value::Null);
        assert_eq!(sheet["loans"].as_array().map(Vec::len), Some(loans), "{who}: {sheet}");
        assert_eq!(server.send_as(Some(token), "DELETE", &loan, &Value::Null).0, delete, "{who}");
    }
    let (status, sheets) = server.send_as(None, "GET", "/sheets", &Value::Null);
    assert_eq!(status, 200, "{sheets}");
    let first = &sheets["results"][0];
    assert_eq!((&first["number"], first.get("notes")), (&json!("H-000001"), None), "{first}");
}

#[test]
fn people_have_pages_without_a_line_of_the_spec() {
    let server = Herbarium::with_sheets();
    let mut merian = Browser::log_in(&server.address, "merian", "pressed flowers").expect("a curator may log in");
    let home = merian.get("/admin/");
    for title in ["Sheets", "Species", "Collectors", "Loans"] {
        assert!(home.words().contains(title), "{title}: {}", home.words());
    }
    let list = merian.get("/admin/collection/sheet/");
    assert!(list.words().contains("3 sheets") && list.words().contains("Bellis perennis"), "{}", list.words());
    let row = list.text.split("href=\"").find(|part| part.contains("/change/")).expect("a link to the row");
    let row = row.split(['"', '?']).next().unwrap_or_default().to_owned();
    let mut inputs = merian.get(&row).form();
    let place = value(&inputs, "place").to_owned();
    set(&mut inputs, "place", "Bern");
    set(&mut inputs, "_do", "save");
    assert_eq!(merian.post(&row, &inputs).status, 303);
    // The history stands in a table of the server's own.
    let history = merian.get(&row.replace("change", "history")).words();
    assert!(history.contains(&format!("Place: {place} → Bern")) && history.contains("merian"), "{history}");
    let delete = row.replace("change", "delete");
    let inputs = merian.get(&delete).inputs("<form method=post");
    assert_eq!(merian.post(&delete, &inputs).status, 303);
    let recover = "/admin/collection/sheet/recover/";
    let inputs = merian.get(recover).inputs("<form method=post><input type=hidden name=\"form_key\"");
    let back = merian.post(recover, &inputs);
    assert_eq!((back.status, back.location), (303, row.clone()));
    assert_eq!(value(&merian.get(&row).form(), "place"), "Bern");
    let all = merian.get("/admin/history/?kind=collection/sheet");
    assert!(all.status == 200 && all.words().contains(&format!("Place: {place} → Bern")), "{}", all.words());
    // Dumps have the history, without sessions.
    let dump = done(server.folder.path(), &["dumpdata"], "");
    assert!(dump.contains("\"specimen.history\"") && !dump.contains("session_data"), "{dump}");
    std::fs::write(server.folder.path().join("all.json"), &dump).expect("it can be written");
    done(server.folder.path(), &["loaddata", "all.json"], "");
    assert_eq!(done(server.folder.path(), &["dumpdata"], ""), dump);
    // A session ends with the password that began it.
    done(server.folder.path(), &["changepassword", "merian", "--password-stdin"], "dried flowers\n");
    assert_eq!(merian.get(&row).status, 303);
    assert!(Browser::log_in(&server.address, "merian", "pressed flowers").is_none());
}

#[test]
fn its_own_command_line_makes_checks_and_fills_its_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let empty = run(folder, &["check"], "");
    assert_eq!(empty.status.code(), Some(1), "there is no database yet");
    let made = done(folder, &["migrate"], "");
    assert!(made.contains("9 tables"), "{made}");
    assert!(folder.join("herbarium.sqlite3").exists());
    let checked = done(folder, &["check"], "");
    assert!(checked.contains("sqlite://herbarium.sqlite3") && checked.contains("up to date"), "{checked}");
    assert!(checked.contains("There is no user yet: `herbarium createuser"), "{checked}");
    done(
        folder,
        &["createuser", "merian", "--superuser", "--email", "m@herbarium.example", "--password-stdin"],
        "flowers\n",
    );
    let dump = done(folder, &["dumpdata"], "");
    assert!(dump.contains("m@herbarium.example") && !dump.contains("is_staff"), "{dump}");
    std::fs::write(
        folder.join("rows.json"),
        r#"[{"model": "herbarium.species", "pk": null, "fields": {"colour": "red"}}]"#,
    )
    .expect("it can be written");
    let refused = run(folder, &["loaddata", "rows.json"], "");
    assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
    let wrong = run(folder, &["serve", "--set", "bnid=x", "--set", "burst=often"], "");
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert_eq!((wrong.status.code(), said.lines().count()), (Some(2), 2), "{said}");
    assert!(said.contains("did you mean `bind`?") && said.contains("`burst`"), "{said}");
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
        "/auth-token",
        "/collectors",
        "/collectors/{name}",
        "/collectors/{name}/sheets",
        "/loans",
        "/loans/{id}",
        "/me",
        "/sheets",
        "/sheets/{number}",
        "/species",
        "/species/{name}",
        "/users",
        "/users/{name}",
    ];
    assert_eq!(sorted(paths), want);
    assert_eq!(server.get("/")["sheets-url"], format!("http://{}/sheets", server.address));
}

/// `spec/migrations/` on a database of before: it is run once.
#[tokio::test]
async fn places_are_trimmed_where_rows_were_there() {
    use specimen::{
        fixture::FirstRows,
        store::{
            OpenOptions, Sql, Store, fetch,
            migrate::{Options, migrate},
        },
        tables::ddl::Ddl,
    };
    let api = &herbarium::generated::API;
    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.expect("it opens");
    let bring_up = || async {
        let report = migrate(&store, api, &Ddl::of(api), &FirstRows(b""), &Options::default()).await;
        report.expect("it migrates").done
    };
    bring_up().await;
    let rows = "insert into species (id, name, family, life) values (x'01', 'Rosa canina', '', 1); \
                insert into collector (id, name, institute) values (x'02', 'Merian', ''); \
                insert into collection_sheet (id, number, species_id, collector_id, place, collected, state) \
                values (x'03', 'H-1', x'01', x'02', '  Basel ', '1900-01-01', 'G'); \
                delete from specimen_migration where what = 'by hand'";
    store.primary().script(rows).await.expect("a database of before");
    assert_eq!(bring_up().await, ["Migration by hand 0001-trim-places"]);
    let mut sql = Sql::new(store.dialect);
    sql.push("select place from collection_sheet");
    let place: String = fetch(&store.primary(), sql).await.expect("a row")[0].try_get_by_index(0).expect("text");
    assert_eq!(place, "Basel");
    assert!(bring_up().await.is_empty(), "it is run once");
}
