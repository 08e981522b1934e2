//! Turns replies and errors into poem responses, with the headers that every answer has. All answers pass through here.

use crate::{
    error::RequestError,
    hooks::Reply,
    http::log::{InternalError, UserName},
};
use poem::{
    Response,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};
use std::any::Any;

/// How one answer is framed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame<'a> {
    /// The `Allow` header.
    pub allow: Option<&'a HeaderValue>,
    /// Spaces per level of JSON; 0 = compact.
    pub indent: usize,
    /// Whether the method is HEAD: the body is left out, its length is sent.
    pub head: bool,
    /// Name of the caller, for the log; empty without credentials.
    pub user: &'a str,
}

/// A reply as a response.
pub fn reply(reply: Reply, frame: &Frame<'_>) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = match frame.indent {
        0 => reply.body,
        blanks if reply.content_type.ends_with("json") => indented(&reply.body, blanks),
        _ => reply.body,
    };
    let mut headers = HeaderMap::with_capacity(10);
    fixed_headers(&mut headers);
    if let Some(allow) = frame.allow {
        headers.insert(header::ALLOW, allow.clone());
    }
    if !reply.content_type.is_empty() {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    }
    for (name, value) in reply.headers {
        // A value that can't be a header (line breaks) is left out; it must not split the answer.
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_bytes()))
        {
            headers.append(name, value);
        }
    }
    // A 204 has neither body nor length; of a 304 it would be that of the answer which the client has.
    if status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED {
        let length = reply.stream.as_ref().map_or(Some(body.len() as u64), |(_, length)| *length);
        if let Some(length) = length {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
    }
    let mut response = match reply.stream {
        _ if frame.head => Response::builder().finish(),
        Some((stream, _)) => Response::builder().body(stream),
        None => Response::builder().body(body),
    };
    response.set_status(status);
    *response.headers_mut() = headers;
    if !frame.user.is_empty() {
        response.extensions_mut().insert(UserName(frame.user.to_owned()));
    }
    response
}

/// A fault as a response. What the database said goes to the log only.
pub fn fault(fault: &RequestError, frame: &Frame<'_>) -> Response {
    let mut answer = Reply::json(fault.status(), &fault.body());
    if let Some(seconds) = fault.retry_after() {
        answer.headers.push(("Retry-After", seconds.to_string()));
    }
    let mut response = reply(answer, frame);
    if let Some(internal) = internal(fault) {
        response.extensions_mut().insert(internal);
    }
    response
}

/// What the log says of an error beyond its answer.
pub fn internal(fault: &RequestError) -> Option<InternalError> {
    match fault {
        RequestError::Database(error) => Some(InternalError(error.to_string())),
        _ => None,
    }
}

/// An internal error; the details are only logged.
fn failed(status: u16, why: String, frame: &Frame<'_>) -> Response {
    let mut response = fault(&RequestError::Detail(status, "The server failed; its log says more.".into()), frame);
    response.extensions_mut().insert(InternalError(why));
    response
}

/// An error of poem's own, e.g. of its router, in our shape.
pub fn from_error(error: &poem::Error, method: &str, head: bool) -> Response {
    let (status, frame) = (error.status(), Frame { head, ..Frame::default() });
    match status {
        StatusCode::NOT_FOUND => fault(&RequestError::no_route(), &frame),
        StatusCode::METHOD_NOT_ALLOWED => fault(&crate::http::checks::methods::not_offered(method), &frame),
        _ if status.is_server_error() => failed(status.as_u16(), error.to_string(), &frame),
        _ => fault(&RequestError::Detail(status.as_u16(), error.to_string()), &frame),
    }
}

/// What is answered when a handler panicked.
pub fn panicked(panic: &(dyn Any + Send)) -> Response {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    failed(500, format!("a panic: {}", text.unwrap_or("of an unknown kind")), &Frame::default())
}

/// Sets the headers that every answer has.
fn fixed_headers(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::VARY, "Accept, Accept-Encoding, Cookie"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Compact JSON with line breaks and blanks, as Python indents it.
fn indented(compact: &[u8], blanks: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(compact.len() * 2);
    let mut depth = 0;
    let mut at = 0;
    let line = |out: &mut Vec<u8>, depth: usize| {
        out.push(b'\n');
        out.resize(out.len() + depth * blanks, b' ');
    };
    while let Some(&byte) = compact.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let start = at - 1;
                while let Some(&inner) = compact.get(at) {
                    at += if inner == b'\\' { 2 } else { 1 };
                    if inner == b'"' {
                        break;
                    }
                }
                at = at.min(compact.len());
                out.extend_from_slice(&compact[start..at]);
            }
            b'[' | b'{' => {
                out.push(byte);
                if let Some(close @ (b']' | b'}')) = compact.get(at) {
                    out.push(*close);
                    at += 1;
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(byte);
            }
            b',' => {
                out.push(byte);
                line(&mut out, depth);
            }
            b':' => out.extend_from_slice(b": "),
            _ => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::{EndpointExt, error::NotFoundError};
    use serde_json::{Value, json};

    async fn text(response: Response) -> String {
        response.into_body().into_string().await.expect("text")
    }

    fn header_of(response: &Response, name: &str) -> String {
        response.header(name).unwrap_or_default().to_owned()
    }

    #[tokio::test]
    async fn every_answer_has_the_fixed_headers() {
        let allow = HeaderValue::from_static("GET, HEAD, OPTIONS");
        let frame = Frame { allow: Some(&allow), ..Frame::default() };
        let response = reply(Reply::json(200, &json!({"a": "ü\u{2028}"})), &frame);
        for (name, value) in [
            ("content-type", "application/json"),
            ("allow", "GET, HEAD, OPTIONS"),
            ("vary", "Accept, Accept-Encoding, Cookie"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("content-length", "16"),
        ] {
            assert_eq!(header_of(&response, name), value);
        }
        assert_eq!(text(response).await, r#"{"a":"ü\u2028"}"#);
    }

    #[tokio::test]
    async fn head_tells_the_length_only() {
        let frame = Frame { head: true, ..Frame::default() };
        let response = reply(Reply::json(200, &json!([1, 2])), &frame);
        assert_eq!(header_of(&response, "content-length"), "5");
        assert_eq!(header_of(&response, "content-type"), "application/json");
        assert_eq!(text(response).await, "");
    }

    #[tokio::test]
    async fn the_length_of_head_goes_over_the_wire() {
        use std::io::{Read, Write};
        let frame = Frame { head: true, ..Frame::default() };
        let answer = poem::endpoint::make_sync(move |_| reply(Reply::json(200, &json!([1, 2])), &frame));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let limits = crate::http::serve::Limits::default();
        let server = crate::http::serve::serve(listener, None, answer.boxed(), limits, std::future::pending());
        let server = tokio::spawn(server);
        let text = tokio::task::spawn_blocking(move || {
            let mut stream = std::net::TcpStream::connect(address).expect("a connection");
            stream.write_all(b"HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").expect("a request");
            let mut text = String::new();
            stream.read_to_string(&mut text).expect("an answer");
            text
        });
        let text = text.await.expect("an answer");
        server.abort();
        assert!(text.contains("content-length: 5\r\n") && text.ends_with("\r\n\r\n"), "{text}");
    }

    #[tokio::test]
    async fn no_content_is_nothing() {
        let response = reply(Reply::empty(204), &Frame::default());
        assert_eq!(response.status(), 204);
        assert!(response.header("content-type").is_none() && response.header("content-length").is_none());
        assert!(response.header("allow").is_none());
        assert_eq!(text(response).await, "");
    }

    #[tokio::test]
    async fn faults_have_their_bodies() {
        let response = fault(&RequestError::no_row("Lab"), &Frame::default());
        assert_eq!(response.status(), 404);
        assert_eq!(text(response).await, r#"{"detail":"No Lab matches the given query.","status_code":404}"#);
        let failed = fault(&RequestError::Database(sea_orm::DbErr::Custom("secret".into())), &Frame::default());
        assert_eq!(failed.status(), 500);
        assert!(failed.extensions().get::<InternalError>().is_some_and(|failure| failure.0.contains("secret")));
        assert!(!text(failed).await.contains("secret"));
    }

    #[tokio::test]
    async fn a_database_that_is_away_is_no_failure_of_the_server() {
        let away = sea_orm::DbErr::ConnectionAcquire(sea_orm::ConnAcquireErr::Timeout);
        let response = fault(&RequestError::Database(away), &Frame::default());
        assert_eq!((response.status().as_u16(), header_of(&response, "retry-after")), (503, "5".into()));
    }

    #[tokio::test]
    async fn waiting_is_told_twice() {
        let response = fault(&RequestError::Wait(53), &Frame::default());
        assert_eq!((response.status().as_u16(), header_of(&response, "retry-after")), (429, "53".into()));
        let want = r#"{"detail":"Request was throttled. Expected available in 53 seconds.","status_code":429}"#;
        assert_eq!(text(response).await, want);
        let one = text(fault(&RequestError::Wait(1), &Frame::default())).await;
        assert!(one.contains("available in 1 second.\""), "{one}");
    }

    #[tokio::test]
    async fn json_can_be_indented() {
        let frame = Frame { indent: 2, ..Frame::default() };
        let value = json!({"a": [1, {"b": "x,\"{:"}], "c": [], "d": {}});
        let response = reply(Reply::json(200, &value), &frame);
        let want = "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x,\\\"{:\"\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}";
        assert_eq!(header_of(&response, "content-length"), want.len().to_string());
        assert_eq!(text(response).await, want);
    }

    #[tokio::test]
    async fn header_values_cannot_split_the_answer() {
        let mut answer = Reply::empty(200);
        answer.headers.push(("Location", "/x\r\nSet-Cookie: a".into()));
        answer.headers.push(("Alyx-API-Notice", "hm ü".into()));
        let response = reply(answer, &Frame::default());
        assert!(response.header("location").is_none());
        assert_eq!(response.headers()["alyx-api-notice"].as_bytes(), "hm ü".as_bytes());
    }

    #[tokio::test]
    async fn errors_of_the_router_and_panics_are_json() {
        let error = poem::Error::from(NotFoundError);
        assert_eq!(text(from_error(&error, "GET", false)).await, r#"{"detail":"Not found.","status_code":404}"#);
        let error = poem::Error::from_status(StatusCode::METHOD_NOT_ALLOWED);
        let body = text(from_error(&error, "PUT", false)).await;
        assert_eq!(body, r#"{"detail":"Method \"PUT\" not allowed.","status_code":405}"#);
        let response = panicked(&"oh");
        assert_eq!(response.status(), 500);
        let body: Value = serde_json::from_str(&text(response).await).expect("JSON");
        assert_eq!(body["status_code"], 500);
    }
}
