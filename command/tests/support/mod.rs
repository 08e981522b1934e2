//! Specs in empty folders, and runs of the program.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

pub const API: &str = "api: Zoo\nversion: { name: v1, vendor: zoo }\n";
pub const ANIMAL: &str = "resource: Animal\nfields:\n  id: { type: uuid, primary: true }\n";

/// A folder that contains files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    root
}

/// A run of `specimen` in a folder: exit status, standard output and standard error.
pub fn specimen(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specimen"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(folder).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("no signal"), text(stdout), text(stderr))
}
