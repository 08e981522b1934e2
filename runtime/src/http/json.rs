//! JSON as clients send it: as strict as JSON, except for what Python's writers produce (`NaN`,
//! infinities, lone surrogates, integers of any length), which comes through as marked texts so that
//! the checks of fields can refuse it by name. Bodies and JSON texts in form fields are read here.

use serde_json::{Map, Number, Value};

/// Levels of lists and objects that a document may have. Less than serde_json's own bound when the
/// document comes back from the database inside a row.
pub const MAX_DEPTH: usize = 100;

/// Begins the text that stands for a value which JSON (or Rust) can't hold. Text with U+0000 is
/// refused everywhere, so a client that sends such a text itself gains nothing.
pub const MARK: char = '\0';

/// What a marked text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd<'a> {
    /// `NaN`, `Infinity` or `-Infinity`, as written, or a number too large for a double.
    NotFinite(&'a str),
    /// An integer too large for a double.
    HugeInteger,
    /// Text with a lone surrogate, which is given as `U+D800`.
    Surrogate(&'a str),
    /// The client's own text with U+0000 at its beginning.
    Null,
}

/// What a text stands for, if it isn't just text.
pub fn odd(text: &str) -> Option<Odd<'_>> {
    let rest = text.strip_prefix(MARK)?;
    Some(match rest {
        "NaN" | "Infinity" | "-Infinity" => Odd::NotFinite(rest),
        "Integer" => Odd::HugeInteger,
        _ => match rest.strip_prefix("Surrogate ") {
            Some(point) => Odd::Surrogate(point),
            None => Odd::Null,
        },
    })
}

/// Why a text is not JSON: reason and place, in the words of Python's parser, e.g.
/// `Expecting value: line 1 column 2 (char 1)`.
///
/// # Errors
/// The same, as text.
pub fn parse(text: &str) -> Result<Value, String> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.blanks();
    let value = reader.value()?;
    reader.blanks();
    if reader.at < text.len() {
        return Err(reader.fail("Extra data", reader.at));
    }
    Ok(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
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

    fn fail(&self, reason: &str, at: usize) -> String {
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{reason}: line {line} column {column} (char {})", before.chars().count())
    }

    fn value(&mut self) -> Result<Value, String> {
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
            Some(open @ (b'[' | b'{')) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(self.fail("Nested too deeply", self.at));
                }
                self.at += 1;
                let value = if open == b'[' { self.list() } else { self.object() };
                self.depth -= 1;
                value
            }
            _ => Err(self.fail("Expecting value", self.at)),
        }
    }

    fn list(&mut self) -> Result<Value, String> {
        let mut items = Vec::new();
        self.blanks();
        if self.byte() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            self.blanks();
            items.push(self.value()?);
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::Array(items));
                }
                _ => return Err(self.fail("Expecting ',' delimiter", self.at)),
            }
        }
    }

    fn object(&mut self) -> Result<Value, String> {
        let mut object = Map::new();
        self.blanks();
        if self.byte() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(object));
        }
        loop {
            self.blanks();
            if self.byte() != Some(b'"') {
                return Err(self.fail("Expecting property name enclosed in double quotes", self.at));
            }
            let name = self.string()?;
            self.blanks();
            if self.byte() != Some(b':') {
                return Err(self.fail("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.blanks();
            // The last of repeated keys counts.
            object.insert(name, self.value()?);
            self.blanks();
            match self.byte() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(object));
                }
                _ => return Err(self.fail("Expecting ',' delimiter", self.at)),
            }
        }
    }

    fn number(&mut self) -> Result<Value, String> {
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
            if let Ok(number) = text.parse::<i64>() {
                return Ok(number.into());
            }
            if let Ok(number) = text.parse::<u64>() {
                return Ok(number.into());
            }
        }
        // Every JSON number is one that Rust reads; what is too large becomes infinite.
        let number = text.parse::<f64>().unwrap_or(f64::NAN);
        Ok(match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None if self.at == whole => marked("Integer"),
            None if number < 0.0 => marked("-Infinity"),
            None => marked("Infinity"),
        })
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

    fn string(&mut self) -> Result<String, String> {
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
                    // The surrogate stands for the whole text: a field with it is refused anyway.
                    return Ok(lone.unwrap_or(out));
                }
                Some(b'\\') => self.escape(start, &mut out, &mut lone)?,
                Some(_) => return Err(self.fail("Invalid control character at", self.at)),
                None => return Err(self.fail("Unterminated string starting at", start)),
            }
        }
    }

    fn escape(&mut self, start: usize, out: &mut String, lone: &mut Option<String>) -> Result<(), String> {
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
                        lone.get_or_insert_with(|| format!("{MARK}Surrogate U+{point:04X}"));
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
    fn unit(&mut self, escape: usize) -> Result<u32, String> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).unwrap_or_default();
        if digits.len() < 4 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(self.fail("Invalid \\uXXXX escape", escape + 1));
        }
        self.at += 4;
        Ok(digits.iter().fold(0, |unit, digit| unit << 4 | char::from(*digit).to_digit(16).unwrap_or_default()))
    }
}

fn marked(what: &str) -> Value {
    Value::String(format!("{MARK}{what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fault(text: &str) -> String {
        parse(text).expect_err(text)
    }

    #[test]
    fn documents_are_read() {
        let text =
            r#" {"a": [1, -2.5, 1e2, null, true, false, ""], "b": {}, "c": [ ], "d": "\u00fc\n\ud83d\udc2d\/"} "#;
        let want = json!({"a": [1, -2.5, 100.0, null, true, false, ""], "b": {}, "c": [], "d": "ü\n🐭/"});
        assert_eq!(parse(text), Ok(want));
        assert_eq!(parse("18446744073709551615"), Ok(json!(u64::MAX)));
        assert_eq!(parse("1.0"), Ok(json!(1.0)));
    }

    #[test]
    fn the_last_of_repeated_keys_counts() {
        assert_eq!(parse(r#"{"a":1,"b":2,"a":3}"#).map(|v| v.to_string()), Ok(r#"{"a":3,"b":2}"#.into()));
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
            Ok(Value::String(text)) => odd(&text).map(|odd| format!("{odd:?}")),
            other => Some(format!("{other:?}")),
        };
        assert_eq!(odd_of("NaN").as_deref(), Some(r#"NotFinite("NaN")"#));
        assert_eq!(odd_of("-Infinity").as_deref(), Some(r#"NotFinite("-Infinity")"#));
        assert_eq!(odd_of("1e999").as_deref(), Some(r#"NotFinite("Infinity")"#));
        assert_eq!(odd_of(&format!("1{}", "0".repeat(400))).as_deref(), Some("HugeInteger"));
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
