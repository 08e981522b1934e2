//! A running server: the API's tables, the store, and the settings of this deployment.

use crate::{store::Store, tables::Api};
use chrono_tz::Tz;
use std::{collections::BTreeMap, path::PathBuf};

/// What handlers and hand-written code can reach.
pub struct Server {
    /// The generated tables.
    pub api: &'static Api,
    /// The database.
    pub store: Store,
    /// What this deployment chose.
    pub settings: Settings,
    /// Counts of recent requests by caller.
    pub throttle: crate::http::throttle::Throttle,
}

/// What a deployment may choose; defaults come from the spec.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Zone in which date-times are shown and read.
    pub zone: Tz,
    /// Seconds that a token lives; 0 = for ever.
    pub token_lifetime: u64,
    /// Requests a caller may make on the API, e.g. `550/minute`; empty = no limit.
    pub burst: String,
    /// The same for the documentation page.
    pub docs: String,
    /// Whether anybody may act in another user's name where an input offers it.
    pub act_for_others: bool,
    /// Whether `X-Forwarded-Proto` and `X-Forwarded-For` are believed.
    pub behind_proxy: bool,
    /// Folder of uploaded files.
    pub media_root: PathBuf,
    /// Settings that the spec's defaults and hand-written code name.
    pub named: BTreeMap<String, String>,
}
