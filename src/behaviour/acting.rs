//! Acting in another user's name: acquisition computers share one account, and say who was there. Whether
//! that is allowed to everybody is a setting; it is logged.

use super::statement;
use specimen::{
    behaviour::{Caller, Work},
    fault::Fault,
    query::render::RowView,
    sea_orm::Value,
    uuid::Uuid,
};

/// The caller's key.
pub fn caller_id(caller: &Caller) -> Option<Uuid> {
    if let Value::Uuid(id) = caller.id { id } else { None }
}

/// Key and name of the user in whose name the caller acts: the one named, else the caller.
///
/// # Errors
/// 400 for an unknown name, 403 where only superusers may act for others.
pub async fn user(work: &Work<'_>, field: &str, name: Option<&str>) -> Result<(Uuid, String), Fault> {
    let caller = work.caller.ok_or_else(specimen::http::authenticate::missing)?;
    let own =
        || caller_id(caller).map(|id| (id, caller.username.clone())).ok_or_else(specimen::http::authenticate::missing);
    let Some(name) = name.filter(|name| *name != caller.username) else { return own() };
    let mut sql = statement::sql(work);
    sql.push("select u.id from misc_labmember u where u.username = ").bind(name);
    let rows = statement::fetch(work, sql).await?;
    let Some(id) = rows.first().and_then(|row| RowView::new(row).uuid(0)) else {
        return Err(Fault::field(field, format!("Object with username={name} does not exist.")));
    };
    allow(work, field, Some(id))?;
    Ok((id, name.to_owned()))
}

/// Lets the caller put another user, or themselves, into a field that says who did something.
///
/// # Errors
/// 403 where only superusers may act for others.
pub fn allow(work: &Work<'_>, field: &str, user: Option<Uuid>) -> Result<(), Fault> {
    let Some(caller) = work.caller else { return Ok(()) };
    let Some(user) = user.filter(|user| caller_id(caller) != Some(*user)) else { return Ok(()) };
    if !work.server.settings.act_for_others && !caller.superuser {
        let detail = format!("Only superusers may name another user in `{field}`: leave it out.");
        return Err(Fault::Detail(403, detail));
    }
    tracing::info!(caller = caller.username, for_user = %user, field, "acts in another user's name");
    Ok(())
}
