//! Parses the `django` parameter: `lookup,value` pairs, where values may be bracketed literals. It knows no tables, and
//! evaluates nothing.

pub(crate) mod check;
pub(crate) mod path;
pub(crate) mod time;
pub(crate) mod value;

use super::condition::Operand;

/// Characters a parameter may have.
pub const MAX_CHARACTERS: usize = 20_000;
/// Pairs a parameter may have.
pub const MAX_PAIRS: usize = 100;
/// Brackets within brackets.
const MAX_DEPTH: usize = 64;

/// One test of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Whether the rows that pass are left out (`~`).
    pub exclude: bool,
    /// The lookup without `~`.
    pub lookup: String,
    /// The value.
    pub value: Operand,
}

/// Reads a whole parameter. With `within`, every lookup begins inside that json column and `~` has
/// no meaning.
///
/// # Errors
/// What is wrong with the text, as a message for people.
pub fn parse(text: &str, within: Option<&str>) -> Result<Vec<Pair>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    if text.contains('\0') {
        return Err("Null characters are not allowed.".into());
    }
    if text.chars().count() > MAX_CHARACTERS {
        return Err(format!("Lookups of more than {MAX_CHARACTERS} characters are not understood."));
    }
    let parts = cut(text);
    if parts.len() > 2 * MAX_PAIRS {
        return Err(format!("More than {MAX_PAIRS} lookups are not understood."));
    }
    let mut pairs: Vec<Pair> = Vec::with_capacity(parts.len() / 2);
    let mut seen = std::collections::HashSet::new();
    for pair in parts.chunks(2) {
        let [name, value] = pair else {
            return Err(format!("Lookup '{}' has no value.", pair[0]));
        };
        if !seen.insert(*name) {
            return Err(format!("Lookup '{name}' is given twice."));
        }
        let value = read_value(value).map_err(|what| format!("The value of '{name}' is not understood: {what}"))?;
        pairs.push(match within {
            Some(column) => Pair { exclude: false, lookup: format!("{column}__{name}"), value },
            None => match name.strip_prefix('~') {
                Some(lookup) => Pair { exclude: true, lookup: lookup.to_owned(), value },
                None => Pair { exclude: false, lookup: (*name).to_owned(), value },
            },
        });
    }
    Ok(pairs)
}

/// Cuts at the commas outside brackets. Within brackets quoted text hides brackets and commas; a quote
/// without an end is an ordinary character.
fn cut(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut parts = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0_usize, 0);
    // If one quote of a kind has no end, no later one has: the search has passed all of them.
    let mut endless = Vec::new();
    while at < bytes.len() {
        match bytes[at] {
            b',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            quote @ (b'"' | b'\'') if depth > 0 && !endless.contains(&quote) => match quote_end(bytes, at, quote) {
                Some(end) => at = end,
                None => endless.push(quote),
            },
            _ => {}
        }
        at += 1;
    }
    parts.push(&text[start..]);
    parts
}

fn quote_end(bytes: &[u8], open: usize, quote: u8) -> Option<usize> {
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b if b == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Reads one value: a bracketed literal, or bare text.
///
/// # Errors
/// What is wrong with a literal.
pub fn read_value(text: &str) -> Result<Operand, String> {
    if text == "None" {
        return Ok(Operand::Null);
    }
    if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") {
        return Ok(Operand::Bool(text.len() == 4));
    }
    let plain = |b: u8| b.is_ascii_digit() || b == b'.';
    if text.bytes().all(plain)
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().filter(|b| *b == b'.').count() <= 1
    {
        return number(text);
    }
    if text.starts_with(['[', '(']) && text.len() > 1 && text.ends_with([']', ')']) {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let value = reader.item()?;
        reader.blanks();
        return if reader.at == text.len() { Ok(value) } else { Err(reader.unexpected("the end")) };
    }
    Ok(Operand::Bare(text.to_owned()))
}

/// A number as written; Rust reads all spellings of the grammar, `.5` and `5.` too.
fn number(text: &str) -> Result<Operand, String> {
    let value = text.parse::<f64>().map_err(|_| format!("'{text}' is not a number."))?;
    Ok(Operand::Number { text: text.to_owned(), value })
}

/// Reads a literal from left to right.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, wanted: &str) -> String {
        match self.text[self.at..].chars().next() {
            Some(c) => format!("wanted {wanted}, got '{c}' at character {}.", self.text[..self.at].chars().count() + 1),
            None => format!("wanted {wanted}, got the end."),
        }
    }

    fn item(&mut self) -> Result<Operand, String> {
        self.blanks();
        match self.peek() {
            Some(b'[') => self.nested(|r| Ok(Operand::List(r.items(b']')?.0))),
            Some(b'(') => self.nested(|r| {
                let (mut items, comma) = r.items(b')')?;
                // One item without a comma is the item itself; a tuple is a list.
                Ok(if items.len() == 1 && !comma { items.remove(0) } else { Operand::List(items) })
            }),
            Some(b'{') => self.nested(Self::object),
            Some(quote @ (b'"' | b'\'')) => Ok(Operand::Text(self.string(quote)?)),
            Some(b) if b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.') => self.number(),
            Some(b) if b.is_ascii_alphabetic() => self.word(),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Result<Operand, String>) -> Result<Operand, String> {
        if self.depth == MAX_DEPTH {
            return Err(format!("more than {MAX_DEPTH} brackets within brackets."));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    /// Items up to the closing bracket, and whether a comma stood among them.
    fn items(&mut self, close: u8) -> Result<(Vec<Operand>, bool), String> {
        let (mut items, mut comma) = (Vec::new(), false);
        loop {
            if self.take(close) {
                return Ok((items, comma));
            }
            items.push(self.item()?);
            if self.take(b',') {
                comma = true;
            } else if !self.take(close) {
                return Err(self.unexpected(&format!("',' or '{}'", char::from(close))));
            } else {
                return Ok((items, comma));
            }
        }
    }

    fn object(&mut self) -> Result<Operand, String> {
        let mut entries: Vec<(String, Operand)> = Vec::new();
        loop {
            if self.take(b'}') {
                return Ok(Operand::Object(entries));
            }
            let key = match self.peek() {
                Some(quote @ (b'"' | b'\'')) => self.string(quote)?,
                _ => return Err(self.unexpected("a quoted key")),
            };
            if !self.take(b':') {
                return Err(self.unexpected("':'"));
            }
            let value = self.item()?;
            // As in Python: a repeated key keeps its place and gets the last value.
            match entries.iter_mut().find(|(k, _)| *k == key) {
                Some(entry) => entry.1 = value,
                None => entries.push((key, value)),
            }
            if !self.take(b',') {
                return if self.take(b'}') { Ok(Operand::Object(entries)) } else { Err(self.unexpected("',' or '}'")) };
            }
        }
    }

    fn word(&mut self) -> Result<Operand, String> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let value = match &rest[..end] {
            "None" => Operand::Null,
            "True" => Operand::Bool(true),
            "False" => Operand::Bool(false),
            word => return Err(format!("'{word}' needs quotes within brackets.")),
        };
        self.at += end;
        Ok(value)
    }

    fn number(&mut self) -> Result<Operand, String> {
        let rest = &self.text[self.at..];
        let bytes = rest.as_bytes();
        let mut end = usize::from(matches!(bytes[0], b'-' | b'+'));
        let digits = |end: &mut usize| {
            let start = *end;
            while bytes.get(*end).is_some_and(u8::is_ascii_digit) {
                *end += 1;
            }
            *end - start
        };
        let mut count = digits(&mut end);
        if bytes.get(end) == Some(&b'.') {
            end += 1;
            count += digits(&mut end);
        }
        if count == 0 {
            return Err(self.unexpected("a number"));
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            end += 1;
            end += usize::from(matches!(bytes.get(end), Some(b'-' | b'+')));
            if digits(&mut end) == 0 {
                return Err(format!("'{}' is not a number.", &rest[..end]));
            }
        }
        self.at += end;
        // A word stuck to a number (`1abc`, a uuid without quotes) is caught by the caller's next bracket or comma.
        number(&rest[..end])
    }

    fn string(&mut self, quote: u8) -> Result<String, String> {
        let open = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(c) = self.text[self.at..].chars().next() else {
                self.at = open;
                return Err("a quote is not closed.".into());
            };
            self.at += c.len_utf8();
            if c == char::from(quote) {
                return if out.contains('\0') { Err("null characters are not allowed.".into()) } else { Ok(out) };
            }
            if c == '\\' { self.escape(&mut out)? } else { out.push(c) }
        }
    }

    /// After a backslash: Python's escapes; an unknown one keeps its backslash.
    fn escape(&mut self, out: &mut String) -> Result<(), String> {
        let Some(c) = self.text[self.at..].chars().next() else {
            return Err("a quote is not closed.".into());
        };
        self.at += c.len_utf8();
        match c {
            '\n' => {}
            '\\' | '\'' | '"' => out.push(c),
            'a' => out.push('\x07'),
            'b' => out.push('\x08'),
            'f' => out.push('\x0c'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'v' => out.push('\x0b'),
            'x' => self.code(2, out)?,
            'u' => self.code(4, out)?,
            'U' => self.code(8, out)?,
            '0'..='7' => {
                let rest = &self.text[self.at - 1..];
                let end = rest.bytes().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
                // Three octal digits are at most 511, always a character.
                out.extend(u32::from_str_radix(&rest[..end], 8).ok().and_then(char::from_u32));
                self.at += end - 1;
            }
            other => out.extend(['\\', other]),
        }
        Ok(())
    }

    fn code(&mut self, digits: usize, out: &mut String) -> Result<(), String> {
        let hex = self.text.get(self.at..self.at + digits).filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit()));
        let c = hex.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32);
        out.push(c.ok_or_else(|| format!("an escape needs {digits} hexadecimal digits of a character."))?);
        self.at += digits;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Operand {
        Operand::Bare(text.into())
    }

    fn text(text: &str) -> Operand {
        Operand::Text(text.into())
    }

    fn num(text: &str) -> Operand {
        number(text).unwrap_or(Operand::Null)
    }

    fn value(input: &str) -> Operand {
        read_value(input).unwrap_or_else(|e| panic!("{input}: {e}"))
    }

    #[test]
    fn bare_values_are_read_in_the_order_of_the_table() {
        assert_eq!(value("None"), Operand::Null);
        assert_eq!(value("none"), bare("none"));
        assert_eq!(value("tRuE"), Operand::Bool(true));
        assert_eq!(value("FALSE"), Operand::Bool(false));
        for n in ["1", "007", "14.2", ".5", "5."] {
            assert_eq!(value(n), num(n), "{n}");
        }
        for n in ["-1", "1e3", "2020-09-21", "", ".", "1.2.3", " 1", "\"KS005\"", "(a", "a)"] {
            assert_eq!(value(n), bare(n), "{n}");
        }
    }

    #[test]
    fn brackets_hold_literals() {
        assert_eq!(value("[1,2.0, -3e1]"), Operand::List(vec![num("1"), num("2.0"), num("-3e1")]));
        assert_eq!(value("(1,)"), Operand::List(vec![num("1")]));
        assert_eq!(value("()"), Operand::List(vec![]));
        assert_eq!(value("[]"), Operand::List(vec![]));
        assert_eq!(value("(\"136801\")"), text("136801"));
        assert_eq!(value("((('a')))"), text("a"));
        assert_eq!(
            value("[None,True,False]"),
            Operand::List(vec![Operand::Null, Operand::Bool(true), Operand::Bool(false)])
        );
        assert_eq!(
            value("[(1,2),(3,4)]"),
            Operand::List(vec![Operand::List(vec![num("1"), num("2")]), Operand::List(vec![num("3"), num("4")])])
        );
        assert_eq!(
            value("({\"task\":\"PASS\",'n':3,})"),
            Operand::Object(vec![("task".into(), text("PASS")), ("n".into(), num("3"))])
        );
        assert_eq!(value(r#"("a\"b\\\n\x41é\d")"#), text("a\"b\\\nAé\\d"));
    }

    #[test]
    fn literals_that_are_none_are_refused() {
        for bad in
            ["[a]", "(1", "[1,,2]", "[1 2]", "(1]", "[\"a]", "[true]", "({a:1})", "[1abc]", "(1)(2)", "[\"\\x0\"]"]
        {
            assert!(read_value(bad).is_err() || matches!(read_value(bad), Ok(Operand::Bare(_))), "{bad}");
        }
        for bad in [
            "[a]",
            "[1,,2]",
            "[1 2]",
            "(1]",
            "[true]",
            "({a:1})",
            "[1abc]",
            "(1)(2)",
            "(\"\\x00\")",
            "(__import__('os'))",
        ] {
            assert!(read_value(bad).is_err(), "{bad}");
        }
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        assert!(read_value(&deep).is_err());
    }

    #[test]
    fn commas_cut_outside_brackets_only() {
        assert_eq!(cut("a,[1,2],b,c"), ["a", "[1,2]", "b", "c"]);
        assert_eq!(cut("a,[\"x]y\",1],b,c"), ["a", "[\"x]y\",1]", "b", "c"]);
        assert_eq!(cut("name,foo(a,b),x,y"), ["name", "foo(a,b)", "x", "y"]);
        assert_eq!(cut("name,foo(a,b"), ["name", "foo(a,b"]);
        assert_eq!(cut("name,foo(it's,b),x,y"), ["name", "foo(it's,b)", "x", "y"]);
        assert_eq!(cut("a,\"b,c\""), ["a", "\"b", "c\""]);
        assert_eq!(cut("a,"), ["a", ""]);
    }

    #[test]
    fn lookups_and_values_take_turns() {
        let pairs = parse("~lab__name,cortexlab,number, 1 ", None).unwrap_or_default();
        assert_eq!(pairs.len(), 2);
        assert!(pairs[0].exclude);
        assert_eq!(pairs[0].lookup, "lab__name");
        assert_eq!(pairs[1].value, bare(" 1"));
        assert_eq!(parse("number", None), Err("Lookup 'number' has no value.".into()));
        assert_eq!(parse("number,1,number,2", None), Err("Lookup 'number' is given twice.".into()));
        assert!(parse("number,1,~number,2", None).is_ok());
        assert_eq!(parse("  ", None), Ok(vec![]));
    }

    #[test]
    fn within_a_column_lookups_are_prefixed_and_tilde_is_a_key() {
        let pairs = parse("n__gte,3,~task,PASS", Some("extended_qc")).unwrap_or_default();
        assert_eq!(pairs[0].lookup, "extended_qc__n__gte");
        assert_eq!(pairs[1].lookup, "extended_qc__~task");
        assert!(!pairs[1].exclude);
    }
}
