//! What changes about a table that the database has: its columns, its rows' values, and what they must hold.

mod indexes;

use super::{
    cast::{Cast, cast},
    catalog::Catalog,
    matching::{Match, Pair, Pairing},
    schema::{Check, Column, Index, Reference, Rule, quoted, renamed, word},
};
use crate::{store::Dialect, tables::Kind};
use std::{borrow::Cow, collections::BTreeSet};

/// The changes of a table. Columns go by their names in the spec.
#[derive(Debug)]
pub(super) struct Change<'a> {
    pub pair: &'a Pair<'a>,
    /// Columns that are added.
    pub added: Vec<&'a Column>,
    /// Columns of another type, and how their values become those.
    pub casts: Vec<(String, Cast)>,
    /// Columns that have another type in the database from now on.
    pub retyped: Vec<String>,
    /// Columns of text that are shorter from now on, and how long they may be.
    pub shorter: Vec<(String, usize)>,
    /// Columns that may be null from now on; those that the spec has no more go by their names in the database.
    pub nullable: Vec<String>,
    /// Columns that may not be null any more.
    pub required: Vec<String>,
    /// What rows without a value get.
    pub filled: Vec<(String, String)>,
    /// Choices that are renamed: the column, and the new and old values.
    pub choices: Vec<(String, Vec<(String, String)>)>,
    /// Columns that have lost choices.
    pub fewer: Vec<String>,
    /// Columns whose default in the database is another one, or none.
    pub defaults: Vec<(String, Option<String>)>,
    /// Checks that are added.
    pub checks: Vec<&'a Check>,
    /// Rules of the server that are new, or other ones.
    pub rules: Vec<&'a Rule>,
    /// Checks, by name, that nobody has tested on all rows yet.
    pub untested: Vec<String>,
    /// Checks, by name, that go.
    pub no_checks: Vec<String>,
    /// Foreign keys that are added.
    pub references: Vec<&'a Reference>,
    /// Constraints of foreign keys that go: the name, which SQLite doesn't tell, and the column in the database.
    pub no_references: Vec<(String, String)>,
    /// Constraints that are renamed.
    pub names: Vec<(String, String)>,
    /// Indexes that are added.
    pub indexes: Vec<&'a Index>,
    /// Indexes, by name, that go.
    pub no_indexes: Vec<String>,
    /// Indexes that are renamed.
    pub index_names: Vec<(String, String)>,
    /// What can't be done.
    pub impossible: Vec<String>,
}

impl Change<'_> {
    /// What a value of a column becomes.
    pub fn cooked(&self, column: &str, value: &str) -> String {
        let mut cooked = value.to_owned();
        if let Some((_, cast)) = self.casts.iter().find(|(name, _)| name == column) {
            cooked = cast.value.replace(&quoted(column), value);
        }
        if let Some((_, choices)) = self.choices.iter().find(|(name, _)| name == column) {
            cooked = choice(&cooked, choices);
        }
        if let Some((_, fill)) = self.filled.iter().find(|(name, _)| name == column) {
            cooked = format!("coalesce({cooked}, {fill})");
        }
        cooked
    }

    /// Whether some values of a column become others.
    pub fn is_cooked(&self, column: &str) -> bool {
        self.cooked(column, &quoted(column)) != quoted(column)
    }

    /// The unique indexes that rows must be tried with: those that are added, and those over values that change.
    pub fn unique_indexes(&self) -> impl Iterator<Item = &Index> {
        let is_added = |index: &Index| self.indexes.iter().any(|added| std::ptr::eq(*added, index));
        let indexes = self.pair.new.indexes.iter().filter(|index| index.unique);
        indexes.filter(move |index| is_added(index) || index.columns.iter().any(|column| self.is_cooked(column)))
    }

    /// The checks that rows must be tried with: those that are added, and those about values that change.
    pub fn tried_checks(&self) -> impl Iterator<Item = &Check> {
        let is_added = |check: &Check| self.checks.iter().any(|added| std::ptr::eq(*added, check));
        self.pair.new.checks.iter().filter(move |check| {
            let columns = self.pair.new.columns.iter();
            let mut cooked = columns.map(|column| &column.name).filter(|name| self.is_cooked(name));
            is_added(check) || cooked.any(|name| mentions(&check.sql, name))
        })
    }

    /// The rules of the server that rows must be tried with, likewise.
    pub fn tried_rules(&self) -> impl Iterator<Item = &Rule> {
        let is_new = |rule: &Rule| self.rules.iter().any(|new| std::ptr::eq(*new, rule));
        self.pair.new.rules.iter().flatten().filter(move |rule| {
            let mut columns = self.pair.new.columns.iter().map(|column| &column.name);
            is_new(rule) || columns.any(|name| self.is_cooked(name) && rule.mentions(name))
        })
    }

    /// The references that rows must be tried with: those that are added, and those by values that change.
    pub fn tried_references(&self) -> impl Iterator<Item = &Reference> {
        let is_added = |of: &Reference| self.references.iter().any(|added| std::ptr::eq(*added, of));
        let is_filled = |name: &str| self.filled.iter().any(|(filled, _)| filled == name);
        let all = self.pair.new.references.iter();
        all.filter(move |of| (is_added(of) || is_filled(&of.column)) && !self.is_recast(&of.column))
    }

    /// The type that a column gets, in words of the spec.
    pub fn words(&self, column: &str) -> Cow<'static, str> {
        self.pair.pairing(column).map_or(Cow::Borrowed(""), |pairing| word(pairing.new.kind))
    }

    /// Whether a column's values get another type.
    pub fn is_recast(&self, column: &str) -> bool {
        self.casts.iter().any(|(name, _)| name == column)
    }

    /// Whether the database's rows or columns change in a way that SQLite needs a new table for.
    pub fn is_rebuilt(&self, drop: bool) -> bool {
        let recast = self.casts.iter().any(|(name, cast)| cast.value != quoted(name));
        let left = self.pair.left.iter().any(|left| left.carried || drop);
        recast
            || left
            || !self.retyped.is_empty()
            || !self.nullable.is_empty()
            || !self.required.is_empty()
            || !self.defaults.is_empty()
            || !self.checks.is_empty()
            || !self.no_checks.is_empty()
            || !self.references.is_empty()
            || !self.no_references.is_empty()
    }
}

/// Whether SQL names a column.
fn mentions(sql: &str, column: &str) -> bool {
    renamed(sql, &[(column.to_owned(), String::new())]) != sql
}

/// A choice by its new value.
pub(super) fn choice(value: &str, choices: &[(String, String)]) -> String {
    let whens = choices.iter().map(|(new, old)| format!("when {old} then {new}")).collect::<Vec<_>>().join(" ");
    format!("case {value} {whens} else {value} end")
}

/// The changes of all tables that the database has.
pub(super) fn changes<'a>(dialect: Dialect, all: &'a Match<'a>, found: &'a Catalog, drop: bool) -> Vec<Change<'a>> {
    let mut changes: Vec<Change<'a>> = all.pairs.iter().map(|pair| of_pair(dialect, pair, all, found, drop)).collect();
    // A foreign key is made anew where either end gets another type.
    let recast: BTreeSet<(String, String)> = changes
        .iter()
        .flat_map(|change| change.retyped.iter().map(|name| (change.pair.new.name.clone(), name.clone())))
        .collect();
    if dialect == Dialect::Postgres {
        for change in &mut changes {
            let table = change.pair.new;
            for reference in &table.references {
                let ends = [(&table.name, &reference.column), (&reference.table, &reference.key)];
                let touched =
                    ends.iter().any(|(table, column)| recast.contains(&((*table).clone(), (*column).clone())));
                let old = held_reference(change.pair, all, reference);
                if let Some(old) = old.filter(|_| touched)
                    && !change.no_references.iter().any(|(name, _)| *name == old.name)
                {
                    change.no_references.push((old.name.clone(), old.column.clone()));
                    change.names.retain(|(name, _)| *name != old.name);
                    change.references.push(reference);
                }
            }
        }
    }
    changes
}

/// The foreign key of the database that is one of the spec.
fn held_reference<'b>(
    pair: &'b Pair<'_>,
    all: &Match<'_>,
    wanted: &Reference,
) -> Option<&'b super::catalog::Reference> {
    pair.held.references.iter().find(|held| is_same(pair, all, held, wanted))
}

fn is_same(pair: &Pair<'_>, all: &Match<'_>, held: &super::catalog::Reference, wanted: &Reference) -> bool {
    let target = all.pairs.iter().find(|other| other.name == held.table);
    let (table, key) = target.map_or((held.table.as_str(), held.key.as_str()), |target| {
        (target.new.name.as_str(), target.new_name(&held.key))
    });
    pair.new_name(&held.column) == wanted.column && table == wanted.table && key == wanted.key
}

fn of_pair<'a>(dialect: Dialect, pair: &'a Pair<'a>, all: &Match<'_>, found: &Catalog, drop: bool) -> Change<'a> {
    let mut change = Change {
        pair,
        added: Vec::new(),
        casts: Vec::new(),
        retyped: Vec::new(),
        shorter: Vec::new(),
        nullable: Vec::new(),
        required: Vec::new(),
        filled: Vec::new(),
        choices: Vec::new(),
        fewer: Vec::new(),
        defaults: Vec::new(),
        checks: Vec::new(),
        rules: Vec::new(),
        untested: Vec::new(),
        no_checks: Vec::new(),
        references: Vec::new(),
        no_references: Vec::new(),
        names: Vec::new(),
        indexes: Vec::new(),
        no_indexes: Vec::new(),
        index_names: Vec::new(),
        impossible: Vec::new(),
    };
    for column in &pair.columns {
        of_column(dialect, pair, column, &mut change);
    }
    for left in &pair.left {
        if !left.nullable && !left.carried && !drop {
            change.nullable.push(left.name.clone());
        }
    }
    references(dialect, pair, all, drop, &mut change);
    checks(dialect, pair, &mut change);
    rules(pair, &mut change);
    indexes::indexes(pair, found, drop, &mut change);
    change
}

fn of_column<'a>(dialect: Dialect, pair: &'a Pair<'a>, column: &'a Pairing<'a>, change: &mut Change<'a>) {
    let new = column.new;
    let name = &new.name;
    let Some(old) = &column.old else {
        change.added.push(new);
        if !new.nullable && new.fill.is_none() {
            change.required.push(name.clone());
        }
        return;
    };
    let place = format!("{}.{name}", pair.new.name);
    match old.kind {
        Some(kind) if kind == new.kind => {
            if is_shorter(old.max, new.max) {
                change.shorter.push((name.clone(), new.max));
            }
            if old.max != new.max && dialect == Dialect::Postgres {
                change.retyped.push(name.clone());
            }
        }
        Some(kind) => match cast(dialect, kind, new.kind, &quoted(name)) {
            Some(cast) => {
                let same_type = dialect == Dialect::Sqlite
                    && crate::tables::ddl::sqlite_type(kind) == crate::tables::ddl::sqlite_type(new.kind);
                if !same_type {
                    change.retyped.push(name.clone());
                }
                change.casts.push((name.clone(), cast));
                if new.kind == Kind::Text && new.max > 0 {
                    change.shorter.push((name.clone(), new.max));
                }
            }
            None => change.impossible.push(format!(
                "{place} is {}, and can't become {}: add a field of another name, carry the values over by a file in \
                 `migrations/`, and drop the old one.",
                word(kind),
                word(new.kind)
            )),
        },
        None => change.impossible.push(format!(
            "{place} is {}, which no field of a spec is: change it by hand to what holds {} first.",
            old.declared,
            word(new.kind)
        )),
    }
    if new.nullable && !old.nullable {
        change.nullable.push(name.clone());
    } else if !new.nullable && old.nullable && !new.primary {
        change.required.push(name.clone());
        if let Some(given) = &new.given {
            change.filled.push((name.clone(), given.clone()));
        }
    }
    of_choices(column, change);
    if old.filled && !new.primary && old.fill.as_ref().is_some_and(|fill| *fill != new.fill) {
        change.defaults.push((name.clone(), new.fill.clone().filter(|_| dialect == Dialect::Postgres)));
    }
}

fn of_choices<'a>(column: &'a Pairing<'a>, change: &mut Change<'a>) {
    let (new, old) = (column.new, column.old.as_ref());
    let Some(before) = old.and_then(|old| old.choices.as_ref()) else { return };
    // What was renamed by an earlier migration is no choice of the spec as applied any more.
    let renamed: Vec<(String, String)> =
        new.renamed.iter().filter(|(now, was)| before.contains(was) && !before.contains(now)).cloned().collect();
    let lost = |value: &String| !new.choices.contains(value) && renamed.iter().all(|(_, was)| was != value);
    if !new.choices.is_empty() && (before.is_empty() || before.iter().any(lost)) {
        change.fewer.push(new.name.clone());
    }
    if !renamed.is_empty() {
        change.choices.push((new.name.clone(), renamed));
    }
}

/// Whether a length is below another; 0 = no bound.
fn is_shorter(old: usize, new: usize) -> bool {
    new > 0 && (old == 0 || new < old)
}

fn references<'a>(dialect: Dialect, pair: &'a Pair<'a>, all: &Match<'_>, drop: bool, change: &mut Change<'a>) {
    for wanted in &pair.new.references {
        match held_reference(pair, all, wanted) {
            None => {
                let is_new = pair.pairing(&wanted.column).is_none_or(|pairing| pairing.old.is_none());
                // On SQLite a column is added with what it refers to.
                if dialect == Dialect::Postgres || !is_new {
                    change.references.push(wanted);
                }
            }
            Some(held) if !held.name.is_empty() && held.name != wanted.name => {
                change.names.push((held.name.clone(), wanted.name.clone()));
                if !held.valid {
                    change.untested.push(wanted.name.clone());
                }
            }
            Some(held) if !held.valid => change.untested.push(held.name.clone()),
            Some(_) => {}
        }
    }
    // Those that the spec as applied had, and has no more.
    let is_left = |column: &str| pair.left.iter().any(|left| left.name == column && !(drop || left.carried));
    for held in &pair.held.references {
        let wanted = pair.new.references.iter().any(|wanted| is_same(pair, all, held, wanted));
        let ours = pair.applied.is_some_and(|table| table.references.iter().any(|of| of.column == held.column));
        let goes_with_column = pair.left.iter().any(|left| left.name == held.column) && !is_left(&held.column);
        if !wanted && ours && !goes_with_column {
            change.no_references.push((held.name.clone(), held.column.clone()));
        }
    }
}

/// Rules that the spec as applied didn't have, or not so. Of a spec that an earlier version kept, they aren't known.
fn rules<'a>(pair: &'a Pair<'a>, change: &mut Change<'a>) {
    let Some(applied) = pair.applied.and_then(|table| table.rules.as_ref()) else { return };
    let names = pair.renamed();
    // What a constraint has held.
    let held = |rule: &Rule| pair.applied.is_some_and(|table| table.checks.iter().any(|check| check.name == rule.name));
    let wanted = pair.new.rules.iter().flatten();
    change.rules = wanted.filter(|rule| !held(rule) && !applied.iter().any(|old| rule.is(old, &names))).collect();
}

fn checks<'a>(dialect: Dialect, pair: &'a Pair<'a>, change: &mut Change<'a>) {
    let names = pair.renamed();
    let applied = pair.applied.map_or(&[][..], |table| &table.checks);
    let recast: Vec<String> = change.casts.iter().map(|(name, _)| name.clone()).collect();
    let plain = |sql: &str| sql.chars().filter(|c| !c.is_whitespace() && *c != '"').collect::<String>();
    for wanted in &pair.new.checks {
        let there = pair.held.checks.get(&wanted.name);
        let before = applied.iter().find(|check| check.name == wanted.name);
        let same = match dialect {
            Dialect::Postgres => before.is_none_or(|check| {
                let held = pair.held.conditions.get(&wanted.name);
                let as_made = check.printed.is_none() || check.printed.as_ref() == held;
                as_made && renamed(&check.sql, &names) == wanted.sql
            }),
            Dialect::Sqlite => {
                let held = pair.held.conditions.get(&wanted.name);
                held.is_some_and(|sql| plain(&renamed(sql, &names)) == plain(&wanted.sql))
            }
        };
        let touched = dialect == Dialect::Postgres && recast.iter().any(|name| mentions(&wanted.sql, name));
        match there {
            Some(valid) if same && !touched => {
                if !valid {
                    change.untested.push(wanted.name.clone());
                }
            }
            Some(_) => {
                change.no_checks.push(wanted.name.clone());
                change.checks.push(wanted);
            }
            None => change.checks.push(wanted),
        }
    }
    let is_wanted = |name: &str| pair.new.checks.iter().any(|check| check.name == name);
    let gone = applied.iter().filter(|check| !is_wanted(&check.name) && pair.held.checks.contains_key(&check.name));
    change.no_checks.extend(gone.map(|check| check.name.clone()));
}
