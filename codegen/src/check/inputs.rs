//! Inputs of create, replace and patch: derived from the detail, or as `write` says.

use super::{Checker, defaults::Holder, fields, names, paths::End, relations::Key, spot, text, yes};
use crate::{
    model::{Auto, By, Default, ExtraType, Field, InputField, InputTarget, Kind, Link, ResourceId},
    syntax::{At, InputDecl, RequiredDecl, WriteDecl},
};

/// Types of inputs that only hand-written code takes.
pub const EXTRAS: &[&str] =
    &["uuid", "string", "small", "integer", "big", "float", "boolean", "date", "time", "datetime", "duration", "json"];

impl Checker<'_> {
    /// The inputs of a resource.
    pub fn inputs(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        match &declared.decl.write {
            Some(inputs) => self.api.resources[id].input = self.written(id, inputs, true),
            None if self.api.resources[id].is_written() => self.shown_inputs(id),
            None => {}
        }
        for (path, list) in &declared.decl.lists.0 {
            let path = path.value.trim_matches('/');
            let also = self.written(id, &list.value.write_also, false);
            if let Some(list) = self.api.resources[id].lists.iter_mut().find(|list| list.path == path) {
                list.also = also;
            }
        }
    }

    /// What is declared to be written, beside the inputs that the resource has already. `extras` allows what
    /// only hand-written code takes.
    fn written(&mut self, id: ResourceId, declared: &[At<WriteDecl>], extras: bool) -> Vec<InputField> {
        let file = self.decls[id].file;
        let mut inputs: Vec<InputField> = Vec::new();
        for input in declared {
            let usual = InputDecl::default();
            let (name, decl) = match &input.value {
                WriteDecl::Name(name) => (At { value: name.clone(), line: input.line, column: input.column }, &usual),
                WriteDecl::Made(one) => (one.key.clone(), &one.value.value),
            };
            if !decl.rows.is_empty() {
                match extras {
                    true => self.nested_rows(id, file, &name, decl),
                    false => {
                        self.no_rows(file, &name, "only a resource's own inputs have rows", "declare it under `write`")
                    }
                }
                continue;
            }
            if self.api.resources[id].input.iter().chain(&inputs).any(|other| other.name == name.value) {
                let message = format!("`{}` is written twice", name.value);
                self.fault("S112", spot(file, &name), message, "the second time", "take one of them away");
            } else if let Some(input) = self.declared_input(id, file, &name, decl) {
                if !extras && matches!(input.target, InputTarget::Extra(_)) {
                    let message = format!("`{}` is handed to hand-written code", name.value);
                    let reason = "that knows the inputs under `write` alone";
                    self.fault("S113", spot(file, &name), message, reason, "declare it under `write`");
                    continue;
                }
                inputs.push(input);
            }
        }
        inputs
    }

    /// What the detail shows and can be written.
    fn shown_inputs(&mut self, id: ResourceId) {
        let file = self.decls[id].file;
        for item in self.shown(id, self.api.resources[id].operations.detail) {
            let of = item.how.and_then(|how| how.of.as_ref()).unwrap_or(&item.name);
            let nested = item.how.is_some_and(|how| how.r#as.is_some() || how.constant.is_some());
            let Some((steps, at, end)) = self.name(id, &of.value).filter(|_| !nested && of.value != "pk") else {
                continue;
            };
            let writable = match end {
                End::Field(field) => self.writable(at, field).is_ok() && field != self.api.resources[at].primary,
                End::Derived(_) => false,
                End::Relation(relation) => match &self.api.resources[at].relations[relation].link {
                    Link::One { column: field } => {
                        self.writable(at, *field).is_ok() && *field != self.api.resources[at].primary
                    }
                    Link::Many { own, .. } => *own,
                    _ => false,
                },
            };
            if writable {
                let by = item.how.and_then(|how| how.by.clone());
                let decl = InputDecl { by, ..InputDecl::default() };
                let input = self.input(file, &item.name, &decl, (steps, at, end));
                self.api.resources[id].input.extend(input);
            }
        }
    }

    /// Whether clients may write a column; else why not.
    pub fn writable(&self, at: ResourceId, field: usize) -> Result<(), &'static str> {
        let field = &self.api.resources[at].fields[field];
        match () {
            () if field.secret => Err("the field is secret"),
            () if field.read_only => Err("the field is `read_only`"),
            () if field.auto != Auto::No => Err("the field is set by itself (`auto`)"),
            () => Ok(()),
        }
    }

    pub fn declared_input(
        &mut self,
        id: ResourceId,
        file: usize,
        name: &At<String>,
        decl: &InputDecl,
    ) -> Option<InputField> {
        if !names::is_field_name(&name.value) {
            self.not_a_field_name(file, name, "an input");
        }
        if decl.r#type.is_some() || decl.to.is_some() {
            return self.extra(file, name, decl);
        }
        let of = decl.of.as_ref().unwrap_or(name);
        let Some((steps, at, end)) = self.name(id, &of.value) else {
            if !self.vague(id) {
                self.not_written(id, file, of);
            }
            return None;
        };
        let refused = match end {
            End::Field(field) => self.writable(at, field).err(),
            End::Derived(_) => Some("the database makes this value"),
            End::Relation(relation) => match &self.api.resources[at].relations[relation].link {
                Link::One { column: field } => self.writable(at, *field).err(),
                Link::Loose { .. } => Some("these rows only hold this row's key"),
                _ => None,
            },
        };
        if let Some(reason) = refused {
            self.fault(
                "S111",
                spot(file, of),
                format!("`{}` can't be written", of.value),
                reason,
                "take it away from `write`",
            );
            return None;
        }
        self.input(file, name, decl, (steps, at, end))
    }

    fn not_written(&mut self, id: ResourceId, file: usize, of: &At<String>) {
        let computed = &self.decls[id].decl.computed.0;
        let is_computed = of.value == "url"
            || computed.iter().any(|(name, c)| {
                name.value == of.value || c.value.page.0.iter().any(|(value, _)| value.value == of.value)
            });
        if is_computed {
            let message = format!("`{}` can't be written", of.value);
            let remedy = "take it away from `write`; an input for hand-written code has a `type`";
            self.fault("S111", spot(file, of), message, "it is computed", remedy);
            return;
        }
        let known = self.known(id);
        let remedy = match names::nearest(&of.value, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "an input for hand-written code has a `type`, e.g. `{ width: { type: string } }`".into(),
        };
        let message = format!("`{}` has no field `{}` to write", self.api.resources[id].name, of.value);
        self.fault("S110", spot(file, of), message, "unknown field", remedy);
    }

    fn extra(&mut self, file: usize, name: &At<String>, decl: &InputDecl) -> Option<InputField> {
        if let Some(of) = &decl.of {
            let message = format!("`{}` is written to a field and handed to hand-written code", name.value);
            self.fault(
                "S113",
                spot(file, of),
                message,
                "only one of both is possible",
                "take `of` away, or `type` and `to`",
            );
        }
        let target = match (&decl.r#type, &decl.to) {
            (Some(_), Some(to)) => {
                let message = format!("`{}` has both a type and a related resource", name.value);
                self.fault(
                    "S031",
                    spot(file, to),
                    message,
                    "a reference's type is that of the key",
                    "take `type` or `to` away",
                );
                return None;
            }
            (_, Some(to)) => {
                let of = self.resource(file, to)?;
                let by = match &decl.by {
                    None => By::Id,
                    Some(by) if by.value == "url" => By::Url,
                    Some(by) => By::Field(self.natural_key(of, file, by)?),
                };
                ExtraType::One(of, by)
            }
            (Some(word), None) => match fields::kind(&word.value).filter(|_| EXTRAS.contains(&word.value.as_str())) {
                Some((kind, ..)) => ExtraType::Value(kind),
                None => {
                    let remedy = names::instead(&word.value, EXTRAS.iter().copied());
                    self.fault(
                        "S032",
                        spot(file, word),
                        format!("no input has the type `{}`", word.value),
                        "unknown type",
                        remedy,
                    );
                    return None;
                }
            },
            (None, None) => return None,
        };
        let kind = match &target {
            ExtraType::Value(kind) => Some(*kind),
            ExtraType::One(..) => None,
        };
        let holder =
            Holder { name: &name.value, kind: kind.unwrap_or(Kind::Uuid), target: None, choices: &[], nullable: true };
        let default = decl.default.as_ref().and_then(|default| self.default(file, default, &holder));
        let (required, required_on_create) = self.required(file, decl, false);
        Some(InputField {
            name: name.value.clone(),
            target: InputTarget::Extra(target),
            required,
            required_on_create,
            nullable: yes(&decl.nullable),
            blank: yes(&decl.blank),
            max: decl.max.as_ref().map_or(0, |max| max.value),
            pattern: None,
            within: None,
            default,
            create_only: yes(&decl.create_only),
            object: yes(&decl.object),
            about: text(&decl.about),
            example: String::new(),
        })
    }

    pub fn input(
        &mut self,
        file: usize,
        name: &At<String>,
        decl: &InputDecl,
        (steps, at, end): (Vec<usize>, ResourceId, End),
    ) -> Option<InputField> {
        let (target, column) = match end {
            End::Field(field) => (InputTarget::Column(field), Some(field)),
            End::Derived(_) => return None,
            End::Relation(relation) => self.relation_input(at, relation, file, decl)?,
        };
        let target = steps.iter().fold(target, |target, _| InputTarget::Parent(Box::new(target)));
        let field: Option<Field> = column.map(|column| self.api.resources[at].fields[column].clone());
        let default = match (&decl.default, &field) {
            (None, _) => None,
            (Some(default), Some(field)) => {
                let of = field.relation.map(|relation| self.api.resources[at].relations[relation].target);
                let nullable = decl.nullable.as_ref().map_or(field.nullable, |n| n.value);
                let holder =
                    Holder { name: &name.value, kind: field.kind, target: of, choices: &field.choices, nullable };
                self.default(file, default, &holder)
            }
            (Some(default), None) => {
                let holder =
                    Holder { name: &name.value, kind: Kind::Ints, target: None, choices: &[], nullable: false };
                self.default(file, default, &holder)
            }
        };
        self.fitting(file, name, decl, field.as_ref());
        let optional = match &field {
            Some(field) => field.nullable || field.blank || field.default != Default::None || default.is_some(),
            None => true,
        };
        let (required, required_on_create) = self.required(file, decl, !optional);
        let of_field = |given: &Option<At<bool>>, own: fn(&Field) -> bool| {
            given.as_ref().map_or_else(|| field.as_ref().is_some_and(own), |given| given.value)
        };
        Some(InputField {
            name: name.value.clone(),
            target,
            required,
            required_on_create,
            nullable: of_field(&decl.nullable, |field| field.nullable),
            blank: of_field(&decl.blank, |field| field.blank),
            max: decl.max.as_ref().map_or_else(|| field.as_ref().map_or(0, |field| field.max), |max| max.value),
            pattern: field.as_ref().and_then(|field| field.pattern.clone()),
            within: field.as_ref().and_then(|field| field.within),
            default,
            create_only: yes(&decl.create_only),
            object: yes(&decl.object),
            about: text(&decl.about),
            example: field.map_or_else(String::new, |field| field.example),
        })
    }

    fn relation_input(
        &mut self,
        at: ResourceId,
        relation: usize,
        file: usize,
        decl: &InputDecl,
    ) -> Option<(InputTarget, Option<usize>)> {
        let (link, target) =
            (self.api.resources[at].relations[relation].link, self.api.resources[at].relations[relation].target);
        let key = match &decl.by {
            Some(by) if by.value == "url" => Key::Url,
            Some(by) if by.value == "pk" => Key::Field(self.api.resources[target].primary),
            Some(by) => Key::Field(self.natural_key(target, file, by)?),
            None => self.key_of(at, relation),
        };
        let by = match key {
            Key::Url => By::Url,
            Key::Field(_) if decl.by.as_ref().is_some_and(|by| by.value == "pk") => By::Pk,
            // With `by: id` on the field, the id is treated as a natural key; without it, or with `by: pk` on the
            // input, as the primary key. The error messages differ.
            Key::Field(field) if field == self.api.resources[target].primary && decl.by.is_some() => By::Id,
            Key::Field(field) if field == self.api.resources[target].primary && !self.says_by(at, relation) => By::Id,
            Key::Field(field) => By::Field(field),
            Key::Kind => By::Id,
        };
        match link {
            Link::One { column: field } if key == Key::Kind => {
                let name = &self.api.resources[at].relations[relation].name;
                let declared = self.decls[at].fields.iter().find(|f| f.name.value == *name);
                let apps =
                    declared.map_or_else(Vec::new, |f| f.decl.apps.iter().map(|app| app.value.clone()).collect());
                Some((InputTarget::Kind(relation, apps), Some(field)))
            }
            Link::One { column: field } => Some((InputTarget::One(relation, by), Some(field))),
            _ => Some((InputTarget::Many(relation, by), None)),
        }
    }

    fn required(&mut self, file: usize, decl: &InputDecl, usual: bool) -> (bool, bool) {
        match decl.required.as_ref().map(|required| (&required.value, required)) {
            None => (usual, false),
            Some((RequiredDecl::Always(required), _)) => (*required, false),
            Some((RequiredDecl::On(word), _)) if word == "create" => (false, true),
            Some((RequiredDecl::On(word), at)) => {
                let message = format!("an input can't be required by `{word}`");
                self.fault("S034", spot(file, at), message, "unknown word", "write `true`, `false` or `create`");
                (usual, false)
            }
        }
    }

    fn fitting(&mut self, file: usize, name: &At<String>, decl: &InputDecl, field: Option<&Field>) {
        let kind = field.filter(|field| field.relation.is_none()).map(|field| field.kind);
        let is_relation = kind.is_none();
        let rules = [
            ("by", decl.by.as_ref().map(|v| spot(file, v)), is_relation),
            ("max", decl.max.as_ref().map(|v| spot(file, v)), kind == Some(Kind::Text)),
            ("blank", decl.blank.as_ref().map(|v| spot(file, v)), matches!(kind, Some(Kind::Text | Kind::Json))),
            ("object", decl.object.as_ref().map(|v| spot(file, v)), kind == Some(Kind::Json)),
            ("nullable", decl.nullable.as_ref().map(|v| spot(file, v)), field.is_some()),
        ];
        for (key, given, fits) in rules {
            if let (Some(spot), false) = (given, fits) {
                let message = format!("`{key}` doesn't fit the input `{}`", name.value);
                self.fault("S113", spot, message, "has no meaning for what it writes", format!("take `{key}` away"));
            }
        }
    }
}
