//! `specimen dev`: a spec without any Rust is served as it is saved.

use crate::support::{ANIMAL, API, dev::Dev, folder, specimen, until};
use std::{
    fs,
    time::{Duration, Instant},
};

const SERVED: &str = "  name: { type: string, max: 50, unique: true }\npath: animals\nkey: name\n\
                      operations: [list, create, retrieve]\nrepresentations: { detail: [url, name] }\n";

#[test]
fn a_spec_without_rust_is_served_with_each_change() {
    let animal = format!("{ANIMAL}{SERVED}");
    let root = folder(&[("zoo/spec/api.yaml", API), ("zoo/spec/zoo/animal.yaml", &animal)]);
    let dev = Dev::start(root.path(), &["zoo"]);
    let made = until(&dev.address, "POST", "/animals", r#"{"name": "ada"}"#, 201);
    assert!(made.contains(r#""name":"ada""#), "{made}");
    assert!(root.path().join("dev.sqlite3").exists());
    let file = root.path().join("zoo/spec/zoo/animal.yaml");
    let save = |text: &str| fs::write(&file, text).expect("it can be written");
    let weighed = animal
        .replace("path:", "  weight: { type: float, default: 1 }\npath:")
        .replace("[url, name]", "[url, name, weight]");
    save(&weighed);
    let since = Instant::now();
    while !until(&dev.address, "GET", "/animals/ada", "", 200).contains(r#""weight":1"#) {
        assert!(since.elapsed() < Duration::from_secs(60), "the new field never came");
        std::thread::sleep(Duration::from_millis(20));
    }
    save(&animal.replace("uuid", "uid"));
    let report = until(&dev.address, "GET", "/docs", "", 503);
    assert!(report.contains("S032") && report.contains("did you mean"), "{report}");
}

#[test]
fn code_that_nobody_can_have_written_answers_501() {
    let animal =
        format!("{ANIMAL}{SERVED}computed: {{ age: {{ type: integer, from: [name] }} }}\nbehaviour: [validate]\n");
    let animal = animal.replace("[url, name]", "[url, name, age]");
    let root = folder(&[("spec/api.yaml", API), ("spec/animal.yaml", &animal)]);
    let dev = Dev::start(root.path(), &["--database", "sqlite://other.sqlite3"]);
    let refused = until(&dev.address, "POST", "/animals", r#"{"name": "ada"}"#, 501);
    assert!(refused.contains("AnimalBehaviour::"), "{refused}");
    assert!(root.path().join("other.sqlite3").exists());
}

#[test]
fn without_a_spec_it_ends_and_says_what_is_needed() {
    let root = folder(&[]);
    let (status, _, error) = specimen(root.path(), &["dev"]);
    assert!(status == 2 && error.contains("contains `spec/`"), "{error}");
    let root = folder(&[("spec/api.yaml", API)]);
    let (status, _, error) = specimen(root.path(), &["dev", "--set", "burts=1/minute"]);
    assert!(status == 2 && error.contains("burst"), "{error}");
}
