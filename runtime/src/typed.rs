//! Dynamic values as Rust types, for the generated drafts of hand-written code.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Value;
use serde_json::Value as Json;
use std::mem;
use uuid::Uuid;

/// Text that says true or false, as settings have it; empty text is false.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Some(true),
        "false" | "0" | "no" | "off" | "" => Some(false),
        _ => None,
    }
}

/// A uuid, `None` for null.
pub fn uuid(value: &Value) -> Option<Uuid> {
    if let Value::Uuid(value) = value { *value } else { None }
}

/// Text, `None` for null.
pub fn text(value: &Value) -> Option<String> {
    if let Value::String(value) = value { value.clone() } else { None }
}

/// An integer of any width, `None` for null.
pub fn big(value: &Value) -> Option<i64> {
    match value {
        Value::SmallInt(value) => value.map(i64::from),
        Value::Int(value) => value.map(i64::from),
        Value::BigInt(value) => *value,
        _ => None,
    }
}

/// A 32-bit integer, `None` for null.
pub fn int(value: &Value) -> Option<i32> {
    big(value).and_then(|value| value.try_into().ok())
}

/// A 16-bit integer, `None` for null.
pub fn small(value: &Value) -> Option<i16> {
    big(value).and_then(|value| value.try_into().ok())
}

/// A double, `None` for null.
pub fn number(value: &Value) -> Option<f64> {
    if let Value::Double(value) = value { *value } else { None }
}

/// A boolean, `None` for null.
pub fn boolean(value: &Value) -> Option<bool> {
    if let Value::Bool(value) = value { *value } else { None }
}

/// A day, `None` for null.
pub fn date(value: &Value) -> Option<NaiveDate> {
    if let Value::ChronoDate(value) = value { *value } else { None }
}

/// An instant, `None` for null.
pub fn date_time(value: &Value) -> Option<DateTime<Utc>> {
    if let Value::ChronoDateTimeUtc(value) = value { *value } else { None }
}

/// A JSON document, `None` for null.
pub fn json(value: &Value) -> Option<serde_json::Value> {
    if let Value::Json(value) = value { value.as_deref().cloned() } else { None }
}

/// Moves text out of a value, which is empty then; `None` for null.
pub fn take_text(value: &mut Value) -> Option<String> {
    if let Value::String(Some(text)) = value { Some(mem::take(text)) } else { None }
}

/// Moves text back to where it was taken from. Null stays null.
pub fn restore_text(value: &mut Value, text: impl Into<Option<String>>) {
    if let (Value::String(Some(place)), Some(text)) = (value, text.into()) {
        *place = text;
    }
}

/// Moves a JSON document out of a value, which is the document `null` then; `None` for null.
pub fn take_json(value: &mut Value) -> Option<Json> {
    if let Value::Json(Some(json)) = value { Some(mem::take(&mut **json)) } else { None }
}

/// Moves a JSON document back to where it was taken from. Null stays null.
pub fn restore_json(value: &mut Value, json: impl Into<Option<Json>>) {
    if let (Value::Json(Some(place)), Some(json)) = (value, json.into()) {
        **place = json;
    }
}

/// Texts, none for null.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(_, Some(items)) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_and_documents_are_moved_and_come_back() {
        let (name, document) = (Value::from("EPFL_0013"), Value::from(json!({"history": [1, 2]})));
        let mut row = [name.clone(), document.clone(), Value::String(None), Value::Json(None)];
        let address = |value: &Value| if let Value::String(Some(text)) = value { Some(text.as_ptr()) } else { None };
        let before = address(&row[0]);
        let (text, json) = (take_text(&mut row[0]), take_json(&mut row[1]));
        assert_eq!((text.as_deref(), &json), (Some("EPFL_0013"), &Some(json!({"history": [1, 2]}))));
        assert_eq!((take_text(&mut row[2]), take_json(&mut row[3])), (None, None));
        restore_text(&mut row[0], text);
        restore_json(&mut row[1], json);
        // A column that may not be null is read as empty text; a null that it has all the same stays.
        restore_text(&mut row[2], String::new());
        restore_json(&mut row[3], json!(null));
        assert_eq!(row, [name, document, Value::String(None), Value::Json(None)]);
        assert_eq!(address(&row[0]), before, "the text was copied");
    }
}
