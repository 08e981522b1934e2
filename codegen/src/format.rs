//! Generated Rust as the project's own formatter sets it: rustfmt with the settings that stand at the project's root, so
//! that generated code looks like the code around it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{collections::BTreeMap, fs, io, path::Path, process::Command};

/// Why files weren't formatted.
#[derive(Debug)]
pub enum Unformatted {
    /// The program isn't there.
    Missing,
    /// It failed, and what it said.
    Failed(String),
}

impl std::fmt::Display for Unformatted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unformatted::Missing => f.write_str(
                "rustfmt isn't installed, and generated code is set by it: run `rustup component add rustfmt`",
            ),
            Unformatted::Failed(what) => write!(f, "rustfmt failed: {what}"),
        }
    }
}

/// Formats Rust files, given by path, with the settings at `root` or above it.
///
/// # Errors
/// Without rustfmt, or with what it says.
pub fn format(root: &Path, files: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Unformatted> {
    if files.is_empty() {
        return Ok(BTreeMap::new());
    }
    let failed = |error: io::Error| Unformatted::Failed(error.to_string());
    let folder = tempfile::tempdir().map_err(failed)?;
    let name = |place: usize| folder.path().join(format!("{place}.rs"));
    for (place, text) in files.values().enumerate() {
        // rustfmt would look for the modules that a file declares.
        fs::write(name(place), split(text).1).map_err(failed)?;
    }
    let program = std::env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    let mut command = Command::new(program);
    command.args(["--quiet", "--edition", "2024"]);
    let root = root.canonicalize().map_err(failed)?;
    let has_settings = |folder: &&Path| ["rustfmt.toml", ".rustfmt.toml"].iter().any(|name| folder.join(name).exists());
    if let Some(folder) = root.ancestors().find(has_settings) {
        command.arg("--config-path").arg(folder);
    }
    let output = match command.args((0..files.len()).map(name)).output() {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Unformatted::Missing),
        Err(error) => return Err(failed(error)),
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        // Message of `rustup` for a component that isn't installed.
        return Err(if said.contains("is not installed") { Unformatted::Missing } else { Unformatted::Failed(said) });
    }
    let mut formatted = BTreeMap::new();
    for (place, (path, text)) in files.iter().enumerate() {
        let body = fs::read_to_string(name(place)).map_err(failed)?;
        // rustfmt turns an empty file into an empty line.
        formatted.insert(path.clone(), format!("{}{}", split(text).0, if body == "\n" { "" } else { &body }));
    }
    Ok(formatted)
}

/// A file's head, with the modules that it declares, and the rest.
fn split(text: &str) -> (&str, &str) {
    let head: usize = text
        .split_inclusive('\n')
        .take_while(|line| line.starts_with("//!") || line.starts_with("pub mod ") || *line == "\n")
        .map(str::len)
        .sum();
    text.split_at(head)
}

/// Whether two Rust files are equal apart from formatting: a formatter adds and removes trailing commas and braces
/// around single expressions.
pub fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let mut words = Vec::new();
        text.parse::<TokenStream>().map(|tokens| flat(tokens, &mut words)).ok().map(|()| words)
    };
    words(one).is_some_and(|one| words(other).is_some_and(|other| one == other))
}

fn flat(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let braces = group.delimiter() == Delimiter::Brace;
                if !braces {
                    words.push(format!("{:?}", group.delimiter()));
                }
                flat(group.stream(), words);
                if words.last().is_some_and(|last| last == ",") {
                    words.pop();
                }
                if !braces {
                    words.push("end".into());
                }
            }
            other => words.push(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_file_is_set_does_not_matter() {
        let one = "use a::{b};\nfn f(a: u8,) -> u8 { g(|x| { x + 1 }, &[1, 2,]) }";
        let other = "use a::b;\n\nfn f(a: u8) -> u8 {\n    g(|x| x + 1, &[1, 2])\n}\n";
        assert!(same(one, other));
        assert!(!same(one, &other.replace("x + 1", "x + 2")));
    }

    #[test]
    fn modules_stay_where_they_are_declared() {
        let text = "//! A file.\n\npub mod b;\npub mod a;\n\nuse c::{d};\nfn f() { }\n";
        let files = BTreeMap::from([("mod.rs".to_owned(), text.to_owned())]);
        let formatted = format(Path::new("."), &files).expect("rustfmt is there");
        assert_eq!(formatted["mod.rs"], "//! A file.\n\npub mod b;\npub mod a;\n\nuse c::d;\nfn f() {}\n");
    }
}
