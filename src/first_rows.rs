//! The rows that every Alyx database begins with: what defaults of the spec name.

use serde_json::json;

/// Key of the species `Laboratory mouse`, the same in every installation.
pub const MOUSE: &str = "60f915ba-bdf4-444a-ada0-be7ebd3c1826";

/// A fixture with a lab, a species, and an unknown dataset type and data format. `lab` is the key of
/// the lab that new subjects get.
pub fn fixture(lab: &str, time_zone: &str) -> Vec<u8> {
    let rows = json!([
        {"model": "misc.lab", "pk": lab, "fields": {"name": "defaultlab", "timezone": time_zone}},
        {"model": "subjects.species", "pk": MOUSE,
         "fields": {"name": "Mus musculus", "nickname": "Laboratory mouse"}},
        {"model": "data.datasettype", "pk": "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e01", "fields": {"name": "unknown", "filename_pattern": null}},
        {"model": "data.dataformat", "pk": "0d4a9b1e-52f5-4c3e-9c67-6b1f1a3d8e02", "fields": {"name": "unknown"}},
    ]);
    rows.to_string().into_bytes()
}
