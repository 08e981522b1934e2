//! The OpenAPI document: what `operations` and `schemas` registered with poem-openapi, completed by what its registry
//! can't say, as texts in both forms. Made once, when the server starts.

pub mod operations;
mod refusals;
pub mod schemas;
mod wording;
mod yaml;

use super::{accounts::ACCOUNT_ROUTES, answer::pages::address, routes, server::Server};
use crate::tables::{Api, ReferencePage, Route};
use operations::{ERROR, ERRORS, SCHEME};
use poem::{IntoEndpoint, Response, endpoint::BoxEndpoint, http::Method};
use poem_openapi::{
    ContactObject, LicenseObject, OpenApi, OpenApiService,
    registry::{MetaApi, Registry},
};
use serde_json::{Map, Value, json};
use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// The OpenAPI document in both forms, and the page that shows it.
pub struct Document {
    /// JSON.
    pub json: String,
    /// YAML.
    pub yaml: String,
    /// HTML with everything that it needs.
    pub page: String,
}

thread_local! {
    /// The API that is being registered. poem-openapi asks a type for its operations, not a value.
    static TOLD: Cell<Option<&'static Api>> = const { Cell::new(None) };
}

/// Does what asks [`Routes`] for the operations of an API.
fn telling<T>(api: &'static Api, ask: impl FnOnce() -> T) -> T {
    TOLD.set(Some(api));
    let told = ask();
    TOLD.set(None);
    told
}

/// The routes of a server: those of its tables, and of its users where it has any.
struct Routes(Arc<Server>);

impl Routes {
    fn of(api: &'static Api) -> impl Iterator<Item = &'static [Route]> {
        let accounts = api.accounts.map(|_| ACCOUNT_ROUTES);
        accounts.into_iter().chain(api.routes.iter().copied())
    }
}

impl OpenApi for Routes {
    fn meta() -> Vec<MetaApi> {
        let Some(api) = TOLD.get() else { return Vec::new() };
        let mut meta: Vec<MetaApi> = Routes::of(api).flat_map(operations::meta).collect();
        if api.accounts.is_none() {
            // Nobody logs in.
            let paths = meta.iter_mut().flat_map(|api| &mut api.paths);
            paths.flat_map(|path| &mut path.operations).for_each(|operation| operation.security.clear());
        }
        meta
    }

    fn register(registry: &mut Registry) {
        let Some(api) = TOLD.get() else { return };
        Routes::of(api).for_each(|routes| schemas::register(registry, routes));
        if api.accounts.is_none() {
            registry.security_schemes.clear();
        }
    }

    fn add_routes(self, table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {
        Routes::of(self.0.site.api).for_each(|routes| routes::add(&self.0, table, routes));
    }
}

/// What poem-openapi serves and describes.
fn service(server: &Arc<Server>) -> OpenApiService<Routes, ()> {
    let api = server.site.api;
    // The document is served by the server that it describes.
    let mut service =
        OpenApiService::new(Routes(Arc::clone(server)), api.name, api.version).description(api.about).server("/");
    if let Some(license) = &api.license {
        service = service.license(LicenseObject::new(license.name).url(license.url));
    }
    if let Some(contact) = &api.contact {
        let mut object = ContactObject::new().name(contact.name);
        if !contact.url.is_empty() {
            object = object.url(contact.url);
        }
        if !contact.email.is_empty() {
            object = object.email(contact.email);
        }
        service = service.contact(object);
    }
    service
}

/// All routes of a server as one endpoint.
pub(super) fn routes(server: &Arc<Server>) -> BoxEndpoint<'static, Response> {
    telling(server.site.api, || service(server).into_endpoint())
}

/// The OpenAPI document of a server.
pub fn document(server: &Arc<Server>) -> Document {
    let service = service(server);
    let spec = telling(server.site.api, || service.spec());
    let mut value: Value = serde_json::from_str(&spec).unwrap_or_default();
    complete(&mut value, server.site.api.accounts.is_some());
    refer_to_pages(&mut value, server.reference);
    // Both forms say the same: the YAML is the JSON's.
    let json = value.to_string();
    let yaml = yaml::text(&value);
    let page = telling(server.site.api, || service.swagger_ui_html()).replace(&spec, &json);
    Document { json, yaml, page }
}

/// Adds what poem-openapi's registry can't express.
fn complete(document: &mut Value, accounts: bool) {
    // poem-openapi writes 3.0.0; what it uses is in 3.0.3 too, which clients ask for.
    document["openapi"] = "3.0.3".into();
    if accounts {
        document["security"] = json!([{SCHEME: []}]);
    }
    let paths = document.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    let operations =
        paths.flat_map(|(path, item)| item.as_object_mut().into_iter().flatten().map(|(_, of)| (path.as_str(), of)));
    let (mut summaries, mut used) = (HashSet::new(), HashSet::new());
    for (path, operation) in operations {
        // Two paths may offer the same operation on the same rows.
        if let Some(summary) = operation["summary"].as_str().map(str::to_owned)
            && !summaries.insert(summary.clone())
        {
            operation["summary"] = format!("{summary}, at {}", path.split("/{").next().unwrap_or(path)).into();
        }
        if operation["security"] == json!([{}]) {
            operation["security"] = json!([]);
        }
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            // These are the defaults; leaving them out shortens the document.
            if let Some(parameter) = parameter.as_object_mut() {
                parameter.shift_remove("deprecated");
                parameter.shift_remove("explode");
            }
        }
        for (_, response) in operation.get_mut("responses").and_then(Value::as_object_mut).into_iter().flatten() {
            match refusals::ALL.into_iter().find(|refusal| response["description"] == refusal.about) {
                Some(refusal) => {
                    used.insert(refusal.name);
                    *response = json!({"$ref": format!("#/components/responses/{}", refusal.name)});
                }
                None => refer_to_headers(response),
            }
        }
    }
    let responses: Map<String, Value> = refusals::ALL
        .into_iter()
        .filter(|refusal| used.contains(refusal.name))
        .map(|refusal| (refusal.name.to_owned(), shared(refusal)))
        .collect();
    document["components"]["responses"] = responses.into();
    document["components"]["headers"] = headers();
}

/// Gives each tag the address of the page that describes it.
fn refer_to_pages(document: &mut Value, pages: &[ReferencePage]) {
    for tag in document.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(page) = pages.iter().find(|page| page.tags.iter().any(|name| tag["name"] == *name)) {
            tag["externalDocs"] = json!({"description": "Reference", "url": address(page.name)});
        }
    }
}

/// Headers that answers have in common, by name.
fn headers() -> Value {
    let header = |about: &str, of: &str, required: bool| {
        let schema = json!({"type": of});
        json!({"description": about, "required": required, "schema": schema})
    };
    let id = "Id of the request in the log: the one that was sent in this header, or a new one.";
    let ignored = "Query parameters that were ignored because the list has none of these names.";
    json!({
        "X-Request-Id": header(id, "string", true),
        "Allow": header("Methods that the path supports.", "string", true),
        "Alyx-API-Notice": header(ignored, "string", false),
        "Retry-After": header("Number of seconds after which to try again.", "integer", true),
    })
}

fn reference_to_header(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}

/// Gives an answer the headers that all have; those that are described once are referred to.
fn refer_to_headers(response: &mut Value) {
    let mut all = Map::new();
    for name in ["X-Request-Id", "Allow"] {
        all.insert(name.to_owned(), reference_to_header(name));
    }
    if let Some(own) = response["headers"].as_object() {
        for (name, header) in own {
            let shared = name == "Alyx-API-Notice";
            all.insert(name.clone(), if shared { reference_to_header(name) } else { header.clone() });
        }
    }
    response["headers"] = all.into();
}

/// An error as a component.
fn shared(refusal: &refusals::ErrorResponse) -> Value {
    let mut names = vec!["X-Request-Id"];
    if refusal.later {
        names.push("Retry-After");
    }
    let headers: Map<String, Value> =
        names.into_iter().map(|name| (name.to_owned(), reference_to_header(name))).collect();
    let schema = if refusal.many { ERRORS } else { ERROR };
    json!({
        "description": refusal.about,
        "headers": headers,
        "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}},
    })
}
