//! Inputs: what create, replace and patch take, with their rules.

use super::{Lowering, list, text, value};
use crate::{
    model::{self, ExtraType, InputTarget, Link, Resource, ResourceId, TextKind},
    names::camel,
};
use specimen_tables::{By, Doc, Input, InputField, Kind, NestedRows, Pattern, Schema, Takes, Target, Within};

/// Where an input is: its resource, and how far the columns and relations of that lie behind those of the resource that
/// the input belongs to.
#[derive(Clone, Copy)]
struct At {
    id: ResourceId,
    columns: usize,
    relations: usize,
}

impl Lowering<'_> {
    /// The inputs of a resource by path: empty for its own, and those of further paths that take more.
    pub(super) fn inputs(&self, id: ResourceId) -> Vec<(String, &'static Input)> {
        let resource = &self.api.resources[id];
        if !resource.is_written() {
            return Vec::new();
        }
        let own: Vec<&model::InputField> = resource.input.iter().collect();
        let nested = list(resource.nested_rows.iter().map(|rows| self.nested_rows(resource, rows)));
        let with_rows = |input: Input| value(Input { nested, ..input });
        let mut inputs = vec![(String::new(), with_rows(self.input_table(id, &own, &resource.name)))];
        for list in resource.lists.iter().filter(|list| !list.also.is_empty()) {
            let all: Vec<&model::InputField> = own.iter().copied().chain(&list.also).collect();
            inputs.push((list.path.clone(), with_rows(self.input_table(id, &all, &camel(&list.path)))));
        }
        inputs
    }

    /// Rows that are written with a row of a resource.
    fn nested_rows(&self, resource: &Resource, rows: &model::NestedRows) -> NestedRows {
        let child = &self.api.resources[rows.of];
        let schema = format!("{}{}", resource.name, camel(&rows.name));
        let mut all: Vec<&model::InputField> = rows.inputs.iter().collect();
        let input: &'static Input = value(self.input_table(rows.of, &all, &schema));
        let reference = &child.fields[rows.field];
        let target = match reference.relation {
            Some(relation) => InputTarget::One(relation, model::By::Id),
            None => InputTarget::Column(rows.field),
        };
        let reference = model::InputField {
            name: reference.name.clone(),
            target,
            required: true,
            required_on_create: false,
            nullable: false,
            blank: false,
            max: 0,
            pattern: None,
            within: None,
            default: None,
            create_only: false,
            object: false,
            about: String::new(),
            example: String::new(),
        };
        all.push(&reference);
        let stored: &'static Input = value(self.input_table(rows.of, &all, &format!("{schema}Stored")));
        NestedRows::new(text(&rows.name), text(&rows.about), [input, stored], rows.field)
    }

    /// What writes the rows of a resource.
    pub(super) fn input_table(&self, id: ResourceId, fields: &[&model::InputField], schema: &str) -> Input {
        let resource = &self.api.resources[id];
        let mut extras = 0;
        let actors = fields.iter().enumerate().filter(|(_, field)| self.says_who(resource, &field.target));
        Input {
            schema: text(&format!("{schema}Input")),
            patch_schema: text(&format!("{schema}Patch")),
            resource: self.resource(id),
            actors: list(actors.map(|(place, _)| place)),
            fields: list(fields.iter().map(|field| self.input_field(id, field, &mut extras))),
            nested: &[],
        }
    }

    /// Whether an input says who did something.
    fn says_who(&self, resource: &Resource, target: &InputTarget) -> bool {
        match target {
            InputTarget::One(relation, _) | InputTarget::Many(relation, _) => resource.relations[*relation].actor,
            InputTarget::Parent(inner) => {
                let parent = parent(resource).map_or(resource, |id| &self.api.resources[id]);
                self.says_who(parent, inner)
            }
            InputTarget::Column(_) | InputTarget::Kind(..) | InputTarget::Extra(_) => false,
        }
    }

    fn input_field(&self, id: ResourceId, field: &model::InputField, extras: &mut usize) -> InputField {
        let resource = &self.api.resources[id];
        let (at, target) = match &field.target {
            // Columns and relations of the table that this one extends follow its own.
            InputTarget::Parent(inner) => {
                let of = parent(resource).unwrap_or(id);
                let at = At { id: of, columns: resource.fields.len(), relations: resource.relations.len() };
                (at, inner.as_ref())
            }
            target => (At { id, columns: 0, relations: 0 }, target),
        };
        let (takes, target, schema, inherited) = self.target(at, field, target, extras);
        let about = if field.about.is_empty() { inherited } else { &field.about };
        InputField {
            name: text(&field.name),
            takes,
            target,
            required: field.required,
            required_on_create: field.required_on_create,
            nullable: field.nullable,
            blank: field.blank,
            within: field.within.map(|(least, most)| value(Within::new(least, most))),
            default: field.default.map(|default| self.default(default)),
            create_only: field.create_only,
            doc: Doc { schema, about: text(about), nullable: field.nullable, example: text(&field.example) },
        }
    }

    /// What an input accepts and writes, how the document describes it, and the column's own description.
    fn target<'a>(
        &'a self,
        at: At,
        field: &model::InputField,
        target: &InputTarget,
        extras: &mut usize,
    ) -> (Takes, Target, Schema, &'a str) {
        let resource = &self.api.resources[at.id];
        match target {
            InputTarget::Column(index) => {
                let column = &resource.fields[*index];
                let schema = if column.by_label {
                    Schema::Label(self.choices(at.id, *index))
                } else {
                    self.column_schema(at.id, *index)
                };
                let takes = self.column_takes(at.id, *index, field);
                (takes, Target::Column(index + at.columns), schema, &column.about)
            }
            InputTarget::One(relation, by) => {
                let of = resource.relations[*relation].target;
                let column = own_column(resource, *relation);
                let takes = Takes::One(self.resource(of), self.by(of, *by));
                let about = &resource.fields[column].about;
                (takes, Target::Column(column + at.columns), self.by_schema(of, *by), about)
            }
            InputTarget::Many(relation, by) => {
                let of = resource.relations[*relation].target;
                let takes = Takes::Many(self.resource(of), self.by(of, *by));
                let schema = Schema::List(value(self.by_schema(of, *by)));
                (takes, Target::Relation(relation + at.relations), schema, "")
            }
            InputTarget::Kind(relation, apps) => {
                let column = own_column(resource, *relation);
                let takes = Takes::Kind(list(apps.iter().map(|app| text(app))));
                (takes, Target::Column(column + at.columns), Schema::Text(""), "")
            }
            // A parent's target isn't a parent's again: the checker knows one level.
            InputTarget::Parent(inner) => self.target(at, field, inner, extras),
            InputTarget::Extra(ty) => {
                let place = *extras;
                *extras += 1;
                let (takes, schema) = match ty {
                    ExtraType::Value(kind) => (Takes::of(*kind, field.max), Schema::of(*kind)),
                    ExtraType::One(of, by) => {
                        (Takes::One(self.resource(*of), self.by(*of, *by)), self.by_schema(*of, *by))
                    }
                };
                (takes, Target::Extra(place), schema, "")
            }
        }
    }

    fn column_takes(&self, id: ResourceId, index: usize, field: &model::InputField) -> Takes {
        let column = &self.api.resources[id].fields[index];
        if !column.choices.is_empty() {
            let choices = self.choices(id, index);
            return if column.by_label { Takes::Label(choices) } else { Takes::Choice(choices) };
        }
        match column.kind {
            Kind::Text => match column.text {
                TextKind::Email => Takes::Email(field.max),
                TextKind::Url => Takes::Url(field.max),
                TextKind::Image => Takes::Image(field.max),
                TextKind::Line | TextKind::Text => {
                    let pattern = field.pattern.as_ref();
                    let pattern = pattern.map(|(regex, message)| value(Pattern::new(text(regex), text(message))));
                    Takes::Text(field.max, pattern)
                }
            },
            Kind::Small | Kind::Int | Kind::Big => {
                let (least, most) = bounds(column.kind);
                Takes::Int(
                    column.at_least.map_or(least, |v| least.max(v as i64)),
                    column.at_most.map_or(most, |v| most.min(v as i64)),
                )
            }
            Kind::Float => {
                Takes::Float(column.at_least.unwrap_or(f64::NEG_INFINITY), column.at_most.unwrap_or(f64::INFINITY))
            }
            Kind::Json if field.object => Takes::JsonObject,
            kind => Takes::of(kind, field.max),
        }
    }

    fn by(&self, of: ResourceId, by: model::By) -> By {
        match by {
            model::By::Field(index) => By::Key(index),
            model::By::Id => By::Id,
            model::By::Pk => By::Pk,
            model::By::Url => By::Url(text(&format!("/{}", self.api.resources[of].path))),
        }
    }

    fn by_schema(&self, of: ResourceId, by: model::By) -> Schema {
        match by {
            model::By::Field(index) => self.column_schema(of, index),
            model::By::Id | model::By::Pk => self.column_schema(of, self.api.resources[of].primary),
            model::By::Url => Schema::Text("uri"),
        }
    }
}

/// The resource whose table a resource extends.
pub fn parent(resource: &Resource) -> Option<ResourceId> {
    resource.parent.map(|relation| resource.relations[relation].target)
}

/// The column of a to-one relation.
fn own_column(resource: &Resource, relation: usize) -> usize {
    match resource.relations[relation].link {
        Link::One { column } => column,
        // The checker takes nothing else for an input that is written as one value.
        _ => resource.primary,
    }
}

/// The smallest and the largest number of an integer column.
fn bounds(kind: Kind) -> (i64, i64) {
    match Takes::of(kind, 0) {
        Takes::Int(least, most) => (least, most),
        _ => (i64::MIN, i64::MAX),
    }
}
