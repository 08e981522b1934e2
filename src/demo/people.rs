//! The institute: its two labs with rooms, people and projects, and where the data is kept.

use super::rows::{Rows, at, day, id, ids};
use serde_json::json;
use std::io;

/// A lab of the institute.
pub struct Lab {
    pub name: &'static str,
    address: &'static str,
    zone: &'static str,
    /// Nine in the morning there, in minutes after midnight UTC.
    pub opens: u32,
    /// Weight limits: shares of the reference weight, and of that expected for age and sex.
    limits: (f64, f64),
    /// Those who experiment.
    pub members: [&'static str; 2],
    pub surgery_room: &'static str,
    pub rigs: [&'static str; 3],
    /// Computer that records.
    pub computer: &'static str,
}

/// Both labs.
pub static LABS: [Lab; 2] = [
    Lab {
        name: "marchettilab",
        address: "4 Ribeira Road, Harbour Campus",
        zone: "Europe/Lisbon",
        opens: 9 * 60,
        limits: (0.85, 0.0),
        members: ["ines", "tomas"],
        surgery_room: "Surgery Room",
        rigs: ["harbour_box_1", "harbour_box_2", "harbour_ephys"],
        computer: "harbour_acquisition",
    },
    Lab {
        name: "valelab",
        address: "210 Quarry Street, Hill Campus",
        zone: "America/New_York",
        opens: 14 * 60,
        limits: (0.4, 0.4),
        members: ["noor", "jun"],
        surgery_room: "hill_surgery",
        rigs: ["hill_box_1", "hill_box_2", "hill_mesoscope"],
        computer: "hill_acquisition",
    },
];

/// The server that keeps everything.
pub const ARCHIVE: &str = "lysander_archive";

/// Who looks after the animals that nobody works with.
pub const STOCK_MANAGER: &str = "hazel";

/// Username, names, lab (none for guests), role.
const PEOPLE: [(&str, &str, &str, Option<usize>, &str); 8] = [
    ("ottilie", "Ottilie", "Marchetti", Some(0), "Head of lab"),
    ("rufus", "Rufus", "Vale", Some(1), "Head of lab"),
    (STOCK_MANAGER, "Hazel", "Brandt", Some(0), "Animal care"),
    ("ines", "Inês", "Couto", Some(0), "Postdoc"),
    ("tomas", "Tomas", "Lindqvist", Some(0), "Student"),
    ("noor", "Noor", "Haddad", Some(1), "Postdoc"),
    ("jun", "Jun", "Arakaki", Some(1), "Student"),
    ("visitor", "Public", "Visitor", None, ""),
];

/// Projects: name, description, people.
const PROJECTS: [(&str, &str, &[&str]); 4] = [
    ("cortical_maps", "How visual cortex holds evidence during choices", &["ottilie", "ines", "tomas"]),
    ("learning_pace", "Why some mice learn the wheel task faster", &["ottilie", "rufus", "tomas", "jun"]),
    ("thalamic_gating", "What visual thalamus lets through", &["rufus", "noor"]),
    ("institute_core", "Animals and data that the whole institute shares", &["hazel"]),
];

/// Labs, people, projects and repositories.
pub fn write(rows: &mut Rows) -> io::Result<()> {
    let start = day(2023, 1, 9);
    for (user, given, family, lab, _) in PEOPLE {
        // Staff hands its subjects to the stock manager.
        let trusts = if lab.is_some() && user != "ottilie" && user != "rufus" && user != STOCK_MANAGER {
            ids("misc.labmember", &[STOCK_MANAGER])
        } else {
            Vec::new()
        };
        let fields = json!({
            "password": "!", "last_login": null, "is_superuser": false, "username": user, "first_name": given,
            "last_name": family, "email": format!("{user}@lysander.example"), "is_staff": lab.is_some(),
            "is_active": true, "date_joined": at(start, 9 * 60), "is_stock_manager": user == STOCK_MANAGER,
            "is_public_user": lab.is_none(), "groups": [], "user_permissions": [], "allowed_users": trusts,
        });
        rows.row("misc.labmember", id("misc.labmember", user), fields)?;
    }
    for (name, computer) in [(ARCHIVE, false), (LABS[0].computer, true), (LABS[1].computer, true)] {
        let (kind, folder) =
            if computer { ("Acquisition computer", "/rig/data/") } else { ("Fileserver", "/archive/") };
        let fields = json!({
            "repository_type": id("data.datarepositorytype", kind),
            "hostname": format!("{}.lysander.example", name.replace('_', "-")),
            "data_url": (!computer).then_some("https://data.lysander.example/"),
            "timezone": if name == LABS[1].computer { LABS[1].zone } else { LABS[0].zone },
            "globus_path": folder, "globus_endpoint_id": id("endpoint", name), "globus_is_personal": computer,
        });
        rows.named("data.datarepository", name, fields)?;
    }
    for lab in &LABS {
        let fields = json!({
            "institution": "Lysander Institute of Neuroscience", "address": lab.address, "timezone": lab.zone,
            "reference_weight_pct": lab.limits.0, "zscore_weight_pct": lab.limits.1,
            "cage_type": id("misc.cagetype", "Ventilated"), "enrichment": id("misc.enrichment", "Tunnel and nest"),
            "food": id("misc.food", "Maintenance"), "cage_cleaning_frequency_days": 14, "light_cycle": 0,
            "repositories": ids("data.datarepository", &[ARCHIVE, lab.computer]),
        });
        rows.named("misc.lab", lab.name, fields)?;
        for place in lab.rigs.iter().chain([&lab.surgery_room]) {
            rows.named("misc.lablocation", place, json!({ "lab": id("misc.lab", lab.name) }))?;
        }
    }
    for (user, _, _, lab, role) in PEOPLE {
        if let Some(lab) = lab {
            member(rows, user, lab, role, None)?;
        }
    }
    member(rows, STOCK_MANAGER, 1, "Animal care", None)?;
    member(rows, "jun", 0, "Visiting student", Some(day(2024, 3, 29)))?;
    for (name, description, people) in PROJECTS {
        let fields = json!({ "description": description, "users": ids("misc.labmember", people) });
        rows.named("subjects.project", name, fields)?;
    }
    Ok(())
}

fn member(rows: &mut Rows, user: &str, lab: usize, role: &str, end: Option<chrono::NaiveDate>) -> io::Result<()> {
    let lab = LABS[lab].name;
    let fields = json!({
        "user": id("misc.labmember", user), "lab": id("misc.lab", lab), "role": role,
        "start_date": day(2023, 1, 9), "end_date": end,
    });
    rows.described("misc.labmembership", id("misc.labmembership", &format!("{user} {lab}")), fields)
}
