//! Values as Python writes them: messages, numbers given for text and patterns follow the language
//! in which the API was first written, so that clients read what they always read.

use fancy_regex::Regex;
use serde_json::{Number, Value as Json};
use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

/// What Python calls the type of a JSON value, e.g. `dict`.
pub fn type_name(value: &Json) -> &'static str {
    match value {
        Json::Null => "NoneType",
        Json::Bool(_) => "bool",
        Json::Number(n) if n.is_f64() => "float",
        Json::Number(_) => "int",
        Json::String(_) => "str",
        Json::Array(_) => "list",
        Json::Object(_) => "dict",
    }
}

/// The text that Python's `str` makes of a value: text as it is, `True`, `1.5`, `['a', 1]`.
pub fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => {
            let mut out = String::new();
            repr(other, &mut out);
            out
        }
    }
}

fn repr(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("None"),
        Json::Bool(true) => out.push_str("True"),
        Json::Bool(false) => out.push_str("False"),
        Json::Number(n) => out.push_str(&number(n)),
        Json::String(text) => quote(text, out),
        Json::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { ", " });
                repr(item, out);
            }
            out.push(']');
        }
        Json::Object(items) => {
            out.push('{');
            for (n, (key, item)) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { ", " });
                quote(key, out);
                out.push_str(": ");
                repr(item, out);
            }
            out.push('}');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(mark);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == mark => out.extend(['\\', c]),
            c if (c as u32) < 0x20 || c as u32 == 0x7f => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push(mark);
}

/// A JSON number's text: integers as digits, fractions as `float`.
pub fn number(n: &Number) -> String {
    match n.as_f64() {
        Some(value) if n.is_f64() => float(value),
        _ => n.to_string(),
    }
}

/// The shortest text that gives the same double: `1.0`, `1e-05`, `1e+16`.
pub fn float(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() { "nan".into() } else { format!("{}inf", if value < 0.0 { "-" } else { "" }) };
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if value != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let plain = value.to_string();
    if plain.contains('.') { plain } else { plain + ".0" }
}

/// Text without the blanks around it, which for Python include U+001C to U+001F.
pub fn strip(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c))
}

/// Whether the pattern, which means what it means in Python, is found in the text. A pattern that
/// can't be compiled matches nothing; the spec's check refuses those.
pub fn matches(pattern: &'static str, text: &str) -> bool {
    static COMPILED: LazyLock<Mutex<HashMap<&'static str, Option<Regex>>>> = LazyLock::new(Mutex::default);
    let mut compiled = match COMPILED.lock() {
        Ok(compiled) => compiled,
        // Nothing in the map is ever half written.
        Err(poisoned) => poisoned.into_inner(),
    };
    let regex = compiled.entry(pattern).or_insert_with(|| Regex::new(&translate(pattern)).ok());
    regex.as_ref().is_some_and(|regex| regex.is_match(text).unwrap_or(false))
}

/// A Python pattern in the syntax of fancy-regex: `\w` is letters, digits and the underscore without
/// marks, `\Z` the very end, `$` the end or a line break there, and a set's `[`, `&`, `~` stand for
/// themselves.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut chars = pattern.chars().peekable();
    let mut set = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match (chars.next().unwrap_or('\\'), set) {
                ('w', false) => out.push_str(r"[\p{L}\p{N}_]"),
                ('w', true) => out.push_str(r"\p{L}\p{N}_"),
                ('W', false) => out.push_str(r"[^\p{L}\p{N}_]"),
                ('Z', _) => out.push_str(r"\z"),
                (c, _) if c.is_ascii_alphanumeric() => out.extend(['\\', c]),
                (c, _) => escape(c, &mut out),
            },
            '[' if !set => {
                set = true;
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if chars.next_if_eq(&']').is_some() {
                    out.push_str(r"\]");
                }
            }
            ']' if set => {
                set = false;
                out.push(']');
            }
            '[' | '&' | '~' if set => escape(c, &mut out),
            '$' if !set => out.push_str(r"(?=\n?\z)"),
            c => out.push(c),
        }
    }
    out
}

fn escape(c: char, out: &mut String) {
    if r"\.+*?()|[]{}^$#&-~".contains(c) {
        out.push('\\');
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_shown_as_python_shows_them() {
        for (value, shown) in [
            (json!(["northlab"]), "['northlab']"),
            (json!({"a": [1, null]}), "{'a': [1, None]}"),
            (json!(true), "True"),
            (json!(7), "7"),
            (json!(7.0), "7.0"),
            (json!(1e16), "1e+16"),
            (json!(1e-5), "1e-05"),
            (json!(0.0001), "0.0001"),
            (json!(["it's"]), "[\"it's\"]"),
            (json!("plain 'text'"), "plain 'text'"),
        ] {
            assert_eq!(text(&value), shown);
        }
    }

    #[test]
    fn patterns_mean_what_they_mean_in_python() {
        for (pattern, text, found) in [
            (r"^\w+$", "Größe_1²", true),
            (r"^\w+$", "a b", false),
            (r"^\w+$", "line\n", true),
            (r"^[\w.@+-]+\Z", "line\n", false),
            (r"^[\w.@+-]+\Z", "a.b@c+d-e", true),
            (r"^\w+$", "e\u{301}", false),
            (r"^[a-zA-Z0-9\_][^\\\:]+$", "a/b", true),
            (r"^[a-zA-Z0-9\_][^\\\:]+$", "a\\b", false),
            (r"^[a-zA-Z0-9\_][^\\\:]+$", "/a", false),
            (r"^\.[^\.]+$", ".npy", true),
            (r"^\.[^\.]+$", "npy", false),
            (r"^[[&]+$", "[&[", true),
        ] {
            assert_eq!(matches(pattern, text), found, "{pattern} {text:?}");
        }
    }
}
