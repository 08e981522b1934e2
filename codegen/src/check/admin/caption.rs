//! What people call a row: the columns that tell it from others.

use super::{
    super::{Checker, paths::End, spot},
    columns::COLUMN,
};
use crate::model::{Field, Kind, Link, Path, ResourceId, TextKind};

/// Columns of a caption at most.
const COLUMNS: usize = 3;

impl Checker<'_> {
    /// The captions of all resources.
    pub fn captions(&mut self) {
        self.captions = (0..self.api.resources.len()).map(|id| self.declared_caption(id)).collect();
        for id in 0..self.api.resources.len() {
            if !self.decls[id].broken {
                let caption = self.caption_paths(id).iter().map(|path| self.lookup(id, path)).collect();
                self.api.resources[id].caption = caption;
            }
        }
    }

    /// The caption that the spec declares.
    fn declared_caption(&mut self, id: ResourceId) -> Option<Vec<Path>> {
        let (file, paths) = (self.decls[id].file, self.page_decl(id)?.caption.as_ref()?);
        let mut caption = Vec::new();
        for path in paths {
            let Some(found) = self.walk(id, file, path, COLUMN) else { continue };
            match found.end {
                End::Field(field) if !self.many(id, &found.steps) => caption.push(Path { steps: found.steps, field }),
                _ => {
                    let message = format!("nobody calls a row `{}`", path.value);
                    self.fault("S176", spot(file, path), message, "this isn't one value", "go on to a column");
                }
            }
        }
        Some(caption)
    }

    /// A path as lookups write it.
    pub fn lookup(&self, id: ResourceId, path: &Path) -> String {
        let (mut at, mut names) = (id, Vec::new());
        for step in &path.steps {
            let relation = &self.api.resources[at].relations[*step];
            names.push(relation.name.as_str());
            at = relation.target;
        }
        names.push(&self.api.resources[at].fields[path.field].name);
        names.join("__")
    }

    /// The columns that people call a row by: its natural key, its name, a text that no other row has, or the row to which
    /// it belongs and a date.
    pub fn caption_paths(&self, id: ResourceId) -> Vec<Path> {
        self.caption_within(id, &mut Vec::new())
    }

    fn caption_within(&self, id: ResourceId, within: &mut Vec<ResourceId>) -> Vec<Path> {
        if let Some(Some(declared)) = self.captions.get(id) {
            return declared.clone();
        }
        let resource = &self.api.resources[id];
        if resource.secret || within.contains(&id) || resource.fields.is_empty() {
            return Vec::new();
        }
        let is_shown = |field: &Field| {
            let rules = resource.access.fields.iter().find(|access| access.field == field.name);
            !field.secret && rules.is_none_or(|access| access.read.is_none())
        };
        let is_line = |field: &Field| field.kind == Kind::Text && field.text == TextKind::Line && is_shown(field);
        let key = &resource.fields[resource.key];
        let found = if resource.key != resource.primary && key.relation.is_none() && is_shown(key) {
            Some(resource.key)
        } else {
            let named = |(index, field): &(usize, &Field)| {
                field.name == "name" && is_line(field) && self.tells_apart(id, *index)
            };
            let unique = |(_, field): &(usize, &Field)| field.unique && is_line(field);
            let fields = || resource.fields.iter().enumerate();
            fields().find(named).or_else(|| fields().find(unique)).map(|(index, _)| index)
        };
        if let Some(field) = found {
            return vec![Path { steps: Vec::new(), field }];
        }
        within.push(id);
        let mut caption = match resource.parent {
            Some(parent) => self.caption_along(id, parent, within),
            None => self.caption_by_relations(id, within, &is_shown),
        };
        within.pop();
        caption.truncate(COLUMNS);
        caption
    }

    /// Whether a text that may be empty is used to tell rows apart, as far as the spec says.
    fn tells_apart(&self, id: ResourceId, field: usize) -> bool {
        let resource = &self.api.resources[id];
        let Field { name, column, blank, nullable, unique, .. } = &resource.fields[field];
        let is_sorted = resource.order.iter().any(|order| order.path == name);
        let is_unique = *unique || resource.unique.iter().any(|set| set.fields.contains(&field));
        let is_indexed = resource.indexes.iter().any(|columns| columns.first() == Some(column));
        (!blank && !nullable) || is_sorted || is_unique || is_indexed
    }

    fn caption_along(&self, id: ResourceId, relation: usize, within: &mut Vec<ResourceId>) -> Vec<Path> {
        let paths = self.caption_within(self.api.resources[id].relations[relation].target, within);
        let along = |path: Path| Path { steps: [vec![relation], path.steps].concat(), field: path.field };
        paths.into_iter().map(along).collect()
    }

    /// The row to which one belongs, and a date; without one, also a second row to which it must belong.
    fn caption_by_relations(
        &self,
        id: ResourceId,
        within: &mut Vec<ResourceId>,
        is_shown: &dyn Fn(&Field) -> bool,
    ) -> Vec<Path> {
        let resource = &self.api.resources[id];
        let kinds = self.api.kinds.as_ref().map(|kinds| kinds.resource);
        let mut relations: Vec<(usize, &Field)> = resource
            .fields
            .iter()
            .filter_map(|field| Some((field.relation?, field)))
            .filter(|(relation, field)| {
                let relation = &resource.relations[*relation];
                let is_one = matches!(relation.link, Link::One { .. });
                is_one && !relation.secret && Some(relation.target) != kinds && is_shown(field)
            })
            .collect();
        // It belongs to what it must refer to, sooner than to those who made it.
        relations.sort_by_key(|(relation, field)| (field.nullable, resource.relations[*relation].actor));
        let mut relations = relations.into_iter();
        let Some(mut caption) = relations.find_map(|(relation, _)| {
            let caption = self.caption_along(id, relation, within);
            (!caption.is_empty()).then_some(caption)
        }) else {
            return Vec::new();
        };
        let first = resource.order.first().map(|order| order.path);
        let mut dates: Vec<(usize, &Field)> = resource
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| matches!(field.kind, Kind::Date | Kind::DateTime) && is_shown(field))
            .collect();
        dates.sort_by_key(|(_, field)| (Some(field.name.as_str()) != first, field.auto != crate::model::Auto::No));
        match dates.first() {
            Some((field, _)) => caption.push(Path { steps: Vec::new(), field: *field }),
            None => {
                let second = relations.find(|(_, field)| !field.nullable);
                caption.extend(second.into_iter().flat_map(|(relation, _)| self.caption_along(id, relation, within)));
            }
        }
        caption
    }
}
