//! Days and instants from a body, in the spellings that Python's ISO 8601 readers accept.

use super::scalar::{ValueError, wrong};
use crate::{json::python, request_time::RequestTime};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use serde_json::Value as Json;

/// A calendar day: `2020-01-02`, `20200102`, `2020-1-2`, `2020-W01-4`.
pub fn date(value: &Json) -> Result<NaiveDate, ValueError> {
    let read = value.as_str().and_then(|text| day(text.strip_suffix('\n').unwrap_or(text)));
    read.ok_or_else(|| wrong("Date has wrong format. Use one of these formats instead: YYYY-MM-DD."))
}

/// A time of day: `10:30`, `10:30:05`, `10:30:05.123456`.
pub fn of_day(value: &Json) -> Result<NaiveTime, ValueError> {
    let read = value.as_str().and_then(|text| time(python::strip(text)));
    read.ok_or_else(|| wrong("Time has wrong format. Use one of these formats instead: hh:mm[:ss[.uuuuuu]]."))
}

/// An instant. One with an offset is turned into UTC and the offset dropped, as Alyx does; the time is then a local
/// time of the server.
pub fn instant(value: &Json, now: &RequestTime) -> Result<DateTime<Utc>, ValueError> {
    value.as_str().and_then(|text| parse(text, now)).ok_or_else(|| {
        wrong(
            "Datetime has wrong format. Use one of these formats instead: \
             YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
        )
    })
}

fn day(text: &str) -> Option<NaiveDate> {
    if !text.is_ascii() {
        return None;
    }
    let year = number(text.get(..4)?, 4, 4)?;
    let rest = &text[4..];
    let (compact, rest) = match rest.strip_prefix('-') {
        Some(rest) => (false, rest),
        None => (true, rest),
    };
    if let Some(week) = rest.strip_prefix('W') {
        let (week, weekday) = match (week.get(..2)?, &week[2..]) {
            (week, "") => (week, "1"),
            (week, weekday) if compact => (week, weekday),
            (week, weekday) => (week, weekday.strip_prefix('-')?),
        };
        let weekday = Weekday::try_from(u8::try_from(number(weekday, 1, 1)?.checked_sub(1)?).ok()?).ok()?;
        return NaiveDate::from_isoywd_opt(year.try_into().ok()?, number(week, 2, 2)?, weekday);
    }
    let (month, day) = match compact {
        true if rest.len() == 4 => rest.split_at(2),
        true => return None,
        false => rest.split_once('-')?,
    };
    NaiveDate::from_ymd_opt(year.try_into().ok()?, number(month, 1, 2)?, number(day, 1, 2)?).filter(|_| year > 0)
}

/// Digits only, that many of them.
fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    if !(least..=most).contains(&text.len()) || !text.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn parse(text: &str, now: &RequestTime) -> Option<DateTime<Utc>> {
    let text = python::strip(text);
    let Some((date, clock)) = text.split_once(['T', ' ', 't']) else {
        return Some(now.instant(day(text)?.and_time(NaiveTime::MIN)));
    };
    let (clock, offset) = match clock.find(['Z', 'z', '+', '-']) {
        Some(at) => (clock[..at].trim_end(), Some(offset(&clock[at..])?)),
        None => (clock, None),
    };
    let local = day(date)?.and_time(time(clock)?);
    Some(now.instant(local.checked_sub_signed(offset.unwrap_or_default())?))
}

/// `10:30`, `10:30:05`, `10:30:05.123456`, `103005.12`; more than six decimals are cut.
fn time(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let parts: Vec<&str> = match whole.contains(':') {
        true => whole.split(':').collect(),
        false if whole.is_ascii() && matches!(whole.len(), 4 | 6) => {
            (0..whole.len() / 2).map(|n| &whole[2 * n..2 * n + 2]).collect()
        }
        false => return None,
    };
    let second = match parts.get(2) {
        Some(second) => number(second, 1, 2)?,
        None if fraction.is_some() => return None,
        None => 0,
    };
    let micros = match fraction {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit()) => {
            format!("{digits:0<6}")[..6].parse().ok()?
        }
        Some(_) => return None,
        None => 0,
    };
    if parts.len() > 3 {
        return None;
    }
    NaiveTime::from_hms_micro_opt(number(parts.first()?, 1, 2)?, number(parts.get(1)?, 1, 2)?, second, micros)
}

/// `Z`, `+02:00`, `+0200`, `+02`.
fn offset(text: &str) -> Option<TimeDelta> {
    if text.eq_ignore_ascii_case("z") {
        return Some(TimeDelta::zero());
    }
    if !text.is_ascii() {
        return None;
    }
    let (sign, digits) = text.split_at(1);
    let digits = digits.replacen(':', "", 1);
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes, 2, 2)? };
    let hours = number(hours, 2, 2)?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    let offset = TimeDelta::minutes((hours * 60 + minutes).into());
    Some(if sign == "-" { -offset } else { offset })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(text: &str, zone: chrono_tz::Tz) -> Option<String> {
        let now = RequestTime { now: DateTime::UNIX_EPOCH, zone };
        instant(&json!(text), &now).ok().map(|at| at.naive_utc().to_string())
    }

    #[test]
    fn days_are_read_in_all_spellings() {
        for text in ["2020-01-02", "20200102", "2020-1-2", "2020-W01-4", "2020W014"] {
            assert_eq!(date(&json!(text)).ok(), NaiveDate::from_ymd_opt(2020, 1, 2), "{text}");
        }
    }

    #[test]
    fn other_days_are_refused() {
        for value in [
            json!("2021-02-30"),
            json!("05/10/2020"),
            json!("2020-10-05T00:00:00"),
            json!(20200102),
            json!("20-1-2"),
            json!("2020-01"),
            json!(""),
            json!("0000-01-01"),
            json!("２０２０-01-02"),
        ] {
            let message = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
            assert_eq!(date(&value), Err(wrong(message)), "{value}");
        }
    }

    #[test]
    fn instants_are_read_in_all_spellings() {
        for (text, utc) in [
            ("2020-01-02T03:04:05", "2020-01-02 03:04:05"),
            ("2020-01-02 03:04", "2020-01-02 03:04:00"),
            ("2020-01-02", "2020-01-02 00:00:00"),
            ("2020-01-02T03:04:05.1234567", "2020-01-02 03:04:05.123456"),
            ("2020-01-02T03:04:05Z", "2020-01-02 03:04:05"),
            ("2020-01-02T03:04:05+02:00", "2020-01-02 01:04:05"),
            ("2020-01-02T03:04:05-0230", "2020-01-02 05:34:05"),
            ("20200102T030405", "2020-01-02 03:04:05"),
        ] {
            assert_eq!(read(text, chrono_tz::UTC).as_deref(), Some(utc), "{text}");
        }
    }

    #[test]
    fn instants_are_on_the_servers_clock_with_the_offset_taken_off() {
        let zone = chrono_tz::Europe::Zurich;
        assert_eq!(read("2020-07-02T03:04:05", zone).as_deref(), Some("2020-07-02 01:04:05"));
        assert_eq!(read("2020-07-02T03:04:05Z", zone).as_deref(), Some("2020-07-02 01:04:05"));
        assert_eq!(read("2020-07-02T05:04:05+02:00", zone).as_deref(), Some("2020-07-02 01:04:05"));
    }

    #[test]
    fn other_instants_are_refused() {
        for text in ["never", "2021-02-30T10:00:00", "2020-01-02T03", "2020-01-02T25:00", "02/01/2020 10:00", ""] {
            assert_eq!(read(text, chrono_tz::UTC), None, "{text}");
        }
        let now = RequestTime { now: DateTime::UNIX_EPOCH, zone: chrono_tz::UTC };
        let message = "Datetime has wrong format. Use one of these formats instead: \
                       YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
        assert_eq!(instant(&json!(5), &now), Err(wrong(message)));
    }
}
