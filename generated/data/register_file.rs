//! RegisterFile: Register files as datasets. They belong to a session or to another record. Each file gets a file
//! record in every repository of the lab.
//! Declared in spec/data/register_file.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/register-file` (spec/data/register_file.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/register_file.yaml:2 needs `impl RegisterFileEndpoint for App`")]
pub trait RegisterFileEndpoint {
    /// `POST /register-file` (spec/data/register_file.yaml:7). Register files as datasets. They belong to a session or
    /// to another record. Each file gets a file record in every repository of the lab. After an error nothing is
    /// written.
    fn post<'a>(
        context: &'a WriteContext<'a>,
        taken: RegisterFilePost,
    ) -> BoxFuture<'a, Result<Vec<RegisterFilePostAnswer>, RequestError>>;
}

/// The parameters of `POST /register-file` (spec/data/register_file.yaml:7).
#[derive(Debug, Clone)]
pub struct RegisterFilePost {
    /// Folder of the files, relative to the repository.
    pub path: String,
    /// Names of the files. A name may begin with folders below `path`.
    pub filenames: Vec<String>,
    /// Name of the user who made the files. Default: the caller.
    pub created_by: Option<String>,
    /// Name of the repository that has the files.
    pub name: Option<String>,
    /// Host name of the repository, if `name` is left out.
    pub hostname: Option<String>,
    /// Checksums, one for each file: a list, or a text separated by commas.
    pub hashes: Option<Json>,
    /// Sizes in bytes, one for each file: a list, a text separated by commas, or a number if there is only one file.
    pub filesizes: Option<Json>,
    /// Versions of the software that made the files: a list, or a text separated by commas. A text with one version
    /// applies to all files.
    pub versions: Option<Json>,
    /// Results of quality control: a list, or a text separated by commas. A text with one result applies to all files.
    pub qc: Option<Json>,
    /// Names of the labs in whose repositories the files are registered. Default: the lab of the subject.
    pub labs: Vec<String>,
    /// Further names of labs, as older clients send them.
    pub projects: Vec<String>,
    /// Whether the files are registered only in repositories on servers.
    pub server_only: Option<Json>,
    /// Whether these files become the default revisions. Default: true.
    pub default: Option<Json>,
    /// Whether the whole registration is refused if a dataset of the same name is protected.
    pub check_protected: Option<Json>,
    /// Whether the files are already in the repository. Default: true.
    pub exists: Option<Json>,
    /// Kind of record that the files belong to, as `app.model`, if it is not a session.
    pub content_type: Option<String>,
    /// Id of that record.
    pub object_id: Option<String>,
}

impl RegisterFilePost {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
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

/// The same fields, as the runtime reads them and the OpenAPI document shows them (spec/data/register_file.yaml:7).
static POST_TAKES: &[Parameter] = &[
    Parameter::new("path", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .required()
        .about("Folder of the files, relative to the repository.")
        .example("\"KS005/2019-04-04/001/alf\""),
    Parameter::new("filenames", ParameterLocation::Body, Holds::Texts, Schema::List(&Schema::Text("")))
        .about("Names of the files. A name may begin with folders below `path`.")
        .example("[\"spikes.times.npy\"]"),
    Parameter::new("created_by", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .nullable()
        .about("Name of the user who made the files. Default: the caller."),
    Parameter::new("name", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .nullable()
        .about("Name of the repository that has the files."),
    Parameter::new("hostname", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .nullable()
        .about("Host name of the repository, if `name` is left out."),
    Parameter::new("hashes", ParameterLocation::Body, Holds::Json, Schema::Any)
        .about("Checksums, one for each file: a list, or a text separated by commas."),
    Parameter::new("filesizes", ParameterLocation::Body, Holds::Json, Schema::Any).nullable().about(
        "Sizes in bytes, one for each file: a list, a text separated by commas, or a number if \
                there is only one file.",
    ),
    Parameter::new("versions", ParameterLocation::Body, Holds::Json, Schema::Any).about(
        "Versions of the software that made the files: a list, or a text separated by commas. A \
                text with one version applies to all files.",
    ),
    Parameter::new("qc", ParameterLocation::Body, Holds::Json, Schema::Any).nullable().about(
        "Results of quality control: a list, or a text separated by commas. A text with one result \
                applies to all files.",
    ),
    Parameter::new("labs", ParameterLocation::Body, Holds::Texts, Schema::List(&Schema::Text(""))).about(
        "Names of the labs in whose repositories the files are registered. Default: the lab of the \
                subject.",
    ),
    Parameter::new("projects", ParameterLocation::Body, Holds::Texts, Schema::List(&Schema::Text("")))
        .about("Further names of labs, as older clients send them."),
    Parameter::new("server_only", ParameterLocation::Body, Holds::Json, Schema::Any)
        .nullable()
        .about("Whether the files are registered only in repositories on servers."),
    Parameter::new("default", ParameterLocation::Body, Holds::Json, Schema::Any)
        .nullable()
        .about("Whether these files become the default revisions. Default: true."),
    Parameter::new("check_protected", ParameterLocation::Body, Holds::Json, Schema::Any)
        .nullable()
        .about("Whether the whole registration is refused if a dataset of the same name is protected."),
    Parameter::new("exists", ParameterLocation::Body, Holds::Json, Schema::Any)
        .nullable()
        .about("Whether the files are already in the repository. Default: true."),
    Parameter::new("content_type", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .nullable()
        .about("Kind of record that the files belong to, as `app.model`, if it is not a session.")
        .example("\"subjects.subject\""),
    Parameter::new("object_id", ParameterLocation::Body, Holds::Text, Schema::Text(""))
        .nullable()
        .about("Id of that record."),
];

/// The answer of `POST /register-file` (spec/data/register_file.yaml:7).
#[derive(Debug, Clone)]
pub struct RegisterFilePostAnswer {
    /// `id`.
    pub id: Uuid,
    /// `name`.
    pub name: String,
    /// `file_size`.
    pub file_size: Option<i64>,
    /// Nickname of the subject.
    pub subject: Option<String>,
    /// `created_by`.
    pub created_by: Option<String>,
    /// `created_datetime`.
    pub created_datetime: Option<NaiveDateTime>,
    /// `dataset_type`.
    pub dataset_type: String,
    /// `data_format`.
    pub data_format: String,
    /// Id of the session. If the file belongs to another record, this field and the next three are absent.
    pub session: Option<Uuid>,
    /// `session_number`.
    pub session_number: Option<Option<i64>>,
    /// User names, separated by commas.
    pub session_users: Option<String>,
    /// `session_start_time`.
    pub session_start_time: Option<Option<NaiveDateTime>>,
    /// Kind of the other record, as `app.model`.
    pub content_type: Option<String>,
    /// Id of the other record.
    pub object_id: Option<Uuid>,
    /// `collection`.
    pub collection: String,
    /// Name of the revision; empty if there is none.
    pub revision: String,
    /// Whether this is the default revision of the file.
    pub default: bool,
    /// Result of quality control, as its number.
    pub qc: i64,
    /// File records of the dataset, one for each copy.
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
        endpoint::list(object.field("file_records"), self.file_records, |item, out| item.write(out));
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

/// The successful answer of `POST` (spec/data/register_file.yaml:7).
static POST_ANSWER: Answer = Answer::object(
    201u16,
    "RegisterFilePostAnswer",
    &[
        Field::new("id", Source::Nothing, Schema::Text("uuid")),
        Field::new("name", Source::Nothing, Schema::Text("")),
        Field::new("file_size", Source::Nothing, Schema::Integer("int64")).nullable(),
        Field::new("subject", Source::Nothing, Schema::Text("")).nullable().about("Nickname of the subject."),
        Field::new("created_by", Source::Nothing, Schema::Text("")).nullable(),
        Field::new("created_datetime", Source::Nothing, Schema::Text("date-time")).nullable(),
        Field::new("dataset_type", Source::Nothing, Schema::Text("")),
        Field::new("data_format", Source::Nothing, Schema::Text("")),
        Field::new("session", Source::Nothing, Schema::Text("uuid")).about(
            "Id of the session. If the file belongs to another record, this field and the next three \
                are absent.",
        ),
        Field::new("session_number", Source::Nothing, Schema::Integer("int64")).nullable(),
        Field::new("session_users", Source::Nothing, Schema::Text("")).about("User names, separated by commas."),
        Field::new("session_start_time", Source::Nothing, Schema::Text("date-time")).nullable(),
        Field::new("content_type", Source::Nothing, Schema::Text(""))
            .about("Kind of the other record, as `app.model`."),
        Field::new("object_id", Source::Nothing, Schema::Text("uuid")).about("Id of the other record."),
        Field::new("collection", Source::Nothing, Schema::Text("")),
        Field::new("revision", Source::Nothing, Schema::Text(""))
            .about("Name of the revision; empty if there is none."),
        Field::new("default", Source::Nothing, Schema::Boolean)
            .about("Whether this is the default revision of the file."),
        Field::new("qc", Source::Nothing, Schema::Integer("int64")).about("Result of quality control, as its number."),
        Field::new(
            "file_records",
            Source::Nothing,
            Schema::List(&Schema::Object(&[
                Field::new("id", Source::Nothing, Schema::Text("uuid")),
                Field::new("data_repository", Source::Nothing, Schema::Text("")),
                Field::new("relative_path", Source::Nothing, Schema::Text("")),
                Field::new("exists", Source::Nothing, Schema::Boolean),
            ])),
        )
        .about("File records of the dataset, one for each copy."),
    ],
)
.optional(&["session", "session_number", "session_users", "session_start_time", "content_type", "object_id"])
.many();

pub const fn functions<C: RegisterFileEndpoint>() -> FunctionsOf {
    &[(
        "RegisterFileEndpoint::post",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = RegisterFilePost::read(call)?;
                let transaction = endpoint::begin(call).await?;
                let context = endpoint::context(call, &transaction);
                let result = C::post(&context, taken).await;
                let given = transaction.finish(result).await?;
                Ok(endpoint::answer(&POST_ANSWER, |out| endpoint::list(out, given, |item, out| item.write(out))))
            })
        }),
    )]
}

/// The endpoints under `/register-file`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/register-file",
    "register_file",
    &Custom {
        operations: &[CustomOperation::new("POST", hook("RegisterFileEndpoint::post"), &POST_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .takes(POST_TAKES)
            .body("RegisterFilePost")
            .about(
                "Register files as datasets. They belong to a session or to another record. Each file gets \
                a file record in every repository of the lab.",
            )],
    },
)
.about(
    "Register files as datasets. They belong to a session or to another record. Each file gets \
                a file record in every repository of the lab.",
)];
