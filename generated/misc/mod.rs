//! The resources of `misc`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod cache_archive;
pub mod cache_info;
pub mod cage_type;
pub mod enrichment;
pub mod food;
pub mod housing;
pub mod housing_subject;
pub mod lab;
pub mod lab_location;
pub mod lab_membership;
pub mod note;
pub mod tagged_cache_archive;
pub mod tagged_cache_info;
pub mod user;
