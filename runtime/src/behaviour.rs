//! What hand-written code is given and gives back. Codegen emits, for each resource whose spec names
//! behaviour, a typed trait and the glue that turns it into the plain functions declared here; `hooks` finds them.

use crate::{
    fault::Fault,
    moment::Moment,
    query::{
        condition::Condition,
        render::{PageRows, RowView},
    },
    server::Server,
    store::{self, Sql},
    tables::Resource,
    write::Files,
};
use sea_orm::Value;
use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

/// Dynamic values as Rust types.
pub use crate::typed;
/// What stands beside an uploaded picture.
pub use crate::write::picture::Sent;
/// A boxed future, as hand-written asynchronous code returns it.
pub use futures_util::future::BoxFuture;

/// A function around a save.
pub type SaveHook = for<'a> fn(&'a Work<'a>, &'a mut Draft) -> BoxFuture<'a, Result<(), Fault>>;

/// A hand-written filter: the parameter's text to a condition on the list's rows, or what is wrong
/// with the text. Truth values come as `true` and `false`.
pub type Rule = fn(&Asked<'_>, &str) -> Result<Condition, String>;

/// What a hand-written filter may look at beside its own text.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The request's time.
    pub now: &'a Moment,
    /// All query parameters in order.
    pub query: &'a [(String, String)],
}

impl<'a> Asked<'a> {
    /// The value of another parameter, the last when it repeats; `None` when it is absent or empty.
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        let last = self.query.iter().rev().find(|(have, _)| have == name)?;
        Some(last.1.as_str()).filter(|text| !text.is_empty())
    }

    /// Whether another parameter is there, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.query.iter().any(|(have, _)| have == name)
    }
}

/// Computes values for a whole page.
pub type PageValues = for<'a> fn(&'a PageRows<'a>) -> BoxFuture<'a, Result<Cells, Fault>>;

/// Writes the statement of the rows that values come of; their first column is one of the keys. Its text is the same
/// each time: what varies is bound. It may stand within another statement, and so has other aliases than `t`, `page`
/// and `j` with a number, which are that one's.
pub type RowsStatement = fn(&Moment, &Keys<'_>, &mut Sql);

/// Appends the values of a row, from its selected columns and the rows that were found for it.
pub type RowValues = fn(&RowView<'_>, &[usize], &[RowView<'_>], &mut Cells);

/// The keys of the rows of a page, as a statement tests them.
#[derive(Debug, Clone)]
pub enum Keys<'a> {
    /// Any of these; at least one, none null.
    Any(Vec<Value>),
    /// The value of an expression of the statement around.
    Of(&'a str),
}

impl Keys<'_> {
    /// Appends the test: the expression before it is one of the keys.
    pub fn test(&self, sql: &mut Sql) {
        match self {
            Keys::Any(keys) => sql.any(keys.clone()),
            Keys::Of(expression) => sql.push(" = ").push(expression),
        };
    }
}

/// Answers a hand-written endpoint.
pub type Handler = for<'a> fn(&'a crate::http::Call<'a>) -> BoxFuture<'a, Result<crate::http::Reply, Fault>>;

/// One writing request: its transaction, its time, its caller.
pub struct Work<'a> {
    /// The transaction that everything is written in.
    pub tx: &'a store::Transaction,
    /// The server, for settings and the API's tables.
    pub server: &'a Server,
    /// When the request came.
    pub now: &'a Moment,
    /// Who asks; `None` for the command line.
    pub caller: Option<&'a Caller>,
    /// The files that go with the transaction.
    pub files: &'a Files,
    /// What is done once the transaction has committed.
    pub after: &'a After,
}

/// Things to do once what was written is there for good, e.g. telling others of it. When the request
/// fails, and with it its transaction, none of them is done.
#[derive(Default)]
pub struct After(Mutex<Vec<Box<dyn FnOnce() + Send>>>);

impl After {
    /// Adds one. It must not wait for anything: the answer waits for it.
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

/// Who asks.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Primary key of the user.
    pub id: Value,
    /// Log-in name.
    pub username: String,
    /// May only read.
    pub public: bool,
    /// Administrator.
    pub superuser: bool,
}

/// A row on its way into the database.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Whose row.
    pub resource: &'static Resource,
    /// Values by column, each of its column's kind (null: the kind's empty value). The columns of the
    /// table that the resource extends follow its own.
    pub row: Vec<Value>,
    /// The stored row, when it exists already.
    pub old: Option<Vec<Value>>,
    /// For each relation: the keys that the request sets, if it does.
    pub many: Vec<Option<Vec<Value>>>,
    /// Inputs that are no columns, by their place in the input's extras.
    pub extra: Vec<Option<Value>>,
    /// Columns that the request named.
    pub given: Vec<bool>,
    /// Fields that the request set to null, whatever stands for that in their columns.
    pub nulled: Vec<&'static str>,
    /// Uploaded files by column. Code before saving may take one out, keep it and put its path into the
    /// row; the others are kept under their names.
    pub files: Vec<(usize, crate::http::body::Upload)>,
}

impl Draft {
    /// Whether the column's value differs from the stored one (always so for a new row).
    pub fn changed(&self, column: usize) -> bool {
        self.old.as_ref().is_none_or(|old| old[column] != self.row[column])
    }
}

/// JSON texts computed for a page: `items` for each row, row by row.
#[derive(Debug, Default)]
pub struct Cells {
    items: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    /// For rows of `items` values each.
    pub fn new(items: usize) -> Cells {
        Cells { items, text: Vec::new(), ends: Vec::new() }
    }

    /// Appends the next value: the function writes its JSON text.
    pub fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// The JSON text of a row's value; empty if it was never pushed.
    pub fn get(&self, row: usize, item: usize) -> &[u8] {
        let n = row * self.items + item;
        let start = if n == 0 { 0 } else { self.ends.get(n - 1).copied().unwrap_or(self.text.len()) };
        let end = self.ends.get(n).copied().unwrap_or(start);
        &self.text[start..end]
    }
}
