//! What only the database knows of parameters: whether the rows are there that they name by key, and the keys of rows that
//! they name otherwise (`?lab=cortexlab`). Names are asked for before the list is: a database that is given the key knows
//! how many rows refer to it; of a name within the same statement it only knows that there is one, and plans for as many
//! rows as refer to any.

use super::{Means, Parameters, RequiredRow, Rows, read::missing};
use crate::{
    error::RequestError,
    query::{
        condition::Operand,
        key,
        lookup::{
            check::{Check, Op},
            path::{Comparison, ResolvedLookup, Shape},
            value,
        },
        resolved::{Lookup, Resolved},
        selection::{Selection, quoted},
        wire::RowView,
    },
    request_time::RequestTime,
    store::{self, Dialect, Executor, Snapshot, Sql},
    tables::{Kind, Link, Resource},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashSet;

/// Maximum number of rows with the same name: an adopted database may lack the unique constraint.
const MAX_SAME_NAME: u64 = 100;

/// Where parameters are settled.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Where statements run.
    pub on: &'a Executor<'a>,
    /// Database errors.
    pub dialect: Dialect,
    /// The request's time.
    pub now: &'a RequestTime,
    /// A state of the primary database since the request came, if it is known.
    pub snapshot: Option<&'a Snapshot>,
}

impl Parameters {
    /// Asks the database what is left to ask; afterwards [`Parameters::conditions`] are complete.
    ///
    /// # Errors
    /// 400 with an entry for each bad parameter; the database's.
    pub async fn settle(&mut self, place: Place<'_>) -> Result<(), RequestError> {
        if self.asks() {
            for parameter in &mut self.parameters {
                let means = std::mem::replace(&mut parameter.means, Means::Keep(Resolved::True));
                parameter.means = match means {
                    Means::Rows(rows) => place.rows(*rows).await?,
                    Means::RequiredRow(provided) => place.provided(*provided).await?,
                    other => other,
                };
            }
            self.faults().into_result()?;
        }
        let alone = self.parameters.iter().rposition(|parameter| parameter.alone);
        let mut names = Vec::new();
        for (n, parameter) in self.parameters.iter_mut().enumerate() {
            if let (true, Means::Keep(keep)) = (alone.is_none_or(|alone| alone == n), &mut parameter.means) {
                named(keep, &mut names);
            }
        }
        for name in names {
            place.key_of(name).await?;
        }
        Ok(())
    }
}

/// Gathers the lookups that ask for the one row of a name at the end of a relation, of which the key is at hand without
/// that row.
fn named<'r>(test: &'r mut Resolved, names: &mut Vec<&'r mut Resolved>) {
    match test {
        Resolved::All(list) | Resolved::Any(list) => list.iter_mut().for_each(|test| named(test, names)),
        Resolved::Not(inner) => named(inner, names),
        Resolved::Lookup(lookup) if is_name(lookup) => names.push(test),
        _ => {}
    }
}

fn is_name(Lookup { found, check, .. }: &Lookup) -> bool {
    let by_key = found.hops.last().is_some_and(|hop| matches!(hop.link, Link::One { .. } | Link::Many { .. }));
    by_key
        && found.steps.is_empty()
        && found.column != found.resource.primary
        && found.resource.at(found.column).unique
        && matches!(check, Check::Compare(Op::Eq, _))
}

impl Place<'_> {
    async fn rows(self, rows: Rows) -> Result<Means, RequestError> {
        let names: Vec<String> = rows.ids.iter().map(key::plain).collect();
        let known = self.known(rows.of, rows.ids).await?;
        Ok(match names.iter().position(|name| !known.contains(name)) {
            Some(at) => Means::Bad(vec![missing(&rows.called[at])]),
            None => Means::Keep(rows.keep),
        })
    }

    async fn provided(self, provided: RequiredRow) -> Result<Means, RequestError> {
        let mut selection = Selection::new(provided.of, self.dialect, self.now.zone);
        selection.keep_resolved(&provided.is);
        let rows = store::fetch(self.on, selection.count()).await?;
        let found = rows.first().and_then(|row| RowView::new(row).integer(0)).is_some_and(|count| count > 0);
        Ok(if found { Means::Keep(provided.keep) } else { Means::Bad(vec![provided.otherwise]) })
    }

    /// Puts the keys of related rows in the place of their name.
    async fn key_of(self, test: &mut Resolved) -> Result<(), RequestError> {
        let Resolved::Lookup(lookup) = test else { return Ok(()) };
        let Lookup { found, check, .. } = &mut **lookup;
        let resource = found.resource;
        let kind = resource.key().kind;
        let mut rows = Selection::new(resource, self.dialect, self.now.zone);
        let path = resource.columns[found.column].field;
        rows.keep_resolved(&named_so(
            ResolvedLookup { hops: Vec::new(), path: path.into(), ..found.clone() },
            check.clone(),
        ));
        let read = |row: &QueryResult, column| RowView::new(row).value(column, kind);
        let rows = store::values(self.on, rows.page(MAX_SAME_NAME, 0), self.snapshot, &read).await?;
        let mut keys: Vec<Operand> = rows.iter().map(|key| Operand::Text(key::plain(key))).collect();
        let (comparison, value) = match (keys.pop(), keys.is_empty()) {
            (None, _) => {
                *test = Resolved::False;
                return Ok(());
            }
            (Some(key), true) => (Comparison::Exact, key),
            (Some(key), false) => {
                keys.push(key);
                (Comparison::In, Operand::List(keys))
            }
        };
        found.path.truncate(found.path.rfind("__").unwrap_or_default());
        (found.column, found.relation) = (resource.primary, true);
        (found.shape, found.comparison) = (Shape::Of(kind), comparison);
        *check = value::check(found, &value, self.now).map_err(|text| RequestError::Detail(500, text))?;
        Ok(())
    }

    /// Which of these keys exist, as text.
    async fn known(self, of: &'static Resource, ids: Vec<Value>) -> Result<HashSet<String>, RequestError> {
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

fn named_so(found: ResolvedLookup, check: Check) -> Resolved {
    Lookup { lookup: "".into(), found, check }.into()
}
