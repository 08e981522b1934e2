//! The endpoints that every API with users has: `POST /auth-token` and `GET /me`.

use super::server::Server;
use crate::{
    account::{self, login::LogIn},
    audit,
    error::{Messages, RequestError},
    hooks::{BoxFuture, Call, Reply},
    json::{
        kept,
        parse::{Unrepresentable, odd},
        python,
    },
    tables::{
        Answer, Custom, CustomOperation, Field, Holds, Hook, Parameter, ParameterLocation, Route, Schema, Source,
    },
    write::body::{Body, Part},
};
use serde_json::{Value as Json, json};

/// The endpoint that logs a user in.
const AUTH_TOKEN: Hook = Hook::new("server.auth_token", usize::MAX);
/// The endpoint that names the owner of a token.
const ME: Hook = Hook::new("server.me", usize::MAX);

const fn field(name: &'static str, about: &'static str) -> Field {
    Field::new(name, Source::Constant(""), Schema::Text("")).about(about)
}

const fn credential(name: &'static str) -> Parameter {
    Parameter::new(name, ParameterLocation::Body, Holds::Text, Schema::Text("")).required()
}

/// What every API with users has.
pub(crate) static ACCOUNT_ROUTES: &[Route] = &[
    Route::custom("/auth-token", "auth_token", &Custom { operations: &[LOG_IN] })
        .titled("Log in")
        .about("The answer is the valid token of the user with this `username` and `password`; if there is none, a new one is created."),
    Route::custom("/me", "me", &Custom { operations: &[WHO] }).about("The user to whom the token belongs."),
];

const LOG_IN: CustomOperation = CustomOperation::new(
    "POST",
    AUTH_TOKEN,
    &Answer::object(200, "LogInAnswer", &[field("token", "The key. Clients send it in the header `Authorization: Token <key>`.")]),
)
.open()
.takes(&[credential("username"), credential("password")])
.body("LogIn")
.about("Log in. The answer is the valid token of the user with this `username` and `password`; if there is none, a new one is created.");

const WHO: CustomOperation =
    CustomOperation::new("GET", ME, &Answer::object(200, "Me", &[field("username", "Name of the user.")]))
        .about("Get the user of the token.");

/// An endpoint of the runtime itself, which may reach the whole server.
type OwnHandler = for<'a> fn(&'a Server, &'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>>;

/// The endpoint of the runtime itself that a hook names, if it is one.
pub(super) fn own(hook: Hook) -> Option<OwnHandler> {
    let own: [(Hook, OwnHandler); 2] = [(AUTH_TOKEN, auth_token), (ME, me)];
    own.into_iter().find(|(own, _)| *own == hook).map(|(_, handler)| handler)
}

/// Gives the user's token for user name and password: `{"token": "…"}`.
///
/// # Errors
/// 400 for missing fields and wrong credentials; 429 after many of them; 503 while too many log in; database failures.
fn auth_token<'a>(server: &'a Server, call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let (username, password) = credentials(&call.body)?;
        let refused = account::login::refused;
        let doors = LogIn {
            store: &server.site.store,
            accounts: server.site.api.accounts.ok_or_else(refused)?,
            lifetime: server.settings.token_lifetime,
            failed_log_ins: &server.failed_log_ins,
            hashing: &server.hashing,
        };
        let result = doors.log_in(username.clone(), password, &call.address, &call.now).await;
        audit::log_in(&username, &call.address, result.as_ref().map(|issued| issued.new));
        Ok(Reply::json(200, &json!({"token": result?.key})))
    })
}

/// Returns the caller's name: `{"username": "…"}`.
///
/// # Errors
/// 403 without credentials.
fn me<'a>(_: &'a Server, call: &'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>> {
    Box::pin(async move {
        let caller = call.caller.as_ref().ok_or_else(account::missing)?;
        Ok(Reply::json(200, &json!({"username": caller.username})))
    })
}

/// User name (trimmed) and password (as it is) of the body.
fn credentials(body: &Body) -> Result<(String, String), RequestError> {
    let data = |text: String| RequestError::Body(400, json!({"non_field_errors": [text], "status_code": 400}));
    match body {
        Body::Empty | Body::Json(Json::Object(_)) | Body::Form(_) | Body::Filled(..) => {}
        Body::Json(Json::Null) => return Err(data("No data provided".into())),
        Body::List(_) => return Err(data("Invalid data. Expected a dictionary, but got list.".into())),
        Body::Json(other) => {
            return Err(data(format!("Invalid data. Expected a dictionary, but got {}.", type_of(other))));
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
            Some(value) if kept::kept(value).is_some() => return Err(NO_TEXT.into()),
            Some(Json::String(text)) => match odd(text) {
                Some(Unrepresentable::NotFinite(text)) => text.to_lowercase(),
                Some(Unrepresentable::HugeInteger) => return Err(NO_TEXT.into()),
                Some(Unrepresentable::Surrogate(point)) => {
                    return Err(format!("Surrogate characters are not allowed: {point}."));
                }
                Some(Unrepresentable::Null) | None => text.clone(),
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

/// What Python calls the type of a value that was sent, as messages name it.
fn type_of(value: &Json) -> &'static str {
    match value.as_str().and_then(odd) {
        Some(Unrepresentable::NotFinite(_)) => "float",
        Some(Unrepresentable::HugeInteger) => "int",
        _ => python::type_name(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        account::{
            login::{find, set_password, user_id},
            password,
        },
        tests::zoo::{ACCOUNTS, noon, server, user},
    };
    use sea_orm::Value;

    const WRONG: &str = r#"{"non_field_errors":["Unable to log in with provided credentials."]}"#;

    async fn post(server: &Server, body: Json) -> Result<Json, String> {
        post_body(server, Body::Json(body)).await
    }

    async fn post_body(server: &Server, body: Body) -> Result<Json, String> {
        let call = Call {
            site: &server.site,
            now: noon(0),
            caller: None,
            base: String::new(),
            path: Vec::new(),
            query: Vec::new(),
            body,
            address: String::new(),
            last_write: None,
        };
        let reply = auth_token(server, &call).await.map_err(|fault| fault.body().to_string())?;
        assert_eq!((reply.status, reply.content_type), (200, "application/json"));
        Ok(serde_json::from_slice(&reply.body).expect("JSON"))
    }

    async fn hash_of(server: &Server, name: &str) -> String {
        let on = server.site.store.primary();
        find(&on, server.site.store.dialect, &ACCOUNTS, name).await.expect("an answer").expect("a user").hash
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
    async fn a_hash_of_another_kind_is_kept() {
        let server = server().await;
        let hash = "bcrypt_sha256$$2b$04$K/GzJi3VQMs/YKSMW0FIGukS4NqZB3x7JAWxN.ohLdpV324kkiMU2";
        user(&server, "ada", hash, true).await;
        assert!(post(&server, json!({"username": "ada", "password": "letmein u"})).await.is_err());
        assert!(post(&server, json!({"username": "ada", "password": "letmein ü"})).await.is_ok());
        assert_eq!(hash_of(&server, "ada").await, hash);
    }

    #[tokio::test]
    async fn a_password_can_be_set() {
        let server = server().await;
        user(&server, "ada", "!", true).await;
        let (on, dialect) = (server.site.store.primary(), server.site.store.dialect);
        let id = user_id(&on, dialect, &ACCOUNTS, "ada").await.expect("an answer").expect("a user");
        assert!(set_password(&on, dialect, &ACCOUNTS, &id, "new".into()).await.expect("an answer"));
        assert!(post(&server, json!({"username": "ada", "password": "new"})).await.is_ok());
        let nobody = Value::from(uuid::Uuid::nil());
        assert!(!set_password(&on, dialect, &ACCOUNTS, &nobody, "new".into()).await.expect("an answer"));
    }
}
