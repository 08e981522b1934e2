//! What every part of the colony is made with: the fixture's rows, keys that follow from names, dice
//! that always fall alike, and days and times.

use crate::first_rows;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde_json::{Map, Value, json};
use std::io::{self, Write};
use uuid::Builder;

/// A JSON list of rows, written one by one.
pub struct Rows<'a> {
    out: &'a mut dyn Write,
    count: usize,
}

impl<'a> Rows<'a> {
    /// Opens the list.
    pub fn new(out: &'a mut dyn Write) -> Rows<'a> {
        Rows { out, count: 0 }
    }

    /// A row with exactly these fields.
    pub fn row(&mut self, model: &str, pk: impl Into<Value>, fields: Value) -> io::Result<()> {
        self.out.write_all(if self.count == 0 { b"[\n" } else { b",\n" })?;
        self.count += 1;
        let row = json!({ "model": model, "pk": pk.into(), "fields": fields });
        serde_json::to_writer(&mut *self.out, &row).map_err(io::Error::from)
    }

    /// A row of a table with `name` and `json`, which are empty unless given.
    pub fn described(&mut self, model: &str, pk: impl Into<Value>, fields: Value) -> io::Result<()> {
        self.row(model, pk, with(json!({ "name": "", "json": null }), fields))
    }

    /// A row whose key follows from its `name`.
    pub fn named(&mut self, model: &str, name: &str, fields: Value) -> io::Result<()> {
        self.described(model, id(model, name), with(json!({ "name": name }), fields))
    }

    /// Closes the list and tells how many rows there are.
    pub fn finish(self) -> io::Result<usize> {
        self.out.write_all(if self.count == 0 { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()?;
        Ok(self.count)
    }
}

/// The fields of both objects; the second's count.
pub fn with(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut all), Value::Object(more)) => {
            all.extend::<Map<String, Value>>(more);
            Value::Object(all)
        }
        (first, _) => first,
    }
}

/// The key of the row of a model that goes by a name. Marked as a random uuid, since clients check that.
pub fn id(model: &str, name: &str) -> String {
    // Every database has it already, and it can't be there twice.
    if let Some(key) = first_rows::key(model, name) {
        return key.to_owned();
    }
    let mut dice = Dice::of(model, name);
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&dice.next().to_be_bytes());
    bytes[8..].copy_from_slice(&dice.next().to_be_bytes());
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// The keys of several rows of a model.
pub fn ids(model: &str, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| id(model, name)).collect()
}

/// SplitMix64. Only sums and products come of it, so every machine computes the same colony.
pub struct Dice(u64);

impl Dice {
    /// Dice for one purpose and thing, so that changing one leaves the others as they fell.
    pub fn of(purpose: &str, thing: &str) -> Dice {
        let mut dice = Dice(0x5eed);
        for byte in purpose.bytes().chain([0]).chain(thing.bytes()) {
            dice.0 ^= u64::from(byte);
            dice.0 = dice.next();
        }
        dice
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A number from `low` up to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }

    /// True in `percent` of the throws.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several things.
    pub fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len() as u64) as usize]
    }
}

/// Rounded to some decimals.
pub fn round(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale
}

/// A day; the colony's are written in its code, so a wrong one shows at once.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

/// Some days later.
pub fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date + Days::new(days)
}

/// The first such weekday, from a day on.
pub fn first(weekday: Weekday, date: NaiveDate) -> NaiveDate {
    let wait = (7 + weekday.num_days_from_monday() - date.weekday().num_days_from_monday()) % 7;
    after(date, wait.into())
}

/// An instant, in minutes after midnight UTC.
pub fn at(date: NaiveDate, minutes: u32) -> NaiveDateTime {
    let minutes = minutes.min(24 * 60 - 1);
    date.and_time(NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or(NaiveTime::MIN))
}
