//! Specimen's generator: spec text in, files out. Pure: no network, no database, no clock.
//!
//! ```
//! use specimen_codegen::{SourceFile, read};
//!
//! let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
//! let report = read(&[
//!     file("spec/api.yaml", "api: Zoo\nversion: { name: v1, vendor: zoo }\n"),
//!     file("spec/animals/animal.yaml", "resource: Animal\nfields: { id: { type: uid, primary: true } }\n"),
//! ])
//! .unwrap_err();
//! assert_eq!(report.faults[0].code, "S032");
//! assert!(report.to_string().contains("did you mean `uuid`?"));
//! ```
#![deny(missing_docs)]

mod check;
#[cfg(feature = "emit")]
pub mod emit;
#[cfg(feature = "emit")]
pub mod files;
#[cfg(feature = "emit")]
pub mod format;
mod leak;
pub mod lower;
pub mod model;
mod names;
pub mod outline;
pub mod report;
pub mod syntax;

use std::{fs, io, path::Path};

/// A file of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the spec's parent folder with `/`, e.g. `spec/subjects/subject.yaml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Reads and checks a whole spec.
///
/// # Errors
/// All faults of all files.
pub fn read(files: &[SourceFile]) -> Result<model::Api, report::Report> {
    check::check(files)
}

/// The tables of a checked spec: what its generated code says, and a server can be made of.
pub fn tables(api: &model::Api) -> &'static specimen_tables::Api {
    lower::lower(api).api
}

/// Whether a path within a spec's folder is one of its files: `*.yaml`, or `migrations/*.sql`, and no part of the path
/// begins with a dot, where editors keep locks and backups. YAML by another ending counts, so that [`read`] can say that
/// it isn't read.
pub fn is_source(path: &str) -> bool {
    let is_migration = path.starts_with(model::MIGRATIONS) && path.ends_with(".sql");
    (path.ends_with(".yaml") || is_misnamed(path) || is_migration) && !path.split('/').any(|part| part.starts_with('.'))
}

/// Whether a file looks like YAML but has another ending than the files of a spec.
fn is_misnamed(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["yml", "yaml"].contains(&ending.to_ascii_lowercase().as_str()) && ending != "yaml"
}

/// Loads all files of a spec ([`is_source`]) under a folder, sorted by path. Paths begin with the folder's own name.
///
/// # Errors
/// A folder or file that can't be read.
pub fn load(folder: &Path) -> Result<Vec<SourceFile>, io::Error> {
    let name = folder.canonicalize()?.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut files = Vec::new();
    collect(folder, &name, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn collect(folder: &Path, name: &str, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{name}/{own}");
        if entry.file_type()?.is_dir() && !own.starts_with('.') {
            collect(&entry.path(), &path, files)?;
        } else if path.split_once('/').is_some_and(|(_, within)| is_source(within)) {
            let named = |error: io::Error| io::Error::new(error.kind(), format!("{path}: {error}"));
            // Reading from a pipe would wait for ever.
            if !fs::metadata(entry.path()).map_err(named)?.is_file() {
                return Err(named(io::Error::other("this is no file")));
            }
            let text = fs::read_to_string(entry.path()).map_err(named)?;
            files.push(SourceFile { path, text });
        }
    }
    Ok(())
}

/// The JSON Schema of the language, for editors: what `spec/schema.json` holds.
pub fn json_schema() -> String {
    let mut text = serde_json::to_string_pretty(&check::schema()).unwrap_or_default();
    text.push('\n');
    text
}
