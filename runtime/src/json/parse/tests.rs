use super::*;
use serde_json::json;

fn value(text: &str) -> Result<Value, ParseError> {
    match parse(text.to_owned())?.0 {
        Parsed::Value(value) => Ok(value),
        Parsed::List(list) => Ok(list.items().collect()),
    }
}

fn fault(text: &str) -> String {
    match value(text) {
        Err(ParseError::Syntax(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

fn parsed(text: &str) -> Value {
    value(text).expect(text)
}

#[test]
fn documents_are_read() {
    let text = r#" {"a": [1, -2.5, 1e2, null, true, false, ""], "b": {}, "c": [ ], "d": "\u00fc\n\ud83d\udc2d\/"} "#;
    let want = json!({"a": [1, -2.5, 100.0, null, true, false, ""], "b": {}, "c": [], "d": "ü\n🐭/"});
    assert_eq!(parsed(text), want);
    assert_eq!(parsed("18446744073709551615"), json!(u64::MAX));
    assert_eq!(parsed("1.0"), json!(1.0));
}

#[test]
fn whole_numbers_keep_their_digits_and_fractions_are_written_as_python_does() {
    for (sent, written) in [
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("-98765432109876543210", "-98765432109876543210"),
        ("1.50", "1.5"),
        ("1e2", "100.0"),
        ("1E16", "1e+16"),
        ("0.00001", "1e-05"),
        ("-0", "0"),
        ("-0.0", "-0.0"),
        ("0.1000000000000000055511151231257827", "0.1"),
    ] {
        assert_eq!(parsed(sent).to_string(), written);
    }
    let long = "7".repeat(MAX_DIGITS);
    assert_eq!(parsed(&long).to_string(), long);
}

/// What the process's allocator gives out isn't counted here: the figures of `parse` must be no less than what
/// the values hold.
#[test]
fn the_memory_of_values_is_bounded_by_their_text() {
    let small = parse(r#"{"a": [1, 2, {"b": "text"}]}"#.to_owned()).expect("few values").1;
    assert!(small > 4 * size_of::<Value>() && small < 4096, "{small}");
    for value in ["0", "[]", "\"\"", "{\"a\":0}"] {
        let many = |count: usize| {
            let fields: Vec<String> = (0..count).map(|n| format!("\"{n}\":{value}")).collect();
            parse(format!("{{{}}}", fields.join(","))).map(|_| ())
        };
        assert!(matches!(many(200_000), Err(ParseError::Large(most)) if most < 6_000_000), "{value}");
        assert_eq!(many(20_000), Err(ParseError::Large(MIN_MEMORY)), "{value}");
        assert_eq!(many(3_000), Ok(()), "{value}");
    }
    let long = format!("\"{}\"", "x".repeat(12 << 20));
    assert!(parse(long).is_ok());
}

#[test]
fn names_that_serde_json_reads_otherwise_are_refused() {
    for (name, value) in [("Number", "\"1\""), ("Number", "\"abc\""), ("RawValue", "\"[1]\""), ("New", "0")] {
        let text = format!("{{\"a\":[{{\"$serde_json::\\u0070rivate::{name}\":{value}}}]}}");
        assert!(fault(&text).starts_with("Property names that begin with `$serde_json::private::`"), "{text}");
        let large = format!("{{\"a\":[{}{text}]}}", "0,".repeat(50_000));
        assert!(parse_field(&large).is_err(), "{name}");
    }
}

#[test]
fn the_last_of_repeated_keys_counts() {
    assert_eq!(parsed(r#"{"a":1,"b":2,"a":3}"#).to_string(), r#"{"a":3,"b":2}"#);
}

#[test]
fn reasons_name_the_place() {
    assert_eq!(fault("{"), "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)");
    assert_eq!(fault("{'a': 1}"), "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)");
    assert_eq!(fault("["), "Expecting value: line 1 column 2 (char 1)");
    assert_eq!(fault("[1 2]"), "Expecting ',' delimiter: line 1 column 4 (char 3)");
    assert_eq!(fault("{\"ü\"\n 1}"), "Expecting ':' delimiter: line 2 column 2 (char 6)");
    assert_eq!(fault("1 2"), "Extra data: line 1 column 3 (char 2)");
    assert_eq!(fault(""), "Expecting value: line 1 column 1 (char 0)");
    assert_eq!(fault("[1,]"), "Expecting value: line 1 column 4 (char 3)");
    assert_eq!(fault("-"), "Expecting value: line 1 column 1 (char 0)");
    assert_eq!(fault("01"), "Extra data: line 1 column 2 (char 1)");
    assert_eq!(fault("1."), "Extra data: line 1 column 2 (char 1)");
}

#[test]
fn texts_are_checked() {
    assert_eq!(fault("\"abc"), "Unterminated string starting at: line 1 column 1 (char 0)");
    assert_eq!(fault("\"abc\\"), "Unterminated string starting at: line 1 column 1 (char 0)");
    assert_eq!(fault("\"a\nb\""), "Invalid control character at: line 1 column 3 (char 2)");
    assert_eq!(fault(r#""\x""#), r"Invalid \escape: line 1 column 2 (char 1)");
    assert_eq!(fault(r#""\u12g4""#), r"Invalid \uXXXX escape: line 1 column 3 (char 2)");
    assert_eq!(fault("\"\\é\""), r"Invalid \escape: line 1 column 2 (char 1)");
    assert_eq!(fault("\"\\u12é4\""), r"Invalid \uXXXX escape: line 1 column 3 (char 2)");
}

#[test]
fn what_json_cannot_hold_is_marked() {
    let odd_of = |text: &str| match value(text) {
        Ok(Value::String(text)) => odd(&text).map(|odd| format!("{odd:?}")),
        other => Some(format!("{other:?}")),
    };
    assert_eq!(odd_of("NaN").as_deref(), Some(r#"NotFinite("NaN")"#));
    assert_eq!(odd_of("-Infinity").as_deref(), Some(r#"NotFinite("-Infinity")"#));
    assert_eq!(odd_of("1e999").as_deref(), Some(r#"NotFinite("Infinity")"#));
    assert_eq!(odd_of(&"1".repeat(MAX_DIGITS + 1)).as_deref(), Some("HugeInteger"));
    assert_eq!(odd_of(r#""a\ud800b""#).as_deref(), Some(r#"Surrogate("U+D800")"#));
    assert_eq!(odd_of(r#""\ud800\u0041""#).as_deref(), Some(r#"Surrogate("U+D800")"#));
    assert_eq!(odd_of(r#""\u0000x""#).as_deref(), Some("Null"));
    assert_eq!(odd_of(r#""NaN""#), None);
}

#[test]
fn deep_nesting_is_refused() {
    assert!(value(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH))).is_ok());
    assert!(fault(&"[".repeat(1_000_000)).starts_with("Nested too deeply"));
    assert!(value("[[],[],[]]").is_ok());
}
