//! TaggedCacheArchive: Download the cache tables of a tag. They contain the sessions and datasets with this tag. The
//! answer is a ZIP archive.
//! Declared in spec/misc/tagged_cache_archive.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/cache/tags/{tag}/cache.zip` (spec/misc/tagged_cache_archive.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/misc/tagged_cache_archive.yaml:2 needs `impl TaggedCacheArchiveEndpoint for App`"
)]
pub trait TaggedCacheArchiveEndpoint {
    /// `GET /cache/tags/{tag}/cache.zip` (spec/misc/tagged_cache_archive.yaml:7). Download the cache tables of a tag.
    /// They contain the sessions and datasets with this tag. The answer is a ZIP archive.
    fn get<'a>(call: &'a Call<'a>, taken: TaggedCacheArchiveGet) -> BoxFuture<'a, Result<Reply, RequestError>>;
}

/// The parameters of `GET /cache/tags/{tag}/cache.zip` (spec/misc/tagged_cache_archive.yaml:7).
#[derive(Debug, Clone)]
pub struct TaggedCacheArchiveGet {
    /// Name of the tag.
    pub tag: String,
}

impl TaggedCacheArchiveGet {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self { tag: values.first().and_then(typed::text).unwrap_or_default() })
    }
}

/// The same fields, as the runtime reads them and the OpenAPI document shows them
/// (spec/misc/tagged_cache_archive.yaml:7).
static GET_TAKES: &[Parameter] = &[Parameter::new("tag", ParameterLocation::Path, Holds::Text, Schema::Text(""))
    .required()
    .about("Name of the tag.")];

/// The successful answer of `GET` (spec/misc/tagged_cache_archive.yaml:7).
static GET_ANSWER: Answer = Answer::other(200u16, "application/zip");

pub const fn functions<C: TaggedCacheArchiveEndpoint>() -> FunctionsOf {
    &[(
        "TaggedCacheArchiveEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = TaggedCacheArchiveGet::read(call)?;
                let given = C::get(call, taken).await?;
                Ok(given)
            })
        }),
    )]
}

/// The endpoints under `/cache/tags/{tag}/cache.zip`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache/tags/{tag}/cache.zip",
    "tagged_cache_archive",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("TaggedCacheArchiveEndpoint::get"), &GET_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .takes(GET_TAKES)
            .also(&[(302u16, "The archive is stored at another address.")])
            .about(
                "Download the cache tables of a tag. They contain the sessions and datasets with this tag. \
                The answer is a ZIP archive.",
            )],
    },
)
.about(
    "Download the cache tables of a tag. They contain the sessions and datasets with this tag. \
                The answer is a ZIP archive.",
)];
