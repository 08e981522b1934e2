//! SQL functions that SQLite lacks, so that conditions have the same result as on PostgreSQL. `register` is called for
//! every new connection; `query` writes the SQL that uses them.

mod json;
pub mod pattern;
pub mod regex;
mod time;

use crate::tables::{Decimal, exact};
use pattern::Pattern;
use rusqlite::{
    Connection, Error, Result,
    functions::{Context, FunctionFlags, SqlFnOutput},
    types::ValueRef,
};
use sea_orm::sqlx::{self, SqliteConnection};
use serde_json::Value as Json;
use std::cmp::Ordering;

/// Adds the functions to a new connection.
///
/// # Errors
/// The connection is broken.
pub async fn register(connection: &mut SqliteConnection) -> std::result::Result<(), sqlx::Error> {
    with_handle(connection, add).await
}

/// Gives access to the connection through rusqlite, for operations that sqlx doesn't offer.
///
/// # Errors
/// The connection is broken; those of the code.
pub async fn with_handle<T>(
    connection: &mut SqliteConnection,
    context: impl FnOnce(&Connection) -> Result<T>,
) -> std::result::Result<T, sqlx::Error> {
    let mut handle = connection.lock_handle().await?;
    // SAFETY: the handle is valid and nobody else uses it while `handle` is locked, which outlives `borrowed`;
    // a connection made by `from_handle` doesn't close the database when dropped, and functions live as
    // long as the database connection itself. Both crates link the same libsqlite3-sys.
    #[expect(unsafe_code, reason = "sqlx offers neither custom functions nor the state of a transaction")]
    let borrowed = unsafe { Connection::from_handle(handle.as_raw_handle().as_ptr()) };
    borrowed.and_then(|c| context(&c)).map_err(|e| sqlx::Error::Configuration(Box::new(e)))
}

fn add(on: &Connection) -> Result<()> {
    define(on, "pg_upper", 1, |c| Ok(text(c, 0)?.map(upper)))?;
    define(on, "pg_matches", 3, matches)?;
    // Decimals and times of day are kept in other forms than they are written; a text that is none becomes null.
    define(on, "specimen_units", 2, |c| {
        let decimal = Decimal::new(Decimal::MAX_DIGITS, c.get(1)?);
        Ok(text(c, 0)?.and_then(|text| decimal.exactly(text)))
    })?;
    define(on, "specimen_decimal", 2, |c| {
        let decimal = Decimal::new(Decimal::MAX_DIGITS, c.get(1)?);
        Ok(c.get::<Option<i64>>(0)?.map(|units| decimal.text(units)))
    })?;
    define(on, "specimen_time", 1, |c| Ok(text(c, 0)?.and_then(exact::time_of_day)))?;
    define(on, "pg_uuid", 1, |c| Ok(uuid(c.get_raw(0))))?;
    define(on, "pg_float", 1, |c| Ok(c.get::<Option<f64>>(0)?.map(float)))?;
    define(on, "pg_moment", 1, |c| text(c, 0)?.map(|t| time::moment(t).ok_or_else(|| bad(t))).transpose())?;
    define(on, "pg_part", 3, |c| {
        let (Some(part), Some(value), Some(zone)) = (text(c, 0)?, text(c, 1)?, text(c, 2)?) else { return Ok(None) };
        time::part(part, value, zone).map(Some).ok_or_else(|| bad(value))
    })?;
    define(on, "pg_json", 1, |c| Ok(document(c, 0)?.map(|d| json::print(&d))))?;
    define(on, "pg_json_at", 2, |c| Ok(inner(c)?.map(|v| v.to_string())))?;
    define(on, "pg_json_text", 2, |c| Ok(inner(c)?.and_then(json::unquoted)))?;
    define(on, "pg_json_order", 2, |c| {
        Ok(documents(c)?.map(|(a, b)| match json::order(&a, &b) {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        }))
    })?;
    define(on, "pg_json_any", 2, |c| {
        Ok(documents(c)?.map(|(a, list)| items(&list).iter().any(|b| json::order(&a, b) == Ordering::Equal)))
    })?;
    define(on, "pg_json_holds", 2, |c| Ok(documents(c)?.map(|(a, b)| json::holds(&a, &b))))?;
    define(on, "pg_json_keys", 3, |c| {
        let all = c.get::<bool>(2)?;
        Ok(documents(c)?.map(|(a, keys)| {
            let mut keys = items(&keys).iter().filter_map(Json::as_str);
            if all { keys.all(|k| json::has_key(&a, k)) } else { keys.any(|k| json::has_key(&a, k)) }
        }))
    })?;
    define(on, "pg_json_shares", 2, |c| {
        Ok(documents(c)?.map(|(a, b)| {
            items(&a).iter().any(|x| !x.is_null() && items(&b).iter().any(|y| json::order(x, y) == Ordering::Equal))
        }))
    })?;
    define(on, "pg_json_slice", 3, |c| {
        let (from, to) = (c.get::<u32>(1)? as usize, c.get::<u32>(2)? as usize);
        Ok(document(c, 0)?.map(|list| {
            let items = items(&list);
            let to = to.min(items.len());
            Json::Array(items[from.min(to)..to].to_vec()).to_string()
        }))
    })
}

/// All functions give the same result for the same arguments, and null for null.
fn define<T: SqlFnOutput + 'static>(
    on: &Connection,
    name: &str,
    arguments: i32,
    run: impl Fn(&Context<'_>) -> Result<T> + Send + 'static,
) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    on.create_scalar_function(name, arguments, flags, run)
}

fn text<'c>(context: &'c Context<'_>, index: usize) -> Result<Option<&'c str>> {
    match context.get_raw(index) {
        ValueRef::Null => Ok(None),
        value => value.as_str().map(Some).map_err(|e| Error::UserFunctionError(Box::new(e))),
    }
}

fn bad(value: &str) -> Error {
    Error::UserFunctionError(format!("a column holds what it can't hold: {value}").into())
}

fn document(context: &Context<'_>, index: usize) -> Result<Option<Json>> {
    text(context, index)?.map(|t| serde_json::from_str(t).map_err(|_| bad(t))).transpose()
}

fn documents(context: &Context<'_>) -> Result<Option<(Json, Json)>> {
    Ok(document(context, 0)?.zip(document(context, 1)?))
}

/// The value at the path (second argument, a list of keys) in the document (first argument).
fn inner(context: &Context<'_>) -> Result<Option<Json>> {
    let Some((document, path)) = documents(context)? else { return Ok(None) };
    Ok(json::at(document, items(&path).iter().filter_map(Json::as_str)))
}

fn items(list: &Json) -> &[Json] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn matches(context: &Context<'_>) -> Result<Option<bool>> {
    let (Some(value), Some(wanted)) = (text(context, 0)?, text(context, 1)?) else { return Ok(None) };
    let ignore_case = context.get::<bool>(2)?;
    // SQLite keeps the compiled pattern as long as the statement runs, if the pattern is a parameter.
    let compiled = context.get_or_create_aux(1, |_| {
        Pattern::new(wanted, ignore_case).map_err(|what| format!("{}{what}", pattern::INVALID))
    })?;
    compiled.is_in(value).map(Some).map_err(|what| Error::UserFunctionError(what.into()))
}

fn uuid(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Blob(bytes) => uuid::Uuid::from_slice(bytes).ok().map(|id| id.to_string()),
        ValueRef::Text(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        _ => None,
    }
}

/// Upper case one character for one, as PostgreSQL does: `ß` stays.
pub fn upper(text: &str) -> String {
    let one = |c: char| {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(single), None) => single,
            _ => c,
        }
    };
    text.chars().map(one).collect()
}

/// A double as PostgreSQL prints it: the shortest digits that are enough, an exponent of two digits or more
/// where it is below -4 or above 14.
fn float(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse::<i32>() {
        Ok(e) if value != 0.0 && !(-4..15).contains(&e) => {
            format!("{mantissa}e{}{:02}", if e < 0 { '-' } else { '+' }, e.abs())
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_case_keeps_the_number_of_characters() {
        assert_eq!(upper("straße éà_ǆ"), "STRAßE ÉÀ_Ǆ");
    }

    #[test]
    fn doubles_are_printed_as_postgresql_does() {
        for (value, wanted) in [
            (1.0, "1"),
            (-0.5, "-0.5"),
            (1e14, "100000000000000"),
            (1e15, "1e+15"),
            (1.5e300, "1.5e+300"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (0.0, "0"),
        ] {
            assert_eq!(float(value), wanted);
        }
    }

    #[test]
    fn functions_answer_null_for_null_and_are_known_to_the_database() -> Result<()> {
        let db = Connection::open_in_memory()?;
        add(&db)?;
        let one = |sql: &str| db.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0));
        assert_eq!(one("select pg_upper(null)")?, rusqlite::types::Value::Null);
        assert_eq!(one("select pg_upper('ä')")?, rusqlite::types::Value::Text("Ä".into()));
        assert_eq!(one("select pg_matches('abc', '^A', 1)")?, rusqlite::types::Value::Integer(1));
        assert_eq!(one("select pg_matches('abc', '^A', 0)")?, rusqlite::types::Value::Integer(0));
        assert_eq!(one("select pg_json_slice('[1,2,3]', 1, 9)")?, rusqlite::types::Value::Text("[2,3]".into()));
        assert_eq!(one("select pg_json_at('{\"a\":null}', '[\"a\"]')")?, rusqlite::types::Value::Text("null".into()));
        assert_eq!(one("select pg_json_text('{\"a\":null}', '[\"a\"]')")?, rusqlite::types::Value::Null);
        assert!(one("select pg_matches('abc', '(', 0)").is_err());
        Ok(())
    }
}
