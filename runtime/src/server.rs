//! A running server and its settings.

pub use crate::http::server::{HttpSettings, Server, Settings};
