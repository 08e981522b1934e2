//! Reads what is kept of rows.

use super::rows::Asked;
use crate::{
    admin::visit::Visit,
    error::RequestError,
    query::{
        rights::{Sight, Verdict},
        wire::RowView,
    },
    store::{self, Dialect, Executor, Sql},
    tables::{Act, AdminPage, History, Kind, Resource},
    write::history::kind_of,
};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// Versions of a row that are shown.
pub const MAX_VERSIONS: u64 = 100;

/// A row as it was after a change.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its key in the history.
    pub id: i64,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// By whom; empty where that isn't known any more.
    pub user: String,
    /// What was done.
    pub comment: String,
    /// The row's key.
    pub object_id: String,
    /// What it was called.
    pub called: String,
    /// Its fields, as fixtures have them.
    pub fields: Map<String, Json>,
}

/// Which versions are wanted.
pub enum Wanted<'a> {
    /// Those of a row, the newest first.
    Of(&'a str),
    /// One.
    One(i64),
    /// The last of each row of the resource that isn't there any more, the newest first.
    Gone,
}

/// Versions of a resource's rows.
///
/// # Errors
/// Database errors.
pub async fn versions(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    resource: &'static Resource,
    wanted: Wanted<'_>,
) -> Result<Vec<Version>, RequestError> {
    let site = &visit.pages.server.site;
    let mut sql;
    match visit.pages.admin.history {
        History::Own => {
            sql = selected(visit, "label");
            sql.push(" where v.label = ").bind(resource.label);
            narrow(&mut sql, &wanted, resource, (History::TABLE.table, "label", resource.label.into()));
        }
        History::Reversion { versions, .. } => {
            let Some(kind) = kind_of(on, site.store.dialect, site.api, resource).await? else { return Ok(Vec::new()) };
            sql = selected(visit, "content_type_id");
            sql.push(" where v.content_type_id = ").bind(kind);
            narrow(&mut sql, &wanted, resource, (versions.table, "content_type_id", kind.into()));
        }
    }
    sql.push(&format!(" order by v.id desc limit {MAX_VERSIONS}"));
    let rows = store::fetch(on, sql).await?;
    let sight = visit.sight()?;
    let mut found: Vec<Version> = rows.iter().map(|row| version(&RowView::new(row))).collect();
    found.iter_mut().for_each(|version| version.fields.retain(|field, _| is_shown(&sight, resource, field)));
    Ok(found)
}

/// Whether a field is shown as it was: what the caller doesn't see of every row now, nobody shows of what it was; Django keeps
/// secrets of some rows.
fn is_shown(sight: &Sight<'_>, resource: &'static Resource, field: &str) -> bool {
    let rule = resource.access.field(field).and_then(|field| field.read);
    rule.is_none_or(|who| sight.any(Some(resource), who) == Verdict::Always)
        && !resource.columns.iter().any(|column| column.field == field && column.secret)
}

/// A change of a row.
pub struct Found {
    /// The page of its kind.
    pub page: &'static AdminPage,
    /// The row after it.
    pub version: Version,
    /// The row before it, if that is kept.
    pub before: Option<Version>,
}

/// Changes of all rows that the caller sees, the newest first. Of rows that are gone, only those who see all rows of their kind
/// see the history.
///
/// # Errors
/// Database errors.
pub async fn changes(visit: &Visit<'_>, asked: &Asked<'_>) -> Result<Vec<Found>, RequestError> {
    let site = &visit.pages.server.site;
    let (plain, view, dialect) = (site.store.primary(), visit.view()?, site.store.dialect);
    let sight = visit.sight()?;
    let history = visit.pages.admin.history;
    let mut kinds: Vec<(Value, &'static AdminPage)> = Vec::new();
    match history {
        History::Own => kinds.extend(asked.pages.iter().map(|page| (page.resource.label.into(), *page))),
        History::Reversion { .. } => {
            let ids = all_kinds(visit, &plain).await?;
            let known = asked.pages.iter().filter_map(|page| Some(((*ids.get(page.resource.label)?).into(), *page)));
            kinds.extend(known);
        }
    }
    let (kind, user, at) = match history {
        History::Own => ("label", "v.username".to_owned(), "v.at"),
        History::Reversion { .. } => {
            let name = site.api.accounts.map_or("id", |accounts| accounts.username);
            ("content_type_id", format!("u.\"{name}\""), "r.date_created")
        }
    };
    let mut sql = selected(visit, kind);
    sql.push(" where (");
    let mut whole = Vec::new();
    let mut any = false;
    for (of, page) in &kinds {
        let resource = page.resource;
        let part = view.tables().iter().find(|table| table.name == resource.table);
        let (Verdict::Some, Some(part)) = (sight.verdict(resource, Act::Read), part) else {
            whole.push(of.clone());
            continue;
        };
        sql.push(if any { " or (v." } else { "(v." }).name(kind).push(" = ").bind(of.clone());
        sql.push(" and exists (select 1 from (").append(&part.rows).push(") t where t.").name(resource.key().name);
        sql.push(" = ").push(stored_key(dialect, resource.key().kind)).push("))");
        any = true;
    }
    match (whole.is_empty(), any) {
        (true, false) => return Ok(Vec::new()),
        (true, true) => {}
        (false, _) => drop(sql.push(if any { " or v." } else { "v." }).name(kind).any(whole)),
    }
    sql.push(")");
    if !asked.user.is_empty() {
        sql.push(" and lower(").push(&user).push(") = ").bind(asked.user.to_lowercase());
    }
    for (comparison, time) in [(" >= ", asked.from), (" < ", asked.before)] {
        if let Some(time) = time {
            sql.push(" and ").push(at).push(comparison).bind(time);
        }
    }
    // A comment of Django's is about all rows that were changed together.
    let comment = if matches!(history, History::Own) { "v.comment" } else { "r.comment" };
    let place = if dialect == Dialect::Postgres { "strpos" } else { "instr" };
    for word in &asked.words {
        // Fields are written with `_`, and people read them with spaces.
        for (n, text) in ["v.object_repr", comment].into_iter().enumerate() {
            sql.push(if n == 0 { " and (" } else { " or " }).push(place).push("(lower(").push(text).push("), ");
            sql.bind(word.to_lowercase()).push(") > 0");
        }
        sql.push(")");
    }
    if let Some(after) = asked.after {
        sql.push(" and v.id < ").bind(after);
    }
    sql.push(&format!(" order by v.id desc limit {}", asked.most));
    let rows = store::fetch(&plain, sql).await?;
    let ids: Vec<Value> =
        rows.iter().filter_map(|row| i32::try_from(RowView::new(row).integer(0)?).ok()).map(Value::from).collect();
    let before = before(visit, &plain, kind, ids).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let row = RowView::new(row);
        let of = kept_kind(&row, history);
        let Some((of, page)) = kinds.iter().find(|(kind, _)| *kind == of) else { continue };
        let mut version = version(&row);
        let earlier = before
            .iter()
            .filter(|(kind, other)| kind == of && other.object_id == version.object_id && other.id < version.id);
        let mut last = earlier.map(|(_, other)| other).max_by_key(|other| other.id).cloned();
        for version in std::iter::once(&mut version).chain(&mut last) {
            version.fields.retain(|field, _| is_shown(&sight, page.resource, field));
        }
        found.push(Found { page, version, before: last });
    }
    Ok(found)
}

/// The beginning of a statement that reads versions, up to its conditions: the columns that [`version`] takes, and the kind of row.
fn selected(visit: &Visit<'_>, kind: &str) -> Sql {
    let site = &visit.pages.server.site;
    let mut sql = Sql::new(site.store.dialect);
    match (visit.pages.admin.history, site.api.accounts) {
        (History::Reversion { revisions, versions, .. }, Some(accounts)) => {
            sql.push("select v.id, r.date_created, u.").name(accounts.username);
            sql.push(", r.comment, v.object_id, v.object_repr, v.serialized_data, v.").name(kind).push(" from ");
            sql.name(versions.table).push(" v join ").name(revisions.table);
            sql.push(" r on r.id = v.revision_id left join ").name(accounts.users.table).push(" u on u.");
            sql.name(accounts.users.key().name).push(" = r.user_id");
        }
        _ => {
            sql.push("select v.id, v.at, v.username, v.comment, v.object_id, v.object_repr, v.serialized_data, v.");
            sql.name(kind).push(" from ").name(History::TABLE.table).push(" v");
        }
    }
    sql
}

/// The kind of the row that a version is of, as its table has it.
fn kept_kind(row: &RowView<'_>, history: History) -> Value {
    match history {
        History::Own => row.text(7).unwrap_or_default().into(),
        History::Reversion { .. } => {
            let id = row.integer(7).and_then(|id| i32::try_from(id).ok());
            id.unwrap_or_default().into()
        }
    }
}

/// Of each of some versions the one before, with its kind.
async fn before(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    kind: &str,
    ids: Vec<Value>,
) -> Result<Vec<(Value, Version)>, RequestError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let history = visit.pages.admin.history;
    let (table, db) = match history {
        History::Own => (History::TABLE.table, ""),
        // It begins the index.
        History::Reversion { versions, .. } => (versions.table, " and w.db = w0.db"),
    };
    let mut sql = selected(visit, kind);
    sql.push(" where v.id in (select (select max(w.id) from ").name(table).push(" w where w.").name(kind);
    sql.push(" = w0.").name(kind).push(" and w.object_id = w0.object_id and w.id < w0.id").push(db).push(") from ");
    sql.name(table).push(" w0 where w0.id").any(ids).push(")");
    let rows = store::fetch(on, sql).await?;
    let rows = rows.iter().map(RowView::new);
    Ok(rows.map(|row| (kept_kind(&row, history), version(&row))).collect())
}

/// The keys of all kinds of rows, by label.
async fn all_kinds(visit: &Visit<'_>, on: &Executor<'_>) -> Result<HashMap<String, i32>, RequestError> {
    let site = &visit.pages.server.site;
    let Some(kinds) = site.api.kinds else { return Ok(HashMap::new()) };
    let mut sql = Sql::new(site.store.dialect);
    sql.push("select ").name(kinds.resource.key().name).push(", ").name(kinds.app).push(", ").name(kinds.model);
    sql.push(" from ").name(kinds.resource.table);
    let rows = store::fetch(on, sql).await?;
    let known = rows.iter().map(RowView::new).filter_map(|row| {
        let id = i32::try_from(row.integer(0)?).ok()?;
        Some((format!("{}.{}", row.text(1)?, row.text(2)?), id))
    });
    Ok(known.collect())
}

/// Keeps the versions that are wanted. `kept`: their table, its column with the kind of rows, and the kind.
fn narrow(sql: &mut Sql, wanted: &Wanted<'_>, resource: &Resource, kept: (&str, &str, Value)) {
    match wanted {
        Wanted::Of(object_id) => drop(sql.push(" and v.object_id = ").bind(*object_id)),
        Wanted::One(id) => drop(sql.push(" and v.id = ").bind(i32::try_from(*id).unwrap_or(-1))),
        Wanted::Gone => {
            let (table, column, kind) = kept;
            sql.push(" and v.id in (select max(w.id) from ").name(table).push(" w where w.").name(column);
            sql.push(" = ").bind(kind).push(" group by w.object_id) and not exists (select 1 from ");
            sql.name(resource.table).push(" t where t.").name(resource.key().name).push(" = ");
            sql.push(stored_key(sql.dialect, resource.key().kind)).push(")");
        }
    }
}

/// The key that a version has as text, as the resource's table has it, so that its index serves; null where it is no such key.
fn stored_key(dialect: Dialect, kind: Kind) -> &'static str {
    match (dialect, kind) {
        (Dialect::Postgres, Kind::Uuid) => {
            "case when v.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(v.object_id as uuid) end"
        }
        (Dialect::Postgres, Kind::Small | Kind::Int | Kind::Big) => {
            "case when v.object_id ~ '^[0-9]{1,18}$' then cast(v.object_id as bigint) end"
        }
        (Dialect::Sqlite, Kind::Uuid) => "unhex(replace(v.object_id, '-', ''))",
        (Dialect::Sqlite, Kind::Small | Kind::Int | Kind::Big) => "cast(v.object_id as integer)",
        _ => "v.object_id",
    }
}

fn version(row: &RowView<'_>) -> Version {
    let text = |at| row.text(at).unwrap_or_default();
    let data: Json = serde_json::from_str(&text(6)).unwrap_or_default();
    let fields = data.get(0).and_then(|record| record.get("fields")).and_then(Json::as_object).cloned();
    Version {
        id: row.integer(0).unwrap_or_default(),
        at: row.date_time(1),
        user: text(2),
        comment: text(3),
        object_id: text(4),
        called: text(5),
        fields: fields.unwrap_or_default(),
    }
}
