//! Texts, booleans, numbers, identifiers, choices, documents and lists from a body: one function a kind, each the value
//! or all that is wrong with it. `read` calls them once it is known that a value was sent and isn't null.

use super::address;
use crate::{
    json::{
        kept::{self, Kept},
        parse::{ParseError, Unrepresentable, is_beyond_doubles, odd},
        python,
    },
    tables::{Choice, ChoiceValue, Decimal, Pattern, exact},
};
use sea_orm::{Value, sea_query::ArrayType};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

/// Everything wrong with a field: a list of messages, or for a list field an object of such lists by
/// position.
pub type ValueError = Json;

/// One message.
pub fn wrong(message: impl Into<String>) -> ValueError {
    Json::Array(vec![Json::String(message.into())])
}

/// What a text field must look like beside its length.
#[derive(Clone, Copy)]
pub enum Form {
    /// Anything.
    Any,
    /// Matching a pattern.
    Pattern(&'static Pattern),
    /// An e-mail address.
    Email,
    /// A URL.
    Url,
}

/// Numbers given as text may be no longer.
const MAX_NUMBER_LENGTH: usize = 1000;

/// Text, without the blanks around it. Numbers are taken for their text.
pub fn text(value: &Json, max: usize, form: Form, blank: bool) -> Result<String, ValueError> {
    let text = match value {
        Json::String(text) => match odd(text) {
            Some(Unrepresentable::Surrogate(point)) => return Err(wrong(surrogate(point))),
            Some(Unrepresentable::NotFinite(_) | Unrepresentable::HugeInteger) => {
                return Err(wrong("Not a valid string."));
            }
            _ => python::strip(text).to_owned(),
        },
        Json::Number(n) => python::number(n),
        _ => return Err(wrong("Not a valid string.")),
    };
    if text.is_empty() {
        return if blank { Ok(text) } else { Err(wrong("This field may not be blank.")) };
    }
    let mut messages = Vec::new();
    if let Form::Pattern(pattern) = form
        && !python::matches(pattern.regex, &text)
    {
        messages.push(Json::from(pattern.message));
    }
    if max > 0 && text.chars().count() > max {
        messages.push(Json::from(format!("Ensure this field has no more than {max} characters.")));
    }
    if text.contains('\0') {
        messages.push(Json::from(NO_NULLS));
    }
    match form {
        Form::Email if !address::is_email(&text) => messages.push("Enter a valid email address.".into()),
        Form::Url if !address::is_url(&text) => messages.push("Enter a valid URL.".into()),
        _ => {}
    }
    if messages.is_empty() { Ok(text) } else { Err(Json::Array(messages)) }
}

/// What is wrong with a document that isn't read.
pub fn unread(fault: &ParseError) -> ValueError {
    wrong(match fault {
        ParseError::Large(most) => {
            format!("The document has too many values: they would take more than {most} bytes of memory.")
        }
        ParseError::Syntax(_) => "Value must be valid JSON.".to_owned(),
    })
}

/// Said of text with U+0000, which PostgreSQL can't hold.
pub const NO_NULLS: &str = "Null characters are not allowed.";

fn surrogate(point: &str) -> String {
    format!("Surrogate characters are not allowed: {point}.")
}

/// A boolean; `None` is null, which only texts give here.
pub fn boolean(value: &Json, nullable: bool) -> Result<Option<bool>, ValueError> {
    let lower = match value {
        Json::Bool(value) => return Ok(Some(*value)),
        Json::Number(n) => match n.as_f64() {
            Some(1.0) => "1".to_owned(),
            Some(0.0) => "0".to_owned(),
            _ => String::from("-"),
        },
        Json::String(text) => text.to_lowercase(),
        _ => String::from("-"),
    };
    match lower.as_str() {
        "t" | "y" | "yes" | "true" | "on" | "1" => Ok(Some(true)),
        "f" | "n" | "no" | "false" | "off" | "0" => Ok(Some(false)),
        "" | "null" if nullable => Ok(None),
        _ => Err(wrong("Must be a valid boolean.")),
    }
}

/// A whole number between the bounds.
pub fn integer(value: &Json, least: i64, most: i64) -> Result<i64, ValueError> {
    const INVALID: &str = "A valid integer is required.";
    let text = match value {
        Json::String(text) => match odd(text) {
            Some(Unrepresentable::HugeInteger) => return Err(too_large(most)),
            Some(_) => return Err(wrong(INVALID)),
            None if text.chars().count() > MAX_NUMBER_LENGTH => return Err(wrong("String value too large.")),
            None => text.clone(),
        },
        Json::Number(n) => python::number(n),
        _ => return Err(wrong(INVALID)),
    };
    // `7.0` and `7.` are whole.
    let mut digits = python::strip(&text);
    if let Some((whole, fraction)) = digits.split_once('.')
        && fraction.bytes().all(|c| c == b'0')
    {
        digits = whole;
    }
    let Some(digits) = underscored(digits) else { return Err(wrong(INVALID)) };
    match digits.parse::<i128>() {
        Ok(number) if number > most.into() => Err(too_large(most)),
        Ok(number) if number < least.into() => Err(too_small(least)),
        Ok(number) => Ok(number as i64),
        Err(error) => Err(match error.kind() {
            std::num::IntErrorKind::PosOverflow => too_large(most),
            std::num::IntErrorKind::NegOverflow => too_small(least),
            _ => wrong(INVALID),
        }),
    }
}

fn too_large(most: impl std::fmt::Display) -> ValueError {
    wrong(format!("Ensure this value is less than or equal to {most}."))
}

fn too_small(least: impl std::fmt::Display) -> ValueError {
    wrong(format!("Ensure this value is greater than or equal to {least}."))
}

/// Digits may be grouped by single underscores, as in Python's numbers.
fn underscored(text: &str) -> Option<String> {
    if !text.contains('_') {
        return Some(text.to_owned());
    }
    let bytes = text.as_bytes();
    let grouped = bytes.iter().enumerate().all(|(n, c)| {
        let digit = |place: Option<usize>| place.and_then(|p| bytes.get(p)).is_some_and(u8::is_ascii_digit);
        *c != b'_' || (digit(n.checked_sub(1)) && digit(n.checked_add(1)))
    });
    grouped.then(|| text.replace('_', ""))
}

/// An exact decimal number in its smallest unit. A number keeps the digits that it is written with.
pub fn decimal(value: &Json, of: Decimal) -> Result<i64, ValueError> {
    const INVALID: &str = "A valid number is required.";
    let text = match value {
        Json::String(text) => match odd(text) {
            Some(Unrepresentable::HugeInteger) => return Err(too_large(of.text(of.largest()))),
            Some(_) => return Err(wrong(INVALID)),
            None if text.chars().count() > MAX_NUMBER_LENGTH => return Err(wrong("String value too large.")),
            None => python::strip(text).to_owned(),
        },
        Json::Number(n) => n.to_string(),
        _ => return Err(wrong(INVALID)),
    };
    match of.scaled(&text) {
        None => Err(wrong(INVALID)),
        Some(exact::Scaled::Above(_)) => {
            Err(wrong(format!("Ensure that there are no more than {} decimal places.", of.places)))
        }
        Some(exact::Scaled::Exactly(units)) => {
            let largest = of.largest();
            match i64::try_from(units) {
                Ok(units) if (-largest..=largest).contains(&units) => Ok(units),
                _ => Err(wrong(format!("Ensure that there are no more than {} digits in total.", of.digits))),
            }
        }
    }
}

/// A length of time in microseconds.
pub fn duration(value: &Json) -> Result<i64, ValueError> {
    let read = value.as_str().and_then(exact::microseconds);
    read.ok_or_else(|| wrong("Duration has wrong format. Use ISO 8601 without years and months instead, e.g. PT1H30M."))
}

/// A finite number between the bounds.
pub fn number(value: &Json, least: f64, most: f64) -> Result<f64, ValueError> {
    const INVALID: &str = "A valid number is required.";
    const TOO_LARGE: &str = "Integer value too large to convert to float";
    let number = match value {
        Json::Bool(value) => f64::from(u8::from(*value)),
        Json::Number(n) if is_beyond_doubles(n) => return Err(wrong(TOO_LARGE)),
        Json::Number(n) => n.as_f64().ok_or_else(|| wrong(INVALID))?,
        Json::String(text) => match odd(text) {
            Some(Unrepresentable::HugeInteger) => return Err(wrong(TOO_LARGE)),
            Some(_) => return Err(wrong(INVALID)),
            None if text.chars().count() > MAX_NUMBER_LENGTH => return Err(wrong("String value too large.")),
            None => {
                let parsed = underscored(python::strip(text)).and_then(|text| text.parse().ok());
                parsed.ok_or_else(|| wrong(INVALID))?
            }
        },
        _ => return Err(wrong(INVALID)),
    };
    match number {
        number if !number.is_finite() => Err(wrong(INVALID)),
        number if number > most => Err(too_large(most)),
        number if number < least => Err(too_small(least)),
        number => Ok(number),
    }
}

/// An identifier in any of its spellings: with or without dashes, in braces, with `urn:uuid:`.
pub fn uuid(value: &Json) -> Option<Uuid> {
    let text = value.as_str()?.replace("urn:", "").replace("uuid:", "");
    let digits = text.trim_matches(['{', '}']).replace('-', "");
    if digits.len() == 32 && digits.bytes().all(|c| c.is_ascii_hexdigit()) { digits.parse().ok() } else { None }
}

/// A choice by its stored value, as text or number. Empty text is one where the field may be blank.
pub fn choice(value: &Json, choices: &'static [Choice], blank: bool) -> Result<ChoiceValue, ValueError> {
    let sent = python::text(value);
    if sent.is_empty() && blank {
        return Ok(ChoiceValue::Text(""));
    }
    let is_sent = |choice: &&Choice| match choice.value {
        ChoiceValue::Int(n) => n.to_string() == sent,
        ChoiceValue::Text(text) => text == sent,
    };
    match choices.iter().find(is_sent) {
        Some(choice) => Ok(choice.value),
        None => Err(wrong(format!("\"{sent}\" is not a valid choice."))),
    }
}

/// A choice by its label, exactly.
pub fn label(value: &Json, choices: &'static [Choice], field: &str) -> Result<ChoiceValue, ValueError> {
    match choices.iter().find(|choice| value.as_str() == Some(choice.label)) {
        Some(choice) => Ok(choice.value),
        None => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label).collect();
            Err(wrong(format!("Invalid {field}, choices are: {}", labels.join(", "))))
        }
    }
}

/// How many times its size the text of a document may take with all digits of its numbers,
const WRITTEN_OUT: usize = 8;

/// and the bytes that any document may take so.
const MAX_WRITTEN_OUT: usize = 1 << 20;

/// A document: anything but what JSON, or PostgreSQL's jsonb, can't hold. A large one that is kept as text stays so.
pub fn document(value: &Json) -> Result<Json, ValueError> {
    fn fault(value: &Json) -> Option<ValueError> {
        match value {
            Json::String(text) => text_fault(text),
            Json::Array(items) => items.iter().find_map(fault),
            Json::Object(items) => items.iter().find_map(|(key, item)| text_fault(key).or_else(|| fault(item))),
            _ => None,
        }
    }
    fn text_fault(text: &str) -> Option<ValueError> {
        match odd(text) {
            Some(Unrepresentable::Surrogate(point)) => Some(wrong(surrogate(point))),
            Some(Unrepresentable::NotFinite(_) | Unrepresentable::HugeInteger) => {
                Some(wrong("Value must be valid JSON."))
            }
            _ => text.contains('\0').then(|| wrong(NO_NULLS)),
        }
    }
    // What is kept as text was checked when it was read.
    let fault = match kept::kept(value) {
        Some(Kept::Sound(text)) => digits_fault(text),
        Some(Kept::Unsound(_, odd)) => text_fault(&odd.marked()),
        None => fault(value),
    };
    match fault {
        Some(fault) => Err(fault),
        None => Ok(value.clone()),
    }
}

/// PostgreSQL sends numbers with all their digits, so a document that is full of `1e308` would take fifty times its size
/// whenever it is read. Documents that aren't kept as text are too small for that.
fn digits_fault(text: &str) -> Option<ValueError> {
    let (size, most) = (kept::written_out(text), (WRITTEN_OUT * text.len()).max(MAX_WRITTEN_OUT));
    (size > most).then(|| {
        wrong(format!(
            "Its numbers would take {size} characters with all their digits, and may take {most}: write large exponents as text."
        ))
    })
}

/// The items of a list field.
pub fn items(value: &Json) -> Result<&[Json], ValueError> {
    let ty = match value {
        Json::Array(items) => return Ok(items),
        Json::String(text) if matches!(odd(text), Some(Unrepresentable::NotFinite(_))) => "float",
        Json::String(text) if matches!(odd(text), Some(Unrepresentable::HugeInteger)) => "int",
        other => python::type_name(other),
    };
    Err(wrong(format!("Expected a list of items but got type \"{ty}\".")))
}

/// A list of doubles, with nulls.
pub fn floats(value: &Json) -> Result<Value, ValueError> {
    list(value, ArrayType::Double, |item| match item {
        Json::Null => Ok(Value::Double(None)),
        item => number(item, f64::NEG_INFINITY, f64::INFINITY).map(Value::from),
    })
}

/// A list of integers of 32 bits. Unlike that of a number by itself, a fraction is cut.
pub fn ints(value: &Json) -> Result<Value, ValueError> {
    list(value, ArrayType::Int, |item| match item {
        Json::Null => Err(wrong("This field may not be null.")),
        Json::Number(n) if n.is_f64() => {
            let whole = Json::from(n.as_f64().map(f64::trunc));
            integer(&whole, i32::MIN.into(), i32::MAX.into()).map(|n| Value::Int(n.try_into().ok()))
        }
        item => integer(item, i32::MIN.into(), i32::MAX.into()).map(|n| Value::Int(n.try_into().ok())),
    })
}

/// A list of texts of at most so many characters (0 = any).
pub fn texts(value: &Json, max: usize) -> Result<Value, ValueError> {
    list(value, ArrayType::String, |item| match item {
        Json::Null => Err(wrong("This field may not be null.")),
        item => text(item, max, Form::Any, true).map(Value::from),
    })
}

fn list(value: &Json, ty: ArrayType, read: impl Fn(&Json) -> Result<Value, ValueError>) -> Result<Value, ValueError> {
    let mut values = Vec::new();
    let mut faults = Map::new();
    for (n, item) in items(value)?.iter().enumerate() {
        match read(item) {
            Ok(value) => values.push(value),
            Err(fault) => {
                faults.insert(n.to_string(), fault);
            }
        }
    }
    if faults.is_empty() { Ok(Value::Array(ty, Some(Box::new(values)))) } else { Err(json!(faults)) }
}
