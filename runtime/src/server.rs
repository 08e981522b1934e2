//! A running server: the API's tables, the store, and the settings of this deployment.

use crate::{
    http::{body::Limits, throttle::Throttle},
    store::Store,
    tables::Api,
};
use chrono_tz::Tz;
use poem::http::Extensions;
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
    pub throttle: Throttle,
    /// What hand-written code keeps beside these, one value of a type.
    pub extensions: Extensions,
}

impl Server {
    /// A server of an API on a database.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn new(api: &'static Api, store: Store, settings: Settings) -> Result<Server, String> {
        let throttle = Throttle::new(&settings.burst, &settings.docs)?;
        Ok(Server { api, store, settings, throttle, extensions: Extensions::new() })
    }
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
    /// Whether requests with a token are counted by address too, not by user.
    pub count_by_address: bool,
    /// Whether anybody may act in another user's name where an input offers it.
    pub act_for_others: bool,
    /// Whether `X-Forwarded-Proto` and `X-Forwarded-For` are believed. Only right where every request
    /// comes through a proxy that writes them itself: the whole of `X-Forwarded-For` tells clients apart.
    pub behind_proxy: bool,
    /// `Host` headers that are answered, without ports; `.name` means everything under a name too;
    /// empty = any.
    pub allowed_hosts: Vec<String>,
    /// Origins whose pages may read answers, e.g. `https://app.example.org`; `*` = all; empty = none.
    pub cors_origins: Vec<String>,
    /// Seconds for which browsers keep to HTTPS once they came by it; 0 = they aren't told.
    pub hsts: u64,
    /// Bytes that bodies may have.
    pub limits: Limits,
    /// Folder of uploaded files.
    pub media_root: PathBuf,
    /// Settings that the spec's defaults and hand-written code name.
    pub named: BTreeMap<String, String>,
}

impl Settings {
    /// The spec's defaults. Bodies may have 16 MiB, with files 64 MiB.
    ///
    /// # Errors
    /// The spec's time zone is unknown.
    pub fn new(api: &Api, media_root: PathBuf) -> Result<Settings, String> {
        let zone = api.defaults.time_zone;
        Ok(Settings {
            zone: zone.parse().map_err(|_| format!("There is no time zone `{zone}`."))?,
            token_lifetime: api.defaults.token_lifetime,
            burst: api.defaults.burst.to_owned(),
            docs: api.defaults.docs.to_owned(),
            count_by_address: false,
            act_for_others: api.defaults.act_for_others,
            behind_proxy: false,
            allowed_hosts: Vec::new(),
            cors_origins: Vec::new(),
            hsts: 365 * 86400,
            limits: Limits { text: 16 << 20, upload: 64 << 20 },
            media_root,
            named: BTreeMap::new(),
        })
    }
}
