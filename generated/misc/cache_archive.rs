//! CacheArchive: Download the tables of sessions and datasets. Clients search these without asking the server; they come in one archive.
//! Made from spec/misc/cache_archive.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Answer, Custom, CustomOperation, Route, Serves};
use specimen::behaviour::BoxFuture;
use specimen::fault::Fault;
use specimen::http::{Call, Reply, routes};
use specimen::server::Server;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/cache.zip` (spec/misc/cache_archive.yaml:2): implement it for [`Code`](super::super::Code).
pub trait CacheArchiveEndpoint {
    /// `GET /cache.zip` (spec/misc/cache_archive.yaml:7). Download the tables of sessions and datasets. Clients search these without asking the server; they come in one archive.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>>;
}
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let given = <super::super::Code as CacheArchiveEndpoint>::get(call).await?;
        Ok(given)
    })
}
/// The good answer of `GET` (spec/misc/cache_archive.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "application/zip",
    schema: "",
    value: None,
    many: false,
    fields: &[],
    optional: &[],
};
/// The endpoints under `/cache.zip`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/cache.zip",
        operation: "cache_archive",
        tag: "cache.zip",
        title: "Cache Archive",
        words: "",
        about: "Download the tables of sessions and datasets. Clients search these without asking the server; they come in one archive.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: &[],
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[(302u16, "The archive is kept elsewhere.")],
                        about: "Download the tables of sessions and datasets. Clients search these without asking the server; they come in one archive.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/cache.zip`.
pub struct CacheArchiveApi(pub Arc<Server>);
impl OpenApi for CacheArchiveApi {
    fn meta() -> Vec<MetaApi> {
        routes::meta(ROUTES)
    }
    fn register(registry: &mut Registry) {
        routes::register(registry, ROUTES);
    }
    fn add_routes(
        self,
        table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    ) {
        routes::add(&self.0, table, ROUTES);
    }
}
