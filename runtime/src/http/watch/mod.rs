//! The endpoints for administrators: `/healthz`, `/readyz` and `/metrics`. They are answered before all checks: without
//! a `Host` header, a token or a rate limit. They are logged at debug level only.

pub mod health;
pub mod metrics;
pub mod trace;

use super::{
    answer::respond::{self, Frame},
    checks::methods,
    log::logged,
    server::Server,
};
use crate::{error::RequestError, hooks::Reply};
use health::Status;
use metrics::Access;
use poem::{
    Endpoint, Request, Response,
    endpoint::make,
    http::{HeaderValue, Method, header},
};
use serde_json::json;
use std::sync::Arc;

/// Their paths.
pub(crate) const PATHS: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Whether a path is one of theirs.
pub fn is_watched(path: &str) -> bool {
    PATHS.contains(&path.strip_suffix('/').unwrap_or(path))
}

/// The listener that received a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listener {
    /// At the API's address.
    Api,
    /// The separate address for administrators.
    Own,
}

/// The server at the address for those who look after it.
pub fn app(server: Arc<Server>) -> impl Endpoint<Output = Response> {
    let endpoint = make(move |request: Request| {
        let server = server.clone();
        async move { Ok::<_, poem::Error>(answer(&server, &request, Listener::Own).await) }
    });
    logged(endpoint, false)
}

/// Answers a request on one of the paths.
pub async fn answer(server: &Server, request: &Request, door: Listener) -> Response {
    let result = work(server, request, door).await;
    let allow = HeaderValue::from_static("GET, HEAD");
    let frame = Frame { allow: Some(&allow), head: request.method() == Method::HEAD, ..Frame::default() };
    match result {
        Ok(mut reply) => {
            reply.headers.push(("Cache-Control", "no-store".into()));
            respond::reply(reply, &frame)
        }
        Err(fault) => respond::fault(&fault, &frame),
    }
}

async fn work(server: &Server, request: &Request, door: Listener) -> Result<Reply, RequestError> {
    let path = request.uri().path();
    let path = path.strip_suffix('/').unwrap_or(path);
    let access = server.settings.metrics.as_ref();
    // The API's address serves metrics only if there is no separate address.
    let offered = access.filter(|access| door == Listener::Own || !access.elsewhere);
    if !is_watched(path) || (path == "/metrics" && offered.is_none()) {
        return Err(RequestError::no_route());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(methods::not_offered(request.method().as_str()));
    }
    let authorization = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let allowed = |access: &Access| access.allows(authorization);
    match path {
        "/healthz" => Ok(Reply::json(200, &json!({"status": "ok"}))),
        "/readyz" => {
            let report = health::check(server).await;
            let status = if report.state() == Status::Failed { 503 } else { 200 };
            Ok(Reply::json(status, &report.json(offered.is_some_and(allowed))))
        }
        _ => match (&server.metrics, offered) {
            (Some(figures), Some(access)) if access.allows(authorization) => {
                let mut reply = Reply::empty(200);
                reply.content_type = metrics::CONTENT_TYPE;
                reply.body = figures.text(server).into_bytes();
                Ok(reply)
            }
            _ => {
                let detail = "This needs the server's metrics_token: Authorization: Bearer <token>.";
                let mut reply = Reply::json(401, &json!({"detail": detail, "status_code": 401}));
                reply.headers.push(("WWW-Authenticate", "Bearer".into()));
                Ok(reply)
            }
        },
    }
}
