//! The resources of `sessions`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod browser_session;
