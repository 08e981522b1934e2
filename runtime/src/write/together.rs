//! Rows that are stored together: few statements for all of them, and work of hand-written code that is done once for all.

use super::{
    columns,
    context::{Draft, WriteContext},
    rows, save,
};
use crate::{error::RequestError, tables::Resource};
use sea_orm::Value;

/// Makes rows like `insert_new`, each from values of its own, all inserted together: code before saving finds none of
/// the others stored.
///
/// # Errors
/// 500 for an unknown column; what constraints refuse.
pub async fn insert_all(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    rows: &[Vec<(&str, Value)>],
) -> Result<Vec<Draft>, RequestError> {
    let mut drafts = Vec::with_capacity(rows.len());
    for values in rows {
        drafts.push(save::filled(context, resource, values).await?);
    }
    if rows::go_together(resource) && drafts.iter().all(|draft| columns::key(draft).is_some()) {
        store_together(context, &mut drafts).await?;
    } else {
        for draft in &mut drafts {
            save::save(context, draft).await?;
        }
    }
    Ok(drafts)
}

/// Stores drafts of stored rows like `save`, those that change the same columns together: code before saving finds none
/// of the others changed.
///
/// # Errors
/// Whatever the hooks say; what constraints refuse.
pub async fn save_all(context: &WriteContext<'_>, drafts: &mut [Draft]) -> Result<(), RequestError> {
    store_all(context, drafts, false).await
}

/// Stores new rows of one resource, which have keys, together.
pub(super) async fn store_together(context: &WriteContext<'_>, drafts: &mut [Draft]) -> Result<(), RequestError> {
    store_all(context, drafts, true).await
}

/// Prepares all drafts, stores them together, and does what follows, each for all of them.
async fn store_all(context: &WriteContext<'_>, drafts: &mut [Draft], is_new: bool) -> Result<(), RequestError> {
    context
        .gathering(false, async {
            for draft in drafts.iter_mut() {
                save::prepare(context, draft).await?;
            }
            Ok(())
        })
        .await?;
    match is_new {
        true => rows::insert_all(context, drafts).await?,
        false => rows::update_all(context, drafts).await?,
    }
    context
        .gathering(true, async {
            for draft in drafts.iter_mut() {
                save::follow(context, draft, is_new).await?;
                save::settled(draft);
            }
            Ok(())
        })
        .await
}

/// Does the work that code of several saves gathers ([`WriteContext::gather`]) once, at their end.
///
/// # Errors
/// Those of the saves and of the work.
pub async fn together<T>(
    context: &WriteContext<'_>,
    saves: impl Future<Output = Result<T, RequestError>>,
) -> Result<T, RequestError> {
    context.gathering(true, saves).await
}
