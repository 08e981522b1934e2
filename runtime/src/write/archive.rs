//! Archives rows where the spec says so: DELETE sets a column, and the row stays.

use super::{
    access::RowTests,
    columns,
    context::WriteContext,
    rows::{self, RowLock},
    save, users,
};
use crate::{
    error::RequestError,
    tables::{Kind, Resource},
};
use sea_orm::Value;

/// Sets the column (index) of a row, unless it is set: whether it did.
///
/// # Errors
/// 404 without such a row, 403 for those who may not delete it, or whatever hand-written code refuses.
pub async fn archive(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
    column: usize,
) -> Result<bool, RequestError> {
    let tests = RowTests::of_deletion(context, resource)?;
    let keys = vec![key.clone()];
    let mut found = rows::select_tested(context, resource, resource.primary, keys, RowLock::Update, &tests).await?;
    let (mut draft, _) = found.pop().ok_or_else(|| RequestError::no_row(resource.record))?;
    users::deletes(context, &draft)?;
    let of = &resource.columns[column];
    let Some(place) = columns::place(resource, of.name) else {
        return Err(RequestError::Detail(500, format!("{} has no column {}.", resource.name, of.name)));
    };
    let (set, now) = match of.kind {
        Kind::Bool => (draft.row[place] == Value::from(true), Value::from(true)),
        _ => (draft.row[place].is_some(), Value::from(context.now.now)),
    };
    if !set {
        draft.row[place] = now;
        save::save(context, &mut draft).await?;
    }
    Ok(!set)
}
