//! Lists: a page of rows as a table, by key rather than by number, so that the last page costs as much as the first.

use super::{
    caption::{self, internal},
    cells::{cell, count_related, link},
    csv,
    filters::{self, Asked, Typed},
    form,
    frame::Shown,
    html::Html,
    visit::{self, Visit},
};
use crate::{
    error::RequestError,
    hooks::{self, Reply},
    http::url,
    query::{
        key,
        lookup::path::{self, Reach},
        render,
        selection::Selection,
        wire::RowView,
    },
    store::{self, Executor, Lane, Sql},
    tables::{Act, Admin, AdminColumn, AdminPage, AdminView, Filter, FilterTest, Kind, Order, Shows},
};
use sea_orm::Value;
use serde_json::Value as Json;
use std::collections::HashMap;

/// Rows of a page.
const ROWS: u64 = 50;
/// Rows are counted up to this number.
const COUNTED: u64 = 10_000;
/// Columns that a list may be sorted by at once.
const MAX_KEYS: usize = 3;

/// What is made once for all lists.
pub struct Lists {
    filters: HashMap<&'static str, &'static [Filter]>,
}

impl Lists {
    /// For the pages of an API. What is made stays for the life of the program, as the tables do.
    pub fn new(admin: &Admin) -> Lists {
        let filters = admin.pages.iter().map(|page| {
            let asked = page.list.filters.iter().map(|filter| filter.filter);
            let filters: Vec<Filter> =
                asked.filter(|filter| !matches!(filter.test, FilterTest::DateRange(_))).collect();
            (page.path, &*filters.leak())
        });
        Lists { filters: filters.collect() }
    }

    /// The filters of a page that requests of the API have too.
    pub fn filters(&self, page: &AdminPage) -> &'static [Filter] {
        self.filters.get(page.path).copied().unwrap_or_default()
    }

    /// Whether a path leads to a day.
    pub fn is_day(&self, page: &AdminPage, path: &str) -> bool {
        let found = path::find(page.resource, path, Reach::Trusted);
        found.is_ok_and(|found| found.resource.columns[found.column].kind == Kind::Date)
    }
}

/// `/<app>/<model>/`.
///
/// # Errors
/// 403 for a list that the caller may not see; database errors.
pub async fn list(visit: &Visit<'_>, page: &'static AdminPage) -> Result<Reply, RequestError> {
    if !visit.may(page.resource, Act::Read) {
        return Err(RequestError::Detail(403, format!("You may not see {}.", page.title)));
    }
    if visit.asked("as") == "csv" {
        return csv::csv(visit, page).await;
    }
    shown(visit, page, None).await
}

/// The list as a page. `typed`: what was typed into its cells and couldn't be saved.
///
/// # Errors
/// Database errors.
pub async fn shown(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    typed: Option<form::Typed>,
) -> Result<Reply, RequestError> {
    let site = &visit.pages.server.site;
    let asker = hooks::asker(Some(&visit.caller), "");
    let (on, view) = (site.store.read_current(Lane::List(asker)), visit.view_of_lists()?);
    let on = on.seeing(&view);
    let unknown = match filters::typed(visit, page, &on).await? {
        Typed::Nothing => None,
        Typed::Known(changes) => {
            let changes: Vec<(&str, &str)> = changes.iter().map(|(name, value)| (&**name, &**value)).collect();
            let path = visit.at(format_args!("{}/", page.path));
            return Ok(visit::redirect(&format!("{path}{}", address(visit, page, &changes))));
        }
        Typed::Unknown(why) => Some(RequestError::Fields(why)),
    };
    let asked = Asked::new(visit, page, view_of(visit, page));
    let (mut main, columns) = (Html::new(), columns(page, asked.view));
    tabs(&mut main, visit, page, asked.view);
    let chosen = chosen(visit, page, &asked, &on).await?;
    filters::write(&mut main, visit, page, &asked, &chosen);
    let narrowed = match unknown {
        Some(why) => Err(why),
        None => filters::narrowed(visit, &visit.pages.lists, page, &asked, &on).await,
    };
    let rows = match narrowed {
        Ok(selection) => Some(rows(visit, page, selection, &on).await?),
        Err(RequestError::Fields(messages)) => {
            main.raw("<ul class=errors role=alert>");
            for (name, what) in &messages.0 {
                main.raw("<li>").text(name).raw(": ").text(messages_text(what)).raw("</li>");
            }
            main.raw("</ul>");
            None
        }
        Err(error) => return Err(error),
    };
    if page.form.is_some() && visit.may(page.resource, Act::Create) {
        let add = form::with_back(visit.at(format_args!("{}/add/", page.path)), &parameters(visit, page));
        main.raw("<p class=buttons><a class=\"button primary\" data-add").attr("href", add);
        main.raw(">Add ").text(form::article(page.resource.words)).raw("</a><a class=button");
        main.attr("href", visit.at(format_args!("{}/recover/", page.path))).raw(">Deleted rows</a>");
        main.raw("<a class=button").attr("href", visit.at(format_args!("history/?kind={}", page.path)));
        main.raw(">History</a></p>");
    }
    if let Some(rows) = rows {
        let mut cells = match page.list.edit.is_empty() {
            true => None,
            false => form::Cells::of(visit, page, &rows.keys, &on).await?,
        };
        if let (Some(cells), Some(typed)) = (&mut cells, typed) {
            cells.take(typed);
        }
        table(&mut main, visit, page, (&columns, cells.as_ref()), &rows, &on).await?;
    }
    Ok(visit.html(visit.pages.templates.page(visit, &Shown::new(page.title, main).of(page.path))))
}

/// Messages of a field, as one text.
pub fn messages_text(what: &Json) -> String {
    match what {
        Json::Array(list) => list.iter().map(messages_text).collect::<Vec<_>>().join(" "),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The view that a list shows.
pub fn view_of(visit: &Visit<'_>, page: &'static AdminPage) -> Option<&'static AdminView> {
    let name = visit.asked("view");
    page.list.views.iter().find(|view| view.name == name).or_else(|| page.list.views.first())
}

/// The columns that a view shows.
pub fn columns(page: &'static AdminPage, view: Option<&AdminView>) -> Vec<&'static AdminColumn> {
    match view.map_or(&[][..], |view| view.columns) {
        [] => page.list.columns.iter().collect(),
        chosen => chosen.iter().filter_map(|index| page.list.columns.get(*index)).collect(),
    }
}

fn tabs(html: &mut Html, visit: &Visit<'_>, page: &AdminPage, current: Option<&AdminView>) {
    if page.list.views.is_empty() {
        return;
    }
    html.raw("<nav class=tabs aria-label=Views>");
    for view in page.list.views {
        html.raw("<a").attr("href", visit.at(format_args!("{}/?view={}", page.path, view.name)));
        if current.is_some_and(|current| current.name == view.name) {
            html.raw(" aria-current=page");
        }
        html.raw(">").text(view.label).raw("</a>");
    }
    html.raw("</nav>");
}

/// Captions of the related rows that parameters name.
async fn chosen(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    asked: &Asked,
    on: &Executor<'_>,
) -> Result<Vec<(&'static str, String)>, RequestError> {
    let mut chosen = Vec::new();
    for filter in page.list.filters {
        let (FilterTest::Row(_, target) | FilterTest::Rows(_, target)) = filter.filter.test else { continue };
        let Some(key) = key::in_path(target.key(), asked.get(filter.filter.name)) else { continue };
        let found = caption::of_keys(visit, on, target, vec![key]).await?;
        chosen.extend(found.into_iter().map(|row| (filter.filter.name, row.text)));
    }
    Ok(chosen)
}

/// The rows of a page of a list.
struct Rows {
    rows: Vec<serde_json::Map<String, Json>>,
    keys: Vec<Value>,
    /// How many there are over all pages, up to [`COUNTED`] and one.
    count: u64,
    /// Whether there are more after this page.
    more: bool,
    /// Keys by which they are sorted.
    order: Vec<Order>,
}

async fn rows(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    mut selection: Selection,
    on: &Executor<'_>,
) -> Result<Rows, RequestError> {
    let site = &visit.pages.server.site;
    let order = order(visit, page);
    selection.order(&order).map_err(internal)?;
    let count = selection.count_to(COUNTED + 1);
    let after = key::in_path(page.resource.key(), visit.asked("after"));
    if let Some(key) = after {
        let mut sorted = Selection::new(page.resource, site.store.dialect, visit.now.zone);
        sorted.order(&order).map_err(internal)?;
        selection.after(&sorted, key);
    }
    let context = visit.context(on);
    let representation = page.list.representation;
    let outer = selection.order_outer();
    let rendered = render::page(context, representation, selection.page(ROWS + 1, 0), &outer);
    let (rendered, count) = futures_util::try_join!(rendered, counted(on, count))?;
    let mut keys: Vec<Value> = rendered.keys(representation).collect();
    let mut rows: Vec<_> = rendered
        .rows()
        .map(|text| serde_json::from_slice(text).map_err(|error| internal(error.to_string())))
        .collect::<Result<_, _>>()?;
    let limit = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    keys.truncate(limit);
    Ok(Rows { rows, keys, count, more, order })
}

async fn counted(on: &Executor<'_>, sql: Sql) -> Result<u64, RequestError> {
    let rows = store::fetch(on, sql).await?;
    let count = rows.first().and_then(|row| RowView::new(row).integer(0)).unwrap_or_default();
    Ok(u64::try_from(count).unwrap_or_default())
}

/// The order that an address asks for: paths of columns, with `-` before one of which the largest come first.
pub fn order(visit: &Visit<'_>, page: &'static AdminPage) -> Vec<Order> {
    let asked = visit.asked("o").split(',').filter(|part| !part.is_empty()).take(MAX_KEYS);
    let orders: Vec<Order> = asked
        .filter_map(|part| {
            let (path, down) = part.strip_prefix('-').map_or((part, false), |path| (path, true));
            let sort = page.list.columns.iter().map(|column| column.sort).find(|sort| *sort == path)?;
            Some(if down { Order::down(sort) } else { Order::up(sort) })
        })
        .collect();
    if orders.is_empty() { page.list.order.to_vec() } else { orders }
}

/// The address of this list with some parameters changed; an empty value takes one away, unless the view would set another.
fn address(visit: &Visit<'_>, page: &'static AdminPage, changes: &[(&str, &str)]) -> String {
    let mut out = String::from("?");
    let set = view_of(visit, page).map_or(&[][..], |view| view.query);
    let is_needed = |(name, value): &(&str, &str)| !value.is_empty() || set.iter().any(|(of, _)| of == name);
    let kept = visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| !changes.iter().any(|(of, _)| of == name));
    url::push_pairs(kept.chain(changes.iter().copied()).filter(is_needed), &mut out);
    out
}

/// The parameters of this list, for the way back to it.
pub fn parameters(visit: &Visit<'_>, page: &'static AdminPage) -> String {
    address(visit, page, &[]).split_off(1)
}

/// The parameters of this list as the end of an address.
pub fn parameters_of(visit: &Visit<'_>, page: &'static AdminPage) -> String {
    address(visit, page, &[])
}

/// What a row is called where its first column shows text; else its key.
fn row_name(page: &AdminPage, row: &serde_json::Map<String, Json>, key: &Value) -> String {
    let fields = page.list.columns.first().map(|column| match column.shows {
        Shows::Field(field) => vec![field],
        Shows::Caption(fields) => fields.to_vec(),
        Shows::Count(_) => Vec::new(),
    });
    let names = fields.into_iter().flatten().filter_map(|field| page.list.representation.fields.get(field));
    let texts = names.filter_map(|field| row.get(field.name)?.as_str());
    let name = texts.collect::<Vec<_>>().join(" · ");
    if name.is_empty() { key::plain(key) } else { name }
}

async fn table(
    html: &mut Html,
    visit: &Visit<'_>,
    page: &'static AdminPage,
    (columns, cells): (&[&'static AdminColumn], Option<&form::Cells>),
    rows: &Rows,
    on: &Executor<'_>,
) -> Result<(), RequestError> {
    let plural = page.title.to_lowercase();
    html.raw("<p class=count aria-live=polite>");
    match rows.count {
        0 if !page.list.empty.is_empty() => html.text(page.list.empty),
        0 => html.raw("No ").text(&plural).raw("."),
        1 => html.raw("1 ").text(page.resource.words),
        count if count > COUNTED => html.raw("More than ").text(COUNTED).raw(" ").text(&plural),
        count => html.text(count).raw(" ").text(&plural),
    };
    html.raw("</p>");
    if rows.rows.is_empty() {
        return Ok(());
    }
    let mut counts = Vec::new();
    for column in columns {
        counts.push(match column.shows {
            Shows::Count(relation) => Some(
                count_related(page.resource, relation, &rows.keys, on, visit.pages.server.site.store.dialect).await?,
            ),
            Shows::Field(_) | Shows::Caption(_) => None,
        });
    }
    let deletes = page.form.is_some() && visit.may(page.resource, Act::Delete);
    let actions = super::act::actions(visit, page);
    let chooses = deletes || !actions.is_empty();
    let act = |what: &str, change: &[(&str, &str)]| {
        format!("{}{}", visit.at(format_args!("{}/act/{what}/", page.path)), address(visit, page, change))
    };
    for wrong in cells.into_iter().flat_map(|cells| &cells.wrong) {
        html.raw("<p class=errors role=alert tabindex=-1>").text(wrong).raw("</p>");
    }
    if chooses || cells.is_some() {
        html.raw("<form method=post");
        match cells {
            // Enter in a field means the first button of a form.
            Some(_) => html.attr("action", act("edit", &[])).raw(" data-cells>"),
            None if !deletes => html.attr("action", act(actions[0].path, &[("after", "")])).raw(">"),
            None => html.attr("action", act("delete", &[("after", "")])).raw(">"),
        };
        html.hidden("form_key", &visit.session.form).hidden("_back", parameters(visit, page));
        html.raw(if cells.is_some() { "<button class=hidden tabindex=-1 aria-hidden=true>Save</button>" } else { "" });
    }
    html.raw("<div class=scroll><table").attr("class", if cells.is_some() { "list inputs" } else { "list" });
    html.raw("><thead><tr>");
    html.raw(if chooses { "<th scope=col data-all><span class=hidden>Chosen</span></th>" } else { "" });
    for column in columns {
        heading(html, visit, page, column, &rows.order);
    }
    html.raw("</tr></thead><tbody>");
    for (row, key) in rows.rows.iter().zip(&rows.keys) {
        html.raw("<tr>");
        if chooses {
            let name = row_name(page, row, key);
            html.raw("<td><input type=checkbox name=_key").attr("value", key::plain(key));
            html.attr("aria-label", format_args!("Choose {name}")).raw("></td>");
        }
        for (n, (column, counts)) in columns.iter().zip(&counts).enumerate() {
            html.raw(if n == 0 { "<th scope=row>" } else { "<td>" });
            let place = page.list.columns.iter().position(|of| std::ptr::eq(of, *column)).unwrap_or(usize::MAX);
            if let Some(cells) = cells {
                for error in cells.errors(key).iter().filter(|_| n == 0) {
                    html.raw("<span class=error>").text(error).raw("</span> ");
                }
                if cells.write(html, visit, (key, place), &row_name(page, row, key)) {
                    html.raw(if n == 0 { "</th>" } else { "</td>" });
                    continue;
                }
            }
            let value = match (column.shows, counts) {
                (Shows::Count(_), Some(counts)) => {
                    let mut value = Html::new();
                    value.text(counts.get(&key::plain(key)).copied().unwrap_or_default());
                    value
                }
                (Shows::Field(field), _) => cell(page.list.representation, field, row),
                (Shows::Caption(fields), _) => {
                    let mut value = Html::new();
                    for (n, field) in fields.iter().enumerate() {
                        value.raw(if n == 0 { "" } else { " · " }).append(&cell(page.list.representation, *field, row));
                    }
                    value
                }
                (Shows::Count(_), None) => Html::new(),
            };
            match link(page, (page.list.representation, column), row, key, visit) {
                Some(address) => html.raw("<a").attr("href", address).raw(">").append(&value).raw("</a>"),
                None => html.append(&value),
            };
            html.raw(if n == 0 { "</th>" } else { "</td>" });
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
    if chooses || cells.is_some() {
        html.raw("<p class=buttons>");
        html.raw(if cells.is_some() { "<button class=primary>Save changes</button> " } else { "" });
        if deletes {
            html.raw("<button").attr("formaction", act("delete", &[("after", "")])).raw(">Delete selected</button> ");
        }
        for own in &actions {
            html.raw("<button").attr("formaction", act(own.path, &[("after", "")])).raw(">").text(own.title);
            html.raw("</button> ");
        }
        if chooses {
            html.raw("<label><input type=checkbox name=_rows value=all> all that match, on all pages</label>");
        }
        html.raw("</p></form>");
    }
    html.raw("<nav class=pager aria-label=Pages>");
    html.link(address(visit, page, &[("as", "csv"), ("after", "")]), "All as CSV");
    if !visit.asked("after").is_empty() {
        html.link(address(visit, page, &[("after", "")]), "First page");
    }
    if let (true, Some(last)) = (rows.more, rows.keys.last()) {
        html.raw("<a rel=next")
            .attr("href", address(visit, page, &[("after", &key::plain(last))]))
            .raw(">Next page</a>");
    }
    html.raw("</nav>");
    Ok(())
}

fn heading(html: &mut Html, visit: &Visit<'_>, page: &'static AdminPage, column: &AdminColumn, order: &[Order]) {
    html.raw("<th scope=col");
    if column.sort.is_empty() {
        html.raw(">").text(column.label).raw("</th>");
        return;
    }
    let first = order.first().filter(|order| order.path == column.sort);
    let next = match first {
        Some(order) if !order.descending => format!("-{}", column.sort),
        _ => column.sort.to_owned(),
    };
    if let Some(order) = first {
        html.attr("aria-sort", if order.descending { "descending" } else { "ascending" });
    }
    html.raw("><a").attr("href", address(visit, page, &[("o", &next), ("after", "")])).raw(">").text(column.label);
    html.raw("</a></th>");
}

/// The address of a row's form.
pub fn change(visit: &Visit<'_>, page: &AdminPage, key: &str) -> String {
    let mut address = visit.at(format_args!("{}/", page.path));
    url::quote_name(key, &mut address);
    address.push_str("/change/");
    address
}
