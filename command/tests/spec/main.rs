//! The commands that read specs: `check`, `generate` and `diff`.

mod check;
mod diff;
mod editor;
mod generate;
#[path = "../support/mod.rs"]
mod support;
