//! JSON as clients send it: as strict as JSON, except for what Python's writers produce (`NaN`,
//! infinities, lone surrogates), which comes through as marked texts so that the checks of fields can
//! refuse it by name. Whole numbers keep their digits; fractions are written as Python writes them. The
//! memory that a document takes is bounded by its length. Bodies and JSON texts in form fields are read here.

pub mod kept;

use super::python;
use serde_json::{Map, Number, Value};

/// Levels of lists and objects that a document may have. Less than serde_json's own bound when the
/// document comes back from the database inside a row.
pub const MAX_DEPTH: usize = 100;

/// Digits that a whole number may have, as in Python.
const MAX_DIGITS: usize = 4300;

/// Bytes of memory that the values of any document may take.
const MIN_MEMORY: usize = 16 << 20;

/// Bytes of memory that values may take for each byte of a document's text, where that is more.
const MEMORY_PER_BYTE: usize = 2;

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

/// The value that a body stands for, and about how many bytes of memory it takes. Fields with large documents are
/// [`kept`] as text: those of an object, or of the objects of a list.
///
/// # Errors
/// The text isn't JSON, or has too many values.
pub fn parse(text: &str) -> Result<(Value, usize), ParseError> {
    read(text, |reader| match reader.byte() {
        Some(b'[') => reader.nested(|reader| {
            reader.list(|reader| match reader.byte() {
                Some(b'{') => reader.nested(|reader| reader.object(Reader::field)),
                _ => reader.value(),
            })
        }),
        Some(b'{') => reader.nested(|reader| reader.object(Reader::field)),
        _ => reader.value(),
    })
}

/// The same for the value of a single field.
///
/// # Errors
/// As for [`parse`].
pub fn parse_field(text: &str) -> Result<(Value, usize), ParseError> {
    read(text, Reader::field)
}

fn read<'a>(
    text: &'a str,
    value: impl FnOnce(&mut Reader<'a>) -> Result<Value, ParseError>,
) -> Result<(Value, usize), ParseError> {
    let most = MIN_MEMORY.max(text.len().saturating_mul(MEMORY_PER_BYTE));
    let mut reader = Reader { text, at: 0, depth: 0, taken: 0, most };
    reader.blanks();
    let value = value(&mut reader)?;
    reader.blanks();
    if reader.at < text.len() {
        return Err(reader.fail("Extra data", reader.at));
    }
    Ok((value, reader.taken))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// Bytes of memory that the values read so far take, and may take at most.
    taken: usize,
    most: usize,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fail(&self, reason: &str, at: usize) -> ParseError {
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        ParseError::Syntax(format!("{reason}: line {line} column {column} (char {})", before.chars().count()))
    }

    /// Counts memory that is about to be taken.
    fn take(&mut self, bytes: usize) -> Result<(), ParseError> {
        self.taken += bytes;
        if self.taken > self.most { Err(ParseError::Large(self.most)) } else { Ok(()) }
    }

    /// Counts the memory of a collection's items of `size` bytes that is about to get one more than `length`. Its room
    /// doubles when it is full; while the items move, both the old and the new room are there.
    fn grow(&mut self, length: usize, size: usize) -> Result<(), ParseError> {
        if length == 0 {
            return self.take(4 * size + ALLOCATION_OVERHEAD);
        }
        if length >= 4 && length.is_power_of_two() {
            self.take(2 * length * size)?;
            self.taken -= length * size;
        }
        Ok(())
    }

    fn value(&mut self) -> Result<Value, ParseError> {
        let rest = &self.text[self.at..];
        for (word, value) in [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", marked("NaN")),
            ("Infinity", marked("Infinity")),
            ("-Infinity", marked("-Infinity")),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        match self.byte() {
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') => self.nested(|reader| reader.list(Reader::value)),
            Some(b'{') => self.nested(|reader| reader.object(Reader::value)),
            _ => Err(self.fail("Expecting value", self.at)),
        }
    }

    /// The value of a field: a large list or object is kept as text.
    fn field(&mut self) -> Result<Value, ParseError> {
        if !matches!(self.byte(), Some(b'[' | b'{')) {
            return self.value();
        }
        let (at, depth, taken, most) = (self.at, self.depth, self.taken, self.most);
        self.most = taken + kept::MAX_TREE_MEMORY;
        let value = self.value();
        self.most = most;
        match value {
            Err(ParseError::Large(_)) => {
                (self.at, self.depth, self.taken) = (at, depth, taken);
                kept::read(self)
            }
            value => value,
        }
    }

    /// Goes into a list or object, beyond its bracket.
    fn nested<T>(&mut self, inside: impl FnOnce(&mut Self) -> Result<T, ParseError>) -> Result<T, ParseError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fail("Nested too deeply", self.at));
        }
        self.at += 1;
        let inside = inside(self)?;
        self.depth -= 1;
        Ok(inside)
    }

    fn list(&mut self, mut value: impl FnMut(&mut Self) -> Result<Value, ParseError>) -> Result<Value, ParseError> {
        let mut items = Vec::new();
        self.items(|reader| {
            reader.grow(items.len(), size_of::<Value>())?;
            items.push(value(reader)?);
            Ok(())
        })?;
        Ok(Value::Array(items))
    }

    fn object(&mut self, mut value: impl FnMut(&mut Self) -> Result<Value, ParseError>) -> Result<Value, ParseError> {
        let mut object = Map::new();
        self.entries(|reader, name| {
            reader.grow(object.len(), ENTRY_SIZE)?;
            // The last of repeated keys counts.
            object.insert(name, value(reader)?);
            Ok(())
        })?;
        Ok(Value::Object(object))
    }

    /// The items of a list, each read by `item`, and the bracket behind them.
    fn items(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), ParseError>) -> Result<(), ParseError> {
        self.blanks();
        if self.byte() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.blanks();
            item(self)?;
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.fail("Expecting ',' delimiter", self.at)),
            }
        }
    }

    /// The entries of an object, the value of each read by `value`, and the brace behind them.
    fn entries(
        &mut self,
        mut value: impl FnMut(&mut Self, String) -> Result<(), ParseError>,
    ) -> Result<(), ParseError> {
        self.blanks();
        if self.byte() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.blanks();
            if self.byte() != Some(b'"') {
                return Err(self.fail("Expecting property name enclosed in double quotes", self.at));
            }
            let start = self.at;
            let name = self.string()?;
            if name.starts_with(RESERVED) {
                return Err(self.fail(&format!("Property names that begin with `{RESERVED}` are reserved"), start));
            }
            self.blanks();
            if self.byte() != Some(b':') {
                return Err(self.fail("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.blanks();
            value(self, name)?;
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.fail("Expecting ',' delimiter", self.at)),
            }
        }
    }

    fn number(&mut self) -> Result<Value, ParseError> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(self.fail("Expecting value", start)),
        }
        let whole = self.at;
        self.part(|reader| {
            reader.at += usize::from(reader.byte() == Some(b'.'));
        });
        self.part(|reader| {
            if matches!(reader.byte(), Some(b'e' | b'E')) {
                reader.at += 1;
                reader.at += usize::from(matches!(reader.byte(), Some(b'+' | b'-')));
            }
        });
        let text = &self.text[start..self.at];
        if self.at == whole {
            if text.len() > MAX_DIGITS {
                return Ok(marked("Integer"));
            }
            self.take(text.len() + ALLOCATION_OVERHEAD)?;
            return Ok(whole_number(text).map_or(Value::Null, Value::Number));
        }
        // Every JSON number is one that Rust reads; what is too large becomes infinite.
        let number = text.parse::<f64>().unwrap_or(f64::NAN);
        if number.is_finite() {
            self.take(ALLOCATION_OVERHEAD + 16)?;
            return Ok(fraction(number).map_or(Value::Null, Value::Number));
        }
        Ok(marked(if number < 0.0 { "-Infinity" } else { "Infinity" }))
    }

    fn digits(&mut self) {
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    /// Reads what introduces a part of a number, then digits; goes back if there are none.
    fn part(&mut self, intro: fn(&mut Self)) {
        let start = self.at;
        intro(self);
        let digits = self.at;
        if digits > start {
            self.digits();
            if self.at == digits {
                self.at = start;
            }
        }
    }

    fn string(&mut self) -> Result<String, ParseError> {
        let start = self.at;
        let mut out = String::new();
        let mut lone = None;
        self.at += 1;
        loop {
            let from = self.at;
            while !matches!(self.byte(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(&self.text[from..self.at]);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    self.take(out.capacity() + ALLOCATION_OVERHEAD)?;
                    // The surrogate stands for the whole text: a field with it is refused anyway.
                    return Ok(lone.unwrap_or(out));
                }
                Some(b'\\') => self.escape(start, &mut out, &mut lone)?,
                Some(_) => return Err(self.fail("Invalid control character at", self.at)),
                None => return Err(self.fail("Unterminated string starting at", start)),
            }
        }
    }

    fn escape(&mut self, start: usize, out: &mut String, lone: &mut Option<String>) -> Result<(), ParseError> {
        let at = self.at;
        self.at += 2;
        out.push(match self.text.as_bytes().get(at + 1) {
            Some(b'u') => {
                let unit = self.unit(at)?;
                let mut point = unit;
                if (0xd800..0xdc00).contains(&unit) && self.text[self.at..].starts_with("\\u") {
                    let (back, low) = (self.at, self.at);
                    self.at += 2;
                    match self.unit(low)? {
                        low @ 0xdc00..0xe000 => point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                        _ => self.at = back,
                    }
                }
                match char::from_u32(point) {
                    Some(char) => char,
                    None => {
                        lone.get_or_insert_with(|| format!("{UNREPRESENTABLE_MARK}Surrogate U+{point:04X}"));
                        return Ok(());
                    }
                }
            }
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(same @ (b'"' | b'\\' | b'/')) => char::from(*same),
            Some(_) => return Err(self.fail("Invalid \\escape", at)),
            None => return Err(self.fail("Unterminated string starting at", start)),
        });
        Ok(())
    }

    /// The four digits at the place; `escape` is where their escape begins.
    fn unit(&mut self, escape: usize) -> Result<u32, ParseError> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).unwrap_or_default();
        if digits.len() < 4 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(self.fail("Invalid \\uXXXX escape", escape + 1));
        }
        self.at += 4;
        Ok(digits.iter().fold(0, |unit, digit| unit << 4 | char::from(*digit).to_digit(16).unwrap_or_default()))
    }
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
mod tests {
    use super::*;
    use serde_json::json;

    fn fault(text: &str) -> String {
        match parse(text) {
            Err(ParseError::Syntax(reason)) => reason,
            other => panic!("{other:?}"),
        }
    }

    fn parsed(text: &str) -> Value {
        parse(text).expect(text).0
    }

    #[test]
    fn documents_are_read() {
        let text =
            r#" {"a": [1, -2.5, 1e2, null, true, false, ""], "b": {}, "c": [ ], "d": "\u00fc\n\ud83d\udc2d\/"} "#;
        let want = json!({"a": [1, -2.5, 100.0, null, true, false, ""], "b": {}, "c": [], "d": "ü\n🐭/"});
        assert_eq!(parsed(text), want);
        assert_eq!(parsed("18446744073709551615"), json!(u64::MAX));
        assert_eq!(parsed("1.0"), json!(1.0));
    }

    #[test]
    fn whole_numbers_keep_their_digits_and_fractions_are_written_as_python_does() {
        for (sent, written) in [
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("-98765432109876543210", "-98765432109876543210"),
            ("1.50", "1.5"),
            ("1e2", "100.0"),
            ("1E16", "1e+16"),
            ("0.00001", "1e-05"),
            ("-0", "0"),
            ("-0.0", "-0.0"),
            ("0.1000000000000000055511151231257827", "0.1"),
        ] {
            assert_eq!(parsed(sent).to_string(), written);
        }
        let long = "7".repeat(MAX_DIGITS);
        assert_eq!(parsed(&long).to_string(), long);
    }

    /// What the process's allocator gives out isn't counted here: the figures of `parse` must be no less than what
    /// the values hold.
    #[test]
    fn the_memory_of_values_is_bounded_by_their_text() {
        let small = parse(r#"{"a": [1, 2, {"b": "text"}]}"#).expect("few values").1;
        assert!(small > 4 * size_of::<Value>() && small < 4096, "{small}");
        for (piece, open, close) in
            [("0,", "[", "0]"), ("[],", "[", "[]]"), ("\"\",", "[", "\"\"]"), ("{\"a\":0},", "[", "{}]")]
        {
            let text = format!("{open}{}{close}", piece.repeat((4 << 20) / piece.len()));
            assert_eq!(parse(&text), Err(ParseError::Large(MIN_MEMORY)), "{piece}");
            let text = format!("{open}{}{close}", piece.repeat(10_000));
            assert!(parse(&text).is_ok(), "{piece}");
        }
        let long = format!("\"{}\"", "x".repeat(12 << 20));
        assert!(parse(&long).is_ok());
    }

    #[test]
    fn names_that_serde_json_reads_otherwise_are_refused() {
        for (name, value) in [("Number", "\"1\""), ("Number", "\"abc\""), ("RawValue", "\"[1]\""), ("New", "0")] {
            let text = format!("{{\"a\":[{{\"$serde_json::\\u0070rivate::{name}\":{value}}}]}}");
            assert!(fault(&text).starts_with("Property names that begin with `$serde_json::private::`"), "{text}");
            let large = format!("{{\"a\":[{}{text}]}}", "0,".repeat(50_000));
            assert!(parse_field(&large).is_err(), "{name}");
        }
    }

    #[test]
    fn the_last_of_repeated_keys_counts() {
        assert_eq!(parsed(r#"{"a":1,"b":2,"a":3}"#).to_string(), r#"{"a":3,"b":2}"#);
    }

    #[test]
    fn reasons_name_the_place() {
        assert_eq!(fault("{"), "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)");
        assert_eq!(fault("{'a': 1}"), "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)");
        assert_eq!(fault("["), "Expecting value: line 1 column 2 (char 1)");
        assert_eq!(fault("[1 2]"), "Expecting ',' delimiter: line 1 column 4 (char 3)");
        assert_eq!(fault("{\"ü\"\n 1}"), "Expecting ':' delimiter: line 2 column 2 (char 6)");
        assert_eq!(fault("1 2"), "Extra data: line 1 column 3 (char 2)");
        assert_eq!(fault(""), "Expecting value: line 1 column 1 (char 0)");
        assert_eq!(fault("[1,]"), "Expecting value: line 1 column 4 (char 3)");
        assert_eq!(fault("-"), "Expecting value: line 1 column 1 (char 0)");
        assert_eq!(fault("01"), "Extra data: line 1 column 2 (char 1)");
        assert_eq!(fault("1."), "Extra data: line 1 column 2 (char 1)");
    }

    #[test]
    fn texts_are_checked() {
        assert_eq!(fault("\"abc"), "Unterminated string starting at: line 1 column 1 (char 0)");
        assert_eq!(fault("\"abc\\"), "Unterminated string starting at: line 1 column 1 (char 0)");
        assert_eq!(fault("\"a\nb\""), "Invalid control character at: line 1 column 3 (char 2)");
        assert_eq!(fault(r#""\x""#), r"Invalid \escape: line 1 column 2 (char 1)");
        assert_eq!(fault(r#""\u12g4""#), r"Invalid \uXXXX escape: line 1 column 3 (char 2)");
        assert_eq!(fault("\"\\é\""), r"Invalid \escape: line 1 column 2 (char 1)");
        assert_eq!(fault("\"\\u12é4\""), r"Invalid \uXXXX escape: line 1 column 3 (char 2)");
    }

    #[test]
    fn what_json_cannot_hold_is_marked() {
        let odd_of = |text: &str| match parse(text) {
            Ok((Value::String(text), _)) => odd(&text).map(|odd| format!("{odd:?}")),
            other => Some(format!("{other:?}")),
        };
        assert_eq!(odd_of("NaN").as_deref(), Some(r#"NotFinite("NaN")"#));
        assert_eq!(odd_of("-Infinity").as_deref(), Some(r#"NotFinite("-Infinity")"#));
        assert_eq!(odd_of("1e999").as_deref(), Some(r#"NotFinite("Infinity")"#));
        assert_eq!(odd_of(&"1".repeat(MAX_DIGITS + 1)).as_deref(), Some("HugeInteger"));
        assert_eq!(odd_of(r#""a\ud800b""#).as_deref(), Some(r#"Surrogate("U+D800")"#));
        assert_eq!(odd_of(r#""\ud800\u0041""#).as_deref(), Some(r#"Surrogate("U+D800")"#));
        assert_eq!(odd_of(r#""\u0000x""#).as_deref(), Some("Null"));
        assert_eq!(odd_of(r#""NaN""#), None);
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(parse(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH))).is_ok());
        assert!(fault(&"[".repeat(1_000_000)).starts_with("Nested too deeply"));
        assert!(parse("[[],[],[]]").is_ok());
    }
}
