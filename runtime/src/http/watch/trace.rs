//! Requests as spans of OpenTelemetry, where settings name a collector. Whoever starts the log sets the provider that
//! sends them; statements become spans below that of their request by its being the current context.

use opentelemetry::{
    Context, KeyValue, global,
    propagation::Extractor,
    trace::{FutureExt, SpanKind, Status, TraceContextExt, Tracer},
};
use poem::{Request, http::HeaderMap};

/// The name under which spans are made.
pub const SCOPE: &str = "specimen";

struct Sent<'a>(&'a HeaderMap);

impl Extractor for Sent<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(|value| value.to_str().ok())
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(|name| name.as_str()).collect()
    }
}

/// Begins the span of a request, below the one that its `traceparent` names.
pub fn begin(request: &Request, id: &str) -> Context {
    let parent = global::get_text_map_propagator(|sent| sent.extract(&Sent(request.headers())));
    let tracer = global::tracer(SCOPE);
    let method = request.method().as_str().to_owned();
    let span = tracer
        .span_builder(method.clone())
        .with_kind(SpanKind::Server)
        .with_attributes([
            KeyValue::new("http.request.method", method),
            KeyValue::new("url.path", request.uri().path().to_owned()),
            KeyValue::new("http.request.id", id.to_owned()),
        ])
        .start_with_context(&tracer, &parent);
    parent.with_span(span)
}

/// The future with the span as its current one.
pub async fn within<F: Future>(span: &Context, future: F) -> F::Output {
    future.with_context(span.clone()).await
}

/// The current request's route is known.
pub fn found(method: &'static str, route: &'static str) {
    Context::map_current(|context| {
        let span = context.span();
        span.update_name(format!("{method} {route}"));
        span.set_attribute(KeyValue::new("http.route", route));
    });
}

/// Ends a request's span.
pub fn end(span: &Context, status: u16, error: Option<&str>) {
    let span = span.span();
    span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status)));
    if status >= 500 {
        span.set_status(Status::error(error.unwrap_or_default().to_owned()));
    }
    span.end();
}
