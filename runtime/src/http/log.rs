//! The outermost layer: gives every request an id, writes one log line for it, and turns panics and errors of poem's
//! router into our error format.

use super::{
    answer::respond::{self, Frame},
    serve::RejectedRequest,
    watch::{self, trace},
};
use crate::{error::RequestError, request_time::milliseconds};
use futures_util::FutureExt;
use poem::{
    Endpoint, IntoResponse, Request, Response,
    http::{HeaderName, HeaderValue, Method, header},
};
use std::{
    hash::{BuildHasher, RandomState},
    panic::AssertUnwindSafe,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Name of who asked, left in a response's extensions for the log.
#[derive(Debug, Clone)]
pub struct UserName(pub String);

/// Why an answer is a failure of the server or the database, left in its extensions for the log.
#[derive(Debug, Clone)]
pub struct InternalError(pub String);

/// Header with the id, both ways.
const ID: HeaderName = HeaderName::from_static("x-request-id");

/// Wraps the whole server. `traces`: each request is a span.
pub fn logged<E: Endpoint>(endpoint: E, traces: bool) -> impl Endpoint<Output = Response> {
    Logged { endpoint, traces }
}

struct Logged<E> {
    endpoint: E,
    traces: bool,
}

impl<E: Endpoint> Endpoint for Logged<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        if let Some(refusal) = request.extensions_mut().remove::<RejectedRequest>() {
            return Ok(refused(refusal, request.method() == Method::HEAD));
        }
        let began = Instant::now();
        let id = id(request.header(ID));
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let quiet = watch::is_watched(&path);
        let span = (self.traces && !quiet).then(|| trace::begin(&request, &id));
        let answer = AssertUnwindSafe(self.endpoint.call(request)).catch_unwind();
        let result = match &span {
            None => answer.await,
            // Boxed, since most servers don't trace.
            Some(span) => Box::pin(trace::within(span, answer)).await,
        };
        let mut response = match result {
            Ok(Ok(output)) => output.into_response(),
            Ok(Err(error)) if error.is_from_response() => error.into_response(),
            Ok(Err(error)) => respond::from_error(&error, method.as_str(), method == Method::HEAD),
            Err(panic) => respond::panicked(panic.as_ref()),
        };
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(ID, value);
        }
        // A field without a value is left out.
        let user =
            response.extensions().get::<UserName>().map(|asker| asker.0.as_str()).filter(|name| !name.is_empty());
        let error = response.extensions().get::<InternalError>().map(|failure| failure.0.as_str());
        let status = response.status().as_u16();
        let bytes = response.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        let ms = milliseconds(began.elapsed());
        if let Some(span) = &span {
            trace::end(span, status, error);
        }
        match status {
            // Health checks are frequent and their callers read the answer: log them at debug level.
            _ if quiet => tracing::debug!(%method, path, status, ms, id, "request"),
            // An administrator must free space; one line a minute is enough.
            507 => {
                static REPORTED: LogThrottle = LogThrottle::new();
                if REPORTED.is_due() {
                    tracing::error!(error, "the disk is full: nothing is stored until there is room");
                }
                tracing::info!(%method, path, status, ms, user, bytes, id, "request");
            }
            // Transient: no operator action needed.
            503 => tracing::warn!(%method, path, status, ms, user, bytes, id, error, "request"),
            500.. => tracing::error!(%method, path, status, ms, user, bytes, id, error, "request"),
            _ => tracing::info!(%method, path, status, ms, user, bytes, id, "request"),
        }
        Ok(response)
    }
}

/// Limits a log message to one a minute.
#[derive(Debug, Default)]
pub struct LogThrottle(Mutex<Option<Instant>>);

impl LogThrottle {
    /// No message was written yet.
    pub const fn new() -> LogThrottle {
        LogThrottle(Mutex::new(None))
    }

    /// Returns true at most once a minute: the caller then writes the message.
    pub fn is_due(&self) -> bool {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let due = told.is_none_or(|at| at.elapsed() >= Duration::from_secs(60));
        if due {
            *told = Some(Instant::now());
        }
        due
    }
}

/// The answer to a request that isn't valid HTTP.
fn refused(refusal: RejectedRequest, head: bool) -> Response {
    let RejectedRequest { status, detail, method, path } = refusal;
    let id = id(None);
    tracing::info!(method, path, status, id, why = detail, "request");
    let mut response = respond::fault(&RequestError::Detail(status, detail), &Frame { head, ..Frame::default() });
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(ID, value);
    }
    response
}

/// The client's id if it is a plain word of moderate length, else a new one.
fn id(sent: Option<&str>) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    match sent {
        Some(sent) if (1..=64).contains(&sent.len()) && sent.bytes().all(plain) => sent.to_owned(),
        // Ids are unique but predictable; nothing depends on their secrecy.
        _ => format!("{:016x}", RandomState::new().hash_one(())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use poem::{Route, endpoint::make_sync};
    use std::sync::Arc;
    use tracing::{Event, Metadata, Subscriber, field, span};

    fn server() -> impl Endpoint<Output = Response> {
        let panics = make_sync(|_| -> Response { panic!("oh") });
        let works = make_sync(|_| {
            let mut response = Response::from("done");
            response.extensions_mut().insert(UserName("ada".into()));
            response
        });
        logged(Route::new().at("/panics", panics).at("/works", works), false)
    }

    fn request(path: &'static str, id: &str) -> Request {
        Request::builder().uri(path.parse().expect("a path")).header(ID, id).finish()
    }

    #[tokio::test]
    async fn the_id_is_taken_or_made() {
        let response = server().get_response(request("/works", "abc-1")).await;
        assert_eq!(response.header(ID), Some("abc-1"));
        assert_ne!(id(None), id(None));
        for bad in ["a b", "", &"x".repeat(65), "a\"b"] {
            let response = server().get_response(request("/works", bad)).await;
            assert_eq!(response.header(ID).map(str::len), Some(16), "{bad}");
        }
    }

    #[tokio::test]
    async fn panics_and_unknown_paths_are_answered() {
        let response = server().get_response(request("/panics", "a")).await;
        assert_eq!((response.status().as_u16(), response.header(ID)), (500, Some("a")));
        assert_eq!(response.header("content-type"), Some("application/json"));
        let response = server().get_response(request("/nothing", "a")).await;
        assert_eq!(response.status().as_u16(), 404);
        let body = response.into_body().into_string().await;
        assert_eq!(body.ok().as_deref(), Some(r#"{"detail":"Not found.","status_code":404}"#));
    }

    /// Keeps events as text.
    #[derive(Clone, Default)]
    struct Buffer(Arc<Mutex<String>>);

    impl Subscriber for Buffer {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
            span::Id::from_u64(1)
        }
        fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
        fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
        fn event(&self, event: &Event<'_>) {
            struct Visit<'a>(&'a mut String);
            impl field::Visit for Visit<'_> {
                fn record_debug(&mut self, field: &field::Field, value: &dyn std::fmt::Debug) {
                    self.0.push_str(&format!("{field}={value:?} "));
                }
            }
            event.record(&mut Visit(&mut self.0.lock().expect("a lock")));
        }
        fn enter(&self, _: &span::Id) {}
        fn exit(&self, _: &span::Id) {}
    }

    /// What is told of a request with the id `abc`.
    async fn log_of(path: &'static str) -> String {
        let kept = Buffer::default();
        let guard = tracing::subscriber::set_default(kept.clone());
        let _ = server().get_response(request(path, "abc")).await;
        drop(guard);
        kept.0.lock().expect("a lock").clone()
    }

    #[tokio::test]
    async fn one_line_says_what_happened() {
        let text = log_of("/works?secret=1").await;
        for part in ["method=GET", "path=\"/works\"", "status=200", "user=\"ada\"", "id=\"abc\"", "ms="] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("secret") && !text.contains("error"), "{text}");
    }

    #[tokio::test]
    async fn it_says_why_a_request_failed() {
        let text = log_of("/panics").await;
        for part in ["status=500", "id=\"abc\"", "error=\"a panic: oh\""] {
            assert!(text.contains(part), "{part} in {text}");
        }
        // Nobody is known to have asked.
        assert!(!text.contains("user"), "{text}");
    }
}
