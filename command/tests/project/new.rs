//! `specimen new`: what it writes, and what it refuses. That the result builds and works is shown by the guide's test.

use crate::support::{folder, specimen};
use std::{fs, path::Path, process::Command};

#[test]
fn a_new_project_is_sound_fresh_and_formatted() {
    let root = folder(&[]);
    fs::create_dir(root.path().join("lab-data")).expect("it can be made");
    let (status, text, error) = specimen(root.path(), &["new", "lab-data", "--git", "https://example.org/specimen"]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(text.contains("cd lab-data"), "{text}");
    let project = root.path().join("lab-data");
    let left: Vec<_> = fs::read_dir(&root).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["lab-data"], "nothing else is left");
    let (status, text, _) = specimen(&project, &["check"]);
    assert_eq!((status, text.as_str()), (0, "Lab data: no faults in 3 resources, 0 unions, 0 endpoints\n"));
    assert_eq!(specimen(&project, &["generate", "--check"]), (0, String::new(), String::new()));
    let files = ["build.rs", "src/behaviour.rs", "src/main.rs", "tests/server.rs"];
    let check =
        Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(files).current_dir(&project).output();
    let check = check.expect("rustfmt is installed");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    let main = fs::read_to_string(project.join("src/main.rs")).expect("it is there");
    assert!(main.contains("&lab_data::PROGRAM"), "{main}");
    for (path, text) in texts(&project) {
        assert!(!text.contains("{{ ") || path.ends_with("ci.yml"), "{path} has a gap that wasn't filled: {text}");
    }
}

/// All files of a folder, with their texts.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let text = |path: &Path| (path.display().to_string(), fs::read_to_string(path).expect("text"));
    files.iter().map(|path| text(path)).chain(folders.iter().flat_map(|path| texts(path))).collect()
}

#[test]
fn crates_come_from_where_is_asked() {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the checkout");
    let checkout = checkout.to_str().expect("UTF-8");
    let version = env!("CARGO_PKG_VERSION");
    for (flags, specimen_from, codegen_from, has_lock) in [
        (vec![], format!("\"{version}\""), format!("\"{version}\""), false),
        (vec!["--version", "0.7"], "\"0.7\"".to_owned(), "\"0.7\"".to_owned(), false),
        (
            vec!["--git", "https://x.org/s"],
            r#"{ git = "https://x.org/s" }"#.into(),
            r#"{ git = "https://x.org/s" }"#.into(),
            false,
        ),
        (
            vec!["--path", checkout],
            format!(r#"{{ path = "{checkout}/runtime" }}"#),
            format!(r#"{{ path = "{checkout}/codegen" }}"#),
            true,
        ),
    ] {
        let root = folder(&[]);
        let (status, _, error) = specimen(root.path(), &[vec!["new", "zoo"], flags.clone()].concat());
        assert_eq!(status, 0, "{flags:?}: {error}");
        let manifest = fs::read_to_string(root.path().join("zoo/Cargo.toml")).expect("it is there");
        assert!(manifest.contains(&format!("\nspecimen = {specimen_from}\n")), "{flags:?}: {manifest}");
        assert!(manifest.contains(&format!("\nspecimen-codegen = {codegen_from}\n")), "{flags:?}: {manifest}");
        assert_eq!(root.path().join("zoo/Cargo.lock").exists(), has_lock, "{flags:?}");
    }
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let root = folder(&[("zoo/notes.txt", "mine"), ("file", "mine")]);
    for name in ["zoo", "file"] {
        let (status, _, error) = specimen(root.path(), &["new", name]);
        assert!(status == 2 && error.contains(&format!("something at {name} already")), "{error}");
    }
    assert_eq!(texts(root.path()).len(), 2);
}

#[test]
fn a_wrong_command_line_is_refused_with_a_remedy() {
    let root = folder(&[]);
    for (arguments, words) in [
        (&["new", "Zoo"][..], "specimen new zoo"),
        (&["new", "../zoo"], "specimen new zoo"),
        (&["new", "zoo", "--path", "nowhere"], "Name the folder that contains `runtime` and `codegen`"),
        (&["new", "zoo", "--path", ".", "--git", "https://x.org/s"], "cannot be used with"),
        (&["new"], "<NAME>"),
    ] {
        let (status, _, error) = specimen(root.path(), arguments);
        assert!(status == 2 && error.contains(words), "{arguments:?}: {error}");
    }
    assert_eq!(fs::read_dir(&root).expect("a folder").count(), 0, "nothing is left");
}
