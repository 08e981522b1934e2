//! One list statement: which rows of a resource, in which order. To-one relations are joined once,
//! to-many ones become subqueries, so that no row comes twice. How a condition is written as SQL
//! stands in `sql`.

mod check;
mod linked;
mod pages;
mod sql;
mod walk;

use super::{
    condition::Condition,
    lookup::{
        check::{Check, Op},
        path::{self, Reach},
    },
    resolved::Resolved,
};
use crate::{
    request_time::RequestTime,
    store::{Dialect, Sql},
    tables::{Link, Order, OrderBy, Relation, Resource},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sea_orm::Value;
use sql::Writer;

/// Rows of a resource and their order, on their way to SQL. The resource's table has the alias `t`.
#[derive(Debug, Clone)]
pub struct Selection {
    resource: &'static Resource,
    scope: Scope,
    /// Holds the conditions, joined by `and`; their parameters are the first of the statement.
    writer: Writer,
    keys: Vec<Key>,
    /// The same rows by a join table alone; see `linked`.
    linked: Option<Sql>,
    /// Whether no index finds the rows; see `walk`.
    scans: bool,
}

/// A sort key.
#[derive(Debug, Clone)]
struct Key {
    expression: String,
    descending: bool,
    nullable: bool,
    /// Whether it is a column of the row's own.
    own: bool,
    /// Whether it is a column with which an index begins.
    indexed: bool,
}

impl Selection {
    /// All rows of a resource; date parts are those of clocks in the zone.
    pub fn new(resource: &'static Resource, dialect: Dialect, zone: Tz) -> Selection {
        Selection {
            resource,
            scope: Scope::root(resource, ""),
            writer: Writer::new(dialect, RequestTime { now: DateTime::<Utc>::UNIX_EPOCH, zone }, ""),
            keys: Vec::new(),
            linked: None,
            scans: true,
        }
    }

    /// The same, of tables named with their schema.
    pub(super) fn of_schema(resource: &'static Resource, dialect: Dialect, zone: Tz, schema: &str) -> Selection {
        let prefix = format!("{}.", quoted(schema));
        Selection {
            scope: Scope::root(resource, &prefix),
            writer: Writer::new(dialect, RequestTime { now: DateTime::<Utc>::UNIX_EPOCH, zone }, &prefix),
            ..Selection::new(resource, dialect, zone)
        }
    }

    /// `<table> t<joins> where <conditions>`: the rows, for a subquery.
    pub(super) fn rows(&self) -> Sql {
        let mut sql = Sql::new(self.dialect());
        sql.params.clone_from(&self.writer.out.params);
        sql.push(&self.scope.from).push(&self.scope.joins(true));
        self.push_where(&mut sql);
        sql
    }

    /// Keeps only the rows that pass.
    ///
    /// # Errors
    /// What is wrong with a lookup or a value, as a message for people; nothing is kept then.
    pub fn keep(&mut self, condition: Condition) -> Result<(), String> {
        let resolved = Resolved::of(self.resource, condition, &self.writer.zone)?;
        self.keep_resolved(&resolved);
        Ok(())
    }

    /// Keeps only the rows that pass a condition on the selection's resource.
    pub(crate) fn keep_resolved(&mut self, condition: &Resolved) {
        let (only, scans) = (!self.is_narrowed(), self.scans && walk::scans(self.resource, condition));
        self.and();
        self.writer.condition(&mut self.scope, 0, condition);
        self.scans = scans;
        if only {
            self.linked = self.by_join_table(condition);
        }
    }

    /// Keeps only the rows whose relations lead to the row with this key. The path is the server's own:
    /// it may follow generic references and what lookups may not reach.
    ///
    /// # Errors
    /// A name that leads nowhere.
    pub fn keep_related(&mut self, path: &str, key: Value) -> Result<(), String> {
        let found = path::find(self.resource, path, Reach::Trusted)?;
        self.and();
        self.writer.test(&mut self.scope, 0, &found, &Check::Compare(Op::Eq, key));
        Ok(())
    }

    /// Has every subquery planned by itself, as those of requests with many.
    #[cfg(test)]
    pub(super) fn plan_apart(&mut self) {
        self.writer.plan_apart();
    }

    fn and(&mut self) {
        (self.linked, self.scans) = (None, false);
        if !self.writer.out.text.is_empty() {
            self.writer.out.push(" and ");
        }
    }

    /// Sorts by these keys, after those given before. A path through a to-many relation sorts by the
    /// smallest value (descending: the largest). The primary key is always the last sort key.
    ///
    /// # Errors
    /// A name that leads nowhere.
    pub fn order(&mut self, orders: &[Order]) -> Result<(), String> {
        for order in orders {
            let found = path::find(self.resource, order.path, Reach::Trusted)?;
            if found.hops.is_empty() && found.column == self.resource.primary && !order.descending {
                // Keys after the primary key can't matter, and it is always added in the end.
                break;
            }
            let column = &found.resource.columns[found.column];
            let own = found.hops.is_empty() && matches!(order.by, OrderBy::Value);
            let indexed = own && self.resource.begins_index(found.column);
            let nullable = column.nullable || !found.hops.is_empty();
            self.scope.filtering = false;
            let expression = if found.hops.iter().all(|r| r.link.is_single()) {
                let node =
                    found.hops.iter().fold(0, |node, hop| self.scope.follow(&mut self.writer.aliases, node, hop));
                self.scope.value(&mut self.writer.aliases, node, found.column)
            } else {
                self.writer.first_of(&mut self.scope, &found, order.descending)
            };
            self.scope.filtering = true;
            let (expression, nullable) = match order.by {
                OrderBy::Value => (expression, nullable),
                OrderBy::Filled => (first_where(&format!("coalesce({expression}, '') <> ''")), false),
                OrderBy::Begins(text) => {
                    let (length, text) = (text.chars().count(), text.replace('\'', "''"));
                    (first_where(&format!("substr({expression}, 1, {length}) = '{text}'")), false)
                }
            };
            self.keys.push(Key { expression, descending: order.descending, nullable, own, indexed });
        }
        Ok(())
    }

    /// `select t.<key> as id[, <sort key> as o1, …] from … where … order by … limit … offset …`: the rows
    /// of one page.
    pub fn page(&self, limit: u64, offset: u64) -> Sql {
        let mut sql = self.select();
        sql.push(&self.from(false));
        self.push_where(&mut sql);
        sql.push(" order by ").push(&self.order_by());
        push_window(&mut sql, limit, offset);
        sql
    }

    /// The same page for few matching rows: all of them are found before they are sorted. Otherwise a database that
    /// expects many rows scans the whole table in the order of the page.
    pub fn page_of_few(&self, limit: u64, offset: u64) -> Sql {
        let mut sql = self.select();
        sql.text.insert_str(0, "select * from (");
        sql.push(&self.from(false));
        self.push_where(&mut sql);
        // `offset 0` is an optimization barrier.
        sql.push(if sql.dialect == Dialect::Postgres { " offset 0" } else { " limit -1 offset 0" });
        sql.push(") _ids order by ").push(&self.order_outer());
        push_window(&mut sql, limit, offset);
        sql
    }

    /// Whether any condition is kept.
    pub fn is_narrowed(&self) -> bool {
        !self.writer.out.text.is_empty()
    }

    /// The beginning of a statement: the key and the sort keys. The conditions' placeholders are numbered
    /// from 1, so their parameters come first.
    fn select(&self) -> Sql {
        let mut sql = Sql::new(self.dialect());
        sql.params.clone_from(&self.writer.out.params);
        sql.push("select ").push(&self.key()).push(" as id");
        for (n, sort) in self.keys.iter().enumerate() {
            sql.push(&format!(", {} as o{}", sort.expression, n + 1));
        }
        sql
    }

    fn key(&self) -> String {
        format!("t.{}", quoted(self.resource.key().name))
    }

    fn from(&self, filters_only: bool) -> String {
        format!(" from {}{}", self.scope.from, self.scope.joins(filters_only))
    }

    /// Whose SQL is written.
    pub fn dialect(&self) -> Dialect {
        self.writer.out.dialect
    }

    /// `select count(*) …`: how many rows there are over all pages.
    pub fn count(&self) -> Sql {
        let mut sql = Sql::new(self.dialect());
        sql.params.clone_from(&self.writer.out.params);
        sql.push("select count(*)").push(&self.from(true));
        self.push_where(&mut sql);
        sql
    }

    /// What follows `order by` in a query of the rows.
    fn order_by(&self) -> String {
        let keys = self.keys.iter().enumerate().map(|(n, sort)| {
            // Subquery values are sorted by their alias; columns are used directly, so that an index can be used.
            let name = if sort.expression.starts_with('(') { &format!("o{}", n + 1) } else { &sort.expression };
            self.direction(sort, name)
        });
        keys.chain([self.key()]).collect::<Vec<_>>().join(", ")
    }

    /// What follows `order by` in a query around a page of the name `_ids`, e.g. `_ids.o1 desc, _ids.id`.
    pub fn order_outer(&self) -> String {
        let keys = self.keys.iter().enumerate().map(|(n, key)| self.direction(key, &format!("_ids.o{}", n + 1)));
        keys.chain(["_ids.id".to_owned()]).collect::<Vec<_>>().join(", ")
    }

    fn push_where(&self, sql: &mut Sql) {
        if !self.writer.out.text.is_empty() {
            sql.push(" where ").push(&self.writer.out.text);
        }
    }

    /// Nulls come last ascending and first descending: PostgreSQL's default, the opposite of SQLite's.
    fn direction(&self, key: &Key, name: &str) -> String {
        let nulls = match (self.dialect(), key.nullable, key.descending) {
            (Dialect::Postgres, ..) | (_, false, _) => "",
            (Dialect::Sqlite, true, true) => " nulls first",
            (Dialect::Sqlite, true, false) => " nulls last",
        };
        format!("{name}{}{nulls}", if key.descending { " desc" } else { "" })
    }
}

/// A sort key by which the rows that pass a test come first.
fn first_where(test: &str) -> String {
    format!("(case when {test} then 0 else 1 end)")
}

/// Writes ` limit … offset …`. The limit is part of the text, and a first page has no offset. If the database didn't
/// know them, it would assume a tenth of all rows, and scan the table in the order of the page instead of finding the
/// few requested rows. Clients use few different limits.
fn push_window(sql: &mut Sql, limit: u64, offset: u64) {
    sql.push(" limit ").push(&limit.to_string());
    if offset > 0 {
        // Beyond 2^63 there are no rows either.
        sql.push(" offset ").bind(i64::try_from(offset).unwrap_or(i64::MAX));
    }
}

/// A quoted name of a table or column, which may be an SQL keyword.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// The rows that the expressions of one `from` may use: its table's, and those of to-one relations.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// The first table with its alias.
    pub from: String,
    /// What stands before the names of tables: their schema, or nothing.
    pub prefix: String,
    pub nodes: Vec<Node>,
    /// Whether conditions are being written, rather than the order.
    pub filtering: bool,
}

/// A row in a scope. It is joined only when more than its key is asked for.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub resource: &'static Resource,
    /// An expression for its key, if one is available without joining.
    pub key: Option<String>,
    /// Its alias, once it is joined.
    pub alias: Option<String>,
    /// Its column that equals `on`.
    pub column: &'static str,
    pub on: String,
    /// The node and the relation that lead here.
    pub from: Option<(usize, &'static Relation)>,
    /// Whether a condition needs the join.
    pub filters: bool,
}

impl Scope {
    fn root(resource: &'static Resource, prefix: &str) -> Scope {
        Scope {
            from: format!("{prefix}{} t", quoted(resource.table)),
            prefix: prefix.to_owned(),
            nodes: vec![Node::first(resource, "t")],
            filtering: true,
        }
    }

    /// The node at the end of a to-one relation. A relation is followed once, however often it is named.
    pub fn follow(&mut self, aliases: &mut usize, node: usize, relation: &'static Relation) -> usize {
        let same = |n: &Node| n.from.is_some_and(|(from, r)| from == node && std::ptr::eq(r, relation));
        if let Some(known) = self.nodes.iter().position(same) {
            return known;
        }
        let target = relation.target;
        let (key, column, on) = match relation.link {
            Link::One { column } => {
                let on = self.value(aliases, node, column);
                (Some(on.clone()), target.key().name, on)
            }
            Link::Back { column, .. } | Link::Loose { column } => {
                (None, target.columns[column].name, self.key(aliases, node))
            }
            // Not reached for join tables, which don't lead to one row.
            Link::Many { near, .. } => (None, near, self.key(aliases, node)),
        };
        let from = Some((node, relation));
        self.nodes.push(Node { resource: target.get(), key, alias: None, column, on, from, filters: false });
        self.nodes.len() - 1
    }

    /// An expression with the key of a node's row; null without a row.
    pub fn key(&mut self, aliases: &mut usize, node: usize) -> String {
        match &self.nodes[node].key {
            Some(key) => {
                let key = key.clone();
                if let Some((from, _)) = self.nodes[node].from {
                    self.mark(from);
                }
                key
            }
            None => format!("{}.{}", self.alias(aliases, node), quoted(self.nodes[node].resource.key().name)),
        }
    }

    /// A column of a node's row; null without a row.
    pub fn value(&mut self, aliases: &mut usize, node: usize, column: usize) -> String {
        let resource = self.nodes[node].resource;
        if column == resource.primary {
            return self.key(aliases, node);
        }
        format!("{}.{}", self.alias(aliases, node), quoted(resource.columns[column].name))
    }

    /// Whether several of the scope's rows may lead to a node's row.
    pub fn is_shared(&self, node: usize) -> bool {
        let mut at = &self.nodes[node];
        while let Some((from, relation)) = at.from {
            let near = self.nodes[from].resource;
            if let Link::One { column } = relation.link
                && column != near.primary
                && !near.columns[column].unique
            {
                return true;
            }
            at = &self.nodes[from];
        }
        // The rows of a scope are those of a join table, or of the resource itself.
        !at.on.is_empty()
    }

    /// The alias of a node, which is joined from now on.
    fn alias(&mut self, aliases: &mut usize, node: usize) -> String {
        self.mark(node);
        if let Some(alias) = &self.nodes[node].alias {
            return alias.clone();
        }
        *aliases += 1;
        let alias = format!("j{aliases}");
        self.nodes[node].alias = Some(alias.clone());
        alias
    }

    /// Conditions need this node, and so all that lead to it.
    fn mark(&mut self, node: usize) {
        let mut at = Some(node);
        while let (true, Some(n)) = (self.filtering, at) {
            self.nodes[n].filters = true;
            at = self.nodes[n].from.map(|(from, _)| from);
        }
    }

    /// The joins, all or those that conditions need. A node stands after the one that leads to it.
    pub fn joins(&self, filters_only: bool) -> String {
        let mut text = String::new();
        for node in &self.nodes {
            let Some(alias) = &node.alias else { continue };
            if node.on.is_empty() || (filters_only && !node.filters) {
                continue;
            }
            let (table, column) = (quoted(node.resource.table), quoted(node.column));
            text += &format!(" left join {}{table} {alias} on {alias}.{column} = {}", self.prefix, node.on);
        }
        text
    }
}

impl Node {
    /// The row of a scope's first table.
    pub fn first(resource: &'static Resource, alias: &str) -> Node {
        Node {
            resource,
            key: Some(format!("{alias}.{}", quoted(resource.key().name))),
            alias: Some(alias.to_owned()),
            column: "",
            on: String::new(),
            from: None,
            filters: true,
        }
    }
}
