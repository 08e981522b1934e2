//! SQLite and PostgreSQL behind one small interface: statements as text with parameters, rows as
//! they come over the wire. Everything that needs the database goes through here.

mod connection;
pub mod functions;
mod kept;
mod lanes;
mod last_write;
mod locks;
pub mod migrate;
mod open;
mod pool;
mod replicas;
pub mod sql;
#[cfg(test)]
mod tests;
mod transaction;
pub mod view;

pub use kept::{Snapshot, count};
pub(crate) use kept::{Witness, state, values};
pub(crate) use lanes::LaneState;
pub use lanes::{Client, Lane};
pub use last_write::TransactionNumber;
pub(crate) use last_write::push_last_write;
pub(crate) use locks::LOCK_WAIT;
pub use locks::LockWait;
pub use open::{OpenError, OpenOptions, Store};
pub(crate) use open::{check_url, sqlite_file};
pub(crate) use pool::Pool;
pub use sql::{Dialect, Sql};
pub(crate) use transaction::Transaction;
pub use view::View;

use crate::error_class;
use connection::{Answer, Query};
use futures_util::future::BoxFuture;
use sea_orm::{DbErr, QueryResult, Value, Values};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Something that statements can be run on.
#[derive(Debug, Clone, Copy)]
pub enum Executor<'a> {
    /// A connection for each statement, in a lane.
    Pool(&'a Pool, Lane),
    /// A transaction.
    Transaction(&'a Transaction),
    /// Another, whose reads see tables in part.
    Seeing(&'a Executor<'a>, &'a View),
}

impl<'a> From<&'a Transaction> for Executor<'a> {
    fn from(transaction: &'a Transaction) -> Executor<'a> {
        Executor::Transaction(transaction)
    }
}

impl<'a> Executor<'a> {
    /// The same, for a caller who sees tables in part.
    pub fn seeing(&'a self, view: &'a View) -> Executor<'a> {
        if view.is_whole() { *self } else { Executor::Seeing(self, view) }
    }
}

impl Executor<'_> {
    fn in_transaction(&self) -> bool {
        match self {
            Executor::Pool(..) => false,
            Executor::Transaction(_) => true,
            Executor::Seeing(on, _) => on.in_transaction(),
        }
    }

    /// Whether statements see all rows of a table as other programs have committed them: none is hidden from the caller, and
    /// none was changed by a transaction that has not ended.
    pub(crate) fn sees_all_of(&self, table: &str) -> bool {
        match self {
            Executor::Pool(..) => true,
            Executor::Transaction(_) => false,
            Executor::Seeing(on, view) => on.sees_all_of(table) && view.tables().iter().all(|seen| seen.name != table),
        }
    }

    /// Runs statements without parameters, with semicolons between.
    ///
    /// # Errors
    /// Database errors.
    pub async fn script(&self, text: &str) -> Result<(), DbErr> {
        self.ask(Query::Script(text)).await.map(|_| ())
    }

    /// Runs a statement that may fail without spoiling the transaction around it; the number of rows it changed, or why
    /// it failed.
    ///
    /// # Errors
    /// The transaction is lost.
    pub async fn attempt(&self, sql: Sql) -> Result<Result<u64, DbErr>, DbErr> {
        match self {
            Executor::Pool(..) => Ok(execute(self, sql).await),
            Executor::Transaction(transaction) => Box::pin(transaction.attempt(sql)).await,
            Executor::Seeing(on, _) => Box::pin(on.attempt(sql)).await,
        }
    }

    /// Boxed to keep its large future out of the callers' futures.
    fn ask<'a>(&'a self, ask: Query<'a>) -> BoxFuture<'a, Result<Answer, DbErr>> {
        match self {
            Executor::Pool(pool, lane) => Box::pin(pool.ask(*lane, ask)),
            Executor::Transaction(transaction) => Box::pin(transaction.ask(ask)),
            Executor::Seeing(on, _) => on.ask(ask),
        }
    }
}

/// A statement that fails within this time because the database had closed the connection is retried once. One that
/// fails later was ended while it ran.
const RETRY_WINDOW: Duration = Duration::from_secs(1);

/// Runs a query and returns all of its rows. When PostgreSQL had closed the connection (it was restarted, say) and no
/// transaction is open, the query is run once more on another connection.
///
/// # Errors
/// Database errors.
pub async fn fetch(on: &Executor<'_>, sql: Sql) -> Result<Vec<QueryResult>, DbErr> {
    fetch_kept(on, &sql.text.into(), sql.params).await
}

/// [`fetch`] for a text that the caller keeps.
///
/// # Errors
/// Database errors.
pub(crate) async fn fetch_kept(
    on: &Executor<'_>,
    text: &Arc<str>,
    params: Vec<Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    if let Executor::Seeing(within, view) = on {
        return match view.applied(text, &params) {
            Some((text, params)) => Box::pin(fetch_kept(within, &text, params)).await,
            None => Box::pin(fetch_kept(within, text, params)).await,
        };
    }
    let again = match on {
        Executor::Pool(pool, _) if pool.dialect() == Dialect::Postgres => Some(params.clone()),
        _ => None,
    };
    let began = Instant::now();
    let answer = match (on.ask(Query::Rows(text, Values(params))).await, again) {
        (Err(error), Some(params)) if lost(&error) && began.elapsed() < RETRY_WINDOW => {
            on.ask(Query::Rows(text, Values(params))).await?
        }
        (result, _) => result?,
    };
    Ok(answer.rows())
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// Database errors.
pub async fn execute(on: &Executor<'_>, sql: Sql) -> Result<u64, DbErr> {
    let answer = on.ask(Query::Change(&sql.text.into(), Values(sql.params))).await;
    // Not retried, because it may have been executed. Other connections will be tested before use.
    let answer = answer.inspect_err(|error| {
        lost(error);
    })?;
    match answer {
        Answer::Done(result) => Ok(result.rows_affected()),
        Answer::Rows(_) => Ok(0),
    }
}

/// Time at which a closed connection was last detected, in milliseconds since `start`; 0 = never.
static LOST: AtomicU64 = AtomicU64::new(0);

fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(|| Instant::now().checked_sub(Duration::from_secs(1)).unwrap_or_else(Instant::now))
}

/// Whether a statement failed because the database closed the connection; if so, connections that
/// idle since before now are tested before they are used again.
fn lost(error: &DbErr) -> bool {
    let lost = error_class::is_lost(error);
    if lost {
        LOST.store(start().elapsed().as_millis() as u64, Ordering::Relaxed);
    }
    lost
}

/// Whether a closed connection was met within the last `span`.
fn lost_within(span: Duration) -> bool {
    let at = LOST.load(Ordering::Relaxed);
    at != 0 && start().elapsed().as_millis() as u64 <= at + span.as_millis() as u64
}
