//! The reference pages as HTML. A page is rendered when it is first asked for, and kept.

use super::layout;
use crate::tables::{Api, ReferencePage};
use bytes::Bytes;
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, html};
use std::sync::OnceLock;

/// Path of the index.
pub const PATH: &str = "/docs/reference";

/// The pages, and those of them that have been rendered.
pub struct Reference {
    pages: Vec<(&'static ReferencePage, OnceLock<Bytes>)>,
}

impl Reference {
    pub fn new(pages: &'static [ReferencePage]) -> Reference {
        Reference { pages: pages.iter().map(|page| (page, OnceLock::new())).collect() }
    }

    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// A page; `name` is empty for the index. `None`: there is no such page.
    pub fn page(&self, api: &Api, name: &str) -> Option<Bytes> {
        let name = match name {
            "" => ReferencePage::INDEX,
            // It has one address.
            ReferencePage::INDEX => return None,
            name => name,
        };
        let (page, rendered) = self.pages.iter().find(|(page, _)| page.name == name)?;
        Some(rendered.get_or_init(|| render(api, page).into()).clone())
    }
}

/// The address of a page.
pub fn address(name: &str) -> String {
    if name == ReferencePage::INDEX { PATH.to_owned() } else { format!("{PATH}/{name}") }
}

fn render(api: &Api, page: &ReferencePage) -> String {
    let mut body = String::new();
    if let [first, ..] = page.tags {
        // Swagger UI opens the tag that the fragment names.
        let tags = page.tags.iter().map(|tag| format!("<a href=\"/docs#/{tag}\"><code>/{tag}</code></a>"));
        let tags = tags.collect::<Vec<_>>().join(", ");
        body.push_str(&format!("<p id=\"{first}\">Try it: {tags}</p>"));
    }
    html::push_html(&mut body, Parser::new_ext(page.markdown, Options::ENABLE_TABLES).map(safe));
    let title = match page.name {
        ReferencePage::INDEX => "Reference".to_owned(),
        _ => page.markdown.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned(),
    };
    layout::page(api, &format!("{title} – {}", api.name), Some(PATH), true, "", &body)
}

/// An event without anything that the page's policy forbids, and links to pages as this server serves them. HTML within
/// the text is shown as it is written.
fn safe(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        // The alignment would be an inline style.
        Event::Start(Tag::Table(columns)) => Event::Start(Tag::Table(vec![Alignment::None; columns.len()])),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: target(dest_url), title, id })
        }
        other => other,
    }
}

/// Where a link leads: `cull.md#input` to the page `cull`. Schemes other than those of the web and of mail lead nowhere.
fn target(to: CowStr<'_>) -> CowStr<'_> {
    let (path, fragment) = to.split_once('#').map_or((&*to, None), |(path, fragment)| (path, Some(fragment)));
    match path.strip_suffix(".md") {
        Some(name) if !name.contains([':', '/']) => {
            let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
            format!("{}{fragment}", address(name)).into()
        }
        _ => {
            let web = ["http://", "https://", "mailto:"].iter().any(|scheme| to.starts_with(scheme));
            if web || !to.contains(':') { to } else { "#".into() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::API;

    static PAGES: &[ReferencePage] = &[
        ReferencePage::new(ReferencePage::INDEX, &[], "# Reference\n\n[Animal](animal.md) [b](other.md#input)"),
        ReferencePage::new(
            "animal",
            &["animals"],
            "# Animal\n\n<script>alert(1)</script>\n\na <b onclick=x>b</b> [c](javascript:alert(1)) [d](https://example.org)\n\n\
             | x | y |\n|--:|:-:|\n| 1 | [r](README.md) |\n",
        ),
    ];

    fn text(name: &str) -> Option<String> {
        Reference::new(PAGES).page(&API, name).map(|bytes| String::from_utf8(bytes.to_vec()).expect("text"))
    }

    #[test]
    fn links_lead_to_the_pages_as_they_are_served() {
        let index = text("").expect("the index");
        assert!(index.contains("href=\"/docs/reference/animal\""), "{index}");
        assert!(index.contains("href=\"/docs/reference/other#input\""), "{index}");
        let page = text("animal").expect("a page");
        assert!(page.contains("href=\"/docs/reference\">r</a>") && page.contains("href=\"/docs#/animals\""), "{page}");
        assert!(page.contains("<title>Animal – "), "{page}");
        assert_eq!([text("README"), text("none"), text("../animal")], [None, None, None]);
    }

    #[test]
    fn markdown_brings_no_script_and_no_style() {
        let page = text("animal").expect("a page");
        assert!(page.contains("&lt;script&gt;") && page.contains("&lt;b onclick=x&gt;"), "{page}");
        for forbidden in ["<script", "<b ", "style=", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden}: {page}");
        }
        assert!(page.contains("href=\"https://example.org\""), "{page}");
    }
}
