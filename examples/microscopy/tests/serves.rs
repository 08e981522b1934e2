//! The facility as its users see it: the program on a free port with a new database.

#[allow(dead_code, reason = "this test uses some of it")]
#[path = "../../../tests/support/http.rs"]
mod http;

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Barrier,
    thread,
};

/// Answers aren't compared with the document here: the herbarium's tests do that.
mod answers {
    pub fn check(_: &str, _: &str, _: &super::http::Answer) {}
}

/// Runs a command of the program in a folder, and returns what it printed.
fn done(folder: &Path, args: &[&str], input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_microscopy"));
    command.current_dir(folder).env_remove("DATABASE_URL").args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it is read");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// A running server, which ends with the test: `head` is its head, `ada` on the staff, `bob` and `cyd` are users.
struct Facility {
    process: Child,
    address: String,
    tokens: Vec<(&'static str, String)>,
    _folder: tempfile::TempDir,
}

impl Drop for Facility {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Facility {
    fn start() -> Facility {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path();
        done(at, &["migrate"], "");
        done(at, &["createuser", "head", "--superuser", "--password-stdin"], "numerical aperture\n");
        for user in ["ada", "bob", "cyd"] {
            done(at, &["createuser", user, "--password-stdin"], "numerical aperture\n");
        }
        // Groups have no path, so that nobody joins one by a request.
        let mut users: Vec<Value> =
            serde_json::from_str(&done(at, &["dumpdata", "microscopy.user"], "")).expect("rows");
        let group = "3a1f0b5e-7d5e-4a52-9d43-2f1f53b0a001";
        for user in users.iter_mut().filter(|user| user["fields"]["name"] == "ada") {
            user["fields"]["groups"] = json!([group]);
        }
        users.insert(0, json!({"model": "microscopy.group", "pk": group, "fields": {"name": "staff"}}));
        std::fs::write(at.join("users.json"), Value::Array(users).to_string()).expect("it is written");
        done(at, &["loaddata", "users.json"], "");
        let tokens = ["head", "ada", "bob", "cyd"].map(|user| (user, done(at, &["token", user], "").trim().to_owned()));
        let mut process = Command::new(env!("CARGO_BIN_EXE_microscopy"))
            .current_dir(at)
            .env_remove("DATABASE_URL")
            .args(["serve", "--bind", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let said = process.stdout.take().expect("standard output is piped");
        BufReader::new(said).read_line(&mut line).expect("it says where it listens");
        let (_, address) = line.trim().split_once(" at http://").unwrap_or_else(|| panic!("{line}"));
        Facility { process, address: address.to_owned(), tokens: tokens.into(), _folder: folder }
    }

    fn ask(&self, user: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let token = self.tokens.iter().find(|(name, _)| *name == user).map(|(_, token)| format!("Token {token}"));
        let token = token.expect("a user");
        let headers =
            [("Content-Type", "application/json"), ("Accept", "application/json"), ("Authorization", token.as_str())];
        let answer = http::send(&self.address, method, path, &headers, text.as_bytes()).expect("an answer");
        let mut body = if answer.body.is_empty() { Value::Null } else { answer.json() };
        if answer.status >= 400 {
            body.as_object_mut().map(|said| said.remove("status_code"));
        }
        (answer.status, body)
    }

    fn made(&self, user: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = self.ask(user, "POST", path, body);
        assert_eq!(status, 201, "{path} {body}: {answer}");
        answer
    }

    fn instrument(&self, name: &str) -> Value {
        self.made("ada", "/instruments", &json!({"name": name, "hourly": "42.50", "dyes": ["DAPI", "Alexa 488"]}))
    }
}

fn booking(day: u32, from: u32, to: u32) -> Value {
    json!({"instrument": "Confocal 1", "begins": format!("2026-05-{day:02}T{from:02}:00:00"), "ends": format!("2026-05-{day:02}T{to:02}:00:00")})
}

#[test]
fn bookings_never_overlap_and_belong_to_who_made_them() {
    let facility = Facility::start();
    facility.instrument("Confocal 1");
    let (status, _) = facility.ask("bob", "POST", "/instruments", &json!({"name": "Mine", "hourly": 0}));
    assert_eq!(status, 403);
    let made = facility.made("bob", "/bookings", &booking(4, 9, 12));
    assert_eq!((&made["user"], &made["hours"], &made["state"]), (&json!("bob"), &json!(3.0), &json!("planned")));
    let busy = (400, json!({"non_field_errors": ["The instrument is booked at this time."]}));
    assert_eq!(facility.ask("cyd", "POST", "/bookings", &booking(4, 11, 13)), busy);
    facility.made("cyd", "/bookings", &booking(4, 12, 13));
    let path = format!("/bookings/{}", made["id"].as_str().expect("a key"));
    assert_eq!(facility.ask("cyd", "PATCH", &path, &json!({"state": "cancelled"})).0, 403);
    let (status, said) = facility.ask("bob", "PATCH", &path, &json!({"state": "cancelled"}));
    assert_eq!((status, said), (400, json!({"reason": ["Say why the booking was cancelled."]})));
    assert_eq!(facility.ask("bob", "PATCH", &path, &json!({"state": "cancelled", "reason": "Ill."})).0, 200);
    facility.made("cyd", "/bookings", &booking(4, 9, 12));
    let (_, listed) = facility.ask(
        "cyd",
        "GET",
        "/bookings?state=planned&period=2026-05-04T09:00:00,2026-05-04T12:00:00",
        &Value::Null,
    );
    assert_eq!(listed["count"], 2, "{listed}");

    let start = Barrier::new(16);
    let one = |n: usize| {
        start.wait();
        facility.ask(["bob", "cyd"][n % 2], "POST", "/bookings", &booking(5, 9, 10)).0
    };
    let one = &one;
    let statuses: Vec<u16> = thread::scope(|scope| {
        let asking: Vec<_> = (0..16).map(|n| scope.spawn(move || one(n))).collect();
        asking.into_iter().map(|asked| asked.join().expect("it was answered")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 400).count(), 15, "{statuses:?}");
}

#[test]
fn instruments_have_parts_and_trainings_dates() {
    let facility = Facility::start();
    let made = facility.instrument("Confocal 1");
    assert_eq!(
        (&made["hourly"], &made["longest"], &made["opens"], &made["dyes"]),
        (&json!("42.50"), &json!("PT8H"), &json!("07:00:00"), &json!(["DAPI", "Alexa 488"]))
    );
    facility.made("ada", "/instruments", &json!({"name": "Laser", "hourly": 0, "part_of": "Confocal 1"}));
    let (status, said) = facility.ask("ada", "PATCH", "/instruments/Confocal%201", &json!({"part_of": "Laser"}));
    assert_eq!((status, said), (400, json!({"part_of": ["This would make a circle."]})));
    let training = json!({"user": "bob", "instrument": "Confocal 1", "day": "2026-02-01", "expires": "2026-01-01"});
    let (status, said) = facility.ask("ada", "POST", "/trainings", &training);
    assert_eq!((status, said), (400, json!({"expires": ["A training can't expire before it was given."]})));
    let training = json!({"user": "bob", "instrument": "Confocal 1"});
    assert_eq!(facility.made("ada", "/trainings", &training)["trainer"], "ada");
    let (_, said) = facility.ask("ada", "POST", "/trainings", &training);
    assert_eq!(said, json!({"non_field_errors": ["This user is trained on this instrument already."]}));
    let (_, found) = facility.ask("bob", "GET", "/instruments?cheaper=42.5&dye=DAPI", &Value::Null);
    assert_eq!(found["count"], 1, "{found}");
}

#[test]
fn invoices_are_exact_and_seen_by_whom_they_are_for() {
    let facility = Facility::start();
    facility.made("ada", "/invoices", &json!({"number": "2026-1", "user": "bob", "issued": "2026-05-31"}));
    let line = |position: u32, price: &str, rebate: &str| json!({"invoice": "2026-1", "position": position, "words": "Confocal 1", "price": price, "rebate": rebate});
    for (position, price, rebate) in [(1, "0.10", "0"), (2, "127.50", "12.75")] {
        facility.made("ada", "/invoice-lines", &line(position, price, rebate));
    }
    let (_, said) = facility.ask("ada", "POST", "/invoice-lines", &line(2, "1", "1.01"));
    let wanted = json!({"rebate": ["The rebate is more than the price."], "non_field_errors": ["The invoice has a line at this position."]});
    assert_eq!(said, wanted);
    let (status, seen) = facility.ask("bob", "GET", "/invoices/2026-1", &Value::Null);
    assert_eq!(
        (status, &seen["lines"][1]["price"], &seen["lines"][1]["rebate"]),
        (200, &json!("127.50"), &json!("12.75"))
    );
    assert_eq!(facility.ask("cyd", "GET", "/invoices/2026-1", &Value::Null).0, 404);
    assert_eq!(facility.ask("cyd", "GET", "/invoice-lines", &Value::Null).1["count"], 0);
    assert_eq!(facility.ask("bob", "GET", "/invoice-lines?dear=0.11", &Value::Null).1["count"], 1);
    let (_, said) = facility.ask("ada", "PATCH", "/invoices/2026-1", &json!({"state": "done"}));
    assert_eq!(said, json!({"paid": ["This field is required."]}));
    let paid = json!({"state": "done", "paid": "2026-06-15"});
    assert_eq!(facility.ask("ada", "PATCH", "/invoices/2026-1", &paid).0, 200);
}

#[test]
fn an_invoice_comes_with_its_lines_and_what_they_come_to() {
    let facility = Facility::start();
    facility.instrument("Confocal 1");
    let made = facility.made("bob", "/bookings", &booking(4, 9, 12));
    let lines = json!([
        {"position": 1, "words": "Confocal 1", "booking": made["id"], "price": "127.50", "rebate": "12.75"},
        {"position": 2, "words": "Oil", "price": "0.10"}
    ]);
    let body = json!({"number": "2026-1", "user": "bob", "lines": lines});
    assert_eq!(facility.ask("bob", "POST", "/invoices", &body).0, 403);
    let invoice = facility.made("ada", "/invoices", &body);
    assert_eq!(
        (&invoice["price"], &invoice["rebates"], &invoice["longest"], &invoice["lines"][0]["due"]),
        (&json!("127.60"), &json!("12.75"), &json!("2026-05-04T12:00:00"), &json!("114.75")),
        "{invoice}"
    );
    // Lines belong to the invoice's user, too; cyd sees neither.
    assert_eq!(facility.ask("bob", "GET", "/invoices?least=100", &Value::Null).1["count"], 1);
    assert_eq!(facility.ask("cyd", "GET", "/invoices?least=0", &Value::Null).1["count"], 0);
    // Only the head deletes lines, in whatever way: a list without one of them would.
    let one = json!({"lines": [{"id": invoice["lines"][0]["id"], "words": "Confocal"}]});
    assert_eq!(facility.ask("ada", "PATCH", "/invoices/2026-1", &one).0, 403);
    let (status, said) = facility.ask(
        "head",
        "PATCH",
        "/invoices/2026-1",
        &json!({"lines": [{"position": 1, "words": "x", "price": 1, "rebate": 2}]}),
    );
    assert_eq!((status, said), (400, json!({"lines.0.rebate": ["The rebate is more than the price."]})));
    let oil = &invoice["lines"][1]["id"];
    let (_, changed) =
        facility.ask("head", "PATCH", "/invoices/2026-1", &json!({"lines": [{"id": oil, "price": "3"}]}));
    assert_eq!((&changed["price"], &changed["lines"][0]["words"]), (&json!("3.00"), &json!("Oil")), "{changed}");
    let (status, said) = facility.ask("ada", "GET", "/invoices?sort=prise", &Value::Null);
    assert_eq!((status, said), (400, json!({"sort": ["Unknown key 'prise'. Did you mean 'price'?"]})));
    let (_, shown) = facility.ask("ada", "GET", "/invoices?show=number,price&sort=-price", &Value::Null);
    assert_eq!(shown["results"], json!([{"number": "2026-1", "price": "3.00"}]));
    assert_eq!(facility.ask("head", "DELETE", "/instruments/Confocal%201", &Value::Null).0, 204);
    assert_eq!(facility.ask("bob", "GET", "/instruments?q=conf", &Value::Null).1["count"], 0);
    let (_, retired) = facility.ask("bob", "GET", "/instruments?q=conf&retired=true", &Value::Null);
    assert_eq!(retired["results"][0]["booked"], 1, "{retired}");
}
