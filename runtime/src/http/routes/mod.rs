//! The dispatcher: registers each route with poem-openapi, and takes every request through the checks in the documented
//! order: format, credentials, access, rate, method, then the handler.

mod who;

use super::{
    accounts,
    answer::{
        options,
        respond::{self, Frame},
    },
    body::{self, Limits, memory::MemoryShare},
    checks::{
        access::{self, RequiredAccess, Visibility},
        base, methods,
        throttle::{self, RateKind},
        version::{self, Form},
    },
    export,
    handlers::{self, Request},
    retry::Retry,
    server::Server,
    url,
    watch::{metrics::RouteMetrics, trace},
};
use crate::{
    account::Caller,
    error::RequestError,
    error_class::ErrorClass,
    hooks::{Call, Reply},
    query::{
        item, key,
        single::{PrefetchResult, StatementCache},
    },
    request_time::RequestTime,
    tables::{Input, Kind, Owner, Route, Serves},
    write::{body::Body, picture, save::MAX_ROWS},
};
use futures_util::future::BoxFuture;
use poem::{
    Endpoint, Response,
    endpoint::{BoxEndpoint, ToDynEndpoint},
    http::{HeaderValue, Method},
};
use std::{collections::HashMap, sync::Arc};

/// Bytes that the body of a request that needs no token may have.
const MAX_OPEN_BODY: usize = 64 << 10;

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

/// A method's name in the figures: methods that nobody offers are one.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Registers routes with poem-openapi's table.
pub fn add(
    server: &Arc<Server>,
    table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    routes: &'static [Route],
) {
    for route in routes {
        let allow = HeaderValue::try_from(methods::allow(route)).ok();
        // `{key}` in the document is `:key` for the router.
        let path = route.path.replace('{', ":").replace('}', "");
        let methods = table.entry(path).or_default();
        for method in METHODS {
            methods.insert(
                method.clone(),
                Box::new(ToDynEndpoint(Dispatch {
                    server: server.clone(),
                    route,
                    allow: allow.clone(),
                    kept: StatementCache::default(),
                    figures: server.metrics.as_ref().map(|metrics| metrics.of(route.path, name(&method))),
                })),
            );
        }
    }
}

/// A method that the router can't know, as it was sent: [`known_method`] keeps it for the dispatcher.
#[derive(Clone)]
struct OriginalMethod(Method);

/// Gives a request with a method of its own making one that the router finds every route by, and no route
/// offers.
pub fn known_method(request: &mut poem::Request) {
    if !METHODS.contains(request.method()) {
        let sent = OriginalMethod(request.method().clone());
        request.set_data(sent);
        request.set_method(Method::TRACE);
    }
}

/// The endpoint of one route.
struct Dispatch {
    server: Arc<Server>,
    route: &'static Route,
    /// The `Allow` header of its answers.
    allow: Option<HeaderValue>,
    /// Statements of an item.
    kept: StatementCache,
    /// What is counted of its requests.
    figures: Option<Arc<RouteMetrics>>,
}

impl Endpoint for Dispatch {
    type Output = Response;

    async fn call(&self, request: poem::Request) -> poem::Result<Response> {
        Ok(self.answer(request).await)
    }
}

impl Dispatch {
    /// Answers a request, errors included.
    async fn answer(&self, mut request: poem::Request) -> Response {
        let timed = self.figures.as_ref().map(RouteMetrics::begin);
        if self.server.settings.traces {
            trace::found(name(request.method()), self.route.path);
        }
        let sent = request.take_body();
        let mut indent = 0;
        let mut asker = None;
        let result = self.work(&request, sent, &mut indent, &mut asker).await;
        let user = asker.as_deref().unwrap_or_default();
        let frame = Frame { allow: self.allow.as_ref(), indent, head: request.method() == Method::HEAD, user };
        let rows = result.as_ref().map_or(0, |reply| reply.rows);
        let response = match result {
            Ok(reply) => respond::reply(reply, &frame),
            Err(fault) => respond::fault(&fault, &frame),
        };
        if let Some(timed) = timed {
            timed.end(response.status().as_u16(), rows);
        }
        response
    }

    async fn work(
        &self,
        request: &poem::Request,
        sent: poem::Body,
        indent: &mut usize,
        asker: &mut Option<String>,
    ) -> Result<Reply, RequestError> {
        let (server, route) = (&*self.server, self.route);
        let now = RequestTime::now(server.site.settings.zone);
        let method = request.data::<OriginalMethod>().map_or(request.method(), |sent| &sent.0);
        let path = keys(route, request)?;
        let base = base::base(request, &server.settings)?;
        let query = url::parse_query(request.uri().query().unwrap_or_default().as_bytes());
        let read = method == Method::GET || method == Method::HEAD;
        let (accept, format) = (version::accept(request.headers()), last(&query, "format"));
        let export = match &route.serves {
            Serves::List(_) if read => version::export(server.site.api, &accept, format),
            _ => None,
        };
        if export.is_none()
            && let Form::Json { indent: wanted } = version::negotiate(server.site.api, &accept, format, false)?
        {
            *indent = wanted;
        }
        let key = path.first().map_or_else(String::new, |(_, key)| key.clone());
        let ahead = match &route.serves {
            // Skip prefetching while any client is rate-limited: this request may be rejected as well.
            Serves::Item(item) if read && server.site.store.reads_primary() && server.throttle.is_quiet(&now) => {
                item::wanted(server.site.store.dialect, item, &key, &self.kept)
            }
            _ => None,
        };
        let (bearer, looked) = match who::asks(server, request.headers(), &now, ahead).await {
            Err(RequestError::Database(error)) if ErrorClass::of(&error) == ErrorClass::Locked => {
                let bearer = Box::pin(who::asks_after_lock(server, request.headers(), &now)).await?;
                (bearer, PrefetchResult::NotTried)
            }
            result => result?,
        };
        let (caller, snapshot, last_write) =
            bearer.map_or((None, None, None), |bearer| (Some(bearer.caller), bearer.snapshot, bearer.last_write));
        if let Some(caller) = &caller {
            server.failed_log_ins.logged_in(&caller.username, &base::client_network(request, &server.settings));
        }
        *asker = caller.as_ref().map(|caller| caller.username.clone());
        let needs = access::needs(server.site.api, route, method.as_str());
        let sees = access::check(needs, caller.as_ref(), method.as_str())?;
        // Log-in isn't rate-limited: a client without a token can't do anything else.
        if needs != RequiredAccess::Nothing || server.site.api.accounts.is_none() {
            count(server, RateKind::Burst, caller.as_ref(), request, &now)?;
        }
        methods::check(route, method.as_str())?;
        if let Some(sight) = server.site.sight(caller.as_ref(), &now) {
            access::rules(&sight, route, method.as_str())?;
        }
        // Without a token only the public representation is shown.
        let caller = if sees == Visibility::Public { None } else { caller };
        let request = Request {
            server,
            now,
            base,
            path: request.uri().path(),
            key,
            query,
            headers: request.headers(),
            export,
            address: match &route.serves {
                Serves::Custom(_) => base::client_address(request, &server.settings),
                Serves::List(_) | Serves::Union(_) if caller.is_none() => {
                    base::client_address(request, &server.settings)
                }
                _ => String::new(),
            },
            caller,
            snapshot,
            last_write,
        };
        self.serve(&request, method, sent, path, looked).await
    }

    /// Rarely used futures are boxed so they do not enlarge the future of every request.
    async fn serve(
        &self,
        request: &Request<'_>,
        method: &Method,
        sent: poem::Body,
        path: Vec<(String, String)>,
        mut looked: PrefetchResult,
    ) -> Result<Reply, RequestError> {
        let (server, route) = (request.server, self.route);
        if method == Method::OPTIONS {
            let may_write = Box::pin(handlers::may_write(request, route)).await?;
            return Ok(Reply::json(200, &options::describe(route, may_write)));
        }
        let read = method == Method::GET || method == Method::HEAD;
        let custom = matches!(route.serves, Serves::Custom(_));
        let unread = read || method == Method::DELETE;
        let body = if unread && !custom {
            Ok((Body::Empty, None))
        } else {
            Box::pin(body_of(request, route, method, sent)).await
        };
        // The memory of the body stays reserved until the answer is complete.
        let (mut body, _share) = match body {
            Ok(body) => body,
            Err(fault) => {
                // A missing row is reported before errors of the body.
                if let Serves::Item(item) = &route.serves {
                    let (on, view) =
                        (server.site.store.primary(), server.site.view(request.caller.as_ref(), &request.now)?);
                    let on = on.seeing(&view);
                    Box::pin(key::find(&on, server.site.store.dialect, item.resource, item.key, &request.key)).await?;
                }
                return Err(fault);
            }
        };
        if matches!(body, Body::Form(_)) {
            Box::pin(pictures(request, route, method, &mut body)).await;
        }
        let call = Call {
            site: &server.site,
            now: request.now,
            caller: request.caller.clone(),
            base: request.base.clone(),
            path,
            query: if custom { request.query.clone() } else { Vec::new() },
            body,
            address: request.address.clone(),
            last_write: request.last_write,
        };
        // Retrying is safe: each attempt runs in its own transaction, which was rolled back.
        let mut retry = Retry::new(read);
        loop {
            let failed = match self.once(request, method, &call, std::mem::take(&mut looked)).await {
                Err(RequestError::Database(error)) => error,
                result => return result,
            };
            if !retry.again(server, &failed).await {
                return Err(failed.into());
            }
        }
    }

    /// Answers a request once. Each branch is boxed separately, so that a request holds only the state of its own
    /// branch.
    fn once<'a>(
        &'a self,
        request: &'a Request<'a>,
        method: &'a Method,
        call: &'a Call<'a>,
        looked: PrefetchResult,
    ) -> BoxFuture<'a, Result<Reply, RequestError>> {
        let read = method == Method::GET || method == Method::HEAD;
        match &self.route.serves {
            Serves::List(list) if read => match request.export {
                Some(form) => Box::pin(export::list(&self.server, request, list, form)),
                None => Box::pin(handlers::list(request, list)),
            },
            Serves::List(list) => Box::pin(handlers::create(request, list, &call.body)),
            Serves::Item(item) if read => Box::pin(handlers::retrieve(request, item, looked, &self.kept)),
            Serves::Item(item) if method == Method::DELETE => Box::pin(handlers::delete(request, item)),
            Serves::Item(item) => Box::pin(handlers::update(request, item, &call.body, method == Method::PATCH)),
            Serves::Union(union) => Box::pin(handlers::union(request, union)),
            Serves::Custom(custom) => {
                let wanted = if read { "GET" } else { method.as_str() };
                match custom.operations.iter().find(|operation| operation.method == wanted) {
                    Some(operation) => match accounts::own(operation.handle) {
                        Some(own) => own(request.server, call),
                        None => match request.server.endpoints.get(operation.handle) {
                            Ok(handle) => handle(call),
                            Err(missing) => Box::pin(std::future::ready(Err(missing))),
                        },
                    },
                    None => Box::pin(std::future::ready(Err(methods::not_offered(method.as_str())))),
                }
            }
        }
    }
}

/// The names and values in a path, decoded.
///
/// # Errors
/// 404: a path with a malformed key matches no route, for every caller and method.
fn keys(route: &Route, request: &poem::Request) -> Result<Vec<(String, String)>, RequestError> {
    let mut path = Vec::new();
    for name in route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        let raw = request.raw_path_param(name).unwrap_or_default();
        let key = url::unquote_key(raw).filter(|key| !path.is_empty() || is_key(route, key));
        path.push((name.to_owned(), key.ok_or_else(RequestError::no_route)?));
    }
    Ok(path)
}

/// Whether a row of the route can have a key. Uuids are written in one way in a path; a natural key may
/// be anything, for an id stands for it too.
fn is_key(route: &Route, key: &str) -> bool {
    let of = |owner: &Owner| owner.resource.columns[owner.key].kind;
    let kind = match &route.serves {
        Serves::Item(item) => Some(item.resource.columns[item.key].kind),
        Serves::List(list) => list.owner.as_ref().map(of),
        Serves::Union(union) => Some(of(&union.owner)),
        Serves::Custom(_) => None,
    };
    match kind {
        Some(Kind::Uuid) => key::id_in_path(key).is_some(),
        Some(Kind::Small | Kind::Int | Kind::Big) => !key.is_empty() && key.bytes().all(|c| c.is_ascii_digit()),
        _ => true,
    }
}

/// What bodies on a route are read against; `None` for endpoints written by hand.
fn input(route: &Route) -> Option<&'static Input> {
    match &route.serves {
        Serves::List(list) => list.create,
        Serves::Item(item) => item.input,
        _ => None,
    }
}

/// Looks at the pictures of a form, before a transaction begins.
async fn pictures(request: &Request<'_>, route: &Route, method: &Method, body: &mut Body) {
    if let Some(input) = input(route) {
        picture::prepare(&request.server.site, input, method == Method::POST, body).await;
    }
}

async fn body_of(
    request: &Request<'_>,
    route: &Route,
    method: &Method,
    sent: poem::Body,
) -> Result<(Body, Option<MemoryShare>), RequestError> {
    let server = request.server;
    let mut limits = server.settings.limits;
    // With user accounts, bodies without a token contain only a name and a password.
    if server.site.api.accounts.is_some()
        && access::needs(server.site.api, route, method.as_str()) == RequiredAccess::Nothing
    {
        limits = Limits { text: limits.text.min(MAX_OPEN_BODY), upload: limits.upload.min(MAX_OPEN_BODY) };
    }
    let (body, mut share) = body::read(request.headers, sent, server.site.api.vendor, limits, &server.memory).await?;
    // Other lists are refused as such.
    let rows = if matches!(&route.serves, Serves::List(list) if list.bulk) { MAX_ROWS } else { 0 };
    body::reserve(&mut share, &server.memory, body.to_write(input(route), rows)).await?;
    Ok((body, share))
}

/// Counts a request, or refuses it.
///
/// # Errors
/// 429 with the seconds to wait.
pub fn count(
    server: &Server,
    scope: RateKind,
    caller: Option<&Caller>,
    request: &poem::Request,
    now: &RequestTime,
) -> Result<(), RequestError> {
    let who = || {
        let address = || base::client_address(request, &server.settings);
        throttle::who(caller, server.settings.count_by_address, address)
    };
    server.throttle.check(scope, who, now)
}

/// The last value of a query parameter.
pub fn last<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query.iter().rev().find(|(have, _)| have == name).map(|(_, value)| value.as_str())
}
