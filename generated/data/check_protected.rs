//! CheckProtected: Check files for protected datasets. Says which of the files, if they were registered, would meet protected datasets.
//! Made from spec/data/check_protected.yaml:2.
//!
//! Generated from the spec: change that, not this file.

use specimen::tables::{
    Answer, Custom, CustomOperation, Doc, Field, Holds, Parameter, Place, Route, Schema,
    Serves, Source,
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
/// What is written by hand for `/check-protected` (spec/data/check_protected.yaml:2): implement it for [`Code`](super::super::Code).
pub trait CheckProtectedEndpoint {
    /// `GET /check-protected` (spec/data/check_protected.yaml:7). Check files for protected datasets. Says which of the files, if they were registered, would meet protected datasets.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: CheckProtectedGet,
    ) -> BoxFuture<'a, Result<CheckProtectedGetAnswer, Fault>>;
}
/// What `GET /check-protected` takes (spec/data/check_protected.yaml:7).
#[derive(Debug, Clone)]
pub struct CheckProtectedGet {
    /// Folder of the files within a repository.
    pub path: String,
    /// Names of the files.
    pub filenames: Vec<String>,
    /// Name of the user who would register them; absent: the caller.
    pub created_by: Option<String>,
    /// Kind of record that the files belong to when that is no session.
    pub content_type: Option<String>,
    /// Id of that record.
    pub object_id: Option<String>,
}
impl CheckProtectedGet {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self {
            path: values.first().and_then(typed::text).unwrap_or_default(),
            filenames: values.get(1).map(typed::texts).unwrap_or_default(),
            created_by: values.get(2).and_then(typed::text),
            content_type: values.get(3).and_then(typed::text),
            object_id: values.get(4).and_then(typed::text),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/data/check_protected.yaml:7).
static GET_TAKES: &[Parameter] = &[
    Parameter {
        name: "path",
        place: Place::Query,
        holds: Holds::Text,
        required: true,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Folder of the files within a repository.",
            nullable: false,
            example: "\"KS005/2019-04-04/001/alf\"",
        },
    },
    Parameter {
        name: "filenames",
        place: Place::Query,
        holds: Holds::Texts,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Names of the files.",
            nullable: false,
            example: "\"spikes.times.npy\"",
        },
    },
    Parameter {
        name: "created_by",
        place: Place::Query,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Name of the user who would register them; absent: the caller.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "content_type",
        place: Place::Query,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Kind of record that the files belong to when that is no session.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "object_id",
        place: Place::Query,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Id of that record.",
            nullable: false,
            example: "",
        },
    },
];
/// What `GET /check-protected` answers (spec/data/check_protected.yaml:7).
#[derive(Debug, Clone)]
pub struct CheckProtectedGetAnswer {
    /// 403 when a dataset is protected.
    pub status_code: i64,
    /// `error`.
    pub error: Option<String>,
    /// A text when nothing is protected; else for each file a list of revisions, each with whether it is.
    pub details: Json,
}
impl CheckProtectedGetAnswer {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::integer(object.field("status_code"), Some(self.status_code));
        if let Some(error) = self.error {
            json::text(object.field("error"), Some(error));
        }
        json::value(object.field("details"), Some(self.details));
        object.end();
    }
}
fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let taken = CheckProtectedGet::read(call)?;
        let given = <super::super::Code as CheckProtectedEndpoint>::get(call, taken)
            .await?;
        Ok(endpoint::answer(&GET_ANSWER, |out| given.write(out)))
    })
}
/// The good answer of `GET` (spec/data/check_protected.yaml:7).
static GET_ANSWER: Answer = Answer {
    status: 200u16,
    media: "",
    schema: "CheckProtectedGetAnswer",
    value: None,
    many: false,
    fields: &[
        Field {
            name: "status_code",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "403 when a dataset is protected.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "error",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "details",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Any,
                about: "A text when nothing is protected; else for each file a list of revisions, each with whether it is.",
                nullable: false,
                example: "",
            },
        },
    ],
    optional: &["error"],
};
/// The endpoints under `/check-protected`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/check-protected",
        operation: "check_protected",
        tag: "check-protected",
        title: "Check Protected",
        words: "",
        about: "Check files for protected datasets. Says which of the files, if they were registered, would meet protected datasets.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "GET",
                        open: false,
                        takes: GET_TAKES,
                        body: "",
                        answer: &GET_ANSWER,
                        also: &[],
                        about: "Check files for protected datasets. Says which of the files, if they were registered, would meet protected datasets.",
                        handle: get,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/check-protected`.
pub struct CheckProtectedApi(pub Arc<Server>);
impl OpenApi for CheckProtectedApi {
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
