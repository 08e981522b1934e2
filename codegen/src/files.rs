//! File access: reads a spec, writes changed files, lists stale ones. Called by build scripts, by `specimen generate`
//! and by the test that output is fresh.

use crate::{
    SourceFile, emit,
    format::{self, Unformatted},
    report::Report,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::PathBuf,
};

/// Where things are, below the root of a project.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The project's root.
    pub root: PathBuf,
    /// Folder of the spec.
    pub spec: &'static str,
    /// Folder of the generated code; only the generator writes there.
    pub code: &'static str,
    /// Folder of the reference pages; only the generator writes there. Generated code includes them as `../docs/reference/…`.
    pub docs: &'static str,
}

impl Layout {
    /// `spec/`, `generated/` and `docs/reference/` below a root.
    pub fn below(root: impl Into<PathBuf>) -> Layout {
        Layout { root: root.into(), spec: "spec", code: "generated", docs: "docs/reference" }
    }
}

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The spec has faults.
    Spec(Report),
    /// The disk failed at a path.
    Disk(PathBuf, io::Error),
    /// Generated code can't be formatted.
    Format(Unformatted),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Spec(report) => write!(f, "{report}"),
            Failure::Disk(path, error) => write!(f, "{}: {error}", path.display()),
            Failure::Format(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Failure {}

/// Every file that the spec gives, by its path below the root, as it should stand there.
///
/// # Errors
/// The spec's faults, a file that can't be read, or that rustfmt isn't there.
pub fn generate(layout: &Layout) -> Result<BTreeMap<String, String>, Failure> {
    let Files { rust, mut other } = files(layout)?;
    other.extend(format::format(&layout.root, &rust).map_err(Failure::Format)?);
    Ok(other)
}

/// What a spec gives: Rust that isn't formatted yet, and all other files.
struct Files {
    rust: BTreeMap<String, String>,
    other: BTreeMap<String, String>,
}

fn files(layout: &Layout) -> Result<Files, Failure> {
    let folder = layout.root.join(layout.spec);
    let files: Vec<SourceFile> = crate::load(&folder).map_err(|error| Failure::Disk(folder, error))?;
    let api = crate::read(&files).map_err(Failure::Spec)?;
    let output = emit::emit(&api);
    let below = |folder: &str, files: BTreeMap<String, String>| {
        files.into_iter().map(|(name, text)| (format!("{folder}/{name}"), text)).collect::<BTreeMap<_, _>>()
    };
    let mut other = below(layout.code, output.sql);
    other.extend(below(layout.docs, output.docs));
    other.insert(format!("{}/schema.json", layout.spec), crate::json_schema());
    Ok(Files { rust: below(layout.code, output.rust), other })
}

/// Paths whose content differs from what the spec gives: missing, different, or no longer made.
///
/// # Errors
/// As [`generate`].
pub fn stale(layout: &Layout) -> Result<Vec<String>, Failure> {
    let wanted = generate(layout)?;
    let mut stale = Vec::new();
    for (path, text) in &wanted {
        if fs::read_to_string(layout.root.join(path)).ok().as_deref() != Some(text) {
            stale.push(path.clone());
        }
    }
    stale.extend(left_over(layout, &wanted.keys().cloned().collect())?);
    Ok(stale)
}

/// Writes what changed and removes what is no longer made; returns the paths. Files that are as they
/// should be aren't touched, so that nothing is compiled again for them.
///
/// # Errors
/// As [`generate`], or a path that can't be written.
pub fn write(layout: &Layout) -> Result<Vec<String>, Failure> {
    let wanted = generate(layout)?;
    let paths = wanted.keys().cloned().collect();
    put(layout, &wanted, &paths)
}

/// The same for build scripts: Rust files with equal content are left unchanged, so rustfmt runs, and is needed, only
/// for changed files.
///
/// # Errors
/// As [`write()`].
pub fn refresh(layout: &Layout) -> Result<Vec<String>, Failure> {
    let Files { mut rust, other: mut wanted } = files(layout)?;
    let paths = wanted.keys().chain(rust.keys()).cloned().collect();
    rust.retain(|path, text| {
        fs::read_to_string(layout.root.join(path)).map_or(true, |there| !format::same(&there, text))
    });
    wanted.extend(format::format(&layout.root, &rust).map_err(Failure::Format)?);
    put(layout, &wanted, &paths)
}

/// Writes files that differ, and removes those that aren't among `paths`.
fn put(layout: &Layout, wanted: &BTreeMap<String, String>, paths: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
    let mut changed = Vec::new();
    for (path, text) in wanted {
        let full = layout.root.join(path);
        if fs::read_to_string(&full).ok().as_deref() == Some(text) {
            continue;
        }
        let fail = |error| Failure::Disk(full.clone(), error);
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder).map_err(fail)?;
        }
        fs::write(&full, text).map_err(fail)?;
        changed.push(path.clone());
    }
    for path in left_over(layout, paths)? {
        let full = layout.root.join(&path);
        fs::remove_file(&full).map_err(|error| Failure::Disk(full, error))?;
        changed.push(path);
    }
    Ok(changed)
}

/// Files in the generator's folders that the spec no longer gives.
fn left_over(layout: &Layout, wanted: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for folder in [layout.code, layout.docs] {
        let mut open = vec![folder.to_owned()];
        while let Some(path) = open.pop() {
            let full = layout.root.join(&path);
            let entries = match fs::read_dir(&full) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::Disk(full, error)),
            };
            for entry in entries.flatten() {
                let path = format!("{path}/{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    open.push(path);
                } else if !wanted.contains(&path) {
                    found.push(path);
                }
            }
        }
    }
    found.sort();
    Ok(found)
}
