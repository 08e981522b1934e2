//! What people call rows, for the pages of a visit.

use super::visit::Visit;
use crate::{
    error::RequestError,
    query::{
        caption::{self, In},
        condition::Condition,
    },
    store::Executor,
    tables::Resource,
};
use sea_orm::Value;

pub use crate::query::caption::{Captioned, Wanted, clock, internal};

/// The rows with some keys, ordered by caption.
///
/// # Errors
/// Database errors.
pub async fn of_keys(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Vec<Captioned>, RequestError> {
    caption::of_keys(within(visit), on, resource, keys).await
}

/// The first rows, by caption, of which the caption contains all words of a text.
///
/// # Errors
/// Database errors.
pub async fn search(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    text: &str,
    most: u64,
) -> Result<Vec<Captioned>, RequestError> {
    caption::search(within(visit), on, resource, (text, most), Vec::new()).await
}

/// The same, among rows that keep to some conditions.
///
/// # Errors
/// Database errors; conditions that don't fit.
pub async fn search_among(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    (text, most): (&str, u64),
    only: Vec<Condition>,
) -> Result<Vec<Captioned>, RequestError> {
    caption::search(within(visit), on, resource, (text, most), only).await
}

/// The rows that are called so, up to two: by key, or by the whole first part of the caption.
///
/// # Errors
/// Database errors.
pub async fn named(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    text: &str,
) -> Result<Vec<Captioned>, RequestError> {
    caption::named(within(visit), on, resource, text).await
}

/// The captions of several resources' rows, each ordered by caption.
///
/// # Errors
/// Database errors.
pub async fn several(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    wanted: Vec<Wanted>,
) -> Result<Vec<Vec<Captioned>>, RequestError> {
    caption::several(within(visit), on, wanted).await
}

fn within<'v>(visit: &'v Visit<'_>) -> In<'v> {
    (visit.pages.server.site.store.dialect, &visit.now)
}
