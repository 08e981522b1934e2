//! TaggedCacheArchive: Download the tables of a tag. They hold the sessions and datasets that have it, in one archive.
//! Made from spec/misc/tagged_cache_archive.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Answer, Custom, CustomOperation, Doc, Holds, Parameter, Place, Route, Schema, Serves,
};
use specimen::behaviour::{BoxFuture, typed};
use specimen::fault::Fault;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/cache/tags/{tag}/cache.zip` (spec/misc/tagged_cache_archive.yaml:2): implement it for [`Code`](super::super::Code).
pub trait TaggedCacheArchiveEndpoint {
    /// `GET /cache/tags/{tag}/cache.zip` (spec/misc/tagged_cache_archive.yaml:7). Download the tables of a tag. They hold the sessions and datasets that have it, in one archive.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: TaggedCacheArchiveGet,
    ) -> BoxFuture<'a, Result<Reply, Fault>>;
}
/// What `GET /cache/tags/{tag}/cache.zip` takes (spec/misc/tagged_cache_archive.yaml:7).
#[derive(Debug, Clone)]
pub struct TaggedCacheArchiveGet {
    /// Name of the tag.
    pub tag: String,
}
impl TaggedCacheArchiveGet {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self {
            tag: values.first().and_then(typed::text).unwrap_or_default(),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/misc/tagged_cache_archive.yaml:7).
static GET_TAKES: &[Parameter] = &[
    Parameter {
        name: "tag",
        place: Place::Path,
        holds: Holds::Text,
        required: true,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Name of the tag.",
            nullable: false,
            example: "",
        },
    },
];
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let taken = TaggedCacheArchiveGet::read(call)?;
        let given = <super::super::Code as TaggedCacheArchiveEndpoint>::get(call, taken)
            .await?;
        Ok(given)
    })
}
/// The good answer of `GET` (spec/misc/tagged_cache_archive.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "application/zip",
    schema: "",
    value: None,
    many: false,
    fields: &[],
    optional: &[],
};
/// The endpoints under `/cache/tags/{tag}/cache.zip`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/cache/tags/{tag}/cache.zip",
        operation: "tagged_cache_archive",
        tag: "cache",
        title: "Tagged Cache Archive",
        words: "",
        about: "Download the tables of a tag. They hold the sessions and datasets that have it, in one archive.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: GET_TAKES,
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[(302u16, "The archive is kept elsewhere.")],
                        about: "Download the tables of a tag. They hold the sessions and datasets that have it, in one archive.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/cache/tags/{tag}/cache.zip`.
pub struct TaggedCacheArchiveApi(pub Arc<Server>);
impl OpenApi for TaggedCacheArchiveApi {
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
