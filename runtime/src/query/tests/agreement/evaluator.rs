//! The contract's meaning of lookups over plain rows in memory: names to columns, related rows, tests, exclusion.
//! It shares nothing with the code that it is held against but the static tables, which say what there is.

use super::{
    comparisons::{self, Test},
    documents, moments,
    values::{Cell, Said, Shape},
};
use crate::tables::{Kind, Link, Relation, Resource};
use chrono_tz::Tz;
use std::collections::{HashMap, HashSet};

/// One pair of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    pub exclude: bool,
    pub names: Vec<String>,
    pub said: Said,
}

/// Rows by table, and pairs of keys by join table (its first column, then its second).
#[derive(Debug, Default)]
pub struct Tables {
    pub rows: HashMap<&'static str, Vec<Vec<Cell>>>,
    pub pairs: HashMap<&'static str, Vec<(&'static str, Cell, &'static str, Cell)>>,
}

/// Why a request is refused: only that it is counts.
#[derive(Debug, PartialEq)]
pub struct Refused;

/// Something taken of a column.
enum Step {
    Part(String),
    Path(Vec<String>),
    Item(usize),
    Slice(usize, usize),
    Len,
}

/// What a pair means.
struct Meaning {
    hops: Vec<&'static Relation>,
    column: usize,
    steps: Vec<Step>,
    test: Test,
    exclude: bool,
}

const PARTS: &[&str] = &["year", "iso_year", "quarter", "month", "day", "week", "week_day", "iso_week_day"];
const CLOCK: &[&str] = &["hour", "minute", "second"];
const OF_RELATION: &[&str] = &["exact", "in", "gt", "gte", "lt", "lte", "isnull"];

/// The places of the rows that pass all pairs.
pub fn keep(tables: &Tables, root: &'static Resource, asks: &[Ask], zone: Tz) -> Result<Vec<usize>, Refused> {
    let mut said = HashSet::new();
    if !asks.iter().all(|ask| said.insert((ask.exclude, ask.names.join("__")))) {
        return Err(Refused);
    }
    let meanings = asks.iter().map(|ask| meaning(root, ask, zone)).collect::<Result<Vec<_>, _>>()?;
    let rows = tables.rows.get(root.table).map_or(&[][..], Vec::as_slice);
    let passes = |row: &[Cell]| meanings.iter().all(|meaning| meaning.keeps(tables, root, row, zone));
    Ok(rows.iter().enumerate().filter(|(_, row)| passes(row)).map(|(n, _)| n).collect())
}

fn meaning(root: &'static Resource, ask: &Ask, zone: Tz) -> Result<Meaning, Refused> {
    let mut hops = Vec::new();
    let mut resource = root;
    let mut names = ask.names.as_slice();
    let (column, mut shape) = loop {
        let (name, rest) = names.split_first().ok_or(Refused)?;
        let found = member(resource, name, &mut hops).ok_or(Refused)?;
        names = rest;
        match found {
            Member::Column(owner, column) => break (column, shape_of(owner.columns[column].kind)),
            Member::Relation(relation) => {
                hops.push(relation);
                resource = relation.target.get();
            }
        }
        // A relation by itself: the key of the row that it leads to.
        let ends = match names {
            [] => true,
            [last] => OF_RELATION.contains(&last.as_str()) && resource.relation(last).is_none() && !has(resource, last),
            _ => false,
        };
        if ends {
            break (resource.primary, shape_of(resource.key().kind));
        }
    };
    let mut steps = Vec::new();
    let mut comparison = "exact";
    while let Some((name, rest)) = names.split_first() {
        if comparisons::known(shape, name) && rest.is_empty() {
            comparison = name;
            break;
        }
        let (step, next) = step(shape, name, rest).ok_or(Refused)?;
        let taken = if let Step::Path(keys) = &step { keys.len() } else { 1 };
        steps.push(step);
        shape = next;
        names = &names[taken..];
    }
    let test = comparisons::test(shape, comparison, &ask.said.read(), zone).ok_or(Refused)?;
    Ok(Meaning { hops, column, steps, test, exclude: ask.exclude })
}

/// What a path that ends in a column leads to from a row: a cell for each related row that is there.
pub fn along(tables: &Tables, root: &'static Resource, row: &[Cell], path: &str) -> Vec<Cell> {
    let mut hops = Vec::new();
    let mut resource = root;
    for name in path.split("__") {
        match member(resource, name, &mut hops).expect("an order names what is there") {
            Member::Relation(relation) => {
                hops.push(relation);
                resource = relation.target.get();
            }
            Member::Column(_, column) => {
                let ends = tables.ends(root, row, &hops);
                let cell = |end| if let End::Row(_, row) = end { Some(row[column].clone()) } else { None };
                return ends.into_iter().filter_map(cell).collect();
            }
        }
    }
    panic!("{path} ends in no column")
}

enum Member {
    Column(&'static Resource, usize),
    Relation(&'static Relation),
}

fn has(resource: &'static Resource, name: &str) -> bool {
    resource.columns.iter().any(|column| column.name == name || column.field == name)
}

/// What a name is on a table, or on the one that it extends.
fn member(resource: &'static Resource, name: &str, hops: &mut Vec<&'static Relation>) -> Option<Member> {
    if name == "pk" {
        return Some(Member::Column(resource, resource.primary));
    }
    let reached = |relation: &Relation| {
        !relation.secret && !relation.target.secret && !matches!(relation.link, Link::Loose { .. })
    };
    if let Some(relation) = resource.relations.iter().find(|relation| relation.name == name) {
        return reached(relation).then_some(Member::Relation(relation));
    }
    if let Some(place) = resource.columns.iter().position(|column| column.name == name || column.field == name) {
        let relation = resource.relations.iter().find(|r| matches!(r.link, Link::One { column } if column == place));
        return match relation {
            Some(relation) if place != resource.primary => reached(relation).then_some(Member::Relation(relation)),
            _ => (!resource.columns[place].secret).then_some(Member::Column(resource, place)),
        };
    }
    let parent = &resource.relations[resource.parent?];
    hops.push(parent);
    member(parent.target.get(), name, hops)
}

fn shape_of(kind: Kind) -> Shape {
    match kind {
        Kind::Decimal(_) | Kind::Time | Kind::Duration | Kind::Texts => unreachable!("the graph has none"),
        Kind::Small => Shape::Int(i16::MIN.into(), i16::MAX.into()),
        Kind::Int => Shape::Int(i32::MIN.into(), i32::MAX.into()),
        Kind::Big => Shape::Int(i64::MIN as f64, i64::MAX as f64),
        Kind::Float => Shape::Float,
        Kind::Text => Shape::Text,
        Kind::Bool => Shape::Bool,
        Kind::Uuid => Shape::Uuid,
        Kind::Date => Shape::Date,
        Kind::DateTime => Shape::Instant,
        Kind::Json => Shape::Json,
        Kind::Floats => Shape::List(false),
        Kind::Ints => Shape::List(true),
    }
}

/// What a name takes of a shape. A path within a document takes all names but a comparison at the end.
fn step(shape: Shape, name: &str, rest: &[String]) -> Option<(Step, Shape)> {
    let part = |next| Some((Step::Part(name.to_owned()), next));
    match shape {
        Shape::Instant if name == "date" => part(Shape::Date),
        Shape::Instant if name == "time" => part(Shape::Time),
        Shape::Instant | Shape::Date if PARTS.contains(&name) => part(Shape::Part),
        Shape::Instant | Shape::Time if CLOCK.contains(&name) => part(Shape::Part),
        Shape::Json => {
            let mut keys = vec![name.to_owned()];
            keys.extend_from_slice(rest);
            if keys.len() > 1 && keys.last().is_some_and(|last| comparisons::known(Shape::Inner, last)) {
                keys.pop();
            }
            Some((Step::Path(keys), Shape::Inner))
        }
        Shape::List(_) if name == "len" => Some((Step::Len, Shape::Part)),
        Shape::List(ints) => match name.split_once('_') {
            None if ints => Some((Step::Item(name.parse().ok()?), shape_of(Kind::Int))),
            None => Some((Step::Item(name.parse().ok()?), Shape::Float)),
            Some((from, to)) => Some((Step::Slice(from.parse().ok()?, to.parse().ok()?), shape)),
        },
        _ => None,
    }
}

fn take(cell: Cell, step: &Step, zone: Tz) -> Cell {
    match (step, cell) {
        (Step::Part(part), cell) => moments::part(&cell, part, zone),
        (Step::Path(path), Cell::Json(json)) => documents::at(&json, path).cloned().map_or(Cell::Null, Cell::Inner),
        (Step::Len, Cell::List(items)) => Cell::Int(i64::try_from(items.len()).unwrap_or(0)),
        (Step::Item(n), Cell::List(items)) => items.get(*n).map_or(Cell::Null, |item| Cell::Float(*item)),
        (Step::Slice(from, to), Cell::List(items)) => Cell::List(items.into_iter().take(*to).skip(*from).collect()),
        _ => Cell::Null,
    }
}

/// A row at the end of a path: there, missing behind a to-one relation, or none behind a to-many one.
#[derive(Clone, Copy)]
enum End<'t> {
    Row(&'static Resource, &'t [Cell]),
    Missing,
    None,
}

impl Meaning {
    fn keeps(&self, tables: &Tables, root: &'static Resource, row: &[Cell], zone: Tz) -> bool {
        let ends = tables.ends(root, row, &self.hops);
        let value = |end: &End<'_>| {
            let column = if let End::Row(_, row) = end { row[self.column].clone() } else { Cell::Null };
            (column.clone(), self.steps.iter().fold(column, |cell, step| take(cell, step, zone)))
        };
        let passes = |end: &End<'_>| {
            let (_, value) = value(end);
            match self.test {
                Test::IsNull(null) => Some((value == Cell::Null) == null),
                // Without any related row none passes.
                _ if matches!(end, End::None) => Some(false),
                Test::Of { ref passes, .. } => passes(&value),
            }
        };
        let kept = ends.iter().any(|end| passes(end) == Some(true));
        if !self.exclude {
            return kept;
        }
        let many = self.hops.iter().any(|hop| !hop.link.is_single());
        match (&self.test, ends.as_slice()) {
            (Test::Of { unknown_passes: false, .. }, [end]) if !many => {
                value(end).0 == Cell::Null || passes(end) == Some(false)
            }
            _ => !kept,
        }
    }
}

impl Tables {
    /// Where relations lead from a row, one after the other.
    fn ends<'t>(&'t self, root: &'static Resource, row: &'t [Cell], hops: &[&'static Relation]) -> Vec<End<'t>> {
        hops.iter().fold(vec![End::Row(root, row)], |ends, hop| {
            ends.into_iter().flat_map(|end| self.follow(end, hop)).collect()
        })
    }

    /// Where a relation leads from a row; nowhere is an end too.
    fn follow<'t>(&'t self, from: End<'t>, hop: &'static Relation) -> Vec<End<'t>> {
        let none = if hop.link.is_single() { End::Missing } else { End::None };
        let End::Row(resource, row) = from else {
            return vec![if matches!(from, End::None) { End::None } else { none }];
        };
        let target = hop.target;
        let rows = self.rows.get(target.table).map_or(&[][..], Vec::as_slice);
        let key = &row[resource.primary];
        let by_key = |wanted: &Cell| rows.iter().filter(move |row| row[target.primary] == *wanted).collect::<Vec<_>>();
        let found: Vec<&Vec<Cell>> = match hop.link {
            Link::One { column } => by_key(&row[column]),
            Link::Back { column, .. } | Link::Loose { column } => {
                rows.iter().filter(|other| other[column] == *key).collect()
            }
            Link::Many { table, near, .. } => {
                let pairs = self.pairs.get(table).map_or(&[][..], Vec::as_slice);
                let far = pairs.iter().filter_map(|(first, a, _, b)| {
                    let (near_key, far_key) = if *first == near { (a, b) } else { (b, a) };
                    (near_key == key).then_some(far_key)
                });
                far.flat_map(by_key).collect()
            }
        };
        if found.is_empty() {
            return vec![none];
        }
        found.into_iter().map(|row| End::Row(target.get(), row)).collect()
    }
}
