//! Comparisons of the evaluator: which there are for what is compared, which values they take, and what passes.

use super::{
    documents, patterns,
    values::{Cell, Shape, Value},
};
use chrono_tz::Tz;
use std::cmp::Ordering;

/// Whether a value passes; `None` if unknown.
pub type Passes = Box<dyn Fn(&Cell) -> Option<bool>>;

/// A comparison with its value, ready for rows.
pub enum Test {
    /// Whether there is nothing, or something.
    IsNull(bool),
    /// Anything else: true, false, or unknown.
    Of {
        passes: Passes,
        /// Whether `~` keeps rows for which it is unknown although the column is there.
        unknown_passes: bool,
    },
}

const PLAIN: &[&str] = &[
    "exact",
    "iexact",
    "contains",
    "icontains",
    "startswith",
    "istartswith",
    "endswith",
    "iendswith",
    "regex",
    "iregex",
    "gt",
    "gte",
    "lt",
    "lte",
    "range",
    "in",
    "isnull",
];
const KEYS: &[&str] = &["has_key", "has_keys", "has_any_keys"];
const OF_LISTS: &[&str] = &["exact", "contains", "contained_by", "overlap", "isnull"];

/// The comparisons that there are.
pub fn all(shape: Shape) -> Vec<&'static str> {
    match shape {
        Shape::List(_) => OF_LISTS.to_vec(),
        Shape::Json | Shape::Inner => [PLAIN, KEYS, &["contained_by"]].concat(),
        _ => PLAIN.to_vec(),
    }
}

/// Whether a name is one of them.
pub fn known(shape: Shape, name: &str) -> bool {
    all(shape).contains(&name)
}

fn of(passes: impl Fn(&Cell) -> Option<bool> + 'static) -> Option<Test> {
    Some(Test::Of { passes: Box::new(passes), unknown_passes: false })
}

/// A test; `None` when the value is refused.
pub fn test(shape: Shape, comparison: &str, value: &Value, zone: Tz) -> Option<Test> {
    let json = matches!(shape, Shape::Json | Shape::Inner);
    match (comparison, value) {
        ("isnull", Value::Bool(null)) => return Some(Test::IsNull(*null)),
        ("isnull", _) => return None,
        ("iexact", Value::None) => return Some(Test::IsNull(true)),
        ("exact", Value::None) if !json => return Some(Test::IsNull(true)),
        ("exact", Value::None) => {}
        (_, Value::None) => return None,
        _ => {}
    }
    match (shape, comparison) {
        (Shape::List(ints), _) => list(ints, comparison, value),
        (Shape::Json | Shape::Inner, "contains" | "contained_by" | "has_key" | "has_keys" | "has_any_keys") => {
            document(comparison, value)
        }
        (_, "exact" | "gt" | "gte" | "lt" | "lte" | "range" | "in") => ordered(shape, comparison, value, zone),
        _ => text(comparison, &value.text()?),
    }
}

fn text(comparison: &str, value: &str) -> Option<Test> {
    let (plain, ignore_case) = match comparison.strip_prefix('i') {
        Some(plain) => (plain.to_owned(), true),
        None => (comparison.to_owned(), false),
    };
    if plain == "regex" {
        let pattern = patterns::read(value)?;
        return of(move |cell| Some(patterns::found(&pattern, &cell.text()?, ignore_case)));
    }
    let turned = move |text: &str| if ignore_case { upper(text) } else { text.to_owned() };
    let value = turned(value);
    of(move |cell| {
        let text = turned(&cell.text()?);
        Some(match plain.as_str() {
            "contains" => text.contains(&value),
            "startswith" => text.starts_with(&value),
            "endswith" => text.ends_with(&value),
            _ => text == value,
        })
    })
}

/// Letter by letter: those that become several stay.
pub fn upper(text: &str) -> String {
    text.chars().map(|c| if c.to_uppercase().count() == 1 { c.to_uppercase().next().unwrap_or(c) } else { c }).collect()
}

/// Whether an order is what a comparison asks for.
fn fits(comparison: &str, order: Ordering) -> bool {
    match comparison {
        "gt" => order.is_gt(),
        "gte" => order.is_ge(),
        "lt" => order.is_lt(),
        "lte" => order.is_le(),
        _ => order.is_eq(),
    }
}

fn ordered(shape: Shape, comparison: &str, value: &Value, zone: Tz) -> Option<Test> {
    // Integers equal a number's whole part, but are above or below the number itself.
    let whole = matches!(shape, Shape::Int(..) | Shape::Part);
    let equal = move |value: &Value| match value.of(shape, zone)? {
        Cell::Float(n) if whole => Some(Cell::Float(n.trunc())),
        cell => Some(cell),
    };
    match comparison {
        "in" => {
            let items = if let Value::List(items) = value { items.as_slice() } else { std::slice::from_ref(value) };
            let items = items.iter().filter(|item| **item != Value::None).map(equal).collect::<Option<Vec<_>>>()?;
            // Nothing is in an empty list, not even what is unknown.
            if items.is_empty() {
                return of(|_| Some(false));
            }
            of(move |cell| {
                let orders = items.iter().map(|item| cell.order(item)).collect::<Option<Vec<_>>>()?;
                Some(orders.iter().any(|order| order.is_eq()))
            })
        }
        "range" => {
            let Value::List(items) = value else { return None };
            let [low, high] = items.as_slice() else { return None };
            if *low == Value::None || *high == Value::None {
                return None;
            }
            let (low, high) = (low.of(shape, zone)?, high.of(shape, zone)?);
            of(move |cell| Some(cell.order(&low)?.is_ge() && cell.order(&high)?.is_le()))
        }
        "exact" => {
            let value = equal(value)?;
            of(move |cell| Some(cell.order(&value)?.is_eq()))
        }
        _ => {
            let value = value.of(shape, zone)?;
            let always = match (shape, &value) {
                (Shape::Int(least, most), Cell::Float(n)) => {
                    (*n > most && comparison.starts_with("lt")) || (*n < least && comparison.starts_with("gt"))
                }
                _ => false,
            };
            // Beyond what the column holds: all rows, those without a number too.
            if always {
                return of(|_| Some(true));
            }
            let comparison = comparison.to_owned();
            of(move |cell| Some(fits(&comparison, cell.order(&value)?)))
        }
    }
}

fn document(comparison: &str, value: &Value) -> Option<Test> {
    if let "contains" | "contained_by" = comparison {
        let (value, within) = (value.json(), comparison == "contained_by");
        return of(move |cell| {
            let (Cell::Json(json) | Cell::Inner(json)) = cell else { return None };
            Some(if within { documents::contains(&value, json) } else { documents::contains(json, &value) })
        });
    }
    let keys = match value {
        Value::List(items) if comparison != "has_key" => items.iter().map(Value::text).collect::<Option<Vec<_>>>()?,
        single => vec![single.text()?],
    };
    let any = comparison == "has_any_keys";
    let passes = move |cell: &Cell| {
        let (Cell::Json(json) | Cell::Inner(json)) = cell else { return None };
        let mut has = keys.iter().map(|key| documents::has_key(json, key));
        Some(if any { has.any(|has| has) } else { has.all(|has| has) })
    };
    Some(Test::Of { passes: Box::new(passes), unknown_passes: true })
}

fn list(ints: bool, comparison: &str, value: &Value) -> Option<Test> {
    let items = match value {
        Value::List(items) => items.as_slice(),
        _ if comparison == "exact" => return None,
        single => std::slice::from_ref(single),
    };
    let shape = if ints { Shape::Part } else { Shape::Float };
    let number = |item: &Value| match item.of(shape, Tz::UTC)? {
        Cell::Float(n) if ints => Some(n.trunc()),
        Cell::Float(n) => Some(n),
        _ => None,
    };
    let wanted = items.iter().map(number).collect::<Option<Vec<f64>>>()?;
    let comparison = comparison.to_owned();
    of(move |cell| {
        let Cell::List(have) = cell else { return None };
        Some(match comparison.as_str() {
            "contains" => wanted.iter().all(|n| have.contains(n)),
            "contained_by" => have.iter().all(|n| wanted.contains(n)),
            "overlap" => have.iter().any(|n| wanted.contains(n)),
            _ => *have == wanted,
        })
    })
}
