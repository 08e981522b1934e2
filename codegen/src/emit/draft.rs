//! The typed draft of a resource: what hooks read and change. The runtime fills it from its own draft and takes it back
//! (`specimen::hooks::TypedDraft`); what only this resource has is written here.

use super::{behaviour::typed, entity, names};
use crate::model::{Api, ExtraType, Field, InputTarget, Kind, Link, Resource, TextKind};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// What requests contain besides columns: its name and type, how it moves out of the runtime's draft, and back.
struct Member {
    name: Ident,
    rust: TokenStream,
    take: TokenStream,
    restore: Option<TokenStream>,
    doc: String,
}

/// The draft's type, the columns of its row, and what requests contain besides them.
pub fn emit(api: &Api, resource: &Resource, draft: &Ident) -> TokenStream {
    let columns: Vec<(usize, &Field)> = entity::columns(resource)
        .filter_map(|field| resource.fields.iter().position(|f| f.column == field.column).map(|i| (i, field)))
        .collect();
    let members: Vec<Member> =
        many(api, resource).into_iter().chain(extras(api, resource)).chain(files(&columns)).collect();
    let doc = format!("A row of {} before it is stored, with what the request contains.", resource.name);
    let row = row(&columns);
    if members.is_empty() {
        return quote! {
            #[doc = #doc]
            pub type #draft = TypedDraft<entity::Model>;
            #row
        };
    }
    let sent = format_ident!("{}Sent", resource.name);
    let (members, moved) = (fields(&members), moved(&sent, &members));
    let sent_doc = format!("What a request for a row of {} contains besides its columns.", resource.name);
    quote! {
        #[doc = #doc]
        pub type #draft = TypedDraft<entity::Model, #sent>;
        #row

        #[doc = #sent_doc]
        #[derive(Debug, Clone)]
        pub struct #sent { #members }

        #moved
    }
}

/// Which columns the model has: all of them in their order, or each with its place.
fn row(columns: &[(usize, &Field)]) -> TokenStream {
    let names = columns.iter().map(|(_, field)| names::ident(&field.column));
    if columns.iter().enumerate().all(|(at, (place, _))| at == *place) {
        return quote!(row!(entity::Model, [#(#names),*]););
    }
    let places = columns.iter().map(|(place, _)| place);
    quote!(row!(entity::Model, [#(#names = #places),*]);)
}

fn fields(members: &[Member]) -> TokenStream {
    let fields = members.iter().map(|Member { name, rust, doc, .. }| quote!(#[doc = #doc] pub #name: Option<#rust>));
    quote!(#(#fields),*)
}

/// How the members move out of the runtime's draft, and back.
fn moved(sent: &Ident, members: &[Member]) -> TokenStream {
    let take = members.iter().map(|Member { name, take, .. }| quote!(#name: #take));
    let restore: Vec<&TokenStream> = members.iter().filter_map(|member| member.restore.as_ref()).collect();
    let to = if restore.is_empty() { quote!(_) } else { quote!(draft) };
    quote! {
        impl Sent for #sent {
            fn take(draft: &mut Draft) -> Self {
                Self { #(#take),* }
            }

            fn restore(self, #to: &mut Draft) {
                #(#restore)*
            }
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
        let key = key_type(target.fields[target.primary].kind);
        let name = names::ident(&relation.name);
        Member {
            rust: quote!(Vec<#key>),
            take: quote!(draft.many[#place].as_deref().map(typed::keys)),
            restore: Some(quote!(draft.many[#place] = self.#name.map(typed::values);)),
            doc: format!("Keys of `{}`, if the request sets them.", relation.name),
            name,
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
            let (read, slot) = (typed(kind), if place == 0 { quote!(first()) } else { quote!(get(#place)) });
            Member {
                name: names::ident(&input.name),
                rust: entity::kind_type(kind),
                take: quote!(draft.extra.#slot.and_then(Option::as_ref).and_then(#read)),
                restore: None,
                doc: format!("The input `{}`, if the request contains it.", input.name),
            }
        })
        .collect()
}

/// Files of columns that hold pictures, by the index of the column.
fn files(columns: &[(usize, &Field)]) -> Vec<Member> {
    let pictures = columns.iter().filter(|(_, field)| field.text == TextKind::Image);
    pictures
        .map(|(place, field)| {
            let name = format_ident!("{}_file", field.column);
            Member {
                rust: quote!(Upload),
                take: quote!(draft.take_file(#place)),
                restore: Some(quote!(draft.files.extend(self.#name.map(|file| (#place, file)));)),
                doc: format!(
                    "The file uploaded for `{}`. Unless a hook takes it out, it is stored under its own name.",
                    field.name
                ),
                name,
            }
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
