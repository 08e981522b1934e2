//! Stacks of fields of view: the regions that they are in.

use super::brain_region::{RecordedIn, atlas_rules};
use crate::generated::{App, experiments::imaging_stack::ImagingStackBehaviour};

impl ImagingStackBehaviour for App {
    atlas_rules!(RecordedIn::Stacks);
}
