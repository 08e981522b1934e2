//! HTTP: from a connection to an answer. `routes` takes each request through `checks` to its handler.

pub(crate) mod accounts;
pub(crate) mod answer;
pub mod app;
pub(crate) mod body;
pub(crate) mod checks;
pub(crate) mod export;
pub(crate) mod handlers;
pub(crate) mod live;
pub(crate) mod log;
pub(crate) mod once;
pub(crate) mod openapi;
pub(crate) mod retry;
pub(crate) mod routes;
pub(crate) mod serve;
pub(crate) mod server;
pub(crate) mod uploaded;
pub(crate) mod url;
pub(crate) mod versions;
pub(crate) mod watch;
