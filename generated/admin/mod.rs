//! The resources of `admin`.
//!
//! Generated from the spec: change that, not this file.

pub mod log_entry;
