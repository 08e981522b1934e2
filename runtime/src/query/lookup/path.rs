//! From the names of a lookup (`subject__lab__name__iexact`) to what they mean on a resource: relations to follow, a
//! column, parts of it, a comparison. Unknown names are refused, with the nearest known name. Secret names are treated
//! as unknown.

use crate::{
    spelling::{distance, nearest},
    tables::{Kind, Link, Relation, Resource},
};

/// Relations that a lookup may follow.
const MAX_RELATIONS: usize = 16;

/// What a lookup means.
#[derive(Debug, Clone)]
pub struct ResolvedLookup {
    /// Relations to follow, in order.
    pub hops: Vec<&'static Relation>,
    /// The resource they lead to.
    pub resource: &'static Resource,
    /// Index of its column, or of a value that the database makes.
    pub column: usize,
    /// Whether the lookup names the relation itself rather than a column behind it.
    pub relation: bool,
    /// What is taken of the column.
    pub steps: Vec<Step>,
    /// What that is.
    pub shape: Shape,
    /// How it is compared.
    pub comparison: Comparison,
    /// The names without the comparison, for messages.
    pub path: String,
}

/// Something taken of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The day or a number of a date or date-time.
    Part(Part),
    /// The value at a path within a json document.
    Path(Vec<String>),
    /// How many items a list has.
    Len,
    /// An item of a list, counted from 0.
    Item(u32),
    /// Items of a list from the first up to but without the second.
    Slice(u32, u32),
}

/// Parts of dates and date-times, in the server's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The day.
    Date,
    /// The time of day.
    Time,
    /// The year.
    Year,
    /// The year that the ISO week belongs to.
    IsoYear,
    /// 1 to 4.
    Quarter,
    /// 1 to 12.
    Month,
    /// 1 to 31.
    Day,
    /// ISO week, 1 to 53.
    Week,
    /// 1 = Sunday to 7.
    WeekDay,
    /// 1 = Monday to 7.
    IsoWeekDay,
    /// 0 to 23.
    Hour,
    /// 0 to 59.
    Minute,
    /// 0 to 59.
    Second,
}

/// What is compared: decides which comparisons and values fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A value of a column's kind, whole or an item of its list.
    Of(Kind),
    /// A time of day.
    Time,
    /// A number taken of a date or a list; always a 32-bit integer.
    Number,
    /// The value at a path within a json document.
    Inner,
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Exact,
    Iexact,
    Contains,
    Icontains,
    StartsWith,
    IstartsWith,
    EndsWith,
    IendsWith,
    Regex,
    Iregex,
    Gt,
    Gte,
    Lt,
    Lte,
    Range,
    In,
    IsNull,
    ContainedBy,
    Overlap,
    HasKey,
    HasKeys,
    HasAnyKeys,
}

use Comparison as C;

const PLAIN: &[(&str, Comparison)] = &[
    ("exact", C::Exact),
    ("iexact", C::Iexact),
    ("contains", C::Contains),
    ("icontains", C::Icontains),
    ("startswith", C::StartsWith),
    ("istartswith", C::IstartsWith),
    ("endswith", C::EndsWith),
    ("iendswith", C::IendsWith),
    ("regex", C::Regex),
    ("iregex", C::Iregex),
    ("gt", C::Gt),
    ("gte", C::Gte),
    ("lt", C::Lt),
    ("lte", C::Lte),
    ("range", C::Range),
    ("in", C::In),
    ("isnull", C::IsNull),
];
const JSON: &[(&str, Comparison)] = &[
    ("contained_by", C::ContainedBy),
    ("has_key", C::HasKey),
    ("has_keys", C::HasKeys),
    ("has_any_keys", C::HasAnyKeys),
];
const LIST: &[(&str, Comparison)] = &[
    ("exact", C::Exact),
    ("contains", C::Contains),
    ("contained_by", C::ContainedBy),
    ("overlap", C::Overlap),
    ("isnull", C::IsNull),
];
const RELATION: &[(&str, Comparison)] = &[
    ("exact", C::Exact),
    ("in", C::In),
    ("gt", C::Gt),
    ("gte", C::Gte),
    ("lt", C::Lt),
    ("lte", C::Lte),
    ("isnull", C::IsNull),
];
/// Of exact numbers, whose texts aren't looked through.
const EXACT: &[(&str, Comparison)] = &[
    ("exact", C::Exact),
    ("gt", C::Gt),
    ("gte", C::Gte),
    ("lt", C::Lt),
    ("lte", C::Lte),
    ("range", C::Range),
    ("in", C::In),
    ("isnull", C::IsNull),
];
const DAY_PARTS: &[(&str, Part)] = &[
    ("year", Part::Year),
    ("iso_year", Part::IsoYear),
    ("quarter", Part::Quarter),
    ("month", Part::Month),
    ("day", Part::Day),
    ("week", Part::Week),
    ("week_day", Part::WeekDay),
    ("iso_week_day", Part::IsoWeekDay),
];
const CLOCK_PARTS: &[(&str, Part)] = &[("hour", Part::Hour), ("minute", Part::Minute), ("second", Part::Second)];
const WHOLE_PARTS: &[(&str, Part)] = &[("date", Part::Date), ("time", Part::Time)];

impl Shape {
    /// That of a whole column.
    fn of(kind: Kind) -> Shape {
        if kind == Kind::Time { Shape::Time } else { Shape::Of(kind) }
    }

    fn comparisons(self) -> &'static [&'static [(&'static str, Comparison)]] {
        match self {
            Shape::Of(Kind::Json) | Shape::Inner => &[PLAIN, JSON],
            Shape::Of(Kind::Floats | Kind::Ints | Kind::Texts) => &[LIST],
            Shape::Of(Kind::Decimal(_) | Kind::Duration) => &[EXACT],
            _ => &[PLAIN],
        }
    }

    fn parts(self) -> &'static [&'static [(&'static str, Part)]] {
        match self {
            Shape::Of(Kind::Date) => &[DAY_PARTS],
            Shape::Of(Kind::DateTime) => &[WHOLE_PARTS, DAY_PARTS, CLOCK_PARTS],
            Shape::Time => &[CLOCK_PARTS],
            _ => &[],
        }
    }

    fn comparison(self, name: &str) -> Option<Comparison> {
        self.comparisons().iter().copied().flatten().find(|(n, _)| *n == name).map(|(_, c)| *c)
    }

    /// The step that a name asks for, and what it yields.
    fn step(self, name: &str) -> Option<(Step, Shape)> {
        if let Some((_, part)) = self.parts().iter().copied().flatten().find(|(n, _)| *n == name) {
            let shape = match part {
                Part::Date => Shape::Of(Kind::Date),
                Part::Time => Shape::Time,
                _ => Shape::Number,
            };
            return Some((Step::Part(*part), shape));
        }
        let item = match self {
            Shape::Of(Kind::Floats) => Kind::Float,
            Shape::Of(Kind::Ints) => Kind::Int,
            Shape::Of(Kind::Texts) => Kind::Text,
            _ => return None,
        };
        // Positions of more digits than this are in no list, and would not fit the database's integers.
        let position = |text: &str| text.parse::<u32>().ok().filter(|n| *n < 1_000_000_000 && !text.starts_with('+'));
        match name.split_once('_') {
            None if name == "len" => Some((Step::Len, Shape::Number)),
            None => Some((Step::Item(position(name)?), Shape::Of(item))),
            Some((from, to)) => Some((Step::Slice(position(from)?, position(to)?), self)),
        }
    }

    fn names(self) -> Vec<&'static str> {
        let comparisons = self.comparisons().iter().copied().flatten().map(|(n, _)| *n);
        comparisons.chain(self.parts().iter().copied().flatten().map(|(n, _)| *n)).collect()
    }
}

/// Which names count.
#[derive(Debug, Clone, Copy)]
pub enum Reach<'a> {
    /// All that no spec calls secret.
    Open,
    /// Only these paths (and the way to them): for callers who see only the public representation.
    Only(&'a [String]),
    /// All, secrets and generic references too: for the server's own paths.
    Trusted,
}

impl Reach<'_> {
    fn relation(self, relation: &Relation) -> bool {
        let open = !relation.secret && !relation.target.secret && !matches!(relation.link, Link::Loose { .. });
        open || matches!(self, Reach::Trusted)
    }

    fn path(self, path: &str) -> bool {
        let Reach::Only(paths) = self else { return true };
        paths.iter().any(|p| p.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("__")))
    }
}

enum Member {
    Column(usize),
    Relation(&'static Relation),
}

/// Finds what a name means on a resource, in the tables that it extends too; those are added to the hops.
fn member(
    resource: &'static Resource,
    name: &str,
    reach: Reach<'_>,
    hops: &mut Vec<&'static Relation>,
) -> Option<(&'static Resource, Member)> {
    if name == "pk" {
        return Some((resource, Member::Column(resource.primary)));
    }
    if let Some(relation) = resource.relation(name) {
        return reach.relation(relation).then_some((resource, Member::Relation(relation)));
    }
    if let Some(index) = resource.column(name) {
        if resource.columns[index].secret && !matches!(reach, Reach::Trusted) {
            return None;
        }
        // `subject_id` is another name of the relation `subject`; the primary key stays a column, even
        // where it refers to the table that this one extends.
        let owner = resource.relations.iter().find(|r| matches!(r.link, Link::One { column } if column == index));
        return match owner {
            Some(relation) if index != resource.primary => {
                reach.relation(relation).then_some((resource, Member::Relation(relation)))
            }
            _ => Some((resource, Member::Column(index))),
        };
    }
    if let Some(index) = resource.derived_value(name) {
        return Some((resource, Member::Column(index)));
    }
    let parent = &resource.relations[resource.parent?];
    hops.push(parent);
    let found = member(parent.target.get(), name, reach, hops);
    if found.is_none() {
        hops.pop();
    }
    found
}

/// Finds what a lookup means.
///
/// # Errors
/// The unknown name and the nearest known one, as a message for people.
pub fn find(root: &'static Resource, lookup: &str, reach: Reach<'_>) -> Result<ResolvedLookup, String> {
    let names: Vec<&str> = lookup.split("__").collect();
    let mut hops = Vec::new();
    let mut resource = root;
    let mut at = 0;
    loop {
        let path = names[..=at].join("__");
        let visible = match names[at] {
            "pk" if at == 0 => reach.path("pk") || reach.path(root.key().field),
            _ => reach.path(&path),
        };
        let found = if visible { member(resource, names[at], reach, &mut hops) } else { None };
        match found {
            Some((owner, Member::Column(column))) => {
                return rest(
                    ResolvedLookup {
                        hops,
                        resource: owner,
                        column,
                        relation: false,
                        steps: Vec::new(),
                        shape: Shape::of(owner.at(column).kind),
                        comparison: C::Exact,
                        path,
                    },
                    &names[at + 1..],
                );
            }
            Some((_, Member::Relation(relation))) => {
                hops.push(relation);
                if hops.len() > MAX_RELATIONS {
                    return Err(format!("'{lookup}' follows more than {MAX_RELATIONS} relations."));
                }
                resource = relation.target.get();
                at += 1;
                let next = names.get(at).copied();
                let comparison = match next {
                    None => Some(C::Exact),
                    Some(name)
                        if at + 1 == names.len()
                            && resource.relation(name).is_none()
                            && resource.column(name).is_none()
                            && resource.derived_value(name).is_none() =>
                    {
                        RELATION.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
                    }
                    Some(_) => None,
                };
                if let Some(comparison) = comparison {
                    let shape = Shape::Of(resource.key().kind);
                    let column = resource.primary;
                    return Ok(ResolvedLookup {
                        hops,
                        resource,
                        column,
                        relation: true,
                        steps: Vec::new(),
                        shape,
                        comparison,
                        path,
                    });
                }
            }
            None => {
                let before = names[..at].iter().map(|n| format!("{n}__")).collect::<String>();
                let last = at > 0 && at + 1 == names.len();
                return Err(unknown_field(resource, names[at], lookup, &before, last, reach));
            }
        }
    }
}

/// The names after the column: parts, json keys, the comparison.
fn rest(mut found: ResolvedLookup, names: &[&str]) -> Result<ResolvedLookup, String> {
    for (i, name) in names.iter().enumerate() {
        let last = i + 1 == names.len();
        let comparison = found.shape.comparison(name);
        match (found.shape, comparison) {
            (_, Some(comparison)) if last => {
                found.comparison = comparison;
                return Ok(found);
            }
            (Shape::Of(Kind::Json), _) => {
                found.steps.push(Step::Path(vec![(*name).to_owned()]));
                found.shape = Shape::Inner;
            }
            (Shape::Inner, _) => {
                if let Some(Step::Path(keys)) = found.steps.last_mut() {
                    keys.push((*name).to_owned());
                }
            }
            (_, Some(_)) => {
                return Err(format!(
                    "'{name}' on '{}' must be the last name, got '{}' after it.",
                    found.path,
                    names[i + 1]
                ));
            }
            (shape, None) => {
                let Some((step, next)) = shape.step(name) else {
                    let near = nearest(name, &shape.names());
                    return Err(format!("Unknown lookup '{name}' on '{}'. Did you mean '{near}'?", found.path));
                };
                found.steps.push(step);
                found.shape = next;
            }
        }
        found.path = format!("{}__{name}", found.path);
    }
    Ok(found)
}

/// The names that a lookup may go on with after `before`.
fn fields(resource: &'static Resource, before: &str, reach: Reach<'_>) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for column in resource.columns.iter().filter(|c| !c.secret) {
        let mut ignored = Vec::new();
        if member(resource, column.field, reach, &mut ignored).is_some() {
            names.push(column.field);
        }
    }
    names.extend(resource.derived.iter().map(|of| of.column.field));
    names.extend(resource.relations.iter().filter(|r| reach.relation(r)).map(|r| r.name));
    if let Some(parent) = resource.parent {
        names.extend(fields(resource.relations[parent].target.get(), before, reach));
    }
    names.retain(|name| reach.path(&format!("{before}{name}")));
    names
}

fn unknown_field(
    resource: &'static Resource,
    name: &str,
    lookup: &str,
    before: &str,
    last: bool,
    reach: Reach<'_>,
) -> String {
    let mut names = fields(resource, before, reach);
    if last {
        names.extend(RELATION.iter().map(|(n, _)| *n));
    }
    let near = nearest(name, &names);
    let mut meant = near.to_owned();
    if distance(name, near) > 2 {
        // A field with exactly this name one relation further is more likely to be meant than a similar name.
        let through =
            resource.relations.iter().filter(|r| reach.relation(r) && reach.path(&format!("{before}{}", r.name)));
        let mut deeper =
            through.filter(|r| fields(r.target.get(), &format!("{before}{}__", r.name), reach).contains(&name));
        let single = deeper.clone().find(|r| r.link.is_single());
        if let Some(relation) = single.or_else(|| deeper.next()) {
            meant = format!("{}__{name}", relation.name);
        }
    }
    let hint = if meant.is_empty() { String::new() } else { format!(" Did you mean '{meant}'?") };
    let place = if name == lookup { String::new() } else { format!(" in '{lookup}'") };
    format!("Unknown field '{name}'{place}.{hint}")
}
