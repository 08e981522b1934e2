//! From the door to the handler: each route is registered with poem-openapi, and every request on it
//! passes the checks in the order in which clients know them: form, credentials, access, rate, method,
//! then the work.

use super::{
    Call, Reply,
    access::{self, Needs, Sees},
    authenticate, base,
    body::{self, Body},
    handlers::{self, Request},
    methods, options,
    respond::{self, Frame},
    throttle::{self, Scope},
    url,
    version::{self, Form},
};
use crate::{
    behaviour::{After, Caller},
    fault::Fault,
    moment::Moment,
    server::Server,
    tables::{Route, Serves},
};
use poem::{
    Endpoint, Response,
    endpoint::{BoxEndpoint, ToDynEndpoint},
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

/// Registers routes with poem-openapi's table.
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
            methods.insert(method, Box::new(ToDynEndpoint(Dispatch { server: server.clone(), route })));
        }
    }
}

/// The endpoint of one route.
struct Dispatch {
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
async fn answer(server: &Server, route: &'static Route, mut request: poem::Request) -> Response {
    let sent = request.take_body();
    let allow = methods::allow(route);
    let mut indent = 0;
    let mut asker = None;
    let result = work(server, route, &request, sent, &mut indent, &mut asker).await;
    let user = asker.as_deref().unwrap_or_default();
    let frame = Frame { allow: &allow, indent, head: request.method() == Method::HEAD, user };
    match result {
        Ok(reply) => respond::reply(reply, &frame),
        Err(fault) => respond::fault(&fault, &frame),
    }
}

async fn work(
    server: &Server,
    route: &'static Route,
    request: &poem::Request,
    sent: poem::Body,
    indent: &mut usize,
    asker: &mut Option<String>,
) -> Result<Reply, Fault> {
    let now = Moment::now(server.settings.zone);
    let method = request.method();
    let base = base::base(request, &server.settings)?;
    let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
    if let Form::Json { indent: wanted } =
        version::negotiate(server.api, &accept(request.headers()), last(&query, "format"), false)?
    {
        *indent = wanted;
    }

    let caller = authenticate::caller(server, request.headers(), &now).await?;
    *asker = caller.as_ref().map(|caller| caller.username.clone());
    let needs = access::needs(server.api, route, method.as_str());
    let sees = access::check(needs, caller.as_ref(), method.as_str())?;
    // Logging in is open and never slowed down: a client that waits for a token can't do anything else.
    if needs != Needs::Nothing || server.api.accounts.is_none() {
        count(server, Scope::Burst, caller.as_ref(), request, &now)?;
    }
    methods::check(route, method.as_str())?;

    let mut path = Vec::new();
    for name in route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        let raw = request.raw_path_param(name).unwrap_or_default();
        path.push((name.to_owned(), url::unquote_key(raw).ok_or_else(respond::no_route)?));
    }
    let request = Request {
        server,
        now,
        // Without a token only the public representation is shown.
        caller: if sees == Sees::Public { None } else { caller },
        base,
        path: request.uri().path(),
        key: path.first().map_or_else(String::new, |(_, key)| key.clone()),
        query,
        headers: request.headers(),
        after: After::default(),
    };
    let reply = serve(&request, route, method, sent, path).await?;
    // Whatever it wrote is committed by now.
    request.after.run();
    Ok(reply)
}

async fn serve(
    request: &Request<'_>,
    route: &'static Route,
    method: &Method,
    sent: poem::Body,
    path: Vec<(String, String)>,
) -> Result<Reply, Fault> {
    if method == Method::OPTIONS {
        return Ok(Reply::json(200, &options::describe(route, handlers::may_write(request, route).await?)));
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
            let wanted = if read { "GET" } else { method.as_str() };
            let Some(operation) = custom.operations.iter().find(|operation| operation.method == wanted) else {
                return Err(methods::not_offered(method.as_str()));
            };
            let call = Call {
                server: request.server,
                now: request.now,
                caller: request.caller.clone(),
                base: request.base.clone(),
                path,
                query: request.query.clone(),
                body: body_of(request, sent).await?,
                after: &request.after,
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
pub fn count(
    server: &Server,
    scope: Scope,
    caller: Option<&Caller>,
    request: &poem::Request,
    now: &Moment,
) -> Result<(), Fault> {
    let address = base::client_address(request, &server.settings);
    server.throttle.check(scope, throttle::who(caller, server.settings.count_by_address, &address), now)
}

/// The `Accept` header, several joined.
pub fn accept(headers: &HeaderMap) -> String {
    let values = headers.get_all(header::ACCEPT).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(",")
}

/// The last value of a query parameter.
pub fn last<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query.iter().rev().find(|(have, _)| have == name).map(|(_, value)| value.as_str())
}
