//! Renaming a resource or a field in all files of a spec. The old name is written down as `was`, so that a migration
//! renames the table or column and keeps its rows.

use super::{
    names::{Declared, Meaning, Names},
    workspace::Workspace,
};
use specimen_codegen::outline::Entry;

/// A text in place of another, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// First character, from 1.
    pub from: usize,
    /// The character after the last.
    pub to: usize,
    /// What stands there afterwards.
    pub text: String,
}

/// What is renamed.
#[derive(Debug, Clone)]
pub enum Renamed<'a> {
    /// A resource.
    Resource(Declared<'a>),
    /// A field.
    Field(Declared<'a>),
}

/// What can be renamed at a place: a resource or a field, by its declaration or by a text that refers to it.
pub fn at<'a>(workspace: &'a Workspace, file: &'a str, entry: &'a Entry, character: usize) -> Option<Renamed<'a>> {
    let names = Names(workspace);
    let here = Declared { file, entry };
    let declared = match entry.is_key {
        false if entry.path == ["resource"] => here,
        true if is_field(entry) => here,
        is_key => names.declared(&names.meaning(file, &entry.path, is_key)?, &entry.text, character)?,
    };
    match () {
        () if declared.entry.path == ["resource"] => Some(Renamed::Resource(declared)),
        () if is_field(declared.entry) => Some(Renamed::Field(declared)),
        () => None,
    }
}

fn is_field(entry: &Entry) -> bool {
    let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
    entry.is_key && matches!(path.as_slice(), ["fields"] | ["mixins", _, "fields"])
}

/// All edits that give something another name.
pub fn edits(workspace: &Workspace, renamed: &Renamed<'_>, name: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (Renamed::Resource(declared) | Renamed::Field(declared)) = renamed;
    let names = Names(workspace);
    for (file, entries) in workspace.outlines() {
        for entry in entries {
            let here = Declared { file, entry };
            if here == *declared {
                edits.extend(part(workspace, &here, 0, &entry.text, name));
                continue;
            }
            let Some(meaning) = names.meaning(file, &entry.path, entry.is_key) else { continue };
            match (&meaning, renamed) {
                (Meaning::Resource | Meaning::Listed, Renamed::Resource(of)) if entry.text == of.entry.text => {
                    edits.extend(part(workspace, &here, 0, &entry.text, name));
                }
                (Meaning::Path(resource), Renamed::Field(of)) => {
                    let mut skip = usize::from(entry.text.starts_with('-'));
                    for (text, field) in entry.text[skip..].split('.').zip(names.along(resource, &entry.text)) {
                        if field.is_some_and(|field| field.declared == *of) {
                            edits.extend(part(workspace, &here, skip, text, name));
                        }
                        skip += text.chars().count() + 1;
                    }
                }
                _ => {}
            }
        }
    }
    edits.extend(was(workspace, renamed));
    edits
}

/// An edit of some characters of a key or value, counted after its opening quote.
fn part(workspace: &Workspace, of: &Declared<'_>, skip: usize, text: &str, name: &str) -> Option<Edit> {
    let line = workspace.text(of.file)?.lines().nth(of.entry.line - 1)?;
    let quoted = line.chars().nth(of.entry.column - 1).is_some_and(|c| c == '"' || c == '\'');
    let from = of.entry.column + usize::from(quoted) + skip;
    let there: String = line.chars().skip(from - 1).take(text.chars().count()).collect();
    let to = from + text.chars().count();
    (there == text).then(|| Edit { file: of.file.to_owned(), line: of.entry.line, from, to, text: name.to_owned() })
}

/// The line or key that keeps the former name, unless there is one.
fn was(workspace: &Workspace, renamed: &Renamed<'_>) -> Option<Edit> {
    let (Renamed::Resource(declared) | Renamed::Field(declared)) = renamed;
    let entries = workspace.outline(declared.file);
    let insert = |line: usize, column: usize, text: String| Edit {
        file: declared.file.to_owned(),
        line,
        from: column,
        to: column,
        text,
    };
    match renamed {
        Renamed::Resource(_) => {
            let has =
                |key: &str| entries.iter().any(|entry| entry.is_key && entry.path.is_empty() && entry.text == key);
            if has("was") || has("label") {
                return None;
            }
            let mut parts = declared.file.rsplit('/').skip(1);
            let (folder, above) = (parts.next()?, parts.next());
            let api = || entries_of(workspace, "api");
            let area = if above.is_some() { folder.to_owned() } else { api()?.to_lowercase() };
            let label = format!("{area}.{}", declared.entry.text.to_lowercase());
            Some(insert(declared.entry.line + 1, 1, format!("was: {label}\n")))
        }
        Renamed::Field(_) => {
            let mut path = declared.entry.path.clone();
            path.push(declared.entry.text.clone());
            let keys: Vec<&Entry> = entries.iter().filter(|entry| entry.is_key && entry.path == path).collect();
            if keys.iter().any(|key| key.text == "was") {
                return None;
            }
            let first = keys.first()?;
            let text = format!("was: {}", declared.entry.text);
            Some(match first.line == declared.entry.line {
                true => insert(first.line, first.column, format!("{text}, ")),
                false => insert(first.line, first.column, format!("{text}\n{}", " ".repeat(first.column - 1))),
            })
        }
    }
}

fn entries_of(workspace: &Workspace, key: &str) -> Option<String> {
    let mut all = workspace.outlines().flat_map(|(_, entries)| entries);
    all.find(|entry| !entry.is_key && entry.path == [key]).map(|entry| entry.text.clone())
}
