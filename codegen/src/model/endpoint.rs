//! Endpoints written by hand: what they take and give.

use super::{Allow, Place, ValueType};

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
    /// Who may use it; `None`: everybody with a token.
    pub access: Option<Vec<Allow>>,
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
