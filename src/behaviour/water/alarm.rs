//! Decides when users are notified about an animal on water restriction: it is underweight, needs water, or was not
//! weighed. Called after weighings and by `alyx notify check`.

use super::{Control, When, control};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use specimen::request_time::RequestTime;

/// Percentage above the minimum weight at which a notice is already created.
const NEAR: f64 = 2.0;

/// How long an animal may be without water: one hour less than a day, so that the daily round isn't missed, minus a
/// tolerance for late clocks and jobs.
const DRY: TimeDelta = TimeDelta::seconds(23 * 3600 - 10);

/// Who is meant.
#[derive(Debug, Clone, Default)]
pub struct Animal {
    /// What it is called.
    pub nickname: String,
    /// Its responsible user's name; empty if nobody is.
    pub user: String,
}

/// The title of a notice that an animal weighs too little at its last weighing, restricted or not. `smallest` is the
/// share that holds for all labs.
pub fn underweight(control: &Control<'_>, nickname: &str, smallest: f64) -> Option<String> {
    let (percent, least) = (control.percentage_weight(When::Now), control.min_percentage(smallest));
    let (at, _) = control.last_weighing(When::Now)?;
    if percent <= 0.0 || percent > least + NEAR {
        return None;
    }
    let word = if percent <= least { "WARNING" } else { "ATTENTION" };
    Some(format!("{word}: {nickname} weight was {percent:.1}% on {}", shown(at)))
}

/// Title and details of a notice that a restricted animal has to get water. `last`: when it last got some, and mL;
/// without any, the restriction's start counts. `lab` is now on the lab's clock, `server` on the server's.
pub fn water_missing(
    control: &Control<'_>,
    animal: &Animal,
    last: Option<(DateTime<Utc>, f64)>,
    server: &RequestTime,
    lab: &RequestTime,
) -> Option<(String, String)> {
    let start = control.in_force(When::Now)?;
    let remaining = control.remaining_water(When::Now);
    let since = last.map_or_else(|| server.instant(start), |(at, _)| at);
    let delay = server.now - since;
    if start.date() == lab.today() || remaining <= 0.0 || delay < DRY {
        return None;
    }
    let Animal { nickname, user } = animal;
    let last = match last {
        Some((at, volume)) => format!("{volume:.2} mL at {}", shown(lab.local(at))),
        None => format!("none; restricted since {}", shown(lab.local(since))),
    };
    let details = format!(
        "Mouse: {nickname}\nUser: {}\nDate: {}\nLast water: {last}\nRemaining: {remaining:.1} mL\nDelay: {:.1} hours\n",
        if user.is_empty() { "nobody" } else { user },
        shown(lab.local(lab.now)),
        delay.num_seconds() as f64 / 3600.0,
    );
    Some((format!("{remaining:.1} mL remaining for {nickname}"), details))
}

/// The title of a notice that a restricted animal was not weighed today. On the first day a reference weight that was
/// set stands for a weighing.
pub fn not_weighed(control: &Control<'_>, nickname: &str) -> Option<String> {
    let (start, today) = (control.in_force(When::Now)?, control.clock(When::Now).date());
    let begun_weighed = start.date() == today && control.set_reference(When::Now) != 0.0;
    if begun_weighed || control.weighing_at(When::Now).is_some() {
        return None;
    }
    Some(format!("ATTENTION: subject \"{nickname}\" weighing missing for {today}"))
}

/// The share that holds for all labs, as the setting says it.
pub fn smallest_share(setting: Option<&str>) -> f64 {
    setting.and_then(|text| text.trim().parse().ok()).unwrap_or(control::SMALLEST_SHARE)
}

/// A clock's reading, without parts of seconds.
fn shown(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::water::{
        Inputs,
        sample::{animal, at, now},
    };
    use chrono_tz::Tz;

    fn title(inputs: &Inputs) -> Option<String> {
        underweight(&Control::new(inputs, &now("2026-11-12 12:00")), "uu", 0.75)
    }

    /// Restricted since the day before, and weighed.
    fn weighing(grams: f64) -> Inputs {
        animal(0.85, 0.0).restricted("2026-11-11 09:00", 20.0).weighed("2026-11-12 10:00", grams)
    }

    #[test]
    fn a_weight_near_or_under_the_limit_is_told_with_its_time() {
        assert_eq!(title(&weighing(17.5)), None);
        let near = "ATTENTION: uu weight was 86.0% on 2026-11-12 10:00:00";
        assert_eq!(title(&weighing(17.2)).as_deref(), Some(near));
        let under = "WARNING: uu weight was 84.5% on 2026-11-12 10:00:00";
        assert_eq!(title(&weighing(16.9)).as_deref(), Some(under));
    }

    #[test]
    fn the_last_weighing_is_judged_on_the_labs_clock_also_after_the_restriction() {
        let late = weighing(16.9).weighed("2026-11-12 11:00", 19.0);
        assert_eq!(title(&late), None);
        let ended = animal(0.85, 0.0).lab_in("America/New_York").weighed("2026-11-12 10:00", 14.9);
        let ended = ended.restricted_until("2026-11-01 09:00", "2026-11-02 09:00", 20.0);
        assert_eq!(title(&ended).as_deref(), Some("WARNING: uu weight was 74.5% on 2026-11-12 05:00:00"));
    }

    #[test]
    fn without_a_reference_nothing_is_known_and_nothing_told() {
        assert_eq!(title(&animal(0.85, 0.0).weighed("2026-11-12 10:00", 5.0)), None);
        assert_eq!(title(&animal(0.85, 0.0).restricted("2026-11-11 09:00", 20.0)), None);
    }

    #[test]
    fn the_share_for_all_labs_is_a_setting() {
        let inputs = animal(0.5, 0.0).restricted("2026-11-11 09:00", 20.0).weighed("2026-11-12 10:00", 15.2);
        let told =
            |setting| underweight(&Control::new(&inputs, &now("2026-11-12 12:00")), "uu", smallest_share(setting));
        assert_eq!(told(None).as_deref(), Some("ATTENTION: uu weight was 76.0% on 2026-11-12 10:00:00"));
        assert_eq!(told(Some("0.6")), None);
    }

    fn missing(inputs: &Inputs, last: Option<(&str, f64)>, time: &str) -> Option<(String, String)> {
        let server = now(time);
        let ann = Animal { nickname: "uu".into(), user: "ann".into() };
        water_missing(
            &Control::new(inputs, &server),
            &ann,
            last.map(|(when, volume)| (at(when), volume)),
            &server,
            &server,
        )
    }

    #[test]
    fn water_is_missing_23_hours_after_the_last() {
        let inputs = animal(0.85, 0.0).restricted("2026-06-01 09:00", 20.0).weighed("2026-06-01 09:00", 20.0);
        let last = Some(("2026-06-03 12:00", 0.5));
        assert_eq!(missing(&inputs, last, "2026-06-04 10:00"), None);
        let (title, details) = missing(&inputs, last, "2026-06-04 11:00").expect("it is 23 hours");
        assert_eq!(title, "0.8 mL remaining for uu");
        let told = "Mouse: uu\nUser: ann\nDate: 2026-06-04 11:00:00\nLast water: 0.50 mL at 2026-06-03 12:00:00\n\
                    Remaining: 0.8 mL\nDelay: 23.0 hours\n";
        assert_eq!(details, told);
    }

    #[test]
    fn water_that_was_given_or_a_restriction_of_today_or_none_is_no_reason() {
        let inputs = animal(0.85, 0.0).restricted("2026-06-01 09:00", 20.0).weighed("2026-06-01 09:00", 20.0);
        let had = inputs.clone().given("2026-06-04 08:00", Some(0.8));
        assert_eq!(missing(&had, Some(("2026-06-01 08:00", 0.8)), "2026-06-04 11:00"), None);
        let today = animal(0.85, 0.0).weighed("2026-06-01 09:00", 20.0).restricted("2026-06-04 00:00", 20.0);
        assert_eq!(missing(&today, Some(("2026-06-02 12:00", 1.0)), "2026-06-04 23:30"), None);
        let free = animal(0.85, 0.0).weighed("2026-06-01 09:00", 20.0);
        assert_eq!(missing(&free, Some(("2026-06-02 12:00", 1.0)), "2026-06-04 23:30"), None);
    }

    #[test]
    fn an_animal_that_never_got_water_waits_since_its_restriction_began() {
        let inputs = animal(0.85, 0.0).restricted("2026-06-03 12:00", 20.0).weighed("2026-06-03 12:00", 20.0);
        assert_eq!(missing(&inputs, None, "2026-06-04 10:00"), None);
        let (_, details) = missing(&inputs, None, "2026-06-04 11:00").expect("it is 23 hours");
        assert!(details.contains("Last water: none; restricted since 2026-06-03 12:00:00\n"), "{details}");
    }

    fn unweighed(inputs: &Inputs, time: &str) -> Option<String> {
        let server = RequestTime { now: at(time), zone: Tz::UTC };
        not_weighed(&Control::new(inputs, &server), "uu")
    }

    #[test]
    fn a_restricted_animal_without_a_weighing_of_the_day_is_told() {
        let inputs = animal(0.85, 0.0).restricted("2026-06-01 09:00", 20.0).weighed("2026-06-03 23:00", 20.0);
        let told = "ATTENTION: subject \"uu\" weighing missing for 2026-06-04";
        assert_eq!(unweighed(&inputs, "2026-06-04 18:00").as_deref(), Some(told));
        assert_eq!(unweighed(&inputs.weighed("2026-06-04 08:00", 19.0), "2026-06-04 18:00"), None);
        assert_eq!(unweighed(&animal(0.85, 0.0), "2026-06-04 18:00"), None);
    }

    #[test]
    fn on_the_first_day_a_reference_weight_stands_for_a_weighing() {
        let with = animal(0.85, 0.0).restricted("2026-06-04 09:00", 20.0);
        assert_eq!(unweighed(&with, "2026-06-04 18:00"), None);
        assert!(unweighed(&with, "2026-06-05 18:00").is_some());
        let without = animal(0.85, 0.0).restricted("2026-06-04 09:00", 0.0);
        assert!(unweighed(&without, "2026-06-04 18:00").is_some());
    }
}
