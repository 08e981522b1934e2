//! Texts for people that end where a comment begins, though ` #` was meant to belong to them.

use super::super::Checker;
use crate::{
    check::{
        spot,
        tree::{self, Node, Value},
    },
    syntax::At,
};

/// Keys whose values people read.
const PROSE: &[&str] = &["about", "help", "message", "record", "taken", "title", "words"];

impl Checker<'_> {
    /// Reports texts without quotes that have ` #` behind them.
    pub fn cut_texts(&mut self) {
        for (file, source) in self.files.iter().enumerate().filter(|(_, source)| source.path.ends_with(".yaml")) {
            let Ok(node) = tree::read(&source.text) else { continue };
            let mut texts = Vec::new();
            prose(&node, &mut texts);
            for (key, text) in texts {
                if is_cut(&source.text, &text) {
                    let message = format!("`{key}` ends where a comment begins");
                    let remedy = "put the text in quotes; if it is a comment, put two spaces before it";
                    self.fault("S209", spot(file, &text), message, "` #` begins a comment behind this", remedy);
                }
            }
        }
    }
}

/// The texts under such keys, wherever they stand.
fn prose(node: &Node, into: &mut Vec<(String, At<String>)>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| prose(item, into)),
        Value::Map(entries) => {
            for (key, value) in entries {
                match &value.value {
                    Value::Text(text) if PROSE.contains(&key.value.as_str()) => {
                        let at = At { value: text.clone(), line: value.line, column: value.column };
                        into.push((key.value.clone(), at));
                    }
                    _ => prose(value, into),
                }
            }
        }
        _ => {}
    }
}

/// Whether a comment follows a text without quotes after one space; comments that are meant have more before them. Such a
/// text may go on over several lines, each of which stands for one space.
fn is_cut(source: &str, text: &At<String>) -> bool {
    let mut rest = String::new();
    for (number, line) in source.lines().enumerate().skip(text.line.saturating_sub(1)) {
        let column = if number + 1 == text.line { text.column.saturating_sub(1) } else { 0 };
        rest.extend(line.chars().skip(column));
        rest.push('\n');
    }
    let mut left = rest.chars().peekable();
    for c in text.value.chars() {
        if c == ' ' {
            let mut spaces = 0;
            while left.next_if(|c| c.is_whitespace()).is_some() {
                spaces += 1;
            }
            if spaces == 0 {
                return false;
            }
        } else if left.next() != Some(c) {
            // Quotes and blocks begin with a sign of their own.
            return false;
        }
    }
    let behind: String = left.take_while(|c| *c != '\n').collect();
    behind.starts_with(" #")
}
