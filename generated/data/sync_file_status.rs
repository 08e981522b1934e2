//! SyncFileStatus: Files that have yet to reach a server.
//! Made from spec/data/sync_file_status.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{Answer, Custom, CustomOperation, Route, Schema, Serves};
use specimen::behaviour::{BoxFuture, Work};
use specimen::fault::Fault;
use specimen::query::json;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/sync-file-status` (spec/data/sync_file_status.yaml:2): implement it for [`Code`](super::super::Code).
pub trait SyncFileStatusEndpoint {
    /// `GET /sync-file-status` (spec/data/sync_file_status.yaml:7). List files that have yet to reach a server. Gives their relative paths, newest first.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Vec<String>, Fault>>;
    /// `POST /sync-file-status` (spec/data/sync_file_status.yaml:10). Update which files exist. Looks for files that have yet to reach a server through the transfer service, and notes which are there.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn post<'a>(work: &'a Work<'a>) -> BoxFuture<'a, Result<String, Fault>>;
}
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let given = <super::super::Code as SyncFileStatusEndpoint>::get(call).await?;
        Ok(endpoint::answer(&GET_ANSWER, |out| json::texts(out, given)))
    })
}
/// The good answer of `GET` (spec/data/sync_file_status.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "",
    value: Some(Schema::List(&Schema::Text(""))),
    many: false,
    fields: &[],
    optional: &[],
};
fn post<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let transaction = endpoint::begin(call).await?;
        let work = endpoint::work(call, &transaction);
        let result = <super::super::Code as SyncFileStatusEndpoint>::post(&work).await;
        let given = transaction.finish(result).await?;
        Ok(endpoint::answer(&POST_ANSWER, |out| json::text(out, Some(given))))
    })
}
/// The good answer of `POST` (spec/data/sync_file_status.yaml:10).
static POST_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "",
    value: Some(Schema::Text("")),
    many: false,
    fields: &[],
    optional: &[],
};
/// The endpoints under `/sync-file-status`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/sync-file-status",
        operation: "sync_file_status",
        tag: "sync-file-status",
        title: "Sync File Status",
        words: "",
        about: "Files that have yet to reach a server.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: &[],
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[],
                        about: "List files that have yet to reach a server. Gives their relative paths, newest first.",
                        handle: get,
                    },
                    CustomOperation {
                        method: "POST",
                        open: false,
                        takes: &[],
                        body: "",
                        answer: &POST_ANSWER,
                        also: &[(501u16, "There is no transfer service to ask.")],
                        about: "Update which files exist. Looks for files that have yet to reach a server through the transfer service, and notes which are there.",
                        handle: post,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/sync-file-status`.
pub struct SyncFileStatusApi(pub Arc<Server>);
impl OpenApi for SyncFileStatusApi {
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
