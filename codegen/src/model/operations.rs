//! What can be done at which path: operations, filters, nested lists, unions, and where hand-written code comes in.

use super::{Filter, InputField, Order, Place, ResourceId};

/// Operations offered.
#[derive(Debug, Clone, Default)]
pub struct Operations {
    /// GET of the list.
    pub list: bool,
    /// POST.
    pub create: bool,
    /// GET of a row.
    pub retrieve: bool,
    /// PUT and PATCH.
    pub update: bool,
    /// DELETE.
    pub delete: bool,
    /// POST takes lists too.
    pub bulk: bool,
    /// The list is open, by the representation `public`.
    pub public_list: bool,
    /// Representation (index) that creation answers with.
    pub created: usize,
    /// Representation (index) of lists.
    pub summary: usize,
    /// Representation (index) of a row.
    pub detail: usize,
    /// Representation (index) without a token.
    pub public: Option<usize>,
}

/// Hand-written code of a resource.
#[derive(Debug, Clone, Default)]
pub struct Behaviour {
    /// Where it is declared.
    pub place: Place,
    /// Cross-field checks.
    pub validate: bool,
    /// Before saving.
    pub before_save: bool,
    /// After saving.
    pub after_save: bool,
    /// Before deletion.
    pub before_delete: bool,
    /// After deletion.
    pub after_delete: bool,
    /// How wide pictures are kept.
    pub picture_width: bool,
    /// Filters and narrowings written by hand: names and places.
    pub rules: Vec<(String, Place)>,
}

impl Behaviour {
    /// Whether anything happens around writes.
    pub fn hooks(&self) -> bool {
        self.validate
            || self.before_save
            || self.after_save
            || self.before_delete
            || self.after_delete
            || self.picture_width
    }
}

/// A further list of a resource's rows.
#[derive(Debug, Clone)]
pub struct FurtherList {
    /// Its path.
    pub path: String,
    /// Description.
    pub about: String,
    /// What is offered under its path, always by one representation.
    pub operations: Operations,
    /// Rule that narrows it (index in `Behaviour::rules`).
    pub narrow: Option<usize>,
    /// Whether it has the resource's filters.
    pub filters: bool,
    /// Inputs under its path beside the resource's own.
    pub also: Vec<InputField>,
}

/// A list under one row.
#[derive(Debug, Clone)]
pub struct Nested {
    /// Last part of the path.
    pub path: String,
    /// Description.
    pub about: String,
    /// What is listed.
    pub of: NestedOf,
}

/// What a nested list lists.
#[derive(Debug, Clone)]
pub enum NestedOf {
    /// Rows of a resource, narrowed by this lookup path to the owner; order may differ.
    Resource(ResourceId, String, Vec<Order>),
    /// A union (index), narrowed by this lookup path.
    Union(usize, String),
}

/// A union.
#[derive(Debug, Clone)]
pub struct Union {
    /// Name.
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// Parameter that picks a member.
    pub parameter: String,
    /// Field to order by, newest first.
    pub newest: String,
    /// Members: name, resource, representation (index).
    pub members: Vec<(String, ResourceId, usize)>,
    /// Filters for all members (their `Choice` and `Label` fields never occur).
    pub filters: Vec<Filter>,
}
