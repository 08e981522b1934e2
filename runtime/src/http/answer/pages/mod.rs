//! The pages for browsers: the documentation, the reference, and the page at the root. Scripts and styles are separate
//! files, so the Content-Security-Policy can forbid inline code and other origins.

mod layout;
mod reference;

use crate::{
    error::RequestError,
    hooks::Reply,
    tables::{Api, ReferencePage},
};
use bytes::Bytes;
use layout::escaped;
use poem::{Response, http::StatusCode};
use reference::Reference;
use serde_json::{Map, Value};

pub use reference::address;

/// What the pages may load. The documentation draws its icons from `data:` addresses.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HTML: &str = "text/html; charset=utf-8";

/// The documentation, the reference, and the files that the pages load.
pub struct Pages {
    api: &'static Api,
    docs: String,
    reference: Reference,
    files: [(&'static str, &'static str, Bytes); 5],
}

impl Pages {
    /// Takes the library's script and style out of the page that poem-openapi makes, where they stand within it.
    pub fn new(api: &'static Api, swagger: &str, reference: &'static [ReferencePage]) -> Pages {
        let within = |tag: &str| {
            let start = swagger.split_once(&format!("<{tag} charset=\"UTF-8\">")).map(|(_, rest)| rest);
            let text = start.and_then(|rest| rest.split_once(&format!("</{tag}>"))).map(|(text, _)| text);
            Bytes::from(text.unwrap_or_default().to_owned())
        };
        let reference = Reference::new(reference);
        let docs = docs(api, !reference.is_empty());
        let (script, style) = ("text/javascript; charset=utf-8", "text/css; charset=utf-8");
        let files = [
            ("swagger-ui.js", script, within("script")),
            ("swagger-ui.css", style, within("style")),
            ("start.js", script, Bytes::from_static(include_bytes!("start.js"))),
            ("docs.css", style, Bytes::from_static(include_bytes!("docs.css"))),
            ("page.css", style, Bytes::from_static(include_bytes!("page.css"))),
        ];
        Pages { api, docs, reference, files }
    }

    /// `/docs`.
    pub fn docs(&self) -> Reply {
        page(self.docs.clone())
    }

    /// `/docs/{name}`: a reference page, or a file that a page loads.
    ///
    /// # Errors
    /// 404 for another name.
    pub fn below_docs(&self, name: &str) -> Result<Reply, RequestError> {
        if let Some(name) = name.strip_prefix("reference") {
            let name = if name.is_empty() { Some("") } else { name.strip_prefix('/').filter(|name| !name.is_empty()) };
            let text = name.and_then(|name| self.reference.page(self.api, name)).ok_or_else(RequestError::no_route)?;
            let mut reply = Reply::shared(HTML, text);
            reply.headers.push(("Content-Security-Policy", POLICY.into()));
            return Ok(reply);
        }
        let (_, form, bytes) = self.files.iter().find(|(has, ..)| *has == name).ok_or_else(RequestError::no_route)?;
        let mut reply = Reply::shared(form, bytes.clone());
        reply.headers.push(("Cache-Control", "public, max-age=3600".into()));
        Ok(reply)
    }

    /// `/` for a browser: what this is, and where to go. `base`: the server's address, without a slash at the end.
    pub fn root(&self, base: &str, categories: &Map<String, Value>) -> Reply {
        let rows: String = categories
            .iter()
            .map(|(name, url)| {
                let (name, url) = (name.trim_end_matches("-url"), url.as_str().unwrap_or_default());
                format!("<li><a href=\"{}\">{}</a></li>", escaped(url), escaped(name))
            })
            .collect();
        let (api, base) = (self.api, escaped(base));
        let name = escaped(api.name);
        let mut main = format!("<h1>{name}</h1><p>{}</p><h2>Start here</h2><ul>", escaped(api.about));
        main.push_str("<li><a href=\"/docs\">Documentation</a>: search all operations");
        main.push_str(if api.accounts.is_some() { ", log in, and try them" } else { ", and try them" });
        if !self.reference.is_empty() {
            main.push_str(&format!(
                "</li><li><a href=\"{}\">Reference</a>: a page for each resource, with its fields, filters and columns",
                reference::PATH
            ));
        }
        main.push_str("</li><li><a href=\"/api/schema\">OpenAPI document</a>: for programs</li></ul>");
        if api.accounts.is_some() {
            main.push_str(&format!(
                "<h2>Get a token</h2><p>Requests carry a token. Log in at <a href=\"/docs\">the documentation</a>, or by a \
                 request:</p><pre><code>curl -d username=… -d password=… {base}/auth-token\n\
                 curl -H 'Authorization: Token …' {base}/me</code></pre>"
            ));
        }
        main.push_str("<h2>Lists</h2>");
        if api.accounts.is_some() {
            main.push_str("<p>These links open without a token, so most lists refuse them.</p>");
        }
        main.push_str(&format!("<ul class=\"lists\">{rows}</ul>"));
        page(layout::page(api, api.name, Some("/"), !self.reference.is_empty(), "", &main))
    }
}

/// The page that shows the OpenAPI document.
fn docs(api: &Api, reference: bool) -> String {
    let head = "<link rel=\"stylesheet\" href=\"/docs/swagger-ui.css\"><link rel=\"stylesheet\" href=\"/docs/docs.css\">\
                <script src=\"/docs/swagger-ui.js\" defer></script><script src=\"/docs/start.js\" defer></script>";
    let log_in = match api.accounts {
        Some(_) => {
            "<form id=\"log-in\" aria-label=\"Log in\">\
             <label>User name<input name=\"username\" autocomplete=\"username\" autocapitalize=\"none\" required></label>\
             <label>Password<input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label>\
             <button name=\"send\">Log in</button></form>\
             <button id=\"logged-in\" type=\"button\" hidden>Log out</button>"
        }
        None => "",
    };
    let main = format!(
        "<div class=\"bar\"><form id=\"searching\" role=\"search\">\
         <label>Search operations<input id=\"search\" type=\"search\" autocomplete=\"off\" \
         placeholder=\"path, summary or tag\"></label></form>{log_in}</div>\
         <p id=\"found\" role=\"status\"></p><p id=\"state\" role=\"status\"></p><div id=\"ui\"></div>"
    );
    layout::page(api, &format!("{} – documentation", api.name), Some("/docs"), reference, head, &main)
}

/// A page with the faults of a spec. It reloads itself every second until the spec can be served.
pub fn faults(report: &str) -> Response {
    let text = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"1\">\
         <title>Faults</title></head><body><pre>{}</pre></body></html>",
        escaped(report)
    );
    Response::builder()
        .status(StatusCode::SERVICE_UNAVAILABLE)
        .content_type(HTML)
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .body(text)
}

fn page(text: String) -> Reply {
    let mut reply = Reply::empty(200);
    reply.content_type = HTML;
    reply.headers.push(("Content-Security-Policy", POLICY.into()));
    reply.body = text.into_bytes();
    reply
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;
    use poem_openapi::OpenApiService;

    #[test]
    fn the_library_is_found_in_the_page_that_holds_it() {
        let swagger = OpenApiService::new((), "Zoo", "v1").swagger_ui_html();
        let pages = Pages::new(&API, &swagger, &[]);
        for (name, least) in [("swagger-ui.js", 1_000_000), ("swagger-ui.css", 100_000)] {
            let reply = pages.below_docs(name).expect("the page has it");
            assert!(reply.stream.is_some_and(|(_, length)| length > Some(least)), "{name}");
        }
        assert!(pages.below_docs("other.js").is_err());
    }

    #[test]
    fn pages_hold_no_script_and_no_style() {
        let pages = Pages::new(&API, "", &[]);
        let root = pages.root("http://zoo.example.org", &Map::new());
        for reply in [pages.docs(), root] {
            let text = String::from_utf8_lossy(&reply.body).into_owned();
            assert!(!text.contains("<style") && !text.contains("<script>") && !text.contains("style="), "{text}");
            let policy =
                reply.headers.iter().find(|(name, _)| *name == "Content-Security-Policy").map(|(_, value)| value);
            assert!(
                policy.is_some_and(|policy| !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
            );
        }
    }
}
