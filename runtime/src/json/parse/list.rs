//! A list that is the whole of a body, as text: its items, the rows to be made, are read one after another, so that only
//! those in work take the memory of values, which is many times that of their text.

use super::{ParseError, Reader, most, whole};
use serde_json::Value;

/// The text of a list that has been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    text: String,
    items: usize,
}

impl List {
    /// Checks the text of a list. Also: about how many bytes of memory it takes, with the largest of its items.
    ///
    /// # Errors
    /// As for [`parse`](super::parse()).
    pub(super) fn read(text: String) -> Result<(List, usize), ParseError> {
        let (mut items, mut largest) = (0, 0);
        whole(&text, most(&text), |reader| {
            reader.nested(|reader| {
                reader.items(|reader| {
                    item(reader)?;
                    items += 1;
                    largest = largest.max(std::mem::take(&mut reader.taken));
                    Ok(())
                })
            })
        })?;
        let taken = text.len() + largest;
        Ok((List { text, items }, taken))
    }

    /// How many items it has.
    pub fn len(&self) -> usize {
        self.items
    }

    /// Whether it has no items.
    pub fn is_empty(&self) -> bool {
        self.items == 0
    }

    /// The items in their order, each read when it is asked for. Large documents in their fields are
    /// [`kept`](super::kept) as text; of an item that is a list, nothing is read but that.
    pub fn items(&self) -> impl Iterator<Item = Value> {
        let mut reader = Reader::new(&self.text, most(&self.text));
        reader.blanks();
        (0..self.items).map(move |_| {
            // Beyond the bracket or comma in front of the item. It was checked, so there is nothing that can't be read.
            reader.at += 1;
            reader.taken = 0;
            reader.blanks();
            let item = item(&mut reader).unwrap_or_default();
            reader.blanks();
            item
        })
    }
}

fn item(reader: &mut Reader<'_>) -> Result<Value, ParseError> {
    match reader.byte() {
        Some(b'[') => reader.skip().map(|()| Value::Array(Vec::new())),
        _ => reader.row(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{
        kept,
        parse::{Parsed, parse},
    };
    use serde_json::json;

    fn list(text: &str) -> (List, usize) {
        match parse(text.to_owned()) {
            Ok((Parsed::List(list), taken)) => (list, taken),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn items_are_read_one_after_another() {
        let (mixed, _) = list(" [ {\"a\": [1 , 2]} ,[[3],{}], null,\n\"x]\" , -1.50,{} ] ");
        let want = [json!({"a": [1, 2]}), json!([]), Value::Null, json!("x]"), json!(-1.5), json!({})];
        assert_eq!((mixed.len(), mixed.items().collect::<Vec<_>>()), (6, want.to_vec()));
        let (none, _) = list("[ ]");
        assert!(none.is_empty() && none.items().next().is_none());
        let zeros = format!("[{}0]", "0,".repeat(100_000));
        let (large, _) = list(&format!("[{{\"json\": {zeros}}},{{}}]"));
        let items: Vec<Value> = large.items().collect();
        assert_eq!(kept::text(&items[0]["json"]), Some(zeros.as_str()));
        assert_eq!(items[1], json!({}));
    }

    #[test]
    fn many_items_take_little_more_memory_than_their_text() {
        for item in ["0,", "[],", "\"\",", "{\"a\":0},", "[[{\"a\":[0,0]}]],"] {
            let text = format!("[{}{}]", item.repeat((1 << 20) / item.len()), item.trim_end_matches(','));
            let (list, taken) = list(&text);
            assert!(taken < text.len() + 4096, "{item}: {taken}");
            assert_eq!(list.items().count(), (1 << 20) / item.len() + 1);
        }
    }

    #[test]
    fn what_is_wrong_with_any_item_is_told_at_once() {
        for (text, place) in
            [("[{}, {\"a\":}]", "char 10"), ("[1, 2", "char 5"), ("[1] 2", "char 4"), ("[1,]", "char 3")]
        {
            let told = parse(text.to_owned());
            assert!(matches!(&told, Err(ParseError::Syntax(why)) if why.contains(place)), "{text}: {told:?}");
        }
        let keys: Vec<String> = (0..100_000).map(|n| format!("\"{n}\":0")).collect();
        assert!(matches!(parse(format!("[{{{}}}]", keys.join(","))), Err(ParseError::Large(_))));
    }
}
