//! Conditions over the relation graph.

/// A test of a row.
#[derive(Debug, Clone)]
pub enum Condition {}
