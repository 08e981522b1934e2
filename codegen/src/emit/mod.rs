//! The checked model to files: one module for each kind of output. Output is deterministic: it depends
//! on the model alone, whose order `check` has fixed.

mod behaviour;
mod custom;
mod docs;
mod endpoint;
mod entity;
mod filter;
mod input;
mod names;
pub mod plan;
mod representation;
mod resource;
mod schema;
mod tidy;

use crate::model::{Api, Endpoint, ResourceId};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::{BTreeMap, BTreeSet};

/// Files by their path below `generated/` (Rust) and `docs/reference/` (Markdown).
#[derive(Debug, Default)]
pub struct Output {
    /// Rust files below `generated/`.
    pub rust: BTreeMap<String, String>,
    /// Markdown files below `docs/reference/`.
    pub docs: BTreeMap<String, String>,
}

/// Everything that is generated from a checked spec.
pub fn emit(api: &Api) -> Output {
    let mut output = Output::default();
    let mut areas: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (id, resource) in api.resources.iter().enumerate() {
        let module = names::snake(&resource.name);
        let (file, area) = if resource.area.is_empty() {
            (format!("{module}.rs"), "")
        } else {
            (format!("{}/{module}.rs", names::snake(&resource.area)), resource.area.as_str())
        };
        areas.entry(area).or_default().insert(module);
        output.rust.insert(file, resource_file(api, id));
    }
    for endpoint in &api.endpoints {
        let module = names::snake(&endpoint.name);
        let file = match endpoint.area.as_str() {
            "" => format!("{module}.rs"),
            area => format!("{}/{module}.rs", names::snake(area)),
        };
        areas.entry(&endpoint.area).or_default().insert(module);
        output.rust.insert(file, endpoint_file(endpoint));
    }
    for (area, modules) in &areas {
        if !area.is_empty() {
            let modules = modules.iter().map(|module| names::ident(module));
            let head = format!("The resources of `{area}`.");
            output.rust.insert(format!("{}/mod.rs", names::snake(area)), format(&head, &quote!(#(pub mod #modules;)*)));
        }
    }
    output.rust.insert("mod.rs".into(), root(api, &areas));
    output.rust.insert("schema.rs".into(), schema::emit(api));
    output.docs = docs::emit(api);
    output
}

fn format(head: &str, tokens: &TokenStream) -> String {
    let tokens = tidy::tidy(tokens.clone());
    let body = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // Names are checked before anything is emitted, so this is a fault of the generator itself: the
        // text is written all the same, and the compiler shows where it goes wrong.
        Err(_) => tokens.to_string(),
    };
    let head: String =
        head.lines().map(|line| if line.is_empty() { "//!\n".into() } else { format!("//! {line}\n") }).collect();
    format!("{head}//!\n//! Generated from the spec: change that, not this file.\n\n{body}")
}

fn resource_file(api: &Api, id: ResourceId) -> String {
    let resource = &api.resources[id];
    let parts = [
        resource::emit(api, resource),
        entity::emit(resource),
        representation::emit(api, id),
        input::emit(api, id),
        filter::emit(api, id),
        behaviour::emit(api, id),
        endpoint::emit(api, id),
    ];
    let body: TokenStream = parts.into_iter().collect();
    let imports = imports(&body);
    let head = format!(
        "{}: {}\nMade from {}:{}.",
        resource.name,
        if resource.about.is_empty() { resource.words.as_str() } else { resource.about.trim() },
        resource.place.file,
        resource.place.line
    );
    format(&head, &quote!(#imports #body))
}

fn endpoint_file(endpoint: &Endpoint) -> String {
    let body = custom::emit(endpoint);
    let imports = imports(&body);
    let about = if endpoint.about.is_empty() { "written by hand." } else { endpoint.about.trim() };
    let head = format!("{}: {about}\nMade from {}:{}.", endpoint.name, endpoint.place.file, endpoint.place.line);
    format(&head, &quote!(#imports #body))
}

/// Names of the runtime and of libraries, imported where the code uses them.
fn imports(body: &TokenStream) -> TokenStream {
    let used = tidy::names(body);
    let groups: [(&[&str], TokenStream); 13] = [
        (
            &[
                "Answer",
                "Auto",
                "By",
                "Child",
                "Choice",
                "ChoiceValue",
                "Column",
                "Compute",
                "Custom",
                "CustomOperation",
                "Default",
                "Dialects",
                "Doc",
                "Field",
                "Filter",
                "FilterTest",
                "Group",
                "Holds",
                "Input",
                "InputField",
                "Item",
                "Kind",
                "Link",
                "List",
                "Member",
                "OnDelete",
                "Order",
                "OrderBy",
                "Owner",
                "Parameter",
                "Pattern",
                "Place",
                "Relation",
                "Representation",
                "Resource",
                "Route",
                "Schema",
                "Serves",
                "Source",
                "Takes",
                "Target",
                "Union",
                "Unique",
                "Wire",
            ],
            quote!(specimen::tables),
        ),
        (
            &["Asked", "BoxFuture", "Cells", "Draft", "Hooks", "Keys", "NO_HOOKS", "Sent", "Work", "typed"],
            quote!(specimen::behaviour),
        ),
        (&["Fault"], quote!(specimen::fault)),
        (&["Moment"], quote!(specimen::moment)),
        (&["Condition"], quote!(specimen::query::condition)),
        (&["PageRows", "RowView"], quote!(specimen::query::render)),
        (&["json"], quote!(specimen::query)),
        (&["Call", "Reply", "endpoint", "routes"], quote!(specimen::http)),
        (&["Server", "Settings"], quote!(specimen::server)),
        (&["Sql"], quote!(specimen::store)),
        (&["DateTime", "NaiveDate", "NaiveDateTime", "Utc"], quote!(specimen::chrono)),
        (&["Uuid"], quote!(specimen::uuid)),
        (&["OnceLock"], quote!(std::sync)),
    ];
    let mut uses: Vec<TokenStream> = Vec::new();
    for (names, from) in groups {
        let names: Vec<_> = names.iter().filter(|name| used.contains(**name)).map(|n| format_ident!("{n}")).collect();
        if !names.is_empty() {
            uses.push(quote!(use #from::{#(#names),*};));
        }
    }
    if used.contains("Json") {
        uses.push(quote!(
            use specimen::serde_json::Value as Json;
        ));
    }
    if used.contains("Value") {
        uses.push(quote!(
            use specimen::sea_orm::Value;
        ));
    }
    if used.contains("OpenApi") {
        uses.push(quote! {
            use specimen::poem::{endpoint::BoxEndpoint, http::Method};
            use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
            use std::{collections::HashMap, sync::Arc};
        });
    }
    quote!(#(#uses)*)
}

fn root(api: &Api, areas: &BTreeMap<&str, BTreeSet<String>>) -> String {
    let modules = areas.iter().flat_map(|(area, modules)| {
        if area.is_empty() {
            modules.iter().map(|m| names::ident(m)).collect::<Vec<_>>()
        } else {
            vec![names::ident(&names::snake(area))]
        }
    });
    let file_path = |id: ResourceId, item: &TokenStream| {
        let resource = &api.resources[id];
        let module = names::module(resource);
        if resource.area.is_empty() {
            quote!(#module::#item)
        } else {
            let area = names::ident(&names::snake(&resource.area));
            quote!(#area::#module::#item)
        }
    };
    let static_path = |id: ResourceId| file_path(id, &quote!(RESOURCE));
    let resources = (0..api.resources.len()).map(|id| {
        let path = static_path(id);
        quote!(&#path)
    });
    let served: Vec<ResourceId> = (0..api.resources.len()).filter(|id| !api.resources[*id].path.is_empty()).collect();
    let endpoint_path = |endpoint: &Endpoint, item: &TokenStream| {
        let module = names::ident(&names::snake(&endpoint.name));
        if endpoint.area.is_empty() {
            quote!(#module::#item)
        } else {
            let area = names::ident(&names::snake(&endpoint.area));
            quote!(#area::#module::#item)
        }
    };
    let routes: Vec<TokenStream> = served
        .iter()
        .map(|id| file_path(*id, &quote!(ROUTES)))
        .chain(api.endpoints.iter().map(|endpoint| endpoint_path(endpoint, &quote!(ROUTES))))
        .collect();
    let service = |name: &str| {
        let name = format_ident!("{name}Api");
        quote!(#name)
    };
    let services: Vec<TokenStream> = served
        .iter()
        .map(|id| file_path(*id, &service(&api.resources[*id].name)))
        .chain(api.endpoints.iter().map(|endpoint| endpoint_path(endpoint, &service(&endpoint.name))))
        .collect();
    let field = |id: ResourceId, name: &str| {
        let column = api.resources[id].fields.iter().find(|f| f.name == name);
        column.map_or_else(|| name.to_owned(), |f| f.column.clone())
    };
    let accounts = match &api.accounts {
        Some(accounts) => {
            let (users, tokens) = (static_path(accounts.users), static_path(accounts.tokens));
            let [username, password, active, public, superuser] =
                [&accounts.username, &accounts.password, &accounts.active, &accounts.public, &accounts.superuser]
                    .map(|name| field(accounts.users, name));
            let input = match api.resources[accounts.users].is_written() {
                true => {
                    let path = file_path(accounts.users, &quote!(INPUT));
                    quote!(Some(&#path))
                }
                false => quote!(None),
            };
            let own = accounts.own.iter().map(|name| field(accounts.users, name));
            let [token_user, token_created] =
                [&accounts.token_user, &accounts.token_created].map(|name| field(accounts.tokens, name));
            quote!(Some(&Accounts {
                users: &#users, input: #input, username: #username, password: #password, active: #active, public: #public,
                superuser: #superuser, own: &[#(#own),*], tokens: &#tokens, token_user: #token_user, token_created: #token_created,
            }))
        }
        None => quote!(None),
    };
    let also: Vec<TokenStream> = api
        .resources
        .iter()
        .enumerate()
        .flat_map(|(id, resource)| {
            let path = static_path(id);
            resource.also.iter().map(move |label| quote!((#label, &#path)))
        })
        .collect();
    let kinds = match &api.kinds {
        Some(kinds) => {
            let resource = static_path(kinds.resource);
            let (app, model) = (field(kinds.resource, &kinds.app), field(kinds.resource, &kinds.model));
            quote!(Some(&Kinds { resource: &#resource, app: #app, model: #model }))
        }
        None => quote!(None),
    };
    let Api { name, about, version, vendor, page_size, page_most, time_zone, token_lifetime, burst, docs_rate, .. } =
        api;
    let act_for_others = api.act_for_others;
    let license = match &api.license {
        Some((name, url)) => quote!(Some(License { name: #name, url: #url })),
        None => quote!(None),
    };
    let contact = match &api.contact {
        Some((name, url, email)) => quote!(Some(Contact { name: #name, url: #url, email: #email })),
        None => quote!(None),
    };
    let license_import = api.license.is_some().then(|| quote!(License,));
    let contact_import = api.contact.is_some().then(|| quote!(Contact,));
    let accounts_import = api.accounts.is_some().then(|| quote!(Accounts,));
    let kinds_import = api.kinds.is_some().then(|| quote!(Kinds,));
    let tokens = quote! {
        #(pub mod #modules;)*
        pub mod schema;

        use specimen::poem::{endpoint::BoxEndpoint, http::Method};
        use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
        use specimen::server::Server;
        use specimen::tables::{#accounts_import Api, #contact_import Defaults, #kinds_import #license_import};
        use std::{collections::HashMap, sync::Arc};

        /// What the hand-written traits of all resources are implemented for.
        pub struct Code;

        /// The whole API.
        pub static API: Api = Api {
            name: #name, about: #about, license: #license, contact: #contact, version: #version, vendor: #vendor,
            resources: &[#(#resources),*],
            also: &[#(#also),*],
            routes: &[#(#routes),*],
            page_size: #page_size, page_most: #page_most,
            defaults: Defaults {
                time_zone: #time_zone, token_lifetime: #token_lifetime, burst: #burst, docs: #docs_rate,
                act_for_others: #act_for_others,
            },
            accounts: #accounts,
            kinds: #kinds,
        };

        /// All endpoints as one poem-openapi API.
        pub struct Endpoints(pub Arc<Server>);

        impl OpenApi for Endpoints {
            fn meta() -> Vec<MetaApi> {
                let mut meta = Vec::new();
                #(meta.extend(<#services as OpenApi>::meta());)*
                meta
            }

            fn register(registry: &mut Registry) {
                #(<#services as OpenApi>::register(registry);)*
            }

            fn add_routes(self, table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {
                #(#services(self.0.clone()).add_routes(table);)*
            }
        }
    };
    // `routes` is a list of lists, one for each resource.
    format(&format!("The {name} API."), &tokens)
}
