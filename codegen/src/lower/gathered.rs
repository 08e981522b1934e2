//! Lists of a column's values along a path with to-many relations: the SQL that gathers them for a whole page.

use super::plan::{Both, Plan, Wire, reached};
use crate::model::{Api, Kind, Link, OrderBy, Path, Relation, Resource, ResourceId};
use std::fmt::Write;

/// The rows of a list, joined step by step.
#[derive(Default)]
struct Joined {
    /// What follows `from`.
    from: String,
    /// The column with the key of the row that the list belongs to.
    key: String,
    /// The column with the key of the row reached last.
    near: String,
    /// The column whose values are listed.
    value: String,
    /// Whether the rows are already only those of the page.
    of_page: bool,
}

/// Where a path of to-many relations ends.
struct End<'a> {
    /// The number of its steps.
    steps: usize,
    /// The column (index) of the last resource.
    field: usize,
    /// SQL that selects the keys of the rows where it begins.
    anchors: &'a str,
}

impl Joined {
    /// Joins a table whose column equals `to`; the column of the first table is the key of the list's owner.
    fn join(&mut self, table: &str, alias: &str, column: &str, to: &str) {
        if self.key.is_empty() {
            self.key = format!("{alias}.\"{column}\"");
            let _ = write!(self.from, "\"{table}\" {alias}");
        } else {
            let _ = write!(self.from, " join \"{table}\" {alias} on {alias}.\"{column}\" = {to}");
        }
    }

    /// Follows a relation, the step `n` of the path.
    fn follow(&mut self, n: usize, here: &Resource, relation: &Relation, target: &Resource, end: &End) {
        let key = &target.fields[target.primary].column;
        let alias = format!("r{n}");
        let shown = format!("{alias}.\"{}\"", target.fields[end.field.min(target.fields.len() - 1)].column);
        let near = self.near.clone();
        match &relation.link {
            Link::Many { table, near: own, far, .. } => {
                let link = format!("x{n}");
                self.join(table, &link, own, &near);
                self.near = format!("{link}.\"{far}\"");
                self.value.clone_from(&self.near);
                let last = n + 1 == end.steps;
                // The join table already contains the keys, unless the list is sorted by columns of the rows.
                if !(last && end.field == target.primary && target.order.is_empty()) {
                    if last && end.steps > 1 {
                        self.make_distinct(end.anchors);
                    }
                    let far = if self.of_page { "d.f" } else { &self.near };
                    let _ = write!(self.from, " join \"{}\" {alias} on {alias}.\"{key}\" = {far}", target.table);
                    self.value = shown;
                }
            }
            Link::Back { column, .. } | Link::Loose { column } => {
                self.join(&target.table, &alias, &target.fields[*column].column, &near);
                (self.near, self.value) = (format!("{alias}.\"{key}\""), shown);
            }
            Link::One { column } => {
                let own = format!("r{}.\"{}\"", n.saturating_sub(1), here.fields[*column].column);
                self.join(&target.table, &alias, key, &own);
                (self.near, self.value) = (format!("{alias}.\"{key}\""), shown);
            }
        }
    }

    /// Many rows refer to few: their keys are made distinct before more columns are read. A join, unlike an array, lets
    /// the database estimate the number of rows.
    fn make_distinct(&mut self, anchors: &str) {
        let Joined { from, key, near, .. } = &*self;
        let page = format!("({anchors}) p on p.id = {key}");
        self.from = format!("(select distinct {key} as k, {near} as f from {from} join {page}) d");
        self.key = "d.k".into();
        self.of_page = true;
    }
}

impl Plan {
    /// The selected list of a column's values along a path with to-many relations: gathered once for the
    /// whole page, which costs a database a third of one subquery a row.
    pub(super) fn list(&mut self, api: &Api, root: ResourceId, path: &Path) -> usize {
        let mut of = root;
        let first_many = path.steps.iter().position(|step| {
            let relation = &api.resources[of].relations[*step];
            of = relation.target;
            !relation.link.is_single()
        });
        let (prefix, rest) = path.steps.split_at(first_many.unwrap_or(0));
        let anchor = self.alias(api, root, prefix);
        let mut at = reached(api, root, prefix);
        let owner = &api.resources[at];
        let anchor_key = format!("{anchor}.\"{}\"", owner.fields[owner.primary].column);
        let anchors = anchors(api, root, prefix);
        let end = End { steps: rest.len(), field: path.field, anchors: &anchors };
        let mut joined = Joined::default();
        for (n, step) in rest.iter().enumerate() {
            let here = &api.resources[at];
            let relation = &here.relations[*step];
            joined.follow(n, here, relation, &api.resources[relation.target], &end);
            at = relation.target;
        }
        let target = &api.resources[at];
        let kind = target.fields[path.field].kind;
        let [postgres, sqlite] = aggregates(target, &joined.value, kind, rest.len());
        self.lists += 1;
        let name = format!("m{}", self.lists);
        let Joined { from, key, of_page, .. } = joined;
        let gathered = |values: String, test: String| {
            let ours = if of_page { String::new() } else { format!(" where {key} {test}") };
            format!(
                "left join (select {key} as k, {values} as v from {from}{ours} group by {key}) {name} \
                 on {name}.k = {anchor_key}"
            )
        };
        self.joins.push(Both {
            postgres: gathered(postgres, format!("= any(array({anchors}))")),
            sqlite: gathered(sqlite, format!("in ({anchors})")),
        });
        self.select(Both::same(format!("{name}.v")), Wire::List(kind))
    }
}

/// What gathers the values at the end of a path on PostgreSQL and on SQLite. A path of several steps may reach a value
/// more than once.
fn aggregates(target: &Resource, value: &str, kind: Kind, steps: usize) -> [String; 2] {
    let sqlite_value = if kind == Kind::Uuid { format!("pg_uuid({value})") } else { value.to_owned() };
    if steps > 1 {
        return [
            format!("array_agg(distinct {value} order by {value})"),
            format!("json_group_array(distinct {sqlite_value} order by {sqlite_value})"),
        ];
    }
    let order = list_order(target, value);
    [format!("array_agg({value} order by {order})"), format!("json_group_array({sqlite_value} order by {order})")]
}

/// The keys of the rows that a to-one prefix leads to from the page.
fn anchors(api: &Api, root: ResourceId, prefix: &[usize]) -> String {
    let Some((first, rest)) = prefix.split_first() else { return "select id from _ids".into() };
    let mut at = &api.resources[root];
    let mut sql = String::new();
    let mut value = String::new();
    let mut alias = "p0".to_owned();
    let _ = write!(sql, " from _ids join \"{}\" p0 on p0.\"{}\" = _ids.id", at.table, at.fields[at.primary].column);
    for (n, step) in std::iter::once(first).chain(rest).enumerate() {
        let relation = &at.relations[*step];
        let target = &api.resources[relation.target];
        let key = &target.fields[target.primary].column;
        let last = n + 1 == prefix.len();
        match &relation.link {
            Link::One { column: field } => {
                value = format!("{alias}.\"{}\"", at.fields[*field].column);
                if !last {
                    let next = format!("p{}", n + 1);
                    let _ = write!(sql, " join \"{}\" {next} on {next}.\"{key}\" = {value}", target.table);
                    alias = next;
                }
            }
            Link::Back { column: field, .. } | Link::Loose { column: field } => {
                let next = format!("p{}", n + 1);
                let own = format!("{alias}.\"{}\"", at.fields[at.primary].column);
                let column = &target.fields[*field].column;
                let _ = write!(sql, " join \"{}\" {next} on {next}.\"{column}\" = {own}", target.table);
                value = format!("{next}.\"{key}\"");
                alias = next;
            }
            Link::Many { .. } => {}
        }
        at = target;
    }
    format!("select {value} as id{sql}")
}

/// The order of values one step away: that of the related resource where its own columns say, else the value's.
fn list_order(target: &Resource, value: &str) -> String {
    let mut keys: Vec<String> = Vec::new();
    for order in &target.order {
        match target.fields.iter().find(|f| f.name == order.path && order.by == OrderBy::Value) {
            Some(field) => {
                let direction = if order.descending { " desc nulls first" } else { " nulls last" };
                keys.push(format!("r0.\"{}\"{direction}", field.column));
            }
            None => break,
        }
    }
    keys.push(value.to_owned());
    keys.dedup();
    keys.join(", ")
}
