//! Specimen's runtime: what every generated server links. It knows no resource by name; it reads the tables (package
//! `specimen-tables`) that the generator made of a spec, and answers requests from them.
//!
//! A project uses three parts of it:
//!
//! - [`server`]: the program. Its `main` is one call, [`server::main`], with a [`server::Program`] that says what the project
//!   adds: settings, commands, first rows, demo data.
//! - [`hooks`]: what hand-written code receives and returns. The generator makes a trait for each resource whose spec names
//!   code; the project implements it.
//! - [`mod@write`], [`query`] and [`store`]: what hand-written code calls to save rows with their own hooks, and to run SQL.
//!
//! The modules that aren't shown here are used by generated code and by the server itself; they change without notice.
//!
//! What `main` does, in short, for a spec without hand-written code:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! use poem::{Endpoint, Request};
//! use specimen::{
//!     fixture::FirstRows,
//!     http::app::app,
//!     server::{Server, Settings},
//!     store::{OpenOptions, Store, migrate::{Options, migrate}},
//!     tables::ddl::Ddl,
//! };
//! use specimen_codegen::{SourceFile, read, tables};
//! use std::sync::Arc;
//!
//! let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
//! let spec = [
//!     file("spec/api.yaml", "api: Shells\nversion: { name: v1, vendor: shells }"),
//!     file(
//!         "spec/shell.yaml",
//!         "resource: Shell\npath: shells\noperations: [list]\nrepresentations: { detail: [id, name] }\n\
//!          fields: { id: { type: integer, primary: true, read_only: true }, name: { type: string, max: 20 } }",
//!     ),
//! ];
//! let api = tables(&read(&spec)?);
//!
//! let store = Store::open("sqlite::memory:", &OpenOptions::default()).await?;
//! migrate(&store, api, &Ddl::of(api), &FirstRows(b""), &Options::default()).await?;
//! let server = Server::new(api, &[], store, Settings::new(api, "uploaded".into())?)?;
//!
//! let request = Request::builder().uri_str("/shells").header("Host", "localhost").finish();
//! let mut answer = app(Arc::new(server)).get_response(request).await;
//! let body = answer.take_body().into_string().await?;
//! assert_eq!(body, r#"{"count":0,"next":null,"previous":null,"results":[]}"#);
//! # Ok(())
//! # })
//! # }
//! ```
#![deny(missing_docs)]

pub(crate) mod account;
#[doc(hidden)]
pub mod admin;
pub(crate) mod audit;
pub(crate) mod caller;
pub mod error;
pub mod error_class;
pub mod fixture;
#[doc(hidden)]
pub mod generated;
pub mod hooks;
#[doc(hidden)]
pub mod http;
#[doc(hidden)]
pub mod json;
pub mod query;
mod random;
pub mod request_time;
pub mod server;
mod spelling;
pub mod store;
pub mod testing;
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
