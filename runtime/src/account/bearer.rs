//! The user whose token a request carries.

use super::{
    Caller,
    token::{self, key_value},
};
use crate::{
    error::RequestError,
    query::rights,
    request_time::RequestTime,
    store::{self, Dialect, Executor, Snapshot, Sql, Witness},
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
}

/// The user who has a token. One statement.
///
/// # Errors
/// 403 for unknown and ended tokens and for inactive users; database failures.
pub async fn caller(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    roles: &Roles,
    key: &str,
    lifetime: u64,
    now: &RequestTime,
) -> Result<Bearer, RequestError> {
    let mut sql = Sql::new(dialect);
    statement(accounts, roles, key, &mut sql);
    let witness = Witness::of(on);
    let rows = store::fetch(on, sql).await?;
    let read = |row| read(accounts, roles, row, 0, lifetime, now, witness);
    rows.first().map_or(Ok(None), read)?.ok_or_else(invalid)
}

/// What an unknown or ended token gets.
pub fn invalid() -> RequestError {
    RequestError::Body(403, json!({"detail": "Invalid token."}))
}

/// Writes the statement of the user who has a token, and of when it was made: what [`read`] reads. `roles`: what rules ask
/// of users.
pub fn statement(accounts: &Accounts, roles: &Roles, key: &str, sql: &mut Sql) {
    let (users, tokens) = (accounts.users, accounts.tokens);
    sql.push("select u.").name(users.key().name);
    for column in [accounts.username, accounts.active, accounts.public, accounts.superuser] {
        sql.push(", u.").name(column);
    }
    sql.push(", k.").name(accounts.token_created);
    // On SQLite a state is that of one connection, so it is of no use to other statements.
    let state = if sql.dialect == Dialect::Postgres { store::state(sql.dialect) } else { "null" };
    sql.push(", ").push(state);
    rights::roles(accounts.users, roles, sql);
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
    accounts: &Accounts,
    roles: &Roles,
    row: &QueryResult,
    at: usize,
    lifetime: u64,
    now: &RequestTime,
    witness: Option<Witness<'_>>,
) -> Result<Option<Bearer>, RequestError> {
    if row.try_get_by_index::<chrono::DateTime<chrono::Utc>>(at + 5)? <= token::cutoff(lifetime, now) {
        return Ok(None);
    }
    if !row.try_get_by_index::<bool>(at + 2)? {
        return Err(RequestError::Detail(403, "User inactive or deleted.".into()));
    }
    let id = key_value(row, at, accounts.users.key().kind)?;
    let mut caller = Caller {
        public: row.try_get_by_index(at + 3)?,
        superuser: row.try_get_by_index(at + 4)?,
        ..Caller::new(id, row.try_get_by_index::<String>(at + 1)?)
    };
    let snapshot = match witness {
        Some(witness) => witness.saw(row.try_get_by_index(at + 6)?),
        None => None,
    };
    rights::read_roles(roles, row, at + 7, &mut caller)?;
    Ok(Some(Bearer { caller, snapshot }))
}
