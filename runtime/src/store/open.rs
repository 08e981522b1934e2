//! Opening a database by its URL, and the pools that requests take connections from. The command
//! line and tests call `Store::open`; everything else gets an open `Store`.

use super::{
    Dialect, Executor, Lane, Transaction,
    connection::{Connection, Limits, Query},
    lanes::Sizes,
    last_write::{self, TransactionNumber},
    locks::{LockWait, LockWaits},
    pool::{Bounds, Pool, Target},
    replicas::Replicas,
    transaction,
};
use crate::error_class::DISK_FULL;
use sea_orm::{
    DbErr, Value, Values,
    sqlx::{
        ConnectOptions, Error as SqlxError,
        postgres::PgConnectOptions,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};
use std::{
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// Statements that each connection keeps prepared: more than an API has, so that none is ever
/// prepared twice.
const PREPARED_STATEMENTS: usize = 500;

/// Longest wait for a connection before a request fails.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(15);

/// The same on a replica.
const REPLICA_CONNECTION_TIMEOUT: Duration = Duration::from_secs(2);

/// Longest wait for the first connection, when a server starts.
const FIRST_CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);

/// How a database is opened.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct OpenOptions {
    /// Lists, and on PostgreSQL transactions, that may run at once on each server; 0 = twice the cores, at least 4.
    /// Slow lists have half as many connections beside these, single rows two.
    pub pool: u32,
    /// Time limit of a statement; `None` = no limit.
    pub statement_timeout: Option<Duration>,
    /// How long a statement may wait for a lock on PostgreSQL, 300 ms for requests; `None` = as
    /// long as the role's settings say.
    pub lock_timeout: Option<Duration>,
    /// Whether PostgreSQL may run a statement by several processes, for jobs. Requests share the cores: workers of one
    /// statement take them from others, and starting them costs more than most statements.
    pub parallel: bool,
    /// Whether a missing SQLite file is made.
    pub create: bool,
    /// Whether SQLite doesn't wait until the disk has what is written: for a file that is worth nothing until it is
    /// complete, and is synchronised then.
    pub unsynchronised: bool,
    /// URLs of PostgreSQL servers that follow the primary and serve lists.
    pub replicas: Vec<String>,
}

/// An open database: the primary, and replicas that reads may go to. Clones share the pools.
#[derive(Debug, Clone)]
pub struct Store {
    /// Which SQL it speaks.
    pub dialect: Dialect,
    /// The primary, for statements outside of transactions, and on PostgreSQL for transactions.
    primary: Pool,
    /// Where transactions begin: on SQLite a pool of one connection, so that writers queue in order instead of polling
    /// for the file's lock.
    writer: Pool,
    /// Where lists may be read.
    replicas: Replicas,
    /// Statements run so far.
    statements: Arc<AtomicU64>,
    /// Requests that met locks of others.
    locks: Arc<LockWaits>,
    /// The schema of the tables: what their names may be qualified with.
    schema: Arc<str>,
    /// Whether it is noted in which transaction a user wrote last, for reads on replicas.
    notes_writes: bool,
}

impl Store {
    /// Opens a database: `sqlite://path`, `sqlite::memory:` (one connection: for tests),
    /// `postgres://user:password@host:port/name`. Connects once, so that a wrong URL fails here.
    ///
    /// # Errors
    /// What is wrong with the URL or the database, where, and what to do; never a password.
    pub async fn open(url: &str, options: &OpenOptions) -> Result<Store, OpenError> {
        let statements = Arc::new(AtomicU64::new(0));
        let dialect = scheme(url)?;
        let mut schema: Arc<str> = "main".into();
        let (primary, writer) = match dialect {
            Dialect::Sqlite if !options.replicas.is_empty() => {
                return Err(OpenError("SQLite has no replicas: leave them out, or use a PostgreSQL database.".into()));
            }
            Dialect::Sqlite => open_sqlite(url, options, &statements).await?,
            Dialect::Postgres => {
                let (pool, found) = open_postgres(url, options, &statements).await?;
                schema = found.into();
                (pool.clone(), pool)
            }
        };
        let replicas = Replicas::open(options, &statements).await?;
        let locks = LockWaits::new(pool_size(options));
        let mut store = Store { dialect, primary, writer, replicas, statements, locks, schema, notes_writes: false };
        if !store.replicas.is_empty() {
            match last_write::prepare(&store.primary()).await {
                Ok(()) => store.notes_writes = true,
                Err(error) => tracing::warn!(
                    %error,
                    "the table specimen_last_write can't be made: clients may not find at once on replicas what they wrote"
                ),
            }
        }
        Ok(store)
    }

    /// The schema of the tables, with which statements name those that a [`View`](super::View) hides.
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// The primary, for reads that must see what was just written, and single statements that write.
    pub fn primary(&self) -> Executor<'_> {
        Executor::Pool(&self.primary, Lane::Row)
    }

    /// The executor for reads of a request, in its lane: an available replica, in turn, which has the transaction in which
    /// the client wrote last, or the primary if there is none. Code in a transaction reads in that transaction instead. A
    /// request calls this once, so that it reads from one server only.
    pub async fn read(&self, lane: Lane, last_write: Option<TransactionNumber>) -> Executor<'_> {
        let replica = match last_write {
            Some(number) => self.replicas.next_with(number, lane).await,
            None => self.replicas.next(),
        };
        Executor::Pool(replica.unwrap_or(&self.primary), lane)
    }

    /// The primary, for reads of a request in its lane that must see all that was written.
    pub fn read_current(&self, lane: Lane) -> Executor<'_> {
        Executor::Pool(&self.primary, lane)
    }

    /// Whether it is noted in which transaction a user wrote last.
    pub fn notes_writes(&self) -> bool {
        self.notes_writes
    }

    /// Notes, where there are replicas, that a user writes in a transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn note_write(&self, transaction: &Transaction, user: &Value) -> Result<(), DbErr> {
        match self.notes_writes {
            true => last_write::note(transaction, user).await,
            false => Ok(()),
        }
    }

    /// Whether reads go to the primary, since there are no replicas.
    pub fn reads_primary(&self) -> bool {
        self.replicas.is_empty()
    }

    /// Checks which replicas answer, after a read failed. Returns whether a retry may succeed: there are replicas, and
    /// those that don't answer are now excluded.
    pub async fn look_at_replicas(&self) -> bool {
        self.replicas.look().await
    }

    /// Begins a transaction that writes. On SQLite it is the only one at a time; others wait for it.
    ///
    /// # Errors
    /// The database can't be reached, or was busy for 15 seconds.
    pub async fn begin(&self) -> Result<Transaction, DbErr> {
        let statement = || match self.dialect {
            Dialect::Sqlite => "begin immediate",
            Dialect::Postgres => self.locks.begin(),
        };
        Box::pin(Transaction::begin(&self.writer, Lane::Write, &statement)).await
    }

    /// Begins a transaction that may make tables anew: on SQLite nobody else writes, and references are checked by who
    /// migrates, not by the database.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub(super) async fn begin_migration(&self) -> Result<Transaction, DbErr> {
        let statement = match self.dialect {
            Dialect::Sqlite => transaction::WITHOUT_REFERENCES,
            Dialect::Postgres => "begin",
        };
        Box::pin(Transaction::begin(&self.writer, Lane::Write, &|| statement)).await
    }

    /// For one whose work failed by [`ErrorClass::Locked`](crate::error_class::ErrorClass::Locked), and who tries again.
    pub fn blocked(&self) -> LockWait {
        self.locks.meet()
    }

    /// Begins a transaction that sees one state of the primary from beginning to end, for dumps.
    ///
    /// # Errors
    /// The database can't be reached.
    pub async fn snapshot(&self) -> Result<Transaction, DbErr> {
        let statement = match self.dialect {
            Dialect::Sqlite => "begin",
            Dialect::Postgres => "begin isolation level repeatable read read only",
        };
        Box::pin(Transaction::begin(&self.primary, Lane::Row, &|| statement)).await
    }

    /// Statements run since the store was opened, without the beginnings and ends of transactions.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// How many replicas answer, and how many there are.
    pub fn replicas(&self) -> (usize, usize) {
        self.replicas.count()
    }

    /// The connections by what they are for: to the primary (on SQLite for reads and for the one writer), and to
    /// replicas.
    pub fn pools(&self) -> Vec<(&'static str, &Pool)> {
        let primary = match self.dialect {
            Dialect::Sqlite => vec![("read", &self.primary), ("write", &self.writer)],
            Dialect::Postgres => vec![("primary", &self.primary)],
        };
        primary.into_iter().chain(self.replicas.pools().map(|pool| ("replica", pool))).collect()
    }

    /// Closes all idle connections; busy ones are closed when their statements end.
    pub async fn close(self) {
        self.replicas.close().await;
        self.writer.close().await;
        self.primary.close().await;
    }
}

/// Checks a database's URL without opening it.
///
/// # Errors
/// What is wrong with it; never a password.
pub fn check_url(url: &str) -> Result<Dialect, OpenError> {
    let dialect = scheme(url)?;
    match dialect {
        Dialect::Sqlite => drop(sqlite_options(url)?),
        Dialect::Postgres => drop(connect_options(url)?),
    }
    Ok(dialect)
}

/// The file that a URL of SQLite names, if it is the server's to make: `None` for other databases, for those in memory, and
/// where the URL says itself whether the file is made.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let own = url.contains(":memory:") || url.contains("mode=");
    let sqlite = !own && scheme(url).is_ok_and(|dialect| dialect == Dialect::Sqlite);
    let path = if sqlite { sqlite_options(url).ok()?.get_filename().to_path_buf() } else { return None };
    (!path.as_os_str().is_empty()).then_some(path)
}

fn sqlite_options(url: &str) -> Result<SqliteConnectOptions, OpenError> {
    SqliteConnectOptions::from_str(url).map_err(|e| OpenError(format!("The database's URL is wrong: {e}.")))
}

fn scheme(url: &str) -> Result<Dialect, OpenError> {
    match url.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => Ok(Dialect::Sqlite),
        Some("postgres" | "postgresql") => Ok(Dialect::Postgres),
        Some(other) if url.contains("://") => Err(OpenError(format!(
            "`{other}://` is no database that this server knows: the URL begins with `sqlite://` or `postgres://`."
        ))),
        // Without a scheme the text may contain a password: don't print it.
        _ => Err(OpenError(
            "The database's URL begins with `sqlite://` or `postgres://`, e.g. `sqlite://data.sqlite3` or \
             `postgres://user@localhost:5432/name`."
                .into(),
        )),
    }
}

fn pool_size(options: &OpenOptions) -> usize {
    match options.pool {
        0 => std::thread::available_parallelism().map_or(4, |n| (n.get() * 2).max(4)),
        n => n as usize,
    }
}

fn limits(options: &OpenOptions) -> Limits {
    Limits { statement: options.statement_timeout, lock: options.lock_timeout, parallel: options.parallel }
}

/// Opens SQLite: the pool that reads, and the single connection that transactions run on.
async fn open_sqlite(url: &str, options: &OpenOptions, statements: &Arc<AtomicU64>) -> Result<(Pool, Pool), OpenError> {
    let parsed = sqlite_options(url)?;
    let memory = url.contains(":memory:") || url.contains("mode=memory");
    let path = parsed.get_filename().to_path_buf();
    let explicit = url.contains("mode=");
    if !memory {
        check_path(&path, options.create || explicit)?;
    }
    let mut connect = parsed
        .foreign_keys(true)
        .busy_timeout(CONNECTION_TIMEOUT)
        .statement_cache_capacity(PREPARED_STATEMENTS)
        .disable_statement_logging()
        // `like` as on PostgreSQL: capitals differ.
        .pragma("case_sensitive_like", "on")
        .pragma("temp_store", "memory")
        // 16 MB of pages a connection.
        .pragma("cache_size", "-16000");
    if !memory {
        // FULL: what was acknowledged survives a loss of power too, not only a killed server.
        let full = if options.unsynchronised { SqliteSynchronous::Off } else { SqliteSynchronous::Full };
        connect = connect.journal_mode(SqliteJournalMode::Wal).synchronous(full);
        if !explicit {
            connect = connect.create_if_missing(options.create);
        }
    }
    let target = Target::Sqlite(Box::new(connect));
    let pool = |sizes: Sizes| {
        let bounds = Bounds { sizes, wait: CONNECTION_TIMEOUT, limits: limits(options), memory };
        Pool::new(target.clone(), bounds, Arc::clone(statements))
    };
    if memory {
        // The database lives as long as the one connection to it.
        let only = pool(Sizes::single());
        only.connect().await.map_err(|error| sqlite_fault(&path, &error))?;
        return Ok((only.clone(), only));
    }
    let (readers, writer) = (pool(Sizes::reading(pool_size(options))), pool(Sizes::writing()));
    writer.connect().await.map_err(|error| sqlite_fault(&path, &error))?;
    Ok((readers, writer))
}

fn check_path(path: &Path, create: bool) -> Result<(), OpenError> {
    if path.as_os_str().is_empty() {
        return Err(OpenError("The database's URL names no file: write e.g. `sqlite://data.sqlite3`.".into()));
    }
    if path.is_dir() {
        return Err(OpenError(format!("{} is a folder: name a file in it.", path.display())));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(OpenError(format!(
            "There is no folder {} for the database {}: make it first (mkdir -p), or name another path.",
            folder.display(),
            path.display()
        )));
    }
    if !path.exists() && !create {
        let full = std::path::absolute(path).unwrap_or(PathBuf::from(path));
        return Err(OpenError(format!(
            "There is no database {}: `migrate` makes it, or name another with --database.",
            full.display()
        )));
    }
    Ok(())
}

fn sqlite_fault(path: &Path, error: &SqlxError) -> OpenError {
    let remedy = match error {
        // SQLite's result codes: https://www.sqlite.org/rescode.html
        SqlxError::Database(e) => match e.code().as_deref() {
            Some("26") => "it is no SQLite database. Name another file",
            Some("14") => "it can't be opened. May this user read and write it and its folder?",
            Some("8" | "1544" | "1032") => "it can't be written. May this user write it and its folder?",
            Some("5" | "261") => "another program holds it locked. Stop that program, then try again",
            Some("11") => "it is damaged. Restore it from a copy",
            Some("13") => DISK_FULL,
            _ => "SQLite refused",
        },
        SqlxError::PoolTimedOut => "it could not be opened within 15 seconds. Is another program holding it locked?",
        _ => "it can't be opened",
    };
    OpenError(format!("The database {}: {remedy} ({error}).", path.display()))
}

/// Connections to a PostgreSQL server that answers.
async fn open_postgres(
    url: &str,
    options: &OpenOptions,
    statements: &Arc<AtomicU64>,
) -> Result<(Pool, String), OpenError> {
    let connect = connect_options(url)?;
    // The pool would retry refused connections; at start the error should be reported at once.
    let schema =
        match tokio::time::timeout(FIRST_CONNECTION_TIMEOUT, Connection::postgres(&connect, limits(options))).await {
            Ok(Ok(mut connection)) => {
                let found = encoding_and_schema(&mut connection).await;
                connection.close().await;
                match found.map_err(|error| postgres_fault(&connect, &error))? {
                    Some((encoding, _)) if encoding != "UTF8" => return Err(not_unicode(&connect, &encoding)),
                    found => found.and_then(|(_, schema)| schema).unwrap_or_else(|| "public".to_owned()),
                }
            }
            Ok(Err(error)) => return Err(postgres_fault(&connect, &error)),
            Err(_) => {
                return Err(OpenError(format!(
                    "PostgreSQL at {} doesn't answer: is the address right, and does a firewall let it through?",
                    place(&connect)
                )));
            }
        };
    let sizes = Sizes::shared(pool_size(options));
    let bounds = Bounds { sizes, wait: CONNECTION_TIMEOUT, limits: limits(options), memory: false };
    Ok((Pool::new(Target::Postgres(Box::new(connect)), bounds, Arc::clone(statements)), schema))
}

/// In which encoding a database keeps texts, and the schema in which it looks for tables first, if there is one.
async fn encoding_and_schema(connection: &mut Connection) -> Result<Option<(String, Option<String>)>, SqlxError> {
    let text = "select current_setting('server_encoding'), current_schema()::text".into();
    let rows = connection.ask(Query::Rows(&text, Values(Vec::new())), Some(FIRST_CONNECTION_TIMEOUT)).await?.rows();
    let read = |row: &sea_orm::QueryResult| Some((row.try_get_by_index(0).ok()?, row.try_get_by_index(1).ok()?));
    Ok(rows.first().and_then(read))
}

/// Other encodings lack most characters, or keep bytes whatever they mean.
fn not_unicode(options: &PgConnectOptions, encoding: &str) -> OpenError {
    let name = options.get_database().unwrap_or(options.get_username());
    OpenError(format!(
        "The database {} keeps texts as {encoding}, which can't hold all characters: make one in UTF-8,          `create database {name} template template0 encoding 'UTF8'`, and load into it what this one has.",
        place(options)
    ))
}

/// Connections to a replica, whether it answers or not, and how one connects to it. Reads don't wait for it
/// for long: there are other places to read.
pub(super) fn open_replica(
    url: &str,
    options: &OpenOptions,
    statements: &Arc<AtomicU64>,
) -> Result<(PgConnectOptions, Pool), OpenError> {
    if scheme(url)? != Dialect::Postgres {
        return Err(OpenError("A replica is a PostgreSQL database: postgres://user@host/name.".into()));
    }
    let connect = connect_options(url)?;
    let sizes = Sizes::reading(pool_size(options));
    let bounds = Bounds { sizes, wait: REPLICA_CONNECTION_TIMEOUT, limits: limits(options), memory: false };
    let pool = Pool::new(Target::Postgres(Box::new(connect.clone())), bounds, Arc::clone(statements));
    Ok((connect, pool))
}

fn connect_options(url: &str) -> Result<PgConnectOptions, OpenError> {
    // The parser's messages don't repeat the URL, and so no password.
    let parsed = PgConnectOptions::from_str(url).map_err(|e| {
        OpenError(format!(
            "The database's URL is wrong: {e}. It is postgres://user:password@host:port/name, with special characters \
             of user and password written as %XX."
        ))
    })?;
    let mut connect = parsed.disable_statement_logging();
    if !url.contains("statement-cache-capacity=") {
        connect = connect.statement_cache_capacity(PREPARED_STATEMENTS);
    }
    if connect.get_application_name().is_none() {
        connect = connect.application_name("specimen");
    }
    Ok(connect)
}

/// `user@host:port/name`.
pub(super) fn place(options: &PgConnectOptions) -> String {
    let host = match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => options.get_host().to_owned(),
    };
    let name = options.get_database().unwrap_or(options.get_username());
    format!("{}@{host}:{}/{name}", options.get_username(), options.get_port())
}

pub(super) fn postgres_fault(options: &PgConnectOptions, error: &SqlxError) -> OpenError {
    let place = place(options);
    let (user, name) = (options.get_username(), options.get_database().unwrap_or(options.get_username()));
    OpenError(match error {
        // https://www.postgresql.org/docs/current/errcodes-appendix.html
        SqlxError::Database(e) => match e.code().as_deref() {
            Some("28P01") => format!("PostgreSQL refuses user `{user}`'s password ({place}): check it in the URL."),
            Some("28000") => {
                format!(
                    "PostgreSQL lets user `{user}` not in ({place}): {}. Check the role and pg_hba.conf.",
                    e.message()
                )
            }
            Some("3D000") => {
                format!("There is no database `{name}` ({place}): make it with `createdb {name}`, or correct the URL.")
            }
            Some("57P03") => format!("PostgreSQL is still starting ({place}): try again in a moment."),
            Some("53300") => {
                format!("PostgreSQL has no connection left ({place}): raise its max_connections or lower the pool.")
            }
            _ => format!("PostgreSQL refuses the connection ({place}): {}.", e.message()),
        },
        SqlxError::Io(e) if e.kind() == std::io::ErrorKind::ConnectionRefused => {
            format!("Nothing answers at {place}: is PostgreSQL running there, and is the port right?")
        }
        SqlxError::Io(e) if e.kind() == std::io::ErrorKind::NotFound => {
            format!("There is no PostgreSQL socket for {place}: is PostgreSQL running, and is the host right?")
        }
        SqlxError::Io(e) => format!("PostgreSQL at {place} can't be reached: {e}."),
        SqlxError::Tls(e) => {
            format!("No encrypted connection to {place}: {e}. Check sslmode and sslrootcert in the URL.")
        }
        // PostgreSQL asks for a password, and the URL has none.
        SqlxError::Protocol(e) | SqlxError::InvalidArgument(e) => format!("PostgreSQL at {place}: {e}."),
        error => format!("PostgreSQL at {place}: {error}."),
    })
}

/// Why a database can't be opened: a sentence with the place and the remedy.
#[derive(Debug)]
pub struct OpenError(pub String);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OpenError {}
