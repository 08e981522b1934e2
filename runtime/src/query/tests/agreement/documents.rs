//! Documents for the evaluator: PostgreSQL's text of jsonb, its order and its containment, in a form of their own:
//! by rank and weight rather than by walking both.

use serde_json::Value as Json;
use std::cmp::Ordering;

/// The text of a document.
pub fn text(json: &Json) -> String {
    match json {
        Json::Array(items) => format!("[{}]", items.iter().map(text).collect::<Vec<_>>().join(", ")),
        Json::Object(_) => {
            let entries = entries(json).into_iter().map(|(k, v)| format!("{}: {}", Json::from(k), text(v)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// The entries of an object as jsonb keeps them: short keys first, then by bytes.
fn entries(json: &Json) -> Vec<(&str, &Json)> {
    let mut list: Vec<_> = json.as_object().into_iter().flatten().map(|(k, v)| (k.as_str(), v)).collect();
    list.sort_by_key(|(key, _)| (key.len(), *key));
    list
}

/// null < text < number < boolean < list < object. A list without items is below any scalar when it is compared by
/// itself: so PostgreSQL orders them.
pub fn order(a: &Json, b: &Json) -> Ordering {
    let rank = |json: &Json, other: &Json| match json {
        Json::Array(items) if items.is_empty() && !other.is_array() && !other.is_object() => -1,
        json => rank(json),
    };
    rank(a, b).cmp(&rank(b, a)).then_with(|| within(a, b))
}

fn rank(json: &Json) -> i8 {
    match json {
        Json::Null => 0,
        Json::String(_) => 1,
        Json::Number(_) => 2,
        Json::Bool(_) => 3,
        Json::Array(_) => 4,
        Json::Object(_) => 5,
    }
}

/// The order of two of the same rank, and of items by rank first.
fn within(a: &Json, b: &Json) -> Ordering {
    if rank(a) != rank(b) {
        return rank(a).cmp(&rank(b));
    }
    if let (Some(a), Some(b)) = (a.as_str(), b.as_str()) {
        return a.cmp(b);
    }
    if let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) {
        return a.total_cmp(&b);
    }
    if let (Some(a), Some(b)) = (a.as_bool(), b.as_bool()) {
        return a.cmp(&b);
    }
    if let (Some(a), Some(b)) = (a.as_array(), b.as_array()) {
        let items = a.iter().zip(b).map(|(a, b)| within(a, b));
        return a.len().cmp(&b.len()).then(items.fold(Ordering::Equal, Ordering::then));
    }
    let (a, b) = (entries(a), entries(b));
    let pairs = a.iter().zip(&b).map(|((ka, va), (kb, vb))| ka.cmp(kb).then_with(|| within(va, vb)));
    a.len().cmp(&b.len()).then(pairs.fold(Ordering::Equal, Ordering::then))
}

/// Whether both are the same value: `3` is `3.0`.
fn same(a: &Json, b: &Json) -> bool {
    within(a, b) == Ordering::Equal
}

fn is_scalar(json: &Json) -> bool {
    !json.is_array() && !json.is_object()
}

/// Whether `a` contains `b`. A list by itself contains a scalar among its items too.
pub fn contains(a: &Json, b: &Json) -> bool {
    let item = a.as_array().is_some_and(|items| is_scalar(b) && items.iter().any(|item| same(item, b)));
    item || holds(a, b)
}

fn holds(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Object(a), Json::Object(b)) => b.iter().all(|(k, b)| a.get(k).is_some_and(|a| holds(a, b))),
        (Json::Array(a), Json::Array(b)) => b.iter().all(|b| a.iter().any(|a| holds(a, b))),
        _ => is_scalar(a) && is_scalar(b) && same(a, b),
    }
}

/// Whether a key is there: of an object, a text in a list, or the text itself.
pub fn has_key(json: &Json, key: &str) -> bool {
    let text = |json: &Json| json.as_str() == Some(key);
    json.get(key).is_some() || text(json) || json.as_array().is_some_and(|items| items.iter().any(text))
}

/// The value at a path.
pub fn at<'j>(json: &'j Json, path: &[String]) -> Option<&'j Json> {
    path.iter().try_fold(json, |json, key| match json {
        Json::Array(items) => items.get(key.parse::<usize>().ok()?),
        json => json.get(key),
    })
}
