//! Who asks, and the row that is asked for: two statements of two rooms, which know nothing of each other, as one.

use crate::{
    account::bearer::{self, Bearer},
    error::RequestError,
    error_class::ErrorClass,
    http::{
        checks::authenticate,
        retry::{RETRY_TIMEOUT, after_lock},
        server::Server,
    },
    query::{
        render::Context,
        single::{self, Prefetch, PrefetchResult},
    },
    request_time::RequestTime,
    store::{Sql, Witness},
};
use poem::http::HeaderMap;
use sea_orm::{QueryResult, Value};
use std::time::Instant;

/// The user whose token the request carries, and a row that the request will ask for if its caller may see it: both are
/// fetched by one statement on the primary database, which looks for the row only if there is such a token.
///
/// Where rules hide rows, the statement depends on what the caller may do, which the token alone doesn't tell. It is written
/// for the caller as a request before found them. The row counts only if the statement finds the same caller.
///
/// # Errors
/// As [`authenticate::bearer`].
pub(super) async fn asks(
    server: &Server,
    headers: &HeaderMap,
    now: &RequestTime,
    row: Option<Prefetch<'_>>,
) -> Result<(Option<Bearer>, PrefetchResult), RequestError> {
    let (Some(accounts), Some(row)) = (server.site.api.accounts, row) else {
        return Ok((authenticate::bearer(server, headers, now).await?, PrefetchResult::NotTried));
    };
    let Some(key) = authenticate::key(headers)? else { return Ok((None, PrefetchResult::NotTried)) };
    let hides = server.site.hides();
    let known = if hides { server.callers.get(&key) } else { None };
    let view = server.site.view(known.as_ref(), now);
    let (Ok(view), true) = (view, known.is_some() || !hides) else {
        let bearer = authenticate::bearer(server, headers, now).await?;
        if let Some(bearer) = &bearer {
            server.callers.put(&key, &bearer.caller);
        }
        return Ok((bearer, PrefetchResult::NotTried));
    };
    let (site, reading) = (&server.site, authenticate::reading(server, accounts));
    let on = site.store.primary();
    let hooks = &site.reading;
    let context =
        Context { on: &on, dialect: site.store.dialect, hooks, now, base: "", caller: known.as_ref(), left_null: &[] };
    let witness = Witness::of(&on);
    let read = |row: &QueryResult, at| bearer::read(reading, row, at, now, witness);
    let (token, item) = (Value::from(key.as_str()), row.item);
    let other = |sql: &mut Sql| bearer::statement(reading, &key, sql);
    match single::look_beside(context, row, token, &view, other, read).await {
        // Errors of the row are reported only to callers who may see it.
        Err(RequestError::Database(error)) if ErrorClass::of(&error) == ErrorClass::Failed => {
            let bearer = Box::pin(bearer::caller(&on, site.store.dialect, reading, &key, now)).await?;
            Ok((Some(bearer), PrefetchResult::NotTried))
        }
        result => match result? {
            Some((Some(bearer), looked)) if hides => {
                if known.as_ref() == Some(&bearer.caller) {
                    return Ok((Some(bearer), looked));
                }
                server.callers.put(&key, &bearer.caller);
                Ok((Some(bearer), PrefetchResult::NotTried))
            }
            Some((Some(bearer), looked)) => {
                let context = Context { caller: Some(&bearer.caller), ..context };
                let looked = if single::depends_on_caller(context, item)? { PrefetchResult::NotTried } else { looked };
                Ok((Some(bearer), looked))
            }
            _ => Err(bearer::invalid()),
        },
    }
}

/// Reads the caller again after the statement hit a lock of another program.
pub(super) async fn asks_after_lock(
    server: &Server,
    headers: &HeaderMap,
    now: &RequestTime,
) -> Result<Option<Bearer>, RequestError> {
    let (until, mut blocked) = (Instant::now() + RETRY_TIMEOUT, None);
    loop {
        let again = after_lock(server, &mut blocked, until).await;
        match authenticate::bearer(server, headers, now).await {
            Err(RequestError::Database(error)) if again && ErrorClass::of(&error) == ErrorClass::Locked => {}
            result => return result,
        }
    }
}
