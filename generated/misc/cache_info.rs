//! CacheInfo: Describe the archive of tables. Says when and of what it was made.
//! Made from spec/misc/cache_info.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Answer, Custom, CustomOperation, Route, Schema, Serves};
use specimen::behaviour::BoxFuture;
use specimen::fault::Fault;
use specimen::query::json;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::serde_json::Value as Json;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/cache/info` (spec/misc/cache_info.yaml:2): implement it for [`Code`](super::super::Code).
pub trait CacheInfoEndpoint {
    /// `GET /cache/info` (spec/misc/cache_info.yaml:7). Describe the archive of tables. Says when and of what it was made.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Json, Fault>>;
}
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let given = <super::super::Code as CacheInfoEndpoint>::get(call).await?;
        Ok(endpoint::answer(&GET_ANSWER, |out| json::value(out, Some(given))))
    })
}
/// The good answer of `GET` (spec/misc/cache_info.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "",
    value: Some(Schema::Any),
    many: false,
    fields: &[],
    optional: &[],
};
/// The endpoints under `/cache/info`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/cache/info",
        operation: "cache_info",
        tag: "cache",
        title: "Cache Info",
        words: "",
        about: "Describe the archive of tables. Says when and of what it was made.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: &[],
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[(502u16, "The place of the tables fails.")],
                        about: "Describe the archive of tables. Says when and of what it was made.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/cache/info`.
pub struct CacheInfoApi(pub Arc<Server>);
impl OpenApi for CacheInfoApi {
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
