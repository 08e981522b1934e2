//! Forms: a row is made or changed with the related rows that belong to it. Only what differs from what a form was made with is
//! sent on, so that seconds, long numbers and what others have changed stay as they are.

mod cells;
mod content;
mod default;
mod delete;
mod facts;
mod fields;
mod inlines;
mod narrow;
mod options;
mod related;
mod save;
mod sheet;
mod targets;

use super::{
    caption,
    frame::Shown,
    html::Html,
    list,
    visit::{Fields, Visit},
};
use crate::{
    error::RequestError,
    hooks::Reply,
    http::url,
    query::key,
    store::Lane,
    tables::{Act, AdminForm, AdminPage},
    write::permits::{self, Permits},
};
pub use cells::{Cells, Typed, save as save_cells};
pub use delete::{delete, several};
use fields::Writer;
pub use options::options;
use sea_orm::Value;
use sheet::Sheet;
pub use sheet::{article, meant};
use targets::Targets;

/// A form with what it contains.
struct Filled {
    page: &'static AdminPage,
    form: &'static AdminForm,
    /// Its row.
    sheet: Sheet,
    /// Related rows.
    inlines: Vec<inlines::Rows>,
    /// What the caller may do with a stored row.
    permits: Permits,
    /// What people call a stored row.
    caption: String,
    /// What is wrong with the whole.
    fault: Option<RequestError>,
    /// Whether somebody else has changed the row since the form was made.
    met: bool,
    /// Where the form is sent, if not to its own address.
    send_to: Option<String>,
}

impl Filled {
    /// The fields of a row: the form's own, or one of an inline.
    fn at(&mut self, place: Option<(usize, usize)>) -> Option<&mut Sheet> {
        match place {
            None => Some(&mut self.sheet),
            Some((n, m)) => self.inlines.get_mut(n)?.rows.get_mut(m).map(|row| &mut row.sheet),
        }
    }

    fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        std::iter::once(&self.sheet).chain(self.inlines.iter().flat_map(|rows| &rows.rows).map(|row| &row.sheet))
    }

    /// Takes what was sent.
    async fn send(&mut self, visit: &Visit<'_>, sent: &Fields) -> Result<(), RequestError> {
        let (all, view) = (visit.pages.server.site.store.primary(), visit.view()?);
        let on = all.seeing(&view);
        self.sheet.send(sent)?;
        self.sheet.resolve(visit, &on).await?;
        let of = self.sheet.key.clone();
        let met = inlines::Met { visit, on: &on, all: &all, of: of.as_ref(), sent };
        for rows in &mut self.inlines {
            rows.send(&met).await?;
        }
        self.met = self.inlines.iter().flat_map(|rows| &rows.rows).any(|row| row.gone);
        Ok(())
    }

    /// Whether the form can be saved.
    fn open(&self) -> bool {
        self.sheet.key.is_none() || self.permits.change()
    }
}

fn form_of(page: &'static AdminPage) -> Result<&'static AdminForm, RequestError> {
    page.form.as_ref().ok_or_else(RequestError::no_route)
}

/// All fields of a form, in order.
fn all_fields(form: &AdminForm) -> Vec<usize> {
    form.groups.iter().flat_map(|group| group.fields).copied().collect()
}

/// `…/add/`: a form for a new row.
///
/// # Errors
/// 403 for whoever may make none; database errors.
pub async fn add(visit: &Visit<'_>, page: &'static AdminPage, sent: Option<&Fields>) -> Result<Reply, RequestError> {
    let form = form_of(page)?;
    let (site, sight) = (&visit.pages.server.site, visit.sight()?);
    if !permits::may_make(site, &sight, page.resource) {
        return Err(RequestError::Detail(403, format!("You may not add to {}.", page.title)));
    }
    let (plain, view) = (site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let mut sheet = Sheet::fresh(visit, &on, (form.input, &all_fields(form)), String::new()).await?;
    if sent.is_none() {
        for field in form.remember.iter().filter_map(|at| form.input.fields.get(*at)) {
            sheet.begin_with(field, visit.session.last(field));
        }
        sheet.prefill(visit, &on).await?;
    }
    let mut inlines = inlines::all(visit, page);
    inlines::fill(visit, (&on, &plain), page, &mut inlines, None, true).await?;
    answer(visit, &mut new_row(page, form, sheet, inlines), sent).await
}

/// The form of a row that is still to be made.
fn new_row(page: &'static AdminPage, form: &'static AdminForm, sheet: Sheet, inlines: Vec<inlines::Rows>) -> Filled {
    let (permits, caption) = (Permits::default(), String::new());
    Filled { page, form, sheet, inlines, permits, caption, fault: None, met: false, send_to: None }
}

/// A form that was sent for a row that isn't there any more: what was typed stands in the form of a new row.
async fn gone(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    form: &'static AdminForm,
    sent: &Fields,
) -> Result<Reply, RequestError> {
    let site = &visit.pages.server.site;
    if !permits::may_make(site, &visit.sight()?, page.resource) {
        return Err(RequestError::no_row(page.resource.record));
    }
    let (plain, view) = (site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let sheet = Sheet::fresh(visit, &on, (form.input, &all_fields(form)), String::new()).await?;
    let mut inlines = inlines::all(visit, page);
    inlines::fill(visit, (&on, &plain), page, &mut inlines, None, true).await?;
    let mut filled = new_row(page, form, sheet, inlines);
    filled.send(visit, sent).await?;
    filled.send_to = Some(visit.at(format_args!("{}/add/", page.path)));
    let text = format!(
        "This {} isn’t there any more: somebody has deleted it. What you typed stands here; saving makes a new one of it.",
        page.resource.words
    );
    filled.fault = Some(RequestError::Detail(404, text));
    show(visit, &filled, sent.text("_back")).await
}

/// `…/<key>/change/`: the form of a row.
///
/// # Errors
/// 404 for a row that isn't there for the caller; 403 for a change that isn't the caller's to make; database errors.
pub async fn change(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    key: &str,
    sent: Option<&Fields>,
) -> Result<Reply, RequestError> {
    let form = form_of(page)?;
    let (site, sight, view) = (&visit.pages.server.site, visit.sight()?, visit.view()?);
    let missing = || RequestError::no_row(page.resource.record);
    let key = key::in_path(page.resource.key(), key).ok_or_else(missing)?;
    let plain = if sent.is_some() { site.store.primary() } else { site.store.read_current(Lane::Row) };
    let on = plain.seeing(&view);
    let (mut permits, mut values) =
        permits::with_rows(site, &sight, (&on, &plain), page.resource, vec![key.clone()]).await?;
    let fields = all_fields(form);
    let mut inlines = inlines::all(visit, page);
    let related = related::load(visit, &on, (form.input, &fields), &inlines, &key).await?;
    let found = match (permits.remove(&key), values.pop()) {
        (Some(permits), Some(row)) => {
            let sheet =
                Sheet::of_row(visit, &on, (form.input, &fields), (row, &related.fields), &permits, String::new())
                    .await?;
            Some((permits, sheet))
        }
        _ => None,
    };
    let (permits, sheet) = match (found, sent) {
        (Some(found), _) => found,
        (None, Some(sent)) => return gone(visit, page, form, sent).await,
        (None, None) => return Err(missing()),
    };
    if sent.is_some() && !permits.change() {
        let text = format!("You may not change this {}; nothing was changed.", page.resource.words);
        return Err(RequestError::Detail(403, text));
    }
    let of = Some((&key, related.inlines));
    let caption = inlines::fill(visit, (&on, &plain), page, &mut inlines, of, permits.change()).await?;
    let mut filled = Filled { page, form, sheet, inlines, permits, caption, fault: None, met: false, send_to: None };
    answer(visit, &mut filled, sent).await
}

/// What people call a row.
async fn caption_of(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    key: &Value,
    on: &crate::store::Executor<'_>,
) -> Result<String, RequestError> {
    let found = caption::of_keys(visit, on, page.resource, vec![key.clone()]).await?.pop();
    Ok(found.map_or_else(|| key::plain(key), |row| row.text))
}

/// Shows a form, or saves it.
async fn answer(visit: &Visit<'_>, filled: &mut Filled, sent: Option<&Fields>) -> Result<Reply, RequestError> {
    let Some(sent) = sent else { return show(visit, filled, visit.asked("_back")).await };
    filled.send(visit, sent).await?;
    let (what, back) = (sent.text("_do"), sent.text("_back"));
    if what.starts_with("more:") {
        return show(visit, filled, back).await;
    }
    match save::save(visit, filled).await {
        Ok(Some(key)) => saved(visit, filled, &key, what, back).await,
        Ok(None) => show(visit, filled, back).await,
        // What is refused is said in the form, so that nothing that was typed is lost.
        Err(fault @ RequestError::Detail(400..=499, _)) => {
            filled.fault = Some(fault);
            show(visit, filled, back).await
        }
        Err(fault) => Err(fault),
    }
}

/// After a form was saved.
async fn saved(visit: &Visit<'_>, filled: &Filled, key: &Value, what: &str, back: &str) -> Result<Reply, RequestError> {
    let page = filled.page;
    let (plain, view) = (visit.pages.server.site.store.primary(), visit.view()?);
    let caption = caption_of(visit, page, key, &plain.seeing(&view)).await?;
    let chosen = filled.form.remember.iter().filter_map(|at| {
        let entry = filled.sheet.entries.iter().find(|entry| entry.at == *at)?;
        Some((entry.field, entry.now.text()))
    });
    let session = &visit.session;
    session.remember(&visit.pages.server.site.store, visit.pages.sessions, chosen).await?;
    let done = if filled.sheet.key.is_some() { "saved" } else { "added" };
    let notice = format!("The {} “{caption}” was {done}.", page.resource.words);
    let address = match what {
        "another" => with_back(visit.at(format_args!("{}/add/", page.path)), back),
        "continue" => with_back(list::change(visit, page, &key::plain(key)), back),
        _ => list_address(visit, page, back),
    };
    Ok(visit.done(&address, &notice))
}

/// The list of a page, as it was when the form was opened: `back` are its parameters.
fn list_address(visit: &Visit<'_>, page: &AdminPage, back: &str) -> String {
    let mut address = visit.at(format_args!("{}/", page.path));
    let back = url::parse_query(back.as_bytes());
    url::push_query(back.iter().map(|(name, value)| (name.as_str(), value.as_str())), &mut address);
    address
}

/// An address that carries the parameters of the list.
pub fn with_back(mut address: String, back: &str) -> String {
    if !back.is_empty() {
        address.push_str("?_back=");
        url::quote_plus(back, &mut address);
    }
    address
}

async fn show(visit: &Visit<'_>, filled: &Filled, back: &str) -> Result<Reply, RequestError> {
    let (plain, view) = (visit.pages.server.site.store.primary(), visit.view()?);
    let on = plain.seeing(&view);
    let targets = Targets::load(visit, &on, filled.sheets()).await?;
    let page = filled.page;
    let mut main = Html::new();
    if let Some(key) = &filled.sheet.key {
        facts::write(&mut main, visit, (page, filled.form), key, &on).await?;
    }
    let wrong = summary(&mut main, filled);
    if filled.open() {
        main.raw("<form method=post class=form novalidate data-form");
        main.attr("data-zone", visit.now.zone.name());
        if let Some(address) = &filled.send_to {
            main.attr("action", address);
        }
        if filled.sheets().any(Sheet::takes_files) {
            main.raw(" enctype=\"multipart/form-data\"");
        }
        main.raw(">").hidden("form_key", &visit.session.form).hidden("_back", back);
        // Enter in a field means the first button of a form.
        main.raw("<button class=hidden tabindex=-1 aria-hidden=true name=_do value=save>Save</button>");
    } else {
        main.raw("<p class=help>You may see this ")
            .text(page.resource.words)
            .raw(", not change it.</p><div class=form>");
    }
    let writer = Writer { visit, page, targets: &targets, of: String::new(), form: Some(filled.form) };
    for group in filled.form.groups {
        let mut inner = Html::new();
        for at in group.fields {
            if let Some(entry) = filled.sheet.entries.iter().find(|entry| entry.at == *at) {
                writer.field(&mut inner, &filled.sheet, entry, filled.form.wanted.contains(at));
            }
        }
        if inner.is_empty() {
            continue;
        }
        let is_wrong = |at: &usize| {
            let entry = filled.sheet.entries.iter().find(|entry| entry.at == *at);
            entry.is_some_and(|entry| !entry.errors.is_empty() || entry.theirs.is_some())
        };
        match (group.name, group.closed) {
            ("", _) => main.raw("<fieldset>").append(&inner).raw("</fieldset>"),
            (name, false) => {
                main.raw("<fieldset><legend>").text(name).raw("</legend>").append(&inner).raw("</fieldset>")
            }
            (name, true) => {
                main.raw("<details class=group").flag("open", group.fields.iter().any(is_wrong)).raw("><summary>");
                main.text(name).raw("</summary>").append(&inner).raw("</details>")
            }
        };
    }
    for rows in &filled.inlines {
        rows.write(&mut main, visit, page, &targets);
    }
    if filled.open() {
        main.raw("<p class=\"buttons bar\"><button class=primary name=_do value=save>Save</button>");
        if permits::may_make(&visit.pages.server.site, &visit.sight()?, page.resource) {
            main.raw("<button name=_do value=another>Save and add another</button>");
        }
        main.raw("<button name=_do value=continue>Save and continue</button>");
        let key = filled.sheet.key.as_ref().map(key::plain);
        if let Some(key) = key.filter(|_| filled.permits.delete) {
            let address = row_address(visit, page, &key, "delete");
            main.raw("<a class=\"button danger\"").attr("href", with_back(address, back)).raw(">Delete</a>");
        }
        main.raw("</p></form>");
    } else {
        main.raw("</div>");
    }
    if let Some(key) = &filled.sheet.key {
        facts::plot(&mut main, visit, filled.form, key);
    }
    if let Some(key) = filled.sheet.key.as_ref().map(key::plain) {
        links_about(&mut main, visit, page, &key);
    }
    let title = match filled.sheet.key {
        Some(_) => filled.caption.clone(),
        None => format!("Add {}", sheet::article(page.resource.words)),
    };
    let shown = Shown::new(title, main).of(page.path).below(list_address(visit, page, back), page.title);
    let mut reply = visit.html(visit.pages.templates.page(visit, &shown));
    if wrong {
        reply.status = filled.fault.as_ref().map_or(if filled.met { 409 } else { 400 }, RequestError::status);
    }
    Ok(reply)
}

/// What is wrong with a form, with links to its fields; whether anything is.
fn summary(html: &mut Html, filled: &Filled) -> bool {
    let mut items = Html::new();
    if let Some(fault) = &filled.fault {
        let body = fault.body();
        items.raw("<li>").text(body.get("detail").and_then(|text| text.as_str()).unwrap_or_default()).raw("</li>");
    }
    for sheet in filled.sheets() {
        for error in &sheet.errors {
            items.raw("<li>").text(error).raw("</li>");
        }
        for entry in sheet.entries.iter().filter(|entry| !entry.errors.is_empty() || entry.theirs.is_some()) {
            items.raw("<li><a").attr("href", format_args!("#{}", sheet.name(entry))).raw(">");
            if let Some((relation, _)) = sheet.prefix.split_once('.') {
                items.text(sheet::label(relation)).raw(", ");
            }
            items.text(sheet::label(entry.field.name)).raw("</a>: ");
            if entry.errors.is_empty() {
                items.text("changed by somebody else meanwhile.").raw("</li>");
            } else {
                items.text(entry.errors.join(" ")).raw("</li>");
            }
        }
    }
    if items.is_empty() {
        return false;
    }
    html.raw("<div class=errors role=alert tabindex=-1 autofocus id=summary><p>");
    html.raw(if filled.met {
        "Somebody else has changed this while you worked on it. Nothing was saved: look at both values, then save again."
    } else {
        "Nothing was saved:"
    });
    html.raw("</p><ul>").append(&items).raw("</ul></div>");
    true
}

/// Whether the caller may see rows of a page at all.
fn may_see(visit: &Visit<'_>, page: &AdminPage) -> Result<(), RequestError> {
    match visit.may(page.resource, Act::Read) {
        true => Ok(()),
        false => Err(RequestError::Detail(403, format!("You may not see {}.", page.title))),
    }
}

/// Links to what else there is of a row: its history, and the pages of the project's own about it.
fn links_about(main: &mut Html, visit: &Visit<'_>, page: &AdminPage, key: &str) {
    main.raw("<p class=buttons><a class=button").attr("href", row_address(visit, page, key, "history"));
    main.raw(">History</a>");
    let own = visit.pages.own.iter().filter(|own| own.about == page.path && own.admits(visit));
    for own in own {
        let mut address = visit.at(format_args!("{}/", own.path));
        url::quote_name(key, &mut address);
        main.raw("<a class=button").attr("href", format_args!("{address}/")).raw(">").text(own.title).raw("</a>");
    }
    main.raw("</p>");
}

/// The address of something about a row.
fn row_address(visit: &Visit<'_>, page: &AdminPage, key: &str, what: &str) -> String {
    let mut address = visit.at(format_args!("{}/", page.path));
    url::quote_name(key, &mut address);
    format!("{address}/{what}/")
}
