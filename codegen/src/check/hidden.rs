//! What follows from rules that hide rows for those that must refer to them: a row whose lab is hidden is hidden, too.

use super::{Checker, Declared, spot};
use crate::model::{Allow, Api, Link, Operations, ResourceId};

impl Checker<'_> {
    /// A public list shows rows to those without a token, so the rules of who reads them, and what they must refer to,
    /// must let them.
    pub fn public_rows(&mut self, id: ResourceId, operations: &Operations) {
        if !operations.public_list {
            return;
        }
        let hidden = |id: &ResourceId| {
            let read = self.api.resources[*id].access.read.as_ref();
            read.is_some_and(|read| !read.iter().any(reaches_public))
        };
        let Some(hidden) = required(&self.api, id).into_iter().find(hidden) else { return };
        let Declared { file, decl, .. } = &self.decls[id];
        let at = decl.access.as_ref().and_then(|access| access.value.list.as_ref());
        let spot = at.map_or_else(|| spot(*file, &decl.resource), |at| spot(*file, at));
        let message = format!("the public list of `{}` is always empty", decl.resource.value);
        let other = &self.api.resources[hidden].name;
        let (reason, whose) = match hidden == id {
            true => ("`read` lets nobody see a row without a token".to_owned(), "`read`".to_owned()),
            false => (
                format!("its rows must refer to a `{other}`, which nobody sees without a token"),
                format!("`read` of `{other}`"),
            ),
        };
        let remedy = format!("add `public` or `{{ rule: .. }}` to {whose}, or take `list: public` away");
        self.fault("S168", spot, message, reason, remedy);
    }

    /// Rows that must refer to rows of their own kind, and so on: whether one is there would depend on all before it.
    pub fn hidden_chains(&mut self, id: ResourceId) {
        let Declared { file, decl, fields, .. } = &self.decls[id];
        let hides = |id: &ResourceId| {
            let access = &self.api.resources[*id].access;
            access.extra.is_some() || access.read.is_some()
        };
        for (field, target) in references(&self.api, id) {
            let reached = required(&self.api, target);
            if !reached.contains(&id) || !reached.iter().any(hides) {
                continue;
            }
            let at = fields.iter().find(|declared| declared.name.value == field).map(|field| (field.file, &field.name));
            let spot = at.map_or_else(|| spot(*file, &decl.resource), |(file, name)| spot(file, name));
            let name = &decl.resource.value;
            let message = format!("rows of `{name}` can't have rules of who reads them");
            let reason = format!("`{field}` makes chains of rows, each of which would be hidden with the one before");
            self.fault("S169", spot, message, reason, format!("make `{field}` nullable, or take the rules away"));
            return;
        }
    }
}

/// References that can't be null: field, and to what it refers.
fn references(api: &Api, id: ResourceId) -> Vec<(String, ResourceId)> {
    let resource = &api.resources[id];
    let required = resource
        .relations
        .iter()
        .filter(|relation| matches!(relation.link, Link::One { column } if !resource.fields[column].nullable));
    required.map(|relation| (relation.name.clone(), relation.target)).collect()
}

/// A resource and those to which its rows must refer, directly or by others.
fn required(api: &Api, id: ResourceId) -> Vec<ResourceId> {
    let (mut reached, mut n) = (vec![id], 0);
    while let Some(at) = reached.get(n).copied() {
        for (_, target) in references(api, at) {
            if !reached.contains(&target) {
                reached.push(target);
            }
        }
        n += 1;
    }
    reached
}

fn reaches_public(allow: &Allow) -> bool {
    match allow {
        Allow::Public | Allow::Rule(_) | Allow::Not(_) => true,
        Allow::All(list) => list.iter().all(reaches_public),
        _ => false,
    }
}
