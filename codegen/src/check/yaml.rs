//! What is said of text that YAML can't read. The parser names the place where it gave up; people need the place where
//! the mistake is, and what to write instead.

use super::{names, tree::NotYaml};
use crate::report::{Fault, Spot};

/// A fault of a file that isn't YAML.
pub fn fault(file: usize, text: &str, error: &NotYaml) -> Fault {
    let found = find(text, error);
    let (line, column) = found.place.unwrap_or((error.line, error.column));
    let spot = Spot { file, line, column, length: found.length };
    Fault {
        code: "S001",
        message: format!("this is not YAML: {}", found.message),
        spot,
        reason: found.reason.into(),
        remedy: found.remedy,
    }
}

/// What is wrong, where, and what to do.
struct Mistake {
    message: String,
    /// Line and column; absent: where the parser gave up.
    place: Option<(usize, usize)>,
    /// Characters underlined; 0 = the word.
    length: usize,
    reason: &'static str,
    remedy: String,
}

impl Mistake {
    fn new(message: impl Into<String>, reason: &'static str, remedy: impl Into<String>) -> Mistake {
        Mistake { message: message.into(), place: None, length: 0, reason, remedy: remedy.into() }
    }

    fn at(self, line: usize, column: usize, length: usize) -> Mistake {
        Mistake { place: Some((line, column)), length, ..self }
    }
}

fn find(text: &str, error: &NotYaml) -> Mistake {
    let says = |words: &str| error.message.contains(words);
    let line = text.lines().nth(error.line - 1).unwrap_or("");
    let open = open_bracket(text, error.line, error.column);
    if says("tab") {
        let column = line.chars().position(|c| c == '\t').map_or(error.column, |at| at + 1);
        return Mistake::new("a tab indents the line", "YAML takes spaces alone", "indent with spaces")
            .at(error.line, column, 1);
    }
    if says("escape") {
        let (line, column) = escape(text, error).unwrap_or((error.line, error.column));
        return Mistake::new(
            "an unknown escape in double quotes",
            "in double quotes, `\\` begins an escape",
            "put the text in single quotes, where `\\` stands for itself",
        )
        .at(line, column, 2);
    }
    if says("multiple YAML documents") {
        let at = text.lines().position(|line| line.trim_end() == "---" || line.starts_with("--- ")).unwrap_or(0);
        let second = text.lines().enumerate().skip(at + 1).find(|(_, line)| line.trim_end() == "---");
        // The first may begin the file.
        let before = text.lines().take(at).any(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let at = if before { at } else { second.map_or(at, |(second, _)| second) };
        let remedy = "take `---` away, or move what follows into a file of its own";
        return Mistake::new("the file has two documents", "a second document begins", remedy).at(at + 1, 1, 3);
    }
    if says("quote") {
        let remedy = "close it; within single quotes, `'` is written twice";
        return Mistake::new("a quote isn't closed", "the text that begins here has no end", remedy);
    }
    if says("flow") || says("illegal placement of ':'") || says("',' or '") {
        if let Some((sign, line, column)) = open {
            let end = if sign == '{' { '}' } else { ']' };
            let message = format!("`{sign}` isn't closed");
            let remedy = format!("close it with `{end}`, and put a comma between its items");
            return Mistake::new(message, "it begins here", remedy).at(line, column, 1);
        }
    }
    if let Some(mistake) = after_a_key(line, error) {
        return mistake;
    }
    if says("unknown anchor") {
        return Mistake::new("`*` leads to nothing", "a text that begins with `*` is an alias", quoted());
    }
    if says("unexpected character") {
        let sign = line.chars().nth(error.column - 1).unwrap_or(' ');
        if sign.is_control() {
            let remedy = "take the character away";
            return Mistake::new("a control character", "text is written without such characters", remedy);
        }
        let message = format!("a text can't begin with `{sign}`");
        return Mistake::new(message, "YAML uses the sign itself", quoted());
    }
    if says("expected ':'") {
        return no_colon();
    }
    if says("did not find expected key") || says("block mapping") || says("block collection") || says("indentation") {
        return indented(text, error);
    }
    let remedy = "texts with `: `, ` #` or a leading `*`, `&`, `!`, `@`, `%` need quotes";
    Mistake::new(error.message.clone(), "here", remedy)
}

fn no_colon() -> Mistake {
    Mistake::new(
        "a key has no `:`",
        "this is neither a key nor a value",
        "write `:` after the key, and a space before its value",
    )
}

fn quoted() -> &'static str {
    "put the text in quotes"
}

/// A key whose colon has no space after it, a value that goes on after its bracket or quote, or one that has `: ` in it.
fn after_a_key(line: &str, error: &NotYaml) -> Option<Mistake> {
    let says = |words: &str| error.message.contains(words);
    let tight = line.char_indices().find(|(at, c)| *c == ':' && line[at + 1..].starts_with(['{', '[', '"', '\'']));
    let in_text = || line.split_once(": ").is_some_and(|(_, value)| value.starts_with(['"', '\'']));
    if let (Some((at, _)), true) = (tight, says("mapping values")) {
        let column = line[..at].chars().count() + 1;
        let message = "`:` has no space after it";
        return Some(Mistake::new(message, "so this is no key", "write a space after `:`").at(error.line, column, 1));
    }
    let word = line.trim_start().split_once(' ').filter(|(_, rest)| rest.starts_with(['{', '[']));
    if let (Some((word, _)), true) = (word.filter(|(word, _)| names::is_sql_name(word)), says("mapping values")) {
        let column = line.chars().take_while(|c| *c == ' ').count() + 1;
        return Some(no_colon().at(error.line, column, word.chars().count()));
    }
    if says("mapping values") && !in_text() {
        let remedy = "put the text in quotes";
        return Some(Mistake::new("a text has `: ` in it", "what is before it would be a key", remedy));
    }
    let value = line.split_once(": ").map(|(key, value)| (key.chars().count() + 3, value.trim_start()));
    if let Some((column, value)) = value
        && value.starts_with(['[', '{', '"', '\''])
        && says("did not find expected key")
        && error.column > column
    {
        let sign = value.chars().next().unwrap_or('[');
        let message = format!("something follows the end of what begins with `{sign}`");
        let remedy = format!("put the whole text in quotes, if `{sign}` belongs to it");
        return Some(Mistake::new(message, "the value ends before this", remedy));
    }
    None
}

/// A line that begins at another column than its neighbours.
fn indented(text: &str, error: &NotYaml) -> Mistake {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let own = text.lines().nth(error.line - 1).map_or(0, depth);
    let before =
        text.lines().take(error.line - 1).filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#'));
    let remedy = match before.last().map(depth) {
        Some(other) if other != own => {
            format!("begin it below the others: the line before begins after {other} spaces, this one after {own}")
        }
        _ => "begin the keys of one mapping at the same column".into(),
    };
    Mistake::new("the line is indented unlike the lines before it", "no key of the mapping before it", remedy)
}

/// The innermost bracket that is open at a place.
fn open_bracket(text: &str, line: usize, column: usize) -> Option<(char, usize, usize)> {
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut quote: Option<char> = None;
    for (number, content) in text.lines().enumerate().take(line) {
        let mut before = ' ';
        for (at, c) in content.chars().enumerate() {
            if number + 1 == line && at + 1 > column {
                break;
            }
            match (quote, c) {
                (Some(q), _) if q == c && before != '\\' => quote = None,
                (Some(_), _) => {}
                (None, '#') if before.is_whitespace() => break,
                (None, '"' | '\'') if before.is_whitespace() || "[{,".contains(before) => quote = Some(c),
                // Outside brackets, only a value begins with one.
                (None, '[' | '{') if !open.is_empty() || before.is_whitespace() => open.push((c, number + 1, at + 1)),
                (None, ']' | '}') => drop(open.pop()),
                _ => {}
            }
            before = c;
        }
    }
    open.pop()
}

/// The first escape from a place on that YAML doesn't know.
fn escape(text: &str, error: &NotYaml) -> Option<(usize, usize)> {
    const KNOWN: &str = "0abt\tnvfre \"/\\N_LPxuU\n";
    for (number, line) in text.lines().enumerate().skip(error.line - 1) {
        let mut chars = line.chars().enumerate().skip(if number + 1 == error.line { error.column - 1 } else { 0 });
        while let Some((at, c)) = chars.next() {
            if c == '\\' && chars.next().is_none_or(|(_, next)| !KNOWN.contains(next)) {
                return Some((number + 1, at + 1));
            }
        }
    }
    None
}
