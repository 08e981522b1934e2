//! The differences of two specs: the API as a whole, and which resources, unions and endpoints belong together.

use super::{
    access,
    change::{
        Change, Changes, Element, How,
        Level::{Breaks, MayBreak, Safe},
        code, database as effect_on_database, readers, servers, writers,
    },
    database, endpoint, field,
    filter::filters,
    input, operation, shown,
    words::{self, yes},
};
use specimen_codegen::model::{Api, Resource, ResourceId, Union};

/// A resource in both specs.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// The old spec.
    pub old_api: &'a Api,
    /// The new spec.
    pub new_api: &'a Api,
    /// Its index in the old spec.
    pub old_id: ResourceId,
    /// Its index in the new spec.
    pub new_id: ResourceId,
}

impl<'a> Pair<'a> {
    /// As the old spec has it.
    pub fn before(&self) -> &'a Resource {
        &self.old_api.resources[self.old_id]
    }

    /// As the new spec has it.
    pub fn after(&self) -> &'a Resource {
        &self.new_api.resources[self.new_id]
    }
}

/// All differences. Descriptions and examples aren't compared: nothing depends on them.
pub fn compare(old: &Api, new: &Api) -> Vec<Change> {
    let mut changes = Changes::default();
    api(old, new, &mut changes);
    let pairs = pairs(old, new);
    for (new_id, resource) in new.resources.iter().enumerate() {
        changes.of(&resource.name);
        match pairs.iter().find(|pair| pair.new_id == new_id) {
            Some(pair) => both(pair, &mut changes),
            None => changes.add(Element::Whole, "", How::Added, {
                let served = (!resource.path.is_empty()).then(|| readers(Safe, format!("/{} is new", resource.path)));
                served.into_iter().chain([effect_on_database(Safe, format!("`migrate` makes {}", resource.table))])
            }),
        }
    }
    for (old_id, resource) in old.resources.iter().enumerate() {
        if pairs.iter().all(|pair| pair.old_id != old_id) {
            changes.of(&resource.name);
            removed(resource, &mut changes);
        }
    }
    database::compare(old, new, &pairs, &mut changes);
    unions(old, new, &mut changes);
    endpoint::compare(old, new, &mut changes);
    changes.of("");
    hooks(old, new, &mut changes);
    changes.finish()
}

/// Resources that are the same in both specs: by name, else by table.
fn pairs<'a>(old: &'a Api, new: &'a Api) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (old_id, resource) in old.resources.iter().enumerate() {
        let by_name = new.resources.iter().position(|other| other.name == resource.name);
        let by_table = || {
            let known = |name: &str| old.resources.iter().any(|other| other.name == name);
            new.resources.iter().position(|other| other.table == resource.table && !known(&other.name))
        };
        if let Some(new_id) = by_name.or_else(by_table) {
            pairs.push(Pair { old_api: old, new_api: new, old_id, new_id });
        }
    }
    // A resource that says what it was.
    for (new_id, resource) in new.resources.iter().enumerate() {
        let old_id = old.resources.iter().position(|other| other.label == resource.was);
        let is_free = |id: ResourceId| pairs.iter().all(|pair: &Pair<'_>| pair.old_id != id && pair.new_id != new_id);
        if let Some(old_id) = old_id.filter(|id| is_free(*id)) {
            pairs.push(Pair { old_api: old, new_api: new, old_id, new_id });
        }
    }
    pairs
}

fn removed(resource: &Resource, changes: &mut Changes) {
    let mut effects = vec![
        effect_on_database(Safe, format!("the table {} stays until `migrate --drop`", resource.table)),
        servers(Safe, "they go on with the table, until it is dropped"),
        code(MayBreak, "code that uses its generated types no longer compiles"),
    ];
    if !resource.path.is_empty() {
        effects.push(readers(Breaks, format!("/{} answers 404", resource.path)));
        if resource.is_written() {
            effects.push(writers(Breaks, format!("/{} answers 404", resource.path)));
        }
    }
    changes.add(Element::Whole, "", How::Removed, effects);
}

fn both(pair: &Pair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.before(), pair.after());
    if old.name != new.name {
        let text = "generated types and traits have the new name";
        changes.add(Element::Whole, &old.name, How::Renamed(new.name.clone()), [code(Breaks, text)]);
    }
    // Generic references follow where the table does; fixtures don't.
    let fixtures = "fixtures of the old label can't be loaded; `also` keeps it as a further label";
    let level = if new.also.contains(&old.label) { Safe } else { MayBreak };
    changes.property((Element::Whole, ""), "label", [&old.label, &new.label], [effect_on_database(level, fixtures)]);
    let gone: Vec<&str> =
        old.also.iter().filter(|label| !new.also.contains(label) && **label != new.label).map(String::as_str).collect();
    if !gone.is_empty() {
        changes.property(
            (Element::Whole, ""),
            "also",
            [old.also.join(", "), new.also.join(", ")],
            [effect_on_database(MayBreak, format!("fixtures of {} can't be loaded", gone.join(", ")))],
        );
    }
    let parent = |api: &Api, resource: &Resource| {
        let relation = resource.parent.map(|relation| &resource.relations[relation]);
        relation.map_or_else(String::new, |relation| api.resources[relation.target].name.clone())
    };
    let text = "the values of a row are in other tables: move them by hand";
    let parents = [parent(pair.old_api, old), parent(pair.new_api, new)];
    changes.property((Element::Whole, ""), "extends", parents, [effect_on_database(Breaks, text)]);
    let (level, text) = match new.secret {
        true => (MayBreak, "lookups that reach it are refused"),
        false => (Safe, "lookups may reach it: is that meant?"),
    };
    changes.property((Element::Whole, ""), "secret", [yes(old.secret), yes(new.secret)], [readers(level, text)]);
    field::compare(pair, changes);
    shown::compare(pair, changes);
    input::compare(pair, changes);
    operation::compare(pair, changes);
    access::compare(pair, changes);
    filters(pair, [&old.filters, &new.filters], changes);
    for computed in &new.computed {
        let Some(before) = old.computed.iter().find(|before| before.name == computed.name) else { continue };
        let names = |api: &Api, id: ResourceId, of: &specimen_codegen::model::Computed| {
            let columns: Vec<String> = of.from.iter().map(|path| words::path(api, id, path)).collect();
            columns.join(", ")
        };
        let text = format!("`{}Behaviour::{}` takes other arguments", new.name, computed.name);
        let from = [names(pair.old_api, pair.old_id, before), names(pair.new_api, pair.new_id, computed)];
        changes.property((Element::Value, &computed.name), "from", from, [code(Breaks, text)]);
        // What clients see of it is compared where it is shown.
        let form = [field::computed_type(&before.form), field::computed_type(&computed.form)];
        let text = format!("`{}Behaviour::{}` returns another type", new.name, computed.name);
        let effect = (!words::same_in_rust(&form[0], &form[1])).then(|| code(Breaks, text));
        changes.property((Element::Value, &computed.name), "type", form, effect);
    }
}

fn api(old: &Api, new: &Api, changes: &mut Changes) {
    let whole = (Element::Whole, "");
    let accept = |api: &Api| format!("application/vnd.{}.{}+json", api.vendor, api.version);
    let refused = "requests that name the old version in `Accept` are refused (406)";
    changes.property(
        whole,
        "version",
        [accept(old), accept(new)],
        [readers(MayBreak, refused), writers(MayBreak, refused)],
    );
    let size = |api: &Api| api.page_size.to_string();
    let text = "lists without `limit` have another number of rows a page";
    changes.property(whole, "page size", [size(old), size(new)], [readers(MayBreak, text)]);
    let most = |api: &Api| api.page_most.to_string();
    let (level, text) = match new.page_most < old.page_most {
        true => (MayBreak, "a larger `limit` gets fewer rows than it asks for"),
        false => (Safe, "a larger `limit` is possible"),
    };
    changes.property(whole, "largest page", [most(old), most(new)], [readers(level, text)]);
    let text = "times are shown and read in another zone";
    let zone = [&old.time_zone, &new.time_zone];
    changes.property(whole, "time zone", zone, [readers(MayBreak, text), writers(MayBreak, text)]);
    let text = "clients are refused (429) at another rate";
    for (property, rates) in
        [("burst rate", [&old.burst, &new.burst]), ("rate of the documentation", [&old.docs_rate, &new.docs_rate])]
    {
        changes.property(whole, property, rates, [readers(MayBreak, text), writers(MayBreak, text)]);
    }
    let life = |api: &Api| format!("{} s", api.token_lifetime);
    if old.accounts.is_some() && new.accounts.is_some() {
        let text = "clients have to log in again after another time";
        changes.property(
            whole,
            "token lifetime",
            [life(old), life(new)],
            [readers(MayBreak, text), writers(MayBreak, text)],
        );
    }
    let users = |api: &Api| api.accounts.as_ref().map_or("", |of| &api.resources[of.users].name).to_owned();
    let (level, text) = match (old.accounts.is_some(), new.accounts.is_some()) {
        (false, true) => (Breaks, "every operation needs a token"),
        (true, false) => (MayBreak, "every operation is open to everybody, and there is no log-in"),
        _ => (MayBreak, "users are others"),
    };
    changes.property(whole, "users", [users(old), users(new)], [readers(level, text), writers(level, text)]);
    let (level, text) = match new.act_for_others {
        true => (Safe, "users may name others in inputs that say who did something"),
        false => (Breaks, "only administrators may name another user in inputs that say who did something"),
    };
    let act = [yes(old.act_for_others), yes(new.act_for_others)];
    changes.property(whole, "act_for_others", act, [writers(level, text)]);
}

fn unions(old: &Api, new: &Api, changes: &mut Changes) {
    for union in &new.unions {
        changes.of(&union.name);
        let Some(before) = old.unions.iter().find(|other| other.name == union.name) else {
            changes.add(Element::Whole, "", How::Added, [readers(Safe, "a new list")]);
            continue;
        };
        let whole = (Element::Whole, "");
        let text = "the parameter that selects a member has another name";
        changes.property(whole, "parameter", [&before.parameter, &union.parameter], [readers(Breaks, text)]);
        let text = "rows are sorted otherwise";
        changes.property(whole, "newest", [&before.newest, &union.newest], [readers(MayBreak, text)]);
        let names = |of: &Union| of.members.iter().map(|(name, ..)| name.clone()).collect::<Vec<_>>();
        for name in names(before).iter().filter(|name| !names(union).contains(name)) {
            changes.add(Element::Value, name, How::Removed, [readers(Breaks, "its rows are no longer listed")]);
        }
        for name in names(union).iter().filter(|name| !names(before).contains(name)) {
            changes.add(Element::Value, name, How::Added, [readers(MayBreak, "rows of a new kind are listed")]);
        }
        for (name, old_id, _) in &before.members {
            if let Some((_, new_id, _)) = union.members.iter().find(|(other, ..)| other == name) {
                let pair = Pair { old_api: old, new_api: new, old_id: *old_id, new_id: *new_id };
                filters(&pair, [&before.filters, &union.filters], changes);
                break;
            }
        }
    }
    for union in old.unions.iter().filter(|union| new.unions.iter().all(|other| other.name != union.name)) {
        changes.of(&union.name);
        changes.add(Element::Whole, "", How::Removed, [readers(Breaks, "the list is gone")]);
    }
}

/// Hand-written code that one of the specs names, by trait and method. A type that is wrong is reported by the compiler.
fn hooks(old: &Api, new: &Api, changes: &mut Changes) {
    let [old, new] = [old, new].map(|api| specimen_codegen::tables(api).hooks);
    for hook in new.iter().filter(|hook| !old.contains(hook)) {
        changes.of(owner(hook));
        changes.add(Element::Hook, hook, How::Added, [code(Breaks, "write this method")]);
    }
    for hook in old.iter().filter(|hook| !new.contains(hook)) {
        changes.of(owner(hook));
        changes.add(Element::Hook, hook, How::Removed, [code(Breaks, "remove this method")]);
    }
}

/// The resource or endpoint of a hook's trait: `Sheet` for `SheetBehaviour::season`.
fn owner(hook: &str) -> &str {
    let of = hook.split("::").next().unwrap_or(hook);
    of.strip_suffix("Behaviour").or(of.strip_suffix("Endpoint")).unwrap_or(of)
}
