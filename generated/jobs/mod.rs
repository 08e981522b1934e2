//! The resources of `jobs`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod task;
