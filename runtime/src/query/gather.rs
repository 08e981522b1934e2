//! Several small queries as one statement: each round trip to the database costs more than such a query does.

use crate::{
    error::RequestError,
    query::wire::RowView,
    store::{self, Dialect, Executor, Sql},
    tables::Kind,
};
use serde_json::Value as Json;
use uuid::Uuid;

/// A query with the kinds of its columns. One whose order matters has a limit.
pub struct Part {
    /// The query, without a `with` clause.
    pub sql: Sql,
    /// Its columns.
    pub columns: Vec<Kind>,
}

/// Whether values of a kind go through JSON without loss.
pub fn goes(kind: Kind) -> bool {
    use Kind::{Big, Bool, Date, DateTime, Int, Small, Text, Uuid};
    matches!(kind, Uuid | Small | Int | Big | Bool | Date | DateTime | Text)
}

/// The rows of each query, with values as JSON has them; ids as their usual text.
///
/// # Errors
/// Database errors.
pub async fn gather(on: &Executor<'_>, dialect: Dialect, parts: &[Part]) -> Result<Vec<Vec<Vec<Json>>>, RequestError> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(dialect);
    for (n, part) in parts.iter().enumerate() {
        sql.push(if n == 0 { "with " } else { ", " }).push(&format!("\"_part{n}\" ("));
        for column in 0..part.columns.len() {
            sql.push(&format!("{}c{column}", if column == 0 { "" } else { ", " }));
        }
        sql.push(") as (").append(&part.sql).push(")");
    }
    for (n, part) in parts.iter().enumerate() {
        sql.push(if n == 0 { " select " } else { ", " });
        let (all, each) = match dialect {
            Dialect::Postgres => ("cast(json_agg(json_build_array(", ")) as text)"),
            Dialect::Sqlite => ("json_group_array(json_array(", "))"),
        };
        sql.push("(select ").push(all);
        for (column, kind) in part.columns.iter().enumerate() {
            let value = match (kind, dialect) {
                (Kind::Uuid, Dialect::Sqlite) => format!("hex(c{column})"),
                _ => format!("c{column}"),
            };
            sql.push(if column == 0 { "" } else { ", " }).push(&value);
        }
        sql.push(each).push(&format!(" from \"_part{n}\")"));
    }
    let rows = store::fetch(on, sql).await?;
    let Some(row) = rows.first().map(RowView::new) else { return Ok(Vec::new()) };
    let read = |(n, part): (usize, &Part)| {
        let text = row.text(n).unwrap_or_default();
        let mut rows: Vec<Vec<Json>> = serde_json::from_str(&text).unwrap_or_default();
        let ids = part.columns.iter().enumerate().filter(|(_, kind)| **kind == Kind::Uuid).map(|(at, _)| at);
        for at in ids {
            for value in rows.iter_mut().filter_map(|row| row.get_mut(at)) {
                let id = value.as_str().and_then(|text| Uuid::parse_str(text).ok());
                *value = id.map_or(Json::Null, |id| Json::from(id.to_string()));
            }
        }
        rows
    };
    Ok(parts.iter().enumerate().map(read).collect())
}

/// A value as text; empty for none.
pub fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
