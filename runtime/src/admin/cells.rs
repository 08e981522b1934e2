//! Cells of lists: values as people read them, where they lead, and how many rows a relation has.

use super::{
    form,
    html::Html,
    list::{change, parameters},
    visit::Visit,
};
use crate::{
    error::RequestError,
    http::url,
    query::{key, wire::RowView},
    store::{self, Dialect, Executor, Sql},
    tables::{AdminColumn, AdminPage, CellLink, Link, Representation, Resource, Schema},
};
use sea_orm::Value;
use serde_json::Value as Json;
use std::collections::HashMap;

/// The value of a field of a list's row.
pub fn cell(rows: &Representation, field: usize, row: &serde_json::Map<String, Json>) -> Html {
    let mut html = Html::new();
    let Some(field) = rows.fields.get(field) else { return html };
    value(&mut html, row.get(field.name).unwrap_or(&Json::Null), &field.doc.schema);
    html
}

/// A value as people read it.
pub fn value(html: &mut Html, value: &Json, schema: &Schema) {
    match value {
        Json::Null => html.raw("<span class=none>–</span>"),
        Json::Bool(true) => html.raw("<span class=yes title=yes>✓<span class=hidden> yes</span></span>"),
        Json::Bool(false) => html.raw("<span class=no title=no>✗<span class=hidden> no</span></span>"),
        Json::String(text) if text.is_empty() => html.raw("<span class=none>–</span>"),
        Json::String(text) => match schema {
            Schema::Text("date-time") => html.raw("<time>").text(minutes(text)).raw("</time>"),
            Schema::Text("date") => html.raw("<time>").text(text).raw("</time>"),
            _ => html.text(text),
        },
        Json::Number(number) => html.text(number),
        Json::Array(items) if items.is_empty() => html.raw("<span class=none>–</span>"),
        Json::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                html.raw(if n == 0 { "" } else { ", " });
                match item {
                    Json::String(text) => html.text(text),
                    other => html.text(other),
                };
            }
            html
        }
        Json::Object(_) => html.text(value),
    };
}

/// `2026-11-28T08:52:07.123` as `2026-11-28 08:52`.
fn minutes(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
        None => text.to_owned(),
    }
}

/// Where a cell leads.
pub fn link(
    page: &'static AdminPage,
    (rows, column): (&Representation, &AdminColumn),
    row: &serde_json::Map<String, Json>,
    key: &Value,
    visit: &Visit<'_>,
) -> Option<String> {
    match column.link {
        CellLink::None => None,
        CellLink::Row => {
            let form = || form::with_back(change(visit, page, &key::plain(key)), &parameters(visit, page));
            page.form.is_some().then(form)
        }
        CellLink::Own(path) => {
            let mut address = visit.at(format_args!("{path}/"));
            url::quote_name(&key::plain(key), &mut address);
            address.push('/');
            Some(address)
        }
        CellLink::Related(resource, field) => {
            let to = visit.pages.admin.page(resource)?;
            let field = rows.fields.get(field)?;
            match row.get(field.name)? {
                Json::String(key) => Some(change(visit, to, key)),
                Json::Number(key) => Some(change(visit, to, &key.to_string())),
                _ => None,
            }
        }
    }
}

/// How many rows a relation leads to, by key of the row.
pub async fn count_related(
    resource: &'static Resource,
    relation: usize,
    keys: &[Value],
    on: &Executor<'_>,
    dialect: Dialect,
) -> Result<HashMap<String, i64>, RequestError> {
    let Some(relation) = resource.relations.get(relation) else { return Ok(HashMap::new()) };
    let (table, column) = match relation.link {
        Link::Back { column, .. } | Link::Loose { column } => {
            let target = relation.target.get();
            (target.table, target.columns[column].name)
        }
        Link::Many { table, near, .. } => (table, near),
        Link::One { .. } => return Ok(HashMap::new()),
    };
    let mut sql = Sql::new(dialect);
    sql.push("select t.").name(column).push(", count(*) from ").name(table).push(" t where t.").name(column);
    sql.any(keys.to_vec()).push(" group by 1");
    let kind = resource.key().kind;
    let rows = store::fetch(on, sql).await?;
    Ok(rows
        .iter()
        .map(|row| {
            let view = RowView::new(row);
            (key::plain(&view.value(0, kind)), view.integer(1).unwrap_or_default())
        })
        .collect())
}
