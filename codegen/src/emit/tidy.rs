//! Tidies generated tokens: removes type suffixes of numbers, adds a space at the beginning of doc comments; and
//! collects the names that a file uses, for its imports.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// Numbers lose their suffixes, doc comments begin with a blank.
pub fn tidy(tokens: TokenStream) -> TokenStream {
    let mut out = Vec::new();
    for token in tokens {
        let tidied = match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), tidy(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Literal(literal) => {
                TokenTree::Literal(if after_doc(&out) { spaced(literal) } else { plain(literal) })
            }
            other => other,
        };
        out.push(tidied);
    }
    out.into_iter().collect()
}

/// Whether the tokens end in `doc =`.
fn after_doc(tokens: &[TokenTree]) -> bool {
    match tokens {
        [.., TokenTree::Ident(name), TokenTree::Punct(punct)] => name == "doc" && punct.as_char() == '=',
        _ => false,
    }
}

fn spaced(literal: Literal) -> Literal {
    match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
        Ok(text) if !text.value().is_empty() && !text.value().starts_with(' ') => {
            Literal::string(&format!(" {}", text.value()))
        }
        _ => literal,
    }
}

fn plain(literal: Literal) -> Literal {
    let text = literal.to_string();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return literal;
    }
    for suffix in ["usize", "u64", "i64"] {
        if let Some(number) = text.strip_suffix(suffix).and_then(|digits| digits.parse::<u64>().ok()) {
            return Literal::u64_unsuffixed(number);
        }
    }
    match text.strip_suffix("f64").and_then(|digits| digits.parse::<f64>().ok()) {
        Some(number) => Literal::f64_unsuffixed(number),
        None => literal,
    }
}

/// Names that stand at the beginning of a path, outside the modules of entities.
pub fn names(tokens: &TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect(tokens.clone(), &mut names);
    names
}

/// Whether a function of this name is called without a path.
pub fn calls(tokens: &TokenStream, function: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(name) => name == function && matches!(tokens.get(at + 1), Some(TokenTree::Group(_))),
        TokenTree::Group(group) => calls(&group.stream(), function),
        _ => false,
    })
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let word = |at: usize, text: &str| matches!(tokens.get(at), Some(TokenTree::Ident(name)) if name == text);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if at < 2 || !(colon(at - 1) && colon(at - 2)) => {
                let name = name.to_string();
                // A module's name is used where a path goes on from it; otherwise it is a field's.
                if name.starts_with(char::is_uppercase) || colon(at + 1) && colon(at + 2) {
                    names.insert(name);
                }
            }
            TokenTree::Group(group) => {
                let entity =
                    group.delimiter() == Delimiter::Brace && at >= 2 && word(at - 1, "entity") && word(at - 2, "mod");
                if !entity {
                    collect(group.stream(), names);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn numbers_and_comments_read_as_if_written_by_hand() {
        let (n, i, f) = (3usize, 7i64, 0.5f64);
        let tidied = tidy(quote!(#[doc = "Words."] const A: X = f(#n, -#i, #f, 1u8);));
        assert_eq!(
            tidied.to_string(),
            quote!(
                #[doc = " Words."]
                const A: X = f(3, -7, 0.5, 1u8);
            )
            .to_string()
        );
    }

    #[test]
    fn only_names_that_begin_paths_are_used() {
        let names = names(&quote!(Kind::Json; Uuid; typed::json; row.json; mod entity { Hidden }));
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["Kind", "Uuid", "typed"]);
    }
}
