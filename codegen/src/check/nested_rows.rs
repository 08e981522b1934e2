//! Rows that are written with the row to which they refer.

use super::{Checker, paths::End, spot, text};
use crate::{
    model::{InputField, Link, NestedRows, ResourceId},
    syntax::{At, InputDecl},
};

impl Checker<'_> {
    /// An input that is a list of rows.
    pub fn nested_rows(&mut self, id: ResourceId, file: usize, name: &At<String>, decl: &InputDecl) {
        let others = decl.by.is_some() || decl.r#type.is_some() || decl.to.is_some() || decl.default.is_some();
        if others || decl.required.is_some() || decl.nullable.is_some() {
            let reason = "`rows` goes with `of` and `about` alone";
            return self.no_rows(file, name, reason, "take the other keys away");
        }
        let of = decl.of.as_ref().unwrap_or(name);
        let relation = match self.name(id, &of.value) {
            Some((steps, at, End::Relation(relation))) if steps.is_empty() => {
                Some(&self.api.resources[at].relations[relation])
            }
            _ => None,
        };
        let found = relation.and_then(|relation| match relation.link {
            Link::Back { column, single: false, .. } => Some((relation.target, column)),
            _ => None,
        });
        let Some((child, field)) = found else {
            if !self.vague(id) {
                let reason = "this isn't the other side of a relation to one";
                self.no_rows(
                    file,
                    of,
                    reason,
                    "name rows that refer to this one: links with columns, or lines of an invoice",
                );
            }
            return;
        };
        if self.api.resources[id].operations.bulk {
            let reason = "creation takes lists of rows (`bulk`)";
            return self.no_rows(file, name, reason, "take `bulk` away from `operations`");
        }
        let mut inputs: Vec<InputField> = Vec::new();
        for input in &decl.rows {
            let reference = &self.api.resources[child].fields[field].name;
            if input.value == *reference
                || input.value == self.api.resources[child].fields[self.api.resources[child].primary].name
            {
                let reason = "the server sets it: the reference to this row, and the key";
                self.no_rows(file, input, reason, "take it away");
                continue;
            }
            inputs.extend(self.declared_input(child, file, input, &InputDecl::default()));
        }
        self.api.resources[id].nested_rows.push(NestedRows {
            name: name.value.clone(),
            about: text(&decl.about),
            of: child,
            field,
            inputs,
        });
    }

    /// Reports rows that can't be written with another.
    pub fn no_rows(&mut self, file: usize, at: &At<String>, reason: &str, remedy: &str) {
        let message = format!("`{}` can't be written with its row", at.value);
        self.fault("S212", spot(file, at), message, reason, remedy);
    }
}
