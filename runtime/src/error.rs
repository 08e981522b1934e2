//! The errors of requests, and their bodies.

use crate::error_class::ErrorClass;
use serde_json::{Map, Value as Json, json};

/// Why a request fails.
#[derive(Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// 400 with messages by field.
    Fields(Messages),
    /// A status with one `detail`.
    Detail(u16, String),
    /// A status and a body of its own.
    Body(u16, Json),
    /// 429: too many requests; seconds to wait.
    Wait(u64),
    /// 503: the server has too much to do; seconds to wait, and why.
    Busy(u64, String),
    /// The database failed. The client receives no details.
    Database(sea_orm::DbErr),
}

/// Messages by field, in the order in which the fields were checked.
#[derive(Debug, Default, Clone)]
pub struct Messages(pub Map<String, Json>);

impl Messages {
    /// Adds a message for a field.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        let message = Json::String(message.into());
        match self.0.get_mut(field) {
            Some(Json::Array(list)) => list.push(message),
            _ => {
                self.0.insert(field.to_owned(), Json::Array(vec![message]));
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Err` if there are messages.
    pub fn into_result(self) -> Result<(), RequestError> {
        if self.is_empty() { Ok(()) } else { Err(RequestError::Fields(self)) }
    }
}

impl RequestError {
    /// 400 with one message on one field.
    pub fn field(field: &str, message: impl Into<String>) -> RequestError {
        let mut messages = Messages::default();
        messages.add(field, message);
        RequestError::Fields(messages)
    }

    /// 404 for a missing row: `record` is what the row is called, e.g. `Subject`.
    pub fn no_row(record: &str) -> RequestError {
        RequestError::Detail(404, format!("No {record} matches the given query."))
    }

    /// 404 for a path that leads nowhere.
    pub fn no_route() -> RequestError {
        RequestError::Detail(404, "Not found.".into())
    }

    /// 501: the spec names code, by this name, that the program lacks.
    pub fn not_built(name: &str) -> RequestError {
        RequestError::Detail(501, format!("The spec names `{name}`, which this program doesn't have: build it first."))
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            RequestError::Fields(_) => 400,
            RequestError::Detail(status, _) | RequestError::Body(status, _) => *status,
            RequestError::Wait(_) => 429,
            RequestError::Busy(..) => 503,
            RequestError::Database(error) => match ErrorClass::of(error) {
                ErrorClass::Conflict => 409,
                ErrorClass::Locked | ErrorClass::Away | ErrorClass::Slow | ErrorClass::Crowded => 503,
                ErrorClass::Full => 507,
                ErrorClass::Failed => 500,
            },
        }
    }

    /// Seconds after which the same request may succeed; `None` if it would fail again.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            RequestError::Wait(seconds) | RequestError::Busy(seconds, _) => Some(*seconds),
            RequestError::Database(error) => match ErrorClass::of(error) {
                ErrorClass::Conflict => Some(1),
                ErrorClass::Locked | ErrorClass::Away | ErrorClass::Slow | ErrorClass::Crowded => Some(5),
                ErrorClass::Full => Some(60),
                ErrorClass::Failed => None,
            },
            _ => None,
        }
    }

    /// The body: `status_code` is its last key.
    pub fn body(&self) -> Json {
        match self {
            RequestError::Fields(messages) => {
                let mut body = messages.0.clone();
                body.insert("status_code".into(), json!(400));
                Json::Object(body)
            }
            RequestError::Detail(status, text) => json!({"detail": text, "status_code": status}),
            RequestError::Busy(_, text) => json!({"detail": text, "status_code": 503}),
            RequestError::Body(_, body) => body.clone(),
            RequestError::Wait(seconds) => {
                let unit = if *seconds == 1 { "second" } else { "seconds" };
                let text = format!("Request was throttled. Expected available in {seconds} {unit}.");
                json!({"detail": text, "status_code": 429})
            }
            RequestError::Database(error) => {
                let text = match ErrorClass::of(error) {
                    ErrorClass::Conflict => "Somebody else changed the same rows at the same time; please try again.",
                    ErrorClass::Locked => {
                        "Another program holds a lock on what this request needs; nothing was changed. Please try again in a \
                         moment."
                    }
                    ErrorClass::Away => "The database is away or busy; please try again in a moment.",
                    ErrorClass::Slow => "The database stopped the request because it took too long.",
                    ErrorClass::Crowded => {
                        "The server runs as many slow lists as it may. Ask for less (narrow the list by an indexed column: an id, \
                         a name, a related row, a day), or try again in a moment."
                    }
                    ErrorClass::Full => {
                        "The server has no room left on its disk: nothing was stored. Somebody must make room."
                    }
                    ErrorClass::Failed => "The database failed; the log says more.",
                };
                json!({"detail": text, "status_code": self.status()})
            }
        }
    }
}

impl From<sea_orm::DbErr> for RequestError {
    fn from(error: sea_orm::DbErr) -> RequestError {
        RequestError::Database(error)
    }
}
