//! Words of the spec language as `docs/spec-language.md` shows them: its examples, served on both databases.

use crate::support::{
    http::{self, Answer},
    postgres::Cluster,
    server::Server,
};
use serde_json::{Value, json};
use std::{fs, net::TcpStream};

const PAGE: &str = include_str!("../../docs/spec-language.md");

/// A server of the examples that are marked by a word.
struct Example {
    server: Server,
    on: String,
    _folder: tempfile::TempDir,
}

/// The same on each database that there is.
fn examples(mark: &str, test: &str) -> Vec<Example> {
    let mut databases = vec!["sqlite://dev.sqlite3".to_owned()];
    databases.extend(Cluster::shared(test).map(Cluster::database));
    databases.into_iter().map(|on| Example::new(mark, on)).collect()
}

impl Example {
    fn new(mark: &str, on: String) -> Example {
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let spec = folder.path().join("spec");
        fs::create_dir(&spec).expect("the folder can be made");
        let mut files = 0;
        for block in PAGE.split("```yaml ").skip(1) {
            let Some((head, rest)) = block.split_once('\n') else { continue };
            let Some(file) = head.strip_prefix(mark) else { continue };
            let text = rest.split("```").next().unwrap_or_default();
            fs::write(spec.join(file.trim()), text).expect("it can be written");
            files += 1;
        }
        assert!(files > 1, "the page has no example `{mark}`");
        let server = Server::dev(folder.path(), &["--database", &on]);
        Example { server, on, _folder: folder }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let stream = TcpStream::connect(&self.server.address).expect("it listens");
        let headers = [("Content-Type", "application/json")];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        http::exchange(stream, &self.server.address, method, path, &headers, body.as_bytes()).expect("an answer")
    }

    fn made(&self, path: &str, body: &Value) -> Value {
        let answer = self.ask("POST", path, body);
        assert_eq!(answer.status, 201, "{}: {body}: {}", self.on, answer.text());
        answer.json()
    }

    /// The users of the rows that a query finds, in their order.
    fn users(&self, query: &str) -> String {
        let answer = self.ask("GET", &format!("/bookings?{query}"), &Value::Null);
        assert_eq!(answer.status, 200, "{}: {query}: {}", self.on, answer.text());
        let body = answer.json();
        let rows = body["results"].as_array().expect("a list");
        rows.iter().filter_map(|row| row["user"].as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn booking(user: &str, from: &str, length: &str, price: Value) -> Value {
    json!({"user": user, "day": "2026-03-01", "from": from, "length": length, "price": price})
}

#[test]
fn decimals_times_durations_and_lists_of_texts_are_exact() {
    for on in examples("words ", "decimals_times_durations_and_lists_of_texts_are_exact") {
        let mut first = booking("ada", "07:00", "PT90M", json!("1000.10"));
        first["rate"] = json!(0.125);
        first["dyes"] = json!(["DAPI", "a, \"b\" {c} \\"]);
        let made = on.made("/bookings", &first);
        assert_eq!(
            made,
            json!({"id": made["id"], "user": "ada", "day": "2026-03-01", "from": "07:00:00", "length": "PT1H30M",
                   "price": "1000.10", "rate": 0.125, "dyes": first["dyes"], "state": "planned"}),
            "{}",
            on.on
        );
        on.made("/bookings", &booking("bob", "19:30:00", "PT8H", json!(0.1)));
        let without =
            json!({"user": "cyd", "day": "2026-03-01", "from": "12:00:00.5", "length": "PT15M", "dyes": ["DAPI"]});
        let made = on.made("/bookings", &without);
        assert_eq!(
            (&made["price"], &made["rate"], &made["from"]),
            (&json!("0.00"), &Value::Null, &json!("12:00:00.500000"))
        );
        // The price is no text: 1000.10 comes after 0.10.
        assert_eq!(on.users(""), "cyd bob ada", "{}", on.on);
        for (query, found) in [
            ("price=0.1", "bob"),
            ("price=0.10", "bob"),
            ("price=0.101", ""),
            ("cheaper=0.1", "cyd"),
            ("cheaper=0.101", "cyd bob"),
            ("cheaper=1e3", "cyd bob"),
            ("where=price__range,[0.1,2000]", "bob ada"),
            ("where=price__in,[0.1,1000.1,0.0001]", "bob ada"),
            ("where=price__gte,99999999999999999999", ""),
            ("rate=0.125", "ada"),
            ("longer=PT1H", "bob ada"),
            ("length=PT1H30M", "ada"),
            ("after=12:00:00.5", "cyd bob"),
            ("from=07:00", "ada"),
            ("where=from__hour,19", "bob"),
            ("where=from__in,['07:00','19:30']", "bob ada"),
            ("dyes=DAPI", "cyd ada"),
            ("where=dyes__len,2", "ada"),
            ("where=dyes__0,DAPI", "cyd ada"),
            ("where=dyes__overlap,['DAPI','x']", "cyd ada"),
            ("state=done", ""),
        ] {
            assert_eq!(on.users(&query.replace('[', "%5B").replace(']', "%5D")), found, "{}: {query}", on.on);
        }
        // What is said of a value that can't be, all at once.
        let wrong = on.ask(
            "POST",
            "/bookings",
            &json!({"user": "xy", "day": "2019-12-31", "from": "06:59", "length": "PT9H", "price": "9999.96", "rate": "1.0001",
                    "dyes": ["x".repeat(21)], "state": "lost"}),
        );
        assert_eq!(wrong.status, 400, "{}", on.on);
        let said = wrong.json();
        for (field, message) in [
            ("user", "Ensure this field has at least 3 characters."),
            ("day", "Ensure this value is greater than or equal to 2020-01-01."),
            ("from", "Ensure this value is greater than or equal to 07:00:00."),
            ("length", "Ensure this value is less than or equal to PT8H."),
            ("price", "Ensure this value is less than or equal to 9999.95."),
            ("rate", "Ensure that there are no more than 3 decimal places."),
            ("state", "\"lost\" is not a valid choice."),
        ] {
            assert_eq!(said[field], json!([message]), "{}: {said}", on.on);
        }
        assert_eq!(said["dyes"]["0"], json!(["Ensure this field has no more than 20 characters."]));
        for (field, value) in
            [("price", json!("1,5")), ("price", json!(true)), ("from", json!("25:00")), ("length", json!("P1M"))]
        {
            let mut body = first.clone();
            body[field] = value;
            assert_eq!(on.ask("POST", "/bookings", &body).status, 400, "{body}");
        }
        let schema = on.ask("GET", "/api/schema", &Value::Null).text();
        assert!(
            schema.contains("format: decimal")
                && schema.contains("format: duration")
                && schema.contains("format: time")
        );
        // A changed row keeps what isn't sent.
        let path = format!("/bookings/{}", on.made("/bookings", &booking("dan", "08:00", "PT1H", json!("0.30")))["id"]);
        let changed = on.ask("PATCH", &path, &json!({"length": "PT20M"})).json();
        assert_eq!((&changed["length"], &changed["price"]), (&json!("PT20M"), &json!("0.30")), "{}", on.on);
    }
}
