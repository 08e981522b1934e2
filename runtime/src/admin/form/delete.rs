//! Deleting rows: first a page that says what goes along, then the deletion.

use super::{caption_of, form_of, list_address, may_see};
use crate::{
    admin::{
        caption,
        filters::{self, Asked},
        frame::Shown,
        html::Html,
        list::{self, messages_text},
        visit::{Fields, Visit},
        work::Work,
    },
    error::RequestError,
    hooks::Reply,
    http::retry::Retry,
    query::{key, wire::RowView},
    store::{self, Executor, Lane},
    tables::{Act, AdminPage},
    write::{
        Transaction, permits,
        preview::{self, Preview, Touched},
    },
};
use sea_orm::Value;

/// Rows that are deleted at once.
const MAX_ROWS: usize = 1000;

/// What a page of a deletion is about.
struct Asking {
    page: &'static AdminPage,
    keys: Vec<Value>,
    /// What it is called.
    title: String,
    /// The parameters of the list.
    back: String,
    /// Whether the rows are those that match the list's filters, not chosen ones.
    all: bool,
}

/// `…/<key>/delete/`.
///
/// # Errors
/// 404 for a row that isn't there for the caller; 403 where it may not go; database errors.
pub async fn delete(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    key: &str,
    sent: Option<&Fields>,
) -> Result<Reply, RequestError> {
    form_of(page)?;
    let view = visit.view()?;
    let missing = || RequestError::no_row(page.resource.record);
    let key = key::in_path(page.resource.key(), key).ok_or_else(missing)?;
    let plain = visit.pages.server.site.store.primary();
    let on = plain.seeing(&view);
    let dialect = visit.pages.server.site.store.dialect;
    key::find(&on, dialect, page.resource, page.resource.primary, &key::plain(&key)).await?;
    let caption = caption_of(visit, page, &key, &on).await?;
    let back = sent.map_or_else(|| visit.asked("_back"), |sent| sent.text("_back")).to_owned();
    let title = format!("Delete {caption}?");
    let asking = Asking { page, keys: vec![key], title, back, all: false };
    ask(visit, &plain, &asking).await?;
    if sent.is_none() {
        return show(visit, &asking, None).await;
    }
    carry_out(visit, &asking, &format!("The {} “{caption}” was deleted.", page.resource.words)).await
}

/// `…/act/delete/`: of the rows that are chosen in a list, or of all that match its filters. A first POST shows what goes, a second
/// deletes.
///
/// # Errors
/// 403 where not all of them may go; 400 for too many; database errors.
pub async fn several(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    sent: Option<&Fields>,
) -> Result<Reply, RequestError> {
    form_of(page)?;
    may_see(visit, page)?;
    let Some(sent) = sent else { return Ok(super::super::visit::redirect(&list_address(visit, page, ""))) };
    let plain = visit.pages.server.site.store.primary();
    let all = sent.text("_rows") == "all";
    let keys = match all {
        true => matching(visit, page, &plain).await?,
        false => chosen(visit, page, sent, &plain).await?,
    };
    let back = sent.text("_back").to_owned();
    if keys.is_empty() {
        return Ok(visit.done(&list_address(visit, page, &back), "No row was chosen; nothing was deleted."));
    }
    if keys.len() > MAX_ROWS {
        let text = format!("More than {MAX_ROWS} rows: narrow the list and delete them in parts. Nothing was deleted.");
        return Err(RequestError::Detail(400, text));
    }
    let count = keys.len();
    let what = if count == 1 {
        format!("1 {}", page.resource.words)
    } else {
        format!("{count} {}", page.title.to_lowercase())
    };
    let asking = Asking { page, keys, title: format!("Delete {what}?"), back, all };
    ask(visit, &plain, &asking).await?;
    // Other rows may match by now than those that were shown.
    if sent.text("_sure") != count.to_string() {
        return show(visit, &asking, None).await;
    }
    carry_out(visit, &asking, &format!("{what} deleted.")).await
}

/// The rows that a form names, as far as they are there for the caller.
async fn chosen(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    sent: &Fields,
    plain: &Executor<'_>,
) -> Result<Vec<Value>, RequestError> {
    let view = visit.view()?;
    let keys = sent.all("_key").take(MAX_ROWS + 1);
    let keys: Vec<Value> = keys.filter_map(|key| key::in_path(page.resource.key(), key)).collect();
    let found = caption::of_keys(visit, &plain.seeing(&view), page.resource, keys).await?;
    Ok(found.into_iter().map(|row| row.key).collect())
}

/// The rows that match the filters in the address.
async fn matching(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    plain: &Executor<'_>,
) -> Result<Vec<Value>, RequestError> {
    let view = visit.view()?;
    let on = plain.seeing(&view);
    let asked = Asked::new(visit, page, list::view_of(visit, page));
    let selection = filters::narrowed(visit, &visit.pages.lists, page, &asked, &on).await?;
    let rows = store::fetch(&on, selection.page(MAX_ROWS as u64 + 1, 0)).await?;
    let kind = page.resource.key().kind;
    Ok(rows.iter().map(|row| RowView::new(row).value(0, kind)).collect())
}

/// Whether all of the rows may go, as far as the rules of their own kind say.
async fn ask(visit: &Visit<'_>, plain: &Executor<'_>, asking: &Asking) -> Result<(), RequestError> {
    let (site, sight) = (&visit.pages.server.site, visit.sight()?);
    let resource = asking.page.resource;
    let permits = permits::of_rows(site, &sight, plain, resource, asking.keys.clone()).await?;
    let refused = asking.keys.iter().filter(|key| !permits.get(key).is_some_and(|permits| permits.delete)).count();
    match (refused, asking.keys.len()) {
        (0, _) => Ok(()),
        (_, 1) => Err(RequestError::Detail(403, format!("You may not delete this {}.", resource.words))),
        (refused, all) => Err(RequestError::Detail(
            403,
            format!("You may not delete {refused} of these {all} rows; nothing was deleted. Choose others."),
        )),
    }
}

/// Deletes the rows in one transaction.
async fn carry_out(visit: &Visit<'_>, asking: &Asking, notice: &str) -> Result<Reply, RequestError> {
    let (site, mut retry) = (&visit.pages.server.site, Retry::new(false));
    let result = loop {
        let transaction = Transaction::begin(site).await?;
        let context = transaction.context(site, &visit.now, Some(&visit.caller));
        let result = all(&Work::new(visit, &context), asking).await;
        match transaction.finish(result).await {
            Err(RequestError::Database(error)) => {
                if !retry.again(&visit.pages.server, &error).await {
                    return Err(error.into());
                }
            }
            result => break result,
        }
    };
    match result {
        Ok(()) => Ok(visit.done(&list_address(visit, asking.page, &asking.back), notice)),
        Err(fault @ (RequestError::Detail(400..=499, _) | RequestError::Fields(_))) => {
            show(visit, asking, Some(&fault)).await
        }
        Err(fault) => Err(fault),
    }
}

async fn all(work: &Work<'_>, asking: &Asking) -> Result<(), RequestError> {
    for key in &asking.keys {
        match work.delete(asking.page.path, key).await {
            // It went along with one before.
            Err(RequestError::Detail(404, _)) if asking.keys.len() > 1 => {}
            result => result?,
        }
    }
    work.keep().await
}

/// What would go, and the button that does it.
async fn show(visit: &Visit<'_>, asking: &Asking, fault: Option<&RequestError>) -> Result<Reply, RequestError> {
    let (page, site) = (asking.page, &visit.pages.server.site);
    let transaction = Transaction::reading(site).await?;
    let context = transaction.context(site, &visit.now, Some(&visit.caller));
    let found = preview::preview(&context, page.resource, asking.keys.clone()).await;
    // What only reads has nothing to keep.
    let preview = transaction.finish(found).await;
    let (preview, refused) = match preview {
        Ok(preview) => (preview, None),
        Err(RequestError::Detail(status @ 400..=499, text)) => (Preview::default(), Some((status, text))),
        Err(fault) => return Err(fault),
    };
    let mut main = Html::new();
    let mut status = 200;
    if let Some(fault) = fault {
        status = fault.status();
        main.raw("<div class=errors role=alert tabindex=-1 autofocus><p>Nothing was deleted: ");
        match fault {
            RequestError::Fields(messages) => {
                main.text(messages.0.values().map(messages_text).collect::<Vec<_>>().join(" "))
            }
            RequestError::Detail(_, text) => main.text(text),
            _ => &mut main,
        };
        main.raw("</p></div>");
    }
    if let Some((code, text)) = &refused {
        status = *code;
        main.raw("<p class=errors role=alert>").text(text).raw("</p>");
    }
    if let Some(text) = &preview.refused {
        main.raw("<p class=errors role=alert>").text(text).raw("</p>");
    }
    let (plain, view) = (site.store.read_current(Lane::Row), visit.view()?);
    let on = plain.seeing(&view);
    groups(&mut main, visit, "It can’t be deleted, because these refer to it:", &preview.protected, &on).await?;
    groups(&mut main, visit, "This is deleted:", &preview.going, &on).await?;
    groups(&mut main, visit, "These stay, without their reference to it:", &preview.released, &on).await?;
    let forbidden = refused.is_some() || preview.refused.is_some() || !preview.protected.is_empty();
    if forbidden {
        main.raw("<p class=buttons>");
    } else {
        main.raw("<form method=post>").hidden("form_key", &visit.session.form).hidden("_back", &asking.back);
        main.hidden("_sure", asking.keys.len());
        if asking.all {
            main.hidden("_rows", "all");
        } else {
            for key in &asking.keys {
                main.hidden("_key", key::plain(key));
            }
        }
        main.raw("<p class=buttons><button class=danger>Delete</button>");
    }
    let back = match asking.keys.as_slice() {
        [key] if !asking.all => super::with_back(list::change(visit, page, &key::plain(key)), &asking.back),
        _ => list_address(visit, page, &asking.back),
    };
    main.raw("<a class=button").attr("href", back).raw(">Keep</a></p>");
    if !forbidden {
        main.raw("</form>");
    }
    let shown = Shown::new(&asking.title, main).of(page.path);
    let shown = shown.below(list_address(visit, page, &asking.back), page.title);
    let mut reply = visit.html(visit.pages.templates.page(visit, &shown));
    reply.status = status;
    Ok(reply)
}

/// Rows by kind: how many, and what the first are called.
async fn groups(
    html: &mut Html,
    visit: &Visit<'_>,
    heading: &'static str,
    of: &[Touched],
    on: &Executor<'_>,
) -> Result<(), RequestError> {
    if of.is_empty() {
        return Ok(());
    }
    html.raw("<h2>").raw(heading).raw("</h2><ul>");
    for touched in of {
        html.raw("<li>").text(touched.count).raw(" × ").text(touched.resource.words);
        if !touched.field.is_empty() {
            html.raw(" by ").text(super::sheet::label(touched.field).to_lowercase());
        }
        let mut captions = Vec::new();
        if visit.may(touched.resource, Act::Read) && !touched.resource.secret {
            captions = caption::of_keys(visit, on, touched.resource, touched.first.clone()).await?;
        }
        for (n, row) in captions.iter().enumerate() {
            html.raw(if n == 0 { ": " } else { ", " });
            let to = visit.pages.admin.page(touched.resource).filter(|page| page.form.is_some());
            match to {
                Some(to) => html.link(list::change(visit, to, &row.key_text()), &row.text),
                None => html.text(&row.text),
            };
        }
        if touched.count > captions.len() && !captions.is_empty() {
            html.raw(", …");
        }
        html.raw(if touched.hidden { " and some that you may not see</li>" } else { "</li>" });
    }
    html.raw("</ul>");
    Ok(())
}
