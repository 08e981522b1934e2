//! The pages for browsers: the documentation, and the list of endpoints at the root. Scripts and styles are separate
//! files, so the Content-Security-Policy can forbid inline code and other origins.

use crate::{error::RequestError, hooks::Reply, tables::Api};
use bytes::Bytes;
use poem::{Response, http::StatusCode};
use serde_json::{Map, Value};

/// What the pages may load. The documentation draws its icons from `data:` addresses.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Starts Swagger UI on the document.
const START: &str = "window.addEventListener('load', () => SwaggerUIBundle({\n  dom_id: '#ui',\n  \
                     url: '/api/schema?format=json',\n  deepLinking: true,\n  validatorUrl: null,\n}))\n";

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#222}\
                     ul{columns:3;padding-left:1.2rem}a{color:#06c}\n";

/// The documentation and the files that the pages load.
pub struct Pages {
    docs: String,
    files: [(&'static str, &'static str, Bytes); 4],
}

impl Pages {
    /// Takes the library's script and style out of the page that poem-openapi makes, where they stand within it.
    pub fn new(api: &Api, swagger: &str) -> Pages {
        let within = |tag: &str| {
            let start = swagger.split_once(&format!("<{tag} charset=\"UTF-8\">")).map(|(_, rest)| rest);
            let text = start.and_then(|rest| rest.split_once(&format!("</{tag}>"))).map(|(text, _)| text);
            Bytes::from(text.unwrap_or_default().to_owned())
        };
        let name = escaped(api.name);
        let docs = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title>\
             <link rel=\"stylesheet\" href=\"/docs/swagger-ui.css\"><script src=\"/docs/swagger-ui.js\" defer></script>\
             <script src=\"/docs/start.js\" defer></script></head><body><div id=\"ui\"></div></body></html>"
        );
        let (script, style) = ("text/javascript; charset=utf-8", "text/css; charset=utf-8");
        let files = [
            ("swagger-ui.js", script, within("script")),
            ("swagger-ui.css", style, within("style")),
            ("start.js", script, Bytes::from_static(START.as_bytes())),
            ("root.css", style, Bytes::from_static(STYLE.as_bytes())),
        ];
        Pages { docs, files }
    }

    /// `/docs`.
    pub fn docs(&self) -> Reply {
        page(self.docs.clone())
    }

    /// `/docs/{name}`: a file that a page loads.
    ///
    /// # Errors
    /// 404 for another name.
    pub fn file(&self, name: &str) -> Result<Reply, RequestError> {
        let (_, form, bytes) = self.files.iter().find(|(has, ..)| *has == name).ok_or_else(RequestError::no_route)?;
        let mut reply = Reply::shared(form, bytes.clone());
        reply.headers.push(("Cache-Control", "public, max-age=3600".into()));
        Ok(reply)
    }

    /// `/` for a browser: the lists.
    pub fn root(&self, api: &Api, categories: &Map<String, Value>) -> Reply {
        let rows: String = categories
            .iter()
            .map(|(name, url)| {
                let (name, url) = (name.trim_end_matches("-url"), url.as_str().unwrap_or_default());
                format!("<li><a href=\"{}\">{}</a></li>", escaped(url), escaped(name))
            })
            .collect();
        let name = escaped(api.name);
        page(format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title>\
             <link rel=\"stylesheet\" href=\"/docs/root.css\"></head><body><h1>{name}</h1><p>{}</p>\
             <p><a href=\"/docs\">Documentation</a> · <a href=\"/api/schema\">Schema</a></p><h2>Lists</h2><ul>{rows}</ul>\
             </body></html>",
            escaped(api.about)
        ))
    }
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
        .content_type("text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .body(text)
}

fn page(text: String) -> Reply {
    let mut reply = Reply::empty(200);
    reply.content_type = "text/html; charset=utf-8";
    reply.headers.push(("Content-Security-Policy", POLICY.into()));
    reply.body = text.into_bytes();
    reply
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;
    use poem_openapi::OpenApiService;

    #[test]
    fn the_library_is_found_in_the_page_that_holds_it() {
        let swagger = OpenApiService::new((), "Zoo", "v1").swagger_ui_html();
        let pages = Pages::new(&API, &swagger);
        for (name, least) in [("swagger-ui.js", 1_000_000), ("swagger-ui.css", 100_000)] {
            let reply = pages.file(name).expect("the page has it");
            assert!(reply.stream.is_some_and(|(_, length)| length > least), "{name}");
        }
        assert!(pages.file("other.js").is_err());
    }

    #[test]
    fn pages_hold_no_script_and_no_style() {
        let pages = Pages::new(&API, "");
        let root = pages.root(&API, &Map::new());
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
