//! The form of a page: what may be filled in.

use super::super::{Checker, names, paths::End, spot, yes};
use crate::{
    model::{By, Default, Form, Group, InputField, InputTarget, Link, PageColumn, ResourceId},
    syntax::{At, GroupDecl, InputDecl, PageFormDecl},
};

impl Checker<'_> {
    /// The form of a resource, without inlines: what requests write, then all other fields that can be written, in one group
    /// unless the spec declares groups.
    pub fn page_form(&mut self, id: ResourceId) -> Form {
        let (mut input, file) = (self.form_input(id), self.decls[id].file);
        let decl = self.page_decl(id).and_then(|page| page.form.as_ref()).map(|form| &form.value);
        let groups = match decl.filter(|form| form.fields.is_some() || !form.groups.is_empty()) {
            Some(form) => self.groups(id, file, &mut input, form),
            None => vec![Group { name: String::new(), fields: (0..input.len()).collect(), closed: false }],
        };
        let mut wanted = Vec::new();
        for name in decl.into_iter().flat_map(|form| &form.wanted) {
            wanted.extend(self.form_field(id, file, &input, name, "no group names it"));
        }
        let mut made = Form { input, groups, wanted, ..Form::default() };
        if let Some(form) = decl {
            self.form_extras(id, file, form, &mut made);
        }
        made
    }

    /// The declared groups. What none of them names is no input, unless hand-written code finds its inputs by their order.
    fn groups(&mut self, id: ResourceId, file: usize, input: &mut Vec<InputField>, form: &PageFormDecl) -> Vec<Group> {
        let mut named: Vec<usize> = Vec::new();
        let mut made = Vec::new();
        let headed = form.groups.iter().map(|group| match &group.value.value.value {
            GroupDecl::Fields(fields) => (group.value.key.value.as_str(), fields, false),
            GroupDecl::Form(form) => (group.value.key.value.as_str(), &form.fields, yes(&form.closed)),
        });
        for (heading, names, closed) in form.fields.iter().map(|fields| ("", fields, false)).chain(headed) {
            let mut fields = Vec::new();
            for name in names {
                let Some(index) = self.form_field(id, file, input, name, "people can't fill it in") else { continue };
                if named.contains(&index) {
                    let message = format!("`{}` is in the form twice", name.value);
                    self.fault("S180", spot(file, name), message, "the second time", "take one of them away");
                    continue;
                }
                named.push(index);
                fields.push(index);
            }
            made.push(Group { name: heading.to_owned(), fields, closed });
        }
        // In the order of the groups, but what only hand-written code takes in its own.
        let is_extra = |index: &usize| matches!(input[*index].target, InputTarget::Extra(_));
        let (extras, mut kept): (Vec<usize>, Vec<usize>) = (0..input.len()).partition(is_extra);
        kept.retain(|index| named.contains(index));
        kept.sort_by_key(|index| named.iter().position(|of| of == index));
        kept.extend(extras);
        for field in made.iter_mut().flat_map(|group| &mut group.fields) {
            *field = kept.iter().position(|index| index == field).unwrap_or_default();
        }
        *input = kept.into_iter().map(|index| input[index].clone()).collect();
        made
    }

    /// The field of a form by its name; `reason`: why a known field isn't in the form.
    pub fn form_field(
        &mut self,
        id: ResourceId,
        file: usize,
        input: &[InputField],
        name: &At<String>,
        reason: &str,
    ) -> Option<usize> {
        let found = input.iter().position(|field| field.name == name.value);
        if found.is_none() && !self.vague(id) {
            let resource = &self.api.resources[id].name;
            let message = format!("the form of `{resource}` has no field `{}`", name.value);
            let is_known = self.name(id, &name.value).is_some() || self.computed_item(id, &name.value).is_some();
            let (reason, remedy) = match is_known {
                true => (reason, "take it away".to_owned()),
                false => ("unknown field", names::instead(&name.value, input.iter().map(|field| field.name.as_str()))),
            };
            self.fault("S180", spot(file, name), message, reason, remedy);
        }
        found
    }

    /// The columns of a list whose cells are inputs, each with its field of the form.
    pub fn edited(
        &mut self,
        id: ResourceId,
        file: usize,
        names: &[At<String>],
        (columns, form): (&[PageColumn], &Form),
    ) -> Vec<(usize, usize)> {
        let mut edited: Vec<(usize, usize)> = Vec::new();
        for name in names {
            let Some(column) = columns.iter().position(|of| of.name == name.value || of.sort == name.value) else {
                if !self.vague(id) {
                    let message = format!("the list has no column `{}`", name.value);
                    let remedy = names::instead(&name.value, columns.iter().map(|column| column.name.as_str()));
                    self.fault("S176", spot(file, name), message, "only what is shown can be changed in it", remedy);
                }
                continue;
            };
            let Some(field) = self.form_field(id, file, &form.input, name, "people can't fill it in") else { continue };
            let in_groups = form.groups.iter().any(|group| group.fields.contains(&field));
            let is_one = matches!(form.input[field].target, InputTarget::Column(_) | InputTarget::One(..));
            let reason = match (in_groups, is_one, edited.iter().any(|(of, _)| *of == column)) {
                (false, ..) => "no group of the form names it",
                (_, false, _) => "it is no value of its own, nor a relation to one",
                (.., true) => "the second time",
                _ => {
                    edited.push((column, field));
                    continue;
                }
            };
            let message = format!("`{}` can't be changed in the list", name.value);
            self.fault("S180", spot(file, name), message, reason, "take it away");
        }
        edited
    }

    /// What may be filled in. Inputs that only hand-written code takes keep their order: it finds them by that.
    fn form_input(&mut self, id: ResourceId) -> Vec<InputField> {
        let resource = &self.api.resources[id];
        let written: Vec<InputField> = resource.inputs().cloned().collect();
        let mut input: Vec<InputField> = Vec::new();
        for mut field in written {
            if self.is_filled_in(id, &mut field.target) && !input.iter().any(|other| other.name == field.name) {
                // People empty a field where requests leave it out.
                field.nullable |= self.may_be_null(id, &field.target);
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
                if let Some(mut field) = field
                    && self.is_filled_in(id, &mut field.target)
                {
                    input.push(field);
                }
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
            End::Derived(_) => return false,
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

    /// Whether the column that an input writes may be null.
    fn may_be_null(&self, id: ResourceId, target: &InputTarget) -> bool {
        let resource = &self.api.resources[id];
        match target {
            InputTarget::Column(field) => resource.fields[*field].nullable,
            InputTarget::One(relation, _) | InputTarget::Kind(relation, _) => {
                let column = resource.fields.iter().find(|field| field.relation == Some(*relation));
                column.is_some_and(|field| field.nullable)
            }
            InputTarget::Parent(inner) => {
                let parent = resource.parent.map(|relation| resource.relations[relation].target);
                parent.is_some_and(|parent| self.may_be_null(parent, inner))
            }
            InputTarget::Many(..) | InputTarget::Extra(_) => false,
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
