//! What a caller may see of a database. A statement that reads sees some tables in part: each is replaced by a query of
//! the same name, which leaves rows out and empties columns. All statements of a request are held to it in this one
//! place, those of hand-written code too: none has to remember it.
//!
//! The query stands in a `with` clause before the statement, where its name hides the table's. It names the tables
//! themselves with their schema, which no such name hides: hand-written SQL that answers callers must not. Both databases merge it into the statement, so that indexes
//! are used as before.

use super::Sql;
use sea_orm::Value;
use std::sync::Arc;

/// The tables that a caller sees in part; others are seen whole.
#[derive(Debug, Clone, Default)]
pub struct View {
    tables: Vec<VisibleTable>,
}

/// What is seen of a table.
#[derive(Debug, Clone)]
pub struct VisibleTable {
    /// The table's name.
    pub name: &'static str,
    /// A query for its visible rows, with all columns of the table that statements name.
    pub rows: Sql,
}

impl View {
    /// From the tables that are seen in part.
    pub fn new(tables: Vec<VisibleTable>) -> View {
        View { tables }
    }

    /// Whether all is seen.
    pub fn is_whole(&self) -> bool {
        self.tables.is_empty()
    }

    /// The tables that are seen in part.
    pub fn tables(&self) -> &[VisibleTable] {
        &self.tables
    }

    /// What is seen of a table is something else.
    pub fn replace(&mut self, table: VisibleTable) {
        match self.tables.iter_mut().find(|known| known.name == table.name) {
            Some(known) => *known = table,
            None => self.tables.push(table),
        }
    }

    /// A statement as the caller sees it; `None`: it names no table that is seen in part.
    pub(crate) fn applied(&self, text: &str, params: &[Value]) -> Option<(Arc<str>, Vec<Value>)> {
        // Neither names without quotes nor words of SQL depend on letter case.
        let plain = text.to_ascii_lowercase();
        let mut named = self.tables.iter().filter(|table| names(&plain, table.name)).peekable();
        let dialect = named.peek()?.rows.dialect;
        let text = text.trim_start();
        let (begin, rest) = match after_word(text, "with") {
            Some(rest) => match after_word(rest, "recursive") {
                Some(rest) => ("with recursive ", Some(rest)),
                None => ("with ", Some(rest)),
            },
            None => ("with ", None),
        };
        // The statement's own parameters keep their numbers.
        let mut sql = Sql { dialect, text: String::with_capacity(text.len() + 1024), params: params.to_vec() };
        for (n, table) in named.enumerate() {
            sql.push(if n == 0 { begin } else { ", " }).push("\"").push(table.name).push("\" as not materialized (");
            sql.append(&table.rows);
            sql.push(")");
        }
        match rest {
            Some(rest) => sql.push(", ").push(rest),
            None => sql.push(" ").push(text),
        };
        Some((sql.text.into(), sql.params))
    }
}

/// What follows a word at the beginning of a text, in whatever letter case, and the space behind it.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (first, rest) = text.split_once(|c: char| c.is_ascii_whitespace())?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim_start())
}

/// Whether a text in small letters has a name as a whole word, in whatever letter case.
fn names(text: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let bytes = text.as_bytes();
    text.match_indices(&name).any(|(at, _)| {
        !part(at.checked_sub(1).and_then(|before| bytes.get(before))) && !part(bytes.get(at + name.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Dialect;

    fn view() -> View {
        let mut rows = Sql::new(Dialect::Sqlite);
        rows.push("select v.* from main.\"lab\" v where v.\"owner\" = ").bind(7);
        View::new(vec![VisibleTable { name: "lab", rows }])
    }

    #[test]
    fn tables_that_are_named_are_replaced_and_parameters_keep_their_numbers() {
        let (text, params) = view().applied("select * from \"lab\" t where t.id = $1", &[1.into()]).expect("applied");
        assert_eq!(
            &*text,
            "with \"lab\" as not materialized (select v.* from main.\"lab\" v where v.\"owner\" = $2) \
             select * from \"lab\" t where t.id = $1"
        );
        assert_eq!(params, [Value::from(1), Value::from(7)]);
    }

    #[test]
    fn a_clause_that_is_there_goes_on() {
        let (text, _) = view().applied("with page as (select 1) select * from lab", &[]).expect("applied");
        assert!(text.ends_with("= $1), page as (select 1) select * from lab"), "{text}");
        let (text, _) = view().applied("WITH\n  Recursive a as (select 1) SELECT * FROM LAB, a", &[]).expect("applied");
        assert!(text.starts_with("with recursive \"lab\" as"), "{text}");
        assert!(text.ends_with("= $1), a as (select 1) SELECT * FROM LAB, a"), "{text}");
    }

    #[test]
    fn names_are_found_in_any_letter_case() {
        let rows = view().tables[0].rows.clone();
        let view = View::new(vec![VisibleTable { name: "ZooLab", rows }]);
        assert!(view.applied("select * from \"ZooLab\"", &[]).is_some());
        assert!(view.applied("select * from zoolab", &[]).is_some());
    }

    #[test]
    fn other_statements_stay() {
        assert!(view().applied("select * from labels, misc_lab, lab_users", &[]).is_none());
    }
}
