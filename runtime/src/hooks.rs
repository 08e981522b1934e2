//! Hand-written code by name. Tables name it, generated code lists the functions, and a server brings the two together
//! once, at its start: then a hook's function is found at the hook's place.

use crate::{
    behaviour::{Handler, PageValues, RowValues, RowsStatement, Rule, SaveHook},
    fault::Fault,
    http::login,
    query::render::RowWriter,
    tables::{Api, Field, Hook, Source},
    write::picture::WidthHook,
};
use std::collections::HashMap;

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

/// The functions of a program, by the names of their hooks: a list for each resource and endpoint.
pub type Functions = &'static [&'static [(&'static str, Function)]];

/// The endpoint that logs a user in, which every API with users has.
pub const AUTH_TOKEN: Hook = Hook::new("server.auth_token", usize::MAX);
/// The endpoint that names the owner of a token.
pub const ME: Hook = Hook::new("server.me", usize::MAX);

/// Endpoints of the runtime itself, behind all places of an API's hooks.
const OWN: [(Hook, Handler); 2] = [(AUTH_TOKEN, login::auth_token), (ME, login::me)];

/// The functions of an API's hooks, each at its hook's place.
#[derive(Debug)]
pub struct Registry {
    functions: Vec<Option<Function>>,
    /// Whether none is missing.
    complete: bool,
}

impl Registry {
    /// Finds the function of each hook, by the hooks' names (`Api::hooks`). A hook whose function the program lacks keeps
    /// an empty place.
    pub fn new(hooks: &[&str], functions: Functions) -> Registry {
        let known: HashMap<&str, Function> = functions.iter().copied().flatten().copied().collect();
        let functions: Vec<Option<Function>> = hooks.iter().map(|name| known.get(name).copied()).collect();
        Registry { complete: functions.iter().all(Option::is_some), functions }
    }

    /// The hooks of an API that the program has no function for.
    pub fn missing(&self, api: &Api) -> Vec<&'static str> {
        api.hooks
            .iter()
            .zip(&self.functions)
            .filter(|(_, function)| function.is_none())
            .map(|(name, _)| *name)
            .collect()
    }

    /// Whether the program has the writers of all values that these fields show.
    ///
    /// # Errors
    /// 501: one is missing.
    pub fn shows(&self, fields: &[Field]) -> Result<(), Fault> {
        if self.complete {
            return Ok(());
        }
        fields.iter().try_for_each(|field| match &field.source {
            Source::Row(hook, _) if self.row(*hook).is_none() => Err(not_built(*hook)),
            Source::Object(_, fields) => self.shows(fields),
            _ => Ok(()),
        })
    }

    fn function(&self, hook: Hook) -> Option<Function> {
        match self.functions.get(hook.place) {
            Some(function) => *function,
            None => OWN.iter().find(|(own, _)| *own == hook).map(|(_, handler)| Function::Endpoint(*handler)),
        }
    }

    /// Code around a save.
    ///
    /// # Errors
    /// 501: the program lacks it; so for all of these.
    pub fn save(&self, hook: Hook) -> Result<SaveHook, Fault> {
        match self.function(hook) {
            Some(Function::Save(function)) => Ok(function),
            _ => Err(not_built(hook)),
        }
    }

    /// How wide pictures are kept.
    ///
    /// # Errors
    /// As [`Registry::save`].
    pub fn width(&self, hook: Hook) -> Result<WidthHook, Fault> {
        match self.function(hook) {
            Some(Function::Width(function)) => Ok(function),
            _ => Err(not_built(hook)),
        }
    }

    /// A filter.
    ///
    /// # Errors
    /// As [`Registry::save`].
    pub fn rule(&self, hook: Hook) -> Result<Rule, Fault> {
        match self.function(hook) {
            Some(Function::Rule(function)) => Ok(function),
            _ => Err(not_built(hook)),
        }
    }

    /// The writer of a row's value. Rows are written when all that can fail has been done: `query::fetch` asks before.
    pub fn row(&self, hook: Hook) -> Option<RowWriter> {
        match self.function(hook) {
            Some(Function::Row(function)) => Some(function),
            _ => None,
        }
    }

    /// Values of a page.
    ///
    /// # Errors
    /// As [`Registry::save`].
    pub fn page(&self, hook: Hook) -> Result<PageValues, Fault> {
        match self.function(hook) {
            Some(Function::Page(function)) => Ok(function),
            _ => Err(not_built(hook)),
        }
    }

    /// The statement of the rows that values come of, and the values.
    ///
    /// # Errors
    /// As [`Registry::save`].
    pub fn rows(&self, hook: Hook) -> Result<(RowsStatement, RowValues), Fault> {
        match self.function(hook) {
            Some(Function::Rows(statement, values)) => Ok((statement, values)),
            _ => Err(not_built(hook)),
        }
    }

    /// An endpoint.
    ///
    /// # Errors
    /// As [`Registry::save`].
    pub fn endpoint(&self, hook: Hook) -> Result<Handler, Fault> {
        match self.function(hook) {
            Some(Function::Endpoint(function)) => Ok(function),
            _ => Err(not_built(hook)),
        }
    }
}

/// 501: the spec names code that the program lacks.
pub fn not_built(hook: Hook) -> Fault {
    Fault::Detail(501, format!("The spec names `{}`, which this program doesn't have: build it first.", hook.name))
}
