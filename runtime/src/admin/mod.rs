//! Pages for people: lists, forms, and the log-in that leads to them. The tables' [`Admin`] says what there is; the pages read and
//! write by the same rooms as requests of the API, so hooks, checks and rules hold in both. Everything is a link or a form first: it
//! works without scripts.
//!
//! A request goes through `Pages::answer`: assets and the log-in are open; all else needs a session, and every POST what its form
//! carries.

mod account;
mod act;
mod assets;
mod caption;
mod cells;
mod csv;
mod filters;
mod find;
mod form;
mod frame;
mod history;
mod home;
mod html;
mod list;
pub mod own;
mod session;
mod visit;
pub mod work;

pub use html::Html;
pub use visit::Fields;

use crate::{
    account::{Caller, login::LogIn},
    error::RequestError,
    hooks::Reply,
    http::{
        answer::respond::{self, Frame},
        app::{Extra, app_with},
        body,
        checks::base,
        server::Server,
        uploaded, url,
    },
    query::rights::Verdict,
    request_time::RequestTime,
    tables::{Accounts, Admin, AdminPage, CellLink},
    write::body::Body,
};
use frame::Templates;
use list::Lists;
use own::{OwnPage, PageCall};
use poem::{
    Endpoint, Response,
    http::{Method, header},
};
use std::{fmt::Display, path::PathBuf, sync::Arc};
use visit::Visit;

/// Bytes that the log-in takes.
const MAX_OPEN_BODY: usize = 64 << 10;

/// Where the pages are as shipped, without a slash at the end.
pub const PREFIX: &str = "/admin";

/// What a deployment chooses of its pages.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Where they are, without a slash at the end; empty: nowhere.
    pub prefix: String,
    /// A folder of templates that take the place of those of the program.
    pub templates: Option<PathBuf>,
    /// Pages that the project writes itself.
    pub own: &'static [OwnPage],
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { prefix: PREFIX.to_owned(), templates: None, own: &[] }
    }
}

/// The whole server as one endpoint: its API, and its pages where it has any.
///
/// # Errors
/// A template that can't be read.
pub fn app(server: Arc<Server>, settings: &Settings) -> Result<impl Endpoint<Output = Response> + use<>, String> {
    let pages: Option<Arc<dyn Extra>> = match Pages::new(&server, settings)? {
        Some(pages) => Some(Arc::new(pages)),
        None => None,
    };
    Ok(app_with(server, pages))
}

/// The pages of a server.
pub struct Pages {
    server: Arc<Server>,
    admin: &'static Admin,
    accounts: &'static Accounts,
    sessions: session::Table,
    templates: Templates,
    lists: Lists,
    prefix: String,
    own: &'static [OwnPage],
}

impl Pages {
    /// The pages of a server; `None` where its API has none.
    ///
    /// # Errors
    /// A template that can't be read.
    pub fn new(server: &Arc<Server>, settings: &Settings) -> Result<Option<Pages>, String> {
        let (Some(admin), Some(accounts)) = (server.site.api.admin, server.site.api.accounts) else { return Ok(None) };
        if settings.prefix.is_empty() {
            return Ok(None);
        }
        known(admin, settings.own)?;
        Ok(Some(Pages {
            server: Arc::clone(server),
            admin,
            accounts,
            sessions: session::Table::of(admin.sessions),
            templates: Templates::new(settings.templates.as_deref())?,
            lists: Lists::new(admin),
            prefix: settings.prefix.clone(),
            own: settings.own,
        }))
    }

    /// The address of a page below the prefix.
    fn at(&self, path: impl Display) -> String {
        format!("{}/{path}", self.prefix)
    }

    fn log_in(&self) -> LogIn<'_> {
        LogIn {
            store: &self.server.site.store,
            accounts: self.accounts,
            lifetime: 0,
            failed_log_ins: &self.server.failed_log_ins,
            hashing: &self.server.hashing,
        }
    }

    /// Answers a request whose path begins with the prefix.
    async fn answer(&self, request: &mut poem::Request) -> Response {
        let sent = request.take_body();
        let head = request.method() == Method::HEAD;
        let mut user = None;
        let result = self.work(request, sent, &mut user).await;
        let frame = Frame { head, user: user.as_deref().unwrap_or_default(), ..Frame::default() };
        match result {
            Ok(reply) => respond::reply(reply, &frame),
            Err(error) => {
                let mut response = respond::reply(self.error_page(&error), &frame);
                if let Some(internal) = respond::internal(&error) {
                    response.extensions_mut().insert(internal);
                }
                response
            }
        }
    }

    async fn work(
        &self,
        request: &poem::Request,
        sent: poem::Body,
        user: &mut Option<String>,
    ) -> Result<Reply, RequestError> {
        let server = &*self.server;
        let base = base::base(request, &server.settings)?;
        if let Some((page, rest)) = self.elsewhere(request.uri().path()) {
            return Ok(visit::redirect(&self.at(format_args!("{}/{rest}", page.path))));
        }
        let path = request.uri().path().strip_prefix(&self.prefix).unwrap_or_default().trim_matches('/');
        if let Some(name) = path.strip_prefix("-/") {
            return assets::asset(name);
        }
        let post = match *request.method() {
            Method::GET | Method::HEAD => false,
            Method::POST => true,
            _ => return Err(RequestError::Detail(405, "Pages take GET and POST.".into())),
        };
        if post {
            same_site(request, &base)?;
        }
        let now = RequestTime::now(server.site.settings.zone);
        let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
        let secure = base.starts_with("https:");
        let cookies = visit::Cookies::read(request.headers(), secure, server.site.api.vendor);
        if path == "login" {
            // Whoever isn't known yet may send little.
            let limits = body::Limits { text: MAX_OPEN_BODY, upload: MAX_OPEN_BODY };
            let (fields, _share) = self.fields(request, sent, post, limits).await?;
            return account::login(self, request, &cookies, &query, post.then_some(&fields), &now).await;
        }
        let found = match &cookies.session {
            Some(cookie) => session::find(&server.site.store, self.sessions, self.accounts, cookie, &now).await?,
            None => None,
        };
        let Some((session, caller)) = found.filter(|(_, caller)| self.admits(caller, &now)) else {
            return Ok(account::to_login(self, request));
        };
        *user = Some(caller.username.clone());
        let (fields, _share) = self.fields(request, sent, post, server.settings.limits).await?;
        if post && !session.made(fields.text("form_key")) {
            return Err(RequestError::Detail(
                403,
                "This form wasn't made in your session; nothing was changed. Go back, load the page again, and send it once more."
                    .into(),
            ));
        }
        let address = base::client_address(request, &server.settings);
        let browser = request.header(header::USER_AGENT).unwrap_or_default().to_owned();
        let visit = Visit { pages: self, now, base, caller, session, address, browser, query, cookies, path };
        self.page(&visit, post.then_some(&fields)).await
    }

    async fn page(&self, visit: &Visit<'_>, fields: Option<&Fields>) -> Result<Reply, RequestError> {
        match (visit.path, fields) {
            ("", None) => {
                return match self.own.iter().find(|page| page.path.is_empty() && page.admits(visit)) {
                    Some(page) => (page.handler)(&PageCall { visit, page, form: None, rest: "" }).await,
                    None => home::home(visit),
                };
            }
            ("logout", Some(_)) => return account::log_out(visit).await,
            ("password", fields) => return account::password(visit, fields).await,
            ("account", fields) => return account::account(visit, fields).await,
            ("history", None) => return history::rows(visit).await,
            ("find", None) => return find::find(visit).await,
            (path, None) if path.starts_with("uploaded/") => {
                let path = path.strip_prefix("uploaded/").unwrap_or_default();
                return uploaded::file(&self.server.site, &*visit.view()?, path).await;
            }
            _ => {}
        }
        let own = self.own.iter().filter(|page| !page.path.is_empty());
        if let Some((page, rest)) = own.filter_map(|page| Some((page, below(visit.path, page.path)?))).next() {
            if !page.admits(visit) {
                return Err(RequestError::Detail(403, format!("You may not open {}.", page.title)));
            }
            return (page.handler)(&PageCall { visit, page, form: fields, rest }).await;
        }
        let (page, rest) = self.found(visit.path).ok_or_else(RequestError::no_route)?;
        match (rest, fields) {
            ("", None) => list::list(visit, page).await,
            ("add", fields) => form::add(visit, page, fields).await,
            ("recover", fields) => history::recover(visit, page, fields).await,
            ("act/edit", Some(fields)) => form::save_cells(visit, page, fields).await,
            ("act/delete", fields) => form::several(visit, page, fields).await,
            (rest, Some(fields)) if rest.starts_with("act/") => {
                act::act(visit, page, &rest["act/".len()..], fields).await
            }
            (rest, fields) => {
                if let Some((key, version)) = rest.rsplit_once("/history/") {
                    return history::version(visit, page, &url::unquote(key), version, fields).await;
                }
                let (key, what) = rest.rsplit_once('/').ok_or_else(RequestError::no_route)?;
                let key = url::unquote(key);
                match (key.as_str(), what, fields) {
                    ("options", field, None) => form::options(visit, page, field).await,
                    (key, "change", fields) => form::change(visit, page, key, fields).await,
                    (key, "history", None) => history::history(visit, page, key).await,
                    (key, "delete", fields) => form::delete(visit, page, key, fields).await,
                    _ => Err(RequestError::no_route()),
                }
            }
        }
    }

    /// The page whose address a path begins with, and the rest of the path.
    fn found<'p>(&self, path: &'p str) -> Option<(&'static AdminPage, &'p str)> {
        self.admin.pages.iter().find_map(|page| Some((*page, below(path, page.path)?)))
    }

    /// The page of the project's own that a path outside of the prefix leads to, and the rest of the path.
    fn elsewhere<'p>(&self, path: &'p str) -> Option<(&'static OwnPage, &'p str)> {
        let pages = self.own.iter().filter(|page| !page.also.is_empty());
        pages.filter_map(|page| Some((page, below(path, page.also)?))).next()
    }

    /// Whether a user may work on the pages.
    fn admits(&self, caller: &Caller, now: &RequestTime) -> bool {
        let sight = self.server.site.sight(Some(caller), now);
        sight.is_some_and(|sight| sight.any(None, self.admin.who) == Verdict::Always)
    }

    async fn fields(
        &self,
        request: &poem::Request,
        sent: poem::Body,
        post: bool,
        limits: body::Limits,
    ) -> Result<(Fields, Option<body::memory::MemoryShare>), RequestError> {
        if !post {
            return Ok((Fields::default(), None));
        }
        let memory = &self.server.memory;
        match body::read(request.headers(), sent, "application/x-www-form-urlencoded", limits, memory).await? {
            (Body::Form(parts), share) => Ok((Fields(parts), share)),
            (Body::Empty, share) => Ok((Fields::default(), share)),
            _ => Err(RequestError::Detail(415, "Pages take what forms send.".into())),
        }
    }

    fn error_page(&self, error: &RequestError) -> Reply {
        let mut reply = self.templates.error(self, error);
        reply.status = error.status();
        if let Some(seconds) = error.retry_after() {
            reply.headers.push(("Retry-After", seconds.to_string()));
        }
        reply
    }
}

impl Extra for Pages {
    fn takes(&self, path: &str) -> bool {
        below(path, &self.prefix).is_some() || self.elsewhere(path).is_some()
    }

    fn answer<'a>(&'a self, request: &'a mut poem::Request) -> futures_util::future::BoxFuture<'a, Response> {
        Box::pin(Pages::answer(self, request))
    }
}

/// Checks that the project's own pages that the spec names are there.
fn known(admin: &Admin, own: &[OwnPage]) -> Result<(), String> {
    for page in admin.pages {
        let facts = page.form.as_ref().and_then(|form| form.show);
        let columns = page.list.columns.iter().chain(facts.into_iter().flat_map(|facts| facts.columns));
        let links = columns.filter_map(|column| match column.link {
            CellLink::Own(path) => Some(path),
            CellLink::None | CellLink::Row | CellLink::Related(..) => None,
        });
        let plot = page.form.as_ref().map(|form| form.plot).filter(|plot| !plot.is_empty());
        for path in page.actions.iter().copied().chain(links).chain(plot) {
            if !own.iter().any(|known| known.path == path) {
                return Err(format!(
                    "The page {} leads to `{path}`, which the program doesn't have: add it to `Program::pages`.",
                    page.path
                ));
            }
        }
    }
    Ok(())
}

/// The rest of a path below another.
fn below<'p>(path: &'p str, of: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(of)?;
    if rest.is_empty() { Some("") } else { rest.strip_prefix('/') }
}

/// Refuses a POST that another site's page has sent. Browsers say where a request comes from; what says nothing must carry the key
/// of a form anyway.
fn same_site(request: &poem::Request, base: &str) -> Result<(), RequestError> {
    let site = request.header("sec-fetch-site");
    let is_ours = match (site, request.header(header::ORIGIN)) {
        (Some("same-origin" | "none"), _) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => origin == base,
        (None, None) => true,
    };
    if is_ours {
        Ok(())
    } else {
        Err(RequestError::Detail(403, "The request comes from a page of another site; nothing was changed.".into()))
    }
}
