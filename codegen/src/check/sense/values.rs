//! Values of the spec that its own bounds refuse: defaults, values for rows that are there, and choices.

use super::super::{Checker, spot};
use crate::{
    model::{Default, Field, Kind, ResourceId},
    report::Spot,
    syntax::WriteDecl,
};
use specimen_tables::{Bound, exact::duration};

/// What a value must satisfy.
struct Limits<'a> {
    kind: Kind,
    max: usize,
    at_least: Option<f64>,
    at_most: Option<f64>,
    within: Option<(Bound, Bound)>,
    pattern: Option<&'a str>,
    blank: bool,
}

impl<'a> Limits<'a> {
    fn of(field: &'a Field) -> Limits<'a> {
        let pattern = field.pattern.as_ref().map(|(pattern, _)| pattern.as_str());
        let Field { kind, max, at_least, at_most, within, blank, .. } = *field;
        Limits { kind, max, at_least, at_most, within, pattern, blank }
    }

    /// Why a value can't stand, and the key of the spec that says so.
    fn refuse(&self, value: &Default) -> Option<(String, &'static str)> {
        match value {
            Default::Text(text) => match self.kind {
                Kind::Text => self.refuse_text(text),
                _ => self.refuse_moment(text),
            },
            Default::Int(number) => self.refuse_number(*number),
            Default::Float(number) => self.beyond(*number),
            _ => None,
        }
    }

    fn refuse_text(&self, text: &str) -> Option<(String, &'static str)> {
        let length = text.chars().count();
        if text.is_empty() && self.blank {
            return None;
        }
        if self.max > 0 && length > self.max {
            return Some((format!("it has {length} characters, {} at the most", self.max), "max"));
        }
        if let Some((Bound::Number(least), _)) = self.within
            && (length as i64) < least
        {
            return Some((format!("it has {length} characters, {least} at the least"), "min"));
        }
        let pattern = self.pattern.and_then(|pattern| fancy_regex::Regex::new(pattern).ok())?;
        match pattern.is_match(text) {
            Ok(false) => Some(("it doesn't match the pattern".into(), "matches")),
            _ => None,
        }
    }

    /// Days, instants and times of day sort as their texts do.
    fn refuse_moment(&self, text: &str) -> Option<(String, &'static str)> {
        match self.within? {
            (Bound::At(least), _) if text < least => Some((format!("the least is {least}"), "min")),
            (_, Bound::At(most)) if text > most => Some((format!("the most is {most}"), "max")),
            _ => None,
        }
    }

    fn refuse_number(&self, number: i64) -> Option<(String, &'static str)> {
        let written = |units: i64| match self.kind {
            Kind::Decimal(of) => of.text(units),
            Kind::Duration => duration(units),
            _ => units.to_string(),
        };
        match self.within {
            Some((Bound::Number(least), _)) if number < least => {
                return Some((format!("the least is {}", written(least)), "min"));
            }
            Some((_, Bound::Number(most))) if number > most => {
                return Some((format!("the most is {}", written(most)), "max"));
            }
            _ => {}
        }
        if let Some((least, most)) = range(self.kind).filter(|(least, most)| !(*least..=*most).contains(&number)) {
            return Some((format!("the type holds {least} to {most}"), "type"));
        }
        self.beyond(number as f64)
    }

    fn beyond(&self, number: f64) -> Option<(String, &'static str)> {
        match (self.at_least, self.at_most) {
            (Some(least), _) if number < least => Some((format!("the least is {least}"), "min")),
            (_, Some(most)) if number > most => Some((format!("the most is {most}"), "max")),
            _ => None,
        }
    }
}

/// What columns of whole numbers hold.
fn range(kind: Kind) -> Option<(i64, i64)> {
    match kind {
        Kind::Small => Some((i16::MIN.into(), i16::MAX.into())),
        Kind::Int => Some((i32::MIN.into(), i32::MAX.into())),
        _ => None,
    }
}

impl Checker<'_> {
    /// Defaults, `fill` and choices of a resource's columns, and defaults of its inputs.
    pub fn own_values(&mut self, id: ResourceId) {
        let mut found: Vec<(&'static str, Spot, String, String, String)> = Vec::new();
        for (declared, field) in self.columns_of(id) {
            let (decl, file, limits) = (&declared.decl, declared.file, Limits::of(field));
            let mut refused = |what: &str, at: Spot, value: &Default| {
                if let Some((reason, key)) = limits.refuse(value) {
                    let message = format!("`{}` refuses its own {what}", field.name);
                    found.push(("S204", at, message, reason, format!("change the {what}, or `{key}`")));
                }
            };
            if let Some(default) = &decl.default {
                refused("default", spot(file, default), &field.default);
            }
            if let Some(fill) = &decl.fill {
                refused("`fill`", spot(file, fill), &field.fill);
            }
            for (key, _) in &decl.choices.0 {
                let value = match field.kind {
                    Kind::Text => Default::Text(crate::leak::text(&key.value)),
                    _ => key.value.parse().map_or(Default::None, Default::Int),
                };
                if let Some((reason, limit)) = limits.refuse(&value) {
                    let message = format!("`{}` can't hold its choice `{}`", field.name, key.value);
                    found.push(("S205", spot(file, key), message, reason, format!("change the choice, or `{limit}`")));
                }
            }
        }
        found.extend(self.input_defaults(id));
        for (code, spot, message, reason, remedy) in found {
            self.fault(code, spot, message, reason, remedy);
        }
    }

    fn input_defaults(&self, id: ResourceId) -> Vec<(&'static str, Spot, String, String, String)> {
        let (file, resource) = (self.decls[id].file, &self.api.resources[id]);
        let mut found = Vec::new();
        for declared in self.decls[id].decl.write.iter().flatten() {
            let WriteDecl::Made(one) = &declared.value else { continue };
            let input = resource.input.iter().find(|input| input.name == one.key.value);
            let (Some(at), Some(input)) = (&one.value.value.default, input) else { continue };
            let crate::model::InputTarget::Column(column) = input.target else { continue };
            let limits = Limits { max: input.max, blank: input.blank, ..Limits::of(&resource.fields[column]) };
            if let Some((reason, key)) = input.default.as_ref().and_then(|default| limits.refuse(default)) {
                let message = format!("the input `{}` refuses its own default", input.name);
                found.push(("S204", spot(file, at), message, reason, format!("change the default, or `{key}`")));
            }
        }
        found
    }
}
