//! The history of rows: what was changed on the pages, by whom, and each row as it was then. On databases that Django's admin pages
//! work on, both sides read what the other writes.

mod keep;
mod pages;
mod read;

pub use keep::{Change, Entry, keep, now};
pub use pages::{history, recover, version};
pub use read::is_empty;

use crate::{
    error::RequestError,
    query::wire::RowView,
    store::{self, Dialect, Executor, Sql},
    tables::{Api, Resource},
};

/// The key of a resource's kind of rows, where kinds are named.
///
/// # Errors
/// Database errors.
async fn kind_of(
    on: &Executor<'_>,
    dialect: Dialect,
    api: &'static Api,
    resource: &Resource,
) -> Result<Option<i32>, RequestError> {
    let Some(kinds) = api.kinds else { return Ok(None) };
    let (app, model) = resource.label.split_once('.').unwrap_or(("", resource.label));
    let mut sql = Sql::new(dialect);
    sql.push("select k.").name(kinds.resource.key().name).push(" from ").name(kinds.resource.table).push(" k where k.");
    sql.name(kinds.app).push(" = ").bind(app).push(" and k.").name(kinds.model).push(" = ").bind(model);
    let rows = store::fetch(on, sql).await?;
    let id = rows.first().and_then(|row| RowView::new(row).integer(0));
    Ok(id.and_then(|id| i32::try_from(id).ok()))
}
