//! Chronic insertions: the regions that their own trajectories are in.

use super::brain_region::{Recorded, Wanted, recorded_in};
use crate::generated::{Code, experiments::chronic_insertion::ChronicInsertionBehaviour};
use specimen::{behaviour::Asked, query::condition::Condition};

impl ChronicInsertionBehaviour for Code {
    fn atlas_name_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::ChronicInsertions, Wanted::Name(text.to_owned())))
    }

    fn atlas_acronym_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::ChronicInsertions, Wanted::Acronym(text.to_owned())))
    }

    fn atlas_id_rule(_: &Asked<'_>, text: &str) -> Result<Condition, String> {
        Ok(recorded_in(Recorded::ChronicInsertions, Wanted::id(text)?))
    }
}
