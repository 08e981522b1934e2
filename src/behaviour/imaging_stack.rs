//! Stacks of fields of view: the regions that they are in.

use super::brain_region::{RecordedIn, RegionFilter, recorded_in};
use crate::generated::{App, experiments::imaging_stack::ImagingStackBehaviour};
use specimen::{hooks::RuleContext, query::condition::Condition};

impl ImagingStackBehaviour for App {
    fn atlas_name_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::Stacks, RegionFilter::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::Stacks, RegionFilter::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::Stacks, RegionFilter::id(text)?))
    }
}
