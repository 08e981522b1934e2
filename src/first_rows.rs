//! The rows that every Alyx database begins with: what defaults of the spec name, and the words that Alyx brings with
//! it, so that a client finds them on every installation. `alyx migrate` makes them in an empty database; the demo
//! colony refers to them; `alyx loaddata` replaces them with an installation's own rows of the same name.

use serde_json::{Map, Value, json};

/// Model, key, what clients name the row by, and its fields. Keys without an equivalent in Alyx are our own. All keys
/// are the same in every installation.
type Row = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const ROWS: &[Row] = &[
    (
        "subjects.species",
        "60f915ba-bdf4-444a-ada0-be7ebd3c1826",
        "Laboratory mouse",
        &[("name", "Mus musculus"), ("nickname", "Laboratory mouse")],
    ),
    ("data.datasettype", "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e01", "unknown", &[("name", "unknown")]),
    ("data.dataformat", "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e02", "unknown", &[("name", "unknown")]),
    (
        "experiments.coordinatesystem",
        "cbc64f28-6aa5-4331-a9fd-7648ffa13876",
        "IBL-Allen",
        &[
            ("name", "IBL-Allen"),
            ("description", "Allen atlas of the mouse brain, origin at bregma. x: right, y: front, z: up positive"),
        ],
    ),
    (
        "experiments.coordinatesystem",
        "3b00d02e-ea91-4a37-9427-d83de37a1b63",
        "Needles-Allen",
        &[
            ("name", "Needles-Allen"),
            ("description", "Allen atlas of the mouse brain, scaled along y and z to living brains, origin at bregma"),
        ],
    ),
    ("experiments.imagingtype", "8c009775-2bff-4de7-baca-c27dc949426e", "mesoscope", &[("name", "mesoscope")]),
    (
        "experiments.probemodel",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e03",
        "3A",
        &[("name", "Neuropixel 3A"), ("probe_model", "3A"), ("probe_manufacturer", "Imec")],
    ),
    (
        "experiments.probemodel",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e04",
        "3B2",
        &[("name", "Neuropixel 3B2"), ("probe_model", "3B2"), ("probe_manufacturer", "Imec")],
    ),
    (
        "experiments.probemodel",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e05",
        "NP2.1",
        &[("name", "Neuropixel 2.0 single shank"), ("probe_model", "NP2.1"), ("probe_manufacturer", "Imec")],
    ),
    (
        "experiments.probemodel",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e06",
        "NP2.4",
        &[("name", "Neuropixel 2.0 four shank"), ("probe_model", "NP2.4"), ("probe_manufacturer", "Imec")],
    ),
    (
        "experiments.probemodel",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e07",
        "Fiber",
        &[("name", "Neurophotometrics Fiber"), ("probe_model", "Fiber"), ("probe_manufacturer", "Neurophotometrics")],
    ),
    ("actions.watertype", "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e08", "Water", &[("name", "Water")]),
    ("actions.watertype", "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e09", "Hydrogel", &[("name", "Hydrogel")]),
    (
        "actions.watertype",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e0a",
        "Water 15% Sucrose",
        &[("name", "Water 15% Sucrose")],
    ),
    (
        "actions.watertype",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e0b",
        "Water 10% Sucrose",
        &[("name", "Water 10% Sucrose")],
    ),
    (
        "actions.watertype",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e0c",
        "Water 2% Citric Acid",
        &[("name", "Water 2% Citric Acid")],
    ),
    (
        "actions.watertype",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e0d",
        "Water 1% Citric Acid",
        &[("name", "Water 1% Citric Acid")],
    ),
    (
        "actions.watertype",
        "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e0e",
        "Hydrogel 5% Citric Acid",
        &[("name", "Hydrogel 5% Citric Acid")],
    ),
];

/// All of them as a fixture. `lab` is the key of the lab that new subjects get; empty: they get none, so there is none.
///
/// Of the brain atlas only the void is here, since channels without a region get it; labs load the atlas of
/// their choice, whose void then takes this one's place.
pub fn fixture(lab: &str, time_zone: &str) -> Vec<u8> {
    let mut rows = vec![json!({"model": "experiments.brainregion", "pk": 0, "fields": {
        "acronym": "void", "name": "void", "lft": 1, "rght": 2, "tree_id": 1, "level": 0}})];
    if !lab.is_empty() {
        rows.push(json!({"model": "misc.lab", "pk": lab, "fields": {"name": "defaultlab", "timezone": time_zone}}));
    }
    rows.extend(named());
    Value::from(rows).to_string().into_bytes()
}

/// Rows that are identified by name: they may be replaced by rows with that name and another key. The lab isn't among
/// them, since a setting has its key; nor the void, whose key is a default.
pub fn replaceable() -> Vec<u8> {
    named().collect::<Value>().to_string().into_bytes()
}

fn named() -> impl Iterator<Item = Value> {
    ROWS.iter().map(|(model, key, _, fields)| {
        let fields: Map<String, Value> = fields.iter().map(|(field, text)| ((*field).into(), (*text).into())).collect();
        json!({"model": model, "pk": key, "fields": fields})
    })
}

/// The key of the row of a model that clients name so.
pub fn key(model: &str, name: &str) -> Option<&'static str> {
    ROWS.iter().find(|row| (row.0, row.2) == (model, name)).map(|row| row.1)
}
