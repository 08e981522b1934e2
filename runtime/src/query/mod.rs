//! Lists and rows: parameters to conditions, conditions to SQL, wire values to JSON.

pub(crate) mod blame;
pub(crate) mod caption;
pub mod condition;
pub mod cost;
mod fetch;
pub(crate) mod filter;
pub(crate) mod gather;
pub mod hooks;
pub(crate) mod item;
pub mod key;
pub(crate) mod list;
pub(crate) mod lookup;
pub mod render;
pub(crate) mod resolved;
pub(crate) mod rights;
pub(crate) mod selection;
pub(crate) mod single;
#[cfg(test)]
mod tests;
pub mod wire;

pub use hooks::Hooks;
