//! Days, times of day and instants as requests write them, and the first days of years.

use super::path::Part;
use crate::request_time::RequestTime;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};

/// `YYYY-MM-DD`; month and day may have one digit.
pub fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().split('-');
    let year = digits(parts.next()?, 4..=4)?;
    let month = digits(parts.next()?, 1..=2)?;
    let day = digits(parts.next()?, 1..=2)?;
    if parts.next().is_some() || year == 0 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `HH:MM[:SS[.ffffff]]`; digits beyond microseconds are cut.
pub fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.trim().split(':');
    let hour = digits(parts.next()?, 1..=2)?;
    let minute = digits(parts.next()?, 1..=2)?;
    let (second, micro) = match parts.next() {
        None => (0, 0),
        Some(rest) => match rest.split_once(['.', ',']) {
            None => (digits(rest, 1..=2)?, 0),
            Some((second, fraction)) => {
                digits(fraction.get(..fraction.len().min(9))?, 1..=9)?;
                let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
                (digits(second, 1..=2)?, digits(&six, 6..=6)?)
            }
        },
    };
    if parts.next().is_some() { None } else { NaiveTime::from_hms_micro_opt(hour, minute, second, micro) }
}

/// A day, alone (midnight) or with a time after `T` or a blank, and maybe `Z` or an offset: then the time is turned
/// into UTC and the offset dropped. What remains is a time on the server's clock, as for what is written.
pub fn instant(text: &str, zone: &RequestTime) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let Some(end) = text.find(['T', 't', ' ']) else {
        return Some(zone.instant(day(text)?.and_time(NaiveTime::MIN)));
    };
    let date = day(&text[..end])?;
    let rest = &text[end + 1..];
    let (time, offset) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => (rest[..at].trim_end(), Some(&rest[at..])),
        None => (rest, None),
    };
    let local = date.and_time(clock(time)?);
    let offset = offset.map_or(Some(0), offset_minutes)?;
    Some(zone.instant(local.checked_sub_signed(TimeDelta::minutes(offset))?))
}

/// `Z`, `+HH`, `+HHMM`, `+HH:MM`, or with `-`.
fn offset_minutes(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 2..=2)?, digits(minutes, 2..=2)?),
        None if rest.len() == 4 => (digits(rest.get(..2)?, 2..=2)?, digits(rest.get(2..)?, 2..=2)?),
        None => (digits(rest, 2..=2)?, 0),
    };
    if hours > 23 || minutes > 59 {
        return None;
    }
    let total = i64::from(hours * 60 + minutes);
    Some(if sign == "-" { -total } else { total })
}

/// A number of so many ASCII digits.
pub fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// A day as a number, so that the next day is one more.
pub fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// Where a unit begins.
pub enum Begin {
    /// With this day.
    On(NaiveDate),
    /// Before the year 1: everything is after it.
    Before,
    /// After the year 9999: nothing is after it.
    After,
}

/// The first day of a day, year or ISO year by number. The columns hold the years 1 to 9999.
pub fn begin(part: Part, number: i64) -> Begin {
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).map_or(0, day_number);
    let day = match part {
        Part::Date if number > i64::from(last) => return Begin::After,
        Part::Date => i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt),
        _ if number > 9999 => return Begin::After,
        _ if number < 1 => return Begin::Before,
        Part::IsoYear => {
            i32::try_from(number).ok().and_then(|y| NaiveDate::from_isoywd_opt(y, 1, chrono::Weekday::Mon))
        }
        _ => i32::try_from(number).ok().and_then(|y| NaiveDate::from_ymd_opt(y, 1, 1)),
    };
    day.map_or(Begin::Before, Begin::On)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(zone: chrono_tz::Tz) -> RequestTime {
        RequestTime { now: DateTime::UNIX_EPOCH, zone }
    }

    #[test]
    fn instants_are_read_with_and_without_offsets() {
        let utc = moment(chrono_tz::UTC);
        for (text, wanted) in [
            ("2020-09-21T11:01:00.123+01:00", "2020-09-21T10:01:00.123+00:00"),
            ("2020-09-21 10:01", "2020-09-21T10:01:00+00:00"),
            ("2020-09-21T10:01:00Z", "2020-09-21T10:01:00+00:00"),
            ("2020-09-21T10:01:00-0230", "2020-09-21T12:31:00+00:00"),
            ("2020-9-1", "2020-09-01T00:00:00+00:00"),
            ("2020-09-21T10:01:00.1234567", "2020-09-21T10:01:00.123456+00:00"),
        ] {
            assert_eq!(instant(text, &utc).map(|t| t.to_rfc3339()).as_deref(), Some(wanted), "{text}");
        }
        let paris = moment(chrono_tz::Europe::Paris);
        for (text, wanted) in [
            ("2020-07-01", "2020-06-30T22:00:00+00:00"),
            ("2020-07-01T00:00:00Z", "2020-06-30T22:00:00+00:00"),
            ("2020-07-01T02:00:00+02:00", "2020-06-30T22:00:00+00:00"),
            ("2020-01-01T00:00:00Z", "2019-12-31T23:00:00+00:00"),
        ] {
            assert_eq!(instant(text, &paris).map(|t| t.to_rfc3339()).as_deref(), Some(wanted), "{text}");
        }
        for bad in ["20200921", "2020", "monday", "2020-13-01", "2020-09-21T", "2020-09-21T25:00", "2020-09-21T10:00+1"]
        {
            assert_eq!(instant(bad, &utc), None, "{bad}");
        }
    }

    #[test]
    fn years_begin_on_their_first_day() {
        assert!(matches!(begin(Part::Year, 2020), Begin::On(d) if d.to_string() == "2020-01-01"));
        assert!(matches!(begin(Part::IsoYear, 2020), Begin::On(d) if d.to_string() == "2019-12-30"));
        assert!(matches!(begin(Part::Year, 0), Begin::Before));
        assert!(matches!(begin(Part::Year, 10_000), Begin::After));
    }
}
