//! Lookups, page plans, SQL text, row to JSON.

pub(crate) mod blame;
pub mod condition;
pub mod cost;
mod fetch;
pub mod filter;
mod filter_dates;
pub mod json;
pub mod lookup;
mod lookup_check;
pub(crate) mod lookup_path;
mod lookup_time;
mod lookup_value;
mod named;
pub mod render;
pub mod selection;
mod selection_check;
mod selection_sql;
pub(crate) mod single;
pub mod wire;

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod dear_tests;
#[cfg(test)]
mod filter_tests;
#[cfg(test)]
mod lookup_tests;
#[cfg(test)]
mod selection_tests;
#[cfg(test)]
mod testing;
