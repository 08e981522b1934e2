//! Typed checks as plain data: the result of a lookup and its value. `value` makes them, `selection::check` writes them
//! as SQL.

use sea_orm::Value;
use serde_json::Value as Json;

/// A test that is ready to be written as SQL about an expression `c`.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// Every row: the value lies beyond all that the column can hold.
    Always,
    /// No row.
    Never,
    /// `c is null`, or not.
    IsNull(bool),
    /// `c <op> value`.
    Compare(Op, Value),
    /// Both ends included.
    Between(Value, Value),
    /// One of these; never empty.
    AnyOf(Vec<Value>),
    /// From the first up to but without the second, on the column itself whatever is taken of it.
    Span(Option<Value>, Option<Value>),
    /// About the text of `c`.
    Text(How, bool, String),
    /// A json document or a value within one.
    Json(JsonCheck),
    /// A list column against a JSON list of numbers.
    List(Set, Vec<Value>),
}

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    Eq,
    Gt,
    Gte,
    Lt,
    Lte,
}

impl Op {
    /// As SQL writes it.
    pub fn sql(self) -> &'static str {
        match self {
            Op::Eq => "=",
            Op::Gt => ">",
            Op::Gte => ">=",
            Op::Lt => "<",
            Op::Lte => "<=",
        }
    }
}

/// How texts are compared. The flag beside it: whatever the letter case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Equal,
    Contains,
    Starts,
    Ends,
    Regex,
}

/// Tests of json.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonCheck {
    /// In jsonb's order.
    Compare(Op, Json),
    /// In jsonb's order, both ends included.
    Between(Json, Json),
    /// Equal to one item of the list.
    AnyOf(Vec<Json>),
    /// Containment, either way.
    Set(Set, Json),
    /// These keys are there: all, or at least one.
    Keys(Vec<String>, bool),
}

/// How two collections relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Equal, item by item.
    Equal,
    /// The column's holds the other.
    Holds,
    /// The other way round.
    Within,
    /// They share an item.
    Shares,
}
