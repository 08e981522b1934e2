//! `specimen check` as people and editors use it.

use crate::support::{ANIMAL, API, folder, specimen};
use serde_json::{Value, json};

fn faults(text: &str) -> Vec<Value> {
    let report: Value = serde_json::from_str(text).expect("JSON");
    report["faults"].as_array().expect("a list").clone()
}

#[test]
fn a_sound_spec_has_no_faults_and_nothing_is_written() {
    let root = folder(&[("zoo/spec/api.yaml", API), ("zoo/spec/animal.yaml", ANIMAL)]);
    for place in ["zoo", "zoo/spec"] {
        let (status, text, error) = specimen(root.path(), &["check", place]);
        assert_eq!((status, error.as_str()), (0, ""));
        assert_eq!(text, "Zoo: no faults in 1 resource, 0 unions, 0 endpoints\n");
        let (status, text, _) = specimen(root.path(), &["check", place, "--json"]);
        assert_eq!((status, faults(&text)), (0, vec![]));
    }
    assert!(!root.path().join("zoo/generated").exists());
}

#[test]
fn all_faults_are_printed_with_paths_from_the_working_directory() {
    let faulty = ANIMAL.replace("uuid", "uid");
    let api = format!("{API}throttle: {{ burst: fast }}\n");
    let root = folder(&[("zoo/spec/api.yaml", &api), ("zoo/spec/animal.yaml", &faulty)]);
    let (status, text, error) = specimen(root.path(), &["check", "zoo"]);
    assert_eq!((status, error.as_str()), (1, ""));
    assert!(text.contains(" zoo/spec/animal.yaml:3:15") && text.contains(" zoo/spec/api.yaml:3:"), "{text}");
    assert!(text.ends_with("2 faults in the spec\n"), "{text}");
    let (_, text, _) = specimen(&root.path().join("zoo"), &["check"]);
    assert!(text.contains(" spec/animal.yaml:3:15"), "{text}");
}

#[test]
fn editors_get_places_and_remedies() {
    // Columns are counted in characters, not bytes.
    let faulty = "resource: Animal\nfields:\n  id: { about: \"éé\", type: uid, primary: true }\n";
    let root = folder(&[("spec/api.yaml", API), ("spec/animal.yaml", faulty)]);
    let (status, text, _) = specimen(root.path(), &["check", "--json"]);
    let [fault] = &faults(&text)[..] else { panic!("{text}") };
    assert_eq!(status, 1);
    assert_eq!(
        [&fault["code"], &fault["severity"], &fault["file"], &fault["line"], &fault["column"], &fault["end"]],
        [
            &json!("S032"),
            &json!("error"),
            &json!("spec/animal.yaml"),
            &json!(3),
            &json!(28),
            &json!({"line": 3, "column": 31})
        ]
    );
    assert_eq!(fault["message"], "there is no type `uid`");
    assert_eq!(fault["remedy"], "did you mean `uuid`?");
    assert!(fault["rule"].as_str().expect("text").starts_with("The types are"), "{fault}");
}

#[test]
fn a_folder_without_a_spec_is_wrong_usage_and_says_what_is_needed() {
    let root = folder(&[("elsewhere/notes.txt", "")]);
    for (place, words) in [("elsewhere", "which contains `spec/`"), ("nowhere", "There is no folder nowhere")] {
        let (status, text, error) = specimen(root.path(), &["check", place]);
        assert_eq!((status, text.as_str()), (2, ""));
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let root = folder(&[("spec/api.yaml", API)]);
    std::fs::write(root.path().join("spec/animal.yaml"), [0xff, 0xfe]).expect("it can be written");
    let (status, _, error) = specimen(root.path(), &["check"]);
    assert!(status == 1 && error.contains("spec/animal.yaml") && error.contains("UTF-8"), "{error}");
}
