//! The connections to one database server. `open` creates a pool, `mod` runs single statements on it, `transaction`
//! holds one of its connections. deadpool stores the connections; `lanes` decides who gets one. sqlx's own pool pings
//! the database after each use, which costs as much as a single statement. Here a connection is tested only when in
//! doubt: after a long idle time, a failure, or an abandoned request.

use super::{
    Dialect,
    connection::{Answer, Connection, Limits, Query, cancel, lives},
    kept::Results,
    lanes::{Lane, LanePermit, LaneState, Lanes, SLOW_AFTER, Sizes},
    lost_within,
    transaction::WITH_REFERENCES,
};
use crate::{error_class, request_time::milliseconds};
use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, PoolError, QueueMode, RecycleError, RecycleResult, Timeouts},
};
use sea_orm::{
    ConnAcquireErr, DbErr, RuntimeErr, Values,
    sqlx::{Error as SqlxError, postgres::PgConnectOptions, sqlite::SqliteConnectOptions},
};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A connection that was idle for this long is tested before use: firewalls drop idle connections.
const TEST_AFTER_IDLE: Duration = Duration::from_secs(60);

/// A connection to PostgreSQL is replaced at this age, since what PostgreSQL keeps for it only grows.
const MAX_AGE: Duration = Duration::from_secs(1800);

/// A connection to PostgreSQL that was idle for this long is closed: other servers may need it.
const CLOSE_AFTER_IDLE: Duration = Duration::from_secs(600);

/// Interval between checks for such connections.
const CLEAN_UP_INTERVAL: Duration = Duration::from_secs(60);

/// Longest wait between two tries to connect.
const MAX_PAUSE: Duration = Duration::from_millis(500);

/// Longest wait for the end of a statement that is ended by another connection.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(2);

/// How one connects.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Sqlite(Box<SqliteConnectOptions>),
    Postgres(Box<PgConnectOptions>),
}

/// The limits of a pool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// How many statements may run at once.
    pub sizes: Sizes,
    /// For how long one tries to connect.
    pub wait: Duration,
    /// How long statements may take.
    pub limits: Limits,
    /// Whether the database exists only while its connection is open (in-memory SQLite).
    pub memory: bool,
}

/// The connections to one database server, shared by all clones.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    connections: deadpool::managed::Pool<Connector>,
    lanes: Arc<Lanes>,
    bounds: Bounds,
    dialect: Dialect,
    /// Statements run so far.
    statements: Arc<AtomicU64>,
    opened: Instant,
    /// Which pool of this program it is.
    number: u64,
    /// Results of statements, and what they were true of.
    results: Results,
    /// Held while an abandoned statement is being cancelled.
    ending: tokio::sync::Mutex<()>,
    /// When connections that rest were looked for, in seconds since it was opened.
    tidied: AtomicU64,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pool {{ {:?}, {:?} }}", self.0.dialect, self.0.lanes.states())
    }
}

impl Pool {
    /// A pool without any connection yet. `statements` counts those that are run.
    pub(super) fn new(target: Target, bounds: Bounds, statements: Arc<AtomicU64>) -> Pool {
        let wait = Some(bounds.wait);
        let dialect = match target {
            Target::Sqlite(_) => Dialect::Sqlite,
            Target::Postgres(_) => Dialect::Postgres,
        };
        let pool =
            deadpool::managed::Pool::builder(Connector { target, limits: bounds.limits, made: AtomicU64::new(0) })
                // One more connection cancels abandoned statements, which keep their places until they end.
                .max_size(bounds.sizes.all + usize::from(dialect == Dialect::Postgres))
                .timeouts(Timeouts { wait, create: wait, recycle: wait })
                // LIFO: reuse the most recently used connection, whose caches are warm.
                .queue_mode(QueueMode::Lifo)
                .runtime(Runtime::Tokio1)
                .build();
        // It fails only for timeouts without a runtime.
        let connections = pool.unwrap_or_else(|_| unreachable!("there is a runtime"));
        let (lanes, opened, tidied) = (Lanes::new(bounds.sizes), Instant::now(), AtomicU64::new(0));
        let ending = tokio::sync::Mutex::default();
        static POOLS: AtomicU64 = AtomicU64::new(0);
        let (number, results) = (POOLS.fetch_add(1, Ordering::Relaxed), Results::new());
        Pool(Arc::new(Inner {
            connections,
            lanes,
            bounds,
            dialect,
            statements,
            opened,
            number,
            results,
            ending,
            tidied,
        }))
    }

    /// Whose SQL it speaks.
    pub(super) fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    /// Which pool of this program it is.
    pub(super) fn number(&self) -> u64 {
        self.0.number
    }

    /// How many connections it has made.
    pub(super) fn made(&self) -> u64 {
        self.0.connections.manager().made.load(Ordering::SeqCst)
    }

    /// The results that it keeps.
    pub(super) fn results(&self) -> &Results {
        &self.0.results
    }

    /// Connects, if nobody has yet.
    pub(super) async fn connect(&self) -> Result<(), SqlxError> {
        match self.0.connections.get().await {
            Ok(_) => Ok(()),
            Err(PoolError::Backend(error)) => Err(error),
            Err(_) => Err(SqlxError::PoolTimedOut),
        }
    }

    /// Runs a single statement.
    pub(super) async fn ask(&self, lane: Lane, ask: Query<'_>) -> Result<Answer, DbErr> {
        let change = !matches!(ask, Query::Rows(..));
        let mut lease = self.lease(lane, ask.text()).await?;
        lease.ask(ask).await.map_err(|error| {
            let error = RuntimeErr::SqlxError(error.into());
            if change { DbErr::Exec(error) } else { DbErr::Query(error) }
        })
    }

    /// Takes a connection. `text`: the statement that it is for.
    pub(super) async fn lease(&self, lane: Lane, text: &str) -> Result<PooledConnection, DbErr> {
        self.tidy();
        let busy = || DbErr::ConnectionAcquire(ConnAcquireErr::Timeout);
        let until = Instant::now() + self.0.bounds.wait;
        loop {
            let place = self.0.lanes.enter(lane, text).await;
            let place = place.map_err(|refused| if refused.slow { error_class::crowded() } else { busy() })?;
            match self.0.connections.get().await {
                Ok(object) => {
                    return Ok(PooledConnection {
                        pool: self.clone(),
                        object: Some(object),
                        place: Some(place),
                        running: false,
                        transaction: false,
                    });
                }
                Err(PoolError::Backend(error)) if error_class::has_no_room(&error) && Instant::now() < until => {
                    let open = self.0.connections.status().size;
                    self.0.lanes.shrink(open);
                    drop(place);
                    if open == 0 {
                        tokio::time::sleep(MAX_PAUSE / 5).await;
                    }
                }
                Err(PoolError::Backend(error)) => return Err(DbErr::Conn(RuntimeErr::SqlxError(error.into()))),
                Err(PoolError::Closed) => return Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
                Err(_) => return Err(busy()),
            }
        }
    }

    /// Closes connections that have been idle for long. Other callers don't wait for it.
    fn tidy(&self) {
        let (now, tidied) = (self.0.opened.elapsed().as_secs(), &self.0.tidied);
        let before = tidied.load(Ordering::Relaxed);
        let due = self.0.dialect == Dialect::Postgres && now >= before + CLEAN_UP_INTERVAL.as_secs();
        if !due || tidied.compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return;
        }
        for connection in self.0.connections.retain(|_, metrics| metrics.last_used() < CLOSE_AFTER_IDLE).removed {
            close(connection, None);
        }
    }

    /// Has the statement ended that a connection to PostgreSQL runs.
    async fn cancel(&self, name: &str) {
        let sql = cancel(name);
        let text = sql.text.into();
        let ending = async {
            // Bypasses the lanes, whose places may all be held by the statements to be cancelled. One cancellation at a
            // time.
            let _turn = self.0.ending.lock().await;
            let object = self.0.connections.get().await.ok()?;
            let mut lease = PooledConnection {
                pool: self.clone(),
                object: Some(object),
                place: None,
                running: false,
                transaction: false,
            };
            lease.run(Query::Rows(&text, Values(sql.params))).await.ok()
        };
        // If cancelling fails, the statement ends at its own limit, or when PostgreSQL detects that its client is gone.
        let _ = tokio::time::timeout(CANCEL_TIMEOUT, ending).await;
    }

    /// Cleans up an abandoned connection, which may have an open transaction. Returns whether it may be reused.
    async fn settle(&self, connection: &mut Connection, running: bool, transaction: bool) -> bool {
        if running {
            if let Some(name) = connection.name() {
                let name = name.to_owned();
                self.cancel(&name).await;
            }
            if !connection.rest().await {
                return false;
            }
        }
        if !transaction {
            return true;
        }
        match connection.in_transaction().await {
            // SQLite has rolled it back by itself.
            Ok(Some(false)) => {
                self.0.bounds.memory && connection.ask(Query::Script(WITH_REFERENCES), None).await.is_ok()
            }
            Ok(_) => {
                let limit = self.0.bounds.limits.statement;
                let back = connection.ask(Query::Script("rollback"), limit).await;
                let ended = back.is_ok() && !matches!(connection.in_transaction().await, Ok(Some(true)) | Err(_));
                // A migration may have turned them off.
                ended
                    && (!connection.is_sqlite() || connection.ask(Query::Script(WITH_REFERENCES), limit).await.is_ok())
            }
            Err(_) => false,
        }
    }

    /// Rows, transactions, fast lists, new searches, slow lists: how many have a connection, and how many wait.
    pub fn lanes(&self) -> [(&'static str, LaneState); 5] {
        let [rows, writes, lists, trials, slow] = self.0.lanes.states();
        [("row", rows), ("write", writes), ("list", lists), ("trial", trials), ("slow", slow)]
    }

    /// Requests that were refused, since the wait for a connection was too long.
    pub fn refused(&self) -> u64 {
        self.0.lanes.refused()
    }

    /// Connections that are open, and as many as there may be.
    pub fn size(&self) -> (usize, usize) {
        (self.0.connections.status().size, self.0.bounds.sizes.all)
    }

    /// Closes the connections that rest; those at work are closed when their statements have ended. Abandoned
    /// statements are cancelled first, within a short time: PostgreSQL would continue them otherwise.
    pub(super) async fn close(&self) {
        let began = Instant::now();
        while self.0.lanes.states().iter().any(|lane| lane.used > 0) && began.elapsed() < CANCEL_TIMEOUT {
            tokio::time::sleep(MAX_PAUSE / 50).await;
        }
        let resting = self.0.connections.retain(|_, _| false).removed;
        self.0.connections.close();
        for connection in resting {
            connection.close().await;
        }
    }
}

/// Counts a statement, and tells of it: shown by `RUST_LOG=specimen::sql=debug`; the text alone, for parameters
/// may be secret.
fn ran(statements: &AtomicU64, text: &str, took: Duration) {
    statements.fetch_add(1, Ordering::Relaxed);
    tracing::debug!(target: "specimen::sql", ms = milliseconds(took), "{text}");
}

/// Makes connections, and looks at those that come back.
#[derive(Debug)]
struct Connector {
    target: Target,
    limits: Limits,
    /// How many connections it has made.
    made: AtomicU64,
}

impl Manager for Connector {
    type Type = Connection;
    type Error = SqlxError;

    /// Boxed because it is rare: every statement's future would otherwise be some kilobytes larger.
    async fn create(&self) -> Result<Connection, SqlxError> {
        let connection = Box::pin(self.connect()).await?;
        // Before it is used.
        let number = self.made.fetch_add(1, Ordering::SeqCst) + 1;
        Ok(connection.numbered(number))
    }

    async fn recycle(&self, connection: &mut Connection, metrics: &Metrics) -> RecycleResult<SqlxError> {
        if connection.is_sqlite() {
            return Ok(());
        }
        if metrics.age() >= MAX_AGE {
            return Err(RecycleError::message("it is replaced"));
        }
        let rested = metrics.last_used();
        if rested >= TEST_AFTER_IDLE || lost_within(rested) {
            Box::pin(connection.ping()).await?;
        }
        Ok(())
    }
}

impl Connector {
    /// A database that refuses connections may be starting: it is asked again until the pool's patience ends.
    async fn connect(&self) -> Result<Connection, SqlxError> {
        let mut pause = MAX_PAUSE / 50;
        loop {
            let result = match &self.target {
                Target::Sqlite(options) => return Connection::sqlite(options).await,
                Target::Postgres(options) => Connection::postgres(options, self.limits).await,
            };
            match result {
                Err(error) if may_be_starting(&error) => {}
                result => return result,
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(MAX_PAUSE);
        }
    }
}

fn may_be_starting(error: &SqlxError) -> bool {
    match error {
        SqlxError::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        SqlxError::Database(database) => database.is_transient_in_connect_phase() && !error_class::has_no_room(error),
        _ => false,
    }
}

/// A borrowed connection and a place in a lane. On drop the connection is cleaned up and returned. Its place stays
/// taken until then; otherwise clients that disconnect could start any number of statements.
pub(super) struct PooledConnection {
    pool: Pool,
    /// There until the lease is dropped.
    object: Option<Object<Connector>>,
    place: Option<LanePermit>,
    /// A statement was begun, and it isn't known how it ended.
    running: bool,
    /// A transaction was begun, and it isn't known to have ended.
    pub transaction: bool,
}

impl PooledConnection {
    fn connection(&mut self) -> &mut Connection {
        self.object.as_deref_mut().unwrap_or_else(|| unreachable!("a lease has its connection until it is dropped"))
    }

    /// Which of the pool's connections to SQLite it is; 0 on PostgreSQL.
    pub fn number(&mut self) -> u64 {
        self.connection().number()
    }

    /// Runs a statement, and counts it.
    pub async fn ask(&mut self, ask: Query<'_>) -> Result<Answer, SqlxError> {
        let (text, began) = (ask.text(), Instant::now());
        let result = self.run(ask).await;
        let took = began.elapsed();
        ran(&self.pool.0.statements, text, took);
        if let Some(place) = &mut self.place {
            place.took(took);
        }
        result
    }

    /// Runs a statement.
    pub async fn run(&mut self, ask: Query<'_>) -> Result<Answer, SqlxError> {
        let limit = self.pool.0.bounds.limits.statement;
        self.running = true;
        let Some(connection) = self.object.as_deref_mut() else { unreachable!("a lease has its connection") };
        let mut answer = connection.ask(ask, limit);
        let result = match self.place.as_mut().filter(|place| place.is_fast_list()) {
            Some(place) => match tokio::time::timeout(SLOW_AFTER, &mut answer).await {
                Ok(result) => result,
                Err(_) => {
                    place.turned_slow();
                    (&mut answer).await
                }
            },
            None => (&mut answer).await,
        };
        drop(answer);
        self.running = !lives(&result);
        result
    }

    /// Whether a transaction is open, as SQLite says; PostgreSQL doesn't.
    pub async fn in_transaction(&mut self) -> Result<Option<bool>, SqlxError> {
        self.connection().in_transaction().await
    }

    /// Closes the connection for good, unless the database exists only in it.
    pub fn discard(mut self) {
        if self.pool.0.bounds.memory {
            return;
        }
        if let (Some(object), place) = (self.object.take(), self.place.take()) {
            close(Object::take(object), place);
        }
    }
}

/// Closes a connection, and only then gives its place free.
fn close(connection: Connection, place: Option<LanePermit>) {
    // Without a runtime the program ends, and its connections with it.
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(async move {
            connection.close().await;
            drop(place);
        });
    }
}

impl Drop for PooledConnection {
    fn drop(&mut self) {
        let Some(mut object) = self.object.take() else { return };
        if !self.running && !self.transaction {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (pool, place) = (self.pool.clone(), self.place.take());
        let (running, transaction) = (self.running, self.transaction);
        runtime.spawn(async move {
            if !pool.settle(&mut object, running, transaction).await {
                Object::take(object).close().await;
            }
            drop(place);
        });
    }
}
