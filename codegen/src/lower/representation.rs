//! Representations: fields, and the SQL that fetches them, from a plan.

use super::{
    Lowering, list, names,
    plan::{self, Both, Plan, Planned, PlannedField},
    text, value,
};
use crate::model::{self, ComputedForm, Kind, ResourceId, TextKind, ValueType};
use specimen_tables::{Child, Compute, Dialects, Doc, Field, Group, Representation, Schema, Source, Wire};
use std::sync::OnceLock;

impl Lowering<'_> {
    /// A representation, made once.
    pub(super) fn representation(&self, id: ResourceId, index: usize) -> &'static Representation {
        if let Some(made) = self.representations.borrow().get(&(id, index)) {
            return made;
        }
        let made = value(self.represent(id, &self.api.resources[id].representations[index], true));
        self.representations.borrow_mut().insert((id, index), made);
        made
    }

    /// The table of a representation; `described`: with what the document says of its fields.
    pub(super) fn represent(
        &self,
        id: ResourceId,
        representation: &model::Representation,
        described: bool,
    ) -> Representation {
        let resource = &self.api.resources[id];
        let (plan, fields) = plan::plan(self.api, id, representation);
        let join = |pick: fn(&Both) -> &str, sep: &str, of: &mut dyn Iterator<Item = &Both>| {
            text(&broken(&of.map(pick).collect::<Vec<_>>().join(sep)))
        };
        let postgres: fn(&Both) -> &str = |both| &both.postgres;
        let sqlite: fn(&Both) -> &str = |both| &both.sqlite;
        let select = Dialects {
            postgres: join(postgres, ", ", &mut plan.selects.iter().map(|select| &select.0)),
            sqlite: join(sqlite, ", ", &mut plan.selects.iter().map(|select| &select.0)),
        };
        let joins = Dialects {
            postgres: join(postgres, " ", &mut plan.joins.iter()),
            sqlite: join(sqlite, " ", &mut plan.joins.iter()),
        };
        let wires = plan.selects.iter().map(|(_, wire)| match wire {
            plan::Wire::One(of) => Wire::One(*of),
            plan::Wire::List(of) => Wire::List(*of),
        });
        let children = plan.children.iter().map(|child| Child {
            key: child.key,
            representation: self.representation(child.target.0, child.target.1),
            parent: text(&child.parent),
            joins: text(&child.joins),
            order: list(child.order.iter().copied()),
            narrow: child.narrow.map(|rule| self.rule(child.target.0, rule)),
        });
        Representation {
            name: text(&representation.name),
            schema: text(&names::schema(&resource.name, &representation.name)),
            resource: self.resource(id),
            fields: list(fields.iter().map(|field| {
                let field = self.field(field);
                if described { field } else { Field { doc: Doc { about: "", example: "", ..field.doc }, ..field } }
            })),
            select,
            joins,
            wires: list(wires),
            children: list(children),
            groups: self.groups(&plan),
            statements: plan::statements(self.api, id, representation),
            single: OnceLock::new(),
        }
    }

    fn groups(&self, plan: &Plan) -> &'static [Group] {
        list(plan.groups.iter().map(|(of, index, columns)| {
            let resource = &self.api.resources[*of];
            let computed = &resource.computed[*index];
            let hook = self.hook(&names::hook(&resource.name, &computed.name));
            let compute = match &computed.form {
                ComputedForm::Page { rows_by: Some(place), gives, .. } => {
                    let key = columns[*place];
                    Compute::Rows { hook, key, of: text(&plan.selects[key].0.postgres), items: gives.len() }
                }
                _ => Compute::Page(hook),
            };
            Group { columns: list(columns.iter().copied()), compute }
        }))
    }

    fn field(&self, field: &PlannedField) -> Field {
        Field { name: text(&field.item.name), source: self.source(field), doc: self.doc(field) }
    }

    fn source(&self, field: &PlannedField) -> Source {
        match &field.source {
            Planned::Column(index, ..) | Planned::Derived(index, ..) | Planned::Keys(index, ..) => {
                Source::Column(*index)
            }
            Planned::Or(index, instead, false, ..) => Source::Or(*index, text(instead)),
            Planned::Or(index, instead, true, ..) => Source::OrSent(*index, text(instead)),
            Planned::Label(index, of, column) => Source::Label(*index, self.choices(*of, *column)),
            Planned::Url(index, path) => Source::Url(*index, text(path)),
            Planned::File(index) => Source::File(*index),
            Planned::Nothing => Source::Nothing,
            Planned::Kind(app, model) => Source::Kind(*app, *model),
            Planned::Object(present, _, _, fields) => {
                Source::Object(*present, list(fields.iter().map(|field| self.field(field))))
            }
            Planned::Many(child, ..) => Source::Many(*child),
            Planned::Constant(constant) => Source::Constant(text(constant)),
            Planned::Page(group, place, ..) => Source::Page(*group, *place),
            Planned::Row(of, index, columns) => {
                let resource = &self.api.resources[*of];
                let hook = self.hook(&names::hook(&resource.name, &resource.computed[*index].name));
                Source::Row(hook, list(columns.iter().copied()))
            }
        }
    }

    fn doc(&self, field: &PlannedField) -> Doc {
        let resources = &self.api.resources;
        let (schema, inherited) = match &field.source {
            Planned::Column(_, of, index) => (self.column_schema(*of, *index), &resources[*of].fields[*index].about),
            Planned::Derived(_, of, index) => {
                let value = &resources[*of].derived[*index];
                (Schema::of(value.kind), &value.about)
            }
            Planned::Or(_, instead, _, of, index) => {
                let column = &resources[*of].fields[*index];
                let schema = match (column.kind, instead.as_str()) {
                    (Kind::Uuid, "\"\"") => Schema::Blank("uuid"),
                    (Kind::Date, "\"\"") => Schema::Blank("date"),
                    (Kind::DateTime, "\"\"") => Schema::Blank("date-time"),
                    _ => self.column_schema(*of, *index),
                };
                (schema, &column.about)
            }
            Planned::Label(_, of, index) => {
                (Schema::Label(self.choices(*of, *index)), &resources[*of].fields[*index].about)
            }
            Planned::Url(..) | Planned::File(_) | Planned::Nothing => (Schema::Text("uri"), &field.item.about),
            Planned::Kind(..) | Planned::Constant(_) => (Schema::Text(""), &field.item.about),
            Planned::Object(_, of, representation, _) => {
                (Schema::Ref(self.representation(*of, *representation)), &field.item.about)
            }
            Planned::Keys(_, of, index) => (Schema::List(value(self.column_schema(*of, *index))), &field.item.about),
            Planned::Many(_, of, representation) => {
                let of = Schema::Ref(self.representation(*of, *representation));
                (Schema::List(value(of)), &field.item.about)
            }
            Planned::Row(of, index, _) => {
                let computed = &resources[*of].computed[*index];
                let schema = match &computed.form {
                    ComputedForm::Row(ty) => value_schema(*ty),
                    ComputedForm::Page { .. } => Schema::Any,
                };
                (schema, &computed.about)
            }
            Planned::Page(_, place, of, index) => {
                let computed = &resources[*of].computed[*index];
                match &computed.form {
                    ComputedForm::Page { gives, .. } => (value_schema(gives[*place].1), &gives[*place].2),
                    ComputedForm::Row(ty) => (value_schema(*ty), &computed.about),
                }
            }
        };
        let about = if field.item.about.is_empty() { inherited } else { &field.item.about };
        Doc { schema, about: text(about), nullable: field.nullable, example: text(&field.item.example) }
    }

    /// How the document describes a column.
    pub(super) fn column_schema(&self, of: ResourceId, index: usize) -> Schema {
        let field = &self.api.resources[of].fields[index];
        if !field.choices.is_empty() && !field.by_label {
            let choices = self.choices(of, index);
            let blank = field.blank && field.kind == Kind::Text;
            return if blank { Schema::ChoiceOrBlank(choices) } else { Schema::Choice(choices) };
        }
        match field.kind {
            Kind::Text => match field.text {
                TextKind::Email if field.blank => Schema::Blank("email"),
                TextKind::Email => Schema::Text("email"),
                TextKind::Url if field.blank => Schema::Blank("uri"),
                TextKind::Url => Schema::Text("uri"),
                TextKind::Image => Schema::Text("binary"),
                TextKind::Line | TextKind::Text if field.max > 0 => Schema::Bounded(field.max),
                TextKind::Line | TextKind::Text => Schema::Text(""),
            },
            kind => Schema::of(kind),
        }
    }
}

/// Characters of a line of SQL.
const LINE: usize = 100;

/// SQL in lines that people can read, broken where nothing is quoted.
fn broken(sql: &str) -> String {
    let (mut out, mut line) = (String::with_capacity(sql.len() + 16), 0);
    for (n, word) in sql.split(' ').enumerate() {
        let quoted = ['"', '\''].iter().any(|quote| out.matches(*quote).count() % 2 == 1);
        if n > 0 {
            let full = line + word.len() > LINE && !quoted;
            out.push_str(if full { "\n            " } else { " " });
            line = if full { 0 } else { line + 1 };
        }
        out.push_str(word);
        line += word.len();
    }
    out
}

/// How the document describes a computed value.
pub(super) fn value_schema(ty: ValueType) -> Schema {
    match ty {
        ValueType::Text => Schema::Text(""),
        ValueType::Url => Schema::Text("uri"),
        ValueType::Integer => Schema::Integer("int64"),
        ValueType::Number => Schema::Number,
        ValueType::Boolean => Schema::Boolean,
        ValueType::Date => Schema::Text("date"),
        ValueType::DateTime => Schema::Text("date-time"),
        ValueType::Uuid => Schema::Text("uuid"),
        ValueType::Json => Schema::Any,
        ValueType::Texts => Schema::List(&Schema::Text("")),
    }
}
