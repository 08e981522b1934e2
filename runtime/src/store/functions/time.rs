//! Parts and text of dates and date-times as SQLite holds them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike};
use chrono_tz::Tz;
use rusqlite::types::Value;

/// A part of a date (`2020-09-21`), a time of day (`10:01:00.000000`) or an instant (RFC 3339) as clocks in
/// the zone show it: numbers, or text for `date` and `time`. `None`: the value is none of them.
pub fn part(part: &str, value: &str, zone: &str) -> Option<Value> {
    let at = local(value, zone)?;
    let (date, time) = (at.date(), at.time());
    Some(Value::Integer(match part {
        "date" => return Some(Value::Text(date.to_string())),
        "time" => return Some(Value::Text(time.format("%H:%M:%S%.6f").to_string())),
        "year" => date.year().into(),
        "isoyear" => date.iso_week().year().into(),
        "quarter" => i64::from(date.month0() / 3 + 1),
        "month" => date.month().into(),
        "day" => date.day().into(),
        "week" => date.iso_week().week().into(),
        "weekday" => date.weekday().number_from_sunday().into(),
        "isodow" => date.weekday().number_from_monday().into(),
        "hour" => time.hour().into(),
        "minute" => time.minute().into(),
        "second" => time.second().into(),
        _ => return None,
    }))
}

fn local(value: &str, zone: &str) -> Option<NaiveDateTime> {
    let bytes = value.as_bytes();
    if bytes.get(2) == Some(&b':') {
        return Some(NaiveDate::default().and_time(value.parse::<NaiveTime>().ok()?));
    }
    if bytes.len() <= 10 {
        return Some(value.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN));
    }
    let at = DateTime::parse_from_rfc3339(value).ok()?;
    Some(if zone == "UTC" { at.naive_utc() } else { at.with_timezone(&zone.parse::<Tz>().ok()?).naive_local() })
}

/// An instant as PostgreSQL prints it in UTC: `2020-09-21 10:01:00.123+00`.
pub fn moment(value: &str) -> Option<String> {
    let at = DateTime::parse_from_rfc3339(value).ok()?.to_utc();
    let text = at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let digits = text.trim_end_matches('Z').trim_end_matches('0').trim_end_matches('.');
    Some(format!("{}+00", digits.replace('T', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_printed_in_utc() {
        assert_eq!(moment("2020-09-21T10:01:00.123+00:00").as_deref(), Some("2020-09-21 10:01:00.123+00"));
        assert_eq!(moment("2020-09-21T10:00:00+00:00").as_deref(), Some("2020-09-21 10:00:00+00"));
    }

    #[test]
    fn parts_are_those_of_the_zone() {
        let at = "2019-12-31T23:30:00+00:00";
        let number = |name: &str, zone: &str| part(name, at, zone);
        assert_eq!(number("year", "UTC"), Some(Value::Integer(2019)));
        assert_eq!(number("year", "Europe/Paris"), Some(Value::Integer(2020)));
        assert_eq!(number("isoyear", "UTC"), Some(Value::Integer(2020)));
        assert_eq!(number("weekday", "UTC"), Some(Value::Integer(3)));
        assert_eq!(number("date", "Europe/Paris"), Some(Value::Text("2020-01-01".into())));
        assert_eq!(number("time", "UTC"), Some(Value::Text("23:30:00.000000".into())));
        assert_eq!(part("hour", "10:01:00.000000", "UTC"), Some(Value::Integer(10)));
        assert_eq!(part("quarter", "2020-10-01", "UTC"), Some(Value::Integer(4)));
    }
}
