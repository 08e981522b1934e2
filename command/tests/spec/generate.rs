//! `specimen generate` as people who write a spec meet it: exit status, report, and files.

use crate::support::{ANIMAL, API, folder, specimen};
use std::fs;

#[test]
fn a_faulty_spec_is_reported_by_file_and_line_and_nothing_is_written() {
    let cases = [
        (ANIMAL.replace("type: uuid", "type: uid"), "spec/zoo/animal.yaml:3:15", "did you mean `uuid`?"),
        (ANIMAL.replace(" }", "\n  name: ["), "spec/zoo/animal.yaml:3:7", "close it with `}`"),
        (ANIMAL.replace("fields:", "feilds:"), "spec/zoo/animal.yaml:2:1", "did you mean `fields`?"),
        (String::new(), "spec/zoo/animal.yaml:1:1", "the first key says"),
    ];
    for (animal, place, remedy) in cases {
        let root = folder(&[("spec/api.yaml", API), ("spec/zoo/animal.yaml", &animal)]);
        let (status, _, report) = specimen(root.path(), &["generate"]);
        assert_eq!(status, 1, "{animal}: {report}");
        assert!(report.contains("error[S") && report.contains(place) && report.contains(remedy), "{animal}: {report}");
        let left: Vec<_> = fs::read_dir(&root).expect("it is there").flatten().map(|e| e.file_name()).collect();
        assert_eq!(left, ["spec"], "{animal}");
    }
}

#[test]
fn a_sound_spec_is_generated_once_and_checked() {
    let root = folder(&[("zoo/spec/api.yaml", API), ("zoo/spec/zoo/animal.yaml", ANIMAL)]);
    let generate = |flags: &[&str]| specimen(root.path(), &[&["generate", "zoo"], flags].concat());
    let (status, stale, _) = generate(&["--check"]);
    assert!(status == 1 && stale.contains("stale generated/mod.rs"), "{stale}");
    let (status, _, error) = generate(&[]);
    assert_eq!(status, 0, "{error}");
    assert!(root.path().join("zoo/generated/mod.rs").is_file());
    assert_eq!(generate(&["--check"]), (0, String::new(), String::new()));
    assert_eq!(generate(&[]), (0, String::new(), String::new()), "what is up to date isn't written again");
    fs::write(root.path().join("zoo/generated/zoo/old.rs"), "").expect("it can be written");
    assert_eq!(generate(&["--check"]).1, "stale generated/zoo/old.rs\n");
}

#[test]
fn a_missing_spec_is_named() {
    let root = folder(&[]);
    let (status, _, error) = specimen(root.path(), &["generate", "zoo"]);
    assert!(status == 2 && error.contains("no folder zoo/spec"), "{error}");
}

#[test]
fn what_is_not_understood_is_named_and_nothing_is_written() {
    let root = folder(&[("spec/api.yaml", API)]);
    for (arguments, word) in [(["generate", "--chekc"], "--chekc"), (["genrate", "."], "genrate")] {
        let (status, _, error) = specimen(root.path(), &arguments);
        assert!(status == 2 && error.contains(word) && error.contains("Usage:"), "{error}");
        assert!(!root.path().join("generated").exists());
    }
    let (status, help, _) = specimen(root.path(), &["generate", "--help"]);
    assert!(status == 0 && help.contains("Usage:") && help.contains("Exit status"), "{help}");
}
