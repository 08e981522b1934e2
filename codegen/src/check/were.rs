//! Former names, and what rows that are there get: what a migration needs to know of the spec before.

use super::{
    Checker, DeclaredField,
    bounds::{is_day, is_instant, units},
    defaults::is_uuid,
    fields::{json, kind_word},
    names, spot,
};
use crate::{
    leak,
    model::{Default, Kind, ResourceId},
    syntax::{At, ChoiceDecl, Scalar},
};
use specimen_tables::exact::{microseconds, time_of_day};

impl Checker<'_> {
    /// Former names of a resource, its fields and relations: none that is still there.
    pub fn former_names(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        if let Some(was) = &declared.decl.was {
            let resource = &self.api.resources[id];
            let area = resource.label.split_once('.').map_or("", |(area, _)| area).to_owned();
            let holder = self.api.resources.iter().find(|other| other.label == was.value);
            if let Some(holder) = holder.map(|holder| holder.name.clone()) {
                self.still_there(declared.file, was, &format!("the label of `{holder}`"));
            }
            self.is_label(declared.file, was, &area);
        }
        for field in &declared.fields {
            let Some(was) = &field.decl.was else { continue };
            let taken = |other: &crate::model::Field| {
                other.name != field.name.value && (other.name == was.value || other.column == was.value)
            };
            let is_list = |other: &DeclaredField| other.name.value == was.value && other.name.value != field.name.value;
            if self.api.resources[id].fields.iter().any(taken) || declared.fields.iter().any(is_list) {
                self.still_there(field.file, was, &format!("a field of `{}`", declared.decl.resource.value));
            }
        }
    }

    fn still_there(&mut self, file: usize, was: &At<String>, what: &str) {
        let message = format!("`{}` can't be a former name", was.value);
        let reason = format!("it is still {what}");
        self.fault("S046", spot(file, was), message, reason, "take `was` away, or the one that has the name");
    }

    /// Former values of choices, as JSON text: the value, and what it was.
    pub fn renamed_choices(&mut self, field: &DeclaredField, kind: Kind) -> Vec<(String, String)> {
        let mut renamed = Vec::new();
        let stored = |text: &str| match kind {
            Kind::Text => json(&Scalar::Text(text.to_owned())),
            _ => text.to_owned(),
        };
        for (key, choice) in &field.decl.choices.0 {
            let ChoiceDecl::Renamed(choice) = &choice.value else { continue };
            let was = &choice.was;
            let value = match (kind, &was.value) {
                (Kind::Text, Scalar::Text(text)) => Some(text.clone()),
                (Kind::Small | Kind::Int | Kind::Big, Scalar::Int(number)) => Some(number.to_string()),
                _ => None,
            };
            let at =
                At { value: value.clone().unwrap_or_else(|| json(&was.value)), line: was.line, column: was.column };
            match value {
                Some(value) if field.decl.choices.get(&value).is_some() => {
                    self.still_there(field.file, &at, &format!("a choice of `{}`", field.name.value));
                }
                Some(value) => renamed.push((stored(&key.value), stored(&value))),
                None => {
                    let message = format!(
                        "`{}` can't have been a choice of `{}`, which is {}",
                        at.value,
                        field.name.value,
                        kind_word(kind)
                    );
                    let reason = "choices are text or whole numbers, as the type says";
                    self.fault("S038", spot(field.file, was), message, reason, "write the value that rows hold");
                }
            }
        }
        renamed
    }

    /// What rows that are there get in the fields of a resource.
    pub fn fills(&mut self, id: ResourceId) {
        for declared in &self.decls[id].fields {
            let Some(fill) = &declared.decl.fill else { continue };
            let Some(index) = self.api.resources[id].fields.iter().position(|f| f.name == declared.name.value) else {
                continue;
            };
            let field = &self.api.resources[id].fields[index];
            let (kind, choices) = (field.kind, field.choices.clone());
            let Some(constant) = constant(kind, &fill.value) else {
                let message = format!("`fill` of `{}` doesn't fit its type", declared.name.value);
                let reason = format!("rows need {}", kind_word(kind));
                let remedy = match kind {
                    Kind::Date => "write a day, e.g. \"2020-01-31\"",
                    Kind::DateTime => "write an instant, e.g. \"2020-01-31T12:00:00Z\"",
                    Kind::Time => "write a time of day, e.g. \"08:30\"",
                    Kind::Duration => "write a duration, e.g. PT1H30M",
                    Kind::Decimal(_) => "write a number with no more digits and places than the field has",
                    Kind::Floats | Kind::Ints | Kind::Texts => "lists are filled by a file in `migrations/`",
                    _ => "write a constant of that type",
                };
                self.fault("S045", spot(declared.file, fill), message, reason, remedy);
                continue;
            };
            if !choices.is_empty() && choices.iter().all(|(value, _)| *value != json(&fill.value)) {
                let message = format!("`fill` of `{}` is not among its choices", declared.name.value);
                let known = names::listed(choices.iter().map(|(value, _)| value.trim_matches('"')));
                let remedy = format!("known: {known}");
                self.fault("S045", spot(declared.file, fill), message, "no choice has this value", remedy);
                continue;
            }
            self.api.resources[id].fields[index].fill = constant;
        }
    }
}

/// A constant of a kind.
fn constant(kind: Kind, value: &Scalar) -> Option<Default> {
    Some(match (kind, value) {
        (Kind::Text | Kind::Json, Scalar::Text(text)) => Default::Text(leak::text(text)),
        (Kind::Uuid, Scalar::Text(text)) if is_uuid(text) => Default::Uuid(leak::text(&text.to_lowercase())),
        (Kind::Date, Scalar::Text(text)) if is_day(text) => Default::Text(leak::text(text)),
        (Kind::DateTime, Scalar::Text(text)) if is_instant(text) => Default::Text(leak::text(text)),
        (Kind::Time, Scalar::Text(text)) => Default::Text(leak::text(&time_of_day(text)?)),
        (Kind::Duration, Scalar::Text(text)) => Default::Int(microseconds(text)?),
        (Kind::Decimal(of), scalar) => Default::Int(units(of, scalar)?),
        (Kind::Small | Kind::Int | Kind::Big | Kind::Json, Scalar::Int(number)) => Default::Int(*number),
        (Kind::Float, Scalar::Int(number)) => Default::Float(*number as f64),
        (Kind::Float | Kind::Json, Scalar::Float(number)) => Default::Float(*number),
        (Kind::Bool | Kind::Json, Scalar::Bool(truth)) => Default::Bool(*truth),
        _ => return None,
    })
}
