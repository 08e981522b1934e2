//! The resources of `data`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod check_protected;
pub mod data_format;
pub mod data_notice;
pub mod data_repository;
pub mod data_repository_type;
pub mod dataset;
pub mod dataset_type;
pub mod download;
pub mod file_record;
pub mod new_download;
pub mod register_file;
pub mod revision;
pub mod sync_file_status;
pub mod tag;
