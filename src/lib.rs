//! The Alyx server: the generated API, what is written by hand for it, and the command line around them.

pub mod behaviour;
pub mod cache;
pub mod cli;
pub mod demo;
pub mod first_rows;
#[rustfmt::skip]
#[path = "../generated/mod.rs"]
pub mod generated;
pub mod mail;
