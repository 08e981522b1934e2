//! How rows are shown: what is selected, and which field it becomes.

use super::{Choice, Kind, Order, Resource};
use crate::{behaviour, query::render};
use std::sync::{Arc, OnceLock};

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
    /// The statement of a single row with all that belongs to it, once it was written: nothing in its text depends
    /// on the row.
    pub single: OnceLock<Arc<str>>,
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
        /// The same as it is selected, for a statement within that of the row.
        of: &'static str,
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
