//! Where the spec of a folder is, and its files. A folder is a project, which has `spec/`, or a spec itself, which
//! has `api.yaml`.

use crate::Failure;
use specimen_codegen::{SourceFile, report::Report};
use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// The folder of a spec: `folder` itself, or `spec/` in it.
pub fn folder(folder: &Path) -> Result<PathBuf, Failure> {
    let within = folder.join("spec");
    let is_spec = folder.join("api.yaml").is_file() || folder.file_name().is_some_and(|name| name == "spec");
    match (folder.is_dir(), within.is_dir()) {
        (true, true) if !folder.join("api.yaml").is_file() => Ok(within),
        (true, _) if is_spec => Ok(folder.to_owned()),
        (true, _) => Err(Failure::Wrong(format!(
            "There is no spec in {}. Name the folder of a project, which contains `spec/`, or the folder of a spec, \
             which contains `api.yaml`.",
            folder.display()
        ))),
        (false, _) => Err(Failure::Wrong(format!("There is no folder {}.", folder.display()))),
    }
}

/// The files of the spec in a folder, with paths as the code that was generated from them names them.
pub fn load(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    specimen_codegen::load(folder).map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::InvalidData => " The files of a spec are UTF-8.",
            _ => "",
        };
        Failure::Failed(format!("The spec in {} can't be read: {error}.{remedy}", folder.display()))
    })
}

/// A report whose paths lead from the working directory to the files of the spec in `folder`.
pub fn located(folder: &Path, mut report: Report) -> Report {
    for file in &mut report.files {
        // Paths begin with the name of the folder.
        if let Some((_, rest)) = file.path.split_once('/') {
            let path = folder.join(rest);
            file.path = path.strip_prefix(".").unwrap_or(&path).to_string_lossy().into_owned();
        }
    }
    report
}
