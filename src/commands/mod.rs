//! The commands that only Alyx has.

mod cache;
mod notify;

pub use cache::Cache;
pub use notify::Notify;
