//! Lists under one row: that what is listed leads back to the row; and further lists of a resource's rows.

use super::{
    Checker, Declared, names,
    paths::{End, PathUse},
    spot, text,
};
use crate::{
    model::{FurtherList, Nested, NestedOf, Operations, ResourceId},
    syntax::At,
};

const PURPOSE: PathUse = PathUse { code: "S100", lookups: false, secret: false };

impl Checker<'_> {
    /// The lists under a resource's rows.
    pub fn nested(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        for (path, nested) in &decl.nested.0 {
            let nested = &nested.value;
            if decl.path.is_none() {
                let message = format!("`{}` can't be listed under `{}`", path.value, decl.resource.value);
                self.fault("S131", spot(*file, path), message, "the resource has no `path`", "add `path`");
                continue;
            }
            let lookup = nested.by.value.replace('.', "__");
            let of = match self.unions.iter().position(|union| union.decl.union.value == nested.of.value) {
                Some(union) => {
                    let members: Vec<_> =
                        self.api.unions.get(union).map_or_else(Vec::new, |union| union.members.clone());
                    for (_, member, _) in members {
                        self.leads_to(member, id, *file, &nested.by);
                    }
                    NestedOf::Union(union, lookup)
                }
                None => {
                    if self.decls.iter().all(|other| other.decl.resource.value != nested.of.value) {
                        let resources = self.decls.iter().map(|other| other.decl.resource.value.as_str());
                        let all = resources.chain(self.unions.iter().map(|union| union.decl.union.value.as_str()));
                        let remedy = names::instead(&nested.of.value, all);
                        let message = format!("no resource or union is called `{}`", nested.of.value);
                        self.fault("S050", spot(*file, &nested.of), message, "unknown resource", remedy);
                        continue;
                    }
                    let Some(of) = self.resource(*file, &nested.of) else { continue };
                    self.leads_to(of, id, *file, &nested.by);
                    let shown = &self.decls[of].decl.representations.0;
                    if !self.decls[of].broken
                        && !shown.iter().any(|(name, _)| ["summary", "detail"].contains(&name.value.as_str()))
                    {
                        let message = format!("`{}` has nothing to be listed by", nested.of.value);
                        let reason = "it has no representation `summary` or `detail`";
                        self.fault("S131", spot(*file, &nested.of), message, reason, "add one");
                    }
                    NestedOf::Resource(of, lookup, self.order(of, *file, &nested.order))
                }
            };
            let nested = Nested { path: path.value.trim_matches('/').to_owned(), about: text(&nested.about), of };
            self.api.resources[id].nested.push(nested);
        }
    }

    /// Further lists of a resource's rows.
    pub fn lists(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        for (path, list) in &decl.lists.0 {
            let list = &list.value;
            let Some(representation) = self.representation(id, *file, &list.r#as) else { continue };
            let narrow = match &list.r#where {
                Some(rule) => match self.rule(id, *file, rule) {
                    Some(rule) => Some(rule),
                    None => continue,
                },
                None => None,
            };
            let filters = list.filters.as_ref().is_none_or(|filters| filters.value);
            let (path, about) = (path.value.trim_matches('/').to_owned(), text(&list.about));
            let offered = self.offers(id, *file, &list.operations);
            let (summary, created, detail) = (representation, representation, representation);
            let operations = Operations { list: true, summary, created, detail, ..offered };
            self.api.resources[id].lists.push(FurtherList {
                path,
                about,
                operations,
                narrow,
                filters,
                also: Vec::new(),
            });
        }
    }

    fn leads_to(&mut self, from: ResourceId, owner: ResourceId, file: usize, by: &At<String>) {
        let Some(found) = self.walk(from, file, by, PURPOSE) else { return };
        let target = match found.end {
            End::Relation(relation) => Some(self.api.resources[found.at].relations[relation].target),
            End::Field(_) | End::Derived(_) => None,
        };
        if target != Some(owner) {
            let (listed, owner) = (&self.api.resources[from].name, &self.api.resources[owner].name);
            let message = format!("`{}` doesn't lead from `{listed}` to `{owner}`", by.value);
            let reason = match target {
                Some(other) => format!("it leads to `{}`", self.api.resources[other].name),
                None => "it ends at a column".into(),
            };
            self.fault(
                "S130",
                spot(file, by),
                message,
                reason,
                format!("name the path from a listed row to its `{owner}`"),
            );
        }
    }
}
