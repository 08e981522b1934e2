//! Endpoints written by hand: their description in the OpenAPI document, and the hook that answers.

use crate::{Allow, Doc, Field, Hook, Schema};

/// An endpoint written by hand, typed in the spec.
#[derive(Debug)]
pub struct Custom {
    /// Its operations.
    pub operations: &'static [CustomOperation],
}

/// One method of an endpoint written by hand.
#[derive(Debug)]
pub struct CustomOperation {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Whether no token is needed.
    pub open: bool,
    /// Who may use it; `None`: everybody with a token.
    pub access: Option<&'static [Allow]>,
    /// What it takes.
    pub takes: &'static [Parameter],
    /// What the document calls the body, e.g. `RegisterFilePost`; empty: it has none.
    pub body: &'static str,
    /// What it answers when all goes well.
    pub answer: &'static Answer,
    /// Further statuses of its answers, and when; errors that every such operation has aside.
    pub also: &'static [(u16, &'static str)],
    /// Description; empty = none.
    pub about: &'static str,
    /// The code.
    pub handle: Hook,
}

impl CustomOperation {
    /// A method that takes nothing.
    pub const fn new(method: &'static str, handle: Hook, answer: &'static Answer) -> CustomOperation {
        CustomOperation {
            method,
            open: false,
            access: None,
            takes: &[],
            body: "",
            answer,
            also: &[],
            about: "",
            handle,
        }
    }

    set! {
        /// What it takes.
        takes { takes: &'static [Parameter] }
        /// What the document calls its body.
        body { body: &'static str }
        /// Further statuses of its answers, and when.
        also { also: &'static [(u16, &'static str)] }
        /// Description.
        about { about: &'static str }
    }

    flags! {
        /// No token is needed.
        open
    }

    /// Who may use it.
    #[must_use]
    pub const fn access(mut self, who: &'static [Allow]) -> CustomOperation {
        self.access = Some(who);
        self
    }
}

/// A value that an endpoint written by hand takes.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it stands.
    pub place: ParameterLocation,
    /// What it holds.
    pub holds: Holds,
    /// Whether it must be there.
    pub required: bool,
    /// How the OpenAPI document describes it.
    pub doc: Doc,
}

impl Parameter {
    /// A value that may be absent.
    pub const fn new(name: &'static str, place: ParameterLocation, holds: Holds, schema: Schema) -> Parameter {
        Parameter { name, place, holds, required: false, doc: Doc::new(schema) }
    }

    flags! {
        /// It must be there.
        required
    }

    doc_setters!();
}

/// Where a value stands in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query, or in the body where one is sent.
    Query,
    /// In the body.
    Body,
}

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Integer of 64 bits.
    Integer,
    /// Number.
    Number,
    /// Boolean.
    Boolean,
    /// Day.
    Date,
    /// Instant.
    DateTime,
    /// Uuid.
    Uuid,
    /// Any JSON; text in a form or a query.
    Json,
    /// Texts: a list, or one text with commas.
    Texts,
}

/// The good answer of an endpoint written by hand.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Content type of an answer that isn't described further; empty: JSON with these fields.
    pub media: &'static str,
    /// What the document calls it, e.g. `RegisterFilePostAnswer`; empty: it is described in place.
    pub schema: &'static str,
    /// Its type when it is one value instead of an object.
    pub value: Option<Schema>,
    /// Whether it is a list of such objects.
    pub many: bool,
    /// Its fields; those that aren't `required` may be absent.
    pub fields: &'static [Field],
    /// Names of fields that may be absent.
    pub optional: &'static [&'static str],
}

impl Answer {
    /// An object with these fields, as JSON.
    pub const fn object(status: u16, schema: &'static str, fields: &'static [Field]) -> Answer {
        Answer { status, media: "", schema, value: None, many: false, fields, optional: &[] }
    }

    /// One value, as JSON.
    pub const fn value(status: u16, value: Schema) -> Answer {
        Answer { status, media: "", schema: "", value: Some(value), many: false, fields: &[], optional: &[] }
    }

    /// Of a content type that isn't described further.
    pub const fn other(status: u16, media: &'static str) -> Answer {
        Answer { status, media, schema: "", value: None, many: false, fields: &[], optional: &[] }
    }

    set! {
        /// Fields that may be absent.
        optional { optional: &'static [&'static str] }
    }

    flags! {
        /// A list of such objects.
        many
    }
}
