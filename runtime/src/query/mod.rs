//! Lookups, page plans, SQL text, row to JSON.

pub mod condition;
pub mod json;
pub mod render;
pub mod selection;
pub mod wire;
