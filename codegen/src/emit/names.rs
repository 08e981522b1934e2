//! Names in generated code: modules, types and constants.

use crate::model::Resource;
use proc_macro2::{Ident, Span};
use quote::format_ident;

pub use crate::names::{camel, snake};

/// An identifier, raw where the name is a Rust keyword.
pub fn ident(name: &str) -> Ident {
    syn::parse_str::<Ident>(name).unwrap_or_else(|_| match name {
        "self" | "super" | "crate" | "Self" => format_ident!("{name}_"),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) => format_ident!("n{name}"),
        _ => Ident::new_raw(name, Span::call_site()),
    })
}

/// `SUMMARY` for a representation's static.
pub fn constant(name: &str) -> Ident {
    ident(&snake(name).to_uppercase())
}

/// Module of a resource.
pub fn module(resource: &Resource) -> Ident {
    ident(&snake(&resource.name))
}
