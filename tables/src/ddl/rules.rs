//! Rules over rows that no database holds, but the server for all that it writes: bounds of values, trees, and on SQLite ranges
//! that don't overlap. A migration asks whether the rows that are there hold them.

use super::{RuleDdl, list, text};
use crate::{Api, Bound, Column, Dialects, Kind, NoOverlap, Resource, Serves, Takes, Target, Within};
use std::{collections::BTreeMap, fmt::Write};

/// The bounds of a column, as the inputs that write it have them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    takes: Takes,
    within: Option<&'static Within>,
}

/// The bounds of all columns that some input writes, by table and column.
pub(super) fn bounds(api: &Api) -> BTreeMap<(&'static str, &'static str), Bounds> {
    let mut found = BTreeMap::new();
    for route in api.routes.iter().copied().flatten() {
        let input = match &route.serves {
            Serves::List(list) => list.create,
            Serves::Item(item) => item.input,
            _ => None,
        };
        for field in input.map_or(&[][..], |input| input.fields) {
            let Target::Column(place) = field.target else { continue };
            let Some(column) = input.and_then(|input| input.resource.columns.get(place)) else { continue };
            let table = input.map_or("", |input| input.resource.table);
            found.entry((table, column.name)).or_insert(Bounds { takes: field.takes, within: field.within });
        }
    }
    found
}

/// The rules over the rows of a resource.
pub(super) fn rules(
    resource: &'static Resource,
    bounds: &BTreeMap<(&'static str, &'static str), Bounds>,
) -> &'static [RuleDdl] {
    let mut rules = Vec::new();
    for column in resource.columns {
        if let Some(bounds) = bounds.get(&(resource.table, column.name)) {
            rules.extend(within(resource, column, *bounds));
        }
        if column.tree {
            rules.push(tree(resource, column));
        }
    }
    rules.extend(resource.no_overlap.iter().map(|of| apart(resource, of)));
    list(rules)
}

/// What is wrong with the values of a column.
#[derive(Default)]
struct Wrong {
    /// SQL for PostgreSQL and SQLite, each about one end.
    sql: Vec<[String; 2]>,
    told: Vec<String>,
}

/// The two databases' SQL of a value.
type Sides<'a> = [&'a str; 2];

impl Wrong {
    /// Values beyond an end.
    fn beyond(&mut self, value: Sides<'_>, end: End, limit: Sides<'_>, words: &str) {
        let (sign, told) = if end == End::Least { ("<", "less than") } else { (">", "more than") };
        self.sql.push([0, 1].map(|side| format!("{} {sign} {}", value[side], limit[side])));
        self.told.push(format!("{told} {words}"));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Most,
}

fn within(resource: &Resource, column: &Column, bounds: Bounds) -> Option<RuleDdl> {
    let name = format!("\"{}\"", column.name);
    let plain = [name.as_str(); 2];
    let [postgres, sqlite] = [format!("char_length({name})"), format!("length({name})")];
    let characters = [postgres.as_str(), sqlite.as_str()];
    let mut wrong = Wrong::default();
    match bounds.takes {
        Takes::Int(least, most) => {
            let Takes::Int(lowest, highest) = Takes::of(column.kind, 0) else { return None };
            for (end, bound, given) in [(End::Least, least, least > lowest), (End::Most, most, most < highest)] {
                if given {
                    let bound = bound.to_string();
                    wrong.beyond(plain, end, [&bound; 2], &bound);
                }
            }
        }
        Takes::Float(least, most) => {
            for (end, bound) in [(End::Least, least), (End::Most, most)] {
                if bound.is_finite() {
                    wrong.beyond(plain, end, [&format!("{bound:?}"); 2], &bound.to_string());
                }
            }
        }
        // Where the column has a bound, the database holds it.
        Takes::Text(most, _) | Takes::Email(most) | Takes::Url(most) if column.long && most > 0 => {
            wrong.beyond(characters, End::Most, [&most.to_string(); 2], &format!("{most} characters"));
        }
        Takes::Texts(most) if most > 0 => {
            let longer = |rows: &str, length: &str| {
                format!("exists (select 1 from {rows} i(value) where {length}(i.value) > {most})")
            };
            let of_json = longer("json_each", "length").replace("json_each i(value)", &format!("json_each({name}) i"));
            wrong.sql.push([longer(&format!("unnest({name})"), "char_length"), of_json]);
            wrong.told.push(format!("texts of more than {most} characters"));
        }
        _ => {}
    }
    for (end, bound) in bounds.within.into_iter().flat_map(|of| [(End::Least, of.least), (End::Most, of.most)]) {
        match (bound, column.kind) {
            (Bound::None, _) => {}
            (Bound::Number(of), Kind::Text) => {
                // Empty text is the concern of those who forbid it.
                let [postgres, sqlite] = characters.map(|length| format!("{name} <> '' and {length}"));
                wrong.beyond([&postgres, &sqlite], end, [&of.to_string(); 2], &format!("{of} characters"));
            }
            (Bound::Number(of), Kind::Decimal(decimal)) => {
                wrong.beyond(plain, end, [&decimal.text(of), &of.to_string()], &decimal.text(of));
            }
            (Bound::Number(of), Kind::Duration) => {
                wrong.beyond(plain, end, [&of.to_string(); 2], &crate::exact::duration(of));
            }
            (Bound::Number(of), _) => wrong.beyond(plain, end, [&of.to_string(); 2], &of.to_string()),
            (Bound::At(at), _) => {
                let stored = if column.kind == Kind::DateTime { at.replace('Z', "+00:00") } else { at.to_owned() };
                wrong.beyond(plain, end, [&format!("'{at}'"), &format!("'{stored}'")], at);
            }
            (Bound::Today, _) => wrong.beyond(plain, end, ["current_date", "date('now')"], "today"),
            (Bound::Now, _) => wrong.beyond(plain, end, ["now()", "strftime('%FT%T+00:00', 'now')"], "now"),
        }
    }
    let side =
        |side: usize| text(wrong.sql.iter().map(|sql| format!("({})", sql[side])).collect::<Vec<_>>().join(" or "));
    (!wrong.sql.is_empty()).then(|| RuleDdl {
        name: text(format!("{}.{} bounds", resource.table, column.name)),
        told: text(format!("have {} in {}", wrong.told.join(" or "), column.name)),
        wrong: Dialects { postgres: side(0), sqlite: side(1) },
        constraint: "",
    })
}

/// No row is above itself. A row that leads into a circle without being part of it is right.
fn tree(resource: &Resource, column: &Column) -> RuleDdl {
    let (key, above) = (resource.key().name, column.name);
    RuleDdl {
        name: text(format!("{}.{} tree", resource.table, column.name)),
        told: text(format!("are above themselves by {}", column.name)),
        wrong: Dialects::same(text(format!(
            "exists (with recursive specimen_above(id) as (select t.\"{above}\" union select r.\"{above}\" from specimen_above a \
             join {} r on r.\"{key}\" = a.id) select 1 from specimen_above a where a.id = t.\"{key}\")",
            RuleDdl::ROWS
        ))),
        constraint: "",
    }
}

/// What the server says of ranges that overlap.
fn apart(resource: &Resource, of: &NoOverlap) -> RuleDdl {
    let [from, to] = of.range.map(|place| &resource.columns[place]);
    let key = resource.key().name;
    let sign = if of.closed { "<=" } else { "<" };
    let mut overlap = String::new();
    for place in of.within {
        let _ = write!(overlap, " and t.\"{0}\" = u.\"{0}\"", resource.columns[*place].name);
    }
    for [begins, ends] in [["t", "u"], ["u", "t"]] {
        let (from, to) = (from.name, to.name);
        let _ = write!(overlap, " and coalesce({begins}.\"{from}\" {sign} {ends}.\"{to}\", true)");
    }
    let side = |unless: &str| {
        let about = if unless.is_empty() { "true".to_owned() } else { format!("({unless}) is not true") };
        text(format!(
            "{about} and exists (select 1 from (select * from {} r where {about}) u where u.\"{key}\" <> t.\"{key}\"{overlap})",
            RuleDdl::ROWS
        ))
    };
    RuleDdl {
        name: of.name,
        told: text(format!("overlap another one, which {} refuses", of.name)),
        wrong: Dialects { postgres: side(of.unless.postgres), sqlite: side(of.unless.sqlite) },
        constraint: of.name,
    }
}
