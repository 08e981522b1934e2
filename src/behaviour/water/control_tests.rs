//! The rules of water control by worked examples.

use super::{
    When,
    control::{SMALLEST_SHARE, WaterGiven},
    sample::{animal, at, clock, close, exact, noon, now},
};
use chrono_tz::Tz;
use specimen::request_time::RequestTime;

use super::Control;

#[test]
fn weighings_and_water_are_read_on_the_labs_clock_and_restrictions_on_the_servers() {
    let inputs = animal(0.85, 0.0)
        .lab_in("America/New_York")
        .restricted("2026-05-04 02:00", 0.0)
        .weighed("2026-05-04 02:00", 25.0)
        .weighed("2026-05-05 03:30", 24.0)
        .given("2026-05-05 03:00", Some(1.0));
    let control = inputs.control();
    let days = [
        ("2026-05-02", 0.0, None, false, 0.0),
        ("2026-05-03", 25.0, Some(25.0), false, 0.0),
        ("2026-05-04", 24.0, Some(24.0), true, 1.0),
        ("2026-05-05", 24.0, None, true, 0.0),
    ];
    for (day, weight, weighing, restricted, given) in days {
        let when = noon(day);
        assert_eq!(control.weight(when), weight, "{day}");
        assert_eq!(control.weighing_at(when), weighing, "{day}");
        assert_eq!(control.is_restricted(when), restricted, "{day}");
        assert_eq!(control.given_water(when).total, given, "{day}");
    }
}

#[test]
fn the_start_of_a_restriction_is_shown_on_the_servers_clock() {
    let inputs = animal(0.85, 0.0).lab_in("America/New_York").restricted("2026-05-04 02:00", 25.0);
    let server = RequestTime { now: at("2026-05-06 12:00"), zone: Tz::Asia__Tokyo };
    let figures = Control::new(&inputs, &server).figures_now();
    assert_eq!(figures.last_water_restriction, Some(clock("2026-05-04 11:00")));
}

#[test]
fn now_is_a_time_on_the_labs_clock() {
    let inputs = animal(0.85, 0.0).lab_in("Asia/Tokyo");
    assert_eq!(Control::new(&inputs, &now("2026-05-04 20:00")).clock(When::Now), clock("2026-05-05 05:00"));
}

#[test]
fn a_restriction_is_in_force_from_the_start_of_its_day_to_the_time_of_its_end() {
    let inputs = animal(0.85, 0.0).restricted_until("2026-05-04 09:00", "2026-05-06 18:00", 25.0);
    let control = inputs.control();
    let restricted = |text: &str| control.is_restricted(When::At(clock(text)));
    assert!(!restricted("2026-05-03 23:59"));
    assert!(restricted("2026-05-04 00:00"));
    assert!(restricted("2026-05-06 18:00"));
    assert!(!restricted("2026-05-06 18:01"));
    assert_eq!(control.in_force(noon("2026-05-05")), Some(clock("2026-05-04 09:00")));
}

#[test]
fn an_open_restriction_behind_a_later_ended_one_is_not_in_force() {
    let inputs = animal(0.85, 0.0).restricted("2026-05-01 09:00", 25.0).restricted_until(
        "2026-05-10 09:00",
        "2026-05-11 09:00",
        24.0,
    );
    let control = inputs.control();
    assert!(control.is_restricted(noon("2026-05-09")));
    assert!(!control.is_restricted(noon("2026-05-12")));
}

#[test]
fn of_two_open_restrictions_the_later_counts_from_its_day_on() {
    let inputs = animal(0.85, 0.0).restricted("2026-05-01 09:00", 25.0).restricted("2026-05-10 14:00", 24.0);
    let control = inputs.control();
    assert_eq!(control.in_force(noon("2026-05-09")), Some(clock("2026-05-01 09:00")));
    assert_eq!(control.reference_weight(noon("2026-05-09")), 25.0);
    assert_eq!(control.in_force(noon("2026-05-10")), Some(clock("2026-05-10 14:00")));
    assert_eq!(control.reference_weight(noon("2026-05-10")), 24.0);
}

#[test]
fn each_period_has_its_reference_and_that_of_the_last_holds_on() {
    let inputs = animal(0.85, 0.0).restricted_until("2026-05-01 09:00", "2026-05-03 18:00", 25.0).restricted_until(
        "2026-05-10 09:00",
        "2026-05-12 09:00",
        24.0,
    );
    let control = inputs.control();
    for (day, reference, restricted) in [
        ("2026-04-30", 0.0, false),
        ("2026-05-01", 25.0, true),
        ("2026-05-03", 25.0, true),
        ("2026-05-04", 0.0, false),
        ("2026-05-09", 0.0, false),
        ("2026-05-10", 24.0, true),
        ("2026-05-11", 24.0, true),
        ("2026-05-12", 24.0, false),
        ("2026-06-30", 24.0, false),
    ] {
        assert_eq!(control.reference_weight(noon(day)), reference, "{day}");
        assert_eq!(control.is_restricted(noon(day)), restricted, "{day}");
    }
}

#[test]
fn a_reference_that_was_not_set_is_weighed_and_ends_with_the_restriction() {
    let inputs = animal(0.85, 0.0)
        .weighed("2026-05-09 20:00", 25.0)
        .weighed("2026-05-11 09:00", 23.0)
        .restricted_until("2026-05-10 09:00", "2026-05-12 18:00", 0.0);
    let control = inputs.control();
    assert_eq!(control.reference_weight(noon("2026-05-10")), 25.0);
    assert_eq!(control.reference_weight(noon("2026-05-12")), 25.0);
    assert_eq!(control.reference_weight(noon("2026-05-13")), 0.0);
}

#[test]
fn a_restriction_that_ends_before_it_starts_is_never_in_force_but_has_a_reference() {
    let inputs = animal(0.85, 0.0).restricted_until("2026-05-04 09:00", "2026-05-03 09:00", 25.0);
    let control = inputs.control();
    for (text, reference) in [("2026-05-04 08:59", 0.0), ("2026-05-04 09:00", 25.0), ("2026-06-01 09:00", 25.0)] {
        let when = When::At(clock(text));
        assert!(!control.is_restricted(when), "{text}");
        assert_eq!(control.reference_weight(when), reference, "{text}");
    }
}

#[test]
fn the_reference_of_a_restriction_ahead_holds_when_no_time_is_asked_for() {
    let inputs = animal(0.85, 0.0).restricted("2026-05-04 09:00", 25.0);
    let control = Control::new(&inputs, &now("2026-05-01 12:00"));
    assert_eq!(control.reference_weight(When::Now), 25.0);
    assert_eq!(control.reference_weight(noon("2026-05-01")), 0.0);
    assert_eq!(control.in_force(When::Now), None);
}

#[test]
fn an_implant_after_the_end_of_a_restriction_shrinks_its_reference() {
    let inputs = animal(0.85, 0.0)
        .implanted("2026-04-01 09:00", 1.0)
        .restricted_until("2026-05-01 09:00", "2026-05-10 09:00", 25.0)
        .implanted("2026-05-20 09:00", 2.0);
    let control = inputs.control();
    assert_eq!(control.reference_weight(noon("2026-05-05")), 24.0);
    assert_eq!(control.reference_weight(noon("2026-05-15")), 24.0);
    assert_eq!(control.reference_weight(noon("2026-05-20")), 23.0);
}

#[test]
fn zscore_weight_keeps_an_animals_place_among_its_like() {
    let spring = |sex: &str| animal(0.0, 0.85).born(sex, "2026-01-01").restricted("2026-05-04 09:00", 25.0);
    let (male, unknown) = (spring("M"), spring("U"));
    close(male.control().zscore_weight(noon("2026-05-04")), 25.0);
    close(male.control().zscore_weight(noon("2026-06-01")), 25.322727);
    close(unknown.control().zscore_weight(noon("2026-06-01")), 26.36);

    let young = animal(0.0, 0.85).born("F", "2026-04-25").restricted("2026-05-04 09:00", 14.0);
    close(young.control().zscore_weight(noon("2026-06-01")), 16.833333);

    let implanted = animal(0.0, 0.85)
        .born("F", "2026-01-01")
        .implanted("2026-03-01 09:00", 1.1)
        .restricted("2026-05-04 09:00", 22.1);
    close(implanted.control().zscore_weight(noon("2026-06-01")), 21.76);
}

#[test]
fn ages_count_in_whole_days_from_noon_of_birth() {
    let inputs = animal(0.0, 0.85).born("M", "2026-01-01").restricted("2026-02-05 11:00", 20.0);
    let control = inputs.control();
    close(control.zscore_weight(When::At(clock("2026-02-05 11:00"))), 20.0);
    close(control.zscore_weight(noon("2026-02-05")), 22.918182);
    close(control.zscore_weight(noon("2026-03-05")), 28.127273);
    close(control.zscore_weight(noon("2026-12-05")), 36.686364);
}

#[test]
fn expected_smallest_and_relative_weight_by_the_labs_shares() {
    let plain = |weight| animal(0.85, 0.0).restricted("2026-05-04 09:00", 25.0).weighed("2026-05-04 10:00", weight);
    let aged = |r, z, weight| {
        animal(r, z).born("M", "2026-01-01").restricted("2026-05-04 09:00", 25.0).weighed("2026-05-04 10:00", weight)
    };
    let implanted = animal(0.85, 0.0).implanted("2026-03-01 09:00", 1.5).restricted("2026-05-04 09:00", 26.5);
    let rows = [
        (plain(21.0), "2026-05-04", 25.0, 21.25, 84.0, 85.0),
        (plain(21.4), "2026-05-04", 25.0, 21.25, 85.6, 85.0),
        (plain(21.75), "2026-05-04", 25.0, 21.25, 87.0, 85.0),
        (aged(0.0, 0.85, 21.5), "2026-06-01", 25.322727, 21.524318, 84.903967, 85.0),
        (aged(0.5, 0.35, 21.0), "2026-05-04", 25.0, 21.25, 84.0, 85.0),
        (aged(0.0, 0.0, 20.0), "2026-05-04", 0.0, 0.0, 0.0, 75.0),
        (implanted, "2026-05-04", 26.5, 22.75, -6.0, 85.0),
    ];
    for (inputs, day, expected, smallest, percentage, limit) in rows {
        let control = inputs.control();
        close(control.expected_weight(noon(day)), expected);
        close(control.min_weight(noon(day)), smallest);
        close(control.percentage_weight(noon(day)), percentage);
        close(control.min_percentage(SMALLEST_SHARE), limit);
    }
}

#[test]
fn an_implant_without_a_weighing_makes_a_negative_percentage() {
    let inputs = animal(0.85, 0.0).implanted("2026-03-01 09:00", 1.5).restricted("2026-05-04 09:00", 25.0);
    let control = inputs.control();
    let when = noon("2026-05-04");
    close(control.expected_weight(when), 25.0);
    close(control.min_weight(when), 21.475);
    close(control.percentage_weight(when), -6.382979);
    exact(control.expected_water(when), -0.075);
}

#[test]
fn mixed_shares_and_changing_implants() {
    let inputs = animal(0.5, 0.35)
        .born("M", "2026-01-01")
        .implanted("2026-03-01 09:00", 1.2)
        .implanted("2026-05-20 09:00", 2.0)
        .restricted("2026-05-04 09:00", 26.2)
        .weighed("2026-05-19 09:00", 23.0)
        .weighed("2026-06-01 09:00", 23.5)
        .weighed("2026-06-02 09:00", 22.6);
    let control = inputs.control();
    let rows = [
        ("2026-02-28", [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        ("2026-03-01", [0.0, 0.0, 0.0, 1.2, 1.2, 1.2, 0.0, -0.06]),
        ("2026-05-19", [23.0, 25.0, 25.181818, 1.2, 26.274866, 22.513636, 86.939646, 0.872]),
        ("2026-05-20", [23.0, 25.0, 25.181818, 2.0, 27.074866, 23.313636, 83.749200, 1.05]),
        ("2026-06-01", [23.5, 25.0, 25.322727, 2.0, 27.132888, 23.362955, 85.545283, 0.86]),
        ("2026-06-02", [22.6, 25.0, 25.322727, 2.0, 27.132888, 23.362955, 81.964318, 1.03]),
    ];
    for (day, [weight, reference, zscore, implant, expected, smallest, percentage, water]) in rows {
        let when = noon(day);
        close(control.weight(when), weight);
        close(control.reference_weight(when), reference);
        close(control.zscore_weight(when), zscore);
        close(control.implant(when), implant);
        close(control.expected_weight(when), expected);
        close(control.min_weight(when), smallest);
        close(control.percentage_weight(when), percentage);
        close(control.expected_water(when), water);
    }
}

#[test]
fn water_is_due_by_body_weight_and_more_below_the_smallest() {
    let inputs = animal(0.85, 0.0)
        .restricted("2026-05-04 09:00", 25.0)
        .weighed("2026-05-04 09:00", 25.0)
        .weighed("2026-05-05 09:00", 22.0)
        .weighed("2026-05-06 09:00", 21.0)
        .rewarded("2026-05-06 10:00", 0.6)
        .given("2026-05-06 18:00", Some(0.3))
        .given("2026-05-06 19:00", None);
    let control = inputs.control();
    for (day, expected, remaining) in [("2026-05-04", 1.0, 1.0), ("2026-05-05", 0.88, 0.88), ("2026-05-06", 1.05, 0.15)]
    {
        exact(control.expected_water(noon(day)), expected);
        exact(control.remaining_water(noon(day)), remaining);
    }
    let given = WaterGiven { reward: 0.6, supplement: 0.3, total: 0.6 + 0.3 };
    assert_eq!(control.given_water(noon("2026-05-06")), given);
}

#[test]
fn the_implant_takes_no_water() {
    let inputs = animal(0.5, 0.35)
        .born("M", "2026-01-01")
        .implanted("2026-03-01 09:00", 1.2)
        .implanted("2026-05-20 09:00", 2.0)
        .restricted("2026-05-04 09:00", 26.2)
        .weighed("2026-05-19 09:00", 23.0);
    exact(inputs.control().expected_water(noon("2026-05-20")), 1.05);
}

#[test]
fn without_a_restriction_there_is_no_reference_but_water_is_due() {
    let inputs = animal(0.85, 0.0).implanted("2026-03-01 09:00", 2.0).weighed("2026-05-04 09:00", 27.0);
    let control = inputs.control();
    let when = noon("2026-05-04");
    assert_eq!(control.reference_weight(when), 0.0);
    assert_eq!(control.expected_weight(when), 2.0);
    assert_eq!(control.percentage_weight(when), 0.0);
    exact(control.expected_water(when), 1.0);
    assert!(!control.is_restricted(when));
}

#[test]
fn without_a_weighing_no_water_is_due() {
    assert_eq!(animal(0.85, 0.0).control().expected_water(When::Now), 0.0);
}

#[test]
fn without_a_birth_date_the_part_by_age_is_nothing() {
    let born_unknown = |r, z| animal(r, z).restricted("2026-05-04 09:00", 25.0).weighed("2026-05-04 09:00", 24.0);
    let when = noon("2026-05-04");
    assert_eq!(born_unknown(0.0, 0.85).control().percentage_weight(when), 0.0);
    let mixed = born_unknown(0.4, 0.45);
    assert!((mixed.control().expected_weight(when) - 11.76).abs() < 0.01);
    assert_eq!(mixed.control().percentage_weight(when).round(), 204.0);
}

#[test]
fn the_protocol_number_follows_surgeries_and_the_restriction_in_force() {
    let number =
        |inputs: &super::Inputs, operated| Control::new(inputs, &now("2026-05-04 12:00")).protocol_number(operated);
    let fresh = animal(0.85, 0.0);
    assert_eq!(number(&fresh, false), "1");
    assert_eq!(number(&fresh, true), "2");
    assert_eq!(number(&animal(0.85, 0.0).restricted("2026-05-04 20:00", 25.0), true), "3");
    let ended = animal(0.85, 0.0).restricted_until("2026-05-01 09:00", "2026-05-04 11:00", 25.0);
    assert_eq!(number(&ended, true), "2");
    assert_eq!(number(&ended, false), "1");
    assert_eq!(number(&animal(0.85, 0.0).restricted("2026-05-05 00:00", 25.0), true), "2");
}

#[test]
fn lists_show_the_figures_of_the_moment() {
    let inputs = animal(0.85, 0.0)
        .implanted("2026-03-01 09:00", 1.0)
        .restricted("2026-05-04 09:00", 26.0)
        .weighed("2026-05-05 09:00", 24.0)
        .given("2026-05-06 08:00", Some(0.5));
    let figures = Control::new(&inputs, &now("2026-05-06 12:00")).figures_now();
    exact(figures.reference_weight, 25.0);
    assert_eq!(figures.last_water_restriction, Some(clock("2026-05-04 09:00")));
    exact(figures.expected_water, 0.92);
    exact(figures.remaining_water, 0.42);
}

#[test]
fn the_weighing_of_the_reference_is_needed_only_where_no_reference_is_set() {
    let day = |inputs: &super::Inputs| Control::new(inputs, &now("2026-05-20 12:00")).reference_day();
    assert_eq!(day(&animal(0.85, 0.0)), None);
    assert_eq!(day(&animal(0.85, 0.0).restricted("2026-05-04 09:00", 25.0)), None);
    let weighed = animal(0.85, 0.0).restricted("2026-05-04 09:00", 0.0);
    assert_eq!(day(&weighed), Some(super::sample::day("2026-05-04")));
    // The set reference of a restriction ahead comes first.
    assert_eq!(day(&weighed.restricted("2026-06-04 09:00", 25.0)), None);
    assert_eq!(day(&animal(0.85, 0.0).restricted_until("2026-05-04 09:00", "2026-05-05 09:00", 0.0)), None);
}
