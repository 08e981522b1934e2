//! The transaction in which a user has written last. Where there are replicas, a user's reads go to one that has it, or to
//! the primary, so that clients find what they wrote, through whichever server they ask.
//!
//! A transaction that writes notes its number for its user in a table of the server's own, which is read with the user's
//! token. A replica has a transaction if the number is below the `xmin` of its snapshot: it has replayed the end of every
//! transaction below that. The table isn't logged: only the primary needs it, and after a crash replicas have all that
//! was committed, or are no replicas any more.

use super::{Executor, Sql, Transaction};
use sea_orm::{DbErr, Value};

/// Rows of a user: so many transactions of one user may end at the same time without waiting for each other.
const SLOTS: &str = "16";

const TABLE: &str = "create unlogged table if not exists specimen_last_write (user_key text not null, slot integer not null, \
                     transaction bigint not null, primary key (user_key, slot))";

/// The number of a transaction, as `txid_current()` has it.
pub type TransactionNumber = i64;

/// Makes the table, if it isn't there.
///
/// # Errors
/// The database's: the role may not make tables.
pub(super) async fn prepare(primary: &Executor<'_>) -> Result<(), DbErr> {
    let mut sql = Sql::new(super::Dialect::Postgres);
    sql.push(TABLE);
    super::execute(primary, sql).await.map(|_| ())
}

/// Notes that a user writes in a transaction.
///
/// # Errors
/// The database's.
pub(super) async fn note(transaction: &Transaction, user: &Value) -> Result<(), DbErr> {
    let mut sql = Sql::new(super::Dialect::Postgres);
    sql.push("insert into specimen_last_write values (cast(").bind(user.clone()).push(" as text), pg_backend_pid() % ");
    sql.push(SLOTS)
        .push(", txid_current()) on conflict (user_key, slot) do update set transaction = excluded.transaction");
    super::execute(&Executor::from(transaction), sql).await.map(|_| ())
}

/// Writes an expression for the transaction in which a user has written last: a number, or null.
pub(crate) fn push_last_write(sql: &mut Sql, user: &str) {
    sql.push("(select max(w.transaction) from specimen_last_write w where w.user_key = cast(")
        .push(user)
        .push(" as text))");
}

/// Asks a replica up to which transaction it has all.
///
/// # Errors
/// The database's.
pub(super) async fn replayed(replica: &Executor<'_>) -> Result<TransactionNumber, DbErr> {
    let mut sql = Sql::new(super::Dialect::Postgres);
    sql.push("select txid_snapshot_xmin(txid_current_snapshot())");
    let rows = super::fetch(replica, sql).await?;
    rows.first().map_or(Ok(0), |row| row.try_get_by_index(0))
}
