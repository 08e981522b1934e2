//! Rows as parameters of a statement for PostgreSQL: an array for each column, so that the text of the statement doesn't
//! depend on the number of rows. The driver knows no arrays with nulls in them; PostgreSQL reads them from text.

use super::columns;
use crate::{json::document_text, store::Sql, tables::Kind};
use sea_orm::Value;

/// Appends a query of rows: `select … from unnest(…) as x(c0, c1, …)`, with each column's values in order.
pub fn rows<'v>(sql: &mut Sql, columns: impl Iterator<Item = (Kind, impl Iterator<Item = &'v Value>)>) {
    let columns: Vec<_> = columns.collect();
    sql.push("select ");
    for (n, (kind, _)) in columns.iter().enumerate() {
        sql.push(if n == 0 { "" } else { ", " }).push(&column(*kind, n));
    }
    sql.push(" from ");
    source(sql, columns.into_iter());
}

/// The same without the list of columns: `unnest(…) with ordinality as x(c0, c1, …, n)`, where `n` counts from 1.
pub fn source<'v>(sql: &mut Sql, columns: impl Iterator<Item = (Kind, impl Iterator<Item = &'v Value>)>) {
    sql.push("unnest(");
    let mut names = String::new();
    for (n, (kind, values)) in columns.enumerate() {
        sql.push(if n == 0 { "" } else { ", " }).bind(array(kind, values)).push("::").push(sent(kind)).push("[]");
        names.push_str(&format!("c{n}, "));
    }
    sql.push(") with ordinality as x(").push(&names).push("n)");
}

/// The column of a number as its table takes it.
pub fn column(kind: Kind, n: usize) -> String {
    match kind {
        Kind::Json => format!("x.c{n}::jsonb"),
        Kind::Floats => format!("x.c{n}::double precision[]"),
        Kind::Ints => format!("x.c{n}::integer[]"),
        Kind::Texts => format!("x.c{n}::text[]"),
        Kind::Decimal(of) => format!("x.c{n} * {}::numeric", of.unit()),
        _ => format!("x.c{n}"),
    }
}

/// The type of the items of a column's array.
fn sent(kind: Kind) -> &'static str {
    match kind {
        Kind::Uuid => "uuid",
        Kind::Small => "smallint",
        Kind::Int => "integer",
        Kind::Big | Kind::Decimal(_) | Kind::Duration => "bigint",
        Kind::Float => "double precision",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::DateTime => "timestamptz",
        Kind::Time => "time",
        // Arrays and documents are read from their own text.
        Kind::Text | Kind::Json | Kind::Floats | Kind::Ints | Kind::Texts => "text",
    }
}

/// An array as PostgreSQL reads it.
fn array<'v>(kind: Kind, values: impl Iterator<Item = &'v Value>) -> String {
    let mut array = String::from("{");
    for value in values {
        if array.len() > 1 {
            array.push(',');
        }
        match text(kind, value) {
            Some(text) => quote(&mut array, &text),
            None => array.push_str("null"),
        }
    }
    array.push('}');
    array
}

fn quote(array: &mut String, text: &str) {
    array.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            array.push('\\');
        }
        array.push(c);
    }
    array.push('"');
}

/// A value as PostgreSQL reads it; `None` is null.
fn text(kind: Kind, value: &Value) -> Option<String> {
    Some(match value {
        Value::String(Some(text)) => text.clone(),
        Value::Uuid(Some(id)) => id.to_string(),
        Value::Bool(Some(truth)) => truth.to_string(),
        Value::SmallInt(Some(n)) => n.to_string(),
        Value::Int(Some(n)) => n.to_string(),
        Value::BigInt(Some(n)) => n.to_string(),
        Value::Double(Some(n)) => n.to_string(),
        Value::ChronoDate(Some(date)) => date.to_string(),
        Value::ChronoTime(Some(time)) => time.to_string(),
        Value::ChronoDateTimeUtc(Some(at)) => at.to_rfc3339(),
        Value::Json(Some(json)) => document_text(json),
        Value::Array(_, Some(items)) if kind == Kind::Texts => array(Kind::Text, items.iter()),
        Value::Array(..) => return columns::array_text(value, '{', '}'),
        _ => return None,
    })
}
