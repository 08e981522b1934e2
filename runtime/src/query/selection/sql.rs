//! Writes conditions as SQL for both databases, with the same results. Values are always parameters, and a list is one
//! parameter, so that equal queries have equal text.

use super::{Node, Scope, quoted};
use crate::{
    query::{
        condition::SqlCondition,
        lookup::{
            check::{Check, JsonCheck},
            path::ResolvedLookup,
        },
        resolved::{Resolved, placeholders},
    },
    request_time::RequestTime,
    store::{Dialect, Sql},
    tables::{Link, Relation},
};

/// Writes conditions. The text of `out` grows from left to right, or is put aside while a subquery is
/// written; parameters are numbered in the order in which they are met.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    pub out: Sql,
    /// How many aliases are taken.
    pub aliases: usize,
    pub zone: RequestTime,
    /// What stands before the names of tables: their schema, or nothing.
    pub prefix: String,
    /// How many subqueries were begun.
    subqueries: usize,
    /// Whether the next condition must hold for the row: it isn't under `not` or `or`.
    required: bool,
}

/// Subqueries that PostgreSQL may turn into joins. It then plans all tables together, which takes some milliseconds for
/// ten of them and minutes for a hundred; further subqueries are planned one by one.
const MAX_JOINED_SUBQUERIES: usize = 8;

/// How a subquery is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `exists`, evaluated for each row: no related row is read twice.
    Exists,
    /// The same, planned by itself.
    ExistsApart,
    /// `in`: the related rows that pass are found once, for all rows together.
    In,
}

/// What is done with the row at the end of a path.
type End<'e> = &'e mut dyn FnMut(&mut Writer, &mut Scope, usize);

impl Writer {
    pub fn new(dialect: Dialect, zone: RequestTime, prefix: &str) -> Writer {
        Writer { out: Sql::new(dialect), aliases: 0, zone, prefix: prefix.to_owned(), subqueries: 0, required: true }
    }

    /// Writes a condition on a node's row; its value is true, false or unknown.
    pub fn condition(&mut self, scope: &mut Scope, node: usize, condition: &Resolved) {
        match condition {
            Resolved::True => self.text("true"),
            Resolved::False => self.text("false"),
            Resolved::All(list) => self.joined(scope, node, list, " and ", "true"),
            Resolved::Any(list) => self.loosely(|w| w.joined(scope, node, list, " or ", "false")),
            Resolved::Not(inner) => match &**inner {
                Resolved::Lookup(lookup) => self.exclude(scope, node, &lookup.found, &lookup.check),
                other => self.loosely(|w| {
                    w.text("(");
                    w.condition(scope, node, other);
                    w.text(") is not true");
                }),
            },
            Resolved::Lookup(lookup) => self.test(scope, node, &lookup.found, &lookup.check),
            Resolved::Related(hops, keep) => self.along(scope, node, hops, false, &mut |w, s, n| {
                let key = s.key(&mut w.aliases, n);
                w.out.push("(").push(&key).push(" is not null and ");
                w.condition(s, n, keep);
                w.text(")");
            }),
            Resolved::Sql(written) => self.written(written),
        }
    }

    #[cfg(test)]
    pub fn plan_apart(&mut self) {
        self.subqueries = MAX_JOINED_SUBQUERIES;
    }

    /// Writes a condition that needn't hold for the row.
    fn loosely<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.required_or(false, write)
    }

    fn required_or<T>(&mut self, required: bool, write: impl FnOnce(&mut Writer) -> T) -> T {
        let before = std::mem::replace(&mut self.required, required);
        let written = write(self);
        self.required = before;
        written
    }

    fn text(&mut self, text: &str) {
        self.out.push(text);
    }

    fn joined(&mut self, scope: &mut Scope, node: usize, list: &[Resolved], between: &str, none: &str) {
        self.out.push("(");
        for (i, condition) in list.iter().enumerate() {
            self.out.push(if i == 0 { "" } else { between });
            self.condition(scope, node, condition);
        }
        self.out.push(if list.is_empty() { none } else { "" }).push(")");
    }

    /// Hand-written SQL, its parameters renumbered.
    fn written(&mut self, written: &SqlCondition) {
        let text = match self.out.dialect {
            Dialect::Postgres => &written.postgres,
            Dialect::Sqlite => &written.sqlite,
        };
        self.out.push("(");
        for (before, number) in placeholders(text) {
            self.out.push(before);
            if let Some(value) = number.checked_sub(1).and_then(|n| written.params.get(n)) {
                let place = self.param(value.clone());
                self.out.push(&place);
            }
        }
        self.out.push(")");
    }

    /// Follows relations from a node and writes what is said of the row at their end: once for to-one
    /// relations, as a subquery (at least one) for to-many ones. With `or_none` a missing row passes.
    fn along(&mut self, scope: &mut Scope, mut node: usize, hops: &[&'static Relation], or_none: bool, end: End<'_>) {
        for (i, hop) in hops.iter().enumerate() {
            if hop.link.is_single() {
                node = scope.follow(&mut self.aliases, node, hop);
                continue;
            }
            let form = self.form(scope.is_shared(node), or_none);
            let (mut inner, near, key) = self.open(scope, node, hop);
            let link = format!("{near} = {key}");
            if or_none {
                self.out.push(&format!("(not exists (select 1 from {} where {link}) or ", inner.from));
            }
            let before = std::mem::take(&mut self.out.text);
            self.required_or(true, |w| w.along(&mut inner, 0, &hops[i + 1..], or_none, end));
            let test = std::mem::replace(&mut self.out.text, before);
            let from = format!("{}{}", inner.from, inner.joins(false));
            let subquery = match form {
                Form::Exists => format!("exists (select 1 from {from} where {link} and {test})"),
                Form::ExistsApart => format!("exists (select 1 from {from} where {link} and {test} offset 0)"),
                // Without nulls on either side it is never unknown.
                Form::In => {
                    let distinct = if self.out.dialect == Dialect::Postgres { "distinct " } else { "" };
                    format!(
                        "({key} is not null and {key} in (select {distinct}{near} from {from} where {near} is not null and {test}))"
                    )
                }
            };
            self.out.push(&subquery).push(if or_none { ")" } else { "" });
            return;
        }
        end(self, scope, node);
    }

    /// How the next subquery is written. If several rows share the row from which it starts, `exists` would read the
    /// same related rows for each of them, and again in every nested subquery of this kind: the cost would grow
    /// exponentially with the nesting. PostgreSQL avoids this as long as it can plan all subqueries together. A
    /// subquery that it can't join is evaluated once only if its result fits into memory.
    fn form(&mut self, shared: bool, or_none: bool) -> Form {
        self.subqueries += 1;
        match self.out.dialect {
            Dialect::Sqlite if shared => Form::In,
            Dialect::Sqlite => Form::Exists,
            Dialect::Postgres if self.subqueries <= MAX_JOINED_SUBQUERIES => Form::Exists,
            Dialect::Postgres if shared && self.required && !or_none => Form::In,
            Dialect::Postgres => Form::ExistsApart,
        }
    }

    /// The rows at the other end of a to-many relation as a scope; their column that links them to the node's row, and
    /// that row's key.
    fn open(&mut self, scope: &mut Scope, node: usize, relation: &'static Relation) -> (Scope, String, String) {
        let key = scope.key(&mut self.aliases, node);
        self.aliases += 1;
        let (n, target, prefix) = (self.aliases, relation.target, self.prefix.clone());
        let (from, near, first) = match relation.link {
            Link::Many { table, near, far, .. } => {
                // The join table has the key; the row itself is joined when more is asked for.
                let on = format!("m{n}.{}", quoted(far));
                let mut first = Node::first(target.get(), "");
                (first.key, first.alias) = (Some(on.clone()), None);
                (first.column, first.on) = (target.key().name, on);
                (format!("{prefix}{} m{n}", quoted(table)), format!("m{n}.{}", quoted(near)), first)
            }
            Link::Back { column, .. } | Link::Loose { column } | Link::One { column } => (
                format!("{prefix}{} x{n}", quoted(target.table)),
                format!("x{n}.{}", quoted(target.columns[column].name)),
                Node::first(target.get(), &format!("x{n}")),
            ),
        };
        (Scope { from, prefix, dialect: self.out.dialect, nodes: vec![first], filtering: true }, near, key)
    }

    /// The smallest or largest value of a column behind a to-many relation, as an expression in brackets.
    pub fn first_of(&mut self, scope: &mut Scope, found: &ResolvedLookup, largest: bool) -> String {
        let before = std::mem::take(&mut self.out.text);
        let pick = if largest { "max" } else { "min" };
        let many = found.hops.iter().position(|r| !r.link.is_single()).unwrap_or(0);
        let node = found.hops[..many].iter().fold(0, |node, hop| scope.follow(&mut self.aliases, node, hop));
        let (mut inner, near, key) = self.open(scope, node, found.hops[many]);
        let (mut at, mut conditions) = (0, format!("{near} = {key}"));
        for hop in &found.hops[many + 1..] {
            if hop.link.is_single() {
                at = inner.follow(&mut self.aliases, at, hop);
            } else {
                let (next, near, key) = self.open(&mut inner, at, hop);
                inner.from = format!("{}{} cross join {}", inner.from, inner.joins(false), next.from);
                inner.nodes = next.nodes;
                (at, conditions) = (0, format!("{conditions} and {near} = {key}"));
            }
        }
        let value = inner.value(&mut self.aliases, at, found.column);
        let text = format!("(select {pick}({value}) from {}{} where {conditions})", inner.from, inner.joins(false));
        self.out.text = before;
        text
    }

    /// Writes a test: the rows for which it is true are meant.
    pub fn test(&mut self, scope: &mut Scope, node: usize, found: &ResolvedLookup, check: &Check) {
        let column = found.resource.at(found.column);
        let many = found.hops.iter().rposition(|r| !r.link.is_single());
        // Of a column that is never null, behind a to-many relation, only whether there is a row counts.
        let by_row = many.is_some_and(|m| m + 1 == found.hops.len()) && !column.nullable && found.steps.is_empty();
        match check {
            Check::IsNull(null) if by_row => {
                let last = found.hops.len() - 1;
                self.along(scope, node, &found.hops[..last], *null, &mut |w, s, n| {
                    // An existence test: the first row is enough.
                    let apart = if w.form(false, true) == Form::ExistsApart { " offset 0" } else { "" };
                    let (inner, near, key) = w.open(s, n, found.hops[last]);
                    let not = if *null { "not " } else { "" };
                    w.text(&format!("{not}exists (select 1 from {} where {near} = {key}{apart})", inner.from));
                });
            }
            _ => self.along(scope, node, &found.hops, *check == Check::IsNull(true), &mut |w, s, n| {
                w.check(s, n, found, check);
            }),
        }
    }

    /// `select distinct <near> as id from <join table> … where …`: the keys of the rows that pass a test behind a relation
    /// by a join table, from that table. `found` has this relation first.
    pub fn near_keys(&mut self, scope: &mut Scope, found: &ResolvedLookup, check: &Check) {
        let (mut inner, near, _) = self.open(scope, 0, found.hops[0]);
        let before = std::mem::take(&mut self.out.text);
        self.along(&mut inner, 0, &found.hops[1..], false, &mut |w, s, n| w.check(s, n, found, check));
        let test = std::mem::replace(&mut self.out.text, before);
        self.text(&format!("select distinct {near} as id from {}{} where {test}", inner.from, inner.joins(false)));
    }

    /// Writes the exclusion of a test: true for the rows that `~` keeps.
    fn exclude(&mut self, scope: &mut Scope, node: usize, found: &ResolvedLookup, check: &Check) {
        let many = found.hops.iter().any(|r| !r.link.is_single());
        match check {
            Check::Never => {
                self.out.push("true");
            }
            // Never unknown.
            _ if many || matches!(check, Check::IsNull(_)) => {
                self.out.push("not (");
                self.loosely(|w| w.test(scope, node, found, check));
                self.out.push(")");
            }
            // Rows without the key are kept, at whatever depth the key is asked for.
            Check::Json(JsonCheck::Keys(..)) => {
                self.out.push("(");
                self.loosely(|w| w.test(scope, node, found, check));
                self.out.push(") is not true");
            }
            _ => {
                self.out.push("not (");
                self.test(scope, node, found, check);
                let node = found.hops.iter().fold(node, |node, hop| scope.follow(&mut self.aliases, node, hop));
                let column = scope.value(&mut self.aliases, node, found.column);
                self.out.push(&format!(" and {column} is not null)"));
            }
        }
    }
}
