//! CacheInfo: Describe the archive of cache tables. The answer states when it was made, and from which database.
//! Declared in spec/misc/cache_info.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/cache/info` (spec/misc/cache_info.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(message = "spec/misc/cache_info.yaml:2 needs `impl CacheInfoEndpoint for App`")]
pub trait CacheInfoEndpoint {
    /// `GET /cache/info` (spec/misc/cache_info.yaml:7). Describe the archive of cache tables. The answer states when it
    /// was made, and from which database.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Json, RequestError>>;
}

/// The successful answer of `GET` (spec/misc/cache_info.yaml:7).
static GET_ANSWER: Answer = Answer::value(200u16, Schema::Any);

pub const fn functions<C: CacheInfoEndpoint>() -> FunctionsOf {
    &[(
        "CacheInfoEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let given = C::get(call).await?;
                Ok(endpoint::answer(&GET_ANSWER, |out| json::value(out, Some(given))))
            })
        }),
    )]
}

/// The endpoints under `/cache/info`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache/info",
    "cache_info",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("CacheInfoEndpoint::get"), &GET_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .also(&[(502u16, "The storage of the cache tables does not answer.")])
            .about(
                "Describe the archive of cache tables. The answer states when it was made, and from which \
                database.",
            )],
    },
)
.about(
    "Describe the archive of cache tables. The answer states when it was made, and from which \
                database.",
)];
