//! What people call rows: their captions, for cells, choices, titles and histories.

use super::{
    condition::Condition,
    gather, key,
    lookup::path::{self, Reach},
    selection::Selection,
    wire::RowView,
};
use crate::{
    error::RequestError,
    request_time::RequestTime,
    store::{self, Dialect, Executor, Sql},
    tables::{Kind, Order, Resource, exact},
};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde_json::Value as Json;

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

/// The database's dialect, and the time of the request with the zone in which times are shown.
pub type In<'a> = (Dialect, &'a RequestTime);

/// Rows of which captions are wanted.
pub enum Wanted {
    /// Those with some keys.
    Keys(&'static Resource, Vec<Value>),
    /// The first ones by caption, and how many.
    First(&'static Resource, u64),
}

/// The captions of several resources' rows, each ordered by caption: one statement, and one more for each resource whose captions
/// have values that don't go together with others.
///
/// # Errors
/// Database errors.
pub async fn several(
    (dialect, now): In<'_>,
    on: &Executor<'_>,
    wanted: Vec<Wanted>,
) -> Result<Vec<Vec<Captioned>>, RequestError> {
    let mut found: Vec<Vec<Captioned>> = Vec::with_capacity(wanted.len());
    let (mut parts, mut places) = (Vec::new(), Vec::new());
    for (n, wanted) in wanted.into_iter().enumerate() {
        let (resource, sql) = match wanted {
            Wanted::Keys(_, keys) if keys.is_empty() => {
                found.push(Vec::new());
                continue;
            }
            Wanted::Keys(resource, keys) => {
                let most = keys.len();
                let mut sql = keyed((dialect, now), resource, keys)?;
                sql.push(&format!(" limit {most}"));
                (resource, sql)
            }
            Wanted::First(resource, most) => (resource, ordered((dialect, now), resource)?.page(most, 0)),
        };
        let captions = resource.caption.iter().filter_map(|path| column(resource, path));
        let columns: Vec<Kind> = std::iter::once(resource.key().kind).chain(captions).collect();
        if columns.iter().all(|kind| gather::goes(*kind)) {
            found.push(Vec::new());
            parts.push(gather::Part { sql, columns });
            places.push((n, resource));
        } else {
            found.push(read((dialect, now), on, resource, sql).await?);
        }
    }
    let gathered = gather::gather(on, dialect, &parts).await?;
    for ((rows, part), (place, resource)) in gathered.into_iter().zip(&parts).zip(places) {
        let captioned = rows.into_iter().filter_map(|row| {
            let key = key::in_path(resource.key(), &gather::plain(row.first()?))?;
            let texts = row.iter().zip(&part.columns).skip(1).map(|(value, kind)| shown_json(value, *kind, now));
            Some(called(key, texts))
        });
        found[place] = captioned.collect();
    }
    Ok(found)
}

fn shown_json(value: &Json, kind: Kind, now: &RequestTime) -> String {
    match (kind, value) {
        (_, Json::Null) => String::new(),
        (Kind::Bool, value) => {
            let is_so = value.as_bool().or_else(|| value.as_i64().map(|number| number != 0));
            if is_so == Some(true) { "yes" } else { "no" }.to_owned()
        }
        (Kind::DateTime, Json::String(text)) => {
            DateTime::parse_from_rfc3339(text).map_or_else(|_| text.clone(), |time| clock(time.to_utc(), now))
        }
        (_, value) => gather::plain(value),
    }
}

/// A row by its key and the texts of its caption.
fn called(key: Value, texts: impl Iterator<Item = String>) -> Captioned {
    let text = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let text = if text.is_empty() { key::plain(&key) } else { text };
    Captioned { key, text }
}

/// The rows with some keys, ordered by caption.
///
/// # Errors
/// Database errors.
pub async fn of_keys(
    (dialect, now): In<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Vec<Captioned>, RequestError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    read((dialect, now), on, resource, keyed((dialect, now), resource, keys)?).await
}

fn keyed((dialect, now): In<'_>, resource: &'static Resource, keys: Vec<Value>) -> Result<Sql, RequestError> {
    let mut sql = ordered((dialect, now), resource)?.keyed(keys);
    sql.push(" order by ");
    for n in 0..resource.caption.len() {
        sql.push(&format!("{}, ", n + 2));
    }
    sql.push("1");
    Ok(sql)
}

/// The first rows, by caption, of which the caption contains all words of a text, among those that keep to some conditions.
///
/// # Errors
/// Database errors; 400 for a condition whose value doesn't fit.
pub async fn search(
    (dialect, now): In<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    (text, most): (&str, u64),
    only: Vec<Condition>,
) -> Result<Vec<Captioned>, RequestError> {
    let mut selection = ordered((dialect, now), resource)?;
    for condition in only {
        selection.keep(condition).map_err(|why| RequestError::field("with", why))?;
    }
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
    read((dialect, now), on, resource, selection.page(most, 0)).await
}

/// The rows that are called so, up to two: by key, or by the whole first part of the caption.
///
/// # Errors
/// Database errors.
pub async fn named(
    (dialect, now): In<'_>,
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
    let mut selection = ordered((dialect, now), resource)?;
    selection.keep(Condition::any(conditions)).map_err(internal)?;
    read((dialect, now), on, resource, selection.page(2, 0)).await
}

fn ordered((dialect, now): In<'_>, resource: &'static Resource) -> Result<Selection, RequestError> {
    let mut selection = Selection::new(resource, dialect, now.zone);
    let orders: Vec<Order> = resource.caption.iter().map(|path| Order::up(path)).collect();
    selection.order(&orders).map_err(internal)?;
    Ok(selection)
}

async fn read(
    (_, now): In<'_>,
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
            let parts = kinds.iter().enumerate().map(|(n, kind)| shown(&view, n + 1, *kind, now));
            called(key, parts)
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
    Some(found.resource.at(found.column).kind)
}

/// An error of the generated tables, not of the request.
pub fn internal(text: String) -> RequestError {
    tracing::error!("a table of the pages does not resolve: {text}");
    RequestError::Detail(500, "The server's tables are at fault; the log says more.".into())
}
