//! The first page: what there is.

use super::{frame::Shown, html::Html, visit::Visit};
use crate::{error::RequestError, hooks::Reply, tables::Act};

/// `/`: the pages that the caller may see, by group.
///
/// # Errors
/// A template that fails.
pub fn home(visit: &Visit<'_>) -> Result<Reply, RequestError> {
    let mut main = Html::new();
    main.raw("<div class=cards>");
    for group in visit.pages.admin.menu {
        let seen: Vec<_> = group.pages.iter().filter(|page| visit.may(page.resource, Act::Read)).collect();
        if seen.is_empty() {
            continue;
        }
        main.raw("<section class=card><h2>").text(group.name).raw("</h2><ul>");
        for page in seen {
            main.raw("<li>").link(visit.at(format_args!("{}/", page.path)), page.title);
            if page.form.is_some() && visit.may(page.resource, Act::Create) {
                main.raw(" <a class=quiet").attr("href", visit.at(format_args!("{}/add/", page.path)));
                main.attr("aria-label", format_args!("Add to {}", page.title)).raw(">Add</a>");
            }
            main.raw("</li>");
        }
        main.raw("</ul></section>");
    }
    main.raw("</div>");
    Ok(visit.html(visit.pages.templates.page(visit, &Shown::new(visit.pages.admin.title, main))))
}
