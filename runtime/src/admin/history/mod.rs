//! The history of rows: what was changed on the pages, by whom, and each row as it was then. On databases that Django's admin pages
//! work on, both sides read what the other writes.

mod pages;
mod read;
mod rows;

pub use pages::{history, recover, version};
pub use rows::rows;
