//! What the generated routes do: lists, rows, creation, change, deletion, unions. `routes` has settled
//! who asks and for what; `query` and `write` do the work; here their results become answers.

use super::{
    answer::{etag, page::Page},
    checks::{methods, version::ExportForm},
    once::Keyed,
    server::Server,
    versions,
};
use crate::{
    account::Caller,
    error::RequestError,
    hooks::{self, Reply},
    json,
    query::{
        item, key,
        list::{self, ListRequest, PageReading, Window},
        render::{self, Context},
        rights::Sight,
        single::{PrefetchResult, StatementCache},
    },
    request_time::RequestTime,
    store::{Executor, Lane, Snapshot, TransactionNumber, View},
    tables::{Act, Field, Item, List, Representation, Resource, Source, Union, Versions},
    write::{
        self, SavedRow, Transaction, access,
        body::Body,
        history::{self, Change, OfRequest},
    },
};
use sea_orm::Value;
use std::sync::Arc;

/// A request on a generated route that has passed all preliminary checks.
pub struct Request<'a> {
    /// The server.
    pub server: &'a Server,
    /// When it came.
    pub now: RequestTime,
    /// Who asks.
    pub caller: Option<Caller>,
    /// The state of the primary database in which the caller's token was read, where it is known.
    pub snapshot: Option<Snapshot>,
    /// The transaction in which the caller wrote last, where that is noted: reads see it.
    pub last_write: Option<TransactionNumber>,
    /// `scheme://host`.
    pub base: String,
    /// The path as it was sent.
    pub path: &'a str,
    /// The key in the path, decoded; empty on lists.
    pub key: String,
    /// Query parameters, decoded, in order.
    pub query: Vec<(String, String)>,
    /// Its headers.
    pub headers: &'a poem::http::HeaderMap,
    /// The file that is asked for in place of a page.
    pub export: Option<ExportForm>,
    /// Address of the client; set only for endpoints written by hand, and for lists without a log-in.
    pub address: String,
}

impl Request<'_> {
    pub(super) fn context<'a>(&'a self, on: &'a Executor<'a>) -> Context<'a> {
        Context {
            on,
            dialect: self.server.site.store.dialect,
            hooks: &self.server.site.reading,
            now: &self.now,
            base: &self.base,
            caller: self.caller.as_ref(),
            left_null: &[],
            fields: None,
        }
    }

    /// Where its reads run: all of them on one server, which has what the caller has written.
    async fn read(&self, lane: Lane) -> Executor<'_> {
        self.server.site.store.read(lane, self.last_write).await
    }

    /// What the caller sees of the database.
    pub(super) fn view(&self) -> Result<Arc<View>, RequestError> {
        self.server.site.view(self.caller.as_ref(), &self.now)
    }

    /// The same for statements that look for many rows.
    pub(super) fn view_of_lists(&self) -> Result<Arc<View>, RequestError> {
        self.server.site.view_of_lists(self.caller.as_ref(), &self.now)
    }

    /// What a list must know of the request.
    fn listed(&self, page: &Page) -> ListRequest<'_> {
        ListRequest {
            now: &self.now,
            query: &self.query,
            owner: &self.key,
            // Without user accounts everything is visible.
            public: self.caller.is_none() && self.server.site.api.accounts.is_some(),
            most_cost: self.server.settings.max_lookup_cost,
            window: Window { limit: page.limit, offset: page.offset },
            asker: hooks::asker(self.caller.as_ref(), &self.address),
            caller: self.caller.as_ref(),
            snapshot: self.snapshot.as_ref(),
        }
    }

    /// The same for all rows. The connection that reads them doesn't see the state that the caller's token was read in.
    pub(super) fn listed_whole(&self) -> ListRequest<'_> {
        ListRequest { snapshot: None, ..self.listed(&Page::read(self.server.site.api, &[])) }
    }

    fn envelope<'a>(&self, page: &Page, count: u64, rows: impl Iterator<Item = &'a [u8]>, size: usize) -> Reply {
        let links = page.links(&self.base, self.path, &self.query, count);
        Reply::raw_json(200, Page::envelope(count, &links, rows, size))
    }
}

/// GET of a list.
///
/// # Errors
/// Bad parameters (400), no such owner (404), two owners of one key (409).
pub async fn list(request: &Request<'_>, list: &'static List) -> Result<Reply, RequestError> {
    let steady = etag::is_steady_list(list, &request.query);
    tagged(request, steady, list_by(request, list, PageReading::USUAL)).await
}

/// The same, as [`list::run`] has it.
///
/// # Errors
/// As [`list`].
pub(crate) async fn list_by(
    request: &Request<'_>,
    list: &'static List,
    reading: PageReading,
) -> Result<Reply, RequestError> {
    let page = Page::read(request.server.site.api, &request.query);
    let mut plan = list::plan(&request.server.site.reading, list, request.listed(&page))?;
    let (on, view) = (request.read(plan.lane()).await, request.view_of_lists()?);
    let on = on.seeing(&view);
    let listed = list::run(request.context(&on), &mut plan, reading).await.map_err(|fault| plan.blame(fault))?;
    let rendered = &listed.page;
    let mut reply = request.envelope(&page, listed.count, rendered.rows(), rendered.text.len() + rendered.ends.len());
    reply.rows = rendered.ends.len();
    notice(&mut reply, plan.ignored());
    Ok(reply)
}

/// GET of a union.
///
/// # Errors
/// Bad parameters (400), no such owner (404).
pub async fn union(request: &Request<'_>, union: &'static Union) -> Result<Reply, RequestError> {
    let page = Page::read(request.server.site.api, &request.query);
    let mut plan = list::plan_union(&request.server.site.reading, union, request.listed(&page))?;
    let (on, view) = (request.read(plan.lane()).await, request.view_of_lists()?);
    let on = on.seeing(&view);
    let ran = list::run_union(request.context(&on), &mut plan).await;
    let (count, rows) = ran.map_err(|fault| plan.blame(fault))?;
    let size = rows.iter().map(|row| row.len() + 1).sum();
    let mut reply = request.envelope(&page, count, rows.iter().map(Vec::as_slice), size);
    reply.rows = rows.len();
    notice(&mut reply, plan.ignored());
    Ok(reply)
}

/// An answer with its tag, or 304 for a client that has it.
async fn tagged(
    request: &Request<'_>,
    steady: bool,
    answer: impl Future<Output = Result<Reply, RequestError>>,
) -> Result<Reply, RequestError> {
    let tag = if steady { etag::of(request) } else { None };
    let mut reply = match &tag {
        Some(tag) if etag::is_held(request.headers, tag) => Reply::empty(304),
        _ => answer.await?,
    };
    reply.headers.extend(tag.map(|tag| ("ETag", tag)));
    Ok(reply)
}

/// Names the parameters that nothing knows.
fn notice(reply: &mut Reply, ignored: &[String]) {
    if !ignored.is_empty() {
        let names: Vec<String> =
            ignored.iter().map(|name| name.chars().filter(|c| c.is_ascii_graphic()).collect()).collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        reply.headers.push(("Alyx-API-Notice", format!("ignored parameter{plural} {}", names.join(", "))));
    }
}

/// GET of a row, which may have been prefetched.
///
/// # Errors
/// 404 if there is none, 409 if a natural key is not unique.
pub async fn retrieve(
    request: &Request<'_>,
    item: &'static Item,
    looked: PrefetchResult,
    kept: &StatementCache,
) -> Result<Reply, RequestError> {
    let answer = async {
        let (on, view) = (request.read(Lane::Row).await, request.view()?);
        let on = on.seeing(&view);
        let body = item::retrieve(request.context(&on), item, &request.key, looked, kept).await?;
        Ok(Reply::raw_json(200, body))
    };
    if item.versions == Versions::None {
        return tagged(request, etag::is_steady(item.detail), answer).await;
    }
    let mut reply = answer.await?;
    let tag = etag::of_row(&reply.body);
    if etag::is_held(request.headers, &tag) {
        reply = Reply::empty(304);
    }
    reply.headers.push(("ETag", tag));
    Ok(reply)
}

/// POST on a list.
///
/// # Errors
/// What is wrong with the body (400), conflicts (409).
pub async fn create(request: &Request<'_>, list: &'static List, body: &Body) -> Result<Reply, RequestError> {
    let Some(input) = list.create else { return Err(methods::not_offered("POST")) };
    let transaction = Transaction::begin(&request.server.site).await?;
    let context = transaction.context(&request.server.site, &request.now, request.caller.as_ref());
    let many = list.bulk && matches!(body, Body::List(_));
    let keyed = Keyed::of(request, list, body)?;
    let result = async {
        if let Some(keyed) = &keyed
            && let Some(reply) = keyed.answered(&context).await?
        {
            return Ok(reply);
        }
        let on = transaction.on();
        let history = OfRequest::new(&context, input.resource);
        let body = if many {
            let rows = write::create_many(&context, input, body).await?;
            history.done(|| Some(Change::Added), rows.iter().map(|row| &row.key)).await?;
            let mut out = vec![b'['];
            for text in written_all(request, &on, list.created, rows).await? {
                if out.len() > 1 {
                    out.push(b',');
                }
                out.extend(text);
            }
            out.push(b']');
            out
        } else {
            let row = match input.nested {
                [] => write::create(&context, input, body).await?,
                _ => write::nested::create(&context, input, body).await?,
            };
            history.done(|| Some(Change::Added), std::iter::once(&row.key)).await?;
            written(request, &on, list.created, row, Act::Create).await?
        };
        let mut reply = Reply::raw_json(201, body);
        if let (Some(field), false) = (list.location, many)
            && let Some(url) = json::text_of(&reply.body, field)
        {
            reply.headers.push(("Location", url));
        }
        if list.versions && !many {
            versions::tag(request, &mut reply, shows_null(list.created.fields));
        }
        if let Some(keyed) = &keyed {
            keyed.keep(&context, &reply).await?;
        }
        Ok(reply)
    }
    .await;
    transaction.finish(result).await
}

/// The row as stored in the transaction. Rules that depend on what is stored now are asked together with it.
async fn written(
    request: &Request<'_>,
    on: &Executor<'_>,
    representation: &'static Representation,
    row: SavedRow,
    act: Act,
) -> Result<Vec<u8>, RequestError> {
    let resource = representation.resource;
    let sight = request.server.site.sight(request.caller.as_ref(), &request.now);
    let view = match &sight {
        Some(sight) => sight.view_of_written(resource, std::slice::from_ref(&row.key), act, &row.asked)?,
        None => View::default(),
    };
    let on = on.seeing(&view);
    let context = Context { left_null: &row.left_null, ..request.context(&on) };
    let text = render::one(context, representation, row.key).await?;
    text.ok_or_else(|| missing(resource, sight.as_ref()))
}

/// A row that was just stored is there, unless a rule refuses it.
fn missing(resource: &Resource, sight: Option<&Sight<'_>>) -> RequestError {
    if sight.is_some() { access::refused() } else { RequestError::no_row(resource.record) }
}

/// Rows that are read back with one statement.
const MAX_ROWS_READ_BACK: usize = 1000;

/// The new rows as stored in the transaction, in their order. Rules are asked together with them.
async fn written_all(
    request: &Request<'_>,
    on: &Executor<'_>,
    representation: &'static Representation,
    rows: Vec<SavedRow>,
) -> Result<Vec<Vec<u8>>, RequestError> {
    let mut texts = Vec::with_capacity(rows.len());
    let resource = representation.resource;
    let sight = request.server.site.sight(request.caller.as_ref(), &request.now);
    // Where it is shown what a request left null, rows that left the same null are read together.
    let shows_null = shows_null(representation.fields);
    let alike = |row: &SavedRow, next: &SavedRow| {
        (!shows_null || row.left_null == next.left_null)
            && row.asked.iter().map(|field| field.field).eq(next.asked.iter().map(|field| field.field))
    };
    for alike in rows.chunk_by(alike) {
        for part in alike.chunks(MAX_ROWS_READ_BACK) {
            let keys: Vec<Value> = part.iter().map(|row| row.key.clone()).collect();
            let view = match &sight {
                Some(sight) => sight.view_of_written(resource, &keys, Act::Create, &part[0].asked)?,
                None => View::default(),
            };
            let on = on.seeing(&view);
            let context = Context { left_null: &part[0].left_null, ..request.context(&on) };
            for text in render::several(context, representation, &keys).await? {
                texts.push(text.ok_or_else(|| missing(resource, sight.as_ref()))?);
            }
        }
    }
    Ok(texts)
}

/// Whether a value depends on what the request left null.
fn shows_null(fields: &[Field]) -> bool {
    fields.iter().any(|field| match field.source {
        Source::OrSent(..) => true,
        Source::Object(_, fields) => shows_null(fields),
        _ => false,
    })
}

/// The key of the row that is to be changed or deleted. If the path has it and the caller sees all rows, nothing is asked:
/// the statement that locks the row tells if there is none.
async fn key_of(request: &Request<'_>, item: &'static Item, on: &Executor<'_>) -> Result<Value, RequestError> {
    let view = request.view()?;
    if item.key == item.resource.primary && view.is_whole() {
        let missing = || RequestError::no_row(item.resource.record);
        return key::in_path(item.resource.key(), &request.key).ok_or_else(missing);
    }
    key::find(&on.seeing(&view), request.server.site.store.dialect, item.resource, item.key, &request.key).await
}

/// PUT and PATCH of a row.
///
/// # Errors
/// 404, what is wrong with the body (400), conflicts (409).
pub async fn update(
    request: &Request<'_>,
    item: &'static Item,
    body: &Body,
    partial: bool,
) -> Result<Reply, RequestError> {
    let Some(input) = item.input else { return Err(methods::not_offered("PUT")) };
    let wanted = versions::wanted(request, item)?;
    let transaction = Transaction::begin(&request.server.site).await?;
    let context = transaction.context(&request.server.site, &request.now, request.caller.as_ref());
    let result = async {
        let on = transaction.on();
        let key = key_of(request, item, &on).await?;
        versions::hold(request, &context, &on, item, &key, &wanted).await?;
        let mut history = OfRequest::new(&context, item.resource);
        history.before(&key).await?;
        let row = match partial {
            _ if !input.nested.is_empty() => write::nested::change(&context, input, &key, body, partial).await?,
            true => write::patch(&context, input, &key, body).await?,
            false => write::replace(&context, input, &key, body).await?,
        };
        history.done(|| Some(Change::Changed(history::fields(body))), std::iter::once(&row.key)).await?;
        written(request, &on, item.detail, row, Act::Update).await
    }
    .await;
    let mut reply = Reply::raw_json(200, transaction.finish(result).await?);
    if item.versions != Versions::None {
        versions::tag(request, &mut reply, shows_null(item.detail.fields));
    }
    Ok(reply)
}

/// DELETE of a row.
///
/// # Errors
/// 404, refusals of what protects it (403, 409).
pub async fn delete(request: &Request<'_>, item: &'static Item) -> Result<Reply, RequestError> {
    let wanted = versions::wanted(request, item)?;
    let transaction = Transaction::begin(&request.server.site).await?;
    let context = transaction.context(&request.server.site, &request.now, request.caller.as_ref());
    let result = async {
        let on = transaction.on();
        let key = key_of(request, item, &on).await?;
        versions::hold(request, &context, &on, item, &key, &wanted).await?;
        let mut history = OfRequest::new(&context, item.resource);
        if let Some(column) = item.archive {
            history.before(&key).await?;
            let set = write::archive(&context, item.resource, &key, column).await?;
            let changed = || set.then(|| Change::Changed(vec![item.resource.columns[column].field.to_owned()]));
            return history.done(changed, std::iter::once(&key)).await;
        }
        history.deletes(&key).await?;
        write::delete(&context, item.resource, &key).await?;
        history.done(|| None, std::iter::empty()).await
    }
    .await;
    transaction.finish(result).await?;
    Ok(Reply::empty(204))
}

/// Whether the caller may write on a route and the row in its path exists; reported by OPTIONS.
///
/// # Errors
/// Database errors.
pub async fn may_write(request: &Request<'_>, route: &crate::tables::Route) -> Result<bool, RequestError> {
    let writes = match &request.caller {
        Some(caller) => !caller.public,
        None => request.server.site.api.accounts.is_none(),
    };
    if !writes {
        return Ok(false);
    }
    match &route.serves {
        crate::tables::Serves::Item(item) => {
            let (on, view) = (request.read(Lane::Row).await, request.view()?);
            let on = on.seeing(&view);
            match key::find(&on, request.server.site.store.dialect, item.resource, item.key, &request.key).await {
                Ok(_) => Ok(true),
                Err(RequestError::Database(error)) => Err(RequestError::Database(error)),
                Err(_) => Ok(false),
            }
        }
        _ => Ok(true),
    }
}
