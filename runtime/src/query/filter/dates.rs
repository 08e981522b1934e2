//! The spellings of days that query parameters understand beside ISO 8601.

use crate::{
    query::lookup::time::{self, digits},
    request_time::RequestTime,
};
use chrono::NaiveDate;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `2018-01-09`, `1/9/2018`, `1/9/18`, `Jan 9 2018`, `Jan 9, 2018`, `9 Jan 2018`, `9 Jan, 2018`; months
/// by their whole name too, in any letter case.
pub fn day(text: &str) -> Option<NaiveDate> {
    time::day(text).or_else(|| american(text)).or_else(|| named(text))
}

/// The day, on the server's clock, of a moment: ISO 8601, or `1/9/2018` with or without a time.
pub fn day_of_moment(text: &str, zone: &RequestTime) -> Option<NaiveDate> {
    if let Some(at) = time::instant(text, zone) {
        return Some(zone.local(at).date());
    }
    match text.split_once(' ') {
        None => american(text),
        Some((date, time)) => time::clock(time).and_then(|_| american(date)),
    }
}

fn american(text: &str) -> Option<NaiveDate> {
    let [month, day, year] = text.split('/').collect::<Vec<_>>().try_into().ok()?;
    let year = match year.len() {
        // Two digits: 1969 to 2068.
        2 => digits(year, 2..=2).map(|y| if y < 69 { 2000 + y } else { 1900 + y })?,
        _ => digits(year, 4..=4)?,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, digits(month, 1..=2)?, digits(day, 1..=2)?)
}

fn named(text: &str) -> Option<NaiveDate> {
    let [first, second, year] = text.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    let second = second.strip_suffix(',').unwrap_or(second);
    let (month, day) = if first.starts_with(|c: char| c.is_ascii_digit()) { (second, first) } else { (first, second) };
    let month = month.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month || name[..3] == month)?;
    let year = i32::try_from(digits(year, 4..=4)?).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, digits(day, 1..=2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_many_spellings() {
        for text in ["2018-01-09", "01/09/2018", "1/9/18", "9 Jan 2018", "Jan 9, 2018", "jan 9 2018", "9 January, 2018"]
        {
            assert_eq!(day(text), NaiveDate::from_ymd_opt(2018, 1, 9), "{text}");
        }
        for bad in ["2018", "x", "13/13/2018", "9 Foo 2018", "", "2018-01-09T10:00", "9 Jan"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_day_of_a_moment_is_that_of_the_servers_clock() {
        let paris = RequestTime { now: chrono::DateTime::UNIX_EPOCH, zone: chrono_tz::Europe::Paris };
        assert_eq!(day_of_moment("2018-01-08T23:30:00Z", &paris), NaiveDate::from_ymd_opt(2018, 1, 8));
        assert_eq!(day_of_moment("2018-01-08T23:30:00-01:00", &paris), NaiveDate::from_ymd_opt(2018, 1, 9));
        assert_eq!(day_of_moment("01/09/2018 10:00", &paris), NaiveDate::from_ymd_opt(2018, 1, 9));
        assert_eq!(day_of_moment("soon", &paris), None);
    }
}
