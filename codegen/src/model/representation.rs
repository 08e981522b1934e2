//! How rows are shown: the fields of a representation, and values that are computed.

use super::{Order, Place};

/// Values computed by hand-written code.
#[derive(Debug, Clone)]
pub struct Computed {
    /// Name of the trait's method (and of the value, for a row's).
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// Paths (dots) of the columns it needs.
    pub from: Vec<Path>,
    /// For a row, or for a whole page.
    pub form: ComputedForm,
}

/// How a value is computed.
#[derive(Debug, Clone)]
pub enum ComputedForm {
    /// One value from a row's columns.
    Row(ValueType),
    /// Several values for every row of a page, in this many statements.
    Page {
        /// Names and types.
        gives: Vec<(String, ValueType, String)>,
        /// SQL statements.
        statements: usize,
        /// The place in `from` of the column by which one statement finds the rows that the values come of.
        rows_by: Option<usize>,
    },
}

/// Type of a computed value; all may be null but lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    Text,
    /// Address.
    Url,
    /// Integer.
    Integer,
    /// Number.
    Number,
    /// Boolean.
    Boolean,
    /// Day.
    Date,
    /// Instant.
    DateTime,
    /// Uuid.
    Uuid,
    /// Any JSON.
    Json,
    /// List of texts.
    Texts,
}

/// A path from a resource to a column through relations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Relations, each an index in the `relations` of the resource reached so far.
    pub steps: Vec<usize>,
    /// Column (index in the `fields` of the last resource).
    pub field: usize,
}

/// A view.
#[derive(Debug, Clone)]
pub struct Representation {
    /// Name.
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// Items in order.
    pub items: Vec<Item>,
}

/// One item of a view.
#[derive(Debug, Clone)]
pub struct Item {
    /// Name shown.
    pub name: String,
    /// Description.
    pub about: String,
    /// Example as JSON text, or empty.
    pub example: String,
    /// What.
    pub shows: Shows,
}

/// What an item shows.
#[derive(Debug, Clone)]
pub enum Shows {
    /// A column, own or through to-one relations. `empty` is JSON text written for null, or empty.
    Column {
        /// Where.
        path: Path,
        /// Text for null.
        empty: String,
        /// Whether that text gives way to null in the answer to a request that leaves the column null.
        sent_null: bool,
        /// By the label of its choice.
        label: bool,
    },
    /// A value that the database makes (index in `derived`), own or through to-one relations.
    Derived {
        /// Where.
        path: Path,
    },
    /// The row's own address; null for a resource without a path.
    OwnUrl,
    /// Nothing: null, for the address of a union's member that has no page.
    Nothing,
    /// The address of the row that a to-one relation (index) leads to.
    Url {
        /// Relation.
        relation: usize,
    },
    /// Kind of a generic reference: the to-one relation (index) to the resource of kinds.
    Kind {
        /// Relation.
        relation: usize,
    },
    /// A to-one row (relation index) by a representation of its resource (index).
    Object {
        /// To-one relations before it, for a row further away; usually none.
        through: Vec<usize>,
        /// Relation.
        relation: usize,
        /// Representation.
        representation: usize,
    },
    /// A list of one column's values along relations, at least one of them to-many.
    Keys {
        /// Where.
        path: Path,
    },
    /// A list of rows along one to-many relation.
    Rows {
        /// Relation.
        relation: usize,
        /// Representation of its target.
        representation: usize,
        /// Order; empty = the target's own.
        order: Vec<Order>,
        /// Rule that narrows it (index in the target's behaviour rules).
        narrow: Option<usize>,
    },
    /// Constant text.
    Constant(String),
    /// Hand-written, from the row: index in `computed`.
    Row(usize),
    /// Hand-written, for the page: index in `computed`, and of the value in it.
    Page(usize, usize),
}
