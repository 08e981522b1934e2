//! A row that a path names by a key, as JSON.

use super::{
    key,
    render::{self, Context},
    single::{self, Prefetch, PrefetchResult, StatementCache},
};
use crate::{error::RequestError, store::Dialect, tables::Item};

/// The row to prefetch for GET of an item, on databases where one statement can read it with its nested lists: on
/// PostgreSQL a round trip costs about as much as reading a row.
pub fn wanted<'a>(dialect: Dialect, item: &'static Item, text: &str, kept: &'a StatementCache) -> Option<Prefetch<'a>> {
    let key = key::in_path(&item.resource.columns[item.key], text)?;
    (dialect == Dialect::Postgres && item.read).then_some(Prefetch { item, key, kept })
}

/// The row of an item, which may have been looked for already, by its key in a path.
///
/// # Errors
/// 404 if there is none, 409 if a natural key is not unique; the database's.
pub async fn retrieve(
    context: Context<'_>,
    item: &'static Item,
    text: &str,
    looked: PrefetchResult,
    kept: &StatementCache,
) -> Result<Vec<u8>, RequestError> {
    let looked = match (looked, wanted(context.dialect, item, text, kept)) {
        (PrefetchResult::NotTried, Some(wanted)) => single::look(context, wanted).await?,
        (looked, _) => looked,
    };
    let missing = || RequestError::no_row(item.resource.record);
    let key = match looked {
        PrefetchResult::PrefetchedRow(found) => return render::found(context, item.detail, found).await,
        // A natural key may be an id, or match several rows.
        _ if item.key != item.resource.primary => {
            key::find(context.on, context.dialect, item.resource, item.key, text).await?
        }
        PrefetchResult::NotUnique => return Err(missing()),
        // The page query reports a missing row.
        PrefetchResult::NotTried => key::in_path(item.resource.key(), text).ok_or_else(missing)?,
    };
    render::one(context, item.detail, key).await?.ok_or_else(missing)
}
