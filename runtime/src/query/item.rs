//! A row that a path names by a key, as JSON.

use super::{
    key,
    render::{self, Context},
    single::{self, Kept, Looked, Wanted},
};
use crate::{fault::Fault, store::Dialect, tables::Item};

/// The row that GET of an item asks for, where one statement can find it with all that belongs to it: PostgreSQL takes
/// about as long to be asked as to find a row.
pub fn wanted<'a>(dialect: Dialect, item: &'static Item, text: &str, kept: &'a Kept) -> Option<Wanted<'a>> {
    let key = key::in_path(&item.resource.columns[item.key], text)?;
    (dialect == Dialect::Postgres && item.read).then_some(Wanted { item, key, kept })
}

/// The row of an item, which may have been looked for already, by its key in a path.
///
/// # Errors
/// 404 if there is none, 409 if a natural key is not unique; the database's.
pub async fn retrieve(
    context: Context<'_>,
    item: &'static Item,
    text: &str,
    looked: Looked,
    kept: &Kept,
) -> Result<Vec<u8>, Fault> {
    let looked = match (looked, wanted(context.dialect, item, text, kept)) {
        (Looked::NotYet, Some(wanted)) => single::look(context, wanted).await?,
        (looked, _) => looked,
    };
    let missing = || Fault::no_row(item.resource.record);
    let key = match looked {
        Looked::Found(found) => return render::found(context, item.detail, found).await,
        // A natural key has more to it.
        _ if item.key != item.resource.primary => {
            key::find(context.on, context.dialect, item.resource, item.key, text).await?
        }
        Looked::InVain => return Err(missing()),
        // The page finds the row, or doesn't.
        Looked::NotYet => key::in_path(item.resource.key(), text).ok_or_else(missing)?,
    };
    render::one(context, item.detail, key).await?.ok_or_else(missing)
}
