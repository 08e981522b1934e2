//! SQLite and PostgreSQL behind one small interface: statements as text with parameters, rows as
//! they come over the wire. Everything that needs the database goes through here.

mod catalog;
mod connections;
mod differ;
pub mod functions;
pub mod migrate;
mod open;
mod plan;
mod purpose;
mod replicas;
pub mod sql;
#[cfg(test)]
mod tests;
mod trouble;

pub use connections::Connections;
pub use open::{OpenError, OpenOptions, Store};
pub use sql::{Dialect, Sql};
pub use trouble::{Trouble, trouble};

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, QueryResult, Value, Values};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Something that statements can be run on.
#[derive(Debug)]
pub enum Executor<'a> {
    /// Connections to PostgreSQL for single statements.
    Connections(&'a Connections),
    /// sea-orm's pool: SQLite's.
    Pool(&'a DatabaseConnection),
    /// A request's transaction.
    Transaction(&'a DatabaseTransaction),
}

impl<'a> From<&'a DatabaseConnection> for Executor<'a> {
    fn from(pool: &'a DatabaseConnection) -> Executor<'a> {
        Executor::Pool(pool)
    }
}

impl<'a> From<&'a DatabaseTransaction> for Executor<'a> {
    fn from(transaction: &'a DatabaseTransaction) -> Executor<'a> {
        Executor::Transaction(transaction)
    }
}

impl Executor<'_> {
    /// Runs statements without parameters, with semicolons between.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn script(&self, text: &str) -> Result<(), DbErr> {
        match self {
            Executor::Connections(connections) => connections.script(text).await,
            Executor::Pool(pool) => pool.execute_unprepared(text).await.map(|_| ()),
            Executor::Transaction(transaction) => transaction.execute_unprepared(text).await.map(|_| ()),
        }
    }
}

/// Runs a query and returns all of its rows. When PostgreSQL closed the connection (it was restarted, say) and no
/// transaction is open, the query is run once more on another connection.
///
/// # Errors
/// Whatever the database says.
pub async fn fetch(on: &Executor<'_>, sql: Sql) -> Result<Vec<QueryResult>, DbErr> {
    fetch_kept(on, sql.dialect, &sql.text.into(), sql.params).await
}

/// [`fetch`] for a text that the caller keeps.
///
/// # Errors
/// Whatever the database says.
pub(crate) async fn fetch_kept(
    on: &Executor<'_>,
    dialect: Dialect,
    text: &Arc<str>,
    params: Vec<Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    let statement = |params| Sql { dialect, text: text.to_string(), params }.into_statement();
    match on {
        Executor::Connections(connections) => {
            let rows = match connections.fetch(text, Values(params.clone())).await {
                Err(error) if lost(&error) => connections.fetch(text, Values(params)).await?,
                result => result?,
            };
            Ok(rows.into_iter().map(QueryResult::from).collect())
        }
        Executor::Pool(pool) => pool.query_all_raw(statement(params)).await,
        Executor::Transaction(transaction) => transaction.query_all_raw(statement(params)).await,
    }
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// Whatever the database says.
pub async fn execute(on: &Executor<'_>, sql: Sql) -> Result<u64, DbErr> {
    let result = match on {
        Executor::Connections(connections) => connections.execute(sql.text.into(), Values(sql.params)).await,
        Executor::Pool(pool) => pool.execute_raw(sql.into_statement()).await.map(|done| done.rows_affected()),
        Executor::Transaction(transaction) => {
            transaction.execute_raw(sql.into_statement()).await.map(|done| done.rows_affected())
        }
    };
    // Not run again: nobody knows whether it was done. But other connections will be tested.
    result.inspect_err(|error| {
        lost(error);
    })
}

/// When a closed connection was last met, in milliseconds since `start`; 0 = never.
static LOST: AtomicU64 = AtomicU64::new(0);

fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(|| Instant::now().checked_sub(Duration::from_secs(1)).unwrap_or_else(Instant::now))
}

/// Whether a statement failed because the database closed the connection; if so, connections that
/// idle since before now are tested before they are used again.
fn lost(error: &DbErr) -> bool {
    let lost = trouble::is_lost(error);
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
