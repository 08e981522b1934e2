//! The Alyx server: the generated API, what is written by hand for it, and what its command line has beyond that of every
//! server.

mod behaviour;
mod cache;
mod commands;
mod demo;
mod first_rows;
#[path = "../generated/mod.rs"]
pub mod generated;
mod notices;
mod pages;
mod program;
mod reports;

pub use program::PROGRAM;
