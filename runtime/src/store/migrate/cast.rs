//! Values of one type as another: the SQL of the value, and of whether it can be had. Nothing is cut, rounded or made zero:
//! a value that another type can't hold in full is in the way.

use crate::{store::Dialect, tables::Kind};

/// How a value becomes one of another type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cast {
    /// The value, from the old one.
    pub value: String,
    /// Whether a value that isn't null can be cast; `None`: all can.
    pub fits: Option<String>,
}

fn all(value: String) -> Option<Cast> {
    Some(Cast { value, fits: None })
}

fn some(value: String, fits: String) -> Option<Cast> {
    Some(Cast { value, fits: Some(fits) })
}

/// The cast from one kind to another of a column or expression `x`; `None`: there is none.
pub(super) fn cast(dialect: Dialect, from: Kind, to: Kind, x: &str) -> Option<Cast> {
    if from == to {
        return all(x.to_owned());
    }
    match dialect {
        Dialect::Postgres => postgres(from, to, x),
        Dialect::Sqlite => {
            let mut cast = sqlite(from, to, x)?;
            if cast.value != x {
                // Some of its functions make something of null.
                cast.value = format!("iif({x} is null, null, {})", cast.value);
            }
            Some(cast)
        }
    }
}

/// The least and the greatest of the whole numbers of a kind.
fn bounds(kind: Kind) -> (i64, i64) {
    match kind {
        Kind::Small => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Kind::Int => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    }
}

/// The smallest units of one.
fn ten_to(places: u8) -> i64 {
    10i64.pow(u32::from(places))
}

fn is_integer(kind: Kind) -> bool {
    matches!(kind, Kind::Small | Kind::Int | Kind::Big)
}

/// Whether each number of a kind is one of another.
fn is_within(from: Kind, to: Kind) -> bool {
    let ((low, high), (least, most)) = (bounds(from), bounds(to));
    low >= least && high <= most
}

fn in_bounds(x: &str, kind: Kind) -> String {
    let (least, most) = bounds(kind);
    // The least number of 8 bytes can't be written with its sign before it.
    let least = if least == i64::MIN { "-9223372036854775807 - 1".to_owned() } else { least.to_string() };
    format!("{x} between {least} and {most}")
}

const TRUE: &str = "('true', 't', 'yes', 'y', 'on', '1')";
const FALSE: &str = "('false', 'f', 'no', 'n', 'off', '0')";

fn postgres(from: Kind, to: Kind, x: &str) -> Option<Cast> {
    let word = crate::tables::ddl::postgres_type(to, 0);
    let day = |part: &str| {
        format!(
            "case when {part} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}' and substr({part}, 1, 4) <> '0000' \
             then case when substr({part}, 6, 2)::int between 1 and 12 then substr({part}, 9, 2)::int between 1 and \
             extract(day from make_date(substr({part}, 1, 4)::int, substr({part}, 6, 2)::int, 1) + interval '1 month' - \
             interval '1 day') else false end else false end"
        )
    };
    match (from, to) {
        (Kind::Text, to) if is_integer(to) => some(
            format!("btrim({x})::{word}"),
            format!(
                "case when btrim({x}) ~ '^[-+]?[0-9]+$' then {} else false end",
                in_bounds(&format!("btrim({x})::numeric"), to)
            ),
        ),
        (Kind::Text, Kind::Float) => some(
            format!("btrim({x})::float8"),
            format!("btrim({x}) ~ '^[-+]?([0-9]{{1,200}}([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{{1,2}})?$'"),
        ),
        (Kind::Text, Kind::Bool) => some(
            format!("lower(btrim({x})) in {TRUE}"),
            format!("(lower(btrim({x})) in {TRUE} or lower(btrim({x})) in {FALSE})"),
        ),
        (Kind::Text, Kind::Date) => {
            some(format!("{x}::date"), format!("{x} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' and {}", day(x)))
        }
        (Kind::Text, Kind::DateTime) => some(
            format!(
                "(case when {x} ~ '(Z|[-+][0-9]{{2}}:[0-9]{{2}})$' then {x} else {x} || '+00:00' end)::timestamptz"
            ),
            format!(
                "{x} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{{1,6}})?\
                 (Z|[-+](0[0-9]|1[0-4]):[0-5][0-9])?$' and {}",
                day(x)
            ),
        ),
        (Kind::Text, Kind::Uuid) => some(
            format!("{x}::uuid"),
            format!("{x} ~* '^[0-9a-f]{{8}}-?[0-9a-f]{{4}}-?[0-9a-f]{{4}}-?[0-9a-f]{{4}}-?[0-9a-f]{{12}}$'"),
        ),
        (Kind::Text | Kind::Floats | Kind::Ints | Kind::Float | Kind::Bool, Kind::Json) => {
            all(format!("to_jsonb({x})"))
        }
        (from, Kind::Json) if is_integer(from) => all(format!("to_jsonb({x})")),
        (Kind::Json, Kind::Text) => all(format!("{x} #>> '{{}}'")),
        (Kind::Date, Kind::Text) => all(format!("to_char({x}, 'YYYY-MM-DD')")),
        (Kind::DateTime, Kind::Text) => {
            all(format!("to_char({x} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+00:00\"')"))
        }
        (Kind::Floats | Kind::Ints, Kind::Text) => all(format!("to_json({x})::text")),
        (Kind::Uuid | Kind::Bool | Kind::Float, Kind::Text) => all(format!("{x}::text")),
        (from, Kind::Text) if is_integer(from) => all(format!("{x}::text")),
        (from, to) if is_integer(from) && is_integer(to) => match is_within(from, to) {
            true => all(format!("{x}::{word}")),
            false => some(format!("{x}::{word}"), in_bounds(x, to)),
        },
        (Kind::Big, Kind::Float) => some(format!("{x}::float8"), format!("abs({x}) <= 9007199254740992")),
        (from, Kind::Float) if is_integer(from) => all(format!("{x}::float8")),
        (Kind::Float, to) if is_integer(to) => some(
            format!("{x}::{word}"),
            format!("{x} = trunc({x}) and abs({x}) <= 9007199254740992 and {}", in_bounds(x, to)),
        ),
        (from, Kind::Bool) if is_integer(from) => some(format!("{x} = 1"), format!("{x} in (0, 1)")),
        (Kind::Bool, to) if is_integer(to) => all(format!("{x}::int::{word}")),
        // Each number is a uuid of its own, and is found in it: 00000000-0000-0000-0000-00000000002a is 42.
        (from, Kind::Uuid) if is_integer(from) => {
            some(format!("lpad(to_hex({x}), 32, '0')::uuid"), format!("{x} >= 0"))
        }
        (Kind::Date, Kind::DateTime) => all(format!("{x}::timestamp at time zone 'UTC'")),
        (Kind::DateTime, Kind::Date) => {
            some(format!("({x} at time zone 'UTC')::date"), format!("({x} at time zone 'UTC')::time = time '00:00'"))
        }
        (from, Kind::Decimal(of)) => {
            let number = match from {
                Kind::Decimal(_) => x.to_owned(),
                from if is_integer(from) => format!("{x}::numeric"),
                Kind::Text => format!("btrim({x})::numeric"),
                _ => return None,
            };
            let fits =
                format!("abs({number}) < 1e{} and {number} = trunc({number}, {})", of.digits - of.places, of.places);
            let fits = match from {
                Kind::Text => format!(
                    "case when btrim({x}) ~ '^[-+]?[0-9]{{1,100}}([.][0-9]{{0,100}})?$' then {fits} else false end"
                ),
                _ => fits,
            };
            some(format!("{number}::{word}"), fits)
        }
        (Kind::Decimal(_) | Kind::Time, Kind::Text) => all(format!("{x}::text")),
        (Kind::Decimal(_), Kind::Json) => all(format!("to_jsonb({x}::text)")),
        (Kind::Decimal(_), to) if is_integer(to) => {
            some(format!("{x}::{word}"), format!("{x} = trunc({x}) and {}", in_bounds(x, to)))
        }
        (Kind::Text, Kind::Time) => some(
            format!("{x}::time"),
            format!("{x} ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{{1,6}})?)?$'"),
        ),
        // Microseconds, as whole numbers.
        (from, Kind::Duration) if is_integer(from) => all(format!("{x}::bigint")),
        (Kind::Duration, Kind::Big) => all(x.to_owned()),
        (Kind::Texts, Kind::Json) => all(format!("to_jsonb({x})")),
        (Kind::Texts, Kind::Text) => all(format!("to_json({x})::text")),
        (Kind::Text, Kind::Texts) => all(format!("array[{x}]")),
        (Kind::Ints, Kind::Floats) => all(format!("{x}::float8[]")),
        (Kind::Floats, Kind::Ints) => {
            // An unmatched overflow would fail: texts of whole numbers within the bounds.
            some(format!("{x}::int[]"), format!("{x}::text ~ '^[{{]((-?[0-9]{{1,9}})(,-?[0-9]{{1,9}})*)?[}}]$'"))
        }
        _ => None,
    }
}

fn sqlite(from: Kind, to: Kind, x: &str) -> Option<Cast> {
    let (hex, plain) = (format!("lower(hex({x}))"), format!("replace({x}, '-', '')"));
    let zone = format!("ltrim(substr({x}, 20), '.0123456789')");
    let instant = format!("strftime('%Y-%m-%dT%H:%M:%S', substr({x}, 1, 19) || {zone})");
    match (from, to) {
        (Kind::Text, to) if is_integer(to) => {
            let number = format!("cast(trim({x}) as integer)");
            some(
                number.clone(),
                format!("(cast({number} as text) = ltrim(trim({x}), '+') and {})", in_bounds(&number, to)),
            )
        }
        (Kind::Text, Kind::Float) => some(
            format!("cast(trim({x}) as real)"),
            format!("case when json_valid(trim({x})) then json_type(trim({x})) in ('integer', 'real') else 0 end"),
        ),
        (Kind::Text, Kind::Bool) => some(
            format!("lower(trim({x})) in {TRUE}"),
            format!("(lower(trim({x})) in {TRUE} or lower(trim({x})) in {FALSE})"),
        ),
        (Kind::Text, Kind::Date) => some(
            x.to_owned(),
            format!("({x} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and coalesce(date({x}) = {x}, 0))"),
        ),
        (Kind::Text, Kind::DateTime) => some(
            format!("{instant} || substr({x}, 20, length(substr({x}, 20)) - length({zone})) || '+00:00'"),
            format!(
                "({x} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ][0-9][0-9]:[0-9][0-9]:[0-9][0-9]*' \
                 and coalesce(date(substr({x}, 1, 10)) = substr({x}, 1, 10), 0) and {instant} is not null)"
            ),
        ),
        (Kind::Text, Kind::Uuid) => {
            some(format!("unhex({plain})"), format!("(length({plain}) = 32 and {plain} not glob '*[^0-9a-fA-F]*')"))
        }
        (Kind::Text | Kind::Float, Kind::Json) => all(format!("json_quote({x})")),
        (from, Kind::Json) if is_integer(from) => all(format!("json_quote({x})")),
        (Kind::Bool, Kind::Json | Kind::Text) => all(format!("case {x} when 1 then 'true' when 0 then 'false' end")),
        (Kind::Floats | Kind::Ints, Kind::Json | Kind::Text) | (Kind::Date | Kind::DateTime, Kind::Text) => {
            all(x.to_owned())
        }
        (Kind::Json, Kind::Text) => all(format!(
            "case when json_type({x}) = 'text' then json_extract({x}, '$') when json_type({x}) = 'null' then null else {x} end"
        )),
        (Kind::Uuid, Kind::Text) => all(format!(
            "substr({hex}, 1, 8) || '-' || substr({hex}, 9, 4) || '-' || substr({hex}, 13, 4) || '-' || \
             substr({hex}, 17, 4) || '-' || substr({hex}, 21)"
        )),
        (Kind::Float, Kind::Text) => all(format!("cast({x} as text)")),
        (from, Kind::Text) if is_integer(from) => all(format!("cast({x} as text)")),
        (from, to) if is_integer(from) && is_integer(to) => match is_within(from, to) {
            true => all(x.to_owned()),
            false => some(x.to_owned(), in_bounds(x, to)),
        },
        (Kind::Big, Kind::Float) => some(format!("cast({x} as real)"), format!("abs({x}) <= 9007199254740992")),
        (from, Kind::Float) if is_integer(from) => all(format!("cast({x} as real)")),
        (Kind::Float, to) if is_integer(to) => some(
            format!("cast({x} as integer)"),
            format!("({x} = cast({x} as integer) and abs({x}) <= 9007199254740992 and {})", in_bounds(x, to)),
        ),
        (from, Kind::Bool) if is_integer(from) => some(x.to_owned(), format!("{x} in (0, 1)")),
        (Kind::Bool, to) if is_integer(to) => all(x.to_owned()),
        (from, Kind::Uuid) if is_integer(from) => some(format!("unhex(printf('%032x', {x}))"), format!("{x} >= 0")),
        (Kind::Date, Kind::DateTime) => all(format!("{x} || 'T00:00:00+00:00'")),
        (Kind::DateTime, Kind::Date) => some(
            format!("substr({x}, 1, 10)"),
            format!("substr({x}, 11) glob 'T00:00:00*+00:00' and ltrim(substr({x}, 20), '.0') = '+00:00'"),
        ),
        (Kind::Decimal(from), Kind::Decimal(of)) => {
            let (value, exact) = match of.places.checked_sub(from.places) {
                Some(more) => (format!("{x} * {}", ten_to(more)), None),
                None => {
                    let less = ten_to(from.places - of.places);
                    (format!("{x} / {less}"), Some(format!("{x} % {less} = 0 and ")))
                }
            };
            // A product beyond 64 bits is a double, and so beyond the largest, too.
            let fits = format!("{}abs({value}) <= {}", exact.unwrap_or_default(), of.largest());
            some(value, fits)
        }
        (from, Kind::Decimal(of)) if is_integer(from) => {
            let value = format!("{x} * {}", ten_to(of.places));
            some(value.clone(), format!("abs({value}) <= {}", of.largest()))
        }
        // With digits alone, text and number are the same.
        (Kind::Text, Kind::Decimal(of)) => some(
            format!("specimen_units(trim({x}), {})", of.places),
            format!("coalesce(abs(specimen_units(trim({x}), {})) <= {}, 0)", of.places, of.largest()),
        ),
        (Kind::Decimal(of), Kind::Text | Kind::Json) => {
            let text = format!("specimen_decimal({x}, {})", of.places);
            all(if to == Kind::Json { format!("json_quote({text})") } else { text })
        }
        (Kind::Decimal(of), to) if is_integer(to) => {
            let (unit, value) = (ten_to(of.places), format!("{x} / {}", ten_to(of.places)));
            some(value.clone(), format!("({x} % {unit} = 0 and {})", in_bounds(&format!("({value})"), to)))
        }
        (Kind::Time, Kind::Text) => all(format!("rtrim(rtrim({x}, '0'), '.')")),
        (Kind::Text, Kind::Time) => some(format!("specimen_time({x})"), format!("specimen_time({x}) is not null")),
        (from, Kind::Duration) if is_integer(from) => all(x.to_owned()),
        (Kind::Duration, Kind::Big) => all(x.to_owned()),
        (Kind::Texts, Kind::Json | Kind::Text) => all(x.to_owned()),
        (Kind::Text, Kind::Texts) => all(format!("json_array({x})")),
        (Kind::Ints, Kind::Floats) => all(x.to_owned()),
        (Kind::Floats, Kind::Ints) => {
            let whole = format!("(select json_group_array(cast(value as integer)) from json_each({x}))");
            let fits = "value <> cast(value as integer) or abs(value) > 2147483647";
            some(whole, format!("not exists (select 1 from json_each({x}) where {fits})"))
        }
        _ => None,
    }
}
