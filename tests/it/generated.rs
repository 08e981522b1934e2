//! Committed files are right: generated code and pages are what the spec gives, a server that is made of the spec's tables
//! while it runs is the generated one, and the links of documents lead somewhere.

use crate::support::{home::Home, server::Server as Running};
use alyx::generated::{API, FUNCTIONS, reference_pages::PAGES};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use specimen::{
    http::app,
    server::{Server, Settings},
    store::{OpenOptions, Store},
    tables::{Api, Resource},
};
use specimen_codegen::{
    files::{Layout, stale},
    load, read, tables,
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

#[test]
fn generated_files_are_fresh() {
    let stale = stale(&Layout::below(env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        stale.is_empty(),
        "these files differ from what `spec/` gives; run `cargo specimen generate`:\n{}",
        stale.join("\n")
    );
}

/// The tables that the spec gives now, without generated code.
fn lowered() -> &'static Api {
    let files = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("spec")).expect("the spec can be read");
    tables(&read(&files).unwrap_or_else(|report| panic!("{report}")))
}

/// All that a resource says; resources that it refers to by their names.
fn said(resource: &Resource) -> String {
    let Resource { name, label, words, record, about, table, primary, columns, relations, parent, .. } = resource;
    let Resource { order, unique, indexes, checks, secret, hooks, caption, .. } = resource;
    format!(
        "{name} {label} {words} {record} {about} {table} {primary} {parent:?} {secret}\n{columns:#?}\n{relations:#?}\n\
         {order:?} {unique:?} {indexes:?} {checks:?} {hooks:?} {caption:?}"
    )
}

#[test]
fn printed_tables_are_those_that_were_printed() {
    let lowered = lowered();
    assert_eq!(lowered.resources.len(), API.resources.len());
    for (made, printed) in lowered.resources.iter().zip(API.resources) {
        assert!(said(made) == said(printed), "{}:\n{}\n{}", made.name, said(made), said(printed));
    }
    for (made, printed) in lowered.routes.iter().flat_map(|of| *of).zip(API.routes.iter().flat_map(|of| *of)) {
        let (made_text, printed_text) = (format!("{made:#?}"), format!("{printed:#?}"));
        let line = made_text.lines().zip(printed_text.lines()).find(|(made, printed)| made != printed);
        assert!(line.is_none() && made_text.len() == printed_text.len(), "{}: {line:?}", made.path);
    }
    let pages = |api: &Api| format!("{:#?}", api.admin);
    let (made_text, printed_text) = (pages(lowered), pages(&API));
    let line = made_text.lines().zip(printed_text.lines()).find(|(made, printed)| made != printed);
    assert!(line.is_none() && made_text.len() == printed_text.len(), "pages for people: {line:?}");
    let rest = |api: &Api| {
        let Api { name, about, license, contact, version, vendor, also, page_size, page_most, .. } = api;
        let license = license.map(|license| (license.name, license.url));
        let contact = contact.map(|contact| (contact.name, contact.url, contact.email));
        format!(
            "{name} {about} {license:?} {contact:?} {version} {vendor} {also:?} {page_size} {page_most} {:?} {:?} {:?} {:?}",
            api.defaults, api.accounts, api.kinds, api.hooks
        )
    };
    assert_eq!(rest(lowered), rest(&API));
}

/// The OpenAPI document of a server of an API.
async fn document(api: &'static Api) -> app::Document {
    let store = Store::open("sqlite::memory:", &OpenOptions::default()).await.expect("a database in memory");
    let settings = Settings::new(api, "/nonexistent".into()).expect("the spec's defaults are right");
    let mut server = Server::new(api, FUNCTIONS, store, settings).expect("the settings are right");
    assert_eq!(server.missing, [""; 0]);
    server.reference = PAGES;
    app::document(&Arc::new(server))
}

#[tokio::test]
async fn tables_made_while_running_are_served_like_generated_ones() {
    assert!(document(lowered()).await.json == document(&API).await.json, "the documents differ");
}

/// `UPDATE_GOLDEN=1 cargo test --test it generated` writes it anew.
#[tokio::test]
async fn the_committed_document_is_the_served_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.yaml");
    let served = document(&API).await.yaml;
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &served).expect("docs/ can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let line = committed.lines().zip(served.lines()).position(|(committed, served)| committed != served);
    assert!(
        committed == served,
        "docs/openapi.yaml differs from the served document, first in line {:?}; UPDATE_GOLDEN=1 writes it anew",
        line.map(|line| line + 1)
    );
}

#[test]
fn the_reference_states_what_lookups_may_cost() {
    use specimen::query::cost::{COST_RULES, MAX_COST};
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference/README.md");
    let index = std::fs::read_to_string(index).expect("the reference has an index");
    assert!(
        index.contains(&format!("may cost {MAX_COST} together")) && index.contains(&format!(": {COST_RULES}.")),
        "{index}"
    );
}

/// A document: the targets of its links, and the anchors of its headings as GitHub names them.
fn links_and_anchors(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut anchors): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string())
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let title = heading.take().unwrap_or_default().to_lowercase();
                let kept = title.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
                let slug: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
                let earlier = anchors.iter().filter(|anchor| **anchor == slug).count();
                anchors.push(if earlier == 0 { slug } else { format!("{slug}-{earlier}") });
            }
            _ => {}
        }
    }
    (links, anchors)
}

/// All documents below a folder, except in `target` and hidden folders other than `.github`.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && (name == ".github" || !name.starts_with('.')) {
            documents(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn links_of_documents_lead_somewhere() {
    let mut found = Vec::new();
    documents(Path::new(env!("CARGO_MANIFEST_DIR")), &mut found);
    assert!(found.len() > 100, "documents and reference pages: {}", found.len());
    let read = |path: &Path| links_and_anchors(&std::fs::read_to_string(path).unwrap_or_default());
    let mut broken = Vec::new();
    for document in &found {
        for link in read(document).0.iter().filter(|link| !link.contains(':')) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => document.clone(),
                file => document.parent().unwrap_or(document).join(file),
            };
            if !target.exists() || !(anchor.is_empty() || read(&target).1.iter().any(|known| known == anchor)) {
                broken.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "these links lead nowhere:\n{}", broken.join("\n"));
}

/// The addresses that a page links to.
fn links_of_page(page: &str) -> Vec<String> {
    let addresses = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    addresses.map(|address| address.replace("&amp;", "&")).collect()
}

#[test]
fn reference_pages_are_served_and_their_links_lead_somewhere() {
    let home = Home::sqlite();
    home.migrate();
    let server = Running::start(home.path(), &[]);
    let document = server.get("/api/schema?format=json", None).json();
    let tags = document["tags"].as_array().expect("tags").clone();
    let (mut open, mut seen) = (vec!["/docs/reference".to_owned()], BTreeSet::new());
    // From the documentation, each tag of a resource or endpoint leads to its page.
    let described = tags.iter().filter_map(|tag| tag["externalDocs"]["url"].as_str());
    open.extend(described.map(str::to_owned));
    assert_eq!(open.len(), tags.len() + 1 - ["auth-token", "me"].len());
    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = server.get(&path, None);
        // Without a token.
        assert_eq!(answer.status, 200, "{path}");
        if !path.starts_with("/docs/reference") {
            continue;
        }
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        assert!(answer.header("content-security-policy").is_some_and(|policy| !policy.contains("unsafe")), "{path}");
        let page = answer.text();
        assert!(page.contains("<h1>") && !page.contains("style="), "{path}");
        for link in links_of_page(&page) {
            match link.split_once('#') {
                // Swagger UI opens a tag by the fragment.
                Some(("/docs", tag)) => {
                    assert!(tags.iter().any(|known| tag.strip_prefix('/') == known["name"].as_str()), "{path}: {link}");
                }
                Some((file, _)) => open.push(file.to_owned()),
                None if link.starts_with('/') => open.push(link),
                None => assert!(link.starts_with("https://"), "{path}: {link}"),
            }
        }
    }
    let pages = seen.iter().filter(|path| path.starts_with("/docs/reference")).count();
    assert_eq!(pages, PAGES.len(), "every page can be reached");
    for path in ["/docs/reference/none", "/docs/reference/README", "/docs/reference/..", "/docs/referenced"] {
        assert_eq!(server.get(path, None).status, 404, "{path}");
    }
    // A browser gets to all of them from the root.
    let root = server.send("GET", "/", &[("Accept", "text/html")], b"").text();
    for part in ["href=\"/docs\"", "href=\"/docs/reference\"", &format!("http://{}/auth-token", server.address)] {
        assert!(root.contains(part), "{part}: {root}");
    }
}
