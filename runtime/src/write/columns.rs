//! Columns as statements need them: names, nulls, parameters and decoding for both databases. A
//! resource that extends another table has that table's columns after its own, everywhere in `write`.

use super::context::Draft;
use crate::{
    json::{document_text, kept},
    query::wire::RowView,
    store::{Dialect, Sql},
    tables::{Column, Kind, Relation, Resource},
};
use sea_orm::{
    DbErr, QueryResult, Value,
    sea_query::ArrayType,
    sqlx::{self, Row, ValueRef},
};
use serde_json::Value as Json;

/// The resource that this one extends under the same key.
pub fn parent(resource: &'static Resource) -> Option<&'static Resource> {
    resource.parent.map(|relation| resource.relations[relation].target.get())
}

/// The resource and those that it extends, itself first, with the place of each one's first column.
pub fn tables(resource: &'static Resource) -> Vec<(&'static Resource, usize)> {
    let mut tables = vec![(resource, 0)];
    let mut next = parent(resource);
    while let Some(above) = next {
        let first = tables.last().map_or(0, |(last, first)| first + last.columns.len());
        tables.push((above, first));
        next = parent(above);
    }
    tables
}

/// All columns: the resource's own, then those of the table it extends.
pub fn all(resource: &'static Resource) -> Vec<&'static Column> {
    tables(resource).iter().flat_map(|(table, _)| table.columns).collect()
}

/// The column at a place, and the resource whose table has it.
pub fn at(resource: &'static Resource, place: usize) -> Option<(&'static Resource, &'static Column)> {
    tables(resource).iter().find_map(|(table, first)| {
        let column = place.checked_sub(*first).and_then(|n| table.columns.get(n))?;
        Some((*table, column))
    })
}

/// The relation at a place: the resource's own, then those of the table it extends.
pub fn relation(resource: &'static Resource, place: usize) -> Option<&'static Relation> {
    tables(resource).into_iter().flat_map(|(table, _)| table.relations).nth(place)
}

/// How many relations there are, with those of the table that the resource extends.
pub fn relations(resource: &'static Resource) -> usize {
    tables(resource).iter().map(|(table, _)| table.relations.len()).sum()
}

/// The place of the column with a field or database name. The resource's own come first.
pub fn place(resource: &'static Resource, name: &str) -> Option<usize> {
    tables(resource).iter().find_map(|(table, first)| table.column(name).map(|n| first + n))
}

/// The key of a row.
pub fn key(draft: &Draft) -> Value {
    draft.row[draft.resource.primary].clone()
}

/// A kind's null.
pub fn null(kind: Kind) -> Value {
    match kind {
        Kind::Uuid => Value::Uuid(None),
        Kind::Text => Value::String(None),
        Kind::Small => Value::SmallInt(None),
        Kind::Int => Value::Int(None),
        Kind::Big | Kind::Decimal(_) | Kind::Duration => Value::BigInt(None),
        Kind::Float => Value::Double(None),
        Kind::Bool => Value::Bool(None),
        Kind::Date => Value::ChronoDate(None),
        Kind::DateTime => Value::ChronoDateTimeUtc(None),
        Kind::Json => Value::Json(None),
        Kind::Floats => Value::Array(ArrayType::Double, None),
        Kind::Ints => Value::Array(ArrayType::Int, None),
        Kind::Texts => Value::Array(ArrayType::String, None),
        Kind::Time => Value::ChronoTime(None),
    }
}

/// An integer as a column of the kind holds it; one that is too large becomes null.
pub fn integer(kind: Kind, number: i64) -> Value {
    match kind {
        Kind::Small => Value::SmallInt(number.try_into().ok()),
        Kind::Int => Value::Int(number.try_into().ok()),
        Kind::Float => Value::Double(Some(number as f64)),
        Kind::Text => Value::String(Some(number.to_string())),
        _ => Value::BigInt(Some(number)),
    }
}

/// A value as a column of the kind holds it: integers of the right width, the right null. Hand-written
/// code may then write `Value::from(3)` for any integer column.
pub fn fit(kind: Kind, value: Value) -> Value {
    match value {
        value if !value.is_some() => null(kind),
        Value::SmallInt(Some(n)) => integer(kind, n.into()),
        Value::Int(Some(n)) => integer(kind, n.into()),
        Value::BigInt(Some(n)) => integer(kind, n),
        value => value,
    }
}

/// The items in parts whose sizes are powers of two, each as large as possible up to a limit: so statements for several
/// rows have few texts, which databases keep prepared.
pub fn in_parts<T>(mut items: &[T], limit: usize) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = 1 << items.len().min(limit.max(1)).checked_ilog2()?;
        let (part, rest) = items.split_at(size);
        items = rest;
        Some(part)
    })
}

/// Appends a name in quotes.
pub fn name(sql: &mut Sql, name: &str) {
    sql.push("\"").push(name).push("\"");
}

/// Appends a placeholder for a value of a column of the kind.
pub fn bind(sql: &mut Sql, kind: Kind, value: &Value) {
    match (kind, sql.dialect) {
        // The driver doesn't support arrays with nulls; PostgreSQL parses them from text.
        (Kind::Floats, Dialect::Postgres) => {
            sql.bind(array_text(value, '{', '}')).push("::double precision[]");
        }
        (Kind::Ints, Dialect::Postgres) => {
            sql.bind(array_text(value, '{', '}')).push("::integer[]");
        }
        (Kind::Floats | Kind::Ints, Dialect::Sqlite) => {
            sql.bind(array_text(value, '[', ']'));
        }
        (Kind::Texts, Dialect::Sqlite) => {
            sql.bind(match value {
                Value::Array(_, Some(items)) => {
                    let items = items.iter().map(|item| crate::typed::text(item).map_or(Json::Null, Json::from));
                    Some(Json::Array(items.collect()).to_string())
                }
                _ => None,
            });
        }
        // The driver knows no decimals; PostgreSQL multiplies exactly.
        (Kind::Decimal(of), Dialect::Postgres) => {
            sql.push("(").bind(value.clone()).push(&format!(" * {}::numeric)", of.unit()));
        }
        // With all places, so that texts have the order of times.
        (Kind::Time, Dialect::Sqlite) => {
            sql.bind(match value {
                Value::ChronoTime(Some(time)) => Some(time.format("%H:%M:%S%.6f").to_string()),
                _ => None,
            });
        }
        // As text: a copy of the document would take many times as much memory.
        (Kind::Json, dialect) => {
            sql.bind(match value {
                Value::Json(Some(json)) => Some(document_text(json)),
                _ => None,
            });
            sql.push(if dialect == Dialect::Postgres { "::jsonb" } else { "" });
        }
        _ => {
            sql.bind(value.clone());
        }
    }
}

/// An array of numbers as text.
pub fn array_text(value: &Value, open: char, close: char) -> Option<String> {
    let Value::Array(_, Some(items)) = value else { return None };
    let items: Vec<String> = items
        .iter()
        .map(|item| match item {
            Value::Double(Some(n)) => crate::json::python::float(*n),
            Value::Int(Some(n)) => n.to_string(),
            Value::SmallInt(Some(n)) => n.to_string(),
            Value::BigInt(Some(n)) => n.to_string(),
            _ => "null".to_owned(),
        })
        .collect();
    Some(format!("{open}{}{close}", items.join(",")))
}

/// The value of a selected column.
///
/// # Errors
/// When the database sent something that a column of the kind can't hold.
pub fn decode(row: &QueryResult, index: usize, kind: Kind) -> Result<Value, DbErr> {
    Ok(match kind {
        Kind::Uuid => Value::Uuid(get(row, index)?),
        Kind::Text => Value::String(get(row, index)?),
        Kind::Small => Value::SmallInt(get(row, index)?),
        Kind::Int => Value::Int(get(row, index)?),
        Kind::Big | Kind::Duration => Value::BigInt(get(row, index)?),
        Kind::Decimal(of) => Value::BigInt(RowView::new(row).units(index, of)),
        Kind::Time => Value::ChronoTime(RowView::new(row).time(index)),
        Kind::Texts => array(row, index, ArrayType::String, Value::String, |item| item.as_str().map(str::to_owned))?,
        Kind::Float => Value::Double(get(row, index)?),
        Kind::Bool => Value::Bool(get(row, index)?),
        Kind::Date => Value::ChronoDate(get(row, index)?),
        Kind::DateTime => Value::ChronoDateTimeUtc(get(row, index)?),
        Kind::Json => Value::Json(document(row, index)?.map(Box::new)),
        Kind::Floats => array(row, index, ArrayType::Double, Value::Double, Json::as_f64)?,
        Kind::Ints => {
            array(row, index, ArrayType::Int, Value::Int, |item| item.as_i64().and_then(|n| n.try_into().ok()))?
        }
    })
}

fn array<T>(
    row: &QueryResult,
    index: usize,
    ty: ArrayType,
    wrap: fn(Option<T>) -> Value,
    read: fn(&Json) -> Option<T>,
) -> Result<Value, DbErr>
where
    T: sqlx::Type<sqlx::Postgres> + sqlx::postgres::PgHasArrayType + for<'r> sqlx::Decode<'r, sqlx::Postgres>,
{
    let items: Option<Vec<Option<T>>> = match (row.try_as_pg_row(), row.try_as_sqlite_row()) {
        (Some(row), _) => row.try_get(index).map_err(undecoded)?,
        (None, Some(_)) => match get::<String>(row, index)? {
            Some(text) => json(&text)?.as_array().map(|items| items.iter().map(read).collect()),
            None => None,
        },
        (None, None) => None,
    };
    Ok(Value::Array(ty, items.map(|items| Box::new(items.into_iter().map(wrap).collect()))))
}

fn get<T>(row: &QueryResult, index: usize) -> Result<Option<T>, DbErr>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + for<'r> sqlx::Decode<'r, sqlx::Sqlite>,
{
    // Unchecked: SQLite's types are those of values, not of columns.
    match (row.try_as_pg_row(), row.try_as_sqlite_row()) {
        (Some(row), _) => row.try_get_unchecked(index).map_err(undecoded),
        (None, Some(row)) => row.try_get_unchecked(index).map_err(undecoded),
        (None, None) => Ok(None),
    }
}

/// A document, kept as text if it is large.
fn document(row: &QueryResult, index: usize) -> Result<Option<Json>, DbErr> {
    let read = |text: &str| kept::stored(text).map_err(|error| DbErr::Json(error.to_string()));
    match (row.try_as_pg_row(), row.try_as_sqlite_row()) {
        (Some(row), _) => {
            let raw = row.try_get_raw(index).map_err(undecoded)?;
            if raw.is_null() {
                return Ok(None);
            }
            let bytes = raw.as_bytes().map_err(|error| DbErr::Type(error.to_string()))?;
            // The first byte of a jsonb value is its version.
            let text = bytes.strip_prefix(b"\x01").unwrap_or(bytes);
            read(str::from_utf8(text).map_err(|error| DbErr::Type(error.to_string()))?).map(Some)
        }
        (None, Some(row)) => row.try_get_unchecked::<Option<&str>, _>(index).map_err(undecoded)?.map(read).transpose(),
        (None, None) => Ok(None),
    }
}

fn json(text: &str) -> Result<Json, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Json(error.to_string()))
}

fn undecoded(error: sqlx::Error) -> DbErr {
    DbErr::Type(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_few_sizes() {
        let items: Vec<usize> = (0..1000).collect();
        let sizes = |limit: usize| in_parts(&items, limit).map(<[usize]>::len).collect::<Vec<_>>();
        assert_eq!(sizes(600), [512, 256, 128, 64, 32, 8]);
        assert_eq!(sizes(256), [256, 256, 256, 128, 64, 32, 8]);
        assert_eq!(in_parts(&items, 300).flatten().copied().collect::<Vec<_>>(), items);
        assert_eq!((sizes(0).len(), in_parts(&items[..0], 8).count()), (1000, 0));
    }

    #[test]
    fn arrays_are_text_with_nulls() {
        let value =
            Value::Array(ArrayType::Double, Some(Box::new(vec![Value::Double(Some(1.0)), Value::Double(None)])));
        assert_eq!(array_text(&value, '{', '}').as_deref(), Some("{1.0,null}"));
        assert_eq!(array_text(&null(Kind::Floats), '[', ']'), None);
    }
}
