//! Who asks: the `Authorization` header to a [`Caller`]. The dispatcher calls [`caller`] on every
//! request, open endpoints included, since broken credentials are refused everywhere.

use crate::{
    account::{Caller, token},
    fault::Fault,
    http::server::Server,
    moment::Moment,
    query::{
        render::Context,
        single::{self, Looked, Wanted},
    },
    store::{self, Sql},
    tables::Accounts,
    trouble::Trouble,
};
use poem::http::{HeaderMap, header};
use sea_orm::{QueryResult, Value};
use serde_json::json;

/// The user whose token the request carries; `None` without credentials, or with those of another
/// scheme. One statement, on the primary database: a token counts from the moment it was made.
///
/// # Errors
/// 403 for broken, unknown or ended tokens and for inactive users; database failures.
pub async fn caller(server: &Server, headers: &HeaderMap, now: &Moment) -> Result<Option<Caller>, Fault> {
    Ok(caller_and(server, headers, now, None).await?.0)
}

/// The same, and a row that the request will ask for if its caller may see it: both are fetched by one statement, which
/// looks for the row only if there is such a token.
///
/// # Errors
/// As [`caller`].
pub async fn caller_and(
    server: &Server,
    headers: &HeaderMap,
    now: &Moment,
    row: Option<Wanted<'_>>,
) -> Result<(Option<Caller>, Looked), Fault> {
    let Some(accounts) = server.site.api.accounts else { return Ok((None, Looked::NotYet)) };
    let header = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes()).unwrap_or_default();
    let Some(key) = key(header)? else { return Ok((None, Looked::NotYet)) };
    let on = server.site.store.primary();
    let lifetime = server.settings.token_lifetime;
    let both = match row {
        Some(row) => {
            let context = Context {
                on: &on,
                dialect: server.site.store.dialect,
                hooks: &server.site.reading,
                now,
                base: "",
                left_null: &[],
            };
            let read = |row: &QueryResult, at| known(accounts, row, at, lifetime, now);
            let token = Value::from(key.as_str());
            match single::look_beside(context, row, token, |sql| asker(accounts, &key, sql), read).await {
                // What is wrong with the row is told to those alone who may see it.
                Err(Fault::Database(error)) if Trouble::of(&error) == Trouble::Failed => None,
                result => Some(result?.unwrap_or_default()),
            }
        }
        None => None,
    };
    let (caller, looked) = match both {
        Some(both) => both,
        None => {
            let mut sql = Sql::new(server.site.store.dialect);
            asker(accounts, &key, &mut sql);
            let rows = store::fetch(&on, sql).await?;
            (rows.first().map_or(Ok(None), |row| known(accounts, row, 0, lifetime, now))?, Looked::NotYet)
        }
    };
    let caller = caller.ok_or_else(|| Fault::Body(403, json!({"detail": "Invalid token."})))?;
    Ok((Some(caller), looked))
}

/// The key in an `Authorization` header, `None` if it has none of ours.
fn key(header: &[u8]) -> Result<Option<String>, Fault> {
    let broken = |text: &str| Err(Fault::Detail(403, format!("Invalid token header. {text}")));
    let mut words = header.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    if !words.next().is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"token")) {
        return Ok(None);
    }
    match (words.next(), words.next()) {
        (None, _) => broken("No credentials provided."),
        (_, Some(_)) => broken("Token string should not contain spaces."),
        (Some(key), None) if key.is_ascii() => Ok(Some(String::from_utf8_lossy(key).into_owned())),
        _ => broken("Token string should not contain invalid characters."),
    }
}

/// Writes the statement of the user who has a token, and of when it was made: what [`known`] reads.
fn asker(accounts: &Accounts, key: &str, sql: &mut Sql) {
    let (users, tokens) = (accounts.users, accounts.tokens);
    sql.push("select u.").push(users.key().name);
    for column in [accounts.username, accounts.active, accounts.public, accounts.superuser] {
        sql.push(", u.").push(column);
    }
    sql.push(", k.").push(accounts.token_created);
    sql.push(" from ").push(tokens.table).push(" k join ").push(users.table).push(" u on u.");
    sql.push(users.key().name).push(" = k.").push(accounts.token_user);
    sql.push(" where k.").push(tokens.key().name).push(" = ").bind(key);
}

/// Who it is whose columns begin here; `None` if the token has ended.
///
/// # Errors
/// 403 for inactive users.
fn known(
    accounts: &Accounts,
    row: &QueryResult,
    at: usize,
    lifetime: u64,
    now: &Moment,
) -> Result<Option<Caller>, Fault> {
    if row.try_get_by_index::<chrono::DateTime<chrono::Utc>>(at + 5)? <= token::cutoff(lifetime, now) {
        return Ok(None);
    }
    if !row.try_get_by_index::<bool>(at + 2)? {
        return Err(Fault::Detail(403, "User inactive or deleted.".into()));
    }
    Ok(Some(Caller {
        id: token::key_value(row, at, accounts.users.key().kind)?,
        username: row.try_get_by_index(at + 1)?,
        public: row.try_get_by_index(at + 3)?,
        superuser: row.try_get_by_index(at + 4)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::{noon, server, user};

    const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

    fn headers(authorization: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, poem::http::HeaderValue::from_bytes(authorization).expect("a header"));
        headers
    }

    /// The name of who asks, or the refusal.
    async fn name(server: &Server, authorization: &str, seconds: i64) -> Result<Option<String>, String> {
        let found = caller(server, &headers(authorization.as_bytes()), &noon(seconds)).await;
        found.map(|caller| caller.map(|caller| caller.username)).map_err(|fault| fault.body().to_string())
    }

    async fn with_token(name: &str, active: bool) -> Server {
        let server = server().await;
        let id = user(&server, name, "!", active).await;
        let mut sql = Sql::new(server.site.store.dialect);
        sql.push("insert into zoo_ticket values (").bind(KEY).push(", ").bind(id).push(", ");
        sql.bind(noon(0).now).push(")");
        let on = server.site.store.primary();
        crate::store::execute(&on, sql).await.expect("a token");
        server
    }

    #[tokio::test]
    async fn a_token_names_its_user() {
        let server = with_token("ada", true).await;
        for header in [format!("Token {KEY}"), format!("tOKEN   {KEY} ")] {
            assert_eq!(name(&server, &header, 1).await, Ok(Some("ada".into())), "{header}");
        }
    }

    #[tokio::test]
    async fn other_schemes_count_as_no_credentials() {
        let server = with_token("ada", true).await;
        for header in ["", KEY, "Bearer x", "Basic x", "Tokens x"] {
            assert_eq!(name(&server, header, 1).await, Ok(None), "{header}");
        }
        assert_eq!(caller(&server, &HeaderMap::new(), &noon(1)).await.ok().flatten().map(|c| c.username), None);
    }

    #[tokio::test]
    async fn broken_headers_are_refused() {
        let server = with_token("ada", true).await;
        let refusal = |text: &str| Err(format!(r#"{{"detail":"Invalid token header. {text}","status_code":403}}"#));
        assert_eq!(name(&server, "Token", 1).await, refusal("No credentials provided."));
        assert_eq!(name(&server, "Token a b", 1).await, refusal("Token string should not contain spaces."));
        let invalid = refusal("Token string should not contain invalid characters.");
        assert_eq!(name(&server, "Token ü", 1).await, invalid);
    }

    #[tokio::test]
    async fn unknown_and_ended_tokens_answer_alike() {
        let server = with_token("ada", true).await;
        let invalid = Err(r#"{"detail":"Invalid token."}"#.to_owned());
        assert_eq!(name(&server, &format!("Token {}", KEY.to_uppercase()), 1).await, invalid);
        assert_eq!(name(&server, &format!("Token {KEY}"), 86_399).await, Ok(Some("ada".into())));
        assert_eq!(name(&server, &format!("Token {KEY}"), 86_400).await, invalid);
    }

    #[tokio::test]
    async fn tokens_may_live_for_ever() {
        let mut server = with_token("ada", true).await;
        server.settings.token_lifetime = 0;
        assert_eq!(name(&server, &format!("Token {KEY}"), 1_000_000_000).await, Ok(Some("ada".into())));
    }

    #[tokio::test]
    async fn inactive_users_are_refused() {
        let server = with_token("ada", false).await;
        let want = Err(r#"{"detail":"User inactive or deleted.","status_code":403}"#.to_owned());
        assert_eq!(name(&server, &format!("Token {KEY}"), 1).await, want);
    }

    #[tokio::test]
    async fn the_users_rights_come_along() {
        let server = with_token("visitor", true).await;
        let found = caller(&server, &headers(format!("Token {KEY}").as_bytes()), &noon(1)).await;
        let Ok(Some(caller)) = found else { panic!("{found:?}") };
        assert!(caller.public && !caller.superuser);
        assert!(matches!(caller.id, Value::Uuid(Some(_))));
    }
}
