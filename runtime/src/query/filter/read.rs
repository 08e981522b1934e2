//! Texts of parameters as conditions, by the kind of filter.

use super::{Allowed, Means, Parameter, RequiredRow, Rows, dates};
use crate::{
    error::RequestError,
    query::{
        condition::{Condition, Operand},
        cost::{self, Price},
        hooks::{Hooks, Rule, RuleContext},
        key,
        lookup::{
            self,
            check::{Check, How},
            path::{self, Part, Reach, Shape, Step},
            time, value,
        },
        resolved::{Lookup, Resolved},
    },
    request_time::RequestTime,
    store::functions::pattern,
    tables::{Choice, ChoiceValue, Filter, FilterTest, Kind, Resource},
};
use sea_orm::Value;
use std::cell::OnceCell;

/// Maximum number of names in a comma-separated list; each is a subquery.
const MAX_NAMES: usize = 100;

/// Words of a search at most.
const MAX_WORDS: usize = 8;

/// Everything that the reading of one parameter may need.
pub(super) struct Reader<'a> {
    hooks: &'a Hooks,
    now: &'a RequestTime,
    /// The request, for hand-written filters.
    asked: RuleContext<'a>,
    resource: &'static Resource,
    filters: &'static [Filter],
    allowed: Allowed<'a>,
    /// Paths that lookups of callers of the public representation may test.
    paths: OnceCell<Vec<String>>,
}

impl<'a> Reader<'a> {
    pub fn new(
        hooks: &'a Hooks,
        asked: RuleContext<'a>,
        resource: &'static Resource,
        filters: &'static [Filter],
        allowed: Allowed<'a>,
    ) -> Reader<'a> {
        Reader { hooks, now: asked.now, asked, resource, filters, allowed, paths: OnceCell::new() }
    }

    /// What a parameter asks for; `None` if it has no effect. `texts`: its values, at least one; several only of a filter
    /// for several rows.
    ///
    /// # Errors
    /// 501 for a filter that the program lacks.
    pub fn parameter(&self, filter: &Filter, texts: &[&str]) -> Result<Option<Parameter>, RequestError> {
        let text = texts.last().copied().unwrap_or_default();
        let means = match filter.test {
            FilterTest::Rule(hook) => return Ok(Some(self.rule(filter, self.hooks.rule(hook)?, text))),
            FilterTest::BoolRule(hook) => {
                let rule = self.hooks.rule(hook)?;
                return Ok(truth(text).map(|value| self.rule(filter, rule, if value { "true" } else { "false" })));
            }
            FilterTest::Bool(path) => match truth(text) {
                Some(value) => self.lookup(path, &value.into()),
                None => return Ok(None),
            },
            FilterTest::Lookups => return Ok(Some(self.lookups(filter, text, None))),
            FilterTest::Archived(path, live) => match text {
                "all" => Ok(Means::Keep(Resolved::True)),
                "true" => self.lookup(path, &(!live).into()),
                "false" => self.lookup(path, &live.into()),
                _ => Err("Must be true, false or all.".into()),
            },
            FilterTest::Search(paths) => return Ok(Some(self.search(filter, paths, text))),
            FilterTest::Pairs(column) => return Ok(Some(self.lookups(filter, text, Some(column)))),
            FilterTest::Row(path, of) => self.row(path, of, text),
            FilterTest::Rows(path, of) => self.rows(path, of, texts),
            _ => self.value(filter, text),
        };
        Ok(Some(Parameter::new(filter.name, means.unwrap_or_else(|what| Means::Bad(vec![what])))))
    }

    /// The rows that pass a lookup of the server's own.
    fn lookup(&self, path: &'static str, value: &Operand) -> Result<Means, String> {
        let lookup = Lookup::new(self.resource, path.into(), value, Reach::Open, self.now)?;
        Ok(Means::Keep(lookup.into()))
    }

    /// The same for one of several values.
    fn lookup_in(&self, path: &str, values: impl Into<Operand>) -> Result<Resolved, String> {
        let lookup = format!("{path}__in").into();
        Ok(Lookup::new(self.resource, lookup, &values.into(), Reach::Open, self.now)?.into())
    }

    /// A parameter that hand-written code reads.
    fn rule(&self, filter: &Filter, rule: Rule, text: &str) -> Parameter {
        let condition = match rule(&self.asked, text) {
            Ok(condition) => condition,
            Err(what) => return Parameter::bad(filter.name, what),
        };
        let (alone, condition) = match condition {
            Condition::Alone(inner) => (true, *inner),
            other => (false, other),
        };
        let means = match condition {
            Condition::RequiredRow(provided) => self.provided(*provided),
            other => Resolved::of(self.resource, other, self.now).map(Means::Keep),
        };
        let means = means.unwrap_or_else(|what| Means::Bad(vec![what]));
        Parameter { alone, ..Parameter::new(filter.name, means) }
    }

    fn provided(&self, provided: crate::query::condition::RequiredRow) -> Result<Means, String> {
        let is = Resolved::of(provided.of, provided.is, self.now)?;
        let keep = Resolved::of(self.resource, provided.keep, self.now)?;
        Ok(Means::RequiredRow(Box::new(RequiredRow { of: provided.of, is, otherwise: provided.otherwise, keep })))
    }

    /// A value of a column.
    fn value(&self, filter: &Filter, text: &str) -> Result<Means, String> {
        match filter.test {
            FilterTest::Text(path) if path.ends_with("__range") || path.ends_with("__in") => self.list(path, text),
            // A json column is compared with the text as a JSON string.
            FilterTest::Text(path) => self.lookup(path, &text.into()),
            FilterTest::Uuid(path) => self.lookup(path, &value::uuid(text).ok_or("Enter a valid UUID.")?.into()),
            FilterTest::Number(path) => match number(text) {
                Some(Operand::Number { value, .. }) if value > 1e50 => {
                    Err("Ensure this value is less than or equal to 1e+50.".into())
                }
                Some(value) => self.lookup(path, &value),
                None => Err("Enter a number.".into()),
            },
            FilterTest::Date(path) => self.lookup(path, &dates::day(text).ok_or("Enter a valid date.")?.into()),
            FilterTest::DateTime(path) => {
                self.lookup(path, &time::instant(text, self.now).ok_or("Enter a valid date/time.")?.into())
            }
            FilterTest::Day(path) => {
                self.lookup(path, &dates::day_of_moment(text, self.now).ok_or("Enter a valid date/time.")?.into())
            }
            FilterTest::Choice(path, choices) => {
                let same = |c: &&Choice| match c.value {
                    ChoiceValue::Int(n) => n.to_string() == text,
                    ChoiceValue::Text(t) => t == text,
                };
                match choices.iter().find(same) {
                    Some(choice) => self.lookup(path, &stored(choice)),
                    None => Err(format!("Select a valid choice. {text} is not one of the available choices.")),
                }
            }
            FilterTest::Label(path, choices) => {
                let wanted = text.to_lowercase();
                match choices.iter().find(|c| c.label.to_lowercase() == wanted) {
                    Some(choice) => self.lookup(path, &stored(choice)),
                    None => {
                        let labels: Vec<&str> = choices.iter().map(|c| c.label).collect();
                        Err(format!("Invalid {}, choices are: {}", filter.name, labels.join(", ")))
                    }
                }
            }
            FilterTest::UuidIn(path) => {
                let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                let ids = items.map(value::uuid).collect::<Option<Vec<_>>>().ok_or("Enter a valid UUID.")?;
                self.lookup_in(path, ids).map(Means::Keep)
            }
            FilterTest::AllOf(path) => self.all_of(path, text),
            FilterTest::DateRange(path) => self.date_range(path, text),
            // Read elsewhere, or refused before.
            FilterTest::Bool(_)
            | FilterTest::Lookups
            | FilterTest::Order(_)
            | FilterTest::Search(_)
            | FilterTest::Archived(..)
            | FilterTest::Fields
            | FilterTest::Pairs(_)
            | FilterTest::Row(..)
            | FilterTest::Rows(..)
            | FilterTest::Rule(_)
            | FilterTest::BoolRule(_)
            | FilterTest::Refused => Err(format!("Unknown parameter '{}'.", filter.name)),
        }
    }

    /// Several values with commas between them.
    fn list(&self, path: &'static str, text: &str) -> Result<Means, String> {
        let items: Vec<Operand> = text.split(',').map(|item| item.trim().into()).collect();
        if items.len() > MAX_NAMES {
            return Err(format!("Ensure that there are no more than {MAX_NAMES} values."));
        }
        self.lookup(path, &Operand::List(items))
    }

    fn all_of(&self, path: &'static str, text: &str) -> Result<Means, String> {
        // Spaces around a name are significant.
        let mut names: Vec<&str> = text.split(',').collect();
        if names.len() > MAX_NAMES {
            return Err(format!("Ensure that there are no more than {MAX_NAMES} names."));
        }
        names.sort_unstable();
        // A repeated name requires two rows with that name, and only one exists.
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            return Ok(Means::Keep(Resolved::False));
        }
        let found = path::find(self.resource, path, Reach::Open)?;
        let tests = names.into_iter().map(|name| {
            let check = value::check(&found, &name.into(), self.now)?;
            Ok(Lookup { lookup: path.into(), found: found.clone(), check }.into())
        });
        Ok(Means::Keep(Resolved::All(tests.collect::<Result<_, String>>()?)))
    }

    fn date_range(&self, path: &str, text: &str) -> Result<Means, String> {
        // Spaces around a day make it invalid.
        let mut days = text.split(',').map(|day| time::day(day).filter(|_| day == day.trim()));
        let (Some(Some(first)), Some(Some(last))) = (days.next(), days.next()) else {
            return Err("Enter two days as YYYY-MM-DD,YYYY-MM-DD.".into());
        };
        let lookup = format!("{path}__range");
        let mut found = path::find(self.resource, &lookup, Reach::Open)?;
        if found.shape == Shape::Of(Kind::DateTime) {
            found.steps.push(Step::Part(Part::Date));
            found.shape = Shape::Of(Kind::Date);
        }
        let check = value::check(&found, &vec![first, last].into(), self.now)?;
        Ok(Means::Keep(Lookup { lookup: lookup.into(), found, check }.into()))
    }

    /// Lookups that the client wrote.
    fn lookups(&self, filter: &Filter, text: &str, within: Option<&str>) -> Parameter {
        let pairs = match lookup::parse(text, within) {
            Ok(pairs) => pairs,
            Err(what) => return Parameter::bad(filter.name, what),
        };
        let reach = if self.allowed.public && within.is_none() {
            Reach::Only(self.paths.get_or_init(|| self.public_paths()))
        } else {
            Reach::Open
        };
        let (mut faults, mut price, mut tests) = (Vec::new(), Price::default(), Vec::with_capacity(pairs.len()));
        for pair in pairs {
            match self.pair(pair.lookup, &pair.value, reach) {
                Ok((lookup, cost)) => {
                    price.add(&lookup.lookup, cost);
                    let test = Resolved::from(lookup);
                    tests.push(if pair.exclude { Resolved::negated(test) } else { test });
                }
                Err(what) => faults.push(what),
            }
        }
        let means = if faults.is_empty() { Means::Keep(Resolved::All(tests)) } else { Means::Bad(faults) };
        Parameter { price: Some(price), ..Parameter::new(filter.name, means) }
    }

    /// A lookup and what it costs, or what is wrong with it.
    fn pair(&self, lookup: String, value: &Operand, reach: Reach<'_>) -> Result<(Lookup, u32), String> {
        let lookup = Lookup::new(self.resource, lookup.into(), value, reach, self.now)?;
        if let Check::Text(How::Regex, ignore_case, text) = &lookup.check {
            let refused = |what: String| value::no_pattern(text, &lookup.found.path, &what);
            pattern::check(text, *ignore_case).map_err(refused)?;
        }
        let cost = cost::of(&lookup.found, &lookup.check);
        Ok((lookup, cost))
    }

    /// The rows that aren't archived, where nothing is said.
    pub fn not_archived(&self, filter: &Filter, path: &'static str, live: bool) -> Parameter {
        Parameter::new(filter.name, self.lookup(path, &live.into()).unwrap_or_else(|what| Means::Bad(vec![what])))
    }

    /// Words, each of which is found in some text.
    fn search(&self, filter: &Filter, paths: &[&'static str], text: &str) -> Parameter {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.len() > MAX_WORDS {
            return Parameter::bad(filter.name, format!("Ensure that there are no more than {MAX_WORDS} words."));
        }
        let mut price = Price::default();
        let mut found = |word: &&str| {
            let tests = paths.iter().map(|path| {
                let (lookup, cost) = self.pair(format!("{path}__icontains"), &(*word).into(), Reach::Open)?;
                price.add(&lookup.lookup, cost);
                Ok(lookup.into())
            });
            Ok(Resolved::Any(tests.collect::<Result<_, String>>()?))
        };
        let tests: Result<Vec<Resolved>, String> = words.iter().map(&mut found).collect();
        let means = tests.map_or_else(|what| Means::Bad(vec![what]), |tests| Means::Keep(Resolved::All(tests)));
        Parameter { price: Some(price), ..Parameter::new(filter.name, means) }
    }

    fn row(&self, path: &'static str, of: &'static Resource, text: &str) -> Result<Means, String> {
        let called = "That choice".to_owned();
        let Some(id) = key(of, text) else {
            return Err(match of.key().kind {
                Kind::Uuid => format!("“{text}” is not a valid UUID."),
                _ => missing(&called),
            });
        };
        let name = Operand::Text(key::plain(&id));
        let keep = Lookup::new(self.resource, path.into(), &name, Reach::Open, self.now)?.into();
        Ok(Means::Rows(Box::new(Rows { of, ids: vec![id], called: vec![called], keep })))
    }

    fn rows(&self, path: &'static str, of: &'static Resource, texts: &[&str]) -> Result<Means, String> {
        let kind = if of.key().kind == Kind::Uuid { "UUID" } else { "value" };
        let ids = texts.iter().map(|text| key(of, text).ok_or_else(|| format!("“{text}” is not a valid {kind}.")));
        let ids: Vec<Value> = ids.collect::<Result<_, _>>()?;
        let keep = self.lookup_in(path, ids.iter().map(key::plain).collect::<Vec<_>>())?;
        let called = texts.iter().map(|text| (*text).to_owned()).collect();
        Ok(Means::Rows(Box::new(Rows { of, ids, called, keep })))
    }

    /// The paths that callers of the public representation may test.
    fn public_paths(&self) -> Vec<String> {
        let fields = self.allowed.fields.unwrap_or_default();
        let mut paths: Vec<String> = fields.iter().map(|f| (*f).to_owned()).collect();
        for filter in self.filters.iter().filter(|f| f.public) {
            let Some(path) = filter.test.lookup() else { continue };
            paths.extend(path::find(self.resource, path, Reach::Open).map(|found| found.path));
        }
        paths
    }
}

/// What is said of a row that isn't there.
pub(super) fn missing(called: &str) -> String {
    format!("Select a valid choice. {called} is not one of the available choices.")
}

/// A primary key from text; `None` when it can't be one.
fn key(of: &Resource, text: &str) -> Option<Value> {
    Some(match of.key().kind {
        Kind::Uuid => value::uuid(text)?.into(),
        // A number out of the column's range can't be a key.
        Kind::Small => text.parse::<i16>().ok()?.into(),
        Kind::Int => text.parse::<i32>().ok()?.into(),
        Kind::Big => text.parse::<i64>().ok()?.into(),
        _ => text.into(),
    })
}

fn stored(choice: &Choice) -> Operand {
    match choice.value {
        ChoiceValue::Int(n) => n.into(),
        ChoiceValue::Text(text) => text.into(),
    }
}

/// `true 1 2` and `false 0 3`, in any letter case: all spellings that clients use.
fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "2" => Some(true),
        "false" | "0" | "3" => Some(false),
        _ => None,
    }
}

/// A finite decimal number, with an exponent or without.
fn number(text: &str) -> Option<Operand> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
    let value = text.parse::<f64>().ok().filter(|_| plain)?;
    Some(Operand::Number { text: text.to_owned(), value })
}
