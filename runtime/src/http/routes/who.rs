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
    store::Witness,
};
use poem::http::HeaderMap;
use sea_orm::{QueryResult, Value};
use std::time::Instant;

/// The user whose token the request carries, and a row that the request will ask for if its caller may see it: both are
/// fetched by one statement on the primary database, which looks for the row only if there is such a token.
///
/// # Errors
/// As [`authenticate::bearer`].
pub(super) async fn asks(
    server: &Server,
    headers: &HeaderMap,
    now: &RequestTime,
    row: Option<Prefetch<'_>>,
) -> Result<(Option<Bearer>, PrefetchResult), RequestError> {
    // What the caller sees of the row depends on the caller.
    let row = row.filter(|_| !server.site.hides());
    let (Some(accounts), Some(row)) = (server.site.api.accounts, row) else {
        return Ok((authenticate::bearer(server, headers, now).await?, PrefetchResult::NotTried));
    };
    let Some(key) = authenticate::key(headers)? else { return Ok((None, PrefetchResult::NotTried)) };
    let (site, roles, lifetime) = (&server.site, server.site.roles(), server.settings.token_lifetime);
    let on = site.store.primary();
    let hooks = &site.reading;
    let context = Context {
        on: &on,
        dialect: site.store.dialect,
        hooks,
        now,
        base: "",
        caller: None,
        left_null: &[],
        fields: None,
    };
    let witness = Witness::of(&on);
    let read = |row: &QueryResult, at| bearer::read(accounts, roles, row, at, lifetime, now, witness);
    let (token, item) = (Value::from(key.as_str()), row.item);
    match single::look_beside(context, row, token, |sql| bearer::statement(accounts, roles, &key, sql), read).await {
        // Errors of the row are reported only to callers who may see it.
        Err(RequestError::Database(error)) if ErrorClass::of(&error) == ErrorClass::Failed => {
            let bearer =
                Box::pin(bearer::caller(&on, site.store.dialect, accounts, roles, &key, lifetime, now)).await?;
            Ok((Some(bearer), PrefetchResult::NotTried))
        }
        result => match result? {
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
