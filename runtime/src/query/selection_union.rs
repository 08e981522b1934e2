//! Pages over several resources as one list: rows of each by its own conditions, newest first.

use super::selection::Selection;
use crate::{store::Sql, tables::Order};
use std::fmt::Write;

impl Selection {
    /// One page over several selections, the members, each with its name: rows of `member` (text) and `id`. The
    /// largest of the field `newest` come first, nulls before them; then members and keys in order.
    ///
    /// # Errors
    /// A member without that field.
    pub fn union_page(
        members: &[(&str, &Selection)],
        newest: &'static str,
        limit: u64,
        offset: u64,
    ) -> Result<Sql, String> {
        let Some((_, first)) = members.first() else { return Err("a union without members".into()) };
        let mut sql = Sql::new(first.dialect());
        let bound = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        sql.push("select page.member, page.id from (");
        for (n, (name, selection)) in members.iter().enumerate() {
            let mut sorted = (*selection).clone();
            sorted.order(&[Order { path: newest, descending: true }])?;
            // No row behind these can be on the page.
            let part = sorted.page(limit.saturating_add(offset), 0);
            sql.push(if n == 0 { "" } else { " union all " }).push("select cast(").bind((*name).to_owned());
            sql.push(" as text) as member, m.id, m.o1 from (");
            append(&mut sql, part);
            sql.push(") m");
        }
        let nulls = if first.dialect() == crate::store::Dialect::Sqlite { " nulls first" } else { "" };
        sql.push(&format!(") page order by page.o1 desc{nulls}, page.member, page.id limit "));
        sql.bind(bound(limit)).push(" offset ").bind(bound(offset));
        Ok(sql)
    }

    /// How many rows there are over all members.
    pub fn union_count(members: &[(&str, &Selection)]) -> Sql {
        let mut sql = Sql::new(members.first().map_or(crate::store::Dialect::Sqlite, |(_, first)| first.dialect()));
        sql.push("select 0");
        for (_, selection) in members {
            sql.push(" + (");
            append(&mut sql, selection.count());
            sql.push(")");
        }
        sql
    }
}

/// Appends a statement; its parameters come after those that are there.
fn append(sql: &mut Sql, part: Sql) {
    let before = sql.params.len();
    let mut rest = part.text.as_str();
    while let Some(at) = rest.find('$') {
        let number = &rest[at + 1..];
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        sql.text.push_str(&rest[..=at]);
        if let Ok(n) = number[..end].parse::<usize>() {
            // Writing to a string can't fail.
            let _ = write!(sql.text, "{}", n + before);
        }
        rest = &number[end..];
    }
    sql.text.push_str(rest);
    sql.params.extend(part.params);
}
