//! Who may do what: with which rows of a resource, and with which of their fields.

use crate::Hook;

/// Who may do what with the rows of a resource. Each list names those who may; one that isn't given leaves it to the
/// endpoint, which needs a token unless it is public.
#[derive(Debug, Clone, Copy)]
pub struct Access {
    /// For whom a row is there at all.
    pub read: Option<&'static [Allow]>,
    /// Who may make a row such as this.
    pub create: Option<&'static [Allow]>,
    /// Who may change a row.
    pub update: Option<&'static [Allow]>,
    /// Who may delete a row.
    pub delete: Option<&'static [Allow]>,
    /// Fields with rules of their own.
    pub fields: &'static [FieldAccess],
    /// A hand-written rule that a row must pass, too, to be there.
    pub extra: Option<Hook>,
}

impl Access {
    /// Nothing beyond what the endpoint needs.
    pub const OPEN: Access = Access { read: None, create: None, update: None, delete: None, fields: &[], extra: None };

    /// Rules to add to.
    pub const fn new() -> Access {
        Access::OPEN
    }

    set! {
        /// Fields with rules of their own.
        fields { fields: &'static [FieldAccess] }
    }

    /// Gives all parts of all rules to a function.
    pub fn each(&self, ask: &mut dyn FnMut(&Allow)) {
        let fields = self.fields.iter().flat_map(|field| [field.read, field.write]);
        let lists = [self.read, self.create, self.update, self.delete].into_iter().chain(fields);
        lists.flatten().flatten().for_each(|allow| allow.each(ask));
    }

    /// For whom a row is there.
    #[must_use]
    pub const fn read(mut self, who: &'static [Allow]) -> Access {
        self.read = Some(who);
        self
    }

    /// Who may make a row.
    #[must_use]
    pub const fn create(mut self, who: &'static [Allow]) -> Access {
        self.create = Some(who);
        self
    }

    /// Who may change a row.
    #[must_use]
    pub const fn update(mut self, who: &'static [Allow]) -> Access {
        self.update = Some(who);
        self
    }

    /// Who may delete a row.
    #[must_use]
    pub const fn delete(mut self, who: &'static [Allow]) -> Access {
        self.delete = Some(who);
        self
    }

    /// A hand-written rule that a row must pass, too.
    #[must_use]
    pub const fn extra(mut self, rule: Hook) -> Access {
        self.extra = Some(rule);
        self
    }

    /// Who may do something with a row; `None`: nothing is said.
    pub const fn of(&self, act: Act) -> Option<&'static [Allow]> {
        match act {
            Act::Read => self.read,
            Act::Create => self.create,
            Act::Update => self.update,
            Act::Delete => self.delete,
        }
    }

    /// The rules of a field, by its name in the spec.
    pub fn field(&self, name: &str) -> Option<&'static FieldAccess> {
        self.fields.iter().find(|field| field.field == name)
    }
}

impl Default for Access {
    fn default() -> Access {
        Access::OPEN
    }
}

/// What is done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Seen, in whatever way.
    Read,
    /// Made.
    Create,
    /// Changed.
    Update,
    /// Deleted.
    Delete,
}

/// Who may see and write a field.
#[derive(Debug)]
pub struct FieldAccess {
    /// The field's name in the spec: a column's, or a relation's to many rows.
    pub field: &'static str,
    /// Who may see it; for all others it is null. Only for columns.
    pub read: Option<&'static [Allow]>,
    /// Who may write it; `None`: whoever may see it.
    pub write: Option<&'static [Allow]>,
}

impl FieldAccess {
    /// A field without rules yet.
    pub const fn new(field: &'static str) -> FieldAccess {
        FieldAccess { field, read: None, write: None }
    }

    /// Who may see it.
    #[must_use]
    pub const fn read(mut self, who: &'static [Allow]) -> FieldAccess {
        self.read = Some(who);
        self
    }

    /// Who may write it.
    #[must_use]
    pub const fn write(mut self, who: &'static [Allow]) -> FieldAccess {
        self.write = Some(who);
        self
    }

    /// Who may write it: those whom its rule names, or else those who may see it.
    pub fn writers(&self) -> Option<&'static [Allow]> {
        self.write.or(self.read)
    }
}

/// Some of those who ask.
#[derive(Debug, Clone, Copy)]
pub enum Allow {
    /// Everybody, without a token too.
    Public,
    /// Everybody with a token.
    Token,
    /// Administrators.
    Superuser,
    /// Users for whom this boolean column of theirs, by database name, is true.
    Flag(&'static str),
    /// Users in the group of this name. A `*` at the beginning or end stands for any text; such names are compared
    /// without regard to letter case.
    Group(&'static str),
    /// Users with a permission for the resource, of their own or by a group: for `view`, `subjects.view_subject`.
    Permission(&'static str),
    /// Everybody with a token, where this setting of the program is `true`.
    Setting(&'static str),
    /// Those who may change the row.
    Update,
    /// Users to whom this lookup path leads from the row, e.g. `lab__members`: the one at its end, or one of those.
    Is(&'static str),
    /// Those whom hand-written code lets, for the rows that it names.
    Rule(Hook),
    /// Those who are among all of these.
    All(&'static [Allow]),
    /// Those who aren't among these.
    Not(&'static Allow),
}

impl Allow {
    fn each(&self, ask: &mut dyn FnMut(&Allow)) {
        ask(self);
        match self {
            Allow::All(all) => all.iter().for_each(|one| one.each(ask)),
            Allow::Not(not) => not.each(ask),
            _ => {}
        }
    }
}

/// Where users' groups and permissions are kept, and which of their columns rules name.
#[derive(Debug)]
pub struct Roles {
    /// Lookup path from a user to the names of groups; empty: there are none.
    pub groups: &'static str,
    /// Lookup paths from a user to rows of permissions.
    pub permissions: &'static [&'static str],
    /// Lookup paths from a permission to its app and its name.
    pub permission: (&'static str, &'static str),
    /// Boolean columns of users, by database name, that rules name.
    pub flags: &'static [&'static str],
}

impl Roles {
    /// No groups, no permissions, no further columns.
    pub const NONE: Roles = Roles { groups: "", permissions: &[], permission: ("", ""), flags: &[] };
}
