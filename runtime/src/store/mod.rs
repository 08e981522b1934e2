//! SQLite and PostgreSQL behind one small interface: statements as text with parameters, rows as
//! they come over the wire. Everything that needs the database goes through here.

pub mod functions;
pub mod migrate;
mod open;
pub mod sql;

pub use open::{OpenError, Store};
pub use sql::{Dialect, Sql};

use sea_orm::{ConnectionTrait, DatabaseExecutor, DbErr, QueryResult};

/// Something that statements can be run on: the pool, or a request's transaction.
pub type Executor<'a> = DatabaseExecutor<'a>;

/// Runs a query and returns all of its rows.
///
/// # Errors
/// Whatever the database says.
pub async fn fetch(on: &Executor<'_>, sql: Sql) -> Result<Vec<QueryResult>, DbErr> {
    on.query_all_raw(sql.into_statement()).await
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// Whatever the database says.
pub async fn execute(on: &Executor<'_>, sql: Sql) -> Result<u64, DbErr> {
    Ok(on.execute_raw(sql.into_statement()).await?.rows_affected())
}
