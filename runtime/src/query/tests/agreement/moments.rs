//! Days and times for the evaluator: how they are read, and their parts on the clock of a zone.

use super::values::Cell;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// `YYYY-MM-DD`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (shape == "0000-00-00").then(|| text.parse().ok()).flatten()
}

/// `HH:MM[:SS[.ffffff]]`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    let long = if text.matches(':').count() == 1 { format!("{text}:00") } else { text.to_owned() };
    NaiveTime::parse_from_str(&long, "%H:%M:%S%.f").ok()
}

/// A day with or without a time. An offset is taken off, so that the time is UTC's; the time is then the zone's.
pub fn instant(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let text = text.replacen('T', " ", 1);
    if let Some(day) = day(&text) {
        return zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest().map(|at| at.to_utc());
    }
    let offset = text.replace('Z', "+00:00");
    for format in ["%Y-%m-%d %H:%M:%S%.f%:z", "%Y-%m-%d %H:%M%:z"] {
        if let Ok(at) = DateTime::parse_from_str(&offset, format) {
            return zone.from_local_datetime(&at.naive_utc()).earliest().map(|at| at.to_utc());
        }
    }
    let formats = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"];
    let local = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(&text, format).ok())?;
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc())
}

/// A part of a day, an instant or a time of day.
pub fn part(cell: &Cell, part: &str, zone: Tz) -> Cell {
    let (day, time) = match cell {
        Cell::Instant(at) => {
            let local = at.with_timezone(&zone).naive_local();
            (Some(local.date()), Some(local.time()))
        }
        Cell::Date(day) => (Some(*day), None),
        Cell::Time(time) => (None, Some(*time)),
        _ => return Cell::Null,
    };
    let number = match (part, day, time) {
        ("date", Some(day), _) => return Cell::Date(day),
        ("time", _, Some(time)) => return Cell::Time(time),
        ("year", Some(day), _) => day.year(),
        ("iso_year", Some(day), _) => day.iso_week().year(),
        ("quarter", Some(day), _) => i32::try_from(day.month0() / 3 + 1).unwrap_or(0),
        ("month", Some(day), _) => i32::try_from(day.month()).unwrap_or(0),
        ("day", Some(day), _) => i32::try_from(day.day()).unwrap_or(0),
        ("week", Some(day), _) => i32::try_from(day.iso_week().week()).unwrap_or(0),
        ("week_day", Some(day), _) => i32::try_from(day.weekday().number_from_sunday()).unwrap_or(0),
        ("iso_week_day", Some(day), _) => i32::try_from(day.weekday().number_from_monday()).unwrap_or(0),
        ("hour", _, Some(time)) => i32::try_from(time.hour()).unwrap_or(0),
        ("minute", _, Some(time)) => i32::try_from(time.minute()).unwrap_or(0),
        ("second", _, Some(time)) => i32::try_from(time.second()).unwrap_or(0),
        _ => return Cell::Null,
    };
    Cell::Int(number.into())
}

/// A time without the zeros at the end of its fraction.
pub fn without_zeros(text: &str) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
