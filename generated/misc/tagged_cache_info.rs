//! TaggedCacheInfo: Describe the archive of cache tables of a tag. The answer states when it was made, and from which
//! database.
//! Declared in spec/misc/tagged_cache_info.yaml:2.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

use super::super::hooks::hook;
use specimen::generated::*;

/// The hand-written code of `/cache/info/{tag}` (spec/misc/tagged_cache_info.yaml:2). `App` implements it.
#[diagnostic::on_unimplemented(
    message = "spec/misc/tagged_cache_info.yaml:2 needs `impl TaggedCacheInfoEndpoint for App`"
)]
pub trait TaggedCacheInfoEndpoint {
    /// `GET /cache/info/{tag}` (spec/misc/tagged_cache_info.yaml:7). Describe the archive of cache tables of a tag. The
    /// answer states when it was made, and from which database.
    fn get<'a>(call: &'a Call<'a>, taken: TaggedCacheInfoGet) -> BoxFuture<'a, Result<Json, RequestError>>;
}

/// The parameters of `GET /cache/info/{tag}` (spec/misc/tagged_cache_info.yaml:7).
#[derive(Debug, Clone)]
pub struct TaggedCacheInfoGet {
    /// Name of the tag.
    pub tag: String,
}

impl TaggedCacheInfoGet {
    fn read(call: &Call<'_>) -> Result<Self, RequestError> {
        let values = endpoint::read(call, GET_TAKES)?;
        Ok(Self { tag: values.first().and_then(typed::text).unwrap_or_default() })
    }
}

/// The same fields, as the runtime reads them and the OpenAPI document shows them (spec/misc/tagged_cache_info.yaml:7).
static GET_TAKES: &[Parameter] = &[Parameter::new("tag", ParameterLocation::Path, Holds::Text, Schema::Text(""))
    .required()
    .about("Name of the tag.")];

/// The successful answer of `GET` (spec/misc/tagged_cache_info.yaml:7).
static GET_ANSWER: Answer = Answer::value(200u16, Schema::Any);

pub const fn functions<C: TaggedCacheInfoEndpoint>() -> FunctionsOf {
    &[(
        "TaggedCacheInfoEndpoint::get",
        Function::Endpoint(|call| {
            Box::pin(async move {
                let taken = TaggedCacheInfoGet::read(call)?;
                let given = C::get(call, taken).await?;
                Ok(endpoint::answer(&GET_ANSWER, |out| json::value(out, Some(given))))
            })
        }),
    )]
}

/// The endpoints under `/cache/info/{tag}`.
pub static ROUTES: &[Route] = &[Route::custom(
    "/cache/info/{tag}",
    "tagged_cache_info",
    &Custom {
        operations: &[CustomOperation::new("GET", hook("TaggedCacheInfoEndpoint::get"), &GET_ANSWER)
            .access(&[
                Allow::Superuser,
                Allow::All(&[Allow::Flag("is_staff"), Allow::Not(&Allow::Flag("is_public_user"))]),
            ])
            .takes(GET_TAKES)
            .also(&[(502u16, "The storage of the cache tables does not answer.")])
            .about(
                "Describe the archive of cache tables of a tag. The answer states when it was made, and \
                from which database.",
            )],
    },
)
.about(
    "Describe the archive of cache tables of a tag. The answer states when it was made, and \
                from which database.",
)];
