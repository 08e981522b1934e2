//! What is done for and to the animals apart from sessions: surgeries, injections, handling, water
//! restriction, weighings and what they drink.

use super::{
    animals::{Animal, IMPLANT, Study, last_day},
    rows::{Dice, Rows, after, at, id, ids, round, with},
    sessions,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use std::io;

/// The fields that all actions share; the animal's owner did it.
pub fn action(
    animal: &Animal,
    place: Option<&str>,
    procedures: &[&str],
    start: NaiveDateTime,
    end: Option<NaiveDateTime>,
    narrative: &str,
) -> Value {
    json!({
        "subject": animal.id(), "location": place.map(|place| id("misc.lablocation", place)),
        "lab": id("misc.lab", animal.lab.name), "narrative": narrative, "start_time": start, "end_time": end,
        "users": ids("misc.labmember", &[animal.owner]), "procedures": ids("actions.proceduretype", procedures),
    })
}

/// Everything of all animals.
pub fn write(rows: &mut Rows, animals: &[Animal]) -> io::Result<()> {
    for animal in animals {
        if let Some(context) = &animal.context {
            surgery(rows, animal, context.surgery)?;
            for days in [1, 2] {
                let start = at(after(context.surgery, 4 + days), animal.lab.opens + 60);
                let minutes = TimeDelta::minutes(10 * days as i64);
                let fields = action(animal, Some(animal.lab.rigs[0]), &["Handling"], start, Some(start + minutes), "");
                let key = id("actions.otheraction", &format!("{} {days}", animal.nickname));
                rows.described("actions.otheraction", key, fields)?;
            }
            restriction(rows, animal)?;
        }
        weighings(rows, animal)?;
    }
    Ok(())
}

fn surgery(rows: &mut Rows, animal: &Animal, on: NaiveDate) -> io::Result<()> {
    let (procedures, injected): (&[&str], bool) = match animal.line.study {
        Study::Probes => (&["Headplate implant", "Craniotomy"], true),
        Study::ChronicProbe => (&["Headplate implant", "Chronic implant"], false),
        Study::Microscope => (&["Headplate implant", "Cranial window"], false),
        Study::Behavior => (&["Headplate implant"], false),
    };
    let start = at(on, animal.lab.opens + 30);
    let place = Some(animal.lab.surgery_room);
    let more = json!({ "outcome_type": "r", "implant_weight": IMPLANT });
    let narrative = "Isoflurane, carprofen. Recovered well.";
    let fields = action(animal, place, procedures, start, Some(start + TimeDelta::minutes(110)), narrative);
    rows.described("actions.surgery", id("actions.surgery", &animal.nickname), with(fields, more))?;
    if !injected {
        return Ok(());
    }
    let more = json!({
        "virus_batch": format!("AAV-{}", 100 + Dice::of("virus", &animal.nickname).below(40)),
        "injection_volume": 0.3, "rate_of_injection": 0.05, "injection_type": "P",
    });
    let start = start + TimeDelta::minutes(40);
    let fields = action(animal, place, &["Virus injection"], start, Some(start + TimeDelta::minutes(20)), "");
    rows.described("actions.virusinjection", id("actions.virusinjection", &animal.nickname), with(fields, more))
}

/// The restriction with a day's water: what is earned in a session, and the rest as a gel.
fn restriction(rows: &mut Rows, animal: &Animal) -> io::Result<()> {
    let Some(context) = &animal.context else { return Ok(()) };
    let user = id("misc.labmember", animal.owner);
    let close = animal.lab.opens + 8 * 60;
    let start = at(context.start, animal.lab.opens);
    let end = (!context.lasts()).then(|| at(context.end, close));
    let more = json!({
        "reference_weight": round(animal.weight(context.start), 1), "water_type": id("actions.watertype", "Water 10% Sucrose"),
    });
    let fields = action(animal, None, &["Water restriction"], start, end, "");
    rows.described("actions.waterrestriction", id("actions.waterrestriction", &animal.nickname), with(fields, more))?;

    for on in context.start.iter_days().skip(1).take_while(|on| *on <= watered_until(animal)) {
        let mut dice = Dice::of("water", &format!("{} {on}", animal.nickname));
        let mut due = 0.04 * animal.weight(on);
        if context.days().any(|(session, _)| session == on) {
            let earned = round(dice.between(0.3, 1.0) * due, 3);
            due -= earned;
            let fields = json!({
                "user": user, "subject": animal.id(), "date_time": at(on, close - 3),
                "session": sessions::on_day(animal, on), "water_administered": earned,
                "water_type": id("actions.watertype", "Water 10% Sucrose"), "adlib": false,
            });
            let key = id("actions.wateradministration", &format!("{} {on} earned", animal.nickname));
            rows.described("actions.wateradministration", key, fields)?;
        }
        if due < 0.05 {
            continue;
        }
        let fields = json!({
            "user": user, "subject": animal.id(), "date_time": at(on, close), "session": null,
            "water_administered": round(due, 2), "water_type": id("actions.watertype", "Hydrogel"), "adlib": false,
        });
        let key = id("actions.wateradministration", &format!("{} {on} gel", animal.nickname));
        rows.described("actions.wateradministration", key, fields)?;
    }
    if context.lasts() {
        return Ok(());
    }
    let fields = json!({
        "user": user, "subject": animal.id(), "date_time": at(context.end, close + 5), "session": null,
        "water_administered": null, "water_type": id("actions.watertype", "Water"), "adlib": true,
    });
    rows.described("actions.wateradministration", id("actions.wateradministration", &animal.nickname), fields)
}

/// The last day with water by measure.
fn watered_until(animal: &Animal) -> NaiveDate {
    match &animal.context {
        Some(context) if context.lasts() => last_day(),
        Some(context) => context.end,
        None => animal.birth,
    }
}

/// Weekly in the first months, daily under restriction.
fn weighings(rows: &mut Rows, animal: &Animal) -> io::Result<()> {
    let alive = animal.death.unwrap_or(last_day());
    let daily = |on: NaiveDate| {
        animal.context.as_ref().is_some_and(|context| on >= context.start && on <= watered_until(animal))
    };
    for (age, on) in animal.birth.iter_days().enumerate().skip(28).take_while(|(_, on)| *on < alive) {
        let weekly = age % 7 == 0 && age <= 7 * 40;
        if !(weekly || daily(on)) {
            continue;
        }
        let fields = json!({
            "user": id("misc.labmember", animal.owner), "subject": animal.id(),
            "date_time": at(on, animal.lab.opens - 20), "weight": round(animal.weight(on), 1),
        });
        let key = id("actions.weighing", &format!("{} {on}", animal.nickname));
        rows.described("actions.weighing", key, fields)?;
    }
    Ok(())
}
