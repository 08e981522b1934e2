//! The spec language as Rust types. The JSON Schema for editors is generated from the same types. Every name and value
//! has its line and column.

mod access;
mod admin;
mod api;
mod forms;
mod place;
mod rules;

pub use access::{AccessDecl, AccessDefaults, AllowDecl, AllowForm, FieldAccessDecl, RuleDecl};
pub use admin::{
    AdminApiDecl, AdminDecl, ColumnDecl, ColumnForm, ColumnHow, FurtherPageDecl, GroupDecl, GroupForm, HistoryDecl,
    InlineDecl, MenuDecl, PageDecl, PageFilterDecl, PageFilterForm, PageFilterHow, PageFormDecl, PageListDecl,
    SessionsDecl, ViewDecl,
};
pub use api::{
    ApiFile, ContactDecl, KindsDecl, LicenseDecl, Mixin, Pages, PermissionsDecl, Throttle, Tokens, Users, Version,
};
pub use forms::{
    ChoiceDecl, DefaultDecl, FilterDecl, ItemDecl, OrderDecl, OrderTest, RequiredDecl, RowDefault, Scalar, ToDecl,
    UniqueDecl, UniqueWhere, VersionsDecl, WriteDecl,
};
pub use place::{At, Entries, One};
pub use rules::{CheckDecl, CheckForm, NeedDecl, NeedForm, NoOverlapDecl, NoOverlapForm, WithinDecl};

use schemars::JsonSchema;
use serde::Deserialize;

/// One resource: `spec/<area>/<name>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "resource")]
pub struct ResourceFile {
    /// Its name in the singular, e.g. `Subject`.
    pub resource: At<String>,
    /// Description for the documentation: what one row is.
    #[serde(default)]
    pub about: Option<At<String>>,
    /// Mixins of `api.yaml` whose fields come first.
    #[serde(default)]
    pub uses: Vec<At<String>>,
    /// `app.model` of fixtures and generic references; absent: `<area>.<name in lower case>`.
    #[serde(default)]
    pub label: Option<At<String>>,
    /// Other `app.model` names of the same table.
    #[serde(default)]
    pub also: Vec<At<String>>,
    /// Former label, when the resource or its area was renamed: `migrate` carries the rows over.
    #[serde(default)]
    pub was: Option<At<String>>,
    /// Name of a row in messages, e.g. `water type`; absent: the words of the resource's name.
    #[serde(default)]
    pub words: Option<At<String>>,
    /// Name of a row in 404 errors; absent: the name of the resource.
    #[serde(default)]
    pub record: Option<At<String>>,
    /// Table; absent: `<area>_<name in lower case>`.
    #[serde(default)]
    pub table: Option<At<String>>,
    /// Path of its list, e.g. `subjects`; absent: no endpoints.
    #[serde(default)]
    pub path: Option<At<String>>,
    /// Field that identifies a row in the URL; absent: the primary key.
    #[serde(default)]
    pub key: Option<At<String>>,
    /// Sort keys, e.g. `[nickname, -birth_date, session.start_time]`; `-` = large first. `{ filled: url }` and `{
    /// begins: name, with: aws }`: rows for which this is true come first.
    #[serde(default)]
    pub order: Vec<At<OrderDecl>>,
    /// The field that refers to another resource whose table has the other columns of each row, under the same key.
    #[serde(default)]
    pub extends: Option<At<String>>,
    /// Sets of fields that are unique together: `[nickname, lab]`, or `{ fields: [..], where: "sql", message: text }`.
    #[serde(default)]
    pub unique: Vec<At<UniqueDecl>>,
    /// Further indexes, each a list of fields.
    #[serde(default)]
    pub indexes: Vec<At<Vec<At<String>>>>,
    /// Check constraints by name: SQL, or `{ is: ends > begins, message: … }`.
    #[serde(default)]
    pub checks: Entries<CheckDecl>,
    /// Fields that are needed when a condition holds: `{ returned: state = returned }`.
    #[serde(default)]
    pub needs: Entries<NeedDecl>,
    /// Ranges that never overlap: `{ of: [begins, ends], within: instrument }`, or a list of such.
    #[serde(default)]
    pub no_overlap: Option<At<NoOverlapDecl>>,
    /// Secret: no lookup reaches it and no representation shows it.
    #[serde(default)]
    pub secret: Option<At<bool>>,
    /// Columns and relations, in order.
    #[serde(default)]
    pub fields: Entries<FieldDecl>,
    /// Rows of other resources that hold this row's key without a foreign key.
    #[serde(default)]
    pub related: Entries<LooseDecl>,
    /// Values that the database makes: `spent: { sum: bookings.price }`, `open: { is: price - paid }`.
    #[serde(default)]
    pub derived: Entries<DerivedDecl>,
    /// Values computed by hand-written code.
    #[serde(default)]
    pub computed: Entries<ComputedDecl>,
    /// Representations by name. `summary` is used for lists, `detail` for single rows, `public` for clients without a
    /// token.
    #[serde(default)]
    pub representations: Entries<Vec<At<ItemDecl>>>,
    /// Inputs of create, replace and patch; absent: the writable fields of `detail`.
    #[serde(default)]
    pub write: Option<Vec<At<WriteDecl>>>,
    /// `list`, `create`, `retrieve`, `update`, `delete`, `bulk`.
    #[serde(default)]
    pub operations: Vec<At<String>>,
    /// Representation by operation, e.g. `{ create: summary }`; absent: `summary` for the list
    /// where there is one, else `detail`.
    #[serde(default)]
    pub answers: Entries<String>,
    /// Who may do what, e.g. `{ list: public, update: { is: responsible_user } }`; absent: a token is needed.
    #[serde(default)]
    pub access: Option<At<AccessDecl>>,
    /// Query parameters of the list.
    #[serde(default)]
    pub filters: Entries<FilterDecl>,
    /// A date-time that may be null, or a boolean, that DELETE sets: the row stays, and lists leave it out unless they are asked for it.
    #[serde(default)]
    pub archive: Option<At<String>>,
    /// Rows have versions: strong ETags, by which clients change a row only as they have seen it (`If-Match`). `required`: they
    /// must.
    #[serde(default)]
    pub versions: Option<At<VersionsDecl>>,
    /// How long a creation with the header `Idempotency-Key` is answered again when it is sent again, and not done again: `24h`.
    #[serde(default)]
    pub once: Option<At<String>>,
    /// Parameters of lists that nothing knows are refused; absent: they are ignored, and the answer names them.
    #[serde(default)]
    pub strict: Option<At<bool>>,
    /// Pages for people: `false` for none, or what they are like. Absent: those that follow from the resource, if it has a
    /// `path`.
    #[serde(default)]
    pub admin: Option<At<AdminDecl>>,
    /// Hand-written code: `validate`, `before_save`, `after_save`, `before_delete`, `after_delete`,
    /// `picture_width`.
    #[serde(default)]
    pub behaviour: Vec<At<String>>,
    /// Rules that narrow nested lists (`where`), written by hand.
    #[serde(default)]
    pub rules: Vec<At<String>>,
    /// Lists under one row: `actions: { of: Action, by: users }`.
    #[serde(default)]
    pub nested: Entries<NestedDecl>,
    /// Further lists of the same rows under paths of their own: `restricted-subjects: { as: brief, where: restricted }`.
    #[serde(default)]
    pub lists: Entries<ListDecl>,
}

/// A column or relation. `type` or `to` says which.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "field")]
pub struct FieldDecl {
    /// `uuid string text small integer big float decimal boolean date time datetime duration json url email image floats
    /// integers texts`.
    pub r#type: Option<At<String>>,
    /// Related resource: `User` for one, `[Allele]` for many.
    pub to: Option<At<ToDecl>>,
    /// Field of the related resource by which it is written and shown; absent: `id`; `url` for its address.
    pub by: Option<At<String>>,
    /// Name of this relation seen from the other side; absent: this resource's name in lower case.
    pub back: Option<At<String>>,
    /// When the related row is deleted: `cascade`, `set_null`, `set_default`; absent: `protect`.
    pub on_delete: Option<At<String>>,
    /// Many: the resource whose rows are the links.
    pub through: Option<At<String>>,
    /// Many: `{ table, near, far }` of the join table; absent: `<table>_<field>` and the two models' names with `_id`.
    pub join: Option<At<JoinDecl>>,
    /// Column; absent: the name, with `_id` for a relation.
    pub column: Option<At<String>>,
    /// Former field or column, renamed by the next migration. Of a relation to many, also the relation to one that it was.
    pub was: Option<At<String>>,
    /// What rows that are there get, when the field is new or must have a value from now on: a constant. Absent: the
    /// default.
    pub fill: Option<At<Scalar>>,
    /// Primary key.
    pub primary: Option<At<bool>>,
    /// May be null.
    pub nullable: Option<At<bool>>,
    /// Empty text is accepted. If null isn't possible, empty text is also the default.
    pub blank: Option<At<bool>>,
    /// Maximum number of characters, or maximum value, e.g. `100`, `0.95`, `2030-12-31`, `today`, `PT8H`; absent: 255 for
    /// string, 254 for email, 200 for url, 100 for image, the longest choice.
    pub max: Option<At<Scalar>>,
    /// Minimum number of characters, or minimum value.
    pub min: Option<At<Scalar>>,
    /// Of a decimal: how many digits it has in all, 1 to 18.
    pub digits: Option<At<i64>>,
    /// Of a decimal: how many of its digits stand after the point; absent: 2.
    pub places: Option<At<i64>>,
    /// Regular expression that text must match.
    pub matches: Option<At<String>>,
    /// Error message if it doesn't match.
    pub message: Option<At<String>>,
    /// Default: a constant, `now`, `today`, `uuid`, `$user`, `$time_zone`, `$setting.<name>`,
    /// `{ row: { name: unknown }, make: true }`.
    #[serde(deserialize_with = "forms::given")]
    pub default: Option<At<DefaultDecl>>,
    /// `create` or `save`: set to now then.
    pub auto: Option<At<String>>,
    /// Stored value to label, or to `{ label: Male, was: m }`, where `was` is the former value.
    pub choices: Entries<ChoiceDecl>,
    /// Choices that several fields share, by their name under `enums` of the `api` file.
    pub r#enum: Option<At<String>>,
    /// `label`: shown and written by the choice's label. `number`: a decimal is shown as a number, not as text.
    pub show: Option<At<String>>,
    /// Values are unique. `false`: the field may be a natural key although it isn't unique; a key of two rows is a
    /// conflict (409).
    pub unique: Option<At<bool>>,
    /// Error message if another row has the value; absent: `<words> with this <field> already exists.`
    pub taken: Option<At<String>>,
    /// Indexed.
    pub index: Option<At<bool>>,
    /// Never shown, written or reached by lookups.
    pub secret: Option<At<bool>>,
    /// Shown but never written by clients.
    pub read_only: Option<At<bool>>,
    /// A relation to rows of the same resource by which none comes to be above itself.
    pub tree: Option<At<bool>>,
    /// A relation to users that states who did something. If `act_for_others` is off, only administrators may name
    /// other users.
    pub actor: Option<At<bool>>,
    /// Kinds of rows that a generic reference may name: their apps.
    pub apps: Vec<At<String>>,
    /// What it is.
    pub about: Option<At<String>>,
    /// An example.
    pub example: Option<At<Scalar>>,
}

/// A choice whose value was renamed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "choice")]
pub struct RenamedChoice {
    /// What people call it.
    pub label: At<String>,
    /// Its former stored value, renamed by the next migration.
    pub was: At<Scalar>,
}

/// A join table.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "join table")]
pub struct JoinDecl {
    /// Its name.
    #[serde(default)]
    pub table: Option<At<String>>,
    /// Its column with this resource's key.
    #[serde(default)]
    pub near: Option<At<String>>,
    /// Its column with the other resource's key.
    #[serde(default)]
    pub far: Option<At<String>>,
}

/// Rows of another resource whose column holds this row's key.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "related list")]
pub struct LooseDecl {
    /// The other resource.
    pub of: At<String>,
    /// Its field.
    pub by: At<String>,
}

/// A value that the database makes: of related rows, or of the row's fields. Exactly one of the words but `where` and `about`
/// is given.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "derived value")]
pub struct DerivedDecl {
    /// How many related rows there are: `bookings`.
    pub count: Option<At<String>>,
    /// The sum of a field of related rows, 0 of none: `bookings.price`.
    pub sum: Option<At<String>>,
    /// The smallest value of a field of related rows, null of none.
    pub min: Option<At<String>>,
    /// The largest value of a field of related rows, null of none.
    pub max: Option<At<String>>,
    /// Whether there are related rows.
    pub exists: Option<At<String>>,
    /// A condition in words on the related rows that count: `state != cancelled`.
    pub r#where: Option<At<String>>,
    /// An expression of the row's fields: `price - rebate`, `first + " " + last`, `(ends - begins) / PT1H`, `price > 100`.
    pub is: Option<At<String>>,
    /// What it is.
    pub about: Option<At<String>>,
}

/// A value computed by hand-written code.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "computed value")]
pub struct ComputedDecl {
    /// Type of a row's value: `string url integer float boolean date datetime uuid json strings`.
    #[serde(default)]
    pub r#type: Option<At<String>>,
    /// Columns it needs, own or along to-one relations: `[birth_date, session.number]`.
    #[serde(default)]
    pub from: Vec<At<String>>,
    /// Values for a whole page instead: name to type.
    #[serde(default)]
    pub page: Entries<String>,
    /// SQL statements that a page costs.
    #[serde(default)]
    pub statements: Option<At<usize>>,
    /// The values are derived from rows that one statement finds by this column, one of those in `from`.
    #[serde(default)]
    pub rows_by: Option<At<String>>,
    /// What it is.
    #[serde(default)]
    pub about: Option<At<String>>,
}

/// The value of an item.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "item")]
pub struct ShownDecl {
    /// Field, computed value or path (`session.projects`); absent: the item's name.
    pub of: Option<At<String>>,
    /// Representation of the related resource by which rows are nested.
    pub r#as: Option<At<String>>,
    /// Field of the related resource that is shown: `by: id`; `url` for its address.
    pub by: Option<At<String>>,
    /// Rule of the related resource that narrows the list.
    pub r#where: Option<At<String>>,
    /// Order of the list.
    pub order: Vec<At<OrderDecl>>,
    /// Text shown in place of null.
    pub empty: Option<At<String>>,
    /// With `empty`: the answer to a request that leaves the field null shows null nevertheless.
    pub sent_null: Option<At<bool>>,
    /// `label` or `value` of a choice.
    pub show: Option<At<String>>,
    /// Text that is the same for every row.
    pub constant: Option<At<String>>,
    /// What it is.
    pub about: Option<At<String>>,
    /// An example.
    pub example: Option<At<Scalar>>,
}

/// What is different from the field.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "input")]
pub struct InputDecl {
    /// Field or relation written; absent: the input's name.
    pub of: Option<At<String>>,
    /// Required in POST and PUT; `create`: only in POST, reported after all other errors.
    pub required: Option<At<RequiredDecl>>,
    /// Null is accepted.
    pub nullable: Option<At<bool>>,
    /// Empty text is accepted.
    pub blank: Option<At<bool>>,
    /// Maximum number of characters.
    pub max: Option<At<usize>>,
    /// Used by POST and PUT when left out; words as in a field's default.
    #[serde(deserialize_with = "forms::given")]
    pub default: Option<At<DefaultDecl>>,
    /// Only creation takes it.
    pub create_only: Option<At<bool>>,
    /// How a reference is written: by a field, `url`, or `pk` (the primary key, which messages then call so).
    pub by: Option<At<String>>,
    /// A list of rows that refer to this one, written with it: the inputs of one of them, e.g. `[item, quantity]`.
    pub rows: Vec<At<String>>,
    /// A JSON object, not any JSON.
    pub object: Option<At<bool>>,
    /// Type of an input that isn't written to a column but passed to hooks.
    pub r#type: Option<At<String>>,
    /// Related resource of an input that isn't written to a column but passed to hooks.
    pub to: Option<At<String>>,
    /// What it is.
    pub about: Option<At<String>>,
}

/// Forms of a query parameter; exactly one of the meanings is given.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "filter")]
pub struct FilterForm {
    /// Path and lookup.
    pub of: Option<At<String>>,
    /// Type of the parameter if it can't be derived from the column: `string uuid number boolean date datetime day
    /// uuids`.
    pub r#type: Option<At<String>>,
    /// Hand-written.
    pub rule: Option<At<String>>,
    /// Comma list of texts, all to be found along this path.
    pub all_of: Option<At<String>>,
    /// Two days with a comma, both included, of this date-time.
    pub range: Option<At<String>>,
    /// A choice's label, of this field.
    pub label: Option<At<String>>,
    /// Lookups within this json field.
    pub pairs: Option<At<String>>,
    /// Keys by which clients may sort the list: `[name, price, lab.name]`. They write some of them with commas, `-` for
    /// descending.
    pub order: Vec<At<String>>,
    /// Texts that are searched for words: `[name, lab.name]`.
    pub search: Vec<At<String>>,
    /// True: clients name the fields that they want to have of each row.
    pub fields: Option<At<bool>>,
    /// Id of a related row (to-one path) or of any of several (to-many path).
    pub row: Option<At<String>>,
    /// True: refused with 400.
    pub refused: Option<At<bool>>,
    /// What it means.
    pub about: Option<At<String>>,
}

/// A further list of a resource's rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "further list")]
pub struct ListDecl {
    /// Representation of its rows.
    pub r#as: At<String>,
    /// Rule that narrows it; declared under `rules`.
    #[serde(default)]
    pub r#where: Option<At<String>>,
    /// Whether it has the resource's filters; absent: it has them.
    #[serde(default)]
    pub filters: Option<At<bool>>,
    /// Operations under its path in addition to the list: `create`, `retrieve`, `update`, `delete`, `bulk`.
    #[serde(default)]
    pub operations: Vec<At<String>>,
    /// Inputs under its path in addition to those of the resource, in the form of `write`.
    #[serde(default)]
    pub write_also: Vec<At<WriteDecl>>,
    /// What it lists.
    #[serde(default)]
    pub about: Option<At<String>>,
}

/// A list under one row.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "nested list")]
pub struct NestedDecl {
    /// Resource or union listed.
    pub of: At<String>,
    /// Path from a listed row to the owner, e.g. `session.subject`.
    pub by: At<String>,
    /// Order, when not the resource's own.
    #[serde(default)]
    pub order: Vec<At<OrderDecl>>,
    /// What it lists.
    #[serde(default)]
    pub about: Option<At<String>>,
}

/// Several resources as one list: `spec/<area>/<name>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "union")]
pub struct UnionFile {
    /// Its name, e.g. `Action`.
    pub union: At<String>,
    /// What it is.
    #[serde(default)]
    pub about: Option<At<String>>,
    /// Parameter that selects a member; `all` selects all.
    pub parameter: At<String>,
    /// Field to order by, newest first.
    pub newest: At<String>,
    /// Representation that every member has, with the same names.
    pub representation: At<String>,
    /// Member name to resource.
    pub members: Entries<String>,
    /// Filters that make sense for every member.
    #[serde(default)]
    pub filters: Entries<FilterDecl>,
}

/// An endpoint written by hand: `spec/<area>/<name>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "endpoint")]
pub struct EndpointFile {
    /// Its name, e.g. `RegisterFile`.
    pub endpoint: At<String>,
    /// What it is for.
    #[serde(default)]
    pub about: Option<At<String>>,
    /// Its path, e.g. `register-file`; parameters in braces: `water-requirement/{nickname}`.
    pub path: At<String>,
    /// What is offered, by method: `get`, `post`, `put`, `patch`, `delete`.
    pub operations: Entries<OperationDecl>,
}

/// One method of an endpoint written by hand.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "operation")]
pub struct OperationDecl {
    /// What it does; absent: what the endpoint is for.
    pub about: Option<At<String>>,
    /// Who may use it; absent: everybody with a token.
    pub access: Option<At<AllowDecl>>,
    /// What it takes: from the path where the path names it, from the query for `get` and `delete`, else from
    /// the body.
    pub takes: Entries<TakenDecl>,
    /// Fields of the answer, a JSON object.
    pub gives: Entries<GivenDecl>,
    /// The answer is one JSON value of this type instead: `string url integer float boolean date datetime uuid json
    /// strings`.
    pub r#type: Option<At<String>>,
    /// The answer is a list of such objects.
    pub many: Option<At<bool>>,
    /// Content type of an answer that isn't described by fields.
    pub media: Option<At<String>>,
    /// Status of the answer; absent: 201 for `post`, else 200.
    pub status: Option<At<u64>>,
    /// Further statuses of its answers, and when; the errors that every such operation has aside.
    pub also: Entries<String>,
}

/// A value that an endpoint takes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "parameter")]
pub struct TakenDecl {
    /// `string url integer float boolean date datetime uuid json strings`; `strings` is a list, or one text with
    /// commas.
    pub r#type: At<String>,
    /// Whether it is required. Path parameters always are.
    #[serde(default)]
    pub required: Option<At<bool>>,
    /// `false`: null in a body is refused; absent: it means that nothing was sent.
    #[serde(default)]
    pub nullable: Option<At<bool>>,
    /// What it is.
    #[serde(default)]
    pub about: Option<At<String>>,
    /// An example.
    #[serde(default)]
    pub example: Option<At<Scalar>>,
}

/// A field of an answer. `type` or `fields` says what it holds.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "answer's field")]
pub struct GivenDecl {
    /// `string url integer float boolean date datetime uuid json strings`.
    pub r#type: Option<At<String>>,
    /// An object with these fields.
    pub fields: Entries<GivenDecl>,
    /// A list of such objects.
    pub many: Option<At<bool>>,
    /// May be null.
    pub nullable: Option<At<bool>>,
    /// May be absent.
    pub optional: Option<At<bool>>,
    /// What it is.
    pub about: Option<At<String>>,
    /// An example.
    pub example: Option<At<Scalar>>,
}
