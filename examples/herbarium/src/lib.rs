//! A herbarium: what `spec/` gives and the little that is written by hand for it. The program beside it
//! serves the two.

mod behaviour;

#[path = "../generated/mod.rs"]
pub mod generated;
