//! Rows for a field, by typed text: what the combobox of a form or a filter shows.

use super::{may_see, narrow};
use crate::{
    admin::{caption, visit::Visit},
    error::RequestError,
    hooks::Reply,
    store::Lane,
    tables::{Act, AdminPage, FilterTest, Input, Resource, Takes},
};
use serde_json::{Value as Json, json};

/// Rows that are offered.
const MAX_OPTIONS: u64 = 20;

/// `…/options/<field>?q=`: a list of keys and captions. The field is one of the form's, `<relation>.<field>` one of an inline's, and
/// `filter-<name>` a filter of the list.
///
/// # Errors
/// 404 for a field that refers to no row; 403 for a page that the caller may not see; database errors.
pub async fn options(visit: &Visit<'_>, page: &'static AdminPage, field: &str) -> Result<Reply, RequestError> {
    may_see(visit, page)?;
    let target = target(page, field).ok_or_else(RequestError::no_route)?;
    let only = page.form.as_ref().and_then(|form| Some(narrow::conditions(visit, form, narrow::of(form, field)?)));
    let rows = if visit.may(target, Act::Read) {
        let (on, view) = (visit.pages.server.site.store.read_current(Lane::Row), visit.view()?);
        let text: String = visit.asked("q").chars().take(200).collect();
        caption::search_among(visit, &on.seeing(&view), target, (&text, MAX_OPTIONS), only.unwrap_or_default())
            .await
            // What stands in another field may be anything.
            .or_else(|error| if error.status() == 400 { Ok(Vec::new()) } else { Err(error) })?
    } else {
        Vec::new()
    };
    let rows: Vec<Json> = rows.iter().map(|row| json!({"key": row.key_text(), "text": row.text})).collect();
    let mut reply = Reply::json(200, &Json::from(rows));
    reply.headers.push(("Cache-Control", "no-store".into()));
    Ok(reply)
}

/// The resource whose rows a field refers to.
fn target(page: &'static AdminPage, field: &str) -> Option<&'static Resource> {
    if let Some(name) = field.strip_prefix("filter-") {
        return page.list.filters.iter().find_map(|filter| match filter.filter.test {
            FilterTest::Row(_, target) | FilterTest::Rows(_, target) if filter.filter.name == name => Some(target),
            _ => None,
        });
    }
    let form = page.form.as_ref()?;
    match field.split_once('.') {
        None => of_input(form.input, field),
        Some((relation, field)) => {
            let is_it = |at: usize| page.resource.relations.get(at).is_some_and(|found| found.name == relation);
            let inline = form.inlines.iter().find(|inline| is_it(inline.relation))?;
            of_input(inline.page.form.as_ref()?.input, field)
        }
    }
}

fn of_input(input: &'static Input, name: &str) -> Option<&'static Resource> {
    match input.fields.iter().find(|field| field.name == name)?.takes {
        Takes::One(target, _) | Takes::Many(target, _) => Some(target),
        _ => None,
    }
}
