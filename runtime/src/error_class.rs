//! Classifies failed statements: conflict with another transaction, unavailable or busy database, or an error of the
//! statement. It decides the HTTP status (`fault`), retries (dispatcher) and connection tests (pool).

use sea_orm::{DbErr, RuntimeErr, SqlxPostgresError, sqlx};
use std::fmt;

/// Why a statement failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorClass {
    /// Conflict with another transaction: a retry may succeed.
    Conflict,
    /// Another program holds a lock for longer than the statement may wait.
    Locked,
    /// The database can't be reached, restarts, only reads, has no connection free, or fails for want of memory or
    /// by its disk.
    Away,
    /// As many slow lists run as may.
    Crowded,
    /// The database's disk is full.
    Full,
    /// It took longer than the database lets it.
    Slow,
    /// Anything else.
    Failed,
}

impl ErrorClass {
    /// Why a statement, or the beginning or end of a transaction, failed.
    pub fn of(error: &DbErr) -> ErrorClass {
        if matches!(error, DbErr::ConnectionAcquire(_)) {
            return ErrorClass::Away;
        }
        let Some(error) = inner(error) else { return ErrorClass::Failed };
        match error {
            sqlx::Error::Database(refusal) => {
                let code = refusal.code().unwrap_or_default();
                match refusal.try_downcast_ref::<SqlxPostgresError>() {
                    Some(_) => of_postgres(&code),
                    None => of_sqlite(code.parse().unwrap_or(0)),
                }
            }
            sqlx::Error::Configuration(error) if error.is::<Crowded>() => ErrorClass::Crowded,
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => ErrorClass::Away,
            _ => ErrorClass::Failed,
        }
    }
}

/// The reason of a failure for the user of a command, with a remedy if there is one.
pub fn explained(error: &DbErr) -> String {
    match ErrorClass::of(error) {
        ErrorClass::Full => format!("{DISK_FULL} ({error})"),
        _ => error.to_string(),
    }
}

/// Message for a full disk.
pub(super) const DISK_FULL: &str = "the disk is full. Make room where the database is, then do it again";

/// By <https://www.sqlite.org/rescode.html>, whose last eight bits say which kind it is.
fn of_sqlite(code: u32) -> ErrorClass {
    match code & 0xff {
        // SQLITE_BUSY, SQLITE_LOCKED: another program holds the file.
        5 | 6 => ErrorClass::Locked,
        // SQLITE_NOMEM, SQLITE_IOERR, SQLITE_CANTOPEN.
        7 | 10 | 14 => ErrorClass::Away,
        // SQLITE_INTERRUPT: at the statement's time limit.
        9 => ErrorClass::Slow,
        13 => ErrorClass::Full,
        _ => ErrorClass::Failed,
    }
}

/// By <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn of_postgres(code: &str) -> ErrorClass {
    match code {
        // Serialization, deadlock.
        "40001" | "40P01" => ErrorClass::Conflict,
        "55P03" => ErrorClass::Locked,
        // Shut down, crashed, starting; a server that only follows another; a transaction left idle for too long.
        "57P01" | "57P02" | "57P03" | "57P05" | "25006" | "25P03" => ErrorClass::Away,
        "57014" => ErrorClass::Slow,
        "53100" => ErrorClass::Full,
        // Class 08: the connection failed; class 53: out of connections, memory or room; class 58: the system below
        // PostgreSQL failed, as when a disk can't be read or written.
        _ if ["08", "53", "58"].iter().any(|class| code.starts_with(class)) => ErrorClass::Away,
        _ => ErrorClass::Failed,
    }
}

/// A slow list that was refused before it reached the database.
#[derive(Debug)]
struct Crowded;

impl fmt::Display for Crowded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("as many slow lists run as may")
    }
}

impl std::error::Error for Crowded {}

/// The error of a list that isn't run, since as many slow ones run as may.
pub(super) fn crowded() -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(sqlx::Error::Configuration(Box::new(Crowded)).into()))
}

/// Whether the database closed the connection that a statement ran on.
pub(super) fn is_lost(error: &DbErr) -> bool {
    inner(error).is_some_and(closes)
}

/// Whether a connection is gone with an error.
pub(super) fn closes(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(e) => e
            .code()
            .is_some_and(|code| matches!(&*code, "57P01" | "57P02" | "57P03" | "57P05") || code.starts_with("08")),
        _ => false,
    }
}

/// Whether PostgreSQL gives no further connection.
pub(super) fn has_no_room(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.code().as_deref() == Some("53300"))
}

fn inner(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}
