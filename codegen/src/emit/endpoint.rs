//! The endpoints of a resource: its routes as data, and `impl OpenApi`, which registers them with
//! poem-openapi and hands each request to the runtime.

use super::{
    filter, input, names,
    representation::{reference, rule_glue},
    resource::orders,
};
use crate::model::{Api, NestedOf, Operations, Resource, ResourceId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// Routes and the poem-openapi API of a resource; nothing where it has no path.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    if resource.path.is_empty() {
        return quote!();
    }
    let own = Under {
        path: &resource.path,
        words: resource.words.clone(),
        about: &resource.about,
        offered: &resource.operations,
        filters: resource.operations.list,
        narrow: None,
        input: input::constant(""),
    };
    let further = resource.lists.iter().map(|list| Under {
        path: &list.path,
        words: names::singular(&list.path.replace('-', " ")),
        about: &list.about,
        offered: &list.operations,
        filters: list.filters,
        narrow: list.narrow,
        input: input::constant(if list.also.is_empty() { "" } else { &list.path }),
    });
    let routes = |under: &Under| [collection(api, id, resource, under), item(api, id, resource, under)];
    let (own, further, nested) = (routes(&own), further.flat_map(|under| routes(&under)), nested(api, resource));
    service(&resource.name, &resource.path, &quote!(#(#own)* #(#nested,)* #(#further)*))
}

/// What is offered under one path of a resource: its own, or that of a further list.
struct Under<'a> {
    path: &'a str,
    /// What one row is called there.
    words: String,
    about: &'a str,
    offered: &'a Operations,
    filters: bool,
    narrow: Option<usize>,
    input: Ident,
}

/// The routes of a file, and the poem-openapi API that serves them.
pub fn service(name: &str, path: &str, served: &TokenStream) -> TokenStream {
    let service = format_ident!("{name}Api");
    let doc = format!("The endpoints under `/{path}`.");
    quote! {
        #[doc = #doc]
        pub static ROUTES: &[Route] = &[#served];

        #[doc = #doc]
        pub struct #service(pub Arc<Server>);

        impl OpenApi for #service {
            fn meta() -> Vec<MetaApi> {
                routes::meta(ROUTES)
            }

            fn register(registry: &mut Registry) {
                routes::register(registry, ROUTES);
            }

            fn add_routes(self, table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {
                routes::add(&self.0, table, ROUTES);
            }
        }
    }
}

fn operation(path: &str) -> String {
    path.replace(['-', '/'], "_")
}

/// `Name List` for people, from the record's words.
fn title(resource: &Resource, kind: &str) -> String {
    let words: Vec<String> = resource
        .words
        .split_whitespace()
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect();
    format!("{} {kind}", words.join(" "))
}

fn collection(api: &Api, id: ResourceId, resource: &Resource, under: &Under) -> TokenStream {
    let offered = under.offered;
    if !offered.list && !offered.create {
        return quote!();
    }
    let (path, tag, operation) = (format!("/{}", under.path), under.path, operation(under.path));
    let (words, about, title) = (&under.words, under.about, title(resource, "List"));
    let representation = |index: usize| reference(api, resource, (id, index));
    let (summary, created) = (representation(offered.summary), representation(offered.created));
    let public = match offered.public {
        Some(index) if offered.public_list => {
            let reference = representation(index);
            quote!(Some(#reference))
        }
        _ => quote!(None),
    };
    let input = &under.input;
    let create = if offered.create { quote!(Some(&#input)) } else { quote!(None) };
    let filters = if under.filters { quote!(FILTERS) } else { quote!(&[]) };
    let shows_url = resource.representations[offered.created].items.iter().any(|item| item.name == "url");
    let location = if offered.create && shows_url { quote!(Some("url")) } else { quote!(None) };
    let narrow = match under.narrow {
        Some(rule) => {
            let rule = rule_glue(resource, rule);
            quote!(Some(#rule))
        }
        None => quote!(None),
    };
    let (order, bulk, listed) = (orders(&resource.order), offered.bulk, offered.list);
    quote!(Route {
        path: #path, operation: #operation, tag: #tag, title: #title, words: #words, about: #about,
        serves: Serves::List(&List {
            resource: &RESOURCE, summary: #summary, public: #public, order: #order, filters: #filters,
            create: #create, created: #created, bulk: #bulk, owner: None, location: #location, listed: #listed,
            narrow: #narrow,
        }),
    },)
}

fn item(api: &Api, id: ResourceId, resource: &Resource, under: &Under) -> TokenStream {
    let (read, write, delete) = (under.offered.retrieve, under.offered.update, under.offered.delete);
    if !read && !write && !delete {
        return quote!();
    }
    let key = resource.key;
    let (path, tag) = (format!("/{}/{{{}}}", under.path, parameter(resource)), under.path);
    let (words, about) = (&under.words, under.about);
    let (title, operation) = (title(resource, "Detail"), operation(under.path));
    let detail = reference(api, resource, (id, under.offered.detail));
    let input = &under.input;
    let input = if write { quote!(Some(&#input)) } else { quote!(None) };
    quote!(Route {
        path: #path, operation: #operation, tag: #tag, title: #title, words: #words, about: #about,
        serves: Serves::Item(&Item {
            resource: &RESOURCE, key: #key, detail: #detail, input: #input, read: #read, write: #write, delete: #delete,
        }),
    },)
}

/// Name of the path's parameter: the key field, `id` for the primary key.
pub fn parameter(resource: &Resource) -> &str {
    if resource.key == resource.primary { "id" } else { &resource.fields[resource.key].name }
}

fn nested(api: &Api, resource: &Resource) -> Vec<TokenStream> {
    let (key, parameter, tag) = (resource.key, parameter(resource), &resource.path);
    resource
        .nested
        .iter()
        .map(|nested| {
            let path = format!("/{}/{{{parameter}}}/{}", resource.path, nested.path);
            let operation = format!("{}_{}", operation(&resource.path), nested.path.replace('-', "_"));
            let about = &nested.about;
            let owner = |by: &str| quote!(Owner { resource: &RESOURCE, key: #key, path: #by });
            let (words, title_text, serves) = match &nested.of {
                NestedOf::Resource(of, by, order) => {
                    let listed = &api.resources[*of];
                    let owner = owner(by);
                    let target = names::resource(api, resource, *of);
                    let summary = reference(api, resource, (*of, listed.operations.summary));
                    let filters = if listed.name == resource.name {
                        quote!(FILTERS)
                    } else {
                        names::path(api, &resource.area, *of, &quote!(FILTERS))
                    };
                    let order = orders(if order.is_empty() { &listed.order } else { order });
                    let serves = quote!(Serves::List(&List {
                        resource: #target, summary: #summary, public: None, order: #order, filters: #filters,
                        create: None, created: #summary, bulk: false, owner: Some(#owner), location: None, listed: true,
                        narrow: None,
                    }));
                    (listed.words.clone(), title(listed, "List"), serves)
                }
                NestedOf::Union(of, by) => {
                    let union = &api.unions[*of];
                    let owner = owner(by);
                    let (parameter, newest, schema) = (&union.parameter, &union.newest, &union.name);
                    let members = union.members.iter().map(|(name, member, representation)| {
                        let shown = reference(api, resource, (*member, *representation));
                        quote!(Member { name: #name, representation: #shown, owner: #by })
                    });
                    let filters = filter::list(api, resource, &union.filters);
                    let serves = quote!(Serves::Union(&Union {
                        owner: #owner, members: &[#(#members),*], parameter: #parameter, newest: #newest,
                        filters: #filters, schema: #schema,
                    }));
                    (names::snake(&union.name).replace('_', " "), format!("{} List", union.name), serves)
                }
            };
            quote!(Route {
                path: #path, operation: #operation, tag: #tag, title: #title_text, words: #words, about: #about,
                serves: #serves,
            })
        })
        .collect()
}
