//! What is done with rows that were chosen in a list: they go to a page of the project's own.

use super::{
    filters::{self, Asked},
    list,
    own::OwnPage,
    visit::{self, Fields, Visit},
};
use crate::{
    error::RequestError,
    hooks::{self, Reply},
    http::url,
    query::{key, wire::RowView},
    store::{self, Lane},
    tables::{Act, AdminPage},
};

/// Rows that go to a page at once.
const MAX_ROWS: u64 = 200;

/// The pages that take rows of a list, and that the caller may open.
pub fn actions(visit: &Visit<'_>, page: &AdminPage) -> Vec<&'static OwnPage> {
    let own = page.actions.iter().filter_map(|path| visit.pages.own.iter().find(|own| own.path == *path));
    own.filter(|own| own.admits(visit)).collect()
}

/// `…/act/<action>/`: leads to the page, with the keys of the chosen rows, or of all that the list's filters keep, as `ids`.
///
/// # Errors
/// 404 for what is no action of the list; 400 without rows, or with too many; database errors.
pub async fn act(
    visit: &Visit<'_>,
    page: &'static AdminPage,
    action: &str,
    sent: &Fields,
) -> Result<Reply, RequestError> {
    let own = actions(visit, page).into_iter().find(|own| own.path == action).ok_or_else(RequestError::no_route)?;
    if !visit.may(page.resource, Act::Read) {
        return Err(RequestError::Detail(403, format!("You may not see {}.", page.title)));
    }
    let keys: Vec<String> = match sent.text("_rows") {
        "all" => {
            let site = &visit.pages.server.site;
            let (on, view) =
                (site.store.read_current(Lane::List(hooks::asker(Some(&visit.caller), ""))), visit.view()?);
            let on = on.seeing(&view);
            let asked = Asked::new(visit, page, list::view_of(visit, page));
            let mut selection = filters::narrowed(visit, &visit.pages.lists, page, &asked, &on).await?;
            selection.order(&list::order(visit, page)).map_err(super::caption::internal)?;
            let rows = store::fetch(&on, selection.page(MAX_ROWS + 1, 0)).await?;
            rows.iter().map(|row| key::plain(&RowView::new(row).value(0, page.resource.key().kind))).collect()
        }
        _ => {
            let keys = sent.all("_key").filter_map(|key| key::in_path(page.resource.key(), key));
            keys.map(|key| key::plain(&key)).collect()
        }
    };
    if keys.is_empty() {
        return Err(RequestError::Detail(400, "Choose rows first: tick the boxes before them.".into()));
    }
    if keys.len() as u64 > MAX_ROWS {
        let text = format!("{} takes {MAX_ROWS} rows at the most: narrow the list.", own.title);
        return Err(RequestError::Detail(400, text));
    }
    let mut address = visit.at(format_args!("{}/", own.path));
    url::push_query([("whose", "all"), ("ids", &keys.join(","))], &mut address);
    Ok(visit::redirect(&address))
}
