//! The static table of a resource: columns, relations, orders, unique sets.

use super::names;
use crate::model::{Api, Auto, Default, Kind, Link, OnDelete, Order, OrderBy, Resource};
use proc_macro2::TokenStream;
use quote::quote;

/// The `RESOURCE` static.
pub fn emit(api: &Api, resource: &Resource) -> TokenStream {
    let Resource { name, label, words, record, about, table, primary, secret, .. } = resource;
    let columns = resource.fields.iter().map(|field| {
        let (column, field_name, nullable, max) = (&field.column, &field.name, field.nullable, field.max);
        let (unique, taken, secret) = (field.unique, &field.taken, field.secret);
        let file = field.text == crate::model::TextKind::Image;
        let kind = kind(field.kind);
        let default = default(api, resource, &field.default);
        let auto = match field.auto {
            Auto::No => quote!(Auto::No),
            Auto::Create => quote!(Auto::Create),
            Auto::Save => quote!(Auto::Save),
        };
        let choices = choices(&field.choices);
        quote!(Column {
            name: #column, field: #field_name, kind: #kind, nullable: #nullable, max: #max, default: #default,
            auto: #auto, choices: #choices, unique: #unique, unique_message: #taken, secret: #secret,
            file: #file,
        })
    });
    let relations = resource.relations.iter().map(|relation| {
        let (name, secret) = (&relation.name, relation.secret);
        let target = names::resource(api, resource, relation.target);
        let link = match &relation.link {
            Link::One { field } => quote!(Link::One { column: #field }),
            Link::Back { field, single, on_delete } => {
                let on_delete = on_delete_tokens(*on_delete);
                quote!(Link::Back { column: #field, single: #single, on_delete: #on_delete })
            }
            Link::Many { table, near, far, through, .. } => {
                let through = match through {
                    Some(id) => {
                        let path = names::resource(api, resource, *id);
                        quote!(Some(#path))
                    }
                    None => quote!(None),
                };
                quote!(Link::Many { table: #table, near: #near, far: #far, through: #through })
            }
            Link::Loose { field } => quote!(Link::Loose { column: #field }),
        };
        quote!(Relation { name: #name, target: #target, link: #link, secret: #secret })
    });
    let parent = match resource.parent {
        Some(index) => quote!(Some(#index)),
        None => quote!(None),
    };
    let order = orders(&resource.order);
    let unique = resource.unique.iter().map(|unique| {
        let (columns, condition) = (&unique.fields, &unique.condition);
        quote!(Unique { columns: &[#(#columns),*], condition: #condition })
    });
    let hooks = if resource.behaviour.hooks() { quote!(&HOOKS) } else { quote!(&NO_HOOKS) };
    let doc = format!("The table `{}` ({}:{}).", resource.table, resource.place.file, resource.place.line);
    quote! {
        #[doc = #doc]
        pub static RESOURCE: Resource = Resource {
            name: #name, label: #label, words: #words, record: #record, about: #about, table: #table,
            primary: #primary,
            columns: &[#(#columns),*],
            relations: &[#(#relations),*],
            parent: #parent,
            order: #order,
            unique: &[#(#unique),*],
            secret: #secret,
            hooks: #hooks,
        };
    }
}

/// A list of sort keys.
pub fn orders(orders: &[Order]) -> TokenStream {
    let orders = orders.iter().map(|order| {
        let (path, descending) = (&order.path, order.descending);
        let by = match &order.by {
            OrderBy::Value => quote!(OrderBy::Value),
            OrderBy::Filled => quote!(OrderBy::Filled),
            OrderBy::Begins(text) => quote!(OrderBy::Begins(#text)),
        };
        quote!(Order { path: #path, descending: #descending, by: #by })
    });
    quote!(&[#(#orders),*])
}

/// The runtime's name of a kind.
pub fn kind(kind: Kind) -> TokenStream {
    match kind {
        Kind::Uuid => quote!(Kind::Uuid),
        Kind::Text => quote!(Kind::Text),
        Kind::Small => quote!(Kind::Small),
        Kind::Int => quote!(Kind::Int),
        Kind::Big => quote!(Kind::Big),
        Kind::Float => quote!(Kind::Float),
        Kind::Bool => quote!(Kind::Bool),
        Kind::Date => quote!(Kind::Date),
        Kind::DateTime => quote!(Kind::DateTime),
        Kind::Json => quote!(Kind::Json),
        Kind::Floats => quote!(Kind::Floats),
        Kind::Ints => quote!(Kind::Ints),
    }
}

/// A list of choices; stored values are JSON texts in the model.
pub fn choices(choices: &[(String, String)]) -> TokenStream {
    let choices = choices.iter().map(|(value, label)| {
        let value = match serde_json::from_str::<serde_json::Value>(value) {
            Ok(serde_json::Value::Number(number)) => {
                let number = number.as_i64().unwrap_or_default();
                quote!(ChoiceValue::Int(#number))
            }
            Ok(serde_json::Value::String(text)) => quote!(ChoiceValue::Text(#text)),
            _ => quote!(ChoiceValue::Text(#value)),
        };
        quote!(Choice { value: #value, label: #label })
    });
    quote!(&[#(#choices),*])
}

/// A default.
pub fn default(api: &Api, here: &Resource, default: &Default) -> TokenStream {
    match default {
        Default::None => quote!(Default::None),
        Default::Text(text) => quote!(Default::Text(#text)),
        Default::Int(number) => quote!(Default::Int(#number)),
        Default::Float(number) => quote!(Default::Float(#number)),
        Default::Bool(truth) => quote!(Default::Bool(#truth)),
        Default::Empty => quote!(Default::Empty),
        Default::Uuid(text) => quote!(Default::Uuid(#text)),
        Default::Now => quote!(Default::Now),
        Default::Today => quote!(Default::Today),
        Default::NewUuid => quote!(Default::NewUuid),
        Default::Caller => quote!(Default::Caller),
        Default::TimeZone => quote!(Default::TimeZone),
        Default::Setting(name) => quote!(Default::Setting(#name)),
        Default::Row { of, field, is, make } => {
            let target = names::resource(api, here, *of);
            let column = api.resources[*of].fields.iter().find(|f| f.name == *field).map_or(field, |f| &f.column);
            quote!(Default::Row { of: #target, column: #column, is: #is, make: #make })
        }
    }
}

fn on_delete_tokens(on_delete: OnDelete) -> TokenStream {
    match on_delete {
        OnDelete::Cascade => quote!(OnDelete::Cascade),
        OnDelete::SetNull => quote!(OnDelete::SetNull),
        OnDelete::SetDefault => quote!(OnDelete::SetDefault),
        OnDelete::Protect => quote!(OnDelete::Protect),
    }
}
