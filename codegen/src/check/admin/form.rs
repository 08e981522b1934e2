//! The form of a page: what may be filled in.

use super::super::{Checker, paths::End};
use crate::{
    model::{By, Default, Form, Group, InputField, InputTarget, Link, ResourceId},
    syntax::{At, InputDecl},
};

impl Checker<'_> {
    /// The form of a resource where the spec doesn't say it: what requests write, then all other fields that can be written,
    /// in one group.
    pub fn usual_form(&mut self, id: ResourceId) -> Form {
        let input = self.form_input(id);
        let fields = (0..input.len()).collect();
        Form { input, groups: vec![Group { name: String::new(), fields, closed: false }], ..Form::default() }
    }

    /// What may be filled in. Inputs that only hand-written code takes keep their order: it finds them by that.
    pub fn form_input(&mut self, id: ResourceId) -> Vec<InputField> {
        let resource = &self.api.resources[id];
        let written: Vec<InputField> = resource.inputs().cloned().collect();
        let mut input: Vec<InputField> = Vec::new();
        for mut field in written {
            if self.is_filled_in(id, &mut field.target) && !input.iter().any(|other| other.name == field.name) {
                input.push(field);
            }
        }
        let file = self.decls[id].file;
        for name in self.own_names(id) {
            let is_there =
                |field: &InputField| field.name == name || self.written_name(id, &field.target) == Some(&name);
            if input.iter().any(is_there) {
                continue;
            }
            let Some((steps, at, end)) = self.name(id, &name) else { continue };
            if self.is_form_field(id, at, end) {
                let name = At { value: name, line: 0, column: 0 };
                let field = self.input(file, &name, &InputDecl::default(), (steps, at, end));
                input.extend(
                    field
                        .filter(|_| true)
                        .and_then(|mut field| self.is_filled_in(id, &mut field.target).then_some(field)),
                );
            }
        }
        input
    }

    /// Whether a field can be filled in: not what is set by itself, nor the key where it is made by the database or has a
    /// default.
    fn is_form_field(&self, id: ResourceId, at: ResourceId, end: End) -> bool {
        let resource = &self.api.resources[at];
        let column = match end {
            End::Field(field) => field,
            End::Relation(relation) => match resource.relations[relation].link {
                Link::One { column } => column,
                Link::Many { own, through, .. } => return own && through.is_none(),
                _ => return false,
            },
        };
        let is_key = column == resource.primary;
        let must_be_given = at == id && resource.fields[column].default == Default::None && resource.parent.is_none();
        self.writable(at, column).is_ok() && (!is_key || must_be_given)
    }

    /// References are filled in by primary key. Rows of other resources that refer to this one aren't filled in: they have
    /// pages of their own.
    fn is_filled_in(&self, id: ResourceId, target: &mut InputTarget) -> bool {
        let resource = &self.api.resources[id];
        match target {
            InputTarget::One(_, by) => {
                *by = By::Id;
                true
            }
            InputTarget::Many(relation, by) => {
                *by = By::Id;
                matches!(resource.relations[*relation].link, Link::Many { own: true, through: None, .. })
            }
            InputTarget::Parent(inner) => {
                let parent = resource.parent.map(|relation| resource.relations[relation].target);
                parent.is_some_and(|parent| self.is_filled_in(parent, inner))
            }
            InputTarget::Extra(crate::model::ExtraType::One(_, by)) => {
                *by = By::Id;
                true
            }
            InputTarget::Column(_) | InputTarget::Kind(..) | InputTarget::Extra(_) => true,
        }
    }

    /// The name of the field that an input writes.
    fn written_name(&self, id: ResourceId, target: &InputTarget) -> Option<&String> {
        let resource = &self.api.resources[id];
        match target {
            InputTarget::Column(field) => Some(&resource.fields[*field].name),
            InputTarget::One(relation, _) | InputTarget::Many(relation, _) | InputTarget::Kind(relation, _) => {
                Some(&resource.relations[*relation].name)
            }
            InputTarget::Parent(inner) => {
                let parent = resource.parent.map(|relation| resource.relations[relation].target);
                parent.and_then(|parent| self.written_name(parent, inner))
            }
            InputTarget::Extra(_) => None,
        }
    }
}
