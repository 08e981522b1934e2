//! Every fault that a spec can have: a small faulty spec for each code, and the whole report about it.
//! `UPDATE_GOLDEN=1 cargo test -p specimen-codegen --test faults` writes the reports anew.

use specimen_codegen::{SourceFile, read, report::CODES};
use std::{collections::BTreeSet, fs, path::Path};

const API: &str = "api: Zoo\nversion: { name: v1, vendor: zoo }\n";
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults");

/// Files of a document: `# file: path` begins each but the first, which is `spec/zoo/animal.yaml`.
/// A document without `api.yaml` gets the usual one.
fn files(text: &str) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = Vec::new();
    let mut first = String::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("# file: "), files.last_mut()) {
            (Some(path), _) => files.push(SourceFile { path: path.trim().into(), text: String::new() }),
            (None, Some(file)) => file.text += line,
            (None, None) => first += line,
        }
    }
    if !first.is_empty() {
        files.push(SourceFile { path: "spec/zoo/animal.yaml".into(), text: first });
    }
    if !files.iter().any(|file| file.path.ends_with("api.yaml")) {
        files.push(SourceFile { path: "spec/api.yaml".into(), text: API.into() });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[test]
fn each_code_has_a_faulty_spec() {
    let with: BTreeSet<String> = fs::read_dir(FOLDER)
        .expect("the folder of faulty specs")
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|name| name.starts_with('S'))
        .map(|name| name[..4].to_owned())
        .collect();
    let known: BTreeSet<String> = CODES.iter().map(|code| code.code.to_owned()).collect();
    assert_eq!(with, known);
}

#[test]
fn each_faulty_spec_gives_its_report() {
    let mut wrong = Vec::new();
    let mut paths: Vec<_> =
        fs::read_dir(FOLDER).expect("the folder of faulty specs").filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "yaml")) {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let text = fs::read_to_string(path).expect("a faulty spec");
        let Err(report) = read(&files(&text)) else {
            wrong.push(format!("{name}: no fault was found"));
            continue;
        };
        let others = report.faults.iter().filter(|fault| name.starts_with('S') && fault.code != &name[..4]).count();
        let (golden, found) = (Path::new(FOLDER).join(format!("{name}.txt")), report.to_string());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &found).expect("the report can be written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            wrong.push(format!("{name}: another report than in {}:\n{found}", golden.display()));
        }
        if others > 0 {
            wrong.push(format!("{name}: {others} faults of other codes:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 writes the reports anew", wrong.join("\n"));
}
