//! Turns a failed list statement into an error of the client (400) if the client's lookups caused it: a pattern that
//! the database can't run, or a lookup that takes too long. The error names the parameter. Called by the handlers of
//! lists and unions for every failed statement.

use super::{
    cost,
    filter::Parameters,
    lookup::check::{Check, How},
    resolved::Lookup,
};
use crate::{
    error::{Messages, RequestError},
    error_class::ErrorClass,
    store::functions::pattern,
};
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// A lookup of the request that may be the cause.
struct Candidate {
    parameter: &'static str,
    lookup: String,
    cost: u32,
    pattern: bool,
}

/// Returns the same error, or the one that names the lookup.
pub fn blame(fault: RequestError, parameters: &Parameters) -> RequestError {
    let RequestError::Database(error) = &fault else { return fault };
    let refused = refused_pattern(error);
    if refused.is_none() && ErrorClass::of(error) != ErrorClass::Slow {
        return fault;
    }
    let mut suspects = suspects(parameters);
    // A pattern costs more than any other lookup.
    if refused.is_some() || suspects.iter().any(|suspect| suspect.pattern) {
        suspects.retain(|suspect| suspect.pattern);
    } else if let Some(most) = suspects.iter().map(|suspect| suspect.cost).max() {
        suspects.retain(|suspect| suspect.cost == most);
    }
    if suspects.is_empty() {
        return fault;
    }
    let mut messages = Messages::default();
    for Candidate { parameter, lookup, .. } in suspects {
        messages.add(
            parameter,
            match &refused {
                Some(what) => format!(
                    "The database can't run the regular expression of '{lookup}': {what}. Write a simpler one, or look for a \
                     part of the text by 'contains' or 'icontains'."
                ),
                None => format!(
                    "'{lookup}' took longer than a request may take. Narrow the list by an indexed column as well (an id, a \
                     name, a related row, a day), or look for something simpler."
                ),
            },
        );
    }
    RequestError::Fields(messages)
}

/// What the database says of a pattern, if that is why the statement failed.
fn refused_pattern(error: &DbErr) -> Option<String> {
    let (DbErr::Query(RuntimeErr::SqlxError(inner)) | DbErr::Exec(RuntimeErr::SqlxError(inner))) = error else {
        return None;
    };
    let sqlx::Error::Database(database) = &**inner else { return None };
    let message = database.message();
    // PostgreSQL has one code for patterns that are wrong, too large, or need too much memory: 2201B.
    let refused = database.code().as_deref() == Some("2201B")
        || message.starts_with(pattern::TOO_SLOW)
        || message.starts_with(pattern::INVALID);
    refused.then(|| message.to_owned())
}

/// Lookups that may take long.
fn suspects(parameters: &Parameters) -> Vec<Candidate> {
    let dear = parameters.lookups().into_iter().filter(|(_, lookup)| cost::is_dear(&lookup.found, &lookup.check));
    dear.map(|(parameter, Lookup { lookup, found, check })| Candidate {
        parameter,
        cost: cost::of(found, check),
        pattern: matches!(check, Check::Text(How::Regex, ..)),
        lookup: lookup.to_string(),
    })
    .collect()
}
