//! The resources of `auth`.
//!
//! Generated from the spec: change that, not this file.

pub mod group;
pub mod permission;
pub mod token;
