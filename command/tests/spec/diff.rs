//! `specimen diff`: what differs between two specs, and for whom it breaks. `museum/old` and `museum/new` differ in all
//! ways that are compared; `UPDATE_GOLDEN=1 cargo test -p specimen-cli --test spec` writes the list of changes anew.

use crate::support::{ANIMAL, API, folder, specimen};
use serde_json::Value;
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

const MUSEUM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec/museum");

/// What a resource says beside its primary key.
fn animal(more: &str) -> String {
    format!("{ANIMAL}  name: {{ type: string, max: 50, unique: true }}\n{more}")
}

/// Two specs of one resource, as `old` and `new`.
fn specs(old: &str, new: &str) -> TempDir {
    let api = format!("{API}\n");
    folder(&[
        ("old/api.yaml", &api),
        ("old/zoo/animal.yaml", &animal(old)),
        ("new/api.yaml", &api),
        ("new/zoo/animal.yaml", &animal(new)),
    ])
}

/// The changes between two specs of one resource, without the last line.
fn changes(old: &str, new: &str) -> String {
    let (status, text, error) = specimen(specs(old, new).path(), &["diff", "old", "new"]);
    assert_eq!((status, error.as_str()), (0, ""), "{text}");
    text
}

#[test]
fn every_kind_of_change_is_listed_with_those_for_whom_it_breaks() {
    let (status, text, error) = specimen(Path::new(MUSEUM), &["diff", "old", "new"]);
    assert_eq!((status, error.as_str()), (0, ""));
    let golden = Path::new(MUSEUM).join("changes.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &text).expect("it can be written");
    }
    assert_eq!(text, fs::read_to_string(golden).expect("the golden file"), "UPDATE_GOLDEN=1 writes it anew");
    let (_, back, _) = specimen(Path::new(MUSEUM), &["diff", "new", "old"]);
    assert!(back.contains("Loan\n  added\n") && back.contains("Frame\n  removed\n"), "{back}");
}

#[test]
fn what_says_the_same_is_no_change() {
    let (status, text, _) = specimen(Path::new(MUSEUM), &["diff", "old", "old"]);
    assert_eq!((status, text.as_str()), (0, "no changes\n"));
    let path = "path: animals\nabout: Animals.\noperations: [list]\nrepresentations: { detail: [name] }\n";
    let same =
        "operations:\n  - list\nrepresentations:\n  detail:\n    - name # shown\nabout: All animals.\npath: animals\n";
    assert_eq!(changes(path, same), "no changes\n");
}

#[test]
fn a_column_that_migrate_renames_is_told_from_one_that_it_leaves() {
    let renamed = changes("  kind: { type: text }\n", "  sort: { type: text, was: kind }\n");
    assert!(renamed.contains("field kind: renamed to sort\n"), "{renamed}");
    assert!(renamed.contains("safe       database  `migrate` renames the column kind to sort\n"), "{renamed}");
    let other = changes("  kind: { type: text }\n", "  sort: { type: text, default: none }\n");
    assert!(other.contains("field kind: removed\n") && other.contains("field sort: added\n"), "{other}");
    assert!(
        other.contains(
            "safe       database  the column stays, with its values, until `migrate --drop`; new rows have null there"
        ),
        "{other}"
    );
    assert!(other.contains("safe       database  `migrate` adds the column; existing rows get 'none'\n"), "{other}");
    let column = changes("  kind: { type: text }\n", "  kind: { type: text, column: sort }\n");
    assert!(column.contains("`migrate` asks: say `was: kind` at the field if its values are to stay"), "{column}");
}

#[test]
fn a_renamed_resource_is_known_by_its_table() {
    let root = specs("table: animal\n", "table: animal\n");
    let file = root.path().join("new/zoo/animal.yaml");
    let text = fs::read_to_string(&file)
        .expect("it is there")
        .replace("resource: Animal", "resource: Beast\nlabel: zoo.animal");
    fs::write(&file, text).expect("it can be written");
    let (_, text, _) = specimen(root.path(), &["diff", "old", "new"]);
    let expected =
        "Beast\n  Animal: renamed to Beast\n    breaks     code      generated types and traits have the new name\n";
    assert_eq!(text, format!("{expected}1 change; breaking: 1 for code\n"));
}

#[test]
fn programs_get_json_and_a_status() {
    let served =
        |more: &str| format!("{more}path: animals\noperations: [list]\nrepresentations: {{ detail: [name, kind] }}\n");
    let root = specs(&served("  kind: { type: text }\n"), &served("  kind: { type: text, nullable: true }\n"));
    let run = |flags: &[&str]| specimen(root.path(), &[&["diff"], flags, &["old", "new"]].concat());
    let (status, text, _) = run(&["--json"]);
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let change = &report["changes"][0];
    assert_eq!(status, 0);
    for (key, value) in [
        ("of", "Animal"),
        ("element", "field"),
        ("name", "kind"),
        ("change", "changed"),
        ("property", "nullable"),
        ("from", "no"),
        ("to", "yes"),
    ] {
        assert_eq!(change[key], value, "{change}");
    }
    let of_readers = change["effects"].as_array().expect("a list").iter().find(|effect| effect["who"] == "readers");
    assert_eq!(of_readers.expect("there is one")["level"], "breaks");
    assert_eq!(report["numbers"]["readers"]["breaks"], 1);
    assert_eq!(report["numbers"]["writers"]["breaks"], 0, "nothing is written");
    for (flag, expected) in [
        ("--fail-on-breaking", 3),
        ("--fail-on-breaking=readers", 3),
        ("--fail-on-breaking=writers,readers", 3),
        ("--fail-on-breaking=database,servers", 0),
        ("--fail-on-breaking=writers,code", 0),
        ("--fail-on-breaking=cooks", 2),
    ] {
        assert_eq!(run(&[flag]).0, expected, "{flag}");
    }
}

#[test]
fn revisions_of_git_are_compared() {
    let root = folder(&[("zoo/spec/api.yaml", API), ("zoo/spec/animal.yaml", ANIMAL)]);
    let git = |arguments: &[&str]| {
        let config = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "init.defaultBranch=main"];
        let output = Command::new("git").args(config).args(arguments).current_dir(&root).output();
        let output = output.expect("git is installed");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "The zoo"]);
    fs::write(root.path().join("zoo/spec/animal.yaml"), animal("")).expect("it can be written");
    for old in ["HEAD:zoo", "HEAD:zoo/spec", "main:zoo/"] {
        let (status, text, error) = specimen(root.path(), &["diff", old, "zoo"]);
        assert!(status == 0 && text.contains("field name: added"), "{old}: {text}{error}");
    }
    git(&["add", "."]);
    git(&["commit", "-qm", "Names"]);
    let (_, text, _) = specimen(&root.path().join("zoo"), &["diff", "HEAD:zoo", "."]);
    assert_eq!(text, "no changes\n");
    let (_, text, _) = specimen(root.path(), &["diff", "HEAD:zoo", "HEAD~1:zoo"]);
    assert!(text.contains("field name: removed"), "{text}");
    for wrong in ["HEAD:zooo", "nothing:zoo", "HEAD:"] {
        let (status, _, error) = specimen(root.path(), &["diff", wrong, "zoo"]);
        assert!(status == 2 && !error.is_empty(), "{wrong}: {error}");
    }
}

#[test]
fn a_faulty_spec_is_reported_with_the_place_that_was_given() {
    let root = specs("  kind: { type: txt }\n", "");
    let (status, text, error) = specimen(root.path(), &["diff", "old", "new"]);
    assert_eq!((status, text.as_str()), (1, ""));
    assert!(error.contains("old/zoo/animal.yaml:5:17") && error.contains("did you mean `text`?"), "{error}");
}

#[test]
fn a_type_within_another_is_told_from_one_that_is_not() {
    let shown = |kind: &str| {
        format!(
            "  value: {{ type: {kind} }}\npath: animals\noperations: [list, create]\nrepresentations: {{ detail: [name, value] }}\n\
             filters: {{ value: value }}\n"
        )
    };
    for (from, to, readers, writers) in [
        ("string", "url", "safe       readers   answers contain fewer", "may break  writers   some values are refused"),
        ("url", "string", "may break  readers   answers may contain", "safe       writers   more values are accepted"),
        (
            "integer",
            "float",
            "may break  readers   answers may contain",
            "safe       writers   more values are accepted",
        ),
        ("date", "datetime", "breaks     readers   answers contain another", "breaks     writers   another type"),
    ] {
        let text = changes(&shown(from), &shown(to));
        assert!(text.contains(&format!("type {from} → {to}\n")), "{text}");
        assert!(text.contains(readers) && text.contains(writers), "{from} to {to}: {text}");
    }
}

#[test]
fn pages_for_people_are_no_change_for_clients() {
    let users = "
users: { resource: User, username: name, password: hash, active: active, public: guest, superuser: chief }
tokens: { resource: Token, user: user, created: created, lifetime: 24h }
";
    let user = "resource: User
fields: { id: { type: uuid, primary: true, default: uuid }, name: { type: string, unique: true }, hash: { type: string, secret: true },
          active: { type: boolean }, guest: { type: boolean }, chief: { type: boolean } }
";
    let token = "resource: Token
secret: true
fields: { key: { type: string, max: 40, primary: true }, user: { to: User }, created: { type: datetime, auto: create } }
";
    let pages = "admin: { title: Beasts, list: { columns: [name], views: { all: {} } }, form: { groups: [{ Animal: [name] }] } }\n";
    let path = "path: animals\noperations: [list, create]\nrepresentations: { detail: [name] }\n";
    let api = format!("{API}{users}");
    let specs = folder(&[
        ("old/api.yaml", &api),
        ("old/zoo/animal.yaml", &animal(path)),
        ("old/zoo/user.yaml", user),
        ("old/zoo/token.yaml", token),
        ("new/api.yaml", &format!("{api}admin: {{ menu: {{ All: rest }} }}\n")),
        ("new/zoo/animal.yaml", &animal(&format!("{path}{pages}"))),
        ("new/zoo/user.yaml", &format!("{user}admin: {{}}\n")),
        ("new/zoo/token.yaml", token),
    ]);
    let (status, text, error) = specimen(specs.path(), &["diff", "old", "new"]);
    assert_eq!((status, text.as_str(), error.as_str()), (0, "no changes\n", ""));
}
