//! Conditions in words on the fields of one row: `state = done and price >= 0`, `grant is given or price = 0`. They become
//! SQL for both databases.

use super::{
    Checker,
    bounds::{is_day, is_instant, units},
    names,
};
use crate::{
    leak,
    model::{Field, Kind, ResourceId},
    report::Spot,
    syntax::{At, Scalar},
};
use specimen_tables::{
    Dialects,
    exact::{microseconds, time_of_day},
};

/// A word of a condition or expression, with its place among the characters.
pub struct Word {
    /// Without quotes.
    pub text: String,
    at: usize,
    /// Whether it stands in quotes.
    pub quoted: bool,
}

/// What is wrong, at which characters, and the remedy.
pub struct Wrong {
    /// The first character.
    pub at: usize,
    /// How many.
    pub length: usize,
    /// Why.
    pub reason: String,
    /// What to do, or nothing.
    pub remedy: String,
}

/// Comparisons.
pub const SIGNS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];

/// What joins the tests of a condition.
pub const JOINED: &str = "`and`, `or`, or the end";

/// Nested parentheses at most: deeper ones are no condition that people read.
const DEEPEST: usize = 20;

impl Checker<'_> {
    /// Reads a condition on the rows of a resource. A test of a field without a value is null.
    pub fn row_condition(&mut self, id: ResourceId, file: usize, at: &At<String>) -> Option<Dialects> {
        self.condition_of(id, file, at, "", true)
    }

    /// The same, of rows that an alias with a dot names. `secret`: whether it may ask for secret fields.
    pub fn condition_of(
        &mut self,
        id: ResourceId,
        file: usize,
        at: &At<String>,
        row: &str,
        secret: bool,
    ) -> Option<Dialects> {
        let resource = &self.api.resources[id];
        let read = words(&at.value).and_then(|words| {
            let length = at.value.chars().count();
            let mut reader = Reader::new(words, &resource.fields, length, row.to_owned(), secret);
            let sql = reader.any(0)?;
            reader.ends(JOINED).map(|()| sql)
        });
        match read {
            Ok([postgres, sqlite]) => Some(Dialects::new(leak::text(&postgres), leak::text(&sqlite))),
            Err(wrong) => {
                let spot = Spot { length: wrong.length.max(1), ..self.within(file, at, wrong.at, wrong.length.max(1)) };
                let message = format!("`{}` is no condition", at.value);
                self.fault("S186", spot, message, wrong.reason, wrong.remedy);
                None
            }
        }
    }
}

/// The words of a condition or expression.
pub fn words(text: &str) -> Result<Vec<Word>, Wrong> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let from = at;
        let run = |from: usize, fits: fn(char) -> bool| {
            chars[from..].iter().position(|c| !fits(*c)).map_or(chars.len(), |length| from + length)
        };
        let quoted = matches!(c, '\'' | '"');
        let word = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '\'' | '"' => {
                let Some(length) = chars[at + 1..].iter().position(|other| other == c) else {
                    let reason = "the text that begins here has no end".to_owned();
                    return Err(Wrong { at, length: chars.len() - at, reason, remedy: format!("close it by {c}") });
                };
                at += length + 2;
                chars[from + 1..at - 1].iter().collect()
            }
            '(' | ')' | ',' | '*' | '/' => {
                at += 1;
                c.to_string()
            }
            '=' | '!' | '<' | '>' => {
                at = run(at, |c| "=!<>".contains(c));
                chars[from..at].iter().collect()
            }
            c if c.is_alphanumeric() || "_-+.".contains(*c) => {
                at = run(at, |c| c.is_alphanumeric() || "_-+.:".contains(c));
                chars[from..at].iter().collect()
            }
            c => {
                let reason = format!("`{c}` means nothing here");
                let remedy =
                    "write fields, values, `= != < <= > >=`, `in (a, b)`, `is given`, `is empty`, `and`, `or`, `not`";
                return Err(Wrong { at, length: 1, reason, remedy: remedy.to_owned() });
            }
        };
        words.push(Word { text: word, at: from, quoted });
    }
    Ok(words)
}

/// Reads words one after another.
pub struct Reader<'a> {
    /// All of them.
    pub words: Vec<Word>,
    /// The next one.
    pub next: usize,
    /// The fields that they may name.
    pub fields: &'a [Field],
    /// How many characters there are.
    pub end: usize,
    /// Fields that were named.
    pub used: Vec<usize>,
    /// What stands before columns: the row's alias with a dot, or nothing.
    row: String,
    /// Whether secret fields may be named.
    secret: bool,
}

type Sql = [String; 2];

fn joined(parts: &[Sql], word: &str) -> Sql {
    [0, 1].map(|dialect| {
        let parts: Vec<&str> = parts.iter().map(|part| part[dialect].as_str()).collect();
        if parts.len() == 1 { parts[0].to_owned() } else { format!("({})", parts.join(&format!(" {word} "))) }
    })
}

impl<'a> Reader<'a> {
    /// Begins with the first word.
    pub fn new(words: Vec<Word>, fields: &'a [Field], end: usize, row: String, secret: bool) -> Reader<'a> {
        Reader { words, next: 0, fields, end, used: Vec::new(), row, secret }
    }

    /// A fault if words are left, where something else is expected.
    pub fn ends(&self, what: &str) -> Result<(), Wrong> {
        match self.words.get(self.next) {
            Some(_) => Err(self.expected(what)),
            None => Ok(()),
        }
    }

    /// Whether a field that was named may be null.
    pub fn nullable(&self) -> bool {
        self.used.iter().any(|field| self.fields[*field].nullable)
    }

    /// A field as SQL has it.
    pub fn column(&self, field: &Field) -> String {
        format!("{}\"{}\"", self.row, field.column)
    }

    /// The next word, unless it is quoted.
    pub fn peek(&self) -> &str {
        self.words.get(self.next).filter(|word| !word.quoted).map_or("", |word| &word.text)
    }

    /// Whether the next word is this one, which is read then.
    pub fn takes(&mut self, text: &str) -> bool {
        let found = self.peek() == text;
        self.next += usize::from(found);
        found
    }

    /// A fault at a word.
    pub fn wrong(&self, word: usize, reason: String, remedy: String) -> Wrong {
        match self.words.get(word) {
            Some(word) => Wrong {
                at: word.at,
                length: word.text.chars().count() + if word.quoted { 2 } else { 0 },
                reason,
                remedy,
            },
            None => Wrong { at: self.end.saturating_sub(1), length: 1, reason, remedy },
        }
    }

    /// A fault at the next word, or after the last one.
    pub fn expected(&self, what: &str) -> Wrong {
        let reason = match self.words.get(self.next) {
            Some(_) => format!("{what} is expected here"),
            None => format!("{what} is expected after this"),
        };
        self.wrong(self.next, reason, String::new())
    }

    /// A condition.
    pub fn any(&mut self, depth: usize) -> Result<Sql, Wrong> {
        let mut parts = vec![self.all(depth)?];
        while self.takes("or") {
            parts.push(self.all(depth)?);
        }
        Ok(joined(&parts, "or"))
    }

    fn all(&mut self, depth: usize) -> Result<Sql, Wrong> {
        let mut parts = vec![self.one(depth)?];
        while self.takes("and") {
            parts.push(self.one(depth)?);
        }
        Ok(joined(&parts, "and"))
    }

    fn one(&mut self, depth: usize) -> Result<Sql, Wrong> {
        if depth > DEEPEST {
            return Err(self.expected("something less deep"));
        }
        if self.takes("not") {
            return Ok(self.one(depth + 1)?.map(|sql| format!("not ({sql})")));
        }
        if self.takes("(") {
            let inner = self.any(depth + 1)?;
            return if self.takes(")") { Ok(inner) } else { Err(self.expected("`)`")) };
        }
        self.test()
    }

    /// The field of the next word.
    pub fn field(&mut self) -> Result<usize, Wrong> {
        let word = self.words.get(self.next).filter(|word| !word.quoted && names::is_field_name(&word.text));
        let Some(word) = word else { return Err(self.expected("a field")) };
        let known = |field: &&Field| self.secret || !field.secret;
        let Some(field) = self.fields.iter().position(|field| field.name == word.text && known(&field)) else {
            let remedy = names::instead(&word.text, self.fields.iter().filter(known).map(|field| field.name.as_str()));
            return Err(self.wrong(self.next, "unknown field, or one that is no column here".into(), remedy));
        };
        self.next += 1;
        if !self.used.contains(&field) {
            self.used.push(field);
        }
        Ok(field)
    }

    fn test(&mut self) -> Result<Sql, Wrong> {
        let start = self.next;
        let place = self.field()?;
        let fields = self.fields;
        let field = &fields[place];
        let name = self.column(field);
        if self.takes("is") {
            let given = match self.peek() {
                "given" => true,
                "empty" => false,
                _ => return Err(self.expected("`given` or `empty`")),
            };
            self.next += 1;
            let text = field.kind == Kind::Text;
            return Ok([0, 1].map(|_| match (given, text) {
                (true, true) => format!("({name} is not null and {name} <> '')"),
                (true, false) => format!("{name} is not null"),
                (false, true) => format!("({name} is null or {name} = '')"),
                (false, false) => format!("{name} is null"),
            }));
        }
        let not = self.takes("not");
        if not && self.peek() != "in" {
            return Err(self.expected("`in`"));
        }
        if self.takes("in") {
            if !self.takes("(") {
                return Err(self.expected("`(`"));
            }
            let mut values = vec![self.value(field)?];
            while self.takes(",") {
                values.push(self.value(field)?);
            }
            if !self.takes(")") {
                return Err(self.expected("`,` or `)`"));
            }
            let word = if not { "not in" } else { "in" };
            return Ok([0, 1].map(|dialect| {
                let values: Vec<&str> = values.iter().map(|value| value[dialect].as_str()).collect();
                format!("{name} {word} ({})", values.join(", "))
            }));
        }
        let sign = self.peek().to_owned();
        if !SIGNS.contains(&sign.as_str()) {
            if field.kind == Kind::Bool && ["", "and", "or", ")"].contains(&sign.as_str()) {
                return Ok([name.clone(), name]);
            }
            return Err(self.expected("`= != < <= > >=`, `in (…)`, `is given` or `is empty`"));
        }
        self.next += 1;
        let ordered = !matches!(
            field.kind,
            Kind::Text | Kind::Uuid | Kind::Bool | Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts
        );
        if !ordered && !["=", "!="].contains(&sign.as_str()) {
            let reason = format!("`{}` has no order that both databases share", field.name);
            return Err(self.wrong(start, reason, "compare it by `=` or `!=`".into()));
        }
        let sql_sign = if sign == "!=" { "<>" } else { &sign };
        let other = self.words.get(self.next).filter(|word| !word.quoted);
        let is_choice = |text: &str| field.choices.iter().any(|(value, _)| value.trim_matches('"') == text);
        let other = other.filter(|word| !is_choice(&word.text));
        let other = other.and_then(|word| fields.iter().position(|field| field.name == word.text));
        let value = match other {
            Some(other) => {
                if !comparable(field, &fields[other]) {
                    let reason =
                        format!("`{}` and `{}` hold different kinds of values", field.name, fields[other].name);
                    return Err(self.wrong(self.next, reason, "compare fields of one type".into()));
                }
                self.field()?;
                [0, 1].map(|_| self.column(&fields[other]))
            }
            None => self.value(field)?,
        };
        Ok([0, 1].map(|dialect| format!("{name} {sql_sign} {}", value[dialect])))
    }

    /// A constant that a field is compared with.
    fn value(&mut self, field: &Field) -> Result<Sql, Wrong> {
        let at = self.next;
        let Some(word) = self.words.get(at).filter(|word| word.quoted || !"(),".contains(&word.text)) else {
            return Err(self.expected("a value"));
        };
        let (text, quoted) = (word.text.clone(), format!("'{}'", word.text.replace('\'', "''")));
        let same = |sql: String| Some([sql.clone(), sql]);
        if !field.choices.is_empty() {
            let values: Vec<&str> = field.choices.iter().map(|(value, _)| value.trim_matches('"')).collect();
            if !values.contains(&text.as_str()) {
                let remedy = names::instead(&text, values.iter().copied());
                return Err(self.wrong(at, format!("no choice of `{}`", field.name), remedy));
            }
        }
        let made = match field.kind {
            Kind::Text => Some(literal(&text)),
            Kind::Bool => ["true", "false"].contains(&text.as_str()).then(|| [text.clone(), text.clone()]),
            Kind::Small | Kind::Int | Kind::Big => text.parse::<i64>().ok().and_then(|number| same(number.to_string())),
            Kind::Float => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.and_then(|number| same(format!("{number:?}")))
            }
            Kind::Decimal(of) => {
                units(of, &Scalar::Text(text.clone())).map(|units| [of.text(units), units.to_string()])
            }
            Kind::Date if is_day(&text) => Some([format!("date {quoted}"), quoted]),
            Kind::DateTime if is_instant(&text) => {
                Some([format!("timestamptz {quoted}"), quoted.replace('Z', "+00:00")])
            }
            Kind::Time => time_of_day(&text).map(|time| [format!("time '{time}'"), format!("'{time}'")]),
            Kind::Duration => microseconds(&text).and_then(|micros| same(micros.to_string())),
            _ => None,
        };
        let Some(made) = made else {
            let needs = match field.kind {
                Kind::Decimal(_) => "a number with no more digits and places than the field has".to_owned(),
                Kind::Date => "a day, e.g. `2020-01-31`".into(),
                Kind::DateTime => "an instant, e.g. `2020-01-31T12:00:00Z`".into(),
                Kind::Uuid | Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts => {
                    "`is given` or `is empty`: it is compared with no constant".into()
                }
                kind => super::fields::kind_word(kind).to_owned(),
            };
            let reason = format!("no value of `{}`", field.name);
            let fields = self.fields.iter().map(|field| field.name.as_str());
            let near = if names::is_field_name(&text) { names::nearest(&text, fields) } else { None };
            let remedy = near.map_or_else(|| format!("it needs {needs}"), |near| format!("did you mean `{near}`?"));
            return Err(self.wrong(at, reason, remedy));
        };
        self.next += 1;
        Ok(made)
    }
}

/// A text as SQL. A dollar sign, with which parameters begin, is named by its number.
pub fn literal(text: &str) -> [String; 2] {
    let quoted = format!("'{}'", text.replace('\'', "''"));
    match quoted.contains('$') {
        false => [quoted.clone(), quoted],
        true => {
            ["chr(36)", "char(36)"].map(|dollar| format!("({})", quoted.replace('$', &format!("' || {dollar} || '"))))
        }
    }
}

/// Whether the values of two fields can be compared on both databases.
fn comparable(one: &Field, other: &Field) -> bool {
    let numbers = |kind| matches!(kind, Kind::Small | Kind::Int | Kind::Big | Kind::Float);
    match (one.kind, other.kind) {
        // SQLite keeps decimals as whole numbers of their smallest unit.
        (Kind::Decimal(one), Kind::Decimal(other)) => one.places == other.places,
        (Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts, _) => false,
        (one, other) => one == other || (numbers(one) && numbers(other)),
    }
}
