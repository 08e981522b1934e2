//! The whole server as one poem endpoint: the generated API, the endpoints of every API (log-in, `/me`, the root, the
//! schema, the documentation, uploaded files), and the removal of trailing slashes.

use super::{
    answer::{
        etag,
        pages::Pages,
        respond::{self, Frame},
    },
    checks::{
        authenticate, base,
        cors::Origins,
        methods,
        throttle::RateKind,
        version::{self, Form, SchemaForm},
    },
    log::logged,
    openapi,
    routes::{self, count, last},
    server::Server,
    uploaded, url,
    watch::{self, Listener, metrics::RouteMetrics},
};
use crate::{
    account,
    error::RequestError,
    hooks::Reply,
    request_time::RequestTime,
    tables::{Api, Serves},
};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use poem::{
    Endpoint, Middleware, Request, Response,
    endpoint::BoxEndpoint,
    http::{HeaderValue, Method, Uri, header, uri::PathAndQuery},
    middleware::Compression,
    web::CompressionLevel,
};
use std::sync::Arc;

pub use super::openapi::{Document, document};

/// What is served beside the API, below a path of its own.
pub trait Extra: Send + Sync {
    /// Whether it serves a path.
    fn takes(&self, path: &str) -> bool;

    /// Answers a request, errors included.
    fn answer<'a>(&'a self, request: &'a mut Request) -> BoxFuture<'a, Response>;
}

/// The whole server as one endpoint.
pub fn app(server: Arc<Server>) -> impl Endpoint<Output = Response> {
    app_with(server, None)
}

/// The whole server as one endpoint, with what is served beside its API.
pub fn app_with(server: Arc<Server>, extra: Option<Arc<dyn Extra>>) -> impl Endpoint<Output = Response> {
    let document = openapi::document(&server);
    let api = openapi::routes(&server);
    let traces = server.settings.traces;
    let pages = Pages::new(server.site.api, &document.page, server.reference);
    let (json, yaml) = (document.json.into(), document.yaml.into());
    let counted = Counted::of(&server);
    let app = Arc::new(App { server: Arc::clone(&server), json, yaml, pages, api, counted, extra });
    let packing = Compression::new().with_quality(CompressionLevel::Fastest).transform(Arc::clone(&app));
    logged(Origins::new(Packing { app, packing }, server), traces)
}

/// Compresses answers and decompresses bodies for clients that ask for it.
struct Packing<P> {
    app: Arc<App>,
    packing: P,
}

impl<P: Endpoint<Output = Response>> Endpoint for Packing<P> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        if ![header::ACCEPT_ENCODING, header::CONTENT_ENCODING].iter().any(|name| request.headers().contains_key(name))
        {
            return self.app.call(request).await;
        }
        if is_packed(request.uri().path()) {
            // It is compressed already; compressing it again takes time and loses its Content-Length.
            request.headers_mut().remove(header::ACCEPT_ENCODING);
        }
        let mut response = Box::pin(self.packing.call(request)).await?;
        let text = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        let tag = text(header::CONTENT_ENCODING).zip(text(header::ETAG)).and_then(|(by, tag)| etag::encoded(tag, by));
        if let Some(tag) = tag.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        Ok(response)
    }
}

struct App {
    server: Arc<Server>,
    /// The OpenAPI document.
    json: Bytes,
    yaml: Bytes,
    pages: Pages,
    api: BoxEndpoint<'static, Response>,
    counted: Counted,
    extra: Option<Arc<dyn Extra>>,
}

/// Metrics of requests outside of the API's routes.
#[derive(Default)]
struct Counted {
    root: Option<Arc<RouteMetrics>>,
    docs: Option<Arc<RouteMetrics>>,
    schema: Option<Arc<RouteMetrics>>,
    uploaded: Option<Arc<RouteMetrics>>,
    extra: Option<Arc<RouteMetrics>>,
    nowhere: Option<Arc<RouteMetrics>>,
}

impl Counted {
    fn of(server: &Server) -> Counted {
        let Some(metrics) = &server.metrics else { return Counted::default() };
        let of = |route| Some(metrics.of(route, "any"));
        Counted {
            root: of("/"),
            docs: of("/docs"),
            schema: of("/api/schema"),
            uploaded: of("/uploaded/{path}"),
            extra: of("pages"),
            nowhere: of("none"),
        }
    }
}

impl Endpoint for App {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        if let Some(extra) = &self.extra
            && extra.takes(request.uri().path())
        {
            let timed = self.counted.extra.as_ref().map(RouteMetrics::begin);
            let response = extra.answer(&mut request).await;
            if let Some(timed) = timed {
                timed.end(response.status().as_u16(), 0);
            }
            return Ok(response);
        }
        without_slash(&mut request);
        let (own, figures): (Own, _) = match request.uri().path() {
            "/" => (App::root, &self.counted.root),
            "/docs" => (App::docs, &self.counted.docs),
            "/api/schema" => (App::schema, &self.counted.schema),
            path if watch::is_watched(path) => {
                return Ok(Box::pin(watch::answer(&self.server, &request, Listener::Api)).await);
            }
            path => {
                if let Some(name) = path.strip_prefix("/docs/") {
                    let result = std::future::ready(self.file(&request, name));
                    return Ok(Box::pin(self.framed(&request, result, &self.counted.docs)).await);
                }
                if let Some(path) = path.strip_prefix("/uploaded/") {
                    let result = self.uploaded(&request, path);
                    return Ok(Box::pin(self.framed(&request, result, &self.counted.uploaded)).await);
                }
                routes::known_method(&mut request);
                let result = self.api.call(request).await;
                if let (Some(figures), Err(error)) = (&self.counted.nowhere, &result) {
                    figures.begin().end(error.status().as_u16(), 0);
                }
                return result;
            }
        };
        let result = self.open(&request, own);
        Ok(Box::pin(self.framed(&request, result, figures)).await)
    }
}

type Own = fn(&App, &Request, &RequestTime) -> Result<Reply, RequestError>;

impl App {
    async fn framed(
        &self,
        request: &Request,
        context: impl Future<Output = Result<Reply, RequestError>>,
        figures: &Option<Arc<RouteMetrics>>,
    ) -> Response {
        let timed = figures.as_ref().map(RouteMetrics::begin);
        let result = context.await;
        let allow = HeaderValue::from_static("GET, HEAD, OPTIONS");
        let frame = Frame { allow: Some(&allow), head: request.method() == Method::HEAD, ..Frame::default() };
        let response = match result {
            Ok(reply) => respond::reply(reply, &frame),
            Err(fault) => respond::fault(&fault, &frame),
        };
        if let Some(timed) = timed {
            timed.end(response.status().as_u16(), 0);
        }
        response
    }

    /// `/docs/{name}`: reference pages, and what pages load. Browsers send no credentials for it.
    fn file(&self, request: &Request, name: &str) -> Result<Reply, RequestError> {
        base::check_host(request, &self.server.settings)?;
        let reply = self.pages.below_docs(name)?;
        match *request.method() {
            Method::GET | Method::HEAD => Ok(reply),
            Method::OPTIONS => Ok(self.described()),
            _ => Err(methods::not_offered(request.method().as_str())),
        }
    }

    fn described(&self) -> Reply {
        Reply::json(200, &serde_json::json!({"name": self.server.site.api.name, "description": ""}))
    }

    /// Serves an open page. Invalid credentials are refused there too.
    async fn open(&self, request: &Request, answer: Own) -> Result<Reply, RequestError> {
        base::check_host(request, &self.server.settings)?;
        let now = RequestTime::now(self.server.site.settings.zone);
        authenticate::bearer(&self.server, request.headers(), &now).await?;
        match *request.method() {
            Method::GET | Method::HEAD => answer(self, request, &now),
            Method::OPTIONS => Ok(self.described()),
            _ => Err(methods::not_offered(request.method().as_str())),
        }
    }

    /// `/`: the endpoint categories, as a page for a browser.
    fn root(&self, request: &Request, _: &RequestTime) -> Result<Reply, RequestError> {
        let base = base::base(request, &self.server.settings)?;
        let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
        let form = version::negotiate(
            self.server.site.api,
            &version::accept(request.headers()),
            last(&query, "format"),
            true,
        )?;
        let categories = categories(self.server.site.api, &base);
        Ok(match form {
            Form::Json { .. } => Reply::json(200, &serde_json::Value::Object(categories)),
            Form::Page => self.pages.root(&base, &categories),
        })
    }

    /// `/docs`: the documentation, whole without any network.
    fn docs(&self, request: &Request, now: &RequestTime) -> Result<Reply, RequestError> {
        count(&self.server, RateKind::Docs, None, request, now)?;
        Ok(self.pages.docs())
    }

    /// `/api/schema`: the OpenAPI document.
    fn schema(&self, request: &Request, _: &RequestTime) -> Result<Reply, RequestError> {
        let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
        let SchemaForm { content_type, json } =
            version::negotiate_schema(&version::accept(request.headers()), last(&query, "format"))?;
        let (text, name) = if json { (&self.json, "json") } else { (&self.yaml, "yaml") };
        let mut reply = Reply::shared(content_type, text.clone());
        reply.headers.push(("Content-Disposition", format!("inline; filename=\"schema.{name}\"")));
        Ok(reply)
    }

    /// `/uploaded/…`: a file below the media root, for whoever has a token and sees a row that has it.
    async fn uploaded(&self, request: &Request, path: &str) -> Result<Reply, RequestError> {
        base::check_host(request, &self.server.settings)?;
        let now = RequestTime::now(self.server.site.settings.zone);
        let caller = authenticate::bearer(&self.server, request.headers(), &now).await?.map(|bearer| bearer.caller);
        if caller.is_none() && self.server.site.api.accounts.is_some() {
            return Err(account::missing());
        }
        count(&self.server, RateKind::Burst, caller.as_ref(), request, &now)?;
        match *request.method() {
            Method::GET | Method::HEAD => {}
            Method::OPTIONS => {
                return Ok(Reply::json(200, &serde_json::json!({"name": "Uploaded file", "description": ""})));
            }
            _ => return Err(methods::not_offered(request.method().as_str())),
        }
        let view = self.server.site.view(caller.as_ref(), &now)?;
        uploaded::file(&self.server.site, &view, path).await
    }
}

/// Whether what is under a path is compressed already.
fn is_packed(path: &str) -> bool {
    path.trim_end_matches('/').ends_with(".zip") || uploaded::content_type(path).starts_with("image/")
}

/// The lists of an API: `<path>-url` to their addresses.
fn categories(api: &Api, base: &str) -> serde_json::Map<String, serde_json::Value> {
    let mut out = serde_json::Map::new();
    for route in api.routes.iter().copied().flatten() {
        if matches!(route.serves, Serves::List(_)) && !route.path.contains('{') {
            out.insert(format!("{}-url", &route.path[1..]), format!("{base}{}", route.path).into());
        }
    }
    out
}

/// Takes a trailing slash from the path, so that both forms find their route.
fn without_slash(request: &mut Request) {
    let path = request.uri().path();
    let trimmed = path.trim_end_matches('/');
    if trimmed.len() == path.len() || path == "/" {
        return;
    }
    let path = if trimmed.is_empty() { "/" } else { trimmed };
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let mut parts = request.uri().clone().into_parts();
    if let Ok(changed) = PathAndQuery::try_from(format!("{path}{query}")) {
        parts.path_and_query = Some(changed);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
}
