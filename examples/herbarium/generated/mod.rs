//! The Herbarium API.
//!
//! Generated from the spec: change that, not this file.

pub mod collector;
pub mod species;
pub mod collection;
pub mod schema;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use specimen::server::Server;
use specimen::tables::{Api, Defaults};
use std::{collections::HashMap, sync::Arc};
/// What the hand-written traits of all resources are implemented for.
pub struct Code;
/// The whole API.
pub static API: Api = Api {
    name: "Herbarium",
    about: "Pressed plants - what was found where, when and by whom, and who has borrowed it.",
    license: None,
    contact: None,
    version: "v1",
    vendor: "herbarium",
    resources: &[
        &collector::RESOURCE,
        &species::RESOURCE,
        &collection::loan::RESOURCE,
        &collection::sheet::RESOURCE,
    ],
    also: &[],
    routes: &[
        collector::ROUTES,
        species::ROUTES,
        collection::loan::ROUTES,
        collection::sheet::ROUTES,
    ],
    page_size: 50,
    page_most: 200,
    defaults: Defaults {
        time_zone: "UTC",
        token_lifetime: 86400,
        burst: "",
        docs: "",
        act_for_others: false,
    },
    accounts: None,
    kinds: None,
};
/// All endpoints as one poem-openapi API.
pub struct Endpoints(pub Arc<Server>);
impl OpenApi for Endpoints {
    fn meta() -> Vec<MetaApi> {
        let mut meta = Vec::new();
        meta.extend(<collector::CollectorApi as OpenApi>::meta());
        meta.extend(<species::SpeciesApi as OpenApi>::meta());
        meta.extend(<collection::loan::LoanApi as OpenApi>::meta());
        meta.extend(<collection::sheet::SheetApi as OpenApi>::meta());
        meta
    }
    fn register(registry: &mut Registry) {
        <collector::CollectorApi as OpenApi>::register(registry);
        <species::SpeciesApi as OpenApi>::register(registry);
        <collection::loan::LoanApi as OpenApi>::register(registry);
        <collection::sheet::SheetApi as OpenApi>::register(registry);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        collector::CollectorApi(self.0.clone()).add_routes(table);
        species::SpeciesApi(self.0.clone()).add_routes(table);
        collection::loan::LoanApi(self.0.clone()).add_routes(table);
        collection::sheet::SheetApi(self.0.clone()).add_routes(table);
    }
}
