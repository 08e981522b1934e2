//! What people call rows: their captions, for cells, choices and titles.

use super::visit::Visit;
use crate::{
    error::RequestError,
    query::{
        condition::Condition,
        key,
        lookup::path::{self, Reach},
        selection::Selection,
        wire::RowView,
    },
    request_time::RequestTime,
    store::{self, Executor, Sql},
    tables::{Kind, Order, Resource, exact},
};
use chrono::{DateTime, Utc};
use sea_orm::Value;

/// A row by its key and what people call it.
#[derive(Debug, Clone)]
pub struct Captioned {
    /// Its primary key.
    pub key: Value,
    /// Its caption.
    pub text: String,
}

impl Captioned {
    /// The key as forms and addresses have it.
    pub fn key_text(&self) -> String {
        key::plain(&self.key)
    }
}

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
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let selection = ordered(visit, resource)?;
    let mut sql = selection.keyed(keys);
    sql.push(" order by ");
    for n in 0..resource.caption.len() {
        sql.push(&format!("{}, ", n + 2));
    }
    sql.push("1");
    read(visit, on, resource, sql).await
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
    let mut selection = ordered(visit, resource)?;
    let texts: Vec<&str> = resource
        .caption
        .iter()
        .copied()
        .filter(|path| column(resource, path).is_some_and(|kind| kind == Kind::Text))
        .collect();
    for word in text.split_whitespace() {
        let found = texts.iter().map(|path| Condition::lookup(format!("{path}__icontains"), word));
        let by_key = key::in_path(resource.key(), word).map(|key| Condition::lookup("pk", key::plain(&key)));
        selection.keep(Condition::any(found.chain(by_key))).map_err(internal)?;
    }
    read(visit, on, resource, selection.page(most, 0)).await
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
    let mut conditions = Vec::new();
    if let Some(key) = key::in_path(resource.key(), text) {
        conditions.push(Condition::lookup("pk", key::plain(&key)));
    }
    if let Some(path) = resource.caption.first().filter(|path| column(resource, path) == Some(Kind::Text)) {
        conditions.push(Condition::lookup(format!("{path}__iexact"), text));
    }
    let mut selection = ordered(visit, resource)?;
    selection.keep(Condition::any(conditions)).map_err(internal)?;
    read(visit, on, resource, selection.page(2, 0)).await
}

fn ordered(visit: &Visit<'_>, resource: &'static Resource) -> Result<Selection, RequestError> {
    let site = &visit.pages.server.site;
    let mut selection = Selection::new(resource, site.store.dialect, visit.now.zone);
    let orders: Vec<Order> = resource.caption.iter().map(|path| Order::up(path)).collect();
    selection.order(&orders).map_err(internal)?;
    Ok(selection)
}

async fn read(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    sql: Sql,
) -> Result<Vec<Captioned>, RequestError> {
    let kinds: Vec<Kind> = resource.caption.iter().filter_map(|path| column(resource, path)).collect();
    let rows = store::fetch(on, sql).await?;
    Ok(rows
        .iter()
        .map(|row| {
            let view = RowView::new(row);
            let key = view.value(0, resource.key().kind);
            let parts = kinds.iter().enumerate().map(|(n, kind)| shown(&view, n + 1, *kind, &visit.now));
            let text = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let text = if text.is_empty() { key::plain(&key) } else { text };
            Captioned { key, text }
        })
        .collect())
}

fn shown(view: &RowView<'_>, at: usize, kind: Kind, now: &RequestTime) -> String {
    match kind {
        Kind::Uuid => view.uuid(at).map(|id| id.to_string()),
        Kind::Small | Kind::Int | Kind::Big => view.integer(at).map(|number| number.to_string()),
        Kind::Float => view.number(at).map(|number| number.to_string()),
        Kind::Bool => view.boolean(at).map(|is_so| if is_so { "yes" } else { "no" }.to_owned()),
        Kind::Date => view.date(at).map(|date| date.to_string()),
        Kind::DateTime => view.date_time(at).map(|time| clock(time, now)),
        Kind::Text => view.text(at),
        Kind::Decimal(of) => view.decimal(at, of),
        Kind::Time => view.time(at).map(|time| time.format("%H:%M").to_string()),
        Kind::Duration => view.integer(at).map(exact::duration),
        Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts => None,
    }
    .unwrap_or_default()
}

/// A time in the server's zone, to the minute.
pub fn clock(time: DateTime<Utc>, now: &RequestTime) -> String {
    time.with_timezone(&now.zone).format("%Y-%m-%d %H:%M").to_string()
}

fn column(resource: &'static Resource, path: &str) -> Option<Kind> {
    let found = path::find(resource, path, Reach::Trusted).ok()?;
    Some(found.resource.columns[found.column].kind)
}

/// An error of the generated tables, not of the request.
pub fn internal(text: String) -> RequestError {
    tracing::error!("a table of the pages does not resolve: {text}");
    RequestError::Detail(500, "The server's tables are at fault; the log says more.".into())
}
