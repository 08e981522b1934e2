//! Keys of rows in paths: by a natural key or by the primary key.

use super::wire::RowView;
use crate::{
    error::RequestError,
    store::{self, Dialect, Executor},
    tables::{Column, Kind, Resource},
};
use sea_orm::Value;
use uuid::Uuid;

/// The primary key of the row that the path names, by a natural key or by the primary key itself.
///
/// # Errors
/// 404 if there is none, 409 naming the ids if a natural key is not unique.
pub async fn find(
    on: &Executor<'_>,
    dialect: Dialect,
    resource: &'static Resource,
    column: usize,
    text: &str,
) -> Result<Value, RequestError> {
    let primary = resource.key();
    let missing = || RequestError::no_row(resource.record);
    let keys = async |column: &'static Column| -> Result<Vec<Value>, RequestError> {
        let Some(value) = in_path(column, text) else { return Ok(Vec::new()) };
        let mut sql = store::Sql::new(dialect);
        sql.push("select t.\"").push(primary.name).push("\" from \"").push(resource.table).push("\" t where t.\"");
        sql.push(column.name).push("\" = ").bind(value).push(" order by 1 limit 20");
        let rows = store::fetch(on, sql).await?;
        Ok(rows.iter().map(|row| RowView::new(row).value(0, primary.kind)).collect())
    };
    let mut found = keys(&resource.columns[column]).await?;
    if found.is_empty() && column != resource.primary {
        found = keys(primary).await?;
    }
    match found.len() {
        0 => Err(missing()),
        1 => found.pop().ok_or_else(missing),
        _ => {
            let ids: Vec<String> = found.iter().map(plain).collect();
            Err(RequestError::Detail(
                409,
                format!(
                    "{} rows of {} have the {} {text:?}: name one by its id instead: {}.",
                    found.len(),
                    resource.record,
                    resource.columns[column].field,
                    ids.join(", ")
                ),
            ))
        }
    }
}

/// A key as text.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Uuid(Some(id)) => id.to_string(),
        Value::SmallInt(Some(id)) => id.to_string(),
        Value::Int(Some(id)) => id.to_string(),
        Value::BigInt(Some(id)) => id.to_string(),
        Value::String(Some(id)) => id.clone(),
        other => format!("{other:?}"),
    }
}

/// Ids in paths must be in canonical form, so that each row has one URL.
pub fn id_in_path(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text).ok().filter(|id| id.to_string() == text)
}

/// A key in a path as its column holds it, if it can.
pub fn in_path(column: &Column, text: &str) -> Option<Value> {
    match column.kind {
        Kind::Uuid => id_in_path(text).map(Value::from),
        Kind::Small => text.parse::<i16>().ok().map(Value::from),
        Kind::Int => text.parse::<i32>().ok().map(Value::from),
        Kind::Big => text.parse::<i64>().ok().map(Value::from),
        // PostgreSQL has no text with a NUL.
        _ => (!text.contains('\0')).then(|| Value::from(text.to_owned())),
    }
}
