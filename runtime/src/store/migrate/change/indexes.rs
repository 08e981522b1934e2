//! Which indexes of a table are there, which are added, and which go.

use super::{Change, mentions};
use crate::store::migrate::{
    catalog::Catalog,
    matching::Pair,
    purpose::Purpose,
    schema::{Index, renamed},
};
use std::collections::BTreeSet;

/// What stands for an index of the spec in the database.
enum Stands<'a> {
    /// An index of this name, of its own or another.
    Named(&'a str),
    /// One that gets its name.
    Renamed(&'a str),
    /// The index of a primary key.
    Key,
    Nothing,
}

pub(super) fn indexes<'a>(pair: &'a Pair<'a>, found: &Catalog, drop: bool, change: &mut Change<'a>) {
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for wanted in &pair.new.indexes {
        // What a condition says of values of another type is another thing.
        let recast = change.casts.iter().any(|(name, _)| mentions(&wanted.condition, name));
        let stands = if recast { Stands::Nothing } else { stands(pair, found, wanted, &kept) };
        match stands {
            Stands::Named(name) => {
                kept.insert(name);
            }
            Stands::Renamed(name) => {
                kept.insert(name);
                change.index_names.push((name.to_owned(), wanted.name.clone()));
            }
            Stands::Key => {}
            Stands::Nothing => {
                if pair.held.statements.contains_key(&wanted.name) || found.broken(&wanted.name) {
                    change.no_indexes.push(wanted.name.clone());
                }
                change.indexes.push(wanted);
            }
        }
    }
    gone(pair, &kept, drop, &mut change.no_indexes);
}

/// What serves the purpose of an index of the spec. `kept`: those that stand for others.
fn stands<'a>(pair: &'a Pair<'_>, found: &Catalog, wanted: &Index, kept: &BTreeSet<&str>) -> Stands<'a> {
    let back: Vec<(String, String)> = pair.renamed().into_iter().map(|(old, new)| (new, old)).collect();
    // As it would be by the names that the database has.
    let old_form = Index {
        columns: wanted.columns.iter().map(|name| pair.old_name(name).unwrap_or(name).to_owned()).collect(),
        condition: renamed(&wanted.condition, &back),
        ..wanted.clone()
    };
    let purpose = Purpose::of(&old_form.sql(&pair.name));
    let serves = |sql: &str| {
        let there = Purpose::of(sql);
        there.zip(purpose.as_ref()).is_some_and(|(there, wanted)| there.serves(wanted))
    };
    let same = |sql: &str| Purpose::of(sql).is_some_and(|there| Some(&there) == purpose.as_ref());
    let ours = |name: &str| applied(pair).iter().any(|index| index.name == name);
    let is_free = |name: &str| pair.new.indexes.iter().all(|other| other.name != *name);
    let held = &pair.held.statements;
    let by_name = held.get_key_value(&wanted.name).filter(|(_, sql)| serves(sql) && !found.broken(&wanted.name));
    if let Some((name, _)) = by_name {
        return Stands::Named(name);
    }
    // One of ours that does just this goes by its new name; others' may serve as well.
    let is_it = |name: &str, sql: &str| ours(name) && is_free(name) && same(sql) && !kept.contains(name);
    if let Some((name, _)) = held.iter().find(|(name, sql)| is_it(name, sql)) {
        return Stands::Renamed(name);
    }
    if let Some((name, _)) = held.iter().find(|(name, sql)| !ours(name) && serves(sql)) {
        return Stands::Named(name);
    }
    let is_key = pair.held.indexes.iter().any(|there| Some(there) == purpose.as_ref());
    match is_key && held.values().all(|sql| !serves(sql)) {
        true => Stands::Key,
        false => Stands::Nothing,
    }
}

fn applied<'a>(pair: &Pair<'a>) -> &'a [Index] {
    pair.applied.map_or(&[], |table| &table.indexes)
}

/// Indexes of the spec as last applied that stand for nothing any more.
fn gone(pair: &Pair<'_>, kept: &BTreeSet<&str>, drop: bool, no_indexes: &mut Vec<String>) {
    // An index goes with its column.
    let goes = |name: &String| pair.left.iter().any(|left| left.name == *name && (drop || left.carried));
    for old in applied(pair).iter().filter(|index| pair.held.statements.contains_key(&index.name)) {
        let alone = old.columns.iter().all(&goes);
        if !kept.contains(old.name.as_str()) && !alone && !no_indexes.contains(&old.name) {
            no_indexes.push(old.name.clone());
        }
    }
}
