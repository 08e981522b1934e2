//! Bounds of values: least and most, in the words that fit what a field holds.

use super::{Checker, DeclaredField, spot};
use crate::{
    leak,
    model::Kind,
    syntax::{At, FieldDecl, Scalar},
};
use specimen_tables::{
    Bound, Decimal,
    exact::{duration, microseconds, time_of_day},
};

/// A bound as a number.
pub fn number(bound: &Scalar) -> Option<f64> {
    match bound {
        Scalar::Int(number) => Some(*number as f64),
        Scalar::Float(number) => Some(*number),
        Scalar::Bool(_) | Scalar::Text(_) => None,
    }
}

/// A scalar as its text. Numbers of YAML are doubles, which have up to 15 digits exactly.
pub fn plain(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Bool(value) => value.to_string(),
        Scalar::Int(value) => value.to_string(),
        Scalar::Float(value) => value.to_string(),
        Scalar::Text(value) => value.clone(),
    }
}

/// A number of a decimal column.
pub fn units(of: Decimal, scalar: &Scalar) -> Option<i64> {
    match scalar {
        Scalar::Bool(_) => None,
        scalar => of.exactly(&plain(scalar)),
    }
}

/// Whether text is a calendar day, `2020-01-31`.
pub fn is_day(text: &str) -> bool {
    let part = |from: usize, to: usize| {
        let digits = text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (part(0, 4), part(5, 7), part(8, 10)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let dashes = text.len() == 10 && [4, 7].iter().all(|at| text.as_bytes()[*at] == b'-');
    dashes && year > 0 && (1..=12).contains(&month) && (1..=days).contains(&day)
}

/// Whether text is an instant in UTC, `2020-01-31T12:00:00Z`.
pub fn is_instant(text: &str) -> bool {
    text.strip_suffix('Z')
        .and_then(|text| text.split_once('T'))
        .is_some_and(|(day, time)| is_day(day) && time.len() == 8 && time_of_day(time).is_some())
}

/// A bound as the server has it; `None`: it doesn't fit the kind.
fn bound(kind: Kind, given: &Scalar) -> Option<Bound> {
    Some(match (kind, given) {
        (Kind::Text | Kind::Texts, Scalar::Int(length)) => Bound::Number(*length),
        (Kind::Decimal(of), given) => Bound::Number(units(of, given)?),
        (Kind::Duration, Scalar::Text(text)) => Bound::Number(microseconds(text)?),
        (Kind::Date, Scalar::Text(text)) if text == "today" => Bound::Today,
        (Kind::Date, Scalar::Text(text)) if is_day(text) => Bound::At(leak::text(text)),
        (Kind::DateTime, Scalar::Text(text)) if text == "now" => Bound::Now,
        (Kind::DateTime, Scalar::Text(text)) if is_instant(text) => Bound::At(leak::text(text)),
        (Kind::Time, Scalar::Text(text)) => Bound::At(leak::text(&time_of_day(text)?)),
        _ => return None,
    })
}

/// The bounds of a field of which its type doesn't take care: of text only the least length.
pub fn within(decl: &FieldDecl, kind: Kind) -> Option<(Bound, Bound)> {
    let of = |given: &Option<At<Scalar>>| given.as_ref().and_then(|given| bound(kind, &given.value));
    let most = if matches!(kind, Kind::Text | Kind::Texts) { None } else { of(&decl.max) };
    let (least, most) = (of(&decl.min), most);
    if kind == Kind::Texts || decl.to.is_some() || (least.is_none() && most.is_none()) {
        return None;
    }
    Some((least.unwrap_or(Bound::None), most.unwrap_or(Bound::None)))
}

/// What a bound of a kind looks like.
fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Texts => "a number of characters",
        Kind::Date => "a day, e.g. `2020-01-31`, or `today`",
        Kind::DateTime => "an instant, e.g. `2020-01-31T12:00:00Z`, or `now`",
        Kind::Time => "a time of day in quotes, e.g. `\"08:30\"`",
        Kind::Duration => "a duration, e.g. `PT1H30M`",
        Kind::Decimal(_) => "a number with no more digits and places than the field has",
        _ => "a number",
    }
}

impl Checker<'_> {
    /// Reports digits and places that no decimal has.
    pub fn digits_fit(&mut self, field: &DeclaredField) {
        let decl = &field.decl;
        let digits = decl.digits.as_ref().map_or(i64::from(Decimal::MAX_DIGITS), |digits| digits.value);
        if let Some(given) =
            decl.digits.as_ref().filter(|given| !(1..=i64::from(Decimal::MAX_DIGITS)).contains(&given.value))
        {
            let message = format!("`{}` can't have {} digits", field.name.value, given.value);
            let reason = format!("a decimal has 1 to {} digits", Decimal::MAX_DIGITS);
            self.fault("S191", spot(field.file, given), message, reason, "write how many digits it has in all");
        } else if let Some(given) = decl.places.as_ref().filter(|given| !(0..=digits).contains(&given.value)) {
            let message = format!("`{}` can't have {} places", field.name.value, given.value);
            let reason = format!("of its {digits} digits, 0 to {digits} stand after the point");
            self.fault("S191", spot(field.file, given), message, reason, "raise `digits`, or lower `places`");
        }
        if let Some(show) = &decl.show {
            let is_decimal = decl.r#type.as_ref().is_some_and(|word| word.value == "decimal");
            if is_decimal != (show.value == "number") && super::fields::SHOW.contains(&show.value.as_str()) {
                let message = format!("`{}` can't be shown as a {}", field.name.value, show.value);
                let (reason, remedy) = match is_decimal {
                    true => ("a decimal is shown as text or as a number", "write `show: number`, or take it away"),
                    false => ("only decimals are", "write `label` or `value`"),
                };
                self.fault("S191", spot(field.file, show), message, reason, remedy);
            }
        }
    }

    /// Reports bounds that don't fit, and those between which there is nothing.
    pub fn bounds(&mut self, field: &DeclaredField, kind: Kind) {
        let decl = &field.decl;
        if decl.to.is_some() {
            return;
        }
        let numeric = matches!(kind, Kind::Small | Kind::Int | Kind::Big | Kind::Float);
        let mut fits = true;
        for given in [&decl.min, &decl.max].into_iter().flatten() {
            let is_length = matches!(kind, Kind::Text | Kind::Texts);
            if let (true, Some(length)) = (is_length, number(&given.value)) {
                if length < 1.0 || length.fract() != 0.0 {
                    fits = false;
                    let message = format!("`{}` can't have {} characters", field.name.value, plain(&given.value));
                    self.fault("S040", spot(field.file, given), message, "a length is a whole number from 1", "");
                }
                continue;
            }
            let known = matches!(kind, Kind::Decimal(_) | Kind::Date | Kind::DateTime | Kind::Time | Kind::Duration);
            let is_bound = if numeric { number(&given.value).is_some() } else { bound(kind, &given.value).is_some() };
            if (numeric || known || is_length) && !is_bound {
                fits = false;
                let message = format!("`{}` can't be a bound of `{}`", plain(&given.value), field.name.value);
                let reason = match is_length {
                    true => "a length is a whole number from 1".to_owned(),
                    false => format!("it needs {}", super::fields::kind_word(kind)),
                };
                self.fault("S192", spot(field.file, given), message, reason, format!("write {}", example(kind)));
            }
        }
        let (Some(min), Some(max), true) = (&decl.min, &decl.max, fits) else { return };
        let above = match (bound(kind, &min.value), bound(kind, &max.value)) {
            _ if numeric => number(&min.value) > number(&max.value),
            (Some(Bound::Number(least)), Some(Bound::Number(most))) => least > most,
            (Some(Bound::At(least)), Some(Bound::At(most))) => least > most,
            _ => false,
        };
        if above {
            let message = format!("`{}` can have no value at all", field.name.value);
            let most = match (kind, bound(kind, &max.value)) {
                (Kind::Duration, Some(Bound::Number(most))) => duration(most),
                _ => plain(&max.value),
            };
            let reason = format!("greater than the most, {most}");
            self.fault("S040", spot(field.file, min), message, reason, "swap `min` and `max`");
        }
    }
}
