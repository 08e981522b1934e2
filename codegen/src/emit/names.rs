//! Names in generated code: modules, types and constants.

use proc_macro2::{Ident, Span};
use quote::format_ident;

pub use crate::names::{camel, snake};

/// An identifier, raw where the name is a Rust keyword.
pub fn ident(name: &str) -> Ident {
    // syn knows the keywords up to edition 2021.
    let plain = syn::parse_str::<Ident>(name).ok().filter(|_| name != "gen");
    plain.unwrap_or_else(|| match name {
        "self" | "super" | "crate" | "Self" => format_ident!("{name}_"),
        _ => Ident::new_raw(name, Span::call_site()),
    })
}

/// `SUMMARY` for a representation's static.
pub fn constant(name: &str) -> Ident {
    ident(&snake(name).to_uppercase())
}

/// Names that a module can't have: the file names of Rust, its keywords that have no raw form, modules that the generator
/// makes itself, and the crates that generated code names.
const TAKEN: &[&str] =
    &["core", "crate", "entity", "hooks", "mod", "reference_pages", "self", "specimen", "std", "super"];

/// The module, and the file, of an area, a resource or an endpoint: `WaterType` → `water_type`, `Mod` → `mod_`, `2024` →
/// `n2024`.
pub fn module(name: &str) -> String {
    let name = snake(name);
    match () {
        () if TAKEN.contains(&name.as_str()) => name + "_",
        () if name.starts_with(|c: char| c.is_ascii_digit()) => format!("n{name}"),
        () => name,
    }
}
