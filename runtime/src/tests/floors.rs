//! The rooms of this package stand on floors: each uses only what is below it. Read from the sources: `use` lines and
//! paths, without what is built for tests alone.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The rooms, the lowest first; each may use those before it. `tables` is a package of its own.
const FLOORS: &[&[&str]] = &[
    &["tables"],
    // What all others use.
    &["random", "spelling", "request_time", "typed", "caller", "error_class", "error", "json"],
    &["store"],
    &["audit", "fixture"],
    &["query"],
    &["account"],
    &["write"],
    // The contract with hand-written code.
    &["hooks"],
    &["http"],
    &["admin"],
    &["server"],
    // For the tests of projects.
    &["testing"],
    // What generated code imports.
    &["generated"],
];

/// Crates that macros name through this package, so that versions agree.
const CRATES: &[&str] = &["sea_orm"];

/// Macros that stand at the root of the package, and the rooms they belong to.
const MACROS: &[(&str, &str)] = &[
    ("sql", "store"),
    ("reference_page", "generated"),
    ("row", "generated"),
    ("save_hook", "generated"),
    ("without_relations", "generated"),
];

/// A module that names another: where, and what it names, both from the root of the package.
#[derive(Debug)]
struct Arrow {
    from: Vec<String>,
    to: Vec<String>,
}

/// The tokens of a source that are built without tests.
#[derive(Default)]
struct Source {
    arrows: Vec<Arrow>,
    /// Modules with files of their own.
    modules: Vec<Vec<String>>,
}

impl Source {
    fn of(text: &str, module: &[String]) -> Source {
        let mut source = Source::default();
        source.read(text.parse().expect("Rust"), module);
        source
    }

    fn read(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match word(token).as_str() {
                "#" if tokens.get(at + 1).is_some_and(|next| next.to_string().replace(' ', "") == "[cfg(test)]") => {
                    at = end_of_item(&tokens, at + 2);
                    continue;
                }
                "use" => {
                    let end = at + tokens[at..].iter().take_while(|token| word(token) != ";").count();
                    self.used(&tokens[at + 1..end], &[], module);
                    at = end;
                    continue;
                }
                "mod" => {
                    let mut inner = module.to_vec();
                    inner.push(tokens.get(at + 1).map(word).unwrap_or_default());
                    match tokens.get(at + 2) {
                        Some(TokenTree::Group(body)) => self.read(body.stream(), &inner),
                        _ => self.modules.push(inner),
                    }
                    at += 3;
                    continue;
                }
                "crate" | "super" | "self" if is_path(&tokens, at + 1) && !is_path(&tokens, at.wrapping_sub(2)) => {
                    let mut path = vec![word(token)];
                    while is_path(&tokens, at + 1) && matches!(tokens.get(at + 3), Some(TokenTree::Ident(_))) {
                        path.push(word(&tokens[at + 3]));
                        at += 3;
                    }
                    self.arrow(&path, module);
                }
                _ => {}
            }
            if let Some(TokenTree::Group(group)) = tokens.get(at) {
                self.read(group.stream(), module);
            }
            at += 1;
        }
    }

    /// What a `use` names: all paths of its tree.
    fn used(&mut self, tree: &[TokenTree], before: &[String], module: &[String]) {
        let mut path = before.to_vec();
        for (at, token) in tree.iter().enumerate() {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in inner.split(|token| word(token) == ",").filter(|part| !part.is_empty()) {
                        self.used(part, &path, module);
                    }
                    return;
                }
                TokenTree::Ident(_) if word(token) == "as" => break,
                TokenTree::Ident(_) if at == 0 || word(&tree[at - 1]) == ":" => path.push(word(token)),
                _ => {}
            }
        }
        self.arrow(&path, module);
    }

    fn arrow(&mut self, path: &[String], module: &[String]) {
        let mut to = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("super" | "self") => module.to_vec(),
            // Another package, or a module within this one.
            _ => return,
        };
        for name in path {
            match name.as_str() {
                "crate" | "self" => {}
                "super" => {
                    to.pop();
                }
                name => to.push(name.to_owned()),
            }
        }
        if let Some((_, room)) = MACROS.iter().find(|(name, _)| to.len() == 1 && to[0] == *name) {
            to.insert(0, (*room).to_owned());
        }
        self.arrows.push(Arrow { from: module.to_vec(), to });
    }
}

fn word(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(_) => String::new(),
        other => other.to_string(),
    }
}

/// Whether `::` stands here.
fn is_path(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| tokens.get(at).is_some_and(|token| word(token) == ":");
    colon(at) && colon(at.wrapping_add(1))
}

/// Where the item ends that begins here, or has attributes here.
fn end_of_item(tokens: &[TokenTree], mut at: usize) -> usize {
    let is_use = tokens[at..].iter().take(3).any(|token| word(token) == "use");
    while let Some(token) = tokens.get(at) {
        at += 1;
        let body = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if word(token) == ";" || (body && !is_use) {
            break;
        }
    }
    at
}

/// Why an arrow must not be; `None` if it may.
fn wrong(arrow: &Arrow) -> Option<String> {
    let floor = |room: &str| FLOORS.iter().copied().flatten().position(|known| *known == room);
    let (Some(from), Some(to)) = (arrow.from.first(), arrow.to.first()) else { return None };
    if CRATES.contains(&to.as_str()) {
        return None;
    }
    let names = || format!("{} names {}", arrow.from.join("::"), arrow.to.join("::"));
    match (floor(from), floor(to)) {
        (Some(from), Some(to)) if to <= from => None,
        (Some(_), Some(_)) => Some(format!("{}: that is above it", names())),
        (None, _) => Some(format!("{}: the room {from} stands on no floor; add it to FLOORS", names())),
        (_, None) => Some(format!("{}: the room {to} stands on no floor; add it to FLOORS", names())),
    }
}

/// The file of a module.
fn file(root: &Path, module: &[String]) -> PathBuf {
    let path = module.iter().fold(root.to_owned(), |path, name| path.join(name));
    let flat = path.with_extension("rs");
    if flat.exists() { flat } else { path.join("mod.rs") }
}

#[test]
fn rooms_use_only_what_is_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let text = fs::read_to_string(root.join("lib.rs")).expect("the sources are there");
    let mut modules = Source::of(&text, &[]).modules;
    let (mut rooms, mut arrows, mut faults) = (BTreeSet::new(), 0, BTreeSet::new());
    while let Some(module) = modules.pop() {
        let text = fs::read_to_string(file(&root, &module)).expect("the module has a file");
        let source = Source::of(&text, &module);
        rooms.insert(module[0].clone());
        arrows += source.arrows.len();
        faults.extend(source.arrows.iter().filter_map(wrong));
        modules.extend(source.modules);
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    // All rooms were read, and what they name was found.
    let known: BTreeSet<String> = FLOORS.concat()[1..].iter().map(|room| (*room).to_owned()).collect();
    assert_eq!(rooms, known);
    assert!(arrows > 500, "{arrows} arrows");
}

#[test]
fn an_arrow_that_runs_up_is_found() {
    let faults = |module: &[&str], text: &str| -> Vec<String> {
        let module: Vec<String> = module.iter().map(|name| (*name).to_owned()).collect();
        Source::of(text, &module).arrows.iter().filter_map(wrong).collect()
    };
    let up = ["store::pool names http::Reply: that is above it"];
    assert_eq!(faults(&["store", "pool"], "use crate::{error::RequestError, http::{Reply as Sent}};"), up);
    assert_eq!(faults(&["store", "pool"], "use super::super::http::Reply;"), up);
    assert_eq!(faults(&["store", "pool"], "fn f() { g!(1, crate::http::Reply) }"), up);
    assert_eq!(
        faults(&["store", "pool"], "mod inner { use super::super::super::http::Reply; }"),
        ["store::pool::inner names http::Reply: that is above it"]
    );
    assert_eq!(
        faults(&["store"], "use super::pantry::Jam;"),
        ["store names pantry::Jam: the room pantry stands on no floor; add it to FLOORS"]
    );
    for fine in [
        "use crate::{error::RequestError, request_time}; use super::lanes; use http::Method;",
        "#[cfg(test)] use crate::http::{Reply}; fn f() {}",
        "#[cfg(test)] #[rustfmt::skip] mod tests { use crate::http::Reply; }",
        "/// As [`crate::http::Reply`].\nfn f() { \"crate::http\"; }",
    ] {
        assert_eq!(faults(&["store", "pool"], fine), [""; 0], "{fine}");
    }
}
