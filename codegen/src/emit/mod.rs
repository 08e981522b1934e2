//! The checked model and its tables to files: one module for each kind of output. Output is deterministic: it depends on
//! the model alone, whose order `check` has fixed.

mod access;
mod admin;
mod api;
mod behaviour;
mod custom;
mod docs;
mod draft;
mod entity;
mod matrix;
pub(crate) mod names;
mod print;
mod resource;
mod text;
mod tidy;
mod values;

use crate::{
    lower::{Lowered, lower},
    model::{Api, Endpoint, ResourceId},
};
use print::Printer;
use proc_macro2::TokenStream;
use quote::quote;
use specimen_tables::ddl::Ddl;
use std::collections::{BTreeMap, BTreeSet};

/// Files by their path below `generated/` (Rust and SQL) and `docs/reference/` (Markdown).
#[derive(Debug, Default)]
pub struct Output {
    /// Rust files below `generated/`. They read well once rustfmt has set them.
    pub rust: BTreeMap<String, String>,
    /// Statements that make the database's tables, below `generated/`.
    pub sql: BTreeMap<String, String>,
    /// Markdown files below `docs/reference/`.
    pub docs: BTreeMap<String, String>,
}

/// Everything that is generated from a checked spec.
pub fn emit(api: &Api) -> Output {
    let lowered = lower(api);
    let mut output = Output::default();
    let mut areas: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut add = |area: &'_ str, name: &str, text: String| {
        let module = names::module(name);
        let file = match area {
            "" => format!("{module}.rs"),
            area => format!("{}/{module}.rs", names::module(area)),
        };
        output.rust.insert(file, text);
        module
    };
    for (id, resource) in api.resources.iter().enumerate() {
        let module = add(&resource.area, &resource.name, resource_file(api, &lowered, id));
        areas.entry(&resource.area).or_default().insert(module);
    }
    for (index, endpoint) in api.endpoints.iter().enumerate() {
        let module = add(&endpoint.area, &endpoint.name, endpoint_file(api, &lowered, index));
        areas.entry(&endpoint.area).or_default().insert(module);
    }
    for (area, modules) in areas.iter().filter(|(area, _)| !area.is_empty()) {
        let file = format!("{}/mod.rs", names::module(area));
        output.rust.insert(file, text::file(&format!("The resources of `{area}`."), modules, &quote!()));
    }
    let printer = Printer { api, lowered: &lowered, here: None };
    output.rust.insert("mod.rs".into(), api::root(&printer, &areas));
    output.rust.insert("hooks.rs".into(), api::hooks(&lowered));
    let ddl = Ddl::of(lowered.api);
    output.sql.insert("schema.postgres.sql".into(), script(&ddl.script(|sql| sql.postgres), "PostgreSQL"));
    output.sql.insert("schema.sqlite.sql".into(), script(&ddl.script(|sql| sql.sqlite), "SQLite"));
    output.docs = docs::emit(api);
    output.rust.insert(format!("{}.rs", api::PAGES), api::pages(api, &lowered));
    output
}

fn script(statements: &str, database: &str) -> String {
    format!(
        "-- The database tables on {database}, as `migrate` creates them in an empty database.\n\
         -- Generated from the spec: change the spec, not this file.\n\n{statements}"
    )
}

fn resource_file(api: &Api, lowered: &Lowered, id: ResourceId) -> String {
    let (resource, parts) = (&api.resources[id], &lowered.resources[id]);
    let printer = Printer { api, lowered, here: Some(id) };
    let place = format!("{}:{}", resource.place.file, resource.place.line);
    let table = printer.resource_static(parts.resource, &format!("The table `{}` ({place}).", resource.table));
    let representations = resource.representations.iter().zip(&parts.representations).map(|(of, made)| {
        let doc = format!(
            "The representation `{}` ({}:{}). A page costs {} statement{}.",
            of.name,
            of.place.file,
            of.place.line,
            made.statements,
            if made.statements == 1 { "" } else { "s" }
        );
        printer.representation_static(made, &doc)
    });
    let inputs = parts.inputs.iter().map(|(path, input)| printer.input_static(path, input));
    let (entity, filters) = (entity::emit(resource), printer.filters_static(parts));
    let routes =
        printer.routes_static(&resource.path, parts.routes, &format!("The endpoints under `/{}`.", resource.path));
    let behaviour = behaviour::emit(api, id);
    let pages = printer.pages_statics(parts);
    let head = format!(
        "{}: {}\nDeclared in {place}.",
        resource.name,
        if resource.about.is_empty() { resource.words.as_str() } else { resource.about.trim() },
    );
    let body = quote!(#table #entity #(#representations)* #(#inputs)* #filters #routes #pages #behaviour);
    let imports = imports(api, &resource.area, &body);
    text::file(&head, [], &quote!(#imports #body))
}

fn endpoint_file(api: &Api, lowered: &Lowered, index: usize) -> String {
    let endpoint: &Endpoint = &api.endpoints[index];
    let body = custom::emit(&Printer { api, lowered, here: None }, endpoint, lowered.endpoints[index]);
    let imports = imports(api, &endpoint.area, &body);
    let about = if endpoint.about.is_empty() { "written by hand." } else { endpoint.about.trim() };
    let head = format!("{}: {about}\nDeclared in {}:{}.", endpoint.name, endpoint.place.file, endpoint.place.line);
    text::file(&head, [], &quote!(#imports #body))
}

/// What a file uses of the runtime, and of the files around it.
fn imports(api: &Api, area: &str, body: &TokenStream) -> TokenStream {
    let used = tidy::names(body);
    let mut modules: BTreeSet<String> = BTreeSet::from(["ACCESS".to_owned(), "App".to_owned()]);
    let places = api.resources.iter().map(|resource| (&resource.area, &resource.name));
    modules.extend(places.map(|(area, name)| names::module(if area.is_empty() { name } else { area })));
    let modules: Vec<_> = modules.intersection(&used).map(|module| names::ident(module)).collect();
    let hook = tidy::calls(body, "hook").then(|| {
        let up = if area.is_empty() { quote!(super) } else { quote!(super::super) };
        quote!(use #up::hooks::hook;)
    });
    let around = match (modules.is_empty(), area) {
        (true, _) => quote!(),
        (false, "") => quote!(use super::{#(#modules),*};),
        (false, _) => quote!(use super::super::{#(#modules),*};),
    };
    quote!(#around #hook use specimen::generated::*;)
}
