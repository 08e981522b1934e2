//! The checked API as plain data: closed enums, ids instead of references, every decision already
//! taken. `check` makes it from declarations, `emit` turns it into files; neither looks elsewhere.
//! A file holds what belongs together; here is the whole API.

mod access;
mod admin;
mod endpoint;
mod input;
mod operations;
mod representation;
mod resource;

pub use access::{Access, Allow, FieldAccess, Permissions};
pub use admin::{
    Admin, ColumnLink, ColumnShows, Form, Group, History, Inline, Narrow, NarrowBy, Page, PageColumn, Sessions, View,
};
pub use endpoint::{Endpoint, EndpointOperation, Given, GivenShape, Taken, TakenFrom};
pub use input::{By, ExtraType, InputField, InputTarget, NestedRows};
pub use operations::{Behaviour, FurtherList, Nested, NestedOf, Operations, Union};
pub use representation::{Computed, ComputedForm, Item, Path, Representation, Shows, ValueType};
pub use resource::{Derived, Field, Relation, Resource, TextKind, Unique};
pub use specimen_tables::{Auto, Decimal, Kind, Migration, OnDelete, Order, OrderBy};

/// Index of a resource in `Api::resources`.
pub type ResourceId = usize;

/// A default; `Row` names the related resource's column.
pub type Default = specimen_tables::Default<ResourceId>;

/// How a relation is kept.
pub type Link = specimen_tables::Link<ResourceId>;

/// A query parameter.
pub type Filter = specimen_tables::Filter<FilterTest>;

/// Meaning of a query parameter: choices are those of a field (index), rules are indices in [`Behaviour::rules`].
pub type FilterTest = specimen_tables::FilterTest<usize, ResourceId, usize>;

/// Where in the spec something was declared.
#[derive(Debug, Clone, std::default::Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file from the spec's parent folder, e.g. `spec/subjects/subject.yaml`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// The whole API.
#[derive(Debug, Clone, std::default::Default)]
pub struct Api {
    /// Title.
    pub name: String,
    /// Description.
    pub about: String,
    /// Name and URL of the terms of use.
    pub license: Option<(String, String)>,
    /// Name, URL and e-mail address of whom to ask; the last two may be empty.
    pub contact: Option<(String, String, String)>,
    /// E.g. `v1`.
    pub version: String,
    /// E.g. `alyx`.
    pub vendor: String,
    /// Default time zone.
    pub time_zone: String,
    /// Rows per page.
    pub page_size: u64,
    /// Rows per page at most.
    pub page_most: u64,
    /// Lifetime of a token in seconds; 0 = it never expires.
    pub token_lifetime: u64,
    /// `550/minute`, or empty.
    pub burst: String,
    /// `20/minute`, or empty.
    pub docs_rate: String,
    /// Whether anybody may act in another user's name.
    pub act_for_others: bool,
    /// Whether the rules of `access` hold for requests, unless a setting says otherwise.
    pub rules: bool,
    /// What authors should know, though nothing is wrong.
    pub notes: Vec<String>,
    /// Users and tokens.
    pub accounts: Option<Accounts>,
    /// Names of kinds of rows.
    pub kinds: Option<Kinds>,
    /// Resources, sorted by area and name.
    pub resources: Vec<Resource>,
    /// Unions, sorted by name.
    pub unions: Vec<Union>,
    /// Endpoints written by hand, sorted by area and name.
    pub endpoints: Vec<Endpoint>,
    /// Changes of the rows that are written by hand, in their order.
    pub migrations: Vec<Migration>,
    /// The pages for people.
    pub admin: Option<Admin>,
}

/// Where migrations by hand are, within the folder of a spec.
pub const MIGRATIONS: &str = "migrations/";

/// Users and tokens: resource ids and field names.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// Resource of users.
    pub users: ResourceId,
    /// Fields of it.
    pub username: String,
    /// Password hash.
    pub password: String,
    /// Whether the user may come in.
    pub active: String,
    /// Whether the user may only read.
    pub public: String,
    /// Whether the user is an administrator.
    pub superuser: String,
    /// Fields of their own row that users may change.
    pub own: Vec<String>,
    /// Resource of tokens.
    pub tokens: ResourceId,
    /// Its field that refers to the user.
    pub token_user: String,
    /// Its field with the time of making.
    pub token_created: String,
    /// Lookup path from a user to the names of groups, or empty.
    pub groups: String,
    /// Where permissions are kept.
    pub permissions: Option<Permissions>,
}

/// The resource that names kinds of rows.
#[derive(Debug, Clone)]
pub struct Kinds {
    /// Which.
    pub resource: ResourceId,
    /// Field with the app.
    pub app: String,
    /// Field with the model.
    pub model: String,
}
