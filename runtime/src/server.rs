//! A running server: the API's tables, the store, and the settings of this deployment; and the program around it, which
//! [`main`] runs: the command line, settings, logs, TLS, mail and the first start.

mod cli;
mod configuration;
mod log;
pub mod mail;
mod out;
mod program;
mod spans;
mod stop;
mod tls;
mod watch;

pub use cli::{Failure, main, main_with};
pub use configuration::{Configuration, Origin, Setting};
pub use out::{line, progress, remark};
pub use program::{Command, Context, Demo, FirstRows, MakeFirstRows, OwnCommand, Program, Runs, Service};

use crate::{
    hooks::{Functions, Registry},
    http::{
        body::Limits,
        guesses::{Guesses, Lock},
        health::Health,
        metrics::{Access, Metrics},
        password,
        room::Room,
        throttle::Throttle,
        turns::Turns,
    },
    query::cost,
    store::Store,
    tables::{Api, ddl::Ddl},
    write::{account::AccountRule, picture::Pictures},
};
use chrono_tz::Tz;
use poem::http::Extensions;
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

/// What handlers and hand-written code can reach.
pub struct Server {
    /// The generated tables.
    pub api: &'static Api,
    /// The hand-written code that the tables name.
    pub hooks: Registry,
    /// The database.
    pub store: Store,
    /// What this deployment chose.
    pub settings: Settings,
    /// Counts of recent requests by caller.
    pub throttle: Throttle,
    /// Failed log-ins.
    pub guesses: Arc<Guesses>,
    /// Turns at hashing a password that somebody logs in with.
    pub hashing: Arc<Turns>,
    /// Bounds of decoding pictures.
    pub pictures: Pictures,
    /// Memory for what clients send.
    pub room: Arc<Room>,
    /// What has been done so far, if anybody may read it.
    pub metrics: Option<Arc<Metrics>>,
    /// What was found when somebody last asked whether the server can answer.
    pub health: Health,
    /// What the database must hold; without it, nobody is told whether it does.
    pub schema: Option<&'static Ddl>,
    /// What hand-written code keeps beside these, one value of a type.
    pub extensions: Extensions,
}

impl Server {
    /// A server of an API on a database.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn new(api: &'static Api, functions: Functions, store: Store, settings: Settings) -> Result<Server, String> {
        let throttle = Throttle::new(&settings.burst, &settings.docs)?;
        let room = Room::new(settings.body_memory);
        let (guesses, hashing) = (Arc::new(Guesses::new(settings.lock)), password::turns());
        let pictures = Pictures::new(settings.max_pixels);
        let metrics = settings.metrics.is_some().then(Arc::default);
        Ok(Server {
            api,
            hooks: Registry::new(api.hooks, functions),
            store,
            settings,
            throttle,
            guesses,
            hashing,
            pictures,
            room,
            metrics,
            health: Health::default(),
            schema: None,
            extensions: Extensions::new(),
        })
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
    /// When an account is locked after failed log-ins.
    pub lock: Lock,
    /// Whether anybody may act in another user's name where an input offers it.
    pub act_for_others: bool,
    /// Who may make, change and delete users by requests.
    pub accounts: AccountRule,
    /// Whether `X-Forwarded-Proto` and `X-Forwarded-For` are believed. Only right where every request
    /// comes through a proxy that writes them itself: the whole of `X-Forwarded-For` tells clients apart.
    pub behind_proxy: bool,
    /// `Host` headers that are answered, without ports; `.name` means everything under a name too;
    /// empty = any.
    pub allowed_hosts: Vec<String>,
    /// What the lookups of one request may cost together; `query::cost` says how it is counted.
    pub max_lookup_cost: u32,
    /// Origins whose pages may read answers, e.g. `https://app.example.org`; `*` = all; empty = none.
    pub cors_origins: Vec<String>,
    /// Seconds for which browsers keep to HTTPS once they came by it; 0 = they aren't told.
    pub hsts: u64,
    /// Bytes that bodies may have.
    pub limits: Limits,
    /// Pixels that a picture may have, and that those which are decoded at once may have together.
    pub max_pixels: u64,
    /// Bytes of memory that all bodies of more than 64 kB may take together.
    pub body_memory: usize,
    /// Who may read the figures of `/metrics`; without it there are none.
    pub metrics: Option<Access>,
    /// Whether spans of requests are sent to a collector of traces.
    pub traces: bool,
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
            lock: Lock { after: 0, seconds: 15 * 60 },
            act_for_others: api.defaults.act_for_others,
            accounts: AccountRule::Own,
            behind_proxy: false,
            allowed_hosts: Vec::new(),
            max_lookup_cost: cost::MOST,
            cors_origins: Vec::new(),
            hsts: 365 * 86400,
            limits: Limits { text: 16 << 20, upload: 64 << 20 },
            max_pixels: 100_000_000,
            body_memory: 512 << 20,
            metrics: None,
            traces: false,
            media_root,
            named: BTreeMap::new(),
        })
    }
}
