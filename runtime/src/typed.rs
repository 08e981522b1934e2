//! Dynamic values as Rust types, for the generated drafts of hand-written code.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Value;
use uuid::Uuid;

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

/// Texts, none for null.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(_, Some(items)) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}
