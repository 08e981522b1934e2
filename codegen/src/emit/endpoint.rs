//! The endpoints of a resource: its routes as data, and `impl OpenApi`, which registers them with
//! poem-openapi and hands each request to the runtime.

use super::{
    filter,
    input::writable,
    names,
    representation::{reference, rule_glue},
    resource::orders,
};
use crate::model::{Api, NestedOf, Resource, ResourceId};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Routes and the poem-openapi API of a resource; nothing where it has no path.
pub fn emit(api: &Api, id: ResourceId) -> TokenStream {
    let resource = &api.resources[id];
    if resource.path.is_empty() {
        return quote!();
    }
    let (collection, item) = (collection(api, id, resource), item(api, id, resource));
    let (nested, lists) = (nested(api, resource), lists(api, id, resource));
    service(&resource.name, &resource.path, &quote!(#collection #item #(#nested,)* #(#lists,)*))
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

fn operation(resource: &Resource) -> String {
    resource.path.replace(['-', '/'], "_")
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

fn collection(api: &Api, id: ResourceId, resource: &Resource) -> TokenStream {
    let operations = &resource.operations;
    if !operations.list && !operations.create {
        return quote!();
    }
    let (path, tag, operation) = (format!("/{}", resource.path), &resource.path, operation(resource));
    let (about, title) = (&resource.about, title(resource, "List"));
    let representation = |index: usize| reference(api, resource, (id, index));
    let (summary, created) = (representation(operations.summary), representation(operations.created));
    let public = match operations.public {
        Some(index) if operations.public_list => {
            let reference = representation(index);
            quote!(Some(#reference))
        }
        _ => quote!(None),
    };
    let create = if operations.create { quote!(Some(&INPUT)) } else { quote!(None) };
    let filters = if operations.list { quote!(FILTERS) } else { quote!(&[]) };
    let shows_url = resource.representations[operations.created].items.iter().any(|item| item.name == "url");
    let location = if operations.create && shows_url { quote!(Some("url")) } else { quote!(None) };
    let (order, bulk, listed) = (orders(&resource.order), operations.bulk, operations.list);
    quote!(Route {
        path: #path, operation: #operation, tag: #tag, title: #title, about: #about,
        serves: Serves::List(&List {
            resource: &RESOURCE, summary: #summary, public: #public, order: #order, filters: #filters,
            create: #create, created: #created, bulk: #bulk, owner: None, location: #location, listed: #listed,
            narrow: None,
        }),
    },)
}

fn item(api: &Api, id: ResourceId, resource: &Resource) -> TokenStream {
    let operations = &resource.operations;
    if !operations.retrieve && !operations.update && !operations.delete {
        return quote!();
    }
    let key = resource.key;
    let parameter = parameter(resource);
    let (path, tag, operation) = (format!("/{}/{{{parameter}}}", resource.path), &resource.path, operation(resource));
    let (about, title) = (&resource.about, title(resource, "Detail"));
    let detail = reference(api, resource, (id, operations.detail));
    let input = if operations.update { quote!(Some(&INPUT)) } else { quote!(None) };
    debug_assert!(!operations.update || writable(resource));
    let (read, write, delete) = (operations.retrieve, operations.update, operations.delete);
    quote!(Route {
        path: #path, operation: #operation, tag: #tag, title: #title, about: #about,
        serves: Serves::Item(&Item {
            resource: &RESOURCE, key: #key, detail: #detail, input: #input, read: #read, write: #write, delete: #delete,
        }),
    },)
}

/// Name of the path's parameter: the key field, `id` for the primary key.
pub fn parameter(resource: &Resource) -> &str {
    if resource.key == resource.primary { "id" } else { &resource.fields[resource.key].name }
}

/// Further lists of the same rows.
fn lists(api: &Api, id: ResourceId, resource: &Resource) -> Vec<TokenStream> {
    resource
        .lists
        .iter()
        .map(|list| {
            let (path, operation) = (format!("/{}", list.path), list.path.replace(['-', '/'], "_"));
            let (tag, about, title) = (&list.path, &list.about, title(resource, "List"));
            let shown = reference(api, resource, (id, list.representation));
            let filters = if list.filters { quote!(FILTERS) } else { quote!(&[]) };
            let narrow = match list.narrow {
                Some(rule) => {
                    let rule = rule_glue(resource, rule);
                    quote!(Some(#rule))
                }
                None => quote!(None),
            };
            let order = orders(&resource.order);
            quote!(Route {
                path: #path, operation: #operation, tag: #tag, title: #title, about: #about,
                serves: Serves::List(&List {
                    resource: &RESOURCE, summary: #shown, public: None, order: #order, filters: #filters, create: None,
                    created: #shown, bulk: false, owner: None, location: None, listed: true, narrow: #narrow,
                }),
            })
        })
        .collect()
}

fn nested(api: &Api, resource: &Resource) -> Vec<TokenStream> {
    let (key, parameter, tag) = (resource.key, parameter(resource), &resource.path);
    resource
        .nested
        .iter()
        .map(|nested| {
            let path = format!("/{}/{{{parameter}}}/{}", resource.path, nested.path);
            let operation = format!("{}_{}", operation(resource), nested.path.replace('-', "_"));
            let about = &nested.about;
            let owner = |by: &str| quote!(Owner { resource: &RESOURCE, key: #key, path: #by });
            let (title_text, serves) = match &nested.of {
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
                    (title(listed, "List"), serves)
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
                    (format!("{} List", union.name), serves)
                }
            };
            quote!(Route {
                path: #path, operation: #operation, tag: #tag, title: #title_text, about: #about, serves: #serves,
            })
        })
        .collect()
}
