//! The whole output for a small spec, compared with golden files. The spec is the herbarium's in
//! `examples/`, so the golden files are also compiled, linted and served.
//! `UPDATE_GOLDEN=1 cargo test -p specimen-codegen --test golden` writes them anew.

use specimen_codegen::{
    SourceFile,
    emit::{Output, emit},
    files::{Layout, generate, write},
    load, read,
};
use std::{fs, path::Path};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/herbarium");

fn spec() -> Vec<SourceFile> {
    load(&Path::new(ROOT).join("spec")).expect("the herbarium's spec")
}

fn output(files: &[SourceFile]) -> Output {
    emit(&read(files).unwrap_or_else(|report| panic!("{report}")))
}

/// Where two texts differ first: the line's number and both lines.
fn difference(golden: &str, found: &str) -> String {
    let (mut golden, mut found) = (golden.lines(), found.lines());
    for line in 1.. {
        match (golden.next(), found.next()) {
            (None, None) => break,
            (golden, found) if golden != found => {
                return format!("line {line}\n  golden: {}\n  found:  {}", golden.unwrap_or(""), found.unwrap_or(""));
            }
            _ => {}
        }
    }
    "line ends".into()
}

#[test]
fn output_is_as_the_golden_files() {
    let layout = Layout::below(ROOT);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        write(&layout).unwrap_or_else(|failure| panic!("{failure}"));
    }
    let output = generate(&layout).unwrap_or_else(|failure| panic!("{failure}"));
    let mut wrong = Vec::new();
    for (path, found) in &output {
        match fs::read_to_string(Path::new(ROOT).join(path)) {
            Ok(golden) if golden == *found => {}
            Ok(golden) => wrong.push(format!("{path}, {}", difference(&golden, found))),
            Err(error) => wrong.push(format!("{path}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "UPDATE_GOLDEN=1 writes these anew:\n{}", wrong.join("\n"));
}

#[test]
fn output_is_the_same_each_time() {
    let (once, again) = (output(&spec()), output(&spec()));
    assert_eq!((once.rust, once.docs), (again.rust, again.docs));
}

#[test]
fn output_does_not_depend_on_the_order_of_files() {
    let once = output(&spec());
    for turn in 0..spec().len() {
        let mut files = spec();
        files.reverse();
        files.rotate_left(turn);
        let again = output(&files);
        assert!(
            (&once.rust, &once.docs) == (&again.rust, &again.docs),
            "{:?}",
            files.iter().map(|f| &f.path).collect::<Vec<_>>()
        );
    }
}

#[test]
fn every_rust_file_is_a_module_of_its_folder() {
    let output = output(&spec());
    for path in output.rust.keys().filter(|path| *path != "mod.rs") {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (parent, module) = match (folder, file) {
            (folder, "mod.rs") => ("mod.rs".to_owned(), folder),
            ("", file) => ("mod.rs".to_owned(), file.trim_end_matches(".rs")),
            (folder, file) => (format!("{folder}/mod.rs"), file.trim_end_matches(".rs")),
        };
        let declares = output.rust[&parent].contains(&format!("pub mod {module};"));
        assert!(declares, "{parent} doesn't declare {module}");
    }
}
