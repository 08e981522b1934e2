//! Turns constraint violations into the messages of the checks before them. Two concurrent requests may both pass those
//! checks; then a constraint refuses the second one.

use crate::{
    error::{Messages, RequestError},
    tables::{Column, Resource, Unique},
};
use sea_orm::{DbErr, RuntimeErr, SqlxPostgresError};

/// What is said of a value that another row has.
pub fn already(resource: &Resource, column: &Column) -> String {
    if !column.unique_message.is_empty() {
        return column.unique_message.to_owned();
    }
    format!("{} with this {} already exists.", resource.words, column.field.replace('_', " "))
}

/// Where, and what is said of values that another row has together.
pub fn taken(resource: &'static Resource, set: &Unique) -> (&'static str, String) {
    match (set.message, set.columns) {
        ("", columns) => together(resource, columns),
        (message, [place]) => (resource.columns[*place].field, message.to_owned()),
        (message, _) => ("non_field_errors", message.to_owned()),
    }
}

fn together(resource: &'static Resource, columns: &[usize]) -> (&'static str, String) {
    if let [place] = columns {
        let column = &resource.columns[*place];
        return (column.field, already(resource, column));
    }
    let fields: Vec<&str> = columns.iter().map(|place| resource.columns[*place].field).collect();
    ("non_field_errors", format!("The fields {} must make a unique set.", fields.join(", ")))
}

/// The fault that a failed statement on a resource's table means to the client: 400 on the field for
/// values that constraints refuse, 409 for rows that others took away; else the database's own. At commit, where deferred
/// constraints speak, no resource is known.
pub fn explain(resource: Option<&'static Resource>, error: DbErr) -> RequestError {
    let Some(refusal) = refusal(&error) else { return RequestError::Database(error) };
    let field = |name: &str| resource.and_then(|resource| resource.columns.iter().find(|column| column.name == name));
    match refusal {
        Violation::Unique(names) => {
            let places: Option<Vec<usize>> = resource.and_then(|resource| {
                names.iter().map(|name| resource.columns.iter().position(|column| column.name == name)).collect()
            });
            match (resource, places.as_deref()) {
                (Some(resource), Some(places @ [_, ..])) => {
                    // The database tells the columns in its own order.
                    let is_it = |set: &&Unique| {
                        set.columns.len() == places.len() && set.columns.iter().all(|place| places.contains(place))
                    };
                    let (field, message) = match resource.unique.iter().find(is_it) {
                        Some(set) => taken(resource, set),
                        None => together(resource, places),
                    };
                    RequestError::field(field, message)
                }
                _ => RequestError::field("non_field_errors", "Another row has these values already."),
            }
        }
        Violation::Null(name) => match field(&name) {
            Some(column) => RequestError::field(column.field, "This field may not be null."),
            None => RequestError::Detail(
                409,
                format!(
                    "The database wants a value for its column {name}, which this server doesn't know; nothing was changed."
                ),
            ),
        },
        Violation::Check(name) => {
            let check = resource.and_then(|of| of.checks.iter().find(|check| check.name == name));
            let apart = resource.and_then(|of| of.no_overlap.iter().find(|apart| apart.name == name));
            match (check.filter(|check| !check.message.is_empty()), apart) {
                (Some(check), _) if !check.field.is_empty() => RequestError::field(check.field, check.message),
                (Some(check), _) => RequestError::field("non_field_errors", check.message),
                (None, Some(apart)) => RequestError::field("non_field_errors", apart.message),
                (None, None) => {
                    RequestError::field("non_field_errors", format!("The values don't meet the constraint {name}."))
                }
            }
        }
        Violation::Value(message) => {
            let mut messages = Messages::default();
            messages.add("non_field_errors", format!("A value can't be stored: {message}."));
            RequestError::Fields(messages)
        }
        Violation::Reference(table) => {
            let rows = if table.is_empty() { String::new() } else { format!(" of the table {table}") };
            let text = format!(
                "Rows{rows} refer to a row that was to go, or that somebody else deleted meanwhile; nothing was changed."
            );
            RequestError::Detail(409, text)
        }
    }
}

/// Why a database refused a statement.
enum Violation {
    /// Columns whose values another row has.
    Unique(Vec<String>),
    /// A column that is null.
    Null(String),
    /// A check constraint.
    Check(String),
    /// A value that its column can't hold.
    Value(String),
    /// A foreign key; the table with the rows that refer, as far as the database tells.
    Reference(String),
}

fn refusal(error: &DbErr) -> Option<Violation> {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    let error = error.as_database_error()?;
    let code = error.code().unwrap_or_default().into_owned();
    if let Some(postgres) = error.try_downcast_ref::<SqlxPostgresError>() {
        return match code.as_str() {
            // `Key (nickname, lab_id)=(…) already exists.`, in the server's language.
            "23505" => Some(Violation::Unique(names(between(postgres.detail().unwrap_or_default(), '(', ')')))),
            "23502" => Some(Violation::Null(postgres.column().unwrap_or_default().to_owned())),
            "23514" | "23P01" => Some(Violation::Check(postgres.constraint().unwrap_or_default().to_owned())),
            "23503" | "23001" => Some(Violation::Reference(postgres.table().unwrap_or_default().to_owned())),
            _ if code.starts_with("22") => Some(Violation::Value(postgres.message().to_owned())),
            _ => None,
        };
    }
    let (_, told) = error.message().split_once("failed: ").unwrap_or_default();
    match code.parse::<u32>().unwrap_or(0) {
        // `UNIQUE constraint failed: subjects.nickname, subjects.lab_id`
        1555 | 2067 => Some(Violation::Unique(names(told))),
        1299 => Some(Violation::Null(names(told).into_iter().next().unwrap_or_default())),
        275 => Some(Violation::Check(told.to_owned())),
        787 | 1811 => Some(Violation::Reference(String::new())),
        // SQLITE_TOOBIG and SQLITE_MISMATCH.
        18 | 20 => Some(Violation::Value(error.message().to_owned())),
        _ => None,
    }
}

fn between(text: &str, open: char, close: char) -> &str {
    text.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map_or("", |(inside, _)| inside)
}

/// `table.a, table.b` or `a, "b"` as column names.
fn names(list: &str) -> Vec<String> {
    let name = |part: &str| part.rsplit('.').next().unwrap_or_default().trim().trim_matches('"').to_owned();
    list.split(',').map(name).collect()
}
