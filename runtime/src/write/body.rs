//! A request's body as values. `http` reads it; inputs of resources and of endpoints written by hand take their fields
//! from it.

use bytes::Bytes;

/// A request's body, parsed as far as its syntax goes.
#[derive(Debug, Clone, Default)]
pub enum Body {
    /// Length 0: counts as `{}`.
    #[default]
    Empty,
    /// JSON; what JSON can't hold is marked as [`crate::json::parse::odd`] says.
    Json(serde_json::Value),
    /// Url-encoded or multipart.
    Form(Vec<(String, Part)>),
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
