//! Tests of several files of this room at once. `agreement` compares both databases with an evaluator in memory.

mod agreement;
mod dear;
mod filter;
mod lookup;
mod selection;
pub(super) mod testing;
