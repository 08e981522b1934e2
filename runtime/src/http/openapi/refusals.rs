//! The errors that operations may answer with, each described once: components of the served document that
//! operations refer to.

/// An error as the document describes it.
#[derive(Debug)]
pub struct ErrorResponse {
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

const fn refusal(name: &'static str, status: u16, about: &'static str) -> ErrorResponse {
    ErrorResponse { name, status, about, later: false, many: false }
}

/// Something sent is wrong.
pub static BAD_REQUEST: ErrorResponse = refusal(
    "BadRequest",
    400,
    "The request is not valid. The body has messages under the names of fields and parameters, or one under `detail`.",
);
/// The same where a list of objects may be sent.
pub static BAD_REQUESTS: ErrorResponse = ErrorResponse {
    many: true,
    ..refusal(
        "BadRequests",
        400,
        "The request is not valid. If a list of objects was sent, the body is a list with the errors of each object.",
    )
};
/// No permission.
pub static FORBIDDEN: ErrorResponse =
    refusal("Forbidden", 403, "There is no valid token, its user may not do this, or a stored row is protected.");
/// No row of that key.
pub static NOT_FOUND: ErrorResponse = refusal("NotFound", 404, "There is no row with the key in the path.");
/// On paths without a key.
pub static NO_SUCH_FORM: ErrorResponse =
    refusal("NoSuchForm", 404, "Answers are not available in the format that the parameter `format` names.");
/// No acceptable format.
pub static NOT_ACCEPTABLE: ErrorResponse =
    refusal("NotAcceptable", 406, "Answers are not available in any format that the header `Accept` names.");
/// Two rows of one natural key.
pub static AMBIGUOUS: ErrorResponse =
    refusal("Ambiguous", 409, "Several rows have the name in the path. Use an id instead.");
/// A concurrent change.
pub static CONFLICT: ErrorResponse = refusal(
    "Conflict",
    409,
    "The request conflicts with stored rows or with a change by another request, or several rows have a name that it contains.",
);
/// Another version of the row than the one that the client has seen.
pub static CHANGED: ErrorResponse =
    refusal("Changed", 412, "The row is another version than those that the header `If-Match` names.");
/// A key of a creation that came before with something else.
pub static OTHER: ErrorResponse =
    refusal("OtherRequest", 422, "The key in the header `Idempotency-Key` came with another request before.");
/// No version is named.
pub static VERSION_NEEDED: ErrorResponse =
    refusal("VersionNeeded", 428, "The header `If-Match` must name the version of the row.");
/// A body over the limit.
pub static TOO_LARGE: ErrorResponse = refusal("ContentTooLarge", 413, "The body is too large.");
/// A body in another form.
pub static UNSUPPORTED: ErrorResponse =
    refusal("UnsupportedMediaType", 415, "The content type of the body is not supported.");
/// Rate limits.
pub static TOO_MANY: ErrorResponse =
    ErrorResponse { later: true, ..refusal("TooManyRequests", 429, "The caller sends too many requests.") };
/// The database doesn't answer in time.
pub static UNAVAILABLE: ErrorResponse =
    ErrorResponse { later: true, ..refusal("Unavailable", 503, "The database does not answer, or is too busy.") };
/// Nothing more can be stored.
pub static FULL: ErrorResponse = refusal("InsufficientStorage", 507, "The disk is full. Nothing was stored.");

/// All of them.
pub static ALL: [&ErrorResponse; 16] = [
    &BAD_REQUEST,
    &BAD_REQUESTS,
    &FORBIDDEN,
    &NOT_FOUND,
    &NO_SUCH_FORM,
    &NOT_ACCEPTABLE,
    &AMBIGUOUS,
    &CONFLICT,
    &CHANGED,
    &OTHER,
    &VERSION_NEEDED,
    &TOO_LARGE,
    &UNSUPPORTED,
    &TOO_MANY,
    &UNAVAILABLE,
    &FULL,
];
