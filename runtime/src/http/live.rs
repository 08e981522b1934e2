//! An endpoint that can be replaced while it serves; `dev` uses it for a changed API. Running requests finish on the
//! endpoint on which they began.

use super::answer::pages;
use poem::{Endpoint, Request, Response, endpoint::BoxEndpoint, http::StatusCode};
use std::sync::{Arc, PoisonError, RwLock};

type Served = Arc<BoxEndpoint<'static, Response>>;

/// The endpoint that serves now, if there is one yet, and why a later one doesn't.
#[derive(Default)]
pub struct SwappableEndpoint(RwLock<(Option<Served>, Option<Arc<str>>)>);

impl SwappableEndpoint {
    /// Serves by another endpoint from now on.
    pub fn put(&self, endpoint: BoxEndpoint<'static, Response>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = (Some(Arc::new(endpoint)), None);
    }

    /// Shows browsers what is wrong until another endpoint comes; other requests are served as before.
    pub fn fail(&self, report: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).1 = Some(report.into());
    }
}

impl Endpoint for SwappableEndpoint {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let (served, report) = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let page = matches!(request.uri().path(), "/" | "/docs" | "/docs/");
        match (served, report) {
            (_, Some(report)) if page => Ok(pages::faults(&report)),
            (Some(served), _) => served.call(request).await,
            (None, _) => Ok(Response::builder()
                .status(StatusCode::SERVICE_UNAVAILABLE)
                .content_type("application/json")
                .body(r#"{"detail":"The spec can't be served: see the terminal, or /docs."}"#)),
        }
    }
}
