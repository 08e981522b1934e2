//! Recordings as clients see them, on both databases: what a new installation begins with, stacks in the order of their
//! slices, and locations by the numbers that they hold.

use crate::support::{home::Home, server::Server};
use serde_json::{Value, json};

static NONE: Vec<Value> = Vec::new();

/// Makes a row and returns its id.
fn make(server: &Server, token: &str, path: &str, body: &Value) -> String {
    let made = server.json("POST", path, token, body);
    assert_eq!(made.status, 201, "{path}: {}", made.text());
    made.json()["id"].as_str().unwrap_or_default().to_owned()
}

/// The ids of a list.
fn ids(server: &Server, token: &str, path: &str) -> Vec<String> {
    let list = server.get(path, Some(token)).json();
    let rows = list["results"].as_array().unwrap_or_else(|| panic!("{path}: no list: {list}"));
    rows.iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_new_installation_has_what_recordings_are_described_with() {
    for home in Home::each("a_new_installation_has_what_recordings_are_described_with") {
        let token = home.migrate();
        let server = home.serve();
        let make = |path: &str, body: Value| make(&server, &token, path, &body);
        let get = |path: &str| server.get(path, Some(&token)).json();
        let names = |path: &str, key: &str| {
            let list = get(path);
            let rows = list["results"].as_array().unwrap_or(list.as_array().unwrap_or(&NONE));
            let mut names: Vec<String> = rows.iter().filter_map(|row| row[key].as_str().map(str::to_owned)).collect();
            names.sort();
            names
        };
        assert_eq!(names("/probe-models", "probe_model"), ["3A", "3B2", "Fiber", "NP2.1", "NP2.4"], "{}", home.kind);
        assert_eq!(names("/coordinate-systems", "name"), ["IBL-Allen", "Needles-Allen"], "{}", home.kind);
        assert_eq!(names("/water-type", "name").len(), 7, "{}", home.kind);

        make("/subjects", json!({"nickname": "mouse", "lab": "defaultlab"}));
        let session = make("/sessions", json!({"subject": "mouse"}));
        let insertion = make("/insertions", json!({"session": session, "name": "probe00", "model": "3B2"}));
        assert_eq!(get("/insertions?model=Neuropixel%203B2")["results"][0]["id"], insertion.as_str(), "{}", home.kind);
        let field = make("/fields-of-view", json!({"name": "FOV_00", "session": session, "imaging_type": "mesoscope"}));
        let place =
            json!({"field_of_view": field, "provenance": "L", "x": [1], "y": [1], "z": [1], "n_xyz": [8, 8, 1]});
        let place = make("/fov-location", place);
        let place = get(&format!("/fov-location/{place}"));
        assert_eq!(place["coordinate_system"], "IBL-Allen", "{}", home.kind);

        let trajectory = make(
            "/trajectories",
            json!({"probe_insertion": insertion, "provenance": "Planned", "coordinate_system": "Needles-Allen",
                "x": 0, "y": 0, "z": 0, "depth": 0, "theta": 0, "phi": 0}),
        );
        let channel = make("/channels", json!({"trajectory_estimate": trajectory, "axial": 20, "lateral": 0}));
        assert_eq!(get(&format!("/channels/{channel}"))["brain_region"], 0, "{}", home.kind);

        make("/water-administrations", json!({"subject": "mouse", "water_administered": 1, "water_type": "Hydrogel"}));
    }
}

#[test]
fn stacks_stand_in_the_order_of_their_first_slice_and_locations_are_found_by_number() {
    for home in Home::each("stacks_stand_in_the_order_of_their_first_slice") {
        let token = home.migrate();
        let server = home.serve();
        let make = |path: &str, body: Value| make(&server, &token, path, &body);
        make("/subjects", json!({"nickname": "mouse", "lab": "defaultlab"}));
        let session = make("/sessions", json!({"subject": "mouse"}));
        let [empty, late, early] = ["a", "b", "c"].map(|name| make("/imaging-stack", json!({"name": name})));
        let slice = |name: &str, stack: &str| {
            let body = json!({"name": name, "session": session, "imaging_type": "mesoscope", "stack": stack});
            make("/fields-of-view", body)
        };
        let field = slice("FOV_01", &late);
        slice("FOV_02", &early);
        slice("FOV_00", &early);
        assert_eq!(ids(&server, &token, "/imaging-stack"), [early, late.clone(), empty], "{}", home.kind);

        let place = |provenance: &str, x: Value| {
            let body = json!({"field_of_view": field, "provenance": provenance, "x": x, "y": [0], "z": [0],
                "n_xyz": [512.9, 512, 1]});
            make("/fov-location", body)
        };
        let (near, far) = (place("L", json!([1, 2.5])), place("E", json!([-3])));
        let found = |query: &str| ids(&server, &token, &format!("/fov-location?{query}"));
        assert_eq!(found("x=2.5"), [near.as_str()], "{}", home.kind);
        assert_eq!(found("x=-3"), [far.as_str()], "{}", home.kind);
        assert!(found("x=2").is_empty(), "{}", home.kind);
        assert_eq!(found("n_xyz=512").len(), 2, "{}", home.kind);

        // Where clients know them they stay as they are.
        let renamed = json!({"name": "deep"});
        assert_eq!(server.json("PATCH", &format!("/imaging-stack/{late}"), &token, &renamed).status, 405);
        let stack = format!("/imaging-stacks/{late}");
        let answer = server.json("PATCH", &stack, &token, &renamed);
        assert_eq!((answer.status, answer.json()["name"].as_str()), (200, Some("deep")), "{}", home.kind);
        assert_eq!(server.json("DELETE", &stack, &token, &json!({})).status, 204);
        assert_eq!(server.get(&format!("/imaging-stack/{late}"), Some(&token)).status, 404);
        assert_eq!(server.get(&format!("/fields-of-view/{field}"), Some(&token)).status, 404, "{}", home.kind);
    }
}
