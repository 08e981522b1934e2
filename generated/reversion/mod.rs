//! The resources of `reversion`.
//!
//! Generated from the spec: change that, not this file.

pub mod change_set;
pub mod record_version;
