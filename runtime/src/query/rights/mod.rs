//! Who may do what: the spec's rules of access, for one caller. Tests of the caller alone are answered here; tests that
//! depend on a row become SQL.
//!
//! A row is there for a caller if its resource's rule lets the caller read it, and if each row that it must refer to is
//! there. To all others it doesn't exist: they neither see nor count it, references to it are null, and no lookup, order
//! or filter can tell it from a row that isn't in the database. [`Sight::view`] says so to the database for all
//! statements of a request.

mod files;
mod roles;
mod sql;

pub use files::file_is_seen;
pub use roles::{read_roles, roles};

use super::hooks::{Hooks, RuleContext};
use crate::{
    caller::Caller,
    error::RequestError,
    request_time::RequestTime,
    store::{Dialect, Sql, View, view::VisibleTable},
    tables::{Access, Act, Allow, Api, FieldAccess, Link, Resource},
    typed::truth,
};
use sea_orm::Value;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

/// The rules of an API that are in force, with what has been computed from them.
#[derive(Debug)]
pub struct Rights {
    api: &'static Api,
    /// Whether any rule hides rows or fields from anybody.
    hides: bool,
    /// Tables whose visible rows depend on hand-written rules, which may answer otherwise each time.
    ruled: HashSet<&'static str>,
    /// What is seen of the other tables, by what callers may do. It differs in the caller's key, which is a parameter.
    views: Mutex<HashMap<String, Arc<Vec<VisibleTable>>>>,
}

/// Views that are kept. Callers of equal roles share one.
const KEPT: usize = 200;

/// Whether a caller may do something, as far as it is known without a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// With any row.
    Always,
    /// With no row.
    Never,
    /// With some rows: the database knows.
    Some,
}

/// A test of a row.
#[derive(Debug, Clone)]
pub enum Test {
    /// Any row passes.
    Always,
    /// No row passes.
    Never,
    /// Rows for which the SQL is true.
    When(Sql),
}

/// What one caller may see and do.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The rules.
    pub rights: &'a Rights,
    /// The SQL that is written.
    pub dialect: Dialect,
    /// The schema of the tables.
    pub schema: &'a str,
    /// Who asks; `None`: somebody without a token.
    pub caller: Option<&'a Caller>,
    /// Whether statements look for many rows; else for single ones, whose tests need not list what others have.
    pub lists: bool,
    /// The program's settings, by name.
    pub settings: &'a BTreeMap<String, String>,
    /// Hand-written rules.
    pub hooks: &'a Hooks,
    /// The request's time.
    pub now: &'a RequestTime,
}

impl Rights {
    /// The rules of an API.
    pub fn new(api: &'static Api) -> Rights {
        let hides = |access: &Access| {
            access.read.is_some() || access.extra.is_some() || access.fields.iter().any(|field| field.read.is_some())
        };
        let hides = api.resources.iter().any(|resource| hides(resource.access));
        Rights { api, hides, ruled: ruled(api), views: Mutex::default() }
    }

    /// Whether any rule hides rows or fields from anybody.
    pub fn hides(&self) -> bool {
        self.hides
    }
}

impl Sight<'_> {
    /// The same for statements that look for many rows.
    #[must_use]
    pub fn of_lists(self) -> Self {
        Sight { lists: true, ..self }
    }

    /// Whether the caller may do something with a resource's rows.
    pub fn verdict(&self, resource: &Resource, act: Act) -> Verdict {
        let verdict = resource.access.of(act).map_or(Verdict::Always, |who| self.any(Some(resource), who));
        match (verdict, act, resource.access.extra) {
            (Verdict::Always, Act::Read, Some(_)) => Verdict::Some,
            _ => verdict,
        }
    }

    /// Whether the caller is among some of those who ask, as rules of a resource, or of an endpoint, name them.
    pub fn any(&self, of: Option<&Resource>, who: &[Allow]) -> Verdict {
        let verdicts = who.iter().map(|allow| self.is(of, allow));
        verdicts.fold(Verdict::Never, |all, one| match (all, one) {
            (Verdict::Always, _) | (_, Verdict::Always) => Verdict::Always,
            (Verdict::Never, Verdict::Never) => Verdict::Never,
            _ => Verdict::Some,
        })
    }

    fn is(&self, of: Option<&Resource>, allow: &Allow) -> Verdict {
        let known = |holds: bool| if holds { Verdict::Always } else { Verdict::Never };
        let caller = |test: &dyn Fn(&Caller) -> bool| known(self.caller.is_some_and(test));
        match allow {
            Allow::Public => Verdict::Always,
            Allow::Token => known(self.caller.is_some()),
            Allow::Superuser => caller(&|caller| caller.superuser),
            Allow::Flag(column) => {
                let accounts = self.rights.api.accounts;
                caller(&|caller| match accounts {
                    Some(accounts) if accounts.superuser == *column => caller.superuser,
                    Some(accounts) if accounts.public == *column => caller.public,
                    Some(accounts) if accounts.active == *column => true,
                    _ => caller.flags.contains(column),
                })
            }
            Allow::Group(name) => caller(&|caller| caller.is_in(name)),
            Allow::Permission(name) => {
                let label = of.map_or("", |resource| resource.label);
                let (app, model) = label.split_once('.').unwrap_or(("", label));
                let is_it = |has: &String| {
                    let rest = has.strip_prefix(app).and_then(|rest| rest.strip_prefix('.')?.strip_prefix(name));
                    rest.and_then(|rest| rest.strip_prefix('_')) == Some(model)
                };
                caller(&|caller| caller.permissions.iter().any(is_it))
            }
            Allow::Setting(name) => caller(&|_| self.settings.get(*name).is_some_and(|text| truth(text) == Some(true))),
            Allow::Update => of.map_or(Verdict::Never, |resource| self.verdict(resource, Act::Update)),
            Allow::Is(_) => {
                if self.caller.is_some() {
                    Verdict::Some
                } else {
                    Verdict::Never
                }
            }
            Allow::Rule(_) => Verdict::Some,
            Allow::All(all) => {
                all.iter().map(|one| self.is(of, one)).fold(Verdict::Always, |all, one| match (all, one) {
                    (Verdict::Never, _) | (_, Verdict::Never) => Verdict::Never,
                    (Verdict::Always, Verdict::Always) => Verdict::Always,
                    _ => Verdict::Some,
                })
            }
            Allow::Not(not) => match self.is(of, not) {
                Verdict::Always => Verdict::Never,
                Verdict::Never => Verdict::Always,
                Verdict::Some => Verdict::Some,
            },
        }
    }

    /// What the caller sees of the database.
    ///
    /// # Errors
    /// 501 for a rule that the program lacks; 500 for one that fails.
    pub fn view(&self) -> Result<Arc<View>, RequestError> {
        if !self.rights.hides {
            return Ok(Arc::default());
        }
        let role = self.caller.map_or_else(String::new, |caller| {
            let Caller { public, superuser, flags, groups, permissions, .. } = caller;
            format!("{public} {superuser} {flags:?} {groups:?} {permissions:?}")
        });
        let role = format!("{} {role}", self.lists);
        let known = lock(&self.rights.views).get(&role).cloned();
        let known = match known {
            Some(known) => known,
            None => {
                let made = Arc::new(self.tables(false)?);
                let mut views = lock(&self.rights.views);
                if views.len() >= KEPT {
                    views.clear();
                }
                views.insert(role, Arc::clone(&made));
                made
            }
        };
        let mut tables: Vec<VisibleTable> = known.iter().map(|table| self.for_caller(table)).collect();
        if !self.rights.ruled.is_empty() {
            tables.extend(self.tables(true)?);
        }
        Ok(Arc::new(View::new(tables)))
    }

    /// What is seen of a table, made for another caller who may do the same: the key of the caller is the only parameter.
    fn for_caller(&self, table: &VisibleTable) -> VisibleTable {
        let params = self.caller.map_or_else(Vec::new, |caller| vec![caller.id.clone(); table.rows.params.len()]);
        VisibleTable { name: table.name, rows: Sql { params, ..table.rows.clone() } }
    }

    /// The tables that are seen in part: those that depend on hand-written rules, or the others.
    fn tables(&self, ruled: bool) -> Result<Vec<VisibleTable>, RequestError> {
        let is_meant = |resource: &Resource| self.rights.ruled.contains(resource.table) == ruled;
        let mut tables = Vec::new();
        for resource in self.rights.api.resources {
            if is_meant(resource) {
                tables.extend(self.visible_table(resource, None)?);
            }
            for relation in resource.relations {
                let Link::Many { table, near, far, through: None, own: true } = relation.link else { continue };
                let target = relation.target.get();
                if (is_meant(resource) && is_meant(target)) || (ruled && (is_meant(resource) || is_meant(target))) {
                    tables.extend(self.visible_join(table, [(near, resource), (far, target)])?);
                }
            }
        }
        Ok(tables)
    }

    /// What the caller sees of the database in the answer to a write. The rows that were written are there, whoever may read
    /// them, if the caller may leave them as they are now: as rows that they may change again, or may make. `fields` were
    /// written and have rules that depend on the row.
    ///
    /// # Errors
    /// As [`Sight::view`].
    pub fn view_of_written(
        &self,
        resource: &'static Resource,
        keys: &[Value],
        act: Act,
        fields: &[&'static FieldAccess],
    ) -> Result<View, RequestError> {
        let create = self.may(resource, Act::Create, sql::ROW)?;
        let leave = match act {
            Act::Create => create,
            _ => Test::any([self.may(resource, act, sql::ROW)?, create]),
        };
        let mut tests = vec![leave];
        for field in fields {
            tests.push(self.may_write(resource, field, sql::ROW)?);
        }
        let passes = Test::all(tests);
        let mut view = (*self.view()?).clone();
        for (n, table) in parents(resource).enumerate() {
            // The rows of the tables that it extends are there with it.
            let passes = if n == 0 { passes.clone() } else { Test::Always };
            if let Some(table) = self.visible_table(table, Some((keys, passes)))? {
                view.replace(table);
            }
        }
        Ok(view)
    }

    /// Whether the caller may do something with a row, which the SQL names by an alias.
    ///
    /// # Errors
    /// As [`Sight::view`].
    pub fn may(&self, resource: &'static Resource, act: Act, alias: &str) -> Result<Test, RequestError> {
        match resource.access.of(act) {
            Some(who) => self.test(resource, who, alias),
            None => Ok(Test::Always),
        }
    }

    /// Whether the caller may write a field of a row.
    ///
    /// # Errors
    /// As [`Sight::view`].
    pub fn may_write(
        &self,
        resource: &'static Resource,
        field: &FieldAccess,
        alias: &str,
    ) -> Result<Test, RequestError> {
        match field.writers() {
            Some(who) => self.test(resource, who, alias),
            None => Ok(Test::Always),
        }
    }

    /// Whether the caller sees the value of a column (index) of a row.
    ///
    /// # Errors
    /// As [`Sight::view`].
    pub fn sees_column(&self, resource: &'static Resource, index: usize, alias: &str) -> Result<Test, RequestError> {
        self.column_visible(resource, index, alias)
    }

    /// The condition of a hand-written rule.
    fn rule(&self, hook: crate::tables::Hook) -> Result<super::condition::Condition, RequestError> {
        let asked = RuleContext { now: self.now, query: &[], caller: self.caller };
        self.hooks.rule(hook)?(&asked, "").map_err(|text| failed(hook.name, &text))
    }
}

/// A rule whose condition can't be used is a fault of the program.
fn failed(rule: &str, text: &str) -> RequestError {
    tracing::error!(rule, "a rule of access fails: {text}");
    RequestError::Detail(500, format!("The rule {rule} fails; the server's log says more."))
}

/// A resource and those that it extends.
fn parents(resource: &'static Resource) -> impl Iterator<Item = &'static Resource> {
    std::iter::successors(Some(resource), |resource| {
        resource.parent.map(|relation| resource.relations[relation].target.get())
    })
}

/// The tables whose visible rows depend on hand-written rules: of themselves, or of rows to which they refer.
fn ruled(api: &Api) -> HashSet<&'static str> {
    let of_itself = |resource: &&&'static Resource| {
        let access = resource.access;
        let reads = access.fields.iter().filter_map(|field| field.read).chain(access.read);
        access.extra.is_some() || reads.flatten().any(|allow| is_ruled(access, allow))
    };
    let mut ruled: HashSet<&'static str> = api.resources.iter().filter(of_itself).map(|of| of.table).collect();
    loop {
        let refers = |resource: &&&'static Resource| {
            !ruled.contains(resource.table) && sql::references(resource).any(|(_, target)| ruled.contains(target.table))
        };
        let more: Vec<&'static str> = api.resources.iter().filter(refers).map(|of| of.table).collect();
        if more.is_empty() {
            return ruled;
        }
        ruled.extend(more);
    }
}

fn is_ruled(access: &Access, allow: &Allow) -> bool {
    match allow {
        Allow::Rule(_) => true,
        Allow::Update => access.update.is_some_and(|who| who.iter().any(|one| is_ruled(access, one))),
        Allow::All(all) => all.iter().any(|one| is_ruled(access, one)),
        Allow::Not(not) => is_ruled(access, not),
        _ => false,
    }
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
