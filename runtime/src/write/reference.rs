//! References from a body to the keys of rows: by natural key, by id, by address, and the kinds of
//! generic references. One statement looks up some thousands of them.

use super::{
    columns,
    context::WriteContext,
    rows,
    scalar::{self, ValueError, wrong},
};
use crate::{
    error::RequestError,
    json::python,
    store::{self, Executor, Sql},
    tables::{Api, By, Kind, Kinds, Resource, Route, Serves},
};
use sea_orm::Value;
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};
use strsim::levenshtein;

/// References that are looked up with one statement. So many at a time take memory.
const AT_ONCE: usize = 4096;

/// The keys of the rows that each list of references means, or what is wrong with the first that means none.
///
/// # Errors
/// Database errors.
pub async fn resolve(
    context: &WriteContext<'_>,
    target: &'static Resource,
    by: By,
    sent: &[&[Json]],
) -> Result<Vec<Result<Vec<Value>, ValueError>>, RequestError> {
    let place = compared(context.site.api, target, by);
    let Some((_, column)) = columns::at(target, place) else {
        return Err(RequestError::Detail(500, format!("{} has no column {place} to refer by", target.name)));
    };
    let mut keys: Vec<Result<Vec<Value>, ValueError>> =
        sent.iter().map(|list| Ok(Vec::with_capacity(list.len()))).collect();
    // All of them one after another, with the list that each is in.
    let mut all = Vec::new();
    for (n, list) in sent.iter().enumerate() {
        all.extend(list.iter().map(|value| (n, value)));
    }
    for some in all.chunks(AT_ONCE) {
        let some: Vec<(usize, &Json)> = some.iter().copied().filter(|(n, _)| keys[*n].is_ok()).collect();
        let wanted: Vec<Result<Option<Value>, ValueError>> = some
            .iter()
            .map(|(_, value)| match by {
                By::Url(path) => from_address(context.site.api, target, path, place, value),
                By::Key(_) | By::Pk => from_value(column.kind, value, false),
                By::Id => from_value(column.kind, value, true),
            })
            .collect();
        let values: HashSet<&Value> = wanted.iter().filter_map(|value| value.as_ref().ok()?.as_ref()).collect();
        let found = look_up(context, target, place, values.into_iter().cloned().collect()).await?;
        for ((n, value), wanted) in some.into_iter().zip(wanted) {
            let Ok(list) = &mut keys[n] else { continue };
            let found =
                wanted.map(|wanted| wanted.and_then(|wanted| found.get(&wanted)).map_or(&[][..], Vec::as_slice));
            match found {
                Ok([key]) => list.push(key.clone()),
                Ok([]) => keys[n] = Err(wrong(unknown(by, column.field, value))),
                Ok(several) => keys[n] = Err(wrong(ambiguous(column.field, value, several))),
                Err(fault) => keys[n] = Err(fault),
            }
        }
    }
    Ok(keys)
}

/// The column of the target that the reference is compared with.
fn compared(api: &'static Api, target: &'static Resource, by: By) -> usize {
    match by {
        By::Key(column) => column,
        By::Id | By::Pk => target.primary,
        By::Url(path) => item_key(api, target, path).unwrap_or(target.primary),
    }
}

/// The column that stands in the addresses of the target's pages.
fn item_key(api: &'static Api, target: &'static Resource, path: &str) -> Option<usize> {
    api.routes.iter().copied().flatten().find_map(|route| match route.serves {
        Serves::Item(item) if std::ptr::eq(item.resource, target) => {
            let key = route.path.strip_prefix(path)?.strip_prefix("/{")?;
            key.find('}').filter(|end| end + 1 == key.len()).map(|_| item.key)
        }
        _ => None,
    })
}

fn unknown(by: By, field: &str, value: &Json) -> String {
    let shown = python::text(value);
    match by {
        By::Key(_) => format!("Object with {field}={shown} does not exist."),
        By::Pk => format!("Object with pk={shown} does not exist."),
        By::Id => format!("Invalid pk \"{shown}\" - object does not exist."),
        By::Url(_) => "Invalid hyperlink - Object does not exist.".to_owned(),
    }
}

fn ambiguous(field: &str, value: &Json, keys: &[Value]) -> String {
    let keys: Vec<String> = keys.iter().map(rows::key_text).collect();
    format!("Several objects have {field}={}: {}.", python::text(value), keys.join(", "))
}

/// A sent key as its column holds it; `None` can't be in any row.
fn from_value(kind: Kind, value: &Json, id: bool) -> Result<Option<Value>, ValueError> {
    if value.is_null() {
        return Ok(None);
    }
    let misfit = || match id {
        true => wrong(format!("Incorrect type. Expected pk value, received {}.", python::type_name(value))),
        false => wrong("Invalid value."),
    };
    if id && value.is_boolean() {
        return Err(misfit());
    }
    match kind {
        Kind::Text => {
            let text = python::text(value);
            if text.contains('\0') { Err(misfit()) } else { Ok(Some(text.into())) }
        }
        Kind::Uuid => match scalar::uuid(value).or_else(|| counted(value)) {
            Some(id) => Ok(Some(id.into())),
            None => Err(wrong(format!("“{}” is not a valid UUID.", python::text(value)))),
        },
        Kind::Small | Kind::Int | Kind::Big => {
            let number = match value {
                Json::Bool(value) => Some(i128::from(*value)),
                Json::Number(n) => n.as_f64().map(|n| n as i128),
                Json::String(text) => python::strip(text).parse().ok(),
                _ => None,
            };
            let number = number.ok_or_else(misfit)?;
            let held = i64::try_from(number).ok().map(|number| columns::integer(kind, number));
            Ok(held.filter(Value::is_some))
        }
        _ => Err(misfit()),
    }
}

/// A whole number as the uuid of its bits, which is what Python makes of one: no row has it, and that is what
/// clients are told.
fn counted(value: &Json) -> Option<uuid::Uuid> {
    let number = match value {
        Json::Bool(value) => u64::from(*value),
        value => value.as_u64()?,
    };
    Some(uuid::Uuid::from_u128(number.into()))
}

/// The key in the address of one of the target's pages. Scheme and host don't matter, a slash at the
/// end neither.
fn from_address(
    api: &'static Api,
    target: &'static Resource,
    path: &str,
    key: usize,
    value: &Json,
) -> Result<Option<Value>, ValueError> {
    let Json::String(address) = value else {
        let ty = python::type_name(value);
        return Err(wrong(format!("Incorrect type. Expected URL string, received {ty}.")));
    };
    let sent = match ["http:", "https:"].iter().any(|scheme| address.starts_with(scheme)) {
        true => {
            let rest = address.split_once("://").map_or("", |(_, rest)| rest);
            rest.find('/').map_or("/", |at| &rest[at..]).split(['?', '#']).next().unwrap_or_default()
        }
        false => address,
    };
    let sent = sent.strip_suffix('/').unwrap_or(sent);
    let kind = columns::at(target, key).map_or(Kind::Text, |(_, column)| column.kind);
    if let Some(key) = sent.strip_prefix(path).and_then(|rest| rest.strip_prefix('/'))
        && !key.is_empty()
        && !key.contains('/')
        && let text = decoded(key)
        && let Ok(Some(key)) = from_value(kind, &Json::String(text.clone()), false)
        // In a path an id has one spelling.
        && (kind != Kind::Uuid || rows::key_text(&key) == text)
    {
        return Ok(Some(key));
    }
    let elsewhere = api.routes.iter().copied().flatten().any(|route| leads_to(route, sent));
    Err(wrong(format!("Invalid hyperlink - {} URL match.", if elsewhere { "Incorrect" } else { "No" })))
}

fn leads_to(route: &Route, path: &str) -> bool {
    let (pattern, segments) = (route.path.split('/'), path.split('/'));
    let key = match route.serves {
        Serves::Item(item) => columns::at(item.resource, item.key).map(|(_, column)| column.kind),
        _ => None,
    };
    pattern.clone().count() == segments.clone().count()
        && pattern.zip(segments).all(|(pattern, segment)| match (pattern.starts_with('{'), key) {
            (true, Some(Kind::Uuid)) => segment.parse::<uuid::Uuid>().is_ok_and(|id| id.to_string() == segment),
            (true, _) => !segment.is_empty(),
            (false, _) => pattern == segment,
        })
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The keys of the rows that have one of the values in a column, by value.
async fn look_up(
    context: &WriteContext<'_>,
    target: &'static Resource,
    place: usize,
    values: Vec<Value>,
) -> Result<HashMap<Value, Vec<Value>>, RequestError> {
    let mut found: HashMap<Value, Vec<Value>> = HashMap::new();
    let Some((table, column)) = columns::at(target, place) else { return Ok(found) };
    if values.is_empty() {
        return Ok(found);
    }
    // The keys of a resource and of the tables that it extends are the same.
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    columns::name(&mut sql, column.name);
    sql.push(", ");
    columns::name(&mut sql, table.key().name);
    sql.push(" from ");
    columns::name(&mut sql, table.table);
    sql.push(" where ");
    columns::name(&mut sql, column.name);
    sql.any(values);
    // Rows that aren't there for the caller can't be referred to.
    let (on, view) = (Executor::from(context.transaction), context.view()?);
    for row in store::fetch(&on.seeing(&view), sql).await? {
        let value = columns::decode(&row, 0, column.kind)?;
        found.entry(value).or_default().push(columns::decode(&row, 1, table.key().kind)?);
    }
    Ok(found)
}

/// The key of the kind that `app.model`, or `model` alone, names. Kinds are known from the API's resources
/// and from the table of kinds; one that the table lacks is added to it.
///
/// # Errors
/// Database errors.
pub async fn kind(
    context: &WriteContext<'_>,
    apps: &'static [&'static str],
    value: &Json,
) -> Result<Result<Value, ValueError>, RequestError> {
    let Json::String(sent) = value else { return Ok(Err(wrong("Not a valid string."))) };
    let Some(kinds) = context.site.api.kinds else {
        return Ok(Err(wrong("This API has no generic references.")));
    };
    let sent = sent.trim().to_lowercase();
    let (app, model) = sent.split_once('.').map_or((None, sent.as_str()), |(app, model)| (Some(app), model));
    let allowed =
        |candidate: &str| app.is_none_or(|app| app == candidate) && (apps.is_empty() || apps.contains(&candidate));

    for (app, key) in stored_kinds(context, kinds, model).await? {
        if allowed(&app) {
            return Ok(Ok(key));
        }
    }
    let own = || context.site.api.resources.iter().map(|resource| resource.label);
    let labels =
        || own().chain(context.site.api.also.iter().map(|(label, _)| *label)).filter_map(|label| label.split_once('.'));
    if let Some((app, model)) = labels().find(|(app, name)| allowed(app) && *name == model) {
        let values = [(kinds.app, Value::from(app)), (kinds.model, Value::from(model))];
        let made = super::save::insert_missing(context, kinds.resource, &values).await?;
        let key = match made {
            Some(made) => Some(columns::key(&made)),
            None => {
                stored_kinds(context, kinds, model).await?.into_iter().find(|(have, _)| have == app).map(|(_, key)| key)
            }
        };
        return Ok(key.ok_or_else(|| wrong("Invalid value.")));
    }
    let candidates = labels().filter(|(app, _)| apps.is_empty() || apps.contains(app));
    // Only a prefix of a very long name is compared, because the cost grows with its length.
    let begun = |text: &str| text.chars().take(100).collect::<String>();
    let (whole, model) = (begun(&sent), begun(model));
    let nearest = candidates
        .min_by_key(|(app, name)| levenshtein(&whole, &format!("{app}.{name}")).min(levenshtein(&model, name)));
    Ok(Err(wrong(match nearest {
        Some((app, name)) => format!("\"{sent}\" is no kind of record; the nearest is \"{app}.{name}\"."),
        None => format!("\"{sent}\" is no kind of record."),
    })))
}

/// App and key of the stored kinds with a model's name.
async fn stored_kinds(
    context: &WriteContext<'_>,
    kinds: &Kinds,
    model: &str,
) -> Result<Vec<(String, Value)>, RequestError> {
    let mut found = Vec::new();
    if model.contains('\0') {
        return Ok(found);
    }
    let key = kinds.resource.key();
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    columns::name(&mut sql, key.name);
    sql.push(", ");
    columns::name(&mut sql, kinds.app);
    sql.push(" from ");
    columns::name(&mut sql, kinds.resource.table);
    sql.push(" where ");
    columns::name(&mut sql, kinds.model);
    sql.push(" = ").bind(model).push(" order by 1");
    for row in store::fetch(&Executor::from(context.transaction), sql).await? {
        if let Value::String(Some(app)) = columns::decode(&row, 1, Kind::Text)? {
            found.push((app, columns::decode(&row, 0, key.kind)?));
        }
    }
    Ok(found)
}
