//! The commands that make and serve projects: `new` and `dev`, and the guide that uses all of them.

mod claims;
mod container;
mod dev;
mod guide;
mod new;
#[path = "../support/mod.rs"]
mod support;
