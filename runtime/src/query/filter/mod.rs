//! The query parameters of a list, by the filters that its spec declares. `plan` turns their texts into conditions and
//! asks nobody; what only the database knows (whether a row is there, what the key of a name is) is asked by
//! [`Parameters::settle`]. All bad parameters are reported at once. `list` calls both.

mod chosen;
mod dates;
mod read;
mod settle;

use super::{
    cost::Price,
    hooks::{Hooks, RuleContext},
    resolved::{Lookup, Resolved},
};
use crate::{
    error::{Messages, RequestError},
    spelling::nearest,
    tables::{Field, Filter, FilterTest, OWN_PARAMETERS, Order, Resource},
};
pub use settle::Place;

use read::Reader;
use sea_orm::Value;

/// What a request's parameters ask for.
#[derive(Debug)]
pub struct Parameters {
    parameters: Vec<Parameter>,
    /// Parameters that had no effect: unknown ones, and booleans that are none.
    pub ignored: Vec<String>,
    /// The order that is asked for.
    pub order: Option<Vec<Order>>,
    /// The fields that are asked for, in the order of the representation.
    pub fields: Option<Vec<&'static str>>,
}

/// A parameter that a filter knows.
#[derive(Debug)]
struct Parameter {
    name: &'static str,
    means: Means,
    /// Whether it counts in place of all others.
    alone: bool,
    /// What its lookups cost, if it has lookups that the client wrote.
    price: Option<Price>,
}

/// What a parameter asks for.
#[derive(Debug)]
enum Means {
    /// Nothing that can be understood: what is wrong.
    Bad(Vec<String>),
    /// Rows that pass.
    Keep(Resolved),
    /// The same, if certain rows are there.
    Rows(Box<Rows>),
    /// The same, if a row passes another test.
    RequiredRow(Box<RequiredRow>),
}

/// Rows that must be there for a parameter to mean something.
#[derive(Debug)]
struct Rows {
    of: &'static Resource,
    ids: Vec<Value>,
    /// What each is called where it is missing.
    called: Vec<String>,
    keep: Resolved,
}

/// A row that must be there for a parameter to mean something.
#[derive(Debug)]
struct RequiredRow {
    of: &'static Resource,
    is: Resolved,
    otherwise: String,
    keep: Resolved,
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
    /// Whether parameters that nothing knows are refused.
    pub strict: bool,
    /// Fields that a row has.
    pub shown: &'a [Field],
}

/// Reads a list's query parameters.
///
/// # Errors
/// 400 with an entry for each bad parameter, unless the database must be asked about others first; 501 for a filter that
/// the program lacks.
pub fn plan(
    hooks: &Hooks,
    asked: RuleContext<'_>,
    resource: &'static Resource,
    filters: &'static [Filter],
    allowed: Allowed<'_>,
) -> Result<Parameters, RequestError> {
    let (reader, query) = (Reader::new(hooks, asked, resource, filters, allowed), asked.query);
    let mut planned = Parameters { parameters: Vec::new(), ignored: Vec::new(), order: None, fields: None };
    let mut cost = 0_u32;
    for filter in filters {
        let mut given = query.iter().filter(|(name, _)| name == filter.name).map(|(_, value)| value.trim());
        let all: Vec<&str> = match filter.test {
            FilterTest::Rows(..) => given.filter(|v| !v.is_empty()).collect(),
            _ => given.next_back().filter(|v| !v.is_empty()).into_iter().collect(),
        };
        if all.is_empty() {
            if let FilterTest::Archived(path, live) = filter.test {
                planned.parameters.push(reader.not_archived(filter, path, live));
            }
            continue;
        }
        let hidden = allowed.public && !filter.public && !matches!(filter.test, FilterTest::Lookups);
        let chosen = match filter.test {
            _ if hidden => Ok(false),
            FilterTest::Order(paths) => {
                chosen::order(paths, all[0]).map(|order| planned.order = Some(order)).map(|()| true)
            }
            FilterTest::Fields => {
                chosen::fields(allowed.shown, all[0]).map(|fields| planned.fields = Some(fields)).map(|()| true)
            }
            _ => Ok(false),
        };
        match chosen {
            Ok(true) => continue,
            Ok(false) => {}
            Err(what) => {
                planned.parameters.push(Parameter::bad(filter.name, what));
                continue;
            }
        }
        let parameter = if hidden || matches!(filter.test, FilterTest::Refused) {
            Some(Parameter::bad(filter.name, format!("Unknown parameter '{}'.", filter.name)))
        } else if all.iter().any(|v| v.contains('\0')) {
            Some(Parameter::bad(filter.name, "Null characters are not allowed.".into()))
        } else {
            reader.parameter(filter, &all)?
        };
        let Some(mut parameter) = parameter else {
            match allowed.strict {
                true => planned.parameters.push(Parameter::bad(filter.name, "Must be a valid boolean.".into())),
                false => planned.ignored.push(filter.name.to_owned()),
            }
            continue;
        };
        if let (Some(price), Means::Keep(_)) = (&parameter.price, &parameter.means) {
            cost = cost.saturating_add(price.total);
            if cost > allowed.cost {
                parameter.means = Means::Bad(vec![price.refusal(cost, allowed.cost)]);
            }
        }
        planned.parameters.push(parameter);
    }
    let mut unknown: Vec<&String> = Vec::new();
    for (name, _) in query {
        let known = filters.iter().any(|f| f.name == name) || OWN_PARAMETERS.contains(&name.as_str());
        if !known && !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    if allowed.strict && !unknown.is_empty() {
        let mut faults = planned.faults();
        let open =
            filters.iter().filter(|of| !(matches!(of.test, FilterTest::Refused) || (allowed.public && !of.public)));
        let names: Vec<&str> = open.map(|of| of.name).chain(OWN_PARAMETERS.iter().copied()).collect();
        for name in unknown {
            let near = nearest(name, &names);
            faults.add(name, format!("Unknown parameter '{name}'. Did you mean '{near}'?"));
        }
        faults.into_result()?;
        return Ok(planned);
    }
    if !planned.asks() {
        planned.faults().into_result()?;
    }
    planned.ignored.extend(unknown.into_iter().cloned());
    Ok(planned)
}

impl Parameter {
    fn new(name: &'static str, means: Means) -> Parameter {
        Parameter { name, means, alone: false, price: None }
    }

    fn bad(name: &'static str, what: String) -> Parameter {
        Parameter::new(name, Means::Bad(vec![what]))
    }
}

impl Parameters {
    /// Whether the database must be asked what some of them mean.
    fn asks(&self) -> bool {
        self.parameters.iter().any(|parameter| matches!(parameter.means, Means::Rows(_) | Means::RequiredRow(_)))
    }

    /// What is wrong with them, in the order of the filters.
    fn faults(&self) -> Messages {
        let mut messages = Messages::default();
        for parameter in &self.parameters {
            if let Means::Bad(what) = &parameter.means {
                what.iter().for_each(|what| messages.add(parameter.name, what));
            }
        }
        messages
    }

    /// The conditions that all must hold, once they are settled: those of the parameters, or of the last one that counts
    /// alone.
    pub fn conditions(&self) -> impl Iterator<Item = &Resolved> {
        let alone = self.parameters.iter().rposition(|parameter| parameter.alone);
        let counted = self.parameters.iter().enumerate().filter(move |(n, _)| alone.is_none_or(|alone| alone == *n));
        counted.filter_map(|(_, parameter)| match &parameter.means {
            Means::Keep(keep) => Some(keep),
            _ => None,
        })
    }

    /// The lookups that the client wrote, with the names of their parameters.
    pub fn lookups(&self) -> Vec<(&'static str, &Lookup)> {
        let mut lookups = Vec::new();
        for parameter in self.parameters.iter().filter(|parameter| parameter.price.is_some()) {
            if let Means::Keep(keep) = &parameter.means {
                keep.each_lookup(&mut |lookup| lookups.push((parameter.name, lookup)));
            }
        }
        lookups
    }
}
