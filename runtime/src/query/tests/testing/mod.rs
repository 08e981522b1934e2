//! What the tests of lookups share: a small graph of tables, rows in it, and both databases.

pub mod data;
pub mod graph;
mod postgres;
