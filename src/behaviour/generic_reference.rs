//! Records that are named by their kind and id: used by notes, and by datasets that belong to no session.

use specimen::{
    error::RequestError,
    hooks::WriteContext,
    sql,
    store::sql::verbatim,
    tables::{Kind, Resource},
    uuid::Uuid,
};

/// The resource of a kind (`app.model`) whose records have uuids; others can't be named so.
pub fn resource(context: &WriteContext<'_>, label: &str) -> Option<&'static Resource> {
    let api = context.site.api;
    let named = api.resources.iter().find(|resource| resource.label == label).copied();
    let also = || api.also.iter().find(|(name, _)| *name == label).map(|(_, resource)| *resource);
    named.or_else(also).filter(|resource| resource.key().kind == Kind::Uuid)
}

/// Whether there is a record with an id.
///
/// # Errors
/// Database errors.
pub async fn exists(context: &WriteContext<'_>, resource: &'static Resource, id: Uuid) -> Result<bool, RequestError> {
    let found = sql!(
        context,
        "select 1 from \"{table}\" x where x.\"{key}\" = {id} limit 1",
        table = verbatim(resource.table),
        key = verbatim(resource.key().name),
        id
    );
    Ok(!context.fetch(found).await?.is_empty())
}
