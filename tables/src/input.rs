//! What is written: the fields of a body, and where each of them goes.

use crate::{Choice, Decimal, Default, Doc, Kind, Link, Resource, ResourceRef, Schema};

/// A named list of input fields: what create, replace and patch take.
#[derive(Debug)]
pub struct Input {
    /// Its name in the OpenAPI document, e.g. `SubjectInput`.
    pub schema: &'static str,
    /// The same for PATCH, e.g. `SubjectPatch`.
    pub patch_schema: &'static str,
    /// Whose rows it writes.
    pub resource: &'static Resource,
    /// Fields in order.
    pub fields: &'static [InputField],
    /// Those of them (indices) that name users who did something.
    pub actors: &'static [usize],
    /// Rows of other resources that are written with the row.
    pub nested: &'static [NestedRows],
}

/// Rows that refer to a row and are written with it.
#[derive(Debug)]
pub struct NestedRows {
    /// Name of the list in a body.
    pub name: &'static str,
    /// Description.
    pub about: &'static str,
    /// What one of them takes.
    pub input: &'static Input,
    /// The same, and behind it the reference to the row, by its primary key.
    pub stored: &'static Input,
    /// Column (index) of theirs with the reference.
    pub column: usize,
}

impl NestedRows {
    /// A list's name, what its items take, the same with the reference behind, and the column of the reference.
    pub const fn new(
        name: &'static str,
        about: &'static str,
        [input, stored]: [&'static Input; 2],
        column: usize,
    ) -> NestedRows {
        NestedRows { name, about, input, stored, column }
    }
}

impl Input {
    /// What writes a resource's rows, by its names in the OpenAPI document; it takes nothing yet.
    pub const fn new(schema: &'static str, patch_schema: &'static str, resource: &'static Resource) -> Input {
        Input { schema, patch_schema, resource, fields: &[], actors: &[], nested: &[] }
    }

    /// What people fill in to write a resource's rows. It isn't in the OpenAPI document.
    pub const fn form(resource: &'static Resource, fields: &'static [InputField]) -> Input {
        Input { fields, ..Input::new(resource.name, resource.name, resource) }
    }

    set! {
        /// Fields in order.
        fields { fields: &'static [InputField] }
        /// Fields (indices) that name users who did something.
        actors { actors: &'static [usize] }
        /// Rows that are written with the row.
        nested { nested: &'static [NestedRows] }
    }
}

impl Input {
    /// Some of its fields (indices) as people fill them in: references by primary key, and null where the column may be null.
    pub const fn by_key<const N: usize>(&self, indices: [usize; N]) -> [InputField; N] {
        let mut picked = [InputField::new("", Takes::Json, Target::Column(0)); N];
        let mut at = 0;
        while at < N {
            picked[at] = self.fields[indices[at]].by_key();
            if let Target::Column(column) = picked[at].target
                && may_be_null(self.resource, column)
            {
                picked[at] = picked[at].nullable();
            }
            at += 1;
        }
        picked
    }
}

/// Whether a column may be null; those of the table that a resource extends follow its own.
const fn may_be_null(resource: &'static Resource, column: usize) -> bool {
    let own = resource.columns.len();
    match resource.parent {
        _ if column < own => resource.columns[column].nullable,
        Some(relation) => match resource.relations[relation].target {
            ResourceRef::Known(parent) => parent.columns[column - own].nullable,
            ResourceRef::Later(_) => false,
        },
        None => false,
    }
}

/// One input.
#[derive(Debug, Clone, Copy)]
pub struct InputField {
    /// Its name.
    pub name: &'static str,
    /// What is accepted.
    pub takes: Takes,
    /// What it is written to.
    pub target: Target,
    /// Whether POST and PUT must have it.
    pub required: bool,
    /// Whether only POST requires it, when `required` is false; this is checked after all other errors.
    pub required_on_create: bool,
    /// Whether null is accepted.
    pub nullable: bool,
    /// Whether empty text is accepted.
    pub blank: bool,
    /// Bounds beyond those of what it takes.
    pub within: Option<&'static Within>,
    /// Used by POST and PUT when it is left out.
    pub default: Option<Default>,
    /// Only creation takes it; elsewhere it is ignored.
    pub create_only: bool,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

impl InputField {
    /// An input that may be left out, but is neither null nor empty. The document describes what it takes.
    pub const fn new(name: &'static str, takes: Takes, target: Target) -> InputField {
        InputField {
            name,
            takes,
            target,
            required: false,
            required_on_create: false,
            nullable: false,
            blank: false,
            within: None,
            default: None,
            create_only: false,
            doc: Doc::new(takes.schema()),
        }
    }

    /// What writes a column (index), as the column says: of its name, required unless the column may be null or has a
    /// default. Choices are taken by their stored values.
    pub const fn column(resource: &'static Resource, index: usize) -> InputField {
        let column = &resource.columns[index];
        let takes = if !column.choices.is_empty() {
            Takes::Choice(column.choices)
        } else if column.file {
            Takes::Image(column.max)
        } else {
            Takes::of(column.kind, column.max)
        };
        let mut made = InputField::new(column.field, takes, Target::Column(index));
        let mut at = 0;
        while at < resource.relations.len() {
            let relation = &resource.relations[at];
            if let (Link::One { column }, ResourceRef::Known(of)) = (relation.link, relation.target)
                && column == index
            {
                made = made.one(of);
            }
            at += 1;
        }
        made.nullable = column.nullable;
        made.doc.nullable = column.nullable;
        match column.default {
            Default::None => made.required = !column.nullable,
            // Empty text as the default is empty text that is accepted.
            Default::Text(text) if text.is_empty() => made = made.blank(),
            _ => {}
        }
        made
    }

    /// The same for several columns.
    pub const fn columns<const N: usize>(resource: &'static Resource, indices: [usize; N]) -> [InputField; N] {
        let mut made = [InputField::new("", Takes::Json, Target::Column(0)); N];
        let mut at = 0;
        while at < N {
            made[at] = InputField::column(resource, indices[at]);
            at += 1;
        }
        made
    }

    /// Several lists as one of `N` inputs.
    ///
    /// # Panics
    /// If they have more inputs.
    pub const fn joined<const N: usize>(lists: &[&[InputField]]) -> [InputField; N] {
        let mut made = [InputField::new("", Takes::Json, Target::Column(0)); N];
        let (mut list, mut place) = (0, 0);
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                made[place] = lists[list][at];
                (at, place) = (at + 1, place + 1);
            }
            list += 1;
        }
        made
    }

    /// The same, where references are written by primary key.
    #[must_use]
    pub const fn by_key(mut self) -> InputField {
        match self.takes {
            Takes::One(of, _) => self.takes = Takes::One(of, By::Id),
            Takes::Many(of, _) => self.takes = Takes::Many(of, By::Id),
            _ => return self,
        }
        self.doc.schema = self.takes.schema();
        self
    }

    /// It takes the primary key of a related row.
    #[must_use]
    pub const fn one(mut self, of: &'static Resource) -> InputField {
        self.takes = Takes::One(of, By::Id);
        self.doc.schema = self.takes.schema();
        self
    }

    /// Other values are accepted than a column's kind says.
    #[must_use]
    pub const fn takes(mut self, takes: Takes) -> InputField {
        self.takes = takes;
        self.doc.schema = takes.schema();
        if self.blank { self.blank() } else { self }
    }

    flags! {
        /// POST and PUT must have it.
        required
        /// POST must have it.
        required_on_create
        /// Only creation takes it.
        create_only
    }

    /// How the document describes it, where that doesn't follow from what it takes.
    pub const fn schema(mut self, schema: Schema) -> InputField {
        self.doc.schema = schema;
        self
    }

    /// Empty text is accepted.
    pub const fn blank(mut self) -> InputField {
        self.blank = true;
        self.doc.schema = match self.takes {
            Takes::Choice(choices) => Schema::ChoiceOrBlank(choices),
            Takes::Email(_) => Schema::Blank("email"),
            Takes::Url(_) => Schema::Blank("uri"),
            _ => self.doc.schema,
        };
        self
    }

    /// Null is accepted.
    pub const fn nullable(mut self) -> InputField {
        self.nullable = true;
        self.doc.nullable = true;
        self
    }

    /// Only values within these bounds.
    pub const fn within(mut self, within: &'static Within) -> InputField {
        self.within = Some(within);
        self
    }

    /// Used by POST and PUT when it is left out.
    pub const fn default(mut self, default: Default) -> InputField {
        self.default = Some(default);
        self
    }

    /// Its description in the OpenAPI document.
    pub const fn about(mut self, about: &'static str) -> InputField {
        self.doc.about = about;
        self
    }

    /// An example as JSON text.
    pub const fn example(mut self, example: &'static str) -> InputField {
        self.doc.example = example;
        self
    }
}

/// What an input accepts.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Text of at most this many characters (0 = any), matching the pattern.
    Text(usize, Option<&'static Pattern>),
    /// E-mail address of at most this many characters.
    Email(usize),
    /// URL of at most this many characters.
    Url(usize),
    /// Boolean.
    Bool,
    /// Integer between the bounds.
    Int(i64, i64),
    /// Number between the bounds (infinite = none).
    Float(f64, f64),
    /// Calendar day.
    Date,
    /// Instant.
    DateTime,
    /// Uuid.
    Uuid,
    /// A stored choice.
    Choice(&'static [Choice]),
    /// A choice by its label.
    Label(&'static [Choice]),
    /// Any JSON.
    Json,
    /// A JSON object (or null).
    JsonObject,
    /// List of doubles; items may be null.
    Floats,
    /// List of integers.
    Ints,
    /// Exact decimal number.
    Decimal(Decimal),
    /// Time of day.
    Time,
    /// Length of time, as ISO 8601 writes it.
    Duration,
    /// List of texts, each of at most this many characters (0 = any).
    Texts(usize),
    /// An image file.
    Image(usize),
    /// The kind of a generic reference: `app.model` or `model`; only of these apps.
    Kind(&'static [&'static str]),
    /// A related row.
    One(&'static Resource, By),
    /// Related rows.
    Many(&'static Resource, By),
}

impl Takes {
    /// What a column of a kind accepts of which nothing else is known; text of at most `max` characters (0 = any).
    pub const fn of(kind: Kind, max: usize) -> Takes {
        match kind {
            Kind::Uuid => Takes::Uuid,
            Kind::Text => Takes::Text(max, None),
            Kind::Small => Takes::Int(i16::MIN as i64, i16::MAX as i64),
            Kind::Int => Takes::Int(i32::MIN as i64, i32::MAX as i64),
            Kind::Big => Takes::Int(i64::MIN, i64::MAX),
            Kind::Float => Takes::Float(f64::NEG_INFINITY, f64::INFINITY),
            Kind::Bool => Takes::Bool,
            Kind::Date => Takes::Date,
            Kind::DateTime => Takes::DateTime,
            Kind::Json => Takes::Json,
            Kind::Floats => Takes::Floats,
            Kind::Ints => Takes::Ints,
            Kind::Decimal(of) => Takes::Decimal(of),
            Kind::Time => Takes::Time,
            Kind::Duration => Takes::Duration,
            Kind::Texts => Takes::Texts(max),
        }
    }

    /// How the document describes what is accepted, as far as this alone says.
    pub const fn schema(&self) -> Schema {
        match *self {
            Takes::Text(0, _) => Schema::Text(""),
            Takes::Text(max, _) => Schema::Bounded(max),
            Takes::Email(_) => Schema::Text("email"),
            Takes::Url(_) => Schema::Text("uri"),
            Takes::Bool => Schema::Boolean,
            Takes::Int(least, most) if least < i32::MIN as i64 || most > i32::MAX as i64 => Schema::Integer("int64"),
            Takes::Int(..) => Schema::Integer("int32"),
            Takes::Float(..) => Schema::Number,
            Takes::Date => Schema::Text("date"),
            Takes::DateTime => Schema::Text("date-time"),
            Takes::Uuid => Schema::Text("uuid"),
            Takes::Choice(choices) => Schema::Choice(choices),
            Takes::Label(choices) => Schema::Label(choices),
            Takes::Json | Takes::JsonObject => Schema::Any,
            Takes::Floats => Schema::List(&Schema::Number),
            Takes::Ints => Schema::List(&Schema::Integer("int32")),
            Takes::Decimal(of) => Schema::of(Kind::Decimal(of)),
            Takes::Time => Schema::of(Kind::Time),
            Takes::Duration => Schema::of(Kind::Duration),
            Takes::Texts(_) => Schema::of(Kind::Texts),
            Takes::Image(_) => Schema::Text("binary"),
            Takes::Kind(_) => Schema::Text(""),
            Takes::One(resource, by) => match by {
                By::Key(column) => resource.columns[column].schema(),
                By::Id | By::Pk => resource.columns[resource.primary].schema(),
                By::Url(_) => Schema::Text("uri"),
            },
            Takes::Many(_, By::Url(_)) => Schema::List(&Schema::Text("uri")),
            Takes::Many(..) => Schema::List(&Schema::Text("uuid")),
        }
    }
}

/// Bounds of a value: of a number, decimals and durations in their smallest unit; of a day or an instant; of the characters
/// of text.
#[derive(Debug)]
pub struct Within {
    /// The least.
    pub least: Bound,
    /// The most.
    pub most: Bound,
}

impl Within {
    /// From one to the other, both included.
    pub const fn new(least: Bound, most: Bound) -> Within {
        Within { least, most }
    }
}

/// An end of what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// There is none.
    None,
    /// A number; of text, of its characters.
    Number(i64),
    /// A day (`2020-01-31`), a time (`10:30:00.000000`) or an instant (`2020-01-31T12:00:00Z`).
    At(&'static str),
    /// The day of the request in the server's zone.
    Today,
    /// The time of the request.
    Now,
}

/// A pattern and what is said when text doesn't match it.
#[derive(Debug)]
pub struct Pattern {
    /// Regular expression, searched for (anchor it).
    pub regex: &'static str,
    /// The message.
    pub message: &'static str,
}

impl Pattern {
    /// A regular expression and what is said of text that it doesn't match.
    pub const fn new(regex: &'static str, message: &'static str) -> Pattern {
        Pattern { regex, message }
    }
}

/// How a reference is written.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// By the value of this column (index), unique or not.
    Key(usize),
    /// By primary key; unknown: `Invalid pk "…" - object does not exist.`
    Id,
    /// By primary key; unknown: `Object with pk=… does not exist.`
    Pk,
    /// By the address of its page, whose path begins so, e.g. `/sessions`.
    Url(&'static str),
}

/// What an input is written to.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A column (index; those of the table that the resource extends follow its own).
    Column(usize),
    /// The rows of a to-many relation (index): a join table's, or those that refer back.
    Relation(usize),
    /// Nothing: handed to hand-written code (index in the extras).
    Extra(usize),
}
