//! What a field of a form contains, as text: of stored values, of defaults, and on the way back to what bodies take.

use crate::{
    json::{kept, parse},
    query::key,
    request_time::RequestTime,
    tables::{Choice, ChoiceValue, InputField, Takes, exact},
    write::scalar::{self, ValueError, wrong},
};
use chrono::Timelike;
use sea_orm::Value;
use serde_json::Value as Json;

/// Bytes of a document that can be changed in a form; larger ones are only named.
const MAX_DOCUMENT: usize = 100 << 10;

/// What a field contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A value, or the key of a related row; empty: none.
    Text(String),
    /// Keys of related rows, sorted.
    Keys(Vec<String>),
}

impl Content {
    /// Nothing, as a field takes it.
    pub fn nothing(takes: &Takes) -> Content {
        if matches!(takes, Takes::Many(..)) { Content::Keys(Vec::new()) } else { Content::Text(String::new()) }
    }

    /// Keys of related rows.
    pub fn keys(mut keys: Vec<String>) -> Content {
        keys.sort();
        keys.dedup();
        Content::Keys(keys)
    }

    /// Whether there is neither a value nor a row.
    pub fn is_empty(&self) -> bool {
        match self {
            Content::Text(text) => text.is_empty(),
            Content::Keys(keys) => keys.is_empty(),
        }
    }

    /// The text of a value; empty for rows.
    pub fn text(&self) -> &str {
        match self {
            Content::Text(text) => text,
            Content::Keys(_) => "",
        }
    }

    /// The keys of the rows that it names.
    pub fn named(&self) -> &[String] {
        match self {
            Content::Text(text) if text.is_empty() => &[],
            Content::Text(text) => std::slice::from_ref(text),
            Content::Keys(keys) => keys,
        }
    }

    /// As a hidden input carries it.
    pub fn carried(&self) -> String {
        match self {
            Content::Text(text) => text.clone(),
            Content::Keys(keys) => Json::from(keys.clone()).to_string(),
        }
    }

    /// From a hidden input.
    pub fn from_carried(takes: &Takes, text: &str) -> Content {
        match takes {
            Takes::Many(..) => Content::keys(serde_json::from_str(text).unwrap_or_default()),
            _ => Content::Text(lines(text)),
        }
    }
}

/// Text with the line ends that are stored: forms send others.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A stored value as a form has it.
///
/// # Errors
/// What is shown in place of a value that is too large to be changed in a form.
pub fn of_value(takes: &Takes, value: &Value, now: &RequestTime) -> Result<String, String> {
    Ok(match (value, takes) {
        (value, _) if !value.is_some() => String::new(),
        (value, Takes::Label(choices)) => {
            let text = key::plain(value);
            let found = choices.iter().find(|choice| stored(choice) == text);
            found.map_or(text, |choice| choice.label.to_owned())
        }
        (Value::Bool(Some(is_so)), _) => is_so.to_string(),
        (Value::Double(Some(number)), _) => number_text(*number),
        (Value::BigInt(Some(units)), Takes::Decimal(of)) => of.text(*units),
        (Value::BigInt(Some(micros)), Takes::Duration) => exact::duration(*micros),
        (Value::ChronoTime(Some(time)), _) => {
            time.format(if time.nanosecond() == 0 { "%H:%M:%S" } else { "%H:%M:%S%.6f" }).to_string()
        }
        // A text may have commas, so each has a line.
        (Value::Array(_, Some(items)), Takes::Texts(_)) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        (Value::ChronoDate(Some(day)), _) => day.to_string(),
        (Value::ChronoDateTimeUtc(Some(at)), _) => now.local(*at).format("%Y-%m-%dT%H:%M:%S").to_string(),
        (Value::Json(Some(document)), _) => {
            let text = match kept::text(document) {
                Some(text) => text.to_owned(),
                None => serde_json::to_string_pretty(document).unwrap_or_default(),
            };
            if text.len() > MAX_DOCUMENT {
                return Err(format!("A document of {} kB: too large to be changed here.", text.len() / 1000));
            }
            text
        }
        (Value::Array(_, Some(items)), _) => items.iter().map(item).collect::<Vec<_>>().join(", "),
        (value, _) => key::plain(value),
    })
}

fn item(value: &Value) -> String {
    match value {
        Value::Double(Some(number)) => number_text(*number),
        value if value.is_some() => key::plain(value),
        _ => "null".to_owned(),
    }
}

/// The shortest text that reads as the same number.
fn number_text(number: f64) -> String {
    let text = format!("{number:?}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// A stored choice as bodies have it.
pub fn stored(choice: &Choice) -> String {
    match choice.value {
        ChoiceValue::Int(number) => number.to_string(),
        ChoiceValue::Text(text) => text.to_owned(),
    }
}

/// What a body says for a field.
///
/// # Errors
/// What is wrong with it, where bodies couldn't even say it.
pub fn to_json(field: &InputField, content: &Content) -> Result<Json, ValueError> {
    let text = match content {
        Content::Keys(keys) => return Ok(Json::from(keys.clone())),
        Content::Text(text) => text.as_str(),
    };
    Ok(match field.takes {
        Takes::Bool if text.is_empty() && field.nullable => Json::Null,
        Takes::Bool => Json::Bool(text == "true"),
        Takes::Floats | Takes::Ints | Takes::Texts(_) if text.trim().is_empty() && !field.nullable => {
            Json::Array(Vec::new())
        }
        Takes::Text(..) | Takes::Email(_) | Takes::Url(_) | Takes::Choice(_) | Takes::Label(_)
            if text.is_empty() && !field.nullable =>
        {
            Json::from("")
        }
        _ if text.trim().is_empty() && !matches!(field.takes, Takes::Text(..)) => Json::Null,
        _ if text.is_empty() => Json::Null,
        Takes::Json | Takes::JsonObject => match parse::parse_field(text) {
            Ok((value, _)) => value,
            Err(fault) => return Err(scalar::unread(&fault)),
        },
        Takes::Texts(_) => {
            Json::Array(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Json::from).collect())
        }
        Takes::Floats | Takes::Ints => {
            let items = text.split([',', ';', '\n']).map(str::trim).filter(|item| !item.is_empty());
            Json::Array(items.map(|item| if item == "null" { Json::Null } else { Json::from(item) }).collect())
        }
        Takes::Uuid if text.contains('\0') => return Err(wrong("Must be a valid UUID.")),
        _ => Json::from(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Target;
    use chrono::DateTime;
    use sea_orm::sea_query::ArrayType;
    use serde_json::json;

    fn shown(takes: &Takes, value: Value) -> String {
        let now = RequestTime { now: DateTime::UNIX_EPOCH, zone: chrono_tz::Europe::Zurich };
        of_value(takes, &value, &now).expect("it is small")
    }

    #[test]
    fn values_are_shown_as_inputs_take_them() {
        let float = Takes::Float(f64::NEG_INFINITY, f64::INFINITY);
        assert_eq!(shown(&float, 20.0.into()), "20");
        assert_eq!(shown(&float, 0.1.into()), "0.1");
        assert_eq!(shown(&float, 1e-7.into()), "1e-7");
        assert_eq!(shown(&float, Value::Double(None)), "");
        assert_eq!(shown(&Takes::Bool, true.into()), "true");
        let summer = DateTime::from_timestamp_micros(1_594_288_927_123_456);
        assert_eq!(shown(&Takes::DateTime, Value::ChronoDateTimeUtc(summer)), "2020-07-09T12:02:07");
        let list = Value::Array(ArrayType::Double, Some(Box::new(vec![1.5.into(), Value::Double(None)])));
        assert_eq!(shown(&Takes::Floats, list), "1.5, null");
        static CHOICES: [Choice; 1] = [Choice::int(1, "Mild")];
        assert_eq!(shown(&Takes::Label(&CHOICES), 1.into()), "Mild");
        let large = Value::from(json!({"a": "x".repeat(200_000)}));
        let now = RequestTime { now: DateTime::UNIX_EPOCH, zone: chrono_tz::UTC };
        assert!(of_value(&Takes::Json, &large, &now).is_err_and(|text| text.contains("200 kB")));
    }

    #[test]
    fn empty_is_null_false_or_no_items() {
        let said = |takes, nullable: bool, text: &str| {
            let field = InputField::new("x", takes, Target::Column(0));
            let field = if nullable { field.nullable() } else { field };
            to_json(&field, &Content::Text(text.to_owned()))
        };
        let text = Takes::Text(0, None);
        assert_eq!(said(text, false, ""), Ok(json!("")));
        assert_eq!(said(text, true, ""), Ok(json!(null)));
        assert_eq!(said(Takes::Date, false, " "), Ok(json!(null)));
        assert_eq!(said(Takes::Bool, false, ""), Ok(json!(false)));
        assert_eq!(said(Takes::Bool, true, ""), Ok(json!(null)));
        assert_eq!(said(Takes::Ints, false, ""), Ok(json!([])));
        assert_eq!(said(Takes::Ints, true, ""), Ok(json!(null)));
        assert_eq!(said(Takes::Floats, false, "1, 2.5; null"), Ok(json!(["1", "2.5", null])));
        assert_eq!(said(Takes::Json, false, "{\"a\": [1]}"), Ok(json!({"a": [1]})));
        assert_eq!(said(Takes::Json, false, "{"), Err(json!(["Value must be valid JSON."])));
    }
}
