//! Chronic insertions: the regions that their own trajectories are in.

use super::brain_region::{RecordedIn, atlas_rules};
use crate::generated::{App, experiments::chronic_insertion::ChronicInsertionBehaviour};

impl ChronicInsertionBehaviour for App {
    atlas_rules!(RecordedIn::ChronicInsertions);
}
