//! CacheInfo: Describe the archive of tables. Says when and of what it was made.
//! Made from spec/misc/cache_info.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::Code;
use super::super::hooks::hook;
use specimen::generated::*;

/// What is written by hand for `/cache/info` (spec/misc/cache_info.yaml:2): implement it for [`Code`].
pub trait CacheInfoEndpoint {
    /// `GET /cache/info` (spec/misc/cache_info.yaml:7). Describe the archive of tables. Says when and of what it was
    /// made.
    ///
    /// # Errors
    /// What is refused; then nothing is written.
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Json, Fault>>;
}

/// The good answer of `GET` (spec/misc/cache_info.yaml:7).
static GET_ANSWER: Answer = Answer::value(200u16, Schema::Any);

/// What the runtime calls.
pub static FUNCTIONS: &[(&str, Function)] = &[(
    "CacheInfoEndpoint::get",
    Function::Endpoint(|call| {
        Box::pin(async move {
            let given = <Code as CacheInfoEndpoint>::get(call).await?;
            Ok(endpoint::answer(&GET_ANSWER, |out| json::value(out, Some(given))))
        })
    }),
)];

/// The endpoints under `/cache/info`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache/info",
    "cache_info",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("CacheInfoEndpoint::get"), &GET_ANSWER)
            .also(&[(502u16, "The place of the tables fails.")])
            .about("Describe the archive of tables. Says when and of what it was made.")],
    },
)
.about("Describe the archive of tables. Says when and of what it was made.")];
