//! Unions: members with one representation of the same names, an order and filters that all share.

use super::{
    Checker, DeclaredUnion, names,
    paths::{End, PathUse},
    spot, text,
};
use crate::{
    model::{Filter, Kind, ResourceId, Union},
    syntax::At,
};
use std::mem::discriminant;

impl Checker<'_> {
    /// All unions.
    pub fn unions(&mut self) {
        for DeclaredUnion { file, decl } in self.unions {
            let file = *file;
            if !names::is_field_name(&decl.parameter.value) {
                self.not_a_field_name(file, &decl.parameter, "a parameter");
            }
            let members = self.members(file, decl);
            let mut filters: Vec<Filter> = Vec::new();
            for (name, filter) in &decl.filters.0 {
                if ["own", "except", "lookups"].contains(&name.value.as_str()) {
                    let message = format!("`{}` can't filter a union", name.value);
                    self.fault(
                        "S143",
                        spot(file, name),
                        message,
                        "the members have different fields",
                        "name the filters one by one",
                    );
                    continue;
                }
                let mut common: Option<Filter> = None;
                for (member, id, _) in &members {
                    let Some(made) = self.filter(*id, file, name, filter, false) else { break };
                    let differs =
                        common.as_ref().is_some_and(|other| discriminant(&other.test) != discriminant(&made.test));
                    if differs {
                        let message = format!("the filter `{}` isn't the same for all members", name.value);
                        let reason = format!("another kind of test for `{member}`");
                        self.fault(
                            "S143",
                            spot(file, name),
                            message,
                            reason,
                            "choose a path that has one type in all members",
                        );
                        break;
                    }
                    common.get_or_insert(made);
                }
                filters.extend(common);
            }
            let place = self.place(file, &decl.union);
            self.api.unions.push(Union {
                name: decl.union.value.clone(),
                place,
                about: text(&decl.about),
                parameter: decl.parameter.value.clone(),
                newest: decl.newest.value.clone(),
                members,
                filters,
            });
        }
    }

    fn members(&mut self, file: usize, decl: &crate::syntax::UnionFile) -> Vec<(String, ResourceId, usize)> {
        if decl.members.0.is_empty() {
            let message = format!("the union `{}` has no members", decl.union.value);
            self.fault(
                "S144",
                spot(file, &decl.union),
                message,
                "there is nothing to list",
                "name them: `members: { experiment: Session }`",
            );
        }
        let mut members: Vec<(String, ResourceId, usize)> = Vec::new();
        for (name, resource) in &decl.members.0 {
            if !names::is_field_name(&name.value) || name.value == "all" {
                self.not_a_field_name(file, name, "a member");
            }
            let resource = At { value: resource.value.clone(), line: resource.line, column: resource.column };
            let Some(id) = self.resource(file, &resource) else { continue };
            if self.decls[id].broken {
                continue;
            }
            self.newest(id, file, &decl.newest);
            let of = &self.api.resources[id];
            let Some(representation) = of.representations.iter().position(|r| r.name == decl.representation.value)
            else {
                let message =
                    format!("the member `{}` has no representation `{}`", resource.value, decl.representation.value);
                let remedy = format!("add it to `representations` of `{}`", resource.value);
                self.fault("S140", spot(file, &resource), message, "every member is shown by it", remedy);
                continue;
            };
            let items = |id: ResourceId, at: usize| -> Vec<&str> {
                self.api.resources[id].representations[at].items.iter().map(|item| item.name.as_str()).collect()
            };
            if let Some((_, first, at)) = members.first() {
                let (first_items, own_items) = (items(*first, *at), items(id, representation));
                if first_items != own_items {
                    let first = &self.api.resources[*first].name;
                    let missing = first_items.iter().find(|name| !own_items.contains(name));
                    let more = own_items.iter().find(|name| !first_items.contains(name));
                    let reason = match (missing, more) {
                        (Some(name), _) => format!("it lacks `{name}`, which `{first}` has"),
                        (None, Some(name)) => format!("it has `{name}`, which `{first}` lacks"),
                        (None, None) => format!("it has another order than `{first}`"),
                    };
                    let message = format!("the members of `{}` don't look alike", decl.union.value);
                    let remedy = "give all of them the same items in the same order";
                    self.fault("S141", spot(file, &resource), message, reason, remedy);
                }
            }
            members.push((name.value.clone(), id, representation));
        }
        members
    }

    fn newest(&mut self, id: ResourceId, file: usize, newest: &At<String>) {
        let Some(found) = self.walk(id, file, newest, PathUse { code: "S142", lookups: false, secret: false }) else {
            return;
        };
        let fits = match found.end {
            End::Field(field) => {
                let kind = self.api.resources[found.at].fields[field].kind;
                found.steps.is_empty() && matches!(kind, Kind::Date | Kind::DateTime)
            }
            End::Relation(_) | End::Derived(_) => false,
        };
        if !fits {
            let name = self.api.resources[id].name.clone();
            let message = format!("`{}` doesn't say when a `{name}` was", newest.value);
            self.fault(
                "S142",
                spot(file, newest),
                message,
                "not a date or date-time of its own",
                "name one that every member has",
            );
        }
    }
}
