//! A request of a page: who asks, what was sent, and the answers that every page gives.

use super::{Pages, session::Session};
use crate::{
    caller::Caller,
    error::RequestError,
    hooks::Reply,
    query::{
        render,
        rights::{Sight, Verdict},
    },
    request_time::RequestTime,
    store::{Executor, View},
    tables::{Act, Resource},
    write::body::{Part, Upload},
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use poem::http::{HeaderMap, header};
use std::{fmt::Display, sync::Arc};

/// What pages may load and do.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A request of a page by somebody who is logged in.
pub struct Visit<'a> {
    /// The pages.
    pub pages: &'a Pages,
    /// When it came.
    pub now: RequestTime,
    /// `scheme://host`.
    pub base: String,
    /// Who asks.
    pub caller: Caller,
    /// By which session.
    pub session: Session,
    /// From which address.
    pub address: String,
    /// What the browser calls itself.
    pub browser: String,
    /// Query parameters.
    pub query: Vec<(String, String)>,
    /// Cookies.
    pub cookies: Cookies,
    /// The path below the prefix, without slashes at its ends.
    pub path: &'a str,
}

impl Visit<'_> {
    /// What rows of the page are read and written with.
    pub fn context<'a>(&'a self, on: &'a Executor<'a>) -> render::Context<'a> {
        let site = &self.pages.server.site;
        render::Context {
            on,
            dialect: site.store.dialect,
            hooks: &site.reading,
            now: &self.now,
            base: &self.base,
            caller: Some(&self.caller),
            left_null: &[],
            fields: None,
        }
    }

    /// What the caller may do.
    ///
    /// # Errors
    /// 500 without rules: there are pages only where there are users.
    pub fn sight(&self) -> Result<Sight<'_>, RequestError> {
        let sight = self.pages.server.site.sight(Some(&self.caller), &self.now);
        sight.ok_or_else(|| RequestError::Detail(500, "There are no users.".into()))
    }

    /// What the caller sees of the database.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn view(&self) -> Result<Arc<View>, RequestError> {
        self.sight()?.view()
    }

    /// The same for statements that look for many rows.
    ///
    /// # Errors
    /// As [`Visit::view`].
    pub fn view_of_lists(&self) -> Result<Arc<View>, RequestError> {
        self.sight()?.of_lists().view()
    }

    /// Whether the caller may do something with some rows of a resource at least.
    pub fn may(&self, resource: &Resource, act: Act) -> bool {
        // Who may only read by their account never writes.
        let writes = act == Act::Read || !self.caller.public;
        writes && self.sight().is_ok_and(|sight| sight.verdict(resource, act) != Verdict::Never)
    }

    /// The address of a page below the prefix.
    pub fn at(&self, path: impl Display) -> String {
        self.pages.at(path)
    }

    /// A query parameter: the last of its name, without blanks around it; empty without one.
    pub fn asked(&self, name: &str) -> &str {
        self.query.iter().rev().find(|(of, _)| of == name).map_or("", |(_, value)| value.trim())
    }

    /// A page of HTML.
    pub fn html(&self, text: String) -> Reply {
        let mut reply = html(200, text);
        if self.cookies.notice.is_some() {
            reply.headers.push(("Set-Cookie", self.cookies.clear_notice()));
        }
        reply
    }

    /// Leads to another page after a change, which says what was done.
    pub fn done(&self, path: &str, notice: &str) -> Reply {
        let mut reply = redirect(path);
        reply.headers.push(("Set-Cookie", self.cookies.set_notice(notice)));
        reply
    }
}

/// A page of HTML that isn't kept by anybody.
pub fn html(status: u16, text: String) -> Reply {
    let mut reply = Reply::empty(status);
    reply.content_type = "text/html; charset=utf-8";
    reply.body = text.into_bytes();
    reply.headers = vec![
        ("Content-Security-Policy", POLICY.to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("Referrer-Policy", "same-origin".to_owned()),
    ];
    reply
}

/// Leads to another page; the browser asks for it by GET.
pub fn redirect(path: &str) -> Reply {
    let mut reply = html(303, String::new());
    reply.headers.push(("Location", path.to_owned()));
    reply
}

/// What a form sent.
#[derive(Debug, Default)]
pub struct Fields(pub Vec<(String, Part)>);

impl Fields {
    /// The text of a field; empty without one.
    pub fn text(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// The text of a field, if it was sent.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.all(name).next_back()
    }

    /// Whether a field was sent, as text or file.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(of, _)| of == name)
    }

    /// All texts of a field.
    pub fn all<'f>(&'f self, name: &str) -> impl DoubleEndedIterator<Item = &'f str> + use<'f> {
        let name = name.to_owned();
        self.0.iter().filter_map(move |(of, part)| match part {
            Part::Text(text) if *of == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The file of a field.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.0.iter().find_map(|(of, part)| match part {
            Part::File(upload) if of == name && !upload.name.is_empty() => Some(upload),
            _ => None,
        })
    }
}

/// The cookies of a request, and how others are set.
#[derive(Debug)]
pub struct Cookies {
    /// The session's.
    pub session: Option<String>,
    /// What the log-in form carries.
    pub form: Option<String>,
    /// What the page says of what was done before.
    pub notice: Option<String>,
    secure: bool,
    vendor: &'static str,
}

impl Cookies {
    /// Reads the cookies of a request. `secure`: it came over TLS.
    pub fn read(headers: &HeaderMap, secure: bool, vendor: &'static str) -> Cookies {
        let mut cookies = Cookies { session: None, form: None, notice: None, secure, vendor };
        let (session, form, notice) = (cookies.name(""), cookies.name("-form"), cookies.name("-notice"));
        let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        for (name, value) in sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('=')) {
            let value = || Some(value.to_owned());
            match name {
                _ if name == session => cookies.session = value(),
                _ if name == form => cookies.form = value(),
                _ if name == notice => {
                    cookies.notice = value().map(|text| percent_decode_str(&text).decode_utf8_lossy().into_owned());
                }
                _ => {}
            }
        }
        cookies
    }

    /// The prefix keeps other hosts of the same domain from setting it; browsers accept it over TLS alone.
    fn name(&self, ending: &str) -> String {
        format!("{}{}{ending}", if self.secure { "__Host-" } else { "" }, self.vendor)
    }

    fn set(&self, ending: &str, value: &str, more: &str) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}", self.name(ending))
    }

    /// Sets the session's.
    pub fn set_session(&self, value: &str) -> String {
        self.set("", value, "")
    }

    /// Ends the session's.
    pub fn clear_session(&self) -> String {
        self.set("", "", "; Max-Age=0")
    }

    /// Sets that of the log-in form.
    pub fn set_form(&self, value: &str) -> String {
        self.set("-form", value, "")
    }

    /// Sets what the next page says.
    pub fn set_notice(&self, text: &str) -> String {
        self.set("-notice", &utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(), "; Max-Age=60")
    }

    fn clear_notice(&self) -> String {
        self.set("-notice", "", "; Max-Age=0")
    }
}
