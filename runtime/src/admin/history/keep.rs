//! Writes the history of the rows that a page has changed, in the same transaction.

use super::kind_of;
use crate::{
    admin::{caption, visit::Visit},
    error::RequestError,
    fixture,
    query::key,
    store::{self, Executor, Sql},
    tables::{Admin, History, Resource},
    write::{self, context::WriteContext},
};
use sea_orm::Value;
use serde_json::{Value as Json, json};

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

/// A row that a page has changed.
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
pub async fn keep(visit: &Visit<'_>, context: &WriteContext<'_>, entries: Vec<Entry>) -> Result<(), RequestError> {
    let (before, entries) = entries.into_iter().partition(|entry| entry.change == Change::Before);
    write(visit, context, before).await?;
    write(visit, context, merged(entries)).await
}

async fn write(visit: &Visit<'_>, context: &WriteContext<'_>, entries: Vec<Entry>) -> Result<(), RequestError> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut kept = Vec::with_capacity(entries.len());
    for entry in &entries {
        kept.extend(state(visit, context, entry).await?);
    }
    let admin: &Admin = visit.pages.admin;
    match admin.history {
        History::Own => own(visit, context, &kept).await,
        History::Reversion { revisions, versions, log } => {
            let mut at = vec![("date_created", Value::from(context.now.now)), ("comment", comment(&kept).into())];
            // Nobody knows who made what was there before.
            if kept.iter().all(|row| row.entry.change != Change::Before) {
                at.push(("user", visit.caller.id.clone()));
            }
            let revision = write::insert_new(context, revisions, &at).await?;
            let revision = write::columns::key(&revision);
            let (on, dialect, api) =
                (Executor::from(context.transaction), context.site.store.dialect, context.site.api);
            for row in &kept {
                let Some(kind) = kind_of(&on, dialect, api, row.entry.resource).await? else { continue };
                let values = [
                    ("revision", revision.clone()),
                    ("object_id", row.object_id.clone().into()),
                    ("content_type", kind.into()),
                    ("db", "default".into()),
                    ("format", "json".into()),
                    ("serialized_data", row.data.clone().into()),
                    ("object_repr", row.called.clone().into()),
                ];
                write::insert_new(context, versions, &values).await?;
                if let (Some(log), true) = (log, row.entry.change != Change::Before) {
                    logged(visit, context, log, kind, row).await?;
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

/// The row as it is now, or was.
async fn state<'e>(
    visit: &Visit<'_>,
    context: &WriteContext<'_>,
    entry: &'e Entry,
) -> Result<Option<Kept<'e>>, RequestError> {
    let object_id = key::plain(&entry.key);
    let (record, called) = match &entry.last {
        Some((record, called)) => (record.clone(), called.clone()),
        None => match now(visit, context, entry.resource, &entry.key).await? {
            Some(now) => now,
            // It went along with another.
            None => return Ok(None),
        },
    };
    let data = json!([record]).to_string();
    Ok(Some(Kept { entry, object_id, called, data }))
}

/// A row as it is in the transaction, and what it is called.
///
/// # Errors
/// Database errors.
pub async fn now(
    visit: &Visit<'_>,
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
) -> Result<Option<(Json, String)>, RequestError> {
    let (on, site) = (Executor::from(context.transaction), context.site);
    let keys = vec![key.clone()];
    let records = fixture::records(&on, site.store.dialect, site.api, resource, keys.clone(), context.now).await?;
    let called = caption::of_keys(visit, &on, resource, keys).await?;
    let called = called.into_iter().next().map(|row| row.text).unwrap_or_default();
    Ok(records.into_iter().next().map(|record| (without_secrets(resource, record), called)))
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

async fn own(visit: &Visit<'_>, context: &WriteContext<'_>, kept: &[Kept<'_>]) -> Result<(), RequestError> {
    for row in kept {
        let is_own = row.entry.change != Change::Before;
        let values = [
            ("at", Value::from(context.now.now)),
            ("user_key", if is_own { key::plain(&visit.caller.id) } else { String::new() }.into()),
            ("username", if is_own { visit.caller.username.clone() } else { String::new() }.into()),
            ("label", row.entry.resource.label.into()),
            ("object_id", row.object_id.clone().into()),
            ("comment", said(&row.entry.change).into()),
            ("object_repr", row.called.clone().into()),
            ("serialized_data", row.data.clone().into()),
        ];
        write::insert_new(context, History::TABLE, &values).await?;
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

/// The comment of a revision, as Django's pages write it: of the first row what was done, of the others what they are too.
fn comment(kept: &[Kept<'_>]) -> String {
    let words = kept.iter().enumerate().map(|(n, row)| match (&row.entry.change, n) {
        (change, 0) => said(change),
        (Change::Before, _) => String::new(),
        (Change::Added, _) => format!("Added {} \"{}\".", row.entry.resource.words, row.called),
        (Change::Deleted, _) => format!("Deleted {} \"{}\".", row.entry.resource.words, row.called),
        (Change::Changed(fields), _) => {
            format!("Changed {} for {} \"{}\".", fields.join(", "), row.entry.resource.words, row.called)
        }
    });
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A line of Django's log, unless a hook has written that the row was made.
async fn logged(
    visit: &Visit<'_>,
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
    let called: String = row.called.chars().take(MAX_LOGGED).collect();
    let values = [
        ("user", visit.caller.id.clone()),
        ("content_type", kind.into()),
        ("object_id", row.object_id.clone().into()),
        ("object_repr", called.into()),
        ("action_flag", flag.into()),
        ("change_message", message.to_string().into()),
    ];
    write::insert_new(context, log, &values).await?;
    Ok(())
}
