//! Parses the values for each file, in all forms that clients send: lists, a text separated by commas, one value for
//! all files; and booleans that may be text.

use crate::behaviour::qc;
use specimen::{error::RequestError, serde_json::Value as Json};

/// What is said of one file beside its name.
#[derive(Debug, Clone, PartialEq)]
pub struct FileInput {
    /// Checksum, if given.
    pub hash: Option<String>,
    /// Bytes, if given.
    pub size: Option<i64>,
    /// Version of the software, if given.
    pub version: Option<String>,
    /// Outcome of quality control: its code, or the text that is none.
    pub qc: Result<i32, String>,
}

/// A boolean: of texts only `True` is true, and null is false.
pub fn truth(value: Option<&Json>, absent: bool) -> bool {
    match value {
        None => absent,
        Some(Json::Null) => false,
        Some(Json::Bool(value)) => *value,
        Some(Json::String(text)) => text == "True",
        Some(Json::Number(number)) => number.as_f64() != Some(0.0),
        Some(_) => true,
    }
}

/// Whether the files become the datasets to use: of all true values only `true` itself and its text say so.
pub fn makes_default(value: Option<&Json>) -> bool {
    matches!(value, None | Some(Json::Bool(true))) || value.and_then(Json::as_str) == Some("True")
}

/// What is said of each of `count` files. Shorter lists end the registration early, as clients know it.
///
/// # Errors
/// 400 for a size that is no number, and for lists of something else.
pub fn files(
    count: usize,
    hashes: Option<&Json>,
    sizes: Option<&Json>,
    versions: Option<&Json>,
    outcomes: Option<&Json>,
) -> Result<Vec<FileInput>, RequestError> {
    let hashes = texts("hashes", &items("hashes", hashes, count, false)?)?;
    let sizes = items("filesizes", sizes, count, false)?
        .iter()
        .map(size)
        .collect::<Result<Vec<Option<i64>>, RequestError>>()?;
    let versions = texts("versions", &items("versions", versions, count, true)?)?;
    let outcomes = items("qc", outcomes, count, true)?;
    let given = hashes.into_iter().zip(sizes).zip(versions).zip(&outcomes).take(count);
    Ok(given.map(|(((hash, size), version), qc)| FileInput { hash, size, version, qc: outcome(qc) }).collect())
}

/// The values for the files; nulls where nothing is said. With `shared` a text without commas is for all.
fn items(name: &str, value: Option<&Json>, count: usize, shared: bool) -> Result<Vec<Json>, RequestError> {
    Ok(match value {
        None => vec![Json::Null; count],
        // Nothing for all files, or for one: a list that is too short ends the registration early.
        Some(Json::Null) => vec![Json::Null; if shared { count } else { 1 }],
        Some(Json::String(text)) if shared && text.is_empty() => vec![Json::Null; count],
        Some(Json::String(text)) if shared && !text.contains(',') => vec![Json::from(text.as_str()); count],
        Some(Json::String(text)) => text.split(',').map(Json::from).collect(),
        Some(Json::Array(items)) if shared && items.is_empty() => vec![Json::Null; count],
        Some(Json::Array(items)) => items.clone(),
        Some(number @ Json::Number(_)) if shared => vec![number.clone(); count],
        Some(number @ Json::Number(_)) => vec![number.clone()],
        Some(_) => return Err(RequestError::field(name, "Not a list, nor a text with commas.")),
    })
}

fn texts(name: &str, items: &[Json]) -> Result<Vec<Option<String>>, RequestError> {
    let text = |item: &Json| match item {
        Json::Null => Ok(None),
        Json::String(text) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
        Json::Number(number) => Ok(Some(number.to_string())),
        _ => Err(RequestError::field(name, "Not a valid string.")),
    };
    items.iter().map(text).collect()
}

fn size(item: &Json) -> Result<Option<i64>, RequestError> {
    let invalid = || RequestError::field("filesizes", format!("{item} is not a number of bytes."));
    match item {
        Json::Null => Ok(None),
        // Fractions are cut.
        Json::Number(number) => {
            let whole = number.as_i64().or_else(|| number.as_f64().filter(|n| n.abs() < 9e18).map(|n| n as i64));
            whole.map(Some).ok_or_else(invalid)
        }
        Json::String(text) => text.trim().parse().map(Some).map_err(|_| invalid()),
        _ => Err(invalid()),
    }
}

fn outcome(item: &Json) -> Result<i32, String> {
    let text = match item {
        Json::Null => return Ok(qc::NOT_SET),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    qc::code(&text).map_err(|_| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use specimen::serde_json::json;

    fn of(count: usize, hashes: Json, sizes: Json, versions: Json, qc: Json) -> Vec<FileInput> {
        files(count, Some(&hashes), Some(&sizes), Some(&versions), Some(&qc)).expect("is understood")
    }

    fn input(hash: Option<&str>, size: Option<i64>, version: Option<&str>, qc: i32) -> FileInput {
        FileInput { hash: hash.map(str::to_owned), size, version: version.map(str::to_owned), qc: Ok(qc) }
    }

    #[test]
    fn lists_and_texts_with_commas_are_alike() {
        let want = vec![input(Some("a"), Some(5), Some("1"), 10), input(Some("b"), Some(6), Some("2"), 30)];
        assert_eq!(of(2, json!(["a", "b"]), json!([5, 6.7]), json!(["1", "2"]), json!(["pass", 30])), want);
        assert_eq!(of(2, json!("a,b"), json!("5,6"), json!("1,2"), json!("PASS,WARNING")), want);
    }

    #[test]
    fn one_text_serves_all_files() {
        let both = vec![input(None, None, Some("3.0"), 40); 2];
        assert_eq!(files(2, None, None, Some(&json!("3.0")), Some(&json!("FAIL"))).expect("is understood"), both);
    }

    #[test]
    fn nothing_said_is_nothing() {
        assert_eq!(of(1, json!(""), json!([null]), json!([]), json!("")), vec![input(None, None, None, 0)]);
        let both = vec![input(None, None, None, 0); 2];
        assert_eq!(files(2, None, None, Some(&json!("")), Some(&json!(null))).expect("is understood"), both);
    }

    #[test]
    fn the_shortest_list_ends_the_files() {
        let of = |hashes: Option<Json>, sizes: Option<Json>| files(3, hashes.as_ref(), sizes.as_ref(), None, None);
        for (hashes, sizes) in
            [(Some(json!(["a"])), None), (Some(json!("")), None), (None, Some(json!(7))), (None, Some(json!(null)))]
        {
            assert_eq!(of(hashes, sizes).expect("is understood").len(), 1);
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        assert!(files(1, None, Some(&json!("many")), None, None).is_err());
        assert!(files(1, None, Some(&json!("")), None, None).is_err());
        assert!(files(1, Some(&json!({})), None, None, None).is_err());
        assert_eq!(of(1, json!(null), json!(null), json!(null), json!(["GREAT"]))[0].qc, Err("GREAT".into()));
    }

    #[test]
    fn only_one_text_is_true() {
        assert!(truth(Some(&json!("True")), false) && truth(Some(&json!(true)), false) && truth(None, true));
        assert!(!truth(Some(&json!("true")), true) && !truth(Some(&json!("")), true) && !truth(Some(&json!(0)), true));
        assert!(!truth(Some(&json!(null)), true));
    }

    #[test]
    fn only_true_itself_makes_a_default() {
        assert!(makes_default(None) && makes_default(Some(&json!(true))) && makes_default(Some(&json!("True"))));
        for other in [json!(null), json!(1), json!(false), json!("true"), json!([1])] {
            assert!(!makes_default(Some(&other)), "{other}");
        }
    }
}
