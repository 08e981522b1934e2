//! `/cache.zip` and `/cache/info`: the archive of cache tables that `alyx cache` made, and its description; the same
//! for one tag.

use crate::{
    cache::{
        ARCHIVE,
        root::{Failure, Storage},
    },
    generated::{
        App,
        misc::{
            cache_archive::CacheArchiveEndpoint,
            cache_info::CacheInfoEndpoint,
            tagged_cache_archive::{TaggedCacheArchiveEndpoint, TaggedCacheArchiveGet},
            tagged_cache_info::{TaggedCacheInfoEndpoint, TaggedCacheInfoGet},
        },
    },
};
use specimen::{
    error::RequestError,
    hooks::{BoxFuture, Call, Reply},
    serde_json::Value as Json,
    sql,
    store::{self, Lane},
};

/// Setting with the place of the tables.
const ROOT: &str = "tables_root";

impl CacheArchiveEndpoint for App {
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
        Box::pin(archive(call, None))
    }
}

impl TaggedCacheArchiveEndpoint for App {
    fn get<'a>(call: &'a Call<'a>, taken: TaggedCacheArchiveGet) -> BoxFuture<'a, Result<Reply, RequestError>> {
        Box::pin(async move {
            known(call, &taken.tag).await?;
            archive(call, Some(&taken.tag)).await
        })
    }
}

impl CacheInfoEndpoint for App {
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Json, RequestError>> {
        Box::pin(info(call, None))
    }
}

impl TaggedCacheInfoEndpoint for App {
    fn get<'a>(call: &'a Call<'a>, taken: TaggedCacheInfoGet) -> BoxFuture<'a, Result<Json, RequestError>> {
        Box::pin(async move {
            known(call, &taken.tag).await?;
            info(call, Some(&taken.tag)).await
        })
    }
}

/// Refuses an unknown tag, or one that can't be part of a URL.
async fn known(call: &Call<'_>, tag: &str) -> Result<(), RequestError> {
    if !tag.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return Err(RequestError::no_route());
    }
    let named = sql!(call.site.store.dialect, "select 1 from data_tag g where g.name = {tag}", tag);
    let (on, view) = (call.read(Lane::Row).await, call.view()?);
    if store::fetch(&on.seeing(&view), named).await?.is_empty() {
        return Err(RequestError::Detail(404, "Tag matching query does not exist.".into()));
    }
    Ok(())
}

async fn archive(call: &Call<'_>, tag: Option<&str>) -> Result<Reply, RequestError> {
    let root = root(call)?;
    if let Some(location) = root.location(tag) {
        let mut reply = Reply::empty(302);
        reply.headers.push(("Location", location));
        return Ok(reply);
    }
    let file = root.file(tag).ok_or_else(|| missing(&Failure::Missing))?;
    let mut reply = Reply::file(&file, "application/zip").await.map_err(|_| missing(&Failure::Missing))?;
    reply.headers.push(("Content-Disposition", format!("inline; filename=\"{ARCHIVE}\"")));
    Ok(reply)
}

/// The description of an archive. Clients use `/cache.zip` if there is no `location`, so the archive of a tag needs
/// one.
async fn info(call: &Call<'_>, tag: Option<&str>) -> Result<Json, RequestError> {
    let mut info = root(call)?.info(tag).await.map_err(|failure| missing(&failure))?;
    if let (Some(tag), Some(object)) = (tag, info.as_object_mut())
        && !object.contains_key("location")
    {
        object.insert("location".into(), format!("{}/cache/tags/{tag}/{ARCHIVE}", call.base).into());
    }
    Ok(info)
}

fn root(call: &Call<'_>) -> Result<Storage, RequestError> {
    let text = call.site.settings.named.get(ROOT).map_or("", String::as_str);
    Storage::read(text).map_err(|failure| missing(&failure))
}

fn missing(failure: &Failure) -> RequestError {
    match failure {
        Failure::Missing => RequestError::Detail(404, failure.to_string()),
        Failure::Storage(text) => RequestError::Detail(404, text.clone()),
        Failure::Place(text) => {
            // Names of hosts and folders are only logged.
            tracing::error!("the tables can't be read: {text}");
            RequestError::Detail(502, "The place of the tables can't be read; the log says more.".into())
        }
    }
}
