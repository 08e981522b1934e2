//! NewDownload: Count downloads of datasets. For each dataset, the number of downloads by the caller is increased by
//! one.
//! Declared in spec/data/new_download.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/new-download` (spec/data/new_download.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/data/new_download.yaml:2 needs `impl NewDownloadEndpoint for App`")]
pub trait NewDownloadEndpoint {
    /// `POST /new-download` (spec/data/new_download.yaml:7). Count downloads of datasets. For each dataset, the number
    /// of downloads by the caller is increased by one. After an error nothing is written.
    fn post<'a>(
        context: &'a WriteContext<'a>,
        taken: NewDownloadPost,
    ) -> BoxFuture<'a, Result<NewDownloadPostAnswer, RequestError>>;
}

/// The parameters of `POST /new-download` (spec/data/new_download.yaml:7).
#[derive(Debug, Clone)]
pub struct NewDownloadPost {
    /// Ids of the datasets: a list, or a text separated by commas.
    pub datasets: Json,
    /// Names of the projects for which they were downloaded.
    pub projects: Vec<String>,
}

impl NewDownloadPost {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
        let values = endpoint::read(call, POST_TAKES)?;
        Ok(Self {
            datasets: values.first().and_then(typed::json).unwrap_or_default(),
            projects: values.get(1).map(typed::texts).unwrap_or_default(),
        })
    }
}

/// The same fields, as the runtime reads them and the OpenAPI document shows them (spec/data/new_download.yaml:7).
static POST_TAKES: &[Parameter] = &[
    Parameter::new("datasets", ParameterLocation::Body, Holds::Json, Schema::Any)
        .required()
        .about("Ids of the datasets: a list, or a text separated by commas."),
    Parameter::new("projects", ParameterLocation::Body, Holds::Texts, Schema::List(&Schema::Text("")))
        .nullable()
        .about("Names of the projects for which they were downloaded."),
];

/// The answer of `POST /new-download` (spec/data/new_download.yaml:7).
#[derive(Debug, Clone)]
pub struct NewDownloadPostAnswer {
    /// Ids of the download records, one for each dataset.
    pub download: Vec<String>,
    /// Numbers of downloads by the caller, one for each dataset.
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

/// The successful answer of `POST` (spec/data/new_download.yaml:7).
static POST_ANSWER: Answer = Answer::object(
    201u16,
    "NewDownloadPostAnswer",
    &[
        Field::new("download", Source::Nothing, Schema::List(&Schema::Text("")))
            .about("Ids of the download records, one for each dataset."),
        Field::new("count", Source::Nothing, Schema::Any)
            .about("Numbers of downloads by the caller, one for each dataset."),
    ],
);

pub const fn functions<C: NewDownloadEndpoint>() -> FunctionsOf {
    &[(
        "NewDownloadEndpoint::post",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = NewDownloadPost::read(call)?;
                let transaction = endpoint::begin(call).await?;
                let context = endpoint::context(call, &transaction);
                let result = C::post(&context, taken).await;
                let given = transaction.finish(result).await?;
                Ok(endpoint::answer(&POST_ANSWER, |out| given.write(out)))
            })
        }),
    )]
}

/// The endpoints under `/new-download`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/new-download",
    "new_download",
    &Custom {
        operations: &[CustomOperation::new("POST", hook("NewDownloadEndpoint::post"), &POST_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .takes(POST_TAKES)
            .body("NewDownloadPost")
            .about(
                "Count downloads of datasets. For each dataset, the number of downloads by the caller is \
                increased by one.",
            )],
    },
)
.about(
    "Count downloads of datasets. For each dataset, the number of downloads by the caller is \
                increased by one.",
)];
