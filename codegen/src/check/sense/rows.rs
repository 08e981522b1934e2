//! Rows that nobody can make: required values that nothing gives, and rows that need each other.

use super::super::{Checker, spot};
use crate::model::{Auto, Default, Field, InputTarget, Kind, Relation, Resource, ResourceId};
use std::collections::BTreeSet;

impl Checker<'_> {
    /// Required columns of rows that clients make, where no input, default or hook gives a value.
    pub fn needed_values(&mut self) {
        let mut found = Vec::new();
        for (id, resource) in self.api.resources.iter().enumerate() {
            let further = resource.lists.iter().map(|list| &list.operations);
            if resource.behaviour.before_save || !std::iter::once(&resource.operations).chain(further).any(|o| o.create)
            {
                continue;
            }
            let given: BTreeSet<usize> =
                resource.inputs().filter_map(|input| column(resource, &input.target)).collect();
            for (declared, field) in self.columns_of(id) {
                let index = resource.fields.iter().position(|other| other.name == field.name);
                let is_parent = resource.parent.is_some_and(|parent| field.relation == Some(parent));
                if needs_value(resource, field) && !is_parent && index.is_some_and(|index| !given.contains(&index)) {
                    found.push((spot(declared.file, &declared.name), resource.name.clone(), field.name.clone()));
                }
            }
        }
        for (spot, resource, field) in found {
            let message = format!("no `{resource}` can be made: nothing gives `{field}` a value");
            let reason = "it is required, and `create` has no input for it";
            let remedy =
                "add it to `write`, give it a `default` or `nullable: true`, or set it in a `before_save` hook";
            self.fault("S202", spot, message, reason, remedy);
        }
    }

    /// Circles of relations that must lead to a row: the first row of a circle would need the last.
    pub fn needed_rows(&mut self) {
        let count = self.api.resources.len();
        let edges: Vec<Vec<(usize, ResourceId)>> = (0..count).map(|id| self.required_relations(id)).collect();
        let mut seen = vec![false; count];
        let mut circles = Vec::new();
        for start in 0..count {
            let mut path = Vec::new();
            circle(start, &edges, &mut seen, &mut path, &mut circles);
        }
        for circle in circles {
            let (id, relation) = circle[0];
            let name = self.api.resources[id].relations[relation].name.clone();
            let names: Vec<_> =
                circle.iter().skip(1).map(|(id, _)| format!("`{}`", self.api.resources[*id].name)).collect();
            let own = &self.api.resources[id].name;
            let message = match names.is_empty() {
                true => format!("the first `{own}` needs another `{own}`"),
                false => format!("`{own}` and {} need each other", names.join(" and ")),
            };
            let Some(field) = self.decls[id].fields.iter().find(|field| field.name.value == name) else { continue };
            let at = spot(field.file, &field.name);
            let remedy = "make one of the relations `nullable`, or give it a default";
            self.fault("S203", at, message, "so no first row can be made", remedy);
        }
    }

    /// Own relations to one that must lead to a row which is there before: indices and targets.
    fn required_relations(&self, id: ResourceId) -> Vec<(usize, ResourceId)> {
        let resource = &self.api.resources[id];
        if resource.behaviour.before_save {
            return Vec::new();
        }
        let required = |(index, relation): (usize, &Relation)| {
            let field = &resource.fields[self.column_of(id, index)?];
            let needed = needs_value(resource, field) && field.relation == Some(index);
            needed.then_some((index, relation.target))
        };
        resource.relations.iter().enumerate().filter_map(required).collect()
    }
}

/// Goes along required relations, and notes the first circle that it meets from each resource.
fn circle(
    at: ResourceId,
    edges: &[Vec<(usize, ResourceId)>],
    seen: &mut [bool],
    path: &mut Vec<(ResourceId, usize)>,
    circles: &mut Vec<Vec<(ResourceId, usize)>>,
) {
    if let Some(from) = path.iter().position(|(id, _)| *id == at) {
        circles.push(path[from..].to_vec());
        return;
    }
    if std::mem::replace(&mut seen[at], true) {
        return;
    }
    for (relation, target) in &edges[at] {
        path.push((at, *relation));
        circle(*target, edges, seen, path, circles);
        path.pop();
    }
}

/// Whether a new row has no value for a column unless somebody gives one.
fn needs_value(resource: &Resource, field: &Field) -> bool {
    let counts = field.name == resource.fields[resource.primary].name
        && matches!(field.kind, Kind::Small | Kind::Int | Kind::Big)
        && field.relation.is_none();
    !field.nullable && !field.blank && field.default == Default::None && field.auto == Auto::No && !counts
}

/// The own column that an input writes.
fn column(resource: &Resource, target: &InputTarget) -> Option<usize> {
    match target {
        InputTarget::Column(column) => Some(*column),
        InputTarget::One(relation, _) | InputTarget::Kind(relation, _) => {
            resource.fields.iter().position(|field| field.relation == Some(*relation))
        }
        InputTarget::Many(..) | InputTarget::Parent(_) | InputTarget::Extra(_) => None,
    }
}
