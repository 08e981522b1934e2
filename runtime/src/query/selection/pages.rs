//! Further statements over selections: the rows of a nested list, rows of known keys, and a page over
//! several resources at once.

use super::{Selection, push_window, quoted};
use crate::store::{Dialect, Sql};
use sea_orm::Value;

impl Selection {
    /// `select t.<key> as id[, <sort key> as o1, …], <parent> as parent from …`: the rows under any of
    /// the parents' keys (none null, at least one). `parent` is SQL for the parent's key, `joins` what it needs.
    pub fn children(&self, joins: &str, parent: &str, keys: Vec<Value>) -> Sql {
        let mut sql = self.select();
        sql.push(&format!(", {parent} as parent from {}", self.scope.from));
        if !joins.is_empty() {
            sql.push(" ").push(joins);
        }
        sql.push(&self.scope.joins(false)).push(" where ").push(parent).any(keys);
        if !self.writer.out.text.is_empty() {
            sql.push(" and ").push(&self.writer.out.text);
        }
        sql
    }

    /// The same under one parent, whose key is an expression of the statement around; its text, with its
    /// parameters added to that statement's.
    pub fn children_of(&self, joins: &str, parent: &str, key: &str, around: &mut Sql) -> String {
        let select = self.select();
        let mut sql = Sql { text: select.text, dialect: select.dialect, params: Vec::new() };
        sql.push(" from ").push(&self.scope.from);
        if !joins.is_empty() {
            sql.push(" ").push(joins);
        }
        sql.push(&self.scope.joins(false)).push(" where ").push(parent).push(" = ").push(key);
        if !self.writer.out.text.is_empty() {
            sql.params = std::mem::take(&mut around.params);
            sql.push(" and ").append(&self.writer.out);
            around.params = sql.params;
        }
        sql.text
    }

    /// `select t.<key> as id from … where t.<key> is one of these`.
    pub fn keyed(&self, keys: Vec<Value>) -> Sql {
        let mut sql = self.select();
        sql.push(&self.from(false)).push(" where ").push(&self.key()).any(keys);
        sql
    }

    /// `select count(*) from (select … limit …) c`: how many rows there are over all pages, but not more than `most`.
    pub fn count_to(&self, most: u64) -> Sql {
        let mut sql = Sql::new(self.dialect());
        sql.params.clone_from(&self.writer.out.params);
        sql.push("select count(*) from (select 1").push(&self.from(true));
        self.push_where(&mut sql);
        sql.push(&format!(" limit {most}) c"));
        sql
    }

    /// Keeps only the rows that come after the row with a key. `sorted`: all rows, in the same order as these.
    pub fn after(&mut self, sorted: &Selection, key: Value) {
        let dialect = self.dialect();
        let row = sorted.keyed(vec![key]);
        let same = if dialect == Dialect::Postgres { " is not distinct from " } else { " is " };
        self.and();
        let out = &mut self.writer.out;
        let that = |out: &mut Sql, column: &str| {
            out.push("(select ").push(column).push(" from (").append(&row).push(") c)");
        };
        out.push("(");
        for (n, sort) in sorted.keys.iter().enumerate() {
            out.push(if n == 0 { "(" } else { " or (" });
            for (m, equal) in sorted.keys[..n].iter().enumerate() {
                out.push(&equal.expression).push(same);
                that(out, &format!("o{}", m + 1));
                out.push(" and ");
            }
            // Nulls come last ascending and first descending.
            let value = format!("o{}", n + 1);
            out.push("(").push(&sort.expression).push(if sort.descending { " < " } else { " > " });
            that(out, &value);
            if sort.nullable {
                let (here, there) =
                    if sort.descending { (" is not null and ", " is null") } else { (" is null and ", " is not null") };
                out.push(" or (").push(&sort.expression).push(here);
                that(out, &value);
                out.push(there).push(")");
            }
            out.push("))");
        }
        out.push(if sorted.keys.is_empty() { "(" } else { " or (" });
        for (m, equal) in sorted.keys.iter().enumerate() {
            out.push(&equal.expression).push(same);
            that(out, &format!("o{}", m + 1));
            out.push(" and ");
        }
        let id = format!("t.{}", quoted(sorted.resource.key().name));
        out.push(&id).push(" > ");
        that(out, "id");
        out.push("))");
    }

    /// `select name, id from (… union all …)`: the keys of one page over several selections, each under
    /// its name, newest first by the column `newest` that all of them have; rows without it come first.
    pub fn union_page(members: &[(&str, &Selection)], newest: &str, limit: u64, offset: u64) -> Sql {
        let mut sql = Self::union(members, |selection| {
            let resource = selection.resource;
            let column = resource
                .column(newest)
                .map_or("null".to_owned(), |c| format!("t.{}", quoted(resource.columns[c].name)));
            format!("{} as id, {column} as at", selection.key())
        });
        sql.text.insert_str(0, "select name, id from (");
        sql.push(") u order by at desc nulls first, id");
        push_window(&mut sql, limit, offset);
        sql
    }

    /// How many rows the selections have together.
    pub fn union_count(members: &[(&str, &Selection)]) -> Sql {
        let mut sql = Self::union(members, |_| "1".to_owned());
        sql.text.insert_str(0, "select count(*) from (");
        sql.push(") u");
        sql
    }

    fn union(members: &[(&str, &Selection)], shown: impl Fn(&Selection) -> String) -> Sql {
        let dialect = members.first().map_or(crate::store::Dialect::Postgres, |(_, s)| s.writer.out.dialect);
        let mut sql = Sql::new(dialect);
        for (n, (name, selection)) in members.iter().enumerate() {
            if n > 0 {
                sql.push(" union all ");
            }
            // Members' names stand in the spec, where they are checked to be plain words.
            sql.push(&format!("select '{}' as name, {}", name.replace('\'', "''"), shown(selection)));
            sql.push(&selection.from(true));
            if !selection.writer.out.text.is_empty() {
                sql.push(" where ").append(&selection.writer.out);
            }
        }
        sql
    }
}
