//! What is kept: resources, their columns, and the relations between them.

use crate::behaviour;

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
    /// What of the column counts.
    pub by: OrderBy,
}

/// What of a column rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBy {
    /// Its value.
    Value,
    /// Whether it has any text: rows whose column is neither null nor empty come first.
    Filled,
    /// Whether its text begins so: these rows come first.
    Begins(&'static str),
}

/// Columns that are unique together; a row with a null among them is not checked.
#[derive(Debug)]
pub struct Unique {
    /// Indices of the columns.
    pub columns: &'static [usize],
    /// A condition on the row in SQL, e.g. `probe_insertion_id is null`; empty = all rows.
    pub condition: &'static str,
}
