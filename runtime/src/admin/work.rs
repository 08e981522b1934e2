//! Changes of rows that pages make: several in one transaction, each by the input of a page's form, with its hooks, checks and rules.

use super::visit::Visit;
use crate::{
    error::RequestError,
    fixture::value::{Form, from_json, of_kind},
    http::retry::Retry,
    query::key,
    tables::{Act, AdminPage, Input, Kind, Link, Resource},
    write::{
        self, SavedRow, Transaction, access,
        body::Body,
        context::WriteContext,
        history::{self, Change, Entry},
        users,
    },
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};
use std::sync::{Mutex, PoisonError};

/// A transaction of a page. Rows are named by the path of their page, e.g. `actions/weighing`.
pub struct Work<'a> {
    /// The transaction, for statements and hooks.
    pub context: &'a WriteContext<'a>,
    visit: &'a Visit<'a>,
    /// What was done so far, for the history.
    done: Mutex<Vec<Entry>>,
}

impl<'a> Work<'a> {
    /// In a transaction that has begun.
    pub(super) fn new(visit: &'a Visit<'a>, context: &'a WriteContext<'a>) -> Work<'a> {
        Work { context, visit, done: Mutex::default() }
    }

    /// Keeps the history of all that was done: the last thing before the transaction ends.
    ///
    /// # Errors
    /// Database errors.
    pub(super) async fn keep(&self) -> Result<(), RequestError> {
        let done = std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner));
        history::keep(self.context, done).await
    }

    fn note(&self, change: Change, resource: &'static Resource, key: Value, last: Option<(Json, String)>) {
        let entry = Entry { change, resource, key, last };
        self.done.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// Makes a row from the fields of a form; its key.
    ///
    /// # Errors
    /// What is wrong with the fields (400), what the caller may not do (403), conflicts (409).
    pub async fn create(&self, page: &str, fields: Json) -> Result<Value, RequestError> {
        let row = self.create_with(self.input(page)?, &Body::Json(fields)).await?;
        Ok(row.key)
    }

    /// Changes the fields of a row that are named.
    ///
    /// # Errors
    /// As [`Work::create`]; 404 for a row that isn't there for the caller.
    pub async fn change(&self, page: &str, key: &Value, fields: Json) -> Result<(), RequestError> {
        self.change_with(self.input(page)?, key, &Body::Json(fields)).await.map(drop)
    }

    /// Deletes a row and what goes along.
    ///
    /// # Errors
    /// As [`Work::change`]; 409 where rows that must stay refer to it.
    pub async fn delete(&self, page: &str, key: &Value) -> Result<(), RequestError> {
        let resource = self.input(page)?.resource;
        self.there(resource, key).await?;
        let last = history::last(self.context, resource, key).await?;
        write::delete(self.context, resource, key).await?;
        self.note(Change::Deleted, resource, key.clone(), last);
        Ok(())
    }

    /// Makes a row again that was deleted, with its old key, from its fields as fixtures have them.
    ///
    /// # Errors
    /// What is wrong with a field (400), what the caller may not do (403), conflicts (409).
    async fn recover(&self, page: &str, key: &str, fields: &Map<String, Json>) -> Result<Value, RequestError> {
        let resource = self.input(page)?.resource;
        users::may_make(self.context, resource)?;
        let (site, clock) = (self.context.site, *self.context.now);
        let form = Form { dialect: site.store.dialect, clock };
        let id = key::in_path(resource.key(), key).ok_or_else(|| RequestError::no_row(resource.record))?;
        let mut values = vec![(resource.key().field, id)];
        for column in resource.columns.iter().filter(|column| column.name != resource.key().name) {
            let Some(value) = fields.get(column.field).filter(|value| !value.is_array() || column.kind == Kind::Json)
            else {
                continue;
            };
            let value = from_json(column, value, &form).map_err(|why| RequestError::field(column.field, why))?;
            values.push((column.field, value));
        }
        let made = write::insert_new(self.context, resource, &values).await?;
        let id = write::columns::key(&made);
        for (n, relation) in resource.relations.iter().enumerate() {
            let Link::Many { through: None, own: true, .. } = relation.link else { continue };
            let Some(Json::Array(items)) = fields.get(relation.name) else { continue };
            let target = relation.target.key();
            let keys = items.iter().filter_map(|item| of_kind(target.kind, item, &form).ok()).collect::<Vec<_>>();
            write::set_many(self.context, resource, n, &id, &keys).await?;
        }
        // All fields are written.
        let row = SavedRow { key: id.clone(), left_null: Vec::new(), asked: resource.access.fields.iter().collect() };
        access::hold_written(self.context, resource, &row, Act::Create).await?;
        self.note(Change::Added, resource, id.clone(), None);
        Ok(id)
    }

    pub(super) async fn create_with(&self, input: &'static Input, body: &Body) -> Result<SavedRow, RequestError> {
        let row = write::create(self.context, input, body).await?;
        access::hold_written(self.context, input.resource, &row, Act::Create).await?;
        self.note(Change::Added, input.resource, row.key.clone(), None);
        Ok(row)
    }

    pub(super) async fn change_with(
        &self,
        input: &'static Input,
        key: &Value,
        body: &Body,
    ) -> Result<SavedRow, RequestError> {
        self.there(input.resource, key).await?;
        let before = history::before(self.context, input.resource, key).await?;
        self.done.lock().unwrap_or_else(PoisonError::into_inner).extend(before);
        let row = write::patch(self.context, input, key, body).await?;
        access::hold_written(self.context, input.resource, &row, Act::Update).await?;
        self.note(Change::Changed(history::fields(body)), input.resource, row.key.clone(), None);
        Ok(row)
    }

    /// Refuses a row that isn't there for the caller.
    async fn there(&self, resource: &'static Resource, key: &Value) -> Result<(), RequestError> {
        let view = self.context.view()?;
        let on = crate::store::Executor::from(self.context.transaction);
        let dialect = self.context.site.store.dialect;
        key::find(&on.seeing(&view), dialect, resource, resource.primary, &key::plain(key)).await.map(drop)
    }

    fn input(&self, page: &str) -> Result<&'static Input, RequestError> {
        let found = self.visit.pages.admin.pages.iter().find(|known| known.path == page);
        let form = found.and_then(|page: &&'static AdminPage| page.form.as_ref());
        form.map(|form| form.input).ok_or_else(|| RequestError::Detail(500, format!("There is no page {page}.")))
    }
}

/// One of the changes that a page makes. Rows are named by the path of their page, e.g. `actions/weighing`.
#[derive(Debug, Clone)]
pub enum Step {
    /// Makes a row from the fields of a form.
    Create(&'static str, Json),
    /// Changes the fields of a row that are named.
    Change(&'static str, Value, Json),
    /// Deletes a row and what goes along.
    Delete(&'static str, Value),
    /// Makes a row again that was deleted: its old key, and its fields as fixtures have them.
    Recover(&'static str, String, Map<String, Json>),
}

/// Why changes were refused.
#[derive(Debug)]
pub struct Refused {
    /// The step that failed; `None`: all were made, and the end of the transaction failed.
    pub step: Option<usize>,
    /// Why.
    pub error: RequestError,
}

/// Makes changes in one transaction, in their order: all of them, or none. They are made again if they conflict with others. The
/// keys of the rows that were made, in order.
///
/// # Errors
/// Those of the first step that fails; database errors.
pub async fn run(visit: &Visit<'_>, steps: &[Step]) -> Result<Vec<Value>, Refused> {
    if visit.caller.public {
        let error = RequestError::Detail(403, "Your account may only read.".into());
        return Err(Refused { step: None, error });
    }
    let site = &visit.pages.server.site;
    let mut retry = Retry::new(false);
    loop {
        let failed = |error| Refused { step: None, error };
        let transaction = Transaction::begin(site).await.map_err(failed)?;
        let context = transaction.context(site, &visit.now, Some(&visit.caller));
        let work = Work::new(visit, &context);
        let (mut made, mut at, mut result) = (Vec::new(), None, Ok(()));
        for (n, step) in steps.iter().enumerate() {
            let done = match step {
                Step::Create(page, fields) => work.create(page, fields.clone()).await.map(|key| made.push(key)),
                Step::Change(page, key, fields) => work.change(page, key, fields.clone()).await,
                Step::Delete(page, key) => work.delete(page, key).await,
                Step::Recover(page, key, fields) => work.recover(page, key, fields).await.map(|key| made.push(key)),
            };
            if done.is_err() {
                (at, result) = (Some(n), done);
                break;
            }
        }
        if result.is_ok() {
            result = work.keep().await;
        }
        match transaction.finish(result).await {
            Err(RequestError::Database(error)) => {
                if !retry.again(&visit.pages.server, &error).await {
                    return Err(Refused { step: at, error: error.into() });
                }
            }
            Err(error) => return Err(Refused { step: at, error }),
            Ok(()) => return Ok(made),
        }
    }
}
