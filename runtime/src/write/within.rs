//! Bounds of values, beyond those of their types: least lengths of text, the least and the most of dates, times, decimals
//! and durations.

use super::scalar::{ValueError, wrong};
use crate::{
    request_time::RequestTime,
    tables::{Bound, Takes, Within, exact},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::Value;
use std::cmp::Ordering;

/// A value, or what is said of one beyond the bounds.
pub fn check(takes: Takes, within: &Within, value: Value, now: &RequestTime) -> Result<Value, ValueError> {
    let beyond = |bound: Bound, wrong: Ordering| compare(&value, bound, now) == Some(wrong);
    if beyond(within.least, Ordering::Less) {
        return Err(wrong(match (&value, within.least) {
            (Value::String(_), Bound::Number(least)) => format!("Ensure this field has at least {least} characters."),
            (_, least) => {
                format!("Ensure this value is greater than or equal to {}.", shown(takes, least, now))
            }
        }));
    }
    if beyond(within.most, Ordering::Greater) {
        return Err(wrong(format!("Ensure this value is less than or equal to {}.", shown(takes, within.most, now))));
    }
    Ok(value)
}

/// How a value stands to a bound; `None`: there is none, or no value. Empty text is the concern of those who forbid it.
fn compare(value: &Value, bound: Bound, now: &RequestTime) -> Option<Ordering> {
    Some(match (value, bound) {
        (Value::String(Some(text)), Bound::Number(length)) if !text.is_empty() => {
            i64::try_from(text.chars().count()).unwrap_or(i64::MAX).cmp(&length)
        }
        (Value::BigInt(Some(number)), Bound::Number(bound)) => number.cmp(&bound),
        (Value::ChronoDate(Some(day)), Bound::Today) => day.cmp(&now.today()),
        (Value::ChronoDate(Some(day)), Bound::At(text)) => day.cmp(&text.parse::<NaiveDate>().ok()?),
        (Value::ChronoTime(Some(time)), Bound::At(text)) => time.cmp(&text.parse::<NaiveTime>().ok()?),
        (Value::ChronoDateTimeUtc(Some(at)), Bound::Now) => at.cmp(&now.now),
        (Value::ChronoDateTimeUtc(Some(at)), Bound::At(text)) => at.cmp(&text.parse::<DateTime<Utc>>().ok()?),
        _ => return None,
    })
}

/// A bound as answers have values.
fn shown(takes: Takes, bound: Bound, now: &RequestTime) -> String {
    match (bound, takes) {
        (Bound::Number(units), Takes::Decimal(of)) => of.text(units),
        (Bound::Number(micros), Takes::Duration) => exact::duration(micros),
        (Bound::Number(number), _) => number.to_string(),
        (Bound::At(text), Takes::Time) => text.trim_end_matches('0').trim_end_matches(['.', ':']).to_owned(),
        (Bound::At(text), Takes::DateTime) => match text.parse::<DateTime<Utc>>() {
            Ok(at) => now.local(at).format("%Y-%m-%dT%H:%M:%S").to_string(),
            Err(_) => text.to_owned(),
        },
        (Bound::At(text), _) => text.to_owned(),
        (Bound::Today, _) => now.today().to_string(),
        (Bound::Now, _) => now.local(now.now).format("%Y-%m-%dT%H:%M:%S").to_string(),
        (Bound::None, _) => String::new(),
    }
}
