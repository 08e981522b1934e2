//! The resources of `billing`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod invoice;
pub mod invoice_line;
