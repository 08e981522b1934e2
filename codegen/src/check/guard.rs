//! What gives or takes rights is written by superusers alone, unless the spec says otherwise: fields of users that rules
//! ask about, and, where groups and permissions are kept, the links that lead there, from both sides, and their names.

use super::Checker;
use crate::model::{
    Access, Accounts, Allow, Api, FieldAccess, InputField, InputTarget, Link, Page, Resource, ResourceId,
};

/// What must be guarded.
enum Guarded {
    /// A field or relation.
    Field(ResourceId, String),
    /// The rows of a resource: each is a link.
    Rows(ResourceId),
    /// The deletion of rows that users have: groups and permissions.
    Deletion(ResourceId),
}

impl Checker<'_> {
    /// Adds the rules that nobody has written, and notes those that requests meet.
    pub fn guard(&mut self) {
        let Some(accounts) = self.api.accounts.clone() else { return };
        let mut notes = Vec::new();
        for guarded in self.guarded(&accounts) {
            match guarded {
                Guarded::Field(id, field) => {
                    let asked = is_written(&self.api, id, &field, self.api.resources[id].inputs());
                    let paged =
                        is_written(&self.api, id, &field, pages(&self.api, id).flat_map(|page| &page.form.input));
                    let resource = &mut self.api.resources[id];
                    // The reference of users names it even if nothing writes it.
                    let added = (asked || paged || id == accounts.users) && guard_field(&mut resource.access, &field);
                    if added && asked {
                        notes.push(format!(
                            "`{field}` of `{}` is written by superusers alone, since it gives or takes rights; `access: {{ fields: {{ {field}: {{ write: token }} }} }}` would let others",
                            resource.name
                        ));
                    }
                }
                Guarded::Rows(id) => {
                    let paged = has_page(&self.api, id);
                    let resource = &mut self.api.resources[id];
                    let asked = resource.is_written();
                    let added = (asked || paged) && guard_rows(&mut resource.access);
                    if added && asked {
                        notes.push(format!(
                            "rows of `{}` are written by superusers alone, since they give or take rights; `access: {{ create: token, update: token, delete: token }}` would let others",
                            resource.name
                        ));
                    }
                }
                Guarded::Deletion(id) => {
                    let paged = has_page(&self.api, id);
                    let resource = &mut self.api.resources[id];
                    if (is_deleted(resource) || paged) && resource.access.delete.is_none() {
                        resource.access.delete = Some(vec![Allow::Superuser]);
                    }
                }
            }
        }
        if self.api.rules {
            self.api.notes.extend(notes);
        }
    }

    fn guarded(&self, accounts: &Accounts) -> Vec<Guarded> {
        let own = [&accounts.superuser, &accounts.active, &accounts.public].into_iter().cloned();
        let mut guarded: Vec<Guarded> =
            own.chain(self.api.flags()).map(|field| Guarded::Field(accounts.users, field)).collect();
        let mut paths = vec![accounts.groups.clone()];
        if let Some(permissions) = &accounts.permissions {
            paths.extend(permissions.paths.iter().map(|path| format!("{path}__{}", permissions.name)));
        }
        for path in paths.iter().filter(|path| !path.is_empty()) {
            follow(&self.api, accounts.users, path, &mut guarded);
        }
        guarded
    }
}

/// Adds what a path from users passes.
fn follow(api: &Api, users: ResourceId, path: &str, guarded: &mut Vec<Guarded>) {
    let mut at = users;
    for name in path.split("__") {
        guarded.push(Guarded::Field(at, name.to_owned()));
        let Some(relation) = api.resources[at].relations.iter().find(|relation| relation.name == name) else { return };
        let other_side = api.resources[relation.target].relations.iter().find(|other| {
            other.target == at
                && match (&relation.link, &other.link) {
                    (Link::One { column }, Link::Back { column: other, .. })
                    | (Link::Back { column, .. }, Link::One { column: other }) => column == other,
                    (Link::Many { table, near, .. }, Link::Many { table: other, far, .. }) => {
                        table == other && near == far
                    }
                    _ => false,
                }
        });
        if let Some(other) = other_side {
            guarded.push(Guarded::Field(relation.target, other.name.clone()));
        }
        if let Link::Many { through: Some(links), .. } = relation.link {
            guarded.push(Guarded::Rows(links));
        }
        at = relation.target;
        if at != users {
            guarded.push(Guarded::Deletion(at));
        }
    }
}

/// Whether some inputs write a field.
fn is_written<'a>(api: &Api, id: ResourceId, field: &str, inputs: impl IntoIterator<Item = &'a InputField>) -> bool {
    let resource = &api.resources[id];
    inputs.into_iter().any(|input| match &input.target {
        InputTarget::Column(column) => resource.fields[*column].name == field,
        InputTarget::One(relation, _) | InputTarget::Many(relation, _) | InputTarget::Kind(relation, _) => {
            resource.relations[*relation].name == field
        }
        InputTarget::Parent(_) | InputTarget::Extra(_) => false,
    })
}

fn pages(api: &Api, id: ResourceId) -> impl Iterator<Item = &Page> {
    api.admin.iter().flat_map(|admin| &admin.pages).filter(move |page| page.resource == id)
}

fn has_page(api: &Api, id: ResourceId) -> bool {
    pages(api, id).next().is_some()
}

/// Whether requests delete rows.
fn is_deleted(resource: &Resource) -> bool {
    let further = resource.lists.iter().map(|list| &list.operations);
    std::iter::once(&resource.operations).chain(further).any(|offered| offered.delete)
}

/// Whether there was no rule of who writes the field.
fn guard_field(access: &mut Access, field: &str) -> bool {
    let superuser = Some(vec![Allow::Superuser]);
    match access.fields.iter_mut().find(|known| known.field == field) {
        Some(known) if known.write.is_some() => return false,
        Some(known) => known.write = superuser,
        None => access.fields.push(FieldAccess { field: field.to_owned(), read: None, write: superuser }),
    }
    true
}

/// Whether there was an act without a rule.
fn guard_rows(access: &mut Access) -> bool {
    let mut open = false;
    for who in [&mut access.create, &mut access.update, &mut access.delete].into_iter().filter(|who| who.is_none()) {
        *who = Some(vec![Allow::Superuser]);
        open = true;
    }
    open
}
