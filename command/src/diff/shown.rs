//! Differences of what clients read: the items of representations.

use super::{
    change::{
        Changes, Element, How,
        Level::{Breaks, MayBreak, Safe},
        readers,
    },
    compare::Pair,
    field::new_name,
    words::{self, yes},
};
use specimen_codegen::model::{Item, Representation, Resource, Shows};

/// Compares the representations that both specs have. Which of them an operation answers with is compared with the
/// operations.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let both: Vec<[&Representation; 2]> = (pair.before().representations.iter())
        .filter_map(|old| Some([old, pair.after().representations.iter().find(|new| new.name == old.name)?]))
        .collect();
    let find =
        |representation: &'_ Representation, name: &str| representation.items.iter().any(|item| item.name == name);
    for [before, after] in &both {
        for item in &before.items {
            let name = new_name(pair, &item.name);
            let same = after.items.iter().find(|other| other.name == item.name);
            if let Some(same) = same.or_else(|| after.items.iter().find(|other| other.name == name)) {
                if same.name != item.name {
                    let text = format!("`{}` has it under the new name only", before.name);
                    changes.add(element(pair.before(), item), &item.name, How::Renamed(name), [readers(Breaks, text)]);
                }
                differences(pair, item, same, changes);
            }
        }
    }
    // In which representations each value is.
    let mut names: Vec<&str> = Vec::new();
    for item in both.iter().flatten().flat_map(|representation| &representation.items) {
        if !names.contains(&item.name.as_str()) {
            names.push(&item.name);
        }
    }
    for name in names {
        let has = |[before, after]: &[&Representation; 2]| [find(before, name), find(after, &new_name(pair, name))];
        let is_old = both.iter().any(|both| has(both)[0]);
        let renamed_from =
            pair.before().fields.iter().any(|field| field.name != name && new_name(pair, &field.name) == name);
        if !is_old && renamed_from {
            continue;
        }
        let list =
            |at: usize| both.iter().filter(|both| has(both)[at]).map(|both| both[0].name.as_str()).collect::<Vec<_>>();
        let [before, after] = [list(0), list(1)];
        let gone: Vec<&str> = before.iter().filter(|name| !after.contains(name)).copied().collect();
        let come: Vec<&str> = after.iter().filter(|name| !before.contains(name)).copied().collect();
        let mut effects = Vec::new();
        if !gone.is_empty() {
            effects.push(readers(Breaks, format!("{} no longer has it", quoted(&gone))));
        }
        if !come.is_empty() {
            effects.push(readers(Safe, format!("{} has it", quoted(&come))));
        }
        let element = match is_field(pair.before(), name) || is_field(pair.after(), name) {
            true => Element::Field,
            false => Element::Value,
        };
        if !gone.is_empty() && !is_known(pair.after(), name) && after.is_empty() {
            changes.add(element, name, How::Removed, effects);
        } else if !come.is_empty() && !is_known(pair.before(), name) && before.is_empty() {
            changes.add(element, name, How::Added, effects);
        } else {
            changes.property((element, name), "shown in", [before.join(", "), after.join(", ")], effects);
        }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn is_field(resource: &Resource, name: &str) -> bool {
    resource.fields.iter().any(|field| field.name == name)
}

/// Whether a resource has something of a name, shown or not.
pub fn is_known(resource: &Resource, name: &str) -> bool {
    is_field(resource, name)
        || resource.relations.iter().any(|relation| relation.name == name)
        || resource.computed.iter().any(|computed| computed.name == name)
}

fn element(resource: &Resource, item: &Item) -> Element {
    match is_field(resource, &item.name) {
        true => Element::Field,
        false => Element::Value,
    }
}

fn differences(pair: &Pair<'_>, old: &Item, new: &Item, changes: &mut Changes) {
    let item = (element(pair.after(), new), new.name.as_str());
    let [(old_type, old_from), (new_type, new_from)] =
        [words::shown(pair.old_api, pair.old_id, old), words::shown(pair.new_api, pair.new_id, new)];
    let is_elsewhere = new_name(pair, &old_from) != new_from;
    if old_type == new_type && is_elsewhere {
        changes.property(item, "of", [old_from, new_from], [readers(MayBreak, "the value comes from elsewhere")]);
    } else {
        let (level, text) = match is_elsewhere {
            true => (Breaks, "answers contain another value"),
            false => words::answered(&old_type, &new_type),
        };
        changes.property(item, "type", [old_type, new_type], [readers(level, text)]);
    }
    let null = [words::may_be_null(pair.old_api, pair.old_id, old), words::may_be_null(pair.new_api, pair.new_id, new)];
    let effect = match null[1] {
        true => readers(Breaks, "answers may contain null"),
        false => readers(Safe, "answers never contain null"),
    };
    changes.property(item, "nullable", null.map(yes), [effect]);
    let empty = |item: &Item| match &item.shows {
        Shows::Column { empty, .. } => empty.clone(),
        _ => String::new(),
    };
    changes.property(item, "empty", [empty(old), empty(new)], [readers(MayBreak, "other text stands for null")]);
    let order = |item: &Item| match &item.shows {
        Shows::Rows { order, .. } => words::order(order),
        _ => String::new(),
    };
    changes.property(item, "order", [order(old), order(new)], [readers(MayBreak, "rows are sorted otherwise")]);
}
