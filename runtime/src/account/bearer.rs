//! The user whose token a request carries.

use super::{
    Caller,
    token::{self, key_value},
};
use crate::{
    error::RequestError,
    query::rights,
    request_time::RequestTime,
    store::{self, Dialect, Executor, Snapshot, Sql, TransactionNumber, Witness},
    tables::{Accounts, Roles},
};
use sea_orm::QueryResult;
use serde_json::json;

/// Whose a token is, and when that was so.
#[derive(Debug)]
pub struct Bearer {
    /// The user.
    pub caller: Caller,
    /// The state of the database in which the token was read, where it can be told.
    pub snapshot: Option<Snapshot>,
    /// The transaction in which the user wrote last, where that is noted.
    pub last_write: Option<TransactionNumber>,
}

/// How tokens are read.
#[derive(Debug, Clone, Copy)]
pub struct TokenReading<'a> {
    /// Where users and tokens are.
    pub accounts: &'a Accounts,
    /// What rules ask of users.
    pub roles: &'a Roles,
    /// How many seconds a token lives; 0 = for ever.
    pub lifetime: u64,
    /// Whether it is noted in which transaction a user wrote last.
    pub notes_writes: bool,
}

/// The user who has a token. One statement.
///
/// # Errors
/// 403 for unknown and ended tokens and for inactive users; database failures.
pub async fn caller(
    on: &Executor<'_>,
    dialect: Dialect,
    reading: TokenReading<'_>,
    key: &str,
    now: &RequestTime,
) -> Result<Bearer, RequestError> {
    let mut sql = Sql::new(dialect);
    statement(reading, key, &mut sql);
    let witness = Witness::of(on);
    let rows = store::fetch(on, sql).await?;
    let read = |row| read(reading, row, 0, now, witness);
    rows.first().map_or(Ok(None), read)?.ok_or_else(invalid)
}

/// What an unknown or ended token gets.
pub fn invalid() -> RequestError {
    RequestError::Body(403, json!({"detail": "Invalid token."}))
}

/// Writes the statement of the user who has a token, and of when it was made: what [`read`] reads.
pub fn statement(reading: TokenReading<'_>, key: &str, sql: &mut Sql) {
    let accounts = reading.accounts;
    let (users, tokens) = (accounts.users, accounts.tokens);
    sql.push("select u.").name(users.key().name);
    for column in [accounts.username, accounts.active, accounts.public, accounts.superuser] {
        sql.push(", u.").name(column);
    }
    sql.push(", k.").name(accounts.token_created);
    // On SQLite a state is that of one connection, so it is of no use to other statements.
    let state = if sql.dialect == Dialect::Postgres { store::state(sql.dialect) } else { "null" };
    sql.push(", ").push(state);
    sql.push(", ");
    match reading.notes_writes {
        true => store::push_last_write(sql, &format!("u.\"{}\"", users.key().name)),
        false => {
            sql.push("null");
        }
    }
    rights::roles(users, reading.roles, sql);
    sql.push(" from ").name(tokens.table).push(" k join ").name(users.table).push(" u on u.");
    sql.name(users.key().name).push(" = k.").name(accounts.token_user);
    sql.push(" where k.").name(tokens.key().name).push(" = ").bind(key);
}

/// Reads the caller from the columns that begin at this index; `None` if the token has expired. `witness`: made before the
/// statement was sent.
///
/// # Errors
/// 403 for inactive users.
pub fn read(
    reading: TokenReading<'_>,
    row: &QueryResult,
    at: usize,
    now: &RequestTime,
    witness: Option<Witness<'_>>,
) -> Result<Option<Bearer>, RequestError> {
    if row.try_get_by_index::<chrono::DateTime<chrono::Utc>>(at + 5)? <= token::cutoff(reading.lifetime, now) {
        return Ok(None);
    }
    if !row.try_get_by_index::<bool>(at + 2)? {
        return Err(RequestError::Detail(403, "User inactive or deleted.".into()));
    }
    let id = key_value(row, at, reading.accounts.users.key().kind)?;
    let mut caller = Caller {
        public: row.try_get_by_index(at + 3)?,
        superuser: row.try_get_by_index(at + 4)?,
        ..Caller::new(id, row.try_get_by_index::<String>(at + 1)?)
    };
    let snapshot = match witness {
        Some(witness) => witness.saw(row.try_get_by_index(at + 6)?),
        None => None,
    };
    let last_write = if reading.notes_writes { row.try_get_by_index(at + 7)? } else { None };
    rights::read_roles(reading.roles, row, at + 8, &mut caller)?;
    Ok(Some(Bearer { caller, snapshot, last_write }))
}
