//! From a given value to a test that fits the column: numbers as the column's integers, texts as uuids,
//! days and instants. What can't be converted is an error that names what is needed.

use super::{
    check::{Check, How, JsonCheck, Op, Set},
    path::{Comparison as C, Part, ResolvedLookup, Shape, Step},
    time,
};
use crate::{
    json::parse,
    query::condition::Operand,
    request_time::RequestTime,
    store::functions::regex,
    tables::{
        Decimal, Kind,
        exact::{self, Between, Scaled},
    },
};
use sea_orm::Value;
use serde_json::Value as Json;
use uuid::Uuid;

/// Turns a value into the test that a lookup asks for.
///
/// # Errors
/// What the column needs and what it got, as a message for people.
pub fn check(found: &ResolvedLookup, value: &Operand, zone: &RequestTime) -> Result<Check, String> {
    let ask = Ask { path: &found.path, zone };
    match (found.comparison, value) {
        (C::IsNull, Operand::Bool(null)) => return Ok(Check::IsNull(*null)),
        (C::IsNull, _) => return Err(format!("'{}__isnull' needs True or False, got {}.", ask.path, shown(value))),
        (C::Exact, Operand::Null) if !is_json(found.shape) => return Ok(Check::IsNull(true)),
        (C::Iexact, Operand::Null) => return Ok(Check::IsNull(true)),
        (C::Exact, Operand::Null) => {}
        (_, Operand::Null) => return Err(format!("'{}' can't be compared with None this way.", ask.path)),
        _ => {}
    }
    let text = |how, ignore_case| ask.text(value).map(|text| Check::Text(how, ignore_case, text));
    match found.comparison {
        C::Iexact => return text(How::Equal, true),
        C::Icontains => return text(How::Contains, true),
        C::StartsWith => return text(How::Starts, false),
        C::IstartsWith => return text(How::Starts, true),
        C::EndsWith => return text(How::Ends, false),
        C::IendsWith => return text(How::Ends, true),
        C::Regex | C::Iregex => {
            let pattern = ask.text(value)?;
            let ignore_case = found.comparison == C::Iregex;
            regex::translate(&pattern, ignore_case).map_err(|what| no_pattern(&pattern, ask.path, &what))?;
            return Ok(Check::Text(How::Regex, ignore_case, pattern));
        }
        _ => {}
    }
    match found.shape {
        shape if is_json(shape) => ask.json(found.comparison, value),
        Shape::Of(Kind::Floats | Kind::Ints | Kind::Texts) => ask.list(found, value),
        _ if found.comparison == C::Contains => text(How::Contains, false),
        _ => ask.span(found, value).unwrap_or_else(|| ask.scalar(found, value)),
    }
}

/// What is said of a pattern that can't be run.
pub fn no_pattern(pattern: &str, path: &str, what: &str) -> String {
    format!("'{pattern}' for '{path}' is not a regular expression: {what}.")
}

fn is_json(shape: Shape) -> bool {
    matches!(shape, Shape::Inner | Shape::Of(Kind::Json))
}

/// A value as messages show it, cut where it is long.
fn shown(value: &Operand) -> String {
    let mut text = match value {
        Operand::Null => "None".into(),
        Operand::Bool(b) => if *b { "True" } else { "False" }.into(),
        Operand::Number { text, .. } | Operand::Text(text) | Operand::Bare(text) => format!("'{text}'"),
        Operand::Instant(at) => at.to_rfc3339(),
        Operand::List(_) => return "a list".into(),
        Operand::Object(_) => return "an object".into(),
    };
    if text.chars().count() > 100 {
        text = text.chars().take(99).chain(['…', '\'']).collect();
    }
    text
}

/// An integer after conversion.
enum Whole {
    In(i64),
    Above,
    Below,
}

/// Where a span begins or ends.
enum Bound {
    Before,
    At(Value),
    After,
}

/// What an integer column makes of a fraction. `Cut` is for equality.
#[derive(Clone, Copy)]
enum Round {
    Cut,
    Up,
    Down,
}

struct Ask<'a> {
    path: &'a str,
    zone: &'a RequestTime,
}

impl Ask<'_> {
    fn needs(&self, what: &str, value: &Operand) -> String {
        format!("'{}' needs {what}, got {}.", self.path, shown(value))
    }

    /// The two items of a range.
    fn two<'v>(&self, value: &'v Operand) -> Result<(&'v Operand, &'v Operand), String> {
        match value {
            Operand::List(items) if items.contains(&Operand::Null) => {
                Err(format!("'{}' can't be compared with None this way.", self.path))
            }
            Operand::List(items) => match items.as_slice() {
                [low, high] => Ok((low, high)),
                _ => Err(format!("'{}' needs a range of two values, got {}.", self.path, items.len())),
            },
            _ => Err(self.needs("a range of two values", value)),
        }
    }

    fn text(&self, value: &Operand) -> Result<String, String> {
        match value {
            Operand::Text(text) | Operand::Bare(text) | Operand::Number { text, .. } => Ok(text.clone()),
            Operand::Instant(at) => Ok(at.to_rfc3339()),
            Operand::Bool(true) => Ok("True".into()),
            Operand::Bool(false) => Ok("False".into()),
            _ => Err(self.needs("text", value)),
        }
    }

    /// Years, ISO years and days of a column are ranges of the column itself, which indexes serve.
    fn span(&self, found: &ResolvedLookup, value: &Operand) -> Option<Result<Check, String>> {
        let [Step::Part(part @ (Part::Date | Part::Year | Part::IsoYear))] = found.steps.as_slice() else {
            return None;
        };
        let kind = found.resource.at(found.column).kind;
        let first = |value: &Operand, round: Round| -> Result<i64, String> {
            Ok(match part {
                Part::Date => i64::from(time::day_number(self.day(value)?)),
                _ => match self.whole(value, Kind::Int, round)? {
                    Whole::In(year) => year,
                    Whole::Above => i64::from(i32::MAX),
                    Whole::Below => i64::from(i32::MIN),
                },
            })
        };
        // The beginning of the unit (day or year) of this number, as the column holds it.
        let begin = |number: i64| match time::begin(*part, number) {
            time::Begin::On(day) if kind == Kind::Date => Bound::At(day.into()),
            time::Begin::On(day) => Bound::At(self.zone.instant(day.and_time(chrono::NaiveTime::MIN)).into()),
            time::Begin::Before => Bound::Before,
            time::Begin::After => Bound::After,
        };
        // A beginning before all years is none, one after them leaves nothing; with an end it is the other way round.
        let span = |from: Option<i64>, to: Option<i64>| match (from.map(begin), to.map(begin)) {
            (Some(Bound::After), _) | (_, Some(Bound::Before)) => Check::Never,
            (Some(Bound::At(low)), Some(Bound::At(high))) => Check::Span(Some(low), Some(high)),
            (Some(Bound::At(low)), _) => Check::Span(Some(low), None),
            (_, Some(Bound::At(high))) => Check::Span(None, Some(high)),
            _ => Check::IsNull(false),
        };
        let one = |round| first(value, round);
        let result = match found.comparison {
            C::Exact => one(Round::Cut).map(|n| span(Some(n), Some(n + 1))),
            C::Gte => one(Round::Up).map(|n| span(Some(n), None)),
            C::Gt => one(Round::Down).map(|n| span(Some(n + 1), None)),
            C::Lt => one(Round::Up).map(|n| span(None, Some(n))),
            C::Lte => one(Round::Down).map(|n| span(None, Some(n + 1))),
            C::Range => self.two(value).and_then(|(low, high)| {
                let low = first(low, Round::Up)?;
                let high = first(high, Round::Down)?;
                Ok(if low > high { Check::Never } else { span(Some(low), Some(high + 1)) })
            }),
            _ => return None,
        };
        Some(result)
    }

    fn scalar(&self, found: &ResolvedLookup, value: &Operand) -> Result<Check, String> {
        let integer = match found.shape {
            Shape::Of(kind @ (Kind::Small | Kind::Int | Kind::Big | Kind::Decimal(_) | Kind::Duration)) => Some(kind),
            Shape::Number => Some(Kind::Int),
            _ => None,
        };
        let op = match found.comparison {
            C::Gt => Op::Gt,
            C::Gte => Op::Gte,
            C::Lt => Op::Lt,
            C::Lte => Op::Lte,
            C::Range => {
                let (low, high) = self.two(value)?;
                return match integer {
                    Some(kind) => {
                        Ok(between(self.whole(low, kind, Round::Up)?, self.whole(high, kind, Round::Down)?, kind))
                    }
                    None => Ok(Check::Between(self.one(found.shape, low)?, self.one(found.shape, high)?)),
                };
            }
            C::In => {
                let single = std::slice::from_ref(value);
                let items = if let Operand::List(items) = value { items.as_slice() } else { single };
                let mut values = Vec::with_capacity(items.len());
                for item in items.iter().filter(|i| **i != Operand::Null) {
                    match integer {
                        Some(kind) => {
                            if let Whole::In(n) = self.whole(item, kind, Round::Cut)? {
                                values.push(integer_value(n, kind));
                            }
                        }
                        None => values.push(self.one(found.shape, item)?),
                    }
                }
                return Ok(if values.is_empty() { Check::Never } else { Check::AnyOf(values) });
            }
            _ => Op::Eq,
        };
        let Some(kind) = integer else { return Ok(Check::Compare(op, self.one(found.shape, value)?)) };
        let round = match op {
            Op::Eq => Round::Cut,
            Op::Gte | Op::Lt => Round::Up,
            Op::Gt | Op::Lte => Round::Down,
        };
        Ok(match (self.whole(value, kind, round)?, op) {
            (Whole::In(n), _) => Check::Compare(op, integer_value(n, kind)),
            (Whole::Above, Op::Lt | Op::Lte) | (Whole::Below, Op::Gt | Op::Gte) => Check::Always,
            _ => Check::Never,
        })
    }

    /// One value of a shape that is no integer.
    fn one(&self, shape: Shape, value: &Operand) -> Result<Value, String> {
        match shape {
            Shape::Of(Kind::Uuid) => self.uuid(value).map(Into::into),
            Shape::Of(Kind::Float) => self.float(value).map(Into::into),
            Shape::Of(Kind::Bool) => self.boolean(value).map(Into::into),
            Shape::Of(Kind::Date) => self.day(value).map(Into::into),
            Shape::Of(Kind::DateTime) => self.instant(value).map(Into::into),
            Shape::Time => self.clock(value).map(Into::into),
            _ => self.text(value).map(Into::into),
        }
    }

    fn whole(&self, value: &Operand, kind: Kind, round: Round) -> Result<Whole, String> {
        match kind {
            Kind::Decimal(of) => return self.units(value, of, round),
            Kind::Duration => {
                let micros = match value {
                    Operand::Text(text) | Operand::Bare(text) => exact::microseconds(text),
                    _ => None,
                };
                return micros.map(Whole::In).ok_or_else(|| self.needs("a duration as PT1H30M", value));
            }
            _ => {}
        }
        let needs = || self.needs("a number", value);
        let number = match value {
            Operand::Bool(b) => i128::from(*b),
            Operand::Text(text) | Operand::Bare(text) => {
                let text = text.trim();
                let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(needs());
                }
                // Only a number too long for 128 bits fails here.
                text.parse().unwrap_or(if text.starts_with('-') { i128::MIN } else { i128::MAX })
            }
            Operand::Number { text, value } => match text.parse::<i128>() {
                Ok(number) => number,
                // A float beyond 128 bits becomes the nearest integer, which no column holds either.
                Err(_) => match round {
                    Round::Cut => value.trunc() as i128,
                    Round::Up => value.ceil() as i128,
                    Round::Down => value.floor() as i128,
                },
            },
            _ => return Err(needs()),
        };
        let (least, most) = limits(kind);
        Ok(match i64::try_from(number) {
            Ok(n) if (least..=most).contains(&n) => Whole::In(n),
            _ if number > 0 => Whole::Above,
            _ => Whole::Below,
        })
    }

    /// A number as a column of decimals holds it. One with more places equals none of them.
    fn units(&self, value: &Operand, of: Decimal, round: Round) -> Result<Whole, String> {
        let scaled = match value {
            Operand::Number { text, .. } | Operand::Text(text) | Operand::Bare(text) => of.scaled(text),
            _ => None,
        };
        let scaled = scaled.ok_or_else(|| self.needs("a number", value))?;
        let units = match (scaled, round) {
            (Scaled::Above(_), Round::Cut) => return Ok(Whole::Above),
            (scaled, Round::Up) => scaled.rounded(Between::Up),
            (scaled, Round::Cut | Round::Down) => scaled.rounded(Between::Down),
        };
        let largest = i128::from(of.largest());
        Ok(match i64::try_from(units) {
            Ok(n) if (-largest..=largest).contains(&units) => Whole::In(n),
            _ if units > 0 => Whole::Above,
            _ => Whole::Below,
        })
    }

    fn float(&self, value: &Operand) -> Result<f64, String> {
        match value {
            Operand::Number { value, .. } => Ok(*value),
            Operand::Bool(b) => Ok(f64::from(u8::from(*b))),
            Operand::Text(text) | Operand::Bare(text) => text.trim().parse().map_err(|_| self.needs("a number", value)),
            _ => Err(self.needs("a number", value)),
        }
    }

    fn boolean(&self, value: &Operand) -> Result<bool, String> {
        match value {
            Operand::Bool(b) => Ok(*b),
            Operand::Number { value, .. } if *value == 1.0 => Ok(true),
            Operand::Number { value, .. } if *value == 0.0 => Ok(false),
            Operand::Text(text) | Operand::Bare(text) => match text.as_str() {
                "t" | "1" => Ok(true),
                "f" | "0" => Ok(false),
                text if text.eq_ignore_ascii_case("true") => Ok(true),
                text if text.eq_ignore_ascii_case("false") => Ok(false),
                _ => Err(self.needs("True or False", value)),
            },
            _ => Err(self.needs("True or False", value)),
        }
    }

    fn uuid(&self, value: &Operand) -> Result<Uuid, String> {
        match value {
            Operand::Text(text) | Operand::Bare(text) | Operand::Number { text, .. } => {
                uuid(text).ok_or_else(|| self.needs("a UUID", value))
            }
            _ => Err(self.needs("a UUID", value)),
        }
    }

    fn day(&self, value: &Operand) -> Result<chrono::NaiveDate, String> {
        let day = if let Operand::Text(text) | Operand::Bare(text) = value { time::day(text) } else { None };
        day.ok_or_else(|| self.needs("a day as YYYY-MM-DD", value))
    }

    fn instant(&self, value: &Operand) -> Result<chrono::DateTime<chrono::Utc>, String> {
        let at = match value {
            Operand::Instant(at) => Some(*at),
            Operand::Text(text) | Operand::Bare(text) => time::instant(text, self.zone),
            _ => None,
        };
        at.ok_or_else(|| self.needs("a time as YYYY-MM-DDTHH:MM:SS", value))
    }

    fn clock(&self, value: &Operand) -> Result<chrono::NaiveTime, String> {
        let at = if let Operand::Text(text) | Operand::Bare(text) = value { time::clock(text) } else { None };
        at.ok_or_else(|| self.needs("a time of day as HH:MM:SS", value))
    }

    fn json(&self, comparison: C, value: &Operand) -> Result<Check, String> {
        let op = match comparison {
            C::Gt => Op::Gt,
            C::Gte => Op::Gte,
            C::Lt => Op::Lt,
            C::Lte => Op::Lte,
            _ => Op::Eq,
        };
        Ok(Check::Json(match comparison {
            C::Range => {
                let (low, high) = self.two(value)?;
                JsonCheck::Between(json(low), json(high))
            }
            C::In => {
                let items = match value {
                    Operand::List(items) => items.iter().filter(|i| **i != Operand::Null).map(json).collect(),
                    single => vec![json(single)],
                };
                if items.is_empty() {
                    return Ok(Check::Never);
                }
                JsonCheck::AnyOf(items)
            }
            C::Contains => JsonCheck::Set(Set::Holds, json(value)),
            C::ContainedBy => JsonCheck::Set(Set::Within, json(value)),
            C::HasKey => JsonCheck::Keys(vec![self.text(value)?], true),
            C::HasKeys | C::HasAnyKeys => {
                let keys = match value {
                    Operand::List(items) => items.iter().map(|i| self.text(i)).collect::<Result<_, _>>()?,
                    single => vec![self.text(single)?],
                };
                JsonCheck::Keys(keys, comparison == C::HasKeys)
            }
            _ => JsonCheck::Compare(op, json(value)),
        }))
    }

    fn list(&self, found: &ResolvedLookup, value: &Operand) -> Result<Check, String> {
        let set = match found.comparison {
            C::Contains => Set::Holds,
            C::ContainedBy => Set::Within,
            C::Overlap => Set::Shares,
            _ => Set::Equal,
        };
        let items = match value {
            Operand::List(items) => items.as_slice(),
            // A single value is a list of one, but a list column never equals a single value.
            _ if set == Set::Equal => return Err(self.needs("a list", value)),
            single => std::slice::from_ref(single),
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            values.push(if found.shape == Shape::Of(Kind::Texts) {
                self.text(item)?.into()
            } else if found.shape == Shape::Of(Kind::Ints) {
                match (self.whole(item, Kind::Int, Round::Cut)?, set) {
                    (Whole::In(n), _) => integer_value(n, Kind::Int),
                    // No list holds it.
                    (_, Set::Equal | Set::Holds) => return Ok(Check::Never),
                    _ => continue,
                }
            } else {
                self.float(item)?.into()
            });
        }
        Ok(Check::List(set, values))
    }
}

/// A uuid in any usual spelling: dashes optional, any letter case, braces, `urn:uuid:`.
pub fn uuid(text: &str) -> Option<Uuid> {
    let text = text.trim();
    Uuid::try_parse(text).ok().or_else(|| {
        // Dashes in unusual places are no obstacle: only the 32 digits count.
        let digits: String = text.trim_start_matches('{').trim_end_matches('}').chars().filter(|c| *c != '-').collect();
        if digits.len() == 32 { Uuid::try_parse(&digits).ok() } else { None }
    })
}

fn limits(kind: Kind) -> (i64, i64) {
    match kind {
        Kind::Small => (i16::MIN.into(), i16::MAX.into()),
        Kind::Int => (i32::MIN.into(), i32::MAX.into()),
        Kind::Decimal(of) => (-of.largest(), of.largest()),
        _ => (i64::MIN, i64::MAX),
    }
}

/// An integer as its column's type; it is within the column's limits.
fn integer_value(n: i64, kind: Kind) -> Value {
    match kind {
        Kind::Small => Value::SmallInt(i16::try_from(n).ok()),
        Kind::Int => Value::Int(i32::try_from(n).ok()),
        _ => Value::BigInt(Some(n)),
    }
}

fn between(low: Whole, high: Whole, kind: Kind) -> Check {
    let (least, most) = limits(kind);
    let low = match low {
        Whole::In(n) => n,
        Whole::Above => return Check::Never,
        Whole::Below => least,
    };
    let high = match high {
        Whole::In(n) => n,
        Whole::Above => most,
        Whole::Below => return Check::Never,
    };
    Check::Between(integer_value(low, kind), integer_value(high, kind))
}

/// A value as JSON. Bare text that is written like a number is one here.
pub fn json(value: &Operand) -> Json {
    match value {
        Operand::Null => Json::Null,
        Operand::Bool(b) => Json::Bool(*b),
        Operand::Number { text, value } => json_number(text, *value),
        Operand::Bare(text) => match text.parse::<f64>() {
            // Rust reads `nan` and `inf` too, which JSON doesn't have.
            Ok(value) if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E')) => {
                json_number(text, value)
            }
            _ => Json::String(text.clone()),
        },
        Operand::Text(text) => Json::String(text.clone()),
        Operand::Instant(at) => Json::String(at.to_rfc3339()),
        Operand::List(items) => Json::Array(items.iter().map(json).collect()),
        Operand::Object(entries) => Json::Object(entries.iter().map(|(k, v)| (k.clone(), json(v))).collect()),
    }
}

fn json_number(text: &str, value: f64) -> Json {
    if let Ok(n) = text.parse::<i64>() {
        return n.into();
    }
    if let Ok(n) = text.parse::<u64>() {
        return n.into();
    }
    // Whole numbers of any length are compared by their digits.
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.trim_start_matches('0');
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let whole = if plain { parse::whole_number(&format!("{sign}{digits}")) } else { None };
    // What overflows to infinity has no JSON number; as text it equals no number either.
    whole.or_else(|| parse::fraction(value)).map_or_else(|| Json::String(text.to_owned()), Json::Number)
}
