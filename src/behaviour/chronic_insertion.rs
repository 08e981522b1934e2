//! Chronic insertions: the regions that their own trajectories are in.

use super::brain_region::{RecordedIn, RegionFilter, recorded_in};
use crate::generated::{App, experiments::chronic_insertion::ChronicInsertionBehaviour};
use specimen::{hooks::RuleContext, query::condition::Condition};

impl ChronicInsertionBehaviour for App {
    fn atlas_name_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::ChronicInsertions, RegionFilter::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::ChronicInsertions, RegionFilter::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &RuleContext<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(RecordedIn::ChronicInsertions, RegionFilter::id(text)?))
    }
}
