//! Rules over several fields or rows: checks, what is needed when, and ranges that don't overlap.

use super::{
    At,
    forms::{Form, Scalar, entry, read, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de::MapAccess, de::SeqAccess, de::value::SeqAccessDeserializer};

/// A check: SQL, or words with a message.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum CheckDecl {
    /// SQL, on both databases.
    Sql(String),
    /// The same, or a condition in words.
    Made(Box<CheckForm>),
}

/// A check with what is said of a row that doesn't meet it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "check")]
pub struct CheckForm {
    /// A condition in words: `ends > begins`, `state = done and price >= 0`, `grant is given or price = 0`.
    pub is: Option<At<String>>,
    /// A condition in SQL, on both databases.
    pub sql: Option<At<String>>,
    /// What is said of a row that doesn't meet it; absent: the condition.
    pub message: Option<At<String>>,
    /// The field at which it is said; absent: the row as a whole.
    pub at: Option<At<String>>,
}

/// When a field is needed.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum NeedDecl {
    /// A condition in words: `state = returned`.
    When(String),
    /// The same with a message.
    Made(Box<NeedForm>),
}

/// When a field is needed, and what is said of a row without it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "need")]
pub struct NeedForm {
    /// A condition in words: `state = returned`.
    pub when: At<String>,
    /// What is said of a row without it; absent: that the field is required.
    #[serde(default)]
    pub message: Option<At<String>>,
}

/// Ranges that never overlap: one such rule, or several.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum NoOverlapDecl {
    /// One.
    One(Box<NoOverlapForm>),
    /// Several.
    Several(Vec<At<NoOverlapForm>>),
}

/// Ranges, each from one field of a row to another, that never overlap.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "no overlap")]
pub struct NoOverlapForm {
    /// The two fields, e.g. `[begins, ends]`: dates, date-times, durations, decimals or whole numbers. Null is an open end.
    pub of: At<Vec<At<String>>>,
    /// Only rows with the same value in this field are compared, or in all of a list: `instrument`.
    #[serde(default)]
    pub within: Option<At<WithinDecl>>,
    /// A condition in words on rows that may overlap others: `state = cancelled`.
    #[serde(default)]
    pub unless: Option<At<String>>,
    /// The last value belongs to the range: bookings of days from the first to the last.
    #[serde(default)]
    pub closed: Option<At<bool>>,
    /// What is said of a row that overlaps another.
    #[serde(default)]
    pub message: Option<At<String>>,
}

/// A field, or several.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum WithinDecl {
    /// One.
    Field(String),
    /// Several.
    Fields(Vec<At<String>>),
}

impl Form for CheckDecl {
    const EXPECTS: &'static str = "SQL, or { is: words, message: text } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(CheckDecl::Sql)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|form| CheckDecl::Made(Box::new(form)))
    }
}

impl Form for NeedDecl {
    const EXPECTS: &'static str = "a condition, or { when: condition, message: text } is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(NeedDecl::When)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|form| NeedDecl::Made(Box::new(form)))
    }
}

impl Form for NoOverlapDecl {
    const EXPECTS: &'static str = "{ of: [begins, ends], within: field }, or a list of such is expected";
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(NoOverlapDecl::Several)
    }
    fn map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        entry(map).map(|form| NoOverlapDecl::One(Box::new(form)))
    }
}

impl Form for WithinDecl {
    const EXPECTS: &'static str = "a field, or a list of fields is expected";
    fn scalar(value: Scalar) -> Option<Self> {
        text(value).map(WithinDecl::Field)
    }
    fn list<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(WithinDecl::Fields)
    }
}

impl<'de> Deserialize<'de> for CheckDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for NeedDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for NoOverlapDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
impl<'de> Deserialize<'de> for WithinDecl {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        read(d)
    }
}
