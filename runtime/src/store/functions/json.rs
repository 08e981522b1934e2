//! JSON as PostgreSQL's jsonb sees it: its text, its order, paths, containment.

use serde_json::{Map, Number, Value as Json};
use std::cmp::Ordering;

/// The value at a path (`#>`): keys of objects, positions of lists (negative: from the end).
pub fn at<'k>(document: Json, path: impl Iterator<Item = &'k str>) -> Option<Json> {
    let mut value = document;
    for key in path {
        value = match value {
            Json::Object(mut entries) => entries.get_mut(key)?.take(),
            Json::Array(mut list) => {
                let index = key.parse::<i64>().ok()?;
                let index = if index < 0 { index + i64::try_from(list.len()).ok()? } else { index };
                list.get_mut(usize::try_from(index).ok()?)?.take()
            }
            _ => return None,
        };
    }
    Some(value)
}

/// The text of a value (`->>`): a text without quotes, null as no text.
pub fn unquoted(value: Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text),
        other => Some(print(&other)),
    }
}

/// The text of a document: a blank after each colon and comma, numbers without an exponent.
pub fn print(value: &Json) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Number(n) => *out += &decimal(n),
        Json::Array(list) => {
            out.push('[');
            for (i, item) in list.iter().enumerate() {
                *out += if i == 0 { "" } else { ", " };
                write(item, out);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (i, (key, value)) in sorted(entries).into_iter().enumerate() {
                *out += if i == 0 { "" } else { ", " };
                *out += &Json::String(key.clone()).to_string();
                *out += ": ";
                write(value, out);
            }
            out.push('}');
        }
        other => *out += &other.to_string(),
    }
}

/// Keys in jsonb's order: shorter ones first, then by bytes.
fn sorted(entries: &Map<String, Json>) -> Vec<(&String, &Json)> {
    let mut list: Vec<_> = entries.iter().collect();
    list.sort_by(|(a, _), (b, _)| a.len().cmp(&b.len()).then_with(|| a.as_bytes().cmp(b.as_bytes())));
    list
}

/// A number without an exponent, which PostgreSQL's numeric never prints.
fn decimal(number: &Number) -> String {
    let text = number.to_string();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return text };
    let Ok(exponent) = exponent.parse::<i32>() else { return text };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |m| ("-", m));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).unwrap_or(1) + exponent;
    match usize::try_from(point) {
        Ok(point) if point >= digits.len() => format!("{sign}{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) if point > 0 => format!("{sign}{}.{}", &digits[..point], &digits[point..]),
        _ => format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-point).unwrap_or(0))),
    }
}

/// jsonb's order: null < text < number < boolean < list < object; longer lists and objects after shorter ones.
/// An empty list by itself comes before everything but an empty list (PostgreSQL's quirk).
pub fn order(a: &Json, b: &Json) -> Ordering {
    let empty = |v: &Json| v.as_array().is_some_and(Vec::is_empty);
    let scalar = |v: &Json| !v.is_array() && !v.is_object();
    match (empty(a), empty(b)) {
        (true, false) if scalar(b) => Ordering::Less,
        (false, true) if scalar(a) => Ordering::Greater,
        _ => nested(a, b),
    }
}

fn nested(a: &Json, b: &Json) -> Ordering {
    match (a, b) {
        (Json::String(a), Json::String(b)) => a.as_bytes().cmp(b.as_bytes()),
        (Json::Number(a), Json::Number(b)) => numbers(a, b),
        (Json::Bool(a), Json::Bool(b)) => a.cmp(b),
        (Json::Array(a), Json::Array(b)) => a
            .len()
            .cmp(&b.len())
            .then_with(|| a.iter().zip(b).map(|(a, b)| nested(a, b)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)),
        (Json::Object(a), Json::Object(b)) => a.len().cmp(&b.len()).then_with(|| {
            let pairs = sorted(a).into_iter().zip(sorted(b));
            let mut orders =
                pairs.map(|((ka, va), (kb, vb))| ka.as_bytes().cmp(kb.as_bytes()).then_with(|| nested(va, vb)));
            orders.find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
        }),
        (a, b) => rank(a).cmp(&rank(b)),
    }
}

fn rank(value: &Json) -> u8 {
    match value {
        Json::Null => 0,
        Json::String(_) => 1,
        Json::Number(_) => 2,
        Json::Bool(_) => 3,
        Json::Array(_) => 4,
        Json::Object(_) => 5,
    }
}

/// Exactly, whatever the number of digits.
fn numbers(a: &Number, b: &Number) -> Ordering {
    match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => Decimal::of(&a.to_string()).cmp(&Decimal::of(&b.to_string())),
    }
}

/// A number as sign, significant digits, and the power of ten that stands before them: `0.<digits> * 10^point`.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    point: i64,
}

impl Decimal {
    /// Of a JSON number's text.
    fn of(text: &str) -> Decimal {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let zeros = i64::try_from(all.len() - significant.len()).unwrap_or(0);
        let digits = significant.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Decimal { negative: false, digits, point: 0 };
        }
        let whole = i64::try_from(whole.len()).unwrap_or(i64::MAX);
        Decimal { negative, digits, point: (whole - zeros).saturating_add(exponent.parse().unwrap_or(0)) }
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let size = || self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits));
        self.sign().cmp(&other.sign()).then_with(|| if self.negative { size().reverse() } else { size() })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Containment (`@>`). A list by itself also contains its scalar items.
pub fn holds(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Array(list), scalar) if !b.is_array() && !b.is_object() => contains(list, scalar),
        _ => inside(a, b),
    }
}

fn inside(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Object(a), Json::Object(b)) => b.iter().all(|(k, v)| a.get(k).is_some_and(|x| inside(x, v))),
        (Json::Array(a), Json::Array(b)) => b.iter().all(|v| match v {
            Json::Array(_) | Json::Object(_) => a.iter().any(|x| inside(x, v)),
            scalar => contains(a, scalar),
        }),
        (Json::Array(_) | Json::Object(_), _) | (_, Json::Array(_) | Json::Object(_)) => false,
        (a, b) => nested(a, b).is_eq(),
    }
}

/// Membership by value: `3` is `3.0`.
fn contains(list: &[Json], scalar: &Json) -> bool {
    list.iter().any(|x| !x.is_array() && !x.is_object() && nested(x, scalar).is_eq())
}

/// Whether a key is there (`?`): of an object, or a text in a list, or the text itself.
pub fn has_key(value: &Json, key: &str) -> bool {
    match value {
        Json::Object(entries) => entries.contains_key(key),
        Json::Array(list) => list.iter().any(|v| v.as_str() == Some(key)),
        Json::String(text) => text == key,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_are_printed_as_postgresql_does() {
        let printed =
            print(&json!({"task": "PASS", "n": 0, "l": [1, 2.5, null, {"x": "a\"b"}], "big": 1e21, "small": 1.5e-7}));
        assert_eq!(
            printed,
            r#"{"l": [1, 2.5, null, {"x": "a\"b"}], "n": 0, "big": 1000000000000000000000, "task": "PASS", "small": 0.00000015}"#
        );
    }

    #[test]
    fn kinds_are_ordered_and_values_within_them() {
        let ascending = [
            json!([]),
            json!(null),
            json!("a"),
            json!("b"),
            json!(-1),
            json!(1.5),
            json!(2),
            json!(false),
            json!(true),
            json!([9]),
            json!([1, 2]),
            json!({}),
            json!({"a": 1}),
            json!({"a": 2}),
            json!({"a": 0, "b": 0}),
        ];
        for (i, a) in ascending.iter().enumerate() {
            for (j, b) in ascending.iter().enumerate() {
                assert_eq!(order(a, b), i.cmp(&j), "{a} {b}");
            }
        }
        assert!(order(&json!(3), &json!(3.0)).is_eq());
        let read = |text: &str| serde_json::from_str::<Json>(text).expect("JSON");
        let ascending = [
            "-1e30",
            "-2.5",
            "-0.001",
            "0",
            "1e-7",
            "0.15",
            "0.2",
            "123456789012345678901234567890",
            "123456789012345678901234567891",
            "1e30",
        ];
        for (i, a) in ascending.iter().enumerate() {
            for (j, b) in ascending.iter().enumerate() {
                assert_eq!(order(&read(a), &read(b)), i.cmp(&j), "{a} {b}");
            }
        }
        for (a, b) in
            [("1.50", "1.5"), ("1e2", "100"), ("-0.0", "0"), ("0.10e1", "1"), ("1e21", "1000000000000000000000")]
        {
            assert!(order(&read(a), &read(b)).is_eq(), "{a} {b}");
        }
    }

    #[test]
    fn containment_follows_jsonb() {
        assert!(holds(&json!({"a": 1, "b": [1, 2]}), &json!({"b": [2.0]})));
        assert!(holds(&json!(["x", "y"]), &json!("x")));
        assert!(!holds(&json!("xy"), &json!("x")));
        assert!(!holds(&json!({"a": ["x"]}), &json!({"a": "x"})));
        assert!(holds(&json!([1, [2, 3]]), &json!([[3]])));
        assert!(holds(&json!([1]), &json!([])));
    }

    #[test]
    fn paths_go_through_keys_and_positions() {
        let document = json!({"a": [10, {"0": "x"}], "0": 1});
        let find = |path: &[&str]| at(document.clone(), path.iter().copied());
        assert_eq!(find(&["a", "1", "0"]), Some(json!("x")));
        assert_eq!(find(&["a", "-2"]), Some(json!(10)));
        assert_eq!(find(&["0"]), Some(json!(1)));
        assert_eq!(find(&["a", "2"]), None);
        assert_eq!(find(&["a", "x"]), None);
    }
}
