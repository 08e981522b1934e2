//! Conditions on their way to SQL: names are found in the tables, and values have their columns' types. Each path is
//! looked up here, once; `selection` writes the result.

use super::{
    condition::{Condition, Operand, SqlCondition},
    lookup::{
        check::Check,
        path::{self, Comparison, Reach, ResolvedLookup},
        value,
    },
};
use crate::{
    request_time::RequestTime,
    tables::{Relation, Resource},
};
use std::borrow::Cow;

/// A condition that is ready to be written as SQL.
#[derive(Debug, Clone)]
pub enum Resolved {
    /// Every row.
    True,
    /// No row.
    False,
    /// Rows that pass all of them.
    All(Vec<Resolved>),
    /// Rows that pass at least one.
    Any(Vec<Resolved>),
    /// The others.
    Not(Box<Resolved>),
    /// A lookup.
    Lookup(Box<Lookup>),
    /// Rows with a related row, at the end of these relations, that passes by itself.
    Related(Vec<&'static Relation>, Box<Resolved>),
    /// SQL about the row of the list itself.
    Sql(Box<SqlCondition>),
}

/// A lookup that was found.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// As it was asked for, e.g. `subject__nickname__iexact`.
    pub lookup: Cow<'static, str>,
    /// What its names mean.
    pub found: ResolvedLookup,
    /// What its value asks.
    pub check: Check,
}

impl Lookup {
    /// A lookup on a resource.
    ///
    /// # Errors
    /// What is wrong with it or its value, as a message for people.
    pub fn new(
        resource: &'static Resource,
        lookup: Cow<'static, str>,
        value: &Operand,
        reach: Reach<'_>,
        zone: &RequestTime,
    ) -> Result<Lookup, String> {
        let found = path::find(resource, &lookup, reach)?;
        let check = value::check(&found, value, zone)?;
        Ok(Lookup { lookup, found, check })
    }
}

impl From<Lookup> for Resolved {
    fn from(lookup: Lookup) -> Resolved {
        Resolved::Lookup(Box::new(lookup))
    }
}

impl Resolved {
    /// A condition on the rows of a resource; date parts are those of clocks in the zone.
    ///
    /// # Errors
    /// What is wrong with a lookup or a value, as a message for people.
    pub fn of(resource: &'static Resource, condition: Condition, zone: &RequestTime) -> Result<Resolved, String> {
        resolved(resource, condition, zone, true)
    }

    /// The same, of a condition that needn't be about the rows of a list: it can't contain SQL.
    ///
    /// # Errors
    /// As [`Resolved::of`].
    pub fn without_sql(
        resource: &'static Resource,
        condition: Condition,
        zone: &RequestTime,
    ) -> Result<Resolved, String> {
        resolved(resource, condition, zone, false)
    }

    /// Rows for which it doesn't hold.
    pub fn negated(test: Resolved) -> Resolved {
        Resolved::Not(Box::new(test))
    }

    /// Calls a function with each lookup on the resource itself.
    pub fn each_lookup<'t>(&'t self, act: &mut dyn FnMut(&'t Lookup)) {
        match self {
            Resolved::All(list) | Resolved::Any(list) => list.iter().for_each(|test| test.each_lookup(act)),
            Resolved::Not(test) => test.each_lookup(act),
            Resolved::Lookup(lookup) => act(lookup),
            Resolved::True | Resolved::False | Resolved::Related(..) | Resolved::Sql(_) => {}
        }
    }
}

/// `own`: whether it is about the row of the list itself.
fn resolved(
    resource: &'static Resource,
    condition: Condition,
    zone: &RequestTime,
    own: bool,
) -> Result<Resolved, String> {
    let all = |list: Vec<Condition>| -> Result<Vec<Resolved>, String> {
        list.into_iter().map(|condition| resolved(resource, condition, zone, own)).collect()
    };
    Ok(match condition {
        Condition::True => Resolved::True,
        Condition::False => Resolved::False,
        Condition::All(list) => Resolved::All(all(list)?),
        Condition::Any(list) => Resolved::Any(all(list)?),
        Condition::Not(inner) => Resolved::negated(resolved(resource, *inner, zone, own)?),
        Condition::Test { lookup, value } => Lookup::new(resource, lookup, &value, Reach::Open, zone)?.into(),
        Condition::Related { path, keep } => {
            let found = path::find(resource, &path, Reach::Open)?;
            if !found.relation || found.comparison != Comparison::Exact {
                return Err(format!("'{path}' is no relation."));
            }
            Resolved::Related(found.hops, Box::new(resolved(found.resource, *keep, zone, false)?))
        }
        Condition::Sql(written) if own => {
            for text in [&written.postgres, &written.sqlite] {
                if placeholders(text).any(|(_, number)| number > written.params.len()) {
                    return Err(format!("SQL names a missing parameter: {text}"));
                }
            }
            Resolved::Sql(written)
        }
        Condition::Sql(_) => return Err("SQL is about the row of the list itself, not about a related one.".into()),
        // `RequiredRow` and `Alone` are handled where filters are read.
        Condition::RequiredRow(provided) => resolved(resource, provided.keep, zone, own)?,
        Condition::Alone(condition) => resolved(resource, *condition, zone, own)?,
    })
}

/// The pieces of a text with placeholders (`$1`, `$2`, …): what stands before each, and its number; 0 where `$` stands for
/// itself, and at the end of the text.
pub fn placeholders(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find('$') else {
            rest = None;
            return Some((text, 0));
        };
        let after = &text[at + 1..];
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let number = after[..end].parse::<usize>().unwrap_or(0);
        let before = if number == 0 { &text[..=at + end] } else { &text[..at] };
        rest = Some(&after[end..]);
        Some((before, number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_between_other_text() {
        let pieces = |text| placeholders(text).collect::<Vec<_>>();
        assert_eq!(pieces("a = $1 and $12::text = '$'"), [("a = ", 1), (" and ", 12), ("::text = '$", 0), ("'", 0)]);
        assert_eq!(pieces("$2"), [("", 2), ("", 0)]);
        assert_eq!(pieces("$0x"), [("$0", 0), ("x", 0)]);
        assert_eq!(pieces(""), [("", 0)]);
    }
}
