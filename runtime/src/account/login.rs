//! Logging in, and setting a password. `http` calls [`LogIn::log_in`], the command line [`set_password`].

use super::{
    failed_log_ins::FailedLogIns,
    hash_queue::{HashPermit, HashQueue, QueueFull},
    password,
    token::{self, Issued, key_value},
};
use crate::{
    error::RequestError,
    request_time::RequestTime,
    store::{Dialect, Executor, Sql, Store, execute, fetch},
    tables::Accounts,
};
use sea_orm::{DbErr, Value};
use serde_json::json;
use std::sync::Arc;

/// What logging in needs of a server.
#[derive(Clone, Copy)]
pub struct LogIn<'a> {
    /// Where users and tokens are.
    pub store: &'a Store,
    /// Their tables.
    pub accounts: &'static Accounts,
    /// Lifetime of a token in seconds; 0 = it never expires.
    pub lifetime: u64,
    /// Failed log-ins.
    pub failed_log_ins: &'a Arc<FailedLogIns>,
    /// Turns at hashing.
    pub hashing: &'a Arc<HashQueue>,
}

/// Whose password was right.
struct Verified {
    /// The user's key.
    user: Value,
    /// A new hash of the password, and the outdated one that it replaces.
    hash: Option<(String, String)>,
}

/// What a wrong name or password gets.
pub fn refused() -> RequestError {
    RequestError::Body(400, json!({"non_field_errors": ["Unable to log in with provided credentials."]}))
}

impl LogIn<'_> {
    /// Checks a password, sent from an address, and gives the user's token. An outdated hash is replaced, in one
    /// transaction with the token. The time of the last log-in isn't changed.
    ///
    /// # Errors
    /// 400 for wrong credentials, 429 after many of them, 503 while too many log in, database failures.
    pub async fn log_in(
        &self,
        username: String,
        password: String,
        address: &str,
        now: &RequestTime,
    ) -> Result<Issued, RequestError> {
        let LogIn { store, accounts, lifetime, .. } = *self;
        let Verified { user, hash } = self.verify(username, password, address).await?;
        let Some((hash, old)) = hash else {
            return Ok(token::token(&store.primary(), store.dialect, accounts, &user, lifetime, now).await?);
        };
        let tx = store.begin().await?;
        let inside = Executor::from(&tx);
        store_hash(&inside, store.dialect, accounts, &user, &hash, Some(&old)).await?;
        let issued = token::token(&inside, store.dialect, accounts, &user, lifetime, now).await?;
        tx.commit().await?;
        Ok(issued)
    }

    /// Checks a password, sent from an address.
    ///
    /// # Errors
    /// As [`LogIn::log_in`].
    async fn verify(&self, username: String, password: String, address: &str) -> Result<Verified, RequestError> {
        let LogIn { store, accounts, failed_log_ins, .. } = *self;
        self.may_try(&username, address)?;
        let user = find(&store.primary(), store.dialect, accounts, &username).await?;
        let stored = user.as_ref().map(|user| user.hash.clone());
        let turn = self.turn(&username, address).await?;
        // Also done for unknown and inactive users, so that the response time reveals nothing.
        let may = user.as_ref().is_some_and(|user| user.active);
        let (failed_log_ins, address) = (failed_log_ins.clone(), address.to_owned());
        let count = move |fits: bool| {
            if fits && may {
                failed_log_ins.succeeded(&username, &address);
                None
            } else {
                Some(failed_log_ins.failed(&username, &address, clock()))
            }
        };
        if let Some(delay) = password::verify_aside(password.clone(), stored, turn, count).await {
            tokio::time::sleep(delay).await;
            return Err(refused());
        }
        let user = user.ok_or_else(refused)?;
        if !password::is_outdated(&user.hash) {
            return Ok(Verified { user: user.id, hash: None });
        }
        // Hashed before a transaction begins: it takes long, and SQLite has one writer.
        Ok(Verified { user: user.id, hash: Some((password::make_aside(password).await, user.hash)) })
    }

    /// Checks a password, sent from an address, and gives the user's key. An outdated hash is replaced.
    ///
    /// # Errors
    /// As [`LogIn::log_in`].
    pub async fn user_of(&self, username: String, password: String, address: &str) -> Result<Value, RequestError> {
        let Verified { user, hash } = self.verify(username, password, address).await?;
        if let Some((hash, old)) = hash {
            store_hash(&self.store.primary(), self.store.dialect, self.accounts, &user, &hash, Some(&old)).await?;
        }
        Ok(user)
    }

    /// Waits for a turn at hashing.
    ///
    /// # Errors
    /// 429 after many failures and while many of the address wait, 503 while too many log in.
    async fn turn(&self, username: &str, address: &str) -> Result<HashPermit, RequestError> {
        loop {
            let (asker, standing) = self.failed_log_ins.rank(username, address, clock());
            let turn = self.hashing.take(asker, standing).await.map_err(|full| match full {
                QueueFull::All => {
                    RequestError::Busy(5, "Too many users log in at this moment; please try again.".into())
                }
                QueueFull::Address => RequestError::Wait(5),
            })?;
            // Other log-ins from the address may have failed meanwhile.
            self.may_try(username, address)?;
            if self.failed_log_ins.rank(username, address, clock()).1 <= standing {
                return Ok(turn);
            }
        }
    }

    /// Refuses a log-in after too many failures.
    fn may_try(&self, username: &str, address: &str) -> Result<(), RequestError> {
        self.failed_log_ins.check(username, address, clock()).map_err(RequestError::Wait)
    }
}

/// Microseconds since 1970. Not the time of the request, which may have waited for long.
fn clock() -> i64 {
    chrono::Utc::now().timestamp_micros()
}

/// Gives a user a password; whether there is such a user. Tokens stay as they are.
///
/// # Errors
/// Database errors.
pub async fn set_password(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    password: String,
) -> Result<bool, DbErr> {
    let hash = password::make_aside(password).await;
    store_hash(on, dialect, accounts, user, &hash, None).await
}

/// The key of the user of a name.
///
/// # Errors
/// Database errors.
pub async fn user_id(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    username: &str,
) -> Result<Option<Value>, DbErr> {
    Ok(find(on, dialect, accounts, username).await?.map(|user| user.id))
}

pub(crate) struct User {
    pub id: Value,
    pub hash: String,
    pub active: bool,
}

pub(crate) async fn find(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    username: &str,
) -> Result<Option<User>, DbErr> {
    let users = accounts.users;
    let mut sql = Sql::new(dialect);
    sql.push("select ").name(users.key().name).push(", ").name(accounts.password).push(", ").name(accounts.active);
    sql.push(" from ").name(users.table).push(" where ").name(accounts.username).push(" = ").bind(username);
    let rows = fetch(on, sql).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let id = key_value(row, 0, users.key().kind)?;
    Ok(Some(User { id, hash: row.try_get_by_index(1)?, active: row.try_get_by_index(2)? }))
}

/// Stores a hash. With `old`, only if that is still the stored hash, so that a password changed meanwhile is kept.
async fn store_hash(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    hash: &str,
    old: Option<&str>,
) -> Result<bool, DbErr> {
    let users = accounts.users;
    let mut sql = Sql::new(dialect);
    sql.push("update ").name(users.table).push(" set ").name(accounts.password).push(" = ").bind(hash);
    sql.push(" where ").name(users.key().name).push(" = ").bind(user.clone());
    if let Some(old) = old {
        sql.push(" and ").name(accounts.password).push(" = ").bind(old);
    }
    Ok(execute(on, sql).await? > 0)
}
