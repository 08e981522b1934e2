//! An API on a database, with the settings that reading and writing its rows depend on: all that code below HTTP, and
//! hand-written code, may reach. A running server has one; so have jobs of the command line.

use super::{context::Hooks, history::Keeping, picture::Pictures};
use crate::{
    account::{AccountRule, Caller},
    error::RequestError,
    query::{
        self,
        rights::{Rights, Sight},
    },
    request_time::RequestTime,
    store::{Store, View},
    tables::{Api, Roles},
};
use chrono_tz::Tz;
use poem::http::Extensions;
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

/// An API, its database and its settings.
#[non_exhaustive]
pub struct Site {
    /// The generated tables.
    pub api: &'static Api,
    /// The database.
    pub store: Store,
    /// The settings of this deployment.
    pub settings: Settings,
    /// Hand-written code that takes part in reading.
    pub reading: query::Hooks,
    /// Hand-written code that takes part in writing.
    pub writing: Hooks,
    /// The rules of access, where the API has users.
    pub rights: Option<Rights>,
    /// Bounds of decoding pictures.
    pub pictures: Pictures,
    /// Further values for hand-written code, one of each type.
    pub extensions: Extensions,
}

impl Site {
    /// An API on a database.
    pub fn new(api: &'static Api, store: Store, settings: Settings, reading: query::Hooks, writing: Hooks) -> Site {
        let pictures = Pictures::new(settings.max_pixels);
        let rights = api.accounts.is_some().then(|| Rights::new(api));
        Site { api, store, settings, reading, writing, rights, pictures, extensions: Extensions::new() }
    }

    /// What a caller may see and do; `None`: no rules are in force. `caller` is `None` without a token.
    pub fn sight<'a>(&'a self, caller: Option<&'a Caller>, now: &'a RequestTime) -> Option<Sight<'a>> {
        let held = self.settings.rules || caller.is_some_and(|caller| caller.ruled);
        let rights = self.rights.as_ref().filter(|_| held)?;
        let Store { dialect, .. } = self.store;
        let (schema, settings) = (self.store.schema(), &self.settings.named);
        Some(Sight { rights, dialect, schema, caller, lists: false, settings, hooks: &self.reading, now })
    }

    /// What a caller sees of the database.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn view(&self, caller: Option<&Caller>, now: &RequestTime) -> Result<Arc<View>, RequestError> {
        self.sight(caller, now).map_or_else(|| Ok(Arc::default()), |sight| sight.view())
    }

    /// The same for statements that look for many rows.
    ///
    /// # Errors
    /// As [`Site::view`].
    pub fn view_of_lists(&self, caller: Option<&Caller>, now: &RequestTime) -> Result<Arc<View>, RequestError> {
        self.sight(caller, now).map_or_else(|| Ok(Arc::default()), |sight| sight.of_lists().view())
    }

    /// What the rules in force for requests of the API ask of users: nothing where none are.
    pub fn roles(&self) -> &'static Roles {
        static NONE: Roles = Roles::NONE;
        self.api.accounts.filter(|_| self.settings.rules).map_or(&NONE, |accounts| &accounts.roles)
    }

    /// Whether any rule hides rows or fields from somebody who sends a request of the API.
    pub fn hides(&self) -> bool {
        self.settings.rules && self.rights.as_ref().is_some_and(Rights::hides)
    }
}

/// What a deployment may choose of how rows are read and written; defaults come from the spec.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Zone in which date-times are shown and read.
    pub zone: Tz,
    /// Whether users may name another user in inputs that state who did something.
    pub act_for_others: bool,
    /// Whether the rules of `access` in the spec hold.
    pub rules: bool,
    /// Who may make, change and delete users by requests.
    pub accounts: AccountRule,
    /// Pixels that a picture may have, and that those which are decoded at once may have together.
    pub max_pixels: u64,
    /// Folder of uploaded files.
    pub media_root: PathBuf,
    /// Whose changes the history of rows has.
    pub history: Keeping,
    /// Settings that the spec's defaults and hand-written code name.
    pub named: BTreeMap<String, String>,
}

impl Settings {
    /// The spec's defaults.
    ///
    /// # Errors
    /// The spec's time zone is unknown.
    pub fn new(api: &Api, media_root: PathBuf) -> Result<Settings, String> {
        let zone = api.defaults.time_zone;
        Ok(Settings {
            zone: zone.parse().map_err(|_| format!("There is no time zone `{zone}`."))?,
            act_for_others: api.defaults.act_for_others,
            rules: api.defaults.rules,
            accounts: AccountRule::Own,
            max_pixels: 100_000_000,
            media_root,
            history: Keeping::default(),
            named: BTreeMap::new(),
        })
    }
}
