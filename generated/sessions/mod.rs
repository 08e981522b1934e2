//! The resources of `sessions`.
//!
//! Generated from the spec: change that, not this file.

pub mod browser_session;
