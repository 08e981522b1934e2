//! The resources of `contenttypes`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod content_type;
