//! What deleting rows would come to, for people to look at before they do it.

use super::{access, columns, context::WriteContext, remove};
use crate::{
    error::RequestError,
    store::{self, Executor, Sql},
    tables::Resource,
};
use sea_orm::Value;

/// Rows of a group that are shown.
const SHOWN: usize = 10;

/// Rows of one kind that a deletion touches.
#[derive(Debug)]
pub struct Touched {
    /// Whose rows.
    pub resource: &'static Resource,
    /// The field by which they refer to what goes; empty where they go themselves.
    pub field: &'static str,
    /// How many the caller sees.
    pub count: usize,
    /// Whether there are more, which the caller may not see.
    pub hidden: bool,
    /// The first of them.
    pub first: Vec<Value>,
}

/// What deleting rows would come to.
#[derive(Debug, Default)]
pub struct Preview {
    /// What goes.
    pub going: Vec<Touched>,
    /// What stays, with its reference emptied or set to a default.
    pub released: Vec<Touched>,
    /// What stays and forbids it.
    pub protected: Vec<Touched>,
    /// What else forbids it.
    pub refused: Option<String>,
}

/// What deleting the rows with some keys would come to.
///
/// # Errors
/// 403 where rows would go along that the caller may not delete; database errors.
pub async fn preview(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Preview, RequestError> {
    let plan = remove::collect(context, resource, keys, true).await?;
    let mut preview = Preview::default();
    for table in &plan.tables {
        // The table that a resource extends has rows of the same keys.
        if plan.tables.iter().any(|other| columns::parent(other).is_some_and(|parent| std::ptr::eq(parent, *table))) {
            continue;
        }
        let keys = plan.keys.get(table.table).cloned().unwrap_or_default();
        preview.going.extend(touched(context, table, "", keys).await?);
    }
    for (table, column, values) in &plan.leaves {
        let Some(table) = context.site.api.resources.iter().find(|resource| resource.table == *table) else { continue };
        let keys = referring(context, table, column, values.clone()).await?;
        preview.going.extend(touched(context, table, "", keys).await?);
    }
    for release in &plan.released {
        let staying = remove::staying(context, &plan, release.table, release.column, &release.keys).await?;
        let field = release.table.columns[release.column].field;
        preview.released.extend(touched(context, release.table, field, staying).await?);
    }
    for (table, column, keys) in &plan.protected {
        let staying = remove::staying(context, &plan, table, *column, keys).await?;
        preview.protected.extend(touched(context, table, table.columns[*column].field, staying).await?);
    }
    match remove::refuse_needed(context, &plan).await {
        Ok(()) => {}
        Err(RequestError::Detail(409, text)) => preview.refused = Some(text),
        Err(fault) => return Err(fault),
    }
    Ok(preview)
}

async fn touched(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    field: &'static str,
    keys: Vec<Value>,
) -> Result<Option<Touched>, RequestError> {
    let all = keys.len();
    if all == 0 {
        return Ok(None);
    }
    let seen = access::seen(context, resource, keys).await?;
    let (count, hidden) = (seen.len(), seen.len() < all);
    Ok(Some(Touched { resource, field, count, hidden, first: seen.into_iter().take(SHOWN).collect() }))
}

/// The keys of the rows whose column has one of some values.
async fn referring(
    context: &WriteContext<'_>,
    table: &'static Resource,
    column: &str,
    values: Vec<Value>,
) -> Result<Vec<Value>, RequestError> {
    let key = table.key();
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ").name(key.name).push(" from ").name(table.table).push(" where ").name(column).any(values);
    let rows = store::fetch(&Executor::from(context.transaction), sql).await?;
    Ok(rows.iter().map(|row| columns::decode(row, 0, key.kind)).collect::<Result<_, _>>()?)
}
