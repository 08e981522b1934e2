//! The resources of `facility`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod booking;
pub mod instrument;
pub mod training;
