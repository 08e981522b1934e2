//! The contract with hand-written code. Codegen emits, for each resource whose spec names behaviour, a typed trait and
//! the glue that turns it into plain functions; tables name them, and a server brings the two together once, at its
//! start: then a hook's function is found at the hook's place.

mod call;
pub mod endpoint;

pub use crate::{
    account::{Caller, missing as missing_caller},
    query::{
        condition::Condition,
        hooks::{ComputedValues, Keys, PageValues, RowValues, RowWriter, RowsStatement, Rule, RuleContext},
        render::{PageRows, RowView},
    },
    typed,
    write::{
        Settings, Site,
        body::Upload,
        context::{After, Draft, SaveHook, WidthHook, WriteContext},
        picture::UploadContext,
        typed_draft::{Row, Sent, TypedDraft},
    },
};
pub use call::{Call, Reply, asker};
/// A boxed future, as hand-written asynchronous code returns it.
pub use futures_util::future::BoxFuture;

/// What hooks around writing return: a boxed future.
pub type HookFuture<'a> = BoxFuture<'a, Result<(), RequestError>>;

use crate::{
    error::RequestError,
    query,
    store::Store,
    tables::{Api, Hook},
    write::context,
};
use std::collections::HashMap;

/// Answers a hand-written endpoint.
pub type Handler = for<'a> fn(&'a Call<'a>) -> BoxFuture<'a, Result<Reply, RequestError>>;

/// A hand-written function, as the runtime calls it.
#[derive(Debug, Clone, Copy)]
pub enum Function {
    /// Around a save or a deletion.
    Save(SaveHook),
    /// How wide pictures are kept.
    Width(WidthHook),
    /// A filter.
    Rule(Rule),
    /// A value of a row.
    Row(RowWriter),
    /// Values of a page.
    Page(PageValues),
    /// The statement of the rows that values come of, and the values.
    Rows(RowsStatement, RowValues),
    /// An endpoint.
    Endpoint(Handler),
}

/// The functions of a resource or an endpoint, by the names of their hooks.
pub type FunctionsOf = &'static [(&'static str, Function)];

/// The functions of a program: a list for each resource and endpoint.
pub type Functions = &'static [FunctionsOf];

/// The functions of an API's hooks, for each of those who call them, at their hooks' places.
#[derive(Debug)]
pub struct Registry {
    /// Those that take part in reading.
    pub reading: query::Hooks,
    /// Those that take part in writing.
    pub writing: context::Hooks,
    /// Endpoints.
    pub endpoints: Endpoints,
    /// The hooks that the program has no function for.
    pub missing: Vec<&'static str>,
}

impl Registry {
    /// Finds the function of each hook, by the hooks' names (`Api::hooks`). A hook whose function the program lacks keeps
    /// an empty place.
    pub fn new(hooks: &[&'static str], functions: Functions) -> Registry {
        let known: HashMap<&str, Function> = functions.iter().copied().flatten().copied().collect();
        let missing: Vec<&'static str> = hooks.iter().copied().filter(|name| !known.contains_key(name)).collect();
        let (mut reading, mut writing) = (vec![None; hooks.len()], vec![None; hooks.len()]);
        let mut endpoints = vec![None; hooks.len()];
        for (place, function) in hooks.iter().enumerate().filter_map(|(place, name)| Some((place, known.get(name)?))) {
            match *function {
                Function::Save(function) => writing[place] = Some(context::Function::Save(function)),
                Function::Width(function) => writing[place] = Some(context::Function::Width(function)),
                Function::Rule(function) => reading[place] = Some(query::hooks::Function::Rule(function)),
                Function::Row(function) => reading[place] = Some(query::hooks::Function::Row(function)),
                Function::Page(function) => reading[place] = Some(query::hooks::Function::Page(function)),
                Function::Rows(statement, values) => {
                    reading[place] = Some(query::hooks::Function::Rows(statement, values));
                }
                Function::Endpoint(function) => endpoints[place] = Some(function),
            }
        }
        Registry {
            reading: query::Hooks::new(reading, missing.is_empty()),
            writing: context::Hooks::new(writing),
            endpoints: Endpoints(endpoints),
            missing,
        }
    }
}

/// Endpoints written by hand, each at its hook's place.
#[derive(Debug)]
pub struct Endpoints(Vec<Option<Handler>>);

impl Endpoints {
    /// An endpoint.
    ///
    /// # Errors
    /// 501: the program lacks it.
    pub fn get(&self, hook: Hook) -> Result<Handler, RequestError> {
        self.0.get(hook.place).copied().flatten().ok_or_else(|| RequestError::not_built(hook.name))
    }
}

/// An API on a database, for code that serves no requests, e.g. a job.
pub fn site(api: &'static Api, functions: Functions, store: Store, settings: Settings) -> Site {
    let Registry { reading, writing, .. } = Registry::new(api.hooks, functions);
    Site::new(api, store, settings, reading, writing)
}
