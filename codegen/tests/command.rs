//! The command `specimen-codegen` as whoever writes a spec meets it: exit status, report, and files.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const API: &str = "api: Zoo\nversion: { name: v1, vendor: zoo }\n";
const ANIMAL: &str = "resource: Animal\nfields:\n  id: { type: uuid, primary: true }\n";

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Whatever an earlier run left.
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("it can be made");
    root
}

fn spec(name: &str, animal: &str) -> PathBuf {
    let root = folder(name);
    fs::create_dir_all(root.join("spec/zoo")).expect("it can be made");
    fs::write(root.join("spec/api.yaml"), API).expect("it can be written");
    fs::write(root.join("spec/zoo/animal.yaml"), animal).expect("it can be written");
    root
}

fn run(root: &Path, flags: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specimen-codegen"));
    command.args(flags).arg(root).output().expect("the program starts")
}

#[test]
fn a_faulty_spec_is_reported_by_file_and_line_and_nothing_is_written() {
    let cases = [
        (ANIMAL.replace("uuid", "uid"), "spec/zoo/animal.yaml:3:15", "did you mean `uuid`?"),
        (ANIMAL.replace(" }", "\n  name: ["), "spec/zoo/animal.yaml:4:7", "need quotes"),
        (ANIMAL.replace("fields:", "feilds:"), "spec/zoo/animal.yaml:2:1", "did you mean `fields`?"),
        (String::new(), "spec/zoo/animal.yaml:1:1", "the first key says"),
    ];
    for (animal, place, remedy) in cases {
        let root = spec("faulty", &animal);
        let output = run(&root, &[]);
        let report = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{animal}: {report}");
        assert!(report.contains("error[S") && report.contains(place) && report.contains(remedy), "{animal}: {report}");
        let left: Vec<_> = fs::read_dir(&root).expect("it is there").flatten().map(|e| e.file_name()).collect();
        assert_eq!(left, ["spec"], "{animal}");
    }
}

#[test]
fn a_sound_spec_is_generated_once_and_checked() {
    let root = spec("sound", ANIMAL);
    assert_eq!(run(&root, &["--check"]).status.code(), Some(1), "nothing is there yet");
    let output = run(&root, &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(root.join("generated/mod.rs").is_file());
    assert!(run(&root, &["--check"]).status.success());
    assert!(run(&root, &[]).stdout.is_empty(), "what is up to date is not written again");
}

#[test]
fn a_missing_spec_is_named() {
    let root = folder("missing");
    let output = run(&root, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("spec: No such file or directory"));
}

#[test]
fn what_is_not_understood_is_named_and_nothing_is_written() {
    let root = spec("not_understood", "");
    for (flags, word) in [(&["--chekc"][..], "`--chekc`"), (&["elsewhere"], "`")] {
        let output = run(&root, flags);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && text.contains(word) && text.contains("Usage:"), "{flags:?}: {text}");
        assert!(!root.join("generated").exists());
    }
    let help = run(&root, &["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("Usage:"));
}
