//! Stacks of fields of view: the regions that they are in.

use super::brain_region::{Recorded, Wanted, recorded_in};
use crate::generated::{App, experiments::imaging_stack::ImagingStackBehaviour};
use specimen::{behaviour::RuleContext, query::condition::Condition};

impl ImagingStackBehaviour for App {
    fn atlas_name_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::Stacks, Wanted::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::Stacks, Wanted::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::Stacks, Wanted::id(text)?))
    }
}
