//! SQL functions that SQLite lacks.

use futures_util::future::BoxFuture;
use sea_orm::sqlx::{self, sqlite::SqliteConnection};

/// Registers them on a connection.
pub fn register(_connection: &mut SqliteConnection) -> BoxFuture<'_, Result<(), sqlx::Error>> {
    Box::pin(async { Ok(()) })
}
