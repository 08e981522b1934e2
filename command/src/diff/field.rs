//! Differences of the fields of a resource: what is stored, whoever shows or writes it.

use super::{
    change::{
        Changes, Element, How,
        Level::{Breaks, MayBreak, Safe},
        code, database, readers, servers, writers,
    },
    compare::Pair,
    words::{self, yes},
};
use specimen_codegen::model::{ComputedForm, Field, FilterTest, InputTarget, Link, OnDelete, Resource, Shows};

/// The field of the new spec that an old one became, and whether it has another name.
pub fn successor<'a>(pair: &Pair<'a>, field: &Field) -> Option<(&'a Field, bool)> {
    let (old, new) = (pair.before(), pair.after());
    if let Some(same) = new.fields.iter().find(|other| other.name == field.name) {
        return Some((same, false));
    }
    let is_new = |other: &&Field| old.fields.iter().all(|known| known.name != other.name);
    let is_same = |other: &&Field| other.column == field.column || [&field.column, &field.name].contains(&&other.was);
    new.fields.iter().filter(is_new).find(is_same).map(|renamed| (renamed, true))
}

/// The name in the new spec of what has a name in the old one: that of the field, if it was renamed.
pub fn new_name(pair: &Pair<'_>, name: &str) -> String {
    let field = pair.before().fields.iter().find(|field| field.name == name);
    let renamed = field.and_then(|field| successor(pair, field));
    renamed.map_or_else(|| name.to_owned(), |(field, _)| field.name.clone())
}

/// The type of a computed value.
pub fn computed_type(form: &ComputedForm) -> String {
    match form {
        ComputedForm::Row(ty) => words::value(*ty).to_owned(),
        ComputedForm::Page { gives, rows_by, .. } => {
            let values: Vec<String> =
                gives.iter().map(|(name, ty, _)| format!("{name} {}", words::value(*ty))).collect();
            format!("page{}: {}", if rows_by.is_some() { " by rows" } else { "" }, values.join(", "))
        }
    }
}

/// Compares the fields of a resource.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    // Lookups follow relations, so a list of any resource may reach this one.
    let lookups = pair.new_api.resources.iter().any(|resource| {
        resource.filters.iter().any(|filter| matches!(filter.test, FilterTest::Lookups | FilterTest::Pairs(_)))
    }) && !old.secret;
    for field in &old.fields {
        let looked_up = (lookups && !field.secret).then(|| readers(MayBreak, "lookups that name it are refused"));
        match successor(pair, field) {
            None => {
                let types = code(MayBreak, format!("code that uses `{}` no longer compiles", field.name));
                changes.add(Element::Field, &field.name, How::Removed, looked_up.into_iter().chain([types]));
            }
            Some((same, renamed)) => {
                if renamed {
                    let types = code(MayBreak, format!("code that uses `{}` no longer compiles", field.name));
                    let how = How::Renamed(same.name.clone());
                    changes.add(Element::Field, &field.name, how, looked_up.into_iter().chain([types]));
                }
                differences(pair, field, same, changes);
            }
        }
    }
    for field in new.fields.iter().filter(|field| {
        old.fields.iter().all(|other| successor(pair, other).is_none_or(|(same, _)| same.name != field.name))
    }) {
        // What that means for the database, readers and writers is added by those who compare these.
        changes.add(Element::Field, &field.name, How::Added, []);
    }
    relations(pair, changes);
}

/// Whether a representation of the resource shows a field.
fn is_shown(resource: &Resource, name: &str) -> bool {
    resource.representations.iter().flat_map(|representation| &representation.items).any(
        |item| matches!(&item.shows, Shows::Column { path, .. } if path.steps.is_empty() && resource.fields[path.field].name == name),
    )
}

/// Whether clients write a field.
fn is_written(resource: &Resource, name: &str) -> bool {
    let writes =
        |target: &InputTarget| matches!(target, InputTarget::Column(field) if resource.fields[*field].name == name);
    resource.is_written() && resource.inputs().any(|input| writes(&input.target))
}

fn differences(pair: &Pair<'_>, old: &Field, new: &Field, changes: &mut Changes) {
    let field = (Element::Field, new.name.as_str());
    let (shown, written) = (is_shown(pair.before(), &old.name), is_written(pair.after(), &new.name));
    let types = || [code(MayBreak, format!("`{}` has another Rust type", new.name))];
    let is_type = |of: &Field| words::kind(of.kind, of.text).to_owned();
    changes.property(
        field,
        "type",
        [is_type(old), is_type(new)],
        (old.kind != new.kind).then(types).into_iter().flatten(),
    );
    changes.property(field, "nullable", [yes(old.nullable), yes(new.nullable)], types());
    let label = |of: &Field| if of.by_label { "label" } else { "value" };
    if !old.choices.is_empty() && !new.choices.is_empty() {
        // The answer's form is compared where it is shown.
        changes.property(field, "show", [label(old), label(new)], []);
    }
    choices(old, new, (shown, written), changes);
    let default = [words::default(pair.old_api, &old.default), words::default(pair.new_api, &new.default)];
    let text = "rows created without it get another value";
    // Empty text is what a field that may be empty has without a default: that is the property `blank`.
    let by_blank = old.blank != new.blank && default.iter().all(|default| matches!(default.as_str(), "" | "\"\""));
    changes.property(field, "default", default, (written && !by_blank).then(|| writers(MayBreak, text)));
    let bound = |of: Option<f64>| of.map_or_else(String::new, |number| number.to_string());
    for (property, [from, to], narrower) in [
        ("min", [old.at_least, new.at_least], new.at_least.is_some_and(|to| old.at_least.is_none_or(|from| to > from))),
        ("max", [old.at_most, new.at_most], new.at_most.is_some_and(|to| old.at_most.is_none_or(|from| to < from))),
    ] {
        let effect = match narrower {
            true => writers(Breaks, "numbers beyond it are refused"),
            false => writers(Safe, "more numbers are accepted"),
        };
        changes.property(field, property, [bound(from), bound(to)], written.then_some(effect));
    }
    let unique = [yes(old.unique), yes(new.unique)];
    let effect = match new.unique {
        true => writers(MayBreak, "a value that another row has is refused"),
        false => writers(Safe, "several rows may have the same value"),
    };
    changes.property(field, "unique", unique, written.then_some(effect));
    changes.property(
        field,
        "auto",
        [words::auto(old.auto), words::auto(new.auto)],
        [readers(MayBreak, "the time is set at other events")],
    );
    let secret = [yes(old.secret), yes(new.secret)];
    let effect = match new.secret {
        true => readers(MayBreak, "lookups that name it are refused"),
        false => readers(Safe, "lookups may name it: is that meant?"),
    };
    changes.property(field, "secret", secret, [effect]);
}

fn choices(old: &Field, new: &Field, (shown, written): (bool, bool), changes: &mut Changes) {
    let field = (Element::Field, new.name.as_str());
    let list = |of: &Field| of.choices.iter().map(|(value, _)| value.clone()).collect::<Vec<_>>();
    let (before, after) = (list(old), list(new));
    let gone: Vec<&String> = before.iter().filter(|value| !after.contains(value)).collect();
    let come: Vec<&String> = after.iter().filter(|value| !before.contains(value)).collect();
    let mut effects = Vec::new();
    if after.is_empty() {
        effects.extend(shown.then(|| readers(MayBreak, "values may be any")));
        effects.extend(written.then(|| writers(Safe, "any value is accepted")));
    } else if !come.is_empty() && !before.is_empty() {
        effects.extend(shown.then(|| readers(MayBreak, "clients may get a value that they don't know")));
        effects.extend(written.then(|| writers(Safe, "more values are accepted")));
    }
    if !gone.is_empty() && !after.is_empty() || before.is_empty() && !after.is_empty() {
        effects.extend(written.then(|| writers(Breaks, "other values are refused")));
        let renamed = |value: &String| new.renamed_choices.iter().any(|(_, was)| was == value);
        match !gone.is_empty() && gone.iter().all(|value| renamed(value)) {
            true => effects.push(database(Safe, "`migrate` renames the values of the rows")),
            false => {
                effects.push(database(MayBreak, "`migrate` refuses while rows hold a value that is no choice any more"))
            }
        }
        effects.push(servers(MayBreak, "they still write the values that are no choices any more"));
    }
    changes.property(field, "choices", [before.join(", "), after.join(", ")], effects);
    for (value, label) in &old.choices {
        let Some((_, now)) = new.choices.iter().find(|(other, _)| other == value) else { continue };
        let by_label = old.by_label || new.by_label;
        let mut effects = Vec::new();
        effects.extend((shown && by_label).then(|| readers(Breaks, "answers contain the new label")));
        effects.extend((written && by_label).then(|| writers(Breaks, "the old label is refused")));
        changes.property(field, "label of a choice", [label, now], effects);
    }
}

/// Relations along columns: where they lead, and what happens when the row there is deleted.
fn relations(pair: &Pair<'_>, changes: &mut Changes) {
    let target = |api: &specimen_codegen::model::Api, resource: &Resource, field: &Field| {
        let relation = field.relation.map(|relation| &resource.relations[relation]);
        relation.map_or_else(String::new, |relation| api.resources[relation.target].name.clone())
    };
    for field in &pair.before().fields {
        let Some((same, _)) = successor(pair, field) else { continue };
        let to = [target(pair.old_api, pair.before(), field), target(pair.new_api, pair.after(), same)];
        let text = "references lead to rows of another resource";
        // A resource that was renamed is the same one.
        let is_renamed = field.relation.zip(same.relation).is_some_and(|(before, after)| {
            let [before, after] = [
                &pair.old_api.resources[pair.before().relations[before].target],
                &pair.new_api.resources[pair.after().relations[after].target],
            ];
            before.table == after.table
        });
        if !is_renamed {
            let effects = [readers(Breaks, text), writers(Breaks, text)];
            changes.property((Element::Field, &same.name), "to", to, effects);
        }
        let actor = |resource: &Resource, field: &Field| field.relation.is_some_and(|at| resource.relations[at].actor);
        let text = match actor(pair.after(), same) {
            true => writers(MayBreak, "where `act_for_others` is off, only administrators may name another user"),
            false => writers(Safe, "any user may be named"),
        };
        let actor = [yes(actor(pair.before(), field)), yes(actor(pair.after(), same))];
        changes.property((Element::Field, &same.name), "actor", actor, [text]);
        let deletes = [on_delete(pair.old_api, pair.before(), field), on_delete(pair.new_api, pair.after(), same)];
        if let [Some(before), Some(after)] = deletes {
            let effect = match after {
                OnDelete::Protect => writers(Breaks, "rows that it refers to can't be deleted any more"),
                _ => writers(MayBreak, "deleting a row that it refers to does something else"),
            };
            let words = [before, after].map(words::on_delete);
            changes.property((Element::Field, &same.name), "on_delete", words, [effect]);
        }
    }
}

/// What happens to rows when the row that a field refers to is deleted: the other side of its relation says so.
fn on_delete(api: &specimen_codegen::model::Api, resource: &Resource, field: &Field) -> Option<OnDelete> {
    let target = &api.resources[resource.relations[field.relation?].target];
    target.relations.iter().find_map(|relation| match relation.link {
        Link::Back { column: at, on_delete, .. } => {
            let of = &api.resources[relation.target];
            (of.name == resource.name && of.fields[at].name == field.name).then_some(on_delete)
        }
        _ => None,
    })
}
