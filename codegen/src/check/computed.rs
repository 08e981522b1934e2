//! Computed values: their types, and the columns that they need.

use super::{Checker, names, paths::PathUse, spot, text};
use crate::{
    model::{Computed, ComputedForm, Path, ResourceId, ValueType},
    report::Spot,
    syntax::{At, ComputedDecl},
};

/// Types of computed values.
pub const VALUES: &[&str] =
    &["string", "url", "integer", "float", "boolean", "date", "datetime", "uuid", "json", "strings"];

/// The type of a word.
pub fn value_type(word: &str) -> Option<ValueType> {
    Some(match word {
        "string" => ValueType::Text,
        "url" => ValueType::Url,
        "integer" => ValueType::Integer,
        "float" => ValueType::Number,
        "boolean" => ValueType::Boolean,
        "date" => ValueType::Date,
        "datetime" => ValueType::DateTime,
        "uuid" => ValueType::Uuid,
        "json" => ValueType::Json,
        "strings" => ValueType::Texts,
        _ => return None,
    })
}

impl Checker<'_> {
    /// The computed values of a resource.
    pub fn computed(&mut self, id: ResourceId) {
        let declared = &self.decls[id];
        let mut values: Vec<&str> = Vec::new();
        for (name, decl) in &declared.decl.computed.0 {
            let file = declared.file;
            let shown: Vec<&At<String>> = match decl.value.page.0.is_empty() {
                true => vec![name],
                false => decl.value.page.0.iter().map(|(value, _)| value).collect(),
            };
            for name in std::iter::once(name).chain(shown.iter().copied()) {
                if !names::is_field_name(&name.value) {
                    self.not_a_field_name(file, name, "a computed value");
                }
            }
            for value in shown {
                let taken = declared.fields.iter().any(|f| f.name.value == value.value);
                if taken || values.contains(&value.value.as_str()) {
                    let what = if taken { "a field" } else { "another computed value" };
                    let message = format!("`{}` has two meanings on `{}`", value.value, declared.decl.resource.value);
                    let remedy =
                        "give one of them another name; a representation can rename it by `{ name: { of: ... } }`";
                    self.fault("S026", spot(file, value), message, format!("{what} has this name"), remedy);
                }
                values.push(&value.value);
            }
            let form = self.form(file, name, &decl.value);
            let from = decl.value.from.iter().filter_map(|path| self.column(id, file, path)).collect();
            let (place, about) = (self.place(file, name), text(&decl.value.about));
            self.api.resources[id].computed.push(Computed { name: name.value.clone(), place, about, from, form });
        }
        for (name, _) in &declared.decl.related.0 {
            let taken = declared.fields.iter().any(|f| f.name.value == name.value);
            if taken || values.contains(&name.value.as_str()) {
                let message = format!("`{}` has two meanings on `{}`", name.value, declared.decl.resource.value);
                self.fault(
                    "S026",
                    spot(declared.file, name),
                    message,
                    "another value has this name",
                    "give one of them another name",
                );
            }
        }
    }

    fn form(&mut self, file: usize, name: &At<String>, decl: &ComputedDecl) -> ComputedForm {
        match (&decl.r#type, decl.page.0.as_slice()) {
            (None, []) => {
                let message = format!("the computed value `{}` has no type", name.value);
                let remedy = format!(
                    "add `type`, one of {}; or `page` for values of a whole page",
                    names::listed(VALUES.iter().copied())
                );
                self.fault("S070", spot(file, name), message, "neither `type` nor `page` is given", remedy);
            }
            (Some(word), [_, ..]) => {
                let message = format!("`{}` is computed for a row and for a page", name.value);
                self.fault(
                    "S074",
                    spot(file, word),
                    message,
                    "`page` gives the types already",
                    "take `type` or `page` away",
                );
            }
            (Some(_), []) => {
                if let Some(statements) = &decl.statements {
                    self.asks_nothing(name, "statements", spot(file, statements));
                }
                if let Some(rows_by) = &decl.rows_by {
                    self.asks_nothing(name, "rows_by", spot(file, rows_by));
                }
            }
            (None, _) => {}
        }
        if decl.page.0.is_empty() {
            let ty = decl.r#type.as_ref().and_then(|word| self.value(file, word, &word.value));
            return ComputedForm::Row(ty.unwrap_or(ValueType::Json));
        }
        let mut gives = Vec::new();
        for (value, word) in &decl.page.0 {
            let ty = self.value(file, word, &word.value).unwrap_or(ValueType::Json);
            gives.push((value.value.clone(), ty, text(&decl.about)));
        }
        let rows_by = decl.rows_by.as_ref().and_then(|rows_by| {
            if let Some(statements) = &decl.statements {
                let message = format!("`{}` asks for its rows in one statement", name.value);
                let reason = "with `rows_by` it is always one";
                self.fault("S075", spot(file, statements), message, reason, "take `statements` away");
            }
            let place = decl.from.iter().position(|path| path.value == rows_by.value);
            if place.is_none() {
                let message = format!("`{}` finds its rows by a column that it isn't given", name.value);
                let remedy = names::instead(&rows_by.value, decl.from.iter().map(|path| path.value.as_str()));
                self.fault("S075", spot(file, rows_by), message, "`from` doesn't have it", remedy);
            }
            place
        });
        ComputedForm::Page {
            gives,
            statements: decl.statements.as_ref().map_or(1, |statements| statements.value),
            rows_by,
        }
    }

    fn asks_nothing(&mut self, name: &At<String>, key: &str, at: Spot) {
        let message = format!("`{}` makes no statements", name.value);
        let reason = "a row's value comes from its columns alone";
        let remedy = format!("take `{key}` away, or compute it for a `page`");
        self.fault("S074", at, message, reason, remedy);
    }

    fn value<T>(&mut self, file: usize, at: &At<T>, word: &str) -> Option<ValueType> {
        let ty = value_type(word);
        if ty.is_none() {
            let remedy = names::instead(word, VALUES.iter().copied());
            self.fault(
                "S071",
                spot(file, at),
                format!("no computed value has the type `{word}`"),
                "unknown type",
                remedy,
            );
        }
        ty
    }

    /// A path to a column through relations to one.
    fn column(&mut self, id: ResourceId, file: usize, path: &At<String>) -> Option<Path> {
        let found = self.walk(id, file, path, PathUse { code: "S072", lookups: false, secret: true })?;
        let field = self.field_of(&found);
        let (Some(field), false) = (field, self.many(id, &found.steps)) else {
            let message = format!("`{}` has many values", path.value);
            let remedy = "compute it for a `page`, which may ask the database";
            self.fault("S073", spot(file, path), message, "a row's value needs exactly one", remedy);
            return None;
        };
        Some(Path { steps: found.steps, field })
    }
}
