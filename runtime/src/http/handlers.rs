//! What the generated routes do: lists, rows, creation, change, deletion, unions. `routes` has settled
//! who asks and for what; here the tables are turned into statements and answers.

use super::{answer::page::Page, checks::methods, routes::last, server::Server};
use crate::{
    account::Caller,
    fault::Fault,
    hooks::{self, Reply},
    json,
    moment::Moment,
    query::{
        blame::blame,
        condition::Condition,
        filter::{self, Allowed, Environment},
        hooks::Asked,
        key,
        render::{self, Context, RowView},
        selection::Selection,
        single::{self, Kept, Looked, Wanted},
    },
    store::{self, Dialect, Executor, Lane},
    tables::{Filter, FilterTest, Item, List, Member, Owner, Representation, Union},
    write::{self, Transaction, Written, body::Body},
};
use sea_orm::Value;
use std::collections::HashMap;

/// One request on a generated route, past all checks that come before the work.
pub struct Request<'a> {
    /// The server.
    pub server: &'a Server,
    /// When it came.
    pub now: Moment,
    /// Who asks.
    pub caller: Option<Caller>,
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
    /// Where it came from; empty but for endpoints written by hand, and lists that nobody logged in for.
    pub address: String,
}

impl Request<'_> {
    fn context<'a>(&'a self, on: &'a Executor<'a>) -> Context<'a> {
        Context {
            on,
            dialect: self.server.site.store.dialect,
            hooks: &self.server.site.reading,
            now: &self.now,
            base: &self.base,
            left_null: &[],
        }
    }

    fn environment<'a>(&'a self, on: &'a Executor<'a>) -> Environment<'a> {
        Environment { on, dialect: self.server.site.store.dialect, hooks: &self.server.site.reading, now: &self.now }
    }

    fn envelope<'a>(&self, page: &Page, count: u64, rows: impl Iterator<Item = &'a [u8]>, size: usize) -> Reply {
        let links = page.links(&self.base, self.path, &self.query, count);
        Reply::raw_json(200, Page::envelope(count, &links, rows, size))
    }
}

/// Rows that are sorted in no time.
pub(crate) const FEW: u64 = 5000;

/// GET of a list: the page and its exact count. Of a whole table they are fetched side by side.
///
/// # Errors
/// Bad parameters (400), no such owner (404), two owners of one key (409).
pub async fn list(request: &Request<'_>, list: &'static List) -> Result<Reply, Fault> {
    list_by(request, list, FEW).await
}

/// The same, where up to `few` rows that are kept are found before they are sorted, and more are met in the page's
/// order. The answer doesn't depend on it.
///
/// # Errors
/// As [`list`].
pub(crate) async fn list_by(request: &Request<'_>, list: &'static List, few: u64) -> Result<Reply, Fault> {
    let failed = |fault| blame(fault, list.resource, list.filters, &request.query, &request.now);
    listed(request, list, few).await.map_err(failed)
}

async fn listed(request: &Request<'_>, list: &'static List, few: u64) -> Result<Reply, Fault> {
    let server = request.server;
    let on = server.site.store.read(lane(list.filters, request));
    // Without users, nothing is kept from anybody.
    let open = request.caller.is_none() && server.site.api.accounts.is_some();
    let representation = match list.public {
        Some(public) if open => public,
        _ => list.summary,
    };
    let shown: Option<Vec<&str>> =
        list.public.filter(|_| open).map(|public| public.fields.iter().map(|field| field.name).collect());
    let filtered = filter::conditions(
        request.environment(&on),
        list.resource,
        list.filters,
        &request.query,
        Allowed {
            public: open && list.public.is_some(),
            fields: shown.as_deref(),
            cost: server.settings.max_lookup_cost,
        },
    )
    .await?;
    let mut selection = Selection::new(list.resource, server.site.store.dialect, request.now.zone);
    for condition in &filtered.conditions {
        selection.keep(condition).map_err(internal)?;
    }
    if let Some(rule) = list.narrow {
        let rule = server.site.reading.rule(rule)?;
        let asked = Asked { now: &request.now, query: &request.query };
        selection.keep(&rule(&asked, "").map_err(internal)?).map_err(internal)?;
    }
    if let Some(owner) = &list.owner {
        let key = owner_key(request, &on, owner).await?;
        selection.keep_related(owner.path, key).map_err(internal)?;
    }
    selection.order(list.order).map_err(internal)?;
    let window = Page::read(server.site.api, &request.query);
    let order = selection.order_outer();
    let context = request.context(&on);
    let page = |page| render::page(context, representation, page, &order);
    let (count, rendered) = if selection.is_narrowed() {
        // How many there are tells how to find them.
        let count = count(&on, &selection).await?;
        let chosen = if count <= few {
            selection.page_of_few(window.limit, window.offset)
        } else {
            selection.page(window.limit, window.offset)
        };
        (count, page(chosen).await?)
    } else {
        futures_util::try_join!(count(&on, &selection), page(selection.page(window.limit, window.offset)))?
    };
    let mut reply = request.envelope(&window, count, rendered.rows(), rendered.text.len() + rendered.ends.len());
    reply.rows = rendered.ends.len();
    notice(&mut reply, &filtered.ignored);
    Ok(reply)
}

/// How a list is counted: what a client's lookups cost isn't known before.
fn lane(filters: &[Filter], request: &Request<'_>) -> Lane {
    let free = |filter: &&Filter| matches!(filter.test, FilterTest::Lookups | FilterTest::Pairs(_));
    let asked = |filter: &Filter| request.query.iter().any(|(name, value)| name == filter.name && !value.is_empty());
    let asker = hooks::asker(request.caller.as_ref(), &request.address);
    if filters.iter().filter(free).any(asked) { Lane::Search(asker) } else { Lane::List(asker) }
}

async fn count(on: &Executor<'_>, selection: &Selection) -> Result<u64, Fault> {
    let rows = store::fetch(on, selection.count()).await?;
    let count = rows.first().and_then(|row| RowView::new(row).integer(0)).unwrap_or_default();
    Ok(u64::try_from(count).unwrap_or_default())
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

/// What goes wrong here was made by the generated tables, not by the request.
fn internal(text: String) -> Fault {
    tracing::error!("a generated table does not resolve: {text}");
    Fault::Detail(500, "The server's tables are at fault; the log says more.".into())
}

async fn owner_key(request: &Request<'_>, on: &Executor<'_>, owner: &Owner) -> Result<Value, Fault> {
    key::find(on, request.server.site.store.dialect, owner.resource, owner.key, &request.key).await
}

/// The row that GET of an item asks for, where one statement can find it with all that belongs to it: PostgreSQL takes
/// about as long to be asked as to find a row.
pub fn wanted<'a>(server: &Server, item: &'static Item, key: &str, kept: &'a Kept) -> Option<Wanted<'a>> {
    let key = key::in_path(&item.resource.columns[item.key], key)?;
    (server.site.store.dialect == Dialect::Postgres && item.read).then_some(Wanted { item, key, kept })
}

/// GET of a row, which may have been looked for already.
///
/// # Errors
/// 404 if there is none, 409 if a natural key is not unique.
pub async fn retrieve(request: &Request<'_>, item: &'static Item, looked: Looked, kept: &Kept) -> Result<Reply, Fault> {
    let on = request.server.site.store.read(Lane::Row);
    let context = request.context(&on);
    let looked = match (looked, wanted(request.server, item, &request.key, kept)) {
        (Looked::NotYet, Some(wanted)) => single::look(context, wanted).await?,
        (looked, _) => looked,
    };
    let missing = || Fault::no_row(item.resource.record);
    let key = match looked {
        Looked::Found(found) => {
            return Ok(Reply::raw_json(200, render::found(context, item.detail, found).await?));
        }
        // A natural key has more to it.
        _ if item.key != item.resource.primary => {
            key::find(&on, request.server.site.store.dialect, item.resource, item.key, &request.key).await?
        }
        Looked::InVain => return Err(missing()),
        // The page finds the row, or doesn't.
        Looked::NotYet => key::in_path(item.resource.key(), &request.key).ok_or_else(missing)?,
    };
    let row = render::one(context, item.detail, key).await?;
    row.map(|body| Reply::raw_json(200, body)).ok_or_else(missing)
}

/// POST on a list.
///
/// # Errors
/// What is wrong with the body (400), conflicts (409).
pub async fn create(request: &Request<'_>, list: &'static List, body: &Body) -> Result<Reply, Fault> {
    let Some(input) = list.create else { return Err(methods::not_offered("POST")) };
    let transaction = Transaction::begin(&request.server.site).await?;
    let work = transaction.work(&request.server.site, &request.now, request.caller.as_ref());
    let many = list.bulk && matches!(body, Body::Json(serde_json::Value::Array(_)));
    let result = async {
        let on = transaction.on();
        if many {
            let rows = write::create_many(&work, input, body).await?;
            let mut out = vec![b'['];
            for (n, row) in rows.into_iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                out.extend(written(request, &on, list.created, row).await?);
            }
            out.push(b']');
            Ok(out)
        } else {
            let row = write::create(&work, input, body).await?;
            written(request, &on, list.created, row).await
        }
    }
    .await;
    let body = transaction.finish(result).await?;
    let mut reply = Reply::raw_json(201, body);
    if let (Some(field), false) = (list.location, many)
        && let Some(url) = json::text_of(&reply.body, field)
    {
        reply.headers.push(("Location", url));
    }
    Ok(reply)
}

/// The row as it now stands in the transaction.
async fn written(
    request: &Request<'_>,
    on: &Executor<'_>,
    representation: &'static Representation,
    row: Written,
) -> Result<Vec<u8>, Fault> {
    let context = Context { left_null: &row.left_null, ..request.context(on) };
    let row = render::one(context, representation, row.key).await?;
    row.ok_or_else(|| Fault::no_row(representation.resource.record))
}

/// PUT and PATCH of a row.
///
/// # Errors
/// 404, what is wrong with the body (400), conflicts (409).
pub async fn update(request: &Request<'_>, item: &'static Item, body: &Body, partial: bool) -> Result<Reply, Fault> {
    let Some(input) = item.input else { return Err(methods::not_offered("PUT")) };
    let transaction = Transaction::begin(&request.server.site).await?;
    let work = transaction.work(&request.server.site, &request.now, request.caller.as_ref());
    let result = async {
        let on = transaction.on();
        let key = key::find(&on, request.server.site.store.dialect, item.resource, item.key, &request.key).await?;
        let row = match partial {
            true => write::patch(&work, input, &key, body).await?,
            false => write::replace(&work, input, &key, body).await?,
        };
        written(request, &on, item.detail, row).await
    }
    .await;
    Ok(Reply::raw_json(200, transaction.finish(result).await?))
}

/// DELETE of a row.
///
/// # Errors
/// 404, refusals of what protects it (403, 409).
pub async fn delete(request: &Request<'_>, item: &'static Item) -> Result<Reply, Fault> {
    let transaction = Transaction::begin(&request.server.site).await?;
    let work = transaction.work(&request.server.site, &request.now, request.caller.as_ref());
    let result = async {
        let on = transaction.on();
        let key = key::find(&on, request.server.site.store.dialect, item.resource, item.key, &request.key).await?;
        write::delete(&work, item.resource, &key).await
    }
    .await;
    transaction.finish(result).await?;
    Ok(Reply::empty(204))
}

/// GET of a union: the page is chosen over all members at once, then each member shows its own rows.
///
/// # Errors
/// Bad parameters (400), no such owner (404).
pub async fn union(request: &Request<'_>, union: &'static Union) -> Result<Reply, Fault> {
    united(request, union).await.map_err(|fault| {
        // Its filters test what all members have.
        let Some(member) = union.members.first() else { return fault };
        blame(fault, member.representation.resource, union.filters, &request.query, &request.now)
    })
}

async fn united(request: &Request<'_>, union: &'static Union) -> Result<Reply, Fault> {
    let server = request.server;
    let on = server.site.store.read(lane(union.filters, request));
    let wanted = last(&request.query, union.parameter).filter(|name| !name.is_empty() && *name != "all");
    let members: Vec<&'static Member> =
        union.members.iter().filter(|member| wanted.is_none_or(|name| name == member.name)).collect();
    if members.is_empty() {
        let names: Vec<&str> = union.members.iter().map(|member| member.name).collect();
        let text = format!("{:?} is none of: all, {}.", wanted.unwrap_or_default(), names.join(", "));
        return Err(Fault::field(union.parameter, text));
    }
    let key = owner_key(request, &on, &union.owner).await?;
    let rest: Vec<(String, String)> =
        request.query.iter().filter(|(name, _)| name != union.parameter).cloned().collect();
    let allowed = Allowed { public: false, fields: None, cost: server.settings.max_lookup_cost };
    let mut parts = Vec::new();
    let mut ignored = Vec::new();
    for member in &members {
        let resource = member.representation.resource;
        let filtered = filter::conditions(request.environment(&on), resource, union.filters, &rest, allowed).await?;
        let mut selection = Selection::new(resource, server.site.store.dialect, request.now.zone);
        for condition in &filtered.conditions {
            selection.keep(condition).map_err(internal)?;
        }
        selection.keep_related(member.owner, key.clone()).map_err(internal)?;
        ignored = filtered.ignored;
        parts.push((member.name, selection));
    }
    let window = Page::read(server.site.api, &request.query);
    let selections: Vec<(&str, &Selection)> = parts.iter().map(|(name, selection)| (*name, selection)).collect();
    let chosen =
        store::fetch(&on, Selection::union_page(&selections, union.newest, window.limit, window.offset)).await?;
    let counted = store::fetch(&on, Selection::union_count(&selections)).await?;
    let count = counted.first().and_then(|row| RowView::new(row).integer(0)).unwrap_or_default();

    let mut order: Vec<(String, String)> = Vec::with_capacity(chosen.len());
    let mut by_member: HashMap<&str, Vec<Value>> = HashMap::new();
    for row in &chosen {
        let view = RowView::new(row);
        let name = view.text(0).unwrap_or_default();
        let Some(member) = members.iter().find(|member| member.name == name) else { continue };
        let key = view.value(1, member.representation.resource.key().kind);
        order.push((name, key::plain(&key)));
        by_member.entry(member.name).or_default().push(key);
    }
    let mut texts: HashMap<(String, String), Vec<u8>> = HashMap::new();
    for member in &members {
        let Some(keys) = by_member.remove(member.name) else { continue };
        let resource = member.representation.resource;
        let mut selection = Selection::new(resource, server.site.store.dialect, request.now.zone);
        selection.keep(&Condition::True).map_err(internal)?;
        let page = selection.keyed(keys);
        let rendered = render::page(request.context(&on), member.representation, page, "page.id").await?;
        for (key, text) in rendered.keys(member.representation).zip(rendered.rows()) {
            texts.insert((member.name.to_owned(), key::plain(&key)), text.to_vec());
        }
    }
    let rows: Vec<&[u8]> = order.iter().filter_map(|key| texts.get(key).map(Vec::as_slice)).collect();
    let (size, shown) = (rows.iter().map(|row| row.len() + 1).sum(), rows.len());
    let mut reply = request.envelope(&window, u64::try_from(count).unwrap_or_default(), rows.into_iter(), size);
    reply.rows = shown;
    notice(&mut reply, &ignored);
    Ok(reply)
}

/// Whether the caller may write on a route, and the row in its path exists: what OPTIONS tells of.
///
/// # Errors
/// The database's.
pub async fn may_write(request: &Request<'_>, route: &crate::tables::Route) -> Result<bool, Fault> {
    let writes = match &request.caller {
        Some(caller) => !caller.public,
        None => request.server.site.api.accounts.is_none(),
    };
    if !writes {
        return Ok(false);
    }
    match &route.serves {
        crate::tables::Serves::Item(item) => {
            let on = request.server.site.store.read(Lane::Row);
            match key::find(&on, request.server.site.store.dialect, item.resource, item.key, &request.key).await {
                Ok(_) => Ok(true),
                Err(Fault::Database(error)) => Err(Fault::Database(error)),
                Err(_) => Ok(false),
            }
        }
        _ => Ok(true),
    }
}
