//! A request's body as values. `http` reads it; inputs of resources and of endpoints written by hand take their fields
//! from it.

use crate::{
    json::{kept, parse},
    tables::{Input, Takes},
};
use bytes::Bytes;

/// Bytes of memory that a row to be made takes beside its documents, with its part of the answer.
const ROW_MEMORY: usize = 2000;

/// Copies of a list that exist while its items are resolved.
const LIST_COPIES: usize = 3;

/// A request's body, parsed as far as its syntax goes.
#[derive(Debug, Clone, Default)]
pub enum Body {
    /// Length 0: counts as `{}`.
    #[default]
    Empty,
    /// JSON that is no list; what JSON can't hold is marked as [`parse::odd`] says.
    Json(serde_json::Value),
    /// JSON that is a list.
    List(parse::List),
    /// Url-encoded or multipart.
    Form(Vec<(String, Part)>),
    /// Values as JSON has them, and files beside them: what a form of the pages for people comes to.
    Filled(serde_json::Map<String, serde_json::Value>, Vec<(String, Upload)>),
}

impl Body {
    /// From a text of JSON. Also: about how many bytes of memory it takes.
    ///
    /// # Errors
    /// As for [`parse::parse`].
    pub fn json(text: String) -> Result<(Body, usize), parse::ParseError> {
        Ok(match parse::parse(text)? {
            (parse::Parsed::List(list), taken) => (Body::List(list), taken),
            (parse::Parsed::Value(value), taken) => (Body::Json(value), taken),
        })
    }

    /// About how many bytes of memory it takes to write its rows, beyond those of the body: of each row of a list, up to
    /// `rows`, and of large values in fields that aren't documents. Without an input, no field is known as one.
    pub fn to_write(&self, input: Option<&Input>, rows: usize) -> usize {
        let is_document = |name: &str| {
            let field = input.and_then(|input| input.fields.iter().find(|field| field.name == name));
            field.is_some_and(|field| matches!(field.takes, Takes::Json | Takes::JsonObject))
        };
        match self {
            Body::List(list) => list.len().min(rows) * ROW_MEMORY,
            Body::Json(serde_json::Value::Object(fields)) => {
                let opened =
                    fields.iter().filter(|(name, _)| !is_document(name)).map(|(_, value)| kept::opening(value));
                opened.sum::<usize>() * LIST_COPIES
            }
            Body::Empty | Body::Json(_) | Body::Form(_) | Body::Filled(..) => 0,
        }
    }
}

/// One field of a form; a name may repeat.
#[derive(Debug, Clone)]
pub enum Part {
    /// Text.
    Text(String),
    /// A file.
    File(Upload),
}

/// An uploaded file.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name as the client says, without folders.
    pub name: String,
    /// Its content type as the client says.
    pub content_type: String,
    /// Its bytes.
    pub data: Bytes,
    /// Result of the check before the transaction; `None` if it was not checked.
    pub checked: Option<Result<(), String>>,
}
