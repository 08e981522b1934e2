//! Conditions as SQL for both databases, with the same answers. Values are always parameters, lists one
//! parameter, so that the text of equal questions is equal.

use super::{Node, Scope, quoted};
use crate::{
    moment::Moment,
    query::{
        condition::{Condition, Written},
        lookup::{
            check::{Check, JsonCheck},
            path::{self, Comparison, Found, Reach},
            value,
        },
    },
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
    pub zone: Moment,
    /// How many subqueries were begun.
    subqueries: usize,
    /// Whether what is written next must be true of the row by itself: not under `not` or `or`.
    required: bool,
}

/// Subqueries that PostgreSQL may turn into joins. It then plans all tables together, which takes some milliseconds for
/// ten of them and minutes for a hundred; further subqueries are planned one by one.
const JOINED: usize = 8;

/// How a subquery is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `exists`, for each row anew: no related row is met twice.
    Exists,
    /// The same, planned by itself.
    ExistsApart,
    /// `in`: the related rows that pass are found once, for all rows together.
    In,
}

/// What is done with the row at the end of a path.
type End<'e> = &'e mut dyn FnMut(&mut Writer, &mut Scope, usize) -> Result<(), String>;

impl Writer {
    pub fn new(dialect: Dialect, zone: Moment) -> Writer {
        Writer { out: Sql::new(dialect), aliases: 0, zone, subqueries: 0, required: true }
    }

    /// Writes a condition on a node's row; its value is true, false or unknown.
    pub fn condition(&mut self, scope: &mut Scope, node: usize, condition: &Condition) -> Result<(), String> {
        match condition {
            Condition::True => self.text("true"),
            Condition::False => self.text("false"),
            Condition::All(list) => self.joined(scope, node, list, " and ", "true"),
            Condition::Any(list) => self.loosely(|w| w.joined(scope, node, list, " or ", "false")),
            Condition::Not(inner) => match &**inner {
                Condition::Test { lookup, value } => {
                    let (found, check) = self.resolve(scope, node, lookup, value)?;
                    self.exclude(scope, node, &found, &check);
                    Ok(())
                }
                other => self.loosely(|w| {
                    w.out.push("(");
                    w.condition(scope, node, other)?;
                    w.text(") is not true")
                }),
            },
            Condition::Test { lookup, value } => {
                let (found, check) = self.resolve(scope, node, lookup, value)?;
                self.test(scope, node, &found, &check);
                Ok(())
            }
            Condition::Related { path, keep } => {
                let found = path::find(scope.nodes[node].resource, path, Reach::Open)?;
                if !found.relation || found.comparison != Comparison::Exact {
                    return Err(format!("'{path}' is no relation."));
                }
                self.along(scope, node, &found.hops, false, &mut |w, s, n| {
                    let key = s.key(&mut w.aliases, n);
                    w.out.push("(").push(&key).push(" is not null and ");
                    w.condition(s, n, keep)?;
                    w.text(")")
                })
            }
            Condition::Sql(written) if scope.nodes[node].alias.as_deref() == Some("t") => self.written(written),
            // Whether it is provided, and alone, is settled where filters are read.
            Condition::Provided(provided) => self.condition(scope, node, &provided.keep),
            Condition::Alone(condition) => self.condition(scope, node, condition),
            Condition::Sql(_) => Err("SQL is about the row of the list itself, not about a related one.".into()),
        }
    }

    #[cfg(test)]
    pub fn plan_apart(&mut self) {
        self.subqueries = JOINED;
    }

    /// Writes something that needn't be true of the row by itself.
    fn loosely<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.required_or(false, write)
    }

    fn required_or<T>(&mut self, required: bool, write: impl FnOnce(&mut Writer) -> T) -> T {
        let before = std::mem::replace(&mut self.required, required);
        let written = write(self);
        self.required = before;
        written
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        self.out.push(text);
        Ok(())
    }

    fn resolve(
        &self,
        scope: &Scope,
        node: usize,
        lookup: &str,
        value: &crate::query::condition::Given,
    ) -> Result<(Found, Check), String> {
        let found = path::find(scope.nodes[node].resource, lookup, Reach::Open)?;
        let check = value::check(&found, value, &self.zone)?;
        Ok((found, check))
    }

    fn joined(
        &mut self,
        scope: &mut Scope,
        node: usize,
        list: &[Condition],
        between: &str,
        none: &str,
    ) -> Result<(), String> {
        self.out.push("(");
        for (i, condition) in list.iter().enumerate() {
            self.out.push(if i == 0 { "" } else { between });
            self.condition(scope, node, condition)?;
        }
        self.text(if list.is_empty() { none } else { "" })?;
        self.text(")")
    }

    /// Hand-written SQL, its parameters renumbered.
    fn written(&mut self, written: &Written) -> Result<(), String> {
        let text = match self.out.dialect {
            Dialect::Postgres => &written.postgres,
            Dialect::Sqlite => &written.sqlite,
        };
        self.out.push("(");
        let mut rest: &str = text;
        while let Some(at) = rest.find('$') {
            let number = &rest[at + 1..];
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            self.out.push(&rest[..at]);
            match number[..end].parse::<usize>().ok().and_then(|n| n.checked_sub(1)) {
                Some(n) => {
                    let value =
                        written.params.get(n).ok_or_else(|| format!("SQL names a missing parameter: {text}"))?;
                    let place = self.param(value.clone());
                    self.out.push(&place);
                }
                None => {
                    self.out.push("$");
                }
            }
            rest = &number[end..];
        }
        self.out.push(rest);
        self.text(")")
    }

    /// Follows relations from a node and writes what is said of the row at their end: once for to-one
    /// relations, as a subquery (at least one) for to-many ones. With `or_none` a missing row passes.
    fn along(
        &mut self,
        scope: &mut Scope,
        mut node: usize,
        hops: &[&'static Relation],
        or_none: bool,
        end: End<'_>,
    ) -> Result<(), String> {
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
            let written = self.required_or(true, |w| w.along(&mut inner, 0, &hops[i + 1..], or_none, end));
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
            return written;
        }
        end(self, scope, node)
    }

    /// How the next subquery is written. Where several rows share the one that it starts from, `exists` would go
    /// through the same related rows for each of them, and that once more within every such subquery inside it: the
    /// cost would grow with the power of their number. PostgreSQL does better by itself, as long as it can plan all
    /// at once; what it can't join is only found once where it needn't remember more than fits into memory.
    fn form(&mut self, shared: bool, or_none: bool) -> Form {
        self.subqueries += 1;
        match self.out.dialect {
            Dialect::Sqlite if shared => Form::In,
            Dialect::Sqlite => Form::Exists,
            Dialect::Postgres if self.subqueries <= JOINED => Form::Exists,
            Dialect::Postgres if shared && self.required && !or_none => Form::In,
            Dialect::Postgres => Form::ExistsApart,
        }
    }

    /// The rows at the other end of a to-many relation as a scope; their column that links them to the node's row, and
    /// that row's key.
    fn open(&mut self, scope: &mut Scope, node: usize, relation: &'static Relation) -> (Scope, String, String) {
        let key = scope.key(&mut self.aliases, node);
        self.aliases += 1;
        let (n, target) = (self.aliases, relation.target);
        let (from, near, first) = match relation.link {
            Link::Many { table, near, far, .. } => {
                // The join table has the key; the row itself is joined when more is asked for.
                let on = format!("m{n}.{}", quoted(far));
                let mut first = Node::first(target.get(), "");
                (first.key, first.alias) = (Some(on.clone()), None);
                (first.column, first.on) = (target.key().name, on);
                (format!("{} m{n}", quoted(table)), format!("m{n}.{}", quoted(near)), first)
            }
            Link::Back { column, .. } | Link::Loose { column } | Link::One { column } => (
                format!("{} x{n}", quoted(target.table)),
                format!("x{n}.{}", quoted(target.columns[column].name)),
                Node::first(target.get(), &format!("x{n}")),
            ),
        };
        (Scope { from, nodes: vec![first], filtering: true }, near, key)
    }

    /// The smallest or largest value of a column behind a to-many relation, as an expression in brackets.
    pub fn first_of(&mut self, scope: &mut Scope, found: &Found, largest: bool) -> String {
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
    pub fn test(&mut self, scope: &mut Scope, node: usize, found: &Found, check: &Check) {
        let column = &found.resource.columns[found.column];
        let many = found.hops.iter().rposition(|r| !r.link.is_single());
        // Of a column that is never null, behind a to-many relation, only whether there is a row counts.
        let by_row = many.is_some_and(|m| m + 1 == found.hops.len()) && !column.nullable && found.steps.is_empty();
        let result = match check {
            Check::IsNull(null) if by_row => {
                let last = found.hops.len() - 1;
                self.along(scope, node, &found.hops[..last], *null, &mut |w, s, n| {
                    // Only looked for: the first row is enough.
                    let apart = if w.form(false, true) == Form::ExistsApart { " offset 0" } else { "" };
                    let (inner, near, key) = w.open(s, n, found.hops[last]);
                    let not = if *null { "not " } else { "" };
                    w.text(&format!("{not}exists (select 1 from {} where {near} = {key}{apart})", inner.from))
                })
            }
            _ => self.along(scope, node, &found.hops, *check == Check::IsNull(true), &mut |w, s, n| {
                w.check(s, n, found, check);
                Ok(())
            }),
        };
        debug_assert!(result.is_ok(), "neither closure fails");
    }

    /// Writes the exclusion of a test: true for the rows that `~` keeps.
    fn exclude(&mut self, scope: &mut Scope, node: usize, found: &Found, check: &Check) {
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
