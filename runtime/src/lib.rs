//! Specimen's runtime: what every generated server links. It knows no resource by name; it reads the
//! tables (package `specimen-tables`) that the generator made and answers requests from them.
#![deny(missing_docs)]

pub mod audit;
pub mod behaviour;
pub mod fault;
pub mod fixture;
#[doc(hidden)]
pub mod generated;
pub mod hooks;
pub mod http;
pub mod moment;
pub mod query;
pub mod server;
pub mod store;
pub mod typed;
pub mod write;

#[cfg(test)]
pub(crate) mod test_postgres;

// Generated and hand-written code name these through the runtime, so that versions agree.
pub use chrono;
pub use poem;
pub use poem_openapi;
pub use sea_orm;
pub use serde_json;
pub use specimen_tables as tables;
pub use uuid;
