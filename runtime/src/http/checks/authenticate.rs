//! Authentication: turns the `Authorization` header into a [`Caller`]. Broken credentials are refused everywhere, open
//! endpoints included.

use crate::{
    account::bearer::{self, Bearer, TokenReading},
    error::RequestError,
    http::server::Server,
    request_time::RequestTime,
    tables::Accounts,
};
use poem::http::{HeaderMap, header};

/// The user whose token the request carries; `None` without credentials, or with those of another scheme. One statement
/// on the primary database, so that a new token is valid at once.
///
/// # Errors
/// 403 for broken, unknown or ended tokens and for inactive users; database failures.
pub async fn bearer(server: &Server, headers: &HeaderMap, now: &RequestTime) -> Result<Option<Bearer>, RequestError> {
    let Some(accounts) = server.site.api.accounts else { return Ok(None) };
    let Some(key) = key(headers)? else { return Ok(None) };
    let store = &server.site.store;
    bearer::caller(&store.primary(), store.dialect, reading(server, accounts), &key, now).await.map(Some)
}

/// How tokens are read.
pub fn reading<'a>(server: &'a Server, accounts: &'a Accounts) -> TokenReading<'a> {
    TokenReading {
        accounts,
        roles: server.site.roles(),
        lifetime: server.settings.token_lifetime,
        notes_writes: server.site.store.notes_writes(),
    }
}

/// The key in an `Authorization` header, `None` if it has none of ours.
///
/// # Errors
/// 403 for one that is broken.
pub fn key(headers: &HeaderMap) -> Result<Option<String>, RequestError> {
    let header = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes()).unwrap_or_default();
    let broken = |text: &str| Err(RequestError::Detail(403, format!("Invalid token header. {text}")));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Sql;
    use crate::tests::zoo::{noon, server, user};
    use sea_orm::Value;

    const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

    fn headers(authorization: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, poem::http::HeaderValue::from_bytes(authorization).expect("a header"));
        headers
    }

    /// The name of who asks, or the refusal.
    async fn name(server: &Server, authorization: &str, seconds: i64) -> Result<Option<String>, String> {
        let found = bearer(server, &headers(authorization.as_bytes()), &noon(seconds)).await;
        found.map(|bearer| bearer.map(|bearer| bearer.caller.username)).map_err(|fault| fault.body().to_string())
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
        assert_eq!(bearer(&server, &HeaderMap::new(), &noon(1)).await.ok().flatten().map(|b| b.caller.username), None);
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
        let found = bearer(&server, &headers(format!("Token {KEY}").as_bytes()), &noon(1)).await;
        let Ok(Some(Bearer { caller, .. })) = found else { panic!("{found:?}") };
        assert!(caller.public && !caller.superuser);
        assert!(matches!(caller.id, Value::Uuid(Some(_))));
    }
}
