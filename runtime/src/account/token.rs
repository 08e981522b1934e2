//! Tokens in the database: one a user, made at log-in. Log-in and the command line call these.

use crate::{
    random,
    request_time::RequestTime,
    store::{Dialect, Executor, Sql, execute, fetch},
    tables::{Accounts, Kind},
};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{DbErr, QueryResult, Value};

/// A user's token, as log-in and the command line hand it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its text.
    pub key: String,
    /// Whether it was made just now.
    pub new: bool,
}

/// Tokens created at or before this time have expired. `lifetime` is in seconds; 0 means that tokens never expire.
pub fn cutoff(lifetime: u64, now: &RequestTime) -> DateTime<Utc> {
    // No token is older than this.
    let never = DateTime::UNIX_EPOCH;
    if lifetime == 0 {
        return never;
    }
    let span = i64::try_from(lifetime).ok().and_then(TimeDelta::try_seconds);
    span.and_then(|span| now.now.checked_sub_signed(span)).unwrap_or(never).max(never)
}

/// The valid token of the user, if there is one.
///
/// # Errors
/// Database errors.
pub async fn living_token(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    lifetime: u64,
    now: &RequestTime,
) -> Result<Option<String>, DbErr> {
    let mut sql = Sql::new(dialect);
    sql.push("select ").name(accounts.tokens.key().name).push(" from ").name(accounts.tokens.table);
    sql.push(" where ").name(accounts.token_user).push(" = ").bind(user.clone());
    sql.push(" and ").name(accounts.token_created).push(" > ").bind(cutoff(lifetime, now));
    fetch(on, sql).await?.first().map(|row| row.try_get_by_index(0)).transpose()
}

/// The valid token of the user, or a new one that replaces an expired one. Two concurrent log-ins get the same token.
///
/// # Errors
/// Database errors.
pub async fn token(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    lifetime: u64,
    now: &RequestTime,
) -> Result<Issued, DbErr> {
    if let Some(key) = living_token(on, dialect, accounts, user, lifetime, now).await? {
        return Ok(Issued { key, new: false });
    }
    replace(on, dialect, accounts, user, Some(cutoff(lifetime, now)), now).await
}

/// Creates a token for the user; the previous one becomes invalid.
///
/// # Errors
/// Database errors.
pub async fn make_token(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    now: &RequestTime,
) -> Result<Issued, DbErr> {
    replace(on, dialect, accounts, user, None, now).await
}

/// Ends the user's token; whether there was one.
///
/// # Errors
/// Database errors.
pub async fn end_token(on: &Executor<'_>, dialect: Dialect, accounts: &Accounts, user: &Value) -> Result<bool, DbErr> {
    let mut sql = Sql::new(dialect);
    sql.push("delete from ").name(accounts.tokens.table).push(" where ");
    sql.name(accounts.token_user).push(" = ").bind(user.clone());
    Ok(execute(on, sql).await? > 0)
}

/// Replaces the token of the user. If the stored token was created after `living`, it is kept and returned, because a
/// concurrent log-in may have created it.
async fn replace(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    user: &Value,
    living: Option<DateTime<Utc>>,
    now: &RequestTime,
) -> Result<Issued, DbErr> {
    let (table, key, made) = (accounts.tokens.table, accounts.tokens.key().name, accounts.token_created);
    let made_now = new_key();
    let mut sql = Sql::new(dialect);
    sql.push("insert into ").name(table).push(" (").name(key).push(", ").name(accounts.token_user);
    sql.push(", ").name(made).push(") values (").bind(made_now.as_str()).push(", ").bind(user.clone());
    sql.push(", ").bind(now.now).push(") on conflict (").name(accounts.token_user).push(") do update set ");
    for (n, column) in [key, made].into_iter().enumerate() {
        sql.push(if n > 0 { ", " } else { "" }).name(column).push(" = ");
        match living {
            None => sql.push("excluded.").name(column),
            Some(living) => {
                sql.push("case when ").name(table).push(".").name(made).push(" > ").bind(living);
                sql.push(" then ").name(table).push(".").name(column);
                sql.push(" else excluded.").name(column).push(" end")
            }
        };
    }
    sql.push(" returning ").name(key);
    let rows = fetch(on, sql).await?;
    let row = rows.first().ok_or(DbErr::RecordNotInserted)?;
    let key: String = row.try_get_by_index(0)?;
    Ok(Issued { new: key == made_now, key })
}

/// 20 random bytes as lower-case hexadecimal digits.
fn new_key() -> String {
    random::bytes::<20>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A primary key as it came over the wire.
///
/// # Errors
/// It is null, or of another kind.
pub fn key_value(row: &QueryResult, index: usize, kind: Kind) -> Result<Value, DbErr> {
    Ok(match kind {
        Kind::Uuid => row.try_get_by_index::<uuid::Uuid>(index)?.into(),
        Kind::Text => row.try_get_by_index::<String>(index)?.into(),
        Kind::Small => row.try_get_by_index::<i16>(index)?.into(),
        Kind::Int => row.try_get_by_index::<i32>(index)?.into(),
        Kind::Big => row.try_get_by_index::<i64>(index)?.into(),
        other => return Err(DbErr::Type(format!("{other:?} is no primary key"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::{ACCOUNTS, noon, server, user};

    const DAY: u64 = 86_400;

    #[tokio::test]
    async fn a_token_is_made_once_and_replaced_when_it_ended() {
        let server = server().await;
        let (on, dialect) = (server.site.store.primary(), server.site.store.dialect);
        let ada = Value::from(user(&server, "ada", "!", true).await);
        let at = |seconds| {
            let (on, ada) = (&on, &ada);
            async move { token(on, dialect, &ACCOUNTS, ada, DAY, &noon(seconds)).await.expect("a token") }
        };
        let Issued { key: first, new: true } = at(0).await else { panic!("it is there already") };
        assert_eq!(first.len(), 40);
        assert!(first.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
        assert_eq!(at(86_399).await, Issued { key: first.clone(), new: false });
        let second = at(86_400).await;
        assert!(second.new && second.key != first);
        assert_eq!(at(2 * 86_400 - 1).await, Issued { new: false, ..second });
        let rows = fetch(&on, {
            let mut sql = Sql::new(dialect);
            sql.push("select code from zoo_ticket");
            sql
        })
        .await;
        assert_eq!(rows.expect("rows").len(), 1);
    }

    #[tokio::test]
    async fn a_token_made_by_another_log_in_meanwhile_is_kept() {
        let server = server().await;
        let (on, dialect) = (server.site.store.primary(), server.site.store.dialect);
        let ada = Value::from(user(&server, "ada", "!", true).await);
        let now = noon(0);
        let first = make_token(&on, dialect, &ACCOUNTS, &ada, &now).await.expect("a token");
        let kept = replace(&on, dialect, &ACCOUNTS, &ada, Some(cutoff(DAY, &now)), &now).await;
        assert_eq!(kept.expect("a token"), Issued { new: false, ..first });
    }

    #[tokio::test]
    async fn a_new_token_can_be_forced_and_ended() {
        let server = server().await;
        let (on, dialect) = (server.site.store.primary(), server.site.store.dialect);
        let ada = Value::from(user(&server, "ada", "!", true).await);
        let now = noon(0);
        let first = make_token(&on, dialect, &ACCOUNTS, &ada, &now).await.expect("a token");
        let second = make_token(&on, dialect, &ACCOUNTS, &ada, &now).await.expect("a token");
        assert_ne!(first, second);
        let living = living_token(&on, dialect, &ACCOUNTS, &ada, 0, &noon(1_000_000_000)).await;
        assert_eq!(living.expect("a row"), Some(second.key));
        assert!(end_token(&on, dialect, &ACCOUNTS, &ada).await.expect("an answer"));
        assert!(!end_token(&on, dialect, &ACCOUNTS, &ada).await.expect("an answer"));
    }

    #[test]
    fn a_lifetime_of_any_length_has_a_cutoff() {
        assert_eq!(cutoff(0, &noon(0)), DateTime::UNIX_EPOCH);
        assert_eq!(cutoff(u64::MAX, &noon(0)), DateTime::UNIX_EPOCH);
        assert_eq!(cutoff(60, &noon(60)), noon(0).now);
    }
}
