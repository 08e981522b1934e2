//! HTTP: versions, authentication, access, bodies, errors, paging, throttling. Each file is one step
//! of answering a request; the dispatcher takes them in the order of the contract's checks.

pub mod access;
mod accounts;
pub mod app;
pub mod authenticate;
pub mod base;
pub mod body;
pub mod cors;
pub mod document;
pub mod endpoint;
pub mod guesses;
pub mod handlers;
pub mod health;
pub mod json;
pub mod known;
pub mod live;
pub mod log;
pub mod login;
pub mod methods;
pub mod metrics;
pub mod openapi;
pub mod options;
pub mod page;
pub mod pages;
pub mod password;
pub mod refusals;
pub mod respond;
pub mod room;
pub mod routes;
pub mod schemas;
pub mod serve;
#[cfg(test)]
pub(crate) mod testing;
pub mod throttle;
pub mod token;
pub mod trace;
pub mod turns;
pub mod url;
pub mod version;
pub mod watch;
pub mod wording;
pub mod yaml;

use crate::{behaviour::Caller, fault::Fault, moment::Moment, server::Server, store::Asker};

/// One request, as far as hand-written endpoints need it.
pub struct Call<'a> {
    /// The server.
    pub server: &'a Server,
    /// When it came.
    pub now: Moment,
    /// Who asks, if anybody said.
    pub caller: Option<Caller>,
    /// `scheme://host` of the request, for absolute addresses.
    pub base: String,
    /// Values of the path's parameters, percent-decoded.
    pub path: Vec<(String, String)>,
    /// Query parameters, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: body::Body,
    /// Where the request came from, for the audit log.
    pub address: String,
}

impl Call<'_> {
    /// Whose lists count together.
    pub fn asker(&self) -> Asker {
        asker(self.caller.as_ref(), &self.address)
    }
}

/// Whose lists count together: a user's, or those of an address.
fn asker(caller: Option<&Caller>, address: &str) -> Asker {
    match caller {
        Some(caller) => Asker::named(&caller.username),
        None => Asker::named(guesses::network(address)),
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
    /// A body that is sent as it is read, in place of `body`, and its length.
    pub stream: Option<(poem::Body, u64)>,
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
        Reply::raw_json(status, respond::to_json(value))
    }

    /// A file, sent as it is read.
    ///
    /// # Errors
    /// 404 where there is no such file.
    pub async fn file(path: &std::path::Path, content_type: &'static str) -> Result<Reply, Fault> {
        let missing = |_| respond::no_route();
        let file = tokio::fs::File::open(path).await.map_err(missing)?;
        let about = file.metadata().await.map_err(missing)?;
        if !about.is_file() {
            return Err(respond::no_route());
        }
        let mut reply = Reply::empty(200);
        reply.content_type = content_type;
        reply.stream = Some((poem::Body::from_async_read(file), about.len()));
        Ok(reply)
    }

    /// Bytes that many answers share.
    pub fn shared(content_type: &'static str, bytes: bytes::Bytes) -> Reply {
        let mut reply = Reply::empty(200);
        let length = bytes.len() as u64;
        reply.content_type = content_type;
        reply.stream = Some((poem::Body::from_bytes(bytes), length));
        reply
    }

    /// No body.
    pub fn empty(status: u16) -> Reply {
        Reply { status, content_type: "", headers: Vec::new(), body: Vec::new(), stream: None, rows: 0 }
    }
}
