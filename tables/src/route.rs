//! Which paths there are: lists with their filters, single rows, and unions of lists.

use crate::{Choice, Custom, Hook, Input, Order, Representation, Resource};

/// One query parameter of a list.
#[derive(Debug, Clone, Copy)]
pub struct Filter<T = FilterTest> {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub test: T,
    /// Whether the public representation's readers may use it.
    pub public: bool,
    /// Description for the document; empty = none.
    pub about: &'static str,
}

impl<T: Copy> Filter<T> {
    /// A parameter for those who have a token.
    pub const fn new(name: &'static str, test: T) -> Filter<T> {
        Filter { name, test, public: false, about: "" }
    }

    set! {
        /// Its description in the OpenAPI document.
        about { about: &'static str }
    }

    flags! {
        /// Readers of the public representation may use it too.
        public
    }
}

/// What a query parameter means. Choices, resources and hooks are indices in the model from which codegen makes tables.
#[derive(Debug, Clone, Copy)]
pub enum FilterTest<C = &'static [Choice], R = &'static Resource, H = Hook> {
    /// Text against a lookup, e.g. `subject__nickname__iexact`.
    Text(&'static str),
    /// Uuid equality.
    Uuid(&'static str),
    /// Number equality.
    Number(&'static str),
    /// Boolean of a column.
    Bool(&'static str),
    /// Day equality, many spellings.
    Date(&'static str),
    /// Instant equality.
    DateTime(&'static str),
    /// The day of the value against a lookup on a day, e.g. `created_datetime__date__gte`.
    Day(&'static str),
    /// A stored choice of the column.
    Choice(&'static str, C),
    /// A choice by label, any letter case.
    Label(&'static str, C),
    /// Related to the row with this id.
    Row(&'static str, R),
    /// Related to any of the rows with these ids (repeated parameter).
    Rows(&'static str, R),
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
    /// Not a test: keys by which the list is sorted, of these lookup paths; `-` before one: large values first.
    Order(&'static [&'static str]),
    /// Words, each of which some of these lookup paths to texts contain, in any letter case.
    Search(&'static [&'static str]),
    /// Whether archived rows are listed: a lookup, and its value of rows that aren't archived. Where nothing is said, these alone
    /// are listed.
    Archived(&'static str, bool),
    /// Not a test: names of the fields that are shown of each row.
    Fields,
    /// Hand-written; gets the text.
    Rule(H),
    /// Hand-written, a boolean.
    BoolRule(H),
    /// Refused with 400, as if it did not exist.
    Refused,
}

impl<C, R, H> FilterTest<C, R, H> {
    /// The lookup by which columns are tested.
    pub const fn lookup(&self) -> Option<&'static str> {
        match self {
            FilterTest::Text(path)
            | FilterTest::Uuid(path)
            | FilterTest::Number(path)
            | FilterTest::Bool(path)
            | FilterTest::Date(path)
            | FilterTest::DateTime(path)
            | FilterTest::Day(path)
            | FilterTest::Choice(path, _)
            | FilterTest::Label(path, _)
            | FilterTest::Row(path, _)
            | FilterTest::Rows(path, _)
            | FilterTest::UuidIn(path)
            | FilterTest::AllOf(path)
            | FilterTest::DateRange(path)
            | FilterTest::Pairs(path) => Some(path),
            FilterTest::Lookups
            | FilterTest::Order(_)
            | FilterTest::Search(_)
            | FilterTest::Archived(..)
            | FilterTest::Fields
            | FilterTest::Rule(_)
            | FilterTest::BoolRule(_)
            | FilterTest::Refused => None,
        }
    }

    /// The same meaning, where something else refers to choices, resources and hooks.
    pub fn map<D, S, I>(
        self,
        choices: impl FnOnce(C) -> D,
        resource: impl FnOnce(R) -> S,
        hook: impl FnOnce(H) -> I,
    ) -> FilterTest<D, S, I> {
        match self {
            FilterTest::Text(path) => FilterTest::Text(path),
            FilterTest::Uuid(path) => FilterTest::Uuid(path),
            FilterTest::Number(path) => FilterTest::Number(path),
            FilterTest::Bool(path) => FilterTest::Bool(path),
            FilterTest::Date(path) => FilterTest::Date(path),
            FilterTest::DateTime(path) => FilterTest::DateTime(path),
            FilterTest::Day(path) => FilterTest::Day(path),
            FilterTest::Choice(path, of) => FilterTest::Choice(path, choices(of)),
            FilterTest::Label(path, of) => FilterTest::Label(path, choices(of)),
            FilterTest::Row(path, of) => FilterTest::Row(path, resource(of)),
            FilterTest::Rows(path, of) => FilterTest::Rows(path, resource(of)),
            FilterTest::UuidIn(path) => FilterTest::UuidIn(path),
            FilterTest::AllOf(path) => FilterTest::AllOf(path),
            FilterTest::DateRange(path) => FilterTest::DateRange(path),
            FilterTest::Lookups => FilterTest::Lookups,
            FilterTest::Pairs(path) => FilterTest::Pairs(path),
            FilterTest::Order(paths) => FilterTest::Order(paths),
            FilterTest::Search(paths) => FilterTest::Search(paths),
            FilterTest::Archived(path, live) => FilterTest::Archived(path, live),
            FilterTest::Fields => FilterTest::Fields,
            FilterTest::Rule(rule) => FilterTest::Rule(hook(rule)),
            FilterTest::BoolRule(rule) => FilterTest::BoolRule(hook(rule)),
            FilterTest::Refused => FilterTest::Refused,
        }
    }
}

/// One path and what can be done there. Texts for the documentation are derived from what it serves, unless they are
/// set.
#[derive(Debug)]
pub struct Route {
    /// Path without a trailing slash, the key as `{name}`, e.g. `/subjects/{nickname}`.
    pub path: &'static str,
    /// What the document's operations begin with; empty = by the path.
    pub operation: &'static str,
    /// Human name; empty = by what it serves.
    pub title: &'static str,
    /// What the document calls one row; empty = as the resource does.
    pub words: &'static str,
    /// Description of the operations; empty = the resource's, for lists that aren't under another row.
    pub about: &'static str,
    /// What it serves.
    pub serves: Serves,
}

impl Route {
    const fn new(path: &'static str, serves: Serves) -> Route {
        Route { path, operation: "", title: "", words: "", about: "", serves }
    }

    /// The path of a list.
    pub const fn list(path: &'static str, list: &'static List) -> Route {
        Route::new(path, Serves::List(list))
    }

    /// The path of a row.
    pub const fn item(path: &'static str, item: &'static Item) -> Route {
        Route::new(path, Serves::Item(item))
    }

    /// The path of a union.
    pub const fn union(path: &'static str, union: &'static Union) -> Route {
        Route::new(path, Serves::Union(union))
    }

    /// The path of an endpoint written by hand, whose operations begin with `operation` in the document.
    pub const fn custom(path: &'static str, operation: &'static str, custom: &'static Custom) -> Route {
        Route { operation, ..Route::new(path, Serves::Custom(custom)) }
    }

    set! {
        /// Its human name.
        titled { title: &'static str }
        /// What the document calls one row.
        words { words: &'static str }
        /// Description of the operations.
        about { about: &'static str }
    }

    /// The parts of the path that aren't a key's.
    fn parts(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('/').filter(|part| !part.is_empty() && !part.starts_with('{'))
    }

    /// What the document's operations begin with, e.g. `subjects`.
    pub fn operation_name(&self) -> String {
        match self.operation {
            "" => self.parts().collect::<Vec<_>>().join("_").replace('-', "_"),
            operation => operation.to_owned(),
        }
    }

    /// Heading in the documentation, e.g. `subjects`: the path before the first key, of endpoints written by hand its first
    /// part.
    pub fn tag(&self) -> &'static str {
        match self.serves {
            Serves::Custom(_) => self.parts().next().unwrap_or(self.path),
            _ => self.path.split("/{").next().unwrap_or(self.path).trim_start_matches('/'),
        }
    }

    /// Human name, e.g. `Subject List`.
    pub fn human_title(&self) -> String {
        if !self.title.is_empty() {
            return self.title.to_owned();
        }
        match &self.serves {
            Serves::List(list) => format!("{} List", capitalized(list.resource.words)),
            Serves::Item(item) => format!("{} Detail", capitalized(item.resource.words)),
            Serves::Union(union) => format!("{} List", union.schema),
            Serves::Custom(_) => capitalized(&self.operation_name().replace('_', " ")),
        }
    }

    /// What the document calls one row, e.g. `subject`; empty for endpoints written by hand.
    pub fn row_words(&self) -> &'static str {
        match &self.serves {
            _ if !self.words.is_empty() => self.words,
            Serves::List(list) => list.resource.words,
            Serves::Item(item) => item.resource.words,
            Serves::Union(_) | Serves::Custom(_) => "",
        }
    }

    /// Description of the operations; empty = none.
    pub fn description(&self) -> &'static str {
        match &self.serves {
            _ if !self.about.is_empty() => self.about,
            Serves::List(List { owner: None, resource, .. }) | Serves::Item(Item { resource, .. }) => resource.about,
            _ => "",
        }
    }
}

/// `water type` as `Water Type`.
fn capitalized(words: &str) -> String {
    let words = words.split_whitespace().map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    });
    words.collect::<Vec<String>>().join(" ")
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
    /// Representation of the rows.
    pub summary: &'static Representation,
    /// Representation for callers without a token; `None`: a token is required.
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
    /// Whether `created` is how a row with a version is shown.
    pub versions: bool,
    /// Seconds for which the answer to a creation with an `Idempotency-Key` is kept, and given again; 0: such keys are ignored.
    pub once: u64,
    /// Whether GET is offered.
    pub listed: bool,
    /// Whether parameters that nothing knows are refused; else they are ignored, and the answer names them.
    pub strict: bool,
    /// Keeps only some rows, by a hand-written rule.
    pub narrow: Option<Hook>,
}

impl List {
    /// A list that may be read, in the order of its resource.
    pub const fn new(resource: &'static Resource, summary: &'static Representation) -> List {
        List {
            resource,
            summary,
            public: None,
            order: resource.order,
            filters: &[],
            create: None,
            created: summary,
            bulk: false,
            owner: None,
            location: None,
            versions: false,
            once: 0,
            listed: true,
            strict: false,
            narrow: None,
        }
    }

    set! {
        /// Order of its rows.
        order { order: &'static [Order] }
        /// Query parameters.
        filters { filters: &'static [Filter] }
        /// Seconds for which answers to creations are kept.
        once { once: u64 }
    }

    flags! {
        /// `created` is how a row with a version is shown.
        versions
    }

    /// What callers without a token see.
    pub const fn public(mut self, representation: &'static Representation) -> List {
        self.public = Some(representation);
        self
    }

    /// What creation takes and answers with.
    pub const fn create(mut self, input: &'static Input, created: &'static Representation) -> List {
        self.create = Some(input);
        self.created = created;
        self
    }

    /// Creation takes a JSON list too.
    pub const fn bulk(mut self) -> List {
        self.bulk = true;
        self
    }

    /// Only rows under an owner.
    pub const fn owner(mut self, owner: Owner) -> List {
        self.owner = Some(owner);
        self
    }

    /// Field of the created row that is sent as `Location`.
    pub const fn location(mut self, field: &'static str) -> List {
        self.location = Some(field);
        self
    }

    /// Parameters that nothing knows are refused.
    pub const fn strict(mut self) -> List {
        self.strict = true;
        self
    }

    /// GET isn't offered.
    pub const fn unlisted(mut self) -> List {
        self.listed = false;
        self
    }

    /// Keeps only some rows, by a hand-written rule.
    pub const fn narrow(mut self, rule: Hook) -> List {
        self.narrow = Some(rule);
        self
    }
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

impl Owner {
    /// The row that the path names by a column (index), and the lookup path to it.
    pub const fn new(resource: &'static Resource, key: usize, path: &'static str) -> Owner {
        Owner { resource, key, path }
    }
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
    /// Whether its rows have versions.
    pub versions: Versions,
    /// Column (index) that DELETE sets, so that the row stays; `None`: rows are deleted.
    pub archive: Option<usize>,
}

/// Whether rows have versions: strong entity tags, by which clients change a row only as they have seen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Versions {
    /// They have none.
    #[default]
    None,
    /// Requests may name the version that they change (`If-Match`).
    Kept,
    /// Requests must.
    Required,
}

impl Item {
    /// A row by a column (index), of which nothing is offered yet.
    pub const fn new(resource: &'static Resource, key: usize, detail: &'static Representation) -> Item {
        Item {
            resource,
            key,
            detail,
            input: None,
            read: false,
            write: false,
            delete: false,
            versions: Versions::None,
            archive: None,
        }
    }

    flags! {
        /// GET is offered.
        read
        /// DELETE is offered.
        delete
    }

    set! {
        /// Its rows have versions.
        versions { versions: Versions }
    }

    /// DELETE sets a column (index), and the row stays.
    pub const fn archive(mut self, column: usize) -> Item {
        self.archive = Some(column);
        self
    }

    /// PUT and PATCH are offered.
    pub const fn write(mut self, input: &'static Input) -> Item {
        self.input = Some(input);
        self.write = true;
        self
    }
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

impl Member {
    /// A member's name, its rows, and the lookup path from these to the owner.
    pub const fn new(name: &'static str, representation: &'static Representation, owner: &'static str) -> Member {
        Member { name, representation, owner }
    }
}
