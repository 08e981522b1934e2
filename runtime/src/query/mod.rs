//! Lookups, page plans, SQL text, row to JSON.

pub mod condition;
pub mod render;
