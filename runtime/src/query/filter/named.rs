//! Rows that filters name (`?lab=cortexlab`): their keys are asked for before the list is, by `filter`. A database
//! that is given the key knows how many rows refer to it; of a name within the same statement it only knows that
//! there is one, and plans for as many rows as refer to any.

use crate::{
    fault::Fault,
    moment::Moment,
    query::{
        condition::{Condition, Given},
        filter,
        lookup::{
            check::{Check, Op},
            path::{self, Found, Reach},
            value,
        },
        selection::Selection,
        wire::RowView,
    },
    store::{self, Dialect, Executor},
    tables::{Link, Resource},
};
use futures_util::future::BoxFuture;

/// Rows of one name that are looked for: an adopted database may lack the constraint that keeps names unique.
const NAMESAKES: u64 = 100;

/// Asks for the keys of rows.
pub(super) struct Named<'a> {
    pub on: &'a Executor<'a>,
    pub dialect: Dialect,
    pub now: &'a Moment,
}

impl Named<'_> {
    /// The same condition on a resource, with the keys of related rows in the place of their names.
    ///
    /// # Errors
    /// The database's.
    pub fn keyed<'c>(
        &'c self,
        resource: &'static Resource,
        condition: Condition,
    ) -> BoxFuture<'c, Result<Condition, Fault>> {
        Box::pin(async move {
            Ok(match condition {
                Condition::All(list) => Condition::All(self.each(resource, list).await?),
                Condition::Any(list) => Condition::Any(self.each(resource, list).await?),
                Condition::Not(inner) => Condition::not(self.keyed(resource, *inner).await?),
                Condition::Alone(inner) => Condition::alone(self.keyed(resource, *inner).await?),
                Condition::Test { lookup, value } => match self.named(resource, &lookup, &value) {
                    Some(found) => self.test(&found, value).await?,
                    None => Condition::Test { lookup, value },
                },
                other => other,
            })
        })
    }

    async fn each(&self, resource: &'static Resource, list: Vec<Condition>) -> Result<Vec<Condition>, Fault> {
        let mut keyed = Vec::with_capacity(list.len());
        for condition in list {
            keyed.push(self.keyed(resource, condition).await?);
        }
        Ok(keyed)
    }

    /// What a lookup means, if it asks for the one row of a name at the end of a relation, of which the key is at
    /// hand without that row.
    fn named(&self, resource: &'static Resource, lookup: &str, value: &Given) -> Option<Found> {
        let found = path::find(resource, lookup, Reach::Open).ok()?;
        let by_key = matches!(found.hops.last()?.link, Link::One { .. } | Link::Many { .. });
        let by_name = found.steps.is_empty()
            && found.column != found.resource.primary
            && found.resource.columns[found.column].unique
            && matches!(value::check(&found, value, self.now), Ok(Check::Compare(Op::Eq, _)));
        (by_key && by_name).then_some(found)
    }

    async fn test(&self, found: &Found, value: Given) -> Result<Condition, Fault> {
        let mut rows = Selection::new(found.resource, self.dialect, self.now.zone);
        let name = Condition::lookup(found.resource.columns[found.column].field, value);
        rows.keep(&name).map_err(|text| Fault::Detail(500, text))?;
        let kind = found.resource.key().kind;
        let rows = store::fetch(self.on, rows.page(NAMESAKES, 0)).await?;
        let mut keys: Vec<Given> =
            rows.iter().map(|row| Given::Text(filter::key_text(&RowView::new(row).value(0, kind)))).collect();
        let path = found.path.rsplit_once("__").map_or("", |(path, _)| path).to_owned();
        Ok(match (keys.pop(), keys.is_empty()) {
            (None, _) => Condition::False,
            (Some(key), true) => Condition::lookup(path, key),
            (Some(key), false) => {
                keys.push(key);
                Condition::lookup(format!("{path}__in"), Given::List(keys))
            }
        })
    }
}
