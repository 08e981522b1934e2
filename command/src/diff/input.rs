//! Differences of what clients write: the inputs of a resource, and of its further lists.

use super::{
    change::{
        Changes, Effect, Element, How,
        Level::{Breaks, MayBreak, Safe},
        writers,
    },
    compare::Pair,
    field::new_name,
    shown::is_known,
    words::{self, yes},
};
use specimen_codegen::model::{Api, InputField, Resource};

/// Compares the inputs of a resource that both specs let clients write.
pub fn compare(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    if !old.is_written() || !new.is_written() {
        return;
    }
    inputs(pair, [&old.input, &new.input], "", changes);
    for list in &old.lists {
        if let Some(same) = new.lists.iter().find(|other| other.path == list.path) {
            inputs(pair, [&list.also, &same.also], &format!(" at /{}", list.path), changes);
        }
    }
}

fn inputs(pair: &Pair<'_>, [old, new]: [&[InputField]; 2], at: &str, changes: &mut Changes) {
    for input in old {
        let renamed = new_name(pair, &input.name);
        if let Some(same) = new.iter().find(|other| other.name == input.name) {
            differences(pair, input, same, changes);
        } else if let Some(same) = new.iter().find(|other| other.name == renamed) {
            let text = format!("the old name is ignored{at}");
            changes.add(element(pair.before(), input), &input.name, How::Renamed(renamed), [writers(Breaks, text)]);
            differences(pair, input, same, changes);
        } else {
            let effect = [writers(Breaks, format!("it is ignored{at}"))];
            let element = element(pair.before(), input);
            match is_known(pair.after(), &input.name) {
                true => changes.property((element, &input.name), "written", ["yes", "no"], effect),
                false => changes.add(element, &input.name, How::Removed, effect),
            }
        }
    }
    for input in new {
        if old.iter().all(|other| other.name != input.name && new_name(pair, &other.name) != input.name) {
            let effect = match (input.required, input.required_on_create) {
                (true, _) => writers(Breaks, format!("requests without it are refused{at}")),
                (_, true) => writers(Breaks, format!("creation without it is refused{at}")),
                _ => writers(Safe, format!("it may be sent{at}")),
            };
            let element = element(pair.after(), input);
            match is_known(pair.before(), &input.name) {
                true => changes.property((element, &input.name), "written", ["no", "yes"], [effect]),
                false => changes.add(element, &input.name, How::Added, [effect]),
            }
        }
    }
}

fn element(resource: &Resource, input: &InputField) -> Element {
    match resource.fields.iter().any(|field| field.name == input.name) {
        true => Element::Field,
        false => Element::Input,
    }
}

/// An effect on writers by whether less is accepted than before.
fn accepted(less: bool, refused: &str, accepted: &str) -> [Effect; 1] {
    [if less { writers(Breaks, refused) } else { writers(Safe, accepted) }]
}

fn differences(pair: &Pair<'_>, old: &InputField, new: &InputField, changes: &mut Changes) {
    let input = (element(pair.after(), new), new.name.as_str());
    let taken = [words::taken(pair.old_api, pair.before(), old), words::taken(pair.new_api, pair.after(), new)];
    let (level, text) = words::accepted(&taken[0], &taken[1]);
    changes.property(input, "type", taken, [writers(level, text)]);
    let required = |input: &InputField| match (input.required, input.required_on_create) {
        (true, _) => "yes",
        (_, true) => "create",
        _ => "no",
    };
    let less = new.required && !old.required || new.required_on_create && !old.required && !old.required_on_create;
    let effect = accepted(less, "requests without it are refused", "it may be left out");
    changes.property(input, "required", [required(old), required(new)], effect);
    let effect = accepted(!new.nullable, "null is refused", "null is accepted");
    changes.property(input, "nullable", [yes(old.nullable), yes(new.nullable)], effect);
    let effect = accepted(!new.blank, "empty text is refused", "empty text is accepted");
    changes.property(input, "blank", [yes(old.blank), yes(new.blank)], effect);
    let less = new.max > 0 && (old.max == 0 || new.max < old.max);
    let effect = accepted(less, "longer text is refused", "longer text is accepted");
    changes.property(input, "max", [words::length(old.max), words::length(new.max)], effect);
    let pattern = |input: &InputField| input.pattern.as_ref().map_or_else(String::new, |(pattern, _)| pattern.clone());
    let effect = match new.pattern {
        Some(_) => writers(MayBreak, "text that doesn't match is refused"),
        None => writers(Safe, "any text is accepted"),
    };
    changes.property(input, "matches", [pattern(old), pattern(new)], [effect]);
    let default = |api: &Api, input: &InputField| {
        input.default.as_ref().map_or_else(String::new, |default| words::default(api, default))
    };
    let effect = writers(MayBreak, "requests without it store another value");
    changes.property(input, "default", [default(pair.old_api, old), default(pair.new_api, new)], [effect]);
    let effect = accepted(new.create_only, "changes of it are ignored", "it may be changed");
    changes.property(input, "create_only", [yes(old.create_only), yes(new.create_only)], effect);
    let effect = accepted(new.object, "JSON that is no object is refused", "any JSON is accepted");
    changes.property(input, "object", [yes(old.object), yes(new.object)], effect);
}
