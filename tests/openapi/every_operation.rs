//! Every operation of the document, asked on the demo colony: as it should be, without a token, for rows that aren't
//! there, with bodies that are wrong. The HTTP client compares each answer with the document; here it is told what to
//! ask, and counts which operations did what they are for.

use crate::{
    operations,
    support::{
        answers,
        colony::Colony,
        http::{Answer, send},
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Operations that can't succeed here, and why.
const NEVER: [(&str, &str); 1] = [("post /sync-file-status", "there is no transfer service")];

/// A served colony that is asked.
struct RuleContext<'a> {
    colony: &'a Colony,
    document: &'a Value,
    token: String,
    /// Rows by the path of their list.
    rows: BTreeMap<&'a str, Vec<Value>>,
    /// Operations that did what they are for.
    done: BTreeSet<String>,
    /// Why others didn't.
    refused: BTreeMap<String, String>,
}

#[test]
fn every_operation_answers_as_the_document_says() {
    let document = answers::document().value();
    let colonies = Colony::each("every_operation_answers_as_the_document_says");
    std::thread::scope(|scope| {
        for colony in &colonies {
            scope.spawn(|| ask_all(colony, document));
        }
    });
}

fn ask_all(colony: &Colony, document: &Value) {
    let kind = colony.home.kind;
    let token = colony.home.done(&["token", "admin"], "").trim().to_owned();
    colony.home.done(&["cache"], "");
    let (rows, done, refused) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
    let mut asked = RuleContext { colony, document, token, rows, done, refused };
    asked.reads();
    asked.changes();
    asked.creations();
    asked.refusals();
    let all = operations(document);
    let names = all.iter().map(|(path, method, _)| format!("{method} {path}"));
    let missed: Vec<String> = names
        .filter(|name| !asked.done.contains(name) && NEVER.iter().all(|(never, _)| never != name))
        .map(|name| format!("{name}: {:?}", asked.refused.get(&name)))
        .collect();
    println!("{kind}: {} of {} operations did it", asked.done.len(), all.len());
    assert!(missed.is_empty(), "{kind}: these did nothing: {missed:#?}");
}

impl<'a> RuleContext<'a> {
    fn ask(&self, method: &str, path: &str, body: Option<&Value>, token: bool) -> Answer {
        let credentials = format!("Token {}", self.token);
        let mut headers = vec![("Content-Type", "application/json")];
        headers.extend(token.then_some(("Authorization", credentials.as_str())));
        let text = body.map_or_else(String::new, Value::to_string);
        send(&self.colony.server.address, &method.to_uppercase(), path, &headers, text.as_bytes()).expect("an answer")
    }

    /// Asks as it should be; whether it did what it is for.
    fn done(&mut self, method: &str, of: &str, path: &str, body: Option<&Value>) -> Option<Answer> {
        let answer = self.ask(method, path, body, true);
        let good = answer.status < 400;
        let operation = format!("{method} {of}");
        if good {
            self.done.insert(operation);
        } else {
            self.refused.insert(operation, answer.text());
        }
        good.then_some(answer)
    }

    /// Addresses of rows that a path with a key may name.
    fn addresses(&self, path: &str) -> Vec<String> {
        let Some((list, rest)) = path.split_once("/{") else { return vec![path.to_owned()] };
        let Some((key, rest)) = rest.split_once('}') else { return Vec::new() };
        let rows = match list {
            "/water-requirement" => "/subjects",
            "/cache/info" | "/cache/tags" => "/tags",
            list => list,
        };
        let key = if key == "tag" { "name" } else { key };
        let rows = self.rows.get(rows).map(Vec::as_slice).unwrap_or_default();
        let keys = rows.iter().filter_map(|row| escaped(&row[key]).or_else(|| last_part(&row["url"])));
        keys.map(|key| format!("{list}/{key}{rest}")).collect()
    }

    /// Lists, rows, and whatever else is read.
    fn reads(&mut self) {
        let reads = || operations(self.document).into_iter().filter(|(_, method, _)| *method == "get");
        let lists: Vec<&'a str> = reads().map(|(path, ..)| path).filter(|path| !path.contains('{')).collect();
        let rows: Vec<&'a str> = reads().map(|(path, ..)| path).filter(|path| path.contains('{')).collect();
        for path in lists {
            if path == "/check-protected" {
                continue; // It asks about a session.
            }
            let Some(answer) = self.done("get", path, &format!("{path}?limit=12&unheard_of=1"), None) else { continue };
            if answer.header("content-type") == Some("application/json")
                && let Some(rows) = answer.json()["results"].as_array()
            {
                self.rows.insert(path, rows.clone());
            }
            self.ask("get", path, None, false);
        }
        let tag = self.rows["/tags"][0]["name"].as_str().expect("a tag has a name").to_owned();
        self.colony.home.done(&["cache", "--tag", &tag], "");
        for path in rows {
            for address in self.addresses(path).iter().take(3) {
                self.done("get", path, address, None);
            }
        }
        let asked = format!("/check-protected?path={}&filenames=spikes.times.npy", self.folder());
        self.done("get", "/check-protected", &asked, None);
    }

    /// The folder of a session, as files are registered in.
    fn folder(&self) -> String {
        let session = &self.rows["/sessions"][0];
        let (subject, number) = (session["subject"].as_str().unwrap_or_default(), &session["number"]);
        let day = session["start_time"].as_str().and_then(|time| time.get(..10)).unwrap_or_default();
        format!("{subject}/{day}/{:03}/alf", number.as_u64().unwrap_or_default())
    }

    fn body_schema(&self, operation: &Value) -> Option<&'a Value> {
        let to = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
        self.document.pointer(to.trim_start_matches('#'))
    }

    /// The properties of an operation's body, by name.
    fn properties(&self, operation: &Value) -> Option<&'a Map<String, Value>> {
        self.body_schema(operation)?["properties"].as_object()
    }

    /// What a row shows of the fields that a body takes; without null and empty texts where these may not be taken, and
    /// without tags, which may protect the row.
    fn body(&self, operation: &Value, row: &Value) -> Value {
        let properties = self.properties(operation).expect("a body has properties").iter();
        let taken = |schema: &Value, value: &Value| *value != "" && (!value.is_null() || schema["nullable"] == true);
        let shown = properties.filter_map(|(name, schema)| {
            let value = row.get(name).filter(|value| name != "tags" && taken(schema, value))?;
            Some((name.clone(), value.clone()))
        });
        let mut body = Value::Object(shown.collect());
        let required = self.body_schema(operation).and_then(|schema| schema["required"].as_array());
        if required.is_some_and(|names| names.contains(&json!("name"))) && body.get("name").is_none() {
            body["name"] = "named".into();
        }
        body
    }

    /// Rows written again as they are.
    fn changes(&mut self) {
        for (path, method, operation) in operations(self.document) {
            if !matches!(method, "put" | "patch") {
                continue;
            }
            for address in self.addresses(path).iter().take(2) {
                let row = self.ask("get", address, None, true).json();
                self.done(method, path, address, Some(&self.body(operation, &row)));
                self.ask(method, address, Some(&json!([1])), true);
            }
        }
    }

    /// New rows like those that are there; then they are deleted.
    fn creations(&mut self) {
        for (path, method, operation) in operations(self.document) {
            if method != "post" || path.contains('{') {
                continue;
            }
            self.ask(method, path, Some(&json!({})), true);
            self.ask(method, path, Some(&json!([{}, 7])), true);
            let of_row = self.document["paths"].as_object().into_iter().flatten().map(|(of, _)| of.as_str());
            let of_row = of_row.into_iter().find(|of| {
                of.strip_prefix(path)
                    .is_some_and(|rest| rest.starts_with("/{") && rest.find('}') == Some(rest.len() - 1))
            });
            let deleted = of_row.filter(|of| self.document["paths"][*of].get("delete").is_some());
            if let Some(answer) = self.create(path, operation, deleted)
                && let Some(deleted) = deleted
            {
                let (made, key) = (answer.json(), &deleted[path.len() + 2..deleted.len() - 1]);
                let key = escaped(&made["id"]).or_else(|| escaped(&made[key])).or_else(|| last_part(&made["url"]));
                let address = format!("{path}/{}", key.expect("a new row has a key"));
                self.done("delete", deleted, &address, None);
                self.ask("get", &address, None, true);
            }
        }
    }

    /// Makes a row; one that there may be only once takes the place of that which it is a copy of.
    fn create(&mut self, path: &'a str, operation: &'a Value, deleted: Option<&'a str>) -> Option<Answer> {
        if let Some(body) = self.by_hand(path, operation) {
            return self.done("post", path, path, Some(&body));
        }
        let rows: Vec<Value> = self.rows.get(path).into_iter().flatten().take(4).cloned().collect();
        let shown: Vec<Value> = rows.iter().map(|row| self.shown(row)).collect();
        let bodies: Vec<Value> = shown.iter().map(|row| self.body(operation, row)).collect();
        for body in &bodies {
            if let Some(answer) = self.done("post", path, path, Some(&renamed(body.clone(), path))) {
                return Some(answer);
            }
        }
        for (body, address) in bodies.iter().zip(self.addresses(deleted?)) {
            self.ask("delete", &address, None, true);
            if let Some(answer) = self.done("post", path, path, Some(body)) {
                return Some(answer);
            }
        }
        None
    }

    /// A row of a list with all that its own page shows.
    fn shown(&self, row: &Value) -> Value {
        let address = row["url"].as_str().and_then(|url| url.strip_prefix("http://")?.split_once('/'));
        let shown = address.map(|(_, path)| self.ask("get", &format!("/{path}"), None, true));
        shown.filter(|answer| answer.status == 200).map_or_else(|| row.clone(), |answer| answer.json())
    }

    /// Bodies that no row is a copy of.
    fn by_hand(&self, path: &str, operation: &Value) -> Option<Value> {
        match path {
            "/auth-token" => Some(json!({"username": "admin", "password": self.colony.password})),
            "/new-download" => Some(json!({"datasets": [last_part(&self.rows["/datasets"].last()?["url"])]})),
            "/register-file" => {
                let hashes = json!(["d41d8cd98f00b204e9800998ecf8427e"]);
                let file = json!(["spikes.times.npy"]);
                Some(
                    json!({"path": self.folder(), "filenames": file, "hashes": hashes, "filesizes": [3], "versions": ["1"]}),
                )
            }
            // It doesn't show of what it is; there may be one of a kind.
            "/fov-location" => {
                let of = &self.rows["/fields-of-view"][0];
                for location in of["location"].as_array().into_iter().flatten() {
                    self.ask("delete", &format!("{path}/{}", location["id"].as_str()?), None, true);
                }
                let mut body = self.body(operation, &self.rows[path][0]);
                body["field_of_view"] = of["id"].clone();
                Some(body)
            }
            _ => self.properties(operation).is_none().then(|| json!({})),
        }
    }

    /// Keys that nobody has, callers without a token, and what can't be read.
    fn refusals(&mut self) {
        for (path, method, operation) in operations(self.document) {
            let key = match operation["parameters"][0]["schema"]["format"].as_str() {
                Some("uuid") => "00000000-0000-4000-8000-000000000000",
                Some(_) => "987654321",
                None => "no%20such",
            };
            let address = path.split('/').map(|part| if part.starts_with('{') { key } else { part });
            let address = address.collect::<Vec<_>>().join("/");
            if path.contains('{') {
                self.ask(method, &address, Some(&json!({})), true);
            }
            self.ask(method, &address, None, false);
            if operation.get("requestBody").is_some() {
                let address = self.addresses(path).into_iter().next().unwrap_or_else(|| path.to_owned());
                self.ask(method, &address, Some(&json!("text")), true);
                let wrong: Map<String, Value> = self
                    .properties(operation)
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| (name.clone(), json!({"an": ["object"]})))
                    .collect();
                self.ask(method, &address, Some(&Value::Object(wrong)), true);
            }
            self.ask(method, &format!("{}?format=unheard-of", path.replace(['{', '}'], "")), None, true);
        }
    }
}

/// A key as it stands in a path.
fn escaped(key: &Value) -> Option<String> {
    let text = key.as_str().map(str::to_owned).or_else(|| key.as_i64().map(|number| number.to_string()))?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    Some(
        text.bytes()
            .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect(),
    )
}

/// The key at the end of an address.
fn last_part(url: &Value) -> Option<String> {
    Some(url.as_str()?.rsplit_once('/')?.1.to_owned())
}

/// The same row under another name, wherever a name may be the only one of its kind.
fn renamed(mut body: Value, path: &str) -> Value {
    for name in ["name", "nickname", "username", "probe_model", "relative_path", "description"] {
        if let Some(Value::String(text)) = body.get_mut(name) {
            *text += &path.replace(['/', '-'], "_");
        }
    }
    body
}
