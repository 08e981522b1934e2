//! The plan of a migration: what is between a database and the spec, as steps in their order. It is made of what the spec
//! as last applied says, of the spec, and of the catalog of the database, and changes nothing.

use super::{
    Options, Plan, State,
    catalog::{Catalog, Gist},
    change::{Change, changes},
    differ,
    matching::{Match, matched},
    postgres,
    rows::{self, Obstacle, When},
    schema::{Check, Schema, quoted, quoted_text},
    sqlite,
    step::{Phase, Step},
};
use crate::{
    store::Dialect,
    tables::{Migration, ddl::Ddl},
};

/// What a plan is made of.
pub(super) struct Known<'a> {
    pub dialect: Dialect,
    pub state: State,
    /// The spec as last applied.
    pub applied: Option<&'a Schema>,
    pub ddl: &'a Ddl,
    pub found: &'a Catalog,
    /// Migrations by hand that were not run yet.
    pub by_hand: &'a [&'a Migration],
    pub options: &'a Options,
}

/// A plan, and what its execution needs beside.
pub(super) struct Made {
    pub plan: Plan,
    pub obstacles: Vec<Obstacle>,
    /// The spec as it is applied then: with what stays of the one before.
    pub after: Schema,
    /// The same while steps apart are to be done.
    pub meanwhile: Schema,
    /// Whether the database doesn't keep the spec as applied yet, or another one.
    pub is_new: bool,
    /// Whether migrations by hand come first.
    pub by_hand: bool,
    /// Null where the spec has none.
    pub unreadable: Vec<Obstacle>,
}

/// Makes the plan.
pub(super) fn make(known: &Known<'_>) -> Made {
    let Known { dialect, state, applied, ddl, found, by_hand, options } = known;
    let mut wanted = Schema::of(ddl, *dialect == Dialect::Postgres);
    if found.gist == Gist::No {
        wanted.without_gist();
    }
    let django = matches!(state, State::Django | State::Adopted);
    let drop = options.drop && *state == State::Ours;
    let all = matched(*dialect, *applied, &wanted, found, drop || django);
    let changes = changes(*dialect, &all, found, drop);
    let mut steps = steps(known, &all, &changes, drop);
    if django {
        // What Django made is only added to.
        steps.retain(|step| step.is_addition);
    }
    let when = if by_hand.is_empty() { When::Before } else { When::Renamed };
    let obstacles = match django {
        true => rows::unfilled(*dialect, &changes),
        false => rows::obstacles(*dialect, &changes, when),
    };
    let after = after(&wanted, &all, drop);
    let meanwhile = meanwhile(&after, &changes, &steps);
    let mut plan = Plan {
        state: *state,
        steps,
        known: ddl.tables.iter().map(|table| table.name).filter(|name| found.tables.contains_key(*name)).collect(),
        unknown: Vec::new(),
        differences: Vec::new(),
        notes: Vec::new(),
        questions: Vec::new(),
        impossible: Vec::new(),
        in_the_way: Vec::new(),
        false_answers: Vec::new(),
    };
    if *dialect == Dialect::Postgres {
        plan.unknown = differ::unknown(found, ddl, *applied);
    }
    if django {
        plan.differences = differ::differences(found, ddl);
    } else {
        plan.differences = differ::strangers(found, &all);
        plan.questions.clone_from(&all.questions);
        if by_hand.is_empty() {
            plan.questions.extend(all.narrowed.iter().cloned());
        }
        plan.impossible = changes.iter().flat_map(|change| change.impossible.clone()).collect();
        plan.impossible.extend(all.retargeted.iter().cloned());
        plan.notes = notes(&all, drop);
    }
    let mut unreadable = Vec::new();
    if *state == State::Ours {
        plan.false_answers = false_answers(&all, &changes, &plan.steps);
        unreadable = rows::unreadable(*dialect, &changes);
    }
    let written = |table: &str, check: &str| match dialect {
        Dialect::Postgres => found.tables.get(table)?.conditions.get(check).cloned(),
        Dialect::Sqlite => None,
    };
    let is_new = applied.is_none_or(|applied| applied.text() != after.clone().printed(written).text());
    Made { plan, obstacles, after, meanwhile, is_new, by_hand: !by_hand.is_empty(), unreadable }
}

fn steps(known: &Known<'_>, all: &Match<'_>, changes: &[Change<'_>], drop: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    let postgres = known.dialect == Dialect::Postgres;
    for table in &all.made {
        steps.extend(if postgres { postgres::make(table) } else { sqlite::make(table) });
    }
    for change in changes {
        let large = change.pair.held.size >= known.options.large && known.state == State::Ours;
        steps.extend(match postgres {
            true => postgres::steps(all, change, large, drop),
            false => sqlite::steps(all, change, drop),
        });
    }
    let made = all.made.iter().flat_map(|table| &table.checks);
    let added = changes.iter().flat_map(|change| change.checks.iter().copied());
    let gist = made.chain(added).any(Check::needs_gist);
    if gist && known.found.gist == Gist::Possible {
        let sql = "create extension if not exists btree_gist".to_owned();
        steps.push(Step::new(Phase::Extensions, "Extension btree_gist".to_owned(), [sql]).blocks("nobody").addition());
    }
    for change in changes {
        let table = &change.pair.new.name;
        steps.extend(change.rules.iter().map(|rule| {
            Step::new(Phase::Checks, format!("Rule {}, which the server keeps: rows are looked at", rule.name), [])
                .blocks("nobody")
                .rows(format!("select count(*) from {}", quoted(table)))
        }));
    }
    for migration in known.by_hand {
        let sql = if postgres { migration.sql.postgres } else { migration.sql.sqlite };
        let what = format!("Migration by hand {}", migration.name);
        steps.push(Step::new(Phase::ByHand, what, [sql.trim().to_owned()]).blocks("what its statements block"));
    }
    for carry in &all.carries {
        let (join, table) = (carry.join, carry.table);
        let [near, far] = [1, 2].map(|at| join.columns.get(at).map_or(String::new(), |column| quoted(&column.name)));
        let column = quoted(&carry.column);
        let rows = format!("from {} where {column} is not null", quoted(&table.name));
        let key = quoted(table.key());
        let sql = format!("insert into {} ({near}, {far}) select {key}, {column} {rows}", quoted(&join.name));
        let what = format!("Rows of {} from {}.{}", join.name, table.name, carry.column);
        steps.push(Step::new(Phase::Carry, what, [sql]).rows(format!("select count(*) {rows}")).blocks("nobody"));
    }
    for gone in &all.gone {
        let Some(held) = known.found.tables.get(&gone.applied.name) else { continue };
        steps.extend(match postgres {
            true => postgres::gone(gone.applied, held, drop, gone.before),
            false => sqlite::gone(gone.applied, held, drop, gone.before),
        });
    }
    steps.extend(kinds(known, all));
    // Tables that refer to each other are dropped in any order: references are gone by then on PostgreSQL.
    steps.sort_by_key(|step| step.phase);
    steps
}

/// New names of kinds of rows, to which generic references refer.
fn kinds<'a>(known: &'a Known<'_>, all: &'a Match<'_>) -> impl Iterator<Item = Step> + 'a {
    let kinds = known.ddl.kinds.as_ref().filter(|kinds| known.found.tables.contains_key(kinds.table));
    all.labels.iter().filter_map(move |(old, new)| {
        let kinds = kinds?;
        let ((app, model), (new_app, new_model)) = (old.split_once('.')?, new.split_once('.')?);
        let (table, apps, models) = (quoted(kinds.table), quoted(kinds.app), quoted(kinds.model));
        let [app, model, new_app, new_model] = [app, model, new_app, new_model].map(quoted_text);
        let there = format!("exists (select 1 from {table} k where k.{apps} = {new_app} and k.{models} = {new_model})");
        let condition = format!("{apps} = {app} and {models} = {model} and not {there}");
        let sql = format!("update {table} set {apps} = {new_app}, {models} = {new_model} where {condition}");
        let what = format!("Kind of rows {new}, till now {old}");
        Some(
            Step::new(Phase::Kinds, what, [sql])
                .rows(format!("select count(*) from {table} where {condition}"))
                .blocks("writers of this row"),
        )
    })
}

/// The spec as it is applied: with what stays of the one before.
fn after(wanted: &Schema, all: &Match<'_>, drop: bool) -> Schema {
    let mut after = wanted.clone();
    for pair in &all.pairs {
        let Some(table) = after.tables.iter_mut().find(|table| table.name == pair.new.name) else { continue };
        for left in pair.left.iter().filter(|left| !drop && !left.carried) {
            let Some(column) = pair.applied.and_then(|table| table.column(&left.name)) else { continue };
            let mut column = column.clone();
            (column.left, column.nullable) = (true, true);
            table.columns.push(column);
        }
    }
    if !drop {
        for gone in &all.gone {
            let mut table = gone.applied.clone();
            table.left = true;
            table.references.clear();
            after.tables.push(table);
        }
    }
    after
}

/// While choices are renamed apart, the old ones are still there.
fn meanwhile(after: &Schema, changes: &[Change<'_>], steps: &[Step]) -> Schema {
    let mut meanwhile = after.clone();
    if steps.iter().any(|step| step.apart && step.phase == Phase::Update) {
        for change in changes {
            let table = meanwhile.tables.iter_mut().find(|table| table.name == change.pair.new.name);
            let Some(table) = table else { continue };
            for (name, _) in &change.choices {
                let old = change.pair.pairing(name).and_then(|pairing| pairing.old.as_ref()?.choices.clone());
                let column = table.columns.iter_mut().find(|column| column.name == *name);
                if let (Some(old), Some(column)) = (old, column) {
                    column.choices = old;
                }
            }
        }
    }
    meanwhile
}

/// Why answers would not be true: what is missing, of another type, or has other names and values than the spec says.
fn false_answers(all: &Match<'_>, changes: &[Change<'_>], steps: &[Step]) -> Vec<String> {
    let mut lines: Vec<String> = all.made.iter().map(|table| format!("Table {}", table.name)).collect();
    for change in changes {
        let table = &change.pair.new.name;
        lines.extend(change.added.iter().map(|column| format!("Column {table}.{}", column.name)));
        lines.extend(change.impossible.iter().cloned());
        lines.extend(change.casts.iter().map(|(name, _)| format!("Type of {table}.{name}: {}", change.words(name))));
        lines.extend(change.choices.iter().map(|(name, _)| format!("Choices of {table}.{name}")));
    }
    let other = [Phase::RenameTables, Phase::RenameColumns, Phase::ByHand, Phase::Kinds];
    lines.extend(steps.iter().filter(|step| other.contains(&step.phase)).map(|step| step.what.clone()));
    lines
}

/// What is there that the spec has no more.
fn notes(all: &Match<'_>, drop: bool) -> Vec<String> {
    if drop {
        return Vec::new();
    }
    let columns = all.pairs.iter().flat_map(|pair| {
        let left = pair.left.iter().filter(|left| !left.carried);
        left.map(|left| {
            format!("The column {}.{} stays, with its values: the spec has it no more.", pair.new.name, left.name)
        })
    });
    let tables = all
        .gone
        .iter()
        .map(|gone| format!("The table {} stays, with its rows: the spec has it no more.", gone.applied.name));
    columns.chain(tables).collect()
}
