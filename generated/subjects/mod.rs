//! The resources of `subjects`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod allele;
pub mod breeding_pair;
pub mod genotype_test;
pub mod line;
pub mod litter;
pub mod project;
pub mod sequence;
pub mod source;
pub mod species;
pub mod strain;
pub mod subject;
pub mod subject_request;
pub mod zygosity;
pub mod zygosity_rule;
