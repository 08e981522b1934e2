//! Checks of one column as SQL: what is taken of it (parts of dates, paths within json, items of lists) and
//! how that is compared. SQLite's functions named `pg_…` are those of `store::functions`.

use super::{Scope, sql::Writer};
use crate::{
    query::lookup::{
        check::{Check, How, JsonCheck, Op, Set},
        path::{Part, ResolvedLookup, Shape, Step},
    },
    store::{Dialect, functions},
    tables::Kind,
};
use sea_orm::{Value, sea_query::ArrayType};
use serde_json::Value as Json;

impl Writer {
    /// Adds a parameter; its place holder. SQLite gets arrays and documents as JSON text.
    pub(super) fn param(&mut self, value: Value) -> String {
        let value = match (self.out.dialect, value) {
            (Dialect::Sqlite, Value::Array(_, items)) => {
                let items: Vec<Json> = items.iter().flat_map(|i| i.iter()).map(sqlite_item).collect();
                Json::Array(items).to_string().into()
            }
            (Dialect::Sqlite, Value::Json(Some(json))) => json.to_string().into(),
            (Dialect::Sqlite, Value::ChronoTime(Some(time))) => time.format("%H:%M:%S%.6f").to_string().into(),
            (_, value) => value,
        };
        self.out.params.push(value);
        format!("${}", self.out.params.len())
    }

    /// Writes a check of a node's column.
    pub(super) fn check(&mut self, scope: &mut Scope, node: usize, found: &ResolvedLookup, check: &Check) {
        let column = scope.value(&mut self.aliases, node, found.column);
        let kind = found.resource.at(found.column).kind;
        let sqlite = self.out.dialect == Dialect::Sqlite;
        match check {
            Check::Always => {
                self.out.push("true");
            }
            Check::Never => {
                self.out.push("false");
            }
            Check::Span(from, to) => {
                let bounds = [(">=", from), ("<", to)].into_iter().filter_map(|(op, v)| v.as_ref().map(|v| (op, v)));
                for (i, (op, value)) in bounds.enumerate() {
                    let place = self.param(value.clone());
                    self.out.push(&format!("{}{column} {op} {place}", if i == 0 { "" } else { " and " }));
                }
            }
            Check::Text(how, ignore_case, value) => {
                let expression = self.taken(&column, kind, &found.steps, true);
                let expression = self.as_text(expression, found.shape);
                self.text_test(&expression, *how, *ignore_case, value);
            }
            Check::IsNull(null) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                self.out.push(&expression).push(if *null { " is null" } else { " is not null" });
            }
            // SQLite has no NaN and keeps null in its place. For PostgreSQL it equals itself and is above all.
            Check::Compare(op, value) if sqlite && is_nan(value) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                let below = matches!(op, Op::Lt | Op::Lte);
                self.out.push(&if below { format!("{expression} is not null") } else { "false".into() });
            }
            Check::Compare(op, value) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                let place = self.operand(found.shape, value);
                self.out.push(&format!("{expression} {} {place}", op.sql()));
            }
            // The same: between a number and what is above all of them.
            Check::Between(low, high) if sqlite && [low, high].into_iter().any(is_nan) => {
                if is_nan(low) {
                    self.out.push("false");
                } else {
                    let expression = self.taken(&column, kind, &found.steps, false);
                    let place = self.param(low.clone());
                    self.out.push(&format!("{expression} >= {place}"));
                }
            }
            Check::Between(low, high) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                let (low, high) = (self.operand(found.shape, low), self.operand(found.shape, high));
                self.out.push(&format!("{expression} between {low} and {high}"));
            }
            Check::AnyOf(values) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                self.any_of(&expression, found.shape, values);
            }
            Check::Json(check) => {
                let expression = self.taken(&column, kind, &found.steps, false);
                self.json(&expression, check);
            }
            Check::List(set, values) => {
                let ty = match found.shape {
                    Shape::Of(Kind::Ints) => ArrayType::Int,
                    Shape::Of(Kind::Texts) => ArrayType::String,
                    _ => ArrayType::Double,
                };
                let expression = self.taken(&column, kind, &found.steps, false);
                let list = self.param(Value::Array(ty, Some(Box::new(values.clone()))));
                self.set(&expression, *set, &list);
            }
        }
    }

    /// A value that a column is compared with. PostgreSQL gets decimals in their smallest unit, and multiplies exactly.
    fn operand(&mut self, shape: Shape, value: &Value) -> String {
        let place = self.param(value.clone());
        match (shape, self.out.dialect) {
            (Shape::Of(Kind::Decimal(of)), Dialect::Postgres) => format!("({place} * {}::numeric)", of.unit()),
            _ => place,
        }
    }

    /// Writes whether an expression is one of some values.
    fn any_of(&mut self, expression: &str, shape: Shape, values: &[Value]) {
        let sqlite = self.out.dialect == Dialect::Sqlite;
        // JSON, as which SQLite gets lists, has finite numbers only.
        if sqlite && values.iter().any(|value| !is_finite(value)) {
            let (listed, single): (Vec<_>, Vec<_>) = values.iter().cloned().partition(is_finite);
            self.out.push("(").push(expression).any(listed);
            for value in single.into_iter().filter(|value| !is_nan(value)) {
                let place = self.param(value);
                self.out.push(&format!(" or {expression} = {place}"));
            }
            self.out.push(")");
            return;
        }
        if let (Shape::Of(Kind::Decimal(of)), false) = (shape, sqlite) {
            let units = self.param(Value::Array(ArrayType::BigInt, Some(Box::new(values.to_vec()))));
            self.out.push(&format!("{expression} in (select u * {}::numeric from unnest({units}) u)", of.unit()));
            return;
        }
        self.out.push(expression);
        if shape != Shape::Time {
            self.out.any(values.to_vec());
            return;
        }
        let texts = values.iter().map(|v| sqlite_item(v).as_str().unwrap_or_default().into()).collect();
        if sqlite {
            self.out.any(texts);
        } else {
            let place = self.param(Value::Array(ArrayType::String, Some(Box::new(texts))));
            self.out.push(&format!(" = any({place}::time[])"));
        }
    }

    /// What the steps take of a column, as an expression. With `text`, a value within json comes as its text.
    fn taken(&mut self, column: &str, kind: Kind, steps: &[Step], text: bool) -> String {
        let sqlite = self.out.dialect == Dialect::Sqlite;
        let zone = self.zone.zone.name();
        let mut taken = column.to_owned();
        let mut instant = kind == Kind::DateTime;
        for step in steps {
            taken = match step {
                Step::Part(part) if sqlite => {
                    let zone = if instant { zone } else { "UTC" };
                    format!("pg_part('{}', {taken}, '{zone}')", part_name(*part))
                }
                Step::Part(part) => {
                    let local = if instant { format!("({taken} at time zone '{zone}')") } else { taken };
                    match part {
                        Part::Date => format!("{local}::date"),
                        Part::Time => format!("{local}::time"),
                        Part::Second => format!("floor(extract(second from {local}))::int"),
                        Part::WeekDay => format!("(extract(dow from {local})::int + 1)"),
                        part => format!("extract({} from {local})::int", part_name(*part)),
                    }
                }
                Step::Path(keys) => {
                    let keys = keys.iter().map(|k| Value::from(k.as_str())).collect();
                    let keys = self.param(Value::Array(ArrayType::String, Some(Box::new(keys))));
                    match (sqlite, text) {
                        (true, true) => format!("pg_json_text({taken}, {keys})"),
                        (true, false) => format!("pg_json_at({taken}, {keys})"),
                        (false, true) => format!("({taken} #>> {keys})"),
                        (false, false) => format!("({taken} #> {keys})"),
                    }
                }
                Step::Len => format!("{}({taken})", if sqlite { "json_array_length" } else { "cardinality" }),
                Step::Item(index) => {
                    // PostgreSQL counts from 1. Positions are below 2^30.
                    let place = self.param(i32::try_from(index + u32::from(!sqlite)).unwrap_or(i32::MAX).into());
                    if sqlite {
                        format!("json_extract({taken}, '$[' || {place} || ']')")
                    } else {
                        format!("({taken})[{place}]")
                    }
                }
                Step::Slice(from, to) => {
                    let from = self.param(i32::try_from(from + u32::from(!sqlite)).unwrap_or(i32::MAX).into());
                    let to = self.param(i32::try_from(*to).unwrap_or(i32::MAX).into());
                    if sqlite {
                        format!("pg_json_slice({taken}, {from}, {to})")
                    } else {
                        format!("({taken})[{from}:{to}]")
                    }
                }
            };
            instant = false;
        }
        taken
    }

    /// The text of an expression, as PostgreSQL prints values of its type.
    fn as_text(&self, expression: String, shape: Shape) -> String {
        let sqlite = self.out.dialect == Dialect::Sqlite;
        match (shape, sqlite) {
            (Shape::Of(Kind::Text) | Shape::Inner, _) | (Shape::Of(Kind::Date), true) => expression,
            (Shape::Of(Kind::Uuid), true) => format!("pg_uuid({expression})"),
            (Shape::Of(Kind::Float), true) => format!("pg_float({expression})"),
            (Shape::Of(Kind::Bool), true) => format!("case {expression} when 1 then 'true' when 0 then 'false' end"),
            (Shape::Of(Kind::DateTime), true) => format!("pg_moment({expression})"),
            (Shape::Of(Kind::DateTime), false) => format!("(({expression} at time zone 'UTC')::text || '+00')"),
            (Shape::Of(Kind::Json), true) => format!("pg_json({expression})"),
            (Shape::Time, true) => format!("rtrim(rtrim({expression}, '0'), '.')"),
            (_, true) => format!("cast({expression} as text)"),
            (_, false) => format!("{expression}::text"),
        }
    }

    fn text_test(&mut self, expression: &str, how: How, ignore_case: bool, value: &str) {
        let sql = if self.out.dialect == Dialect::Sqlite {
            let (expression, value) = match (how, ignore_case) {
                (How::Regex, _) | (_, false) => (expression.to_owned(), value.to_owned()),
                (_, true) => (format!("pg_upper({expression})"), functions::upper(value)),
            };
            // SQLite's LIKE ignores the letter case of some letters, so it is of no use here.
            let empty = value.is_empty();
            let place = self.param(value.into());
            match how {
                How::Equal => format!("{expression} = {place}"),
                How::Starts if !empty => format!("substr({expression}, 1, length({place})) = {place}"),
                How::Ends if !empty => format!("substr({expression}, -length({place})) = {place}"),
                How::Regex => format!("pg_matches({expression}, {place}, {})", u8::from(ignore_case)),
                _ => format!("instr({expression}, {place}) > 0"),
            }
        } else {
            let escaped = || value.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let (op, value) = match how {
                How::Equal => ("=", value.to_owned()),
                How::Contains => ("like", format!("%{}%", escaped())),
                How::Starts => ("like", format!("{}%", escaped())),
                How::Ends => ("like", format!("%{}", escaped())),
                How::Regex if ignore_case => ("~*", value.to_owned()),
                How::Regex => ("~", value.to_owned()),
            };
            let place = self.param(value.into());
            if ignore_case && how != How::Regex {
                format!("upper({expression}) {op} upper({place})")
            } else {
                format!("{expression} {op} {place}")
            }
        };
        self.out.push(&sql);
    }

    fn json(&mut self, expression: &str, check: &JsonCheck) {
        let sqlite = self.out.dialect == Dialect::Sqlite;
        let document = |w: &mut Writer, json: &Json| w.param(Value::Json(Some(Box::new(json.clone()))));
        let sql = match check {
            JsonCheck::Compare(op, json) => {
                let (place, op) = (document(self, json), op.sql());
                if sqlite {
                    format!("pg_json_order({expression}, {place}) {op} 0")
                } else {
                    format!("{expression} {op} {place}")
                }
            }
            JsonCheck::Between(low, high) => {
                let (low, high) = (document(self, low), document(self, high));
                if sqlite {
                    format!("pg_json_order({expression}, {low}) >= 0 and pg_json_order({expression}, {high}) <= 0")
                } else {
                    format!("{expression} between {low} and {high}")
                }
            }
            JsonCheck::AnyOf(items) => {
                let list = document(self, &Json::Array(items.clone()));
                if sqlite {
                    format!("pg_json_any({expression}, {list})")
                } else {
                    format!("{expression} in (select jsonb_array_elements({list}))")
                }
            }
            JsonCheck::Set(set, json) => {
                let place = document(self, json);
                return self.set(expression, *set, &place);
            }
            JsonCheck::Keys(keys, all) => {
                let keys = keys.iter().map(|k| Value::from(k.as_str())).collect();
                let place = self.param(Value::Array(ArrayType::String, Some(Box::new(keys))));
                match (sqlite, all) {
                    (true, _) => format!("pg_json_keys({expression}, {place}, {})", u8::from(*all)),
                    (false, true) => format!("{expression} ?& {place}"),
                    (false, false) => format!("{expression} ?| {place}"),
                }
            }
        };
        self.out.push(&sql);
    }

    fn set(&mut self, expression: &str, set: Set, other: &str) {
        let sqlite = self.out.dialect == Dialect::Sqlite;
        self.out.push(&match (set, sqlite) {
            (Set::Equal, true) => format!("pg_json_order({expression}, {other}) = 0"),
            (Set::Holds, true) => format!("pg_json_holds({expression}, {other})"),
            (Set::Within, true) => format!("pg_json_holds({other}, {expression})"),
            (Set::Shares, true) => format!("pg_json_shares({expression}, {other})"),
            (Set::Equal, false) => format!("{expression} = {other}"),
            (Set::Holds, false) => format!("{expression} @> {other}"),
            (Set::Within, false) => format!("{expression} <@ {other}"),
            (Set::Shares, false) => format!("{expression} && {other}"),
        });
    }
}

fn is_nan(value: &Value) -> bool {
    matches!(value, Value::Double(Some(number)) if number.is_nan())
}

fn is_finite(value: &Value) -> bool {
    !matches!(value, Value::Double(Some(number)) if !number.is_finite())
}

/// A value within JSON text, for SQLite's `json_each`.
fn sqlite_item(value: &Value) -> Json {
    match value {
        Value::Bool(Some(v)) => (*v).into(),
        Value::SmallInt(Some(v)) => (*v).into(),
        Value::Int(Some(v)) => (*v).into(),
        Value::BigInt(Some(v)) => (*v).into(),
        Value::Double(Some(v)) => (*v).into(),
        Value::String(Some(v)) => v.clone().into(),
        Value::Uuid(Some(v)) => v.simple().to_string().into(),
        Value::ChronoDate(Some(v)) => v.to_string().into(),
        Value::ChronoTime(Some(v)) => v.format("%H:%M:%S%.6f").to_string().into(),
        Value::ChronoDateTimeUtc(Some(v)) => crate::store::sql::sqlite_time(v).into(),
        Value::Json(Some(v)) => (**v).clone(),
        _ => Json::Null,
    }
}

/// PostgreSQL's names for parts, which `pg_part` understands too.
fn part_name(part: Part) -> &'static str {
    match part {
        Part::Date => "date",
        Part::Time => "time",
        Part::Year => "year",
        Part::IsoYear => "isoyear",
        Part::Quarter => "quarter",
        Part::Month => "month",
        Part::Day => "day",
        Part::Week => "week",
        Part::WeekDay => "weekday",
        Part::IsoWeekDay => "isodow",
        Part::Hour => "hour",
        Part::Minute => "minute",
        Part::Second => "second",
    }
}
