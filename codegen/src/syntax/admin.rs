//! The pages for people.

use super::{
    OrderDecl,
    access::AllowDecl,
    forms::{self, Form, Scalar},
    place::{At, Entries, One},
};
use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, value::SeqAccessDeserializer},
};

/// What all pages for people have in common.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "frame of the pages")]
pub struct AdminApiDecl {
    /// Stands at the top of each page; absent: the API's name.
    pub title: Option<At<String>>,
    /// Which users may log in, as in `access`; absent: all.
    pub who: Option<At<AllowDecl>>,
    /// Headings of the menu, each with its pages: names of resources, or labels of `also`. `rest` instead of a list: all
    /// pages that no heading names. Absent: a heading for each area.
    pub menu: Entries<MenuDecl>,
    /// Parts of host names, and what pages served there are marked with: `{ localhost: Test }`.
    pub marks: Entries<String>,
}

/// The pages under a heading: a list, or `rest`.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum MenuDecl {
    /// `rest`.
    Word(String),
    /// Resources and labels.
    Pages(Vec<At<String>>),
}

/// The resource that keeps the sessions of people who use the pages.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sessions")]
pub struct SessionsDecl {
    /// E.g. `BrowserSession`; its primary key is a text of at least 40 characters.
    pub resource: At<String>,
    /// Text field with what a session consists of.
    pub data: At<String>,
    /// Field with the time when it ends.
    pub expires: At<String>,
}

/// The resources that keep the history of rows: their fields are those that Django's tables have.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "history")]
pub struct HistoryDecl {
    /// What was changed together: `date_created`, `user`, `comment`.
    pub revisions: At<String>,
    /// The rows after it: `revision`, `object_id`, `content_type`, `db`, `format`, `serialized_data`, `object_repr`.
    pub versions: At<String>,
    /// What the admin pages log: `action_time`, `user`, `content_type`, `object_id`, `object_repr`, `action_flag`,
    /// `change_message`; absent: they don't.
    #[serde(default)]
    pub log: Option<At<String>>,
}

/// Whether a resource has pages, and what they are like.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum AdminDecl {
    /// `false`: none.
    Has(bool),
    /// What they are like.
    Made(Box<PageDecl>),
}

/// The pages of a resource.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "pages of a resource")]
pub struct PageDecl {
    /// What the list is called; absent: the plural of the resource's `words`.
    pub title: Option<At<String>>,
    /// What people call a row: paths to columns. Absent: the natural key, a name, or the row that it belongs to and a date.
    pub caption: Option<Vec<At<String>>>,
    /// The list.
    pub list: Option<At<PageListDecl>>,
    /// The form.
    pub form: Option<At<PageFormDecl>>,
    /// What can be done with chosen rows of the list: paths of pages that the project writes itself, e.g. `cull`.
    pub actions: Vec<At<String>>,
    /// Further lists of the same rows, each under a label of `also`, with the same form.
    pub pages: Entries<FurtherPageDecl>,
}

/// A further list of a resource's rows.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "further page")]
pub struct FurtherPageDecl {
    /// What it is called; absent: the label's last part.
    pub title: Option<At<String>>,
    /// The list: what it doesn't say, except `where`, `views` and `empty`, is as in the first.
    pub list: Option<At<PageListDecl>>,
}

/// The list of a page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "list of a page")]
pub struct PageListDecl {
    /// Its columns; absent: the caption and up to seven short fields of what lists show.
    pub columns: Option<Vec<At<ColumnDecl>>>,
    /// Paths to texts that are searched; absent: texts of the caption, and texts that are unique.
    pub search: Option<Vec<At<String>>>,
    /// What rows are narrowed by; absent: truth values, choices, dates and relations to one.
    pub filters: Option<Vec<At<PageFilterDecl>>>,
    /// What its rows are always narrowed to: its filters, and their values.
    pub r#where: Entries<Scalar>,
    /// Saved filters, shown as tabs; the first is shown at first.
    pub views: Entries<ViewDecl>,
    /// Sort keys; absent: the resource's.
    pub order: Option<Vec<At<OrderDecl>>>,
    /// Said where there are no rows.
    pub empty: Option<At<String>>,
    /// Columns, by name, whose cells are inputs: fields of the form. All rows of a page are saved together.
    pub edit: Vec<At<String>>,
}

/// A column: a field, computed value or path, or its name and what it shows.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum ColumnDecl {
    /// What it shows.
    Path(String),
    /// Its name and what it shows.
    Made(Box<One<ColumnHow>>),
}

/// What a column shows: a path, or more about it.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum ColumnHow {
    /// A path.
    Path(String),
    /// More.
    Form(ColumnForm),
}

/// A column.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "column")]
pub struct ColumnForm {
    /// What it shows: a field, computed value or path. Absent: what its name says.
    pub of: Option<At<String>>,
    /// A relation to many: how many rows it leads to.
    pub count: Option<At<String>>,
    /// Its heading; absent: its name.
    pub label: Option<At<String>>,
    /// Where its cells lead: `row`, `none`, a path of relations to one, or `/` and the path of a page that the project writes
    /// itself, e.g. `/water-history`. Absent: the first column leads to the row, relations to one lead to the related row.
    pub link: Option<At<String>>,
}

/// A filter: a field or path, or its name and what it tests.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum PageFilterDecl {
    /// What it tests.
    Path(String),
    /// Its name and what it tests.
    Made(Box<One<PageFilterHow>>),
}

/// What a filter tests: a path, or more about it.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum PageFilterHow {
    /// A path.
    Path(String),
    /// More.
    Form(PageFilterForm),
}

/// A filter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "filter of a page")]
pub struct PageFilterForm {
    /// A field or path, perhaps with a lookup, e.g. `reduced_date.isnull`. Absent: what its name says.
    pub of: Option<At<String>>,
    /// Hand-written: a rule of the resource.
    pub rule: Option<At<String>>,
    /// What it is called; absent: its name.
    pub label: Option<At<String>>,
}

/// A saved filter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "view")]
pub struct ViewDecl {
    /// What it is called; absent: its name.
    pub label: Option<At<String>>,
    /// Filters of the list, and their values; `$user` is the caller.
    pub r#where: Entries<Scalar>,
    /// The columns that it shows, by name; absent: all.
    pub columns: Vec<At<String>>,
}

/// The form of a page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "form of a page")]
pub struct PageFormDecl {
    /// Fields without a heading, above the groups. What neither these nor a group names isn't filled in. Absent, without
    /// `groups`: all that can be written.
    pub fields: Option<Vec<At<String>>>,
    /// Headings, each with its fields.
    pub groups: Vec<At<One<GroupDecl>>>,
    /// Fields that are marked as wanted, though they may be left out.
    pub wanted: Vec<At<String>>,
    /// What is shown of a row at the top of its form, as columns of a list.
    pub show: Vec<At<ColumnDecl>>,
    /// The path of a page that the project writes itself: the picture that it gives of a row stands in the row's form.
    pub plot: Option<At<String>>,
    /// What the rows are narrowed to that a field offers: paths of theirs, and values; `$field` is what stands in another field
    /// of the form, `$user` the caller.
    pub narrow: Entries<Entries<Scalar>>,
    /// Relations to one that begin with the row that was chosen last in the session, in whatever form.
    pub remember: Vec<At<String>>,
    /// Texts that begin as a template, which other rows that are chosen decide.
    pub templates: Entries<TemplateDecl>,
    /// Related rows in the same form, by the names of relations to many.
    pub inlines: Entries<InlineDecl>,
}

/// How a text begins: with the template whose name occurs in the names of chosen rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "templates of a text")]
pub struct TemplateDecl {
    /// The field in which these rows are chosen.
    pub by: At<String>,
    /// The setting that has the templates: a JSON object of names and texts.
    pub setting: At<String>,
}

/// The fields under a heading.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum GroupDecl {
    /// Fields.
    Fields(Vec<At<String>>),
    /// Fields, and more.
    Form(GroupForm),
}

/// A group of fields.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "group of fields")]
pub struct GroupForm {
    /// The fields.
    pub fields: Vec<At<String>>,
    /// Whether it is closed at first.
    #[serde(default)]
    pub closed: Option<At<bool>>,
}

/// Related rows in a form.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "inline")]
pub struct InlineDecl {
    /// Heading; absent: the title of the rows' page.
    pub title: Option<At<String>>,
    /// Fields of the rows' form; absent: all but the reference back.
    pub fields: Option<Vec<At<String>>>,
    /// Whether rows can be changed and added here; absent: each is a link to its form.
    pub edit: Option<At<bool>>,
    /// Whether rows can be deleted here.
    pub delete: Option<At<bool>>,
}

/// Reads a list.
fn items<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: A) -> Result<Vec<T>, A::Error> {
    Vec::deserialize(SeqAccessDeserializer::new(seq))
}

impl Form for MenuDecl {
    const EXPECTS: &'static str = "a list of pages, or `rest`, is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(MenuDecl::Word)
    }
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        items(seq).map(MenuDecl::Pages)
    }
}

impl Form for AdminDecl {
    const EXPECTS: &'static str = "true, false or a mapping is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        match value {
            Scalar::Bool(has) => Some(AdminDecl::Has(has)),
            _ => None,
        }
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(|page| AdminDecl::Made(Box::new(page)))
    }
}

impl Form for ColumnDecl {
    const EXPECTS: &'static str = "a path or { name: how } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(ColumnDecl::Path)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(|one| ColumnDecl::Made(Box::new(one)))
    }
}

impl Form for ColumnHow {
    const EXPECTS: &'static str = "a path or a mapping is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(ColumnHow::Path)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(ColumnHow::Form)
    }
}

impl Form for PageFilterDecl {
    const EXPECTS: &'static str = "a path or { name: how } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(PageFilterDecl::Path)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(|one| PageFilterDecl::Made(Box::new(one)))
    }
}

impl Form for PageFilterHow {
    const EXPECTS: &'static str = "a path or a mapping is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        forms::text(value).map(PageFilterHow::Path)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(PageFilterHow::Form)
    }
}

impl Form for GroupDecl {
    const EXPECTS: &'static str = "a list of fields or a mapping is expected";
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        items(seq).map(GroupDecl::Fields)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        forms::entry(map).map(GroupDecl::Form)
    }
}

/// Types that are read by their shape.
macro_rules! by_shape {
    ($($name:ident)*) => {
        $(
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                    forms::read(d)
                }
            }
        )*
    };
}

by_shape!(MenuDecl AdminDecl ColumnDecl ColumnHow PageFilterDecl PageFilterHow GroupDecl);
