//! The user in whose name a hand-written endpoint acts: `created_by`, otherwise the caller. Inputs of resources that
//! say who did something are checked by `write::actor` alike.

use crate::generated::misc::user;
use specimen::{
    error::RequestError,
    hooks::{Caller, WriteContext},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Value},
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
    let caller = context.caller.ok_or_else(specimen::hooks::missing_caller)?;
    let own = || caller_id(caller).map(|id| (id, caller.username.clone())).ok_or_else(specimen::hooks::missing_caller);
    let Some(name) = name.filter(|name| *name != caller.username) else { return own() };
    let of_name = user::entity::Entity::find().filter(user::entity::Column::Username.eq(name));
    let id = of_name.select_only().column(user::entity::Column::Id).into_tuple::<Uuid>();
    let Some(id) = id.one(context.transaction).await? else {
        return Err(RequestError::field(field, format!("Object with username={name} does not exist.")));
    };
    actor::allow(context, field, &id.into())?;
    Ok((id, name.to_owned()))
}
