//! What every session left on disk: datasets, with revisions and tags, and their copies on the
//! acquisition computer and the archive; brain sections belong to the animal itself.

use super::{
    animals::{Study, last_day},
    people::ARCHIVE,
    rows::{Dice, Rows, at, day, id, round},
    sessions::{Kind, Session, outcome},
};
use serde_json::{Value, json};
use std::io;

/// Name of a file, its dataset type, and about how many megabytes it has.
type Template = (&'static str, &'static str, f64);

const TASK: &[Template] = &[
    ("_lys_trials.table.pqt", "trials.table", 0.04),
    ("_lys_trials.goCue_times.npy", "trials.goCue_times", 0.005),
    ("_lys_wheel.position.npy", "wheel.position", 4.0),
    ("_lys_wheel.timestamps.npy", "wheel.timestamps", 4.0),
];

const TASK_RAW: &[Template] =
    &[("_lys_taskData.raw.json", "taskData.raw", 2.5), ("_lys_taskSettings.raw.json", "taskSettings.raw", 0.01)];

const VIDEO: &[Template] = &[("_lys_leftCamera.raw.mp4", "camera.raw", 900.0)];

const SPIKES: &[Template] = &[
    ("spikes.times.npy", "spikes.times", 60.0),
    ("spikes.clusters.npy", "spikes.clusters", 30.0),
    ("spikes.amps.npy", "spikes.amps", 60.0),
    ("clusters.metrics.pqt", "clusters.metrics", 0.2),
    ("channels.localCoordinates.npy", "channels.localCoordinates", 0.006),
];

const VOLTAGES: &[Template] = &[("_lys_ephysData_g0.ap.cbin", "ephysData.raw.ap", 32_000.0)];

const CALCIUM: &[Template] = &[
    ("mpci.times.npy", "mpci.times", 0.3),
    ("mpci.ROIActivityF.npy", "mpci.ROIActivityF", 350.0),
    ("mpciROIs.stackPos.npy", "mpciROIs.stackPos", 0.02),
    ("mpciMeanImage.images.npy", "mpciMeanImage.images", 2.0),
];

/// Spikes were sorted anew once: the date of the new sorting.
const RESORTED: &str = "2025-06-15";

/// Tags: name, description, whether it protects, whether it makes public, and from which line's data up to when.
const TAGS: [(&str, &str, bool, bool, &str, &str); 2] = [
    ("2024_Q4_Couto_et_al", "Data of the paper on evidence in visual cortex", true, true, "Rbp4", "2024-09-30"),
    ("2025_Q3_Arakaki_preprint", "Data of the preprint on learning pace", false, true, "Ai148", "2024-06-30"),
];

/// One file of a session.
pub struct File {
    pub id: String,
    pub collection: String,
    pub name: &'static str,
    kind: &'static str,
    megabytes: f64,
    revision: Option<&'static str>,
    default: bool,
    pub tag: Option<&'static str>,
}

/// The files of a session.
pub fn files(session: &Session) -> Vec<File> {
    let mut files = Vec::new();
    let mut add = |collection: &str, templates: &[Template], revision: Option<&'static str>, default: bool| {
        for &(name, kind, megabytes) in templates {
            let path = format!("{}/{collection}/{}/{name}", session.folder(), revision.unwrap_or(""));
            let (id, collection) = (id("data.dataset", &path), collection.to_owned());
            files.push(File { id, collection, name, kind, megabytes, revision, default, tag: tag(session) });
        }
    };
    if session.trials.is_some() {
        add("alf", TASK, None, true);
        add("raw_behavior_data", TASK_RAW, None, true);
    }
    if session.kind != Kind::Histology {
        add("raw_video_data", VIDEO, None, true);
    }
    for view in session.views() {
        if session.probed() {
            // Sessions of the first two years were sorted twice; the second sorting counts.
            let resorted = session.start.date() < day(2025, 1, 1);
            add(&format!("alf/{view}"), SPIKES, None, !resorted);
            if resorted {
                add(&format!("alf/{view}"), &SPIKES[..4], Some(RESORTED), true);
            }
            add(&format!("raw_ephys_data/{view}"), VOLTAGES, None, true);
        } else {
            add(&format!("alf/{view}"), CALCIUM, None, true);
        }
    }
    files
}

/// The paper whose data the session belongs to.
fn tag(session: &Session) -> Option<&'static str> {
    let (line, date) = (session.animal.line.nickname, session.start.date().to_string());
    TAGS.iter().find(|tag| session.kind == Kind::Recording && tag.4 == line && date.as_str() <= tag.5).map(|tag| tag.0)
}

/// Revisions, tags, and every session's datasets with their copies.
pub fn write(rows: &mut Rows, sessions: &[Session]) -> io::Result<()> {
    for (name, date) in [(RESORTED, day(2025, 6, 15)), ("2025-11-03", day(2025, 11, 3))] {
        let fields = json!({ "description": "Spikes sorted anew", "created_datetime": at(date, 8 * 60) });
        rows.named("data.revision", name, fields)?;
    }
    for (name, description, protected, public, _, _) in TAGS {
        let fields = json!({ "description": description, "protected": protected, "public": public, "hash": null });
        rows.named("data.tag", name, fields)?;
    }
    for session in sessions {
        for file in files(session) {
            write_file(rows, session, &file)?;
        }
        if session.kind == Kind::Histology {
            write_sections(rows, session)?;
        }
    }
    Ok(())
}

fn write_file(rows: &mut Rows, session: &Session, file: &File) -> io::Result<()> {
    let mut dice = Dice::of("file", &file.id);
    let sorted = file.collection.starts_with("alf/probe");
    let made = match file.revision {
        Some(_) => at(day(2025, 6, 15), 9 * 60 + dice.below(600) as u32),
        None => session.end + chrono::TimeDelta::minutes(30 + dice.below(900) as i64),
    };
    let raw = file.collection.starts_with("raw");
    let fields = json!({
        "name": file.name, "session": session.id, "created_by": id("misc.labmember", session.animal.owner),
        "created_datetime": made, "generating_software": if sorted { "lys_sorter" } else { "lys_extract" },
        "provenance_directory": null, "content_type": null, "object_id": null,
        "file_size": round(file.megabytes * 1e6 * dice.between(0.7, 1.4), 0) as u64, "md5": null,
        "hash": checksum(&file.id), "version": if file.revision.is_some() { "2.0.1" } else { "1.4.0" },
        "collection": file.collection, "dataset_type": id("data.datasettype", file.kind),
        "data_format": format_id(file.name), "revision": file.revision.map(|name| id("data.revision", name)),
        "auto_datetime": made, "default_dataset": file.default, "qc": if raw { 0 } else { outcome(&mut dice) },
        "tags": file.tag.map(|tag| id("data.tag", tag)).as_slice(),
    });
    rows.described("data.dataset", file.id.clone(), fields)?;
    let revision = file.revision.map(|name| format!("#{name}#/")).unwrap_or_default();
    let path = format!("{}/{}/{revision}{}", session.folder(), file.collection, file.name);
    // Computers keep what they recorded for some months; the last days wait for their transfer.
    let age = (last_day() - session.start.date()).num_days();
    write_copy(rows, &file.id, ARCHIVE, &path, age > 3)?;
    write_copy(rows, &file.id, session.animal.lab.computer, &path, age < 120)
}

/// A stack of brain sections, which belongs to the animal and not to a session.
fn write_sections(rows: &mut Rows, session: &Session) -> io::Result<()> {
    let animal = session.animal;
    let name = "_lys_histology.stack.tif";
    let path = format!("{}/Subjects/{}/histology/{name}", animal.lab.name, animal.nickname);
    let key = id("data.dataset", &path);
    let made = session.end + chrono::TimeDelta::days(6);
    let fields = json!({
        "name": name, "session": null, "created_by": id("misc.labmember", animal.owner), "created_datetime": made,
        "generating_software": "slidescan", "provenance_directory": null, "content_type": ["subjects", "subject"],
        "object_id": animal.id(), "file_size": 5_400_000_000_u64, "md5": null, "hash": checksum(&key), "version": "",
        "collection": "histology", "dataset_type": id("data.datasettype", "histology.stack"),
        "data_format": format_id(name), "revision": null, "auto_datetime": made, "default_dataset": true,
        "qc": if animal.line.study == Study::Probes { 10 } else { 0 }, "tags": [],
    });
    rows.described("data.dataset", key.clone(), fields)?;
    write_copy(rows, &key, ARCHIVE, &path, true)
}

fn write_copy(rows: &mut Rows, dataset: &str, repository: &str, path: &str, exists: bool) -> io::Result<()> {
    let fields: Value = json!({
        "dataset": dataset, "data_repository": id("data.datarepository", repository), "relative_path": path,
        "exists": exists,
    });
    rows.described("data.filerecord", id("data.filerecord", &format!("{repository} {path}")), fields)
}

fn format_id(file: &str) -> String {
    id("data.dataformat", file.rsplit('.').next().unwrap_or(file))
}

fn checksum(dataset: &str) -> String {
    id("content", dataset).replace('-', "")
}
