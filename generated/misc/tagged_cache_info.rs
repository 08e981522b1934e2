//! TaggedCacheInfo: Describe the archive of tables of a tag. Says when and of what it was made.
//! Made from spec/misc/tagged_cache_info.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Answer, Custom, CustomOperation, Doc, Holds, Parameter, Place, Route, Schema, Serves,
};
use specimen::behaviour::{BoxFuture, typed};
use specimen::fault::Fault;
use specimen::query::json;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::serde_json::Value as Json;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/cache/info/{tag}` (spec/misc/tagged_cache_info.yaml:2): implement it for [`Code`](super::super::Code).
pub trait TaggedCacheInfoEndpoint {
    /// `GET /cache/info/{tag}` (spec/misc/tagged_cache_info.yaml:7). Describe the archive of tables of a tag. Says when and of what it was made.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: TaggedCacheInfoGet,
    ) -> BoxFuture<'a, Result<Json, Fault>>;
}
/// What `GET /cache/info/{tag}` takes (spec/misc/tagged_cache_info.yaml:7).
#[derive(Debug, Clone)]
pub struct TaggedCacheInfoGet {
    /// Name of the tag.
    pub tag: String,
}
impl TaggedCacheInfoGet {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self {
            tag: values.first().and_then(typed::text).unwrap_or_default(),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/misc/tagged_cache_info.yaml:7).
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
        let taken = TaggedCacheInfoGet::read(call)?;
        let given = <super::super::Code as TaggedCacheInfoEndpoint>::get(call, taken)
            .await?;
        Ok(endpoint::answer(&GET_ANSWER, |out| json::value(out, Some(given))))
    })
}
/// The good answer of `GET` (spec/misc/tagged_cache_info.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "",
    value: Some(Schema::Any),
    many: false,
    fields: &[],
    optional: &[],
};
/// The endpoints under `/cache/info/{tag}`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/cache/info/{tag}",
        operation: "tagged_cache_info",
        tag: "cache",
        title: "Tagged Cache Info",
        words: "",
        about: "Describe the archive of tables of a tag. Says when and of what it was made.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: GET_TAKES,
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[(502u16, "The place of the tables fails.")],
                        about: "Describe the archive of tables of a tag. Says when and of what it was made.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/cache/info/{tag}`.
pub struct TaggedCacheInfoApi(pub Arc<Server>);
impl OpenApi for TaggedCacheInfoApi {
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
