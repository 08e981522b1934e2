//! Acting in another user's name: inputs that state who did something may name other users if the settings allow it, or
//! if the caller is an administrator. Acquisition computers share one account and name the user who was present. The
//! audit log records it. Called before rows are saved, and by hand-written endpoints.

use super::{
    columns,
    context::{Draft, WriteContext},
    many,
    read::InputValue,
};
use crate::{
    audit,
    error::RequestError,
    tables::{Input, Target},
};
use sea_orm::Value;

/// Checks the values of a body. Users who are named in the stored row are allowed.
///
/// # Errors
/// 403 where only administrators may name others; those of the database.
pub async fn check(
    context: &WriteContext<'_>,
    input: &'static Input,
    given: &[InputValue],
    stored: Option<&Draft>,
) -> Result<(), RequestError> {
    for place in input.actors {
        let (Some(field), Some(given)) = (input.fields.get(*place), given.get(*place)) else { continue };
        let mut named: Vec<&Value> = match given {
            InputValue::Value(user) => vec![user],
            InputValue::Rows(users) => users.iter().collect(),
            InputValue::Nothing | InputValue::File(_) => continue,
        };
        named.retain(|user| is_other(context, user));
        if let (Some(stored), false) = (stored, named.is_empty()) {
            match field.target {
                Target::Column(column) => named.retain(|user| stored.row.get(column) != Some(user)),
                Target::Relation(relation) => {
                    let known = many::stored(context, stored.resource, relation, &columns::key(stored)).await?;
                    named.retain(|user| !known.contains(user));
                }
                Target::Extra(_) => {}
            }
        }
        for user in named {
            allow(context, field.name, user)?;
        }
    }
    Ok(())
}

fn is_other(context: &WriteContext<'_>, user: &Value) -> bool {
    user.is_some() && context.caller.is_some_and(|caller| caller.id != *user)
}

/// Lets the caller name a user (by key), or themselves, in a field that says who did something.
///
/// # Errors
/// 403 where only administrators may name others.
pub fn allow(context: &WriteContext<'_>, field: &str, user: &Value) -> Result<(), RequestError> {
    let Some(caller) = context.caller.filter(|_| is_other(context, user)) else { return Ok(()) };
    if !context.site.settings.act_for_others && !caller.superuser {
        let detail = format!("Only superusers may name another user in `{field}`: leave it out.");
        return Err(RequestError::Detail(403, detail));
    }
    let (by, user, field) = (caller.username.clone(), shown(user), field.to_owned());
    context.after_commit.add(move || audit::acted_for(&by, &user, &field));
    Ok(())
}

fn shown(user: &Value) -> String {
    match user {
        Value::Uuid(Some(id)) => id.to_string(),
        Value::Int(Some(id)) => id.to_string(),
        Value::BigInt(Some(id)) => id.to_string(),
        Value::String(Some(id)) => id.clone(),
        other => format!("{other:?}"),
    }
}
