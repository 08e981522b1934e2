//! The resources of `collection`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod loan;
pub mod sheet;
