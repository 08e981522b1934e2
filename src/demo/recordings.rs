//! Where in the brain it was recorded: probes with their trajectories and channels, and fields of
//! view with their places.

use super::{
    animals::{Animal, Study},
    brain::region,
    care::action,
    datasets::files,
    rows::{Dice, Rows, at, id, round, with},
    sessions::Session,
};
use chrono::{NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use std::io;

/// What a probe into visual cortex passes, from the tip up: the last micrometre of each region.
const TRACK: [(&str, f64); 8] = [
    ("LP", 500.0),
    ("TH", 700.0),
    ("DG", 1300.0),
    ("CA1", 1900.0),
    ("VISp6a", 2200.0),
    ("VISp5", 2600.0),
    ("VISp4", 2800.0),
    ("VISp2/3", 3200.0),
];

/// Depth of the tip, micrometres.
const DEPTH: f64 = 3400.0;

/// Probes that stay, then everything of every session.
pub fn write(rows: &mut Rows, animals: &[Animal], sessions: &[Session]) -> io::Result<()> {
    for animal in animals.iter().filter(|animal| animal.line.study == Study::ChronicProbe) {
        write_chronic(rows, animal)?;
    }
    for session in sessions {
        for (number, view) in session.views().iter().enumerate() {
            if session.probed() {
                write_probe(rows, session, view, number)?
            } else {
                write_field(rows, session, view, number)?
            }
        }
    }
    Ok(())
}

/// A session's datasets in the folders of one of its views.
fn datasets(session: &Session, view: &str) -> Vec<String> {
    let within = |collection: &str| collection.split('/').nth(1) == Some(view);
    files(session).into_iter().filter(|file| within(&file.collection)).map(|file| file.id).collect()
}

fn write_chronic(rows: &mut Rows, animal: &Animal) -> io::Result<()> {
    let Some(context) = &animal.context else { return Ok(()) };
    let key = id("actions.chronicrecording", &animal.nickname);
    let start = at(context.surgery, animal.lab.opens + 60);
    let end = animal.death.map(|death| at(death, animal.lab.opens));
    let procedures = ["Ephys recording with chronic probe(s)"];
    let fields = action(animal, Some(animal.lab.surgery_room), &procedures, start, end, "");
    rows.described("actions.chronicrecording", key.clone(), with(fields, json!({ "name": "probe00" })))?;
    let fields = json!({ "serial": serial(&animal.nickname), "model": id("experiments.probemodel", "NP2.4") });
    rows.row("experiments.chronicinsertion", key.clone(), fields)?;
    let planned = entry(&mut Dice::of("track", &animal.nickname), 0);
    write_trajectory(rows, (Value::Null, json!(key)), &animal.nickname, 10, planned, start).map(drop)
}

fn write_probe(rows: &mut Rows, session: &Session, name: &str, number: usize) -> io::Result<()> {
    let animal = session.animal;
    let chronic = animal.line.study == Study::ChronicProbe;
    let key = id("experiments.probeinsertion", &format!("{} {name}", session.id));
    let model = if chronic { "NP2.4" } else { ["3B2", "NP2.1"][number % 2] };
    let seen = session.end + TimeDelta::hours(2);
    let mut dice = Dice::of("insertion", &key);
    let fields = json!({
        "name": name, "session": session.id, "model": id("experiments.probemodel", model),
        "serial": serial(if chronic { &animal.nickname } else { &animal.lab.rigs[2][number..] }), "auto_datetime": seen,
        "chronic_insertion": chronic.then(|| id("actions.chronicrecording", &animal.nickname)),
        "datasets": datasets(session, name),
        "json": { "qc": dice.pick(&["PASS", "PASS", "WARNING", "NOT_SET"]), "n_units": 150 + dice.below(500) },
    });
    rows.described("experiments.probeinsertion", key.clone(), fields)?;

    let place = entry(&mut Dice::of("track", if chronic { &animal.nickname } else { &key }), number);
    let near = |dice: &mut Dice, reach: f64| place.map(|along| round(along + dice.between(-reach, reach), 1));
    let to = (json!(key), Value::Null);
    write_trajectory(rows, to.clone(), &key, 10, place, session.start - TimeDelta::days(1))?;
    if !chronic {
        write_trajectory(rows, to.clone(), &key, 30, near(&mut dice, 40.0), session.start)?;
    }
    // Sections tell the truth once the brain has been looked at.
    let Some(death) = animal.death else { return Ok(()) };
    let sliced = at(death, 12 * 60) + TimeDelta::days(8);
    write_trajectory(rows, to.clone(), &key, 50, near(&mut dice, 80.0), sliced)?;
    let truth = near(&mut dice, 80.0);
    let aligned = write_trajectory(rows, to, &key, 70, truth, sliced + TimeDelta::days(3))?;
    let lateral = [43.0, 11.0, 59.0, 27.0];
    for channel in 0..16 {
        let axial = 20.0 + 210.0 * channel as f64;
        let passed = TRACK.iter().find(|passed| axial <= passed.1).map_or("root", |passed| passed.0);
        let fields = json!({
            "axial": axial, "lateral": lateral[channel % 4], "x": truth[0], "y": truth[1],
            "z": round(truth[2] - DEPTH + axial, 1), "brain_region": region(passed), "trajectory_estimate": aligned,
        });
        let name = format!("{aligned} {channel}");
        rows.described("experiments.channel", id("experiments.channel", &name), fields)?;
    }
    Ok(())
}

/// Where a probe enters the brain, micrometres from bregma: right, front, up.
fn entry(dice: &mut Dice, number: usize) -> [f64; 3] {
    let side = if number == 0 { -1.0 } else { 1.0 };
    [side * round(dice.between(2000.0, 2700.0), 0), -round(dice.between(2200.0, 3600.0), 0), -200.0]
}

/// Writes a trajectory of a probe for a session or of one that stays; gives its key.
fn write_trajectory(
    rows: &mut Rows,
    (session_probe, chronic_probe): (Value, Value),
    probe: &str,
    provenance: i64,
    [x, y, z]: [f64; 3],
    found: NaiveDateTime,
) -> io::Result<String> {
    let key = id("experiments.trajectoryestimate", &format!("{probe} {provenance}"));
    let system = match provenance {
        10 => "Needles-Allen",
        30 => "Manipulator",
        _ => "IBL-Allen",
    };
    let fields = json!({
        "probe_insertion": session_probe, "chronic_insertion": chronic_probe, "x": x, "y": y, "z": z, "depth": DEPTH,
        "theta": 15.0, "phi": if x < 0.0 { 180.0 } else { 0.0 }, "roll": 0.0, "provenance": provenance,
        "coordinate_system": id("experiments.coordinatesystem", system), "datetime": found, "json": null,
    });
    rows.row("experiments.trajectoryestimate", key.clone(), fields)?;
    Ok(key)
}

fn serial(of: &str) -> String {
    format!("{}", 19_000_000_000 + Dice::of("serial", of).below(999_999_999))
}

fn write_field(rows: &mut Rows, session: &Session, name: &str, number: usize) -> io::Result<()> {
    let stack = id("experiments.imagingstack", &session.id);
    if number == 0 {
        rows.described("experiments.imagingstack", stack.clone(), json!({}))?;
    }
    let key = id("experiments.fov", &format!("{} {name}", session.id));
    let fields = json!({
        "name": name, "session": session.id, "imaging_type": id("experiments.imagingtype", "mesoscope"), "stack": stack,
        "datasets": datasets(session, name), "json": { "frame_rate": 7.5 },
    });
    rows.described("experiments.fov", key.clone(), fields)?;
    let mut dice = Dice::of("field", &key);
    let (left, back) = (round(dice.between(-3000.0, -2400.0), 0), round(dice.between(-3600.0, -3000.0), 0));
    let depth = -300.0 - 60.0 * number as f64;
    for (provenance, regions, shift) in [("E", &["VISp"][..], 0.0), ("L", &["VISp", "VISam"], 35.0)] {
        let (left, back) = (left + shift, back - shift);
        let fields = json!({
            "field_of_view": key, "provenance": provenance, "default_provenance": provenance == "L",
            "coordinate_system": id("experiments.coordinatesystem", "IBL-Allen"),
            "auto_datetime": session.end + TimeDelta::hours(3), "x": [left, left + 600.0, left, left + 600.0],
            "y": [back + 600.0, back + 600.0, back, back], "z": [depth, depth, depth, depth], "n_xyz": [512, 512, 1],
            "brain_region": regions.iter().map(|acronym| region(acronym)).collect::<Vec<_>>(),
        });
        let name = format!("{key} {provenance}");
        rows.described("experiments.fovlocation", id("experiments.fovlocation", &name), fields)?;
    }
    Ok(())
}
