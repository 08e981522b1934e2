//! Lowers the checked model to tables, which describe a server completely. `emit` prints them as code; the runtime
//! serves them directly. They are leaked and live as long as the process.

mod access;
mod admin;
mod custom;
mod filter;
mod gathered;
mod input;
pub mod names;
pub mod plan;
mod representation;
mod resource;
mod route;

#[cfg(feature = "emit")]
pub use input::parent;
#[cfg(feature = "emit")]
pub use route::parameter;

use crate::{
    leak::{list, text, value},
    model::{self, ResourceId},
};
use specimen_tables::{
    Accounts, AdminPage, Api, Choice, Contact, Defaults, Filter, Hook, Input, Kinds, License, Representation, Resource,
    ResourceRef, Route,
};
use std::{cell::RefCell, collections::HashMap, sync::OnceLock};

/// The tables of an API, and which of them belong to which resource or endpoint.
#[derive(Debug)]
pub struct Lowered {
    /// The whole API.
    pub api: &'static Api,
    /// By resource, in the order of the model.
    pub resources: Vec<Parts>,
    /// The routes of endpoints written by hand, in the order of the model.
    pub endpoints: Vec<&'static [Route]>,
}

/// What a resource consists of.
#[derive(Debug)]
pub struct Parts {
    /// Itself.
    pub resource: &'static Resource,
    /// Its representations, in the order of the spec.
    pub representations: Vec<&'static Representation>,
    /// Its inputs: that of its own path, and those of further paths (`path` isn't empty) that take more.
    pub inputs: Vec<(String, &'static Input)>,
    /// Query parameters of its list; `None` without one.
    pub filters: Option<&'static [Filter]>,
    /// Its routes; empty without a path.
    pub routes: &'static [Route],
    /// Its pages for people, the first with its form.
    pub pages: Vec<&'static AdminPage>,
}

/// Lowering under way: what has been made so far.
struct Lowering<'a> {
    api: &'a model::Api,
    /// Where each resource is put once it is made: they refer to each other in circles.
    cells: Vec<&'static OnceLock<&'static Resource>>,
    hooks: &'static [&'static str],
    choices: RefCell<HashMap<(ResourceId, usize), &'static [Choice]>>,
    representations: RefCell<HashMap<(ResourceId, usize), &'static Representation>>,
    filters: Vec<&'static [Filter]>,
}

/// The tables of a checked API.
pub fn lower(api: &model::Api) -> Lowered {
    let hooks = hooks(api);
    let mut lowering = Lowering {
        api,
        cells: api.resources.iter().map(|_| value(OnceLock::new())).collect(),
        hooks,
        choices: RefCell::default(),
        representations: RefCell::default(),
        filters: Vec::new(),
    };
    for id in 0..api.resources.len() {
        let resource = value(lowering.resource_table(id));
        lowering.cells[id].get_or_init(|| resource);
    }
    lowering.filters = (0..api.resources.len()).map(|id| lowering.filters(id, &api.resources[id].filters)).collect();
    let mut resources: Vec<Parts> = (0..api.resources.len()).map(|id| lowering.parts(id)).collect();
    let pages = lowering.pages();
    for (page, of) in pages.iter().zip(api.admin.iter().flat_map(|admin| &admin.pages)) {
        resources[of.resource].pages.push(page);
    }
    let endpoints: Vec<&'static [Route]> =
        api.endpoints.iter().map(|endpoint| list([lowering.endpoint(endpoint)])).collect();
    let lowered = lowering.api_table(&resources, &endpoints, lowering.admin(&pages));
    Lowered { api: value(lowered), resources, endpoints }
}

/// All hand-written code that the spec names, sorted by name.
fn hooks(api: &model::Api) -> &'static [&'static str] {
    let mut names: Vec<String> = Vec::new();
    for resource in &api.resources {
        let own = |method: &str| names::hook(&resource.name, method);
        names.extend(resource.computed.iter().map(|computed| own(&computed.name)));
        names.extend(resource.behaviour.rules.iter().map(|(rule, _)| own(&names::rule(rule))));
        names.extend(resource::events(&resource.behaviour).map(|(_, method)| own(method)));
    }
    for endpoint in &api.endpoints {
        names
            .extend(endpoint.operations.iter().map(|operation| names::endpoint_hook(&endpoint.name, operation.method)));
    }
    names.sort();
    list(names.iter().map(|name| text(name)))
}

impl Lowering<'_> {
    fn resource(&self, id: ResourceId) -> &'static Resource {
        ResourceRef::Later(self.cells[id]).get()
    }

    /// A resource that may not be made yet.
    fn reference(&self, id: ResourceId) -> ResourceRef {
        ResourceRef::Later(self.cells[id])
    }

    /// Hand-written code by its name; `hooks` lists all that the model names.
    fn hook(&self, name: &str) -> Hook {
        let place = self.hooks.iter().position(|hook| *hook == name);
        Hook::new(text(name), place.unwrap_or(usize::MAX))
    }

    fn rule(&self, id: ResourceId, rule: usize) -> Hook {
        let resource = &self.api.resources[id];
        self.hook(&names::hook(&resource.name, &names::rule(&resource.behaviour.rules[rule].0)))
    }

    fn parts(&self, id: ResourceId) -> Parts {
        let resource = &self.api.resources[id];
        let representations = (0..resource.representations.len()).map(|index| self.representation(id, index)).collect();
        let inputs = self.inputs(id);
        let routes = self.routes(id, &inputs);
        Parts {
            resource: self.resource(id),
            representations,
            inputs,
            filters: resource.operations.list.then(|| self.filters[id]),
            routes,
            pages: Vec::new(),
        }
    }

    fn api_table(
        &self,
        resources: &[Parts],
        endpoints: &[&'static [Route]],
        admin: Option<&'static specimen_tables::Admin>,
    ) -> Api {
        let api = self.api;
        let column = |id: ResourceId, name: &str| {
            let field = api.resources[id].fields.iter().find(|field| field.name == name);
            text(field.map_or(name, |field| &field.column))
        };
        let also = api
            .resources
            .iter()
            .enumerate()
            .flat_map(|(id, resource)| resource.also.iter().map(move |label| (text(label), self.resource(id))));
        let served = resources.iter().map(|parts| parts.routes).filter(|routes| !routes.is_empty());
        Api {
            name: text(&api.name),
            about: text(&api.about),
            license: api.license.as_ref().map(|(name, url)| License { name: text(name), url: text(url) }),
            contact: api.contact.as_ref().map(|(name, url, email)| Contact {
                name: text(name),
                url: text(url),
                email: text(email),
            }),
            version: text(&api.version),
            vendor: text(&api.vendor),
            resources: list(resources.iter().map(|parts| parts.resource)),
            also: list(also),
            routes: list(served.chain(endpoints.iter().copied())),
            page_size: api.page_size,
            page_most: api.page_most,
            defaults: Defaults {
                time_zone: text(&api.time_zone),
                token_lifetime: api.token_lifetime,
                burst: text(&api.burst),
                docs: text(&api.docs_rate),
                act_for_others: api.act_for_others,
                rules: api.rules,
            },
            accounts: api.accounts.as_ref().map(|of| {
                value(Accounts {
                    users: self.resource(of.users),
                    input: resources[of.users].inputs.first().map(|(_, input)| *input),
                    username: column(of.users, &of.username),
                    password: column(of.users, &of.password),
                    active: column(of.users, &of.active),
                    public: column(of.users, &of.public),
                    superuser: column(of.users, &of.superuser),
                    own: list(of.own.iter().map(|name| column(of.users, name))),
                    tokens: self.resource(of.tokens),
                    token_user: column(of.tokens, &of.token_user),
                    token_created: column(of.tokens, &of.token_created),
                    roles: self.roles(),
                })
            }),
            kinds: api.kinds.as_ref().map(|of| {
                value(Kinds {
                    resource: self.resource(of.resource),
                    app: column(of.resource, &of.app),
                    model: column(of.resource, &of.model),
                })
            }),
            hooks: self.hooks,
            migrations: list(api.migrations.iter().copied()),
            admin,
        }
    }
}
