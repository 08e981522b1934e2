//! Lists and rows: parameters to conditions, conditions to SQL, wire values to JSON.

pub(crate) mod blame;
pub mod condition;
pub mod cost;
mod fetch;
pub mod filter;
pub mod hooks;
pub mod item;
pub mod key;
pub mod list;
pub mod lookup;
pub mod render;
mod resolved;
pub mod rights;
pub mod selection;
pub mod single;
#[cfg(test)]
mod tests;
pub mod wire;

pub use hooks::Hooks;
