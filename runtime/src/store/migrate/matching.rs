//! Which tables and columns of a database are which of the spec: by their names, by what the spec as last applied says of
//! them, and by what the spec says they were. Where something has gone and something like it is new, it asks.

use super::{
    catalog::{self, Catalog},
    schema::{Column, Schema, Table, quoted},
};
use crate::{store::Dialect, tables::Kind};

/// What belongs together.
#[derive(Debug, Default)]
pub(super) struct Match<'a> {
    /// Tables of the spec that the database has.
    pub pairs: Vec<Pair<'a>>,
    /// Tables of the spec that it lacks.
    pub made: Vec<&'a Table>,
    /// Relations to one that have become relations to many.
    pub carries: Vec<Carry<'a>>,
    /// Tables that the spec has no more.
    pub gone: Vec<Gone<'a>>,
    /// Labels that have changed: the old and the new one.
    pub labels: Vec<(String, String)>,
    /// What the spec has to say first.
    pub questions: Vec<String>,
    /// Relations to many that lead to one now: which one only a migration by hand can say.
    pub narrowed: Vec<String>,
    /// Relations that lead to another table now, as they are told of.
    pub retargeted: Vec<String>,
}

/// A table that both have.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub new: &'a Table,
    /// What the spec as last applied says of it.
    pub applied: Option<&'a Table>,
    /// Its name in the database.
    pub name: String,
    pub held: &'a catalog::Table,
    /// Each column of the spec, and what it is in the database.
    pub columns: Vec<Pairing<'a>>,
    /// Columns that the spec has no more, by their names.
    pub left: Vec<Left>,
}

/// A column of the spec.
#[derive(Debug)]
pub(super) struct Pairing<'a> {
    pub new: &'a Column,
    /// `None`: it is to be added.
    pub old: Option<OldColumn>,
}

/// A column that the database has.
#[derive(Debug)]
pub(super) struct OldColumn {
    pub name: String,
    /// What it holds; `None`: nothing that a column of a spec can hold.
    pub kind: Option<Kind>,
    /// Its type, as the database has it.
    pub declared: String,
    pub max: usize,
    pub nullable: bool,
    /// Whether the database has a default for it.
    pub filled: bool,
    /// Its set of values, if it is known.
    pub choices: Option<Vec<String>>,
    /// What rows got when it was added, if that is known.
    pub fill: Option<Option<String>>,
}

/// A column that the spec has no more.
#[derive(Debug)]
pub(super) struct Left {
    pub name: String,
    pub nullable: bool,
    /// Whether a migration has left it before.
    pub before: bool,
    /// Whether its values are rows of a join table now.
    pub carried: bool,
}

/// A relation to one that has become one to many.
#[derive(Debug)]
pub(super) struct Carry<'a> {
    pub join: &'a Table,
    /// The table with the column, as the spec names it.
    pub table: &'a Table,
    /// The column, as the database names it.
    pub column: String,
}

/// A table that the spec has no more.
#[derive(Debug)]
pub(super) struct Gone<'a> {
    pub applied: &'a Table,
    /// Whether a migration has left it before.
    pub before: bool,
}

impl Pair<'_> {
    /// The names of its columns in the database and in the spec, where they differ.
    pub fn renamed(&self) -> Vec<(String, String)> {
        let names =
            self.columns.iter().filter_map(|column| Some((column.old.as_ref()?.name.clone(), &column.new.name)));
        names.filter(|(old, new)| old != *new).map(|(old, new)| (old, new.clone())).collect()
    }

    /// The name in the spec of a column of the database.
    pub fn new_name<'b>(&'b self, old: &'b str) -> &'b str {
        let is = |column: &&Pairing<'_>| column.old.as_ref().is_some_and(|column| column.name == old);
        self.columns.iter().find(is).map_or(old, |column| &column.new.name)
    }

    /// The name in the database of a column of the spec.
    pub fn old_name(&self, new: &str) -> Option<&str> {
        let column = self.columns.iter().find(|column| column.new.name == new)?;
        column.old.as_ref().map(|column| column.name.as_str())
    }

    pub fn pairing(&self, new: &str) -> Option<&Pairing<'_>> {
        self.columns.iter().find(|column| column.new.name == new)
    }
}

/// Finds what belongs together. `drop`: what has gone may be dropped, so nothing is asked.
pub(super) fn matched<'a>(
    dialect: Dialect,
    applied: Option<&'a Schema>,
    wanted: &'a Schema,
    found: &'a Catalog,
    drop: bool,
) -> Match<'a> {
    let mut all = Match::default();
    let known: &[Table] = applied.map_or(&[], |schema| &schema.tables);
    let known: Vec<&Table> = known.iter().filter(|table| found.tables.contains_key(&table.name)).collect();
    let mut labels: Vec<(&str, &str)> = Vec::new();
    let mut names: Vec<(&'a Table, Old<'a>)> = Vec::new();
    for new in wanted.tables.iter().filter(|table| !table.is_join()) {
        let old = resource_table(&known, new, found, &mut all.questions);
        let label = match &old {
            Some((_, Some(applied))) => applied.label.as_str(),
            _ if !new.was.is_empty() => &new.was,
            _ => &new.label,
        };
        labels.push((&new.label, label));
        if label != new.label {
            all.labels.push((label.to_owned(), new.label.clone()));
        }
        names.push((new, old));
    }
    for new in wanted.tables.iter().filter(|table| table.is_join()) {
        let owner = labels.iter().find(|(label, _)| *label == new.label).map_or("", |(_, old)| *old);
        let owner_table = names.iter().find(|(table, _)| table.label == new.label && !table.is_join());
        let owner_table = owner_table.and_then(|(_, old)| old.as_ref()).map_or("", |(name, _)| name.as_str());
        names.push((new, join_table(&known, new, owner, owner_table, found)));
    }
    let tables: Vec<(String, &'a str)> =
        names.iter().filter_map(|(new, old)| Some((old.as_ref()?.0.clone(), new.name.as_str()))).collect();
    for (new, old) in names {
        match old {
            Some((name, applied)) => {
                let held = &found.tables[&name];
                let pair = pair(dialect, new, applied, name, held, &tables, &mut all.questions, drop);
                all.pairs.push(pair);
            }
            None => all.made.push(new),
        }
    }
    carries(&mut all);
    all.retargeted = retargeted(&all);
    for table in &mut all.pairs {
        // A column that is carried is asked of no more.
        let ask = |left: &Left| !left.before && !left.carried;
        let gone: Vec<&Left> = table.left.iter().filter(|left| ask(left)).collect();
        if !drop {
            questions(table.new, table.applied, &gone, &table.columns, &mut all.questions);
        }
    }
    let is_matched = |table: &Table| all.pairs.iter().any(|pair| pair.name == table.name);
    all.gone = known
        .iter()
        .filter(|table| !is_matched(table))
        .map(|table| Gone { applied: table, before: table.left })
        .collect();
    if !drop {
        ask_of_tables(&mut all);
        all.narrowed = narrowed(&all);
    }
    all
}

type Old<'a> = Option<(String, Option<&'a Table>)>;

/// The table of a resource in the database, and what is known of it.
fn resource_table<'a>(known: &[&'a Table], new: &Table, found: &Catalog, questions: &mut Vec<String>) -> Old<'a> {
    let resources = || known.iter().copied().filter(|table| !table.is_join());
    let renamed = |label: &str| resources().find(|table| table.label == label && !label.is_empty());
    let there = found.tables.contains_key(&new.name);
    let was = renamed(&new.was).filter(|was| !was.left && was.name != new.name);
    match resources().find(|table| table.name == new.name) {
        Some(same) if !same.left || was.is_none() => return Some((new.name.clone(), Some(same))),
        Some(_) => {
            questions.push(format!(
                "The table {} was {}, but the database still has the {} of before: drop that first (`migrate --drop` with a \
                 spec that has neither).",
                new.name, new.was, new.name
            ));
            return None;
        }
        None => {}
    }
    if !there && let Some(old) = renamed(&new.label).or(was) {
        return Some((old.name.clone(), Some(old)));
    }
    if there {
        return Some((new.name.clone(), None));
    }
    // Of a database without an applied spec only the usual names of tables are known.
    let usual = new.was.replace('.', "_");
    (!new.was.is_empty() && found.tables.contains_key(&usual)).then_some((usual, None))
}

/// The join table in the database, and what is known of it.
fn join_table<'a>(known: &[&'a Table], new: &Table, owner: &str, owner_table: &str, found: &Catalog) -> Old<'a> {
    let joins = || known.iter().copied().filter(|table| table.is_join());
    if let Some(same) = joins().find(|table| table.name == new.name) {
        return Some((new.name.clone(), Some(same)));
    }
    if found.tables.contains_key(&new.name) {
        return Some((new.name.clone(), None));
    }
    let of = |field: &str| joins().find(|table| table.label == owner && table.field == field && !field.is_empty());
    if let Some(old) = of(&new.field).or_else(|| of(&new.was)) {
        return Some((old.name.clone(), Some(old)));
    }
    let fields = [&new.field, &new.was].into_iter().filter(|field| !field.is_empty());
    let mut usual = fields.map(|field| format!("{owner_table}_{field}"));
    usual.find(|name| found.tables.contains_key(name)).map(|name| (name, None))
}

#[expect(clippy::too_many_arguments, reason = "each is a thing of its own, and there is one caller")]
fn pair<'a>(
    dialect: Dialect,
    new: &'a Table,
    applied: Option<&'a Table>,
    name: String,
    held: &'a catalog::Table,
    tables: &[(String, &str)],
    questions: &mut Vec<String>,
    drop: bool,
) -> Pair<'a> {
    let known = |name: &str| applied.and_then(|table| table.column(name));
    let is_wanted = |name: &str| new.column(name).is_some();
    let mut columns = Vec::new();
    for column in &new.columns {
        let by_was = || {
            let by_name = Some(column.was.as_str()).filter(|was| held.columns.contains_key(*was));
            let by_field = applied.and_then(|table| table.columns.iter().find(|old| old.field == column.was));
            let of_field = by_field.map(|old| old.name.as_str()).filter(|name| held.columns.contains_key(*name));
            by_name.or(of_field).filter(|old| !column.was.is_empty() && !is_wanted(old))
        };
        // The keys of a join table have the names of its ends, which may be renamed.
        let by_end = || {
            let target = &new.reference(&column.name)?.table;
            let leads = |of: &&catalog::Reference| {
                tables.iter().any(|(old, new)| *old == of.table && new == target) && !is_wanted(&of.column)
            };
            let mut ends = held.references.iter().filter(leads);
            let end = ends.next().filter(|_| new.is_join())?;
            ends.next().is_none().then_some(end.column.as_str())
        };
        let old = match held.columns.contains_key(&column.name) {
            true => {
                if let Some(was) = by_was().filter(|_| known(&column.name).is_some_and(|old| old.left) && !drop) {
                    questions.push(format!(
                        "The field {} was {was}, but {} still has the column {} of before: drop that first \
                         (`migrate --drop` with a spec that has neither).",
                        column.field, new.name, column.name
                    ));
                }
                Some(column.name.as_str())
            }
            false => by_was().or_else(by_end),
        };
        let old = old.map(|old| old_column(dialect, old, &held.columns[old], known(old), column));
        columns.push(Pairing { new: column, old });
    }
    let is_taken = |name: &str| columns.iter().any(|column| column.old.as_ref().is_some_and(|old| old.name == name));
    let applied_columns = applied.map_or(&[][..], |table| &table.columns);
    let left = applied_columns.iter().filter(|old| !is_taken(&old.name)).filter_map(|old| {
        let nullable = held.columns.get(&old.name)?.nullable;
        Some(Left { name: old.name.clone(), nullable, before: old.left, carried: false })
    });
    let left = left.collect();
    Pair { new, applied, name, held, columns, left }
}

/// What is known of a column: the type and null as the database has them, what it holds from the spec where the type doesn't
/// say.
fn old_column(
    dialect: Dialect,
    name: &str,
    held: &catalog::Column,
    applied: Option<&Column>,
    wanted: &Column,
) -> OldColumn {
    let of_spec = applied.map(|column| (column.kind, column.max));
    let of_spec = of_spec.or(Some((wanted.kind, wanted.max)));
    let by_spec = of_spec.filter(|(kind, max)| held.is_of(dialect, *kind, *max));
    let holds = by_spec.or_else(|| held.holds(dialect));
    OldColumn {
        name: name.to_owned(),
        kind: holds.map(|(kind, _)| kind),
        declared: held.kind.clone(),
        max: holds.map_or(0, |(_, max)| max),
        nullable: held.nullable && !wanted.primary,
        filled: held.filled,
        choices: applied.map(|column| column.choices.clone()),
        fill: applied.map(|column| column.fill.clone()),
    }
}

/// Relations to one whose field leads to many now.
fn carries(all: &mut Match<'_>) {
    let names: Vec<(String, &str)> = all.pairs.iter().map(|pair| (pair.name.clone(), pair.new.name.as_str())).collect();
    let new_name = |old: &str| names.iter().find(|(name, _)| name == old).map_or("", |(_, new)| *new).to_owned();
    for join in &all.made {
        if !join.is_join() {
            continue;
        }
        let far = join.references.iter().find(|of| join.columns.get(2).is_some_and(|column| column.name == of.column));
        let Some(far) = far else { continue };
        let Some(pair) = all.pairs.iter_mut().find(|pair| pair.new.label == join.label && !pair.new.is_join()) else {
            continue;
        };
        let names = [join.field.as_str(), join.was.as_str()];
        let applied = pair.applied;
        let is_source = |left: &&mut Left| {
            let of_field = applied.and_then(|table| table.column(&left.name)).map_or("", |column| &column.field);
            names.contains(&of_field) && !of_field.is_empty() || names.contains(&left.name.as_str())
        };
        let Some(left) = pair.left.iter_mut().filter(|left| !left.before).find(is_source) else { continue };
        // It must have led to the same rows.
        let led = pair.held.references.iter().any(|of| of.column == left.name && new_name(&of.table) == far.table);
        if led {
            left.carried = true;
            all.carries.push(Carry { join, table: pair.new, column: left.name.clone() });
        }
    }
}

/// Relations that lead to rows of another table than before: their values would name others.
fn retargeted(all: &Match<'_>) -> Vec<String> {
    let pair_of = |name: &str| all.pairs.iter().find(|pair| pair.new.name == name);
    // A table whose key refers to another one has rows of the same keys.
    let extends = |table: &str, other: &str| {
        pair_of(table).is_some_and(|pair| pair.new.reference(pair.new.key()).is_some_and(|of| of.table == other))
    };
    let mut told = Vec::new();
    for pair in &all.pairs {
        for wanted in &pair.new.references {
            let Some(old) = pair.old_name(&wanted.column) else { continue };
            let Some(held) = pair.held.references.iter().find(|held| held.column == old) else { continue };
            let led =
                all.pairs.iter().find(|other| other.name == held.table).map_or(&*held.table, |other| &other.new.name);
            if led != wanted.table && !extends(led, &wanted.table) && !extends(&wanted.table, led) {
                let field = pair.new.column(&wanted.column).map_or("", |column| &column.field);
                told.push(format!(
                    "The field {field} of {} led to {led}, and leads to {} now: its values would name other rows. Add a field of \
                     another name, carry the values over by a file in `migrations/`, and drop the old one.",
                    pair.new.name, wanted.table
                ));
            }
        }
    }
    told
}

/// Columns of a table that have gone where one like them is new.
fn questions(
    new: &Table,
    applied: Option<&Table>,
    gone: &[&Left],
    columns: &[Pairing<'_>],
    questions: &mut Vec<String>,
) {
    let Some(applied) = applied else { return };
    for left in gone {
        let Some(old) = applied.column(&left.name) else { continue };
        let leads = |table: &Table, column: &str| table.reference(column).is_some();
        let is_like = |column: &&Pairing<'_>| {
            let same = column.new.kind == old.kind && leads(new, &column.new.name) == leads(applied, &old.name);
            column.old.is_none() && (same || column.new.field == old.field)
        };
        let like: Vec<&str> = columns.iter().filter(is_like).map(|column| column.new.field.as_str()).collect();
        if !like.is_empty() {
            questions.push(format!(
                "The field {} of {} has gone, and {} is new: if it is the same, say `was: {}` there; if not, `--drop` drops \
                 the old one with its values. (Or apply a spec without either first.)",
                old.field,
                new.name,
                like.join(" or "),
                old.field
            ));
        }
    }
}

/// Relations to many whose field, in the same resource, is a new column.
fn narrowed(all: &Match<'_>) -> Vec<String> {
    let joins = all.gone.iter().filter(|gone| gone.applied.is_join() && !gone.before).map(|gone| gone.applied);
    let columns = joins.flat_map(|join| {
        let owner = |pair: &&Pair<'_>| pair.applied.is_some_and(|table| table.label == join.label && !table.is_join());
        let columns = all.pairs.iter().filter(owner).flat_map(|pair| pair.columns.iter().map(move |of| (pair, of)));
        let is_it = move |of: &Column| of.field == join.field || of.was == join.field;
        columns.filter(move |(_, of)| of.old.is_none() && is_it(of.new)).map(move |(pair, of)| (join, pair, of.new))
    });
    let told = columns.map(|(join, pair, column)| {
        format!(
            "The field {} of {} led to many rows, and leads to one now: which one, only you can say. Fill {} from the table {} \
             by a file in `migrations/`, or let `--drop` drop the links.",
            column.field, pair.new.name, column.name, join.name
        )
    });
    told.collect()
}

/// Tables that have gone where one like them is new.
fn ask_of_tables(all: &mut Match<'_>) {
    for gone in all.gone.iter().filter(|gone| !gone.before) {
        let old = gone.applied;
        let alike = |new: &&&Table| {
            if new.is_join() != old.is_join() {
                return false;
            }
            if new.is_join() {
                return new.label == old.label;
            }
            let same = |column: &&Column| old.column(&column.name).is_some_and(|other| other.kind == column.kind);
            2 * new.columns.iter().filter(same).count() >= new.columns.len().max(old.columns.len())
        };
        let like: Vec<&str> = all.made.iter().filter(alike).map(|new| new.name.as_str()).collect();
        if !like.is_empty() {
            let (what, was) = if old.is_join() { ("field", &old.field) } else { ("resource", &old.label) };
            all.questions.push(format!(
                "The table {} has gone, and {} is new: if it is the same, say `was: {was}` at its {what}; if not, `--drop` \
                 drops the old one with its rows. (Or apply a spec without either first.)",
                quoted(&old.name),
                like.join(" or "),
            ));
        }
    }
}
