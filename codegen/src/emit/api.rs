//! The root of the generated code: the API with all that belongs to it, and the names of hand-written code.

use super::{
    behaviour, names,
    print::{Printer, slice},
    text,
};
use crate::{lower::Lowered, model::Api};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use specimen_tables::{ReferencePage, Route};
use std::collections::{BTreeMap, BTreeSet};

/// The module with the reference pages.
pub const PAGES: &str = "reference_pages";

/// `mod.rs`.
pub fn root(printer: &Printer, areas: &BTreeMap<&str, BTreeSet<String>>) -> String {
    let (model, api) = (printer.api, printer.lowered.api);
    let mut modules: BTreeSet<String> = BTreeSet::from(["hooks".to_owned(), PAGES.to_owned()]);
    for (area, files) in areas {
        if area.is_empty() { modules.extend(files.iter().cloned()) } else { modules.extend([names::module(area)]) }
    }
    let endpoint_path = |index: usize, item: &str| {
        let endpoint = &model.endpoints[index];
        let (module, item) = (names::ident(&names::module(&endpoint.name)), format_ident!("{item}"));
        match endpoint.area.as_str() {
            "" => quote!(#module::#item),
            area => {
                let area = names::ident(&names::module(area));
                quote!(#area::#module::#item)
            }
        }
    };
    let resource_path = |id: usize, item: &str| printer.path(id, &format_ident!("{item}"));
    let resources = slice(api.resources.iter().map(|resource| printer.resource(resource)));
    let also = slice(api.also.iter().map(|(label, resource)| {
        let resource = printer.resource(resource);
        quote!((#label, #resource))
    }));
    let with_path = model.resources.iter().enumerate().filter(|(_, resource)| !resource.path.is_empty());
    let endpoints = 0..model.endpoints.len();
    let routes = with_path.map(|(id, _)| resource_path(id, "ROUTES"));
    let routes = slice(routes.chain(endpoints.clone().map(|index| endpoint_path(index, "ROUTES"))));
    let with_code = model.resources.iter().enumerate().filter(|(_, resource)| behaviour::any(resource));
    let functions = with_code.map(|(id, _)| resource_path(id, "FUNCTIONS"));
    let functions = slice(functions.chain(endpoints.map(|index| endpoint_path(index, "FUNCTIONS"))));
    let (license, contact, accounts, kinds) = (license(api), contact(api), accounts(printer, api), kinds(printer, api));
    let specimen_tables::Api { name, about, version, vendor, page_size, page_most, .. } = api;
    let specimen_tables::Defaults { time_zone, token_lifetime, burst, docs, act_for_others, rules } = api.defaults;
    let usual_access = printer.usual_access();
    let all_pages = printer.all_pages(api.admin);
    let admin = option(api.admin.map(|admin| printer.admin(admin)));
    let migrations = slice(api.migrations.iter().map(|migration| {
        let (name, postgres, sqlite) = (migration.name, migration.sql.postgres, migration.sql.sqlite);
        quote!(Migration::new(#name, #postgres, #sqlite))
    }));
    let tokens = quote! {
        use specimen::generated::*;

        /// What the hand-written traits of all resources are implemented for.
        pub struct App;

        /// The whole API.
        pub static API: Api = Api {
            name: #name, about: #about, license: #license, contact: #contact, version: #version, vendor: #vendor,
            resources: #resources,
            also: #also,
            routes: #routes,
            page_size: #page_size, page_most: #page_most,
            defaults: Defaults {
                time_zone: #time_zone, token_lifetime: #token_lifetime, burst: #burst, docs: #docs,
                act_for_others: #act_for_others, rules: #rules,
            },
            accounts: #accounts,
            kinds: #kinds,
            hooks: hooks::ALL,
            migrations: #migrations,
            admin: #admin,
        };

        #all_pages

        #usual_access

        /// The hand-written code that the API names.
        pub static FUNCTIONS: Functions = #functions;
    };
    text::file(&format!("The {name} API."), &modules, &tokens)
}

fn license(api: &specimen_tables::Api) -> TokenStream {
    option(api.license.as_ref().map(|license| {
        let (name, url) = (license.name, license.url);
        quote!(License { name: #name, url: #url })
    }))
}

fn contact(api: &specimen_tables::Api) -> TokenStream {
    option(api.contact.as_ref().map(|contact| {
        let (name, url, email) = (contact.name, contact.url, contact.email);
        quote!(Contact { name: #name, url: #url, email: #email })
    }))
}

fn accounts(printer: &Printer<'_>, api: &specimen_tables::Api) -> TokenStream {
    option(api.accounts.map(|accounts| {
        let (users, tokens, own) = (printer.resource(accounts.users), printer.resource(accounts.tokens), accounts.own);
        let input = option(accounts.input.map(|input| printer.input(input)));
        let specimen_tables::Accounts { username, password, active, public, superuser, .. } = accounts;
        let specimen_tables::Accounts { token_user, token_created, .. } = accounts;
        let roles = super::access::roles(&accounts.roles);
        quote!(&Accounts {
            users: #users, input: #input, username: #username, password: #password, active: #active, public: #public,
            superuser: #superuser, own: &[#(#own),*], tokens: #tokens, token_user: #token_user,
            token_created: #token_created, roles: #roles,
        })
    }))
}

fn kinds(printer: &Printer<'_>, api: &specimen_tables::Api) -> TokenStream {
    option(api.kinds.map(|kinds| {
        let (resource, app, model) = (printer.resource(kinds.resource), kinds.app, kinds.model);
        quote!(&Kinds { resource: #resource, app: #app, model: #model })
    }))
}

/// `reference_pages.rs`: the pages of `docs/reference/`, for the server that shows them.
pub fn pages(model: &Api, lowered: &Lowered) -> String {
    let resources = model.resources.iter().map(|resource| &resource.name);
    let resources = resources.zip(lowered.resources.iter().map(|parts| parts.routes));
    let endpoints = model.endpoints.iter().map(|endpoint| &endpoint.name).zip(lowered.endpoints.iter().copied());
    let mut told = BTreeSet::new();
    let pages = resources.chain(endpoints).map(|(name, routes)| {
        // Several endpoints may share a tag; the first describes it.
        let tags: Vec<&str> = routes.iter().map(Route::tag).filter(|tag| told.insert(*tag)).collect();
        (names::snake(name), tags)
    });
    let index = (ReferencePage::INDEX.to_owned(), Vec::new());
    let pages = slice([index].into_iter().chain(pages).map(|(name, tags)| quote!(reference_page!(#name #(, #tags)*))));
    let tokens = quote! {
        use specimen::generated::{ReferencePage, reference_page};

        /// All of them, the index first.
        pub static PAGES: &[ReferencePage] = #pages;
    };
    text::file("The reference pages, in the order of the spec.", [], &tokens)
}

/// `hooks.rs`: the names of all hand-written code.
pub fn hooks(lowered: &Lowered) -> String {
    let names = lowered.api.hooks;
    let tokens = quote! {
        use specimen::generated::Hook;

        /// All of them, sorted.
        pub const ALL: &[&str] = &[#(#names),*];

        /// One of them.
        pub const fn hook(name: &str) -> Hook {
            Hook::find(ALL, name)
        }
    };
    text::file("The hooks that the spec names, each as trait and method.", [], &tokens)
}

fn option(of: Option<TokenStream>) -> TokenStream {
    match of {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
