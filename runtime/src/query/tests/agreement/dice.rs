//! Random rows and requests out of random numbers: the smaller the numbers the simpler what comes of them, so that
//! proptest's shrinking ends with the simplest rows and the simplest request that disagree.

use super::{
    comparisons,
    evaluator::Ask,
    values::{Said, Shape, Value},
};
use crate::{
    query::tests::testing::data,
    tables::{Column, Kind, Link, Relation, Resource},
};
use serde_json::{Value as Json, json};

/// A sequence of numbers for choices; when it is exhausted, the first choice is taken.
pub struct Dice<'r>(std::slice::Iter<'r, u16>);

impl<'r> Dice<'r> {
    pub fn new(rolls: &'r [u16]) -> Dice<'r> {
        Dice(rolls.iter())
    }

    /// A number below `n`.
    pub fn roll(&mut self, n: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % n.max(1)
    }

    /// Whether something that happens once in `n` times happens.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.roll(n) + 1 == n
    }

    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }
}

/// Letters whose case is told in unusual ways, wildcards, and what quotes and brackets make special.
const LETTERS: &[&str] = &[
    "a", "b", "A", "1", "0", "%", "_", "\\", "ß", "İ", "ı", "Σ", "σ", "ς", "ä", "Ä", "É", ".", "'", "\"", " ", "ǅ",
    "\n", ",", "]", "(",
];
const WORDS: &[&str] = &["", "a", "b", "ab", "PASS", "136801", "True", "None", "-1"];
const KEYS: &[&str] = &["a", "b", "n", "0", "_k", "é"];
const INSTANTS: &[&str] = &[
    "2020-09-21T10:01:00.123Z",
    "2019-12-31T23:30:00Z",
    "2020-01-01T00:00:00Z",
    "2021-01-03T23:59:59.999999Z",
    "2020-02-29T04:30:00Z",
    "2020-10-25T00:30:00Z",
    "2020-03-29T01:00:00Z",
    "2018-12-31T05:00:00Z",
    "2016-07-04T18:29:59Z",
];
const DAYS: &[&str] =
    &["2020-09-21", "2019-12-31", "2020-01-01", "2021-01-03", "2020-02-29", "2018-12-31", "2016-07-04"];
const SPOKEN_INSTANTS: &[&str] = &[
    "2020-09-21 10:01",
    "2020-09-21T11:01:00.123+01:00",
    "2020-01-01",
    "2020-01-01T00:00:00Z",
    "2019-12-31 23:59:59.999999",
    "2021-01-03T23:59:59.999999Z",
    "2016-07-04",
    "2020-02-29T10:00:00+05:30",
];
const CLOCKS: &[&str] = &["10:01", "00:00:00", "23:59:59.999999", "18:00", "01:30:00", "12:01:00.123"];

pub fn text(dice: &mut Dice<'_>) -> String {
    if dice.roll(3) < 2 {
        return dice.of(WORDS).to_owned();
    }
    (0..dice.roll(4)).map(|_| dice.of(LETTERS)).collect()
}

fn document(dice: &mut Dice<'_>, depth: usize) -> Json {
    match dice.roll(if depth == 0 { 6 } else { 10 }) {
        0 => json!(1),
        1 => json!(dice.of(&[0, 2, 3, -1])),
        2 => json!(dice.of(&["", "a", "b", "A", "0", "ß", "PASS", "1"])),
        3 => json!(dice.roll(2) == 1),
        4 => Json::Null,
        5 => json!(dice.of(&[2.5, 3.0, -0.5])),
        6 => (0..dice.roll(4)).map(|_| document(dice, depth - 1)).collect(),
        _ => (0..dice.roll(4)).map(|_| (dice.of(KEYS).to_owned(), document(dice, depth - 1))).collect(),
    }
}

/// A value for a column, as the databases are filled with it.
fn stored(column: &Column, dice: &mut Dice<'_>) -> Json {
    if column.nullable && dice.roll(4) == 0 {
        return Json::Null;
    }
    let numbers = |dice: &mut Dice<'_>, fraction: bool| -> String {
        let all: Json = (0..dice.roll(4))
            .map(|_| if fraction { json!(dice.of(&[1.0, 2.5, 0.0, -1.0])) } else { json!(dice.of(&[1, 2, 0, -1])) })
            .collect();
        all.to_string()
    };
    match column.kind {
        Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts => unreachable!("the graph has none"),
        Kind::Text => text(dice).into(),
        Kind::Small | Kind::Int | Kind::Big => dice.of(&[1, 0, 2, 3, -1, 10, 50]).into(),
        Kind::Float => dice.of(&[1.0, 0.0, 2.5, -1.0, 1e20, 0.00001, 100.0, 1e15, 0.1]).into(),
        Kind::Bool => (dice.roll(2) == 1).into(),
        Kind::Date => dice.of(DAYS).into(),
        Kind::DateTime => dice.of(INSTANTS).into(),
        Kind::Json => document(dice, 2).to_string().into(),
        Kind::Floats => numbers(dice, true).into(),
        Kind::Ints => numbers(dice, false).into(),
        // A uuid that is no key: a number that its digits begin with.
        Kind::Uuid => (1 + dice.roll(3)).into(),
    }
}

const INT: Shape = Shape::Int(-2_147_483_648.0, 2_147_483_647.0);

/// What a random number says of every cell of a table's rows.
pub type Rolls = Vec<Vec<u16>>;

/// Rows for the tables, in which references lead to rows that are there. `rolls` has a list of rows for each table.
pub fn rows(tables: &[&'static Resource], rolls: &[Rolls]) -> data::Rows {
    let mut all: data::Rows = Vec::new();
    for (resource, rows) in tables.iter().zip(rolls) {
        let row = |(n, rolls): (usize, &Vec<u16>)| {
            let mut dice = Dice::new(rolls);
            let cell =
                |(place, column)| if place == resource.primary { json!(n + 1) } else { stored(column, &mut dice) };
            resource.columns.iter().enumerate().map(cell).collect()
        };
        all.push((resource, rows.iter().enumerate().map(row).collect()));
    }
    // References wrap around the rows that there are; rows that need one that isn't there go, and so on.
    loop {
        let keys: Vec<(&str, Vec<u64>)> = all
            .iter()
            .map(|(r, rows)| (r.table, rows.iter().filter_map(|row| row[r.primary].as_u64()).collect()))
            .collect();
        let count: usize = all.iter().map(|(_, rows)| rows.len()).sum();
        for (resource, rows) in &mut all {
            let references = resource.relations.iter().filter_map(|relation| match relation.link {
                Link::One { column } => Some((column, relation.target.table)),
                _ => None,
            });
            for (column, table) in references {
                let there = keys.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, keys)| keys);
                let own = column == resource.primary;
                rows.retain_mut(|row| {
                    let Some(n) = row[column].as_i64().map(i64::unsigned_abs) else { return true };
                    match usize::try_from(n).ok().and_then(|n| there.get(n % there.len().max(1))) {
                        // A row that extends another has its key.
                        _ if own => there.contains(&n),
                        Some(key) => {
                            row[column] = json!(key);
                            true
                        }
                        None => {
                            row[column] = Json::Null;
                            resource.columns[column].nullable
                        }
                    }
                });
            }
        }
        if all.iter().map(|(_, rows)| rows.len()).sum::<usize>() == count {
            break;
        }
    }
    one_each(&mut all);
    all
}

/// Of a relation that leads back to one row at most, only the first.
fn one_each(all: &mut data::Rows) {
    let singles: Vec<(&str, usize)> = all
        .iter()
        .flat_map(|(resource, _)| resource.relations)
        .filter_map(|relation| match relation.link {
            Link::Back { column, single: true, .. } => Some((relation.target.table, column)),
            _ => None,
        })
        .collect();
    for (resource, rows) in all {
        for (_, column) in singles.iter().filter(|(table, _)| *table == resource.table) {
            let mut seen = Vec::new();
            rows.retain(|row| {
                let new = !seen.contains(&row[*column]);
                seen.push(row[*column].clone());
                new
            });
        }
    }
}

/// Rows of the join tables between rows that are there.
pub fn pairs(rows: &data::Rows, rolls: &[u16]) -> Vec<data::Pairs> {
    let mut dice = Dice::new(rolls);
    let keys = |table: &str| -> Vec<u128> {
        let found = rows.iter().find(|(r, _)| r.table == table);
        found
            .into_iter()
            .flat_map(|(r, rows)| rows.iter().filter_map(|row| row[r.primary].as_u64()))
            .map(u128::from)
            .collect()
    };
    let mut all: Vec<data::Pairs> = Vec::new();
    for (resource, _) in rows {
        for relation in resource.relations {
            let Link::Many { table, near, far, .. } = relation.link else { continue };
            if all.iter().any(|(known, ..)| *known == table) {
                continue;
            }
            let (ours, theirs) = (keys(resource.table), keys(relation.target.table));
            let both = ours.iter().flat_map(|a| theirs.iter().map(move |b| (*a, *b)));
            all.push((table, near, far, both.filter(|_| dice.roll(3) == 1).collect()));
        }
    }
    all
}

/// A random pair of a request on a resource.
pub fn ask(root: &'static Resource, dice: &mut Dice<'_>) -> Ask {
    let exclude = dice.roll(3) == 1;
    let mut names: Vec<String> = Vec::new();
    let mut resource = root;
    for _ in 0..dice.of(&[0, 0, 0, 1, 1, 2, 3]) {
        let open = |relation: &&Relation| !relation.target.secret;
        let relations: Vec<_> = resource.relations.iter().filter(open).collect();
        if relations.is_empty() {
            break;
        }
        let relation = dice.of(&relations);
        names.push(relation.name.to_owned());
        resource = relation.target.get();
    }
    let whole = !names.is_empty() && dice.once_in(5);
    let (shape, comparison) = if whole {
        let shape = if resource.key().kind == Kind::Int { INT } else { Shape::Uuid };
        (shape, dice.of(&["exact", "in", "isnull", "gt", "lte", "range", "icontains"]))
    } else {
        // First the kind, since most tables have more keys than anything else.
        let open = || resource.columns.iter().filter(|column| !column.secret);
        let mut kinds: Vec<Kind> = Vec::new();
        for column in open().filter(|column| !matches!(column.kind, Kind::Uuid)) {
            if !kinds.contains(&column.kind) {
                kinds.push(column.kind);
            }
        }
        kinds.push(resource.key().kind);
        let kind = dice.of(&kinds);
        let columns: Vec<&Column> = open().filter(|column| column.kind == kind).collect();
        let column = dice.of(&columns);
        names.push(dice.of(&[column.field, column.field, column.name]).to_owned());
        let shape = steps(column.kind, &mut names, dice);
        (shape, dice.of(&comparisons::all(shape)))
    };
    finished(exclude, names, shape, comparison, dice)
}

/// A random pair on what is within a document; the column is named first.
pub fn ask_within(column: &str, dice: &mut Dice<'_>) -> Ask {
    let mut names = vec![column.to_owned()];
    let shape = steps(Kind::Json, &mut names, dice);
    // Without a key it takes a comparison to say anything.
    let comparison = dice.of(&comparisons::all(shape));
    if names.len() == 1 {
        names.push(comparison.to_owned());
        let value = value(shape, comparison, dice);
        return Ask { exclude: false, names, said: said(value, dice) };
    }
    finished(false, names, shape, comparison, dice)
}

/// A pair of its names so far: the comparison, now and then something odd, and a value.
fn finished(exclude: bool, mut names: Vec<String>, shape: Shape, comparison: &str, dice: &mut Dice<'_>) -> Ask {
    if comparison != "exact" || dice.roll(3) == 1 {
        names.push(comparison.to_owned());
    }
    if dice.once_in(40) {
        names.push(dice.of(&["exact", "foo", "date", "0"]).to_owned());
    }
    let value = value(shape, comparison, dice);
    Ask { exclude, names, said: said(value, dice) }
}

/// Goes into a column, or not.
fn steps(kind: Kind, names: &mut Vec<String>, dice: &mut Dice<'_>) -> Shape {
    let days = &["year", "month", "week_day", "iso_year", "week", "quarter", "day", "iso_week_day"];
    let clock = &["hour", "minute", "second"];
    let into = dice.roll(3) > 0;
    let mut go = |name: &str, shape| {
        names.push(name.to_owned());
        shape
    };
    match kind {
        Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts => unreachable!("the graph has none"),
        Kind::Date if into => go(dice.of(days), Shape::Part),
        Kind::DateTime if into => match dice.roll(4) {
            0 => go("date", Shape::Date),
            1 => go("time", Shape::Time),
            2 => go(dice.of(clock), Shape::Part),
            _ => {
                if dice.once_in(4) {
                    go("date", Shape::Date);
                }
                go(dice.of(days), Shape::Part)
            }
        },
        Kind::Json if into => {
            for _ in 0..=dice.roll(2) {
                go(dice.of(&["a", "b", "n", "0", "_k", "é", "1", "zz"]), Shape::Inner);
            }
            Shape::Inner
        }
        Kind::Floats | Kind::Ints if into => match dice.roll(4) {
            0 => go("len", Shape::Part),
            1 => go(dice.of(&["0_2", "1_2", "1_1", "2_9"]), Shape::List(kind == Kind::Ints)),
            _ if kind == Kind::Ints => go(dice.of(&["0", "1", "7"]), INT),
            _ => go(dice.of(&["0", "1", "7"]), Shape::Float),
        },
        Kind::Small => Shape::Int(i16::MIN.into(), i16::MAX.into()),
        Kind::Int | Kind::Big => INT,
        Kind::Float => Shape::Float,
        Kind::Text => Shape::Text,
        Kind::Bool => Shape::Bool,
        Kind::Uuid => Shape::Uuid,
        Kind::Date => Shape::Date,
        Kind::DateTime => Shape::Instant,
        Kind::Json => Shape::Json,
        Kind::Floats | Kind::Ints => Shape::List(kind == Kind::Ints),
    }
}

fn value(shape: Shape, comparison: &str, dice: &mut Dice<'_>) -> Value {
    // Now and then something that hardly fits.
    if dice.once_in(14) {
        return match dice.roll(6) {
            0 => Value::Text("x".into()),
            1 => Value::Number("1.5".into()),
            2 => Value::None,
            3 => Value::List(vec![Value::Number("1".into()), Value::None]),
            4 => Value::Object(vec![("a".into(), Value::Number("1".into()))]),
            _ => Value::Bool(true),
        };
    }
    match comparison {
        "isnull" => Value::Bool(dice.roll(2) == 0),
        "in" | "overlap" => Value::List((0..dice.roll(4)).map(|_| one(shape, dice)).collect()),
        "range" => Value::List(vec![one(shape, dice), one(shape, dice)]),
        "has_key" => Value::Text(dice.of(KEYS).into()),
        "has_keys" | "has_any_keys" => {
            Value::List((0..dice.roll(3)).map(|_| Value::Text(dice.of(KEYS).into())).collect())
        }
        "regex" | "iregex" => Value::Text(pattern(dice)),
        "exact" | "gt" | "gte" | "lt" | "lte" | "contained_by" => one(shape, dice),
        "contains" if matches!(shape, Shape::Json | Shape::Inner | Shape::List(_)) => one(shape, dice),
        _ if shape == Shape::Text => Value::Text(text(dice)),
        _ => Value::Text(
            dice.of(&["1", "0", "-", "20", "tr", "true", "e", "a", "A", ":", "{\"", ", ", "", ".", "+0"]).into(),
        ),
    }
}

fn pattern(dice: &mut Dice<'_>) -> String {
    let start = dice.of(&["", "^"]);
    let middle: String = (0..=dice.roll(3))
        .map(|_| dice.of(&["a", ".", "b", "1", ".*", "[ab]", "ß", "ä", "σ", "Σ", "ı", "\\.", "_", "%", "A*", "-", "("]))
        .collect();
    format!("{start}{middle}{}", dice.of(&["", "$"]))
}

/// One value that fits.
fn one(shape: Shape, dice: &mut Dice<'_>) -> Value {
    let number = |text: &str| Value::Number(text.into());
    let text_value = |text: &str| Value::Text(text.into());
    match shape {
        Shape::Int(..) if dice.once_in(12) => number(dice.of(&["99999999999", "-99999999999"])),
        Shape::Int(..) if dice.once_in(6) => text_value(dice.of(&["-1", "+2", " 3 ", "10"])),
        Shape::Int(..) => number(dice.of(&["1", "0", "2", "3", "-1", "10", "1.5", "2.0", "1e1", "-0.5"])),
        Shape::Part => number(dice.of(&["1", "0", "2", "4", "12", "2020", "2019", "30", "7", "1.5", "53", "2018.5"])),
        Shape::Float if dice.once_in(5) => text_value(dice.of(&["nan", "inf", "-inf", "1e1", " 2.5", "-1"])),
        Shape::Float => number(dice.of(&["1", "0", "2.5", "-1", "1e20", "0.00001", "100", "1e15", ".1", "5."])),
        Shape::Text if dice.once_in(6) => number(dice.of(&["136801", "1", "007"])),
        Shape::Text => Value::Text(text(dice)),
        Shape::Bool => dice.of(&[true, false]).into(),
        Shape::Uuid => {
            let id = data::id(1 + dice.roll(4) as u128);
            Value::Text(match dice.roll(3) {
                0 => id.to_string(),
                1 => id.simple().to_string(),
                _ => id.to_string().to_uppercase(),
            })
        }
        Shape::Date => text_value(dice.of(DAYS)),
        Shape::Time => text_value(dice.of(CLOCKS)),
        Shape::Instant => text_value(dice.of(SPOKEN_INSTANTS)),
        Shape::Json | Shape::Inner => spoken(&document(dice, 2)),
        Shape::List(_) => {
            Value::List((0..dice.roll(3)).map(|_| number(dice.of(&["1", "2.5", "0", "-1", "2"]))).collect())
        }
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value::Bool(yes)
    }
}

fn spoken(json: &Json) -> Value {
    match json {
        Json::Null => Value::None,
        Json::Bool(yes) => Value::Bool(*yes),
        Json::Number(n) => Value::Number(n.to_string()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(spoken).collect()),
        Json::Object(entries) => Value::Object(entries.iter().map(|(k, v)| (k.clone(), spoken(v))).collect()),
    }
}

/// A value without brackets where that is possible, now and then with them.
fn said(value: Value, dice: &mut Dice<'_>) -> Said {
    let bare = match &value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => dice.of(&["True", "true"]).to_owned(),
        Value::Bool(false) => dice.of(&["False", "FALSE"]).to_owned(),
        Value::Number(text) | Value::Text(text) => text.clone(),
        Value::Bare(_) | Value::List(_) | Value::Object(_) => return Said::Literal(value),
    };
    // What cuts pairs, and blanks at the ends, would be lost.
    let safe = !bare.contains([',', '(', ')', '[', ']']) && bare.trim() == bare;
    if safe && dice.roll(3) < 2 { Said::Bare(bare) } else { Said::Literal(value) }
}
