//! What a request says and what a column holds, as plain values: how a value is read, and what a column of each
//! kind makes of it. Part of the evaluator; written from the contract.

use super::{documents, moments};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde_json::Value as Json;
use std::cmp::Ordering;

/// What stands in a column of a row, or was taken of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Float(f64),
    Text(String),
    Bool(bool),
    /// In small letters with dashes: texts and keys sort alike.
    Uuid(String),
    Date(NaiveDate),
    Time(NaiveTime),
    Instant(DateTime<Utc>),
    Json(Json),
    /// A value within a document: its text has no quotes.
    Inner(Json),
    List(Vec<f64>),
}

/// A value of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    None,
    Bool(bool),
    /// As written.
    Number(String),
    /// Text in quotes.
    Text(String),
    /// Text without quotes, when it is nothing else.
    Bare(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// A value as it is written: without brackets, or as a literal within.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Bare(String),
    Literal(Value),
}

impl Said {
    /// How it is read.
    pub fn read(&self) -> Value {
        let text = match self {
            Said::Literal(value) => return value.clone(),
            Said::Bare(text) => text,
        };
        let points = text.matches('.').count();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        match text.to_ascii_lowercase().as_str() {
            _ if text == "None" => Value::None,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if digits > 0 && points <= 1 && digits + points == text.chars().count() => Value::Number(text.clone()),
            _ => Value::Bare(text.clone()),
        }
    }

    /// How it is written.
    pub fn print(&self) -> String {
        match self {
            Said::Bare(text) => text.clone(),
            Said::Literal(value @ Value::List(_)) => value.print(),
            Said::Literal(value) => format!("({})", value.print()),
        }
    }
}

impl Value {
    /// As a literal within brackets. A list is written as one or as a tuple, by its length.
    pub fn print(&self) -> String {
        let all = |items: &[Value]| items.iter().map(Value::print).collect::<Vec<_>>().join(", ");
        match self {
            Value::None => "None".into(),
            Value::Bool(true) => "True".into(),
            Value::Bool(false) => "False".into(),
            Value::Number(text) => text.clone(),
            Value::Text(text) | Value::Bare(text) => quote(text),
            Value::List(items) if items.len() % 2 == 1 => format!("({},)", all(items)),
            Value::List(items) => format!("[{}]", all(items)),
            Value::Object(entries) => {
                let entries: Vec<_> = entries.iter().map(|(k, v)| format!("{}:{}", quote(k), v.print())).collect();
                format!("{{{}}}", entries.join(","))
            }
        }
    }

    /// What a text comparison compares with.
    pub fn text(&self) -> Option<String> {
        match self {
            Value::Text(text) | Value::Bare(text) | Value::Number(text) => Some(text.clone()),
            Value::Bool(true) => Some("True".into()),
            Value::Bool(false) => Some("False".into()),
            Value::None | Value::List(_) | Value::Object(_) => None,
        }
    }

    /// What an integer column reads; fractions are kept.
    pub fn whole(&self) -> Option<f64> {
        match self {
            Value::Bool(yes) => Some(f64::from(u8::from(*yes))),
            Value::Number(text) => text.parse().ok(),
            Value::Text(text) | Value::Bare(text) => {
                let text = text.trim();
                let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
                let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
                plain.then(|| text.parse().ok()).flatten()
            }
            Value::None | Value::List(_) | Value::Object(_) => None,
        }
    }

    fn float(&self) -> Option<f64> {
        match self {
            Value::Bool(_) | Value::Number(_) => self.whole(),
            Value::Text(text) | Value::Bare(text) => text.trim().parse().ok(),
            Value::None | Value::List(_) | Value::Object(_) => None,
        }
    }

    fn boolean(&self) -> Option<bool> {
        match self {
            Value::Bool(yes) => Some(*yes),
            Value::Number(text) => match text.parse::<f64>().ok()? {
                0.0 => Some(false),
                1.0 => Some(true),
                _ => None,
            },
            Value::Text(text) | Value::Bare(text) => match text.as_str() {
                "t" | "1" => Some(true),
                "f" | "0" => Some(false),
                _ => text.to_ascii_lowercase().parse().ok(),
            },
            Value::None | Value::List(_) | Value::Object(_) => None,
        }
    }

    fn uuid(&self) -> Option<String> {
        let digits = self.text()?.trim().to_ascii_lowercase().replace('-', "");
        let good = digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit());
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        good.then(|| format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)))
    }

    /// As JSON: bare text that is written like a number is one.
    pub fn json(&self) -> Json {
        let number = |text: &str| match text.parse::<i64>() {
            Ok(whole) => Json::from(whole),
            Err(_) => Json::from(text.parse::<f64>().unwrap_or_default()),
        };
        match self {
            Value::None => Json::Null,
            Value::Bool(yes) => (*yes).into(),
            Value::Number(text) => number(text),
            Value::Bare(text) if text.starts_with(['-', '0', '1', '2']) && text.parse::<f64>().is_ok() => number(text),
            Value::Text(text) | Value::Bare(text) => text.clone().into(),
            Value::List(items) => items.iter().map(Value::json).collect(),
            Value::Object(entries) => entries.iter().map(|(k, v)| (k.clone(), v.json())).collect(),
        }
    }

    /// As a value of a kind; `None` when it is none. Integers are compared as numbers elsewhere.
    pub fn of(&self, shape: Shape, zone: Tz) -> Option<Cell> {
        let said = || match self {
            Value::Text(text) | Value::Bare(text) => Some(text.as_str()),
            _ => None,
        };
        match shape {
            Shape::Int(..) | Shape::Part => self.whole().map(Cell::Float),
            Shape::Float => self.float().map(Cell::Float),
            Shape::Text => self.text().map(Cell::Text),
            Shape::Bool => self.boolean().map(Cell::Bool),
            Shape::Uuid => self.uuid().map(Cell::Uuid),
            Shape::Date => moments::day(said()?).map(Cell::Date),
            Shape::Time => moments::clock(said()?).map(Cell::Time),
            Shape::Instant => moments::instant(said()?, zone).map(Cell::Instant),
            Shape::Json | Shape::Inner => Some(Cell::Json(self.json())),
            Shape::List(_) => None,
        }
    }
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// With the least and the greatest number that the column holds.
    Int(f64, f64),
    /// A number of a date, or a list's length.
    Part,
    Float,
    Text,
    Bool,
    Uuid,
    Date,
    Time,
    Instant,
    Json,
    Inner,
    /// Whether its items are integers.
    List(bool),
}

impl Cell {
    /// As PostgreSQL prints it.
    pub fn text(&self) -> Option<String> {
        match self {
            Cell::Null | Cell::List(_) | Cell::Inner(Json::Null) => None,
            Cell::Int(n) => Some(n.to_string()),
            Cell::Float(n) => Some(print_float(*n)),
            Cell::Text(text) | Cell::Uuid(text) | Cell::Inner(Json::String(text)) => Some(text.clone()),
            Cell::Bool(yes) => Some(yes.to_string()),
            Cell::Date(day) => Some(day.format("%Y-%m-%d").to_string()),
            Cell::Time(time) => Some(moments::without_zeros(&time.format("%H:%M:%S%.6f").to_string())),
            Cell::Instant(at) => Some(moments::without_zeros(&at.format("%Y-%m-%d %H:%M:%S%.6f").to_string()) + "+00"),
            Cell::Json(json) | Cell::Inner(json) => Some(documents::text(json)),
        }
    }

    /// As the database orders both; `None` with a null.
    pub fn order(&self, other: &Cell) -> Option<Ordering> {
        match (self, other) {
            (Cell::Int(a), Cell::Int(b)) => Some(a.cmp(b)),
            (Cell::Int(a), Cell::Float(b)) => (*a as f64).partial_cmp(b),
            // Not a number is above all numbers, and equals itself.
            (Cell::Float(a), Cell::Float(b)) => Some(match (a.is_nan(), b.is_nan()) {
                (false, false) => a.partial_cmp(b)?,
                (a, b) => a.cmp(&b),
            }),
            (Cell::Text(a), Cell::Text(b)) | (Cell::Uuid(a), Cell::Uuid(b)) => Some(a.cmp(b)),
            (Cell::Bool(a), Cell::Bool(b)) => Some(a.cmp(b)),
            (Cell::Date(a), Cell::Date(b)) => Some(a.cmp(b)),
            (Cell::Time(a), Cell::Time(b)) => Some(a.cmp(b)),
            (Cell::Instant(a), Cell::Instant(b)) => Some(a.cmp(b)),
            (Cell::Json(a) | Cell::Inner(a), Cell::Json(b)) => Some(documents::order(a, b)),
            _ => None,
        }
    }
}

/// Text in double quotes, with what would end it or be lost escaped.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            c if (c as u32) < 0x20 => out += &format!("\\x{:02x}", c as u32),
            c => out.push(c),
        }
    }
    out + "\""
}

/// The shortest digits; an exponent below 1e-4 and from 1e15 on.
fn print_float(n: f64) -> String {
    let size = n.abs();
    if n != 0.0 && !(1e-4..1e15).contains(&size) {
        let text = format!("{n:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |e| ('-', e));
        return format!("{digits}e{sign}{exponent:0>2}");
    }
    n.to_string()
}
