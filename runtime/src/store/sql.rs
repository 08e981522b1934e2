//! SQL text on its way to a database, with its parameters.

use sea_orm::{DbBackend, Statement, Value, Values, sea_query::ArrayType};
use uuid::Uuid;

/// Which SQL is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL, for production.
    Postgres,
    /// SQLite, embedded.
    Sqlite,
}

impl Dialect {
    /// sea-orm's name for it.
    pub fn backend(self) -> DbBackend {
        match self {
            Dialect::Postgres => DbBackend::Postgres,
            Dialect::Sqlite => DbBackend::Sqlite,
        }
    }
}

/// SQL text and its parameters. The text of equal requests is equal, so that databases keep it
/// prepared: lists are one array parameter, never one placeholder an item.
#[derive(Debug, Clone)]
pub struct Sql {
    /// Whose SQL.
    pub dialect: Dialect,
    /// The text; parameters are `$1`, `$2`, …
    pub text: String,
    /// The parameters.
    pub params: Vec<Value>,
}

impl Sql {
    /// Nothing yet.
    pub fn new(dialect: Dialect) -> Sql {
        Sql { dialect, text: String::with_capacity(256), params: Vec::new() }
    }

    /// Appends text.
    pub fn push(&mut self, text: &str) -> &mut Sql {
        self.text.push_str(text);
        self
    }

    /// Appends a placeholder for a value.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Sql {
        self.params.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.params.len().to_string());
        self
    }

    /// [`bind`](Sql::bind) for statements with thousands of values, all appended by this. SQLite searches a numbered
    /// placeholder among all others of the statement, both when it parses the text and when values are bound.
    pub fn bind_many(&mut self, value: impl Into<Value>) -> &mut Sql {
        match self.dialect {
            Dialect::Postgres => self.bind(value),
            Dialect::Sqlite => {
                self.params.push(value.into());
                self.push("?")
            }
        }
    }

    /// Appends ` = any(<list>)`: true where the expression before it equals one of the values, which
    /// are all of one type and not null. An empty list is never equal.
    pub fn any(&mut self, values: Vec<Value>) -> &mut Sql {
        match self.dialect {
            // A literal takes the type of the expression before it, which nothing else here tells.
            Dialect::Postgres if values.is_empty() => self.push(" = any('{}')"),
            Dialect::Postgres => {
                let ty = values.first().map_or(ArrayType::Uuid, array_type);
                self.push(" = any(").bind(Value::Array(ty, Some(Box::new(values)))).push(")")
            }
            Dialect::Sqlite => {
                let item = if matches!(values.first(), Some(Value::Uuid(_))) { "unhex(value)" } else { "value" };
                let list: Vec<serde_json::Value> = values.iter().map(json_item).collect();
                self.push(" in (select ").push(item).push(" from json_each(");
                self.bind(serde_json::Value::Array(list).to_string()).push("))")
            }
        }
    }

    /// As sea-orm takes it.
    pub fn into_statement(self) -> Statement {
        Statement { sql: self.text, values: Some(Values(self.params)), db_backend: self.dialect.backend() }
    }
}

fn array_type(value: &Value) -> ArrayType {
    match value {
        Value::Bool(_) => ArrayType::Bool,
        Value::SmallInt(_) => ArrayType::SmallInt,
        Value::Int(_) => ArrayType::Int,
        Value::BigInt(_) => ArrayType::BigInt,
        Value::Double(_) => ArrayType::Double,
        Value::ChronoDate(_) => ArrayType::ChronoDate,
        Value::ChronoDateTimeUtc(_) => ArrayType::ChronoDateTimeUtc,
        Value::Uuid(_) => ArrayType::Uuid,
        Value::Json(_) => ArrayType::Json,
        _ => ArrayType::String,
    }
}

fn json_item(value: &Value) -> serde_json::Value {
    match value {
        Value::Bool(Some(v)) => i64::from(*v).into(),
        Value::SmallInt(Some(v)) => (*v).into(),
        Value::Int(Some(v)) => (*v).into(),
        Value::BigInt(Some(v)) => (*v).into(),
        Value::Double(Some(v)) => (*v).into(),
        Value::String(Some(v)) => v.clone().into(),
        Value::Uuid(Some(v)) => hex(v).into(),
        Value::ChronoDate(Some(v)) => v.to_string().into(),
        Value::ChronoDateTimeUtc(Some(v)) => sqlite_time(v).into(),
        Value::Json(Some(v)) => v.to_string().into(),
        _ => serde_json::Value::Null,
    }
}

fn hex(id: &Uuid) -> String {
    id.simple().to_string()
}

/// An instant as SQLite holds it: RFC 3339 in UTC, as sqlx writes it, so that equal instants are
/// equal texts and the order of texts is that of instants.
pub fn sqlite_time(at: &chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}
