//! The frame of every page, by tera: a lab can replace a template in a folder of its own.

use super::{
    Pages, assets,
    html::Html,
    visit::{self, Visit},
};
use crate::{
    error::RequestError,
    hooks::Reply,
    tables::{Act, Admin},
};
use serde_json::json;
use std::path::Path;
use tera::{Context, Tera};

/// The templates of the program, by their names.
const TEMPLATES: [(&str, &str); 5] = [
    ("base.html", include_str!("../../templates/admin/base.html")),
    ("bare.html", include_str!("../../templates/admin/bare.html")),
    ("page.html", include_str!("../../templates/admin/page.html")),
    ("login.html", include_str!("../../templates/admin/login.html")),
    ("error.html", include_str!("../../templates/admin/error.html")),
];

/// All templates.
pub struct Templates(Tera);

/// What a page shows within the frame.
pub struct Shown {
    title: String,
    /// Links above the title: address and text.
    trail: Vec<(String, String)>,
    main: Html,
    /// The page in the menu to which it belongs.
    current: &'static str,
}

impl Shown {
    /// A page with a title.
    pub fn new(title: impl Into<String>, main: Html) -> Shown {
        Shown { title: title.into(), trail: Vec::new(), main, current: "" }
    }

    /// A link above the title.
    #[must_use]
    pub fn below(mut self, address: impl Into<String>, text: impl Into<String>) -> Shown {
        self.trail.push((address.into(), text.into()));
        self
    }

    /// The page in the menu to which it belongs.
    #[must_use]
    pub fn of(mut self, path: &'static str) -> Shown {
        self.current = path;
        self
    }
}

impl Templates {
    /// The templates of the program, and those of a folder in their place.
    ///
    /// # Errors
    /// A template that can't be read, by its name.
    pub fn new(folder: Option<&Path>) -> Result<Templates, String> {
        let mut tera = Tera::default();
        let mut texts: Vec<(&str, String)> = Vec::new();
        for (name, text) in TEMPLATES {
            let own = folder.map(|folder| folder.join(name)).filter(|path| path.exists());
            let text = match own {
                Some(path) => std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?,
                None => text.to_owned(),
            };
            texts.push((name, text));
        }
        tera.add_raw_templates(texts).map_err(|error| format!("The templates of the pages: {error:?}"))?;
        Ok(Templates(tera))
    }

    fn render(&self, name: &str, context: &serde_json::Value) -> String {
        let made = Context::from_serialize(context).and_then(|context| self.0.render(name, &context));
        made.unwrap_or_else(|error| {
            tracing::error!(template = name, "a template of the pages fails: {error:?}");
            "The template of this page fails; the server's log says more.".to_owned()
        })
    }

    /// A page for somebody who is logged in.
    pub fn page(&self, visit: &Visit<'_>, shown: &Shown) -> String {
        let admin = visit.pages.admin;
        let groups = admin.menu.iter().filter_map(|group| {
            let pages: Vec<_> = group
                .pages
                .iter()
                .filter(|page| visit.may(page.resource, Act::Read))
                .map(|page| json!({"path": page.path, "title": page.title, "current": page.path == shown.current}))
                .collect();
            let open = group.pages.iter().any(|page| page.path == shown.current);
            (!pages.is_empty()).then(|| json!({"name": group.name, "pages": pages, "open": open}))
        });
        let own = visit.pages.own.iter().filter(|page| page.listed && page.admits(visit));
        let work = own.map(|page| {
            // The first page has no path; others that stand in no menu don't either.
            let current = page.path == shown.current && (!page.path.is_empty() || visit.path.is_empty());
            json!({"path": page.path, "title": page.title, "current": current})
        });
        let context = json!({
            "site": admin.title,
            "prefix": visit.pages.prefix,
            "assets": visit.at(format_args!("-/{}", *assets::VERSION)),
            "title": shown.title,
            "trail": shown.trail,
            "mark": mark(admin, &visit.base),
            "user": visit.caller.username,
            "form_key": visit.session.form,
            "history": visit.path == "history",
            "work": work.collect::<Vec<_>>(),
            "menu": groups.collect::<Vec<_>>(),
            "q": if visit.path == "find" { visit.asked("q") } else { "" },
            "notice": visit.cookies.notice,
            "main": shown.main.as_str(),
        });
        self.render("page.html", &context)
    }

    /// A page for paper: its title and its content alone.
    pub fn bare(&self, visit: &Visit<'_>, shown: &Shown) -> String {
        let context = json!({
            "site": visit.pages.admin.title,
            "prefix": visit.pages.prefix,
            "assets": visit.at(format_args!("-/{}", *assets::VERSION)),
            "title": shown.title,
            "mark": "",
            "main": shown.main.as_str(),
        });
        self.render("bare.html", &context)
    }

    /// The log-in.
    pub fn login(&self, pages: &Pages, form_key: &str, next: &str, username: &str, why: &str) -> Reply {
        let context = json!({
            "site": pages.admin.title,
            "prefix": pages.prefix,
            "assets": pages.at(format_args!("-/{}", *assets::VERSION)),
            "title": "Log in",
            "mark": "",
            "form_key": form_key,
            "next": next,
            "username": username,
            "why": why,
        });
        visit::html(200, self.render("login.html", &context))
    }

    /// What went wrong.
    pub fn error(&self, pages: &Pages, error: &RequestError) -> Reply {
        let title = match error.status() {
            404 => "There is nothing here",
            403 => "You may not do this",
            429 | 503 => "Please wait a moment",
            500.. => "The server failed",
            _ => "This can't be done",
        };
        let body = error.body();
        let detail = match body.get("detail").and_then(|detail| detail.as_str()) {
            Some(detail) => detail.to_owned(),
            None => body.to_string(),
        };
        let context = json!({
            "site": pages.admin.title,
            "prefix": pages.prefix,
            "assets": pages.at(format_args!("-/{}", *assets::VERSION)),
            "title": title,
            "mark": "",
            "detail": detail,
        });
        visit::html(error.status(), self.render("error.html", &context))
    }
}

/// What pages of a host are marked with; empty: nothing.
fn mark(admin: &Admin, base: &str) -> &'static str {
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    admin.marks.iter().find(|(part, _)| host.contains(part)).map_or("", |(_, mark)| mark)
}
