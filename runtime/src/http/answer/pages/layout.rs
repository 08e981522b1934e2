//! What the pages have in common: head, links to each other, and style.

use super::reference;
use crate::tables::Api;

/// A page. `here`: its place among the links; `reference`: whether there are reference pages; `head`: further elements
/// of the head.
pub fn page(api: &Api, title: &str, here: Option<&str>, reference: bool, head: &str, main: &str) -> String {
    let mut links = vec![("/", api.name), ("/docs", "Documentation")];
    if reference {
        links.push((reference::PATH, "Reference"));
    }
    links.push(("/api/schema", "OpenAPI document"));
    let links: String = links
        .into_iter()
        .map(|(path, text)| {
            let mark = if here == Some(path) { " class=\"here\"" } else { "" };
            format!("<a href=\"{path}\"{mark}>{}</a>", escaped(text))
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{head}\
         <link rel=\"stylesheet\" href=\"/docs/page.css\"></head>\
         <body><header><nav aria-label=\"Pages\">{links}</nav></header><main>{main}</main></body></html>",
        escaped(title)
    )
}

/// Text as it stands in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
