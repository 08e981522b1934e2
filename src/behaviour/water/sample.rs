//! Short notation for the tests of water control: an animal of a lab in the server's zone, UTC unless told.

use super::{Administration, Control, Implant, Inputs, Restriction, Subject, Weighing, When};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use specimen::request_time::RequestTime;
use uuid::Uuid;

/// A clock's reading, as `2026-05-04 09:00`.
pub fn clock(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// The same as an instant in UTC.
pub fn at(text: &str) -> DateTime<Utc> {
    clock(text).and_utc()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of a day.
pub fn noon(text: &str) -> When {
    When::At(clock(&format!("{text} 12:00")))
}

/// A server in UTC at a time.
pub fn now(text: &str) -> RequestTime {
    RequestTime { now: at(text), zone: Tz::UTC }
}

/// An animal without birth date or records, in a lab with these shares (of the reference, of the z-score weight).
pub fn animal(reference: f64, zscore: f64) -> Inputs {
    let subject = Subject {
        id: Uuid::nil(),
        sex: "M".into(),
        birth_date: None,
        timezone: String::new(),
        reference_weight_pct: reference,
        zscore_weight_pct: zscore,
    };
    Inputs { subject, restrictions: vec![], implants: vec![], weighings: vec![], administrations: vec![] }
}

impl Inputs {
    pub fn born(mut self, sex: &str, birth: &str) -> Inputs {
        self.subject.sex = sex.into();
        self.subject.birth_date = Some(day(birth));
        self
    }

    pub fn lab_in(mut self, zone: &str) -> Inputs {
        self.subject.timezone = zone.into();
        self
    }

    /// An open restriction.
    pub fn restricted(mut self, start: &str, reference: f64) -> Inputs {
        self.restrictions.push(Restriction { start: at(start), end: None, reference });
        self
    }

    /// A restriction that has ended.
    pub fn restricted_until(mut self, start: &str, end: &str, reference: f64) -> Inputs {
        self.restrictions.push(Restriction { start: at(start), end: Some(at(end)), reference });
        self
    }

    pub fn implanted(mut self, when: &str, weight: f64) -> Inputs {
        self.implants.push(Implant { at: at(when), weight });
        self
    }

    pub fn weighed(mut self, when: &str, weight: f64) -> Inputs {
        self.weighings.push(Weighing { at: at(when), weight });
        self
    }

    /// Water given outside of sessions.
    pub fn given(mut self, when: &str, volume: Option<f64>) -> Inputs {
        self.administrations.push(Administration { at: at(when), volume, in_session: false });
        self
    }

    /// Water given within a session.
    pub fn rewarded(mut self, when: &str, volume: f64) -> Inputs {
        self.administrations.push(Administration { at: at(when), volume: Some(volume), in_session: true });
        self
    }

    /// Late in 2026, on a server in UTC.
    pub fn control(&self) -> Control<'_> {
        Control::new(self, &now("2026-12-31 12:00"))
    }
}

/// Equal to the six decimals that worked examples print.
#[track_caller]
pub fn close(is: f64, expected: f64) {
    assert!((is - expected).abs() <= 5.1e-7, "{is} is not {expected}");
}

/// Equal but for rounding of the last bits.
#[track_caller]
pub fn exact(is: f64, expected: f64) {
    assert!((is - expected).abs() <= 1e-9, "{is} is not {expected}");
}
