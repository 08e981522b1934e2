//! CheckProtected: Check files for protected datasets. The answer states which of the files could not be registered
//! because a dataset of that name is protected.
//! Declared in spec/data/check_protected.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/check-protected` (spec/data/check_protected.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/data/check_protected.yaml:2 needs `impl CheckProtectedEndpoint for App`"
)]
pub trait CheckProtectedEndpoint {
    /// `GET /check-protected` (spec/data/check_protected.yaml:7). Check files for protected datasets. The answer states
    /// which of the files could not be registered because a dataset of that name is protected.
    fn get<'a>(
        call: &'a Call<'a>,
        taken: CheckProtectedGet,
    ) -> BoxFuture<'a, Result<CheckProtectedGetAnswer, RequestError>>;
}

/// The parameters of `GET /check-protected` (spec/data/check_protected.yaml:7).
#[derive(Debug, Clone)]
pub struct CheckProtectedGet {
    /// Folder of the files, relative to the repository.
    pub path: String,
    /// Names of the files.
    pub filenames: Vec<String>,
    /// Name of the user who would register the files. Default: the caller.
    pub created_by: Option<String>,
    /// Kind of record that the files belong to, as `app.model`, if it is not a session.
    pub content_type: Option<String>,
    /// Id of that record.
    pub object_id: Option<String>,
}

impl CheckProtectedGet {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
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

/// The same fields, as the runtime reads them and the OpenAPI document shows them (spec/data/check_protected.yaml:7).
static GET_TAKES: &[Parameter] = &[
    Parameter::new("path", ParameterLocation::Query, Holds::Text, Schema::Text(""))
        .required()
        .about("Folder of the files, relative to the repository.")
        .example("\"KS005/2019-04-04/001/alf\""),
    Parameter::new("filenames", ParameterLocation::Query, Holds::Texts, Schema::Text(""))
        .about("Names of the files.")
        .example("\"spikes.times.npy\""),
    Parameter::new("created_by", ParameterLocation::Query, Holds::Text, Schema::Text(""))
        .about("Name of the user who would register the files. Default: the caller."),
    Parameter::new("content_type", ParameterLocation::Query, Holds::Text, Schema::Text(""))
        .about("Kind of record that the files belong to, as `app.model`, if it is not a session."),
    Parameter::new("object_id", ParameterLocation::Query, Holds::Text, Schema::Text("")).about("Id of that record."),
];

/// The answer of `GET /check-protected` (spec/data/check_protected.yaml:7).
#[derive(Debug, Clone)]
pub struct CheckProtectedGetAnswer {
    /// 403 if a dataset is protected; otherwise 200.
    pub status_code: i64,
    /// `error`.
    pub error: Option<String>,
    /// A text if no dataset is protected. Otherwise one object for each file: its name, and a list of its revisions,
    /// each with whether it is protected.
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

/// The successful answer of `GET` (spec/data/check_protected.yaml:7).
static GET_ANSWER: Answer = Answer::object(
    200u16,
    "CheckProtectedGetAnswer",
    &[
        Field::new("status_code", Source::Nothing, Schema::Integer("int64"))
            .about("403 if a dataset is protected; otherwise 200."),
        Field::new("error", Source::Nothing, Schema::Text("")),
        Field::new("details", Source::Nothing, Schema::Any).about(
            "A text if no dataset is protected. Otherwise one object for each file: its name, and a \
                list of its revisions, each with whether it is protected.",
        ),
    ],
)
.optional(&["error"]);

pub const fn functions<C: CheckProtectedEndpoint>() -> FunctionsOf {
    &[(
        "CheckProtectedEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = CheckProtectedGet::read(call)?;
                let given = C::get(call, taken).await?;
                Ok(endpoint::answer(&GET_ANSWER, |out| given.write(out)))
            })
        }),
    )]
}

/// The endpoints under `/check-protected`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/check-protected",
    "check_protected",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("CheckProtectedEndpoint::get"), &GET_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .takes(GET_TAKES)
            .about(
                "Check files for protected datasets. The answer states which of the files could not be \
                registered because a dataset of that name is protected.",
            )],
    },
)
.about(
    "Check files for protected datasets. The answer states which of the files could not be \
                registered because a dataset of that name is protected.",
)];
