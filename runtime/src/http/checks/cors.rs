//! Headers that depend on where a request came from: those that let pages of other origins read answers (CORS), and the
//! one that keeps browsers on HTTPS. poem's own middleware refuses requests of origins that aren't listed. Here they
//! are answered as usual but without these headers, so the browser hides the answer from the page.

use super::base;
use crate::{
    hooks::Reply,
    http::{
        answer::respond,
        server::{HttpSettings, Server},
    },
};
use poem::{
    Endpoint, Request, Response,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};
use std::sync::Arc;

/// Methods that pages of listed origins may use: all that the API has.
const ALLOWED_METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
/// Headers that they may send.
const ALLOWED_HEADERS: &str =
    "Authorization, Content-Type, Accept, Accept-Version, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
/// Headers that they may read besides those that any page may.
const EXPOSED_HEADERS: &str = "Alyx-API-Notice, Allow, Content-Disposition, ETag, Location, Retry-After, X-Request-Id";
/// Seconds for which a browser may cache the result.
const MAX_AGE: &str = "3600";

/// Adds the headers to an endpoint's answers.
pub struct Origins<E> {
    inner: E,
    server: Arc<Server>,
    /// For answers over HTTPS.
    transport: Option<HeaderValue>,
}

impl<E> Origins<E> {
    /// By the settings of the server.
    pub fn new(inner: E, server: Arc<Server>) -> Origins<E> {
        let seconds = server.settings.hsts;
        let transport = if seconds == 0 { None } else { HeaderValue::from_str(&format!("max-age={seconds}")).ok() };
        Origins { inner, server, transport }
    }
}

/// The `Access-Control-Allow-Origin` of an answer; `None` for an origin that isn't listed, and for requests without one.
fn allowed(headers: &HeaderMap, settings: &HttpSettings) -> Option<HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    let listed = |listed: &String| listed.eq_ignore_ascii_case(origin.to_str().unwrap_or_default());
    if settings.cors_origins.iter().any(|origin| origin == "*") {
        Some(HeaderValue::from_static("*"))
    } else {
        settings.cors_origins.iter().any(listed).then(|| origin.clone())
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Origins<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let settings = &self.server.settings;
        let secure = self.transport.is_some() && base::scheme(&request, settings) == "https";
        if settings.cors_origins.is_empty() && !secure {
            return self.inner.call(request).await;
        }
        Box::pin(self.marked(request, secure)).await
    }
}

impl<E: Endpoint<Output = Response>> Origins<E> {
    async fn marked(&self, request: Request, secure: bool) -> poem::Result<Response> {
        let settings = &self.server.settings;
        let origin = allowed(request.headers(), settings);
        let asks = request.method() == Method::OPTIONS
            && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        let method = request.method().clone();
        let mut response = match asks && origin.is_some() {
            true => preflight(),
            false => match self.inner.call(request).await {
                Ok(response) => response,
                Err(error) if error.is_from_response() => error.into_response(),
                Err(error) => respond::from_error(&error, method.as_str(), method == Method::HEAD),
            },
        };
        let headers = response.headers_mut();
        if let (true, Some(transport)) = (secure, &self.transport) {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, transport.clone());
        }
        if settings.cors_origins.is_empty() {
            return Ok(response);
        }
        if origin.as_ref().is_none_or(|origin| origin != "*") {
            headers.append(header::VARY, HeaderValue::from_static("Origin"));
        }
        if let Some(origin) = origin {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED_HEADERS));
        }
        Ok(response)
    }
}

/// The answer to a preflight request of a listed origin.
fn preflight() -> Response {
    let mut response = respond::reply(Reply::empty(StatusCode::NO_CONTENT.as_u16()), &respond::Frame::default());
    let set = |(name, value): (HeaderName, &'static str)| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    [
        (header::ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS),
        (header::ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ]
    .into_iter()
    .for_each(set);
    response
}

/// Whether a text can stand in the list: `*`, or a scheme, a host and perhaps a port, as browsers write origins.
pub fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text == "*" || host.is_some_and(base::is_host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo;
    use poem::endpoint::make_sync;

    async fn answer(origins: &[&str], request: poem::RequestBuilder) -> Response {
        let mut server = zoo::server().await;
        server.settings.cors_origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
        server.settings.behind_proxy = true;
        let inner = make_sync(|_| respond::reply(Reply::json(200, &serde_json::json!({})), &respond::Frame::default()));
        Origins::new(inner, Arc::new(server)).get_response(request.finish()).await
    }

    fn get(origin: &str) -> poem::RequestBuilder {
        Request::builder().header("origin", origin)
    }

    fn asks(origin: &str) -> poem::RequestBuilder {
        get(origin).method(Method::OPTIONS).header("access-control-request-method", "PATCH")
    }

    fn vary(response: &Response) -> Vec<&str> {
        response.headers().get_all("vary").iter().filter_map(|value| value.to_str().ok()).collect()
    }

    const APP: &str = "https://app.example.org";

    #[tokio::test]
    async fn a_listed_origin_may_read_and_ask() {
        let response = answer(&[APP], get(APP)).await;
        assert_eq!((response.status().as_u16(), response.header("access-control-allow-origin")), (200, Some(APP)));
        assert!(
            response.header("access-control-expose-headers").is_some_and(|names| names.contains("Alyx-API-Notice"))
        );
        assert_eq!(vary(&response), ["Accept, Accept-Encoding, Cookie", "Origin"]);
        let response = answer(&[APP], asks(APP)).await;
        assert_eq!((response.status().as_u16(), response.header("access-control-allow-origin")), (204, Some(APP)));
        assert!(response.header("access-control-allow-methods").is_some_and(|methods| methods.contains("PATCH")));
        assert!(response.header("access-control-allow-headers").is_some_and(|names| names.contains("Authorization")));
        assert!(response.header("access-control-allow-credentials").is_none());
    }

    #[tokio::test]
    async fn another_origin_is_answered_without_the_headers() {
        for request in [get("https://evil.example"), asks("https://evil.example"), Request::builder()] {
            let response = answer(&[APP], request).await;
            assert_eq!((response.status().as_u16(), response.header("access-control-allow-origin")), (200, None));
            assert!(response.header("access-control-allow-methods").is_none());
            assert!(vary(&response).contains(&"Origin"), "a cache must not give this answer to the listed origin");
        }
    }

    #[tokio::test]
    async fn any_origin_and_none() {
        let response = answer(&["*"], get(APP)).await;
        assert_eq!(response.header("access-control-allow-origin"), Some("*"));
        assert!(!vary(&response).contains(&"Origin"));
        let response = answer(&[], asks(APP)).await;
        assert!(!response.headers().keys().any(|name| name.as_str().starts_with("access-control")));
        assert_eq!(vary(&response).len(), 1);
    }

    #[tokio::test]
    async fn browsers_are_kept_on_https_where_it_is_spoken() {
        let with = |scheme: &str| Request::builder().header("x-forwarded-proto", scheme);
        let header = |response: Response| response.header("strict-transport-security").map(str::to_owned);
        assert_eq!(header(answer(&[], with("https")).await).as_deref(), Some("max-age=31536000"));
        assert_eq!(header(answer(&[], with("http")).await), None);
    }

    #[test]
    fn origins_are_schemes_and_hosts() {
        for good in ["*", APP, "http://localhost:3000", "http://[::1]:80"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in ["app.example.org", "https://", "https://a/", "https://a/b", "ftp://a", "https://a b", "null"] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
