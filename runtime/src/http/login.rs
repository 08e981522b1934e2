//! `POST /auth-token` and `GET /me`, and setting a password. The endpoints' rows in the route table
//! name the handlers here; the command line calls [`set_password`].

use super::{
    Call, Reply,
    authenticate::{key_value, missing},
    body::{Body, Part},
    json::{Odd, kept, odd},
    password,
    token::{self, Issued},
    turns::{Full, Turn},
};
use crate::{
    audit,
    behaviour::BoxFuture,
    fault::{Fault, Messages},
    moment::Moment,
    server::Server,
    store::{Dialect, Executor, Sql, execute, fetch},
    tables::Accounts,
};
use sea_orm::{DbErr, Value};
use serde_json::{Value as Json, json};

/// Gives the user's token for user name and password: `{"token": "…"}`.
///
/// # Errors
/// 400 for missing fields and wrong credentials; 429 after many of them; 503 while too many log in; database failures.
pub fn auth_token<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let (username, password) = credentials(&call.body)?;
        let result = log_in(call.server, username.clone(), password, &call.address, &call.now).await;
        audit::log_in(&username, &call.address, &result);
        Ok(Reply::json(200, &json!({"token": result?.key})))
    })
}

/// Says who asks: `{"username": "…"}`.
///
/// # Errors
/// 403 without credentials.
pub fn me<'a>(call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, Fault>> {
    Box::pin(async move {
        let caller = call.caller.as_ref().ok_or_else(missing)?;
        Ok(Reply::json(200, &json!({"username": caller.username})))
    })
}

/// Checks a password, sent from an address, and gives the user's token. An outdated hash is made anew, in one
/// transaction with the token; the time of the last log-in stays.
///
/// # Errors
/// 400 for wrong credentials, 429 after many of them, 503 while too many log in, database failures.
pub async fn log_in(
    server: &Server,
    username: String,
    password: String,
    address: &str,
    now: &Moment,
) -> Result<Issued, Fault> {
    let refused = || Fault::Body(400, json!({"non_field_errors": ["Unable to log in with provided credentials."]}));
    let accounts = server.api.accounts.ok_or_else(refused)?;
    let (dialect, lifetime) = (server.store.dialect, server.settings.token_lifetime);
    may_try(server, &username, address)?;
    let on = server.store.primary();
    let user = find(&on, dialect, accounts, &username).await?;
    let stored = user.as_ref().map(|user| user.hash.clone());
    let turn = turn(server, &username, address).await?;
    // Also for users who don't exist or may not log in: the time it takes tells nothing.
    let may = user.as_ref().is_some_and(|user| user.active);
    let (guesses, address) = (server.guesses.clone(), address.to_owned());
    let count = move |fits: bool| {
        if fits && may {
            guesses.succeeded(&username, &address);
            None
        } else {
            Some(guesses.failed(&username, &address, clock()))
        }
    };
    if let Some(delay) = password::verify_aside(password.clone(), stored, turn, count).await {
        tokio::time::sleep(delay).await;
        return Err(refused());
    }
    let user = user.ok_or_else(refused)?;
    if !password::is_outdated(&user.hash) {
        return Ok(token::token(&on, dialect, accounts, &user.id, lifetime, now).await?);
    }
    // Hashed before the transaction begins: it takes long, and SQLite has one writer.
    let hash = password::make_aside(password).await;
    let tx = server.store.begin().await?;
    let inside = Executor::from(&tx);
    store_hash(&inside, dialect, accounts, &user.id, &hash, Some(&user.hash)).await?;
    let issued = token::token(&inside, dialect, accounts, &user.id, lifetime, now).await?;
    tx.commit().await?;
    Ok(issued)
}

/// Waits for a turn at hashing.
///
/// # Errors
/// 429 after many failures and while many of the address wait, 503 while too many log in.
async fn turn(server: &Server, username: &str, address: &str) -> Result<Turn, Fault> {
    loop {
        let (asker, standing) = server.guesses.standing(username, address, clock());
        let turn = server.hashing.take(asker, standing).await.map_err(|full| match full {
            Full::All => Fault::Busy(5, "Too many users log in at this moment; please try again.".into()),
            Full::Address => Fault::Wait(5),
        })?;
        // Others of the address may have failed while this one waited.
        may_try(server, username, address)?;
        if server.guesses.standing(username, address, clock()).1 <= standing {
            return Ok(turn);
        }
    }
}

/// Refuses who has failed too often.
fn may_try(server: &Server, username: &str, address: &str) -> Result<(), Fault> {
    server.guesses.check(username, address, clock()).map_err(Fault::Wait)
}

/// Microseconds since 1970. A request's own time is when it came, which may be long ago for those who wait.
fn clock() -> i64 {
    chrono::Utc::now().timestamp_micros()
}

/// Gives a user a password; whether there is such a user. Tokens stay as they are.
///
/// # Errors
/// Whatever the database says.
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
/// Whatever the database says.
pub async fn user_id(
    on: &Executor<'_>,
    dialect: Dialect,
    accounts: &Accounts,
    username: &str,
) -> Result<Option<Value>, DbErr> {
    Ok(find(on, dialect, accounts, username).await?.map(|user| user.id))
}

struct User {
    id: Value,
    hash: String,
    active: bool,
}

async fn find(on: &Executor<'_>, dialect: Dialect, accounts: &Accounts, username: &str) -> Result<Option<User>, DbErr> {
    let users = accounts.users;
    let mut sql = Sql::new(dialect);
    sql.push("select ").push(users.key().name).push(", ").push(accounts.password).push(", ").push(accounts.active);
    sql.push(" from ").push(users.table).push(" where ").push(accounts.username).push(" = ").bind(username);
    let rows = fetch(on, sql).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let id = key_value(row, 0, users.key().kind)?;
    Ok(Some(User { id, hash: row.try_get_by_index(1)?, active: row.try_get_by_index(2)? }))
}

/// Stores a hash, in the place of `old` only if that is given: a password changed meanwhile stays.
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
    sql.push("update ").push(users.table).push(" set ").push(accounts.password).push(" = ").bind(hash);
    sql.push(" where ").push(users.key().name).push(" = ").bind(user.clone());
    if let Some(old) = old {
        sql.push(" and ").push(accounts.password).push(" = ").bind(old);
    }
    Ok(execute(on, sql).await? > 0)
}

/// User name (trimmed) and password (as it is) of the body.
fn credentials(body: &Body) -> Result<(String, String), Fault> {
    let data = |text: String| Fault::Body(400, json!({"non_field_errors": [text], "status_code": 400}));
    match body {
        Body::Empty | Body::Json(Json::Object(_)) | Body::Form(_) => {}
        Body::Json(Json::Null) => return Err(data("No data provided".into())),
        Body::Json(other) => {
            return Err(data(format!("Invalid data. Expected a dictionary, but got {}.", python_type(other))));
        }
    }
    let mut messages = Messages::default();
    let mut field = |name: &str, trim: bool| match text(body, name, trim) {
        Ok(text) => text,
        Err(message) => {
            messages.add(name, message);
            String::new()
        }
    };
    let pair = (field("username", true), field("password", false));
    messages.into_result()?;
    Ok(pair)
}

/// One text of the body, or what is wrong with it.
fn text(body: &Body, name: &str, trim: bool) -> Result<String, String> {
    const NO_TEXT: &str = "Not a valid string.";
    let text = match body {
        Body::Json(Json::Object(object)) => match object.get(name) {
            None => return Err("This field is required.".into()),
            Some(Json::Null) => return Err("This field may not be null.".into()),
            Some(value) if kept::text(value).is_some() => return Err(NO_TEXT.into()),
            Some(Json::String(text)) => match odd(text) {
                Some(Odd::NotFinite(text)) => text.to_lowercase(),
                Some(Odd::HugeInteger) => return Err(NO_TEXT.into()),
                Some(Odd::Surrogate(point)) => return Err(format!("Surrogate characters are not allowed: {point}.")),
                Some(Odd::Null) | None => text.clone(),
            },
            Some(Json::Number(number)) => number.to_string(),
            Some(_) => return Err(NO_TEXT.into()),
        },
        // The last of repeated fields counts.
        Body::Form(fields) => match fields.iter().rev().find(|(field, _)| field == name) {
            None => return Err("This field is required.".into()),
            Some((_, Part::Text(text))) => text.clone(),
            Some((_, Part::File(_))) => return Err(NO_TEXT.into()),
        },
        _ => return Err("This field is required.".into()),
    };
    // Without trimming, blanks alone are not blank: a password may consist of them.
    let text = if trim { text.trim().to_owned() } else { text };
    if text.is_empty() {
        return Err("This field may not be blank.".into());
    }
    if text.contains('\0') {
        return Err("Null characters are not allowed.".into());
    }
    Ok(text)
}

/// What Python calls the type of a JSON value, as messages name it.
pub fn python_type(value: &Json) -> &'static str {
    match value {
        Json::Null => "NoneType",
        Json::Bool(_) => "bool",
        Json::Number(number) if number.is_f64() => "float",
        Json::Number(_) => "int",
        Json::String(text) => match odd(text) {
            Some(Odd::NotFinite(_)) => "float",
            Some(Odd::HugeInteger) => "int",
            _ => "str",
        },
        Json::Array(_) => "list",
        Json::Object(_) => "dict",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::testing::{ACCOUNTS, noon, server, user};

    const WRONG: &str = r#"{"non_field_errors":["Unable to log in with provided credentials."]}"#;

    async fn post(server: &Server, body: Json) -> Result<Json, String> {
        post_body(server, Body::Json(body)).await
    }

    async fn post_body(server: &Server, body: Body) -> Result<Json, String> {
        let call = Call {
            server,
            now: noon(0),
            caller: None,
            base: String::new(),
            path: Vec::new(),
            query: Vec::new(),
            body,
            address: String::new(),
        };
        let reply = auth_token(&call).await.map_err(|fault| fault.body().to_string())?;
        assert_eq!((reply.status, reply.content_type), (200, "application/json"));
        Ok(serde_json::from_slice(&reply.body).expect("JSON"))
    }

    async fn hash_of(server: &Server, name: &str) -> String {
        let on = server.store.primary();
        find(&on, server.store.dialect, &ACCOUNTS, name).await.expect("an answer").expect("a user").hash
    }

    #[tokio::test]
    async fn the_right_password_gives_the_one_token() {
        let server = server().await;
        user(&server, "ada", &password::make("secret "), true).await;
        let first = post(&server, json!({"username": " ada ", "password": "secret "})).await.expect("a token");
        assert_eq!(first.as_object().map(|object| object.len()), Some(1));
        assert_eq!(first["token"].as_str().map(str::len), Some(40));
        let text = |text: &str| Part::Text(text.into());
        let form = vec![
            ("username".into(), text("ada")),
            ("password".into(), text("x")),
            ("password".into(), text("secret ")),
        ];
        assert_eq!(post_body(&server, Body::Form(form)).await, Ok(first));
    }

    #[tokio::test]
    async fn wrong_credentials_all_look_alike() {
        let server = server().await;
        let hash = password::make("secret");
        user(&server, "ada", &hash, true).await;
        user(&server, "gone", &hash, false).await;
        user(&server, "robot", "!x", true).await;
        for (name, password) in [
            ("ada", "Secret"),
            ("ada", "secret "),
            ("Ada", "secret"),
            ("nobody", "x"),
            ("gone", "secret"),
            ("robot", "!x"),
        ] {
            let got = post(&server, json!({"username": name, "password": password})).await;
            assert_eq!(got, Err(WRONG.into()), "{name} {password}");
        }
    }

    #[tokio::test]
    async fn fields_are_checked_by_name() {
        let server = server().await;
        let refusal = |body| post(&server, body);
        assert_eq!(
            refusal(json!({})).await,
            Err(r#"{"username":["This field is required."],"password":["This field is required."],"status_code":400}"#
                .into())
        );
        assert_eq!(
            refusal(json!({"username": null, "password": ""})).await,
            Err(r#"{"username":["This field may not be null."],"password":["This field may not be blank."],"status_code":400}"#.into())
        );
        assert_eq!(
            refusal(json!({"username": ["ada"], "password": "a\0"})).await,
            Err(r#"{"username":["Not a valid string."],"password":["Null characters are not allowed."],"status_code":400}"#.into())
        );
        assert_eq!(
            refusal(json!(["ada"])).await,
            Err(r#"{"non_field_errors":["Invalid data. Expected a dictionary, but got list."],"status_code":400}"#
                .into())
        );
        assert_eq!(
            refusal(Json::Null).await,
            Err(r#"{"non_field_errors":["No data provided"],"status_code":400}"#.into())
        );
        let blank = refusal(json!({"username": "  ", "password": "  "})).await;
        assert_eq!(blank, Err(r#"{"username":["This field may not be blank."],"status_code":400}"#.into()));
        assert!(post_body(&server, Body::Empty).await.is_err());
    }

    #[tokio::test]
    async fn an_outdated_hash_is_made_anew_by_a_good_log_in_only() {
        let server = server().await;
        // "letmein ü", 10 iterations.
        let old = "pbkdf2_sha1$10$seasalt$Abv57cZ9ZJCCBSPy5uFMbw93vJ0=";
        user(&server, "ada", old, true).await;
        assert!(post(&server, json!({"username": "ada", "password": "no"})).await.is_err());
        assert_eq!(hash_of(&server, "ada").await, old);
        let body = json!({"username": "ada", "password": "letmein ü"});
        let token = post(&server, body.clone()).await.expect("a token");
        let hash = hash_of(&server, "ada").await;
        assert!(!password::is_outdated(&hash) && password::verify("letmein ü", Some(&hash)));
        assert_eq!(post(&server, body).await, Ok(token));
        assert_eq!(hash_of(&server, "ada").await, hash);
    }

    #[tokio::test]
    async fn a_password_can_be_set() {
        let server = server().await;
        user(&server, "ada", "!", true).await;
        let (on, dialect) = (server.store.primary(), server.store.dialect);
        let id = user_id(&on, dialect, &ACCOUNTS, "ada").await.expect("an answer").expect("a user");
        assert!(set_password(&on, dialect, &ACCOUNTS, &id, "new".into()).await.expect("an answer"));
        assert!(post(&server, json!({"username": "ada", "password": "new"})).await.is_ok());
        let nobody = Value::from(uuid::Uuid::nil());
        assert!(!set_password(&on, dialect, &ACCOUNTS, &nobody, "new".into()).await.expect("an answer"));
    }
}
