//! The commands that only Alyx has.

mod cache;
mod notify;
mod report;

pub use cache::Cache;
pub use notify::Notify;
pub use report::Report;
