//! Pages that a project writes itself, for work where lists and forms aren't enough. They stand in the menu before all others, in the
//! frame of all others, behind the same log-in.

use super::{
    csv,
    frame::Shown,
    html::Html,
    list::messages_text,
    visit::{Fields, Visit, html},
    work::{self, Refused, Step},
};
use crate::{
    account::Caller,
    error::RequestError,
    hooks::{self, BoxFuture, Reply},
    http::{export::line, url},
    query::rights::Verdict,
    request_time::RequestTime,
    store::{Executor, Lane, View},
    tables::{Act, AdminPage, Allow},
    write::Site,
};
use sea_orm::Value;
use serde_json::Value as Json;
use std::{fmt::Display, sync::Arc};

/// What answers the requests of a page.
pub type PageHandler = for<'a> fn(&'a PageCall<'a>) -> BoxFuture<'a, Result<Reply, RequestError>>;

/// A page of a project's own.
#[derive(Debug)]
#[non_exhaustive]
pub struct OwnPage {
    /// Its address below that of the pages, e.g. `day`. All addresses that begin so are its own. Empty: it is the first page.
    pub path: &'static str,
    /// A path outside of the pages that leads here too, e.g. `/admin-actions/training`; empty: none.
    pub also: &'static str,
    /// The path of a page whose rows have a page of this kind each, at their keys, e.g. `subjects/subject`: their forms lead to it.
    /// Empty: none.
    pub about: &'static str,
    /// What it is called, in the menu and at its top.
    pub title: &'static str,
    /// Whether it stands in the menu.
    pub listed: bool,
    /// What answers.
    pub handler: PageHandler,
    /// Who may open it; whoever may log in, if nothing is said.
    pub who: Option<&'static [Allow]>,
}

impl OwnPage {
    /// A page that stands in the menu.
    pub const fn new(path: &'static str, title: &'static str, handler: PageHandler) -> OwnPage {
        OwnPage { path, also: "", about: "", title, listed: true, handler, who: None }
    }

    /// A path outside of the pages that leads here too.
    #[must_use]
    pub const fn also(mut self, path: &'static str) -> OwnPage {
        self.also = path;
        self
    }

    /// Each row of a page has one, at its key: the row's form leads to it. It doesn't stand in the menu.
    #[must_use]
    pub const fn about(mut self, path: &'static str) -> OwnPage {
        self.about = path;
        self.listed = false;
        self
    }

    /// It doesn't stand in the menu: other pages lead to it.
    #[must_use]
    pub const fn unlisted(mut self) -> OwnPage {
        self.listed = false;
        self
    }

    /// Who may open it.
    #[must_use]
    pub const fn who(mut self, who: &'static [Allow]) -> OwnPage {
        self.who = Some(who);
        self
    }

    /// Whether somebody may open it.
    pub(super) fn admits(&self, visit: &Visit<'_>) -> bool {
        self.who.is_none_or(|who| visit.sight().is_ok_and(|sight| sight.any(None, who) == Verdict::Always))
    }
}

/// What an error says, for people: of a form, what is wrong with each field.
pub fn reason(error: &RequestError) -> String {
    match error {
        RequestError::Fields(messages) => {
            let all = messages.0.iter().map(|(field, what)| format!("{field}: {}", messages_text(what)));
            all.collect::<Vec<_>>().join(" ")
        }
        other => {
            let body = other.body();
            body.get("detail").and_then(Json::as_str).map_or_else(|| body.to_string(), str::to_owned)
        }
    }
}

/// A part of an address, decoded.
pub fn decoded(part: &str) -> String {
    url::unquote(part)
}

/// A text as a part of an address.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    url::quote_name(text, &mut out);
    out
}

/// A request of a page.
pub struct PageCall<'a> {
    pub(super) visit: &'a Visit<'a>,
    pub(super) page: &'static OwnPage,
    /// What a form sent; `None`: the page is asked for.
    pub form: Option<&'a Fields>,
    /// What follows the page's path, without slashes at its ends.
    pub rest: &'a str,
}

impl PageCall<'_> {
    /// The API, its database and its settings.
    pub fn site(&self) -> &Site {
        &self.visit.pages.server.site
    }

    /// When the request came.
    pub fn now(&self) -> &RequestTime {
        &self.visit.now
    }

    /// Who asks.
    pub fn caller(&self) -> &Caller {
        &self.visit.caller
    }

    /// What the caller sees of the database: statements that answer the caller run by `on().seeing(&view)`.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn view(&self) -> Result<Arc<View>, RequestError> {
        self.visit.view()
    }

    /// Where statements run.
    pub fn on(&self) -> Executor<'_> {
        self.site().store.read_current(Lane::List(hooks::asker(Some(self.caller()), "")))
    }

    /// A query parameter, without blanks around it; empty without one.
    pub fn asked(&self, name: &str) -> &str {
        self.visit.asked(name)
    }

    /// All query parameters of a name.
    pub fn all_asked<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.visit.query.iter().filter(move |(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// The address of a page below that of all pages.
    pub fn at(&self, path: impl Display) -> String {
        self.visit.at(path)
    }

    /// The scheme and host by which the server was reached.
    pub fn base(&self) -> &str {
        &self.visit.base
    }

    /// The page of a resource's rows, by its path, e.g. `subjects/subject`.
    pub fn page_of(&self, path: &str) -> Option<&'static AdminPage> {
        self.visit.pages.admin.pages.iter().copied().find(|page| page.path == path)
    }

    /// Whether the caller may do something with some rows, at least, of the page with a path.
    pub fn may(&self, path: &str, act: Act) -> bool {
        self.page_of(path).is_some_and(|page| self.visit.may(page.resource, act))
    }

    /// Begins a form that posts to the page itself, with what keeps other sites from sending it.
    pub fn begin_form(&self, html: &mut Html) {
        html.raw("<form method=post>").hidden("form_key", &self.visit.session.form);
    }

    /// The page, within the frame.
    pub fn show(&self, main: Html) -> Reply {
        self.show_as(self.page.title, main)
    }

    /// The page under another title.
    pub fn show_as(&self, title: impl Into<String>, main: Html) -> Reply {
        let shown = Shown::new(title, main).of(self.page.path);
        self.visit.html(self.visit.pages.templates.page(self.visit, &shown))
    }

    /// A table as a CSV file: its rows, the first of them the headings. Text that a spreadsheet would take for a formula begins with
    /// `'`.
    pub fn csv(&self, name: &str, rows: impl Iterator<Item = Vec<String>>) -> Reply {
        let mut text = csv::MARK.as_bytes().to_vec();
        for row in rows {
            line(&mut text, row.iter().map(|cell| csv::safe(cell)));
        }
        self.file(&format!("{name}.csv"), "text/csv; charset=utf-8", text)
    }

    /// A file to download, which nobody keeps. Its name has no quotes.
    pub fn file(&self, name: &str, content_type: &'static str, body: Vec<u8>) -> Reply {
        let mut reply = Reply::empty(200);
        reply.content_type = content_type;
        reply.body = body;
        reply.headers.push(("Content-Disposition", format!("attachment; filename=\"{name}\"")));
        reply.headers.push(("Cache-Control", "no-store".into()));
        reply
    }

    /// A page for paper: without menu and frame.
    pub fn show_bare(&self, title: impl Into<String>, main: Html) -> Reply {
        html(200, self.visit.pages.templates.bare(self.visit, &Shown::new(title, main)))
    }

    /// Makes changes in one transaction, in their order: all of them, or none. The keys of the rows that were made, in order.
    ///
    /// # Errors
    /// Those of the first step that fails; database errors.
    pub async fn work(&self, steps: &[Step]) -> Result<Vec<Value>, Refused> {
        work::run(self.visit, steps).await
    }

    /// Leads to an address after a change, where people are told what was done.
    pub fn done(&self, address: &str, notice: &str) -> Reply {
        self.visit.done(address, notice)
    }
}
