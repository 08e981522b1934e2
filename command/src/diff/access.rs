//! Differences of who may do what with a resource's rows and fields.

use super::{
    change::{Changes, Effect, Element, Level::MayBreak, readers, writers},
    compare::Pair,
};
use specimen_codegen::model::{Allow, FieldAccess, Resource};

/// Whom a resource's rules let do something.
type Who = fn(&Resource) -> &Option<Vec<Allow>>;

/// Compares the rules of a resource. Whether more or fewer may do something isn't told: a rule's reach depends on the rows.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    let whole = (Element::Whole, "");
    let both = |of: Who| [who(old, of(old)), who(new, of(new))];
    let others = || [readers(MayBreak, "other callers see its rows; for the rest they don't exist")];
    changes.property(whole, "access read", both(|of| &of.access.read), others());
    changes.property(whole, "access extra", [extra(old), extra(new)], others());
    let acts: [(&'static str, Who); 3] = [
        ("access create", |of| &of.access.create),
        ("access update", |of| &of.access.update),
        ("access delete", |of| &of.access.delete),
    ];
    for (property, of) in acts {
        changes.property(
            whole,
            property,
            both(of),
            [writers(MayBreak, "others may do it; the rest are refused (403)")],
        );
    }
    let named = |of: &Resource, name: &str| of.access.fields.iter().find(|field| field.field == name).cloned();
    let mut names: Vec<&str> = old.access.fields.iter().chain(&new.access.fields).map(|of| of.field.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (before, after) = (named(old, name), named(new, name));
        let both = |of: fn(&FieldAccess) -> &Option<Vec<Allow>>| {
            [(old, &before), (new, &after)]
                .map(|(resource, field)| field.as_ref().map_or_else(usual, |f| who(resource, of(f))))
        };
        let hidden: [Effect; 1] = [readers(MayBreak, "other callers see it; for the rest it is null")];
        changes.property((Element::Field, name), "access read", both(|field| &field.read), hidden);
        let refused: [Effect; 1] = [writers(MayBreak, "others may write it; the rest are refused (403)")];
        changes.property((Element::Field, name), "access write", both(|field| &field.write), refused);
    }
}

fn usual() -> String {
    "not said".to_owned()
}

fn extra(of: &Resource) -> String {
    of.access.extra.map_or_else(usual, |rule| format!("rule {}", of.behaviour.rules[rule].0))
}

/// Some of those who ask, in the words of the spec.
fn who(of: &Resource, who: &Option<Vec<Allow>>) -> String {
    who.as_ref().map_or_else(usual, |who| list(of, who))
}

fn list(of: &Resource, who: &[Allow]) -> String {
    let mut words: Vec<String> = who.iter().map(|allow| word(of, allow)).collect();
    // Any of them is enough, in whatever order.
    words.sort();
    if words.is_empty() { "nobody".to_owned() } else { words.join(", ") }
}

fn word(of: &Resource, allow: &Allow) -> String {
    match allow {
        Allow::Public => "public".into(),
        Allow::Token => "token".into(),
        Allow::Superuser => "superuser".into(),
        Allow::Update => "update".into(),
        Allow::Flag(name) => format!("flag {name}"),
        Allow::Group(name) => format!("group {name}"),
        Allow::Permission(name) => format!("permission {name}"),
        Allow::Setting(name) => format!("setting {name}"),
        Allow::Is(path) => format!("is {}", path.replace("__", ".")),
        Allow::Rule(rule) => format!("rule {}", of.behaviour.rules[*rule].0),
        Allow::All(all) => format!("all ({})", list(of, all)),
        Allow::Not(not) => format!("not {}", word(of, not)),
    }
}
