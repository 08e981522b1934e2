//! The user in whose name a hand-written endpoint acts: `created_by`, otherwise the caller. Inputs of resources that
//! say who did something are checked by `write::actor` alike.

use super::statement;
use specimen::{
    behaviour::{Caller, WriteContext},
    error::RequestError,
    query::render::RowView,
    sea_orm::Value,
    uuid::Uuid,
    write::actor,
};

/// The caller's key.
pub fn caller_id(caller: &Caller) -> Option<Uuid> {
    if let Value::Uuid(id) = caller.id { id } else { None }
}

/// Key and name of the user in whose name the caller acts: the one named, else the caller.
///
/// # Errors
/// 400 for an unknown name, 403 where only superusers may act for others.
pub async fn user(context: &WriteContext<'_>, field: &str, name: Option<&str>) -> Result<(Uuid, String), RequestError> {
    let caller = context.caller.ok_or_else(specimen::account::missing)?;
    let own = || caller_id(caller).map(|id| (id, caller.username.clone())).ok_or_else(specimen::account::missing);
    let Some(name) = name.filter(|name| *name != caller.username) else { return own() };
    let mut sql = statement::sql(context);
    sql.push("select u.id from misc_labmember u where u.username = ").bind(name);
    let rows = statement::fetch(context, sql).await?;
    let Some(id) = rows.first().and_then(|row| RowView::new(row).uuid(0)) else {
        return Err(RequestError::field(field, format!("Object with username={name} does not exist.")));
    };
    actor::allow(context, field, &id.into())?;
    Ok((id, name.to_owned()))
}
