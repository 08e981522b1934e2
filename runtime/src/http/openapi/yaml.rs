//! JSON values as YAML.

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// The YAML text of a value.
pub fn text(value: &Json) -> String {
    serde_yaml::to_string(&Plain(value)).unwrap_or_default()
}

/// A value whose numbers are written as numbers. With `arbitrary_precision`, serde_json hands numbers to other
/// serializers as a private struct.
struct Plain<'a>(&'a Json);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(number), ..) => serializer.serialize_i64(number),
                (_, Some(number), _) => serializer.serialize_u64(number),
                (_, _, Some(number)) => serializer.serialize_f64(number),
                _ => serializer.serialize_str(&number.to_string()),
            },
            Json::Array(items) => serializer.collect_seq(items.iter().map(Plain)),
            Json::Object(items) => serializer.collect_map(items.iter().map(|(key, item)| (key, Plain(item)))),
            plain => plain.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_numbers() {
        let value = json!({"a": [1, -2.5, u64::MAX, "3", null, true], "b": {}});
        let text = text(&value);
        assert_eq!(text, "a:\n- 1\n- -2.5\n- 18446744073709551615\n- '3'\n- null\n- true\nb: {}\n");
        assert_eq!(serde_yaml::from_str::<Json>(&text).expect("YAML"), value);
    }
}
