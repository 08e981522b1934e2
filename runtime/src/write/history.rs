//! Writes the history of rows that were changed, in the same transaction: what pages change, and what requests of the API change where
//! that is kept too. On databases that Django's admin pages work on, both sides read what the other writes.

use super::{body::Body, columns, context::WriteContext, insert_new};
use crate::{
    error::RequestError,
    fixture,
    query::{caption, key, wire::RowView},
    store::{self, Dialect, Executor, Sql},
    tables::{Api, History, Resource},
};
use sea_orm::Value;
use serde_json::{Value as Json, json};
use std::collections::HashMap;

/// Whose changes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Those of pages.
    #[default]
    Pages,
    /// Those of requests of the API too.
    All,
}

/// What was done with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was made.
    Added,
    /// These fields were changed.
    Changed(Vec<String>),
    /// It was deleted.
    Deleted,
    /// It is about to be changed, and its history has nothing of it yet.
    Before,
}

/// A row that was changed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What was done.
    pub change: Change,
    /// Whose row.
    pub resource: &'static Resource,
    /// Its key.
    pub key: Value,
    /// The row, where it is gone: as it was, and what it was called.
    pub last: Option<(Json, String)>,
}

/// A row as it is kept.
struct Kept<'a> {
    entry: &'a Entry,
    object_id: String,
    called: String,
    data: String,
}

/// Characters that Django's log keeps of what a row is called.
const MAX_LOGGED: usize = 200;

/// Keeps what was changed in a transaction. Of a row that was changed more than once, all changes are one.
///
/// # Errors
/// Database errors.
pub async fn keep(context: &WriteContext<'_>, entries: Vec<Entry>) -> Result<(), RequestError> {
    let (before, entries) = entries.into_iter().partition(|entry| entry.change == Change::Before);
    write(context, before).await?;
    write(context, merged(entries)).await
}

async fn write(context: &WriteContext<'_>, entries: Vec<Entry>) -> Result<(), RequestError> {
    let Some(admin) = context.site.api.admin.filter(|_| !entries.is_empty()) else { return Ok(()) };
    let kept = states(context, &entries).await?;
    match admin.history {
        History::Own => own(context, &kept).await,
        History::Reversion { revisions, versions, log } => {
            let mut at =
                vec![("date_created", Value::from(context.now.now)), ("comment", comment(context, &kept).into())];
            // Nobody knows who made what was there before.
            if let (Some(caller), true) = (context.caller, kept.iter().all(|row| row.entry.change != Change::Before)) {
                at.push(("user", caller.id.clone()));
            }
            let revision = insert_new(context, revisions, &at).await?;
            let revision = columns::key(&revision);
            let (on, dialect, api) =
                (Executor::from(context.transaction), context.site.store.dialect, context.site.api);
            let mut kinds: HashMap<&'static str, Option<i32>> = HashMap::new();
            for row in &kept {
                let label = row.entry.resource.label;
                let kind = match kinds.get(label) {
                    Some(kind) => *kind,
                    None => {
                        let kind = kind_of(&on, dialect, api, row.entry.resource).await?;
                        kinds.insert(label, kind);
                        kind
                    }
                };
                let Some(kind) = kind else { continue };
                let values = [
                    ("revision", revision.clone()),
                    ("object_id", row.object_id.clone().into()),
                    ("content_type", kind.into()),
                    ("db", "default".into()),
                    ("format", "json".into()),
                    ("serialized_data", row.data.clone().into()),
                    ("object_repr", row.called.clone().into()),
                ];
                insert_new(context, versions, &values).await?;
                if let (Some(log), true) = (log, row.entry.change != Change::Before) {
                    logged(context, log, kind, row).await?;
                }
            }
            Ok(())
        }
    }
}

/// The last change of each row, with the fields of all of them.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let mut rows: Vec<Entry> = Vec::new();
    for entry in entries {
        let known = rows.iter_mut().find(|row| row.resource.table == entry.resource.table && row.key == entry.key);
        match (known, entry.change) {
            (None, change) => rows.push(Entry { change, ..entry }),
            (Some(row), Change::Deleted) => *row = Entry { change: Change::Deleted, ..entry },
            (Some(row), Change::Changed(more)) => {
                if let Change::Changed(fields) = &mut row.change {
                    fields.extend(more);
                    fields.dedup();
                }
            }
            (Some(_), Change::Added | Change::Before) => {}
        }
    }
    rows
}

/// The rows as they are now, or were; without those that went along with others. Two statements for each resource.
async fn states<'e>(context: &WriteContext<'_>, entries: &'e [Entry]) -> Result<Vec<Kept<'e>>, RequestError> {
    let mut wanted: Vec<(&'static Resource, Vec<Value>)> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.last.is_none()) {
        match wanted.iter_mut().find(|(of, _)| of.table == entry.resource.table) {
            Some((_, keys)) => keys.push(entry.key.clone()),
            None => wanted.push((entry.resource, vec![entry.key.clone()])),
        }
    }
    let mut found = HashMap::new();
    for (resource, keys) in wanted {
        for (key, record, called) in now(context, resource, keys).await? {
            found.insert((resource.table, key), (record, called));
        }
    }
    let kept = entries.iter().filter_map(|entry| {
        let object_id = key::plain(&entry.key);
        let (record, called) = match &entry.last {
            Some(last) => last,
            None => found.get(&(entry.resource.table, object_id.clone()))?,
        };
        Some(Kept { entry, data: json!([record]).to_string(), called: called.clone(), object_id })
    });
    Ok(kept.collect())
}

/// Rows as they are in the transaction: their keys as text, as fixtures have them, and what they are called.
async fn now(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Vec<(String, Json, String)>, RequestError> {
    let (on, site) = (Executor::from(context.transaction), context.site);
    let records = fixture::records(&on, site.store.dialect, site.api, resource, keys.clone(), context.now).await?;
    let called = caption::of_keys((site.store.dialect, context.now), &on, resource, keys).await?;
    let mut called: HashMap<String, String> = called.into_iter().map(|row| (row.key_text(), row.text)).collect();
    let only = if called.len() == 1 { called.keys().next().cloned() } else { None };
    let rows = records.into_iter().map(|record| {
        let key = record.get("pk").map(|pk| pk.as_str().map_or_else(|| pk.to_string(), str::to_owned));
        // Some kinds of keys are written otherwise in fixtures.
        let key = only.clone().or(key).unwrap_or_default();
        let called = called.remove(&key).unwrap_or_default();
        (key, without_secrets(resource, record), called)
    });
    Ok(rows.collect())
}

/// A row as it is before it is deleted, and what it is called.
///
/// # Errors
/// Database errors.
pub async fn last(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
) -> Result<Option<(Json, String)>, RequestError> {
    let rows = now(context, resource, vec![key.clone()]).await?;
    Ok(rows.into_iter().next().map(|(_, record, called)| (record, called)))
}

/// The state before the first change of a row whose history has nothing yet: without it, that change couldn't be undone.
///
/// # Errors
/// Database errors.
pub async fn before(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
) -> Result<Option<Entry>, RequestError> {
    if !is_empty(context, resource, key).await? {
        return Ok(None);
    }
    let last = last(context, resource, key).await?;
    Ok(Some(Entry { change: Change::Before, resource, key: key.clone(), last }))
}

/// A record without what no lookup may reach: no history has password hashes.
fn without_secrets(resource: &Resource, mut record: Json) -> Json {
    if let Some(fields) = record.get_mut("fields").and_then(Json::as_object_mut) {
        for column in resource.columns.iter().filter(|column| column.secret) {
            fields.remove(column.field);
        }
    }
    record
}

async fn own(context: &WriteContext<'_>, kept: &[Kept<'_>]) -> Result<(), RequestError> {
    for row in kept {
        let caller = context.caller.filter(|_| row.entry.change != Change::Before);
        let values = [
            ("at", Value::from(context.now.now)),
            ("user_key", caller.map(|caller| key::plain(&caller.id)).unwrap_or_default().into()),
            ("username", caller.map(|caller| caller.username.clone()).unwrap_or_default().into()),
            ("label", row.entry.resource.label.into()),
            ("object_id", row.object_id.clone().into()),
            ("comment", format!("{}{}", said(&row.entry.change), way(context, &row.entry.change)).into()),
            ("object_repr", row.called.clone().into()),
            ("serialized_data", row.data.clone().into()),
        ];
        insert_new(context, History::TABLE, &values).await?;
    }
    Ok(())
}

/// What was done, in words.
fn said(change: &Change) -> String {
    match change {
        Change::Added => "Added.".to_owned(),
        Change::Deleted => "Deleted.".to_owned(),
        Change::Before => "As it was before the first change that is kept.".to_owned(),
        Change::Changed(fields) => format!("Changed {}.", fields.join(", ")),
    }
}

/// How a change came, where it didn't come by a page.
fn way(context: &WriteContext<'_>, change: &Change) -> &'static str {
    let by_request = context.caller.is_some_and(|caller| !caller.ruled) && *change != Change::Before;
    if by_request { " Over the API." } else { "" }
}

/// The comment of a revision, as Django's pages write it: of the first row what was done, of the others what they are too.
fn comment(context: &WriteContext<'_>, kept: &[Kept<'_>]) -> String {
    let words = kept.iter().enumerate().map(|(n, row)| match (&row.entry.change, n) {
        (change, 0) => said(change),
        (Change::Before, _) => String::new(),
        (Change::Added, _) => format!("Added {} \"{}\".", row.entry.resource.words, row.called),
        (Change::Deleted, _) => format!("Deleted {} \"{}\".", row.entry.resource.words, row.called),
        (Change::Changed(fields), _) => {
            format!("Changed {} for {} \"{}\".", fields.join(", "), row.entry.resource.words, row.called)
        }
    });
    let words = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let way = kept.first().map_or("", |row| way(context, &row.entry.change));
    format!("{words}{way}")
}

/// A line of Django's log, unless a hook has written that the row was made.
async fn logged(
    context: &WriteContext<'_>,
    log: &'static Resource,
    kind: i32,
    row: &Kept<'_>,
) -> Result<(), RequestError> {
    let (flag, message): (i16, Json) = match &row.entry.change {
        Change::Added => (1, json!([{"added": {}}])),
        Change::Changed(fields) => (2, json!([{"changed": {"fields": fields}}])),
        Change::Before => return Ok(()),
        Change::Deleted => (3, json!([{"deleted": {}}])),
    };
    if row.entry.change == Change::Added {
        let mut sql = Sql::new(context.site.store.dialect);
        sql.push("select 1 from ").name(log.table).push(" l where l.action_flag = 1 and l.object_id = ");
        sql.bind(row.object_id.clone()).push(" and l.content_type_id = ").bind(kind).push(" limit 1");
        if !store::fetch(&Executor::from(context.transaction), sql).await?.is_empty() {
            return Ok(());
        }
    }
    let Some(caller) = context.caller else { return Ok(()) };
    let called: String = row.called.chars().take(MAX_LOGGED).collect();
    let values = [
        ("user", caller.id.clone()),
        ("content_type", kind.into()),
        ("object_id", row.object_id.clone().into()),
        ("object_repr", called.into()),
        ("action_flag", flag.into()),
        ("change_message", message.to_string().into()),
    ];
    insert_new(context, log, &values).await?;
    Ok(())
}

/// Whether nothing is kept of a row.
async fn is_empty(context: &WriteContext<'_>, resource: &'static Resource, key: &Value) -> Result<bool, RequestError> {
    let (on, site) = (Executor::from(context.transaction), context.site);
    let Some(admin) = site.api.admin else { return Ok(false) };
    let mut sql = Sql::new(site.store.dialect);
    sql.push("select 1 from ");
    match admin.history {
        History::Own => sql.name(History::TABLE.table).push(" v where v.label = ").bind(resource.label),
        History::Reversion { versions, .. } => {
            let Some(kind) = kind_of(&on, site.store.dialect, site.api, resource).await? else { return Ok(false) };
            sql.name(versions.table).push(" v where v.db = 'default' and v.content_type_id = ").bind(kind)
        }
    };
    sql.push(" and v.object_id = ").bind(key::plain(key)).push(" limit 1");
    Ok(store::fetch(&on, sql).await?.is_empty())
}

/// The key of a resource's kind of rows, where kinds are named.
///
/// # Errors
/// Database errors.
pub async fn kind_of(
    on: &Executor<'_>,
    dialect: Dialect,
    api: &'static Api,
    resource: &Resource,
) -> Result<Option<i32>, RequestError> {
    let Some(kinds) = api.kinds else { return Ok(None) };
    let (app, model) = resource.label.split_once('.').unwrap_or(("", resource.label));
    let mut sql = Sql::new(dialect);
    sql.push("select k.").name(kinds.resource.key().name).push(" from ").name(kinds.resource.table).push(" k where k.");
    sql.name(kinds.app).push(" = ").bind(app).push(" and k.").name(kinds.model).push(" = ").bind(model);
    let rows = store::fetch(on, sql).await?;
    let id = rows.first().and_then(|row| RowView::new(row).integer(0));
    Ok(id.and_then(|id| i32::try_from(id).ok()))
}

/// The fields that a body sets.
pub fn fields(body: &Body) -> Vec<String> {
    match body {
        Body::Json(Json::Object(fields)) => fields.keys().cloned().collect(),
        Body::Filled(fields, files) => fields.keys().chain(files.iter().map(|(name, _)| name)).cloned().collect(),
        Body::Form(parts) => parts.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The history of what a request of the API does; nothing is kept unless the server's settings say so, and only of rows that have
/// pages, where it is shown.
pub struct OfRequest<'a> {
    context: &'a WriteContext<'a>,
    resource: &'static Resource,
    entries: Vec<Entry>,
    kept: bool,
}

impl<'a> OfRequest<'a> {
    /// Before anything is done with a resource's rows.
    pub fn new(context: &'a WriteContext<'a>, resource: &'static Resource) -> OfRequest<'a> {
        let has_page = || context.site.api.admin.is_some_and(|admin| admin.page(resource).is_some());
        let kept = context.site.settings.history == Keeping::All && has_page();
        OfRequest { context, resource, entries: Vec::new(), kept }
    }

    /// Before a row is changed.
    ///
    /// # Errors
    /// Database errors.
    pub async fn before(&mut self, key: &Value) -> Result<(), RequestError> {
        if self.kept {
            self.entries.extend(before(self.context, self.resource, key).await?);
        }
        Ok(())
    }

    /// Before a row is deleted.
    ///
    /// # Errors
    /// Database errors.
    pub async fn deletes(&mut self, key: &Value) -> Result<(), RequestError> {
        if self.kept {
            let last = last(self.context, self.resource, key).await?;
            self.entries.push(Entry { change: Change::Deleted, resource: self.resource, key: key.clone(), last });
        }
        Ok(())
    }

    /// After rows were made or changed, or one was deleted.
    ///
    /// # Errors
    /// Database errors.
    pub async fn done(
        mut self,
        change: impl Fn() -> Option<Change>,
        keys: impl Iterator<Item = &Value>,
    ) -> Result<(), RequestError> {
        if !self.kept {
            return Ok(());
        }
        if let Some(change) = change() {
            let resource = self.resource;
            self.entries.extend(keys.map(|key| Entry {
                change: change.clone(),
                resource,
                key: key.clone(),
                last: None,
            }));
        }
        keep(self.context, self.entries).await
    }
}
