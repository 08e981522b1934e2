//! Large documents in a body, kept as text. Parsed, a document takes up to fifty times the memory of its text, and it
//! is copied several times on its way to the database, which needs only the text. So a list or object in a field that
//! would take more than [`MAX_TREE_MEMORY`] bytes is validated but not parsed into values. A marked text represents it; clients
//! can't produce the mark. Code that needs the content calls [`opened`].

use super::{ParseError, Reader, UNREPRESENTABLE_MARK};
use crate::random;
use serde_json::{Map, Value};
use std::{borrow::Cow, ops::Range, sync::LazyLock};

/// Bytes of memory that the values of a field may take before they are kept as text.
pub const MAX_TREE_MEMORY: usize = 64 << 10;

/// Prefix of a document that is kept as text. It is random, so clients can't pass off unchecked text as a checked
/// document.
static KEPT: LazyLock<String> = LazyLock::new(|| {
    let secret: String = random::bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{UNREPRESENTABLE_MARK}Document {secret} ")
});

/// The text of a document that is kept as such: sound JSON, as PostgreSQL's jsonb orders it.
pub fn text(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix(KEPT.as_str())
}

/// The value, parsed if it was kept as text.
pub fn opened(value: &Value) -> Cow<'_, Value> {
    match text(value) {
        // It was checked, so there is nothing that can't be read.
        Some(text) => Cow::Owned(serde_json::from_str(text).unwrap_or_default()),
        None => Cow::Borrowed(value),
    }
}

/// Whether a value is an object, kept as text or not.
pub fn is_object(value: &Value) -> bool {
    value.is_object() || text(value).is_some_and(|text| text.starts_with('{'))
}

/// Reads the list or object at the reader's place. If it has something that JSON can't hold, the first such value, alone in
/// a list or object, stands for it.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Value, ParseError> {
    if u32::try_from(reader.text.len()).is_err() {
        return Err(ParseError::Large(u32::MAX as usize));
    }
    let is_list = reader.byte() == Some(b'[');
    let mut kept = RawWriter { text: KEPT.clone(), odd: None };
    kept.value(reader)?;
    match kept.odd.map(Value::String) {
        Some(odd) if is_list => Ok(Value::Array(vec![odd])),
        Some(odd) => Ok(Value::Object(Map::from_iter([(String::new(), odd)]))),
        None => {
            kept.text.shrink_to_fit();
            // Not bounded: no text becomes much longer.
            reader.taken += kept.text.len();
            Ok(Value::String(kept.text))
        }
    }
}

struct RawWriter {
    text: String,
    /// The first value that JSON can't hold, as it is marked.
    odd: Option<String>,
}

/// Where an entry of an object stands in the text. Small, since there may be very many.
struct Entry {
    start: u32,
    colon: u32,
    end: u32,
}

impl RawWriter {
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), ParseError> {
        match reader.byte() {
            Some(b'[') => reader.nested(|reader| {
                self.text.push('[');
                let mut first = true;
                reader.items(|reader| {
                    self.comma(&mut first);
                    self.value(reader)
                })?;
                self.text.push(']');
                Ok(())
            }),
            Some(b'{') => reader.nested(|reader| {
                self.text.push('{');
                let (begin, mut entries, mut first) = (self.text.len(), Vec::new(), true);
                let mut taken = reader.taken;
                reader.entries(|reader, name| {
                    // The memory of the name is freed at once.
                    reader.taken = taken;
                    self.comma(&mut first);
                    let start = self.text.len();
                    self.scalar(&Value::String(name));
                    let colon = self.text.len();
                    self.text.push(':');
                    self.value(reader)?;
                    entries.push(Entry { start: short(start), colon: short(colon), end: short(self.text.len()) });
                    taken = reader.taken;
                    Ok(())
                })?;
                self.order(begin, entries);
                self.text.push('}');
                Ok(())
            }),
            _ => {
                let taken = reader.taken;
                let value = reader.value()?;
                // Its memory is freed at once.
                reader.taken = taken;
                self.scalar(&value);
                Ok(())
            }
        }
    }

    fn comma(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.text.push(',');
        }
    }

    fn scalar(&mut self, value: &Value) {
        match value {
            Value::Number(number) => self.text.push_str(number.as_str()),
            Value::String(text) if text.contains(UNREPRESENTABLE_MARK) => {
                self.odd.get_or_insert_with(|| text.clone());
                self.text.push_str("\"\"");
            }
            other => self.text.push_str(&other.to_string()),
        }
    }

    /// Puts the entries of an object, whose text begins there, in order. Of repeated keys the last counts.
    fn order(&mut self, begin: usize, mut entries: Vec<Entry>) {
        let text = &self.text;
        let part = |range: Range<u32>| &text[range.start as usize..range.end as usize];
        let key = |entry: &Entry| {
            let quoted = part(entry.start..entry.colon);
            match quoted.contains('\\') {
                true => Cow::Owned(serde_json::from_str::<String>(quoted).unwrap_or_default()),
                false => Cow::Borrowed(&quoted[1..quoted.len() - 1]),
            }
        };
        let compare = |a: &Entry, b: &Entry| {
            let (a, b) = (key(a), key(b));
            a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
        };
        if entries.is_sorted_by(|a, b| compare(a, b).is_lt()) {
            return;
        }
        // Stable: the last of repeated keys is the last of its group.
        entries.sort_by(compare);
        let mut ordered = String::with_capacity(text.len() - begin);
        for (n, entry) in entries.iter().enumerate() {
            if entries.get(n + 1).is_some_and(|next| compare(entry, next).is_eq()) {
                continue;
            }
            ordered.push_str(if ordered.is_empty() { "" } else { "," });
            ordered.push_str(part(entry.start..entry.end));
        }
        self.text.truncate(begin);
        self.text.push_str(&ordered);
    }
}

/// A place in the text, which is no longer than its document was allowed to be.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse::{MAX_DEPTH, parse, parse_field};
    use serde_json::json;

    fn kept_text(value: &Value) -> String {
        text(value).unwrap_or_else(|| panic!("it is a tree: {value:.100}")).to_owned()
    }

    #[test]
    fn large_documents_of_fields_are_kept_as_text() {
        let zeros = format!("[{}0]", "0,".repeat(100_000));
        let body = format!(r#"{{"name": "x", "json": {{"b": 1e2, "all": {zeros}, "a": {{}}}}, "small": [1, 2]}}"#);
        let (value, taken) = parse(&body).expect("it is read");
        assert!(taken < 2 * body.len(), "{taken}");
        assert_eq!((&value["name"], &value["small"]), (&json!("x"), &json!([1, 2])));
        assert_eq!(kept_text(&value["json"]), format!(r#"{{"a":{{}},"b":100.0,"all":{zeros}}}"#));
        assert!(is_object(&value["json"]) && opened(&value["json"])["all"][99_999] == 0);
        // Fields of the rows of a list, and a field by itself.
        let rows = parse(&format!("[{body}, {{}}]")).expect("it is read").0;
        assert_eq!(rows[0]["json"], value["json"]);
        assert_eq!(kept_text(&parse_field(&format!(" {zeros} ")).expect("it is read").0), zeros);
        // Values that are not fields are parsed.
        assert!(text(&parse(&zeros).expect("it is read").0).is_none());
    }

    #[test]
    fn what_is_kept_is_what_is_read_otherwise() {
        let fill = format!("[{}0]", r#"{"ä":[null,true,-1.5e3,"\u00fc\"\\\/\n"],"b":"","a\u0020b":{}},"#.repeat(3000));
        for inside in [
            "[]",
            "{}",
            r#"{"b": 1, "a": 2, "b": {"b": 3}, "aa": 4, "": 5}"#,
            r#"{"a\n": 1, "\u00e4": 2, "ab": 3, "a\\": 4, "ä": 5, "\"": 6}"#,
            "[1.50, -0, 12345678901234567890123]",
            "[1E400000]",
            r#"["\ud83d\udc2d", "a"]"#,
            r#"["\ud83d", NaN]"#,
            r#"{"\ud800": 1}"#,
            r#"["a\u0000b", NaN]"#,
            r#"[-Infinity, "\ud800"]"#,
        ] {
            let large = parse_field(&format!("[{inside}, {fill}]")).expect(inside).0;
            let small = parse_field(inside).expect(inside).0;
            let document = |value: &Value| {
                crate::write::scalar::document(value).map(|value| crate::write::columns::document_text(&value))
            };
            match (document(&large), document(&small)) {
                (Ok(large_text), Ok(small_text)) => {
                    assert!(large_text.starts_with(&format!("[{small_text},[{{\"b\":\"\",\"ä\":[")), "{inside}");
                    assert_eq!(opened(&large)[0], small, "{inside}");
                }
                (large, small) => assert_eq!(large, small, "{inside}"),
            }
        }
        for wrong in ["{\"a\": [1,]}", "{\"a\" 1}", "{\"a\": 01}", "{'a': 1}", "[\"\n\"]", "[1"] {
            let of = |text: &str| match parse(text) {
                Err(ParseError::Syntax(reason)) => reason.split(": line").next().unwrap_or_default().to_owned(),
                other => panic!("{wrong}: {other:?}"),
            };
            let (large, small) = (format!("{{\"x\": [{fill}, {wrong}"), format!("{{\"x\": [[], {wrong}"));
            assert_eq!(of(&large), of(&small), "{wrong}");
        }
        let deep = format!("[{fill},{}{}]", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        assert!(
            matches!(parse_field(&deep), Err(ParseError::Syntax(reason)) if reason.starts_with("Nested too deeply"))
        );
    }

    #[test]
    fn nobody_can_write_what_stands_for_a_kept_document() {
        let large = parse_field(&format!("[{}0]", "0,".repeat(10_000))).expect("it is read").0;
        let mark = large.as_str().expect("it is kept");
        let secret = mark.split(' ').nth(1).expect("a secret");
        assert!(mark.starts_with("\0Document ") && secret.len() == 32);
        let forged = parse(r#"{"a": "\u0000Document 00000000000000000000000000000000 [1"}"#).expect("it is read").0;
        assert!(text(&forged["a"]).is_none());
        assert!(crate::write::scalar::document(&forged["a"]).is_err());
    }
}
