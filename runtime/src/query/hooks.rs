//! Hand-written code that takes part in reading: what it is given, what it gives back, and where it is found.

use super::{condition::Condition, fetch::PageRows, wire::RowView};
use crate::{
    caller::Caller,
    error::RequestError,
    request_time::RequestTime,
    store::{Sql, sql::Part},
    tables::{Field, Hook, Source},
};
use futures_util::future::BoxFuture;
use sea_orm::Value;

/// A hand-written function that takes part in reading.
#[derive(Debug, Clone, Copy)]
pub enum Function {
    /// A filter.
    Rule(Rule),
    /// A value of a row.
    Row(RowWriter),
    /// Values of a page.
    Page(PageValues),
    /// The statement of the rows that values come of, and the values.
    Rows(RowsStatement, RowValues),
}

/// The functions of an API's hooks that take part in reading, each at its hook's place.
#[derive(Debug, Default)]
pub struct Hooks {
    functions: Vec<Option<Function>>,
    /// Whether the program has all of them.
    complete: bool,
}

impl Hooks {
    /// From a place for each hook. `complete`: none of them is empty for want of a function.
    pub fn new(functions: Vec<Option<Function>>, complete: bool) -> Hooks {
        Hooks { functions, complete }
    }

    fn function(&self, hook: Hook) -> Option<Function> {
        self.functions.get(hook.place).copied().flatten()
    }

    /// Whether the program has the writers of all values that these fields show.
    ///
    /// # Errors
    /// 501: one is missing.
    pub fn shows(&self, fields: &[Field]) -> Result<(), RequestError> {
        if self.complete {
            return Ok(());
        }
        fields.iter().try_for_each(|field| match &field.source {
            Source::Row(hook, _) if self.row(*hook).is_none() => Err(RequestError::not_built(hook.name)),
            Source::Object(_, fields) => self.shows(fields),
            _ => Ok(()),
        })
    }

    /// A filter.
    ///
    /// # Errors
    /// 501 if the program lacks the function. The same holds for all getters.
    pub fn rule(&self, hook: Hook) -> Result<Rule, RequestError> {
        match self.function(hook) {
            Some(Function::Rule(function)) => Ok(function),
            _ => Err(RequestError::not_built(hook.name)),
        }
    }

    /// The writer of a row's value. Rows are written when all that can fail has been done: `fetch` asks before.
    pub fn row(&self, hook: Hook) -> Option<RowWriter> {
        match self.function(hook) {
            Some(Function::Row(function)) => Some(function),
            _ => None,
        }
    }

    /// Values of a page.
    ///
    /// # Errors
    /// As [`Hooks::rule`].
    pub fn page(&self, hook: Hook) -> Result<PageValues, RequestError> {
        match self.function(hook) {
            Some(Function::Page(function)) => Ok(function),
            _ => Err(RequestError::not_built(hook.name)),
        }
    }

    /// The statement of the rows that values come of, and the values.
    ///
    /// # Errors
    /// As [`Hooks::rule`].
    pub fn rows(&self, hook: Hook) -> Result<(RowsStatement, RowValues), RequestError> {
        match self.function(hook) {
            Some(Function::Rows(statement, values)) => Ok((statement, values)),
            _ => Err(RequestError::not_built(hook.name)),
        }
    }
}

/// A hand-written filter: turns the text of a parameter into a condition on the rows of the list. The error is a
/// message for the client. Booleans are passed as `true` and `false`.
pub type Rule = fn(&RuleContext<'_>, &str) -> Result<Condition, String>;

/// What a hand-written filter may read in addition to its own text.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RuleContext<'a> {
    /// The request's time.
    pub now: &'a RequestTime,
    /// All query parameters in order.
    pub query: &'a [(String, String)],
    /// Who asks; `None` without a token.
    pub caller: Option<&'a Caller>,
}

impl<'a> RuleContext<'a> {
    /// The value of another parameter, the last one if it is repeated; `None` if it is absent or empty.
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        let last = self.query.iter().rev().find(|(have, _)| have == name)?;
        Some(last.1.as_str()).filter(|text| !text.is_empty())
    }

    /// Whether another parameter is there, be it empty.
    pub fn has(&self, name: &str) -> bool {
        self.query.iter().any(|(have, _)| have == name)
    }
}

/// Writes one hand-written value of a row, from its selected columns with these indices.
pub type RowWriter = fn(&RowView<'_>, &[usize], &RequestTime, &mut Vec<u8>);

/// Computes values for a whole page.
pub type PageValues = for<'a> fn(&'a PageRows<'a>) -> BoxFuture<'a, Result<ComputedValues, RequestError>>;

/// Writes the statement that finds the rows from which values are computed. Its first column is one of the keys. Its
/// text must be the same each time; values that vary are bound. The statement may be embedded as a subquery: the
/// aliases `t`, `_ids` and `j<n>` are reserved for the outer statement.
pub type RowsStatement = fn(&RequestTime, &Keys<'_>, &mut Sql);

/// Appends the values of a row, from its selected columns and the rows that were found for it.
pub type RowValues = fn(&RowView<'_>, &[usize], &[RowView<'_>], &mut ComputedValues);

/// Filter on parent keys: a bound list, or an expression of the enclosing statement.
#[derive(Debug, Clone)]
pub enum Keys<'a> {
    /// Any of these; at least one, none null.
    Any(Vec<Value>),
    /// The value of an expression of the enclosing statement.
    Of(&'a str),
}

impl Keys<'_> {
    /// Appends the test: the expression before it is one of the keys.
    pub fn test<'s>(&self, sql: &'s mut Sql) -> &'s mut Sql {
        match self {
            Keys::Any(keys) => sql.any(keys.clone()),
            Keys::Of(expression) => sql.push(" = ").push(expression),
        }
    }
}

/// The test, where a statement names the keys: `where f.dataset_id {keys}`.
impl Part for &Keys<'_> {
    fn put(self, sql: &mut Sql) -> String {
        let text = sql.part(|sql| self.test(sql));
        text.trim_start().to_owned()
    }
}

/// JSON texts computed for a page: `items` for each row, row by row.
#[derive(Debug, Default)]
pub struct ComputedValues {
    items: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl ComputedValues {
    /// For rows of `items` values each.
    pub fn new(items: usize) -> ComputedValues {
        ComputedValues { items, text: Vec::new(), ends: Vec::new() }
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
