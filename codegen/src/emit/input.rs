//! The inputs of a resource: what create, replace and patch take, with their rules.

use super::{names, representation::column_schema, resource};
use crate::model::{Api, By, ExtraType, Field, InputField, InputTarget, Kind, Link, Resource, ResourceId, TextKind};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::HashSet;

/// The `INPUT` static; nothing where the resource can't be written.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    if !resource.is_written() {
        return quote!();
    }
    let own: Vec<&InputField> = resource.input.iter().collect();
    let mut patterns = Vec::new();
    let mut inputs = vec![input(api, id, &own, &constant(""), &resource.name, &mut patterns)];
    for list in resource.lists.iter().filter(|list| !list.also.is_empty()) {
        let all: Vec<&InputField> = own.iter().copied().chain(&list.also).collect();
        inputs.push(input(api, id, &all, &constant(&list.path), &names::camel(&list.path), &mut patterns));
    }
    // Inputs of one name are one and the same wherever they are taken.
    let mut seen = HashSet::new();
    let patterns = patterns.into_iter().filter(|pattern| seen.insert(pattern.to_string()));
    quote!(#(#inputs)* #(#patterns)*)
}

/// The static of the inputs under a further list's path; without one, that of the resource's own.
pub fn constant(path: &str) -> Ident {
    if path.is_empty() { format_ident!("INPUT") } else { names::constant(&format!("{}_input", path.replace('-', "_"))) }
}

/// One static.
fn input(
    api: &Api,
    id: ResourceId,
    fields: &[&InputField],
    constant: &Ident,
    schema: &str,
    patterns: &mut Vec<TokenStream>,
) -> TokenStream {
    let resource = &api.resources[id];
    let (schema, patch_schema) = (format!("{schema}Input"), format!("{schema}Patch"));
    let mut extras = 0usize;
    let actors = fields.iter().enumerate().filter(|(_, field)| says_who(api, resource, &field.target));
    let actors = actors.map(|(place, _)| place);
    let fields = fields.iter().map(|field| one(api, id, resource, field, patterns, &mut extras)).collect::<Vec<_>>();
    quote! {
        /// What create, replace and patch take.
        pub static #constant: Input = Input {
            schema: #schema, patch_schema: #patch_schema, resource: &RESOURCE,
            fields: &[#(#fields),*],
            actors: &[#(#actors),*],
        };
    }
}

/// Whether an input says who did something.
fn says_who(api: &Api, resource: &Resource, target: &InputTarget) -> bool {
    match target {
        InputTarget::One(relation, _) | InputTarget::Many(relation, _) => resource.relations[*relation].actor,
        InputTarget::Parent(inner) => says_who(api, parent(api, resource), inner),
        InputTarget::Column(_) | InputTarget::Kind(..) | InputTarget::Extra(_) => false,
    }
}

fn one(
    api: &Api,
    id: ResourceId,
    resource: &Resource,
    field: &InputField,
    patterns: &mut Vec<TokenStream>,
    extras: &mut usize,
) -> TokenStream {
    if let InputTarget::Parent(inner) = &field.target {
        // Columns and relations of the table that this one extends follow its own.
        let parent = parent(api, resource);
        let of = api.resources.iter().position(|r| r.name == parent.name).unwrap_or(id);
        let shifted = InputField { target: inner.as_ref().clone(), ..field.clone() };
        let offsets = (resource.fields.len(), resource.relations.len());
        return one_at(api, of, resource, parent, &shifted, offsets, patterns, extras);
    }
    one_at(api, id, resource, resource, field, (0, 0), patterns, extras)
}

/// The resource whose table a resource extends, itself if none.
pub fn parent<'a>(api: &'a Api, resource: &'a Resource) -> &'a Resource {
    resource.parent.map_or(resource, |relation| &api.resources[resource.relations[relation].target])
}

/// An input of `here` (resource `id`), written from the file of `from`; indices are moved by `offsets`
/// (columns, relations).
#[expect(clippy::too_many_arguments, reason = "the places of two tables and two lists that it adds to")]
fn one_at(
    api: &Api,
    id: ResourceId,
    from: &Resource,
    resource: &Resource,
    field: &InputField,
    offsets: (usize, usize),
    patterns: &mut Vec<TokenStream>,
    extras: &mut usize,
) -> TokenStream {
    let InputField { name, required, required_on_create, nullable, blank, create_only, example, .. } = field;
    let mut about = field.about.clone();
    let (takes, target, schema) = match &field.target {
        InputTarget::Column(index) => {
            let column = &resource.fields[*index];
            if about.is_empty() {
                about.clone_from(&column.about);
            }
            let takes = column_takes(column, field, name, patterns);
            let schema = if column.by_label {
                let labels = column.choices.iter().map(|(_, label)| format!("{label:?}"));
                quote!(Schema::Choice(&[#(#labels),*]))
            } else {
                column_schema(api, id, *index)
            };
            let index = index + offsets.0;
            (takes, quote!(Target::Column(#index)), schema)
        }
        InputTarget::One(relation, by) => {
            let of = resource.relations[*relation].target;
            let Link::One { field: column } = resource.relations[*relation].link else {
                return quote!();
            };
            if about.is_empty() {
                about.clone_from(&resource.fields[column].about);
            }
            let (to, how) = (names::resource(api, from, of), by_tokens(api, of, *by));
            let column = column + offsets.0;
            (quote!(Takes::One(#to, #how)), quote!(Target::Column(#column)), by_schema(api, of, *by))
        }
        InputTarget::Many(relation, by) => {
            let of = resource.relations[*relation].target;
            let (to, how) = (names::resource(api, from, of), by_tokens(api, of, *by));
            let relation = relation + offsets.1;
            let item = by_schema(api, of, *by);
            (quote!(Takes::Many(#to, #how)), quote!(Target::Relation(#relation)), quote!(Schema::List(&#item)))
        }
        InputTarget::Kind(relation, apps) => {
            let column = match resource.relations[*relation].link {
                Link::One { field } => field,
                _ => 0,
            };
            let column = column + offsets.0;
            (quote!(Takes::Kind(&[#(#apps),*])), quote!(Target::Column(#column)), quote!(Schema::Text("")))
        }
        // One level is all that there is.
        InputTarget::Parent(_) => return quote!(),
        InputTarget::Extra(ty) => {
            let place = *extras;
            *extras += 1;
            let (takes, schema) = match ty {
                ExtraType::Value(kind) => (plain_takes(*kind, field.max), plain_schema(*kind)),
                ExtraType::One(of, by) => {
                    let (to, how) = (names::resource(api, from, *of), by_tokens(api, *of, *by));
                    (quote!(Takes::One(#to, #how)), by_schema(api, *of, *by))
                }
            };
            (takes, quote!(Target::Extra(#place)), schema)
        }
    };
    let default = match &field.default {
        Some(default) => {
            let default = resource::default(api, from, default);
            quote!(Some(#default))
        }
        None => quote!(None),
    };
    quote!(InputField {
        name: #name, takes: #takes, target: #target, required: #required, required_on_create: #required_on_create,
        nullable: #nullable, blank: #blank, default: #default, create_only: #create_only,
        doc: Doc { schema: #schema, about: #about, nullable: #nullable, example: #example },
    })
}

fn column_takes(column: &Field, field: &InputField, name: &str, patterns: &mut Vec<TokenStream>) -> TokenStream {
    if !column.choices.is_empty() {
        let choices = resource::choices(&column.choices);
        return if column.by_label { quote!(Takes::Label(#choices)) } else { quote!(Takes::Choice(#choices)) };
    }
    let max = field.max;
    match column.kind {
        Kind::Text => match column.text {
            TextKind::Email => quote!(Takes::Email(#max)),
            TextKind::Url => quote!(Takes::Url(#max)),
            TextKind::Image => quote!(Takes::Image(#max)),
            TextKind::Line | TextKind::Text => match &field.pattern {
                Some((regex, message)) => {
                    let constant = format_ident!("{}_PATTERN", names::snake(name).to_uppercase());
                    let doc = format!("What `{name}` must match.");
                    patterns.push(quote! {
                        #[doc = #doc]
                        static #constant: Pattern = Pattern { regex: #regex, message: #message };
                    });
                    quote!(Takes::Text(#max, Some(&#constant)))
                }
                None => quote!(Takes::Text(#max, None)),
            },
        },
        Kind::Small | Kind::Int | Kind::Big => {
            let (least, most) = match column.kind {
                Kind::Small => (i64::from(i16::MIN), i64::from(i16::MAX)),
                Kind::Int => (i64::from(i32::MIN), i64::from(i32::MAX)),
                _ => (i64::MIN, i64::MAX),
            };
            let least = column.at_least.map_or(least, |v| least.max(v as i64));
            let most = column.at_most.map_or(most, |v| most.min(v as i64));
            let (least, most) = (integer(least), integer(most));
            quote!(Takes::Int(#least, #most))
        }
        Kind::Float => {
            let least = column.at_least.map_or(quote!(f64::NEG_INFINITY), |v| quote!(#v));
            let most = column.at_most.map_or(quote!(f64::INFINITY), |v| quote!(#v));
            quote!(Takes::Float(#least, #most))
        }
        Kind::Json if field.object => quote!(Takes::JsonObject),
        kind => plain_takes(kind, max),
    }
}

fn integer(value: i64) -> TokenStream {
    if value == i64::MIN { quote!(i64::MIN) } else { quote!(#value) }
}

fn plain_takes(kind: Kind, max: usize) -> TokenStream {
    match kind {
        Kind::Uuid => quote!(Takes::Uuid),
        Kind::Text => quote!(Takes::Text(#max, None)),
        Kind::Small => quote!(Takes::Int(-32768, 32767)),
        Kind::Int => quote!(Takes::Int(-2147483648, 2147483647)),
        Kind::Big => quote!(Takes::Int(i64::MIN, i64::MAX)),
        Kind::Float => quote!(Takes::Float(f64::NEG_INFINITY, f64::INFINITY)),
        Kind::Bool => quote!(Takes::Bool),
        Kind::Date => quote!(Takes::Date),
        Kind::DateTime => quote!(Takes::DateTime),
        Kind::Json => quote!(Takes::Json),
        Kind::Floats => quote!(Takes::Floats),
        Kind::Ints => quote!(Takes::Ints),
    }
}

fn plain_schema(kind: Kind) -> TokenStream {
    match kind {
        Kind::Uuid => quote!(Schema::Text("uuid")),
        Kind::Text => quote!(Schema::Text("")),
        Kind::Small | Kind::Int => quote!(Schema::Integer("int32")),
        Kind::Big => quote!(Schema::Integer("int64")),
        Kind::Float => quote!(Schema::Number),
        Kind::Bool => quote!(Schema::Boolean),
        Kind::Date => quote!(Schema::Text("date")),
        Kind::DateTime => quote!(Schema::Text("date-time")),
        Kind::Json => quote!(Schema::Any),
        Kind::Floats => quote!(Schema::List(&Schema::Number)),
        Kind::Ints => quote!(Schema::List(&Schema::Integer("int32"))),
    }
}

fn by_tokens(api: &Api, of: ResourceId, by: By) -> TokenStream {
    match by {
        By::Field(index) => quote!(By::Key(#index)),
        By::Id => quote!(By::Id),
        By::Pk => quote!(By::Pk),
        By::Url => {
            let path = format!("/{}", api.resources[of].path);
            quote!(By::Url(#path))
        }
    }
}

fn by_schema(api: &Api, of: ResourceId, by: By) -> TokenStream {
    match by {
        By::Field(index) => column_schema(api, of, index),
        By::Id | By::Pk => column_schema(api, of, api.resources[of].primary),
        By::Url => quote!(Schema::Text("uri")),
    }
}
