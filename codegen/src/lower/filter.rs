//! The query parameters of lists.

use super::{Lowering, list};
use crate::model::{self, ResourceId};
use specimen_tables::Filter;

impl Lowering<'_> {
    /// Query parameters; choices and rules are those of the resource.
    pub(super) fn filters(&self, id: ResourceId, filters: &[model::Filter]) -> &'static [Filter] {
        list(filters.iter().map(|&model::Filter { name, test, public, about }| {
            let test = test.map(|field| self.choices(id, field), |of| self.resource(of), |rule| self.rule(id, rule));
            Filter { name, test, public, about }
        }))
    }
}
