//! SyncFileStatus: Files that have not yet arrived on a server.
//! Declared in spec/data/sync_file_status.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/sync-file-status` (spec/data/sync_file_status.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/data/sync_file_status.yaml:2 needs `impl SyncFileStatusEndpoint for App`"
)]
pub trait SyncFileStatusEndpoint {
    /// `GET /sync-file-status` (spec/data/sync_file_status.yaml:7). List files that have not yet arrived on a server.
    /// The answer contains their relative paths, newest first.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Vec<String>, RequestError>>;

    /// `POST /sync-file-status` (spec/data/sync_file_status.yaml:11). Update which files exist. The server asks the
    /// transfer service for files that have not yet arrived, and records those that have. After an error nothing is
    /// written.
    fn post<'a>(context: &'a WriteContext<'a>) -> BoxFuture<'a, Result<String, RequestError>>;
}

/// The successful answer of `GET` (spec/data/sync_file_status.yaml:7).
static GET_ANSWER: Answer = Answer::value(200u16, Schema::List(&Schema::Text("")));

/// The successful answer of `POST` (spec/data/sync_file_status.yaml:11).
static POST_ANSWER: Answer = Answer::value(200u16, Schema::Text(""));

pub const fn functions<C: SyncFileStatusEndpoint>() -> FunctionsOf {
    &[
        (
            "SyncFileStatusEndpoint::get",
            Function::Endpoint(|call| {
                Box::pin(async move {
                    let given = C::get(call).await?;
                    Ok(endpoint::answer(&GET_ANSWER, |out| json::texts(out, given)))
                })
            }),
        ),
        (
            "SyncFileStatusEndpoint::post",
            Function::Endpoint(|call| {
                Box::pin(async move {
                    let transaction = endpoint::begin(call).await?;
                    let context = endpoint::context(call, &transaction);
                    let result = C::post(&context).await;
                    let given = transaction.finish(result).await?;
                    Ok(endpoint::answer(&POST_ANSWER, |out| json::text(out, Some(given))))
                })
            }),
        ),
    ]
}

/// The endpoints under `/sync-file-status`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/sync-file-status",
    "sync_file_status",
    &Custom {
        operations: &[
            CustomOperation::new("GET", hook("SyncFileStatusEndpoint::get"), &GET_ANSWER)
                .access(&[
                    Allow::Superuser,
                    Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
                ])
                .about(
                    "List files that have not yet arrived on a server. The answer contains their relative \
                paths, newest first.",
                ),
            CustomOperation::new("POST", hook("SyncFileStatusEndpoint::post"), &POST_ANSWER)
                .access(&[
                    Allow::Superuser,
                    Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
                ])
                .also(&[(501u16, "No transfer service is implemented.")])
                .about(
                    "Update which files exist. The server asks the transfer service for files that have not \
                yet arrived, and records those that have.",
                ),
        ],
    },
)
.about("Files that have not yet arrived on a server.")];
