use super::*;
use crate::{
    json::parse::{MAX_DEPTH, Parsed, parse, parse_field},
    write::scalar::document,
};
use proptest::prelude::*;
use serde_json::json;

fn body(text: &str) -> Result<(Value, usize), ParseError> {
    match parse(text.to_owned())? {
        (Parsed::Value(value), taken) => Ok((value, taken)),
        (Parsed::List(list), taken) => Ok((list.items().collect(), taken)),
    }
}

/// A list or object as it is kept, whatever its size.
fn kept_of(text: &str) -> Result<Value, ParseError> {
    read(&mut Reader::new(text, most(text)))
}

fn open(value: &Value) -> Value {
    opened(value).expect("it isn't too large").into_owned()
}

fn kept_text(value: &Value) -> String {
    text(value).unwrap_or_else(|| panic!("it is a tree: {value:.100}")).to_owned()
}

#[test]
fn large_documents_of_fields_are_kept_as_text() {
    let zeros = format!("[{}0]", "0,".repeat(10_000));
    let object = format!(r#"{{"name": "x", "json": {{"b": 1e2, "all": {zeros}, "a": {{}}}}, "small": [1, 2]}}"#);
    let (value, taken) = body(&object).expect("it is read");
    assert!(taken < 2 * object.len(), "{taken}");
    assert_eq!((&value["name"], &value["small"]), (&json!("x"), &json!([1, 2])));
    assert_eq!(kept_text(&value["json"]), format!(r#"{{"a":{{}},"b":100.0,"all":{zeros}}}"#));
    assert!(is_object(&value["json"]) && open(&value["json"])["all"][9_999] == 0);
    // Fields of the rows of a list, and a field by itself.
    let rows = body(&format!("[{object}, {{}}]")).expect("it is read").0;
    assert_eq!(rows[0]["json"], value["json"]);
    assert_eq!(kept_text(&parse_field(&format!(" {zeros} ")).expect("it is read").0), zeros);
}

/// A document as it is stored, or what is said of it.
fn stored_text(value: &Value) -> Result<String, Value> {
    document(value).map(|value| document_text(&value))
}

/// Asserts that a document is read alike whether it is kept or not.
fn agrees(text: &str) {
    let (kept, small) = (kept_of(text).expect(text), body(text).expect(text).0);
    // A list by itself is a body of rows, whose lists aren't read.
    let small = if text.starts_with('[') { Reader::new(text, usize::MAX).value().expect(text) } else { small };
    assert_eq!(stored_text(&kept), stored_text(&small), "{text}");
    assert_eq!(open(&kept), small, "{text}");
    assert_eq!(is_object(&kept), small.is_object(), "{text}");
}

/// Documents with repeated names, and with what JSON can't hold.
fn documents() -> impl Strategy<Value = String> {
    let text = || {
        prop::sample::select(vec![
            "", "a", "b", "aa", "\\u0061", "\\u0000", "a\\u0000", "\\ud800", "\\udfff", "\u{e4}", "\\n",
        ])
        .prop_map(|text| format!("\"{text}\""))
    };
    let number = "1".repeat(5000);
    let scalar = prop_oneof![
        prop::sample::select(vec!["0", "1.50", "-0", "1e400", "NaN", "-Infinity", "null", "true"])
            .prop_map(str::to_owned),
        Just(number),
        text(),
    ];
    scalar.prop_recursive(4, 40, 6, move |inner| {
        let entry = (text(), inner.clone()).prop_map(|(name, value)| format!("{name}: {value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec(entry, 0..6).prop_map(|entries| format!("{{{}}}", entries.join(","))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_kept_is_what_is_read_otherwise(text in documents()) {
        agrees(&format!("[{text}]"));
        if text.starts_with('{') {
            agrees(&text);
        }
    }
}

#[test]
fn what_a_later_entry_of_its_name_replaces_does_not_count() {
    for (sent, stored) in [
        (r#"{"a": NaN, "b": 1, "a": 2}"#, r#"{"a":2,"b":1}"#),
        (r#"{"a": {"b": "\u0000"}, "a": {"b": 1e999, "b": []}}"#, r#"{"a":{"b":[]}}"#),
        (r#"[{"a": ["\ud800"], "a": 1}]"#, r#"[{"a":1}]"#),
    ] {
        agrees(sent);
        assert_eq!(stored_text(&kept_of(sent).expect(sent)), Ok(stored.to_owned()));
    }
    for (sent, why) in [
        (r#"{"a": 1, "b": "\u0000", "a": NaN}"#, "Value must be valid JSON."),
        (r#"{"": "\u0000", "\ud800": 1, "": 2}"#, "Surrogate characters are not allowed: U+D800."),
        (r#"{"\ud800": 1, "": "\u0000"}"#, "Surrogate characters are not allowed: U+D800."),
        (r#"{"": "\u0000", "\ud800": 1}"#, "Null characters are not allowed."),
    ] {
        agrees(sent);
        assert_eq!(stored_text(&kept_of(sent).expect(sent)), Err(json!([why])));
    }
}

#[test]
fn what_is_opened_takes_memory_in_proportion() {
    let list = |item: &str, count: usize| {
        let kept = kept_of(&format!("[{}{item}]", format!("{item},").repeat(count))).expect("a list");
        opened(&kept).map(|opened| opened.as_array().map_or(0, Vec::len))
    };
    // Ids and names of any number, and some thousands of whatever.
    assert_eq!(list("\"0b2b1f44-3b6f-4e6b-9b0f-6f1c7a3f2d11\"", 100_000), Ok(100_001));
    assert_eq!(list("\"alf/probe00/spikes.times.npy\"", 100_000), Ok(100_001));
    assert_eq!(list("0", 15_000), Ok(15_001));
    for item in ["0", "[]", "\"\"", "{\"a\":0}", "\",,,,,,,\""] {
        let refused = list(item, 200_000);
        assert!(matches!(refused, Err(ParseError::Large(_))), "{item}: {refused:?}");
    }
    let scalar = |text: &str| emptied(&kept_of(text).expect("a document")).into_owned();
    assert_eq!((scalar("[1]"), scalar("{\"a\": 1}")), (json!([]), json!({})));
    assert_eq!(*emptied(&json!({"a": 1})), json!({"a": 1}));
}

#[test]
fn one_entry_of_a_kept_document_is_changed_without_reading_the_others() {
    let count = |value: Option<Value>| Some(json!(value.and_then(|value| value.as_i64()).unwrap_or_default() + 1));
    for text in [
        "{}",
        r#"{"n":7}"#,
        r#"{"a":[{"n":1}],"n":7,"zz":"}"}"#,
        r#"{"a":1,"b":2}"#,
        r#"{"zz":1}"#,
        r#"{"a":1,"zz":{}}"#,
    ] {
        let mut kept = kept_of(text).expect(text);
        let mut tree: Value = serde_json::from_str(text).expect(text);
        change_entry(&mut kept, "n", count);
        change_entry(&mut tree, "n", count);
        assert_eq!(super::text(&kept), Some(document_text(&tree).as_str()), "{text}");
        let before = kept.clone();
        change_entry(&mut kept, "n", |_| None);
        assert_eq!(kept, before);
    }
    let mut list = kept_of("[1]").expect("a list");
    change_entry(&mut list, "n", |_| panic!("a list has no entries"));
    assert_eq!(super::text(&list), Some("[1]"));
}

#[test]
fn large_documents_of_stored_rows_are_kept() {
    let zeros = format!("{{\"a\": [{}0]}}", "0, ".repeat(MAX_PARSED_STORED / 3));
    assert_eq!(kept_text(&stored(&zeros).expect("JSON")), zeros.replace(' ', ""));
    assert_eq!(stored("[1, 1.50]").expect("JSON").to_string(), "[1,1.50]");
    assert!(stored("[NaN]").is_err());
}

#[test]
fn what_is_wrong_with_a_kept_document_is_told_as_otherwise() {
    let fill = format!("[{}0]", r#"{"b":""},"#.repeat(3000));
    for wrong in ["{\"a\": [1,]}", "{\"a\" 1}", "{\"a\": 01}", "{'a': 1}", "[\"\n\"]", "[1"] {
        let of = |text: &str| match body(text) {
            Err(ParseError::Syntax(reason)) => reason.split(": line").next().unwrap_or_default().to_owned(),
            other => panic!("{wrong}: {other:?}"),
        };
        let (large, small) = (format!("{{\"x\": [{fill}, {wrong}"), format!("{{\"x\": [[], {wrong}"));
        assert_eq!(of(&large), of(&small), "{wrong}");
    }
    let deep = format!("[{fill},{}{}]", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert!(matches!(parse_field(&deep), Err(ParseError::Syntax(reason)) if reason.starts_with("Nested too deeply")));
}

#[test]
fn nobody_can_write_what_stands_for_a_kept_document() {
    let large = parse_field(&format!("[{}0]", "0,".repeat(10_000))).expect("it is read").0;
    let mark = large.as_str().expect("it is kept");
    let secret = mark.split(' ').nth(1).expect("a secret");
    assert!(mark.starts_with("\0Document ") && secret.len() == 32);
    let forged = body(r#"{"a": "\u0000Document 00000000000000000000000000000000 [1"}"#).expect("it is read").0;
    assert!(text(&forged["a"]).is_none());
    assert!(document(&forged["a"]).is_err());
}

/// A list of so many times the same value, as a body brings it.
fn list_of(item: &str, n: usize) -> Value {
    let text = format!("{{\"list\": [{}]}}", vec![item; n].join(","));
    super::super::parse_field(&text).expect("JSON").0
}

#[test]
fn documents_of_numbers_with_very_many_digits_are_refused() {
    let refused = |item: &str, n: usize| document(&list_of(item, n)).err().map(|wrong| wrong.to_string());
    let wrong = refused("1e308", 20_000).expect("it is refused");
    assert!(wrong.contains("with all their digits"), "{wrong}");
    assert!(refused("-1.25e-300", 20_000).is_some());
    // A megabyte is no burden, nor are numbers whose digits are written, or what only looks like numbers.
    for (item, n) in [("1e308", 3_000), ("1.5e10", 50_000), ("123456789012", 50_000), ("\"1e308 \\\" 1e308\"", 20_000)]
    {
        assert_eq!(refused(item, n), None, "{item}");
    }
}

#[test]
fn what_a_document_takes_written_out_is_counted() {
    for (text, size) in [("[1e+16]", 7 + 16), ("[true,false,-1.5e-07]", 21 + 7), (r#"{"e9":"1e9\"e9"}"#, 16), ("1", 1)]
    {
        assert_eq!(written_out(text), size, "{text}");
    }
}
