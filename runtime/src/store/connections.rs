//! Connections to PostgreSQL for statements outside of transactions: reads, and single statements that write. `open`
//! makes them, `mod` runs statements on them. Transactions have sqlx's pool, which asks the database after each use
//! whether the connection still lives: for a single statement that is as dear as the statement. These are only asked
//! when there is a doubt: after a long rest, after a failure, after a request that nobody waited for any more.

use super::lost_within;

use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleError, RecycleResult, Timeouts},
};
use futures_util::future::BoxFuture;
use sea_orm::{
    ConnAcquireErr, DbErr, RuntimeErr, Values,
    sqlx::{
        self, AssertSqlSafe, ConnectOptions, Connection, Error as SqlxError, Executor as _,
        postgres::{PgConnectOptions, PgConnection, PgRow},
    },
};
use sea_query_sqlx::SqlxValues;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A connection that nobody used for this long is tested before use: firewalls drop silent ones.
pub(super) const TRUSTED: Duration = Duration::from_secs(60);

/// A connection is replaced at this age, since what PostgreSQL keeps for it only grows.
const OLD: Duration = Duration::from_secs(1800);

/// Longest wait between two tries to connect.
const PAUSE: Duration = Duration::from_millis(500);

/// What every connection is told at first. Compiling a plan takes longer than any of our statements. What is read
/// lies in memory or on disks that don't turn: with PostgreSQL's own estimate it reads whole tables beside an index.
pub(super) const SET_UP: &str = "set jit = off; set random_page_cost = 1.1";

/// The connections, shared by all clones.
#[derive(Debug, Clone)]
pub struct Connections {
    pool: Pool<Connector>,
    /// Statements run so far.
    statements: Arc<AtomicU64>,
}

impl Connections {
    /// At most `size` connections; none is made yet. `wait`: for how long a statement waits for one. `statements`
    /// counts.
    pub(super) fn new(connect: PgConnectOptions, size: u32, wait: Duration, statements: Arc<AtomicU64>) -> Self {
        let wait = Some(wait);
        let pool = Pool::builder(Connector { connect })
            .max_size(size as usize)
            .timeouts(Timeouts { wait, create: wait, recycle: wait })
            // Those that rest may rest: the ones at work have their memory warm.
            .queue_mode(QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .build();
        // It fails only for timeouts without a runtime.
        let pool = pool.unwrap_or_else(|_| unreachable!("there is a runtime"));
        Connections { pool, statements }
    }

    /// Runs a query and returns all of its rows. Boxed, since sqlx's futures are large: those around it are not to be.
    pub(super) fn fetch<'a>(&'a self, text: &'a Arc<str>, values: Values) -> BoxFuture<'a, Result<Vec<PgRow>, DbErr>> {
        Box::pin(async move {
            let (mut lease, began) = (self.lease().await?, Instant::now());
            let query = sqlx::query_with(AssertSqlSafe(Arc::clone(text)), SqlxValues(values));
            let result = query.fetch_all(lease.begin()).await;
            ran(&self.statements, text, began.elapsed());
            lease.end(result).map_err(|error| DbErr::Query(RuntimeErr::SqlxError(error.into())))
        })
    }

    /// Runs a statement and returns the number of rows it changed.
    pub(super) fn execute(&self, text: Arc<str>, values: Values) -> BoxFuture<'_, Result<u64, DbErr>> {
        Box::pin(async move {
            let (mut lease, began) = (self.lease().await?, Instant::now());
            let query = sqlx::query_with(AssertSqlSafe(Arc::clone(&text)), SqlxValues(values));
            let result = query.execute(lease.begin()).await;
            ran(&self.statements, &text, began.elapsed());
            let done = lease.end(result).map_err(|error| DbErr::Exec(RuntimeErr::SqlxError(error.into())))?;
            Ok(done.rows_affected())
        })
    }

    /// Runs statements without parameters, with semicolons between.
    pub(super) fn script<'a>(&'a self, text: &'a str) -> BoxFuture<'a, Result<(), DbErr>> {
        Box::pin(async move {
            let mut lease = self.lease().await?;
            let result = lease.begin().execute(AssertSqlSafe(text)).await;
            lease.end(result).map(|_| ()).map_err(|error| DbErr::Exec(RuntimeErr::SqlxError(error.into())))
        })
    }

    /// Closes them; statements that run end first.
    pub(super) fn close(&self) {
        self.pool.close();
    }

    async fn lease(&self) -> Result<Lease, DbErr> {
        match self.pool.get().await {
            Ok(object) => Ok(Lease(Some(object))),
            Err(PoolError::Backend(error)) => Err(DbErr::Conn(RuntimeErr::SqlxError(error.into()))),
            Err(PoolError::Closed) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }
}

/// Counts a statement, and tells of it: shown by `RUST_LOG=specimen::sql=debug`; the text alone, for parameters
/// may be secret.
pub(super) fn ran(statements: &AtomicU64, text: &str, took: Duration) {
    statements.fetch_add(1, Ordering::Relaxed);
    tracing::debug!(target: "specimen::sql", ms = took.as_secs_f64() * 1000.0, "{text}");
}

/// Makes connections, and looks at those that come back.
#[derive(Debug)]
struct Connector {
    connect: PgConnectOptions,
}

/// A connection, and whether it is at work: then it isn't known what it would answer next.
#[derive(Debug)]
struct Kept {
    connection: PgConnection,
    busy: bool,
}

impl Manager for Connector {
    type Type = Kept;
    type Error = SqlxError;

    /// A database that refuses connections may be starting: it is asked again until the pool's patience ends.
    async fn create(&self) -> Result<Kept, SqlxError> {
        let mut pause = PAUSE / 50;
        loop {
            match self.connect.connect().await {
                Ok(mut connection) => {
                    connection.execute(SET_UP).await?;
                    return Ok(Kept { connection, busy: false });
                }
                Err(error) if may_be_starting(&error) => {}
                Err(error) => return Err(error),
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(PAUSE);
        }
    }

    async fn recycle(&self, kept: &mut Kept, metrics: &Metrics) -> RecycleResult<SqlxError> {
        if kept.busy || metrics.age() >= OLD {
            return Err(RecycleError::message("it is replaced"));
        }
        let rested = metrics.last_used();
        if rested >= TRUSTED || lost_within(rested) {
            kept.connection.ping().await?;
        }
        Ok(())
    }
}

fn may_be_starting(error: &SqlxError) -> bool {
    match error {
        SqlxError::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        SqlxError::Database(error) => error.is_transient_in_connect_phase(),
        _ => false,
    }
}

/// A connection on loan for one statement.
struct Lease(Option<Object<Connector>>);

impl Lease {
    fn begin(&mut self) -> &mut PgConnection {
        // It is there until the lease is dropped.
        let kept = self.0.as_mut().unwrap_or_else(|| unreachable!("a lease has its connection"));
        kept.busy = true;
        &mut kept.connection
    }

    /// Gives the connection back, unless the database closed it.
    fn end<T>(mut self, result: Result<T, SqlxError>) -> Result<T, SqlxError> {
        // What the database refuses it refuses on a connection that lives.
        let lives = match &result {
            Ok(_) | Err(SqlxError::Database(_)) => true,
            Err(SqlxError::ColumnDecode { .. } | SqlxError::Encode(_) | SqlxError::RowNotFound) => true,
            Err(_) => false,
        };
        if let Some(mut kept) = self.0.take() {
            kept.busy = !lives;
        }
        result
    }
}

impl Drop for Lease {
    /// Nobody waits for the statement any more. It runs on all the same, so its connection counts as taken until
    /// it has ended; else clients that go away could have any number run at once.
    fn drop(&mut self) {
        if let Some(mut kept) = self.0.take() {
            let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
            runtime.spawn(async move { kept.busy = kept.connection.ping().await.is_err() });
        }
    }
}
