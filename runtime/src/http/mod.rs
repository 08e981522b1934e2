//! HTTP: from a connection to an answer. `routes` takes each request through `checks` to its handler.

pub mod accounts;
pub mod answer;
pub mod app;
pub mod body;
pub mod checks;
pub mod handlers;
pub mod live;
pub mod log;
pub mod openapi;
pub mod routes;
pub mod serve;
pub mod server;
pub mod url;
pub mod watch;
