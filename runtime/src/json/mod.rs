//! JSON text written straight into a response: the formats of every kind of value, as the API shows
//! them. Called by `render` for wire values and by generated code for computed ones. `parse` reads JSON.

mod document;
pub mod parse;
pub mod python;

pub use document::document_text;
pub use parse::kept;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::io::Write;
use uuid::Uuid;

const NULL: &[u8] = b"null";

/// A JSON string with everything escaped that must be, and U+2028 and U+2029, which JavaScript can't take.
pub fn string(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    loop {
        let (plain, from) = rest.split_at(plain(rest));
        out.extend_from_slice(plain);
        let Some((byte, after)) = from.split_first() else { break };
        rest = after;
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            0x08 => b"\\b",
            0x0c => b"\\f",
            0xe2 if after.starts_with(&[0x80, 0xa8]) => b"\\u2028",
            0xe2 if after.starts_with(&[0x80, 0xa9]) => b"\\u2029",
            0xe2 => &[0xe2],
            _ => {
                // Writing to a vector can't fail.
                let _ = write!(out, "\\u{byte:04x}");
                continue;
            }
        };
        out.extend_from_slice(escape);
        if escape.starts_with(b"\\u") {
            rest = after.get(2..).unwrap_or_default();
        }
    }
    out.push(b'"');
}

/// How many bytes of a text stand in JSON as they are: up to the first that doesn't, or that may begin U+2028.
fn plain(text: &[u8]) -> usize {
    let other = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\' | 0xe2);
    // Written without a branch for each byte, so that the compiler vectorizes it.
    let blocks = text.chunks_exact(16).take_while(|block| !block.iter().fold(false, |any, byte| any | other(byte)));
    let start = blocks.count() * 16;
    text[start..].iter().position(other).map_or(text.len(), |at| start + at)
}

/// Text or null.
pub fn text(out: &mut Vec<u8>, value: Option<impl AsRef<str>>) {
    match value {
        Some(text) => string(out, text.as_ref()),
        None => out.extend_from_slice(NULL),
    }
}

/// A list of texts.
pub fn texts(out: &mut Vec<u8>, values: Vec<String>) {
    out.push(b'[');
    for (n, value) in values.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        string(out, value);
    }
    out.push(b']');
}

/// An integer or null.
pub fn integer(out: &mut Vec<u8>, value: Option<i64>) {
    match value {
        Some(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
        None => out.extend_from_slice(NULL),
    }
}

/// A number or null: the shortest digits that give the same double, always with a point or an
/// exponent (`23.0`, `1e-05`, `1e+16`). What JSON can't say (NaN, infinities) is null.
pub fn number(out: &mut Vec<u8>, value: Option<f64>) {
    let Some(value) = value.filter(|v| v.is_finite()) else {
        out.extend_from_slice(NULL);
        return;
    };
    let size = value.abs();
    // Writing to a vector can't fail.
    if size != 0.0 && !(1e-4..1e16).contains(&size) {
        let text = format!("{value:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ('-', exponent),
            None => ('+', exponent),
        };
        let _ = write!(out, "{digits}e{sign}{exponent:0>2}");
    } else {
        let _ = write!(out, "{value:?}");
    }
}

/// A boolean or null.
pub fn boolean(out: &mut Vec<u8>, value: Option<bool>) {
    out.extend_from_slice(match value {
        Some(true) => b"true",
        Some(false) => b"false",
        None => NULL,
    });
}

/// A uuid in lower case with dashes, or null.
pub fn uuid(out: &mut Vec<u8>, value: Option<Uuid>) {
    match value {
        Some(id) => {
            let mut buffer = Uuid::encode_buffer();
            out.push(b'"');
            out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
            out.push(b'"');
        }
        None => out.extend_from_slice(NULL),
    }
}

fn two(out: &mut Vec<u8>, value: u32) {
    out.push(b'0' + (value / 10 % 10) as u8);
    out.push(b'0' + (value % 10) as u8);
}

fn day(out: &mut Vec<u8>, value: NaiveDate) {
    use chrono::Datelike;
    let year = value.year();
    if (0..=9999).contains(&year) {
        two(out, year as u32 / 100);
        two(out, year as u32 % 100);
    } else {
        let _ = write!(out, "{year}");
    }
    out.push(b'-');
    two(out, value.month());
    out.push(b'-');
    two(out, value.day());
}

/// A day, `2020-01-02`, or null.
pub fn date(out: &mut Vec<u8>, value: Option<NaiveDate>) {
    match value {
        Some(value) => {
            out.push(b'"');
            day(out, value);
            out.push(b'"');
        }
        None => out.extend_from_slice(NULL),
    }
}

/// A date-time as the server's clock shows it, without offset, with six decimals when there are any:
/// `2020-01-02T03:04:05.120000`; or null.
pub fn date_time(out: &mut Vec<u8>, value: Option<NaiveDateTime>) {
    let Some(value) = value else {
        out.extend_from_slice(NULL);
        return;
    };
    out.push(b'"');
    day(out, value.date());
    out.push(b'T');
    two(out, value.hour());
    out.push(b':');
    two(out, value.minute());
    out.push(b':');
    two(out, value.second());
    let micros = value.nanosecond() % 1_000_000_000 / 1000;
    if micros != 0 {
        let _ = write!(out, ".{micros:06}");
    }
    out.push(b'"');
}

/// Any JSON, compact; null for nothing.
pub fn value(out: &mut Vec<u8>, value: Option<serde_json::Value>) {
    use serde_json::Value;
    match value.unwrap_or(Value::Null) {
        Value::Null => out.extend_from_slice(NULL),
        Value::Bool(truth) => boolean(out, Some(truth)),
        Value::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Value::String(text) => string(out, &text),
        Value::Array(items) => {
            out.push(b'[');
            for (n, item) in items.into_iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                self::value(out, Some(item));
            }
            out.push(b']');
        }
        Value::Object(map) => {
            out.push(b'{');
            for (n, (key, item)) in map.into_iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                string(out, &key);
                out.push(b':');
                self::value(out, Some(item));
            }
            out.push(b'}');
        }
    }
}

/// The text that an object has in a field. Its other values, which may be large, are only passed over.
pub fn text_of(object: &[u8], field: &str) -> Option<String> {
    struct Named<'a>(&'a str);
    impl<'de> Visitor<'de> for Named<'_> {
        type Value = Option<String>;

        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Option<String>, A::Error> {
            let mut found = None;
            while let Some(name) = entries.next_key::<String>()? {
                if name == self.0 {
                    found = entries.next_value()?;
                } else {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            Ok(found)
        }
    }
    serde_json::Deserializer::from_slice(object).deserialize_map(Named(field)).ok().flatten()
}

/// JSON text from a database as answers show it: without the blanks that the database puts after commas and colons, and
/// with an exponent where PostgreSQL writes a long row of zeros, as SQLite's text has it.
pub fn compact(out: &mut Vec<u8>, text: &[u8]) {
    copy(out, text, true);
}

/// JSON text from a database without the blanks that it puts after commas and colons, else as it is.
pub fn without_blanks(out: &mut Vec<u8>, text: &[u8]) {
    copy(out, text, false);
}

fn copy(out: &mut Vec<u8>, text: &[u8], shown: bool) {
    let mut in_string = false;
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'"' => in_string = !in_string,
            b'\\' if in_string => at += 1,
            b' ' if !in_string => {
                out.extend_from_slice(&text[from..at]);
                from = at + 1;
            }
            // PostgreSQL has no negative zero.
            b'-' if !in_string && shown && is_zero(&text[at + 1..]) => {
                out.extend_from_slice(&text[from..at]);
                from = at + 1;
            }
            b'0'..=b'9' if !in_string => {
                let is_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
                let length = text[at..].iter().position(|byte| !is_number(byte)).unwrap_or(text.len() - at);
                if length > 4
                    && shown
                    && let Some(other) = shown_as(&text[at..at + length])
                {
                    out.extend_from_slice(&text[from..at]);
                    out.extend_from_slice(other.as_bytes());
                    from = at + length;
                }
                at += length;
                continue;
            }
            0xe2 if shown
                && (text[at..].starts_with(&[0xe2, 0x80, 0xa8]) || text[at..].starts_with(&[0xe2, 0x80, 0xa9])) =>
            {
                out.extend_from_slice(&text[from..at]);
                out.extend_from_slice(if text[at + 2] == 0xa8 { b"\\u2028" } else { b"\\u2029" });
                from = at + 3;
                at += 2;
            }
            _ => {}
        }
        at += 1;
    }
    out.extend_from_slice(text.get(from..).unwrap_or_default());
}

/// Whether a text begins with a number that is zero.
fn is_zero(text: &[u8]) -> bool {
    let after = text.iter().find(|byte| !matches!(byte, b'0' | b'.'));
    !matches!(after, Some(b'1'..=b'9'))
}

/// Digits of a double that count.
const SIGNIFICANT_DIGITS: usize = 17;

/// Digits of whole numbers that are written without an exponent: those of 64 bits have as many.
const MAX_WHOLE_DIGITS: usize = 20;

/// How a number, without its sign, is shown if not as it is stored. PostgreSQL writes no exponents, and SQLite's text has
/// them wherever Python does. Both show an exponent below 0.0001, and in whole numbers of more than 20 digits of which
/// no more count than a double has; other whole numbers may have been sent as such, and keep their digits.
fn shown_as(number: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(number).ok()?;
    let value = || text.parse::<f64>().ok().filter(|value| value.is_finite());
    if text.contains(['e', 'E']) {
        return value().filter(|value| (1e16..1e20).contains(value)).map(|value| value.to_string());
    }
    if text.contains('.') {
        let is_long = text.starts_with("0.0000") || text.len() > 24;
        return if is_long { value().map(python::float) } else { None };
    }
    if text.len() <= MAX_WHOLE_DIGITS || number[SIGNIFICANT_DIGITS..].iter().any(|digit| *digit != b'0') {
        return None;
    }
    // Without the zeros it is read faster.
    let (digits, zeros) = text.split_at(SIGNIFICANT_DIGITS);
    let value = format!("{digits}e{}", zeros.len()).parse::<f64>().ok().filter(|value| value.is_finite())?;
    let short = python::float(value);
    let digits = short.split('e').next()?.replace('.', "");
    let same = text.strip_prefix(digits.trim_end_matches('0'))?.bytes().all(|digit| digit == b'0');
    same.then_some(short)
}

/// Text percent-encoded as a part of a path: everything but letters, digits and `-_.~` and, as
/// Python's `quote` leaves it in the addresses that clients know, the marks `:@!$&'()*+,;=`.
pub fn percent(out: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:@!$&'()*+,;=".contains(&byte) {
            out.push(byte);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// JSON text of a value: compact, non-ASCII as it is, but U+2028 and U+2029 escaped.
pub fn to_json(value: &Value) -> Vec<u8> {
    let text = value.to_string();
    if text.contains(['\u{2028}', '\u{2029}']) {
        text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").into_bytes()
    } else {
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_of_an_object_is_found() {
        let object = br#"{"a": [1, {"url": "no"}], "url": "http:\/\/h\u00fc", "n": 1, "z": null}"#;
        assert_eq!(text_of(object, "url").as_deref(), Some("http://h\u{fc}"));
        assert_eq!((text_of(object, "b"), text_of(object, "n"), text_of(object, "z")), (None, None, None));
        assert_eq!((text_of(b"[]", "a"), text_of(b"{\"a\":", "a")), (None, None));
    }

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn numbers_have_a_point_or_an_exponent_of_two_digits() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (23.4567, "23.4567"),
            (1e-5, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (0.0001, "0.0001"),
            (1e100, "1e+100"),
            (f64::NAN, "null"),
        ] {
            assert_eq!(written(|out| number(out, Some(value))), text);
        }
    }

    #[test]
    fn strings_escape_what_json_and_javascript_cannot_take() {
        assert_eq!(written(|out| string(out, "a\"\\\n\u{1}é\u{2028}b")), "\"a\\\"\\\\\\n\\u0001é\\u2028b\"");
    }

    #[test]
    fn every_place_of_a_long_string_is_looked_at() {
        for at in 0..40 {
            let text = format!("{}\"{}\u{e9}\u{2026}\u{2029}", "x".repeat(at), "y".repeat(40 - at));
            let want = serde_json::to_string(&text).expect("JSON").replace('\u{2029}', "\\u2029");
            assert_eq!(written(|out| string(out, &text)), want);
        }
    }

    #[test]
    fn date_times_show_microseconds_only_when_there_are_any() {
        let at = NaiveDate::from_ymd_opt(2020, 1, 2).and_then(|d| d.and_hms_micro_opt(3, 4, 5, 120_000));
        assert_eq!(written(|out| date_time(out, at)), "\"2020-01-02T03:04:05.120000\"");
        let at = NaiveDate::from_ymd_opt(2020, 1, 2).and_then(|d| d.and_hms_opt(3, 4, 5));
        assert_eq!(written(|out| date_time(out, at)), "\"2020-01-02T03:04:05\"");
    }

    #[test]
    fn numbers_of_documents_are_shown_alike_however_a_database_writes_them() {
        let zeros = |digits: &str, length: usize| format!("{digits:0<length$}");
        for (postgres, sqlite, shown) in [
            (zeros("1", 309).as_str(), "1e+308", "1e+308"),
            (zeros("17976931348623157", 309).as_str(), "1.7976931348623157e+308", "1.7976931348623157e+308"),
            (zeros("1", 21).as_str(), "1e+20", "1e+20"),
            (zeros("12", 20).as_str(), "1.2e+19", "12000000000000000000"),
            ("12345678901234567000", "1.2345678901234567e+19", "12345678901234567000"),
            ("10000000000000000", "1e+16", "10000000000000000"),
            ("0.00001", "1e-05", "1e-05"),
            (format!("0.{}12", "0".repeat(299)).as_str(), "1.2e-300", "1.2e-300"),
            ("0.0001", "0.0001", "0.0001"),
            ("100.0", "100.0", "100.0"),
            ("0.05", "0.05", "0.05"),
            ("123456789012345678901234567890", "123456789012345678901234567890", "123456789012345678901234567890"),
            (zeros("99999999999999999", 30).as_str(), "", zeros("99999999999999999", 30).as_str()),
            (zeros("1", 400).as_str(), "", zeros("1", 400).as_str()),
            ("3.14159265358979323846264338327950288", "", "3.141592653589793"),
            ("1.50", "1.50", "1.50"),
        ] {
            for stored in [postgres, sqlite].iter().filter(|stored| !stored.is_empty()) {
                let document = format!("{{\"1e20\": [{stored}, -{stored}]}}");
                let want = format!("{{\"1e20\":[{shown},-{shown}]}}");
                assert_eq!(written(|out| compact(out, document.as_bytes())), want);
                assert_eq!(written(|out| without_blanks(out, document.as_bytes())), document.replace(' ', ""));
            }
        }
    }

    #[test]
    fn documents_have_no_negative_zero() {
        let shown = written(|out| compact(out, br#"[-0.0, -0, "-0.0", -0.5, -10, -0.0001]"#));
        assert_eq!(shown, r#"[0.0,0,"-0.0",-0.5,-10,-0.0001]"#);
    }

    #[test]
    fn documents_lose_the_blanks_outside_strings_alone() {
        assert_eq!(written(|out| compact(out, br#"{"a b": [1, "x, y\" z"]}"#)), r#"{"a b":[1,"x, y\" z"]}"#);
    }

    #[test]
    fn integers_of_any_size_are_written() {
        for value in [0, 7, -12, i64::MAX, i64::MIN] {
            assert_eq!(written(|out| integer(out, Some(value))), value.to_string());
        }
    }
}
