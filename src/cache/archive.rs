//! `cache.zip`: the tables and what is told of them, written file by file into one archive. Called by
//! `alyx cache`.

use super::{
    ARCHIVE, About, INFO, QUALITY, Scope, quality,
    tables::{self, Paths, RowSource},
};
use serde_json::{Map, Value as Json, json};
use specimen::store::{Executor, Store};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// An archive that was made.
#[derive(Debug)]
pub struct Made {
    /// The archive's file.
    pub archive: PathBuf,
    /// What is told of it, as JSON text.
    pub info: Vec<u8>,
    /// Rows of sessions and of datasets.
    pub rows: (u64, u64),
}

/// Makes the archive in a folder. `progress` is told the rows written so far. Memory is bounded by a batch of
/// rows, whatever the size of the database.
///
/// # Errors
/// What the database or the folder says.
pub async fn make(
    store: &Store,
    folder: &Path,
    about: &About,
    scope: &Scope,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Made, String> {
    let (sessions, datasets) = (folder.join("sessions.pqt"), folder.join("datasets.pqt"));
    let tx = store.snapshot().await.map_err(|error| error.to_string())?;
    let source = RowSource { on: &Executor::Transaction(&tx), store, scope };
    let paths = Paths { sessions: &sessions, datasets: &datasets };
    let rows = tables::write(&source, about, paths, progress).await?;
    let mut files = vec![sessions.clone(), datasets.clone()];
    if scope.quality {
        let path = folder.join(QUALITY);
        quality::write(&source, &path).await?;
        files.push(path);
    }
    let mut info = about.json();
    info.insert(
        "tables".into(),
        Json::Object(sizes(&[("sessions", &sessions, rows.0), ("datasets", &datasets, rows.1)])?),
    );
    let info = serde_json::to_vec_pretty(&info).map_err(|error| error.to_string())?;
    let archive = folder.join(ARCHIVE);
    pack(&archive, &files, &info).map_err(|error| format!("{}: {error}.", archive.display()))?;
    Ok(Made { archive, info, rows })
}

fn sizes(tables: &[(&str, &PathBuf, u64)]) -> Result<Map<String, Json>, String> {
    let size = |(name, path, rows): &(&str, &PathBuf, u64)| {
        let size = path.metadata().map_err(|error| format!("{}: {error}.", path.display()))?.len();
        Ok(((*name).to_owned(), json!({"nrecs": rows, "size": size})))
    };
    tables.iter().map(size).collect()
}

fn pack(archive: &Path, files: &[PathBuf], info: &[u8]) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(archive)?);
    // Large files, too, and as quick to unpack as to write: the tables are compressed already.
    let options = SimpleFileOptions::default().large_file(true);
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        zip.start_file(name, options)?;
        io::copy(&mut File::open(path)?, &mut zip)?;
    }
    zip.start_file(INFO, options)?;
    io::copy(&mut io::Cursor::new(info), &mut zip)?;
    zip.finish()?.sync_all()
}
