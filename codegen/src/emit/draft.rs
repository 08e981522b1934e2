//! The typed draft of a resource: what hooks read and change. Its values are moved out of the runtime's draft before a
//! hook runs, and back afterwards, so that texts and documents aren't copied.

use super::{behaviour::typed, entity, names};
use crate::model::{Api, ExtraType, Field, InputTarget, Kind, Link, Resource, TextKind};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A field of the draft besides the row: its place in the runtime's draft, its name and type, and how a value is read.
struct Member {
    place: usize,
    name: Ident,
    rust: TokenStream,
    read: TokenStream,
    doc: String,
}

/// The struct, and how it is filled and emptied.
pub fn emit(api: &Api, resource: &Resource, draft: &Ident) -> TokenStream {
    let columns: Vec<(usize, &Field)> = entity::columns(resource)
        .filter_map(|field| resource.fields.iter().position(|f| f.column == field.column).map(|i| (i, field)))
        .collect();
    let (many, extras, files) = (many(api, resource), extras(api, resource), files(&columns));
    let doc = format!("A row of {} before it is stored, with what the request contains.", resource.name);
    let members = [&many, &extras, &files]
        .into_iter()
        .flatten()
        .map(|Member { name, rust, doc, .. }| quote!(#[doc = #doc] pub #name: Option<#rust>,));
    let (take, model, restore) = (take(&many, &extras, &files), model(&columns), restore(&columns, &many, &files));
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone)]
        pub struct #draft {
            /// The row as it will be stored.
            pub row: entity::Model,
            /// The stored row, when it exists already. Only to be read.
            pub old: Option<entity::Model>,
            /// Names of the fields that the request gives.
            pub given: Vec<&'static str>,
            /// Names of the fields that the request sets to null, even where null stands for a default.
            pub nulled: Vec<&'static str>,
            #(#members)*
        }

        impl #draft {
            #take
            #model
            #restore
        }
    }
}

/// Relations to many that requests may set, by their index in the resource.
fn many(api: &Api, resource: &Resource) -> Vec<Member> {
    let is_set = |index: usize| resource.inputs().any(|i| matches!(i.target, InputTarget::Many(r, _) if r == index));
    let relations = resource.relations.iter().enumerate();
    let many =
        relations.filter(|(index, relation)| matches!(relation.link, Link::Many { own: true, .. }) || is_set(*index));
    many.map(|(place, relation)| {
        let target = &api.resources[relation.target];
        let key = target.fields[target.primary].kind;
        let rust = key_type(key);
        Member {
            place,
            name: names::ident(&relation.name),
            rust: quote!(Vec<#rust>),
            read: typed(key),
            doc: format!("Keys of `{}`, if the request sets them.", relation.name),
        }
    })
    .collect()
}

/// Inputs that are no columns, by their index among these.
fn extras(api: &Api, resource: &Resource) -> Vec<Member> {
    let extras = resource.input.iter().filter_map(|input| match &input.target {
        InputTarget::Extra(ty) => Some((input, ty)),
        _ => None,
    });
    extras
        .enumerate()
        .map(|(place, (input, ty))| {
            let kind = match ty {
                ExtraType::Value(kind) => *kind,
                ExtraType::One(of, _) => api.resources[*of].fields[api.resources[*of].primary].kind,
            };
            Member {
                place,
                name: names::ident(&input.name),
                rust: entity::kind_type(kind),
                read: typed(kind),
                doc: format!("The input `{}`, if the request contains it.", input.name),
            }
        })
        .collect()
}

/// Files of columns that hold pictures, by the index of the column.
fn files(columns: &[(usize, &Field)]) -> Vec<Member> {
    let pictures = columns.iter().filter(|(_, field)| field.text == TextKind::Image);
    pictures
        .map(|(place, field)| Member {
            place: *place,
            name: format_ident!("{}_file", field.column),
            rust: quote!(Upload),
            read: quote!(),
            doc: format!(
                "The file uploaded for `{}`. Unless a hook takes it out, it is stored under its own name.",
                field.name
            ),
        })
        .collect()
}

/// Type of a key.
fn key_type(kind: Kind) -> TokenStream {
    match kind {
        Kind::Small => quote!(i32),
        kind @ (Kind::Uuid | Kind::Int | Kind::Big) => entity::kind_type(kind),
        _ => quote!(String),
    }
}

/// How a text or a document moves out of a value, and back; other values are copied.
fn moved(kind: Kind) -> Option<(TokenStream, TokenStream)> {
    match kind {
        Kind::Text => Some((quote!(typed::take_text), quote!(typed::restore_text))),
        Kind::Json => Some((quote!(typed::take_json), quote!(typed::restore_json))),
        _ => None,
    }
}

fn take(many: &[Member], extras: &[Member], files: &[Member]) -> TokenStream {
    let many = many.iter().map(|Member { place, name, read, .. }| {
        quote!(#name: draft.many[#place].as_ref().map(|keys| keys.iter().filter_map(#read).collect()))
    });
    let extras = extras.iter().map(|Member { place, name, read, .. }| {
        let slot = if *place == 0 { quote!(first()) } else { quote!(get(#place)) };
        quote!(#name: draft.extra.#slot.and_then(Option::as_ref).and_then(#read))
    });
    let files = files.iter().map(|Member { place, name, .. }| quote!(#name: draft.take_file(#place)));
    quote! {
        /// Moves the values out of the runtime's draft.
        fn take(draft: &mut Draft) -> Self {
            let given = RESOURCE.columns.iter().zip(&draft.given).filter(|(_, given)| **given);
            Self {
                given: given.map(|(column, _)| column.field).collect(),
                row: Self::model(&mut draft.row),
                old: draft.old.as_deref_mut().map(Self::model),
                nulled: draft.nulled.clone(),
                #(#many,)*
                #(#extras,)*
                #(#files,)*
            }
        }
    }
}

fn model(columns: &[(usize, &Field)]) -> TokenStream {
    let read = columns.iter().map(|(index, field)| {
        let name = names::ident(&field.column);
        let value = match moved(field.kind) {
            Some((take, _)) => quote!(#take(&mut row[#index])),
            None => {
                let typed = typed(field.kind);
                quote!(#typed(&row[#index]))
            }
        };
        if field.nullable { quote!(#name: #value) } else { quote!(#name: #value.unwrap_or_default()) }
    });
    let is_changed = columns.iter().any(|(_, field)| moved(field.kind).is_some());
    let row = if is_changed { quote!(&mut [Value]) } else { quote!(&[Value]) };
    quote! {
        fn model(row: #row) -> entity::Model {
            entity::Model { #(#read,)* }
        }
    }
}

fn restore(columns: &[(usize, &Field)], many: &[Member], files: &[Member]) -> TokenStream {
    let row = columns.iter().map(|(index, field)| {
        let name = names::ident(&field.column);
        quote!(draft.row[#index] = self.row.#name.into();)
    });
    let old: Vec<TokenStream> = columns
        .iter()
        .filter_map(|(index, field)| {
            let (name, (_, restore)) = (names::ident(&field.column), moved(field.kind)?);
            Some(quote!(#restore(&mut row[#index], old.#name);))
        })
        .collect();
    let old = (!old.is_empty()).then(|| {
        quote! {
            if let (Some(old), Some(row)) = (self.old, &mut draft.old) {
                #(#old)*
            }
        }
    });
    let many = many.iter().map(|Member { place, name, .. }| {
        quote!(draft.many[#place] = self.#name.map(|keys| keys.into_iter().map(Into::into).collect());)
    });
    let files = files
        .iter()
        .map(|Member { place, name, .. }| quote!(draft.files.extend(self.#name.map(|file| (#place, file)));));
    quote! {
        /// Moves them back.
        fn restore(self, draft: &mut Draft) {
            #(#row)*
            #old
            #(#many)*
            #(#files)*
        }
    }
}
