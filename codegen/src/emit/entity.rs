//! sea-orm entities in plain form: what hand-written code reads and writes rows with.

use super::names;
use crate::model::{Field, Kind, Resource};
use proc_macro2::TokenStream;
use quote::quote;

/// The module `entity` of a resource.
pub fn emit(resource: &Resource) -> TokenStream {
    let table = &resource.table;
    let columns = columns(resource).map(|field| {
        let (name, ty) = (names::ident(&field.column), rust_type(field));
        let about = &field.about;
        let doc = (!about.is_empty()).then(|| quote!(#[doc = #about]));
        let primary = (resource.fields[resource.primary].column == field.column)
            .then(|| quote!(#[sea_orm(primary_key, auto_increment = false)]));
        let renamed = (name != field.column).then(|| {
            let column = &field.column;
            quote!(#[sea_orm(column_name = #column)])
        });
        quote!(#doc #primary #renamed pub #name: #ty)
    });
    let doc = format!("Rows of `{table}` as sea-orm reads and writes them.");
    quote! {
        #[doc = #doc]
        pub mod entity {
            use specimen::generated::entity::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = #table)]
            pub struct Model {
                #(#columns,)*
            }

            without_relations!();
        }
    }
}

/// The columns of the entity: all but lists, decimals and times of day, for which SQLite has no types.
pub fn columns(resource: &Resource) -> impl Iterator<Item = &Field> {
    resource.fields.iter().filter(|field| !field.kind.is_list() && !matches!(field.kind, Kind::Decimal(_) | Kind::Time))
}

/// Rust type of a column, as the entity and code written by hand know it.
pub fn rust_type(field: &Field) -> TokenStream {
    let ty = kind_type(field.kind);
    if field.nullable { quote!(Option<#ty>) } else { ty }
}

/// Rust type of a value that isn't null.
pub fn kind_type(kind: Kind) -> TokenStream {
    match kind {
        Kind::Uuid => quote!(Uuid),
        Kind::Text => quote!(String),
        Kind::Small => quote!(i16),
        Kind::Int => quote!(i32),
        Kind::Big => quote!(i64),
        Kind::Float => quote!(f64),
        Kind::Bool => quote!(bool),
        Kind::Date => quote!(NaiveDate),
        Kind::DateTime => quote!(DateTime<Utc>),
        Kind::Time => quote!(NaiveTime),
        // In microseconds.
        Kind::Duration => quote!(i64),
        Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts | Kind::Decimal(_) => quote!(Json),
    }
}
