//! A spec file as a tree of values with positions, before it is compared with the language. `structure` compares it
//! with the language, so that all misspelt keys of all files come in one report.

use crate::syntax::At;
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess},
};
use std::fmt;

/// A value of YAML and where it stands.
pub type Node = At<Value>;

/// A value of YAML.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing.
    Null,
    /// Boolean.
    Bool,
    /// Integer.
    Int(i64),
    /// Number.
    Float,
    /// Text.
    Text,
    /// List.
    List(Vec<Node>),
    /// Mapping in the order of the file; keys may come twice.
    Map(Vec<(At<String>, Node)>),
}

/// What the parser says of a text that it can't read, and where it gave up.
#[derive(Debug, Clone)]
pub struct NotYaml {
    /// What it says.
    pub message: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Reads a file's tree.
///
/// # Errors
/// That it isn't YAML.
pub fn read(text: &str) -> Result<Node, NotYaml> {
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| place(&error))
}

/// Reads a file whose tree was found right.
///
/// # Errors
/// As `read`.
pub fn typed<T: de::DeserializeOwned>(text: &str) -> Result<T, NotYaml> {
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| place(&error))
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
    }
}

fn place(error: &serde_saphyr::Error) -> NotYaml {
    let (line, column) = error.location().map_or((1, 1), |l| (l.line() as usize, l.column() as usize));
    let text = error.to_string();
    // The place is shown by the report.
    let text = text.rsplit_once(" at line ").map_or(text.clone(), |(message, _)| message.to_owned());
    let text = text.strip_prefix("error: ").unwrap_or(&text).trim().to_owned();
    let text = match text.starts_with("cannot deserialize null into string") {
        true => "`null` and `~` are YAML's words for nothing: put them in quotes to make them text".to_owned(),
        false => text,
    };
    NotYaml { message: text, line: line.max(1), column: column.max(1) }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Visit)
    }
}

struct Visit;

impl<'de> de::Visitor<'de> for Visit {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Bool)
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Int(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(i64::try_from(v).map_or(Value::Float, Value::Int))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Float)
    }
    fn visit_str<E>(self, _: &str) -> Result<Value, E> {
        Ok(Value::Text)
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(At { value, line, column }) = map.next_key::<At<Option<String>>>()? {
            // `null` as a key is text.
            let key = At { value: value.unwrap_or_else(|| "null".to_owned()), line, column };
            entries.push((key, map.next_value()?));
        }
        Ok(Value::Map(entries))
    }
}
