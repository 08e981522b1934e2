//! Conditions on rows as plain data, built by filters and hand-written rules. They refer to tables only by name; a
//! `Selection` resolves the names and converts the values to the types of their columns.

use super::key;
use crate::{caller::Caller, tables::Resource};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use std::borrow::Cow;
use uuid::Uuid;

/// A test of a row.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Condition {
    /// Every row.
    True,
    /// No row.
    False,
    /// Rows that pass all of them.
    All(Vec<Condition>),
    /// Rows that pass at least one.
    Any(Vec<Condition>),
    /// The others: rows for which the condition is false or unknown. A single lookup is excluded as
    /// `~lookup` excludes it.
    Not(Box<Condition>),
    /// A lookup, e.g. `subject__nickname__iexact`, against a value.
    Test {
        /// Path, transforms and comparison, joined by `__`.
        lookup: Cow<'static, str>,
        /// The operand.
        value: Operand,
    },
    /// Rows with a related row, found along a path of relations, that passes the condition by itself:
    /// unlike several lookups along one path, all of it is about the same related row.
    Related {
        /// Names of relations joined by `__`.
        path: Cow<'static, str>,
        /// The test of the related row; it can't contain `Sql`.
        keep: Box<Condition>,
    },
    /// SQL, for what lookups can't say.
    Sql(Box<SqlCondition>),
    /// Requires a row: if no row of the resource passes the test, the filter is refused with the message. Otherwise the
    /// inner condition applies.
    RequiredRow(Box<RequiredRow>),
    /// A condition that replaces all other filters.
    Alone(Box<Condition>),
}

/// A row that must exist for a filter to be valid.
#[derive(Debug, Clone)]
pub struct RequiredRow {
    /// Whose rows are looked at.
    pub of: &'static Resource,
    /// The test that one of them must pass.
    pub is: Condition,
    /// What is said when none does.
    pub otherwise: String,
    /// What the filter keeps.
    pub keep: Condition,
}

/// A condition written in SQL. The row's table has the alias `t`; parameters are `$1`, `$2`, … and
/// each dialect may use any of them.
#[derive(Debug, Clone)]
pub struct SqlCondition {
    /// The text for PostgreSQL.
    pub postgres: Cow<'static, str>,
    /// The text for SQLite.
    pub sqlite: Cow<'static, str>,
    /// The parameters. Arrays reach SQLite as JSON text, for `json_each`.
    pub params: Vec<Value>,
}

/// An operand of a comparison, from a request or hand-written code.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Operand {
    /// `None`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number, with the characters it was written with: a text column compares those.
    Number {
        /// As written.
        text: String,
        /// Its value.
        value: f64,
    },
    /// Text as it is.
    Text(String),
    /// Text without quotes: for json, text that looks like a number is a number.
    Bare(String),
    /// An instant that is known as such, whatever the server's zone.
    Instant(DateTime<Utc>),
    /// A list.
    List(Vec<Operand>),
    /// An object, only for json columns.
    Object(Vec<(String, Operand)>),
}

impl Condition {
    /// The rows that pass a lookup, e.g. `Condition::lookup("death_date__isnull", true)`.
    pub fn lookup(lookup: impl Into<Cow<'static, str>>, value: impl Into<Operand>) -> Condition {
        Condition::Test { lookup: lookup.into(), value: value.into() }
    }

    /// The other rows.
    #[expect(clippy::should_implement_trait, reason = "reads as the language has it, beside all and any")]
    pub fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    /// The rows that pass all; every row when there are none.
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        Condition::All(conditions.into_iter().collect())
    }

    /// The rows that pass at least one; no row when there are none.
    pub fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        Condition::Any(conditions.into_iter().collect())
    }

    /// The rows with one related row along the path that passes the whole condition, e.g.
    /// `Condition::related("file_records", Condition::all([...]))`.
    pub fn related(path: impl Into<Cow<'static, str>>, keep: Condition) -> Condition {
        Condition::Related { path: path.into(), keep: Box::new(keep) }
    }

    /// The condition, where a row of a resource passes a test; else the filter is refused with the message.
    pub fn provided(of: &'static Resource, is: Condition, otherwise: impl Into<String>, keep: Condition) -> Condition {
        Condition::RequiredRow(Box::new(RequiredRow { of, is, otherwise: otherwise.into(), keep }))
    }

    /// The condition in place of all other filters.
    pub fn alone(condition: Condition) -> Condition {
        Condition::Alone(Box::new(condition))
    }

    /// The rows for which the SQL is true; see [`SqlCondition`].
    pub fn sql(
        postgres: impl Into<Cow<'static, str>>,
        sqlite: impl Into<Cow<'static, str>>,
        params: Vec<Value>,
    ) -> Condition {
        Condition::Sql(Box::new(SqlCondition { postgres: postgres.into(), sqlite: sqlite.into(), params }))
    }
}

impl From<bool> for Operand {
    fn from(value: bool) -> Operand {
        Operand::Bool(value)
    }
}

impl From<i64> for Operand {
    fn from(value: i64) -> Operand {
        // Exact to 2^53; integer columns read the text, which is always exact.
        Operand::Number { text: value.to_string(), value: value as f64 }
    }
}

impl From<i32> for Operand {
    fn from(value: i32) -> Operand {
        i64::from(value).into()
    }
}

impl From<f64> for Operand {
    fn from(value: f64) -> Operand {
        Operand::Number { text: value.to_string(), value }
    }
}

impl From<&str> for Operand {
    fn from(value: &str) -> Operand {
        Operand::Text(value.to_owned())
    }
}

impl From<String> for Operand {
    fn from(value: String) -> Operand {
        Operand::Text(value)
    }
}

impl From<Uuid> for Operand {
    fn from(value: Uuid) -> Operand {
        Operand::Text(value.to_string())
    }
}

/// The caller's key, to compare a path to users with.
impl From<&Caller> for Operand {
    fn from(caller: &Caller) -> Operand {
        Operand::Text(key::plain(&caller.id))
    }
}

impl From<chrono::NaiveDate> for Operand {
    fn from(value: chrono::NaiveDate) -> Operand {
        Operand::Text(value.to_string())
    }
}

impl From<DateTime<Utc>> for Operand {
    fn from(value: DateTime<Utc>) -> Operand {
        Operand::Instant(value)
    }
}

impl<T: Into<Operand>> From<Vec<T>> for Operand {
    fn from(values: Vec<T>) -> Operand {
        Operand::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Operand>> From<Option<T>> for Operand {
    fn from(value: Option<T>) -> Operand {
        value.map_or(Operand::Null, Into::into)
    }
}
