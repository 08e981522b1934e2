//! What a form shows beside its fields, and what its fields offer.

use super::{
    super::{Checker, paths::PathUse, spot},
    list::Gathered,
};
use crate::{
    model::{Form, InputField, InputTarget, Kind, Narrow, NarrowBy, ResourceId},
    syntax::{At, PageFormDecl, Scalar},
};

/// What paths of offered rows are for.
const OFFERED: PathUse = PathUse { code: "S220", lookups: true, secret: false };

/// Paths of offered rows, and what they must be.
type Wanted = [(At<String>, At<Scalar>)];

impl Checker<'_> {
    /// What is shown of a row, and what its fields offer and begin with.
    pub fn form_extras(&mut self, id: ResourceId, file: usize, decl: &PageFormDecl, form: &mut Form) {
        if !decl.show.is_empty() {
            let mut gathered = Gathered::new(id, self.api.resources[id].primary);
            self.columns(&mut gathered, file, &decl.show);
            let place = self.api.resources[id].place.clone();
            form.show = Some(gathered.rows("admin_show", place));
        }
        form.plot = decl.plot.as_ref().map_or_else(String::new, |plot| plot.value.trim_matches('/').to_owned());
        for (name, by) in &decl.narrow.0 {
            form.narrow.extend(self.narrowed(id, file, &form.input, (name, &by.value.0)));
        }
        for name in &decl.remember {
            let Some(field) = self.form_field(id, file, &form.input, name, "no group names it") else { continue };
            if self.chosen_in(id, &form.input[field]).is_some_and(|(_, many)| !many) {
                form.remember.push(field);
            } else {
                let message = format!("`{}` can't begin with what was chosen last", name.value);
                self.fault("S221", spot(file, name), message, "it is no relation to one", "take it away");
            }
        }
        for (name, template) in &decl.templates.0 {
            let text = self.form_field(id, file, &form.input, name, "no group names it");
            let by = self.form_field(id, file, &form.input, &template.value.by, "no group names it");
            let (Some(text), Some(by)) = (text, by) else { continue };
            if !self.is_text(id, &form.input[text]) {
                let message = format!("`{}` can't begin as a template", name.value);
                self.fault("S222", spot(file, name), message, "it is no text", "take it away");
            } else if self.chosen_in(id, &form.input[by]).is_none() {
                let message = format!("`{}` can't decide a template", template.value.by.value);
                let remedy = "name a relation of the form";
                self.fault("S222", spot(file, &template.value.by), message, "no rows are chosen in it", remedy);
            } else {
                form.templates.push((text, by, template.value.setting.value.clone()));
            }
        }
    }

    /// The rows that a field is to offer.
    fn narrowed(
        &mut self,
        id: ResourceId,
        file: usize,
        input: &[InputField],
        (name, by): (&At<String>, &Wanted),
    ) -> Option<Narrow> {
        let field = self.form_field(id, file, input, name, "no group names it")?;
        let Some((target, _)) = self.chosen_in(id, &input[field]) else {
            let message = format!("`{}` offers no rows", name.value);
            self.fault("S220", spot(file, name), message, "it is no relation", "take it away");
            return None;
        };
        let users = self.api.accounts.as_ref().map(|accounts| accounts.users);
        let mut found = Vec::new();
        for (path, value) in by {
            if self.walk(target, file, path, OFFERED).is_none() {
                continue;
            }
            let lookup = path.value.replace('.', "__");
            let text = match &value.value {
                Scalar::Bool(value) => value.to_string(),
                Scalar::Int(value) => value.to_string(),
                Scalar::Float(value) => value.to_string(),
                Scalar::Text(value) => value.clone(),
            };
            let by = match text.strip_prefix('$') {
                None => NarrowBy::Value(text),
                Some("user") if users.is_some() => NarrowBy::User,
                Some(other) => {
                    let other = At { value: other.to_owned(), line: value.line, column: value.column };
                    let Some(at) = self.form_field(id, file, input, &other, "no group names it") else { continue };
                    if at == field || matches!(input[at].target, InputTarget::Many(..)) {
                        let message = format!("`{}` can't say which rows `{}` offers", other.value, name.value);
                        let reason = if at == field { "it is the field itself" } else { "several rows stand in it" };
                        self.fault("S220", spot(file, value), message, reason, "name another field");
                        continue;
                    }
                    NarrowBy::Field(at)
                }
            };
            found.push((lookup, by));
        }
        (!found.is_empty()).then_some(Narrow { field, by: found })
    }

    /// The resource whose rows an input offers, and whether several are chosen.
    fn chosen_in(&self, id: ResourceId, field: &InputField) -> Option<(ResourceId, bool)> {
        self.chosen_by(id, &field.target)
    }

    fn chosen_by(&self, id: ResourceId, target: &InputTarget) -> Option<(ResourceId, bool)> {
        let resource = &self.api.resources[id];
        match target {
            InputTarget::One(relation, _) => Some((resource.relations[*relation].target, false)),
            InputTarget::Many(relation, _) => Some((resource.relations[*relation].target, true)),
            InputTarget::Parent(inner) => self.chosen_by(resource.relations[resource.parent?].target, inner),
            InputTarget::Column(_) | InputTarget::Kind(..) | InputTarget::Extra(_) => None,
        }
    }

    fn is_text(&self, id: ResourceId, field: &InputField) -> bool {
        fn of(checker: &Checker<'_>, id: ResourceId, target: &InputTarget) -> bool {
            let resource = &checker.api.resources[id];
            match target {
                InputTarget::Column(column) => {
                    resource.fields[*column].kind == Kind::Text && resource.fields[*column].choices.is_empty()
                }
                InputTarget::Parent(inner) => {
                    resource.parent.is_some_and(|parent| of(checker, resource.relations[parent].target, inner))
                }
                _ => false,
            }
        }
        of(self, id, &field.target)
    }
}
