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
struct Asked<'a> {
    colony: &'a Colony,
    document: &'a Value,
    token: String,
    /// Rows by the path of their list.
    rows: BTreeMap<&'a str, Vec<Value>>,
    /// Operations that did what they are for.
    done: BTreeSet<String>,
}

#[test]
fn every_operation_answers_as_the_document_says() {
    let document = answers::document().value();
    for colony in Colony::each("every_operation_answers_as_the_document_says") {
        let token = colony.home.done(&["token", "admin"], "").trim().to_owned();
        let mut asked = Asked { colony: &colony, document, token, rows: BTreeMap::new(), done: BTreeSet::new() };
        asked.reads();
        asked.changes();
        asked.creations();
        asked.refusals();
        let all = operations(document);
        let missed: Vec<String> = all
            .iter()
            .map(|(path, method, _)| format!("{method} {path}"))
            .filter(|name| !asked.done.contains(name) && NEVER.iter().all(|(never, _)| never != name))
            .collect();
        println!("{}: {} of {} operations did it", colony.home.kind, asked.done.len(), all.len());
        assert!(missed.is_empty(), "{}: these did nothing: {missed:#?}", colony.home.kind);
    }
}

impl<'a> Asked<'a> {
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
        if good {
            self.done.insert(format!("{method} {of}"));
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
        rows.iter().filter_map(|row| Some(format!("{list}/{}{rest}", escaped(&row[key])?))).collect()
    }

    /// Lists, rows, and whatever else is read.
    fn reads(&mut self) {
        let reads = || operations(self.document).into_iter().filter(|(_, method, _)| *method == "get");
        let lists: Vec<&'a str> = reads().map(|(path, ..)| path).filter(|path| !path.contains('{')).collect();
        let rows: Vec<&'a str> = reads().map(|(path, ..)| path).filter(|path| path.contains('{')).collect();
        for path in lists {
            let query = if path == "/check-protected" { "?path=a/b" } else { "?limit=30&unheard_of=1" };
            let Some(answer) = self.done("get", path, &format!("{path}{query}"), None) else { continue };
            if answer.header("content-type") == Some("application/json")
                && let Some(rows) = answer.json()["results"].as_array()
            {
                self.rows.insert(path, rows.clone());
            }
            self.ask("get", path, None, false);
        }
        for path in rows {
            for address in self.addresses(path).iter().take(8) {
                self.done("get", path, address, None);
            }
        }
    }

    /// The properties of an operation's body, by name.
    fn properties(&self, operation: &Value) -> Option<&'a Map<String, Value>> {
        let to = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
        self.document.pointer(to.trim_start_matches('#'))?["properties"].as_object()
    }

    /// What a row shows of the fields that a body takes.
    fn body(&self, operation: &Value, row: &Value) -> Value {
        let properties = self.properties(operation).expect("a body has properties");
        let shown = properties.keys().filter_map(|name| Some((name.clone(), row.get(name)?.clone())));
        Value::Object(shown.collect())
    }

    /// Rows written again as they are.
    fn changes(&mut self) {
        for (path, method, operation) in operations(self.document) {
            if !matches!(method, "put" | "patch") {
                continue;
            }
            for address in self.addresses(path).iter().take(3) {
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
            for body in self.new_rows(path, operation) {
                let Some(answer) = self.done(method, path, path, Some(&body)) else { continue };
                let made = answer.json();
                let of_row = operations(self.document).into_iter().map(|(path, ..)| path).find(|of| {
                    of.strip_prefix(path).is_some_and(|rest| rest.starts_with("/{") && rest.ends_with('}') && rest.matches('/').count() == 1)
                });
                let Some(of_row) = of_row else { break };
                let key = &of_row[path.len() + 2..of_row.len() - 1];
                if let (Some(key), true) = (escaped(&made[key]), self.document["paths"][of_row].get("delete").is_some()) {
                    let address = format!("{path}/{key}");
                    self.done("delete", of_row, &address, None);
                    self.ask("get", &address, None, true);
                }
                break;
            }
        }
    }

    /// Bodies to make a row with: those of the endpoints written by hand, and rows of the list under another name.
    fn new_rows(&self, path: &str, operation: &Value) -> Vec<Value> {
        let first = |list: &str, field: &str| self.rows.get(list).and_then(|rows| Some(rows.first()?[field].clone()));
        match path {
            "/auth-token" => return vec![json!({"username": "admin", "password": self.colony.password})],
            "/new-download" => {
                let dataset = first("/datasets", "url").and_then(|url| Some(url.as_str()?.rsplit_once('/')?.1.to_owned()));
                return vec![json!({"datasets": [dataset]})];
            }
            "/register-file" => {
                let session = &self.rows["/sessions"][0];
                let (subject, number) = (session["subject"].as_str().unwrap_or_default(), &session["number"]);
                let day = &session["start_time"].as_str().unwrap_or_default()[..10];
                let folder = format!("{subject}/{day}/{:03}/alf", number.as_u64().unwrap_or_default());
                return vec![json!({"path": folder, "filenames": ["spikes.made.npy"], "hashes": ["1a"], "filesizes": [3], "versions": ["1"]})];
            }
            _ => {}
        }
        if self.properties(operation).is_none() {
            return vec![json!({})];
        }
        let rows = self.rows.get(path).map(Vec::as_slice).unwrap_or_default();
        let details = rows.iter().map(|row| {
            let address = row["url"].as_str().and_then(|url| Some(url.split_once("//")?.1.split_once('/')?.1.to_owned()));
            let shown = address.map(|address| self.ask("get", &format!("/{address}"), None, true));
            shown.filter(|answer| answer.status == 200).map_or_else(|| row.clone(), |answer| answer.json())
        });
        details.take(12).map(|row| renamed(self.body(operation, &row))).collect()
    }

    /// Keys that nobody has, callers without a token, and what can't be read.
    fn refusals(&mut self) {
        for (path, method, operation) in operations(self.document) {
            for key in ["00000000-0000-4000-8000-000000000000", "987654321", "no such"] {
                let address = path.split('/').map(|part| if part.starts_with('{') { key } else { part });
                let address = address.collect::<Vec<_>>().join("/").replace(' ', "%20");
                if path.contains('{') {
                    self.ask(method, &address, Some(&json!({})), true);
                }
                self.ask(method, &address, None, false);
            }
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
    Some(text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect())
}

/// The same row under another name, wherever a name may be the only one of its kind.
fn renamed(mut body: Value) -> Value {
    for name in ["name", "nickname", "username", "probe_model", "serial", "relative_path", "sequence", "symbol"] {
        if let Some(Value::String(text)) = body.get_mut(name) {
            *text = format!("{text}-x");
        }
    }
    body
}
