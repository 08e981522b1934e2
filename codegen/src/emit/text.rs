//! Tokens to the text of a file.

use super::tidy;
use proc_macro2::TokenStream;

/// A Rust file: what it is, the modules below it, and its items.
pub fn file<'a>(head: &str, modules: impl IntoIterator<Item = &'a String>, items: &TokenStream) -> String {
    let mut text = String::new();
    for line in head.lines() {
        wrapped(format!("//! {line}").trim_end(), &mut text);
    }
    text.push_str("//!\n//! Generated from the spec by `specimen-codegen`: change the spec, not this file.\n\n");
    for module in modules {
        text.push_str(&format!("pub mod {};\n", super::names::ident(module)));
    }
    let items = body(items);
    if !items.is_empty() && text.ends_with(";\n") {
        text.push('\n');
    }
    text + &items
}

fn body(items: &TokenStream) -> String {
    let tokens = tidy::tidy(items.clone());
    let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) else {
        // Names have been checked, so this is a bug of the generator. The text is written nevertheless, so that the
        // compiler shows the error.
        return tokens.to_string();
    };
    let mut text = String::new();
    let mut alone = syn::File { items: Vec::new(), ..file.clone() };
    for item in file.items {
        let close =
            matches!(item, syn::Item::Use(_)) && text.lines().last().is_some_and(|line| line.starts_with("use "));
        if !text.is_empty() && !close {
            text.push('\n');
        }
        alone.items = vec![item];
        text.push_str(&spaced(&prettyplease::unparse(&alone)));
    }
    text
}

/// Characters of a line.
const LINE: usize = 120;

/// Writes a line; a comment that is too long becomes several.
fn wrapped(line: &str, out: &mut String) {
    let begins = line.trim_start();
    let mark = ["///", "//!"].into_iter().find(|mark| begins.starts_with(mark));
    let Some(mark) = mark.filter(|_| line.len() > LINE) else {
        out.push_str(line);
        out.push('\n');
        return;
    };
    let open = format!("{}{mark}", &line[..line.len() - begins.len()]);
    let mut length = 0;
    for word in begins[mark.len()..].split_whitespace() {
        if length == 0 || length + 1 + word.len() > LINE {
            if length > 0 {
                out.push('\n');
            }
            out.push_str(&open);
            length = open.len();
        }
        out.push(' ');
        out.push_str(word);
        length += 1 + word.len();
    }
    out.push('\n');
}

/// Puts a blank line before the doc comment of each item within an item, as people write them.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut before = "";
    for line in text.lines() {
        let ends = before.trim_end();
        let begins = line.trim_start();
        let new = begins.starts_with("///") || begins.starts_with("fn ") || begins.starts_with("#[derive");
        if new && (ends.ends_with(';') || ends.ends_with('}')) && !ends.trim_start().starts_with("///") {
            out.push('\n');
        }
        wrapped(line, &mut out);
        before = line;
    }
    out
}
