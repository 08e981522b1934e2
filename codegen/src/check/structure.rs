//! Compares a file's tree with the JSON Schema of the language, and collects every unknown, repeated
//! or missing key and every value of the wrong type. The schema is the one that editors use.

use super::{
    computed, fields, filters, inputs, names, operations, resources,
    tree::{Node, Value},
};
use crate::{
    report::{Fault, Spot},
    syntax::{ApiFile, At, EndpointFile, ResourceFile, UnionFile},
};
use serde_json::{Value as Json, json};

/// Keys with a closed set of values, so that editors offer them. Other values are reported by the checks.
const WORDS: &[(&str, &[&str])] = &[
    ("/FieldDecl/properties/type", fields::TYPES),
    ("/FieldDecl/properties/on_delete", fields::ON_DELETE),
    ("/FieldDecl/properties/auto", fields::AUTO),
    ("/FieldDecl/properties/show", fields::SHOW),
    ("/ShownDecl/properties/show", fields::SHOW),
    ("/ComputedDecl/properties/type", computed::VALUES),
    ("/ComputedDecl/properties/page/additionalProperties", computed::VALUES),
    ("/TakenDecl/properties/type", computed::VALUES),
    ("/GivenDecl/properties/type", computed::VALUES),
    ("/FilterForm/properties/type", filters::READS),
    ("/InputDecl/properties/type", inputs::EXTRAS),
    ("/ListDecl/properties/operations/items", operations::OPERATIONS),
    ("/properties/operations/items", operations::OPERATIONS),
    ("/properties/behaviour/items", resources::BEHAVIOUR),
];

/// The kinds of files, told apart by their first key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `api:`.
    Api,
    /// `resource:`.
    Resource,
    /// `union:`.
    Union,
    /// `endpoint:`.
    Endpoint,
}

impl FileKind {
    /// All of them, each at its own number.
    pub const ALL: [FileKind; 4] = [FileKind::Api, FileKind::Resource, FileKind::Union, FileKind::Endpoint];
}

/// The schema of one kind of file.
pub fn schema_of(kind: FileKind) -> Json {
    let mut schema = match kind {
        FileKind::Api => schemars::schema_for!(ApiFile),
        FileKind::Resource => schemars::schema_for!(ResourceFile),
        FileKind::Union => schemars::schema_for!(UnionFile),
        FileKind::Endpoint => schemars::schema_for!(EndpointFile),
    }
    .to_value();
    without_null(&mut schema);
    schema
}

/// The schema of the whole language: any of its kinds of files.
pub fn schema() -> Json {
    let mut definitions = serde_json::Map::new();
    let mut kinds = Vec::new();
    for kind in FileKind::ALL {
        let mut schema = schema_of(kind);
        if let Some(object) = schema.as_object_mut() {
            if let Some(Json::Object(of)) = object.remove("$defs") {
                definitions.extend(of);
            }
            object.remove("$schema");
        }
        kinds.push(schema);
    }
    definitions.sort_keys();
    let mut definitions = Json::Object(definitions);
    for (pointer, words) in WORDS {
        if let Some(Json::Object(schema)) = definitions.pointer_mut(pointer).or_else(|| kinds[1].pointer_mut(pointer)) {
            schema.insert("enum".into(), json!(words));
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Specimen spec file",
        "description": "One file of a spec: the API (`api`), one resource (`resource`), several resources as one list (`union`), or an endpoint written by hand (`endpoint`).",
        "anyOf": kinds,
        "$defs": definitions,
    })
}

/// The language expresses absence by leaving a key out, so null is removed from the schema.
fn without_null(schema: &mut Json) {
    match schema {
        Json::Array(items) => items.iter_mut().for_each(without_null),
        Json::Object(object) => {
            if let Some(Json::Array(types)) = object.get_mut("type") {
                types.retain(|t| t != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".into(), only);
                }
            }
            if let Some(Json::Array(any)) = object.get_mut("anyOf") {
                any.retain(|s| s.get("type") != Some(&json!("null")));
                if let [Json::Object(only)] = any.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    for (key, value) in only {
                        object.entry(key).or_insert(value);
                    }
                }
            }
            object.values_mut().for_each(without_null);
        }
        _ => {}
    }
}

/// Compares a file with its schema.
pub fn check(file: usize, node: &Node, schema: &Json, faults: &mut Vec<Fault>) {
    Check { file, root: schema, faults }.value(node, schema, "the file");
}

struct Check<'a> {
    file: usize,
    root: &'a Json,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Check<'a> {
    fn fault<T>(&mut self, code: &'static str, at: &At<T>, message: String, reason: impl Into<String>, remedy: String) {
        let spot = Spot { file: self.file, line: at.line, column: at.column, length: 0 };
        self.faults.push(Fault { code, message, spot, reason: reason.into(), remedy });
    }

    fn resolve(&self, schema: &'a Json) -> &'a Json {
        match schema.get("$ref").and_then(Json::as_str).and_then(|path| self.root.pointer(path.trim_start_matches('#')))
        {
            Some(found) => self.resolve(found),
            None => schema,
        }
    }

    fn value(&mut self, node: &Node, schema: &'a Json, name: &str) {
        let schema = self.resolve(schema);
        let branches: Vec<&'a Json> = match schema.get("anyOf").and_then(Json::as_array) {
            Some(any) => any.iter().map(|branch| self.resolve(branch)).collect(),
            None => vec![schema],
        };
        // The language never allows two kinds of mappings or lists in one place, so the shape selects the branch.
        match branches.iter().find(|branch| fits(&node.value, branch)) {
            Some(branch) => self.inside(node, branch, name),
            None => self.wrong(node, &branches, name),
        }
    }

    fn wrong(&mut self, node: &Node, branches: &[&Json], name: &str) {
        let wanted: Vec<&str> = branches.iter().filter_map(|branch| kind(branch)).collect();
        let mut unique: Vec<&str> = Vec::new();
        wanted.into_iter().for_each(|w| {
            if !unique.contains(&w) {
                unique.push(w)
            }
        });
        let wanted = unique.join(" or ");
        if matches!(node.value, Value::Null) {
            let remedy = "give it a value, or leave the key out".to_owned();
            return self.fault("S007", node, format!("{name} has no value"), format!("needs {wanted}"), remedy);
        }
        let is_number = matches!(node.value, Value::Int(_) | Value::Float | Value::Bool);
        let remedy = match is_number && wanted.contains("text") {
            true => "put it in quotes to make it text".to_owned(),
            false => String::new(),
        };
        let found = found(&node.value);
        self.fault("S006", node, format!("{name} needs {wanted}, not {found}"), format!("this is {found}"), remedy);
    }

    fn inside(&mut self, node: &Node, schema: &'a Json, name: &str) {
        match &node.value {
            Value::Map(entries) => self.mapping(node, entries, schema, name),
            Value::List(items) => {
                if let Some(most) = schema.get("maxItems").and_then(Json::as_u64)
                    && items.len() as u64 > most
                {
                    let message = format!("{name} takes {most} values at the most");
                    self.fault("S006", node, message, "only the empty list can stand here", String::new());
                } else if let Some(of) = schema.get("items") {
                    items.iter().for_each(|item| self.value(item, of, &format!("an item of {name}")));
                }
            }
            _ => {}
        }
    }

    fn mapping(&mut self, node: &Node, entries: &[(At<String>, Node)], schema: &'a Json, name: &str) {
        let properties = schema.get("properties").and_then(Json::as_object);
        let title = schema.get("title").and_then(Json::as_str).unwrap_or("mapping");
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for (key, value) in entries {
            if let Some((_, line)) = seen.iter().find(|(name, _)| *name == key.value) {
                let remedy = format!("it stands on line {line} already; take one of them away");
                self.fault("S004", key, format!("`{}` is given twice", key.value), "the second time", remedy);
                continue;
            }
            seen.push((&key.value, key.line));
            match properties.and_then(|p| p.get(&key.value)) {
                Some(of) => self.value(value, of, &format!("`{}`", key.value)),
                None => match schema.get("additionalProperties") {
                    Some(of @ Json::Object(_)) => self.value(value, of, &format!("`{}`", key.value)),
                    _ => {
                        let known = properties.into_iter().flat_map(|p| p.keys().map(String::as_str));
                        let remedy = names::instead(&key.value, known);
                        let message = format!("unknown key `{}`", key.value);
                        self.fault("S003", key, message, format!("{} {title} has no such key", article(title)), remedy);
                    }
                },
            }
        }
        let missing = schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        for key in missing.filter(|key| !seen.iter().any(|(name, _)| name == key)) {
            let about = properties.and_then(|p| p.get(key)).and_then(|p| p.get("description")).and_then(Json::as_str);
            let remedy = match about {
                Some(about) => format!("add `{key}`: {}", about.trim_end_matches('.')),
                None => format!("add `{key}`"),
            };
            self.fault(
                "S005",
                node,
                format!("{name} has no `{key}`"),
                format!("{} {title} needs it", article(title)),
                remedy,
            );
        }
        if schema.get("maxProperties") == Some(&json!(1)) && seen.len() != 1 {
            let message = format!("{name} must have exactly one entry, not {}", seen.len());
            self.fault(
                "S006",
                node,
                message,
                "one name and how it is made",
                "give each its own item of the list".into(),
            );
        }
    }
}

/// `a` or `an`.
fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) && !word.starts_with("uni") { "an" } else { "a" }
}

fn fits(value: &Value, schema: &Json) -> bool {
    if schema.get("const") == Some(&Json::Null) {
        return matches!(value, Value::Null);
    }
    let Some(wanted) = schema.get("type").and_then(Json::as_str) else { return true };
    match value {
        Value::Null => wanted == "null",
        Value::Bool => wanted == "boolean",
        Value::Int(v) => {
            let least = schema.get("minimum").and_then(Json::as_f64);
            wanted == "number" || (wanted == "integer" && least.is_none_or(|least| *v as f64 >= least))
        }
        Value::Float => wanted == "number",
        Value::Text(_) => wanted == "string",
        Value::List(_) => wanted == "array",
        Value::Map(_) => wanted == "object",
    }
}

fn kind(schema: &Json) -> Option<&'static str> {
    if schema.get("const").is_some() {
        return None;
    }
    Some(match schema.get("type").and_then(Json::as_str)? {
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "text",
        "array" => "a list",
        _ => "a mapping",
    })
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool => "a truth value",
        Value::Int(v) if *v < 0 => "a negative number",
        Value::Int(_) => "a number",
        Value::Float => "a fraction",
        Value::Text(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "a mapping",
    }
}
