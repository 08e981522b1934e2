//! SQLite and PostgreSQL behind one small interface: statements as text with parameters, rows as
//! they come over the wire. Everything that needs the database goes through here.

mod catalog;
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

pub use open::{OpenError, OpenOptions, Store};
pub use sql::{Dialect, Sql};
pub use trouble::{Trouble, trouble};

use sea_orm::{ConnectionTrait, DatabaseExecutor, DbErr, QueryResult};
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Something that statements can be run on: the pool, or a request's transaction.
pub type Executor<'a> = DatabaseExecutor<'a>;

/// Runs a query and returns all of its rows. When the database closed the connection (it was
/// restarted, say) and no transaction is open, the query is run once more on another connection.
///
/// # Errors
/// Whatever the database says.
pub async fn fetch(on: &Executor<'_>, sql: Sql) -> Result<Vec<QueryResult>, DbErr> {
    let statement = sql.into_statement();
    if let Executor::Connection(_) = on {
        match on.query_all_raw(statement.clone()).await {
            Err(error) if lost(&error) => {}
            result => return result,
        }
    }
    on.query_all_raw(statement).await
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// Whatever the database says.
pub async fn execute(on: &Executor<'_>, sql: Sql) -> Result<u64, DbErr> {
    match on.execute_raw(sql.into_statement()).await {
        Ok(result) => Ok(result.rows_affected()),
        // Not run again: nobody knows whether it was done. But other connections will be tested.
        Err(error) => {
            lost(&error);
            Err(error)
        }
    }
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
