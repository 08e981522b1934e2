//! The files of a spec as the editor has them, and their outlines. A file that isn't YAML for the moment keeps its last
//! outline, so that its names stay known while somebody writes.

use specimen_codegen::{
    SourceFile, load,
    outline::{Entry, outline},
};
use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
};

/// A spec that is open in an editor.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The folder of the spec; paths of files begin with its name.
    folder: PathBuf,
    files: Vec<SourceFile>,
    /// Texts that the editor has and may not have saved, by path.
    open: HashMap<String, String>,
    outlines: HashMap<String, Vec<Entry>>,
}

impl Workspace {
    /// The spec that a file belongs to: the nearest folder above it with an `api` file.
    pub fn folder_of(file: &Path) -> Option<PathBuf> {
        file.ancestors().skip(1).find(|folder| folder.join("api.yaml").is_file()).map(Path::to_path_buf)
    }

    /// Opens the spec in a folder.
    ///
    /// # Errors
    /// A file that can't be read.
    pub fn new(folder: PathBuf) -> io::Result<Workspace> {
        let mut workspace = Workspace { folder, ..Workspace::default() };
        workspace.reload()?;
        Ok(workspace)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads all files again; texts of the editor stand for theirs.
    ///
    /// # Errors
    /// A file that can't be read.
    pub fn reload(&mut self) -> io::Result<()> {
        self.files = load(&self.folder)?;
        for (path, text) in &self.open {
            match self.files.iter_mut().find(|file| file.path == *path) {
                Some(file) => file.text.clone_from(text),
                None => self.files.push(SourceFile { path: path.clone(), text: text.clone() }),
            }
        }
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        for file in &self.files {
            if let Some(found) = outline(&file.text) {
                self.outlines.insert(file.path.clone(), found);
            }
        }
        let files = &self.files;
        self.outlines.retain(|path, _| files.iter().any(|file| file.path == *path));
        Ok(())
    }

    /// The editor has another text of a file; `None`: it has closed it.
    ///
    /// # Errors
    /// As `reload`.
    pub fn change(&mut self, path: &str, text: Option<String>) -> io::Result<()> {
        match text {
            Some(text) => self.open.insert(path.to_owned(), text),
            None => self.open.remove(path),
        };
        self.reload()
    }

    /// A file's path within the spec, as `SourceFile` has it.
    pub fn path_of(&self, file: &Path) -> Option<String> {
        let within = file.strip_prefix(self.folder.parent()?).ok()?;
        Some(within.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
    }

    /// Where a file of the spec is.
    pub fn file_of(&self, path: &str) -> PathBuf {
        self.folder.parent().map_or_else(|| PathBuf::from(path), |parent| parent.join(path))
    }

    /// All files, sorted by path.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// The outlines of all files, by path.
    pub fn outlines(&self) -> impl Iterator<Item = (&str, &[Entry])> {
        self.files.iter().filter_map(|file| Some((file.path.as_str(), self.outlines.get(&file.path)?.as_slice())))
    }

    /// A file's outline.
    pub fn outline(&self, path: &str) -> &[Entry] {
        self.outlines.get(path).map_or(&[], Vec::as_slice)
    }
}
