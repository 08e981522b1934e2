//! Hand-written code that takes part in writing: what it is given, what it gives back, and where it is found.

use super::{Files, Site, body::Upload, picture::UploadContext, site::Settings};
use crate::{
    account::Caller,
    error::RequestError,
    query::rights::Sight,
    request_time::RequestTime,
    store::{self, Dialect, Executor, Sql, View, sql::Target},
    tables::{Hook, Resource},
};
use futures_util::future::BoxFuture;
use sea_orm::{QueryResult, Value};
use std::{
    any::Any,
    collections::HashSet,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A function around a save.
pub type SaveHook = for<'a> fn(&'a WriteContext<'a>, &'a mut Draft) -> BoxFuture<'a, Result<(), RequestError>>;

/// Pixels that a resource's pictures are kept wide at most; `None`: as they were sent.
pub type WidthHook = fn(&Settings, UploadContext<'_>) -> Option<u32>;

/// A hand-written function that takes part in writing.
#[derive(Debug, Clone, Copy)]
pub enum Function {
    /// Around a save or a deletion.
    Save(SaveHook),
    /// How wide pictures are kept.
    Width(WidthHook),
}

/// The functions of an API's hooks that take part in writing, each at its hook's place.
#[derive(Debug, Default)]
pub struct Hooks(Vec<Option<Function>>);

impl Hooks {
    /// From a place for each hook.
    pub fn new(functions: Vec<Option<Function>>) -> Hooks {
        Hooks(functions)
    }

    fn function(&self, hook: Hook) -> Option<Function> {
        self.0.get(hook.place).copied().flatten()
    }

    /// Code around a save.
    ///
    /// # Errors
    /// 501: the program lacks it.
    pub fn save(&self, hook: Hook) -> Result<SaveHook, RequestError> {
        match self.function(hook) {
            Some(Function::Save(function)) => Ok(function),
            _ => Err(RequestError::not_built(hook.name)),
        }
    }

    /// How wide pictures are kept.
    ///
    /// # Errors
    /// As [`Hooks::save`].
    pub fn width(&self, hook: Hook) -> Result<WidthHook, RequestError> {
        match self.function(hook) {
            Some(Function::Width(function)) => Ok(function),
            _ => Err(RequestError::not_built(hook.name)),
        }
    }
}

/// The context of a request that writes: its transaction, time and caller.
#[non_exhaustive]
pub struct WriteContext<'a> {
    /// The transaction that everything is written in.
    pub transaction: &'a store::Transaction,
    /// The API, its database and its settings.
    pub site: &'a Site,
    /// When the request came.
    pub now: &'a RequestTime,
    /// Who asks; `None` for the command line.
    pub caller: Option<&'a Caller>,
    /// The files that belong to the transaction.
    pub files: &'a Files,
    /// Actions to run after the commit.
    pub after_commit: &'a After,
    /// What has been done in the transaction.
    pub(super) done: &'a Done,
}

impl WriteContext<'_> {
    /// What the caller sees of the database: all of it where no rules are in force, and for the command line. Statements
    /// of this context see all; `Executor::seeing` is for those that answer the caller.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn view(&self) -> Result<Arc<View>, RequestError> {
        match self.caller {
            Some(_) => self.site.view(self.caller, self.now),
            None => Ok(Arc::default()),
        }
    }

    /// The rules for the caller; `None` where none are in force, and for the command line.
    pub(super) fn sight(&self) -> Option<Sight<'_>> {
        self.caller?;
        self.site.sight(self.caller, self.now)
    }

    /// Whether the transaction has not yet done this to the row with the key. For effects on a row that are the same
    /// however many rows cause them, e.g. all rows of a list.
    pub fn is_first(&self, what: &'static str, key: impl Into<Value>) -> bool {
        self.done.0.lock().unwrap_or_else(PoisonError::into_inner).insert((what, key.into()))
    }

    /// Runs a query in the transaction.
    ///
    /// # Errors
    /// Database errors.
    pub async fn fetch(&self, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
        Ok(store::fetch(&Executor::from(self.transaction), sql).await?)
    }

    /// Runs a statement whose result nobody needs, then a query that doesn't read what it wrote: on PostgreSQL as one.
    ///
    /// # Errors
    /// Database errors.
    pub async fn fetch_after(&self, change: Sql, query: Sql) -> Result<Vec<QueryResult>, RequestError> {
        match query.dialect {
            Dialect::Postgres => {
                let mut both = Sql::new(query.dialect);
                both.push("with _changed as (").append(&change).push(") ").append(&query);
                self.fetch(both).await
            }
            Dialect::Sqlite => {
                self.execute(change).await?;
                self.fetch(query).await
            }
        }
    }

    /// Does work for many items at once. In code around saves the item waits: work of code before saving is done
    /// before the rows are stored, that of code after saving when the rows that are stored together all are. Elsewhere
    /// it is done now. `what` names the work, whose items are always of the same type.
    ///
    /// # Errors
    /// Those of work that is done now.
    pub async fn gather<T: Send + 'static>(
        &self,
        what: &'static str,
        item: T,
        work: Work<T>,
    ) -> Result<(), RequestError> {
        let now = match self.done.steps().last_mut() {
            Some(step) => {
                step.add(what, item, work);
                return Ok(());
            }
            None => vec![item],
        };
        work(self, now).await
    }

    /// Runs a step and does the work that it gathers. With `within`, work of a step in another one is left to that.
    pub(super) async fn gathering<T>(
        &self,
        within: bool,
        step: impl Future<Output = Result<T, RequestError>>,
    ) -> Result<T, RequestError> {
        if within && !self.done.steps().is_empty() {
            return step.await;
        }
        self.done.steps().push(Gathered::default());
        let result = step.await;
        let gathered = self.done.steps().pop().unwrap_or_default();
        let value = result?;
        for work in gathered.0 {
            (work.run)(self, work.items).await?;
        }
        Ok(value)
    }

    /// Runs a statement in the transaction and returns the number of rows it changed.
    ///
    /// # Errors
    /// Database errors.
    pub async fn execute(&self, sql: Sql) -> Result<u64, RequestError> {
        Ok(store::execute(&Executor::from(self.transaction), sql).await?)
    }
}

/// A new statement in the SQL of the context's database.
impl Target for &WriteContext<'_> {
    type Written = Sql;

    fn write(self, text: impl FnOnce(&mut Sql) -> String) -> Sql {
        self.site.store.dialect.write(text)
    }
}

/// What has been done in a transaction, and to which rows; what is gathered to be done, by the steps that are running.
#[derive(Default)]
pub(super) struct Done(Mutex<HashSet<(&'static str, Value)>>, Mutex<Vec<Gathered>>);

impl Done {
    fn steps(&self) -> MutexGuard<'_, Vec<Gathered>> {
        self.1.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work for many items at once.
pub type Work<T> = for<'a> fn(&'a WriteContext<'a>, Vec<T>) -> BoxFuture<'a, Result<(), RequestError>>;

/// Work that waits for the end of a step.
#[derive(Default)]
struct Gathered(Vec<GatheredWork>);

type Run = Box<dyn for<'a> FnOnce(&'a WriteContext<'a>, Box<dyn Any + Send>) -> BoxFuture<'a, WorkResult> + Send>;
type WorkResult = Result<(), RequestError>;

/// Work of one name. `items` is a vector of the type that `run` takes.
struct GatheredWork {
    what: &'static str,
    items: Box<dyn Any + Send>,
    run: Run,
}

impl Gathered {
    fn add<T: Send + 'static>(&mut self, what: &'static str, item: T, work: Work<T>) {
        let known = self.0.iter_mut().filter(|known| known.what == what);
        match known.filter_map(|known| known.items.downcast_mut::<Vec<T>>()).next() {
            Some(items) => items.push(item),
            None => self.0.push(GatheredWork {
                what,
                items: Box::new(vec![item]),
                run: Box::new(move |context, items| match items.downcast::<Vec<T>>() {
                    Ok(items) => work(context, *items),
                    Err(_) => Box::pin(std::future::ready(Ok(()))),
                }),
            }),
        }
    }
}

/// Actions to run after the commit, e.g. notifications. If the transaction is rolled back, none of them runs.
#[derive(Default)]
pub struct After(Mutex<Vec<Box<dyn FnOnce() + Send>>>);

impl After {
    /// Adds an action. It must not block: the answer is sent after it.
    pub fn add(&self, act: impl FnOnce() + Send + 'static) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(act));
    }

    /// Does them in their order.
    pub fn run(self) {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().for_each(|act| act());
    }
}

impl fmt::Debug for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("After")
    }
}

/// A row before it is stored.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Draft {
    /// Whose row.
    pub resource: &'static Resource,
    /// Values by column, each of its column's kind (null: the kind's empty value). The columns of the
    /// table that the resource extends follow its own. Large documents are kept as text: `json::kept` reads them.
    pub row: Vec<Value>,
    /// The stored row, when it exists already.
    pub old: Option<Vec<Value>>,
    /// For each relation: the keys that the request sets, if it does.
    pub many: Vec<Option<Vec<Value>>>,
    /// Inputs that are not columns, by their index in the extras of the input.
    pub extra: Vec<Option<Value>>,
    /// Columns that the request named.
    pub given: Vec<bool>,
    /// Fields that the request set to null, even if their columns store another value for null.
    pub nulled: Vec<&'static str>,
    /// Uploaded files by column. A `before_save` hook may take one out, store it and put its path into the row. The
    /// others are stored under their own names.
    pub files: Vec<(usize, Upload)>,
    /// Whether it was compared with other rows, and hasn't changed since.
    pub(super) compared: bool,
}

impl Draft {
    /// Takes the file uploaded for a column out of the draft.
    pub fn take_file(&mut self, column: usize) -> Option<Upload> {
        let place = self.files.iter().position(|(of, _)| *of == column)?;
        Some(self.files.remove(place).1)
    }

    /// Whether the column's value differs from the stored one (always so for a new row).
    pub fn changed(&self, column: usize) -> bool {
        self.old.as_ref().is_none_or(|old| old[column] != self.row[column])
    }
}
