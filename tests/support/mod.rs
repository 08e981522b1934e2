//! What integration tests share: a throw-away PostgreSQL server, the server under test as a process,
//! a folder with a database for it, the demo colony, a Python, a small HTTP client, a mail server, certificates, a small disk,
//! and the reference pages. A test file says `mod support;`.
#![allow(dead_code, reason = "each test binary uses some of it")]

pub mod certificate;
pub mod colony;
pub mod disk;
pub mod home;
pub mod http;
pub mod postgres;
pub mod python;
pub mod reference;
pub mod server;
pub mod smtp;
