//! Who may do what.

use super::Api;

/// Who may do what with the rows of a resource; `None`: nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// For whom a row is there.
    pub read: Option<Vec<Allow>>,
    /// Who may make such a row.
    pub create: Option<Vec<Allow>>,
    /// Who may change a row.
    pub update: Option<Vec<Allow>>,
    /// Who may delete a row.
    pub delete: Option<Vec<Allow>>,
    /// Fields with rules of their own.
    pub fields: Vec<FieldAccess>,
    /// Rule that a row must pass, too (index in `Behaviour::rules`).
    pub extra: Option<usize>,
}

impl Access {
    /// Whether it says nothing.
    pub fn is_open(&self) -> bool {
        let lists = [&self.read, &self.create, &self.update, &self.delete];
        lists.iter().all(|list| list.is_none()) && self.fields.is_empty() && self.extra.is_none()
    }
}

/// Who may see and write a field.
#[derive(Debug, Clone)]
pub struct FieldAccess {
    /// Its name.
    pub field: String,
    /// Who may see it.
    pub read: Option<Vec<Allow>>,
    /// Who may write it.
    pub write: Option<Vec<Allow>>,
}

/// Some of those who ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allow {
    /// Everybody.
    Public,
    /// Everybody with a token.
    Token,
    /// Administrators.
    Superuser,
    /// Users for whom this field is true.
    Flag(String),
    /// Users in this group.
    Group(String),
    /// Users with this permission for the resource, e.g. `view`.
    Permission(String),
    /// Everybody with a token, where this setting is true.
    Setting(String),
    /// Those who may change the row.
    Update,
    /// Users to whom this lookup path leads.
    Is(String),
    /// Those whom hand-written code lets (index in `Behaviour::rules`).
    Rule(usize),
    /// Those who are among all of these.
    All(Vec<Allow>),
    /// Those who aren't among these.
    Not(Box<Allow>),
}

/// Where permissions are kept: lookup paths.
#[derive(Debug, Clone)]
pub struct Permissions {
    /// From a user to permissions.
    pub paths: Vec<String>,
    /// From a permission to its app.
    pub app: String,
    /// From a permission to its name.
    pub name: String,
}

impl Api {
    /// The fields of users that rules ask about, sorted.
    pub fn flags(&self) -> Vec<String> {
        let mut flags = Vec::new();
        for resource in &self.resources {
            let access = &resource.access;
            let fields = access.fields.iter().flat_map(|field| [&field.read, &field.write]);
            let lists = [&access.read, &access.create, &access.update, &access.delete].into_iter().chain(fields);
            lists.flatten().flatten().for_each(|allow| flags_of(allow, &mut flags));
        }
        let operations = self.endpoints.iter().flat_map(|endpoint| &endpoint.operations);
        operations.filter_map(|operation| operation.access.as_ref()).flatten().for_each(|a| flags_of(a, &mut flags));
        self.admin.iter().flat_map(|admin| &admin.who).for_each(|allow| flags_of(allow, &mut flags));
        flags.sort();
        flags.dedup();
        flags
    }
}

fn flags_of(allow: &Allow, flags: &mut Vec<String>) {
    match allow {
        Allow::Flag(field) => flags.push(field.clone()),
        Allow::All(all) => all.iter().for_each(|one| flags_of(one, flags)),
        Allow::Not(not) => flags_of(not, flags),
        _ => {}
    }
}
