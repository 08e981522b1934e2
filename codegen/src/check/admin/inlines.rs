//! Related rows in the form of a page.

use super::super::{Checker, names, spot};
use crate::{
    model::{Inline, InputTarget, Kind, Link, Page, ResourceId},
    syntax::{At, InlineDecl},
};

/// Where an inline leads.
struct Rows {
    relation: usize,
    /// Their page (index).
    page: usize,
    /// Their field that holds the key of the form's row.
    back: usize,
}

impl Checker<'_> {
    /// The declared inlines of a resource's form; all pages have been made.
    pub fn inlines(&mut self, id: ResourceId, file: usize, pages: &[Page]) -> Vec<Inline> {
        let Some(form) = self.page_decl(id).and_then(|page| page.form.as_ref()) else { return Vec::new() };
        let inlines = form.value.inlines.0.iter().filter_map(|(name, decl)| {
            let rows = self.inline_rows(id, file, name, pages)?;
            let page = &pages[rows.page];
            let (edit, delete) = (super::super::yes(&decl.value.edit), super::super::yes(&decl.value.delete));
            let title = decl.value.title.as_ref().map_or_else(|| page.title.clone(), |title| title.value.clone());
            let fields = self.inline_fields(file, name, &decl.value, page, &rows);
            if edit && !page.form.input.iter().any(|field| writes(&field.target, page, self, rows.back)) {
                let of = &self.api.resources[page.resource];
                let (here, back) = (of.name.clone(), of.fields[rows.back].name.clone());
                let message = format!("rows of `{}` can't be added here", name.value);
                let reason = format!("the form of `{here}` has no `{back}`");
                self.fault("S181", spot(file, name), message, reason, format!("name `{back}` in its groups"));
            }
            Some(Inline { title, relation: rows.relation, page: rows.page, fields, edit, delete })
        });
        inlines.collect()
    }

    fn inline_rows(&mut self, id: ResourceId, file: usize, name: &At<String>, pages: &[Page]) -> Option<Rows> {
        let resource = &self.api.resources[id];
        let of_rows = |link: &Link| match link {
            Link::Back { column, .. } | Link::Loose { column } => Some(*column),
            _ => None,
        };
        let found = resource.relations.iter().position(|relation| relation.name == name.value);
        let back = found.and_then(|relation| of_rows(&resource.relations[relation].link));
        let (Some(relation), Some(back)) = (found, back) else {
            if !self.vague(id) {
                let known = resource.relations.iter().filter(|of| of_rows(&of.link).is_some() && !of.secret);
                let remedy = names::instead(&name.value, known.map(|of| of.name.as_str()));
                let message = format!("`{}` of `{}` can't be shown in the form", name.value, resource.name);
                self.fault("S181", spot(file, name), message, "not rows that refer to this one", remedy);
            }
            return None;
        };
        let target = resource.relations[relation].target;
        let Some(page) = pages.iter().position(|page| page.resource == target) else {
            if !self.decls[target].broken {
                let of = self.api.resources[target].name.clone();
                let message = format!("the rows of `{}` have no pages", name.value);
                self.fault(
                    "S181",
                    spot(file, name),
                    message,
                    "their form isn't known",
                    format!("write `admin: {{}}` in `{of}`"),
                );
            }
            return None;
        };
        Some(Rows { relation, page, back })
    }

    /// The fields of an inline; absent: all but the reference back and documents.
    fn inline_fields(
        &mut self,
        file: usize,
        name: &At<String>,
        decl: &InlineDecl,
        page: &Page,
        rows: &Rows,
    ) -> Vec<usize> {
        let input = &page.form.input;
        let Some(named) = &decl.fields else {
            let of = &self.api.resources[page.resource];
            let usual = input.iter().enumerate().filter(|(_, field)| match &field.target {
                InputTarget::Column(column) => *column != rows.back && of.fields[*column].kind != Kind::Json,
                InputTarget::Extra(_) => false,
                target => !writes(target, page, self, rows.back),
            });
            return usual.map(|(index, _)| index).collect();
        };
        let mut fields = Vec::new();
        for field in named {
            match input.iter().position(|known| known.name == field.value) {
                Some(index) if writes(&input[index].target, page, self, rows.back) => {
                    let message = format!("`{}` of `{}` is the row of the form", field.value, name.value);
                    self.fault("S181", spot(file, field), message, "it isn't filled in", "take it away");
                }
                Some(index) => fields.push(index),
                None => {
                    let remedy = names::instead(&field.value, input.iter().map(|field| field.name.as_str()));
                    let of = &self.api.resources[page.resource].name;
                    let message = format!("the form of `{of}` has no field `{}`", field.value);
                    self.fault("S181", spot(file, field), message, "unknown field", remedy);
                }
            }
        }
        fields
    }
}

/// Whether an input writes a column of a page's resource.
fn writes(target: &InputTarget, page: &Page, checker: &Checker<'_>, column: usize) -> bool {
    match target {
        InputTarget::Column(of) => *of == column,
        InputTarget::One(relation, _) | InputTarget::Kind(relation, _) => {
            checker.api.resources[page.resource].fields[column].relation == Some(*relation)
        }
        InputTarget::Many(..) | InputTarget::Parent(_) | InputTarget::Extra(_) => false,
    }
}
