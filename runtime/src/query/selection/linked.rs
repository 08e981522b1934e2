//! Rows that are kept by one test behind a join table, read from that table alone. Of each such row the database would otherwise
//! look up that it exists, which takes most of the time: three pages of an index for each row of a tag, against a
//! hundredth of a page.
//!
//! The join table says which rows exist only where PostgreSQL holds to its foreign key, in which no column may be null. It isn't
//! asked on SQLite, where each program decides by itself whether foreign keys hold, nor where it is a
//! resource of its own, nor in transactions, where a key may be checked as late as at the end. It doesn't
//! say either which rows the caller may see.

use super::{Scope, Selection, Writer, push_window};
use crate::{
    query::{lookup::check::Check, resolved::Resolved},
    store::{Dialect, Executor, Sql},
    tables::Link,
};

impl Selection {
    /// The keys of the rows that pass a condition, from the join table of its relation.
    pub(super) fn by_join_table(&self, condition: &Resolved) -> Option<Sql> {
        let lookup = match condition {
            Resolved::All(list) | Resolved::Any(list) => match &list[..] {
                [only] => return self.by_join_table(only),
                _ => return None,
            },
            Resolved::Lookup(lookup) => lookup,
            _ => return None,
        };
        let Link::Many { through: None, .. } = lookup.found.hops.first()?.link else { return None };
        // What is kept for lack of a related row isn't in the join table.
        if self.dialect() != Dialect::Postgres || matches!(lookup.check, Check::IsNull(_)) {
            return None;
        }
        let mut scope = Scope::root(self.resource, self.dialect(), &self.writer.prefix);
        let mut writer = Writer::new(self.dialect(), self.writer.zone, &self.writer.prefix);
        writer.near_keys(&mut scope, &lookup.found, &lookup.check);
        Some(writer.out)
    }

    /// The statements that need a join table alone; `None` where they need the rows.
    pub fn linked(&self, on: &Executor<'_>) -> Option<Linked<'_>> {
        let keys = self.linked.as_ref().filter(|_| on.sees_all_of(self.resource.table))?;
        Some(Linked { keys, sorted: self.keys.is_empty() })
    }
}

/// The rows of a selection by a join table alone.
#[derive(Debug, Clone, Copy)]
pub struct Linked<'s> {
    keys: &'s Sql,
    /// Whether the selection is sorted by the key, which is all that the join table has.
    sorted: bool,
}

impl Linked<'_> {
    /// As [`Selection::count`].
    pub fn count(self) -> Sql {
        let mut sql = self.keys.clone();
        sql.text.insert_str(0, "select count(*) from (");
        sql.push(") k");
        sql
    }

    /// As [`Selection::page_of_few`]; `None` if it is sorted by what the join table lacks.
    pub fn page_of_few(self, limit: u64, offset: u64) -> Option<Sql> {
        self.sorted.then(|| {
            let mut sql = self.keys.clone();
            sql.text.insert_str(0, "select id from (");
            sql.push(") k order by id");
            push_window(&mut sql, limit, offset);
            sql
        })
    }
}
