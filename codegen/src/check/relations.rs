//! Relations: where fields lead and how they are kept, join tables, and the names from the other side.

use super::{Checker, DeclaredField, names, resources::remedy_unique, spot, text, yes};
use crate::{
    leak,
    model::{Link, OnDelete, Relation, ResourceId},
    syntax::{At, ToDecl},
};
use std::collections::HashMap;

/// How a reference is written and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// By a column of the other resource.
    Field(usize),
    /// By its address.
    Url,
    /// As `app.model`, for the kind of a generic reference.
    Kind,
}

impl Checker<'_> {
    /// Relations that a resource declares, in the order of its fields.
    pub fn own_relations(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        for field in &declared.fields {
            let Some(to) = &field.decl.to else { continue };
            match &to.value {
                ToDecl::One(name) => {
                    if let Some(target) = self.resource_at(spot(field.file, to), name) {
                        self.one_row(id, target, field);
                    }
                }
                ToDecl::Many(list) => match list.as_slice() {
                    [name] => {
                        if let Some(target) = self.resource(field.file, name) {
                            self.many_rows(id, target, field);
                        }
                    }
                    _ => {
                        let message = format!("`{}` must lead to one resource", field.name.value);
                        let reason = format!("the list names {}", list.len());
                        self.fault(
                            "S052",
                            spot(field.file, to),
                            message,
                            reason,
                            "write `to: [Resource]` for many rows of one resource",
                        );
                    }
                },
            }
        }
        for (name, loose) in &declared.decl.related.0 {
            let (file, decl) = (declared.file, &loose.value);
            let Some(target) = self.resource(file, &decl.of) else { continue };
            let Some(field) = self.own_column(target, file, &decl.by, "S044") else { continue };
            let primary = &self.api.resources[id].fields;
            let kind = primary.get(self.api.resources[id].primary).map(|f| f.kind);
            if kind != Some(self.api.resources[target].fields[field].kind) {
                let message = format!("`{}` can't hold the key of `{}`", decl.by.value, declared.decl.resource.value);
                self.fault(
                    "S058",
                    spot(file, &decl.by),
                    message,
                    "the column has another type than the primary key",
                    "name the column that holds it",
                );
            }
            let secret = self.api.resources[target].secret;
            let link = Link::Loose { column: field };
            self.api.resources[id].relations.push(Relation {
                name: name.value.clone(),
                target,
                link,
                was: String::new(),
                secret,
                actor: false,
                by: None,
            });
        }
    }

    fn one_row(&mut self, id: ResourceId, target: ResourceId, field: &DeclaredField) {
        let by = self.by(target, field.file, field.decl.by.as_ref());
        let secret = yes(&field.decl.secret) || self.api.resources[target].secret;
        let actor = self.actor(target, field);
        let resource = &mut self.api.resources[id];
        let Some(column) = resource.fields.iter().position(|f| f.name == field.name.value) else { return };
        resource.fields[column].relation = Some(resource.relations.len());
        let link = Link::One { column };
        resource.relations.push(Relation {
            name: field.name.value.clone(),
            target,
            link,
            was: String::new(),
            secret,
            actor,
            by,
        });
    }

    /// The field of the other resource by which a relation is written and shown; none for its address.
    fn by(&mut self, target: ResourceId, file: usize, by: Option<&At<String>>) -> Option<usize> {
        let primary = self.api.resources[target].primary;
        let Some(by) = by else { return Some(primary) };
        if by.value == "url" {
            let path = &self.decls[target].decl.path;
            if path.is_none() && !self.decls[target].broken {
                let name = &self.decls[target].decl.resource.value;
                let remedy = format!("give `{name}` a `path`, or refer to it by a field");
                self.fault("S086", spot(file, by), format!("`{name}` has no address"), "it has no `path`", remedy);
            }
            return None;
        }
        Some(self.natural_key(target, file, by).unwrap_or(primary))
    }

    /// A field of a resource by which its rows can be told apart.
    pub fn natural_key(&mut self, target: ResourceId, file: usize, by: &At<String>) -> Option<usize> {
        let resource = &self.api.resources[target];
        let Some(field) = resource.fields.iter().position(|f| f.name == by.value) else {
            if by.value == "id" || by.value == "pk" || self.decls[target].broken {
                return Some(resource.primary);
            }
            let many = self.decls[target].fields.iter().any(|f| f.name.value == by.value);
            let reason = if many { "this leads to many rows" } else { "unknown field" };
            let remedy = names::instead(&by.value, resource.fields.iter().map(|f| f.name.as_str()));
            let message = format!("`{}` can't be referred to by `{}`", resource.name, by.value);
            self.fault("S055", spot(file, by), message, reason, remedy);
            return None;
        };
        if resource.fields[field].secret {
            let message = format!("`{}` of `{}` is secret", by.value, resource.name);
            self.fault("S106", spot(file, by), message, "no representation shows it", "refer to it by another field");
            return None;
        }
        if !self.identifies(target, field) {
            let message = format!("`{}` doesn't tell one `{}` from another", by.value, resource.name);
            self.fault("S056", spot(file, by), message, "this natural key isn't unique", remedy_unique(&by.value));
        }
        Some(field)
    }

    fn many_rows(&mut self, id: ResourceId, target: ResourceId, field: &DeclaredField) {
        let by = self.by(target, field.file, field.decl.by.as_ref());
        let link = match &field.decl.through {
            Some(through) => self.through(id, target, field.file, through),
            None => Some(self.join(id, target, field)),
        };
        let secret = yes(&field.decl.secret) || self.api.resources[target].secret;
        let actor = self.actor(target, field);
        if let Some(link) = link {
            let (name, was) = (field.name.value.clone(), text(&field.decl.was));
            self.api.resources[id].relations.push(Relation { name, target, link, was, secret, actor, by });
        }
    }

    /// Whether a relation says who did something; it must lead to users then.
    fn actor(&mut self, target: ResourceId, field: &DeclaredField) -> bool {
        let Some(actor) = field.decl.actor.as_ref().filter(|actor| actor.value) else { return false };
        let users = self.spec.users.as_ref().map(|users| users.value.resource.value.as_str());
        let fits = users == Some(self.api.resources[target].name.as_str());
        if !fits {
            let message = format!("`actor` doesn't fit `{}`, which leads to no user", field.name.value);
            let remedy = format!("take `actor` away, or let `{}` lead to the resource of `users`", field.name.value);
            self.fault("S033", spot(field.file, actor), message, "has no meaning here", remedy);
        }
        fits
    }

    fn through(&mut self, id: ResourceId, target: ResourceId, file: usize, through: &At<String>) -> Option<Link> {
        let rows = self.resource(file, through)?;
        if self.decls[rows].broken {
            return None;
        }
        let ends = |end: ResourceId| {
            let name = &self.decls[end].decl.resource.value;
            let of = self.decls[rows]
                .fields
                .iter()
                .filter(move |f| matches!(f.decl.to.as_ref().map(|to| &to.value), Some(ToDecl::One(to)) if to == name));
            of.map(|f| f.name.value.clone()).collect::<Vec<_>>()
        };
        let (near, far) = (ends(id), ends(target));
        let (near, far) = match (near.as_slice(), far.as_slice()) {
            ([near, far], _) if id == target => (near, far),
            ([near], [far]) if id != target => (near, far),
            (near, far) => {
                let (here, there) = (&self.api.resources[id].name, &self.api.resources[target].name);
                let message = format!("`{}` can't link `{here}` and `{there}`", through.value);
                let reason = match id == target {
                    true => format!("it refers to `{here}` {} times, not twice", near.len()),
                    false => format!("it refers {} times to `{here}` and {} times to `{there}`", near.len(), far.len()),
                };
                let remedy = "the resource of the links refers exactly once to each end";
                self.fault("S053", spot(file, through), message, reason, remedy);
                return None;
            }
        };
        let of_rows = &self.api.resources[rows];
        let column = |name: &String| of_rows.fields.iter().find(|f| f.name == *name).map(|f| leak::text(&f.column));
        let (near, far) = (column(near)?, column(far)?);
        Some(Link::Many { table: leak::text(&of_rows.table), near, far, through: Some(rows), own: true })
    }

    fn join(&mut self, id: ResourceId, target: ResourceId, field: &DeclaredField) -> Link {
        let (here, there) = (&self.api.resources[id], &self.api.resources[target]);
        let (from, to) = if id == target { ("from_", "to_") } else { ("", "") };
        let near = format!("{from}{}_id", model(&here.label));
        let far = format!("{to}{}_id", model(&there.label));
        let table = format!("{}_{}", here.table, field.name.value);
        let join = field.decl.join.as_ref().map(|join| &join.value);
        let given = |value: Option<&Option<At<String>>>, usual: String| {
            leak::text(value.and_then(|v| v.as_ref()).map_or(&usual, |v| &v.value))
        };
        Link::Many {
            table: given(join.map(|j| &j.table), table),
            near: given(join.map(|j| &j.near), near),
            far: given(join.map(|j| &j.far), far),
            through: None,
            own: true,
        }
    }

    /// Whether the field says `by`, rather than leaving it to the primary key.
    pub fn says_by(&self, id: ResourceId, relation: usize) -> bool {
        let name = &self.api.resources[id].relations[relation].name;
        self.decls[id].fields.iter().any(|f| f.name.value == *name && f.decl.by.is_some())
    }

    /// How a relation is written and shown, as its field says.
    pub fn key_of(&self, id: ResourceId, relation: usize) -> Key {
        let relation = &self.api.resources[id].relations[relation];
        let declared = self.decls[id].fields.iter().find(|f| f.name.value == relation.name);
        let by = declared.and_then(|f| f.decl.by.as_ref());
        let kinds = self.spec.kinds.as_ref().map(|kinds| kinds.value.resource.value.as_str());
        let is_kind = Some(self.api.resources[relation.target].name.as_str()) == kinds;
        match (by, relation.by) {
            (Some(by), _) if by.value == "url" => Key::Url,
            (None, _) if is_kind && matches!(relation.link, Link::One { .. }) => Key::Kind,
            (_, Some(field)) => Key::Field(field),
            (_, None) => Key::Field(self.api.resources[relation.target].primary),
        }
    }

    /// Relations from the other side, sorted by name, and join tables that come twice.
    pub fn back_relations(&mut self) {
        let mut back: Vec<(ResourceId, Relation, usize, &At<String>)> = Vec::new();
        let mut tables: HashMap<String, String> =
            self.api.resources.iter().map(|r| (r.table.to_lowercase(), format!("the table of `{}`", r.name))).collect();
        for (id, declared) in self.decls.iter().enumerate() {
            let resource = &self.api.resources[id];
            let mut doubles = Vec::new();
            for relation in &resource.relations {
                let Some(field) = declared.fields.iter().find(|f| f.name.value == relation.name) else { continue };
                let name = field
                    .decl
                    .back
                    .as_ref()
                    .map_or_else(|| model(&resource.label).to_owned(), |back| back.value.clone());
                let link = match relation.link {
                    Link::One { column } => Link::Back {
                        column,
                        single: resource.fields[column].unique || column == resource.primary,
                        on_delete: on_delete(&text(&field.decl.on_delete)),
                    },
                    Link::Many { table, near, far, through, .. } => {
                        if through.is_none()
                            && let Some(other) = tables.insert(
                                table.to_lowercase(),
                                format!("the join table of `{}.{}`", resource.name, relation.name),
                            )
                        {
                            doubles.push((field, table, other));
                        }
                        Link::Many { table, near: far, far: near, through, own: false }
                    }
                    Link::Back { .. } | Link::Loose { .. } => continue,
                };
                let secret = yes(&field.decl.secret) || resource.secret;
                let at = field.decl.back.as_ref().unwrap_or(&field.name);
                back.push((
                    relation.target,
                    Relation { name, target: id, link, was: String::new(), secret, actor: false, by: None },
                    field.file,
                    at,
                ));
            }
            for (field, table, other) in doubles {
                let message = format!("the table `{table}` is used twice");
                let remedy = "give it another name by `join: { table: ... }`";
                let join = field.decl.join.as_ref().and_then(|join| join.value.table.as_ref());
                self.fault(
                    "S054",
                    spot(field.file, join.unwrap_or(&field.name)),
                    message,
                    format!("it is {other} already"),
                    remedy,
                );
            }
        }
        back.sort_by(|a, b| (a.0, &a.1.name, a.2, a.3.line).cmp(&(b.0, &b.1.name, b.2, b.3.line)));
        for (target, relation, file, at) in back {
            self.add_back(target, relation, file, at);
        }
    }

    /// Gives a resource a relation back, unless its name is taken.
    fn add_back(&mut self, target: ResourceId, relation: Relation, file: usize, at: &At<String>) {
        if at.value == relation.name && !names::is_field_name(&relation.name) {
            self.not_a_field_name(file, at, "a relation");
        }
        let here = &self.api.resources[target];
        let other = here.relations.iter().find(|r| r.name == relation.name);
        let taken = match other {
            Some(Relation { link: Link::One { .. } | Link::Loose { .. } | Link::Many { own: true, .. }, .. }) => {
                Some(format!("`{}` has a field of that name", here.name))
            }
            Some(other) => Some(format!("`{}` is called so there already", self.api.resources[other.target].name)),
            None if here.fields.iter().any(|f| f.name == relation.name) => {
                Some(format!("`{}` has a field of that name", here.name))
            }
            None => None,
        };
        if let Some(reason) = taken {
            let from = &self.api.resources[relation.target].name;
            let message = format!("`{}` can't be the name of `{from}` on `{}`", relation.name, here.name);
            let remedy = "give this relation another name from the other side by `back`";
            self.fault("S051", spot(file, at), message, reason, remedy);
        } else {
            self.api.resources[target].relations.push(relation);
        }
    }

    /// The resource that one extends.
    pub fn parent(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let Some(extends) = &declared.decl.extends else { return };
        let resource = &self.api.resources[id];
        let found =
            resource.relations.iter().position(|r| r.name == extends.value && matches!(r.link, Link::One { .. }));
        let column = found.and_then(|relation| self.column_of(id, relation));
        let (Some(relation), Some(column)) = (found, column) else {
            let own = resource.relations.iter().filter(|r| matches!(r.link, Link::One { .. })).map(|r| r.name.as_str());
            let remedy = match names::instead(&extends.value, own) {
                empty if empty.is_empty() => "name a field with `to: <the more general resource>`".into(),
                remedy => remedy,
            };
            let message = format!("`{}` can't be extended along `{}`", resource.name, extends.value);
            self.fault("S057", spot(declared.file, extends), message, "not a relation to one of this resource", remedy);
            return;
        };
        if !resource.fields[column].unique && column != resource.primary {
            let message = format!("`{}` doesn't extend one row each", resource.name);
            let remedy = format!("make `{}` the primary key, or unique", extends.value);
            self.fault("S057", spot(declared.file, extends), message, "several rows could share a row there", remedy);
            return;
        }
        self.api.resources[id].parent = Some(relation);
    }
}

impl Checker<'_> {
    /// Takes apart circles of resources that extend each other: everything that follows parents would never end.
    pub fn circles(&mut self) {
        for id in 0..self.api.resources.len() {
            let parent = |id: ResourceId| {
                let resource = &self.api.resources[id];
                resource.parent.map(|relation| resource.relations[relation].target)
            };
            let mut at = parent(id);
            let mut steps = 0;
            while at.is_some_and(|at| at != id) && steps < self.api.resources.len() {
                (at, steps) = (at.and_then(parent), steps + 1);
            }
            if at != Some(id) {
                continue;
            }
            self.api.resources[id].parent = None;
            let (file, name) = (self.decls[id].file, self.api.resources[id].name.clone());
            if let Some(extends) = &self.decls[id].decl.extends {
                let message = format!("`{name}` extends itself");
                let reason = if steps == 0 { "this is its own resource" } else { "what it extends extends it in turn" };
                self.fault("S057", spot(file, extends), message, reason, "take `extends` away");
            }
        }
    }
}

/// The model part of a label.
pub fn model(label: &str) -> &str {
    label.rsplit_once('.').map_or(label, |(_, model)| model)
}

fn on_delete(word: &str) -> OnDelete {
    match word {
        "cascade" => OnDelete::Cascade,
        "set_null" => OnDelete::SetNull,
        "set_default" => OnDelete::SetDefault,
        _ => OnDelete::Protect,
    }
}
