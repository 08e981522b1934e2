//! Differences of the query parameters of lists.

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
use specimen_codegen::model::{Filter, FilterTest};

/// Compares the parameters of a list of a resource, or of a union with this resource as a member.
pub fn filters(pair: &Pair<'_>, [old, new]: [&[Filter]; 2], changes: &mut Changes) {
    for filter in old {
        let element = (Element::Filter, filter.name);
        let renamed = new_name(pair, filter.name);
        let same = new.iter().find(|other| other.name == filter.name);
        if same.is_none() && new.iter().any(|other| other.name == renamed) {
            let text = "the old name is ignored: the list is no longer narrowed by it";
            changes.add(element.0, element.1, How::Renamed(renamed.clone()), [readers(Breaks, text)]);
        }
        let Some(same) = same.or_else(|| new.iter().find(|other| other.name == renamed)) else {
            let text = "it is ignored: the list is no longer narrowed by it";
            changes.add(element.0, element.1, How::Removed, [readers(Breaks, text)]);
            continue;
        };
        let [(old_takes, old_of), (new_takes, new_of)] = [
            words::filter(pair.old_api, pair.before(), &filter.test),
            words::filter(pair.new_api, pair.after(), &same.test),
        ];
        let effect = match (&same.test, words::accepted(&old_takes, &new_takes).0) {
            (FilterTest::Refused, _) => readers(Breaks, "requests with it are refused"),
            // Every parameter is text.
            (_, Breaks) if new_takes != "string" => readers(Breaks, "it takes another type of value"),
            _ => readers(MayBreak, "it compares values as another type"),
        };
        changes.property(element, "type", [old_takes, new_takes], [effect]);
        if new_name(pair, &old_of) != new_of {
            changes.property(element, "of", [old_of, new_of], [readers(MayBreak, "it compares something else")]);
        }
        let effect = match same.public {
            true => readers(Safe, "it is usable without a token"),
            false => readers(Breaks, "it isn't usable without a token any more"),
        };
        if pair.old_api.accounts.is_some() && pair.new_api.accounts.is_some() {
            changes.property(element, "public", [yes(filter.public), yes(same.public)], [effect]);
        }
    }
    let known = |name: &str| old.iter().any(|other| other.name == name || new_name(pair, other.name) == name);
    for filter in new.iter().filter(|filter| !known(filter.name)) {
        changes.add(Element::Filter, filter.name, How::Added, [readers(Safe, "lists can be narrowed by it")]);
    }
}
