//! Conditions as SQL for both databases, with the same answers. Values are always parameters, lists one
//! parameter, so that the text of equal questions is equal.

use super::{
    condition::{Condition, Written},
    lookup_check::{Check, JsonCheck},
    lookup_path::{self, Comparison, Found, Reach},
    lookup_value,
    selection::{Node, Scope, quoted},
};
use crate::{
    moment::Moment,
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
}

/// What is done with the row at the end of a path.
type End<'e> = &'e mut dyn FnMut(&mut Writer, &mut Scope, usize) -> Result<(), String>;

impl Writer {
    pub fn new(dialect: Dialect, zone: Moment) -> Writer {
        Writer { out: Sql::new(dialect), aliases: 0, zone }
    }

    /// Writes a condition on a node's row; its value is true, false or unknown.
    pub fn condition(&mut self, scope: &mut Scope, node: usize, condition: &Condition) -> Result<(), String> {
        match condition {
            Condition::True => self.text("true"),
            Condition::False => self.text("false"),
            Condition::All(list) => self.joined(scope, node, list, " and ", "true"),
            Condition::Any(list) => self.joined(scope, node, list, " or ", "false"),
            Condition::Not(inner) => match &**inner {
                Condition::Test { lookup, value } => {
                    let (found, check) = self.resolve(scope, node, lookup, value)?;
                    self.exclude(scope, node, &found, &check);
                    Ok(())
                }
                other => {
                    self.out.push("(");
                    self.condition(scope, node, other)?;
                    self.text(") is not true")
                }
            },
            Condition::Test { lookup, value } => {
                let (found, check) = self.resolve(scope, node, lookup, value)?;
                self.test(scope, node, &found, &check);
                Ok(())
            }
            Condition::Related { path, keep } => {
                let found = lookup_path::find(scope.nodes[node].resource, path, Reach::Open)?;
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

    fn text(&mut self, text: &str) -> Result<(), String> {
        self.out.push(text);
        Ok(())
    }

    fn resolve(
        &self,
        scope: &Scope,
        node: usize,
        lookup: &str,
        value: &super::condition::Given,
    ) -> Result<(Found, Check), String> {
        let found = lookup_path::find(scope.nodes[node].resource, lookup, Reach::Open)?;
        let check = lookup_value::check(&found, value, &self.zone)?;
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
            let (mut inner, link) = self.open(scope, node, hop);
            if or_none {
                self.out.push(&format!("(not exists (select 1 from {} where {link}) or ", inner.from));
            }
            let before = std::mem::take(&mut self.out.text);
            let written = self.along(&mut inner, 0, &hops[i + 1..], or_none, end);
            let test = std::mem::replace(&mut self.out.text, before);
            self.out.push(&format!("exists (select 1 from {}{} where {link} and ", inner.from, inner.joins(false)));
            self.out.push(&test).push(if or_none { "))" } else { ")" });
            return written;
        }
        end(self, scope, node)
    }

    /// The rows at the other end of a to-many relation as a scope, and what links them to the node's row.
    fn open(&mut self, scope: &mut Scope, node: usize, relation: &'static Relation) -> (Scope, String) {
        let key = scope.key(&mut self.aliases, node);
        self.aliases += 1;
        let (n, target) = (self.aliases, relation.target);
        let (from, link, first) = match relation.link {
            Link::Many { table, near, far, .. } => {
                // The join table has the key; the row itself is joined when more is asked for.
                let on = format!("m{n}.{}", quoted(far));
                let mut first = Node::first(target, "");
                (first.key, first.alias) = (Some(on.clone()), None);
                (first.column, first.on) = (target.key().name, on);
                (format!("{} m{n}", quoted(table)), format!("m{n}.{} = {key}", quoted(near)), first)
            }
            Link::Back { column, .. } | Link::Loose { column } | Link::One { column } => (
                format!("{} x{n}", quoted(target.table)),
                format!("x{n}.{} = {key}", quoted(target.columns[column].name)),
                Node::first(target, &format!("x{n}")),
            ),
        };
        (Scope { from, nodes: vec![first], filtering: true }, link)
    }

    /// The smallest or largest value of a column behind a to-many relation, as an expression in brackets.
    pub fn first_of(&mut self, scope: &mut Scope, found: &Found, largest: bool) -> String {
        let before = std::mem::take(&mut self.out.text);
        let pick = if largest { "max" } else { "min" };
        let many = found.hops.iter().position(|r| !r.link.is_single()).unwrap_or(0);
        let node = found.hops[..many].iter().fold(0, |node, hop| scope.follow(&mut self.aliases, node, hop));
        let (mut inner, link) = self.open(scope, node, found.hops[many]);
        let (mut at, mut conditions) = (0, link);
        for hop in &found.hops[many + 1..] {
            if hop.link.is_single() {
                at = inner.follow(&mut self.aliases, at, hop);
            } else {
                let (next, link) = self.open(&mut inner, at, hop);
                inner.from = format!("{}{} cross join {}", inner.from, inner.joins(false), next.from);
                inner.nodes = next.nodes;
                (at, conditions) = (0, format!("{conditions} and {link}"));
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
                    let (inner, link) = w.open(s, n, found.hops[last]);
                    let not = if *null { "not " } else { "" };
                    w.text(&format!("{not}exists (select 1 from {} where {link})", inner.from))
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
                self.test(scope, node, found, check);
                self.out.push(")");
            }
            // Rows without the key are kept, at whatever depth the key is asked for.
            Check::Json(JsonCheck::Keys(..)) => {
                self.out.push("(");
                self.test(scope, node, found, check);
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
