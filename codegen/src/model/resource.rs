//! Resources: what is kept of them, and how they are related.

use super::{
    Access, Auto, Behaviour, Computed, Default, Filter, FurtherList, InputField, Kind, Link, Nested, NestedRows,
    Operations, Order, Place, Representation, ResourceId,
};

use specimen_tables::{Bound, Check, Dialects, NoOverlap, Versions};

/// A resource: one table and its properties.
#[derive(Debug, Clone)]
pub struct Resource {
    /// E.g. `Subject`.
    pub name: String,
    /// Folder of its file, e.g. `subjects`; empty at the top.
    pub area: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// `app.model`.
    pub label: String,
    /// Other labels of the same table.
    pub also: Vec<String>,
    /// Name of a row in messages.
    pub words: String,
    /// Name of a row in 404 errors.
    pub record: String,
    /// Table name.
    pub table: String,
    /// Former label, or empty.
    pub was: String,
    /// Path without slashes, e.g. `subjects`; empty: no endpoint.
    pub path: String,
    /// Field that stands in the URL (index in `fields`).
    pub key: usize,
    /// Primary key (index in `fields`).
    pub primary: usize,
    /// Fields that are columns, in order.
    pub fields: Vec<Field>,
    /// All relations from here, in a fixed order: own references, own lists, then from elsewhere by name.
    pub relations: Vec<Relation>,
    /// Index of the relation to the table that this one extends.
    pub parent: Option<usize>,
    /// Order of lists.
    pub order: Vec<Order>,
    /// Unique sets.
    pub unique: Vec<Unique>,
    /// Further indexes: names of columns.
    pub indexes: Vec<Vec<String>>,
    /// Check constraints.
    pub checks: Vec<Check>,
    /// Ranges that never overlap; columns by index in `fields`.
    pub no_overlap: Vec<NoOverlap>,
    /// Unreachable by lookups.
    pub secret: bool,
    /// Values that the database makes.
    pub derived: Vec<Derived>,
    /// Computed by hand-written code.
    pub computed: Vec<Computed>,
    /// Views, in the order of the spec.
    pub representations: Vec<Representation>,
    /// Inputs of create, replace and patch.
    pub input: Vec<InputField>,
    /// Rows of others that are written with a row.
    pub nested_rows: Vec<NestedRows>,
    /// Operations offered.
    pub operations: Operations,
    /// Field (index) that deletion sets in place of deleting.
    pub archive: Option<usize>,
    /// Whether rows have versions.
    pub versions: Versions,
    /// Seconds for which answers to creations are kept, or 0.
    pub once: u64,
    /// Parameters that nothing knows are refused.
    pub strict: bool,
    /// Query parameters of the list.
    pub filters: Vec<Filter>,
    /// Hand-written code around writes.
    pub behaviour: Behaviour,
    /// Lists under one row.
    pub nested: Vec<Nested>,
    /// Further lists of the same rows.
    pub lists: Vec<FurtherList>,
    /// Who may do what with its rows.
    pub access: Access,
    /// What people call a row: lookup paths to columns.
    pub caption: Vec<String>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Field {
    /// Spec name.
    pub name: String,
    /// Database name.
    pub column: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// Example as JSON text; empty = none.
    pub example: String,
    /// What it holds.
    pub kind: Kind,
    /// Further meaning of text.
    pub text: TextKind,
    /// May be null.
    pub nullable: bool,
    /// Empty text is accepted.
    pub blank: bool,
    /// Length of text at most, 0 = any.
    pub max: usize,
    /// Numeric bounds.
    pub at_least: Option<f64>,
    /// Numeric bounds.
    pub at_most: Option<f64>,
    /// Other bounds: the least and the most.
    pub within: Option<(Bound, Bound)>,
    /// Pattern and message.
    pub pattern: Option<(String, String)>,
    /// Default of a new row.
    pub default: Default,
    /// Set by itself.
    pub auto: Auto,
    /// Value (as JSON text: `"M"` or `50`) and label.
    pub choices: Vec<(String, String)>,
    /// Choices that were renamed: the value and the former one, as JSON text.
    pub renamed_choices: Vec<(String, String)>,
    /// Shown and written by label.
    pub by_label: bool,
    /// Unique by itself.
    pub unique: bool,
    /// What is said when a unique value is taken; empty = the usual words.
    pub taken: String,
    /// Indexed (references and unique columns always are).
    pub index: bool,
    /// Refers to rows of its own resource, of which none comes to be above itself.
    pub tree: bool,
    /// Former column or field, or empty.
    pub was: String,
    /// What rows that are there get: a constant.
    pub fill: Default,
    /// Unreachable by lookups, never shown.
    pub secret: bool,
    /// Never an input.
    pub read_only: bool,
    /// To-one relation (index in `relations`), if it is one.
    pub relation: Option<usize>,
}

/// A value that the database makes of a row.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Its name.
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// What it holds.
    pub kind: Kind,
    /// May be null.
    pub nullable: bool,
    /// Own fields (indices) that it is made of.
    pub fields: Vec<usize>,
    /// Made of related rows.
    pub related: bool,
    /// An expression in brackets, with the marks of the tables' `Derived`.
    pub sql: Dialects,
}

/// Further meaning of a text column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// `varchar(max)`, one line.
    #[default]
    Line,
    /// `text`.
    Text,
    /// E-mail address.
    Email,
    /// URL.
    Url,
    /// Path of an uploaded image.
    Image,
}

/// A relation.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Name from this side.
    pub name: String,
    /// Where it leads.
    pub target: ResourceId,
    /// How it is kept.
    pub link: Link,
    /// Former field of a relation to many, or empty.
    pub was: String,
    /// Unreachable by lookups.
    pub secret: bool,
    /// Says who did something: callers may not name others, unless settings let them.
    pub actor: bool,
    /// Field of the target by which it is written and shown (index in its `fields`), for own relations.
    pub by: Option<usize>,
}

/// A unique set.
#[derive(Debug, Clone)]
pub struct Unique {
    /// Indices in `fields`.
    pub fields: Vec<usize>,
    /// SQL condition, or empty.
    pub condition: String,
    /// What is said of values that another row has, or empty.
    pub message: String,
}

impl Resource {
    /// Whether clients make or change rows, under whatever path: then it has an input.
    pub fn is_written(&self) -> bool {
        let further = self.lists.iter().map(|list| &list.operations);
        std::iter::once(&self.operations).chain(further).any(|offered| offered.create || offered.update)
    }

    /// All inputs, under whatever path.
    pub fn inputs(&self) -> impl Iterator<Item = &InputField> {
        self.input.iter().chain(self.lists.iter().flat_map(|list| &list.also))
    }
}
