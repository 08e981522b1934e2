//! Values of the language that can be written in several shapes: text, list or mapping. They are
//! read by one visitor that looks at the shape, since serde's untagged enums lose the places.

use super::{
    FilterForm, InputDecl, RenamedChoice, ShownDecl,
    place::{At, One},
};
use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer,
    de::{
        self, Error, MapAccess, SeqAccess,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A scalar of YAML.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Scalar {
    /// Boolean.
    Bool(bool),
    /// Integer.
    Int(i64),
    /// Number.
    Float(f64),
    /// Text.
    Text(String),
}

/// A choice.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum ChoiceDecl {
    /// What people call it.
    Label(String),
    /// The same, and its former value.
    Renamed(RenamedChoice),
}

impl ChoiceDecl {
    /// What people call it.
    pub fn label(&self) -> &str {
        match self {
            ChoiceDecl::Label(label) => label,
            ChoiceDecl::Renamed(choice) => &choice.label.value,
        }
    }
}

/// `User`, or `[Allele]`.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum ToDecl {
    /// To one.
    One(String),
    /// To many.
    Many(Vec<At<String>>),
}

/// A unique set.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum UniqueDecl {
    /// Fields.
    Fields(Vec<At<String>>),
    /// Fields, for rows under a condition.
    Where(UniqueWhere),
}

/// A sort key.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum OrderDecl {
    /// A path to a column, `-` before it for large values first.
    Path(String),
    /// A test of a column.
    Test(OrderTest),
}

/// A test of a text column: the rows of which it is true come first.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "sort key")]
pub struct OrderTest {
    /// Path to a column that has text, neither null nor empty.
    pub filled: Option<At<String>>,
    /// Path to a column whose text begins as `with` says.
    pub begins: Option<At<String>>,
    /// How it begins.
    pub with: Option<At<String>>,
}

/// A unique set of the rows under a condition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "unique set")]
pub struct UniqueWhere {
    /// The fields.
    pub fields: Vec<At<String>>,
    /// SQL condition; absent: all rows.
    #[serde(default)]
    pub r#where: Option<At<String>>,
    /// What is said of values that another row has.
    #[serde(default)]
    pub message: Option<At<String>>,
}

/// A default.
#[derive(Debug, Clone)]
pub enum DefaultDecl {
    /// Null.
    Null,
    /// A constant or one of the words.
    Scalar(Scalar),
    /// The empty list.
    Empty,
    /// The related row with this value in a field.
    Row(RowDefault),
}

/// The related row with this value in a field.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "default row")]
pub struct RowDefault {
    /// One field and its value, a text or `$setting.<name>`.
    pub row: One<String>,
    /// Made when missing.
    #[serde(default)]
    pub make: bool,
}

/// One item of a representation: a name, `...other` for all items of another, or `{ name: how }`.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum ItemDecl {
    /// A field, `url` (null where rows have no page of their own), a computed value, or `...representation`.
    Name(String),
    /// A name and how it is made.
    Made(Box<One<ShownDecl>>),
}

/// One input: a name, or `{ name: how }`.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum WriteDecl {
    /// A field or to-many relation.
    Name(String),
    /// A name and what is different.
    Made(Box<One<InputDecl>>),
}

/// Whether an input must be given.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum RequiredDecl {
    /// By POST and PUT, or by neither.
    Always(bool),
    /// `create`: by POST.
    On(String),
}

/// Whether rows have versions.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum VersionsDecl {
    /// They have, or not.
    Kept(bool),
    /// `required`: they have, and changes must name the version that they change.
    Word(String),
}

/// A query parameter. The name `own` takes `all` or a list of fields, each filtered by equality;
/// `except` leaves fields out; `lookups: django` offers the lookup language under that name.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum FilterDecl {
    /// Path and lookup, e.g. `lab.name.iexact`; tests by the type of the column.
    Path(String),
    /// For `own` and `except`.
    Fields(Vec<At<String>>),
    /// Anything else.
    Made(Box<FilterForm>),
}

/// A type that is selected by the shape of its value. Shapes that aren't overridden are refused.
pub(super) trait Form: Sized {
    /// What is expected, for messages.
    const EXPECTS: &'static str;
    fn scalar(_: Scalar) -> Option<Self> {
        None
    }
    fn null() -> Option<Self> {
        None
    }
    fn list<'de, A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom(Self::EXPECTS))
    }
    fn map<'de, A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom(Self::EXPECTS))
    }
}

struct Visit<T>(PhantomData<T>);

impl<'de, T: Form> de::Visitor<'de> for Visit<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(T::EXPECTS)
    }
    fn visit_bool<E: Error>(self, v: bool) -> Result<T, E> {
        T::scalar(Scalar::Bool(v)).ok_or_else(|| E::custom(T::EXPECTS))
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<T, E> {
        T::scalar(Scalar::Int(v)).ok_or_else(|| E::custom(T::EXPECTS))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<T, E> {
        self.visit_i64(i64::try_from(v).map_err(E::custom)?)
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<T, E> {
        T::scalar(Scalar::Float(v)).ok_or_else(|| E::custom(T::EXPECTS))
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<T, E> {
        T::scalar(Scalar::Text(v.to_owned())).ok_or_else(|| E::custom(T::EXPECTS))
    }
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::null().ok_or_else(|| E::custom(T::EXPECTS))
    }
    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.visit_unit()
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::list(seq)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::map(map)
    }
}

pub(super) fn read<'de, T: Form, D: Deserializer<'de>>(d: D) -> Result<T, D::Error> {
    d.deserialize_any(Visit(PhantomData))
}

fn texts<'de, A: SeqAccess<'de>>(seq: A) -> Result<Vec<At<String>>, A::Error> {
    Vec::deserialize(SeqAccessDeserializer::new(seq))
}

pub(super) fn entry<'de, T: Deserialize<'de>, A: MapAccess<'de>>(map: A) -> Result<T, A::Error> {
    T::deserialize(MapAccessDeserializer::new(map))
}

impl Form for Scalar {
    const EXPECTS: &'static str = "text, a number or a truth value is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        Some(value)
    }
}

impl Form for ChoiceDecl {
    const EXPECTS: &'static str = "a label, or { label: .., was: .. } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(ChoiceDecl::Label)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(ChoiceDecl::Renamed)
    }
}

impl Form for ToDecl {
    const EXPECTS: &'static str = "a resource, or a list of one resource is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(ToDecl::One)
    }
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        texts(seq).map(ToDecl::Many)
    }
}

impl Form for UniqueDecl {
    const EXPECTS: &'static str = "a list of fields, or { fields: [..], where: .., message: .. } is expected";
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        texts(seq).map(UniqueDecl::Fields)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(UniqueDecl::Where)
    }
}

impl Form for OrderDecl {
    const EXPECTS: &'static str = "a path, { filled: path }, or { begins: path, with: text } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(OrderDecl::Path)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(OrderDecl::Test)
    }
}

impl Form for DefaultDecl {
    const EXPECTS: &'static str = "a constant, a word, [], or { row: { field: value } } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        Some(DefaultDecl::Scalar(value))
    }
    fn null() -> Option<Self> {
        Some(DefaultDecl::Null)
    }
    fn list<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Self, A::Error> {
        match seq.next_element::<de::IgnoredAny>()? {
            None => Ok(DefaultDecl::Empty),
            Some(_) => Err(A::Error::custom("only the empty list can be a default")),
        }
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(DefaultDecl::Row)
    }
}

impl Form for ItemDecl {
    const EXPECTS: &'static str = "a name, or { name: how } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(ItemDecl::Name)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|one| ItemDecl::Made(Box::new(one)))
    }
}

impl Form for WriteDecl {
    const EXPECTS: &'static str = "a name, or { name: how } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(WriteDecl::Name)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|one| WriteDecl::Made(Box::new(one)))
    }
}

impl Form for RequiredDecl {
    const EXPECTS: &'static str = "true, false or `create` is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        match value {
            Scalar::Bool(value) => Some(RequiredDecl::Always(value)),
            other => text(other).map(RequiredDecl::On),
        }
    }
}

impl Form for VersionsDecl {
    const EXPECTS: &'static str = "true, false or `required` is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        match value {
            Scalar::Bool(value) => Some(VersionsDecl::Kept(value)),
            other => text(other).map(VersionsDecl::Word),
        }
    }
}

impl Form for FilterDecl {
    const EXPECTS: &'static str = "a path, a list of fields, or a mapping is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(FilterDecl::Path)
    }
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        texts(seq).map(FilterDecl::Fields)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|form| FilterDecl::Made(Box::new(form)))
    }
}

pub(super) fn text(value: Scalar) -> Option<String> {
    match value {
        Scalar::Text(text) => Some(text),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for ChoiceDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for ToDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for UniqueDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for OrderDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for DefaultDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for ItemDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for WriteDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for RequiredDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for VersionsDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for FilterDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}

impl JsonSchema for DefaultDecl {
    fn schema_name() -> Cow<'static, str> {
        "DefaultDecl".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let row = generator.subschema_for::<RowDefault>();
        // `const` for null: a null type elsewhere only means that a key may be left out.
        schemars::json_schema!({
            "anyOf": [
                {"const": null}, {"type": "boolean"}, {"type": "number"}, {"type": "string"},
                {"type": "array", "maxItems": 0}, row
            ]
        })
    }
}

/// Reads a key that is present even if its value is null.
pub(super) fn given<'de, D: Deserializer<'de>>(d: D) -> Result<Option<At<DefaultDecl>>, D::Error> {
    At::deserialize(d).map(Some)
}
