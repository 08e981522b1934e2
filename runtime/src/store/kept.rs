//! Results that are kept with the state of the database in which they were true: exact counts without counting, keys of
//! rows by their names. A result is used again only if the database says that nothing can have changed since; otherwise
//! the statement is run, as if nothing were kept.
//!
//! # PostgreSQL: why an equal snapshot proves that nothing has changed
//!
//! The state is `txid_current_snapshot()`, `xmin:xmax:xip`: the snapshot by which the statement that returns it reads.
//! (`pg_current_snapshot()` is the same function under a name that PostgreSQL 12 lacks.) It is selected by the statement that
//! counts, so it is the snapshot of the count, and not one shortly before or after it.
//!
//! 1. On a primary, a snapshot sees a transaction as completed if its number is less than `xmax` and not in `xip`, which
//!    lists all transactions in progress (without the subtransactions, which are completed with theirs). Whether a
//!    completed transaction was committed never changes. So two equal snapshots see the same transactions as committed, hence
//!    the same rows, whoever else is at work: a transaction that commits in between leaves `xip`, or raises `xmax`.
//! 2. PostgreSQL omits transactions of `vacuum` and of logical decoding from `xip`; they change no row that anybody sees.
//!    What isn't bound to snapshots (`truncate`, rewritten tables, `copy freeze`) holds a lock that excludes readers until it
//!    commits, and has a transaction number: a statement takes its snapshot after its locks.
//! 3. A snapshot isn't told what the transaction itself has changed. So nothing is kept of statements in transactions, only of single
//!    statements that read.
//! 4. On a replica `xip` is always empty: its snapshot has the transactions in progress elsewhere. There a state counts only if `xmin` =
//!    `xmax`: then no transaction below `xmax` is in progress, and the text says all. On a primary that equality or a filled `xip` is always the
//!    case, so the rule is one for both, and holds while a replica becomes a primary.
//! 5. Numbers of transactions are those of one server. They are given again, to others, after a crash that lost commits which weren't
//!    waited for (`synchronous_commit = off`), and by another server that takes over. In both cases connections end. So a state
//!    includes how many connections the pool had made, read while the connection of its statement was already made: equal states were read on
//!    connections that lived all the time between them. Behind a proxy that gives a connection to several servers in turn, the
//!    time at which the server started tells them apart.
//!
//! # SQLite
//!
//! The state is that of one connection: `data_version` changes when any other connection, of whatever process, has
//! committed; `total_changes()` when this one changed a row, `schema_version` when it changed a table. All are read in the read transaction of the
//! statement that counts. Connections keep their results apart.

use super::{
    Dialect, Executor, Lane, Sql,
    connection::Query,
    pool::{Pool, PooledConnection},
};
use hashlink::LruCache;
use sea_orm::{DbErr, QueryResult, RuntimeErr, Value, Values, sqlx::Error as SqlxError};
use sha2::{Digest, Sha256};
use std::{
    fmt::{self, Write},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How many results a pool keeps: with the bounds below a few MB at most.
const MAX_RESULTS: usize = 4096;

/// The longest state that is kept, in bytes: it grows with the number of transactions in progress.
const MAX_STATE: usize = 512;

/// Results of more rows aren't kept.
const MAX_VALUES: usize = 10;

/// The database is asked for its state alone only about results that took longer than this.
const WORTH_ASKING: Duration = Duration::from_millis(1);

/// SQL for the state of the database: an expression of one text.
pub(crate) fn state(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => "concat(txid_current_snapshot(), ' ', pg_postmaster_start_time())",
        Dialect::Sqlite => {
            "((select data_version from pragma_data_version) || ' ' || (select schema_version from pragma_schema_version) \
             || ' ' || total_changes())"
        }
    }
}

/// A state of a database. While two are equal, nothing has changed between them: see the top of this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pool: u64,
    /// On PostgreSQL the connections made before, on SQLite the connection.
    connection: u64,
    text: Box<str>,
}

impl Snapshot {
    /// `None` if the text doesn't say all.
    fn new(pool: u64, connection: u64, dialect: Dialect, text: String) -> Option<Snapshot> {
        let sound = text.len() <= MAX_STATE && (dialect == Dialect::Sqlite || says_all(&text));
        sound.then(|| Snapshot { pool, connection, text: text.into() })
    }
}

/// Whether the text of a snapshot names all transactions that it doesn't see: point 4 above.
fn says_all(text: &str) -> bool {
    let mut parts = text.split(' ').next().unwrap_or_default().split(':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(xmin), Some(xmax), Some(xip)) => xmin == xmax || !xip.is_empty(),
        _ => false,
    }
}

/// Made before a statement on PostgreSQL is sent that selects [`state`] along with other things.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Witness<'a> {
    pool: &'a Pool,
    made: u64,
}

impl<'a> Witness<'a> {
    /// `None` where a state can't ride on another statement: in transactions, and on SQLite, where it is that of one connection.
    pub fn of(on: &Executor<'a>) -> Option<Witness<'a>> {
        match on {
            Executor::Pool(pool, _) if pool.dialect() == Dialect::Postgres => Some(Witness { pool, made: pool.made() }),
            Executor::Pool(..) | Executor::Transaction(_) => None,
            Executor::Seeing(within, _) => Witness::of(within),
        }
    }

    /// The state, when the statement has returned it; `None` if it doesn't say all, or if a connection was made meanwhile.
    pub fn saw(self, text: Option<String>) -> Option<Snapshot> {
        let made = self.pool.made();
        text.filter(|_| made == self.made)
            .and_then(|text| Snapshot::new(self.pool.number(), made, Dialect::Postgres, text))
    }
}

/// The results that a pool keeps. The least recently used ones are dropped.
pub(super) struct Results(Mutex<LruCache<Key, Kept>>);

/// What a result belongs to: the digest of a statement and its values (and of a connection to SQLite).
type Key = [u8; 32];

#[derive(Clone)]
struct Kept {
    snapshot: Snapshot,
    values: Arc<[Value]>,
    took: Duration,
}

impl Results {
    pub fn new() -> Results {
        Results(Mutex::new(LruCache::new(MAX_RESULTS)))
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<Key, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, key: &Key) -> Option<Kept> {
        self.lock().get(key).cloned()
    }

    fn keep(&self, key: Key, snapshot: Option<Snapshot>, values: &Arc<[Value]>, took: Duration) {
        let small = |value: &Value| !matches!(value, Value::String(Some(text)) if text.len() > MAX_STATE);
        if let Some(snapshot) = snapshot
            && values.len() <= MAX_VALUES
            && values.iter().all(small)
        {
            self.lock().insert(key, Kept { snapshot, values: Arc::clone(values), took });
        }
    }
}

impl fmt::Debug for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Results({})", self.lock().len())
    }
}

/// The digest of a statement with its values.
fn key(text: &str, params: &[Value], connection: u64) -> Key {
    struct Into(Sha256);
    impl Write for Into {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let mut into = Into(Sha256::new());
    // Texts are quoted, so that no two lists of values are written alike. Writing to a digest doesn't fail.
    let _ = write!(into, "{connection} {text:?} {params:?}");
    into.0.finalize().into()
}

/// The number that a statement selects, which reads nothing but the database: no clock, no chance. It is kept. `at`: a
/// state of the primary database in which it is asked for, if it is known.
///
/// # Errors
/// Database errors.
pub async fn count(on: &Executor<'_>, sql: Sql, at: Option<&Snapshot>) -> Result<u64, DbErr> {
    let read = |row: &QueryResult, column| row.try_get_by_index::<i64>(column).unwrap_or_default().into();
    let values = values(on, sql, at, &read).await?;
    Ok(match values.first() {
        Some(Value::BigInt(Some(count))) => u64::try_from(*count).unwrap_or_default(),
        _ => 0,
    })
}

/// The values that `read` finds in a column of each row of such a statement; without an order.
///
/// # Errors
/// Database errors.
pub(crate) async fn values(
    on: &Executor<'_>,
    sql: Sql,
    at: Option<&Snapshot>,
    read: &(dyn Fn(&QueryResult, usize) -> Value + Sync),
) -> Result<Arc<[Value]>, DbErr> {
    if on.in_transaction() {
        return Ok(super::fetch(on, sql).await?.iter().map(|row| read(row, 0)).collect());
    }
    let text = format!("select {} as state, kept.* from ({}) kept", state(sql.dialect), sql.text);
    kept(on, text.into(), sql.params, at, read).await
}

async fn kept(
    on: &Executor<'_>,
    text: Arc<str>,
    params: Vec<Value>,
    at: Option<&Snapshot>,
    read: &(dyn Fn(&QueryResult, usize) -> Value + Sync),
) -> Result<Arc<[Value]>, DbErr> {
    match on {
        Executor::Seeing(within, view) => {
            let (text, params) = view.applied(&text, &params).unwrap_or((text, params));
            Box::pin(kept(within, text, params, at, read)).await
        }
        Executor::Pool(pool, lane) if pool.dialect() == Dialect::Sqlite => {
            on_sqlite(pool, *lane, &text, params, read).await
        }
        Executor::Pool(pool, lane) => on_postgres(pool, *lane, &text, params, at, read).await,
        Executor::Transaction(_) => {
            Ok(super::fetch_kept(on, &text, params).await?.iter().map(|row| read(row, 1)).collect())
        }
    }
}

async fn on_postgres(
    pool: &Pool,
    lane: Lane,
    text: &Arc<str>,
    params: Vec<Value>,
    at: Option<&Snapshot>,
    read: &(dyn Fn(&QueryResult, usize) -> Value + Sync),
) -> Result<Arc<[Value]>, DbErr> {
    let (on, key) = (Executor::Pool(pool, lane), key(text, &params, 0));
    let witness = Witness { pool, made: pool.made() };
    if let Some(kept) = pool.results().get(&key) {
        let asked = match at.filter(|at| at.pool == pool.number()) {
            Some(_) => None,
            // On a replica, and where nobody logs in, no other statement has said it.
            None if kept.took >= WORTH_ASKING => {
                let mut sql = Sql::new(Dialect::Postgres);
                sql.push("select ").push(state(Dialect::Postgres));
                witness.saw(text_of(super::fetch(&on, sql).await?.first()))
            }
            None => None,
        };
        if asked.as_ref().or(at).is_some_and(|now| *now == kept.snapshot) {
            return Ok(kept.values);
        }
    }
    let witness = Witness { pool, made: pool.made() };
    let began = Instant::now();
    let rows = super::fetch_kept(&on, text, params).await?;
    let (snapshot, values) = (witness.saw(text_of(rows.first())), rows.iter().map(|row| read(row, 1)).collect());
    pool.results().keep(key, snapshot, &values, began.elapsed());
    Ok(values)
}

async fn on_sqlite(
    pool: &Pool,
    lane: Lane,
    text: &Arc<str>,
    params: Vec<Value>,
    read: &(dyn Fn(&QueryResult, usize) -> Value + Sync),
) -> Result<Arc<[Value]>, DbErr> {
    let mut lease = pool.lease(lane, text).await?;
    let connection = lease.number();
    let snapshot = |text: Option<String>| Snapshot::new(pool.number(), connection, Dialect::Sqlite, text?);
    let key = key(text, &params, connection);
    if let Some(kept) = pool.results().get(&key).filter(|kept| kept.took >= WORTH_ASKING) {
        let now = rows(&mut lease, &format!("select {}", state(Dialect::Sqlite)).into(), Vec::new(), false).await?;
        if snapshot(text_of(now.first())).is_some_and(|now| now == kept.snapshot) {
            return Ok(kept.values);
        }
    }
    let began = Instant::now();
    let rows = rows(&mut lease, text, params, true).await?;
    let values = rows.iter().map(|row| read(row, 1)).collect();
    pool.results().keep(key, snapshot(text_of(rows.first())), &values, began.elapsed());
    Ok(values)
}

/// Runs a statement on a connection; `counted`: as one of a request.
async fn rows(
    lease: &mut PooledConnection,
    text: &Arc<str>,
    params: Vec<Value>,
    counted: bool,
) -> Result<Vec<QueryResult>, DbErr> {
    let query = Query::Rows(text, Values(params));
    let answer = if counted { lease.ask(query).await } else { lease.run(query).await };
    answer.map(|answer| answer.rows()).map_err(|error: SqlxError| DbErr::Query(RuntimeErr::SqlxError(error.into())))
}

fn text_of(row: Option<&QueryResult>) -> Option<String> {
    row.and_then(|row| row.try_get_by_index(0).ok())
}

#[cfg(test)]
mod tests;
