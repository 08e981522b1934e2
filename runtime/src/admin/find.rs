//! Search over all pages: by key, or by what people call a row.

use super::{
    caption::{self, Captioned},
    frame::Shown,
    html::Html,
    list,
    visit::Visit,
};
use crate::{
    error::RequestError,
    hooks::{self, Reply},
    query::{
        key,
        lookup::path::{self, Reach},
    },
    store::Lane,
    tables::{Act, AdminPage, Kind},
};
use std::time::{Duration, Instant};

/// Rows of each kind that are shown.
const EACH: u64 = 8;
/// Rows that are shown in all.
const ALL: usize = 40;
/// After this time no further kind is looked through.
const TIME_LIMIT: Duration = Duration::from_secs(2);

/// `/find/?q=`: the rows with a key, or whose captions contain all words. A single one is opened.
///
/// # Errors
/// Database errors.
pub async fn find(visit: &Visit<'_>) -> Result<Reply, RequestError> {
    let text = visit.asked("q");
    let mut found: Vec<(&'static AdminPage, Vec<Captioned>)> = Vec::new();
    let mut is_whole = true;
    if !text.is_empty() {
        let site = &visit.pages.server.site;
        let (on, view) = (site.store.read_current(Lane::Search(hooks::asker(Some(&visit.caller), ""))), visit.view()?);
        let on = on.seeing(&view);
        let begun = Instant::now();
        for page in pages(visit) {
            if begun.elapsed() > TIME_LIMIT || found.iter().map(|(_, rows)| rows.len()).sum::<usize>() >= ALL {
                is_whole = false;
                break;
            }
            let by_key = key::in_path(page.resource.key(), text);
            let rows = match by_key {
                Some(key) if page.resource.key().kind != Kind::Text => {
                    caption::of_keys(visit, &on, page.resource, vec![key]).await?
                }
                _ if is_named(page) => caption::search(visit, &on, page.resource, text, EACH).await?,
                _ => continue,
            };
            if !rows.is_empty() {
                found.push((page, rows));
            }
        }
        if let ([(page, rows)], true) = (found.as_slice(), is_whole)
            && let [row] = rows.as_slice()
        {
            return Ok(super::visit::redirect(&list::change(visit, page, &row.key_text())));
        }
    }
    let mut main = Html::new();
    main.raw("<p class=count role=status>");
    match found.iter().map(|(_, rows)| rows.len()).sum::<usize>() {
        0 if text.is_empty() => main.raw("Type what you look for into the field at the top."),
        0 => main.raw("Nothing is called ").text(text).raw("."),
        count if is_whole => main.text(count).raw(" found"),
        count => main.raw("The first ").text(count).raw(" found; type more to narrow it"),
    };
    main.raw("</p>");
    for (page, rows) in &found {
        main.raw("<section><h2>").text(page.title).raw("</h2><ul>");
        for row in rows {
            main.raw("<li>").link(list::change(visit, page, &row.key_text()), &row.text).raw("</li>");
        }
        main.raw("</ul></section>");
    }
    Ok(visit.html(visit.pages.templates.page(visit, &Shown::new("Find", main))))
}

/// The pages to look through: those with forms that the caller may see, one for each table.
fn pages(visit: &Visit<'_>) -> Vec<&'static AdminPage> {
    let mut tables = Vec::new();
    let in_menu = visit.pages.admin.menu.iter().flat_map(|group| group.pages).copied();
    in_menu
        .filter(|page| {
            let is_new = !tables.contains(&page.resource.table);
            tables.push(page.resource.table);
            is_new && page.form.is_some() && visit.may(page.resource, Act::Read)
        })
        .collect()
}

/// Whether rows have names of their own: a search of related rows' names would find each of these too.
fn is_named(page: &AdminPage) -> bool {
    page.resource.caption.first().is_some_and(|first| {
        path::find(page.resource, first, Reach::Trusted)
            .is_ok_and(|found| found.hops.is_empty() && found.resource.columns[found.column].kind == Kind::Text)
    })
}
