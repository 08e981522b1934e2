//! The resources of `admin`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod log_entry;
