//! The resources of `auth`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod group;
pub mod permission;
pub mod token;
