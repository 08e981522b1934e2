//! A planned list from the database.

use super::plan::{ListPlan, Window, internal};
use crate::{
    error::RequestError,
    query::{
        filter::Place,
        key,
        render::{self, Context, Rendered},
        selection::Selection,
    },
    store::{self, Snapshot},
    tables::{Owner, Representation, Resource},
};
use sea_orm::Value;

/// How pages are read. No answer depends on it.
#[derive(Debug, Clone, Copy)]
pub struct PageReading {
    /// Matching rows up to which they are found before they are sorted; more are met in the page's order.
    pub few: u64,
    /// In how many rows, the first of the list's order, a page is looked for that no index finds; `None`: as suits it.
    pub first: Option<u64>,
}

impl PageReading {
    /// As requests have it: so many rows are sorted in memory at little cost.
    pub const USUAL: PageReading = PageReading { few: 5000, first: None };
}

/// The page of a list.
#[derive(Debug)]
pub struct Listed {
    /// How many rows there are over all pages.
    pub count: u64,
    /// The rows of this one.
    pub page: Rendered,
}

/// Runs a list: the page and its exact count. Of a whole table they are fetched side by side.
///
/// # Errors
/// Parameters that name what isn't there (400), no such owner (404), two owners of one key (409); the database's.
pub async fn run(context: Context<'_>, plan: &mut ListPlan<'_>, reading: PageReading) -> Result<Listed, RequestError> {
    let selection = settled(context, plan).await?;
    let Window { limit, offset } = plan.window;
    let order = selection.order_outer();
    let page = |page| render::page(context, plan.representation, page, &order);
    if selection.is_narrowed() {
        // The count decides how the page is read.
        let linked = selection.linked(context.on);
        let counting = linked.map_or_else(|| selection.count(), |linked| linked.count());
        let count = store::count(context.on, counting, plan.snapshot).await?;
        let first = selection.page_of_first(limit, offset, reading.first);
        if let Some(first) = first.filter(|_| count > limit.saturating_add(offset)) {
            let page = page(first).await?;
            if page.ends.len() as u64 == limit {
                return Ok(Listed { count, page });
            }
        }
        let chosen = if count <= reading.few {
            let by_keys = linked.and_then(|linked| linked.page_of_few(limit, offset));
            by_keys.unwrap_or_else(|| selection.page_of_few(limit, offset))
        } else {
            selection.page(limit, offset)
        };
        return Ok(Listed { count, page: page(chosen).await? });
    }
    let count = async { Ok(store::count(context.on, selection.count(), plan.snapshot).await?) };
    let (count, page) = futures_util::try_join!(count, page(selection.page(limit, offset)))?;
    Ok(Listed { count, page })
}

/// All rows of a list, to be read in parts.
#[derive(Debug)]
pub struct ExportSource {
    /// Which, in their order.
    pub selection: Selection,
    /// The resource's rows in the same order, for [`Selection::after`].
    pub order: Selection,
    /// How they are shown.
    pub representation: &'static Representation,
}

/// The rows of a list without its window.
///
/// # Errors
/// As [`run`].
pub async fn export(context: Context<'_>, plan: &mut ListPlan<'_>) -> Result<ExportSource, RequestError> {
    let selection = settled(context, plan).await?;
    let mut order = Selection::new(plan.list.resource, context.dialect, context.now.zone);
    order.order(plan.list.order).map_err(internal)?;
    Ok(ExportSource { selection, order, representation: plan.representation })
}

/// The rows of a plan, whose parameters and owner are looked up.
async fn settled(context: Context<'_>, plan: &mut ListPlan<'_>) -> Result<Selection, RequestError> {
    plan.parameters.settle(place(context, plan.snapshot)).await?;
    let owner = match plan.owner {
        Some((owner, text)) => Some((owner.path, owner_key(context, owner, text).await?)),
        None => None,
    };
    selection(context, plan, owner)
}

/// Where a list's parameters are settled.
pub(super) fn place<'a>(context: Context<'a>, snapshot: Option<&'a Snapshot>) -> Place<'a> {
    Place { on: context.on, dialect: context.dialect, now: context.now, snapshot }
}

/// The rows of a settled plan. `owner`: the path to it and its key.
fn selection(
    context: Context<'_>,
    plan: &ListPlan<'_>,
    owner: Option<(&'static str, Value)>,
) -> Result<Selection, RequestError> {
    let resource: &'static Resource = plan.list.resource;
    let mut selection = Selection::new(resource, context.dialect, context.now.zone);
    for condition in plan.parameters.conditions().chain(&plan.narrow) {
        selection.keep_resolved(condition);
    }
    if let Some((path, key)) = owner {
        selection.keep_related(path, key).map_err(internal)?;
    }
    selection.order(plan.list.order).map_err(internal)?;
    Ok(selection)
}

/// The primary key of the owner that a path names.
///
/// # Errors
/// As [`key::find`].
pub(super) async fn owner_key(context: Context<'_>, owner: &Owner, text: &str) -> Result<Value, RequestError> {
    key::find(context.on, context.dialect, owner.resource, owner.key, text).await
}
