//! Steps on PostgreSQL. On a large table, what would lock it for long is done apart: indexes `concurrently`, constraints
//! first for new rows and then validated, rows a thousand at a time.

use super::{
    change::{Change, choice},
    matching::Match,
    schema::{Column, Reference, Table, quoted},
    step::{Action, Phase, Step},
};
use crate::tables::Kind;

/// How one alters a table.
fn alter(table: &str, what: &str) -> String {
    format!("alter table {} {what}", quoted(table))
}

fn moment(table: &str) -> String {
    format!("everybody on {table}, for a moment")
}

/// Makes a table, and what refers from it.
pub(super) fn make(table: &Table) -> Vec<Step> {
    let mut lines: Vec<String> =
        table.columns.iter().map(|column| format!("{} {}", quoted(&column.name), column.sql)).collect();
    lines.extend(table.checks.iter().map(|check| format!("constraint {} {}", quoted(&check.name), check.body())));
    let sql = format!("create table {} (\n  {}\n)", quoted(&table.name), lines.join(",\n  "));
    let mut steps =
        vec![Step::new(Phase::MakeTables, format!("Table {}", table.name), [sql]).blocks("nobody").addition()];
    for reference in &table.references {
        let to = &reference.table;
        steps.push(
            Step::new(Phase::References, told(table, reference), [alter(&table.name, &foreign_key(reference))])
                .blocks(format!("writers on {to}, for a moment"))
                .addition(),
        );
    }
    for index in &table.indexes {
        let what = format!("Index {} on {}", index.name, table.name);
        steps.push(Step::new(Phase::Indexes, what, [index.sql(&table.name)]).blocks("nobody").addition());
    }
    steps
}

fn told(table: &Table, reference: &Reference) -> String {
    format!("Reference {}.{} to {}", table.name, reference.column, reference.table)
}

fn foreign_key(reference: &Reference) -> String {
    format!(
        "add constraint {} foreign key ({}) references {} ({}) deferrable initially deferred",
        quoted(&reference.name),
        quoted(&reference.column),
        quoted(&reference.table),
        quoted(&reference.key)
    )
}

/// The steps of a table that is there. `large`: it is used meanwhile, and is too large to be locked for long.
pub(super) fn steps(all: &Match<'_>, change: &Change<'_>, large: bool, drop: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    renames(change, &mut steps);
    let table = &change.pair.new.name;
    for column in &change.added {
        steps.push(add(change, column));
    }
    for (name, column) in &change.no_references {
        steps.push(
            Step::new(
                Phase::Release,
                format!("No reference {table}.{column} any more"),
                [alter(table, &format!("drop constraint {}", quoted(name)))],
            )
            .blocks(moment(table)),
        );
    }
    for name in &change.no_checks {
        let sql = alter(table, &format!("drop constraint {}", quoted(name)));
        steps.push(Step::new(Phase::Release, format!("No check {name} any more"), [sql]).blocks(moment(table)));
    }
    let is_replaced = |name: &&String| change.indexes.iter().any(|index| index.name == **name);
    for name in change.no_indexes.iter().filter(|name| !is_replaced(name)) {
        let sql = format!("drop index if exists {}", quoted(name));
        steps.push(Step::new(Phase::Release, format!("No index {name} any more"), [sql]).blocks(moment(table)));
    }
    for (name, default) in &change.defaults {
        let how = default.as_ref().map_or("drop default".to_owned(), |value| format!("set default {value}"));
        let sql = alter(table, &format!("alter column {} {how}", quoted(name)));
        let what = format!("Default of {table}.{name}, for servers of the spec before");
        steps.push(Step::new(Phase::Nulls, what, [sql]).blocks(moment(table)));
    }
    rows(change, large, &mut steps);
    types(change, &mut steps);
    nulls(change, large, &mut steps);
    constraints(change, large, &mut steps);
    for left in change.pair.left.iter().filter(|left| drop || left.carried) {
        let sql = alter(table, &format!("drop column {}", quoted(&left.name)));
        let step = Step::new(Phase::Drop, format!("Drop of {table}.{}", left.name), [sql]).blocks(moment(table));
        let carried = all.carries.iter().any(|carry| carry.table.name == *table && carry.column == left.name);
        steps.push(if carried { step } else { step.loses().rows(valued(table, &left.name)) });
    }
    for (old, new) in &change.names {
        let sql = alter(table, &format!("rename constraint {} to {}", quoted(old), quoted(new)));
        steps.push(Step::new(Phase::Names, format!("Constraint {new}, till now {old}"), [sql]).blocks(moment(table)));
    }
    for (old, new) in &change.index_names {
        let sql = format!("alter index {} rename to {}", quoted(old), quoted(new));
        steps.push(Step::new(Phase::Names, format!("Index {new}, till now {old}"), [sql]).blocks("nobody"));
    }
    steps
}

/// How many rows have a value in a column.
pub(super) fn valued(table: &str, column: &str) -> String {
    format!("select count({}) from {}", quoted(column), quoted(table))
}

/// New names of a table and its columns: the same on both databases.
pub(super) fn renames(change: &Change<'_>, steps: &mut Vec<Step>) {
    let (old, new) = (&change.pair.name, &change.pair.new.name);
    if old != new {
        let sql = alter(old, &format!("rename to {}", quoted(new)));
        steps.push(
            Step::new(Phase::RenameTables, format!("Table {new}, till now {old}"), [sql])
                .blocks(moment(old))
                .addition(),
        );
    }
    for (was, name) in change.pair.renamed() {
        let sql = alter(new, &format!("rename column {} to {}", quoted(&was), quoted(&name)));
        let what = format!("Column {new}.{name}, till now {was}");
        steps.push(Step::new(Phase::RenameColumns, what, [sql]).blocks(moment(new)).addition());
    }
}

fn add(change: &Change<'_>, column: &Column) -> Step {
    let table = &change.pair.new.name;
    // Without a value for the rows that are there, null is refused when they have been filled.
    let sql = match &column.fill {
        None => column.sql.replace(" not null", ""),
        Some(_) => column.sql.clone(),
    };
    let mut sql = alter(table, &format!("add column {} {sql}", quoted(&column.name)));
    if let Some(fill) = &column.fill {
        // It stays: servers of the spec before don't know the column.
        sql += &format!(" default {fill}");
    }
    Step::new(Phase::AddColumns, format!("Column {table}.{}", column.name), [sql]).blocks(moment(table)).addition()
}

/// Values that change: choices by their new names, and null by a value.
fn rows(change: &Change<'_>, large: bool, steps: &mut Vec<Step>) {
    let table = &change.pair.new.name;
    for (name, choices) in &change.choices {
        let column = quoted(name);
        let old = choices.iter().map(|(_, old)| old.as_str()).collect::<Vec<_>>().join(", ");
        let names = choices.iter().map(|(new, old)| format!("{old} → {new}")).collect::<Vec<_>>().join(", ");
        steps.push(update(
            change,
            large,
            format!("Choices of {table}.{name}: {names}"),
            format!("{column} = {}", choice(&column, choices)),
            format!("{column} in ({old})"),
        ));
    }
    // A column of another type is filled while its values are cast.
    for (name, fill) in change.filled.iter().filter(|(name, _)| !large && !change.is_recast(name)) {
        let what = format!("Rows without {table}.{name} get {fill}");
        steps.push(update(
            change,
            false,
            what,
            format!("{} = {fill}", quoted(name)),
            format!("{} is null", quoted(name)),
        ));
    }
}

fn update(change: &Change<'_>, large: bool, what: String, set: String, condition: String) -> Step {
    let table = &change.pair.new.name;
    let count = format!("select count(*) from {} where {condition}", quoted(table));
    let sql = format!("update {} set {set} where {condition}", quoted(table));
    let step = Step::new(Phase::Update, what, [sql]).blocks("writers of these rows").rows(count);
    match large {
        true => step.apart([batches(change, set, condition)]).blocks("writers of a thousand rows at a time"),
        false => step,
    }
}

fn batches(change: &Change<'_>, set: String, condition: String) -> Action {
    let table = change.pair.new;
    Action::Batches { table: table.name.clone(), key: table.key().to_owned(), set, condition }
}

fn types(change: &Change<'_>, steps: &mut Vec<Step>) {
    let table = &change.pair.new.name;
    for name in &change.retyped {
        let Some(pairing) = change.pair.pairing(name) else { continue };
        let (Some(old), new) = (&pairing.old, pairing.new) else { continue };
        let kind = crate::tables::ddl::postgres_type(new.kind, new.max);
        let column = quoted(name);
        let cast = change.is_recast(name).then(|| change.cooked(name, &column));
        let mut sql = Vec::new();
        if old.filled {
            let what = if new.primary { "drop identity if exists" } else { "drop default" };
            sql.push(alter(table, &format!("alter column {column} {what}")));
        }
        let using = cast.as_ref().map(|value| match new.kind {
            Kind::Text => format!(" using ({value})::{kind}"),
            _ => format!(" using {value}"),
        });
        sql.push(alter(table, &format!("alter column {column} type {kind}{}", using.unwrap_or_default())));
        if new.sql.contains("generated by default as identity") {
            sql.push(alter(table, &format!("alter column {column} add generated by default as identity")));
            sql.push(format!(
                "select setval(pg_get_serial_sequence({}, {}), greatest(max({column}), 1)) from {}",
                super::schema::quoted_text(&quoted(table)),
                super::schema::quoted_text(name),
                quoted(table)
            ));
        }
        // Text that may be longer is only said to be so.
        let is_wider = cast.is_none() && (new.max == 0 || old.max > 0 && new.max > old.max);
        let fill = change.filled.iter().find(|(of, _)| of == name).filter(|_| cast.is_some());
        let fill = fill.map_or(String::new(), |(_, fill)| format!("; rows without it get {fill}"));
        let what = format!("Type of {table}.{name}: {} → {kind}{fill}", old.declared);
        let step = Step::new(Phase::Types, what, sql);
        steps.push(match is_wider {
            true => step.blocks(moment(table)),
            false => step
                .blocks(format!("everybody on {table}, while its rows are written anew"))
                .rows(format!("select count(*) from {}", quoted(table))),
        });
    }
}

fn nulls(change: &Change<'_>, large: bool, steps: &mut Vec<Step>) {
    let table = &change.pair.new.name;
    for name in &change.nullable {
        let sql = alter(table, &format!("alter column {} drop not null", quoted(name)));
        let left = change.pair.left.iter().any(|left| left.name == *name);
        let why = if left { ", since the spec has it no more" } else { "" };
        steps.push(Step::new(Phase::Nulls, format!("Null in {table}.{name}{why}"), [sql]).blocks(moment(table)));
    }
    for name in &change.required {
        let column = quoted(name);
        let set = alter(table, &format!("alter column {column} set not null"));
        let what = format!("No null in {table}.{name}");
        let count = format!("select count(*) from {}", quoted(table));
        let step = Step::new(Phase::Nulls, what, [set.clone()]);
        let is_new = change.added.iter().any(|column| column.name == *name);
        let step = if is_new { step.addition() } else { step };
        if !large {
            steps.push(step.blocks(format!("everybody on {table}, while its rows are read")).rows(count));
            continue;
        }
        let helper = helper(table, name);
        let check = quoted(&helper);
        let mut actions = Vec::new();
        let fill = change.filled.iter().find(|(of, _)| of == name && !change.is_recast(of));
        let fill = fill.map(|(_, fill)| batches(change, format!("{column} = {fill}"), format!("{column} is null")));
        actions.extend(fill.clone());
        if !change.pair.held.checks.contains_key(&helper) {
            let add = format!("add constraint {check} check ({column} is not null) not valid");
            actions.push(Action::Sql(alter(table, &add)));
        }
        // Rows that came in between.
        actions.extend(fill);
        actions.push(Action::Sql(alter(table, &format!("validate constraint {check}"))));
        actions.push(Action::Sql(format!("{set}; {}", alter(table, &format!("drop constraint {check}")))));
        steps.push(step.apart(actions).blocks(moment(table)).rows(count));
    }
    // What an interrupted migration has left.
    for column in &change.pair.new.columns {
        let helper = helper(table, &column.name);
        if change.pair.held.checks.contains_key(&helper) && !change.required.contains(&column.name) {
            let sql = alter(table, &format!("drop constraint {}", quoted(&helper)));
            let what = format!("No check {helper} any more, which an interrupted migration left");
            steps.push(Step::new(Phase::Release, what, [sql]).blocks(moment(table)));
        }
    }
}

/// The check that stands for `not null` while it is being validated.
fn helper(table: &str, column: &str) -> String {
    crate::tables::ddl::bounded(&format!("specimen_{table}_{column}_nn"))
}

fn constraints(change: &Change<'_>, large: bool, steps: &mut Vec<Step>) {
    let table = &change.pair.new.name;
    let count = || format!("select count(*) from {}", quoted(table));
    let validate = |name: &str| Action::Sql(alter(table, &format!("validate constraint {}", quoted(name))));
    for check in &change.checks {
        let add = format!("add constraint {} {}", quoted(&check.name), check.body());
        let step = Step::new(Phase::Checks, format!("Check {} on {table}", check.name), [alter(table, &add)]);
        // PostgreSQL can't put off a constraint on pairs of rows.
        match large && check.pairs.is_none() {
            false => steps.push(step.blocks(format!("everybody on {table}, while its rows are read")).rows(count())),
            true => {
                let what = format!("Check {} on {table}, of new rows", check.name);
                let sql = alter(table, &format!("{add} not valid"));
                steps.push(Step::new(Phase::Checks, what, [sql]).blocks(moment(table)));
                let what = format!("Check {} on {table}, of the rows that are there", check.name);
                steps.push(
                    Step::new(Phase::Checks, what, []).apart([validate(&check.name)]).blocks("nobody").rows(count()),
                );
            }
        }
    }
    for name in &change.untested {
        let what = format!("Constraint {name} on {table}, of the rows that are there");
        steps.push(Step::new(Phase::Checks, what, []).apart([validate(name)]).blocks("nobody").rows(count()));
    }
    for index in &change.indexes {
        let sql = index.sql(table);
        // One of the name that is of no use, or of another purpose.
        let old = change.no_indexes.contains(&index.name).then(|| format!("drop index {}", quoted(&index.name)));
        let is_new = |name: &String| change.added.iter().any(|column| column.name == *name);
        let what = format!("Index {} on {table}", index.name);
        let step = Step::new(Phase::Indexes, what, old.clone().into_iter().chain([sql.clone()]))
            .addition()
            .proposal(!index.columns.iter().any(is_new))
            .rows(count());
        steps.push(match large {
            true => {
                let alone = |sql: String| Action::Alone(sql.replacen("index ", "index concurrently ", 1));
                step.apart(old.into_iter().chain([sql]).map(alone)).blocks("nobody")
            }
            false => step.blocks(format!("writers on {table}, while it is made")),
        });
    }
    for reference in &change.references {
        let add = alter(table, &foreign_key(reference));
        let step = Step::new(Phase::References, told(change.pair.new, reference), [add.clone()]).addition();
        let both = format!("writers on {table} and {}", reference.table);
        match large {
            false => steps.push(step.blocks(format!("{both}, while its rows are read")).rows(count())),
            true => {
                let mut step = step.blocks(format!("{both}, for a moment"));
                step.actions = vec![Action::Sql(format!("{add} not valid"))];
                steps.push(step);
                let what = format!("Constraint {} on {table}, of the rows that are there", reference.name);
                steps.push(
                    Step::new(Phase::References, what, [])
                        .apart([validate(&reference.name)])
                        .blocks("nobody")
                        .rows(count()),
                );
            }
        }
    }
}

/// A table that the spec has no more: it is dropped, or stays without holding rows of others.
pub(super) fn gone(table: &Table, held: &super::catalog::Table, drop: bool, before: bool) -> Vec<Step> {
    let name = &table.name;
    if drop {
        let sql = format!("drop table {}", quoted(name));
        return vec![
            Step::new(Phase::Drop, format!("Drop of {name}"), [sql])
                .loses()
                .rows(format!("select count(*) from {}", quoted(name)))
                .blocks(moment(name)),
        ];
    }
    if before {
        return Vec::new();
    }
    let ours = held.references.iter().filter(|held| table.references.iter().any(|of| of.column == held.column));
    let sql: Vec<String> = ours.map(|held| alter(name, &format!("drop constraint {}", quoted(&held.name)))).collect();
    if sql.is_empty() {
        return Vec::new();
    }
    let what = format!("Table {name} stays, though the spec has it no more, and refers to no rows any more");
    vec![Step::new(Phase::Release, what, sql).blocks(moment(name))]
}
