//! Tests of several files of this room at once. `agreement` compares both databases with an evaluator in memory.

mod agreement;
mod dear;
mod filter;
mod lookup;
mod selection;
pub(super) mod testing;

use super::{condition::Condition, lookup::Pair};
use std::borrow::Cow;

impl Pair {
    /// The pair as a condition, negated if it excludes.
    pub fn into_condition(self) -> Condition {
        let test = Condition::Test { lookup: Cow::Owned(self.lookup), value: self.value };
        if self.exclude { Condition::not(test) } else { test }
    }
}
