//! The serializers of a resource: one static a representation, with its fields in order, its SQL for
//! both databases, and where in the selected row each value stands.

use super::{
    names,
    plan::{self, Planned, PlannedField, Wire},
    resource::{choices, kind, orders},
};
use crate::model::{Api, ComputedForm, Kind, Representation, Resource, ResourceId, TextKind, ValueType};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// All representations of a resource, and the glue of their computed values.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    resource.representations.iter().map(|representation| one(api, id, resource, representation)).collect()
}

/// Name of a representation in the OpenAPI document.
pub fn schema_name(resource: &Resource, representation: &Representation) -> String {
    format!("{}{}", resource.name, names::camel(&representation.name))
}

/// Path from one resource's file to a representation's static.
pub fn reference(api: &Api, from: &Resource, to: (ResourceId, usize)) -> TokenStream {
    let target = &api.resources[to.0];
    let constant = names::constant(&target.representations[to.1].name);
    if target.name == from.name {
        quote!(&#constant)
    } else {
        let path = names::path(api, &from.area, to.0, &quote!(#constant));
        quote!(&#path)
    }
}

fn one(api: &Api, id: ResourceId, resource: &Resource, representation: &Representation) -> TokenStream {
    let (plan, fields) = plan::plan(api, id, representation);
    let (name, schema) = (&representation.name, schema_name(resource, representation));
    let constant = names::constant(name);
    let lines = |pick: fn(&plan::Both) -> &str, sep: &str, of: &mut dyn Iterator<Item = &plan::Both>| -> String {
        of.map(pick).collect::<Vec<_>>().join(sep)
    };
    let postgres: fn(&plan::Both) -> &str = |both| &both.postgres;
    let sqlite: fn(&plan::Both) -> &str = |both| &both.sqlite;
    let select = dialects(
        lines(postgres, ", ", &mut plan.selects.iter().map(|s| &s.0)),
        lines(sqlite, ", ", &mut plan.selects.iter().map(|s| &s.0)),
    );
    let joins = dialects(lines(postgres, " ", &mut plan.joins.iter()), lines(sqlite, " ", &mut plan.joins.iter()));
    let wires = plan.selects.iter().map(|(_, wire)| match wire {
        Wire::One(of) => {
            let of = kind(*of);
            quote!(Wire::One(#of))
        }
        Wire::List(of) => {
            let of = kind(*of);
            quote!(Wire::List(#of))
        }
    });
    let children = plan.children.iter().map(|child| {
        let (key, parent, joins) = (child.key, &child.parent, &child.joins);
        let target = reference(api, resource, child.target);
        let order = orders(&child.order);
        let narrow = match child.narrow {
            Some(rule) => {
                let path = glue_path(api, resource, child.target.0, &rule_glue(&api.resources[child.target.0], rule));
                quote!(Some(#path))
            }
            None => quote!(None),
        };
        quote!(Child {
            key: #key, representation: #target, parent: #parent, joins: #joins, order: #order, narrow: #narrow,
        })
    });
    let groups = plan.groups.iter().map(|(of, index, columns)| {
        let computed = &api.resources[*of].computed[*index];
        let glue = |end: &str| glue_path(api, resource, *of, &format_ident!("{}_{end}", computed.name));
        let compute = match &computed.form {
            ComputedForm::Page { rows_by: Some(place), gives, .. } => {
                let (key, items, rows, values) = (columns[*place], gives.len(), glue("rows"), glue("of_rows"));
                let of = &plan.selects[key].0.postgres;
                quote!(Compute::Rows { key: #key, of: #of, items: #items, rows: #rows, values: #values })
            }
            _ => {
                let page = glue("for_page");
                quote!(Compute::Page(#page))
            }
        };
        quote!(Group { columns: &[#(#columns),*], compute: #compute })
    });
    let (fields, row_glue) = {
        let mut glue = Vec::new();
        let fields = fields_tokens(api, resource, &fields, &format!("{name}_"), &mut glue);
        (fields, glue)
    };
    let statements = plan::statements(api, id, representation);
    let doc = format!(
        "The representation `{name}` ({}:{}); {statements} statement{} a page.",
        representation.place.file,
        representation.place.line,
        if statements == 1 { "" } else { "s" }
    );
    quote! {
        #[doc = #doc]
        pub static #constant: Representation = Representation {
            name: #name, schema: #schema, resource: &RESOURCE,
            fields: #fields,
            select: #select,
            joins: #joins,
            wires: &[#(#wires),*],
            children: &[#(#children),*],
            groups: &[#(#groups),*],
            statements: #statements,
            single: OnceLock::new(),
        };
        #(#row_glue)*
    }
}

fn dialects(postgres: String, sqlite: String) -> TokenStream {
    quote!(Dialects { postgres: #postgres, sqlite: #sqlite })
}

/// Name of the function that a rule's trait method is called through.
pub fn rule_glue(resource: &Resource, rule: usize) -> proc_macro2::Ident {
    format_ident!("{}_rule", resource.behaviour.rules[rule].0)
}

/// Path to a glue function in another resource's file.
pub fn glue_path(api: &Api, from: &Resource, to: ResourceId, name: &proc_macro2::Ident) -> TokenStream {
    if api.resources[to].name == from.name { quote!(#name) } else { names::path(api, &from.area, to, &quote!(#name)) }
}

fn fields_tokens(
    api: &Api,
    here: &Resource,
    fields: &[PlannedField],
    prefix: &str,
    glue: &mut Vec<TokenStream>,
) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let name = &field.item.name;
        let source = source_tokens(api, here, field, prefix, glue);
        let doc = doc_tokens(api, here, field, prefix);
        quote!(Field { name: #name, source: #source, doc: #doc })
    });
    let fields: Vec<TokenStream> = fields.collect();
    quote!(&[#(#fields),*])
}

fn source_tokens(
    api: &Api,
    here: &Resource,
    field: &PlannedField,
    prefix: &str,
    glue: &mut Vec<TokenStream>,
) -> TokenStream {
    match &field.source {
        Planned::Column(index, ..) | Planned::Keys(index, ..) => quote!(Source::Column(#index)),
        Planned::Or(index, text, false, ..) => quote!(Source::Or(#index, #text)),
        Planned::Or(index, text, true, ..) => quote!(Source::OrSent(#index, #text)),
        Planned::Label(index, of, column) => {
            let choices = choices(&api.resources[*of].fields[*column].choices);
            quote!(Source::Label(#index, #choices))
        }
        Planned::Url(index, path) => quote!(Source::Url(#index, #path)),
        Planned::File(index) => quote!(Source::File(#index)),
        Planned::Nothing => quote!(Source::Nothing),
        Planned::Kind(app, model) => quote!(Source::Kind(#app, #model)),
        Planned::Object(present, _, _, fields) => {
            let fields = fields_tokens(api, here, fields, &format!("{prefix}{}_", field.item.name), glue);
            quote!(Source::Object(#present, #fields))
        }
        Planned::Many(child, ..) => quote!(Source::Many(#child)),
        Planned::Constant(text) => quote!(Source::Constant(#text)),
        Planned::Page(group, place, ..) => quote!(Source::Page(#group, #place)),
        Planned::Row(of, index, columns) => {
            let name = format_ident!("{}", names::snake(&format!("write_{prefix}{}", field.item.name)));
            glue.push(row_glue(api, here, *of, *index, columns, &name));
            quote!(Source::Row(#name))
        }
    }
}

/// The function that reads a row's columns, calls the trait's method and writes what it returns.
fn row_glue(
    api: &Api,
    here: &Resource,
    of: ResourceId,
    index: usize,
    columns: &[usize],
    name: &proc_macro2::Ident,
) -> TokenStream {
    let resource = &api.resources[of];
    let computed = &resource.computed[index];
    let ComputedForm::Row(ty) = computed.form else { return quote!() };
    let method = names::ident(&computed.name);
    let trait_path = glue_path(api, here, of, &format_ident!("{}Behaviour", resource.name));
    let code = code_path(here);
    let arguments = computed.from.iter().zip(columns).map(|(path, column)| {
        let field = &api.resources[plan::reached(api, of, &path.steps)].fields[path.field];
        let getter = getter(field.kind);
        quote!(row.#getter(#column))
    });
    let write = writer(ty);
    quote! {
        fn #name(row: &RowView<'_>, now: &Moment, out: &mut Vec<u8>) {
            json::#write(out, <#code as #trait_path>::#method(now, #(#arguments),*));
        }
    }
}

/// Path to the type that hand-written traits are implemented for.
pub fn code_path(here: &Resource) -> TokenStream {
    names::code(&here.area)
}

/// Getter of a row's column, by kind.
pub fn getter(kind: Kind) -> proc_macro2::Ident {
    let name = match kind {
        Kind::Uuid => "uuid",
        Kind::Text => "text",
        Kind::Small | Kind::Int | Kind::Big => "integer",
        Kind::Float => "number",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::DateTime => "date_time",
        Kind::Json | Kind::Floats | Kind::Ints => "json",
    };
    format_ident!("{name}")
}

/// Rust type that a column's getter gives, always optional.
pub fn getter_type(kind: Kind) -> TokenStream {
    match kind {
        Kind::Uuid => quote!(Option<Uuid>),
        Kind::Text => quote!(Option<String>),
        Kind::Small | Kind::Int | Kind::Big => quote!(Option<i64>),
        Kind::Float => quote!(Option<f64>),
        Kind::Bool => quote!(Option<bool>),
        Kind::Date => quote!(Option<NaiveDate>),
        Kind::DateTime => quote!(Option<DateTime<Utc>>),
        Kind::Json | Kind::Floats | Kind::Ints => quote!(Option<Json>),
    }
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

fn doc_tokens(api: &Api, here: &Resource, field: &PlannedField, prefix: &str) -> TokenStream {
    let column_about = |of: ResourceId, index: usize| {
        let column = &api.resources[of].fields[index];
        if field.item.about.is_empty() { column.about.clone() } else { field.item.about.clone() }
    };
    let computed_about = |of: ResourceId, index: usize, place: Option<usize>| {
        let computed = &api.resources[of].computed[index];
        let own = match (&computed.form, place) {
            (ComputedForm::Page { gives, .. }, Some(place)) => gives[place].2.clone(),
            _ => computed.about.clone(),
        };
        if field.item.about.is_empty() { own } else { field.item.about.clone() }
    };
    let (schema, about) = match &field.source {
        Planned::Column(_, of, index) => (column_schema(api, *of, *index), column_about(*of, *index)),
        Planned::Or(_, instead, _, of, index) => {
            let kind = api.resources[*of].fields[*index].kind;
            let schema = match (kind, instead.as_str()) {
                (Kind::Uuid, "\"\"") => quote!(Schema::Blank("uuid")),
                (Kind::Date, "\"\"") => quote!(Schema::Blank("date")),
                (Kind::DateTime, "\"\"") => quote!(Schema::Blank("date-time")),
                _ => column_schema(api, *of, *index),
            };
            (schema, column_about(*of, *index))
        }
        Planned::Label(_, of, index) => {
            let labels = api.resources[*of].fields[*index].choices.iter().map(|(_, label)| format!("{label:?}"));
            (quote!(Schema::Choice(&[#(#labels),*])), column_about(*of, *index))
        }
        Planned::Url(..) | Planned::File(_) | Planned::Nothing => {
            (quote!(Schema::Text("uri")), field.item.about.clone())
        }
        Planned::Kind(..) | Planned::Constant(_) => (quote!(Schema::Text("")), field.item.about.clone()),
        Planned::Object(_, of, representation, fields) => {
            // A nested object is another schema where it has no glue of its own.
            let _ = fields;
            let target = reference(api, here, (*of, *representation));
            (quote!(Schema::Ref(#target)), field.item.about.clone())
        }
        Planned::Keys(_, of, index) => {
            let item = column_schema(api, *of, *index);
            (quote!(Schema::List(&#item)), field.item.about.clone())
        }
        Planned::Many(_, of, representation) => {
            let target = reference(api, here, (*of, *representation));
            (quote!(Schema::List(&Schema::Ref(#target))), field.item.about.clone())
        }
        Planned::Row(of, index, _) => {
            let ComputedForm::Row(ty) = api.resources[*of].computed[*index].form else {
                return quote!(Doc { schema: Schema::Any, about: "", nullable: true, example: "" });
            };
            (value_schema(ty), computed_about(*of, *index, None))
        }
        Planned::Page(_, place, of, index) => {
            let ty = match &api.resources[*of].computed[*index].form {
                ComputedForm::Page { gives, .. } => gives[*place].1,
                ComputedForm::Row(ty) => *ty,
            };
            (value_schema(ty), computed_about(*of, *index, Some(*place)))
        }
    };
    let _ = prefix;
    let (nullable, example) = (field.nullable, &field.item.example);
    quote!(Doc { schema: #schema, about: #about, nullable: #nullable, example: #example })
}

/// OpenAPI type of a column.
pub fn column_schema(api: &Api, of: ResourceId, index: usize) -> TokenStream {
    let field = &api.resources[of].fields[index];
    if !field.choices.is_empty() && !field.by_label {
        let mut values: Vec<String> = field.choices.iter().map(|(value, _)| value.clone()).collect();
        if field.blank && field.kind == Kind::Text {
            values.push("\"\"".into());
        }
        return quote!(Schema::Choice(&[#(#values),*]));
    }
    match field.kind {
        Kind::Uuid => quote!(Schema::Text("uuid")),
        Kind::Text => match field.text {
            TextKind::Email if field.blank => quote!(Schema::Blank("email")),
            TextKind::Email => quote!(Schema::Text("email")),
            TextKind::Url if field.blank => quote!(Schema::Blank("uri")),
            TextKind::Url => quote!(Schema::Text("uri")),
            TextKind::Image => quote!(Schema::Text("binary")),
            TextKind::Line | TextKind::Text if field.max > 0 => {
                let max = field.max;
                quote!(Schema::Bounded(#max))
            }
            TextKind::Line | TextKind::Text => quote!(Schema::Text("")),
        },
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

/// OpenAPI type of a computed value.
pub fn value_schema(ty: ValueType) -> TokenStream {
    match ty {
        ValueType::Text => quote!(Schema::Text("")),
        ValueType::Url => quote!(Schema::Text("uri")),
        ValueType::Integer => quote!(Schema::Integer("int64")),
        ValueType::Number => quote!(Schema::Number),
        ValueType::Boolean => quote!(Schema::Boolean),
        ValueType::Date => quote!(Schema::Text("date")),
        ValueType::DateTime => quote!(Schema::Text("date-time")),
        ValueType::Uuid => quote!(Schema::Text("uuid")),
        ValueType::Json => quote!(Schema::Any),
        ValueType::Texts => quote!(Schema::List(&Schema::Text(""))),
    }
}
