//! The resources of `actions`.
//!
//! Generated from the spec by `specimen-codegen`: change the spec, not this file.

pub mod chronic_recording;
pub mod cull;
pub mod cull_method;
pub mod cull_reason;
pub mod notification;
pub mod notification_rule;
pub mod other_action;
pub mod procedure_type;
pub mod session;
pub mod surgery;
pub mod virus_injection;
pub mod water_administration;
pub mod water_requirement;
pub mod water_restriction;
pub mod water_type;
pub mod weighing;
