//! Uploaded files, as requests of the API and the pages for people get them.

use super::url;
use crate::{error::RequestError, hooks::Reply, query::rights::file_is_seen, store::View, write::Site};

/// A file below the media root, by its path as it was sent, for whoever sees a row that has it.
///
/// # Errors
/// 404 where there is no such file for the caller; database errors.
pub async fn file(site: &Site, view: &View, path: &str) -> Result<Reply, RequestError> {
    let path = url::unquote(path);
    let parts: Vec<&str> = path.split('/').collect();
    let plain = |part: &&str| !part.is_empty() && *part != "." && *part != ".." && !part.contains(['\\', '\0']);
    if !parts.iter().all(plain) {
        return Err(RequestError::no_route());
    }
    if !file_is_seen(&site.store.primary(), view, site.api, &path).await? {
        return Err(RequestError::no_route());
    }
    let file = parts.iter().fold(site.settings.media_root.clone(), |folder, part| folder.join(part));
    let form = content_type(&path);
    let mut reply = Reply::file(&file, form).await?;
    // Uploads are untrusted: the headers forbid scripts, and only pictures are displayed.
    let shown = if form.starts_with("image/") { "inline" } else { "attachment" };
    let mut disposition = format!("{shown}; filename*=UTF-8''");
    url::quote_name(parts.last().copied().unwrap_or_default(), &mut disposition);
    reply.headers.push(("Content-Disposition", disposition));
    reply.headers.push(("Content-Security-Policy", "default-src 'none'; sandbox".into()));
    Ok(reply)
}

/// Content type by the ending of a name; what isn't known is a download.
pub fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "bmp" => "image/bmp",
        "tif" | "tiff" => "image/tiff",
        _ => "application/octet-stream",
    }
}
