//! A request to an endpoint written by hand, and its answer.

use crate::{
    account::{Caller, failed_log_ins},
    error::RequestError,
    json,
    request_time::RequestTime,
    store::{Client, Executor, Lane, TransactionNumber, View},
    write::{Site, body::Body},
};
use std::sync::Arc;

/// One request, as far as hand-written endpoints need it.
#[non_exhaustive]
pub struct Call<'a> {
    /// The API, its database and its settings.
    pub site: &'a Site,
    /// When it came.
    pub now: RequestTime,
    /// The caller; `None` without credentials.
    pub caller: Option<Caller>,
    /// `scheme://host` of the request, for absolute addresses.
    pub base: String,
    /// Values of the path's parameters, percent-decoded.
    pub path: Vec<(String, String)>,
    /// Query parameters, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: Body,
    /// Where the request came from, for the audit log.
    pub address: String,
    /// The transaction in which the caller wrote last, where that is noted.
    pub last_write: Option<TransactionNumber>,
}

impl Call<'_> {
    /// What the caller sees of the database, for `Executor::seeing`: statements that answer the caller are held to it.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn view(&self) -> Result<Arc<View>, RequestError> {
        self.site.view(self.caller.as_ref(), &self.now)
    }

    /// Where reads of the endpoint run: on one server, which has what the caller has written.
    pub async fn read(&self, lane: Lane) -> Executor<'_> {
        self.site.store.read(lane, self.last_write).await
    }

    /// The client by whom lists are shared out.
    pub fn asker(&self) -> Client {
        asker(self.caller.as_ref(), &self.address)
    }
}

/// The client by whom lists are shared out: a user, or an address.
pub fn asker(caller: Option<&Caller>, address: &str) -> Client {
    match caller {
        Some(caller) => Client::named(&caller.username),
        None => Client::named(failed_log_ins::network(address)),
    }
}

/// What is sent back.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Content type; empty = no body.
    pub content_type: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// A body that is sent as it is read, in place of `body`, and its length where that is known.
    pub stream: Option<(poem::Body, Option<u64>)>,
    /// Rows in it, if it is a list: for `/metrics`.
    pub rows: usize,
}

impl Reply {
    /// JSON text that is written already.
    pub fn raw_json(status: u16, body: Vec<u8>) -> Reply {
        Reply { status, content_type: "application/json", headers: Vec::new(), body, stream: None, rows: 0 }
    }

    /// A JSON value.
    pub fn json(status: u16, value: &serde_json::Value) -> Reply {
        Reply::raw_json(status, json::to_json(value))
    }

    /// A file, sent as it is read.
    ///
    /// # Errors
    /// 404 where there is no such file.
    pub async fn file(path: &std::path::Path, content_type: &'static str) -> Result<Reply, RequestError> {
        let missing = |_| RequestError::no_route();
        let file = tokio::fs::File::open(path).await.map_err(missing)?;
        let about = file.metadata().await.map_err(missing)?;
        if !about.is_file() {
            return Err(RequestError::no_route());
        }
        let mut reply = Reply::empty(200);
        reply.content_type = content_type;
        reply.stream = Some((poem::Body::from_async_read(file), Some(about.len())));
        Ok(reply)
    }

    /// Bytes that many answers share.
    pub fn shared(content_type: &'static str, bytes: bytes::Bytes) -> Reply {
        let mut reply = Reply::empty(200);
        let length = bytes.len() as u64;
        reply.content_type = content_type;
        reply.stream = Some((poem::Body::from_bytes(bytes), Some(length)));
        reply
    }

    /// No body.
    pub fn empty(status: u16) -> Reply {
        Reply { status, content_type: "", headers: Vec::new(), body: Vec::new(), stream: None, rows: 0 }
    }
}
