//! One row as it came over the wire: typed values by column, and their JSON text. PostgreSQL's binary
//! values are read as they stand, without a decoded row in between.

use super::json;
use crate::{
    moment::Moment,
    tables::{Kind, Wire},
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{
    QueryResult,
    sqlx::{Decode, Row, Sqlite, ValueRef, postgres::PgRow, sqlite::SqliteRow},
};
use uuid::Uuid;

/// Days and microseconds between 1970 and 2000, from which PostgreSQL counts.
const EPOCH_DAYS: i64 = 10_957;
const EPOCH_MICROS: i64 = EPOCH_DAYS * 86_400_000_000;

/// One row's selected columns.
#[derive(Clone, Copy)]
pub enum RowView<'a> {
    /// From PostgreSQL.
    Postgres(&'a PgRow),
    /// From SQLite.
    Sqlite(&'a SqliteRow),
    /// From neither, which never happens: all columns are null.
    Nothing,
}

impl<'a> RowView<'a> {
    /// The row that sea-orm fetched.
    pub fn new(row: &'a QueryResult) -> RowView<'a> {
        match (row.try_as_pg_row(), row.try_as_sqlite_row()) {
            (Some(row), _) => RowView::Postgres(row),
            (_, Some(row)) => RowView::Sqlite(row),
            _ => RowView::Nothing,
        }
    }

    /// The bytes of a PostgreSQL value, `None` for null.
    fn bytes(row: &'a PgRow, column: usize) -> Option<&'a [u8]> {
        row.try_get_raw(column).ok()?.as_bytes().ok()
    }

    fn sqlite<T: Decode<'a, Sqlite>>(row: &'a SqliteRow, column: usize) -> Option<T> {
        let value = row.try_get_raw(column).ok()?;
        if value.is_null() { None } else { T::decode(value).ok() }
    }

    /// A uuid.
    pub fn uuid(&self, column: usize) -> Option<Uuid> {
        match self {
            RowView::Postgres(row) => Uuid::from_slice(Self::bytes(row, column)?).ok(),
            RowView::Sqlite(row) => Uuid::from_slice(Self::sqlite::<&[u8]>(row, column)?).ok(),
            RowView::Nothing => None,
        }
    }

    /// Text, borrowed.
    pub fn str(&self, column: usize) -> Option<&'a str> {
        match self {
            RowView::Postgres(row) => std::str::from_utf8(Self::bytes(row, column)?).ok(),
            RowView::Sqlite(row) => Self::sqlite(row, column),
            RowView::Nothing => None,
        }
    }

    /// Text.
    pub fn text(&self, column: usize) -> Option<String> {
        self.str(column).map(str::to_owned)
    }

    /// An integer of any width.
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self {
            RowView::Postgres(row) => {
                let bytes = Self::bytes(row, column)?;
                match bytes.len() {
                    2 => Some(i16::from_be_bytes(bytes.try_into().ok()?).into()),
                    4 => Some(i32::from_be_bytes(bytes.try_into().ok()?).into()),
                    _ => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
                }
            }
            RowView::Sqlite(row) => Self::sqlite(row, column),
            RowView::Nothing => None,
        }
    }

    /// A double.
    pub fn number(&self, column: usize) -> Option<f64> {
        match self {
            RowView::Postgres(row) => Some(f64::from_be_bytes(Self::bytes(row, column)?.try_into().ok()?)),
            RowView::Sqlite(row) => Self::sqlite(row, column),
            RowView::Nothing => None,
        }
    }

    /// A truth value.
    pub fn boolean(&self, column: usize) -> Option<bool> {
        match self {
            RowView::Postgres(row) => Some(*Self::bytes(row, column)?.first()? != 0),
            RowView::Sqlite(row) => Self::sqlite::<i64>(row, column).map(|v| v != 0),
            RowView::Nothing => None,
        }
    }

    /// A day.
    pub fn date(&self, column: usize) -> Option<NaiveDate> {
        match self {
            RowView::Postgres(row) => {
                let days = i64::from(i32::from_be_bytes(Self::bytes(row, column)?.try_into().ok()?)) + EPOCH_DAYS;
                let epoch = NaiveDate::default();
                if days < 0 {
                    epoch.checked_sub_days(Days::new(days.unsigned_abs()))
                } else {
                    epoch.checked_add_days(Days::new(days.unsigned_abs()))
                }
            }
            RowView::Sqlite(row) => Self::sqlite::<&str>(row, column)?.parse().ok(),
            RowView::Nothing => None,
        }
    }

    /// An instant.
    pub fn date_time(&self, column: usize) -> Option<DateTime<Utc>> {
        match self {
            RowView::Postgres(row) => {
                let micros = i64::from_be_bytes(Self::bytes(row, column)?.try_into().ok()?);
                DateTime::from_timestamp_micros(micros.checked_add(EPOCH_MICROS)?)
            }
            RowView::Sqlite(row) => {
                DateTime::parse_from_rfc3339(Self::sqlite::<&str>(row, column)?).ok().map(|at| at.to_utc())
            }
            RowView::Nothing => None,
        }
    }

    /// A JSON document (or a list column), as the database prints it.
    fn json_text(&self, column: usize) -> Option<&'a [u8]> {
        match self {
            // The first byte of a jsonb value is its version.
            RowView::Postgres(row) => Self::bytes(row, column)?.get(1..),
            RowView::Sqlite(row) => Self::sqlite::<&str>(row, column).map(str::as_bytes),
            RowView::Nothing => None,
        }
    }

    /// A JSON document.
    pub fn json(&self, column: usize) -> Option<serde_json::Value> {
        serde_json::from_slice(self.json_text(column)?).ok()
    }

    /// The column's value as sea-orm holds values, of this kind; null for null.
    pub fn value(&self, column: usize, kind: Kind) -> sea_orm::Value {
        match kind {
            Kind::Uuid => self.uuid(column).into(),
            Kind::Text => self.text(column).into(),
            Kind::Small => self.integer(column).map(|v| v as i16).into(),
            Kind::Int => self.integer(column).map(|v| v as i32).into(),
            Kind::Big => self.integer(column).into(),
            Kind::Float => self.number(column).into(),
            Kind::Bool => self.boolean(column).into(),
            Kind::Date => self.date(column).into(),
            Kind::DateTime => self.date_time(column).into(),
            Kind::Json => self.json(column).into(),
            Kind::Floats | Kind::Ints => {
                let mut text = Vec::new();
                self.write(
                    column,
                    Wire::One(kind),
                    &Moment { now: DateTime::UNIX_EPOCH, zone: chrono_tz::Tz::UTC },
                    &mut text,
                );
                serde_json::from_slice::<serde_json::Value>(&text).ok().filter(|v| !v.is_null()).into()
            }
        }
    }

    /// Writes a column's JSON text; false (and nothing written) if it is null.
    pub fn write(&self, column: usize, wire: Wire, now: &Moment, out: &mut Vec<u8>) -> bool {
        match wire {
            Wire::One(kind) => self.write_one(column, kind, now, out),
            Wire::List(kind) => self.write_list(column, kind, out),
        }
    }

    fn write_one(&self, column: usize, kind: Kind, now: &Moment, out: &mut Vec<u8>) -> bool {
        let before = out.len();
        match kind {
            Kind::Uuid => self.uuid(column).map(|v| json::uuid(out, Some(v))),
            Kind::Text => self.str(column).map(|v| json::string(out, v)),
            Kind::Small | Kind::Int | Kind::Big => self.integer(column).map(|v| json::integer(out, Some(v))),
            Kind::Float => self.number(column).map(|v| json::number(out, Some(v))),
            Kind::Bool => self.boolean(column).map(|v| json::boolean(out, Some(v))),
            Kind::Date => self.date(column).map(|v| json::date(out, Some(v))),
            Kind::DateTime => self.date_time(column).map(|v| json::date_time(out, Some(now.local(v)))),
            Kind::Json => self.json_text(column).map(|text| json::compact(out, text)),
            Kind::Floats => return self.write_list(column, Kind::Float, out),
            Kind::Ints => return self.write_list(column, Kind::Int, out),
        };
        out.len() > before
    }

    fn write_list(&self, column: usize, kind: Kind, out: &mut Vec<u8>) -> bool {
        match self {
            RowView::Postgres(row) => {
                let Some(bytes) = Self::bytes(row, column) else { return false };
                array(bytes, kind, out);
                true
            }
            RowView::Sqlite(row) => {
                let Some(text) = Self::sqlite::<&str>(row, column) else { return false };
                if kind == Kind::Float {
                    // SQLite keeps what was given; numbers are shown as doubles.
                    let items: Vec<Option<f64>> = serde_json::from_str(text).unwrap_or_default();
                    out.push(b'[');
                    for (n, item) in items.into_iter().enumerate() {
                        if n > 0 {
                            out.push(b',');
                        }
                        json::number(out, item);
                    }
                    out.push(b']');
                } else {
                    json::compact(out, text.as_bytes());
                }
                true
            }
            RowView::Nothing => false,
        }
    }
}

/// A one-dimensional PostgreSQL array in binary form as a JSON list.
fn array(bytes: &[u8], kind: Kind, out: &mut Vec<u8>) {
    let int = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(i32::from_be_bytes);
    out.push(b'[');
    let count = if int(0) == Some(1) { int(12).unwrap_or(0) } else { 0 };
    let mut at = 20;
    for n in 0..count {
        if n > 0 {
            out.push(b',');
        }
        let length = int(at).unwrap_or(-1);
        at += 4;
        let Ok(length) = usize::try_from(length) else {
            out.extend_from_slice(b"null");
            continue;
        };
        let item = bytes.get(at..at + length).unwrap_or_default();
        at += length;
        match kind {
            Kind::Uuid => json::uuid(out, Uuid::from_slice(item).ok()),
            Kind::Float => json::number(out, item.try_into().ok().map(f64::from_be_bytes)),
            Kind::Small => json::integer(out, item.try_into().ok().map(|b| i16::from_be_bytes(b).into())),
            Kind::Int => json::integer(out, item.try_into().ok().map(|b| i32::from_be_bytes(b).into())),
            Kind::Big => json::integer(out, item.try_into().ok().map(i64::from_be_bytes)),
            Kind::Bool => json::boolean(out, item.first().map(|b| *b != 0)),
            _ => json::text(out, std::str::from_utf8(item).ok()),
        }
    }
    out.push(b']');
}
