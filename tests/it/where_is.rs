//! docs/where-is.md names files, modules and items: those that it names are there.

use std::path::{Path, PathBuf};

/// Folders of modules, each with the names by which paths begin that are written from outside.
const ROOTS: &[(&str, &[&str])] =
    &[("runtime/src", &[]), ("generated", &[]), ("src", &[]), ("tables/src", &["tables", "specimen_tables"])];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a line has between backquotes.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_file(text: &str) -> bool {
    text.contains('/') && [".rs", ".yaml", ".md"].iter().any(|end| text.ends_with(end)) && !text.contains(' ')
}

fn is_rust_path(text: &str) -> bool {
    let is_name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_');
    text.contains("::") && text.split("::").all(is_name)
}

/// Whether a source has a word.
fn has_word(file: &Path, word: &str) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|known| known == word)
}

/// Whether a path leads to a module, or to an item of one, below a folder.
fn leads(folder: &Path, parts: &[&str]) -> bool {
    let (mut at, mut file, mut rest) = (folder.to_path_buf(), None::<PathBuf>, parts);
    while let Some((part, more)) = rest.split_first() {
        let (alone, within) = (at.join(format!("{part}.rs")), at.join(part).join("mod.rs"));
        let Some(found) = [alone, within].into_iter().find(|file| file.exists()) else { break };
        (at, file, rest) = (at.join(part), Some(found), more);
    }
    // A type and what belongs to it stand in one room, not always in one file.
    let room = || std::fs::read_dir(&at).into_iter().flatten().flatten().map(|entry| entry.path());
    file.is_some_and(|file| rest.iter().all(|name| has_word(&file, name) || room().any(|file| has_word(&file, name))))
}

fn is_there(path: &str, files: &[&str]) -> bool {
    let parts: Vec<&str> = path.split("::").collect();
    if parts[0].starts_with(char::is_uppercase) {
        // An item of one of the files that the same step names.
        return files.iter().any(|file| parts.iter().all(|part| has_word(&root().join(file), part)));
    }
    ROOTS.iter().any(|(folder, names)| {
        let below = if names.contains(&parts[0]) { &parts[1..] } else { &parts[..] };
        let library = root().join(folder).join("lib.rs");
        leads(&root().join(folder), below) || names.contains(&parts[0]) && has_word(&library, below[0])
    })
}

/// The names of a page that lead nowhere, and how many there are in all.
fn lost(page: &str) -> (Vec<&str>, usize) {
    let (mut lost, mut files, mut named) = (Vec::new(), Vec::new(), 0);
    for line in page.lines() {
        // A step that goes on in a further line names what the first one does.
        if !line.starts_with("  ") {
            files.clear();
        }
        files.extend(code(line).filter(|text| is_file(text)));
        for text in code(line) {
            let there = match text {
                text if is_file(text) => root().join(text).exists(),
                text if is_rust_path(text) => is_there(text, &files),
                _ => continue,
            };
            named += 1;
            if !there {
                lost.push(text);
            }
        }
    }
    (lost, named)
}

#[test]
fn answers_to_a_stranger_name_what_is_there() {
    let page = std::fs::read_to_string(root().join("docs/where-is.md")).expect("the page can be read");
    let (lost, named) = lost(&page);
    assert!(named > 30, "{named}");
    assert!(lost.is_empty(), "docs/where-is.md names what isn't there: {lost:?}");
}

#[test]
fn what_is_not_there_is_found() {
    let page = "1. `src/nowhere.rs`, `query::list::plane`, `query::list::plan`\n2. `src/behaviour/subject.rs`, \
                `SubjectBehaviour::alive`, `SubjectBehaviour::asleep`";
    assert_eq!(lost(page), (vec!["src/nowhere.rs", "query::list::plane", "SubjectBehaviour::asleep"], 6));
}
