//! What goes on around the data: processing tasks, notes, notices on faulty datasets, downloads and
//! what people are told by mail.

use super::{
    animals::{Animal, last_day},
    datasets::files,
    people::{ARCHIVE, LABS},
    rows::{Dice, Rows, after, at, day, id, ids, round},
    sessions::{Kind, Session},
};
use chrono::TimeDelta;
use serde_json::json;
use std::io;

/// All of it.
pub fn write(rows: &mut Rows, animals: &[Animal], sessions: &[Session]) -> io::Result<()> {
    for session in sessions {
        if session.kind == Kind::Recording {
            write_tasks(rows, session)?;
        }
        if Dice::of("remark", &session.id).chance(15) {
            let remark = ["Wheel squeaks, oiled it.", "Camera slightly out of focus.", "Best session so far."];
            let text = Dice::of("text", &session.id).pick(&remark).to_string();
            write_note(rows, session.animal, ["actions", "session"], &session.id, session.end, &text)?;
        }
    }
    for animal in animals.iter().filter(|animal| animal.lost) {
        let when = at(animal.death.unwrap_or(last_day()), animal.lab.opens);
        write_note(rows, animal, ["subjects", "subject"], &animal.id(), when, "Sent to the veterinarian; no finding.")?;
    }
    write_notices(rows, sessions)?;
    write_downloads(rows, sessions)?;
    write_notifications(rows, animals)
}

fn write_note(
    rows: &mut Rows,
    animal: &Animal,
    kind: [&str; 2],
    object: &str,
    when: chrono::NaiveDateTime,
    text: &str,
) -> io::Result<()> {
    let fields = json!({
        "user": id("misc.labmember", animal.owner), "date_time": when, "text": text, "image": null,
        "content_type": kind, "object_id": object,
    });
    rows.described("misc.note", id("misc.note", object), fields)
}

/// A recording's pipeline: registration, then the tasks that need it.
fn write_tasks(rows: &mut Rows, session: &Session) -> io::Result<()> {
    let mut names = vec!["RegisterRawData", "ExtractTrials", "CompressVideo"];
    names.extend(session.views().iter().map(|_| if session.probed() { "SpikeSorting" } else { "CellDetection" }));
    let fresh = after(session.start.date(), 4) > last_day();
    for (number, name) in names.iter().enumerate() {
        let view = number.checked_sub(3).map(|view| session.views()[view]);
        let mut dice = Dice::of("task", &format!("{} {number}", session.id));
        let status = match (number, fresh) {
            (0, _) => 60,
            (_, true) => 20,
            _ => *dice.pick(&[60, 60, 60, 60, 60, 60, 60, 60, 40, 45, 50, 55]),
        };
        let heavy = view.is_some();
        let log = match status {
            60 => Some("Done."),
            40 => Some("Traceback (most recent call last):\n  File \"pipeline.py\", line 88\nOSError: disk full"),
            _ => None,
        };
        let parent = id("jobs.task", &format!("{} 0", session.id));
        let fields = json!({
            "name": view.map_or(name.to_string(), |view| format!("{name}_{view}")), "priority": 90 - 20 * number.min(3),
            "io_charge": 20 + 10 * number, "level": number.min(1), "gpu": u8::from(heavy), "cpu": if heavy { 4 } else { 1 },
            "ram": if heavy { 32 } else { 4 }, "time_out_secs": if heavy { 28_800 } else { 3600 },
            "time_elapsed_secs": (status == 60).then(|| round(dice.between(5.0, if heavy { 9000.0 } else { 400.0 }), 2)),
            "executable": format!("lys_pipeline.tasks.{name}"), "graph": "lys_pipeline", "status": status, "log": log,
            "session": session.id, "version": "1.4.0", "datetime": session.end + TimeDelta::minutes(45 + 20 * number as i64),
            "arguments": view.map(|view| json!({ "view": view })),
            "data_repository": id("data.datarepository", if heavy { ARCHIVE } else { session.animal.lab.computer }),
            "parents": (number > 0).then_some(parent).as_slice(),
        });
        rows.row("jobs.task", id("jobs.task", &format!("{} {number}", session.id)), fields)?;
    }
    Ok(())
}

fn write_notices(rows: &mut Rows, sessions: &[Session]) -> io::Result<()> {
    let notices = [
        (
            "Wheel sign flipped",
            40,
            "wheel.position",
            "harbour_box_2",
            (2023, 5),
            "The wheel of one box was wired the wrong way round: **multiply by -1**.",
        ),
        ("Dropped video frames", 30, "Camera.raw", "hill", (2023, 7), "A full disk dropped up to 2% of frames."),
        (
            "Unit of amplitudes",
            20,
            "spikes.amps",
            "",
            (2024, 3),
            "Amplitudes are in volts, not microvolts as the first manual said.",
        ),
    ];
    for (name, importance, holds, place, (year, month), description) in notices {
        let (from, to) = (day(year, month, 1), after(day(year, month, 1), 75));
        let touched = sessions.iter().filter(|session| {
            let date = session.start.date();
            date >= from && date <= to && (place.is_empty() || session.animal.lab.rigs[1].starts_with(place))
        });
        let datasets: Vec<String> =
            touched.flat_map(files).filter(|file| file.name.contains(holds)).map(|file| file.id).take(40).collect();
        let fields = json!({
            "description": description, "importance": importance, "created_by": id("misc.labmember", "ines"),
            "created_datetime": at(after(to, 20), 15 * 60), "version_affected": if importance == 20 { "<1.5" } else { "" },
            "affected_date_start": from, "affected_date_end": to, "datasets": datasets,
        });
        rows.named("data.datanotice", name, fields)?;
    }
    Ok(())
}

/// Published data is what others fetch.
fn write_downloads(rows: &mut Rows, sessions: &[Session]) -> io::Result<()> {
    for file in sessions.iter().flat_map(files).filter(|file| file.tag.is_some()) {
        let mut dice = Dice::of("download", &file.id);
        let user = *dice.pick(&["visitor", "visitor", "jun", "noor", "rufus"]);
        if !dice.chance(30) {
            continue;
        }
        let first = at(after(day(2025, 9, 1), dice.below(60)), 10 * 60 + dice.below(300) as u32);
        let count = 1 + dice.below(4);
        let fields = json!({
            "user": id("misc.labmember", user), "dataset": file.id, "first_download": first,
            "last_download": first + TimeDelta::days(count as i64 * 5 - 5), "count": count,
            "projects": ids("subjects.project", if user == "visitor" { &[] } else { &["cortical_maps"] }),
        });
        rows.described("data.download", id("data.download", &format!("{user} {}", file.id)), fields)?;
    }
    Ok(())
}

fn write_notifications(rows: &mut Rows, animals: &[Animal]) -> io::Result<()> {
    for user in LABS.iter().flat_map(|lab| lab.members) {
        for (kind, scope) in [("mouse_underweight", "mine"), ("mouse_not_weighed", "lab"), ("mouse_training", "none")] {
            let fields =
                json!({ "user": id("misc.labmember", user), "notification_type": kind, "subjects_scope": scope });
            let key = id("actions.notificationrule", &format!("{user} {kind}"));
            rows.described("actions.notificationrule", key, fields)?;
        }
    }
    for animal in animals {
        let Some(context) = animal.context.as_ref().filter(|_| Dice::of("mail", &animal.nickname).chance(40)) else {
            continue;
        };
        let when = at(after(context.start, 12), animal.lab.opens + 30);
        let title = format!("{} weight was not entered today", animal.nickname);
        let fields = json!({
            "send_at": when, "sent_at": when + TimeDelta::minutes(5),
            "notification_type": "mouse_not_weighed", "title": title, "message": title, "subject": animal.id(),
            "status": "sent", "users": ids("misc.labmember", &[animal.owner]),
        });
        rows.described("actions.notification", id("actions.notification", &animal.nickname), fields)?;
    }
    Ok(())
}
