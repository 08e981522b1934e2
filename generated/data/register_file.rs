//! RegisterFile: Register files as datasets. They belong to a session or to any other record; each gets a file record in every repository of the lab.
//! Made from spec/data/register_file.yaml:2.
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
use specimen::chrono::NaiveDateTime;
use specimen::uuid::Uuid;
use specimen::serde_json::Value as Json;
use specimen::poem::{endpoint::BoxEndpoint, http::Method};
use specimen::poem_openapi::{OpenApi, registry::{MetaApi, Registry}};
use std::{collections::HashMap, sync::Arc};
/// What is written by hand for `/register-file` (spec/data/register_file.yaml:2): implement it for [`Code`](super::super::Code).
pub trait RegisterFileEndpoint {
    /// `POST /register-file` (spec/data/register_file.yaml:7). Register files as datasets. They belong to a session or to any other record; each gets a file record in every repository of the lab.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn post<'a>(
        work: &'a Work<'a>,
        taken: RegisterFilePost,
    ) -> BoxFuture<'a, Result<Vec<RegisterFilePostAnswer>, Fault>>;
}
/// What `POST /register-file` takes (spec/data/register_file.yaml:7).
#[derive(Debug, Clone)]
pub struct RegisterFilePost {
    /// Folder of the files within a repository.
    pub path: String,
    /// Names of the files; they may carry folders below the path.
    pub filenames: Vec<String>,
    /// Name of the user who made them; absent: the caller.
    pub created_by: Option<String>,
    /// Name of the repository where the files are.
    pub name: Option<String>,
    /// Host name of that repository, where `name` is absent.
    pub hostname: Option<String>,
    /// Checksums, one a file: a list, or one text with commas.
    pub hashes: Option<Json>,
    /// Bytes, one a file: a list, one text with commas, or one number.
    pub filesizes: Option<Json>,
    /// Versions of the software, one a file: a list, or one text with commas; a single text serves all files.
    pub versions: Option<Json>,
    /// Quality, one a file: a list, or one text with commas; a single text serves all files.
    pub qc: Option<Json>,
    /// Names of the labs whose repositories get the files; absent: the lab of the subject.
    pub labs: Vec<String>,
    /// Further names of labs; older clients send them so.
    pub projects: Vec<String>,
    /// Whether only repositories on servers get the files.
    pub server_only: Option<Json>,
    /// Whether these revisions become the ones to use; absent: true.
    pub default: Option<Json>,
    /// Whether the whole registration is refused when a file with the same name is protected.
    pub check_protected: Option<Json>,
    /// Whether the files are there already; absent: true.
    pub exists: Option<Json>,
    /// Kind of record that the files belong to when that is no session.
    pub content_type: Option<String>,
    /// Id of that record.
    pub object_id: Option<String>,
}
impl RegisterFilePost {
    fn read(call: &Call<'_>) -> Result<Self, Fault> {
        let values = endpoint::read(call, POST_TAKES)?;
        Ok(Self {
            path: values.first().and_then(typed::text).unwrap_or_default(),
            filenames: values.get(1).map(typed::texts).unwrap_or_default(),
            created_by: values.get(2).and_then(typed::text),
            name: values.get(3).and_then(typed::text),
            hostname: values.get(4).and_then(typed::text),
            hashes: values.get(5).and_then(typed::json),
            filesizes: values.get(6).and_then(typed::json),
            versions: values.get(7).and_then(typed::json),
            qc: values.get(8).and_then(typed::json),
            labs: values.get(9).map(typed::texts).unwrap_or_default(),
            projects: values.get(10).map(typed::texts).unwrap_or_default(),
            server_only: values.get(11).and_then(typed::json),
            default: values.get(12).and_then(typed::json),
            check_protected: values.get(13).and_then(typed::json),
            exists: values.get(14).and_then(typed::json),
            content_type: values.get(15).and_then(typed::text),
            object_id: values.get(16).and_then(typed::text),
        })
    }
}
/// The same as the runtime reads it and the document shows it (spec/data/register_file.yaml:7).
static POST_TAKES: &[Parameter] = &[
    Parameter {
        name: "path",
        place: Place::Body,
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
        place: Place::Body,
        holds: Holds::Texts,
        required: false,
        doc: Doc {
            schema: Schema::List(&Schema::Text("")),
            about: "Names of the files; they may carry folders below the path.",
            nullable: false,
            example: "[\"spikes.times.npy\"]",
        },
    },
    Parameter {
        name: "created_by",
        place: Place::Body,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Name of the user who made them; absent: the caller.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "name",
        place: Place::Body,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Name of the repository where the files are.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "hostname",
        place: Place::Body,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Host name of that repository, where `name` is absent.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "hashes",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Checksums, one a file: a list, or one text with commas.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "filesizes",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Bytes, one a file: a list, one text with commas, or one number.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "versions",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Versions of the software, one a file: a list, or one text with commas; a single text serves all files.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "qc",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Quality, one a file: a list, or one text with commas; a single text serves all files.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "labs",
        place: Place::Body,
        holds: Holds::Texts,
        required: false,
        doc: Doc {
            schema: Schema::List(&Schema::Text("")),
            about: "Names of the labs whose repositories get the files; absent: the lab of the subject.",
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
            about: "Further names of labs; older clients send them so.",
            nullable: false,
            example: "",
        },
    },
    Parameter {
        name: "server_only",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Whether only repositories on servers get the files.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "default",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Whether these revisions become the ones to use; absent: true.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "check_protected",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Whether the whole registration is refused when a file with the same name is protected.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "exists",
        place: Place::Body,
        holds: Holds::Json,
        required: false,
        doc: Doc {
            schema: Schema::Any,
            about: "Whether the files are there already; absent: true.",
            nullable: true,
            example: "",
        },
    },
    Parameter {
        name: "content_type",
        place: Place::Body,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Kind of record that the files belong to when that is no session.",
            nullable: true,
            example: "\"subjects.subject\"",
        },
    },
    Parameter {
        name: "object_id",
        place: Place::Body,
        holds: Holds::Text,
        required: false,
        doc: Doc {
            schema: Schema::Text(""),
            about: "Id of that record.",
            nullable: true,
            example: "",
        },
    },
];
/// What `POST /register-file` answers (spec/data/register_file.yaml:7).
#[derive(Debug, Clone)]
pub struct RegisterFilePostAnswer {
    /// `id`.
    pub id: Uuid,
    /// `name`.
    pub name: String,
    /// `file_size`.
    pub file_size: Option<i64>,
    /// Nickname.
    pub subject: Option<String>,
    /// `created_by`.
    pub created_by: Option<String>,
    /// `created_datetime`.
    pub created_datetime: Option<NaiveDateTime>,
    /// `dataset_type`.
    pub dataset_type: String,
    /// `data_format`.
    pub data_format: String,
    /// The session; where the files belong to another record, this and the next three are absent.
    pub session: Option<Uuid>,
    /// `session_number`.
    pub session_number: Option<Option<i64>>,
    /// User names with commas.
    pub session_users: Option<String>,
    /// `session_start_time`.
    pub session_start_time: Option<Option<NaiveDateTime>>,
    /// Kind of the other record.
    pub content_type: Option<String>,
    /// Its id.
    pub object_id: Option<Uuid>,
    /// `collection`.
    pub collection: String,
    /// Its name; empty when there is none.
    pub revision: String,
    /// Whether this revision is the one to use.
    pub default: bool,
    /// `qc`.
    pub qc: i64,
    /// All copies of the file.
    pub file_records: Vec<RegisterFilePostFileRecords>,
}
impl RegisterFilePostAnswer {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::uuid(object.field("id"), Some(self.id));
        json::text(object.field("name"), Some(self.name));
        json::integer(object.field("file_size"), self.file_size);
        json::text(object.field("subject"), self.subject);
        json::text(object.field("created_by"), self.created_by);
        json::date_time(object.field("created_datetime"), self.created_datetime);
        json::text(object.field("dataset_type"), Some(self.dataset_type));
        json::text(object.field("data_format"), Some(self.data_format));
        if let Some(session) = self.session {
            json::uuid(object.field("session"), Some(session));
        }
        if let Some(session_number) = self.session_number {
            json::integer(object.field("session_number"), session_number);
        }
        if let Some(session_users) = self.session_users {
            json::text(object.field("session_users"), Some(session_users));
        }
        if let Some(session_start_time) = self.session_start_time {
            json::date_time(object.field("session_start_time"), session_start_time);
        }
        if let Some(content_type) = self.content_type {
            json::text(object.field("content_type"), Some(content_type));
        }
        if let Some(object_id) = self.object_id {
            json::uuid(object.field("object_id"), Some(object_id));
        }
        json::text(object.field("collection"), Some(self.collection));
        json::text(object.field("revision"), Some(self.revision));
        json::boolean(object.field("default"), Some(self.default));
        json::integer(object.field("qc"), Some(self.qc));
        endpoint::list(
            object.field("file_records"),
            self.file_records,
            |item, out| item.write(out),
        );
        object.end();
    }
}
/// `file_records` of an answer.
#[derive(Debug, Clone)]
pub struct RegisterFilePostFileRecords {
    /// `id`.
    pub id: Uuid,
    /// `data_repository`.
    pub data_repository: String,
    /// `relative_path`.
    pub relative_path: String,
    /// `exists`.
    pub exists: bool,
}
impl RegisterFilePostFileRecords {
    fn write(self, out: &mut Vec<u8>) {
        let mut object = endpoint::Object::new(out);
        json::uuid(object.field("id"), Some(self.id));
        json::text(object.field("data_repository"), Some(self.data_repository));
        json::text(object.field("relative_path"), Some(self.relative_path));
        json::boolean(object.field("exists"), Some(self.exists));
        object.end();
    }
}
fn post<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let taken = RegisterFilePost::read(call)?;
        let transaction = endpoint::begin(call).await?;
        let work = endpoint::work(call, &transaction);
        let result = <super::super::Code as RegisterFileEndpoint>::post(&work, taken)
            .await;
        let given = transaction.finish(result).await?;
        Ok(
            endpoint::answer(
                &POST_ANSWER,
                |out| endpoint::list(out, given, |item, out| item.write(out)),
            ),
        )
    })
}
/// The good answer of `POST` (spec/data/register_file.yaml:7).
static POST_ANSWER: Answer = Answer {
    status: 201u16,
    media: "",
    schema: "RegisterFilePostAnswer",
    value: None,
    many: true,
    fields: &[
        Field {
            name: "id",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "name",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "file_size",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "subject",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Nickname.",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "created_by",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "created_datetime",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "dataset_type",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "data_format",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "The session; where the files belong to another record, this and the next three are absent.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session_number",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "session_users",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "User names with commas.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "session_start_time",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("date-time"),
                about: "",
                nullable: true,
                example: "",
            },
        },
        Field {
            name: "content_type",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Kind of the other record.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "object_id",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text("uuid"),
                about: "Its id.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "collection",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "revision",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Text(""),
                about: "Its name; empty when there is none.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "default",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Boolean,
                about: "Whether this revision is the one to use.",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "qc",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::Integer("int64"),
                about: "",
                nullable: false,
                example: "",
            },
        },
        Field {
            name: "file_records",
            source: Source::Nothing,
            doc: Doc {
                schema: Schema::List(
                    &Schema::Object(
                        &[
                            Field {
                                name: "id",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Text("uuid"),
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "data_repository",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Text(""),
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "relative_path",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Text(""),
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                            Field {
                                name: "exists",
                                source: Source::Nothing,
                                doc: Doc {
                                    schema: Schema::Boolean,
                                    about: "",
                                    nullable: false,
                                    example: "",
                                },
                            },
                        ],
                    ),
                ),
                about: "All copies of the file.",
                nullable: false,
                example: "",
            },
        },
    ],
    optional: &[
        "session",
        "session_number",
        "session_users",
        "session_start_time",
        "content_type",
        "object_id",
    ],
};
/// The endpoints under `/register-file`.
pub static ROUTES: &[Route] = &[
    Route {
        path: "/register-file",
        operation: "register_file",
        tag: "register-file",
        title: "Register File",
        words: "",
        about: "Register files as datasets. They belong to a session or to any other record; each gets a file record in every repository of the lab.",
        serves: Serves::Custom(
            &Custom {
                operations: &[
                    CustomOperation {
                        method: "POST",
                        open: false,
                        takes: POST_TAKES,
                        body: "RegisterFilePost",
                        answer: &POST_ANSWER,
                        also: &[],
                        about: "Register files as datasets. They belong to a session or to any other record; each gets a file record in every repository of the lab.",
                        handle: post,
                    },
                ],
            },
        ),
    },
];
/// The endpoints under `/register-file`.
pub struct RegisterFileApi(pub Arc<Server>);
impl OpenApi for RegisterFileApi {
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
