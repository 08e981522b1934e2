//! The resources of `contenttypes`.
//!
//! Generated from the spec: change that, not this file.

pub mod content_type;
