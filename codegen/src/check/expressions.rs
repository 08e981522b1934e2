//! Expressions of the fields of one row, in words: `price - rebate`, `first_name + " " + last_name`, `(ends - begins) / PT1H`,
//! or a condition. They become SQL for both databases, with the same values.

use super::{
    Checker,
    conditions::{JOINED, Reader, SIGNS, Wrong, literal, words},
    derived::{LARGEST, Made, bounded, float, kind_text},
    names,
};
use crate::{
    model::{Decimal, Field, Kind, ResourceId},
    report::Spot,
    syntax::At,
};
use specimen_tables::{Derived, exact::microseconds};

/// What a part of an expression holds.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Holds {
    /// A whole number.
    Whole,
    /// A decimal with so many places; SQLite has it in its smallest unit.
    Decimal(u8),
    /// A double.
    Float,
    /// Microseconds.
    Length,
    /// A date-time.
    Instant,
    /// A day.
    Day,
    /// Text, never null.
    Text,
}

/// A part of an expression.
struct Part {
    sql: [String; 2],
    holds: Holds,
    nullable: bool,
    /// No value is further from zero, in the smallest unit.
    most: f64,
}

/// Decimal places that a product may have.
const MOST_PLACES: u8 = 12;
/// Multiplications and divisions at most: so many floats stay within what a float holds.
const MOST_PRODUCTS: usize = 4;
/// Nested parentheses at most.
const DEEPEST: usize = 10;

impl Checker<'_> {
    /// Reads an expression on the rows of a resource.
    pub fn expression(&mut self, id: ResourceId, file: usize, at: &At<String>) -> Option<Made> {
        let fields = &self.api.resources[id].fields;
        let read = words(&at.value).and_then(|words| {
            let is_test = |text: &str| SIGNS.contains(&text) || ["and", "or", "not", "in", "is"].contains(&text);
            let tests = words.iter().any(|word| !word.quoted && is_test(&word.text));
            let length = at.value.chars().count();
            let reader = Reader::new(words, fields, length, format!("{}.", Derived::ROW), false);
            if tests { condition(reader) } else { value(reader) }
        });
        match read {
            Ok(made) => Some(made),
            Err(wrong) => {
                let spot = Spot { length: wrong.length.max(1), ..self.within(file, at, wrong.at, wrong.length.max(1)) };
                let message = format!("`{}` is no expression", at.value);
                self.fault("S195", spot, message, wrong.reason, wrong.remedy);
                None
            }
        }
    }
}

/// A truth value.
fn condition(mut reader: Reader<'_>) -> Result<Made, Wrong> {
    let sql = reader.any(0)?;
    reader.ends(JOINED)?;
    Ok(Made { sql, kind: Kind::Bool, nullable: reader.nullable(), fields: reader.used })
}

/// A number, text or length of time.
fn value(reader: Reader<'_>) -> Result<Made, Wrong> {
    let mut reading = Reading { reader, number: false, products: 0 };
    let part = reading.sum(0)?;
    reading.reader.ends("`+ - * /`, or the end")?;
    if reading.reader.used.is_empty() {
        let reason = "no field stands in it".to_owned();
        return Err(Wrong { at: 0, length: reading.reader.end, reason, remedy: "name fields of the resource".into() });
    }
    let number = reading.number;
    let fields = reading.reader.used;
    let fits = part.most <= LARGEST as f64 / 2.0;
    let (kind, sql) = match part.holds {
        Holds::Text => (Kind::Text, part.sql),
        Holds::Float => (Kind::Float, part.sql),
        Holds::Decimal(places) => {
            let kind = Decimal { digits: Decimal::MAX_DIGITS, places, number };
            let [postgres, sqlite] = part.sql;
            let most = kind_text(Kind::Decimal(kind));
            let bound = |sql: &str| format!("(case when {sql} between -{most} and {most} then {sql} end)");
            let postgres = if fits { postgres } else { bound(&postgres) };
            let sqlite = if fits { sqlite } else { whole([String::new(), sqlite])[1].clone() };
            (Kind::Decimal(kind), [postgres, sqlite])
        }
        Holds::Whole | Holds::Length => {
            let kind = if part.holds == Holds::Whole { Kind::Big } else { Kind::Duration };
            let [postgres, sqlite] = if fits { part.sql } else { whole(part.sql) };
            (kind, [format!("{postgres}::bigint"), sqlite])
        }
        Holds::Instant | Holds::Day => {
            let reason = "it is a date alone".to_owned();
            let remedy = "show the field itself, or the difference of two".into();
            return Err(Wrong { at: 0, length: reading.reader.end, reason, remedy });
        }
    };
    Ok(Made { sql, kind, nullable: part.nullable || (!fits && part.holds != Holds::Float), fields })
}

/// Whole numbers of at most 18 digits; a product that is none on SQLite is a double.
fn whole(sql: [String; 2]) -> [String; 2] {
    let [postgres, sqlite] = bounded(sql);
    [postgres, format!("cast({sqlite} as integer)")]
}

struct Reading<'a> {
    reader: Reader<'a>,
    /// Whether a decimal among the fields is a number in JSON.
    number: bool,
    products: usize,
}

impl Reading<'_> {
    fn sum(&mut self, depth: usize) -> Result<Part, Wrong> {
        let mut left = self.product(depth)?;
        loop {
            let at = self.reader.next;
            let sign = match self.reader.peek() {
                "+" => "+",
                "-" => "-",
                _ => return Ok(left),
            };
            self.reader.next += 1;
            let right = self.product(depth)?;
            left = self.added(at, left, sign, right)?;
        }
    }

    fn product(&mut self, depth: usize) -> Result<Part, Wrong> {
        let mut left = self.unit(depth)?;
        loop {
            let at = self.reader.next;
            let sign = match self.reader.peek() {
                "*" => "*",
                "/" => "/",
                _ => return Ok(left),
            };
            self.reader.next += 1;
            self.products += 1;
            if self.products > MOST_PRODUCTS {
                let remedy = format!("at most {MOST_PRODUCTS} stand in one expression");
                return Err(self.reader.wrong(at, "too many multiplications and divisions".into(), remedy));
            }
            let right = self.unit(depth)?;
            left = if sign == "*" { self.multiplied(at, left, right)? } else { self.divided(at, left, right)? };
        }
    }

    fn unit(&mut self, depth: usize) -> Result<Part, Wrong> {
        if depth > DEEPEST {
            return Err(self.reader.expected("something less deep"));
        }
        if self.reader.takes("(") {
            let inner = self.sum(depth + 1)?;
            return if self.reader.takes(")") { Ok(inner) } else { Err(self.reader.expected("`)`")) };
        }
        let at = self.reader.next;
        let Some(word) = self.reader.words.get(at) else { return Err(self.reader.expected("a field or a value")) };
        let same = |sql: String| [sql.clone(), sql];
        let constant = |sql, holds, most| Part { sql, holds, nullable: false, most };
        if word.quoted {
            let text = literal(&word.text);
            self.reader.next += 1;
            return Ok(constant(text, Holds::Text, 0.0));
        }
        let text = word.text.clone();
        if let Some(part) = number(&text) {
            self.reader.next += 1;
            return Ok(part);
        }
        if let Some(micros) = microseconds(&text).filter(|_| text.contains('P')) {
            self.reader.next += 1;
            return Ok(constant(same(micros.to_string()), Holds::Length, micros.unsigned_abs() as f64));
        }
        if !names::is_field_name(&text) && text.contains(['-', '+']) {
            let reason = "a sign within a word is part of the word".to_owned();
            return Err(self.reader.wrong(at, reason, "put spaces around signs: `price - rebate`".into()));
        }
        let place = self.reader.field()?;
        let field = &self.reader.fields[place];
        if let Kind::Decimal(of) = field.kind {
            self.number |= of.number;
        }
        let column = self.reader.column(field);
        match part(field, &column) {
            Some(part) => Ok(part),
            None => {
                let reason = format!("nothing is calculated with `{}`", field.name);
                let remedy = "use numbers, decimals, durations, texts, and differences of two dates".to_owned();
                Err(self.reader.wrong(at, reason, remedy))
            }
        }
    }

    fn unfit(&self, at: usize, left: &Part, right: &Part) -> Wrong {
        let reason = format!("{} and {} don't go together here", word(left.holds), word(right.holds));
        self.reader.wrong(at, reason, String::new())
    }

    fn added(&self, at: usize, left: Part, sign: &str, right: Part) -> Result<Part, Wrong> {
        let nullable = left.nullable || right.nullable;
        let join = |left: &Part, right: &Part, sign: &str| {
            [0, 1].map(|side| format!("({} {sign} {})", left.sql[side], right.sql[side]))
        };
        Ok(match (left.holds, right.holds) {
            (Holds::Text, Holds::Text) if sign == "+" => {
                Part { sql: join(&left, &right, "||"), holds: Holds::Text, nullable: false, most: 0.0 }
            }
            (Holds::Instant, Holds::Instant) if sign == "-" => {
                // Instants of Python and of SQL stand between the years 1 and 9999.
                let [postgres, _] = join(&left, &right, "-");
                let postgres = format!("(extract(epoch from {postgres}) * 1000000)");
                let sqlite = format!("({} - {})", micros(&left.sql[1]), micros(&right.sql[1]));
                Part { sql: [postgres, sqlite], holds: Holds::Length, nullable, most: 4e17 }
            }
            (Holds::Day, Holds::Day) if sign == "-" => {
                let [postgres, _] = join(&left, &right, "-");
                let sqlite = format!("cast(julianday({}) - julianday({}) as integer)", left.sql[1], right.sql[1]);
                Part { sql: [postgres, sqlite], holds: Holds::Whole, nullable, most: 4e6 }
            }
            (Holds::Length, Holds::Length) => {
                let most = left.most + right.most;
                Part { sql: join(&left, &right, sign), holds: Holds::Length, nullable, most }
            }
            (one, other) if is_number(one) && is_number(other) => {
                let (left, right) = alike(left, right);
                let most = left.most + right.most;
                Part { sql: join(&left, &right, sign), holds: left.holds, nullable, most }
            }
            _ => return Err(self.unfit(at, &left, &right)),
        })
    }

    fn multiplied(&self, at: usize, left: Part, right: Part) -> Result<Part, Wrong> {
        let nullable = left.nullable || right.nullable;
        let (left, right, holds) = match (left.holds, right.holds) {
            (Holds::Length, Holds::Whole) | (Holds::Whole, Holds::Length) => (left, right, Holds::Length),
            (Holds::Whole, Holds::Whole) => (left, right, Holds::Whole),
            (one, other) if is_number(one) && is_number(other) => match places(one) + places(other) {
                _ if one == Holds::Float || other == Holds::Float => (floating(left), floating(right), Holds::Float),
                places if places <= MOST_PLACES => (left, right, Holds::Decimal(places)),
                places => {
                    let reason = format!("the product would have {places} decimal places");
                    return Err(self.reader.wrong(at, reason, format!("at most {MOST_PLACES} are possible")));
                }
            },
            _ => return Err(self.unfit(at, &left, &right)),
        };
        let sql = [0, 1].map(|side| format!("({} * {})", left.sql[side], right.sql[side]));
        Ok(Part { sql, holds, nullable, most: left.most * right.most })
    }

    fn divided(&self, at: usize, left: Part, right: Part) -> Result<Part, Wrong> {
        let fits = (is_number(left.holds) && is_number(right.holds))
            || (left.holds == Holds::Length && matches!(right.holds, Holds::Length | Holds::Whole));
        if !fits {
            return Err(self.unfit(at, &left, &right));
        }
        let is_length = left.holds == Holds::Length && right.holds == Holds::Whole;
        if is_length {
            let reason = "a length of time divided by a number has no exact value".to_owned();
            return Err(self.reader.wrong(at, reason, "divide it by a length: `/ PT1H` gives hours".into()));
        }
        let (left, right) = (floating(left), floating(right));
        let sql = [0, 1].map(|side| format!("({} / nullif({}, 0))", left.sql[side], right.sql[side]));
        Ok(Part { sql, holds: Holds::Float, nullable: true, most: f64::INFINITY })
    }
}

fn word(holds: Holds) -> &'static str {
    match holds {
        Holds::Whole => "a whole number",
        Holds::Decimal(_) => "a decimal",
        Holds::Float => "a float",
        Holds::Length => "a length of time",
        Holds::Instant => "a date-time",
        Holds::Day => "a date",
        Holds::Text => "a text",
    }
}

fn is_number(holds: Holds) -> bool {
    matches!(holds, Holds::Whole | Holds::Decimal(_) | Holds::Float)
}

fn places(holds: Holds) -> u8 {
    match holds {
        Holds::Decimal(places) => places,
        _ => 0,
    }
}

/// A number as it is written: whole, or a decimal.
fn number(text: &str) -> Option<Part> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !whole.is_empty()
        && (whole.len() + fraction.len()) <= usize::from(Decimal::MAX_DIGITS)
        && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
        && !digits.ends_with('.');
    let places = u8::try_from(fraction.len()).ok().filter(|places| *places <= MOST_PLACES)?;
    let units = format!("{whole}{fraction}").parse::<i64>().ok().filter(|_| is_number)?;
    let sign = if digits.len() < text.len() { "-" } else { "" };
    let holds = if places == 0 { Holds::Whole } else { Holds::Decimal(places) };
    let sql = [format!("{text}::numeric"), format!("{sign}{units}")];
    let sql = if sign.is_empty() { sql } else { sql.map(|sql| format!("({sql})")) };
    Some(Part { sql, holds, nullable: false, most: units as f64 })
}

/// A field within an expression.
fn part(field: &Field, column: &str) -> Option<Part> {
    let same = |sql: &str| [sql.to_owned(), sql.to_owned()];
    let exact = || [format!("{column}::numeric"), column.to_owned()];
    if !field.choices.is_empty() && field.kind != Kind::Text || field.relation.is_some() {
        return None;
    }
    let (sql, holds, most) = match field.kind {
        Kind::Small => (exact(), Holds::Whole, 32_768.0),
        Kind::Int => (exact(), Holds::Whole, 2_147_483_648.0),
        Kind::Big => (exact(), Holds::Whole, 9.3e18),
        Kind::Decimal(of) => (same(column), Holds::Decimal(of.places), of.largest() as f64),
        Kind::Float => (same(&float(column)), Holds::Float, f64::INFINITY),
        Kind::Duration => (exact(), Holds::Length, 9.3e18),
        Kind::DateTime => (same(column), Holds::Instant, 0.0),
        Kind::Date => (same(column), Holds::Day, 0.0),
        Kind::Text => (same(&format!("coalesce({column}, '')")), Holds::Text, 0.0),
        _ => return None,
    };
    let nullable = (field.nullable && holds != Holds::Text) || holds == Holds::Float;
    Some(Part { sql, holds, nullable, most })
}

/// A number as a double.
fn floating(part: Part) -> Part {
    let [postgres, sqlite] = part.sql;
    let sql = match part.holds {
        Holds::Float => [postgres, sqlite],
        Holds::Decimal(places) => {
            [format!("({postgres})::float8"), format!("({sqlite} / {}.0)", 10i64.pow(u32::from(places)))]
        }
        _ => [format!("({postgres})::float8"), format!("({sqlite} * 1.0)")],
    };
    Part { sql, holds: Holds::Float, most: f64::INFINITY, ..part }
}

/// Two numbers of one kind.
fn alike(left: Part, right: Part) -> (Part, Part) {
    if left.holds == Holds::Float || right.holds == Holds::Float {
        return (floating(left), floating(right));
    }
    let most = places(left.holds).max(places(right.holds));
    (scaled(left, most), scaled(right, most))
}

/// A whole number or decimal with so many places.
fn scaled(part: Part, to: u8) -> Part {
    let more = to - places(part.holds);
    if more == 0 {
        return part;
    }
    let unit = 10i64.pow(u32::from(more));
    let [postgres, sqlite] = part.sql;
    let sql = [postgres, format!("({sqlite} * {unit})")];
    Part { sql, holds: Holds::Decimal(to), most: part.most * unit as f64, ..part }
}

/// Microseconds since 1970 of SQLite's text of a date-time.
fn micros(text: &str) -> String {
    let fraction = format!("substr(substr({text}, 21, max(length({text}) - 26, 0)) || '000000', 1, 6)");
    format!("(strftime('%s', {text}) * 1000000 + cast({fraction} as integer))")
}
