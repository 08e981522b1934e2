//! PostgreSQL's regular expressions (its "advanced" flavour) in the syntax of fancy-regex, read by PostgreSQL's
//! rules, and how large they are. `pattern` compiles and runs them.

use std::fmt::Write;

/// What a pattern may weigh: 4000 plain characters, or 250 of a class like `\w`, repetitions multiplied out. A
/// heavier one may need more memory than the engine gives one pattern (10 MB).
const MAX_WEIGHT: u64 = 4000;
/// What a set of characters weighs.
const SET: u64 = 4;
/// What a class of characters of all scripts weighs.
const CLASS: u64 = 16;

/// A pattern in fancy-regex's syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The pattern. Not anchored: `^` and `$` are the ends of the text, a point is any character.
    pub text: String,
    /// Whether letter case is ignored.
    pub ignore_case: bool,
    /// How many states it has, roughly: one at least, the work on a text is a multiple of it.
    pub weight: u64,
    /// Whether it has look-around or back-references: matched by backtracking, not by an automaton.
    pub tries: bool,
}

/// Translates a pattern.
///
/// # Errors
/// What PostgreSQL says of such a pattern, in its words where there are any.
pub fn translate(pattern: &str, mut ignore_case: bool) -> Result<Translated, String> {
    let literal = |text: &str, ignore_case| {
        let weight = text.chars().count() as u64;
        let text = text.chars().map(escaped).collect::<String>();
        if weight > MAX_WEIGHT {
            Err(too_complex())
        } else {
            Ok(Translated { text, ignore_case, weight: weight.max(1), tries: false })
        }
    };
    let mut rest = pattern;
    if let Some(text) = rest.strip_prefix("***=") {
        return literal(text, ignore_case);
    }
    if let Some(text) = rest.strip_prefix("***:") {
        rest = text;
    } else if rest.starts_with("***") {
        return Err("quantifier operand invalid".into());
    }
    let mut reader = Reader {
        text: Vec::new(),
        at: 0,
        out: String::new(),
        lines: Lines::default(),
        expanded: false,
        groups: 0,
        closed: 0,
        weight: 0,
        tries: false,
        endless: 0,
        far_looks: 0,
    };
    let letters = rest.strip_prefix("(?").and_then(|r| r.split_once(')'));
    if let Some((letters, after)) = letters
        && !letters.is_empty()
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
    {
        rest = after;
        for letter in letters.chars() {
            match letter {
                'i' => ignore_case = true,
                'c' => ignore_case = false,
                'n' | 'm' => reader.lines = Lines { anchors: true, points: true },
                's' => reader.lines = Lines::default(),
                'p' => reader.lines = Lines { anchors: false, points: true },
                'w' => reader.lines = Lines { anchors: true, points: false },
                'x' => reader.expanded = true,
                't' => reader.expanded = false,
                'e' => {}
                'q' => return literal(rest, ignore_case),
                _ => return Err("invalid embedded option".into()),
            }
        }
    }
    reader.text = rest.chars().collect();
    reader.alternatives(0)?;
    if reader.at < reader.text.len() {
        return Err("parentheses () not balanced".into());
    }
    Ok(Translated { text: reader.out, ignore_case, weight: reader.weight.max(1), tries: reader.tries })
}

fn too_complex() -> String {
    "it is too complex".into()
}

/// A character that stands for itself.
fn escaped(c: char) -> String {
    if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\x{{{:x}}}", u32::from(c)) }
}

/// Whether lines are told apart.
#[derive(Clone, Copy, Default)]
struct Lines {
    /// `^` and `$` are the ends of lines too.
    anchors: bool,
    /// A point and a negated bracket don't match the end of a line.
    points: bool,
}

struct Reader {
    text: Vec<char>,
    at: usize,
    out: String,
    lines: Lines,
    expanded: bool,
    /// Capturing groups opened and closed.
    groups: u32,
    closed: u32,
    /// What was read so far weighs.
    weight: u64,
    tries: bool,
    /// Repetitions without an upper bound, and references back.
    endless: u32,
    /// Looks around that contain such.
    far_looks: u32,
}

/// How things stood before an item.
struct Before {
    out: usize,
    weight: u64,
    far_looks: u32,
}

/// What an item was: only what matches characters can be repeated.
#[derive(PartialEq)]
enum Item {
    Atom,
    Constraint,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.text[self.at..].iter().take(text.len()).collect::<String>() == text;
        self.at += if found { text.len() } else { 0 };
        found
    }

    /// Blanks and comments, where the pattern is written in the expanded form.
    fn skip(&mut self) {
        while self.expanded {
            match self.peek() {
                Some(c) if c.is_whitespace() => self.at += 1,
                Some('#') => while self.next().is_some_and(|c| c != '\n') {},
                _ => return,
            }
        }
    }

    fn alternatives(&mut self, depth: u32) -> Result<(), String> {
        if depth > 100 {
            return Err(too_complex());
        }
        loop {
            self.skip();
            match self.peek() {
                None => return Ok(()),
                Some(')') => return Ok(()),
                Some('|') => {
                    self.at += 1;
                    self.out.push('|');
                }
                Some(_) => {
                    let before = Before { out: self.out.len(), weight: self.weight, far_looks: self.far_looks };
                    let item = self.item(depth)?;
                    self.skip();
                    self.quantifier(&item, &before)?;
                    if self.weight > MAX_WEIGHT {
                        return Err(too_complex());
                    }
                }
            }
        }
    }

    fn quantifier(&mut self, item: &Item, before: &Before) -> Result<(), String> {
        let (bound, times) = match self.peek() {
            Some(c @ ('*' | '+' | '?')) => {
                self.at += 1;
                self.endless += u32::from(c != '?');
                (c.to_string(), 1)
            }
            Some('{') if self.text.get(self.at + 1).is_some_and(char::is_ascii_digit) => {
                self.at += 1;
                self.bounds()?
            }
            _ => return Ok(()),
        };
        if *item == Item::Constraint {
            return Err("quantifier operand invalid".into());
        }
        // A repeated look-ahead to the end of the text would take quadratic time or more.
        if self.far_looks > before.far_looks && bound != "?" {
            return Err(too_complex());
        }
        self.weight = before.weight + (self.weight - before.weight).saturating_mul(times);
        // In a group, so that what is repeated is one thing.
        self.out.insert_str(before.out, "(?:");
        self.out.push(')');
        self.out += &bound;
        if self.peek() == Some('?') {
            self.at += 1;
            self.out.push('?');
        }
        self.skip();
        match self.peek() {
            Some('*' | '+' | '?') => Err("quantifier operand invalid".into()),
            Some('{') if self.text.get(self.at + 1).is_some_and(char::is_ascii_digit) => {
                Err("quantifier operand invalid".into())
            }
            _ => Ok(()),
        }
    }

    /// `m}`, `m,}` or `m,n}`, and how many times what is repeated must be written for it.
    fn bounds(&mut self) -> Result<(String, u64), String> {
        let least = self.bound()?;
        let mut most = Some(least);
        if self.take(",") {
            most = if self.peek() == Some('}') { None } else { Some(self.bound()?) };
        }
        if !self.take("}") || most.is_some_and(|most| most < least) {
            return Err("invalid repetition count(s)".into());
        }
        self.endless += u32::from(most.is_none());
        let times = u64::from(most.unwrap_or(least)).max(1);
        Ok(match most {
            Some(most) => (format!("{{{least},{most}}}"), times),
            None => (format!("{{{least},}}"), times),
        })
    }

    fn bound(&mut self) -> Result<u32, String> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            number = Some(number.unwrap_or(0) * 10 + digit);
            if number > Some(255) {
                break;
            }
        }
        number.filter(|n| *n <= 255).ok_or_else(|| "invalid repetition count(s)".into())
    }

    fn item(&mut self, depth: u32) -> Result<Item, String> {
        let Some(c) = self.next() else { return Ok(Item::Constraint) };
        match c {
            '*' | '+' | '?' => return Err("quantifier operand invalid".into()),
            '{' if self.peek().is_some_and(|c| c.is_ascii_digit()) => return Err("quantifier operand invalid".into()),
            '^' => {
                self.out += if self.lines.anchors { "(?m:^)" } else { "\\A" };
                return Ok(Item::Constraint);
            }
            '$' => {
                self.out += if self.lines.anchors { "(?m:$)" } else { "\\z" };
                return Ok(Item::Constraint);
            }
            '.' => {
                self.weight += SET;
                self.out += if self.lines.points { "[^\\n]" } else { "(?s:.)" };
            }
            '(' => return self.group(depth),
            '[' => {
                if self.take("[:<:]]") {
                    self.look();
                    self.out += "(?<!\\w)(?=\\w)";
                    return Ok(Item::Constraint);
                }
                if self.take("[:>:]]") {
                    self.look();
                    self.out += "(?<=\\w)(?!\\w)";
                    return Ok(Item::Constraint);
                }
                self.bracket()?;
            }
            '\\' => return self.escape(),
            c => self.plain(c),
        }
        Ok(Item::Atom)
    }

    /// A character that stands for itself.
    fn plain(&mut self, c: char) {
        self.weight += 1;
        self.out += &escaped(c);
    }

    /// A look around for one character.
    fn look(&mut self) {
        self.weight += 2 * CLASS;
        self.tries = true;
    }

    fn group(&mut self, depth: u32) -> Result<Item, String> {
        let (open, item) = if self.take("?:") {
            ("(?:", Item::Atom)
        } else if self.take("?=") {
            ("(?=", Item::Constraint)
        } else if self.take("?!") {
            ("(?!", Item::Constraint)
        } else if self.take("?<=") {
            ("(?<=", Item::Constraint)
        } else if self.take("?<!") {
            ("(?<!", Item::Constraint)
        } else {
            self.groups += 1;
            ("(", Item::Atom)
        };
        self.out += open;
        let endless = self.endless;
        self.alternatives(depth + 1)?;
        if !self.take(")") {
            return Err("parentheses () not balanced".into());
        }
        self.out.push(')');
        self.closed += u32::from(open == "(");
        if item == Item::Constraint {
            self.tries = true;
            self.far_looks += u32::from(self.endless > endless);
        }
        Ok(item)
    }

    /// After a backslash outside brackets.
    fn escape(&mut self) -> Result<Item, String> {
        let Some(c) = self.next() else { return Err("invalid escape \\ sequence".into()) };
        let constraint = match c {
            'A' => "\\A",
            'Z' => "\\z",
            'm' => "(?<!\\w)(?=\\w)",
            'M' => "(?<=\\w)(?!\\w)",
            'y' => "\\b",
            'Y' => "\\B",
            _ => "",
        };
        if !constraint.is_empty() {
            if matches!(c, 'm' | 'M') {
                self.look();
            }
            self.weight += CLASS;
            self.out += constraint;
            return Ok(Item::Constraint);
        }
        if let Some(class) = class_escape(c) {
            self.weight += CLASS;
            self.out += &format!("[{class}]");
        } else if let Some(number) = c.to_digit(10).filter(|n| *n > 0) {
            self.reference(number)?;
        } else {
            let c = self.character(c)?;
            self.plain(c);
        }
        Ok(Item::Atom)
    }

    /// `\1`: what a group matched. Two digits that are no group that was closed are an octal character.
    fn reference(&mut self, first: u32) -> Result<(), String> {
        let mut number = first;
        let start = self.at;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            if number * 10 + digit > self.closed {
                break;
            }
            number = number * 10 + digit;
            self.at += 1;
        }
        let octal = self.at == start && first < 8 && self.peek().is_some_and(|c| c.is_digit(8));
        if octal {
            self.at -= 1;
            let c = self.octal()?;
            self.plain(c);
            return Ok(());
        }
        if number > self.closed {
            return Err("invalid backreference number".into());
        }
        self.tries = true;
        self.endless += 1;
        self.weight += SET;
        // The empty group keeps a digit after it apart.
        let _ = write!(self.out, "\\{number}(?:)");
        Ok(())
    }

    fn octal(&mut self) -> Result<char, String> {
        let mut value = 0;
        for _ in 0..3 {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
            value = value * 8 + digit;
            self.at += 1;
        }
        char::from_u32(value).ok_or_else(|| "invalid escape \\ sequence".into())
    }

    /// An escape that stands for one character; `c` is the one after the backslash.
    fn character(&mut self, c: char) -> Result<char, String> {
        let invalid = || "invalid escape \\ sequence".to_owned();
        Ok(match c {
            'a' => '\x07',
            'b' => '\x08',
            'B' => '\\',
            'e' => '\x1b',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            'c' => char::from_u32(u32::from(self.next().ok_or_else(invalid)?) & 31).ok_or_else(invalid)?,
            'u' => self.hex(4, 4)?,
            'U' => self.hex(8, 8)?,
            'x' => self.hex(1, 255)?,
            '0' => {
                self.at -= 1;
                self.octal()?
            }
            c if c.is_alphanumeric() => return Err(invalid()),
            c => c,
        })
    }

    fn hex(&mut self, least: usize, most: usize) -> Result<char, String> {
        let digits: String = self.text[self.at..].iter().take(most).take_while(|c| c.is_ascii_hexdigit()).collect();
        self.at += digits.len();
        let value = u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() >= least);
        value.and_then(char::from_u32).ok_or_else(|| "invalid escape \\ sequence".into())
    }

    /// After `[`: a set of characters.
    fn bracket(&mut self) -> Result<(), String> {
        let unbalanced = || "brackets [] not balanced".to_owned();
        let negated = self.take("^");
        self.out += if negated { "[^" } else { "[" };
        if negated && self.lines.points {
            self.out += "\\n";
        }
        let mut first = true;
        self.weight += SET;
        loop {
            let c = self.next().ok_or_else(unbalanced)?;
            if c == ']' && !first {
                self.out.push(']');
                return Ok(());
            }
            first = false;
            if c == '[' && self.take(":") {
                let name = self.named(":]")?;
                self.weight += CLASS;
                self.out += class(&name).ok_or("invalid character class")?;
                continue;
            }
            if c == '\\'
                && let Some(class) = self.peek().and_then(class_escape)
            {
                self.at += 1;
                self.weight += CLASS;
                self.out += class;
                continue;
            }
            let start = self.member(c)?;
            let range = self.peek() == Some('-') && self.text.get(self.at + 1).is_some_and(|c| *c != ']');
            if !range {
                self.out += &escaped(start);
                continue;
            }
            self.at += 1;
            let end = self.next().ok_or_else(unbalanced)?;
            let end = self.member(end)?;
            if end < start {
                return Err("invalid character range".into());
            }
            self.out += &format!("{}-{}", escaped(start), escaped(end));
        }
    }

    /// One character of a set: itself, an escape, or a collating element `[.x.]` or `[=x=]`.
    fn member(&mut self, c: char) -> Result<char, String> {
        match c {
            '[' if self.take(".") => single(&self.named(".]")?),
            '[' if self.take("=") => single(&self.named("=]")?),
            '\\' => {
                let c = self.next().ok_or("invalid escape \\ sequence")?;
                self.character(c)
            }
            c => Ok(c),
        }
    }

    fn named(&mut self, end: &str) -> Result<String, String> {
        let mut name = String::new();
        while !self.take(end) {
            name.push(self.next().ok_or("brackets [] not balanced")?);
        }
        Ok(name)
    }
}

fn single(name: &str) -> Result<char, String> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err("invalid collating element".into()),
    }
}

/// `\d` and the like, as a part of a bracket.
fn class_escape(c: char) -> Option<&'static str> {
    Some(match c {
        'd' => "0-9",
        's' => "\\s",
        'w' => "\\w",
        'D' => "[^0-9]",
        'S' => "\\S",
        'W' => "\\W",
        _ => return None,
    })
}

/// `[:name:]`, as a part of a bracket.
fn class(name: &str) -> Option<&'static str> {
    Some(match name {
        "alnum" => "\\p{Alphabetic}\\p{N}",
        "alpha" => "\\p{Alphabetic}",
        "blank" => " \\t",
        "cntrl" => "\\p{Cc}",
        "digit" => "0-9",
        "graph" => "[^\\s\\p{C}]",
        "lower" => "\\p{Lowercase}",
        "print" => "[^\\p{C}]",
        "punct" => "\\p{P}\\p{S}",
        "space" => "\\s",
        "upper" => "\\p{Uppercase}",
        "xdigit" => "0-9A-Fa-f",
        "word" => "\\w",
        _ => return None,
    })
}

#[cfg(test)]
pub(crate) mod cases;
#[cfg(test)]
mod tests;
