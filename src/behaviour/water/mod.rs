//! Water control: the weight and water that an animal should have during a water restriction. `control` has the rules,
//! `alarm` when people are told, `daily` the day-by-day table, `state` how a weight is, `fetch` brings the records of a page of animals from the
//! database.

pub mod alarm;
pub mod control;
pub mod daily;
pub mod fetch;
pub mod reference;
pub mod state;

#[cfg(test)]
mod control_tests;
#[cfg(test)]
mod sample;

pub use control::{Control, When};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

/// An animal as water control sees it, with its lab's settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Primary key.
    pub id: Uuid,
    /// `M`, `F` or `U`.
    pub sex: String,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// The lab's zone by name; empty for the server's.
    pub timezone: String,
    /// Share of the reference weight below which it may not fall, e.g. 0.85.
    pub reference_weight_pct: f64,
    /// The same as a share of the weight expected for its age.
    pub zscore_weight_pct: f64,
}

/// A time of measured water.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Restriction {
    /// When it starts.
    pub start: DateTime<Utc>,
    /// When it ended, if it did.
    pub end: Option<DateTime<Utc>>,
    /// Grams at its start, implant included; 0 if not set.
    pub reference: f64,
}

/// A surgery that put in an implant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Implant {
    /// When.
    pub at: DateTime<Utc>,
    /// Grams, not 0.
    pub weight: f64,
}

/// A weighing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighing {
    /// When.
    pub at: DateTime<Utc>,
    /// Grams, implant included.
    pub weight: f64,
}

/// Water given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Administration {
    /// When.
    pub at: DateTime<Utc>,
    /// Millilitres, if known.
    pub volume: Option<f64>,
    /// Whether it was a reward within a session.
    pub in_session: bool,
}

/// Everything that water control knows of one animal. Each list is in the order of time. Records without a
/// time are left out of them: they can't be placed on any day.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    /// The animal.
    pub subject: Subject,
    /// Its restrictions by start.
    pub restrictions: Vec<Restriction>,
    /// Its implants by time.
    pub implants: Vec<Implant>,
    /// Its weighings by time.
    pub weighings: Vec<Weighing>,
    /// The water it was given, by time.
    pub administrations: Vec<Administration>,
}

/// The zone of a lab's clocks: the server's where the lab names none, London's where the name is unknown.
pub fn lab_zone(name: &str, server: Tz) -> Tz {
    if name.is_empty() { server } else { name.parse().unwrap_or(Tz::Europe__London) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lab_without_zone_has_the_servers_and_one_with_an_unknown_zone_londons() {
        assert_eq!(lab_zone("", Tz::Asia__Tokyo), Tz::Asia__Tokyo);
        assert_eq!(lab_zone("America/New_York", Tz::Asia__Tokyo), Tz::America__New_York);
        assert_eq!(lab_zone("Middle/Earth", Tz::Asia__Tokyo), Tz::Europe__London);
    }
}
