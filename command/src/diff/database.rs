//! Differences of the database's tables: what `migrate` does about them, and what they mean for servers of the old spec that
//! go on meanwhile.

use super::{
    change::{
        Changes, Effect, Element, How,
        Level::{Breaks, MayBreak, Safe},
        database, servers, writers,
    },
    compare::Pair,
    words,
};
use specimen_codegen::model::{Api, Resource};
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
            let (old, new) = (pair.before(), pair.after());
            let is_known = new.label == old.label || new.was == old.label;
            let effect = match is_known {
                true => database(Safe, format!("`migrate` renames the table {old_name} to {new_name}")),
                false => database(Breaks, format!("`migrate` asks: say `was: {}` if its rows are to stay", old.label)),
            };
            let effects = [effect, servers(Breaks, GONE)];
            changes.property((Element::Whole, ""), "table", [old_name, new_name], effects);
        }
        if let (Some(old_table), Some(new_table)) = (find(before.tables, old_name), find(after.tables, new_name)) {
            table(pair, [old_table, new_table], changes);
        }
    }
    let of_resource = |api: &Api, name: &str| api.resources.iter().any(|resource| resource.table == name);
    changes.of("");
    for table in after.tables.iter().filter(|table| !of_resource(new, table.name)) {
        if find(before.tables, table.name).is_none() {
            let text = match table.was {
                "" => "`migrate` makes this join table, empty".to_owned(),
                was => format!("`migrate` carries the rows of {was} over to this join table"),
            };
            changes.add(Element::Table, table.name, How::Added, [database(Safe, text)]);
        }
    }
    for table in before.tables.iter().filter(|table| !of_resource(old, table.name)) {
        if find(after.tables, table.name).is_none() {
            let is_renamed = after.tables.iter().any(|other| !other.was.is_empty() && other.was == table.field);
            let effects = match is_renamed {
                true => [database(Safe, "`migrate` renames this join table"), servers(Breaks, GONE)],
                false => [
                    database(Safe, "this join table stays, with its rows, until `migrate --drop`"),
                    servers(Safe, "they go on with it, until it is dropped"),
                ],
            };
            changes.add(Element::Table, table.name, How::Removed, effects);
        }
    }
}

/// What servers of the old spec meet where something has another name.
const GONE: &str =
    "their requests fail: stop them before `migrate`, or add the new one first and drop the old one later";

/// What an existing table needs, by its columns.
fn table(pair: &Pair<'_>, [old, new]: [&TableDdl; 2], changes: &mut Changes) {
    let field = |resource: &Resource, column: &str| {
        let field = resource.fields.iter().find(|field| field.column == column);
        field.map_or_else(|| column.to_owned(), |field| field.name.clone())
    };
    // The old column that a new one holds the values of.
    let source = |column: &ColumnDdl| {
        let same = old.columns.iter().find(|other| other.name == column.name);
        same.or_else(|| {
            old.columns.iter().find(|other| !column.was.is_empty() && [other.name, other.field].contains(&column.was))
        })
    };
    for column in new.columns {
        let name = field(pair.after(), column.name);
        let before = source(column);
        let Some(before) = before else {
            let known = pair.before().fields.iter().find(|other| other.name == name);
            if let Some(known) = known {
                let text =
                    format!("`migrate` asks: say `was: {}` at the field if its values are to stay", known.column);
                let from = [&known.column, column.name];
                changes.property((Element::Field, &name), "column", from, [database(Breaks, text)]);
            } else {
                changes.add(Element::Field, &name, How::Added, added(column));
            }
            continue;
        };
        if before.name != column.name {
            let text = format!("`migrate` renames the column {} to {}", before.name, column.name);
            let old_name = field(pair.before(), before.name);
            if old_name == name {
                let from = [before.name, column.name];
                changes.property(
                    (Element::Field, &name),
                    "column",
                    from,
                    [database(Safe, text), servers(Breaks, GONE)],
                );
            } else {
                let effects = [database(Safe, text), servers(Breaks, GONE)];
                changes.add(Element::Field, &old_name, How::Renamed(name.clone()), effects);
            }
        }
        altered(pair, &name, [(old, before), (new, column)], changes);
    }
    for column in old.columns {
        let gone = new.columns.iter().all(|other| source(other).is_none_or(|from| from.name != column.name));
        let name = field(pair.before(), column.name);
        let same_field = pair.after().fields.iter().any(|other| other.name == name);
        if gone && !same_field {
            let is_carried = pair.after().relations.iter().any(|relation| {
                !relation.was.is_empty() && [column.name, column.field].contains(&relation.was.as_str())
                    || relation.name == column.field
            });
            changes.add(Element::Field, &name, How::Removed, left(column, is_carried));
        }
    }
    constraints([old, new], changes);
}

/// What becomes of a column that is new in an existing table.
fn added(column: &ColumnDdl) -> [Effect; 2] {
    let others = servers(Safe, "rows that they add get the same");
    match &column.fill {
        Some(fill) => {
            [database(Safe, format!("`migrate` adds the column; existing rows get {}", fill.postgres)), others]
        }
        None if column.nullable => [database(Safe, "`migrate` adds the column; existing rows get null"), others],
        None => [
            database(
                Breaks,
                "`migrate` refuses to add the column to a table that has rows: give the field a default or `fill`, or make it nullable",
            ),
            servers(Breaks, "they can't add rows: they don't know the column"),
        ],
    }
}

/// What becomes of a column that the new spec lacks.
fn left(column: &ColumnDdl, is_carried: bool) -> [Effect; 2] {
    match (is_carried, column.nullable) {
        (true, _) => {
            [database(Safe, "`migrate` carries its values over to rows of a join table"), servers(Breaks, GONE)]
        }
        (_, false) => [
            database(Safe, "the column stays, with its values, until `migrate --drop`; new rows have null there"),
            servers(
                MayBreak,
                "they meet null in rows that servers of the new spec add: make it nullable one version before",
            ),
        ],
        (_, true) => [
            database(Safe, "the column stays, with its values, until `migrate --drop`"),
            servers(Safe, "they go on with the column, until it is dropped"),
        ],
    }
}

/// A column whose type or null differs.
fn altered<'a>(
    pair: &Pair<'a>,
    name: &str,
    [(old_table, old), (new_table, new)]: [(&TableDdl, &ColumnDdl); 2],
    changes: &mut Changes,
) {
    let field = |resource: &'a Resource, column: &str| resource.fields.iter().find(|field| field.column == column);
    let fields = field(pair.before(), old.name).zip(field(pair.after(), new.name));
    if (old.kind, old.max) != (new.kind, new.max) {
        let is_longer = old.kind == new.kind && (new.max == 0 || old.max > 0 && old.max < new.max);
        let effects = match (is_longer, old.kind == new.kind) {
            (true, _) => {
                [database(Safe, "`migrate` changes the type"), servers(Safe, "they read longer texts as well")]
            }
            (_, true) => [
                database(MayBreak, "`migrate` refuses while texts are longer"),
                servers(MayBreak, "longer texts that they write are refused"),
            ],
            _ => [
                database(MayBreak, "`migrate` casts the values, and refuses while a row has one that can't be cast"),
                servers(Breaks, "they can't read the values: stop them before `migrate`, or add another field"),
            ],
        };
        // The words of the property that the column's type follows from, so that this is one change.
        let (property, words) = match fields {
            Some((before, after)) => match [before, after].map(|of| words::kind(of.kind, of.text).to_owned()) {
                [from, to] if from != to => ("type", [from, to]),
                _ => ("max", [words::length(before.max), words::length(after.max)]),
            },
            None => ("type", [old, new].map(|of| parts(of.sql.postgres))),
        };
        changes.property((Element::Field, name), property, words, effects);
    }
    if old.nullable != new.nullable {
        let effects = match (new.nullable, &new.given) {
            (true, _) => [
                database(Safe, "`migrate` lets it be null"),
                servers(MayBreak, "they meet null where their spec has none"),
            ],
            (false, Some(given)) => [
                database(Safe, format!("`migrate` gives rows without a value {}", given.postgres)),
                servers(MayBreak, "rows that they write without it are refused"),
            ],
            (false, None) => [
                database(MayBreak, "`migrate` refuses while rows have no value: a default or `fill` gives them one"),
                servers(MayBreak, "rows that they write without it are refused"),
            ],
        };
        let yes = [words::yes(old.nullable), words::yes(new.nullable)];
        changes.property((Element::Field, name), "nullable", yes, effects);
    }
    let leads = |table: &TableDdl, column: &ColumnDdl| {
        let reference = table.references.iter().find(|reference| reference.column == column.name);
        reference.map_or_else(String::new, |reference| format!("{}.{}", reference.table, reference.key))
    };
    let (from, to) = (leads(old_table, old), leads(new_table, new));
    if from != to {
        let target = |table: &TableDdl, column: &ColumnDdl| {
            table.references.iter().find(|reference| reference.column == column.name).map(|of| of.table)
        };
        let is_renamed = target(old_table, old).zip(target(new_table, new)).is_some_and(|(before, after)| {
            let renamed =
                |api: &Api, table: &str| api.resources.iter().find(|of| of.table == table).map(|of| of.label.clone());
            let (old_label, new_of) =
                (renamed(pair.old_api, before), pair.new_api.resources.iter().find(|of| of.table == after));
            new_of.is_some_and(|of| Some(&of.label) == old_label.as_ref() || Some(&of.was) == old_label.as_ref())
        });
        let effect = match (to.is_empty(), is_renamed) {
            (true, _) => database(Safe, "`migrate` drops the foreign key"),
            (_, true) => database(Safe, "the foreign key follows the table"),
            _ => database(MayBreak, "`migrate` makes the foreign key, and refuses while a value refers to no row"),
        };
        changes.property((Element::Field, name), "foreign key", [from, to], [effect]);
    }
}

/// The type of a column.
fn parts(sql: &str) -> String {
    sql.replace(" not null", "").replace(" primary key", "")
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
            let others = || servers(MayBreak, format!("a row with the same {what} as another one is refused to them"));
            match same {
                None => {
                    let text =
                        format!("`migrate` makes a unique index, and refuses while two rows have the same {what}");
                    let effects = [database(MayBreak, text), refused(), others()];
                    changes.add(Element::Constraint, &format!("unique {what}"), How::Added, effects);
                }
                Some(same) => {
                    let text = format!(
                        "`migrate` makes the unique index anew, and refuses while two rows have the same {what}"
                    );
                    let condition = |sql: &str| sql.split_once(" where ").map_or("", |(_, sql)| sql).to_owned();
                    let sql = [condition(same.sql.postgres), condition(index.sql.postgres)];
                    let effects = [database(MayBreak, text), refused(), others()];
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
            let what = index.columns.join(", ");
            let word = if is_unique(index.sql.postgres) { "unique" } else { "index" };
            let effect = database(Safe, "`migrate` drops the index");
            changes.add(Element::Constraint, &format!("{word} {what}"), How::Removed, [effect]);
        }
    }
    for check in new.checks {
        let refused = || writers(MayBreak, "rows that break it are refused");
        let others = || servers(MayBreak, "rows of theirs that break it are refused");
        let name = format!("check {}", check.name);
        let text = "`migrate` adds the check, and refuses while rows break it";
        match old.checks.iter().find(|other| other.name == check.name) {
            None => {
                let effects = [database(MayBreak, text), refused(), others()];
                changes.add(Element::Constraint, &name, How::Added, effects);
            }
            Some(same) => {
                let effects = [database(MayBreak, text), refused(), others()];
                changes.property(
                    (Element::Constraint, &name),
                    "condition",
                    [same.sql, check.sql].map(|sql| sql.postgres),
                    effects,
                );
            }
        }
    }
    // What constraints say, too, is told of with these.
    for rule in new.rules.iter().filter(|rule| rule.constraint.is_empty()) {
        let effects =
            || [database(MayBreak, "`migrate` looks at the rows, and refuses while some don't hold the rule")];
        match old.rules.iter().find(|other| other.name == rule.name) {
            None => changes.add(Element::Constraint, rule.name, How::Added, effects()),
            Some(same) => {
                let sql = [same.wrong, rule.wrong].map(|sql| sql.postgres);
                changes.property((Element::Constraint, rule.name), "rows beyond it", sql, effects());
            }
        }
    }
    for check in old.checks.iter().filter(|check| new.checks.iter().all(|other| other.name != check.name)) {
        let effect = database(Safe, "`migrate` drops the check");
        changes.add(Element::Constraint, &format!("check {}", check.name), How::Removed, [effect]);
    }
}
