//! What a form shows of its row beside its fields: values that nobody fills in, and a picture.

use crate::{
    admin::{
        caption::internal,
        cells::{cell, count_related, link},
        html::Html,
        visit::Visit,
    },
    error::RequestError,
    http::url,
    query::{condition::Condition, key, render, selection::Selection},
    store::Executor,
    tables::{AdminForm, AdminPage, Shows},
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};

/// Writes the facts about a stored row.
///
/// # Errors
/// Database errors.
pub async fn write(
    html: &mut Html,
    visit: &Visit<'_>,
    (page, form): (&'static AdminPage, &'static AdminForm),
    key: &Value,
    on: &Executor<'_>,
) -> Result<(), RequestError> {
    if let Some(facts) = form.show {
        let site = &visit.pages.server.site;
        let mut selection = Selection::new(page.resource, site.store.dialect, visit.now.zone);
        selection.keep(Condition::lookup("pk", key::plain(key))).map_err(internal)?;
        let context = visit.context(on);
        let outer = selection.order_outer();
        let rendered = render::page(context, facts.representation, selection.page(1, 0), &outer).await?;
        let Some(row) = rendered.rows().next() else { return Ok(()) };
        let row: Map<String, Json> = serde_json::from_slice(row).map_err(|error| internal(error.to_string()))?;
        html.raw("<dl class=facts>");
        for column in facts.columns {
            let value = match column.shows {
                Shows::Field(field) => cell(facts.representation, field, &row),
                Shows::Caption(fields) => {
                    let mut value = Html::new();
                    for (n, field) in fields.iter().enumerate() {
                        value.raw(if n == 0 { "" } else { " · " }).append(&cell(facts.representation, *field, &row));
                    }
                    value
                }
                Shows::Count(relation) => {
                    let keys = [key.clone()];
                    let counts = count_related(page.resource, relation, &keys, on, site.store.dialect).await?;
                    let mut value = Html::new();
                    value.text(counts.get(&key::plain(key)).copied().unwrap_or_default());
                    value
                }
            };
            html.raw("<div><dt>").text(column.label).raw("</dt><dd>");
            match link(page, (facts.representation, column), &row, key, visit) {
                Some(address) => html.raw("<a").attr("href", address).raw(">").append(&value).raw("</a>"),
                None => html.append(&value),
            };
            html.raw("</dd></div>");
        }
        html.raw("</dl>");
    }
    Ok(())
}

/// Writes the picture of a stored row that one of the project's own pages gives.
pub fn plot(html: &mut Html, visit: &Visit<'_>, form: &AdminForm, key: &Value) {
    let own = visit.pages.own.iter().find(|own| !form.plot.is_empty() && own.path == form.plot);
    let Some(own) = own.filter(|own| own.admits(visit)) else { return };
    let mut address = visit.at(format_args!("{}/", own.path));
    url::quote_name(&key::plain(key), &mut address);
    address.push('/');
    html.raw("<details class=group open><summary>").text(own.title).raw("</summary><img class=plot loading=lazy");
    html.attr("alt", own.title).attr("src", address).raw("></details>");
}
