//! The served document as a measure of answers: status, content type, headers and body must be as it says for the
//! path and the method. The walk is our own, since schemas of OpenAPI 3.0 are no JSON Schema (`nullable`), and since it
//! is stricter than these: an object has nothing but what its schema names.

use super::http::Answer;
use fancy_regex::Regex;
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::Mutex};

/// Paths that are no part of the API: those for people and for operators, and files.
const OUTSIDE: [&str; 6] = ["/docs", "/api/schema", "/uploaded", "/healthz", "/readyz", "/metrics"];

/// Statuses that any request may be answered with before its operation is known: the HTTP library says them.
const BEFORE: [u16; 4] = [405, 408, 414, 431];

/// What may stand in a schema, beside what `walk` looks at.
const TEXTS: [&str; 3] = ["description", "example", "writeOnly"];

/// An OpenAPI document.
pub struct Document {
    value: Value,
    /// The parts of each path, and its key in the document.
    paths: Vec<(Vec<String>, String)>,
    patterns: Mutex<HashMap<String, Regex>>,
}

impl Document {
    /// Reads one.
    pub fn new(value: Value) -> Document {
        let keys = value["paths"].as_object().into_iter().flatten().map(|(key, _)| key);
        let paths = keys.map(|key| (key.split('/').map(str::to_owned).collect(), key.clone())).collect();
        Document { value, paths, patterns: Mutex::default() }
    }

    /// The whole of it.
    #[allow(dead_code, reason = "not every test reads it")]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The path of the document that a request's path is one of; literal parts before parameters.
    fn path(&self, path: &str) -> Option<&str> {
        let asked: Vec<&str> = path.split('/').collect();
        let fits = |parts: &[String]| {
            let mut pairs = parts.iter().zip(&asked);
            parts.len() == asked.len()
                && pairs.all(|(part, asked)| if part.starts_with('{') { !asked.is_empty() } else { part == asked })
        };
        let literal = |parts: &[String]| parts.iter().filter(|part| !part.starts_with('{')).count();
        let found = self.paths.iter().filter(|(parts, _)| fits(parts));
        found.max_by_key(|(parts, _)| literal(parts)).map(|(_, key)| key.as_str())
    }

    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let to = value["$ref"].as_str().and_then(|to| self.value.pointer(to.trim_start_matches('#')));
        to.unwrap_or(value)
    }

    /// Compares an answer with the document.
    ///
    /// # Errors
    /// What is otherwise.
    pub fn check(&self, method: &str, path: &str, answer: &Answer) -> Result<(), String> {
        let path = path.split('?').next().unwrap_or_default();
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        let good = answer.status < 400;
        let below = |of: &str| path.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if path.len() <= 1 || OUTSIDE.into_iter().any(below) || method == "OPTIONS" {
            return Ok(());
        }
        let named = if method == "HEAD" { "get" } else { &method.to_ascii_lowercase() };
        let Some(operation) = self.path(path).map(|key| &self.value["paths"][key][named]) else {
            return if good { Err("the document lacks this path".into()) } else { self.error(answer, method) };
        };
        if operation.is_null() {
            return if good { Err("the document lacks this method".into()) } else { self.error(answer, method) };
        }
        let response = &operation["responses"][answer.status.to_string()];
        if response.is_null() {
            let before = BEFORE.contains(&answer.status);
            return if before { self.error(answer, method) } else { Err("the document lacks this status".into()) };
        }
        self.response(self.resolved(response), answer, method)
    }

    /// An error that belongs to no operation.
    fn error(&self, answer: &Answer, method: &str) -> Result<(), String> {
        let error =
            serde_json::json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}});
        self.response(&error, answer, method)
    }

    fn response(&self, response: &Value, answer: &Answer, method: &str) -> Result<(), String> {
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let header = self.resolved(header);
            match answer.header(&name.to_ascii_lowercase()) {
                Some(value) if header["schema"]["type"] == "integer" && value.parse::<i64>().is_err() => {
                    return Err(format!("the header {name} is no integer: {value}"));
                }
                None if header["required"] == true => return Err(format!("there is no header {name}")),
                _ => {}
            }
        }
        let Some(content) = response["content"].as_object() else {
            return if answer.body.is_empty() { Ok(()) } else { Err("there is a body".into()) };
        };
        let kind = answer.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim();
        let Some(described) = content.get(kind) else {
            return Err(format!("its content type is {kind:?}"));
        };
        // Tests of compression look at the bytes themselves.
        if method == "HEAD"
            || !(kind.ends_with("/json") || kind.ends_with("+json"))
            || answer.header("content-encoding").is_some()
        {
            return Ok(());
        }
        let body: Value = serde_json::from_slice(&answer.body).map_err(|error| format!("no JSON: {error}"))?;
        self.walk(&described["schema"], &body).map_err(|(place, why)| format!("at `{place}`: {why}"))
    }

    /// Compares a value with a schema; a failure has the place in the value.
    pub fn walk(&self, schema: &Value, value: &Value) -> Result<(), (String, String)> {
        let fail = |why: String| Err((String::new(), why));
        let Some(keywords) = schema.as_object() else { return fail("its schema is no object".into()) };
        if keywords.contains_key("$ref") {
            return self.walk(self.resolved(schema), value);
        }
        let null = value.is_null() && keywords.get("nullable") == Some(&Value::Bool(true));
        for (keyword, says) in keywords {
            match (keyword.as_str(), says) {
                ("type", _) if null => {}
                ("type", Value::String(wanted)) if !is_of(value, wanted) => {
                    return fail(format!("{value} is of another type than {wanted}"));
                }
                ("enum", Value::Array(values)) if !values.contains(value) => {
                    return fail(format!("{value} is none of {says}"));
                }
                ("format", Value::String(format)) if !has_format(value, format) => {
                    return fail(format!("{value} is no {format}"));
                }
                ("maxLength", _) => {
                    let length = value.as_str().map_or(0, |text| text.chars().count() as u64);
                    if says.as_u64().is_none_or(|most| length > most) {
                        return fail(format!("it has {length} characters, at most {says} are allowed"));
                    }
                }
                ("pattern", Value::String(pattern)) => {
                    if value.as_str().is_some_and(|text| !self.matches(pattern, text)) {
                        return fail(format!("{value} doesn't match {pattern}"));
                    }
                }
                ("anyOf", Value::Array(schemas)) => {
                    let mut whys = Vec::new();
                    for schema in schemas {
                        match self.walk(schema, value) {
                            Ok(()) => break,
                            Err(why) => whys.push(why),
                        }
                    }
                    // That of the schema which most of it fits says most.
                    if whys.len() == schemas.len() {
                        return Err(whys.into_iter().max_by_key(|(place, _)| place.len()).unwrap_or_default());
                    }
                }
                ("allOf", Value::Array(schemas)) => schemas.iter().try_for_each(|schema| self.walk(schema, value))?,
                ("items", _) => {
                    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.walk(says, item).map_err(|(place, why)| (format!("[{number}]{place}"), why))?;
                    }
                }
                ("required", Value::Array(names)) => {
                    let missing = |name: &&Value| name.as_str().is_some_and(|name| value.get(name).is_none());
                    if let Some(name) = names.iter().find(missing).filter(|_| value.is_object()) {
                        return fail(format!("{name} is missing"));
                    }
                }
                ("properties", Value::Object(properties)) => {
                    self.properties(properties, keywords.get("additionalProperties"), value)?;
                }
                ("type" | "enum" | "format" | "nullable" | "additionalProperties", _) => {}
                (text, _) if TEXTS.contains(&text) => {}
                _ => return fail(format!("its schema says {keyword}, which isn't looked at")),
            }
        }
        Ok(())
    }

    fn properties(
        &self,
        properties: &Map<String, Value>,
        others: Option<&Value>,
        value: &Value,
    ) -> Result<(), (String, String)> {
        for (name, field) in value.as_object().into_iter().flatten() {
            let result = match (properties.get(name), others) {
                (Some(schema), _) | (None, Some(schema)) => self.walk(schema, field),
                (None, None) => Err((String::new(), "the schema has no such field".into())),
            };
            result.map_err(|(place, why)| (format!(".{name}{place}"), why))?;
        }
        Ok(())
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let regex = patterns.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).expect("a pattern"));
        regex.is_match(text).expect("a pattern that ends")
    }
}

fn is_of(value: &Value, wanted: &str) -> bool {
    match wanted {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// Whether a text or a number has a format; formats that are only names hold always.
fn has_format(value: &Value, format: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    match (format, value) {
        ("int32", Value::Number(number)) => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        ("uuid", Value::String(text)) => {
            let parts: Vec<&str> = text.split('-').collect();
            parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]) && parts.into_iter().all(hex)
        }
        ("date", Value::String(text)) => chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
        ("date-time", Value::String(text)) => chrono::DateTime::parse_from_rfc3339(text).is_ok(),
        ("uri", Value::String(text)) => text.starts_with("http://") || text.starts_with("https://"),
        ("email", Value::String(text)) => text.contains('@'),
        _ => true,
    }
}
