//! The day-by-day table of an animal's weights and water, for the page that plots it.

use super::control::{Control, When, noon};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The figures of one day: weights in grams, water in mL, 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Last known weight.
    pub weight: f64,
    /// Weight measured on that very day.
    pub weighing_at: Option<f64>,
    /// Reference without the implant.
    pub reference_weight: f64,
    /// Weight to expect, with the implant.
    pub expected_weight: f64,
    /// Smallest weight allowed, with the implant.
    pub min_weight: f64,
    /// Weight in percent of the expected one, both without the implant.
    pub percentage_weight: f64,
    /// Water given within sessions.
    pub given_water_reward: f64,
    /// Water given outside of them.
    pub given_water_supplement: f64,
    /// All water given.
    pub given_water_total: f64,
    /// Water due.
    pub expected_water: f64,
    /// Water given beyond what was due.
    pub excess_water: f64,
    /// Whether a restriction was in force.
    pub is_water_restricted: bool,
    /// The implant of that day.
    pub implant_weight: f64,
}

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Grams of the implant that the reference includes, at the start of the first day asked for, else now.
    pub implant_weight: f64,
    /// The days in order.
    pub records: Vec<Day>,
}

/// First and last day of the table, as [`requirement`] has them; `None` if nothing tells where to begin.
pub fn span(control: &Control<'_>, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<(NaiveDate, NaiveDate)> {
    Some((first(control, start)?.date(), last(control, end)))
}

fn first(control: &Control<'_>, start: Option<NaiveDate>) -> Option<NaiveDateTime> {
    match start {
        Some(day) => Some(day.and_time(noon())),
        None => control.first_record().or(control.birth()),
    }
}

fn last(control: &Control<'_>, end: Option<NaiveDate>) -> NaiveDate {
    end.unwrap_or(control.clock(When::Now).date())
}

/// The days from `start` to `end`, both included; none if they are the wrong way round. Without `start` it
/// begins with the first weighing or water, else with the birth; without `end` it ends today, on the lab's
/// clock. Days ahead are computed with what is known. `None` if nothing tells where to begin.
pub fn requirement(control: &Control<'_>, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<Requirement> {
    let first = first(control, start)?;
    let asked = start.map_or(When::Now, |day| When::At(day.and_time(NaiveTime::MIN)));
    let last = last(control, end);
    Some(Requirement {
        implant_weight: control.reference_implant(asked),
        records: first
            .date()
            .iter_days()
            .take_while(|day| *day <= last)
            .map(|day| row(control, day.and_time(first.time())))
            .collect(),
    })
}

/// The figures of a day, as they stand at a time of it.
fn row(control: &Control<'_>, at: NaiveDateTime) -> Day {
    let when = When::At(at);
    let given = control.given_water(when);
    let expected_water = control.expected_water(when);
    Day {
        date: at.date(),
        weight: control.weight(when),
        weighing_at: control.weighing_at(when),
        reference_weight: control.reference_weight(when),
        expected_weight: control.expected_weight(when),
        min_weight: control.min_weight(when),
        percentage_weight: control.percentage_weight(when),
        given_water_reward: given.reward,
        given_water_supplement: given.supplement,
        given_water_total: given.total,
        expected_water,
        excess_water: -(expected_water - given.total),
        is_water_restricted: control.is_restricted(when),
        implant_weight: control.implant(when),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::water::{
        Inputs,
        sample::{animal, day, exact, now},
    };

    fn table(inputs: &Inputs, start: Option<&str>, end: Option<&str>) -> Option<Requirement> {
        let control = Control::new(inputs, &now("2026-05-07 20:00"));
        requirement(&control, start.map(day), end.map(day))
    }

    fn dates(table: &Requirement) -> Vec<String> {
        table.records.iter().map(|row| row.date.to_string()).collect()
    }

    #[test]
    fn both_ends_are_included_and_days_ahead_are_computed() {
        let inputs = animal(0.85, 0.0).weighed("2026-05-06 09:00", 25.0);
        let table = table(&inputs, Some("2026-05-07"), Some("2026-05-09")).unwrap();
        assert_eq!(dates(&table), ["2026-05-07", "2026-05-08", "2026-05-09"]);
        assert_eq!(table.records[2].weight, 25.0);
        assert_eq!(table.records[2].weighing_at, None);
    }

    #[test]
    fn an_end_before_the_start_leaves_no_days() {
        assert_eq!(dates(&table(&animal(0.85, 0.0), Some("2026-05-07"), Some("2026-05-06")).unwrap()), [""; 0]);
    }

    #[test]
    fn without_a_start_the_first_weighing_or_water_begins() {
        let inputs = animal(0.85, 0.0).weighed("2026-05-06 09:00", 25.0).given("2026-05-05 09:00", None);
        let inputs = inputs.born("M", "2026-01-01");
        assert_eq!(dates(&table(&inputs, None, Some("2026-05-06")).unwrap()), ["2026-05-05", "2026-05-06"]);
    }

    #[test]
    fn without_records_the_birth_begins_and_without_birth_nothing_does() {
        let born = animal(0.85, 0.0).born("M", "2026-05-06");
        assert_eq!(dates(&table(&born, None, None).unwrap()), ["2026-05-06", "2026-05-07"]);
        assert_eq!(table(&animal(0.85, 0.0), None, None), None);
    }

    #[test]
    fn without_an_end_today_on_the_labs_clock_is_the_last() {
        let inputs = animal(0.85, 0.0).lab_in("Asia/Tokyo");
        assert_eq!(dates(&table(&inputs, Some("2026-05-07"), None).unwrap()), ["2026-05-07", "2026-05-08"]);
    }

    #[test]
    fn days_are_looked_at_at_noon_or_at_the_time_of_the_first_record() {
        let inputs = animal(0.85, 0.0).weighed("2026-05-04 09:00", 25.0).restricted_until(
            "2026-05-04 09:00",
            "2026-05-05 10:00",
            25.0,
        );
        let restricted = |start| table(&inputs, start, Some("2026-05-05")).unwrap().records[1].is_water_restricted;
        assert!(!restricted(Some("2026-05-04")));
        assert!(restricted(None));
    }

    #[test]
    fn the_implant_at_the_top_is_that_of_the_reference() {
        let inputs = animal(0.5, 0.35)
            .born("M", "2026-01-01")
            .implanted("2026-03-01 09:00", 1.2)
            .implanted("2026-05-05 09:00", 2.0)
            .restricted("2026-05-04 09:00", 26.2);
        for (start, implant, first) in
            [(None, 1.2, 0.0), (Some("2026-05-06"), 1.2, 2.0), (Some("2026-02-01"), 0.0, 0.0)]
        {
            let table = table(&inputs, start, None).unwrap();
            assert_eq!((table.implant_weight, table.records[0].implant_weight), (implant, first), "{start:?}");
        }
    }

    #[test]
    fn rewards_and_supplements_are_summed_apart_and_together() {
        let inputs = animal(0.85, 0.0)
            .restricted("2026-05-04 09:00", 25.0)
            .weighed("2026-05-06 09:00", 21.0)
            .rewarded("2026-05-06 10:00", 0.6)
            .given("2026-05-06 18:00", Some(0.3))
            .given("2026-05-06 19:00", None);
        let row = table(&inputs, Some("2026-05-06"), Some("2026-05-06")).unwrap().records[0];
        assert_eq!((row.given_water_reward, row.given_water_supplement), (0.6, 0.3));
        assert_eq!(row.given_water_total.to_string(), "0.8999999999999999");
        exact(row.expected_water, 1.05);
        exact(row.excess_water, -0.15);
        exact(row.percentage_weight, 84.0);
    }

    #[test]
    fn nothing_due_and_nothing_given_is_a_negative_zero() {
        let row = table(&animal(0.85, 0.0), Some("2026-05-06"), Some("2026-05-06")).unwrap().records[0];
        assert_eq!(format!("{:?}", row.excess_water), "-0.0");
    }
}
