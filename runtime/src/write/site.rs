//! An API on a database, with the settings that reading and writing its rows depend on: all that code below HTTP, and
//! hand-written code, may reach. A running server has one; so have jobs of the command line.

use super::{context::Hooks, picture::Pictures};
use crate::{account::AccountRule, query, store::Store, tables::Api};
use chrono_tz::Tz;
use poem::http::Extensions;
use std::{collections::BTreeMap, path::PathBuf};

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
    /// Bounds of decoding pictures.
    pub pictures: Pictures,
    /// Further values for hand-written code, one of each type.
    pub extensions: Extensions,
}

impl Site {
    /// An API on a database.
    pub fn new(api: &'static Api, store: Store, settings: Settings, reading: query::Hooks, writing: Hooks) -> Site {
        let pictures = Pictures::new(settings.max_pixels);
        Site { api, store, settings, reading, writing, pictures, extensions: Extensions::new() }
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
    /// Who may make, change and delete users by requests.
    pub accounts: AccountRule,
    /// Pixels that a picture may have, and that those which are decoded at once may have together.
    pub max_pixels: u64,
    /// Folder of uploaded files.
    pub media_root: PathBuf,
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
            accounts: AccountRule::Own,
            max_pixels: 100_000_000,
            media_root,
            named: BTreeMap::new(),
        })
    }
}
