//! HTTP: versions, authentication, access, bodies, errors, paging, throttling.

pub mod body;
pub mod json;
pub mod throttle;

use crate::{behaviour::Caller, moment::Moment, server::Server};

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
}

/// What is sent back.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Content type; empty = no body.
    pub content_type: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}
