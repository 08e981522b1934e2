//! Time as one request sees it: an instant, and the zone in which instants are shown and read.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::time::Duration;

/// A duration as logs and reports have it: in milliseconds, to the microsecond.
pub fn milliseconds(took: Duration) -> f64 {
    // A double holds all microseconds of some centuries.
    took.as_micros() as f64 / 1000.0
}

/// An instant and the server's time zone. It is passed down, so that a request uses one time throughout, and tests can
/// choose it.
#[derive(Debug, Clone, Copy)]
pub struct RequestTime {
    /// The instant, to the microsecond.
    pub now: DateTime<Utc>,
    /// The server's zone.
    pub zone: Tz,
}

impl RequestTime {
    /// Now, in a zone.
    pub fn now(zone: Tz) -> RequestTime {
        let now = Utc::now();
        RequestTime { now: DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now), zone }
    }

    /// Today in the server's zone.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// The local time of an instant in the server's zone.
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        if self.zone == Tz::UTC { at.naive_utc() } else { at.with_timezone(&self.zone).naive_local() }
    }

    /// The instant of a local time. In the hour that is repeated when summer time ends, it is the earlier instant; a
    /// time that is skipped when summer time begins is read with the offset before the change.
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        if self.zone == Tz::UTC {
            return local.and_utc();
        }
        match self.zone.from_local_datetime(&local).earliest() {
            Some(at) => at.to_utc(),
            None => {
                let before = self.zone.offset_from_utc_datetime(&(local - chrono::TimeDelta::hours(3)));
                (local - chrono::TimeDelta::seconds(before.fix().local_minus_utc().into())).and_utc()
            }
        }
    }
}
