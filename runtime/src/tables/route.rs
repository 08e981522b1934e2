//! Which paths there are: lists with their filters, single rows, and unions of lists.

use super::{Choice, Custom, Input, Order, Representation, Resource};
use crate::behaviour;

/// One query parameter of a list.
#[derive(Debug)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub test: FilterTest,
    /// Whether the public representation's readers may use it.
    pub public: bool,
    /// Description for the document; empty = none.
    pub about: &'static str,
}

/// What a query parameter means.
#[derive(Debug, Clone, Copy)]
pub enum FilterTest {
    /// Text against a lookup, e.g. `subject__nickname__iexact`.
    Text(&'static str),
    /// Uuid equality.
    Uuid(&'static str),
    /// Number equality.
    Number(&'static str),
    /// Truth value of a column.
    Bool(&'static str),
    /// Day equality, many spellings.
    Date(&'static str),
    /// Instant equality.
    DateTime(&'static str),
    /// The day of the value against a lookup on a day, e.g. `created_datetime__date__gte`.
    Day(&'static str),
    /// A stored choice of the column.
    Choice(&'static str, &'static [Choice]),
    /// A choice by label, any letter case.
    Label(&'static str, &'static [Choice]),
    /// Related to the row with this id.
    Row(&'static str, &'static Resource),
    /// Related to any of the rows with these ids (repeated parameter).
    Rows(&'static str, &'static Resource),
    /// Comma list of uuids, any of them.
    UuidIn(&'static str),
    /// Comma list of texts, each must be found along the path, e.g. `users__username`.
    AllOf(&'static str),
    /// Two days with a comma between, both included, of a date-time column.
    DateRange(&'static str),
    /// The generic lookup language.
    Lookups,
    /// The generic lookup language within a json column.
    Pairs(&'static str),
    /// Hand-written; gets the text.
    Rule(behaviour::Rule),
    /// Hand-written, a truth value.
    BoolRule(behaviour::Rule),
    /// Refused with 400, as if it did not exist.
    Refused,
}

/// One path and what can be done there.
#[derive(Debug)]
pub struct Route {
    /// Path without a trailing slash, the key as `{name}`, e.g. `/subjects/{nickname}`.
    pub path: &'static str,
    /// Operations in the document begin with it, e.g. `subjects`.
    pub operation: &'static str,
    /// Heading in the documentation.
    pub tag: &'static str,
    /// Human name, e.g. `Subject List`.
    pub title: &'static str,
    /// What the document calls one row, e.g. `subject record`; empty where the endpoint is written by hand.
    pub words: &'static str,
    /// Description of the operations; empty = none.
    pub about: &'static str,
    /// What it serves.
    pub serves: Serves,
}

/// What a path serves.
#[derive(Debug)]
pub enum Serves {
    /// A list, and creation.
    List(&'static List),
    /// One row by its key.
    Item(&'static Item),
    /// A union of several resources, narrowed to one owner row.
    Union(&'static Union),
    /// Written by hand.
    Custom(&'static Custom),
}

/// A list of rows.
#[derive(Debug)]
pub struct List {
    /// Whose rows.
    pub resource: &'static Resource,
    /// What callers see.
    pub summary: &'static Representation,
    /// What callers without a token see; `None`: they may not.
    pub public: Option<&'static Representation>,
    /// Order; the primary key is always the last sort key.
    pub order: &'static [Order],
    /// Query parameters.
    pub filters: &'static [Filter],
    /// What creation takes; `None`: not offered.
    pub create: Option<&'static Input>,
    /// What creation answers with.
    pub created: &'static Representation,
    /// Whether creation takes a JSON list too.
    pub bulk: bool,
    /// Only rows under this owner, for nested lists.
    pub owner: Option<Owner>,
    /// Field of `created` that is sent as `Location`.
    pub location: Option<&'static str>,
    /// Whether GET is offered.
    pub listed: bool,
    /// Keeps only some rows, by a hand-written rule.
    pub narrow: Option<behaviour::Rule>,
}

/// Narrows a list to the rows under the row that the path names.
#[derive(Debug)]
pub struct Owner {
    /// The owner's resource.
    pub resource: &'static Resource,
    /// The owner's column that the path names.
    pub key: usize,
    /// Lookup path from the list's resource to the owner, e.g. `session__subject`.
    pub path: &'static str,
}

/// One row under its key.
#[derive(Debug)]
pub struct Item {
    /// Whose row.
    pub resource: &'static Resource,
    /// Column that the path names.
    pub key: usize,
    /// What is shown.
    pub detail: &'static Representation,
    /// What PUT and PATCH take; `None`: not offered.
    pub input: Option<&'static Input>,
    /// Whether GET is offered.
    pub read: bool,
    /// Whether PUT and PATCH are offered.
    pub write: bool,
    /// Whether DELETE is offered.
    pub delete: bool,
}

/// Several resources as one list, each row with its member's name as `type`.
#[derive(Debug)]
pub struct Union {
    /// The path's owner.
    pub owner: Owner,
    /// The members.
    pub members: &'static [Member],
    /// Parameter that picks one member, e.g. `type`; `all` picks all.
    pub parameter: &'static str,
    /// Column (field name, in every member) to order by, newest first.
    pub newest: &'static str,
    /// Filters, meant for every member.
    pub filters: &'static [Filter],
    /// What the document calls a row.
    pub schema: &'static str,
}

/// One member of a union.
#[derive(Debug)]
pub struct Member {
    /// Its name, e.g. `experiment`.
    pub name: &'static str,
    /// Its rows, all members with the same fields.
    pub representation: &'static Representation,
    /// Lookup path from it to the owner, e.g. `users`.
    pub owner: &'static str,
}
