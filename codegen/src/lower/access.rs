//! Rules of access.

use super::{Lowering, list, text, value};
use crate::model::{self, ResourceId};
use specimen_tables::{Access, Allow, FieldAccess, Roles};

impl Lowering<'_> {
    /// Who may do what with the rows of a resource.
    pub(super) fn access(&self, id: ResourceId) -> &'static Access {
        let access = &self.api.resources[id].access;
        if access.is_open() {
            return &Access::OPEN;
        }
        let who = |of: &Option<Vec<model::Allow>>| of.as_ref().map(|of| self.who(Some(id), of));
        let fields = access.fields.iter().map(|field| FieldAccess {
            field: text(&field.field),
            read: who(&field.read),
            write: who(&field.write),
        });
        value(Access {
            read: who(&access.read),
            create: who(&access.create),
            update: who(&access.update),
            delete: who(&access.delete),
            fields: list(fields),
            extra: access.extra.map(|rule| self.rule(id, rule)),
        })
    }

    /// Some of those who ask.
    pub(super) fn who(&self, id: Option<ResourceId>, who: &[model::Allow]) -> &'static [Allow] {
        list(who.iter().map(|allow| self.allow(id, allow)))
    }

    fn allow(&self, id: Option<ResourceId>, allow: &model::Allow) -> Allow {
        match allow {
            model::Allow::Public => Allow::Public,
            model::Allow::Token => Allow::Token,
            model::Allow::Superuser => Allow::Superuser,
            model::Allow::Flag(field) => Allow::Flag(self.users_column(field)),
            model::Allow::Group(name) => Allow::Group(text(name)),
            model::Allow::Permission(name) => Allow::Permission(text(name)),
            model::Allow::Setting(name) => Allow::Setting(text(name)),
            model::Allow::Update => Allow::Update,
            model::Allow::Is(path) => Allow::Is(text(path)),
            // Only resources have rules.
            model::Allow::Rule(rule) => id.map_or(Allow::All(&[]), |id| Allow::Rule(self.rule(id, *rule))),
            model::Allow::All(all) => Allow::All(self.who(id, all)),
            model::Allow::Not(not) => Allow::Not(value(self.allow(id, not))),
        }
    }

    fn users_column(&self, name: &str) -> &'static str {
        let users = self.api.accounts.as_ref().map(|accounts| &self.api.resources[accounts.users]);
        let field = users.and_then(|users| users.fields.iter().find(|field| field.name == name));
        text(field.map_or(name, |field| &field.column))
    }

    /// What rules ask of users.
    pub(super) fn roles(&self) -> Roles {
        let Some(accounts) = &self.api.accounts else { return Roles::NONE };
        let permissions = accounts.permissions.as_ref();
        Roles {
            groups: text(&accounts.groups),
            permissions: list(permissions.iter().flat_map(|of| &of.paths).map(|path| text(path))),
            permission: permissions.map_or(("", ""), |of| (text(&of.app), text(&of.name))),
            flags: list(self.api.flags().iter().map(|field| self.users_column(field))),
        }
    }
}
