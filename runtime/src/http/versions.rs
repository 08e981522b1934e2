//! Versions of rows: a request that names the version which it changes is refused where the row is another by now.
//!
//! A version is the strong tag of the row's answer to its caller. So it needs no column, holds for what other programs write, and
//! changes whenever what the caller sees of the row does.

use super::{
    answer::etag::{self, Wanted},
    handlers::Request,
};
use crate::{
    error::RequestError,
    hooks::Reply,
    query::render,
    store::Executor,
    tables::{Item, Versions},
    write::{self, context::WriteContext},
};
use sea_orm::Value;

/// What a request says of the version that it changes.
///
/// # Errors
/// 428 where the spec wants it said.
pub fn wanted(request: &Request<'_>, item: &Item) -> Result<Wanted, RequestError> {
    if item.versions == Versions::None {
        return Ok(Wanted::Unsaid);
    }
    match Wanted::of(request.headers) {
        Wanted::Unsaid if item.versions == Versions::Required => {
            let text = "Read the row first, and send its ETag in the header If-Match.";
            Err(RequestError::Detail(428, text.to_owned()))
        }
        wanted => Ok(wanted),
    }
}

/// Keeps others from changing the row until the transaction ends, and compares its version.
///
/// # Errors
/// 404 without the row, 412 where it is another version.
pub async fn hold(
    request: &Request<'_>,
    context: &WriteContext<'_>,
    on: &Executor<'_>,
    item: &'static Item,
    key: &Value,
    wanted: &Wanted,
) -> Result<(), RequestError> {
    let Wanted::Tags(tags) = wanted else { return Ok(()) };
    let missing = || RequestError::no_row(item.resource.record);
    if !write::hold(context, item.resource, key).await? {
        return Err(missing());
    }
    let view = request.view()?;
    let on = on.seeing(&view);
    let body = render::one(request.context(&on), item.detail, key.clone()).await?.ok_or_else(missing)?;
    if tags.contains(&etag::of_row(&body)) {
        return Ok(());
    }
    let text = format!("The {} has changed since it was read: read it again.", item.resource.words);
    Err(RequestError::Detail(412, text))
}

/// Adds the version to the answer to a write, which shows the row. Where rules hide rows and fields, or what was sent is shown,
/// the row may be shown otherwise when it is read: then it has to be read.
pub fn tag(request: &Request<'_>, reply: &mut Reply, shows_sent: bool) {
    if !request.server.site.hides() && !shows_sent {
        reply.headers.push(("ETag", etag::of_row(&reply.body)));
    }
}
