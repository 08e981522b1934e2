//! What a caller may do with rows, asked before it is done: forms show as text what can't be changed.

use super::{
    access::{Granted, RowTests},
    columns, rows,
    site::Site,
    users,
};
use crate::{
    account::Caller,
    error::RequestError,
    query::rights::{Sight, Verdict},
    store::Executor,
    tables::{Act, FieldAccess, InputField, Resource, Target},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashMap;

/// What a caller may do with a row.
#[derive(Debug, Default)]
pub struct Permits {
    /// What may be changed of it; `None`: nothing.
    granted: Option<Granted>,
    /// Where only some columns may be changed, by database name: of users by themselves.
    only: Option<&'static [&'static str]>,
    /// Whether it may be deleted.
    pub delete: bool,
}

impl Permits {
    /// Whether anything of the row may be changed.
    pub fn change(&self) -> bool {
        self.granted.is_some()
    }

    /// Whether an input of the row may be changed.
    pub fn lets(&self, resource: &'static Resource, field: &InputField) -> bool {
        let own = self.only.is_none_or(|only| {
            matches!(field.target, Target::Column(place)
                if columns::at(resource, place).is_some_and(|(_, column)| only.contains(&column.name)))
        });
        own && self.granted.as_ref().is_some_and(|granted| granted.lets(resource, field))
    }
}

/// What a caller may do with the rows with some keys, by key.
///
/// # Errors
/// Database errors; 501 for a hand-written rule that the program lacks.
pub async fn of_rows(
    site: &Site,
    sight: &Sight<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<HashMap<Value, Permits>, RequestError> {
    let Some(caller) = sight.caller.filter(|caller| !caller.public) else {
        return Ok(keys.into_iter().map(|key| (key, Permits::default())).collect());
    };
    let (change, delete) = (RowTests::of_change_by(sight, resource)?, RowTests::of_deletion_by(sight, resource)?);
    let tested = rows::tested(on, site.store.dialect, resource, keys, &change.and(&delete)).await?;
    read(site, caller, resource, &tested, (0, 1), (&change, &delete))
}

/// What a caller may do with the rows with some keys, by key, and their values as the caller sees them: one statement for those who
/// see all. `seen` is where the caller's rows are, `all` where all are.
///
/// # Errors
/// As [`of_rows`].
pub async fn with_rows(
    site: &Site,
    sight: &Sight<'_>,
    (seen, all): (&Executor<'_>, &Executor<'_>),
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<(HashMap<Value, Permits>, Vec<Vec<Value>>), RequestError> {
    let caller = sight.caller.filter(|caller| !caller.public && sight.view().is_ok_and(|view| view.is_whole()));
    let Some(caller) = caller else {
        let permits = of_rows(site, sight, all, resource, keys.clone()).await?;
        return Ok((permits, rows::shown(seen, site.store.dialect, resource, keys).await?));
    };
    let (change, delete) = (RowTests::of_change_by(sight, resource)?, RowTests::of_deletion_by(sight, resource)?);
    let (found, values) = rows::shown_tested(all, site.store.dialect, resource, keys, &change.and(&delete)).await?;
    let permits =
        read(site, caller, resource, &found, (resource.primary, columns::all(resource).len()), (&change, &delete))?;
    Ok((permits, values))
}

/// What tests say of rows. `key` is the place of the key in them, `first` that of the first test.
fn read(
    site: &Site,
    caller: &Caller,
    resource: &'static Resource,
    rows: &[QueryResult],
    (key, first): (usize, usize),
    (change, delete): (&RowTests, &RowTests),
) -> Result<HashMap<Value, Permits>, RequestError> {
    let mut found = HashMap::new();
    for row in rows {
        let key = columns::decode(row, key, resource.key().kind)?;
        let granted = held(change.read(row, first))?;
        let deleted = held(delete.read(row, first + change.count()))?.is_some();
        let users = users::permits(site, caller, resource, &key);
        let permits =
            Permits { granted: granted.filter(|_| users.change), only: users.only, delete: deleted && users.delete };
        found.insert(key, permits);
    }
    Ok(found)
}

/// What tests grant; `None` where they refuse.
fn held(read: Result<Granted, RequestError>) -> Result<Option<Granted>, RequestError> {
    match read {
        Ok(granted) => Ok(Some(granted)),
        Err(RequestError::Detail(403, _)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Whether a caller may make rows of a resource, as far as it is known without the row.
pub fn may_make(site: &Site, sight: &Sight<'_>, resource: &'static Resource) -> bool {
    let writes = sight.caller.is_some_and(|caller| !caller.public && users::permits_making(site, caller, resource));
    writes && sight.verdict(resource, Act::Create) != Verdict::Never
}

/// Whether a caller may write an input of a new row, as far as it is known without the row.
pub fn may_give(sight: &Sight<'_>, resource: &'static Resource, field: &InputField) -> bool {
    let name = match field.target {
        Target::Column(place) => columns::at(resource, place).map(|(_, column)| column.field),
        Target::Relation(relation) => columns::relation(resource, relation).map(|relation| relation.name),
        Target::Extra(_) => None,
    };
    let access: Option<&FieldAccess> =
        name.and_then(|name| columns::tables(resource).iter().find_map(|(table, _)| table.access.field(name)));
    let writers = access.and_then(FieldAccess::writers);
    writers.is_none_or(|who| sight.any(Some(resource), who) != Verdict::Never)
}
