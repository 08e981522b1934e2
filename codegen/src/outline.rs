//! The keys and values of a file with their places, whatever they mean: what an editor's server finds names by.

use crate::check::tree::{self, Node, Value};

/// A key, or a value that is text or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The keys that lead to it, `[]` for an item of a list; of a key without itself.
    pub path: Vec<String>,
    /// Whether it is a key.
    pub is_key: bool,
    /// Its text.
    pub text: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1; of a text in quotes that of the quote.
    pub column: usize,
}

/// All keys and texts of a file in their order; `None` if it isn't YAML.
pub fn outline(text: &str) -> Option<Vec<Entry>> {
    let node = tree::read(text).ok()?;
    let mut entries = Vec::new();
    walk(&node, &mut Vec::new(), &mut entries);
    Some(entries)
}

fn walk(node: &Node, path: &mut Vec<String>, entries: &mut Vec<Entry>) {
    let entry = |path: &[String], is_key, text: &str, line, column| Entry {
        path: path.to_vec(),
        is_key,
        text: text.to_owned(),
        line,
        column,
    };
    match &node.value {
        Value::Text(text) => entries.push(entry(path, false, text, node.line, node.column)),
        Value::Int(number) => entries.push(entry(path, false, &number.to_string(), node.line, node.column)),
        Value::List(items) => {
            for item in items {
                path.push("[]".to_owned());
                walk(item, path, entries);
                path.pop();
            }
        }
        Value::Map(of) => {
            for (key, value) in of {
                entries.push(entry(path, true, &key.value, key.line, key.column));
                path.push(key.value.clone());
                walk(value, path, entries);
                path.pop();
            }
        }
        Value::Null | Value::Bool | Value::Float => {}
    }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn keys_and_texts_have_their_paths_and_places() {
        let text = "resource: Animal\nfields:\n  id: { type: uuid, max: 3 }\norder: [-name]\n";
        let found: Vec<_> = outline(text)
            .unwrap_or_default()
            .iter()
            .map(|of| {
                format!(
                    "{}:{} {}{} {}",
                    of.line,
                    of.column,
                    of.path.join("/"),
                    if of.is_key { " key" } else { "" },
                    of.text
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "1:1  key resource",
                "1:11 resource Animal",
                "2:1  key fields",
                "3:3 fields key id",
                "3:9 fields/id key type",
                "3:15 fields/id/type uuid",
                "3:21 fields/id key max",
                "3:26 fields/id/max 3",
                "4:1  key order",
                "4:9 order/[] -name",
            ]
        );
        assert_eq!(outline("a: [b"), None);
    }
}
