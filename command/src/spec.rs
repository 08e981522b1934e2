//! Where a spec is, and its files. A folder is a project, which has `spec/`, or a spec itself, which has `api.yaml`; it
//! is on disk or in a revision of git.

use crate::Failure;
use specimen_codegen::{SourceFile, report::Report};
use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    process::Command,
};

/// The files of a spec.
pub struct Source {
    /// Its files, with paths as the code that is generated from them names them.
    pub files: Vec<SourceFile>,
    /// What leads to them, for people: a folder, or `REVISION:FOLDER`.
    place: String,
}

impl Source {
    /// A report whose paths lead from the working directory to the files.
    pub fn located(&self, report: Report) -> Report {
        located(&self.place, report)
    }
}

/// A report whose paths lead to the files of the spec at a place.
pub fn located(place: &str, mut report: Report) -> Report {
    for file in &mut report.files {
        // Paths begin with the name of the folder.
        if let Some((_, rest)) = file.path.split_once('/') {
            let between = if place.is_empty() || place.ends_with([':', '/']) { "" } else { "/" };
            file.path = format!("{place}{between}{rest}");
        }
    }
    report
}

/// A folder as people write it: without the `.` in front.
pub fn shown(folder: &Path) -> String {
    folder.strip_prefix(".").unwrap_or(folder).to_string_lossy().into_owned()
}

/// The folder of a spec: `folder` itself, or `spec/` in it.
pub fn folder(folder: &Path) -> Result<PathBuf, Failure> {
    let within = folder.join("spec");
    let has_api = folder.join("api.yaml").is_file();
    let is_spec = has_api || folder.file_name().is_some_and(|name| name == "spec");
    match (folder.is_dir(), within.is_dir()) {
        (true, true) if !has_api => Ok(within),
        (true, _) if is_spec => Ok(folder.to_owned()),
        (true, _) => Err(none(&folder.display().to_string())),
        (false, _) => Err(Failure::Wrong(format!("There is no folder {}.", folder.display()))),
    }
}

fn none(place: &str) -> Failure {
    Failure::Wrong(format!(
        "There is no spec in {place}. Name the folder of a project, which contains `spec/`, or the folder of a spec, which \
         contains `api.yaml`."
    ))
}

/// The spec of a project's or a spec's folder.
pub fn load(place: &Path) -> Result<Source, Failure> {
    let folder = folder(place)?;
    let files = specimen_codegen::load(&folder).map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::InvalidData => " The files of a spec are UTF-8.",
            _ => "",
        };
        Failure::Failed(format!("The spec in {} can't be read: {error}.{remedy}", folder.display()))
    })?;
    Ok(Source { files, place: shown(&folder) })
}

/// The spec at a place: a folder, or, where there is none of that name, `REVISION:FOLDER` in git.
pub fn find(place: &str) -> Result<Source, Failure> {
    match place.split_once(':') {
        Some((revision, folder)) if !Path::new(place).is_dir() => revised(revision, folder.trim_end_matches('/')),
        _ => load(Path::new(place)),
    }
}

/// The spec that a revision of git has in a folder, which counts from the top of the repository.
fn revised(revision: &str, folder: &str) -> Result<Source, Failure> {
    let list = |folder: &str| {
        let tree = format!("{revision}:{folder}");
        let names = git(&["ls-tree", "--full-tree", "-r", "-z", "--name-only", "--end-of-options", &tree])?;
        let yaml = names.split('\0').filter(|name| specimen_codegen::is_source(name));
        Ok::<Vec<String>, Failure>(yaml.map(str::to_owned).collect())
    };
    let mut folder = if folder == "." { String::new() } else { folder.to_owned() };
    let mut names = list(&folder)?;
    let is_spec = |names: &[String]| names.iter().any(|name| name == "api.yaml");
    if !is_spec(&names) && names.iter().any(|name| name.starts_with("spec/")) {
        folder = if folder.is_empty() { "spec".to_owned() } else { format!("{folder}/spec") };
        names = list(&folder)?;
    } else if !is_spec(&names) && Path::new(&folder).file_name().is_none_or(|name| name != "spec") {
        return Err(none(&format!("{revision}:{folder}")));
    }
    let files = names.iter().map(|name| {
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let text = git(&["show", "--end-of-options", &format!("{revision}:{path}")])?;
        Ok(SourceFile { path: format!("spec/{name}"), text })
    });
    let mut files = files.collect::<Result<Vec<SourceFile>, Failure>>()?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Source { files, place: format!("{revision}:{folder}") })
}

fn git(arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").args(arguments).output();
    let output = output.map_err(|error| Failure::Failed(format!("git can't be run: {error}.")))?;
    if !output.status.success() {
        return Err(Failure::Wrong(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::Failed("What git has isn't UTF-8.".to_owned()))
}
