//! Steps on SQLite, which changes no column: a new table takes the rows over and gets the name of the old one, as its manual
//! says (<https://www.sqlite.org/lang_altertable.html#otheralter>). References are off meanwhile and checked at the end.

use super::{
    catalog,
    change::{Change, choice},
    matching::Match,
    postgres::renames,
    schema::{Column, Table, quoted, renamed},
    step::{Phase, Step},
};

/// The name of the table that takes the rows over.
const NEW: &str = "specimen_new";

/// A column within `create table` or after `add column`.
fn column(table: &Table, column: &Column, sql: &str) -> String {
    let mut text = format!("{} {sql}", quoted(&column.name));
    for of in table.references.iter().filter(|of| of.column == column.name) {
        text += &format!(
            " constraint {} references {} ({}) deferrable initially deferred",
            quoted(&of.name),
            quoted(&of.table),
            quoted(&of.key)
        );
    }
    text
}

/// Makes a table.
pub(super) fn make(table: &Table) -> Vec<Step> {
    let lines = table.columns.iter().map(|of| column(table, of, &of.sql)).collect();
    let sql = create(&table.name, lines, table.checks.iter().map(|check| (&check.name, &check.sql)));
    let mut steps = vec![Step::new(Phase::MakeTables, format!("Table {}", table.name), [sql]).addition()];
    for index in &table.indexes {
        let what = format!("Index {} on {}", index.name, table.name);
        steps.push(Step::new(Phase::Indexes, what, [index.sql(&table.name)]).addition());
    }
    steps
}

fn create<'a>(name: &str, mut lines: Vec<String>, checks: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    lines.extend(checks.map(|(name, sql)| format!("constraint {} check ({sql})", quoted(name))));
    format!("create table {} (\n  {}\n)", quoted(name), lines.join(",\n  "))
}

/// The steps of a table that is there.
pub(super) fn steps(all: &Match<'_>, change: &Change<'_>, drop: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    renames(change, &mut steps);
    let table = change.pair.new;
    let name = &table.name;
    for of in &change.added {
        // Without a value for the rows that are there, null is refused when they have been filled.
        let mut sql = match &of.fill {
            None => of.sql.replace(" not null", ""),
            Some(_) => of.sql.clone(),
        };
        if let Some(fill) = &of.fill {
            sql += &format!(" default {fill}");
        }
        let sql = format!("alter table {} add column {}", quoted(name), column(table, of, &sql));
        steps.push(Step::new(Phase::AddColumns, format!("Column {name}.{}", of.name), [sql]).addition());
    }
    if change.is_rebuilt(drop) {
        steps.extend(rebuilt(all, change, drop));
        return steps;
    }
    for (of, choices) in &change.choices {
        let (of, value) = (quoted(of), choice(&quoted(of), choices));
        let old = choices.iter().map(|(_, old)| old.as_str()).collect::<Vec<_>>().join(", ");
        let condition = format!("{of} in ({old})");
        let sql = format!("update {} set {of} = {value} where {condition}", quoted(name));
        let step = Step::new(Phase::Update, told_choices(name, &of, choices), [sql]);
        steps.push(step.rows(format!("select count(*) from {} where {condition}", quoted(name))));
    }
    for old in &change.no_indexes {
        let sql = format!("drop index if exists {}", quoted(old));
        steps.push(Step::new(Phase::Release, format!("No index {old} any more"), [sql]));
    }
    for (old, new) in &change.index_names {
        let Some(index) = table.indexes.iter().find(|index| index.name == *new) else { continue };
        let sql = [format!("drop index if exists {}", quoted(old)), index.sql(name)];
        steps.push(Step::new(Phase::Names, format!("Index {new}, till now {old}"), sql));
    }
    for index in &change.indexes {
        let step = Step::new(Phase::Indexes, format!("Index {} on {name}", index.name), [index.sql(name)]).addition();
        steps.push(step.rows(format!("select count(*) from {}", quoted(name))));
    }
    steps
}

fn told_choices(table: &str, column: &str, choices: &[(String, String)]) -> String {
    let names = choices.iter().map(|(new, old)| format!("{old} → {new}")).collect::<Vec<_>>().join(", ");
    format!("Choices of {table}.{}: {names}", column.trim_matches('"'))
}

/// What is told of a table that is made anew, beside what its columns tell.
fn reasons(all: &Match<'_>, change: &Change<'_>, drop: bool) -> Vec<String> {
    let mut reasons = Vec::new();
    for (name, _) in change.casts.iter().filter(|(name, cast)| cast.value != quoted(name)) {
        let old = change.pair.pairing(name).and_then(|pairing| pairing.old.as_ref()?.kind);
        reasons.push(format!(
            "type of {name}: {} → {}",
            old.map_or_else(Default::default, super::schema::word),
            change.words(name)
        ));
    }
    for (name, choices) in &change.choices {
        let names = choices.iter().map(|(new, old)| format!("{old} → {new}")).collect::<Vec<_>>().join(", ");
        reasons.push(format!("choices of {name}: {names}"));
    }
    for name in &change.nullable {
        let left = change.pair.left.iter().any(|left| left.name == *name);
        let why = if left { ", since the spec has it no more" } else { "" };
        reasons.push(format!("null in {name}{why}"));
    }
    for name in &change.required {
        let fill = change.filled.iter().find(|(of, _)| of == name);
        reasons.push(match fill {
            Some((_, fill)) => format!("no null in {name}, where rows without it get {fill}"),
            None => format!("no null in {name}"),
        });
    }
    reasons.extend(change.defaults.iter().map(|(name, _)| format!("no default of the database in {name}")));
    reasons.extend(change.checks.iter().map(|check| format!("check {}", check.name)));
    let again = |name: &String| change.checks.iter().any(|check| check.name == *name);
    reasons.extend(change.no_checks.iter().filter(|name| !again(name)).map(|name| format!("no check {name} any more")));
    reasons.extend(change.references.iter().map(|of| format!("reference {} to {}", of.column, of.table)));
    reasons.extend(change.no_references.iter().map(|(_, column)| format!("no reference {column} any more")));
    for left in change.pair.left.iter().filter(|left| drop || left.carried) {
        let carried = all.carries.iter().any(|of| of.table.name == change.pair.new.name && of.column == left.name);
        let why = if carried { ", whose values are rows of a join table now" } else { "" };
        reasons.push(format!("drop of {}{why}", left.name));
    }
    if reasons.is_empty() {
        reasons.extend(change.retyped.iter().map(|name| format!("type of {name}")));
    }
    reasons
}

/// A new table with the rows of the old one.
fn rebuilt(all: &Match<'_>, change: &Change<'_>, drop: bool) -> Vec<Step> {
    let (pair, table) = (change.pair, change.pair.new);
    let mut lines = Vec::new();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for of in &table.columns {
        lines.push(column(table, of, &of.sql));
        names.push(quoted(&of.name));
        values.push(change.cooked(&of.name, &quoted(&of.name)));
    }
    let is_known = |name: &String| {
        pair.columns.iter().any(|of| of.old.as_ref().is_some_and(|old| old.name == *name))
            || pair.left.iter().any(|left| left.name == *name)
    };
    let mut others: Vec<(&String, &catalog::Column)> = pair.held.columns.iter().collect();
    others.sort_by_key(|(_, held)| held.place);
    for (name, held) in others {
        let left = pair.left.iter().find(|left| left.name == *name);
        match left {
            Some(left) if drop || left.carried => continue,
            Some(_) => lines.push(format!("{} {}", quoted(name), held.kind)),
            None if is_known(name) => continue,
            None => lines.push(unknown(pair.held, name, held)),
        }
        names.push(quoted(name));
        values.push(quoted(name));
    }
    let applied = pair.applied.map_or(&[][..], |table| &table.checks);
    let renames = pair.renamed();
    let other_checks: Vec<(String, String)> = (pair.held.conditions.iter())
        .filter(|(name, _)| applied.iter().chain(&table.checks).all(|check| check.name != **name))
        .map(|(name, sql)| (name.clone(), renamed(sql, &renames)))
        .collect();
    let checks = table.checks.iter().map(|check| (&check.name, &check.sql));
    let checks = checks.chain(other_checks.iter().map(|(name, sql)| (name, sql)));
    let mut sql = vec![create(NEW, lines, checks)];
    let name = quoted(&table.name);
    sql.push(format!("insert into {NEW} ({}) select {} from {name}", names.join(", "), values.join(", ")));
    sql.push(format!("drop table {name}"));
    sql.push(format!("alter table {NEW} rename to {name}"));
    sql.extend(table.indexes.iter().map(|index| index.sql(&table.name)));
    let applied = pair.applied.map_or(&[][..], |table| &table.indexes);
    let mut words = renames.clone();
    words.push((pair.name.clone(), table.name.clone()));
    let others = pair.held.statements.iter().filter(|(name, _)| {
        applied.iter().chain(&table.indexes).all(|index| index.name != **name) && !change.no_indexes.contains(name)
    });
    sql.extend(others.map(|(_, statement)| renamed(statement, &words)));
    sql.extend(pair.held.triggers.iter().map(|statement| renamed(statement, &words)));
    let loses = drop && pair.left.iter().any(|left| !left.carried);
    let what = format!("Table {} anew: {}", table.name, reasons(all, change, drop).join("; "));
    let step = Step::new(Phase::Types, what, sql).rows(format!("select count(*) from {name}"));
    vec![if loses { step.loses() } else { step }]
}

/// A column that no spec knows.
fn unknown(table: &catalog::Table, name: &str, held: &catalog::Column) -> String {
    let mut text = format!("{} {}", quoted(name), held.kind);
    if !held.nullable {
        text += " not null";
    }
    if let Some(default) = &held.default {
        text += &format!(" default ({default})");
    }
    if let Some(of) = table.references.iter().find(|of| of.column == name) {
        text += &format!(" references {} ({}) deferrable initially deferred", quoted(&of.table), quoted(&of.key));
    }
    text
}

/// A table that the spec has no more: it is dropped, or stays without holding rows of others.
pub(super) fn gone(table: &Table, held: &catalog::Table, drop: bool, before: bool) -> Vec<Step> {
    let name = quoted(&table.name);
    let count = format!("select count(*) from {name}");
    if drop {
        let what = format!("Drop of {}", table.name);
        return vec![Step::new(Phase::Drop, what, [format!("drop table {name}")]).loses().rows(count)];
    }
    if before || held.references.is_empty() {
        return Vec::new();
    }
    let mut columns: Vec<(&String, &catalog::Column)> = held.columns.iter().collect();
    columns.sort_by_key(|(_, column)| column.place);
    let lines = columns.iter().map(|(name, column)| {
        let key = if **name == table.key() { " not null primary key" } else { "" };
        let null = if column.nullable || !key.is_empty() { "" } else { " not null" };
        let default = column.default.as_ref().map_or(String::new(), |value| format!(" default ({value})"));
        format!("{} {}{null}{default}{key}", quoted(name), column.kind)
    });
    let names = columns.iter().map(|(name, _)| quoted(name)).collect::<Vec<_>>().join(", ");
    let mut sql = vec![create(NEW, lines.collect(), held.conditions.iter())];
    sql.push(format!("insert into {NEW} ({names}) select {names} from {name}"));
    sql.push(format!("drop table {name}"));
    sql.push(format!("alter table {NEW} rename to {name}"));
    sql.extend(held.statements.values().chain(&held.triggers).cloned());
    let what = format!("Table {} stays, though the spec has it no more, and refers to no rows any more", table.name);
    vec![Step::new(Phase::Types, what, sql).rows(count)]
}
