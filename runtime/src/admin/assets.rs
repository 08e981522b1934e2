//! What pages load: a style sheet and a script. Their addresses carry a hash of their content, so browsers keep them.

use crate::{error::RequestError, hooks::Reply};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const FILES: [(&str, &str, &[u8]); 2] = [
    ("pages.css", "text/css; charset=utf-8", include_bytes!("../../assets/pages.css")),
    ("pages.js", "text/javascript; charset=utf-8", include_bytes!("../../assets/pages.js")),
];

/// Stands in addresses of all files: it changes with any of them.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let digest = FILES.iter().fold(Sha256::new(), |hash, (_, _, bytes)| hash.chain_update(bytes)).finalize();
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// A file by its address behind `-/`: the version, a slash, its name.
///
/// # Errors
/// 404 for another address.
pub fn asset(address: &str) -> Result<Reply, RequestError> {
    let (version, name) = address.split_once('/').ok_or_else(RequestError::no_route)?;
    let file = FILES.iter().find(|(known, ..)| *known == name && version == *VERSION);
    let (_, content_type, bytes) = file.ok_or_else(RequestError::no_route)?;
    let mut reply = Reply::shared(content_type, Bytes::from_static(bytes));
    reply.headers.push(("Cache-Control", "public, max-age=31536000, immutable".into()));
    Ok(reply)
}
