//! Specimen's runtime: what every generated server links. It knows no resource by name; it reads the
//! tables (package `specimen-tables`) that the generator made and answers requests from them.
#![deny(missing_docs)]

pub mod account;
pub mod audit;
pub mod error;
pub mod error_class;
pub mod fixture;
#[doc(hidden)]
pub mod generated;
pub mod hooks;
pub mod http;
pub mod json;
pub mod query;
mod random;
pub mod request_time;
pub mod server;
mod spelling;
pub mod store;
#[cfg(test)]
mod tests;
pub mod typed;
pub mod write;

// Generated and hand-written code name these through the runtime, so that versions agree.
pub use chrono;
pub use poem;
pub use poem_openapi;
pub use sea_orm;
pub use serde_json;
pub use specimen_tables as tables;
pub use uuid;
