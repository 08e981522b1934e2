//! NewDownload: Count downloads of datasets. Each of the datasets counts as fetched once more by the caller.
//! Made from spec/data/new_download.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Answer, Custom, CustomOperation, Doc, Field, Holds, Parameter, Place, Route, Schema,
    Serves, Source,
};
use specimen::behaviour::{BoxFuture, Work, typed};
use specimen::fault::Fault;
use specimen::query::json;
use specimen::http::{Call, Reply, endpoint, routes};
use specimen::server::Server;
use specimen::serde_json::Value as Json;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/new-download` (spec/data/new_download.yaml:2): implement it for [`Code`](super::super::Code).
pub trait NewDownloadEndpoint {
    /// `POST /new-download` (spec/data/new_download.yaml:7). Count downloads of datasets. Each of the datasets counts as fetched once more by the caller.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn post<'a>(
        work: &'a Work<'a>,
        taken: NewDownloadPost,
    ) -> BoxFuture<'a, Result<NewDownloadPostAnswer, Fault>>;
}
/// What `POST /new-download` takes (spec/data/new_download.yaml:7).
#[derive(Debug, Clone)]
pub struct NewDownloadPost {
    /// Ids of the datasets: a list, or one text with commas.
    pub datasets: Json,
    /// Names of the projects that they were fetched for.
    pub projects: Vec<String>,
}
impl NewDownloadPost {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, POST_TAKES)?;
        Ok(Self {
            datasets: values.first().and_then(typed::json).unwrap_or_default(),
            projects: values.get(1).map(typed::texts).unwrap_or_default(),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/data/new_download.yaml:7).
static POST_TAKES: &[Parameter] = &[
    Parameter {
        name: "datasets",
        place: Place::Body,
        holds: Holds::Json,
        required: true,
        doc: Doc {
            schema: Schema::Any,
            about: "Ids of the datasets: a list, or one text with commas.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "projects",
        place: Place::Body,
        holds: Holds::Texts,
        required: false,
        doc: Doc {
            schema: Schema::List(&Schema::Text("")),
            about: "Names of the projects that they were fetched for.",
            nullable: true,
            example: "",
        },
    },
];
/// What `POST /new-download` answers (spec/data/new_download.yaml:7).
#[derive(Debug, Clone)]
pub struct NewDownloadPostAnswer {
    /// Ids of the records of downloads, one for each dataset.
    pub download: Vec<String>,
    /// How often the caller has fetched each of them.
    pub count: Json,
}
impl NewDownloadPostAnswer {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::texts(object.field("download"), self.download);
        json::value(object.field("count"), Some(self.count));
        object.end();
    }
}
fn post<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let taken = NewDownloadPost::read(call)?;
        let transaction = endpoint::begin(call).await?;
        let work = endpoint::work(call, &transaction);
        let result = <super::super::Code as NewDownloadEndpoint>::post(&work, taken)
            .await;
        let given = transaction.finish(result).await?;
        Ok(endpoint::answer(&POST_ANSWER, |out| given.write(out)))
    })
}
/// The good answer of `POST` (spec/data/new_download.yaml:7).
static POST_ANSWER: Answer = Answer {
    status: 201u16,
    media: "",
    schema: "NewDownloadPostAnswer",
    value: None,
    many: false,
    fields: &[
        Field {
            name: "download",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::List(&Schema::Text("")),
                about: "Ids of the records of downloads, one for each dataset.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "count",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Any,
                about: "How often the caller has fetched each of them.",
                nullable: false,
                example: "",
            },
        },
    ],
    optional: &[],
};
/// The endpoints under `/new-download`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/new-download",
        operation: "new_download",
        tag: "new-download",
        title: "New Download",
        words: "",
        about: "Count downloads of datasets. Each of the datasets counts as fetched once more by the caller.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "POST",
                        open: false,
                        takes: POST_TAKES,
                        body: "NewDownloadPost",
                        answer: &POST_ANSWER,
                        also: &[],
                        about: "Count downloads of datasets. Each of the datasets counts as fetched once more by the caller.",
                        handle: post,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/new-download`.
pub struct NewDownloadApi(pub Arc<Server>);
impl OpenApi for NewDownloadApi {
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
