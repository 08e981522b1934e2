//! Reports of faults in a spec: code, message, underlined place, reason and remedy. `check` finds them; build scripts
//! and the command line print them.

mod codes;

pub use codes::{CODES, Code};

use crate::SourceFile;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::fmt;

/// Where a fault stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the file in the report's `files`.
    pub file: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters underlined; 0 = the word that begins there.
    pub length: usize,
}

impl Spot {
    /// How many characters are underlined in the text of its file.
    pub fn length_in(&self, text: &str) -> usize {
        text[span(text, self)].chars().count()
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Its code, one of `CODES`.
    pub code: &'static str,
    /// What is wrong, naming the thing.
    pub message: String,
    /// Where.
    pub spot: Spot,
    /// Why, written beside the underlined words; may be empty.
    pub reason: String,
    /// What to do; may be empty.
    pub remedy: String,
}

/// All faults of a spec, sorted by file and line.
#[derive(Debug, Clone)]
pub struct Report {
    /// The faults.
    pub faults: Vec<Fault>,
    /// The files that were read.
    pub files: Vec<SourceFile>,
}

impl Report {
    /// Sorts the faults and removes duplicates at the same place (a fault of a mixin would be reported for every
    /// resource that uses it).
    pub fn new(mut faults: Vec<Fault>, files: &[SourceFile]) -> Report {
        let path = |fault: &Fault| files.get(fault.spot.file).map(|file| file.path.as_str());
        faults.sort_by(|a, b| (path(a), &a.spot, a.code, &a.message).cmp(&(path(b), &b.spot, b.code, &b.message)));
        faults.dedup_by(|a, b| a.code == b.code && a.spot == b.spot);
        Report { faults, files: files.to_vec() }
    }

    /// The report as text, with terminal colours or without.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for fault in &self.faults {
            text += &render(fault, &self.files[fault.spot.file], &renderer);
            text += "\n\n";
        }
        let count = self.faults.len();
        text + &format!("{count} fault{} in the spec\n", if count == 1 { "" } else { "s" })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}

fn render(fault: &Fault, file: &SourceFile, renderer: &Renderer) -> String {
    let annotation = AnnotationKind::Primary.span(span(&file.text, &fault.spot));
    let annotation = if fault.reason.is_empty() { annotation } else { annotation.label(&fault.reason) };
    let snippet = Snippet::source(&file.text).path(&file.path).annotation(annotation);
    let mut group = Level::ERROR.primary_title(&fault.message).id(fault.code).element(snippet);
    if !fault.remedy.is_empty() {
        group = group.element(Level::HELP.message(&fault.remedy));
    }
    renderer.render(&[group])
}

/// Byte range of the words at a spot.
fn span(text: &str, spot: &Spot) -> std::ops::Range<usize> {
    let start_of_line: usize = text.split_inclusive('\n').take(spot.line.saturating_sub(1)).map(str::len).sum();
    let line = text[start_of_line..].lines().next().unwrap_or("");
    let byte = |chars: usize| line.char_indices().nth(chars).map_or(line.len(), |(at, _)| at);
    let from = byte(spot.column.saturating_sub(1));
    let to = match spot.length {
        0 => from + word(&line[from..]),
        length => byte(spot.column.saturating_sub(1) + length),
    };
    let (from, to) = (start_of_line + from, start_of_line + to);
    from..to.max(from)
}

/// Length in bytes of the scalar that a line's rest begins with; of a collection, its first bracket
/// up to the end that stands on the same line.
fn word(rest: &str) -> usize {
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].find(quote).map_or(rest.len(), |end| end + 2),
        Some(open @ ('[' | '{')) => {
            let close = if open == '[' { ']' } else { '}' };
            let mut depth = 0;
            for (at, c) in rest.char_indices() {
                depth += i32::from(c == open) - i32::from(c == close);
                if depth == 0 {
                    return at + 1;
                }
            }
            rest.trim_end().len()
        }
        _ => {
            let end = rest.char_indices().find(|(at, c)| {
                let next = rest[at + c.len_utf8()..].chars().next();
                matches!(c, ',' | ']' | '}')
                    || (*c == ':' && next.is_none_or(char::is_whitespace))
                    || (c.is_whitespace() && next == Some('#'))
            });
            rest[..end.map_or(rest.len(), |(at, _)| at)].trim_end().len()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn words_end_where_yaml_ends_them() {
        assert_eq!(word("nickname: { a: 1 }"), 8);
        assert_eq!(word("session.subject, other]"), 15);
        assert_eq!(word("'a, b' }"), 6);
        assert_eq!(word("[a, [b]] # c"), 8);
        assert_eq!(word("two words # comment"), 9);
    }
}
