//! CacheArchive: Download the tables of sessions and datasets. Clients search these without asking the server; they
//! come in one archive.
//! Made from spec/misc/cache_archive.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::Code;
use super::super::hooks::hook;
use specimen::generated::*;

/// What is written by hand for `/cache.zip` (spec/misc/cache_archive.yaml:2): implement it for [`Code`].
pub trait CacheArchiveEndpoint {
    /// `GET /cache.zip` (spec/misc/cache_archive.yaml:7). Download the tables of sessions and datasets. Clients search
    /// these without asking the server; they come in one archive.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>>;
}

/// The good answer of `GET` (spec/misc/cache_archive.yaml:7).
static GET_ANSWER: Answer = Answer::other(200u16, "application/zip");

/// What the runtime calls.
pub static FUNCTIONS: &[(&str, Function)] = &[(
    "CacheArchiveEndpoint::get",
    Function::Endpoint(|call| {
        Box::pin(async move {
            let given = <Code as CacheArchiveEndpoint>::get(call).await?;
            Ok(given)
        })
    }),
)];

/// The endpoints under `/cache.zip`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache.zip",
    "cache_archive",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("CacheArchiveEndpoint::get"), &GET_ANSWER)
            .also(&[(302u16, "The archive is kept elsewhere.")])
            .about(
                "Download the tables of sessions and datasets. Clients search these without asking the \
                server; they come in one archive.",
            )],
    },
)
.about(
    "Download the tables of sessions and datasets. Clients search these without asking the \
                server; they come in one archive.",
)];
