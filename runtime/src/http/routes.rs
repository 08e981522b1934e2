//! From the door to the handler: each generated route is registered with poem-openapi, and every
//! request on it passes the checks in the order in which clients know them: form, credentials, access,
//! rate, method, then the work.

use super::{
    Call, Reply,
    access::{self, Sees},
    authenticate, base,
    body::{self, Body},
    handlers::{self, Request},
    options, respond,
    throttle::Scope,
    url,
    version::{self, Form},
};
use crate::{
    behaviour::Caller,
    fault::Fault,
    moment::Moment,
    server::Server,
    tables::{Route, Serves},
};
use poem::{
    Endpoint, Response,
    endpoint::BoxEndpoint,
    http::{HeaderMap, Method, header},
};
use std::{collections::HashMap, sync::Arc};

pub use super::openapi::{meta, register};

/// Every method that has a name; each is answered by the same dispatcher, which says 405 itself.
const METHODS: [Method; 8] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::HEAD,
    Method::OPTIONS,
    Method::TRACE,
];

/// Registers the routes of a resource with poem-openapi's table.
pub fn add(
    server: &Arc<Server>,
    table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    routes: &'static [Route],
) {
    for route in routes {
        // `{key}` in the document is `:key` for the router.
        let path = route.path.replace('{', ":").replace('}', "");
        let methods = table.entry(path).or_default();
        for method in METHODS {
            methods.insert(method, Box::new(poem::endpoint::ToDynEndpoint(Dispatch { server: server.clone(), route })));
        }
    }
}

/// The methods that a route offers, in the order of the `Allow` header.
pub fn allowed(route: &Route) -> Vec<&'static str> {
    let (mut get, mut post, mut put, mut patch, mut delete) = (false, false, false, false, false);
    match &route.serves {
        Serves::List(list) => (get, post) = (list.listed, list.create.is_some()),
        Serves::Item(item) => {
            (get, delete) = (item.read, item.delete);
            (put, patch) = (item.write, item.write);
        }
        Serves::Union(_) => get = true,
        Serves::Custom(custom) => {
            let has = |method: &str| custom.operations.iter().any(|operation| operation.method == method);
            (get, post, put, patch, delete) = (has("GET"), has("POST"), has("PUT"), has("PATCH"), has("DELETE"));
        }
    }
    [(get, "GET"), (post, "POST"), (put, "PUT"), (patch, "PATCH"), (delete, "DELETE"), (get, "HEAD"), (true, "OPTIONS")]
        .into_iter()
        .filter_map(|(offered, name)| offered.then_some(name))
        .collect()
}

/// The endpoint of one route.
pub struct Dispatch {
    server: Arc<Server>,
    route: &'static Route,
}

impl Endpoint for Dispatch {
    type Output = Response;

    async fn call(&self, request: poem::Request) -> poem::Result<Response> {
        Ok(answer(&self.server, self.route, request).await)
    }
}

/// Answers a request on a route, errors included.
pub async fn answer(server: &Server, route: &'static Route, mut request: poem::Request) -> Response {
    let body = request.take_body();
    let allow = allowed(route);
    let method = request.method().clone();
    let mut form = Form::Json { indent: 0 };
    let result = work(server, route, &allow, &request, body, &mut form).await;
    let mut response = respond::reply(result, form, &method);
    respond::allow(&mut response, &allow);
    response
}

async fn work(
    server: &Server,
    route: &'static Route,
    allow: &[&'static str],
    request: &poem::Request,
    sent: poem::Body,
    form: &mut Form,
) -> Result<Reply, Fault> {
    let now = Moment::now(server.settings.zone);
    let method = request.method();
    let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
    *form = version::of_request(server.api, request.headers(), &query, false)?;

    let caller = authenticate::caller(server, request.headers(), &now).await?;
    let sees = access::check(access::needs(server.api, route, method.as_str()), caller.as_ref(), method.as_str())?;
    throttle(server, Scope::Api, caller.as_ref(), request, &now)?;

    let reads = method == Method::HEAD && allow.contains(&"HEAD");
    if !allow.contains(&method.as_str()) && !reads {
        return Err(Fault::Detail(405, format!("Method \"{method}\" not allowed.")));
    }
    let base = base::of(request, &server.settings);
    let key = match request.raw_path_params().first() {
        Some((_, raw)) => url::unquote_key(raw).ok_or_else(respond::not_found)?,
        None => String::new(),
    };
    let request = Request {
        server,
        now,
        // Without a token only the public representation is shown; with one, everything.
        caller: if sees == Sees::Public { None } else { caller },
        base,
        path: request.uri().path(),
        key,
        query,
        headers: request.headers(),
    };
    serve(&request, route, method, sent).await
}

async fn serve(
    request: &Request<'_>,
    route: &'static Route,
    method: &Method,
    sent: poem::Body,
) -> Result<Reply, Fault> {
    let server = request.server;
    if method == Method::OPTIONS {
        return options::describe(request, route).await;
    }
    let read = method == Method::GET || method == Method::HEAD;
    match &route.serves {
        Serves::List(list) if read => handlers::list(request, list).await,
        Serves::List(list) => handlers::create(request, list, &body_of(request, sent).await?).await,
        Serves::Item(item) if read => handlers::retrieve(request, item).await,
        Serves::Item(item) if method == Method::DELETE => handlers::delete(request, item).await,
        Serves::Item(item) => {
            let partial = method == Method::PATCH;
            handlers::update(request, item, &body_of(request, sent).await?, partial).await
        }
        Serves::Union(union) => handlers::union(request, union).await,
        Serves::Custom(custom) => {
            let wanted = if method == Method::HEAD { "GET" } else { method.as_str() };
            let Some(operation) = custom.operations.iter().find(|operation| operation.method == wanted) else {
                return Err(respond::not_found());
            };
            let call = Call {
                server,
                now: request.now,
                caller: request.caller.clone(),
                base: request.base.clone(),
                path: vec![(String::new(), request.key.clone())],
                query: request.query.clone(),
                body: body_of(request, sent).await?,
            };
            (operation.handle)(&call).await
        }
    }
}

async fn body_of(request: &Request<'_>, sent: poem::Body) -> Result<Body, Fault> {
    let server = request.server;
    body::read(request.headers, sent, server.api.vendor, server.settings.limits).await
}

/// Counts a request, or refuses it.
///
/// # Errors
/// 429 with the seconds to wait.
pub fn throttle(
    server: &Server,
    scope: Scope,
    caller: Option<&Caller>,
    request: &poem::Request,
    now: &Moment,
) -> Result<(), Fault> {
    let who = match caller {
        Some(caller) => caller.username.clone(),
        None => base::client(request, &server.settings),
    };
    server.throttle.count(scope, &who, now)
}

/// Whether a header asks for a page rather than data; used by the routes that have one.
pub fn accepts(headers: &HeaderMap) -> String {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect::<Vec<_>>()
        .join(",")
}
