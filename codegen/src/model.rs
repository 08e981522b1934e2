//! The checked API as plain data: closed enums, ids instead of references, every decision already
//! taken. `check` makes it from declarations, `emit` turns it into files; neither looks elsewhere.

/// Index of a resource in `Api::resources`.
pub type ResourceId = usize;

/// Where in the spec something was declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file from the spec's parent folder, e.g. `spec/subjects/subject.yaml`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// The whole API.
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// Title.
    pub name: String,
    /// Description.
    pub about: String,
    /// E.g. `v1`.
    pub version: String,
    /// E.g. `alyx`.
    pub vendor: String,
    /// Default time zone.
    pub time_zone: String,
    /// Rows a page.
    pub page_size: u64,
    /// Rows a page at the most.
    pub page_most: u64,
    /// Seconds that a token lives, 0 = for ever.
    pub token_lifetime: u64,
    /// `550/minute`, or empty.
    pub burst: String,
    /// `20/minute`, or empty.
    pub docs_rate: String,
    /// Whether anybody may act in another user's name.
    pub act_for_others: bool,
    /// Users and tokens.
    pub accounts: Option<Accounts>,
    /// Names of kinds of rows.
    pub kinds: Option<Kinds>,
    /// Resources, sorted by area and name.
    pub resources: Vec<Resource>,
    /// Unions, sorted by name.
    pub unions: Vec<Union>,
    /// Endpoints written by hand, sorted by area and name.
    pub endpoints: Vec<Endpoint>,
}

/// Users and tokens: resource ids and field names.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// Resource of users.
    pub users: ResourceId,
    /// Fields of it.
    pub username: String,
    /// Password hash.
    pub password: String,
    /// Whether the user may come in.
    pub active: String,
    /// Whether the user may only read.
    pub public: String,
    /// Whether the user is an administrator.
    pub superuser: String,
    /// Resource of tokens.
    pub tokens: ResourceId,
    /// Its field that refers to the user.
    pub token_user: String,
    /// Its field with the time of making.
    pub token_created: String,
}

/// The resource that names kinds of rows.
#[derive(Debug, Clone)]
pub struct Kinds {
    /// Which.
    pub resource: ResourceId,
    /// Field with the app.
    pub app: String,
    /// Field with the model.
    pub model: String,
}

/// One table and everything said of it.
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
    /// What messages call it.
    pub words: String,
    /// What a 404 calls it.
    pub record: String,
    /// Table name.
    pub table: String,
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
    /// Check constraints: name and SQL.
    pub checks: Vec<(String, String)>,
    /// Unreachable by lookups.
    pub secret: bool,
    /// Computed by hand-written code.
    pub computed: Vec<Computed>,
    /// Views, in the order of the spec.
    pub representations: Vec<Representation>,
    /// Inputs of create, replace and patch.
    pub input: Vec<InputField>,
    /// Operations offered.
    pub operations: Operations,
    /// Query parameters of the list.
    pub filters: Vec<Filter>,
    /// Hand-written code around writes.
    pub behaviour: Behaviour,
    /// Lists under one row.
    pub nested: Vec<Nested>,
    /// Further lists of the same rows.
    pub lists: Vec<FurtherList>,
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
    /// Length of text at the most, 0 = any.
    pub max: usize,
    /// Numeric bounds.
    pub at_least: Option<f64>,
    /// Numeric bounds.
    pub at_most: Option<f64>,
    /// Pattern and message.
    pub pattern: Option<(String, String)>,
    /// Default of a new row.
    pub default: Default,
    /// Set by itself.
    pub auto: Auto,
    /// Value (as JSON text: `"M"` or `50`) and label.
    pub choices: Vec<(String, String)>,
    /// Shown and written by label.
    pub by_label: bool,
    /// Unique by itself.
    pub unique: bool,
    /// What is said when a unique value is taken; empty = the usual words.
    pub taken: String,
    /// Indexed (references and unique columns always are).
    pub index: bool,
    /// Former column name, or empty.
    pub was: String,
    /// Unreachable by lookups, never shown.
    pub secret: bool,
    /// Never an input.
    pub read_only: bool,
    /// To-one relation (index in `relations`), if it is one.
    pub relation: Option<usize>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// See the runtime's `tables::Kind`, whose variants these are.
    Uuid,
    /// Text.
    Text,
    /// 16 bits.
    Small,
    /// 32 bits.
    Int,
    /// 64 bits.
    Big,
    /// Double.
    Float,
    /// Truth value.
    Bool,
    /// Day.
    Date,
    /// Instant.
    DateTime,
    /// JSON document.
    Json,
    /// List of doubles.
    Floats,
    /// List of integers.
    Ints,
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

/// A default.
#[derive(Debug, Clone, PartialEq, std::default::Default)]
pub enum Default {
    /// None.
    #[default]
    None,
    /// Text.
    Text(String),
    /// Integer.
    Int(i64),
    /// Number.
    Float(f64),
    /// Truth value.
    Bool(bool),
    /// Empty list.
    Empty,
    /// A fixed uuid.
    Uuid(String),
    /// Now.
    Now,
    /// Today.
    Today,
    /// Random uuid.
    NewUuid,
    /// Caller's key.
    Caller,
    /// Name of the server's zone.
    TimeZone,
    /// A setting.
    Setting(String),
    /// The related row whose field has a value.
    Row {
        /// Related resource.
        of: ResourceId,
        /// Its field.
        field: String,
        /// The value, or `$setting.<name>`.
        is: String,
        /// Made when missing.
        make: bool,
    },
}

/// When a column is set by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, std::default::Default)]
pub enum Auto {
    /// Never.
    #[default]
    No,
    /// When made.
    Create,
    /// At every save.
    Save,
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
    /// Unreachable by lookups.
    pub secret: bool,
    /// Says who did something: callers may not name others, unless settings let them.
    pub actor: bool,
    /// Field of the target by which it is written and shown (index in its `fields`), for own relations.
    pub by: Option<usize>,
}

/// How a relation is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Own column (index in `fields`).
    One {
        /// Index in `fields`.
        field: usize,
    },
    /// Column of the target (index in its `fields`).
    Back {
        /// Index in the target's `fields`.
        field: usize,
        /// At most one row.
        single: bool,
        /// What becomes of the target's rows.
        on_delete: OnDelete,
    },
    /// Join table.
    Many {
        /// Its name.
        table: String,
        /// Column with this side's key.
        near: String,
        /// Column with the other side's key.
        far: String,
        /// Resource of its rows.
        through: Option<ResourceId>,
        /// Whether this side declares it (and so its table is made here).
        own: bool,
    },
    /// Column of the target with this row's key, unconstrained (index in its `fields`).
    Loose {
        /// Index in the target's `fields`.
        field: usize,
    },
}

/// What becomes of referring rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDelete {
    /// They go.
    Cascade,
    /// Null.
    SetNull,
    /// The default.
    SetDefault,
    /// Refused.
    Protect,
}

/// A sort key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Lookup path, e.g. `session__start_time`.
    pub path: String,
    /// Large first.
    pub descending: bool,
}

/// A unique set.
#[derive(Debug, Clone)]
pub struct Unique {
    /// Indices in `fields`.
    pub fields: Vec<usize>,
    /// SQL condition, or empty.
    pub condition: String,
}

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
    /// Truth value.
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
    /// Length at the most, 0 = any (may differ from the column's).
    pub max: usize,
    /// Pattern and message (may differ from the column's).
    pub pattern: Option<(String, String)>,
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

impl Resource {
    /// Whether clients make or change rows, under whatever path: then it has an input.
    pub fn is_written(&self) -> bool {
        let further = self.lists.iter().map(|list| &list.operations);
        std::iter::once(&self.operations).chain(further).any(|offered| offered.create || offered.update)
    }
}

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

/// A query parameter.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Name.
    pub name: String,
    /// Meaning.
    pub test: FilterTest,
    /// Usable without a token.
    pub public: bool,
    /// Description.
    pub about: String,
}

/// Meaning of a query parameter; texts are lookups such as `lab__name__iexact`.
#[derive(Debug, Clone)]
pub enum FilterTest {
    /// Text.
    Text(String),
    /// Uuid.
    Uuid(String),
    /// Number.
    Number(String),
    /// Truth value.
    Bool(String),
    /// Day.
    Date(String),
    /// Instant.
    DateTime(String),
    /// Day of an instant given.
    Day(String),
    /// Stored choice of a field (index).
    Choice(String, usize),
    /// Label of a choice of a field (index).
    Label(String, usize),
    /// Related row by id.
    Row(String, ResourceId),
    /// Related rows by id.
    Rows(String, ResourceId),
    /// Uuids, any.
    UuidIn(String),
    /// Texts, all.
    AllOf(String),
    /// Two days.
    DateRange(String),
    /// The lookup language.
    Lookups,
    /// The lookup language in a json field.
    Pairs(String),
    /// Hand-written (index in `Behaviour::rules`).
    Rule(usize),
    /// Hand-written truth value (index in `Behaviour::rules`).
    BoolRule(usize),
    /// Refused.
    Refused,
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
    /// Filters and narrowings written by hand: names and places.
    pub rules: Vec<(String, Place)>,
}

impl Behaviour {
    /// Whether anything happens around writes.
    pub fn hooks(&self) -> bool {
        self.validate || self.before_save || self.after_save || self.before_delete || self.after_delete
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

/// An endpoint written by hand.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// E.g. `RegisterFile`.
    pub name: String,
    /// Folder of its file; empty at the top.
    pub area: String,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// Path without slashes around it, parameters in braces.
    pub path: String,
    /// Its operations, in the order of the spec.
    pub operations: Vec<EndpointOperation>,
}

/// One method of an endpoint written by hand.
#[derive(Debug, Clone)]
pub struct EndpointOperation {
    /// `get`, `post`, …
    pub method: &'static str,
    /// Where it is declared.
    pub place: Place,
    /// Description.
    pub about: String,
    /// What it takes.
    pub takes: Vec<Taken>,
    /// Fields of the answer.
    pub gives: Vec<Given>,
    /// Type of an answer that is one value.
    pub value: Option<ValueType>,
    /// A list of such answers.
    pub many: bool,
    /// Content type of an answer without described fields, else empty.
    pub media: String,
    /// Status of the answer.
    pub status: u16,
    /// Further statuses, and when.
    pub also: Vec<(u16, String)>,
}

impl EndpointOperation {
    /// Whether it may change anything, and so gets a transaction.
    pub fn writes(&self) -> bool {
        self.method != "get"
    }

    /// Whether it takes anything from the body.
    pub fn has_body(&self) -> bool {
        self.takes.iter().any(|taken| taken.from == TakenFrom::Body)
    }
}

/// A value that an endpoint takes.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// Its type.
    pub value: ValueType,
    /// Where it stands.
    pub from: TakenFrom,
    /// It must be there.
    pub required: bool,
    /// Null in a body means that nothing was sent.
    pub nullable: bool,
    /// Description.
    pub about: String,
    /// Example as JSON text, or empty.
    pub example: String,
}

/// Where a taken value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenFrom {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
}

/// A field of an endpoint's answer.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub shape: GivenShape,
    /// May be null.
    pub nullable: bool,
    /// May be absent.
    pub optional: bool,
    /// Description.
    pub about: String,
    /// Example as JSON text, or empty.
    pub example: String,
}

/// What a field of an answer holds.
#[derive(Debug, Clone)]
pub enum GivenShape {
    /// One value.
    Value(ValueType),
    /// An object.
    Object(Vec<Given>),
    /// A list of objects.
    List(Vec<Given>),
}
