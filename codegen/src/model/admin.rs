//! The pages for people: lists and forms of resources, and the menu that leads to them.

use super::{Allow, Filter, InputField, Order, Representation, ResourceId};

/// The pages of an API.
#[derive(Debug, Clone)]
pub struct Admin {
    /// What stands at the top of each page.
    pub title: String,
    /// Which users may log in.
    pub who: Vec<Allow>,
    /// Headings, and the pages (indices) below them.
    pub menu: Vec<(String, Vec<usize>)>,
    /// All pages, in the order of the resources; those of one resource follow each other.
    pub pages: Vec<Page>,
    /// Parts of host names, and what pages served there are marked with.
    pub marks: Vec<(String, String)>,
    /// Where sessions are kept.
    pub sessions: Option<Sessions>,
    /// Where the history of rows is kept.
    pub history: Option<History>,
}

impl Admin {
    /// The first page of a resource.
    pub fn page(&self, resource: ResourceId) -> Option<usize> {
        self.pages.iter().position(|page| page.resource == resource)
    }
}

/// The resource that keeps sessions, and its fields.
#[derive(Debug, Clone)]
pub struct Sessions {
    /// Which.
    pub resource: ResourceId,
    /// What a session consists of.
    pub data: String,
    /// When it ends.
    pub expires: String,
}

/// The resources that keep the history of rows.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// What was changed together.
    pub revisions: ResourceId,
    /// The rows after it.
    pub versions: ResourceId,
    /// What the admin pages log.
    pub log: Option<ResourceId>,
}

/// A list and a form.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address, e.g. `subjects/subject`.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Whose rows.
    pub resource: ResourceId,
    /// What is fetched of each row; the first item is the key.
    pub rows: Representation,
    /// Columns of the list.
    pub columns: Vec<PageColumn>,
    /// Lookup paths that are searched.
    pub search: Vec<String>,
    /// Filters, each with its name for people.
    pub filters: Vec<(String, Filter)>,
    /// Query parameters that are always in force.
    pub only: Vec<(String, String)>,
    /// Saved filters.
    pub views: Vec<View>,
    /// Order of the rows.
    pub order: Vec<Order>,
    /// Said where there are no rows, or empty.
    pub empty: String,
    /// Columns (indices) whose cells are inputs, each with its field (index) of the form.
    pub edit: Vec<(usize, usize)>,
    /// Paths of the project's own pages that take chosen rows.
    pub actions: Vec<String>,
    /// The form; that of the resource's first page.
    pub form: Form,
}

/// A column of a list.
#[derive(Debug, Clone)]
pub struct PageColumn {
    /// Its name in the spec.
    pub name: String,
    /// Its heading.
    pub label: String,
    /// What it shows.
    pub shows: ColumnShows,
    /// Lookup path by which rows are sorted, or empty.
    pub sort: String,
    /// Where its cells lead.
    pub link: ColumnLink,
}

/// What a column shows.
#[derive(Debug, Clone)]
pub enum ColumnShows {
    /// Items (indices) of the rows, with a space between.
    Items(Vec<usize>),
    /// How many rows a relation (index) leads to.
    Count(usize),
}

/// Where cells lead.
#[derive(Debug, Clone, Copy)]
pub enum ColumnLink {
    /// Nowhere.
    None,
    /// To the form of the row.
    Row,
    /// To the related row whose key is an item (index) of the rows.
    Related(ResourceId, usize),
    /// To a page of the project's own, about the row.
    Own(&'static str),
}

/// A saved filter.
#[derive(Debug, Clone)]
pub struct View {
    /// Its name in addresses.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Query parameters.
    pub query: Vec<(String, String)>,
    /// Columns (indices); empty: all.
    pub columns: Vec<usize>,
}

/// A form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// What may be filled in.
    pub input: Vec<InputField>,
    /// Its fields in groups.
    pub groups: Vec<Group>,
    /// Fields (indices in `input`) that are marked as wanted.
    pub wanted: Vec<usize>,
    /// What is shown of a row, and what is fetched for that.
    pub show: Option<(Representation, Vec<PageColumn>)>,
    /// The path of the project's own page whose picture of the row is shown; empty: none.
    pub plot: String,
    /// Fields that offer some rows only.
    pub narrow: Vec<Narrow>,
    /// Fields (indices in `input`) that begin with what was chosen last.
    pub remember: Vec<usize>,
    /// Texts (indices in `input`) that begin as a template, the fields that decide it, and the setting that has them.
    pub templates: Vec<(usize, usize, String)>,
    /// Related rows in the same form.
    pub inlines: Vec<Inline>,
}

/// The rows that a field offers.
#[derive(Debug, Clone)]
pub struct Narrow {
    /// The field (index in the form's input).
    pub field: usize,
    /// Lookup paths of the rows, and what they must be.
    pub by: Vec<(String, NarrowBy)>,
}

/// What a value of offered rows must be.
#[derive(Debug, Clone)]
pub enum NarrowBy {
    /// This.
    Value(String),
    /// What stands in another field (index) of the form, if anything does.
    Field(usize),
    /// The caller.
    User,
}

/// Fields that stand together.
#[derive(Debug, Clone)]
pub struct Group {
    /// Heading, or empty.
    pub name: String,
    /// Fields (indices in the form's input).
    pub fields: Vec<usize>,
    /// Whether it is closed at first.
    pub closed: bool,
}

/// Related rows in a form.
#[derive(Debug, Clone)]
pub struct Inline {
    /// Heading.
    pub title: String,
    /// Relation (index) that leads to them.
    pub relation: usize,
    /// Their page (index).
    pub page: usize,
    /// Fields (indices in the input of that page's form).
    pub fields: Vec<usize>,
    /// Whether they can be changed and added here.
    pub edit: bool,
    /// Whether they can be deleted here.
    pub delete: bool,
}
