//! Documents as they are stored.

use super::kept;
use serde_json::Value as Json;

/// The text of a document as PostgreSQL's jsonb keeps it: keys by length, then bytes. SQLite's text is written so,
/// so that both databases show, and compare, the same.
pub fn document_text(json: &Json) -> String {
    if let Some(text) = kept::text(json) {
        return text.to_owned();
    }
    let mut text = String::new();
    write_document(json, &mut text);
    text
}

fn write_document(json: &Json, out: &mut String) {
    match json {
        Json::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { "," });
                write_document(item, out);
            }
            out.push(']');
        }
        Json::Object(items) => {
            let mut sorted: Vec<(&String, &Json)> = items.iter().collect();
            sorted.sort_by_key(|(key, _)| (key.len(), *key));
            out.push('{');
            for (n, (key, item)) in sorted.into_iter().enumerate() {
                out.push_str(if n == 0 { "" } else { "," });
                out.push_str(&Json::from(key.as_str()).to_string());
                out.push(':');
                write_document(item, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_documents_stand_as_in_jsonb() {
        let json: Json =
            serde_json::from_str(r#"{"bb":1,"a":{"d":1,"c":[{"zz":0,"y":1}]},"ab":2}"#).unwrap_or_default();
        assert_eq!(document_text(&json), r#"{"a":{"c":[{"y":1,"zz":0}],"d":1},"ab":2,"bb":1}"#);
    }
}
