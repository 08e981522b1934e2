//! A page of rows that no index finds, met in the page's order: `?task_protocol=` is a pattern within a text, and the page
//! is sorted by a column with an index. To find all rows that match, a database reads the whole table. Where many match, the first
//! rows in the order of the page contain enough of them; where too few do, the page is read as any other.

use super::Selection;
use crate::{
    query::{
        lookup::check::{Check, How},
        resolved::{Lookup, Resolved},
    },
    store::Sql,
    tables::Resource,
};

/// Rows that a page is looked for in, at least and at most.
const ROWS: std::ops::RangeInclusive<u64> = 2000..=20_000;

/// How many of them there are for each row up to the end of the page: one in as many must match.
const SHARE: u64 = 20;

impl Selection {
    /// As [`Selection::page`], of the first rows of the resource alone: there may be fewer than the page has. `None` where
    /// an index finds the rows, or where the order has none. `most`: how many rows, if not as many as suits the page.
    pub fn page_of_first(&self, limit: u64, offset: u64, most: Option<u64>) -> Option<Sql> {
        let end = limit.saturating_add(offset);
        let rows = most.unwrap_or(end.saturating_mul(SHARE).clamp(*ROWS.start(), *ROWS.end()));
        let ordered = self.keys.iter().all(|key| key.own) && self.keys.first().is_none_or(|key| key.indexed);
        // Of few rows beyond the page not enough are expected to match.
        if !self.scans || !ordered || end > rows {
            return None;
        }
        let order = self.order_by();
        let table = &self.scope.from;
        let first = format!("(select * from {table} order by {order} limit {rows}) t");
        let mut sql = self.select();
        sql.push(" from ").push(&first).push(&self.scope.joins(false));
        self.push_where(&mut sql);
        sql.push(" order by ").push(&order);
        super::push_window(&mut sql, limit, offset);
        Some(sql)
    }
}

/// Whether no index finds the rows that pass a condition, so that the table is read as a whole.
pub(super) fn scans(resource: &'static Resource, condition: &Resolved) -> bool {
    match condition {
        Resolved::All(list) => list.iter().all(|test| scans(resource, test)),
        Resolved::Any(list) => list.iter().any(|test| scans(resource, test)),
        Resolved::True | Resolved::Not(_) => true,
        Resolved::Lookup(lookup) => lookup.found.hops.is_empty() && !uses_index(resource, lookup),
        Resolved::False | Resolved::Related(..) | Resolved::Sql(_) => false,
    }
}

/// Whether a lookup on a column of the row's own may use an index.
fn uses_index(resource: &Resource, lookup: &Lookup) -> bool {
    let plain = match &lookup.check {
        Check::Always | Check::Never | Check::Span(..) => true,
        Check::Compare(..) | Check::Between(..) | Check::AnyOf(_) | Check::IsNull(_) => lookup.found.steps.is_empty(),
        Check::Text(how, any_case, _) => {
            lookup.found.steps.is_empty() && !any_case && matches!(how, How::Equal | How::Starts)
        }
        Check::Json(_) | Check::List(..) => false,
    };
    plain && resource.begins_index(lookup.found.column)
}
