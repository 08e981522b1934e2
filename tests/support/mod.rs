//! What integration tests share: a throw-away PostgreSQL server, the server under test as a process,
//! and a small HTTP client. A test file says `mod support;`.
#![allow(dead_code, reason = "each test binary uses some of it")]

pub mod http;
pub mod postgres;
pub mod server;
