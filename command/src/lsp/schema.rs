//! The keys and words of the language at a place, from its JSON Schema: what may stand there, and what is said of it.

use serde_json::Value;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&specimen_codegen::json_schema()).unwrap_or_default());

/// A key or word, with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The key or word.
    pub name: String,
    /// The description.
    pub about: String,
}

/// All schemas of a value: references and alternatives resolved.
fn alternatives<'a>(schema: &'a Value, into: &mut Vec<&'a Value>) {
    // Schemas refer to themselves, but never without a key or an item between.
    into.push(schema);
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        alternatives(&SCHEMA["$defs"][name], into);
    }
    for of in schema["anyOf"].as_array().into_iter().flatten() {
        alternatives(of, into);
    }
}

fn under<'a>(schemas: &[&'a Value], key: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    for schema in schemas {
        let next = match key {
            "[]" => &schema["items"],
            key => match &schema["properties"][key] {
                Value::Null => &schema["additionalProperties"],
                known => known,
            },
        };
        if next.is_object() {
            alternatives(next, &mut found);
        }
    }
    found
}

/// The schemas at a place of a file, which the first key tells the kind of.
fn at(kind: &str, path: &[String]) -> Vec<&'static Value> {
    let files = SCHEMA["anyOf"].as_array().into_iter().flatten();
    let mut schemas: Vec<&Value> = files.filter(|file| file["properties"][kind].is_object()).collect();
    if schemas.is_empty() {
        schemas = SCHEMA["anyOf"].as_array().into_iter().flatten().collect();
    }
    for key in path {
        schemas = under(&schemas, key);
    }
    schemas
}

/// The keys of a mapping.
pub fn keys(kind: &str, path: &[String]) -> Vec<Word> {
    let mut keys: Vec<Word> = Vec::new();
    for schema in at(kind, path) {
        for (name, of) in schema["properties"].as_object().into_iter().flatten() {
            if !keys.iter().any(|key| key.name == *name) {
                keys.push(Word { name: name.clone(), about: said(of) });
            }
        }
    }
    keys
}

/// The words that a value may be.
pub fn words(kind: &str, path: &[String]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for schema in at(kind, path) {
        let boolean = (schema["type"] == "boolean").then_some(["true", "false"]);
        let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in listed.chain(boolean.into_iter().flatten()) {
            if !words.iter().any(|word| word.name == name) {
                words.push(Word { name: name.to_owned(), about: said(schema) });
            }
        }
    }
    words
}

/// What is said of a key.
pub fn about(kind: &str, path: &[String], key: &str) -> Option<String> {
    keys(kind, path).into_iter().find(|word| word.name == key).map(|word| word.about).filter(|about| !about.is_empty())
}

fn said(schema: &Value) -> String {
    let mut all = Vec::new();
    alternatives(schema, &mut all);
    all.iter().find_map(|schema| schema["description"].as_str()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<String> {
        text.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn keys_and_words_are_those_of_the_language() {
        let has = |words: &[Word], name: &str| words.iter().any(|word| word.name == name && !word.about.is_empty());
        assert!(has(&keys("resource", &path("")), "fields"));
        assert!(!has(&keys("resource", &path("")), "members"));
        assert!(has(&keys("resource", &path("fields/id")), "nullable"));
        assert!(has(&keys("api", &path("mixins/Keyed/fields/id")), "nullable"));
        assert!(words("resource", &path("fields/id/type")).iter().any(|word| word.name == "uuid"));
        assert!(words("resource", &path("fields/id/nullable")).iter().any(|word| word.name == "true"));
        assert!(words("resource", &path("operations/[]")).iter().any(|word| word.name == "retrieve"));
        assert!(about("resource", &path("fields/id"), "on_delete").is_some());
    }
}
