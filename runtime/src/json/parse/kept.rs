//! Large documents as text. Parsed, a document takes up to fifty times the memory of its text, and it is copied several
//! times on its way to the database, which needs only the text. So a list or object in a field that would take more
//! than [`MAX_TREE_MEMORY`] bytes is validated but not parsed into values, and a large document of a stored row isn't parsed
//! either. A marked text represents it; clients can't produce the mark. Code that needs the content calls [`opened`], or
//! [`change_entry`] for a single entry.

use super::{MIN_MEMORY, OPENED_PER_BYTE, ParseError, Reader, UNREPRESENTABLE_MARK, Unrepresentable, most, odd, whole};
use crate::{
    json::{document_text, without_blanks},
    random,
};
use serde::de::Error;
use serde_json::{Map, Value};
use std::{borrow::Cow, num::NonZeroU32, ops::Range, sync::LazyLock};

/// Bytes of memory that the values of a field may take before they are kept as text.
pub const MAX_TREE_MEMORY: usize = 64 << 10;

/// Bytes that a stored document may have to be parsed when its row is changed.
const MAX_PARSED_STORED: usize = 16 << 10;

/// Bytes of memory for each byte of a text of many small values.
const DENSE_FACTOR: usize = 50;

/// Prefix of a document that is kept as text. It is random, so clients can't pass off unchecked text as a checked
/// document.
static SOUND: LazyLock<String> = LazyLock::new(|| prefix("Document"));

/// Prefix of a document that is kept as it was sent, since it has something that JSON can't hold.
static UNSOUND: LazyLock<String> = LazyLock::new(|| prefix("Unsound"));

fn prefix(what: &str) -> String {
    let secret: String = random::bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{UNREPRESENTABLE_MARK}{what} {secret} ")
}

/// A document that is kept as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'a> {
    /// Sound JSON: as PostgreSQL's jsonb orders it, unless it is that of a stored row.
    Sound(&'a str),
    /// As it was sent, with the first value in it that JSON can't hold.
    Unsound(&'a str, Odd),
}

/// The document, if it is kept as text.
pub fn kept(value: &Value) -> Option<Kept<'_>> {
    let text = value.as_str().filter(|text| text.starts_with(UNREPRESENTABLE_MARK))?;
    if let Some(sound) = text.strip_prefix(SOUND.as_str()) {
        return Some(Kept::Sound(sound));
    }
    let (code, sent) = text.strip_prefix(UNSOUND.as_str())?.split_once(' ')?;
    Some(Kept::Unsound(sent, Odd(code.parse().ok()?)))
}

/// The text of a sound document that is kept as such.
pub fn text(value: &Value) -> Option<&str> {
    match kept(value) {
        Some(Kept::Sound(text)) => Some(text),
        _ => None,
    }
}

/// The value, parsed if it was kept as text.
///
/// # Errors
/// [`ParseError::Large`]: its values would take too much memory.
pub fn opened(value: &Value) -> Result<Cow<'_, Value>, ParseError> {
    let Some(Kept::Sound(text) | Kept::Unsound(text, _)) = kept(value) else { return Ok(Cow::Borrowed(value)) };
    let most = most_opened(text);
    // Too many values are refused before they take any memory.
    if count_values(text) * size_of::<Value>() > most {
        return Err(ParseError::Large(most));
    }
    Ok(Cow::Owned(whole(text, most, Reader::value)?.0))
}

/// Bytes of memory that the values of a text may take when it is opened.
fn most_opened(text: &str) -> usize {
    MIN_MEMORY.max(text.len().saturating_mul(OPENED_PER_BYTE))
}

/// About how many values a text of JSON has.
fn count_values(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 1);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => at = after_text(bytes, at),
            b',' | b'[' | b'{' => count += 1,
            _ => {}
        }
    }
    count
}

/// The place behind the quote that ends a text, which begins at a place.
fn after_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'"') {
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// The value, for whoever has no use for a list or object: an empty one in the place of one that is kept as text.
pub fn emptied(value: &Value) -> Cow<'_, Value> {
    match kept(value) {
        Some(Kept::Sound(text) | Kept::Unsound(text, _)) if text.starts_with('{') => {
            Cow::Owned(Value::Object(Map::new()))
        }
        Some(_) => Cow::Owned(Value::Array(Vec::new())),
        None => Cow::Borrowed(value),
    }
}

/// Bytes of memory that opening a value may take; 0 for one that isn't kept as text.
pub fn opening(value: &Value) -> usize {
    match kept(value) {
        Some(Kept::Sound(text) | Kept::Unsound(text, _)) => {
            most_opened(text).min(text.len().saturating_mul(DENSE_FACTOR))
        }
        None => 0,
    }
}

/// Bytes that the text of a sound document takes with all digits of its numbers, as PostgreSQL's jsonb sends it: `1e308` has
/// 309 of them.
pub fn written_out(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut digits) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => at = after_text(bytes, at),
            // The only words with these letters are `true` and `false`, where no digits follow.
            b'e' | b'E' => {
                at += usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
                let mut exponent = 0_usize;
                while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
                    exponent = exponent.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
                    at += 1;
                }
                digits = digits.saturating_add(exponent);
            }
            _ => {}
        }
    }
    digits.saturating_add(bytes.len())
}

/// Whether a value is an object, kept as text or not.
pub fn is_object(value: &Value) -> bool {
    match kept(value) {
        Some(Kept::Sound(text) | Kept::Unsound(text, _)) => text.starts_with('{'),
        None => value.is_object(),
    }
}

/// The document of a stored row: parsed, or kept as text if it is large.
///
/// # Errors
/// The text isn't JSON.
pub fn stored(text: &str) -> Result<Value, serde_json::Error> {
    if text.len() <= MAX_PARSED_STORED {
        return serde_json::from_str(text);
    }
    let mut kept = Vec::with_capacity(SOUND.len() + text.len());
    kept.extend_from_slice(SOUND.as_bytes());
    without_blanks(&mut kept, text.as_bytes());
    Ok(Value::String(String::from_utf8(kept).map_err(serde_json::Error::custom)?))
}

/// Changes one entry of an object; of one that is kept as text, nothing else is parsed. `change` gets the entry's value,
/// `None` if there is no such entry, and returns the new one, `None` to leave it. What is no object, or has a value
/// there that would take too much memory, stays as it is.
pub fn change_entry(document: &mut Value, name: &str, change: impl FnOnce(Option<Value>) -> Option<Value>) {
    if let Value::Object(object) = document {
        if let Some(value) = change(object.get(name).cloned()) {
            object.insert(name.to_owned(), value);
        }
    } else if let Some(changed) = text(document).and_then(|text| with_entry(text, name, change)) {
        *document = Value::String(changed);
    }
}

/// A kept object with a changed entry.
fn with_entry(text: &str, name: &str, change: impl FnOnce(Option<Value>) -> Option<Value>) -> Option<String> {
    let mut reader = Reader::new(text, most(text));
    if reader.byte() != Some(b'{') {
        return None;
    }
    let (mut found, mut after) = (None, 1);
    let read = reader.nested(|reader| {
        reader.entries(|reader, key| {
            reader.taken = 0;
            let value = reader.at;
            reader.skip()?;
            if key == name {
                found = Some(value..reader.at);
            } else if (key.len(), key.as_str()) < (name.len(), name) {
                after = reader.at;
            }
            Ok(())
        })
    });
    read.ok()?;
    let old = match &found {
        Some(place) => Some(whole(&text[place.clone()], most_opened(text), Reader::value).ok()?.0),
        None => None,
    };
    let new = document_text(&change(old)?);
    let place = found.clone().unwrap_or(after..after);
    let mut out = String::with_capacity(SOUND.len() + text.len() + new.len() + name.len() + 8);
    out.push_str(&SOUND);
    out.push_str(&text[..place.start]);
    if found.is_none() {
        let is_first = after == 1;
        let is_last = text[after..].trim_start().starts_with('}');
        out.push_str(if is_first { "" } else { "," });
        out.push_str(&Value::from(name).to_string());
        out.push(':');
        out.push_str(&new);
        out.push_str(if is_first && !is_last { "," } else { "" });
    } else {
        out.push_str(&new);
    }
    out.push_str(&text[place.end..]);
    Some(out)
}

/// Reads the list or object at the reader's place.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Value, ParseError> {
    if u32::try_from(reader.text.len()).is_err() {
        return Err(ParseError::Large(u32::MAX as usize));
    }
    let start = reader.at;
    let mut kept = RawWriter { text: SOUND.clone() };
    let odd = kept.value(reader)?;
    let mut text = kept.text;
    if let Some(Odd(code)) = odd {
        text = format!("{}{code} {}", *UNSOUND, &reader.text[start..reader.at]);
    }
    text.shrink_to_fit();
    // Not bounded: no text becomes much longer.
    reader.taken += text.len();
    Ok(Value::String(text))
}

/// A value that JSON can't hold: a lone surrogate by its number, the others by numbers below those.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd(NonZeroU32);

impl Odd {
    const NOT_FINITE: Odd = Odd(NonZeroU32::MIN);
    const INTEGER: Odd = Odd(NonZeroU32::MIN.saturating_add(1));
    const NULL: Odd = Odd(NonZeroU32::MIN.saturating_add(2));

    fn of(text: &str) -> Option<Odd> {
        match odd(text) {
            Some(Unrepresentable::NotFinite(_)) => Some(Odd::NOT_FINITE),
            Some(Unrepresentable::HugeInteger) => Some(Odd::INTEGER),
            Some(Unrepresentable::Surrogate(point)) => {
                let number = u32::from_str_radix(point.trim_start_matches("U+"), 16);
                Some(number.ok().and_then(NonZeroU32::new).map_or(Odd::NULL, Odd))
            }
            Some(Unrepresentable::Null) => Some(Odd::NULL),
            None => text.contains(UNREPRESENTABLE_MARK).then_some(Odd::NULL),
        }
    }

    /// The marked text that represents such a value among others.
    pub fn marked(self) -> String {
        match self {
            Odd::NOT_FINITE => format!("{UNREPRESENTABLE_MARK}NaN"),
            Odd::INTEGER => format!("{UNREPRESENTABLE_MARK}Integer"),
            Odd::NULL => UNREPRESENTABLE_MARK.to_string(),
            Odd(point) => format!("{UNREPRESENTABLE_MARK}Surrogate U+{point:04X}"),
        }
    }
}

/// Writes values as jsonb orders them. Its functions return the first value that JSON can't hold, if there is one; the
/// text isn't used then. What a later entry of the same name replaces doesn't count.
struct RawWriter {
    text: String,
}

/// Where an entry of an object stands in the text. Small, since there may be very many.
struct Entry {
    start: u32,
    colon: u32,
    end: u32,
    /// In its value.
    odd: Option<Odd>,
}

impl RawWriter {
    fn value(&mut self, reader: &mut Reader<'_>) -> Result<Option<Odd>, ParseError> {
        match reader.byte() {
            Some(b'[') => reader.nested(|reader| {
                self.text.push('[');
                let (mut first, mut odd) = (true, None);
                reader.items(|reader| {
                    self.comma(&mut first);
                    let found = self.value(reader)?;
                    odd = odd.or(found);
                    Ok(())
                })?;
                self.text.push(']');
                Ok(odd)
            }),
            Some(b'{') => reader.nested(|reader| {
                self.text.push('{');
                let (begin, mut entries, mut first) = (self.text.len(), Vec::new(), true);
                let (mut taken, mut odd_name) = (reader.taken, None);
                reader.entries(|reader, name| {
                    // The memory of the name is freed at once.
                    reader.taken = taken;
                    let odd = Odd::of(&name);
                    if odd.is_none() {
                        self.comma(&mut first);
                    }
                    let start = self.text.len();
                    self.scalar(&Value::String(name));
                    let colon = self.text.len();
                    self.text.push(':');
                    let in_value = self.value(reader)?;
                    match odd {
                        // Such an object is refused in any case, and its name may be told from others no longer.
                        Some(odd) => {
                            odd_name.get_or_insert((short(start), odd));
                            self.text.truncate(start);
                        }
                        None => entries.push(Entry {
                            start: short(start),
                            colon: short(colon),
                            end: short(self.text.len()),
                            odd: in_value,
                        }),
                    }
                    taken = reader.taken;
                    Ok(())
                })?;
                let in_values = self.order(begin, entries);
                self.text.push('}');
                Ok(odd_name.into_iter().chain(in_values).min_by_key(|(start, _)| *start).map(|(_, odd)| odd))
            }),
            _ => {
                let taken = reader.taken;
                let value = reader.value()?;
                // Its memory is freed at once.
                reader.taken = taken;
                self.scalar(&value);
                Ok(value.as_str().and_then(Odd::of))
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
            other => self.text.push_str(&other.to_string()),
        }
    }

    /// Puts the entries of an object, whose text begins there, in order. Of repeated keys the last counts. Returns the
    /// first of them with a value that JSON can't hold: a key stands where it came first.
    fn order(&mut self, begin: usize, mut entries: Vec<Entry>) -> Option<(u32, Odd)> {
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
            return entries.iter().find_map(|entry| Some((entry.start, entry.odd?)));
        }
        // Stable: the last of repeated keys is the last of its group.
        entries.sort_by(compare);
        let mut ordered = String::with_capacity(text.len() - begin);
        let mut odd: Option<(u32, Odd)> = None;
        for same in entries.chunk_by(|a, b| compare(a, b).is_eq()) {
            let [first, ..] = same else { continue };
            let Some(last) = same.last() else { continue };
            ordered.push_str(if ordered.is_empty() { "" } else { "," });
            ordered.push_str(part(last.start..last.end));
            if let Some(found) = last.odd
                && odd.is_none_or(|(place, _)| first.start < place)
            {
                odd = Some((first.start, found));
            }
        }
        self.text.truncate(begin);
        self.text.push_str(&ordered);
        odd
    }
}

/// A place in the text, which is no longer than its document was allowed to be.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
