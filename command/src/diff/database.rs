//! Differences of the database's tables, and what `migrate` does about them: it adds and renames. It changes no column,
//! and drops nothing.

use super::{
    change::{
        Changes, Effect, Element, How,
        Level::{Breaks, MayBreak, Safe},
        database, writers,
    },
    compare::Pair,
    words,
};
use specimen_codegen::model::{Api, Kind, Resource};
use specimen_tables::ddl::{ColumnDdl, Ddl, TableDdl};

/// Compares the tables of resources that both specs have, and join tables. Tables of resources that only one of them has
/// belong to the change of the resource.
pub fn compare(old: &Api, new: &Api, pairs: &[Pair<'_>], changes: &mut Changes) {
    let [before, after] = [old, new].map(|api| Ddl::of(specimen_codegen::tables(api)));
    let find = |ddl: &'static [TableDdl], name: &str| ddl.iter().find(|table| table.name == name);
    for pair in pairs {
        changes.of(&pair.after().name);
        let (old_name, new_name) = (&pair.before().table, &pair.after().table);
        if old_name != new_name {
            let text = format!(
                "`migrate` makes a new, empty table; before that: alter table \"{old_name}\" rename to \"{new_name}\""
            );
            changes.property((Element::Whole, ""), "table", [old_name, new_name], [database(Breaks, text)]);
        }
        if let (Some(old_table), Some(new_table)) = (find(before.tables, old_name), find(after.tables, new_name)) {
            table(pair, [old_table, new_table], changes);
        }
    }
    let of_resource = |api: &Api, name: &str| api.resources.iter().any(|resource| resource.table == name);
    changes.of("");
    for table in after.tables.iter().filter(|table| !of_resource(new, table.name)) {
        if find(before.tables, table.name).is_none() {
            let text = "`migrate` makes this join table, empty";
            changes.add(Element::Table, table.name, How::Added, [database(Safe, text)]);
        }
    }
    for table in before.tables.iter().filter(|table| !of_resource(old, table.name)) {
        if find(after.tables, table.name).is_none() {
            let text = "this join table stays, with its rows, until you drop it";
            changes.add(Element::Table, table.name, How::Removed, [database(Safe, text)]);
        }
    }
}

/// What an existing table needs, by its columns.
fn table(pair: &Pair<'_>, [old, new]: [&TableDdl; 2], changes: &mut Changes) {
    let field = |resource: &Resource, column: &str| {
        let field = resource.fields.iter().find(|field| field.column == column);
        field.map_or_else(|| column.to_owned(), |field| field.name.clone())
    };
    // The old column that a new one holds the values of.
    let source = |column: &ColumnDdl| {
        let same = old.columns.iter().find(|other| other.name == column.name);
        same.or_else(|| old.columns.iter().find(|other| !column.was.is_empty() && other.name == column.was))
    };
    for column in new.columns {
        let name = field(pair.after(), column.name);
        let before = source(column);
        let Some(before) = before else {
            let known = pair.before().fields.iter().find(|other| other.name == name);
            if let Some(known) = known {
                let text = format!(
                    "`migrate` adds a new, empty column; with `was: {}` at the field it renames the old one",
                    known.column
                );
                let from = [&known.column, column.name];
                changes.property((Element::Field, &name), "column", from, [database(Breaks, text)]);
            } else {
                changes.add(Element::Field, &name, How::Added, [added(column)]);
            }
            continue;
        };
        if before.name != column.name {
            let text = format!("`migrate` renames the column {} to {}", before.name, column.name);
            let old_name = field(pair.before(), before.name);
            if old_name == name {
                let from = [before.name, column.name];
                changes.property((Element::Field, &name), "column", from, [database(Safe, text)]);
            } else {
                changes.add(Element::Field, &old_name, How::Renamed(name.clone()), [database(Safe, text)]);
            }
        }
        altered(pair, &name, [(old, before), (new, column)], changes);
    }
    for column in old.columns {
        let gone = new.columns.iter().all(|other| source(other).is_none_or(|from| from.name != column.name));
        let name = field(pair.before(), column.name);
        let same_field = pair.after().fields.iter().any(|other| other.name == name);
        if gone && !same_field {
            changes.add(Element::Field, &name, How::Removed, [left(new, column)]);
        }
    }
    constraints([old, new], changes);
}

/// What becomes of a column that is new in an existing table.
fn added(column: &ColumnDdl) -> Effect {
    match &column.fill {
        Some(fill) => database(Safe, format!("`migrate` adds the column; existing rows get {}", fill.postgres)),
        None if !column.sql.postgres.contains("not null") => {
            database(Safe, "`migrate` adds the column; existing rows get null")
        }
        None => database(
            Breaks,
            "`migrate` refuses to add the column to a table that has rows: give the field a default, or make it nullable",
        ),
    }
}

/// What becomes of a column that the new spec lacks.
fn left(table: &TableDdl, column: &ColumnDdl) -> Effect {
    let drop = format!("alter table \"{}\" drop column \"{}\"", table.name, column.name);
    match column.sql.postgres.contains("not null") {
        true => database(Breaks, format!("the column stays, and refuses new rows, which have no value for it: {drop}")),
        false => database(Safe, format!("the column stays, with its values, until you drop it: {drop}")),
    }
}

/// A column whose type or null differs: SQL for PostgreSQL, and what to do on SQLite, which changes no columns.
fn altered<'a>(
    pair: &Pair<'a>,
    name: &str,
    [(old_table, old), (new_table, new)]: [(&TableDdl, &ColumnDdl); 2],
    changes: &mut Changes,
) {
    let [(old_type, old_null), (new_type, new_null)] = [parts(old.sql.postgres), parts(new.sql.postgres)];
    let field = |resource: &'a Resource, column: &str| resource.fields.iter().find(|field| field.column == column);
    let fields = field(pair.before(), old.name).zip(field(pair.after(), new.name));
    // SQLite keeps dates, lists and others as text, each in a form of its own.
    let is_number = |kind: Kind| matches!(kind, Kind::Small | Kind::Int | Kind::Big);
    let same_form = fields
        .is_none_or(|(before, after)| before.kind == after.kind || is_number(before.kind) && is_number(after.kind));
    let sqlite = match old.sql.sqlite == new.sql.sqlite && same_form {
        true => "; nothing on SQLite",
        false => "; on SQLite: `dumpdata` before, `loaddata` into a new database after",
    };
    let alter = format!("alter table \"{}\" alter column \"{}\"", new_table.name, new.name);
    if old_type != new_type {
        let text =
            format!("by hand, on PostgreSQL: {alter} type {new_type} using \"{}\"::{new_type}{sqlite}", new.name);
        // The words of the property that the column's type follows from, so that this is one change.
        let (property, words) = match fields {
            Some((before, after)) => match [before, after].map(|of| words::kind(of.kind, of.text).to_owned()) {
                [from, to] if from != to => ("type", [from, to]),
                _ => ("max", [words::length(before.max), words::length(after.max)]),
            },
            None => ("type", [old_type, new_type]),
        };
        changes.property((Element::Field, name), property, words, [database(Breaks, text)]);
    }
    if old_null != new_null {
        let text = match new_null {
            true => format!("by hand, or null is refused; on PostgreSQL: {alter} drop not null{sqlite}"),
            false => format!("by hand, when no row has null; on PostgreSQL: {alter} set not null{sqlite}"),
        };
        let yes = [words::yes(old_null), words::yes(new_null)];
        changes.property((Element::Field, name), "nullable", yes, [database(Breaks, text)]);
    }
    let leads = |table: &TableDdl, column: &ColumnDdl| {
        let reference = table.references.iter().find(|reference| reference.column == column.name);
        reference.map_or_else(String::new, |reference| format!("{}.{}", reference.table, reference.key))
    };
    let (from, to) = (leads(old_table, old), leads(new_table, new));
    if from != to {
        let level = if from.is_empty() { MayBreak } else { Breaks };
        let text = match (from.is_empty(), to.is_empty()) {
            (true, _) => "`migrate` adds the foreign key on PostgreSQL, and fails if a value refers to no row",
            (_, true) => "the foreign key stays, and refuses values without a row, until you drop it",
            _ => "by hand: drop the foreign key of the column, then run `migrate`",
        };
        changes.property((Element::Field, name), "foreign key", [from, to], [database(level, text)]);
    }
}

/// The type of a column, and whether it may be null.
fn parts(sql: &str) -> (String, bool) {
    let not_null = sql.contains(" not null");
    (sql.replace(" not null", "").replace(" primary key", ""), !not_null)
}

/// Columns that are unique together, indexes, and checks, where all columns are in both tables.
fn constraints([old, new]: [&TableDdl; 2], changes: &mut Changes) {
    let has = |table: &TableDdl, columns: &[&str]| {
        columns.iter().all(|name| table.columns.iter().any(|column| column.name == *name))
    };
    let is_unique = |sql: &str| sql.starts_with("create unique");
    for index in new.indexes.iter().filter(|index| has(old, index.columns)) {
        let same = old.indexes.iter().find(|other| other.name == index.name);
        let what = index.columns.join(", ");
        if is_unique(index.sql.postgres) {
            let refused = || writers(MayBreak, format!("a row with the same {what} as another one is refused"));
            match same {
                None => {
                    let text = format!("`migrate` makes a unique index, and fails if two rows have the same {what}");
                    let effects = [database(MayBreak, text), refused()];
                    changes.add(Element::Constraint, &format!("unique {what}"), How::Added, effects);
                }
                Some(same) => {
                    let text = format!("by hand: drop index \"{}\", then run `migrate`", index.name);
                    let condition = |sql: &str| sql.split_once(" where ").map_or("", |(_, sql)| sql).to_owned();
                    let sql = [condition(same.sql.postgres), condition(index.sql.postgres)];
                    let effects = [database(Breaks, text), refused()];
                    changes.property((Element::Constraint, &format!("unique {what}")), "where", sql, effects);
                }
            }
        } else if same.is_none() {
            let effects = [database(Safe, "`migrate` makes the index")];
            changes.add(Element::Constraint, &format!("index {what}"), How::Added, effects);
        }
    }
    for index in old.indexes.iter().filter(|index| has(new, index.columns)) {
        if new.indexes.iter().all(|other| other.name != index.name) {
            let (what, name) = (index.columns.join(", "), index.name);
            let (word, effect) = match is_unique(index.sql.postgres) {
                true => (
                    "unique",
                    database(Breaks, format!("rows with the same {what} are refused until: drop index \"{name}\"")),
                ),
                false => ("index", database(Safe, format!("the index stays until: drop index \"{name}\""))),
            };
            changes.add(Element::Constraint, &format!("{word} {what}"), How::Removed, [effect]);
        }
    }
    for check in new.checks {
        let add = format!("alter table \"{}\" add constraint \"{}\" check ({})", new.name, check.name, check.sql);
        let refused = writers(MayBreak, "rows that break it are refused");
        let name = format!("check {}", check.name);
        match old.checks.iter().find(|other| other.name == check.name) {
            None => {
                let text = format!("by hand, on PostgreSQL: {add}; SQLite checks tables that are made anew only");
                changes.add(Element::Constraint, &name, How::Added, [database(Breaks, text), refused]);
            }
            Some(same) => {
                let drop = format!("alter table \"{}\" drop constraint \"{}\"", new.name, check.name);
                let text =
                    format!("by hand, on PostgreSQL: {drop}; {add}; SQLite checks tables that are made anew only");
                let effects = [database(Breaks, text), refused];
                changes.property((Element::Constraint, &name), "condition", [same.sql, check.sql], effects);
            }
        }
    }
    for check in old.checks.iter().filter(|check| new.checks.iter().all(|other| other.name != check.name)) {
        let text = format!(
            "rows that break it are refused until, on PostgreSQL: alter table \"{}\" drop constraint \"{}\"",
            new.name, check.name
        );
        changes.add(Element::Constraint, &format!("check {}", check.name), How::Removed, [database(Breaks, text)]);
    }
}
