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
    tables::{Accounts, InputField, Sessions, Takes},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
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
    /// The address and the browser that it began with, so that people recognize their sessions.
    #[serde(default)]
    address: String,
    #[serde(default)]
    browser: String,
    /// The rows that were chosen last, by table.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    last: BTreeMap<String, String>,
}

/// Where a session begins.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The client's address.
    pub address: &'a str,
    /// What its browser calls itself.
    pub browser: &'a str,
}

/// Bytes of keys that are remembered.
const MAX_KEY: usize = 100;
/// Characters that are kept of what a browser calls itself.
const MAX_BROWSER: usize = 300;

/// A session that is in force.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its key in the table.
    key: String,
    /// What forms carry.
    pub form: String,
    /// All that is stored of it.
    stored: Stored,
}

/// A session of a user as its page shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its key in the table.
    pub key: String,
    /// When it began.
    pub made: DateTime<Utc>,
    /// When it ends if nothing is asked for until then.
    pub expires: DateTime<Utc>,
    /// The address that it began with; empty: not known.
    pub address: String,
    /// What the browser called itself; empty: not known.
    pub browser: String,
    /// Whether it is that of the request.
    pub own: bool,
}

impl Listed {
    /// The time up to which it was last used at least: sessions are extended at most every [`SLACK`].
    pub fn used(&self) -> DateTime<Utc> {
        (self.expires - IDLE).max(self.made)
    }
}

impl Session {
    /// The key of the row that was chosen last for a relation to one.
    pub fn last(&self, field: &InputField) -> Option<&str> {
        let Takes::One(target, _) = field.takes else { return None };
        self.stored.last.get(target.table).map(String::as_str)
    }

    /// Remembers the rows that were chosen for relations to one, if others were before.
    ///
    /// # Errors
    /// Database errors.
    pub async fn remember<'f>(
        &self,
        store: &Store,
        table: Table,
        chosen: impl Iterator<Item = (&'f InputField, &'f str)>,
    ) -> Result<(), RequestError> {
        let mut stored = self.stored.clone();
        for (field, key) in chosen {
            if let (Takes::One(target, _), false) = (field.takes, key.is_empty() || key.len() > MAX_KEY) {
                stored.last.insert(target.table.to_owned(), key.to_owned());
            }
        }
        if stored.last == self.stored.last {
            return Ok(());
        }
        let data = serde_json::to_string(&stored).map_err(|error| RequestError::Detail(500, error.to_string()))?;
        let mut sql = Sql::new(store.dialect);
        sql.push("update ").name(table.table).push(" set ").name(table.data).push(" = ").bind(format!("{MARK}{data}"));
        sql.push(" where ").name(table.key).push(" = ").bind(self.key.clone());
        store::execute(&store.primary(), sql).await?;
        Ok(())
    }

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
    origin: Origin<'_>,
    now: &RequestTime,
) -> Result<String, RequestError> {
    let on = store.primary();
    let mut sql = Sql::new(store.dialect);
    sql.push("select ").name(accounts.password).push(" from ").name(accounts.users.table).push(" where ");
    sql.name(accounts.users.key().name).push(" = ").bind(user.clone());
    let rows = store::fetch(&on, sql).await?;
    let hash: String = rows.first().map_or_else(|| Ok(String::new()), |row| row.try_get_by_index(0))?;
    let text = key::plain(user);
    let stored = Stored {
        user: text.clone(),
        form: secret(),
        made: now.now.timestamp(),
        password: fingerprint(&hash),
        address: origin.address.to_owned(),
        browser: origin.browser.chars().take(MAX_BROWSER).collect(),
        last: BTreeMap::new(),
    };
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

/// What rows of a user's sessions begin with. The user is the first that is stored.
fn beginning(user: &Value) -> Result<String, RequestError> {
    let user =
        serde_json::to_string(&key::plain(user)).map_err(|error| RequestError::Detail(500, error.to_string()))?;
    Ok(format!("{MARK}{{\"user\":{user},"))
}

/// Appends the condition that a session belongs to a user.
fn of_user(sql: &mut Sql, table: Table, beginning: &str) {
    let length = i32::try_from(beginning.chars().count()).unwrap_or(i32::MAX);
    sql.push("substr(").name(table.data).push(", 1, ").bind(length).push(") = ").bind(beginning.to_owned());
}

/// The sessions of a user that are in force, the one that was used last at first.
///
/// # Errors
/// Database errors.
pub async fn all_of(
    store: &Store,
    table: Table,
    accounts: &Accounts,
    user: &Value,
    session: &Session,
    now: &RequestTime,
) -> Result<Vec<Listed>, RequestError> {
    let users = accounts.users;
    let mut sql = Sql::new(store.dialect);
    sql.push("select s.").name(table.key).push(", s.").name(table.data).push(", s.").name(table.expires);
    sql.push(", u.").name(accounts.password).push(" from ").name(table.table).push(" s join ").name(users.table);
    sql.push(" u on u.").name(users.key().name).push(" = ").bind(user.clone()).push(" where ");
    of_user(&mut sql, table, &beginning(user)?);
    sql.push(" and s.").name(table.expires).push(" > ").bind(now.now).push(" order by s.").name(table.expires);
    sql.push(" desc, 1");
    let mut found = Vec::new();
    for row in store::fetch(&store.primary(), sql).await? {
        let (data, password): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(3)?);
        let stored = data.strip_prefix(MARK).and_then(|data| serde_json::from_str::<Stored>(data).ok());
        let Some(stored) = stored.filter(|stored| stored.password == fingerprint(&password)) else { continue };
        let key: String = row.try_get_by_index(0)?;
        found.push(Listed {
            own: key == session.key,
            key,
            made: DateTime::from_timestamp(stored.made, 0).unwrap_or_default(),
            expires: row.try_get_by_index(2)?,
            address: stored.address,
            browser: stored.browser,
        });
    }
    Ok(found)
}

/// Ends sessions of a user: the one with a key, or all but that of the request. How many were ended.
///
/// # Errors
/// Database errors.
pub async fn end_of(
    store: &Store,
    table: Table,
    user: &Value,
    session: &Session,
    key: Option<&str>,
) -> Result<u64, RequestError> {
    let mut sql = Sql::new(store.dialect);
    sql.push("delete from ").name(table.table).push(" where ");
    of_user(&mut sql, table, &beginning(user)?);
    sql.push(" and ").name(table.key);
    match key {
        Some(key) => sql.push(" = ").bind(key.to_owned()),
        None => sql.push(" <> ").bind(session.key.clone()),
    };
    Ok(store::execute(&store.primary(), sql).await?)
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
    Ok(Some((Session { key: digest, form: stored.form.clone(), stored }, caller)))
}

async fn extend(store: &Store, table: Table, key: &str, until: DateTime<Utc>) -> Result<(), RequestError> {
    let mut sql = Sql::new(store.dialect);
    sql.push("update ").name(table.table).push(" set ").name(table.expires).push(" = ").bind(until);
    sql.push(" where ").name(table.key).push(" = ").bind(key);
    store::execute(&store.primary(), sql).await?;
    Ok(())
}
