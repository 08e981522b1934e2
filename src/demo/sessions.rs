//! Training and recording sessions: first thought out for an animal, then written. Datasets,
//! insertions and pipelines hang on them.

use super::{
    animals::{Animal, Study},
    care::action,
    rows::{Dice, Rows, at, id, round, with},
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use std::io;

/// One session.
pub struct Session<'a> {
    pub id: String,
    pub animal: &'a Animal,
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub number: usize,
    pub kind: Kind,
    /// Trials and the correct ones among them.
    pub trials: Option<(u64, u64)>,
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Training,
    /// The task, with what the line's study adds.
    Recording,
    /// Stimuli without a task, after a recording.
    Passive,
    Histology,
}

impl Session<'_> {
    /// Names of the probes in the brain or of the fields of view, which are also their folders' names.
    pub fn views(&self) -> &'static [&'static str] {
        match (self.kind, self.animal.line.study) {
            (Kind::Recording, Study::Probes) if self.start.and_utc().timestamp() / 86_400 % 2 == 0 => &["probe00"],
            (Kind::Recording, Study::Probes) => &["probe00", "probe01"],
            (Kind::Recording, Study::ChronicProbe) => &["probe00"],
            (Kind::Recording, Study::Microscope) => &["FOV_00", "FOV_01"],
            _ => &[],
        }
    }

    /// Whether the views are probes.
    pub fn probed(&self) -> bool {
        matches!(self.animal.line.study, Study::Probes | Study::ChronicProbe) && !self.views().is_empty()
    }

    /// Its folder below the lab's subjects.
    pub fn folder(&self) -> String {
        let (lab, day) = (self.animal.lab.name, self.start.date());
        format!("{lab}/Subjects/{}/{day}/{:03}", self.animal.nickname, self.number)
    }
}

/// The sessions of all animals, in order of time for each.
pub fn plan(animals: &[Animal]) -> Vec<Session<'_>> {
    let mut sessions = Vec::new();
    for animal in animals {
        let Some(context) = &animal.context else { continue };
        let mut skill = Dice::of("talent", &animal.nickname).between(0.44, 0.58);
        let hour = animal.lab.opens + 45 * Dice::of("hour", &animal.nickname).below(9) as u32;
        for (on, recording) in context.days() {
            let mut dice = Dice::of("session", &format!("{} {on}", animal.nickname));
            skill += dice.between(0.0, 0.08);
            let all = 180 + dice.below(420) + if recording { 200 } else { 0 };
            let trials = (all, (all as f64 * skill.min(0.94)) as u64);
            let start = at(on, hour) + TimeDelta::seconds(dice.below(1500) as i64);
            let kind = if recording { Kind::Recording } else { Kind::Training };
            sessions.push(session(animal, start, 50 + dice.below(35), 1, kind, Some(trials)));
            if recording && dice.chance(20) && animal.line.study != Study::Behavior {
                sessions.push(session(animal, start + TimeDelta::minutes(95), 20, 2, Kind::Passive, None));
            }
        }
        if let Some(death) = animal.death.filter(|_| !animal.lost && animal.line.study != Study::Behavior) {
            sessions.push(session(animal, at(death, animal.lab.opens), 120, 1, Kind::Histology, None));
        }
    }
    sessions
}

fn session(
    animal: &Animal,
    start: NaiveDateTime,
    minutes: u64,
    number: usize,
    kind: Kind,
    trials: Option<(u64, u64)>,
) -> Session<'_> {
    let id = session_id(animal, start.date(), number);
    Session { id, animal, start, end: start + TimeDelta::minutes(minutes as i64), number, kind, trials }
}

fn session_id(animal: &Animal, on: NaiveDate, number: usize) -> String {
    id("actions.session", &format!("{} {on} {number}", animal.nickname))
}

/// The id of an animal's first session on a day.
pub fn on_day(animal: &Animal, on: NaiveDate) -> String {
    session_id(animal, on, 1)
}

/// Outcome codes: 0 not set, 10 pass, 30 warning, 40 fail, 50 critical.
pub fn outcome(dice: &mut Dice) -> i64 {
    match dice.below(100) {
        0..72 => 10,
        72..82 => 0,
        82..93 => 30,
        93..98 => 40,
        _ => 50,
    }
}

/// All sessions.
pub fn write(rows: &mut Rows, sessions: &[Session]) -> io::Result<()> {
    for session in sessions {
        let animal = session.animal;
        let (rigs, study) = (animal.lab.rigs, animal.line.study);
        let recorded = match study {
            Study::Probes => "Ephys recording with acute probe(s)",
            Study::ChronicProbe => "Ephys recording with chronic probe(s)",
            Study::Microscope => "Imaging",
            Study::Behavior => "Behavior training",
        };
        let (protocol, procedure, rig) = match session.kind {
            Kind::Training => {
                ("lys_wheel_training 2.3.0", "Behavior training", *Dice::of("box", &animal.nickname).pick(&rigs[..2]))
            }
            Kind::Recording => ("lys_wheel_choice 3.1.2", recorded, rigs[if study == Study::Behavior { 1 } else { 2 }]),
            Kind::Passive => ("lys_passive_gratings 1.0.4", recorded, rigs[2]),
            Kind::Histology => ("", "Histology", animal.lab.surgery_room),
        };
        let mut dice = Dice::of("quality", &session.id);
        let (qc, checks) = if session.trials.is_some() { quality(&mut dice) } else { (0, Value::Null) };
        let narrative = *dice.pick(&[
            "",
            "",
            "",
            "",
            "",
            "Calm, worked to the end.",
            "Slow start.",
            "Stopped when the animal lost interest.",
        ]);
        let more = json!({
            "projects": [id("subjects.project", animal.line.project)],
            "parent_session": (session.number > 1).then(|| on_day(animal, session.start.date())),
            "type": "Experiment", "number": session.number, "task_protocol": protocol,
            "n_trials": session.trials.map(|trials| trials.0), "n_correct_trials": session.trials.map(|trials| trials.1),
            "qc": qc, "extended_qc": checks, "auto_datetime": session.end + TimeDelta::hours(6),
            "json": session.trials.map(|_| json!({
                "rig_celsius": round(dice.between(20.5, 24.0), 1), "reward_microliters": round(dice.between(1.5, 3.0), 1),
            })),
        });
        let fields = action(animal, Some(rig), &[procedure], session.start, Some(session.end), narrative);
        rows.described("actions.session", session.id.clone(), with(fields, more))?;
    }
    Ok(())
}

/// An outcome and the shares of trials that passed each check.
fn quality(dice: &mut Dice) -> (i64, Value) {
    let label = |qc: i64| match qc {
        10 => "PASS",
        30 => "WARNING",
        40 => "FAIL",
        50 => "CRITICAL",
        _ => "NOT_SET",
    };
    let (task, video) = (outcome(dice), outcome(dice));
    let checks = json!({
        "task": label(task), "_task_goCue_delays": round(dice.between(0.9, 1.0), 3),
        "_task_reward_volumes": round(dice.between(0.95, 1.0), 3), "_task_trial_length": round(dice.between(0.97, 1.0), 3),
        "videoLeft": label(video), "_videoLeft_dropped_frames": [video <= 10, dice.below(4)],
    });
    (task.max(video), checks)
}
