//! `/cache.zip` and `/cache/info`: the archive of tables that `alyx cache` made, and what is told of it.

use crate::{
    cache::{
        ARCHIVE,
        root::{Failure, Root},
    },
    generated::{
        Code,
        misc::{
            cache_archive::CacheArchiveEndpoint,
            cache_info::CacheInfoEndpoint,
            tagged_cache_info::{TaggedCacheInfoEndpoint, TaggedCacheInfoGet},
        },
    },
};
use specimen::{
    behaviour::BoxFuture,
    fault::Fault,
    http::{Call, Reply, respond},
    serde_json::Value as Json,
    store::{self, Sql},
};

/// Setting with the place of the tables.
const ROOT: &str = "tables_root";

impl CacheArchiveEndpoint for Code {
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
        Box::pin(async move {
            let root = root(call)?;
            if let Some(location) = root.location(None) {
                let mut reply = Reply::empty(302);
                reply.headers.push(("Location", location));
                return Ok(reply);
            }
            let file = root.file(None).ok_or_else(|| missing(&Failure::Missing))?;
            let mut reply = Reply::file(&file, "application/zip").await.map_err(|_| missing(&Failure::Missing))?;
            reply.headers.push(("Content-Disposition", format!("inline; filename=\"{ARCHIVE}\"")));
            Ok(reply)
        })
    }
}

impl CacheInfoEndpoint for Code {
    fn get<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Json, Fault>> {
        Box::pin(info(call, None))
    }
}

impl TaggedCacheInfoEndpoint for Code {
    fn get<'a>(call: &'a Call<'a>, taken: TaggedCacheInfoGet) -> BoxFuture<'a, Result<Json, Fault>> {
        Box::pin(async move {
            if !taken.tag.chars().all(|c| c.is_alphanumeric() || c == '_') {
                return Err(respond::no_route());
            }
            let mut sql = Sql::new(call.server.store.dialect);
            sql.push("select 1 from data_tag g where g.name = ").bind(taken.tag.as_str());
            if store::fetch(&call.server.store.read(), sql).await?.is_empty() {
                return Err(Fault::Detail(404, "Tag matching query does not exist.".into()));
            }
            info(call, Some(&taken.tag)).await
        })
    }
}

async fn info(call: &Call<'_>, tag: Option<&str>) -> Result<Json, Fault> {
    root(call)?.info(tag).await.map_err(|failure| missing(&failure))
}

fn root(call: &Call<'_>) -> Result<Root, Fault> {
    let text = call.server.settings.named.get(ROOT).map_or("", String::as_str);
    Root::read(text).map_err(|failure| missing(&failure))
}

fn missing(failure: &Failure) -> Fault {
    match failure {
        Failure::Missing => Fault::Detail(404, failure.to_string()),
        Failure::Root(text) => Fault::Detail(404, text.clone()),
        Failure::Place(text) => {
            // Names of hosts and folders are for the log.
            tracing::error!("the tables can't be read: {text}");
            Fault::Detail(502, "The place of the tables can't be read; the log says more.".into())
        }
    }
}
