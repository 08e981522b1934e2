//! Rules for requests that write users: who may create, change and delete them (the setting `accounts`), and the
//! entries of the audit log. Other resources aren't affected. Called when bodies for users are read, and before users
//! are deleted.

use super::{
    access, columns,
    context::{Draft, WriteContext},
    read::InputValue,
    site::Site,
};
use crate::{
    account::{AccountRule, Caller},
    audit::{self, By, UserAct},
    error::RequestError,
    tables::{Accounts, Input, Resource, Target},
};
use sea_orm::Value;

/// Where users are kept and who asks, if it is users' rows that are written and somebody asks for it.
fn of_users<'a>(context: &WriteContext<'a>, resource: &Resource) -> Option<(&'static Accounts, &'a Caller)> {
    let accounts = context.site.api.accounts?;
    let caller = context.caller?;
    std::ptr::eq(accounts.users, resource).then_some((accounts, caller))
}

fn refused(detail: String) -> RequestError {
    RequestError::Detail(403, detail)
}

/// Whether the caller may write only their own row.
fn is_bound(context: &WriteContext<'_>, caller: &Caller) -> bool {
    context.site.settings.accounts != AccountRule::Open && !caller.superuser
}

/// What a caller may do with a user's row.
#[derive(Debug)]
pub struct UserPermits {
    /// Change it.
    pub change: bool,
    /// Change only some of its columns, by database name.
    pub only: Option<&'static [&'static str]>,
    /// Delete it.
    pub delete: bool,
}

/// What a caller may do with the row with a key; with rows that aren't users', anything.
pub fn permits(site: &Site, caller: &Caller, resource: &Resource, key: &Value) -> UserPermits {
    let accounts = site.api.accounts.filter(|accounts| std::ptr::eq(accounts.users, resource));
    let bound = site.settings.accounts != AccountRule::Open && !caller.superuser;
    match accounts {
        Some(accounts) if bound => {
            let own = site.settings.accounts != AccountRule::Superuser && !accounts.own.is_empty();
            UserPermits { change: own && *key == caller.id, only: Some(accounts.own), delete: false }
        }
        _ => UserPermits { change: true, only: None, delete: true },
    }
}

/// Whether a caller may make rows of a resource: only superusers make users.
pub fn permits_making(site: &Site, caller: &Caller, resource: &Resource) -> bool {
    let users = site.api.accounts.is_some_and(|accounts| std::ptr::eq(accounts.users, resource));
    !users || site.settings.accounts == AccountRule::Open || caller.superuser
}

/// Lets the caller make a row of the resource.
///
/// # Errors
/// 403 where only superusers make users.
pub fn may_make(context: &WriteContext<'_>, resource: &Resource) -> Result<(), RequestError> {
    match of_users(context, resource) {
        Some((_, caller)) if is_bound(context, caller) => Err(refused("Only superusers may make users.".into())),
        _ => Ok(()),
    }
}

/// Lets the caller change a stored row.
///
/// # Errors
/// 403 where only superusers change users, or others than themselves.
pub fn may_change(context: &WriteContext<'_>, stored: &Draft) -> Result<(), RequestError> {
    let Some((accounts, caller)) = of_users(context, stored.resource).filter(|(_, caller)| is_bound(context, caller))
    else {
        return Ok(());
    };
    if context.site.settings.accounts == AccountRule::Superuser || accounts.own.is_empty() {
        return Err(refused("Only superusers may change users.".into()));
    }
    if columns::key(stored) != caller.id {
        return Err(refused("Only superusers may change other users than themselves.".into()));
    }
    Ok(())
}

/// Checks which fields of a stored user a body changes, and has the audit log told of them.
///
/// # Errors
/// 403 for a field that users may not change of themselves; those of the database.
pub async fn changes(
    context: &WriteContext<'_>,
    input: &'static Input,
    given: &[InputValue],
    stored: &Draft,
) -> Result<(), RequestError> {
    let Some((accounts, caller)) = of_users(context, input.resource) else { return Ok(()) };
    let bound = is_bound(context, caller);
    let mut changed = Vec::new();
    for (field, given) in input.fields.iter().zip(given) {
        if !access::differs(context, field.target, given, stored).await? {
            continue;
        }
        let own = matches!(field.target, Target::Column(place)
            if columns::at(input.resource, place).is_some_and(|(_, column)| accounts.own.contains(&column.name)));
        if bound && !own {
            let own: Vec<&str> =
                input.fields.iter().map(|f| f.name).filter(|name| accounts.own.contains(name)).collect();
            let detail = format!(
                "Only superusers may change `{}` of a user: of yourself you may change {}.",
                field.name,
                own.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
            );
            return Err(refused(detail));
        }
        changed.push(field.name);
    }
    if !changed.is_empty() {
        tell(context, UserAct::Changed, name(accounts, &stored.row), changed.join(","), caller);
    }
    Ok(())
}

/// Has the audit log told of a user that a body makes.
pub fn made(context: &WriteContext<'_>, input: &'static Input, given: &[InputValue]) {
    let Some((accounts, caller)) = of_users(context, input.resource) else { return };
    let named = input.fields.iter().zip(given).filter(|(_, given)| !matches!(given, InputValue::Nothing));
    let fields: Vec<&str> = named.map(|(field, _)| field.name).collect();
    let user = input.fields.iter().zip(given).find_map(|(field, given)| match (field.target, given) {
        (Target::Column(place), InputValue::Value(Value::String(Some(name))))
            if columns::at(input.resource, place).is_some_and(|(_, column)| column.name == accounts.username) =>
        {
            Some(name.clone())
        }
        _ => None,
    });
    tell(context, UserAct::Made, user.unwrap_or_default(), fields.join(","), caller);
}

/// Lets the caller delete a stored row, and has the audit log told if it is a user.
///
/// # Errors
/// 403 where only superusers delete users.
pub fn deletes(context: &WriteContext<'_>, stored: &Draft) -> Result<(), RequestError> {
    let Some((accounts, caller)) = of_users(context, stored.resource) else { return Ok(()) };
    if is_bound(context, caller) {
        return Err(refused("Only superusers may delete users.".into()));
    }
    tell(context, UserAct::Deleted, name(accounts, &stored.row), String::new(), caller);
    Ok(())
}

fn name(accounts: &Accounts, row: &[Value]) -> String {
    let place = accounts.users.columns.iter().position(|column| column.name == accounts.username);
    match place.and_then(|place| row.get(place)) {
        Some(Value::String(Some(name))) => name.clone(),
        _ => String::new(),
    }
}

/// Recorded after the commit, so that rolled-back changes aren't recorded.
fn tell(context: &WriteContext<'_>, act: UserAct, user: String, fields: String, caller: &Caller) {
    let by = By::user(&caller.username);
    context.after_commit.add(move || audit::user(act, &user, &fields, &by));
}
