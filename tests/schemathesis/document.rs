//! The served document, with what an outsider can't guess: keys of rows that are there, and what references may name.
//! Without them hardly any request on a single row does more than find none.

use crate::support::server::Server;
use serde_json::{Map, Value, json};

/// Keys and names of each kind that are told.
const SOME: usize = 3;

/// The document of a server with values of its rows, and its paths in reverse.
pub fn filled(server: &Server, token: &str) -> Value {
    let mut document = server.get("/api/schema?format=json", Some(token)).json();
    let paths = document["paths"].as_object().expect("a document has paths").clone();
    let mut filled = Map::new();
    for (path, item) in paths.iter().rev() {
        let mut item = item.clone();
        if let Some((list, key)) = path.split_once("/{").and_then(|(list, rest)| Some((list, rest.split_once('}')?.0)))
        {
            // The row that is deleted is none of those that others ask for.
            let keys = values(&rows(server, token, list), key, SOME + 1);
            let (kept, deleted) = keys.split_at(keys.len().min(SOME));
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                let keys = if method == "delete" { deleted } else { kept };
                allow(operation, key, keys);
            }
        }
        filled.insert(path.clone(), item);
    }
    document["paths"] = filled.into();
    for (path, item) in paths.iter().filter(|(path, item)| !path.contains('{') && item["post"].is_object()) {
        let answer = server.send("OPTIONS", path, &[("Authorization", &format!("Token {token}"))], b"").json();
        let rows = rows(server, token, path);
        let of_rows =
            paths.iter().filter(|(other, _)| other.strip_prefix(path).is_some_and(|rest| rest.starts_with("/{")));
        let writers = of_rows.flat_map(|(_, item)| [&item["put"], &item["patch"]]).chain([&item["post"]]);
        for operation in writers {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            let Some(schema) = body.as_str().and_then(|body| body.strip_prefix("#/components/schemas/")) else {
                continue;
            };
            let Some(fields) = document["components"]["schemas"][schema]["properties"].as_object_mut() else {
                continue;
            };
            // OPTIONS calls references so, among others.
            for (name, field) in
                fields.iter_mut().filter(|(name, _)| answer["actions"]["POST"][*name]["type"] == "field")
            {
                let field = if field["type"] == "array" { &mut field["items"] } else { field };
                let mut named = values(&rows, name, SOME);
                if named.is_empty() || !matches!(field["type"].as_str(), Some("string" | "integer")) {
                    continue;
                }
                if field["nullable"] == true {
                    named.push(Value::Null);
                }
                field["enum"] = named.into();
            }
        }
    }
    document
}

/// The first rows of a list; none where there is no such list.
fn rows(server: &Server, token: &str, path: &str) -> Vec<Value> {
    let answer = server.get(&format!("{path}?limit=20"), Some(token));
    if answer.status != 200 { Vec::new() } else { answer.json()["results"].as_array().cloned().unwrap_or_default() }
}

/// Different values of a field, or of its lists. The user who asks must stay as it is.
fn values(rows: &[Value], field: &str, most: usize) -> Vec<Value> {
    let mut found = Vec::new();
    for value in rows.iter().map(|row| &row[field]) {
        for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
            let plain = value.is_string() || value.is_u64();
            if plain && *value != json!("admin") && *value != json!("") && !found.contains(value) && found.len() < most
            {
                found.push(value.clone());
            }
        }
    }
    found
}

/// Lets a parameter of the path be one of these, if there are any.
fn allow(operation: &mut Value, key: &str, keys: &[Value]) {
    let parameters = operation["parameters"].as_array_mut().into_iter().flatten();
    for parameter in parameters.filter(|parameter| parameter["in"] == "path" && parameter["name"] == key) {
        if !keys.is_empty() {
            parameter["schema"]["enum"] = keys.into();
        }
    }
}
