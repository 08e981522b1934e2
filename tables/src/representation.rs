//! How rows are shown: what is selected, and which field it becomes.

use crate::{Choice, ChoiceValue, Decimal, Hook, Kind, Order, Resource};
use std::sync::{Arc, OnceLock};

/// A statement that is written once: by what its nested lists are narrowed, and its text, which doesn't depend on the row.
pub type KeptStatement = OnceLock<(String, Arc<str>)>;

/// SQL for both databases.
#[derive(Debug, Clone, Copy)]
pub struct Dialects {
    /// For PostgreSQL.
    pub postgres: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
}

impl Dialects {
    /// SQL that differs.
    pub const fn new(postgres: &'static str, sqlite: &'static str) -> Dialects {
        Dialects { postgres, sqlite }
    }

    /// SQL that both understand.
    pub const fn same(sql: &'static str) -> Dialects {
        Dialects { postgres: sql, sqlite: sql }
    }
}

/// What one view of a resource shows: fields in order, and the SQL that fetches them for a page.
#[derive(Debug)]
pub struct Representation {
    /// Its name in the spec, e.g. `detail`.
    pub name: &'static str,
    /// Its name in the OpenAPI document, e.g. `SubjectDetail`.
    pub schema: &'static str,
    /// Whose rows it shows; alias `t` in the SQL.
    pub resource: &'static Resource,
    /// Fields in order.
    pub fields: &'static [Field],
    /// What is selected, in the order of `wires`.
    pub select: Dialects,
    /// Joins after `from page join <table> t on t.<key> = page.id`.
    pub joins: Dialects,
    /// Kinds of the selected columns.
    pub wires: &'static [Wire],
    /// Nested lists, each one statement for the whole page.
    pub children: &'static [Child],
    /// Groups of values computed for the whole page by hand-written code.
    pub groups: &'static [Group],
    /// SQL statements that answering with it costs, beside finding the page.
    pub statements: usize,
    /// Cached statement of a single row with its nested lists.
    pub single: KeptStatement,
}

impl Representation {
    /// A view of a resource's rows that shows nothing yet: its names in the spec and in the OpenAPI document.
    pub const fn new(name: &'static str, schema: &'static str, resource: &'static Resource) -> Representation {
        Representation {
            name,
            schema,
            resource,
            fields: &[],
            select: Dialects::same(""),
            joins: Dialects::same(""),
            wires: &[],
            children: &[],
            groups: &[],
            statements: 1,
            single: OnceLock::new(),
        }
    }

    /// What is selected, the same on both databases, and the kinds of these columns.
    pub const fn select(mut self, sql: &'static str, wires: &'static [Wire]) -> Representation {
        self.select = Dialects::same(sql);
        self.wires = wires;
        self
    }

    set! {
        /// Fields in order.
        fields { fields: &'static [Field] }
        /// Joins after the page and its table.
        joins { joins: Dialects }
        /// Nested lists.
        children { children: &'static [Child] }
        /// Groups of computed values.
        groups { groups: &'static [Group] }
        /// SQL statements that answering with it costs, beside finding the page; one if nothing is said.
        statements { statements: usize }
    }
}

/// How a selected column comes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// A column of this kind.
    One(Kind),
    /// An array (PostgreSQL) or JSON list (SQLite) of this kind.
    List(Kind),
}

/// Short names of wires, for generated code.
pub mod wire {
    use super::{Decimal, Kind, Wire};

    /// 128-bit identifier.
    pub const UUID: Wire = Wire::One(Kind::Uuid);
    /// Text.
    pub const TEXT: Wire = Wire::One(Kind::Text);
    /// Integer of 16 bits.
    pub const SMALL: Wire = Wire::One(Kind::Small);
    /// Integer of 32 bits.
    pub const INT: Wire = Wire::One(Kind::Int);
    /// Integer of 64 bits.
    pub const BIG: Wire = Wire::One(Kind::Big);
    /// Double.
    pub const FLOAT: Wire = Wire::One(Kind::Float);
    /// Boolean.
    pub const BOOL: Wire = Wire::One(Kind::Bool);
    /// Calendar day.
    pub const DATE: Wire = Wire::One(Kind::Date);
    /// Instant.
    pub const DATE_TIME: Wire = Wire::One(Kind::DateTime);
    /// JSON document.
    pub const JSON: Wire = Wire::One(Kind::Json);
    /// List of doubles in one column.
    pub const FLOATS: Wire = Wire::One(Kind::Floats);
    /// List of integers in one column.
    pub const INTS: Wire = Wire::One(Kind::Ints);
    /// Time of day.
    pub const TIME: Wire = Wire::One(Kind::Time);
    /// Length of time.
    pub const DURATION: Wire = Wire::One(Kind::Duration);
    /// List of texts in one column.
    pub const TEXTS: Wire = Wire::One(Kind::Texts);

    /// Identifiers gathered from several rows; so for the others.
    pub const UUID_LIST: Wire = Wire::List(Kind::Uuid);
    /// Texts.
    pub const TEXT_LIST: Wire = Wire::List(Kind::Text);
    /// Integers of 16 bits.
    pub const SMALL_LIST: Wire = Wire::List(Kind::Small);
    /// Integers of 32 bits.
    pub const INT_LIST: Wire = Wire::List(Kind::Int);
    /// Integers of 64 bits.
    pub const BIG_LIST: Wire = Wire::List(Kind::Big);
    /// Doubles.
    pub const FLOAT_LIST: Wire = Wire::List(Kind::Float);
    /// Booleans.
    pub const BOOL_LIST: Wire = Wire::List(Kind::Bool);
    /// Calendar days.
    pub const DATE_LIST: Wire = Wire::List(Kind::Date);
    /// Instants.
    pub const DATE_TIME_LIST: Wire = Wire::List(Kind::DateTime);
    /// JSON documents.
    pub const JSON_LIST: Wire = Wire::List(Kind::Json);
    /// Lists of doubles.
    pub const FLOATS_LIST: Wire = Wire::List(Kind::Floats);
    /// Lists of integers.
    pub const INTS_LIST: Wire = Wire::List(Kind::Ints);
    /// Times of day.
    pub const TIME_LIST: Wire = Wire::List(Kind::Time);
    /// Lengths of time.
    pub const DURATION_LIST: Wire = Wire::List(Kind::Duration);
    /// Lists of texts.
    pub const TEXTS_LIST: Wire = Wire::List(Kind::Texts);

    /// Exact decimal number.
    pub const fn decimal(of: Decimal) -> Wire {
        Wire::One(Kind::Decimal(of))
    }

    /// Exact decimal numbers gathered from several rows.
    pub const fn decimal_list(of: Decimal) -> Wire {
        Wire::List(Kind::Decimal(of))
    }
}

/// One field of a representation.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Where its value comes from.
    pub source: Source,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

impl Field {
    /// A field that is never null.
    pub const fn new(name: &'static str, source: Source, schema: Schema) -> Field {
        Field { name, source, doc: Doc::new(schema) }
    }

    /// How many selected columns have numbers as names.
    pub const NUMBERED: usize = 40;

    /// The selected column of an index as it is, of this kind. Its name is its number.
    pub const fn column(index: usize, wire: Wire) -> Field {
        const NAMES: [&str; Field::NUMBERED] = [
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
            "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36",
            "37", "38", "39",
        ];
        let schema = match wire {
            Wire::One(kind) => Schema::of(kind),
            Wire::List(_) => Schema::List(&Schema::Any),
        };
        let name = if index < NAMES.len() { NAMES[index] } else { "" };
        Field::new(name, Source::Column(index), schema).nullable()
    }

    /// A selected column (index) by the labels of its choices; it may be null.
    pub const fn label(name: &'static str, index: usize, choices: &'static [Choice]) -> Field {
        Field::new(name, Source::Label(index, choices), Schema::Label(choices)).nullable()
    }

    /// The selected columns in order, of these kinds.
    pub const fn columns<const N: usize>(wires: [Wire; N]) -> [Field; N] {
        let mut made = [Field::new("", Source::Nothing, Schema::Any); N];
        let mut at = 0;
        while at < N {
            made[at] = Field::column(at, wires[at]);
            at += 1;
        }
        made
    }

    /// Two lists as one of `N` fields.
    ///
    /// # Panics
    /// If they have more fields.
    pub const fn joined<const N: usize>(first: &[Field], rest: &[Field]) -> [Field; N] {
        let mut made = [Field::new("", Source::Nothing, Schema::Any); N];
        let mut at = 0;
        while at < first.len() + rest.len() {
            made[at] = if at < first.len() { first[at] } else { rest[at - first.len()] };
            at += 1;
        }
        made
    }

    doc_setters!();
}

/// Where a field's value comes from.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// A selected column.
    Column(usize),
    /// A selected column; null is written as this JSON text, e.g. `""`.
    Or(usize, &'static str),
    /// The same, but null in the answer to a request that left the field null.
    OrSent(usize, &'static str),
    /// A selected column shown by the label of its choice; an unknown value as it is.
    Label(usize, &'static [Choice]),
    /// Absolute address: this path, a slash and the column percent-encoded; null for null.
    Url(usize, &'static str),
    /// Absolute address of an uploaded file; null for null or empty.
    File(usize),
    /// Null.
    Nothing,
    /// `app.model`, from two selected columns.
    Kind(usize, usize),
    /// A to-one row's fields as an object; null when the column at this index is null.
    Object(usize, &'static [Field]),
    /// A nested list: index in `children`.
    Many(usize),
    /// Text that is the same for every row.
    Constant(&'static str),
    /// Hand-written, from these selected columns of the row.
    Row(Hook, &'static [usize]),
    /// Hand-written for a page: group and the value's place in it.
    Page(usize, usize),
}

/// A list nested in a representation.
#[derive(Debug)]
pub struct Child {
    /// Selected column of the parent that children refer to.
    pub key: usize,
    /// How each is shown.
    pub representation: &'static Representation,
    /// SQL naming the parent's key in the child's page, e.g. `t.session_id` or `x.dataset_id`.
    pub parent: &'static str,
    /// Joins that `parent` needs, e.g. `join ... x on x.tag_id = t.id`; often empty.
    pub joins: &'static str,
    /// Order within a parent.
    pub order: &'static [Order],
    /// Narrows the list by hand-written code.
    pub narrow: Option<Hook>,
}

impl Child {
    /// Rows whose `parent` (SQL in the child's page) is the parent's selected column `key`.
    pub const fn new(key: usize, representation: &'static Representation, parent: &'static str) -> Child {
        Child { key, representation, parent, joins: "", order: &[], narrow: None }
    }

    set! {
        /// Joins that `parent` needs.
        joins { joins: &'static str }
        /// Order within a parent.
        order { order: &'static [Order] }
    }

    /// Keeps only some rows, by a hand-written rule.
    pub const fn narrow(mut self, rule: Hook) -> Child {
        self.narrow = Some(rule);
        self
    }
}

/// Values that hand-written code computes for all rows of a page at once.
#[derive(Debug)]
pub struct Group {
    /// Selected columns handed to it.
    pub columns: &'static [usize],
    /// The code.
    pub compute: Compute,
}

impl Group {
    /// Values for a page at once, from these selected columns.
    pub const fn page(hook: Hook, columns: &'static [usize]) -> Group {
        Group { columns, compute: Compute::Page(hook) }
    }

    /// Values of each row, from rows that one statement finds by the selected column `key`, whose SQL is `of`.
    pub const fn rows(hook: Hook, columns: &'static [usize], key: usize, of: &'static str, items: usize) -> Group {
        Group { columns, compute: Compute::Rows { hook, key, of, items } }
    }
}

/// How the values of a group are computed.
#[derive(Debug, Clone, Copy)]
pub enum Compute {
    /// For a page at once, with statements of the code's own.
    Page(Hook),
    /// For each row, from rows that one statement finds for all of them.
    Rows {
        /// Writes the statement, and computes the values of a row.
        hook: Hook,
        /// The selected column by which they are found.
        key: usize,
        /// The same as it is selected, for a statement within that of the row.
        of: &'static str,
        /// Values a row.
        items: usize,
    },
}

/// What the OpenAPI document says of a field, parameter or input.
#[derive(Debug, Clone, Copy)]
pub struct Doc {
    /// Its type.
    pub schema: Schema,
    /// Description; empty = none.
    pub about: &'static str,
    /// Whether it may be null.
    pub nullable: bool,
    /// Example as JSON text; empty = none.
    pub example: &'static str,
}

impl Doc {
    /// A type without a description, never null.
    pub const fn new(schema: Schema) -> Doc {
        Doc { schema, about: "", nullable: false, example: "" }
    }
}

/// Types of the OpenAPI document.
#[derive(Debug, Clone, Copy)]
pub enum Schema {
    /// Any JSON.
    Any,
    /// Text and its format (`uuid`, `date`, `date-time`, `uri`, `email`, `binary`, or empty).
    Text(&'static str),
    /// The same, or the empty text.
    Blank(&'static str),
    /// Text of at most this many characters.
    Bounded(usize),
    /// Integer of a format (`int32`, `int64`).
    Integer(&'static str),
    /// Double.
    Number,
    /// Boolean.
    Boolean,
    /// One of these values.
    Choice(&'static [Choice]),
    /// The same, or the empty text.
    ChoiceOrBlank(&'static [Choice]),
    /// One of these labels.
    Label(&'static [Choice]),
    /// List of these.
    List(&'static Schema),
    /// Another schema of the document.
    Ref(&'static Representation),
    /// Object with these fields.
    Object(&'static [Field]),
}

impl Schema {
    /// How a column of a kind is described of which nothing else is known.
    pub const fn of(kind: Kind) -> Schema {
        match kind {
            Kind::Uuid => Schema::Text("uuid"),
            Kind::Text => Schema::Text(""),
            Kind::Small | Kind::Int => Schema::Integer("int32"),
            Kind::Big => Schema::Integer("int64"),
            Kind::Float => Schema::Number,
            Kind::Bool => Schema::Boolean,
            Kind::Date => Schema::Text("date"),
            Kind::DateTime => Schema::Text("date-time"),
            Kind::Json => Schema::Any,
            Kind::Floats => Schema::List(&Schema::Number),
            Kind::Ints => Schema::List(&Schema::Integer("int32")),
            Kind::Decimal(of) if of.number => Schema::Number,
            Kind::Decimal(_) => Schema::Text("decimal"),
            Kind::Time => Schema::Text("time"),
            Kind::Duration => Schema::Text("duration"),
            Kind::Texts => Schema::List(&Schema::Text("")),
        }
    }

    /// The values of a closed set, in order.
    pub fn values(&self) -> Vec<ChoiceValue> {
        match self {
            Schema::Choice(choices) => choices.iter().map(|choice| choice.value).collect(),
            Schema::ChoiceOrBlank(choices) => {
                choices.iter().map(|choice| choice.value).chain([ChoiceValue::Text("")]).collect()
            }
            Schema::Label(choices) => choices.iter().map(|choice| ChoiceValue::Text(choice.label)).collect(),
            _ => Vec::new(),
        }
    }
}
