//! Resources: columns, relations, orders, unique sets.

use super::{Lowering, list, names, text};
use crate::model::{self, Behaviour, Field, ResourceId, TextKind};
use specimen_tables::{Choice, ChoiceValue, Column, Default, Derived, Event, Relation, Resource, Unique};

/// What happens around writes: the events, and the methods that a trait has for them.
pub fn events(behaviour: &Behaviour) -> impl Iterator<Item = (Event, &'static str)> {
    [
        (behaviour.validate, Event::Validate, "validate"),
        (behaviour.before_save, Event::BeforeSave, "before_save"),
        (behaviour.after_save, Event::AfterSave, "after_save"),
        (behaviour.before_delete, Event::BeforeDelete, "before_delete"),
        (behaviour.after_delete, Event::AfterDelete, "after_delete"),
        (behaviour.picture_width, Event::PictureWidth, "picture_width"),
    ]
    .into_iter()
    .filter(|(named, ..)| *named)
    .map(|(_, event, method)| (event, method))
}

impl Lowering<'_> {
    pub(super) fn resource_table(&self, id: ResourceId) -> Resource {
        let resource = &self.api.resources[id];
        let columns = resource.fields.iter().enumerate().map(|(index, field)| self.column(id, index, field));
        let unique = resource.unique.iter().map(|unique| Unique {
            columns: list(unique.fields.iter().copied()),
            condition: text(&unique.condition),
            message: text(&unique.message),
        });
        let indexes = resource.indexes.iter().map(|columns| list(columns.iter().map(|column| text(column))));
        let hooks =
            events(&resource.behaviour).map(|(event, method)| (event, self.hook(&names::hook(&resource.name, method))));
        Resource {
            name: text(&resource.name),
            label: text(&resource.label),
            words: text(&resource.words),
            record: text(&resource.record),
            about: text(&resource.about),
            table: text(&resource.table),
            was: text(&resource.was),
            primary: resource.primary,
            columns: list(columns),
            derived: list(resource.derived.iter().map(derived)),
            relations: list(resource.relations.iter().map(|relation| self.relation(relation))),
            parent: resource.parent,
            order: list(resource.order.iter().copied()),
            unique: list(unique),
            indexes: list(indexes),
            checks: list(resource.checks.iter().copied()),
            no_overlap: list(resource.no_overlap.iter().copied()),
            secret: resource.secret,
            hooks: list(hooks),
            access: self.access(id),
            caption: list(resource.caption.iter().map(|path| text(path))),
        }
    }

    fn column(&self, id: ResourceId, index: usize, field: &Field) -> Column {
        Column {
            name: text(&field.column),
            field: text(&field.name),
            kind: field.kind,
            nullable: field.nullable,
            max: field.max,
            default: self.default(field.default),
            auto: field.auto,
            choices: self.choices(id, index),
            unique: field.unique,
            unique_message: text(&field.taken),
            secret: field.secret,
            file: field.text == TextKind::Image,
            long: field.text == TextKind::Text && field.max > 0,
            index: field.index,
            tree: field.tree,
            was: text(&field.was),
            fill: self.default(field.fill),
        }
    }

    fn relation(&self, relation: &model::Relation) -> Relation {
        let link = relation.link.map(|id| self.reference(id));
        Relation {
            name: text(&relation.name),
            target: self.reference(relation.target),
            link,
            secret: relation.secret,
            was: text(&relation.was),
        }
    }

    /// The choices of a field, made once, so that all who show or take them name the same list.
    pub(super) fn choices(&self, id: ResourceId, field: usize) -> &'static [Choice] {
        let field_of = &self.api.resources[id].fields[field];
        let of = &field_of.choices;
        if of.is_empty() {
            return &[];
        }
        self.choices
            .borrow_mut()
            .entry((id, field))
            .or_insert_with(|| list(of.iter().map(|of| choice(of, &field_of.renamed_choices))))
    }

    pub(super) fn default(&self, default: model::Default) -> Default {
        default.map(|id| self.reference(id))
    }
}

fn derived(of: &model::Derived) -> Derived {
    let column = Column::new(text(&of.name), of.kind);
    let made = Derived::new(if of.nullable { column.nullable() } else { column }, of.sql);
    if of.related { made.related() } else { made }
}

/// Stored values are JSON texts in the model.
fn choice((value, label): &(String, String), renamed: &[(String, String)]) -> Choice {
    let was = renamed.iter().find(|(now, _)| now == value).map(|(_, was)| choice_value(was));
    Choice { value: choice_value(value), label: text(label), was }
}

fn choice_value(value: &str) -> ChoiceValue {
    match serde_json::from_str::<serde_json::Value>(value) {
        Ok(serde_json::Value::Number(number)) => ChoiceValue::Int(number.as_i64().unwrap_or_default()),
        Ok(serde_json::Value::String(value)) => ChoiceValue::Text(text(&value)),
        _ => ChoiceValue::Text(text(value)),
    }
}
