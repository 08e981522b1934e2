//! What integration tests share: a throw-away PostgreSQL server, the server under test as a process, a folder with a
//! database for it, a small disk, the demo colony, a Python, a small HTTP client that compares answers with the
//! document, a mail server, certificates, and the reference pages. A test file says `mod support;`.
#![allow(dead_code, reason = "each test binary uses some of it")]

pub mod answers;
pub mod browser;
pub mod certificate;
pub mod colony;
pub mod disk;
pub mod document;
pub mod home;
pub mod http;
#[path = "../../runtime/src/tests/postgres.rs"]
pub mod postgres;
pub mod python;
pub mod reference;
pub mod server;
pub mod smtp;
