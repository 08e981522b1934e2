//! The endpoints that every API with users has: log-in, and who a token belongs to.

use crate::{
    hooks::{AUTH_TOKEN, ME},
    tables::{Answer, Custom, CustomOperation, Field, Holds, Parameter, Place, Route, Schema, Source},
};

const fn text(name: &'static str, about: &'static str) -> Field {
    Field::new(name, Source::Constant(""), Schema::Text("")).about(about)
}

const fn credential(name: &'static str) -> Parameter {
    Parameter::new(name, Place::Body, Holds::Text, Schema::Text("")).required()
}

/// What every API with users has.
pub(super) static ACCOUNT_ROUTES: &[Route] = &[
    Route::custom("/auth-token", "auth_token", &Custom { operations: &[LOG_IN] })
        .titled("Log in")
        .about("The answer is the valid token of the user with this `username` and `password`; if there is none, a new one is created."),
    Route::custom("/me", "me", &Custom { operations: &[WHO] }).about("The user to whom the token belongs."),
];

const LOG_IN: CustomOperation = CustomOperation::new(
    "POST",
    AUTH_TOKEN,
    &Answer::object(200, "LogInAnswer", &[text("token", "The key. Clients send it in the header `Authorization: Token <key>`.")]),
)
.open()
.takes(&[credential("username"), credential("password")])
.body("LogIn")
.about("Log in. The answer is the valid token of the user with this `username` and `password`; if there is none, a new one is created.");

const WHO: CustomOperation =
    CustomOperation::new("GET", ME, &Answer::object(200, "Me", &[text("username", "Name of the user.")]))
        .about("Get the user of the token.");
