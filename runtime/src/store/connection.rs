//! One connection to either database: runs statements, enforces their time limits, and ends statements whose caller has
//! gone. `pool` lends connections; `transaction` holds one from begin to end.

use super::{Sql, functions};
use crate::error_class;
use futures_util::future::BoxFuture;
use sea_orm::{
    ExecResult, QueryResult, Values,
    sqlx::{
        self, AssertSqlSafe, ConnectOptions as _, Connection as _, Error as SqlxError, Executor as _,
        postgres::{PgConnectOptions, PgConnection},
        sqlite::{SqliteConnectOptions, SqliteConnection},
    },
};
use sea_query_sqlx::SqlxValues;
use std::{
    fmt::Write,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Number of SQLite VM instructions between two checks of the time.
const PROGRESS_INSTRUCTIONS: i32 = 2000;

/// Maximum wait for a connection to become idle.
const IDLE_TIMEOUT: Duration = Duration::from_secs(5);

/// Additional time after the database's own limit, after which an unresponsive database is given up.
const GRACE_PERIOD: Duration = Duration::from_secs(5);

/// Limits of statements; of time, `None` = no limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub statement: Option<Duration>,
    /// How long one may wait for a lock, on PostgreSQL.
    pub lock: Option<Duration>,
    /// Whether several processes may run one, on PostgreSQL.
    pub parallel: bool,
}

/// What is asked of a connection.
#[derive(Debug)]
pub(super) enum Query<'a> {
    /// A statement and its parameters, for rows.
    Rows(&'a Arc<str>, Values),
    /// A statement and its parameters, for what it changes.
    Change(&'a Arc<str>, Values),
    /// Statements without parameters, with semicolons between.
    Script(&'a str),
}

impl<'a> Query<'a> {
    pub fn text(&self) -> &'a str {
        match *self {
            Query::Rows(text, _) | Query::Change(text, _) => text,
            Query::Script(text) => text,
        }
    }
}

/// What comes back.
pub(super) enum Answer {
    Rows(Vec<QueryResult>),
    Done(ExecResult),
}

impl Answer {
    pub fn rows(self) -> Vec<QueryResult> {
        match self {
            Answer::Rows(rows) => rows,
            Answer::Done(_) => Vec::new(),
        }
    }
}

/// An open connection.
#[derive(Debug)]
pub(super) enum Connection {
    /// `number`: which of its pool it is.
    Sqlite { connection: SqliteConnection, watch: Arc<Deadline>, number: u64 },
    /// `name` is the unique `application_name` of the connection.
    Postgres { connection: PgConnection, name: String },
}

/// When the statement that runs on a connection to SQLite is to end.
#[derive(Debug, Default)]
pub(super) struct Deadline {
    /// In milliseconds since the program started; 0 = never.
    until: AtomicU64,
    stop: AtomicBool,
}

impl Deadline {
    fn limit(&self, limit: Option<Duration>) {
        let until = limit.map_or(0, |limit| (start().elapsed() + limit).as_millis() as u64);
        self.until.store(until, Ordering::Relaxed);
    }

    fn may_go_on(&self) -> bool {
        let until = self.until.load(Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed) && (until == 0 || (start().elapsed().as_millis() as u64) < until)
    }
}

fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

/// Runs what is asked on sqlx's connection to either database: its traits have no common bound that is shorter.
macro_rules! run {
    ($connection:expr, $ask:expr) => {
        match $ask {
            Query::Rows(text, values) => {
                let query = sqlx::query_with(AssertSqlSafe(Arc::clone(text)), SqlxValues(values));
                let rows = query.fetch_all($connection).await?;
                Ok(Answer::Rows(rows.into_iter().map(QueryResult::from).collect()))
            }
            Query::Change(text, values) => {
                let query = sqlx::query_with(AssertSqlSafe(Arc::clone(text)), SqlxValues(values));
                Ok(Answer::Done(query.execute($connection).await?.into()))
            }
            Query::Script(text) => Ok(Answer::Done($connection.execute(AssertSqlSafe(text)).await?.into())),
        }
    };
}

impl Connection {
    /// Opens a connection to SQLite and adds the functions that it lacks.
    pub async fn sqlite(options: &SqliteConnectOptions) -> Result<Connection, SqlxError> {
        let mut connection = options.connect().await?;
        functions::register(&mut connection).await?;
        let watch = Arc::new(Deadline::default());
        let watched = Arc::clone(&watch);
        connection.lock_handle().await?.set_progress_handler(PROGRESS_INSTRUCTIONS, move || watched.may_go_on());
        Ok(Connection::Sqlite { connection, watch, number: 0 })
    }

    /// The same; on SQLite known by a number within its pool.
    pub fn numbered(mut self, n: u64) -> Connection {
        if let Connection::Sqlite { number, .. } = &mut self {
            *number = n;
        }
        self
    }

    /// Its number on SQLite; 0 on PostgreSQL.
    pub fn number(&self) -> u64 {
        match self {
            Connection::Sqlite { number, .. } => *number,
            Connection::Postgres { .. } => 0,
        }
    }

    /// Opens a connection to PostgreSQL.
    pub async fn postgres(options: &PgConnectOptions, limits: Limits) -> Result<Connection, SqlxError> {
        let base = options.get_application_name().unwrap_or_default();
        let name = format!("{base} {:08x}", uuid::Uuid::new_v4().as_fields().0);
        let mut connection = options.clone().application_name(&name).connect().await?;
        connection.execute(AssertSqlSafe(set_up(limits))).await?;
        Ok(Connection::Postgres { connection, name })
    }

    /// Runs a statement. It ends in an error when it takes longer than `limit`. Boxed to keep sqlx's large futures out
    /// of the callers' futures.
    pub fn ask<'a>(&'a mut self, ask: Query<'a>, limit: Option<Duration>) -> BoxFuture<'a, Result<Answer, SqlxError>> {
        Box::pin(async move {
            match self {
                Connection::Sqlite { connection, watch, .. } => {
                    watch.limit(limit);
                    run!(connection, ask)
                }
                Connection::Postgres { connection, .. } => {
                    let answer = async { run!(connection, ask) };
                    // The database normally ends the statement itself; this handles an unresponsive database.
                    match limit {
                        Some(limit) => tokio::time::timeout(limit + GRACE_PERIOD, answer)
                            .await
                            .unwrap_or_else(|_| Err(SqlxError::Io(std::io::ErrorKind::TimedOut.into()))),
                        None => answer.await,
                    }
                }
            }
        })
    }

    /// Whether a transaction is open on it, as SQLite itself says. PostgreSQL tells no one: `None`.
    pub async fn in_transaction(&mut self) -> Result<Option<bool>, SqlxError> {
        match self {
            Connection::Sqlite { connection, .. } => {
                functions::with_handle(connection, |handle| Ok(Some(!handle.is_autocommit()))).await
            }
            Connection::Postgres { .. } => Ok(None),
        }
    }

    /// Waits until the connection is idle after its statement was abandoned. Returns whether it may be reused. On
    /// PostgreSQL another connection has cancelled the statement; on SQLite this function does.
    pub async fn rest(&mut self) -> bool {
        match self {
            Connection::Sqlite { connection, watch, .. } => {
                watch.stop.store(true, Ordering::Relaxed);
                // SQLite's thread finishes what it has begun first.
                let rested = connection.ping().await.is_ok();
                watch.stop.store(false, Ordering::Relaxed);
                rested
            }
            Connection::Postgres { connection, .. } => {
                matches!(tokio::time::timeout(IDLE_TIMEOUT, connection.ping()).await, Ok(Ok(())))
            }
        }
    }

    /// What PostgreSQL knows the connection by.
    pub fn name(&self) -> Option<&str> {
        match self {
            Connection::Sqlite { .. } => None,
            Connection::Postgres { name, .. } => Some(name),
        }
    }

    pub async fn ping(&mut self) -> Result<(), SqlxError> {
        match self {
            Connection::Sqlite { connection, .. } => connection.ping().await,
            Connection::Postgres { connection, .. } => connection.ping().await,
        }
    }

    /// Closes it; an open transaction is rolled back by that.
    pub async fn close(self) {
        // An error on close can be ignored.
        let _ = match self {
            Connection::Sqlite { connection, .. } => connection.close().await,
            Connection::Postgres { connection, .. } => connection.close().await,
        };
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self, Connection::Sqlite { .. })
    }
}

/// Initial settings of every connection to PostgreSQL. JIT is off: compiling a plan takes longer than any of our
/// statements. `random_page_cost` is low because data is assumed to be cached or on SSD; with the default, PostgreSQL
/// reads whole tables although an index exists. Statements whose client is gone (this server was killed) end soon,
/// where PostgreSQL can detect it.
fn set_up(limits: Limits) -> String {
    let mut text = String::from("set jit = off; set random_page_cost = 1.1; ");
    // A job of the command line has no limit, whatever the role's own.
    let limit = limits.statement.map_or(0, |limit| limit.as_millis().max(1));
    let _ = write!(text, "set statement_timeout = {limit}; ");
    if !limits.parallel {
        text.push_str("set max_parallel_workers_per_gather = 0; ");
    }
    if let Some(limit) = limits.lock {
        let _ = write!(text, "set lock_timeout = {}; ", limit.as_millis().max(1));
    }
    let watched = "client_connection_check_interval";
    let _ = write!(text, "select set_config(name, '2s', false) from pg_settings where name = '{watched}'");
    text
}

/// The statement that ends the statement of the connection of a name.
pub(super) fn cancel(name: &str) -> Sql {
    let mut sql = Sql::new(super::Dialect::Postgres);
    sql.push("select pg_cancel_backend(pid) from pg_stat_activity where usename = current_user and state = 'active'");
    sql.push(" and application_name = ").bind(name);
    sql
}

/// Whether the connection is usable after a statement. Errors reported by the database don't break it.
pub(super) fn lives<T>(result: &Result<T, SqlxError>) -> bool {
    match result {
        Ok(_) | Err(SqlxError::ColumnDecode { .. } | SqlxError::Encode(_) | SqlxError::RowNotFound) => true,
        Err(error @ SqlxError::Database(_)) => !error_class::closes(error),
        Err(_) => false,
    }
}
