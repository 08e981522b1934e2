//! JSON as clients send it: as strict as JSON, except for what Python's writers produce (`NaN`,
//! infinities, lone surrogates), which comes through as marked texts so that the checks of fields can
//! refuse it by name. Whole numbers keep their digits; fractions are written as Python writes them. The
//! memory that a document takes is bounded by its length. Bodies and JSON texts in form fields are read here.

pub mod kept;
mod list;
mod reader;

pub use list::List;

use super::python;
use reader::Reader;
use serde_json::{Number, Value};

/// Levels of lists and objects that a document may have. Less than serde_json's own bound when the
/// document comes back from the database inside a row.
pub const MAX_DEPTH: usize = 100;

/// Digits that a whole number may have, as in Python.
const MAX_DIGITS: usize = 4300;

/// Bytes of memory that the values of any document may take.
const MIN_MEMORY: usize = 1 << 20;

/// Bytes of memory that values may take for each byte of a document's text, where that is more.
const MEMORY_PER_BYTE: usize = 2;

/// The same of a text that was kept and is opened: room for any number of names or ids.
const OPENED_PER_BYTE: usize = 4;

/// Bytes that the allocator keeps for itself, and loses by rounding, for each piece of memory.
const ALLOCATION_OVERHEAD: usize = 24;

/// How names begin that serde_json reads as numbers and raw text where it makes a value of a stored document: such a
/// document would come back as another one, or as none.
const RESERVED: &str = "$serde_json::private::";

/// Bytes of an object's entry: its value, its key, the key's hash, and its share of the table of places.
const ENTRY_SIZE: usize = size_of::<Value>() + size_of::<String>() + 24;

/// Begins the text that stands for a value which JSON (or Rust) can't hold. Text with U+0000 is refused everywhere, so
/// clients gain nothing by sending such a text.
pub const UNREPRESENTABLE_MARK: char = '\0';

/// What a marked text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrepresentable<'a> {
    /// `NaN`, `Infinity` or `-Infinity`, as written, or a number too large for a double.
    NotFinite(&'a str),
    /// A whole number of more than 4300 digits.
    HugeInteger,
    /// Text with a lone surrogate, which is given as `U+D800`.
    Surrogate(&'a str),
    /// The client's own text with U+0000 at its beginning.
    Null,
}

/// The value that a marked text represents; `None` for ordinary text.
pub fn odd(text: &str) -> Option<Unrepresentable<'_>> {
    let rest = text.strip_prefix(UNREPRESENTABLE_MARK)?;
    Some(match rest {
        "NaN" | "Infinity" | "-Infinity" => Unrepresentable::NotFinite(rest),
        "Integer" => Unrepresentable::HugeInteger,
        _ => match rest.strip_prefix("Surrogate ") {
            Some(point) => Unrepresentable::Surrogate(point),
            None => Unrepresentable::Null,
        },
    })
}

/// Why a text was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseError {
    /// It isn't JSON: reason and place, in the words of Python's parser, e.g.
    /// `Expecting value: line 1 column 2 (char 1)`.
    Syntax(String),
    /// Its values would take more memory than this many bytes.
    Large(usize),
}

/// What a body stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// A list.
    List(List),
    /// Anything else. Large documents in the fields of an object are [`kept`] as text.
    Value(Value),
}

/// What a body stands for, and about how many bytes of memory it takes.
///
/// # Errors
/// The text isn't JSON, or has too many values.
pub fn parse(text: String) -> Result<(Parsed, usize), ParseError> {
    if text.trim_start_matches([' ', '\t', '\n', '\r']).starts_with('[') {
        let (list, taken) = List::read(text)?;
        return Ok((Parsed::List(list), taken));
    }
    let (value, taken) = whole(&text, most(&text), Reader::row)?;
    Ok((Parsed::Value(value), taken))
}

/// The same for the value of a single field.
///
/// # Errors
/// As for [`parse`].
pub fn parse_field(text: &str) -> Result<(Value, usize), ParseError> {
    whole(text, most(text), Reader::field)
}

/// Reads a text of one value, which may take so many bytes of memory.
fn whole<'a, T>(
    text: &'a str,
    most: usize,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, ParseError>,
) -> Result<(T, usize), ParseError> {
    let mut reader = Reader::new(text, most);
    reader.blanks();
    let value = read(&mut reader)?;
    reader.blanks();
    if reader.at < text.len() {
        return Err(reader.fail("Extra data", reader.at));
    }
    Ok((value, reader.taken))
}

/// Bytes of memory that the values of a text may take.
fn most(text: &str) -> usize {
    MIN_MEMORY.max(text.len().saturating_mul(MEMORY_PER_BYTE))
}

/// A whole number with all its digits; `None` if the text has others.
pub fn whole_number(text: &str) -> Option<Number> {
    // Python has no negative zero among its whole numbers.
    if text == "-0" { Some(0.into()) } else { text.parse().ok() }
}

/// A finite double with the digits that Python writes; `None` for others.
pub fn fraction(number: f64) -> Option<Number> {
    if number.is_finite() { python::float(number).parse().ok() } else { None }
}

/// Whether a number is whole and too large for a double.
pub fn is_beyond_doubles(number: &Number) -> bool {
    !number.is_f64() && number.as_f64().is_none()
}

fn marked(what: &str) -> Value {
    Value::String(format!("{UNREPRESENTABLE_MARK}{what}"))
}

#[cfg(test)]
mod tests;
