//! The errors that operations may answer with, each described once: components of the served document that
//! operations refer to.

/// An error as the document describes it.
#[derive(Debug)]
pub struct Refusal {
    /// Name of the component.
    pub name: &'static str,
    /// Status.
    pub status: u16,
    /// When it comes.
    pub about: &'static str,
    /// Whether `Retry-After` says when to try again.
    pub later: bool,
    /// Whether the body may be a list of errors, one an object sent.
    pub many: bool,
}

const fn refusal(name: &'static str, status: u16, about: &'static str) -> Refusal {
    Refusal { name, status, about, later: false, many: false }
}

/// Something sent is wrong.
pub static BAD_REQUEST: Refusal = refusal(
    "BadRequest",
    400,
    "Something in the request is wrong: `detail`, or messages by the names of fields and parameters.",
);
/// The same where a list of objects may be sent.
pub static BAD_REQUESTS: Refusal = Refusal {
    many: true,
    ..refusal("BadRequests", 400, "Something in the request is wrong; after a list of objects, an error for each.")
};
/// Nobody that may do that.
pub static FORBIDDEN: Refusal =
    refusal("Forbidden", 403, "There is no valid token, or its user may not do this, or what is stored is protected.");
/// No row of that key.
pub static NOT_FOUND: Refusal = refusal("NotFound", 404, "No row has the key in the path.");
/// On paths without a key.
pub static NO_SUCH_FORM: Refusal = refusal("NoSuchForm", 404, "Answers have no form of the name in `format`.");
/// No form that the client takes.
pub static NOT_ACCEPTABLE: Refusal = refusal("NotAcceptable", 406, "Answers have no form that `Accept` names.");
/// Two rows of one natural key.
pub static AMBIGUOUS: Refusal = refusal("Ambiguous", 409, "Several rows have the name in the path: use an id.");
/// Somebody else's change.
pub static CONFLICT: Refusal = refusal(
    "Conflict",
    409,
    "What is sent doesn't agree with what is stored or is being changed by others, or a name is that of several rows.",
);
/// A body over the limit.
pub static TOO_LARGE: Refusal = refusal("ContentTooLarge", 413, "The body is too large.");
/// A body in another form.
pub static UNSUPPORTED: Refusal = refusal("UnsupportedMediaType", 415, "Bodies of this content type can't be read.");
/// Rate limits.
pub static TOO_MANY: Refusal =
    Refusal { later: true, ..refusal("TooManyRequests", 429, "The caller makes too many requests.") };
/// The database doesn't answer in time.
pub static UNAVAILABLE: Refusal =
    Refusal { later: true, ..refusal("Unavailable", 503, "The database can't be reached, or is too busy.") };
/// Nothing more can be stored.
pub static FULL: Refusal = refusal("InsufficientStorage", 507, "The disk is full: nothing was stored.");

/// All of them.
pub static ALL: [&Refusal; 13] = [
    &BAD_REQUEST,
    &BAD_REQUESTS,
    &FORBIDDEN,
    &NOT_FOUND,
    &NO_SUCH_FORM,
    &NOT_ACCEPTABLE,
    &AMBIGUOUS,
    &CONFLICT,
    &TOO_LARGE,
    &UNSUPPORTED,
    &TOO_MANY,
    &UNAVAILABLE,
    &FULL,
];
