//! The resources of `reversion`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod change_set;
pub mod record_version;
