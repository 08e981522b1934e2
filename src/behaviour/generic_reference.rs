//! Records that are named by their kind and id: used by notes, and by datasets that belong to no session.

use super::statement;
use specimen::{
    behaviour::WriteContext,
    error::RequestError,
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
    let mut sql = statement::sql(context);
    sql.push("select 1 from \"").push(resource.table).push("\" x where x.\"").push(resource.key().name);
    sql.push("\" = ").bind(id).push(" limit 1");
    Ok(!statement::fetch(context, sql).await?.is_empty())
}
