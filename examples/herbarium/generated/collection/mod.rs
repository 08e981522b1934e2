//! The resources of `collection`.
//!
//! Generated from the spec: change that, not this file.

pub mod loan;
pub mod sheet;
