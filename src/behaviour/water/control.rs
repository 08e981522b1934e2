//! The rules of water control for one animal: reference, expected and smallest weight, and the water that is
//! due. Called for lists of subjects, the day-by-day table, protocol numbers and notices.

use super::{Inputs, lab_zone, reference};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use specimen::request_time::RequestTime;

/// Default minimum weight for all labs, as a fraction of the expected weight.
pub const SMALLEST_SHARE: f64 = 0.75;

/// Water due by body weight, in mL a gram: for an animal below its smallest weight, and for others.
const WATER_UNDERWEIGHT: f64 = 0.05;
const WATER: f64 = 0.04;

/// The time for which values are computed. `Now` differs from the current time in one way: the reference weight of the
/// last restriction counts even if that restriction begins in the future.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// Now, on the lab's clock.
    Now,
    /// A clock's reading.
    At(NaiveDateTime),
}

/// Water given on a day, in mL.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WaterGiven {
    /// Within sessions.
    pub reward: f64,
    /// Outside of them.
    pub supplement: f64,
    /// All of it, summed in the order of time.
    pub total: f64,
}

/// What the lists of subjects show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WaterValues {
    /// Grams without the implant, 0 if there is none.
    pub reference_weight: f64,
    /// Start of the restriction in force, on the server's clock.
    pub last_water_restriction: Option<NaiveDateTime>,
    /// mL due today.
    pub expected_water: f64,
    /// mL of it not yet given; negative if there was more.
    pub remaining_water: f64,
}

struct Period {
    start: NaiveDateTime,
    end: Option<NaiveDateTime>,
    reference: f64,
}

struct Dose {
    at: NaiveDateTime,
    volume: Option<f64>,
    in_session: bool,
}

/// The records of one animal in local times. Weighings, water, implants and the current time are in the lab's zone,
/// restrictions in the server's, and they are compared as if the zones were the same: this matches what labs have seen
/// so far.
pub struct Control<'a> {
    inputs: &'a Inputs,
    now: NaiveDateTime,
    birth: Option<NaiveDateTime>,
    restrictions: Vec<Period>,
    implants: Vec<(NaiveDateTime, f64)>,
    weighings: Vec<(NaiveDateTime, f64)>,
    administrations: Vec<Dose>,
}

impl<'a> Control<'a> {
    /// Reads the records on their clocks.
    pub fn new(inputs: &'a Inputs, now: &RequestTime) -> Control<'a> {
        let lab = RequestTime { now: now.now, zone: lab_zone(&inputs.subject.timezone, now.zone) };
        let clock = |at: DateTime<Utc>| lab.local(at);
        Control {
            inputs,
            now: clock(now.now),
            birth: inputs.subject.birth_date.map(|day| day.and_time(noon())),
            restrictions: inputs
                .restrictions
                .iter()
                .map(|r| Period {
                    start: now.local(r.start),
                    end: r.end.map(|at| now.local(at)),
                    reference: r.reference,
                })
                .collect(),
            implants: inputs.implants.iter().map(|i| (clock(i.at), i.weight)).collect(),
            weighings: inputs.weighings.iter().map(|w| (clock(w.at), w.weight)).collect(),
            administrations: inputs
                .administrations
                .iter()
                .map(|a| Dose { at: clock(a.at), volume: a.volume, in_session: a.in_session })
                .collect(),
        }
    }

    /// The clock's reading that a question is about.
    pub fn clock(&self, when: When) -> NaiveDateTime {
        match when {
            When::Now => self.now,
            When::At(at) => at,
        }
    }

    fn day(&self, when: When) -> NaiveDate {
        self.clock(when).date()
    }

    /// Birth, at noon of its day.
    pub fn birth(&self) -> Option<NaiveDateTime> {
        self.birth
    }

    /// The time of the first weighing or water, on the lab's clock.
    pub fn first_record(&self) -> Option<NaiveDateTime> {
        let weighed = self.weighings.first().map(|(at, _)| *at);
        let given = self.administrations.first().map(|dose| dose.at);
        weighed.into_iter().chain(given).min()
    }

    fn period(&self, when: When) -> Option<&Period> {
        let day = self.day(when);
        let last = self.restrictions.iter().rfind(|period| period.start.date() <= day)?;
        last.end.is_none_or(|end| self.clock(when) <= end).then_some(last)
    }

    /// The start of the restriction in force. Only the last one that has begun by that day counts: an earlier open one
    /// is hidden by a later one that has ended.
    pub fn in_force(&self, when: When) -> Option<NaiveDateTime> {
        self.period(when).map(|period| period.start)
    }

    /// Whether a restriction is in force: from the start of its first day to the time of its end.
    pub fn is_restricted(&self, when: When) -> bool {
        self.period(when).is_some()
    }

    /// Grams that were set as the reference of the restriction in force; 0 if none were.
    pub fn set_reference(&self, when: When) -> f64 {
        self.period(when).map_or(0.0, |period| period.reference)
    }

    /// Grams of the last implant by that day, 0 if there is none.
    pub fn implant(&self, when: When) -> f64 {
        until(&self.implants, self.day(when)).map_or(0.0, |(_, weight)| weight)
    }

    /// Grams of the implant when the restriction in force began; if none is, of the present one.
    pub fn reference_implant(&self, when: When) -> f64 {
        self.implant(self.in_force(when).map_or(when, When::At))
    }

    /// The last weighing by that day: when, and grams.
    pub fn last_weighing(&self, when: When) -> Option<(NaiveDateTime, f64)> {
        until(&self.weighings, self.day(when))
    }

    /// Grams at the last weighing by that day, 0 if there is none.
    pub fn weight(&self, when: When) -> f64 {
        self.last_weighing(when).map_or(0.0, |(_, weight)| weight)
    }

    /// Grams at the last weighing of that very day.
    pub fn weighing_at(&self, when: When) -> Option<f64> {
        self.last_weighing(when).filter(|(at, _)| at.date() == self.day(when)).map(|(_, weight)| weight)
    }

    /// The weighing that later ones are measured by: when, and grams with the implant. The reference of the
    /// last restriction holds on after its end.
    pub fn reference(&self, when: When) -> Option<(NaiveDateTime, f64)> {
        if let Some(last) = self.restrictions.last()
            && last.reference != 0.0
            && (when == When::Now || self.clock(when) >= last.start)
        {
            return Some((last.start, last.reference));
        }
        match self.period(when)? {
            Period { start, reference, .. } if *reference != 0.0 => Some((*start, *reference)),
            Period { start, .. } => self.last_weighing(When::At(*start)),
        }
    }

    /// The day up to which weighings must be known to tell the present reference; `None` if none is needed.
    pub fn reference_day(&self) -> Option<NaiveDate> {
        let set = self.restrictions.last().is_some_and(|last| last.reference != 0.0);
        let period = self.period(When::Now).filter(|period| !set && period.reference == 0.0)?;
        Some(period.start.date())
    }

    /// Grams of the reference without the implant, 0 if there is none.
    pub fn reference_weight(&self, when: When) -> f64 {
        self.reference(when).map_or(0.0, |(_, grams)| grams - self.reference_implant(when))
    }

    fn weeks(&self, birth: NaiveDateTime, at: NaiveDateTime) -> i64 {
        (at - birth).num_seconds().div_euclid(7 * 86_400)
    }

    /// Expected weight in grams at that age, for an animal with the same z-score as at the reference; 0 without a
    /// reference or birth date.
    pub fn zscore_weight(&self, when: When) -> f64 {
        let (Some((at, grams)), Some(birth)) = (self.reference(when), self.birth) else { return 0.0 };
        let sex = self.inputs.subject.sex.as_str();
        let then = reference::norm(sex, self.weeks(birth, at));
        let now = reference::norm(sex, self.weeks(birth, self.clock(when)));
        let score = (grams - self.reference_implant(when) - then.mean) / then.std;
        now.std * score + now.mean
    }

    fn shares(&self) -> (f64, f64, f64) {
        let subject = &self.inputs.subject;
        let (reference, zscore) = (subject.reference_weight_pct, subject.zscore_weight_pct);
        (reference, zscore, reference + zscore)
    }

    /// Grams to expect, with the implant; 0 in a lab that has set no shares.
    pub fn expected_weight(&self, when: When) -> f64 {
        let (reference, zscore, sum) = self.shares();
        if sum == 0.0 {
            return 0.0;
        }
        let by_age = zscore / sum * self.zscore_weight(when);
        by_age + reference / sum * self.reference_weight(when) + self.implant(when)
    }

    /// Grams below which it may not fall, with the implant.
    pub fn min_weight(&self, when: When) -> f64 {
        let (reference, zscore, _) = self.shares();
        zscore * self.zscore_weight(when) + reference * self.reference_weight(when) + self.implant(when)
    }

    /// The weight as a percentage of the expected one, both without the implant; 0 if not known.
    pub fn percentage_weight(&self, when: When) -> f64 {
        let implant = self.implant(when);
        let expected = self.expected_weight(when) - implant;
        if expected > 0.0 { 100.0 * (self.weight(when) - implant) / expected } else { 0.0 }
    }

    /// The percentage below which it may not fall; `smallest` is the share that holds for all labs.
    pub fn min_percentage(&self, smallest: f64) -> f64 {
        100.0 * smallest.max(self.shares().2)
    }

    /// mL due that day, whether water is restricted or not.
    pub fn expected_water(&self, when: When) -> f64 {
        let implant = self.implant(when);
        let weight = self.weight(when);
        let limit = self.shares().2 * (self.expected_weight(when) - implant) + implant;
        (weight - implant) * if weight < limit { WATER_UNDERWEIGHT } else { WATER }
    }

    /// mL given that day; water of unknown volume doesn't count.
    pub fn given_water(&self, when: When) -> WaterGiven {
        let day = self.day(when);
        let from = self.administrations.partition_point(|dose| dose.at.date() < day);
        let doses = self.administrations[from..].iter().take_while(|dose| dose.at.date() == day);
        let mut given = WaterGiven { reward: 0.0, supplement: 0.0, total: 0.0 };
        for dose in doses {
            let volume = dose.volume.unwrap_or(0.0);
            *(if dose.in_session { &mut given.reward } else { &mut given.supplement }) += volume;
            given.total += volume;
        }
        given
    }

    /// mL due that day and not yet given; negative if there was more.
    pub fn remaining_water(&self, when: When) -> f64 {
        self.expected_water(when) - self.given_water(when).total
    }

    /// What the lists of subjects show.
    pub fn figures_now(&self) -> WaterValues {
        WaterValues {
            reference_weight: self.reference_weight(When::Now),
            last_water_restriction: self.in_force(When::Now),
            expected_water: self.expected_water(When::Now),
            remaining_water: self.remaining_water(When::Now),
        }
    }

    /// The class of the licence: `3` on water restriction, `2` operated on, `1` nothing done yet. The highest,
    /// `4`, is only ever set by hand.
    pub fn protocol_number(&self, operated: bool) -> &'static str {
        match (self.is_restricted(When::Now), operated) {
            (true, _) => "3",
            (false, true) => "2",
            (false, false) => "1",
        }
    }
}

/// Births and days asked for count from noon.
pub(super) fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

/// The last of the records, which are in the order of time, on or before a day.
fn until(records: &[(NaiveDateTime, f64)], day: NaiveDate) -> Option<(NaiveDateTime, f64)> {
    records[..records.partition_point(|(at, _)| at.date() <= day)].last().copied()
}
