//! The columns that the spec declares for a list.

use super::{
    super::{
        Checker, names,
        paths::{End, PathUse, single},
        relations::Key,
        spot,
    },
    list::Gathered,
};
use crate::{
    leak,
    model::{ColumnLink, ColumnShows, Link, PageColumn, Path, ResourceId, Shows},
    names::label,
    syntax::{At, ColumnDecl, ColumnForm, ColumnHow},
};

/// What paths of columns are for.
pub const COLUMN: PathUse = PathUse { code: "S176", lookups: false, secret: false };

impl Checker<'_> {
    /// The declared columns, added to what is gathered.
    pub fn declared_columns(&mut self, list: &mut Gathered, file: usize, columns: &[At<ColumnDecl>]) {
        let leads = self.columns(list, file, columns);
        if let Some(first) = list.columns.first_mut()
            && !leads
        {
            first.link = ColumnLink::Row;
        }
    }

    /// Adds columns; whether one of them leads to its row.
    pub fn columns(&mut self, list: &mut Gathered, file: usize, columns: &[At<ColumnDecl>]) -> bool {
        let (mut leads, usual) = (false, ColumnForm::default());
        for column in columns {
            let (name, form) = match &column.value {
                ColumnDecl::Path(path) => {
                    (At { value: path.clone(), line: column.line, column: column.column }, usual.clone())
                }
                ColumnDecl::Made(one) => match &one.value.value {
                    ColumnHow::Form(form) => (one.key.clone(), form.clone()),
                    ColumnHow::Path(path) => {
                        let of = At { value: path.clone(), line: one.value.line, column: one.value.column };
                        (one.key.clone(), ColumnForm { of: Some(of), ..usual.clone() })
                    }
                },
            };
            if list.columns.iter().any(|other| other.name == name.value) {
                let message = format!("the column `{}` comes twice", name.value);
                self.fault(
                    "S176",
                    spot(file, &name),
                    message,
                    "the second time",
                    "take one of them away, or name it anew",
                );
                continue;
            }
            let before = list.columns.len();
            let heading =
                form.label.as_ref().map_or_else(|| label(&name.value.replace('.', "_")), |label| label.value.clone());
            match (&form.of, &form.count) {
                (Some(of), Some(_)) => {
                    let message = format!("the column `{}` shows two things", name.value);
                    self.fault("S176", spot(file, of), message, "it counts rows already", "take `of` or `count` away");
                    continue;
                }
                (_, Some(relation)) => self.count_column(list, file, relation, &heading),
                (of, None) => self.declared_column(list, file, of.as_ref().unwrap_or(&name), &heading),
            }
            if list.columns.len() == before {
                continue;
            }
            let link = form.link.as_ref().and_then(|link| self.column_link(list, file, link));
            if let Some(made) = list.columns.last_mut() {
                made.name.clone_from(&name.value);
                made.link = link.unwrap_or(made.link);
                leads |= form.link.is_some() && matches!(link, Some(ColumnLink::Row));
            }
        }
        leads
    }

    /// A column that counts rows.
    fn count_column(&mut self, list: &mut Gathered, file: usize, relation: &At<String>, heading: &str) {
        let resource = &self.api.resources[list.id];
        let is_many = |index: &usize| !single(&resource.relations[*index]) && !resource.relations[*index].secret;
        let found = resource.relations.iter().position(|of| of.name == relation.value).filter(is_many);
        let Some(index) = found else {
            if !self.vague(list.id) {
                let many = resource.relations.iter().filter(|of| !single(of) && !of.secret).map(|of| of.name.as_str());
                let remedy = names::instead(&relation.value, many);
                let message = format!("`{}` has no rows `{}` to count", resource.name, relation.value);
                self.fault("S176", spot(file, relation), message, "not a relation to many", remedy);
            }
            return;
        };
        list.add(heading, ColumnShows::Count(index), String::new(), ColumnLink::None);
    }

    fn declared_column(&mut self, list: &mut Gathered, file: usize, of: &At<String>, heading: &str) {
        if let Some((shows, _)) = self.computed_item(list.id, &of.value) {
            return list.add_item(&of.value, shows, heading);
        }
        let Some(found) = self.walk(list.id, file, of, COLUMN) else { return };
        let is_many = self.many(list.id, &found.steps);
        match found.end {
            End::Field(field) if is_many => {
                list.add_item(&of.value, Shows::Keys { path: Path { steps: found.steps, field } }, heading);
            }
            End::Derived(_) if is_many => {
                let message = format!("`{}` leads to many values", of.value);
                let reason = "a derived value is shown of one row";
                self.fault("S176", spot(file, of), message, reason, "show it in the list of those rows");
            }
            End::Derived(field) => {
                let sort = of.value.replace('.', "__");
                list.add_sorted(&of.value, Shows::Derived { path: Path { steps: found.steps, field } }, heading, sort);
            }
            End::Field(field) => self.path_column(list, Path { steps: found.steps, field }, Some(heading)),
            End::Relation(relation) => {
                let relation_to = &self.api.resources[found.at].relations[relation];
                if is_many || !single(relation_to) {
                    let (target, by) = (relation_to.target, relation_to.by);
                    let field = self.short_name(target, by);
                    let steps = [found.steps, vec![relation]].concat();
                    list.add_item(&of.value, Shows::Keys { path: Path { steps, field } }, heading);
                } else if found.steps.is_empty()
                    && matches!(relation_to.link, Link::One { .. })
                    && self.key_of(list.id, relation) == Key::Kind
                {
                    list.add_item(&of.value, Shows::Kind { relation }, heading);
                } else {
                    self.relation_column(list, &found.steps, relation, Some(heading));
                }
            }
        }
    }

    /// The one column by which rows of a resource are listed within a cell.
    fn short_name(&self, id: ResourceId, by: Option<usize>) -> usize {
        let resource = &self.api.resources[id];
        let caption = self.caption_paths(id);
        let own = caption.first().filter(|path| path.steps.is_empty()).map(|path| path.field);
        by.filter(|by| *by != resource.primary).or(own).unwrap_or(resource.key)
    }

    /// Where cells lead, as declared.
    fn column_link(&mut self, list: &mut Gathered, file: usize, link: &At<String>) -> Option<ColumnLink> {
        match link.value.as_str() {
            "row" => return Some(ColumnLink::Row),
            "none" => return Some(ColumnLink::None),
            path => {
                if let Some(own) = path.strip_prefix('/') {
                    return Some(ColumnLink::Own(leak::text(own.trim_matches('/'))));
                }
            }
        }
        let found = self.walk(list.id, file, link, COLUMN)?;
        let relation = match found.end {
            End::Relation(relation) if !self.many(list.id, &found.steps) => relation,
            _ => return self.no_link(file, link),
        };
        let relation_to = &self.api.resources[found.at].relations[relation];
        if !single(relation_to) {
            return self.no_link(file, link);
        }
        let target = relation_to.target;
        let steps = [found.steps, vec![relation]].concat();
        let key = Path { steps, field: self.api.resources[target].primary };
        Some(ColumnLink::Related(target, list.path(&format!("{}_key", link.value), key, false)))
    }

    fn no_link(&mut self, file: usize, link: &At<String>) -> Option<ColumnLink> {
        let message = format!("a cell can't lead to `{}`", link.value);
        let reason = "this isn't one row";
        self.fault("S176", spot(file, link), message, reason, "name a relation to one, or write `row` or `none`");
        None
    }

    /// The indices of columns by their names.
    pub fn named_columns(&mut self, file: usize, columns: &[PageColumn], names: &[At<String>]) -> Vec<usize> {
        let mut found = Vec::new();
        for name in names {
            match columns.iter().position(|column| column.name == name.value) {
                Some(index) => found.push(index),
                None => {
                    let remedy = names::instead(&name.value, columns.iter().map(|column| column.name.as_str()));
                    let message = format!("the list has no column `{}`", name.value);
                    self.fault("S179", spot(file, name), message, "unknown column", remedy);
                }
            }
        }
        found
    }
}
