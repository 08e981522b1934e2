//! Reads what is kept of rows.

use super::kind_of;
use crate::{
    admin::visit::Visit,
    error::RequestError,
    query::{key, rights::Verdict, wire::RowView},
    store::{self, Dialect, Executor, Sql},
    tables::{History, Kind, Resource},
    write::context::WriteContext,
};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde_json::{Map, Value as Json};

/// Versions of a row that are shown.
pub const MAX_VERSIONS: u64 = 100;

/// A row as it was after a change.
#[derive(Debug)]
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
    let mut sql = Sql::new(site.store.dialect);
    match visit.pages.admin.history {
        History::Own => {
            sql.push("select v.id, v.at, v.username, v.comment, v.object_id, v.object_repr, v.serialized_data from ");
            sql.name(History::TABLE.table).push(" v where v.label = ").bind(resource.label);
            narrow(&mut sql, &wanted, resource, (History::TABLE.table, "label", resource.label.into()));
        }
        History::Reversion { revisions, versions, .. } => {
            let Some(accounts) = site.api.accounts else { return Ok(Vec::new()) };
            let Some(kind) = kind_of(on, site.store.dialect, site.api, resource).await? else { return Ok(Vec::new()) };
            sql.push("select v.id, r.date_created, u.").name(accounts.username);
            sql.push(", r.comment, v.object_id, v.object_repr, v.serialized_data from ").name(versions.table);
            sql.push(" v join ").name(revisions.table).push(" r on r.id = v.revision_id left join ");
            sql.name(accounts.users.table).push(" u on u.").name(accounts.users.key().name);
            sql.push(" = r.user_id where v.content_type_id = ").bind(kind);
            narrow(&mut sql, &wanted, resource, (versions.table, "content_type_id", kind.into()));
        }
    }
    sql.push(&format!(" order by v.id desc limit {MAX_VERSIONS}"));
    let rows = store::fetch(on, sql).await?;
    let sight = visit.sight()?;
    // What the caller doesn't see of every row now, nobody shows of what it was; Django keeps secrets of some rows.
    let is_shown = |field: &str| {
        let rule = resource.access.field(field).and_then(|field| field.read);
        rule.is_none_or(|who| sight.any(Some(resource), who) == Verdict::Always)
            && !resource.columns.iter().any(|column| column.field == field && column.secret)
    };
    let mut found: Vec<Version> = rows.iter().map(|row| version(&RowView::new(row))).collect();
    found.iter_mut().for_each(|version| version.fields.retain(|field, _| is_shown(field)));
    Ok(found)
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

/// Whether nothing is kept of a row.
///
/// # Errors
/// Database errors.
pub async fn is_empty(
    visit: &Visit<'_>,
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
) -> Result<bool, RequestError> {
    let (on, site) = (Executor::from(context.transaction), context.site);
    let mut sql = Sql::new(site.store.dialect);
    sql.push("select 1 from ");
    match visit.pages.admin.history {
        History::Own => sql.name(History::TABLE.table).push(" v where v.label = ").bind(resource.label),
        History::Reversion { versions, .. } => {
            let Some(kind) = kind_of(&on, site.store.dialect, site.api, resource).await? else { return Ok(false) };
            sql.name(versions.table).push(" v where v.content_type_id = ").bind(kind)
        }
    };
    sql.push(" and v.object_id = ").bind(key::plain(key)).push(" limit 1");
    Ok(store::fetch(&on, sql).await?.is_empty())
}
