//! What a Specimen server is, as plain data: resources, their columns and relations, representations, inputs, filters
//! and routes. The generator makes these values from a checked spec. Printed as Rust they are the generated code of a
//! server; handed to the runtime they are a server without a compiler. The runtime only reads them.
//!
//! Values have const constructors, and what isn't said has a default. Hand-written code is named by a [`Hook`], never
//! pointed at. A file holds what belongs together; here is the whole API.
//!
//! ```
//! use specimen_tables::{Column, Kind, Resource};
//!
//! static SPECIES: Resource = Resource::new("Species", "zoo_species")
//!     .columns(&[Column::new("id", Kind::Uuid), Column::new("name", Kind::Text).max(255).unique()]);
//! assert_eq!(SPECIES.column("name"), Some(1));
//! ```
#![deny(missing_docs)]

#[macro_use]
mod macros;

mod access;
mod admin;
mod custom;
pub mod ddl;
pub mod exact;
mod hook;
mod input;
mod kept;
mod page;
mod representation;
mod resource;
mod route;

pub use access::{Access, Act, Allow, FieldAccess, Roles};
pub use admin::{
    Admin, AdminColumn, AdminFilter, AdminForm, AdminList, AdminPage, AdminView, CellLink, FormFacts, FormGroup,
    History, Inline, MenuGroup, Narrow, NarrowBy, PageRef, Sessions, Shows,
};
pub use custom::{Answer, Custom, CustomOperation, Holds, Parameter, ParameterLocation};
pub use exact::Decimal;
pub use hook::{Event, Hook};
pub use input::{Bound, By, Input, InputField, NestedRows, Pattern, Takes, Target, Within};
pub use kept::KEPT_ANSWERS;
pub use page::ReferencePage;
pub use representation::{
    Child, Compute, Dialects, Doc, Field, Group, KeptStatement, Representation, Schema, Source, Wire, wire,
};
pub use resource::{
    Auto, Check, Choice, ChoiceValue, Column, Default, Derived, Kind, Link, NoOverlap, OnDelete, Order, OrderBy,
    Relation, Resource, ResourceRef, Unique,
};
pub use route::{Filter, FilterTest, Item, List, Member, Owner, Route, Serves, Union, Versions};

/// First parts of paths that the server answers itself, whatever the API has.
pub const OWN_PATHS: &[&str] =
    &["admin", "api", "auth-token", "docs", "healthz", "me", "metrics", "readyz", "uploaded"];

/// Query parameters that the server gives to every list.
pub const OWN_PARAMETERS: &[&str] = &["format", "limit", "offset"];

/// A whole API: what `spec/api.yaml` says, and everything that the resource files declare.
#[derive(Debug)]
pub struct Api {
    /// Its title, e.g. `Alyx`.
    pub name: &'static str,
    /// One or two sentences for the documentation.
    pub about: &'static str,
    /// Terms on which the API may be used, for the document.
    pub license: Option<License>,
    /// Whom to ask about it, for the document.
    pub contact: Option<Contact>,
    /// The version's name, e.g. `v1`, asked for as `application/vnd.<vendor>.<version>+json`.
    pub version: &'static str,
    /// The vendor part of the media type, e.g. `alyx`.
    pub vendor: &'static str,
    /// All resources, with or without endpoints.
    pub resources: &'static [&'static Resource],
    /// Other names (`app.model`) of the same tables.
    pub also: &'static [(&'static str, &'static Resource)],
    /// All paths by resource, lists before the items under them.
    pub routes: &'static [&'static [Route]],
    /// Rows per page when the request doesn't say.
    pub page_size: u64,
    /// Rows per page at most.
    pub page_most: u64,
    /// Defaults of the settings that a deployment may change.
    pub defaults: Defaults,
    /// Where users and tokens are kept; without it every operation is open.
    pub accounts: Option<&'static Accounts>,
    /// Where the kinds of rows are named, for generic references.
    pub kinds: Option<&'static Kinds>,
    /// The names of all hand-written code that the tables name, each at its hook's place.
    pub hooks: &'static [&'static str],
    /// Changes of the rows that are written by hand, in their order.
    pub migrations: &'static [Migration],
    /// The pages for people; `None`: there are none.
    pub admin: Option<&'static Admin>,
}

/// A change of the rows that is written by hand: a file of `spec/migrations/`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number and name: `0001-split-name`.
    pub name: &'static str,
    /// Its statements.
    pub sql: Dialects,
}

impl Migration {
    /// A migration for each database.
    pub const fn new(name: &'static str, postgres: &'static str, sqlite: &'static str) -> Migration {
        Migration { name, sql: Dialects { postgres, sqlite } }
    }
}

/// Terms on which an API may be used.
#[derive(Debug, Clone, Copy)]
pub struct License {
    /// Their name, e.g. `MIT`.
    pub name: &'static str,
    /// Where they can be read.
    pub url: &'static str,
}

/// Whom to ask about an API.
#[derive(Debug, Clone, Copy)]
pub struct Contact {
    /// A person or group.
    pub name: &'static str,
    /// Their page; empty = none.
    pub url: &'static str,
    /// Their e-mail address; empty = none.
    pub email: &'static str,
}

/// Defaults from the spec for settings that a deployment may change.
#[derive(Debug)]
pub struct Defaults {
    /// Time zone in which date-times are shown and read when they carry no offset.
    pub time_zone: &'static str,
    /// Lifetime of a token in seconds; 0 = it never expires.
    pub token_lifetime: u64,
    /// Rate limit for a caller on the API, e.g. `550/minute`; empty = no limit.
    pub burst: &'static str,
    /// The same for the documentation page.
    pub docs: &'static str,
    /// Whether users may name another user in inputs that state who did something.
    pub act_for_others: bool,
    /// Whether the rules of `access` hold for requests.
    pub rules: bool,
}

/// Which columns of which resources hold users and their tokens.
#[derive(Debug)]
pub struct Accounts {
    /// The resource of the users.
    pub users: &'static Resource,
    /// What requests write users by; `None`: they can't.
    pub input: Option<&'static Input>,
    /// Column names of the users' table.
    pub username: &'static str,
    /// The password hash.
    pub password: &'static str,
    /// False refuses the user.
    pub active: &'static str,
    /// True lets the user only read.
    pub public: &'static str,
    /// True for administrators.
    pub superuser: &'static str,
    /// Fields of their own row that users may change under the setting `accounts = own`.
    pub own: &'static [&'static str],
    /// The resource of the tokens: its primary key is the token's text.
    pub tokens: &'static Resource,
    /// Column of the tokens' table with the user's key.
    pub token_user: &'static str,
    /// Column of the tokens' table with the time of making.
    pub token_created: &'static str,
    /// What rules ask of users.
    pub roles: Roles,
}

/// The resource that names kinds of rows as (app, model), for generic references.
#[derive(Debug)]
pub struct Kinds {
    /// The resource itself; its primary key is an integer.
    pub resource: &'static Resource,
    /// Column with the app's name, e.g. `actions`.
    pub app: &'static str,
    /// Column with the model's name, e.g. `session`.
    pub model: &'static str,
}
