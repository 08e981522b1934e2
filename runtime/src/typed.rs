//! Dynamic values as Rust types, for the typed drafts of hand-written code.

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

/// Texts, none for null.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(_, Some(items)) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

/// A type of values that aren't null.
pub trait Scalar: Sized + Default + Into<Value> {
    /// The value, `None` for null.
    fn read(value: &Value) -> Option<Self>;

    /// Moves it out, where copying would cost: an empty value stays. `None` for null.
    fn take(value: &mut Value) -> Option<Self> {
        Self::read(value)
    }

    /// Moves it back to where it was taken from. Null stays null.
    fn restore(self, _: &mut Value) {}
}

impl Scalar for String {
    fn read(value: &Value) -> Option<String> {
        text(value)
    }

    fn take(value: &mut Value) -> Option<String> {
        if let Value::String(Some(text)) = value { Some(mem::take(text)) } else { None }
    }

    fn restore(self, value: &mut Value) {
        if let Value::String(Some(place)) = value {
            *place = self;
        }
    }
}

impl Scalar for Json {
    fn read(value: &Value) -> Option<Json> {
        json(value)
    }

    /// The document `null` stays.
    fn take(value: &mut Value) -> Option<Json> {
        if let Value::Json(Some(json)) = value { Some(mem::take(&mut **json)) } else { None }
    }

    fn restore(self, value: &mut Value) {
        if let Value::Json(Some(place)) = value {
            **place = self;
        }
    }
}

/// A type of a column: a scalar, or an option of one where the column may be null.
pub trait ColumnType: Into<Value> {
    /// Moves the value out; null and no value are the type's default.
    fn take(value: Option<&mut Value>) -> Self;

    /// Moves it back to where it was taken from. Null stays null.
    fn restore(self, value: Option<&mut Value>);
}

macro_rules! column_types {
    ($($scalar:ty $(= $read:ident)?),* $(,)?) => {
        $(
            $(impl Scalar for $scalar {
                fn read(value: &Value) -> Option<$scalar> {
                    $read(value)
                }
            })?

            impl ColumnType for $scalar {
                fn take(value: Option<&mut Value>) -> Self {
                    value.and_then(Scalar::take).unwrap_or_default()
                }

                fn restore(self, value: Option<&mut Value>) {
                    if let Some(value) = value {
                        Scalar::restore(self, value);
                    }
                }
            }

            impl ColumnType for Option<$scalar> {
                fn take(value: Option<&mut Value>) -> Self {
                    value.and_then(Scalar::take)
                }

                fn restore(self, value: Option<&mut Value>) {
                    if let (Some(scalar), Some(value)) = (self, value) {
                        Scalar::restore(scalar, value);
                    }
                }
            }
        )*
    };
}

column_types! {
    String,
    Json,
    Uuid = uuid,
    i16 = small,
    i32 = int,
    i64 = big,
    f64 = number,
    bool = boolean,
    NaiveDate = date,
    DateTime<Utc> = date_time,
}

/// Keys as their type.
pub fn keys<T: Scalar>(keys: &[Value]) -> Vec<T> {
    keys.iter().filter_map(T::read).collect()
}

/// Keys as dynamic values.
pub fn values<T: Into<Value>>(keys: Vec<T>) -> Vec<Value> {
    keys.into_iter().map(Into::into).collect()
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
        let text: Option<String> = ColumnType::take(Some(&mut row[0]));
        let json: Option<Json> = ColumnType::take(Some(&mut row[1]));
        assert_eq!((text.as_deref(), &json), (Some("EPFL_0013"), &Some(json!({"history": [1, 2]}))));
        let (null, missing): (Option<String>, Option<Json>) =
            (ColumnType::take(Some(&mut row[2])), ColumnType::take(None));
        assert_eq!((null, missing), (None, None));
        ColumnType::restore(text, Some(&mut row[0]));
        ColumnType::restore(json, Some(&mut row[1]));
        // A column that may not be null is read as empty text; a null that it has all the same stays.
        ColumnType::restore(String::new(), Some(&mut row[2]));
        ColumnType::restore(json!(null), Some(&mut row[3]));
        assert_eq!(row, [name, document, Value::String(None), Value::Json(None)]);
        assert_eq!(address(&row[0]), before, "the text was copied");
    }
}
