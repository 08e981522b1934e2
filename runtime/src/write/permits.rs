//! What a caller may do with rows, asked before it is done: forms show as text what can't be changed.

use super::{
    access::{Granted, RowTests},
    columns, rows,
    site::Site,
    users,
};
use crate::{
    error::RequestError,
    query::rights::{Sight, Verdict},
    store::Executor,
    tables::{Act, FieldAccess, InputField, Resource, Target},
};
use sea_orm::Value;
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
    let mut found = HashMap::new();
    let Some(caller) = sight.caller.filter(|caller| !caller.public) else {
        found.extend(keys.into_iter().map(|key| (key, Permits::default())));
        return Ok(found);
    };
    let change = RowTests::of_change_by(sight, resource)?;
    let delete = RowTests::of_deletion_by(sight, resource)?;
    let both = change.and(&delete);
    for row in rows::tested(on, site.store.dialect, resource, keys, &both).await? {
        let key = columns::decode(&row, 0, resource.key().kind)?;
        let granted = held(change.read(&row, 1))?;
        let deleted = held(delete.read(&row, 1 + change.count()))?.is_some();
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
