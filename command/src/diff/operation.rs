//! Differences of what is offered at which path: a resource's own path, lists under its rows, and further lists.

use super::{
    change::{
        Changes, Element, How,
        Level::{Breaks, MayBreak, Safe},
        readers, writers,
    },
    compare::Pair,
    field::new_name,
    words::{self, yes},
};
use specimen_codegen::model::{Api, Nested, NestedOf, Operations, Representation, Resource};

/// Compares the operations of a resource.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    let whole = (Element::Whole, "");
    let slash = |path: &str| if path.is_empty() { String::new() } else { format!("/{path}") };
    let (level, text) = match old.path.is_empty() {
        true => (Safe, "it is served"),
        false => (Breaks, "the old path answers 404"),
    };
    let effects = [readers(level, text), writers(level, text)];
    changes.property(whole, "path", [slash(&old.path), slash(&new.path)], effects);
    if old.path.is_empty() || new.path.is_empty() {
        return;
    }
    let key = |resource: &Resource| resource.fields[resource.key].name.clone();
    if new_name(pair, &key(old)) != key(new) {
        let effects =
            [readers(Breaks, "addresses of rows are others"), writers(Breaks, "addresses of rows are others")];
        changes.property(whole, "key", [key(old), key(new)], effects);
    }
    let order = [words::order(&old.order), words::order(&new.order)];
    changes.property(whole, "order", order, [readers(MayBreak, "lists are sorted otherwise")]);
    operations(pair, &slash(&new.path), [&old.operations, &new.operations], changes);
    further(pair, changes);
    nested(pair, changes);
}

fn operations(pair: &Pair<'_>, path: &str, [old, new]: [&Operations; 2], changes: &mut Changes) {
    let offered = |of: &Operations| {
        [
            ("list", of.list, false),
            ("create", of.create, true),
            ("retrieve", of.retrieve, false),
            ("update", of.update, true),
            ("delete", of.delete, true),
            ("bulk", of.bulk, true),
        ]
    };
    for ((word, before, writes), (_, after, _)) in offered(old).into_iter().zip(offered(new)) {
        let effect = if writes { writers } else { readers };
        let name = format!("{word} {path}");
        match (before, after) {
            (true, false) => {
                changes.add(Element::Operation, &name, How::Removed, [effect(Breaks, "it answers 404 or 405")])
            }
            (false, true) => changes.add(Element::Operation, &name, How::Added, [effect(Safe, "it is offered")]),
            _ => {}
        }
    }
    let with_accounts = pair.old_api.accounts.is_some() && pair.new_api.accounts.is_some();
    if old.list && new.list && with_accounts {
        let audience = |of: &Operations| if of.public_list { "public" } else { "token" };
        let effect = match new.public_list {
            true => readers(Safe, "everybody may read it, without a token"),
            false => readers(Breaks, "it needs a token"),
        };
        let name = format!("list {path}");
        changes.property((Element::Operation, &name), "access", [audience(old), audience(new)], [effect]);
    }
    let shown = |resource: &Resource, index: usize| resource.representations.get(index).cloned();
    for (word, both, [before, after]) in [
        ("list", old.list && new.list, [old.summary, new.summary]),
        ("retrieve", old.retrieve && new.retrieve, [old.detail, new.detail]),
        ("create", old.create && new.create, [old.created, new.created]),
    ] {
        if let (true, Some(before), Some(after)) = (both, shown(pair.before(), before), shown(pair.after(), after)) {
            let effect = if word == "create" { writers } else { readers };
            let name = format!("{word} {path}");
            let gone = gone(pair, &before, &after);
            let effect = match gone.is_empty() {
                true => effect(Safe, "answers have the same fields, or more"),
                false => effect(Breaks, &format!("answers no longer have {gone}")),
            };
            changes.property((Element::Operation, &name), "answer", [before.name, after.name], [effect]);
        }
    }
}

/// The items that one representation has and another lacks.
fn gone(pair: &Pair<'_>, before: &Representation, after: &Representation) -> String {
    let names = before.items.iter().map(|item| new_name(pair, &item.name));
    names.filter(|name| after.items.iter().all(|item| item.name != *name)).collect::<Vec<_>>().join(", ")
}

fn further(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    for list in &old.lists {
        let path = format!("/{}", list.path);
        let Some(same) = new.lists.iter().find(|other| other.path == list.path) else {
            let writes = list.operations.create || list.operations.update || list.operations.delete;
            let effects = writes.then(|| writers(Breaks, "it answers 404"));
            let effects = effects.into_iter().chain([readers(Breaks, "it answers 404")]);
            changes.add(Element::List, &path, How::Removed, effects);
            continue;
        };
        operations(pair, &path, [&list.operations, &same.operations], changes);
        let element = (Element::List, path.as_str());
        let rule = |resource: &Resource, narrow: Option<usize>| {
            narrow
                .and_then(|rule| resource.behaviour.rules.get(rule))
                .map_or_else(String::new, |(name, _)| name.clone())
        };
        let rules = [rule(old, list.narrow), rule(new, same.narrow)];
        changes.property(element, "where", rules, [readers(MayBreak, "it has other rows")]);
        let effect = match same.filters {
            true => readers(Safe, "it takes the filters of the resource"),
            false => readers(Breaks, "filters are ignored"),
        };
        changes.property(element, "filters", [yes(list.filters), yes(same.filters)], [effect]);
    }
    for list in new.lists.iter().filter(|list| old.lists.iter().all(|other| other.path != list.path)) {
        changes.add(Element::List, &format!("/{}", list.path), How::Added, [readers(Safe, "it is offered")]);
    }
}

fn nested(pair: &Pair<'_>, changes: &mut Changes) {
    let path = |nested: &Nested| format!("/{}/{{key}}/{}", pair.after().path, nested.path);
    let what = |api: &Api, nested: &Nested| match &nested.of {
        NestedOf::Resource(of, by, _) => format!("{} by {}", api.resources[*of].name, by.replace("__", ".")),
        NestedOf::Union(of, by) => format!("{} by {}", api.unions[*of].name, by.replace("__", ".")),
    };
    let order = |nested: &Nested| match &nested.of {
        NestedOf::Resource(_, _, order) => words::order(order),
        NestedOf::Union(..) => String::new(),
    };
    let (old, new) = (&pair.before().nested, &pair.after().nested);
    for list in old {
        let name = path(list);
        let Some(same) = new.iter().find(|other| other.path == list.path) else {
            changes.add(Element::List, &name, How::Removed, [readers(Breaks, "it answers 404")]);
            continue;
        };
        let element = (Element::List, name.as_str());
        let of = [what(pair.old_api, list), what(pair.new_api, same)];
        changes.property(element, "of", of, [readers(Breaks, "it lists other rows")]);
        let text = "it is sorted otherwise";
        changes.property(element, "order", [order(list), order(same)], [readers(MayBreak, text)]);
    }
    for list in new.iter().filter(|list| old.iter().all(|other| other.path != list.path)) {
        changes.add(Element::List, &path(list), How::Added, [readers(Safe, "it is offered")]);
    }
}
