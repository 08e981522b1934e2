//! The query parameters of a list, by the filters that its spec declares: text in, conditions out. All bad
//! parameters are reported at once. Called by the list handler before it selects.

mod dates;
mod named;

use super::{
    condition::{Condition, Given},
    cost::{self, Price},
    hooks::{Asked, Hooks, Rule},
    lookup::{
        self,
        check::{Check, How},
        path::{self, Reach, Shape},
        time, value,
    },
    selection::{Selection, quoted},
    wire::RowView,
};
use crate::{
    fault::{Fault, Messages},
    moment::Moment,
    store::{self, Dialect, Executor, Sql, functions::pattern},
    tables::{Choice, ChoiceValue, Filter, FilterTest, Kind, Resource},
};
use named::Named;
use sea_orm::Value;
use std::collections::HashSet;

/// Names that a comma list may have: each is a subquery.
const MOST_NAMES: usize = 100;

/// What a request's parameters ask for.
#[derive(Debug, Default)]
pub struct Filtered {
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// Parameters that had no effect: unknown ones, and truth values that are none.
    pub ignored: Vec<String>,
}

/// What a caller may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Allowed<'a> {
    /// Only by filters that are marked public; lookups reach what those test, and `fields`.
    pub public: bool,
    /// Lookup paths, e.g. `nickname`, `lab__name`.
    pub fields: Option<&'a [&'a str]>,
    /// What the lookups of all parameters may cost together.
    pub cost: u32,
}

/// Everything that the reading of one parameter may need.
struct Reading<'a> {
    on: &'a Executor<'a>,
    dialect: Dialect,
    resource: &'static Resource,
    now: &'a Moment,
    /// All parameters, for rules that look at more than their own.
    query: &'a [(String, String)],
    /// Paths that `django` may test; `None` = all.
    paths: Option<Vec<String>>,
}

/// What reading parameters needs beside them.
#[derive(Clone, Copy)]
pub struct Environment<'a> {
    /// Where names are looked up.
    pub on: &'a Executor<'a>,
    /// The database's.
    pub dialect: Dialect,
    /// Hand-written filters.
    pub hooks: &'a Hooks,
    /// The request's time.
    pub now: &'a Moment,
}

/// What became of one parameter.
enum Read {
    Keep(Condition),
    Lookups(Condition, Price),
    Ignore,
    Bad(Vec<String>),
}

/// Reads a list's query parameters.
///
/// # Errors
/// 400 with an entry for each bad parameter; or the database failed.
pub async fn conditions(
    environment: Environment<'_>,
    resource: &'static Resource,
    filters: &'static [Filter],
    query: &[(String, String)],
    allowed: Allowed<'_>,
) -> Result<Filtered, Fault> {
    let Environment { on, dialect, hooks, now } = environment;
    let public = allowed.public;
    let paths = public.then(|| public_paths(resource, filters, allowed.fields.unwrap_or_default()));
    let mut cost = 0_u32;
    let reading = Reading { on, dialect, resource, now, query, paths };
    let mut filtered = Filtered::default();
    let mut messages = Messages::default();
    for filter in filters {
        let mut given = query.iter().filter(|(name, _)| name == filter.name).map(|(_, value)| value.trim());
        let all: Vec<&str> = match filter.test {
            FilterTest::Rows(..) => given.filter(|v| !v.is_empty()).collect(),
            _ => given.next_back().filter(|v| !v.is_empty()).into_iter().collect(),
        };
        let [.., last] = all.as_slice() else { continue };
        let hidden = public && !filter.public && !matches!(filter.test, FilterTest::Lookups);
        if hidden || matches!(filter.test, FilterTest::Refused) {
            messages.add(filter.name, format!("Unknown parameter '{}'.", filter.name));
            continue;
        }
        if all.iter().any(|v| v.contains('\0')) {
            messages.add(filter.name, "Null characters are not allowed.");
            continue;
        }
        let read = match filter.test {
            FilterTest::Row(path, of) => reading.row(path, of, last).await?,
            FilterTest::Rows(path, of) => reading.rows(path, of, &all).await?,
            FilterTest::Rule(hook) => reading.provided(reading.rule(hooks.rule(hook)?, last)).await?,
            FilterTest::BoolRule(hook) => match truth(last) {
                Some(value) => {
                    let text = if value { "true" } else { "false" };
                    reading.provided(reading.rule(hooks.rule(hook)?, text)).await?
                }
                None => Read::Ignore,
            },
            _ => reading.provided(reading.read(filter, last)).await?,
        };
        let condition = match read {
            Read::Ignore => {
                filtered.ignored.push(filter.name.to_owned());
                continue;
            }
            Read::Bad(what) => {
                what.into_iter().for_each(|what| messages.add(filter.name, what));
                continue;
            }
            Read::Lookups(condition, price) => {
                cost = cost.saturating_add(price.total);
                if cost > allowed.cost {
                    messages.add(filter.name, price.refusal(cost, allowed.cost));
                    continue;
                }
                condition
            }
            Read::Keep(condition) => condition,
        };
        // Kept on trial, so that names and values that don't fit are this parameter's fault.
        match Selection::new(resource, dialect, now.zone).keep(&condition) {
            Ok(()) => filtered.conditions.push(condition),
            Err(what) => messages.add(filter.name, what),
        }
    }
    messages.into_result()?;
    if let Some(alone) = filtered.conditions.iter().rposition(|condition| matches!(condition, Condition::Alone(_))) {
        filtered.conditions = vec![filtered.conditions.swap_remove(alone)];
    }
    let named = Named { on, dialect, now };
    for condition in &mut filtered.conditions {
        *condition = named.keyed(resource, std::mem::replace(condition, Condition::True)).await?;
    }
    for (name, _) in query {
        let known = filters.iter().any(|f| f.name == name) || matches!(name.as_str(), "limit" | "offset" | "format");
        if !known && !filtered.ignored.contains(name) {
            filtered.ignored.push(name.clone());
        }
    }
    Ok(filtered)
}

/// The paths that callers of the public representation may test.
fn public_paths(resource: &'static Resource, filters: &'static [Filter], fields: &[&str]) -> Vec<String> {
    let mut paths: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
    for filter in filters.iter().filter(|f| f.public) {
        let path = match filter.test {
            FilterTest::Text(path)
            | FilterTest::Uuid(path)
            | FilterTest::Number(path)
            | FilterTest::Bool(path)
            | FilterTest::Date(path)
            | FilterTest::DateTime(path)
            | FilterTest::Day(path)
            | FilterTest::Choice(path, _)
            | FilterTest::Label(path, _)
            | FilterTest::Row(path, _)
            | FilterTest::Rows(path, _)
            | FilterTest::UuidIn(path)
            | FilterTest::AllOf(path)
            | FilterTest::DateRange(path)
            | FilterTest::Pairs(path) => path,
            FilterTest::Lookups | FilterTest::Rule(_) | FilterTest::BoolRule(_) | FilterTest::Refused => continue,
        };
        paths.extend(path::find(resource, path, Reach::Open).map(|found| found.path));
    }
    paths
}

impl Reading<'_> {
    /// A parameter that hand-written code reads.
    fn rule(&self, rule: Rule, text: &str) -> Read {
        match rule(&Asked { now: self.now, query: self.query }, text) {
            Ok(condition) => Read::Keep(condition),
            Err(what) => Read::Bad(vec![what]),
        }
    }

    /// A parameter that needs no database.
    fn read(&self, filter: &Filter, text: &str) -> Read {
        let keep = |path: &'static str, value: Given| Read::Keep(Condition::lookup(path, value));
        let bad = |what: &str| Read::Bad(vec![what.to_owned()]);
        match filter.test {
            // A json column is compared with the text as a JSON string.
            FilterTest::Text(path) => keep(path, text.into()),
            FilterTest::Uuid(path) => {
                value::uuid(text).map_or_else(|| bad("Enter a valid UUID."), |id| keep(path, id.into()))
            }
            FilterTest::Number(path) => match number(text) {
                Some(Given::Number { value, .. }) if value > 1e50 => {
                    bad("Ensure this value is less than or equal to 1e+50.")
                }
                Some(value) => keep(path, value),
                None => bad("Enter a number."),
            },
            FilterTest::Bool(path) => truth(text).map_or(Read::Ignore, |value| keep(path, value.into())),
            FilterTest::Date(path) => {
                dates::day(text).map_or_else(|| bad("Enter a valid date."), |day| keep(path, day.into()))
            }
            FilterTest::DateTime(path) => time::instant(text, self.now)
                .map_or_else(|| bad("Enter a valid date/time."), |at| keep(path, at.into())),
            FilterTest::Day(path) => dates::day_of_moment(text, self.now)
                .map_or_else(|| bad("Enter a valid date/time."), |day| keep(path, day.into())),
            FilterTest::Choice(path, choices) => {
                let same = |c: &&Choice| match c.value {
                    ChoiceValue::Int(n) => n.to_string() == text,
                    ChoiceValue::Text(t) => t == text,
                };
                match choices.iter().find(same) {
                    Some(choice) => keep(path, stored(choice)),
                    None => bad(&format!("Select a valid choice. {text} is not one of the available choices.")),
                }
            }
            FilterTest::Label(path, choices) => {
                let wanted = text.to_lowercase();
                match choices.iter().find(|c| c.label.to_lowercase() == wanted) {
                    Some(choice) => keep(path, stored(choice)),
                    None => {
                        let labels: Vec<&str> = choices.iter().map(|c| c.label).collect();
                        bad(&format!("Invalid {}, choices are: {}", filter.name, labels.join(", ")))
                    }
                }
            }
            FilterTest::UuidIn(path) => {
                let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                match items.map(value::uuid).collect::<Option<Vec<_>>>() {
                    Some(ids) => Read::Keep(Condition::lookup(format!("{path}__in"), ids)),
                    None => bad("Enter a valid UUID."),
                }
            }
            FilterTest::AllOf(path) => {
                // Blanks around a name are part of it.
                let mut names: Vec<&str> = text.split(',').collect();
                if names.len() > MOST_NAMES {
                    return bad(&format!("Ensure that there are no more than {MOST_NAMES} names."));
                }
                names.sort_unstable();
                // A name given twice asks for two rows of that name, of which there is one.
                if names.windows(2).any(|pair| pair[0] == pair[1]) {
                    return Read::Keep(Condition::False);
                }
                Read::Keep(Condition::all(names.into_iter().map(|name| Condition::lookup(path, name))))
            }
            FilterTest::DateRange(path) => self.date_range(path, text),
            FilterTest::Lookups => self.lookups(text, None),
            FilterTest::Pairs(column) => self.lookups(text, Some(column)),
            // Read elsewhere: they ask the database or hand-written code, or are refused before.
            FilterTest::Row(..)
            | FilterTest::Rows(..)
            | FilterTest::Rule(_)
            | FilterTest::BoolRule(_)
            | FilterTest::Refused => Read::Ignore,
        }
    }

    /// Refuses a filter that needs something which isn't there.
    async fn provided(&self, read: Read) -> Result<Read, Fault> {
        let Read::Keep(condition) = read else { return Ok(read) };
        let (alone, condition) = match condition {
            Condition::Alone(inner) => (true, *inner),
            other => (false, other),
        };
        let keep = |condition| Read::Keep(if alone { Condition::alone(condition) } else { condition });
        let Condition::Provided(provided) = condition else { return Ok(keep(condition)) };
        let mut selection = Selection::new(provided.of, self.dialect, self.now.zone);
        if let Err(what) = selection.keep(&provided.is) {
            return Ok(Read::Bad(vec![what]));
        }
        let rows = store::fetch(self.on, selection.count()).await?;
        let found = rows.first().and_then(|row| RowView::new(row).integer(0)).is_some_and(|count| count > 0);
        Ok(if found { keep(provided.keep) } else { Read::Bad(vec![provided.otherwise]) })
    }

    fn date_range(&self, path: &str, text: &str) -> Read {
        // Blanks around a day are part of it, and make it none.
        let mut days = text.split(',').map(|day| time::day(day).filter(|_| day == day.trim()));
        let (Some(Some(first)), Some(Some(last))) = (days.next(), days.next()) else {
            return Read::Bad(vec!["Enter two days as YYYY-MM-DD,YYYY-MM-DD.".into()]);
        };
        let found = path::find(self.resource, path, Reach::Open);
        let instants = found.is_ok_and(|f| f.shape == Shape::Of(Kind::DateTime));
        let lookup = format!("{path}{}__range", if instants { "__date" } else { "" });
        Read::Keep(Condition::lookup(lookup, vec![first, last]))
    }

    fn lookups(&self, text: &str, within: Option<&str>) -> Read {
        let pairs = match lookup::parse(text, within) {
            Ok(pairs) => pairs,
            Err(what) => return Read::Bad(vec![what]),
        };
        let reach = match &self.paths {
            Some(paths) if within.is_none() => Reach::Only(paths),
            _ => Reach::Open,
        };
        let (mut faults, mut price) = (Vec::new(), Price::default());
        for pair in &pairs {
            match self.lookup_cost(pair, reach) {
                Ok(cost) => price.add(&pair.lookup, cost),
                Err(what) => faults.push(what),
            }
        }
        if faults.is_empty() {
            Read::Lookups(Condition::all(pairs.into_iter().map(lookup::Pair::into_condition)), price)
        } else {
            Read::Bad(faults)
        }
    }

    /// What a lookup costs, or what is wrong with it.
    fn lookup_cost(&self, pair: &lookup::Pair, reach: Reach<'_>) -> Result<u32, String> {
        let found = path::find(self.resource, &pair.lookup, reach)?;
        let check = value::check(&found, &pair.value, self.now)?;
        if let Check::Text(How::Regex, ignore_case, text) = &check {
            pattern::check(text, *ignore_case).map_err(|what| value::no_pattern(text, &found.path, &what))?;
        }
        Ok(cost::of(&found, &check))
    }

    async fn row(&self, path: &'static str, of: &'static Resource, text: &str) -> Result<Read, Fault> {
        let missing =
            || Read::Bad(vec!["Select a valid choice. That choice is not one of the available choices.".into()]);
        let Some(id) = key(of, text) else {
            return Ok(match of.key().kind {
                Kind::Uuid => Read::Bad(vec![format!("“{text}” is not a valid UUID.")]),
                _ => missing(),
            });
        };
        let name = key_text(&id);
        let known = self.known(of, vec![id]).await?;
        Ok(if known.contains(&name) { Read::Keep(Condition::lookup(path, name)) } else { missing() })
    }

    async fn rows(&self, path: &'static str, of: &'static Resource, texts: &[&str]) -> Result<Read, Fault> {
        let kind = if of.key().kind == Kind::Uuid { "UUID" } else { "value" };
        let mut ids = Vec::with_capacity(texts.len());
        for text in texts {
            match key(of, text) {
                Some(id) => ids.push(id),
                None => return Ok(Read::Bad(vec![format!("“{text}” is not a valid {kind}.")])),
            }
        }
        let names: Vec<String> = ids.iter().map(key_text).collect();
        let known = self.known(of, ids).await?;
        if let Some(at) = names.iter().position(|name| !known.contains(name)) {
            let text = texts[at];
            let what = format!("Select a valid choice. {text} is not one of the available choices.");
            return Ok(Read::Bad(vec![what]));
        }
        Ok(Read::Keep(Condition::lookup(format!("{path}__in"), names)))
    }

    /// Which of these keys there are, as text.
    async fn known(&self, of: &'static Resource, ids: Vec<Value>) -> Result<HashSet<String>, Fault> {
        let key = of.key();
        let name = quoted(key.name);
        let shown = match (self.dialect, key.kind) {
            (Dialect::Sqlite, Kind::Uuid) => format!("pg_uuid({name})"),
            _ => format!("cast({name} as text)"),
        };
        let mut sql = Sql::new(self.dialect);
        sql.push(&format!("select {shown} as id from {} where {name}", quoted(of.table))).any(ids);
        let rows = store::fetch(self.on, sql).await?;
        Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
    }
}

/// A primary key from text; `None` when it can't be one.
fn key(of: &Resource, text: &str) -> Option<Value> {
    Some(match of.key().kind {
        Kind::Uuid => value::uuid(text)?.into(),
        // A number that the column can't hold is no row's key.
        Kind::Small => text.parse::<i16>().ok()?.into(),
        Kind::Int => text.parse::<i32>().ok()?.into(),
        Kind::Big => text.parse::<i64>().ok()?.into(),
        _ => text.into(),
    })
}

/// A key as lookups take it.
pub(super) fn key_text(id: &Value) -> String {
    match id {
        Value::Uuid(Some(id)) => id.to_string(),
        Value::SmallInt(Some(n)) => n.to_string(),
        Value::Int(Some(n)) => n.to_string(),
        Value::BigInt(Some(n)) => n.to_string(),
        Value::String(Some(text)) => text.clone(),
        _ => String::new(),
    }
}

fn stored(choice: &Choice) -> Given {
    match choice.value {
        ChoiceValue::Int(n) => n.into(),
        ChoiceValue::Text(text) => text.into(),
    }
}

/// `true 1 2` and `false 0 3` in any letter case: the spellings of all the forms that clients know.
fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "2" => Some(true),
        "false" | "0" | "3" => Some(false),
        _ => None,
    }
}

/// A finite decimal number, with an exponent or without.
fn number(text: &str) -> Option<Given> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
    let value = text.parse::<f64>().ok().filter(|_| plain)?;
    Some(Given::Number { text: text.to_owned(), value })
}
