//! The resources of `experiments`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod brain_region;
pub mod channel;
pub mod chronic_insertion;
pub mod coordinate_system;
pub mod field_of_view;
pub mod field_of_view_location;
pub mod imaging_stack;
pub mod imaging_type;
pub mod probe_insertion;
pub mod probe_model;
pub mod trajectory_estimate;
