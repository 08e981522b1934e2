//! Defaults, computed when a row is made or an input is left out.

use super::{columns, context::WriteContext, save, scalar};
use crate::{
    error::RequestError,
    store::{self, Executor, Sql},
    tables::{Default, Kind, Resource, exact},
};
use futures_util::future::BoxFuture;
use sea_orm::{Value, sea_query::ArrayType};
use uuid::Uuid;

/// The value of a default, as a column of the kind holds it. Boxed, since the row that a default refers to
/// may have to be made, with defaults of its own.
///
/// # Errors
/// Database errors.
pub fn resolve<'a>(
    context: &'a WriteContext<'_>,
    kind: Kind,
    default: &'a Default,
) -> BoxFuture<'a, Result<Value, RequestError>> {
    Box::pin(async move {
        Ok(match *default {
            Default::None => columns::null(kind),
            Default::Text(text) => constant(kind, text),
            Default::Int(number) => columns::integer(kind, number),
            Default::Float(number) => Value::from(number),
            Default::Bool(value) => Value::from(value),
            Default::Empty => empty(kind),
            Default::Uuid(text) => Value::Uuid(text.parse().ok()),
            Default::Now => Value::from(context.now.now),
            Default::Today => Value::from(context.now.today()),
            Default::NewUuid => Value::from(Uuid::new_v4()),
            Default::Caller => context.caller.map_or_else(|| columns::null(kind), |caller| caller.id.clone()),
            Default::TimeZone => Value::from(context.now.zone.name()),
            Default::Setting(name) => match context.site.settings.named.get(name) {
                Some(text) => from_text(kind, text),
                None => columns::null(kind),
            },
            Default::Row { of, column, is, make } => row(context, of.get(), column, is, make).await?,
        })
    })
}

fn empty(kind: Kind) -> Value {
    match kind {
        Kind::Floats => Value::Array(ArrayType::Double, Some(Box::default())),
        Kind::Ints => Value::Array(ArrayType::Int, Some(Box::default())),
        Kind::Texts => Value::Array(ArrayType::String, Some(Box::default())),
        Kind::Text => Value::from(""),
        _ => Value::from(serde_json::Value::Array(Vec::new())),
    }
}

/// A text that stands in the spec as a value.
fn constant(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Date => Value::ChronoDate(text.parse().ok()),
        Kind::Time => Value::ChronoTime(text.parse().ok()),
        Kind::DateTime => Value::ChronoDateTimeUtc(text.parse().ok()),
        _ => Value::from(text),
    }
}

/// A setting's text as a value; null when it is empty or of another kind.
fn from_text(kind: Kind, text: &str) -> Value {
    let json = serde_json::Value::from(text);
    match kind {
        Kind::Text => Value::from(text),
        Kind::Uuid => Value::Uuid(scalar::uuid(&json)),
        Kind::Small | Kind::Int | Kind::Big => {
            text.trim().parse().map_or_else(|_| columns::null(kind), |number| columns::integer(kind, number))
        }
        Kind::Float => Value::Double(text.trim().parse().ok()),
        Kind::Decimal(of) => Value::BigInt(of.exactly(text)),
        Kind::Duration => Value::BigInt(exact::microseconds(text)),
        Kind::Date | Kind::Time | Kind::DateTime => constant(kind, text.trim()),
        Kind::Bool => Value::Bool(scalar::boolean(&json, true).ok().flatten()),
        _ => columns::null(kind),
    }
}

/// The key of the row of a resource whose column has a value, made where that is wanted; null without one.
///
/// # Errors
/// Database errors.
pub async fn row(
    context: &WriteContext<'_>,
    of: &'static Resource,
    column: &'static str,
    is: &'static str,
    make: bool,
) -> Result<Value, RequestError> {
    let key = of.key();
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    columns::name(&mut sql, key.name);
    sql.push(" from ");
    columns::name(&mut sql, of.table);
    sql.push(" where ");
    columns::name(&mut sql, column);
    sql.push(" = ").bind(is).push(" order by 1 limit 1");
    for made in [false, true] {
        if let Some(row) = store::fetch(&Executor::from(context.transaction), sql.clone()).await?.first() {
            return Ok(columns::decode(row, 0, key.kind)?);
        }
        if made || !make {
            break;
        }
        // A concurrent request may create it; then the second attempt finds it.
        if let Some(draft) = save::insert_missing(context, of, &[(column, Value::from(is))]).await? {
            return Ok(columns::key(&draft));
        }
    }
    Ok(columns::null(key.kind))
}
