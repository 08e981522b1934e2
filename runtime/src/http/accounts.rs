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
        .about("Gives the living token of a user, or a new one, for `username` and `password`."),
    Route::custom("/me", "me", &Custom { operations: &[WHO] }).about("Who the token belongs to."),
];

const LOG_IN: CustomOperation = CustomOperation::new(
    "POST",
    AUTH_TOKEN,
    &Answer::object(200, "LogInAnswer", &[text("token", "Sent as `Authorization: Token <key>`.")]),
)
.open()
.takes(&[credential("username"), credential("password")])
.body("LogIn")
.about("Log in. Gives the living token of a user, or a new one, for `username` and `password`.");

const WHO: CustomOperation =
    CustomOperation::new("GET", ME, &Answer::object(200, "Me", &[text("username", "Log-in name.")]))
        .about("Tell who the token belongs to.");
