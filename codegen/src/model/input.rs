//! What is written: the fields of a body, and where each of them goes.

use super::{Default, Kind, ResourceId};
use specimen_tables::Bound;

/// One input.
#[derive(Debug, Clone)]
pub struct InputField {
    /// Name.
    pub name: String,
    /// What it writes.
    pub target: InputTarget,
    /// POST and PUT must have it.
    pub required: bool,
    /// POST must have it.
    pub required_on_create: bool,
    /// Null is accepted.
    pub nullable: bool,
    /// Empty text is accepted.
    pub blank: bool,
    /// Length at most, 0 = any (may differ from the column's).
    pub max: usize,
    /// Pattern and message (may differ from the column's).
    pub pattern: Option<(String, String)>,
    /// The column's other bounds.
    pub within: Option<(Bound, Bound)>,
    /// Used by POST and PUT when left out.
    pub default: Option<Default>,
    /// Only creation takes it.
    pub create_only: bool,
    /// A JSON object, not any JSON.
    pub object: bool,
    /// Description.
    pub about: String,
    /// Example as JSON text, or empty.
    pub example: String,
}

/// Rows of another resource that are written with a row.
#[derive(Debug, Clone)]
pub struct NestedRows {
    /// Name of the list.
    pub name: String,
    /// Description.
    pub about: String,
    /// Whose rows.
    pub of: ResourceId,
    /// Their field (index) that refers to the row.
    pub field: usize,
    /// What one of them takes.
    pub inputs: Vec<InputField>,
}

/// What an input writes.
#[derive(Debug, Clone)]
pub enum InputTarget {
    /// A plain column (index in `fields`).
    Column(usize),
    /// A to-one relation (index), by its `by` field.
    One(usize, By),
    /// A to-many relation (index).
    Many(usize, By),
    /// A generic reference's kind: to-one relation (index), allowed apps.
    Kind(usize, Vec<String>),
    /// The same of the row that this resource extends; indices are the parent's.
    Parent(Box<InputTarget>),
    /// Handed to hand-written code: type, and the related resource where it is a reference.
    Extra(ExtraType),
}

/// Type of an extra input.
#[derive(Debug, Clone)]
pub enum ExtraType {
    /// A plain value.
    Value(Kind),
    /// A related row by a field.
    One(ResourceId, By),
}

/// How a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By a field of the target (index).
    Field(usize),
    /// By primary key.
    Id,
    /// By primary key, which messages call `pk`.
    Pk,
    /// By address.
    Url,
}
