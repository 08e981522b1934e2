//! Large documents in a body, kept as their text. The values of a document take up to fifty times its text, and are
//! copied several times on their way to the database, which only wants text. So a list or object that is the value of a
//! field, and would take more than [`TREE`] bytes, is checked, but not taken apart. A marked text stands for it, which no
//! client can write; whoever looks inside has it [`opened`].

use super::{MARK, Reader, Unread};
use crate::http::password;
use serde_json::{Map, Value};
use std::{borrow::Cow, ops::Range, sync::LazyLock};

/// Bytes of memory that the values of a field may take before they are kept as text.
pub const TREE: usize = 64 << 10;

/// Begins a kept document. Nobody can guess it, so nobody can have text taken for a document that was checked.
static KEPT: LazyLock<String> = LazyLock::new(|| {
    let secret: String = password::random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{MARK}Document {secret} ")
});

/// The text of a document that is kept as such: sound JSON, as PostgreSQL's jsonb orders it.
pub fn text(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix(KEPT.as_str())
}

/// The value with all that is in it.
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
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Value, Unread> {
    if u32::try_from(reader.text.len()).is_err() {
        return Err(Unread::Large(u32::MAX as usize));
    }
    let is_list = reader.byte() == Some(b'[');
    let mut kept = Kept { text: KEPT.clone(), odd: None };
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

struct Kept {
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

impl Kept {
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<(), Unread> {
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
                    // The name is gone at once, and so was the one before.
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
                // It is gone at once.
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
            Value::String(text) if text.contains(MARK) => {
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
