//! Sessions: who works on the pages, known by a cookie. A session is a row; its key is a hash of the cookie, so that whoever reads
//! the database can't take a session over.

use crate::{
    account::token::key_value,
    caller::Caller,
    error::RequestError,
    query::{key, rights},
    random,
    request_time::RequestTime,
    store::{self, Sql, Store},
    tables::{Accounts, Sessions},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A session ends after this time without a request.
const IDLE: TimeDelta = TimeDelta::hours(12);
/// A session ends after this time, whatever its user does.
const LONGEST: TimeDelta = TimeDelta::days(14);
/// How much of [`IDLE`] may have passed before a request extends the session: each extension is a write.
const SLACK: TimeDelta = TimeDelta::minutes(10);

/// What rows of sessions begin with: Django reads other rows as empty sessions.
const MARK: &str = "specimen:";

/// Where sessions are kept, for statements.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    table: &'static str,
    key: &'static str,
    data: &'static str,
    expires: &'static str,
}

impl Table {
    /// Where an API keeps sessions.
    pub fn of(sessions: &Sessions) -> Table {
        let (table, key) = (sessions.resource.table, sessions.resource.key().name);
        Table { table, key, data: sessions.data, expires: sessions.expires }
    }
}

/// What is stored of a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Stored {
    /// The user's key.
    user: String,
    /// What forms carry, so that no other site's page can send them.
    form: String,
    /// When it began, in seconds since 1970.
    made: i64,
    /// A part of a hash of the user's password hash: another password ends the session.
    password: String,
}

/// A session that is in force.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its key in the table.
    key: String,
    /// What forms carry.
    pub form: String,
}

impl Session {
    /// Whether a form was made in this session.
    pub fn made(&self, form: &str) -> bool {
        self.form.as_bytes().ct_eq(form.as_bytes()).into()
    }
}

/// Forty hexadecimal digits that stand for a cookie.
fn key_of(cookie: &str) -> String {
    hex(&Sha256::digest(cookie.as_bytes())[..20])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A text that nobody can guess.
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(random::bytes::<32>())
}

/// What a session remembers of a password hash.
fn fingerprint(hash: &str) -> String {
    hex(&Sha256::digest(hash.as_bytes())[..8])
}

/// Begins a session of a user; the text of its cookie. Sessions that have ended are removed.
///
/// # Errors
/// Database errors.
pub async fn begin(
    store: &Store,
    table: Table,
    accounts: &Accounts,
    user: &Value,
    now: &RequestTime,
) -> Result<String, RequestError> {
    let on = store.primary();
    let mut sql = Sql::new(store.dialect);
    sql.push("select ").name(accounts.password).push(" from ").name(accounts.users.table).push(" where ");
    sql.name(accounts.users.key().name).push(" = ").bind(user.clone());
    let rows = store::fetch(&on, sql).await?;
    let hash: String = rows.first().map_or_else(|| Ok(String::new()), |row| row.try_get_by_index(0))?;
    let text = key::plain(user);
    let stored = Stored { user: text.clone(), form: secret(), made: now.now.timestamp(), password: fingerprint(&hash) };
    let cookie = format!("{}.{}", secret(), URL_SAFE_NO_PAD.encode(&text));
    let data = serde_json::to_string(&stored).map_err(|error| RequestError::Detail(500, error.to_string()))?;
    let mut sql = Sql::new(store.dialect);
    sql.push("insert into ").name(table.table).push(" (").name(table.key).push(", ").name(table.data).push(", ");
    sql.name(table.expires).push(") values (").bind(key_of(&cookie)).push(", ").bind(format!("{MARK}{data}"));
    sql.push(", ").bind(now.now + IDLE).push(")");
    store::execute(&on, sql).await?;
    let mut sql = Sql::new(store.dialect);
    sql.push("delete from ").name(table.table).push(" where ").name(table.expires).push(" < ").bind(now.now);
    store::execute(&on, sql).await?;
    Ok(cookie)
}

/// Ends a session.
///
/// # Errors
/// Database errors.
pub async fn end(store: &Store, table: Table, session: &Session) -> Result<(), RequestError> {
    let mut sql = Sql::new(store.dialect);
    sql.push("delete from ").name(table.table).push(" where ").name(table.key).push(" = ").bind(session.key.clone());
    store::execute(&store.primary(), sql).await?;
    Ok(())
}

/// The session of a cookie and its user, if both are there and in force. One statement; the session is extended by another when
/// some time has passed.
///
/// # Errors
/// Database errors.
pub async fn find(
    store: &Store,
    table: Table,
    accounts: &'static Accounts,
    cookie: &str,
    now: &RequestTime,
) -> Result<Option<(Session, Caller)>, RequestError> {
    let Some((_, user)) = cookie.split_once('.') else { return Ok(None) };
    let user = URL_SAFE_NO_PAD.decode(user).ok().and_then(|user| String::from_utf8(user).ok());
    let Some((user, id)) = user.and_then(|user| {
        let id = key::in_path(accounts.users.key(), &user)?;
        Some((user, id))
    }) else {
        return Ok(None);
    };
    let digest = key_of(cookie);
    let users = accounts.users;
    let mut sql = Sql::new(store.dialect);
    sql.push("select u.").name(users.key().name);
    for column in [accounts.username, accounts.active, accounts.public, accounts.superuser, accounts.password] {
        sql.push(", u.").name(column);
    }
    sql.push(", s.").name(table.data).push(", s.").name(table.expires);
    rights::roles(users, &accounts.roles, &mut sql);
    sql.push(" from ").name(table.table).push(" s join ").name(users.table).push(" u on u.").name(users.key().name);
    sql.push(" = ").bind(id).push(" where s.").name(table.key).push(" = ").bind(digest.clone());
    sql.push(" and s.").name(table.expires).push(" > ").bind(now.now);
    let rows = store::fetch(&store.primary(), sql).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (password, data): (String, String) = (row.try_get_by_index(5)?, row.try_get_by_index(6)?);
    let stored = data.strip_prefix(MARK).and_then(|data| serde_json::from_str::<Stored>(data).ok());
    let Some(stored) = stored else { return Ok(None) };
    if !row.try_get_by_index::<bool>(2)? || stored.user != user || stored.password != fingerprint(&password) {
        return Ok(None);
    }
    let mut caller = Caller {
        public: row.try_get_by_index(3)?,
        superuser: row.try_get_by_index(4)?,
        ruled: true,
        ..Caller::new(key_value(row, 0, users.key().kind)?, row.try_get_by_index::<String>(1)?)
    };
    rights::read_roles(&accounts.roles, row, 8, &mut caller)?;
    let expires: DateTime<Utc> = row.try_get_by_index(7)?;
    let longest = DateTime::from_timestamp(stored.made, 0).unwrap_or_default() + LONGEST;
    let until = (now.now + IDLE).min(longest);
    if until - expires > SLACK {
        extend(store, table, &digest, until).await?;
    }
    Ok(Some((Session { key: digest, form: stored.form }, caller)))
}

async fn extend(store: &Store, table: Table, key: &str, until: DateTime<Utc>) -> Result<(), RequestError> {
    let mut sql = Sql::new(store.dialect);
    sql.push("update ").name(table.table).push(" set ").name(table.expires).push(" = ").bind(until);
    sql.push(" where ").name(table.key).push(" = ").bind(key);
    store::execute(&store.primary(), sql).await?;
    Ok(())
}
