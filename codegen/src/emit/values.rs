//! Values in generated code: how the runtime reads and writes them, and their Rust types.

use super::entity;
use crate::model::{Kind, ValueType};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// How a row's column is read, by kind.
pub fn getter(kind: Kind, column: &TokenStream) -> TokenStream {
    if let Kind::Decimal(of) = kind {
        let of = super::print::decimal(of);
        return quote!(decimal(#column, #of));
    }
    let name = match kind {
        Kind::Uuid => "uuid",
        Kind::Text => "text",
        Kind::Small | Kind::Int | Kind::Big | Kind::Duration => "integer",
        Kind::Float => "number",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::DateTime => "date_time",
        Kind::Time => "time",
        Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts | Kind::Decimal(_) => "json",
    };
    let name = format_ident!("{name}");
    quote!(#name(#column))
}

/// Rust type that a column's getter gives, always optional.
pub fn getter_type(kind: Kind) -> TokenStream {
    let ty = match kind {
        Kind::Small | Kind::Int => quote!(i64),
        Kind::Decimal(_) => quote!(String),
        kind => entity::kind_type(kind),
    };
    quote!(Option<#ty>)
}

/// Function of the runtime that writes a computed value.
pub fn writer(ty: ValueType) -> proc_macro2::Ident {
    let name = match ty {
        ValueType::Text | ValueType::Url => "text",
        ValueType::Integer => "integer",
        ValueType::Number => "number",
        ValueType::Boolean => "boolean",
        ValueType::Date => "date",
        ValueType::DateTime => "date_time",
        ValueType::Uuid => "uuid",
        ValueType::Json => "value",
        ValueType::Texts => "texts",
    };
    format_ident!("{name}")
}

/// Rust type of a computed value.
pub fn value_type(ty: ValueType) -> TokenStream {
    match ty {
        ValueType::Text | ValueType::Url => quote!(Option<String>),
        ValueType::Integer => quote!(Option<i64>),
        ValueType::Number => quote!(Option<f64>),
        ValueType::Boolean => quote!(Option<bool>),
        ValueType::Date => quote!(Option<NaiveDate>),
        ValueType::DateTime => quote!(Option<NaiveDateTime>),
        ValueType::Uuid => quote!(Option<Uuid>),
        ValueType::Json => quote!(Option<Json>),
        ValueType::Texts => quote!(Vec<String>),
    }
}
