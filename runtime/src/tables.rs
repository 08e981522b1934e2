//! The static tables that generated code consists of: resources, their columns and relations,
//! representations, inputs, filters and routes. Every handler of the runtime only reads these;
//! codegen writes one set of them for each spec.

use crate::{behaviour, query::render};

/// A whole API: what `spec/api.yaml` says, and everything that the resource files declare.
#[derive(Debug)]
pub struct Api {
    /// Its title, e.g. `Alyx`.
    pub name: &'static str,
    /// One or two sentences for the documentation.
    pub about: &'static str,
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
    /// Rows a page when the request doesn't say.
    pub page_size: u64,
    /// Rows a page at the most.
    pub page_most: u64,
    /// Defaults of the settings that a deployment may change.
    pub defaults: Defaults,
    /// Where users and tokens are kept; without it every operation is open.
    pub accounts: Option<&'static Accounts>,
    /// Where the kinds of rows are named, for generic references.
    pub kinds: Option<&'static Kinds>,
}

/// Defaults from the spec for settings that a deployment may change.
#[derive(Debug)]
pub struct Defaults {
    /// Time zone in which date-times are shown and read when they carry no offset.
    pub time_zone: &'static str,
    /// Seconds that a token lives; 0 = for ever.
    pub token_lifetime: u64,
    /// Requests a caller may make on the API, e.g. `550/minute`; empty = no limit.
    pub burst: &'static str,
    /// The same for the documentation page.
    pub docs: &'static str,
    /// Whether anybody may act in another user's name where an input offers it.
    pub act_for_others: bool,
}

/// Which columns of which resources hold users and their tokens.
#[derive(Debug)]
pub struct Accounts {
    /// The resource of the users.
    pub users: &'static Resource,
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
    /// The resource of the tokens: its primary key is the token's text.
    pub tokens: &'static Resource,
    /// Column of the tokens' table with the user's key.
    pub token_user: &'static str,
    /// Column of the tokens' table with the time of making.
    pub token_created: &'static str,
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

/// One table and what is known of it.
pub struct Resource {
    /// Name in the spec, e.g. `Subject`.
    pub name: &'static str,
    /// `app.model`, as fixtures and generic references write it, e.g. `subjects.subject`.
    pub label: &'static str,
    /// What messages call one record, e.g. `water type`.
    pub words: &'static str,
    /// What a 404 calls one record, e.g. `WaterType`.
    pub record: &'static str,
    /// The spec's description.
    pub about: &'static str,
    /// Table in the database.
    pub table: &'static str,
    /// Index of the primary key in `columns`.
    pub primary: usize,
    /// Columns in the order of the spec.
    pub columns: &'static [Column],
    /// Relations by the names that lookups use, both directions.
    pub relations: &'static [Relation],
    /// Index in `relations` of the one whose target's columns count as this resource's own
    /// (a resource kept in two tables under one key).
    pub parent: Option<usize>,
    /// Order of its rows where they are listed under another row.
    pub order: &'static [Order],
    /// Sets of columns that are unique together, beside the unique columns.
    pub unique: &'static [Unique],
    /// Whether no lookup may ever reach it.
    pub secret: bool,
    /// What hand-written code does when rows are written.
    pub hooks: &'static behaviour::Hooks,
}

impl std::fmt::Debug for Resource {
    // By hand: relations are cyclic.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Resource({})", self.name)
    }
}

impl Resource {
    /// The column of a field or database name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.field == name || c.name == name)
    }

    /// The primary key's column.
    pub fn key(&self) -> &'static Column {
        &self.columns[self.primary]
    }

    /// The relation of a name.
    pub fn relation(&self, name: &str) -> Option<&'static Relation> {
        self.relations.iter().find(|r| r.name == name)
    }
}

/// What a column holds. SQLite keeps uuids as 16-byte blobs, booleans as 0 and 1, dates and
/// date-times (UTC, RFC 3339) as text, json and arrays as JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 128-bit identifier.
    Uuid,
    /// Text of any length; `Column::max` bounds it.
    Text,
    /// Integer of 16 bits.
    Small,
    /// Integer of 32 bits.
    Int,
    /// Integer of 64 bits.
    Big,
    /// Double.
    Float,
    /// Truth value.
    Bool,
    /// Calendar day.
    Date,
    /// Instant to the microsecond.
    DateTime,
    /// Any JSON document (`jsonb`).
    Json,
    /// List of doubles.
    Floats,
    /// List of 32-bit integers.
    Ints,
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// Name in the database, e.g. `responsible_user_id`.
    pub name: &'static str,
    /// Name in the spec, e.g. `responsible_user`.
    pub field: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// Characters at the most; 0 = no bound.
    pub max: usize,
    /// What a new row gets when nothing is said.
    pub default: Default,
    /// When it is set by itself.
    pub auto: Auto,
    /// Stored values and what people call them.
    pub choices: &'static [Choice],
    /// Whether unique by itself.
    pub unique: bool,
    /// Said of a value that another row has; empty = `<words> with this <field> already exists.`
    pub unique_message: &'static str,
    /// Whether no lookup may ever reach it.
    pub secret: bool,
    /// A path under the media root, written by file upload.
    pub file: bool,
}

/// A default, computed when a row is made.
#[derive(Debug, Clone, Copy)]
pub enum Default {
    /// None: null where it may be, else the value must be given.
    None,
    /// Text.
    Text(&'static str),
    /// Integer.
    Int(i64),
    /// Number.
    Float(f64),
    /// Truth value.
    Bool(bool),
    /// The empty list.
    Empty,
    /// A uuid that stands in the spec.
    Uuid(&'static str),
    /// Now.
    Now,
    /// Today in the server's zone.
    Today,
    /// A new random uuid.
    NewUuid,
    /// The caller's key.
    Caller,
    /// The server's time zone by name.
    TimeZone,
    /// A deployment's setting by name, as text, uuid or number as the column needs it.
    Setting(&'static str),
    /// The key of the row of the related resource whose column has this value, null without one.
    Row {
        /// The related resource.
        of: &'static Resource,
        /// Column compared, by database name.
        column: &'static str,
        /// Its value.
        is: &'static str,
        /// Whether the row is made when missing (with its other defaults).
        make: bool,
    },
}

/// When a column is set without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auto {
    /// Never.
    No,
    /// To now when the row is made.
    Create,
    /// To now at every save.
    Save,
}

/// One of a column's closed set of values.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The stored value.
    pub value: ChoiceValue,
    /// What people call it.
    pub label: &'static str,
}

/// A stored choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceValue {
    /// In an integer column.
    Int(i64),
    /// In a text column.
    Text(&'static str),
}

/// A way from one resource to another, by the name that lookups use.
#[derive(Debug)]
pub struct Relation {
    /// The name from this side, e.g. `actions_sessions`.
    pub name: &'static str,
    /// Where it leads.
    pub target: &'static Resource,
    /// How.
    pub link: Link,
    /// Whether no lookup may follow it.
    pub secret: bool,
}

/// How a relation is kept.
#[derive(Debug, Clone, Copy)]
pub enum Link {
    /// A column of this resource holds the target's key.
    One {
        /// Its index.
        column: usize,
    },
    /// A column of the target holds this resource's key.
    Back {
        /// Its index in the target's columns.
        column: usize,
        /// Whether it is unique there, so that there is one row at most.
        single: bool,
        /// What becomes of the target's rows when this resource's row goes.
        on_delete: OnDelete,
    },
    /// Rows of a join table hold both keys.
    Many {
        /// The join table.
        table: &'static str,
        /// Its column with this resource's key.
        near: &'static str,
        /// Its column with the target's key.
        far: &'static str,
        /// The resource of the join table's rows, when they have columns of their own.
        through: Option<&'static Resource>,
    },
    /// A column of the target holds this resource's key without a constraint (generic reference).
    Loose {
        /// Its index in the target's columns.
        column: usize,
    },
}

impl Link {
    /// Whether it leads to at most one row.
    pub fn is_single(&self) -> bool {
        matches!(self, Link::One { .. } | Link::Back { single: true, .. })
    }
}

/// What becomes of a row when the row that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDelete {
    /// It goes too.
    Cascade,
    /// Its reference becomes null.
    SetNull,
    /// Its reference becomes the column's default.
    SetDefault,
    /// The deletion is refused.
    Protect,
}

/// One sort key: a lookup path, e.g. `session__start_time`.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Path to a column through to-one relations.
    pub path: &'static str,
    /// Whether large values come first. Nulls come first when descending, last otherwise.
    pub descending: bool,
}

/// Columns that are unique together; a row with a null among them is not checked.
#[derive(Debug)]
pub struct Unique {
    /// Indices of the columns.
    pub columns: &'static [usize],
    /// A condition on the row in SQL, e.g. `probe_insertion_id is null`; empty = all rows.
    pub condition: &'static str,
}

/// SQL for both databases.
#[derive(Debug, Clone, Copy)]
pub struct Dialects {
    /// For PostgreSQL.
    pub postgres: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
}

/// What one view of a resource shows: fields in order, and the SQL that fetches them for a page.
#[derive(Debug)]
pub struct Representation {
    /// Its name in the spec, e.g. `detail`.
    pub name: &'static str,
    /// Its name in the OpenAPI document, e.g. `SubjectDetail`.
    pub schema: &'static str,
    /// Whose rows it shows; alias `t` in the SQL.
    pub resource: &'static Resource,
    /// Fields in order.
    pub fields: &'static [Field],
    /// What is selected, in the order of `wires`.
    pub select: Dialects,
    /// Joins after `from page join <table> t on t.<key> = page.id`.
    pub joins: Dialects,
    /// Kinds of the selected columns.
    pub wires: &'static [Wire],
    /// Nested lists, each one statement for the whole page.
    pub children: &'static [Child],
    /// Groups of values computed for the whole page by hand-written code.
    pub groups: &'static [Group],
    /// SQL statements that answering with it costs, beside finding the page.
    pub statements: usize,
}

/// How a selected column comes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// A column of this kind.
    One(Kind),
    /// An array (PostgreSQL) or JSON list (SQLite) of this kind.
    List(Kind),
}

/// One field of a representation.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Where its value comes from.
    pub source: Source,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

/// Where a field's value comes from.
#[derive(Debug)]
pub enum Source {
    /// A selected column.
    Column(usize),
    /// A selected column; null is written as this JSON text, e.g. `""`.
    Or(usize, &'static str),
    /// The same, but null in the answer to a request that left the field null.
    OrSent(usize, &'static str),
    /// A selected column shown by the label of its choice; an unknown value as it is.
    Label(usize, &'static [Choice]),
    /// Absolute address: this path, a slash and the column percent-encoded; null for null.
    Url(usize, &'static str),
    /// Absolute address of an uploaded file; null for null or empty.
    File(usize),
    /// Null.
    Nothing,
    /// `app.model`, from two selected columns.
    Kind(usize, usize),
    /// A to-one row's fields as an object; null when the column at this index is null.
    Object(usize, &'static [Field]),
    /// A nested list: index in `children`.
    Many(usize),
    /// Text that is the same for every row.
    Constant(&'static str),
    /// Hand-written, from this row's selected columns.
    Row(render::RowWriter),
    /// Hand-written for a page: group and the value's place in it.
    Page(usize, usize),
}

/// A list nested in a representation.
#[derive(Debug)]
pub struct Child {
    /// Selected column of the parent that children refer to.
    pub key: usize,
    /// How each is shown.
    pub representation: &'static Representation,
    /// SQL naming the parent's key in the child's page, e.g. `t.session_id` or `x.dataset_id`.
    pub parent: &'static str,
    /// Joins that `parent` needs, e.g. `join ... x on x.tag_id = t.id`; often empty.
    pub joins: &'static str,
    /// Order within a parent.
    pub order: &'static [Order],
    /// Narrows the list by hand-written code.
    pub narrow: Option<behaviour::Rule>,
}

/// Values that hand-written code computes for all rows of a page at once.
#[derive(Debug)]
pub struct Group {
    /// Selected columns handed to it.
    pub columns: &'static [usize],
    /// The code.
    pub compute: Compute,
}

/// How the values of a group are computed.
#[derive(Debug, Clone, Copy)]
pub enum Compute {
    /// For a page at once, with statements of the code's own.
    Page(behaviour::PageValues),
    /// For each row, from rows that one statement finds for all of them.
    Rows {
        /// The selected column by which they are found.
        key: usize,
        /// Values a row.
        items: usize,
        /// Writes the statement.
        rows: behaviour::RowsStatement,
        /// Computes the values of a row.
        values: behaviour::RowValues,
    },
}

/// What the OpenAPI document says of a field, parameter or input.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    /// Its type.
    pub schema: Schema,
    /// Description; empty = none.
    pub about: &'static str,
    /// Whether it may be null.
    pub nullable: bool,
    /// Example as JSON text; empty = none.
    pub example: &'static str,
}

/// Types of the OpenAPI document.
#[derive(Debug, Clone, Copy)]
pub enum Schema {
    /// Any JSON.
    Any,
    /// Text and its format (`uuid`, `date`, `date-time`, `uri`, `email`, `binary`, or empty).
    Text(&'static str),
    /// The same, or the empty text.
    Blank(&'static str),
    /// Text of at most this many characters.
    Bounded(usize),
    /// Integer of a format (`int32`, `int64`).
    Integer(&'static str),
    /// Double.
    Number,
    /// Truth value.
    Boolean,
    /// One of these, as JSON text.
    Choice(&'static [&'static str]),
    /// List of these.
    List(&'static Schema),
    /// Another schema of the document.
    Ref(&'static Representation),
    /// Object with these fields.
    Object(&'static [Field]),
}

/// A named list of input fields: what create, replace and patch take.
#[derive(Debug)]
pub struct Input {
    /// Its name in the OpenAPI document, e.g. `SubjectInput`.
    pub schema: &'static str,
    /// The same for PATCH, e.g. `SubjectPatch`.
    pub patch_schema: &'static str,
    /// Whose rows it writes.
    pub resource: &'static Resource,
    /// Fields in order.
    pub fields: &'static [InputField],
    /// Those of them (indices) that name users who did something.
    pub actors: &'static [usize],
}

/// One input.
#[derive(Debug)]
pub struct InputField {
    /// Its name.
    pub name: &'static str,
    /// What is accepted.
    pub takes: Takes,
    /// What it is written to.
    pub target: Target,
    /// Whether POST and PUT must have it.
    pub required: bool,
    /// Whether POST alone must have it, when `required` is false; it is missed once all else is right.
    pub required_on_create: bool,
    /// Whether null is accepted.
    pub nullable: bool,
    /// Whether empty text is accepted.
    pub blank: bool,
    /// Used by POST and PUT when it is left out.
    pub default: Option<Default>,
    /// Only creation takes it; elsewhere it is ignored.
    pub create_only: bool,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

/// What an input accepts.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Text of at most this many characters (0 = any), matching the pattern.
    Text(usize, Option<&'static Pattern>),
    /// E-mail address of at most this many characters.
    Email(usize),
    /// URL of at most this many characters.
    Url(usize),
    /// Truth value.
    Bool,
    /// Integer between the bounds.
    Int(i64, i64),
    /// Number between the bounds (infinite = none).
    Float(f64, f64),
    /// Calendar day.
    Date,
    /// Instant.
    DateTime,
    /// Uuid.
    Uuid,
    /// A stored choice.
    Choice(&'static [Choice]),
    /// A choice by its label.
    Label(&'static [Choice]),
    /// Any JSON.
    Json,
    /// A JSON object (or null).
    JsonObject,
    /// List of doubles; items may be null.
    Floats,
    /// List of integers.
    Ints,
    /// An image file.
    Image(usize),
    /// The kind of a generic reference: `app.model` or `model`; only of these apps.
    Kind(&'static [&'static str]),
    /// A related row.
    One(&'static Resource, By),
    /// Related rows.
    Many(&'static Resource, By),
}

/// A pattern and what is said when text doesn't match it.
#[derive(Debug)]
pub struct Pattern {
    /// Regular expression, searched for (anchor it).
    pub regex: &'static str,
    /// The message.
    pub message: &'static str,
}

/// How a reference is written.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// By the value of this column (index), unique or not.
    Key(usize),
    /// By primary key; unknown: `Invalid pk "…" - object does not exist.`
    Id,
    /// By primary key; unknown: `Object with pk=… does not exist.`
    Pk,
    /// By the address of its page, whose path begins so, e.g. `/sessions`.
    Url(&'static str),
}

/// What an input is written to.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A column (index; those of the table that the resource extends follow its own).
    Column(usize),
    /// The rows of a to-many relation (index): a join table's, or those that refer back.
    Relation(usize),
    /// Nothing: handed to hand-written code (index in the extras).
    Extra(usize),
}

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

/// An endpoint written by hand, typed in the spec.
#[derive(Debug)]
pub struct Custom {
    /// Its operations.
    pub operations: &'static [CustomOperation],
}

/// One method of an endpoint written by hand.
#[derive(Debug)]
pub struct CustomOperation {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Whether no token is needed.
    pub open: bool,
    /// What it takes.
    pub takes: &'static [Parameter],
    /// What the document calls the body, e.g. `RegisterFilePost`; empty: it has none.
    pub body: &'static str,
    /// What it answers when all goes well.
    pub answer: &'static Answer,
    /// Further statuses of its answers, and when; errors that every such operation has aside.
    pub also: &'static [(u16, &'static str)],
    /// Description; empty = none.
    pub about: &'static str,
    /// The code.
    pub handle: behaviour::Handler,
}

/// A value that an endpoint written by hand takes.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it holds.
    pub holds: Holds,
    /// Whether it must be there.
    pub required: bool,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

/// Where a value stands in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query, or in the body where one is sent.
    Query,
    /// In the body.
    Body,
}

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Integer of 64 bits.
    Integer,
    /// Number.
    Number,
    /// Truth value.
    Boolean,
    /// Day.
    Date,
    /// Instant.
    DateTime,
    /// Uuid.
    Uuid,
    /// Any JSON; text in a form or a query.
    Json,
    /// Texts: a list, or one text with commas.
    Texts,
}

/// The good answer of an endpoint written by hand.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Content type of an answer that isn't described further; empty: JSON with these fields.
    pub media: &'static str,
    /// What the document calls it, e.g. `RegisterFilePostAnswer`; empty: it is described in place.
    pub schema: &'static str,
    /// Its type when it is one value instead of an object.
    pub value: Option<Schema>,
    /// Whether it is a list of such objects.
    pub many: bool,
    /// Its fields; those that aren't `required` may be absent.
    pub fields: &'static [Field],
    /// Names of fields that may be absent.
    pub optional: &'static [&'static str],
}
