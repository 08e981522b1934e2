//! The resources of `jobs`.
//!
//! Generated from the spec: change that, not this file.

pub mod task;
