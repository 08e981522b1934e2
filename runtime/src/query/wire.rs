//! One row as it came over the wire: typed values by column, and their JSON text. PostgreSQL's binary
//! values are read as they stand, without a decoded row in between.

use crate::{
    json,
    request_time::RequestTime,
    tables::{Decimal, Kind, Wire, exact},
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Timelike, Utc};
use sea_orm::{
    QueryResult,
    sqlx::{Decode, Row as _, Sqlite, ValueRef, postgres::PgRow, sqlite::SqliteRow},
};
use std::ops::Range;
use uuid::Uuid;

/// Days and microseconds between 1970 and 2000, from which PostgreSQL counts.
const EPOCH_DAYS: i64 = 10_957;
const EPOCH_MICROS: i64 = EPOCH_DAYS * 86_400_000_000;

/// Rows that were fetched, by themselves or within others.
#[derive(Debug)]
pub(super) enum Rows {
    /// By themselves.
    Fetched(Vec<QueryResult>),
    /// In arrays of records.
    Within(Records),
}

impl Default for Rows {
    fn default() -> Rows {
        Rows::Fetched(Vec::new())
    }
}

impl Rows {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Rows::Fetched(rows) => rows.len(),
            Rows::Within(records) => records.ends.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place.
    pub fn view(&self, row: usize) -> RowView<'_> {
        match self {
            Rows::Fetched(rows) => rows.get(row).map_or(RowView::Nothing, RowView::new),
            Rows::Within(records) => RowView::Record(records.record(row)),
        }
    }

    /// All of them.
    pub fn views(&self) -> impl Iterator<Item = RowView<'_>> {
        (0..self.len()).map(|row| self.view(row))
    }
}

/// Records of PostgreSQL's binary form: the bytes that they came in, and where each value is.
#[derive(Debug, Default)]
pub(super) struct Records {
    bytes: Vec<u8>,
    /// Each column's value, record by record.
    cells: Vec<Cell>,
    /// Where in `cells` each record ends.
    ends: Vec<usize>,
}

/// Where a value is; null has a negative length. PostgreSQL sends no row of more than 1 GB.
#[derive(Debug, Clone, Copy)]
struct Cell {
    start: u32,
    length: i32,
}

impl Records {
    /// The records of one-dimensional arrays in binary form (`array_send` and `record_send` of PostgreSQL's source),
    /// and how many there are up to the end of each array. An array is five integers (dimensions, nulls, type, length,
    /// first index), then each record with its length, its number of columns, and each column's type, length (-1 for
    /// null) and bytes.
    pub fn of<'a>(arrays: impl Iterator<Item = &'a [u8]> + Clone) -> (Records, Vec<usize>) {
        let size = arrays.clone().map(<[u8]>::len).sum();
        let mut records = Records { bytes: Vec::with_capacity(size), ..Records::default() };
        let ends = arrays.map(|array| records.add(array)).collect();
        (records, ends)
    }

    fn add(&mut self, array: &[u8]) -> usize {
        let before = self.bytes.len();
        self.bytes.extend_from_slice(array);
        let int = |at: usize| array.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_be_bytes);
        let size = |at: usize| usize::try_from(int(at)).unwrap_or(0);
        let count = if int(0) == 1 { size(12) } else { 0 };
        let mut at = 20;
        for _ in 0..count {
            if at >= array.len() {
                break;
            }
            let columns = size(at + 4).min(array.len());
            at += 8;
            if self.cells.is_empty() {
                self.cells.reserve(columns * count.min(array.len()));
            }
            for _ in 0..columns {
                let length = int(at + 4);
                at += 8;
                self.cells.push(Cell { start: u32::try_from(before + at).unwrap_or(u32::MAX), length });
                at += usize::try_from(length).unwrap_or(0);
            }
            self.ends.push(self.cells.len());
        }
        self.ends.len()
    }

    fn record(&self, row: usize) -> Record<'_> {
        Record { bytes: &self.bytes, cells: self.cells.get(span(&self.ends, row)).unwrap_or_default() }
    }
}

/// Where the items of one row stand among those of all rows, which lie one behind the other; `ends` says where those of
/// each end.
pub(super) fn span(ends: &[usize], row: usize) -> Range<usize> {
    let end = |row: usize| ends.get(row).copied().unwrap_or_default();
    row.checked_sub(1).map_or(0, end)..end(row)
}

/// One of these records.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    bytes: &'a [u8],
    cells: &'a [Cell],
}

impl<'a> Record<'a> {
    fn value(&self, column: usize) -> Option<&'a [u8]> {
        let Cell { start, length } = *self.cells.get(column)?;
        let start = start as usize;
        self.bytes.get(start..start + usize::try_from(length).ok()?)
    }
}

/// One row's selected columns.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum RowView<'a> {
    /// From PostgreSQL.
    Postgres(&'a PgRow),
    /// From PostgreSQL, within another row.
    Record(Record<'a>),
    /// From SQLite.
    Sqlite(&'a SqliteRow),
    /// Neither; never occurs. All columns are null.
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

    /// The bytes of a PostgreSQL value; `None` for null, and for rows of SQLite.
    pub(super) fn binary(&self, column: usize) -> Option<&'a [u8]> {
        match self {
            RowView::Postgres(row) => row.try_get_raw(column).ok()?.as_bytes().ok(),
            RowView::Record(record) => record.value(column),
            RowView::Sqlite(_) | RowView::Nothing => None,
        }
    }

    /// Whether a column is null.
    pub fn is_null(&self, column: usize) -> bool {
        match self {
            RowView::Sqlite(row) => row.try_get_raw(column).is_ok_and(|value| value.is_null()),
            _ => self.binary(column).is_none(),
        }
    }

    fn sqlite<T: Decode<'a, Sqlite>>(row: &'a SqliteRow, column: usize) -> Option<T> {
        let value = row.try_get_raw(column).ok()?;
        if value.is_null() { None } else { T::decode(value).ok() }
    }

    /// A uuid.
    pub fn uuid(&self, column: usize) -> Option<Uuid> {
        match self {
            RowView::Sqlite(row) => Uuid::from_slice(Self::sqlite::<&[u8]>(row, column)?).ok(),
            _ => Uuid::from_slice(self.binary(column)?).ok(),
        }
    }

    /// Text, borrowed.
    pub fn str(&self, column: usize) -> Option<&'a str> {
        match self {
            RowView::Sqlite(row) => Self::sqlite(row, column),
            _ => std::str::from_utf8(self.binary(column)?).ok(),
        }
    }

    /// Text.
    pub fn text(&self, column: usize) -> Option<String> {
        self.str(column).map(str::to_owned)
    }

    /// An integer of any width.
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self {
            RowView::Sqlite(row) => Self::sqlite(row, column),
            _ => {
                let bytes = self.binary(column)?;
                match bytes.len() {
                    2 => Some(i16::from_be_bytes(bytes.try_into().ok()?).into()),
                    4 => Some(i32::from_be_bytes(bytes.try_into().ok()?).into()),
                    _ => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
                }
            }
        }
    }

    /// A double.
    pub fn number(&self, column: usize) -> Option<f64> {
        match self {
            RowView::Sqlite(row) => Self::sqlite(row, column),
            _ => Some(f64::from_be_bytes(self.binary(column)?.try_into().ok()?)),
        }
    }

    /// A boolean.
    pub fn boolean(&self, column: usize) -> Option<bool> {
        match self {
            RowView::Sqlite(row) => Self::sqlite::<i64>(row, column).map(|v| v != 0),
            _ => Some(*self.binary(column)?.first()? != 0),
        }
    }

    /// A day.
    pub fn date(&self, column: usize) -> Option<NaiveDate> {
        match self {
            RowView::Sqlite(row) => Self::sqlite::<&str>(row, column)?.parse().ok(),
            _ => {
                let days = i64::from(i32::from_be_bytes(self.binary(column)?.try_into().ok()?)) + EPOCH_DAYS;
                let epoch = NaiveDate::default();
                if days < 0 {
                    epoch.checked_sub_days(Days::new(days.unsigned_abs()))
                } else {
                    epoch.checked_add_days(Days::new(days.unsigned_abs()))
                }
            }
        }
    }

    /// An instant.
    pub fn date_time(&self, column: usize) -> Option<DateTime<Utc>> {
        match self {
            RowView::Sqlite(row) => {
                DateTime::parse_from_rfc3339(Self::sqlite::<&str>(row, column)?).ok().map(|at| at.to_utc())
            }
            _ => {
                let micros = i64::from_be_bytes(self.binary(column)?.try_into().ok()?);
                DateTime::from_timestamp_micros(micros.checked_add(EPOCH_MICROS)?)
            }
        }
    }

    /// A time of day.
    pub fn time(&self, column: usize) -> Option<NaiveTime> {
        match self {
            RowView::Sqlite(row) => Self::sqlite::<&str>(row, column)?.parse().ok(),
            _ => clock(self.binary(column)?),
        }
    }

    /// A decimal number in its smallest unit.
    pub(crate) fn units(&self, column: usize, of: Decimal) -> Option<i64> {
        match self {
            RowView::Sqlite(row) => Self::sqlite(row, column),
            _ => units(self.binary(column)?, of),
        }
    }

    /// A decimal number with all its places.
    pub fn decimal(&self, column: usize, of: Decimal) -> Option<String> {
        self.units(column, of).map(|units| of.text(units))
    }

    /// A JSON document (or a list column), as the database prints it.
    fn json_text(&self, column: usize) -> Option<&'a [u8]> {
        match self {
            RowView::Sqlite(row) => Self::sqlite::<&str>(row, column).map(str::as_bytes),
            // The first byte of a jsonb value is its version.
            _ => self.binary(column)?.get(1..),
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
            Kind::Big | Kind::Duration => self.integer(column).into(),
            Kind::Decimal(of) => self.units(column, of).into(),
            Kind::Time => self.time(column).into(),
            Kind::Float => self.number(column).into(),
            Kind::Bool => self.boolean(column).into(),
            Kind::Date => self.date(column).into(),
            Kind::DateTime => self.date_time(column).into(),
            Kind::Json => self.json(column).into(),
            Kind::Floats | Kind::Ints | Kind::Texts => {
                let mut text = Vec::new();
                self.write(
                    column,
                    Wire::One(kind),
                    &RequestTime { now: DateTime::UNIX_EPOCH, zone: chrono_tz::Tz::UTC },
                    &mut text,
                );
                serde_json::from_slice::<serde_json::Value>(&text).ok().filter(|v| !v.is_null()).into()
            }
        }
    }

    /// Writes a column's JSON text; false (and nothing written) if it is null.
    pub fn write(&self, column: usize, wire: Wire, now: &RequestTime, out: &mut Vec<u8>) -> bool {
        match wire {
            Wire::One(kind) => self.write_one(column, kind, now, out),
            Wire::List(kind) => self.write_list(column, kind, out),
        }
    }

    fn write_one(&self, column: usize, kind: Kind, now: &RequestTime, out: &mut Vec<u8>) -> bool {
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
            Kind::Texts => return self.write_list(column, Kind::Text, out),
            Kind::Decimal(of) => self.units(column, of).map(|v| write_units(out, v, of)),
            Kind::Time => self.time(column).map(|v| write_time(out, v)),
            Kind::Duration => self.integer(column).map(|v| json::string(out, &exact::duration(v))),
        };
        out.len() > before
    }

    fn write_list(&self, column: usize, kind: Kind, out: &mut Vec<u8>) -> bool {
        match self {
            RowView::Sqlite(row) => {
                let Some(text) = Self::sqlite::<&str>(row, column) else { return false };
                if matches!(kind, Kind::Decimal(_) | Kind::Duration | Kind::Time) {
                    write_items(out, text, kind);
                } else if kind == Kind::Float {
                    // SQLite stores values as given; numbers are shown as doubles.
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
            _ => {
                let Some(bytes) = self.binary(column) else { return false };
                array(bytes, kind, out);
                true
            }
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
            Kind::Decimal(of) => or_null(out, units(item, of), |out, v| write_units(out, v, of)),
            Kind::Duration => {
                let micros = item.try_into().ok().map(i64::from_be_bytes);
                or_null(out, micros, |out, v| json::string(out, &exact::duration(v)));
            }
            Kind::Time => or_null(out, clock(item), write_time),
            _ => json::text(out, std::str::from_utf8(item).ok()),
        }
    }
    out.push(b']');
}

fn or_null<T>(out: &mut Vec<u8>, value: Option<T>, write: impl FnOnce(&mut Vec<u8>, T)) {
    match value {
        Some(value) => write(out, value),
        None => out.extend_from_slice(b"null"),
    }
}

/// A list as SQLite keeps it, whose items JSON has in another form.
fn write_items(out: &mut Vec<u8>, text: &str, kind: Kind) {
    let items: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    out.push(b'[');
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        match kind {
            Kind::Decimal(of) => or_null(out, item.as_i64(), |out, v| write_units(out, v, of)),
            Kind::Duration => or_null(out, item.as_i64(), |out, v| json::string(out, &exact::duration(v))),
            _ => or_null(out, item.as_str().and_then(|text| text.parse().ok()), write_time),
        }
    }
    out.push(b']');
}

/// A decimal number with all its places: in quotes, unless its column says `show: number`.
fn write_units(out: &mut Vec<u8>, units: i64, of: Decimal) {
    let text = of.text(units);
    if of.number { out.extend_from_slice(text.as_bytes()) } else { json::string(out, &text) }
}

/// A time of day, with six decimals when there are any.
fn write_time(out: &mut Vec<u8>, time: NaiveTime) {
    let form = if time.nanosecond() == 0 { "%H:%M:%S" } else { "%H:%M:%S%.6f" };
    json::string(out, &time.format(form).to_string());
}

/// A time of day in PostgreSQL's binary form: microseconds.
fn clock(bytes: &[u8]) -> Option<NaiveTime> {
    let micros = u64::try_from(i64::from_be_bytes(bytes.try_into().ok()?)).ok()?;
    let (seconds, micros) = (u32::try_from(micros / 1_000_000).ok()?, u32::try_from(micros % 1_000_000).ok()?);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, micros * 1000)
}

/// PostgreSQL's binary form of a decimal number (`numeric_send` of its source) in a column's smallest unit: how many digits
/// of base 10,000 there are, the power of the first, the sign, the places, then the digits, two bytes each. `None`: it is
/// no number, or too large.
fn units(bytes: &[u8], of: Decimal) -> Option<i64> {
    const NEGATIVE: u16 = 0x4000;
    let word = |at: usize| bytes.get(2 * at..2 * at + 2).and_then(|two| two.try_into().ok()).map(u16::from_be_bytes);
    let (count, weight, sign) = (word(0)?, word(1)? as i16, word(2)?);
    if sign != 0 && sign != NEGATIVE {
        return None;
    }
    let mut total: i128 = 0;
    for n in 0..count {
        // The power of ten by which this digit counts in the smallest unit.
        let power = (i32::from(weight) - i32::from(n)) * 4 + i32::from(of.places);
        let digit = i128::from(word(4 + usize::from(n))?);
        total = total.checked_add(match u32::try_from(power) {
            Ok(power) => digit.checked_mul(10i128.checked_pow(power)?)?,
            Err(_) => digit / 10i128.checked_pow(power.unsigned_abs())?,
        })?;
    }
    i64::try_from(if sign == NEGATIVE { -total } else { total }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An array of records as PostgreSQL sends it; `None` stands for null.
    fn array_of(records: &[&[Option<&[u8]>]]) -> Vec<u8> {
        let int = |n: usize| (n as i32).to_be_bytes();
        let mut bytes = [int(1), int(0), int(2249), int(records.len()), int(1)].concat();
        for columns in records {
            let mut record = int(columns.len()).to_vec();
            for column in *columns {
                record.extend(int(25));
                record.extend(column.map_or((-1i32).to_be_bytes(), |value| int(value.len())));
                record.extend(column.unwrap_or_default());
            }
            bytes.extend(int(record.len()));
            bytes.extend(record);
        }
        bytes
    }

    fn texts(arrays: &[&[u8]], columns: usize) -> Vec<Vec<Option<String>>> {
        let rows = Rows::Within(Records::of(arrays.iter().copied()).0);
        rows.views().map(|row| (0..columns).map(|n| row.text(n)).collect()).collect()
    }

    #[test]
    fn decimals_are_read_from_their_binary_form() {
        let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        let price = Decimal::new(12, 2);
        // As PostgreSQL 15 sends 12.50, -0.07, 120000.00, 0 and NaN.
        for (sent, units_of) in [
            (words(&[2, 0, 0, 2, 12, 5000]), Some(1250)),
            (words(&[1, 0xffff, 0x4000, 2, 700]), Some(-7)),
            (words(&[1, 1, 0, 2, 12]), Some(12_000_000)),
            (words(&[0, 0, 0, 2]), Some(0)),
            (words(&[0, 0, 0xc000, 0]), None),
        ] {
            assert_eq!(units(&sent, price), units_of, "{sent:?}");
        }
    }

    #[test]
    fn records_within_a_row_have_their_columns() {
        let text = |text: &str| Some(text.to_owned());
        let two = array_of(&[&[Some(b"a"), None, Some(b"")], &[Some(b"bc"), Some(b"d"), None]]);
        let one = array_of(&[&[Some(b"e")]]);
        let shown = texts(&[&two, &one], 4);
        let third = vec![text("e"), None, None, None];
        assert_eq!(shown, [vec![text("a"), None, text(""), None], vec![text("bc"), text("d"), None, None], third]);
    }

    #[test]
    fn an_array_without_records_or_cut_off_gives_no_values() {
        let none = [0i32, 0, 2249].map(i32::to_be_bytes).concat();
        assert!(texts(&[&none, b""], 1).is_empty());
        let whole = array_of(&[&[Some(b"abc")], &[Some(b"d")]]);
        assert_eq!(texts(&[&whole[..35]], 1), [[None]]);
    }
}
