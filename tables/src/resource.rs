//! The data model: resources, their columns, and the relations between them.

use crate::{Access, Decimal, Dialects, Event, Hook, Schema};
use std::{ops::Deref, sync::OnceLock};

/// A resource: one table and its properties.
pub struct Resource {
    /// Name in the spec, e.g. `Subject`.
    pub name: &'static str,
    /// `app.model`, as fixtures and generic references write it, e.g. `subjects.subject`.
    pub label: &'static str,
    /// Name of a row in messages, e.g. `water type`.
    pub words: &'static str,
    /// Name of a row in 404 errors, e.g. `WaterType`.
    pub record: &'static str,
    /// The spec's description.
    pub about: &'static str,
    /// Table in the database.
    pub table: &'static str,
    /// Its label before it, or its area, was renamed; empty = it never was.
    pub was: &'static str,
    /// Index of the primary key in `columns`.
    pub primary: usize,
    /// Columns in the order of the spec.
    pub columns: &'static [Column],
    /// Values that the database makes of a row, of its related rows or its columns. Where a column is named by its index, theirs
    /// follow those of `columns`; see [`Resource::at`].
    pub derived: &'static [Derived],
    /// Relations by the names that lookups use, both directions.
    pub relations: &'static [Relation],
    /// Index in `relations` of the one whose target's columns count as this resource's own
    /// (a resource kept in two tables under one key).
    pub parent: Option<usize>,
    /// Order of its rows where they are listed under another row.
    pub order: &'static [Order],
    /// Sets of columns that are unique together, beside the unique columns.
    pub unique: &'static [Unique],
    /// Further indexes: the names of their columns.
    pub indexes: &'static [&'static [&'static str]],
    /// Conditions that the database holds every row to.
    pub checks: &'static [Check],
    /// Ranges that never overlap.
    pub no_overlap: &'static [NoOverlap],
    /// Whether no lookup may ever reach it.
    pub secret: bool,
    /// Hand-written code around writing its rows.
    pub hooks: &'static [(Event, Hook)],
    /// Who may do what with its rows.
    pub access: &'static Access,
    /// What people call a row: lookup paths to columns, e.g. `subject__nickname` and `date_time`; empty: its key.
    pub caption: &'static [&'static str],
}

impl std::fmt::Debug for Resource {
    // By hand: relations are cyclic.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Resource({})", self.name)
    }
}

impl Resource {
    /// A table of no columns yet, whose primary key is the first. Messages call one record `name`.
    pub const fn new(name: &'static str, table: &'static str) -> Resource {
        Resource {
            name,
            label: name,
            words: name,
            record: name,
            about: "",
            table,
            was: "",
            primary: 0,
            columns: &[],
            derived: &[],
            relations: &[],
            parent: None,
            order: &[],
            unique: &[],
            indexes: &[],
            checks: &[],
            no_overlap: &[],
            secret: false,
            hooks: &[],
            access: &Access::OPEN,
            caption: &[],
        }
    }

    set! {
        /// `app.model`, what messages call one record, and what a 404 calls it.
        named { label: &'static str, words: &'static str, record: &'static str }
        /// The spec's description.
        about { about: &'static str }
        /// Its label before it was renamed.
        was { was: &'static str }
        /// The primary key's index in `columns`.
        primary { primary: usize }
        /// Columns in the order of the spec.
        columns { columns: &'static [Column] }
        /// Values that the database makes.
        derived { derived: &'static [Derived] }
        /// Relations in both directions.
        relations { relations: &'static [Relation] }
        /// Order of its rows where they are listed under another row.
        order { order: &'static [Order] }
        /// Sets of columns that are unique together.
        unique { unique: &'static [Unique] }
        /// Further indexes.
        indexes { indexes: &'static [&'static [&'static str]] }
        /// Conditions that the database holds every row to.
        checks { checks: &'static [Check] }
        /// Ranges that never overlap.
        no_overlap { no_overlap: &'static [NoOverlap] }
        /// Hand-written code around writing its rows.
        hooks { hooks: &'static [(Event, Hook)] }
        /// Who may do what with its rows.
        access { access: &'static Access }
        /// What people call a row: lookup paths to columns.
        caption { caption: &'static [&'static str] }
    }

    /// The relation (index) to the table that this one extends.
    pub const fn parent(mut self, relation: usize) -> Resource {
        self.parent = Some(relation);
        self
    }

    /// No lookup may ever reach it.
    pub const fn secret(mut self) -> Resource {
        self.secret = true;
        self
    }

    /// The code at an event around writing a row.
    pub fn hook(&self, event: Event) -> Option<Hook> {
        self.hooks.iter().find(|(at, _)| *at == event).map(|(_, hook)| *hook)
    }

    /// The column of a field or database name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.field == name || c.name == name)
    }

    /// The index of a value that the database makes, by its name.
    pub fn derived_value(&self, name: &str) -> Option<usize> {
        self.derived.iter().position(|of| of.column.field == name).map(|place| self.columns.len() + place)
    }

    /// What an index names: a column, or a value that the database makes.
    pub fn at(&self, index: usize) -> &'static Column {
        self.made(index).map_or_else(|| &self.columns[index], |made| &made.column)
    }

    /// The value of an index, if the database makes it.
    pub fn made(&self, index: usize) -> Option<&'static Derived> {
        index.checked_sub(self.columns.len()).map(|place| &self.derived[place])
    }

    /// The primary key's column.
    pub fn key(&self) -> &'static Column {
        &self.columns[self.primary]
    }

    /// Whether an index of the table begins with a column. Indexes of some rows alone don't count. `false` for a value that the
    /// database makes.
    pub fn begins_index(&self, column: usize) -> bool {
        let Some(own) = self.columns.get(column) else { return false };
        let refers = |relation: &Relation| matches!(relation.link, Link::One { column: own } if own == column);
        column == self.primary
            || own.unique
            || own.index
            || self.relations.iter().any(refers)
            || self.unique.iter().any(|set| set.condition.is_empty() && set.columns.first() == Some(&column))
            || self.indexes.iter().any(|columns| columns.first() == Some(&own.name))
    }

    /// The relation of a name.
    pub fn relation(&self, name: &str) -> Option<&'static Relation> {
        self.relations.iter().find(|r| r.name == name)
    }
}

/// What a column holds. SQLite keeps uuids as 16-byte blobs, booleans as 0 and 1, dates, times and
/// date-times (UTC, RFC 3339) as text, json and arrays as JSON text, decimals as whole numbers of their smallest unit.
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
    /// Boolean.
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
    /// Exact decimal number (`numeric`).
    Decimal(Decimal),
    /// Time of day to the microsecond.
    Time,
    /// Length of time in microseconds, an integer of 64 bits on both databases.
    Duration,
    /// List of texts.
    Texts,
}

impl Kind {
    /// What the database holds, whatever JSON makes of it.
    #[must_use]
    pub const fn stored(self) -> Kind {
        match self {
            Kind::Decimal(of) => Kind::Decimal(Decimal::new(of.digits, of.places)),
            other => other,
        }
    }

    /// Whether it is a list in one column.
    pub const fn is_list(self) -> bool {
        matches!(self, Kind::Floats | Kind::Ints | Kind::Texts)
    }
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Name in the database, e.g. `responsible_user_id`.
    pub name: &'static str,
    /// Name in the spec, e.g. `responsible_user`.
    pub field: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
    /// Characters at most; 0 = no bound.
    pub max: usize,
    /// What a new row gets when nothing is said.
    pub default: Default,
    /// When it is set automatically.
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
    /// Whether text is stored without a bound of its own (`text`, not `varchar`), whatever `max` says.
    pub long: bool,
    /// Whether it has an index of its own, beside those of references and unique columns.
    pub index: bool,
    /// Whether it refers to rows of its own resource, of which none comes to be above itself.
    pub tree: bool,
    /// Its name in the database, or that of its field, before it was renamed; empty = it never was.
    pub was: &'static str,
    /// A constant for the rows that are there and have no value, when it is added or may not be null any more.
    pub fill: Default,
}

impl Column {
    /// A column that must have a value.
    pub const fn new(name: &'static str, kind: Kind) -> Column {
        Column {
            name,
            field: name,
            kind,
            nullable: false,
            max: 0,
            default: Default::None,
            auto: Auto::No,
            choices: &[],
            unique: false,
            unique_message: "",
            secret: false,
            file: false,
            long: false,
            index: false,
            tree: false,
            was: "",
            fill: Default::None,
        }
    }

    set! {
        /// Its name in the spec, where that differs.
        field { field: &'static str }
        /// Characters at most.
        max { max: usize }
        /// What a new row gets when nothing is said.
        default { default: Default }
        /// When it is set automatically.
        auto { auto: Auto }
        /// Its closed set of values.
        choices { choices: &'static [Choice] }
        /// Said of a value that another row has.
        taken { unique_message: &'static str }
        /// Its name before it was renamed.
        was { was: &'static str }
        /// What rows that are there get.
        fill { fill: Default }
    }

    /// How the document describes its values, as far as its kind, length and choices say.
    pub const fn schema(&self) -> Schema {
        if !self.choices.is_empty() {
            return Schema::Choice(self.choices);
        }
        match self.kind {
            Kind::Text if self.max > 0 => Schema::Bounded(self.max),
            kind => Schema::of(kind),
        }
    }

    flags! {
        /// May be null.
        nullable
        /// No two rows have the same value.
        unique
        /// No lookup may ever reach it.
        secret
        /// A path under the media root.
        file
        /// Text without a bound of its own in the database.
        long
        /// Has an index of its own.
        index
        /// Refers to rows of its own resource, of which none comes to be above itself.
        tree
    }
}

/// A value that the database makes of a row whenever it is asked for: of its related rows, or of its columns.
#[derive(Debug, Clone, Copy)]
pub struct Derived {
    /// Its name, and what it holds.
    pub column: Column,
    /// An expression in brackets, in which [`Derived::ROW`] stands for the row and [`Derived::SCHEMA`] for what stands before
    /// names of tables.
    pub sql: Dialects,
    /// Whether it is made of related rows.
    pub related: bool,
}

impl Derived {
    /// Stands for the row's alias.
    pub const ROW: &'static str = "{row}";
    /// Stands for the schema of tables with a dot, or nothing.
    pub const SCHEMA: &'static str = "{schema}";

    /// A value of this expression, made of the row's columns.
    pub const fn new(column: Column, sql: Dialects) -> Derived {
        Derived { column, sql, related: false }
    }

    flags! {
        /// It is made of related rows.
        related
    }

    /// The expression for the row of an alias; `schema`: what stands before names of tables.
    pub fn of(sql: &str, row: &str, schema: &str) -> String {
        sql.replace(Derived::ROW, row).replace(Derived::SCHEMA, schema)
    }
}

/// A default, computed when a row is made. `R` is what refers to a resource: an index in the model from which codegen
/// makes tables.
#[derive(Debug, Clone, Copy, PartialEq, std::default::Default)]
pub enum Default<R = ResourceRef> {
    /// None: null where it may be, else the value must be given.
    #[default]
    None,
    /// Text.
    Text(&'static str),
    /// Integer.
    Int(i64),
    /// Number.
    Float(f64),
    /// Boolean.
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
        of: R,
        /// Column compared, by database name.
        column: &'static str,
        /// Its value.
        is: &'static str,
        /// Whether the row is made when missing (with its other defaults).
        make: bool,
    },
}

impl<R> Default<R> {
    /// The same default, where something else refers to the resource.
    pub fn map<T>(self, resource: impl FnOnce(R) -> T) -> Default<T> {
        match self {
            Default::None => Default::None,
            Default::Text(text) => Default::Text(text),
            Default::Int(number) => Default::Int(number),
            Default::Float(number) => Default::Float(number),
            Default::Bool(value) => Default::Bool(value),
            Default::Empty => Default::Empty,
            Default::Uuid(uuid) => Default::Uuid(uuid),
            Default::Now => Default::Now,
            Default::Today => Default::Today,
            Default::NewUuid => Default::NewUuid,
            Default::Caller => Default::Caller,
            Default::TimeZone => Default::TimeZone,
            Default::Setting(name) => Default::Setting(name),
            Default::Row { of, column, is, make } => Default::Row { of: resource(of), column, is, make },
        }
    }
}

/// When a column is set automatically.
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
    /// The stored value before it was renamed.
    pub was: Option<ChoiceValue>,
}

impl Choice {
    /// A text and what people call it.
    pub const fn text(value: &'static str, label: &'static str) -> Choice {
        Choice { value: ChoiceValue::Text(value), label, was: None }
    }

    /// A number and what people call it.
    pub const fn int(value: i64, label: &'static str) -> Choice {
        Choice { value: ChoiceValue::Int(value), label, was: None }
    }

    /// The stored value before it was renamed.
    #[must_use]
    pub const fn was(mut self, was: ChoiceValue) -> Choice {
        self.was = Some(was);
        self
    }
}

/// A stored choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceValue {
    /// In an integer column.
    Int(i64),
    /// In a text column.
    Text(&'static str),
}

/// A reference to a resource. Resources refer to each other in cycles, so tables that are made at run time refer to
/// resources before they exist.
#[derive(Clone, Copy)]
pub enum ResourceRef {
    /// One that is there.
    Known(&'static Resource),
    /// Set before the reference is followed.
    Later(&'static OnceLock<&'static Resource>),
}

impl ResourceRef {
    /// The resource.
    ///
    /// # Panics
    /// If the reference is followed while the tables are still being made.
    pub fn get(self) -> &'static Resource {
        match self {
            ResourceRef::Known(resource) => resource,
            ResourceRef::Later(cell) => cell.get().expect("tables are handed out when all resources are made"),
        }
    }
}

impl Deref for ResourceRef {
    type Target = Resource;

    fn deref(&self) -> &Resource {
        self.get()
    }
}

impl std::fmt::Debug for ResourceRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

/// A relation from one resource to another, by the name that lookups use.
#[derive(Debug)]
pub struct Relation {
    /// The name from this side, e.g. `actions_sessions`.
    pub name: &'static str,
    /// Where it leads.
    pub target: ResourceRef,
    /// How.
    pub link: Link,
    /// Whether no lookup may follow it.
    pub secret: bool,
    /// Of a relation to many: the name of its field before it was renamed, or led to one; empty = it never was.
    pub was: &'static str,
}

impl Relation {
    /// A column (index) of this resource holds the target's key.
    pub const fn one(name: &'static str, target: &'static Resource, column: usize) -> Relation {
        Relation { name, target: ResourceRef::Known(target), link: Link::One { column }, secret: false, was: "" }
    }

    /// A column (index) of the target holds this resource's key.
    pub const fn back(name: &'static str, target: &'static Resource, column: usize, on_delete: OnDelete) -> Relation {
        let link = Link::Back { column, single: false, on_delete };
        Relation { name, target: ResourceRef::Known(target), link, secret: false, was: "" }
    }

    /// The same, where the column is unique.
    pub const fn back_one(
        name: &'static str,
        target: &'static Resource,
        column: usize,
        on_delete: OnDelete,
    ) -> Relation {
        let link = Link::Back { column, single: true, on_delete };
        Relation { name, target: ResourceRef::Known(target), link, secret: false, was: "" }
    }

    /// Rows of a join table hold both keys: its name, its column with this side's key and that with the other's.
    pub const fn many(
        name: &'static str,
        target: &'static Resource,
        [table, near, far]: [&'static str; 3],
    ) -> Relation {
        let link = Link::Many { table, near, far, through: None, own: false };
        Relation { name, target: ResourceRef::Known(target), link, secret: false, was: "" }
    }

    /// A column (index) of the target holds this resource's key without a constraint.
    pub const fn loose(name: &'static str, target: &'static Resource, column: usize) -> Relation {
        Relation { name, target: ResourceRef::Known(target), link: Link::Loose { column }, secret: false, was: "" }
    }

    /// The join table's rows are those of a resource.
    pub const fn through(mut self, resource: &'static Resource) -> Relation {
        if let Link::Many { table, near, far, own, .. } = self.link {
            self.link = Link::Many { table, near, far, through: Some(ResourceRef::Known(resource)), own };
        }
        self
    }

    /// This side declares the join table.
    pub const fn own(mut self) -> Relation {
        if let Link::Many { table, near, far, through, .. } = self.link {
            self.link = Link::Many { table, near, far, through, own: true };
        }
        self
    }

    set! {
        /// Its field's name before it was renamed, or led to one.
        was { was: &'static str }
    }

    flags! {
        /// No lookup may follow it.
        secret
    }
}

/// How a relation is kept. `R` is what refers to a resource, an index in the model from which codegen makes tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link<R = ResourceRef> {
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
        /// What happens to the target's rows when a row of this resource is deleted.
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
        through: Option<R>,
        /// Whether this side declares it.
        own: bool,
    },
    /// A column of the target holds this resource's key without a constraint (generic reference).
    Loose {
        /// Its index in the target's columns.
        column: usize,
    },
}

impl<R> Link<R> {
    /// Whether it leads to at most one row.
    pub fn is_single(&self) -> bool {
        matches!(self, Link::One { .. } | Link::Back { single: true, .. })
    }

    /// The same link, where something else refers to the resource.
    pub fn map<T>(self, resource: impl FnOnce(R) -> T) -> Link<T> {
        match self {
            Link::One { column } => Link::One { column },
            Link::Back { column, single, on_delete } => Link::Back { column, single, on_delete },
            Link::Many { table, near, far, through, own } => {
                Link::Many { table, near, far, through: through.map(resource), own }
            }
            Link::Loose { column } => Link::Loose { column },
        }
    }
}

/// What happens to a row when the row to which it refers is deleted.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Path to a column through to-one relations.
    pub path: &'static str,
    /// Whether large values come first. Nulls come first when descending, last otherwise.
    pub descending: bool,
    /// How the column is used for sorting.
    pub by: OrderBy,
}

impl Order {
    /// Small values first.
    pub const fn up(path: &'static str) -> Order {
        Order { path, descending: false, by: OrderBy::Value }
    }

    /// Large values first.
    pub const fn down(path: &'static str) -> Order {
        Order { path, descending: true, by: OrderBy::Value }
    }

    set! {
        /// How the column is used for sorting.
        by { by: OrderBy }
    }
}

/// How a column is used for sorting.
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
    /// Said of values that another row has; empty = that they must make a unique set.
    pub message: &'static str,
}

impl Unique {
    /// Columns (indices) of all rows.
    pub const fn new(columns: &'static [usize]) -> Unique {
        Unique { columns, condition: "", message: "" }
    }

    set! {
        /// Only rows that this SQL condition holds for.
        of_rows { condition: &'static str }
        /// Said of values that another row has.
        says { message: &'static str }
    }
}

/// A condition that the database holds every row to.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// The constraint's name.
    pub name: &'static str,
    /// The condition, e.g. `implant_weight >= 0`.
    pub sql: Dialects,
    /// The field at which `message` is said; empty = the row as a whole.
    pub field: &'static str,
    /// What is said of a row that doesn't meet it; empty = its name.
    pub message: &'static str,
}

impl Check {
    /// A named condition in SQL that both databases understand.
    pub const fn new(name: &'static str, sql: &'static str) -> Check {
        Check { name, sql: Dialects::same(sql), field: "", message: "" }
    }

    set! {
        /// The condition, where the databases differ.
        sql { sql: Dialects }
        /// The field at which the message is said.
        at { field: &'static str }
        /// What is said of a row that doesn't meet it.
        says { message: &'static str }
    }
}

/// Ranges, each from one column of a row to another, that never overlap. A null is an open end.
#[derive(Debug, Clone, Copy)]
pub struct NoOverlap {
    /// The name of the constraint, where the database has one.
    pub name: &'static str,
    /// Columns (indices) of the first and the last value.
    pub range: [usize; 2],
    /// Rows with the same values in these columns (indices) are compared; a null is the same as none.
    pub within: &'static [usize],
    /// Whether the last value belongs to the range.
    pub closed: bool,
    /// A condition in SQL on rows that may overlap others; empty = no row may.
    pub unless: Dialects,
    /// What is said of a row that overlaps another.
    pub message: &'static str,
}

impl NoOverlap {
    /// Ranges of all rows, without their ends.
    pub const fn new(name: &'static str, range: [usize; 2], message: &'static str) -> NoOverlap {
        NoOverlap { name, range, within: &[], closed: false, unless: Dialects::same(""), message }
    }

    set! {
        /// Only rows with the same values in these columns are compared.
        within { within: &'static [usize] }
        /// Rows that may overlap others.
        unless { unless: Dialects }
    }

    /// The last value belongs to the range.
    #[must_use]
    pub const fn closed(mut self) -> NoOverlap {
        self.closed = true;
        self
    }
}
