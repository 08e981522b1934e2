//! CacheArchive: Download the cache tables of sessions and datasets. Clients search these tables without asking the
//! server. The answer is a ZIP archive.
//! Declared in spec/misc/cache_archive.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/cache.zip` (spec/misc/cache_archive.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/misc/cache_archive.yaml:2 needs `impl CacheArchiveEndpoint for App`")]
pub trait CacheArchiveEndpoint {
    /// `GET /cache.zip` (spec/misc/cache_archive.yaml:7). Download the cache tables of sessions and datasets. Clients
    /// search these tables without asking the server. The answer is a ZIP archive.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>>;
}

/// The successful answer of `GET` (spec/misc/cache_archive.yaml:7).
static GET_ANSWER: Answer = Answer::other(200u16, "application/zip");

pub const fn functions<C: CacheArchiveEndpoint>() -> FunctionsOf {
    &[(
        "CacheArchiveEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let given = C::get(call).await?;
                Ok(given)
            })
        }),
    )]
}

/// The endpoints under `/cache.zip`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache.zip",
    "cache_archive",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("CacheArchiveEndpoint::get"), &GET_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .also(&[(302u16, "The archive is stored at another address.")])
            .about(
                "Download the cache tables of sessions and datasets. Clients search these tables without \
                asking the server. The answer is a ZIP archive.",
            )],
    },
)
.about(
    "Download the cache tables of sessions and datasets. Clients search these tables without \
                asking the server. The answer is a ZIP archive.",
)];
