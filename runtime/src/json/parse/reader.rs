//! Reads JSON text from its beginning to its end: a value, or what `parse` and `kept` make of its parts.

use super::{
    ALLOCATION_OVERHEAD, ENTRY_SIZE, MAX_DEPTH, MAX_DIGITS, ParseError, RESERVED, UNREPRESENTABLE_MARK, fraction,
    kept::{self, MAX_TREE_MEMORY},
    marked, whole_number,
};
use serde_json::{Map, Value};

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub at: usize,
    depth: usize,
    /// Bytes of memory that the values read so far take, and may take at most.
    pub taken: usize,
    pub most: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text, whose values may take so many bytes of memory.
    pub fn new(text: &'a str, most: usize) -> Reader<'a> {
        Reader { text, at: 0, depth: 0, taken: 0, most }
    }

    pub fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub fn blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    pub fn fail(&self, reason: &str, at: usize) -> ParseError {
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

    pub fn value(&mut self) -> Result<Value, ParseError> {
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

    /// Passes over a value. Its memory is freed at once.
    pub fn skip(&mut self) -> Result<(), ParseError> {
        match self.byte() {
            Some(b'[') => self.nested(|reader| reader.items(Reader::skip)),
            Some(b'{') => self.nested(|reader| {
                let taken = reader.taken;
                reader.entries(|reader, _| {
                    reader.taken = taken;
                    reader.skip()
                })
            }),
            _ => {
                let taken = self.taken;
                self.value()?;
                self.taken = taken;
                Ok(())
            }
        }
    }

    /// The value of a field: a large list or object is kept as text, as is a small one that there is no room for.
    pub fn field(&mut self) -> Result<Value, ParseError> {
        if !matches!(self.byte(), Some(b'[' | b'{')) {
            return self.value();
        }
        let (at, depth, taken, most) = (self.at, self.depth, self.taken, self.most);
        self.most = most.min(taken + MAX_TREE_MEMORY);
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

    /// A value whose fields, if it is an object, are read as fields.
    pub fn row(&mut self) -> Result<Value, ParseError> {
        match self.byte() {
            Some(b'{') => self.nested(|reader| reader.object(Reader::field)),
            _ => self.value(),
        }
    }

    /// Goes into a list or object, beyond its bracket.
    pub fn nested<T>(&mut self, inside: impl FnOnce(&mut Self) -> Result<T, ParseError>) -> Result<T, ParseError> {
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

    pub fn object(
        &mut self,
        mut value: impl FnMut(&mut Self) -> Result<Value, ParseError>,
    ) -> Result<Value, ParseError> {
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
    pub fn items(&mut self, mut item: impl FnMut(&mut Self) -> Result<(), ParseError>) -> Result<(), ParseError> {
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
    pub fn entries(
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
