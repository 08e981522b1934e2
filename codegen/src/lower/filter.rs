//! The query parameters of lists.

use super::{Lowering, list, text};
use crate::model::{self, ResourceId};
use specimen_tables::{Filter, FilterTest};

impl Lowering<'_> {
    /// Query parameters; choices and rules are those of the resource.
    pub(super) fn filters(&self, id: ResourceId, filters: &[model::Filter]) -> &'static [Filter] {
        list(filters.iter().map(|filter| Filter {
            name: text(&filter.name),
            test: self.test(id, &filter.test),
            public: filter.public,
            about: text(&filter.about),
        }))
    }

    fn test(&self, id: ResourceId, test: &model::FilterTest) -> FilterTest {
        match test {
            model::FilterTest::Text(lookup) => FilterTest::Text(text(lookup)),
            model::FilterTest::Uuid(lookup) => FilterTest::Uuid(text(lookup)),
            model::FilterTest::Number(lookup) => FilterTest::Number(text(lookup)),
            model::FilterTest::Bool(lookup) => FilterTest::Bool(text(lookup)),
            model::FilterTest::Date(lookup) => FilterTest::Date(text(lookup)),
            model::FilterTest::DateTime(lookup) => FilterTest::DateTime(text(lookup)),
            model::FilterTest::Day(lookup) => FilterTest::Day(text(lookup)),
            model::FilterTest::Choice(lookup, field) => FilterTest::Choice(text(lookup), self.choices(id, *field)),
            model::FilterTest::Label(lookup, field) => FilterTest::Label(text(lookup), self.choices(id, *field)),
            model::FilterTest::Row(lookup, of) => FilterTest::Row(text(lookup), self.resource(*of)),
            model::FilterTest::Rows(lookup, of) => FilterTest::Rows(text(lookup), self.resource(*of)),
            model::FilterTest::UuidIn(lookup) => FilterTest::UuidIn(text(lookup)),
            model::FilterTest::AllOf(lookup) => FilterTest::AllOf(text(lookup)),
            model::FilterTest::DateRange(lookup) => FilterTest::DateRange(text(lookup)),
            model::FilterTest::Lookups => FilterTest::Lookups,
            model::FilterTest::Pairs(field) => FilterTest::Pairs(text(field)),
            model::FilterTest::Rule(rule) => FilterTest::Rule(self.rule(id, *rule)),
            model::FilterTest::BoolRule(rule) => FilterTest::BoolRule(self.rule(id, *rule)),
            model::FilterTest::Refused => FilterTest::Refused,
        }
    }
}
