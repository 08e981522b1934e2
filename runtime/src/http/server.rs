//! A running server: an API on a database, with what requests pass through and the settings of this deployment.

use super::{
    body::{Limits, memory::BodyMemory},
    checks::throttle::Throttle,
    watch::{
        health::Health,
        metrics::{Access, Metrics},
    },
};
use crate::{
    account::{
        failed_log_ins::{FailedLogIns, Lock},
        hash_queue::HashQueue,
        known_callers::KnownCallers,
        password,
    },
    hooks::{Endpoints, Functions, Registry},
    query::cost,
    store::Store,
    tables::{Api, ReferencePage, ddl::Ddl},
    write::{self, Site},
};
use std::{path::PathBuf, sync::Arc};

/// What a request passes through.
#[non_exhaustive]
pub struct Server {
    /// The API, its database, and the settings of rows: what hand-written code can reach.
    pub site: Site,
    /// What this deployment chose of requests.
    pub settings: HttpSettings,
    /// Endpoints written by hand.
    pub endpoints: Endpoints,
    /// Hooks of the API that the program has no function for.
    pub missing: Vec<&'static str>,
    /// Counts of recent requests by caller.
    pub throttle: Throttle,
    /// Failed log-ins.
    pub failed_log_ins: Arc<FailedLogIns>,
    /// Queue for hashing the passwords of log-ins.
    pub hashing: Arc<HashQueue>,
    /// Whom recent tokens named, where rules hide rows.
    pub callers: KnownCallers,
    /// Memory for what clients send.
    pub memory: Arc<BodyMemory>,
    /// Metrics, if they are enabled.
    pub metrics: Option<Arc<Metrics>>,
    /// The last results of health checks.
    pub health: Health,
    /// The tables that the database must have; `None`: health checks don't compare them.
    pub schema: Option<&'static Ddl>,
    /// The reference pages that are served.
    pub reference: &'static [ReferencePage],
}

impl Server {
    /// A server of an API on a database.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn new(api: &'static Api, functions: Functions, store: Store, settings: Settings) -> Result<Server, String> {
        let Settings { site, http: settings } = settings;
        let Registry { reading, writing, endpoints, missing } = Registry::new(api.hooks, functions);
        let throttle = Throttle::new(&settings.burst, &settings.docs)?;
        let memory = BodyMemory::new(settings.body_memory);
        let (failed_log_ins, hashing) = (Arc::new(FailedLogIns::new(settings.lock)), password::hash_queue());
        let metrics = settings.metrics.is_some().then(Arc::default);
        Ok(Server {
            site: Site::new(api, store, site, reading, writing),
            settings,
            endpoints,
            missing,
            throttle,
            failed_log_ins,
            hashing,
            callers: KnownCallers::default(),
            memory,
            metrics,
            health: Health::default(),
            schema: None,
            reference: &[],
        })
    }
}

/// What a deployment may choose; defaults come from the spec.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Of rows.
    pub site: write::Settings,
    /// Of requests.
    pub http: HttpSettings,
}

impl Settings {
    /// The spec's defaults.
    ///
    /// # Errors
    /// The spec's time zone is unknown.
    pub fn new(api: &Api, media_root: PathBuf) -> Result<Settings, String> {
        Ok(Settings { site: write::Settings::new(api, media_root)?, http: HttpSettings::new(api) })
    }
}

/// What a deployment may choose of requests.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct HttpSettings {
    /// Lifetime of a token in seconds; 0 = it never expires.
    pub token_lifetime: u64,
    /// Rate limit for a caller on the API, e.g. `550/minute`; empty = no limit.
    pub burst: String,
    /// The same for the documentation page.
    pub docs: String,
    /// Whether requests with a token are counted by address instead of by user.
    pub count_by_address: bool,
    /// When an account is locked after failed log-ins.
    pub lock: Lock,
    /// Whether `X-Forwarded-Proto` and `X-Forwarded-For` are used. Only safe if every request comes through a proxy
    /// that sets them: the whole of `X-Forwarded-For` identifies the client.
    pub behind_proxy: bool,
    /// `Host` headers that are answered, without ports; `.name` means everything under a name too;
    /// empty = any.
    pub allowed_hosts: Vec<String>,
    /// What the lookups of one request may cost together; `query::cost` says how it is counted.
    pub max_lookup_cost: u32,
    /// Origins whose pages may read answers, e.g. `https://app.example.org`; `*` = all; empty = none.
    pub cors_origins: Vec<String>,
    /// `max-age` of Strict-Transport-Security in seconds; 0 = the header isn't sent.
    pub hsts: u64,
    /// Bytes that bodies may have.
    pub limits: Limits,
    /// Bytes of memory that all bodies of more than 64 kB may take together.
    pub body_memory: usize,
    /// Who may read the figures of `/metrics`; without it there are none.
    pub metrics: Option<Access>,
    /// Whether spans of requests are sent to a collector of traces.
    pub traces: bool,
}

impl HttpSettings {
    /// The spec's defaults. Bodies may have 16 MiB, with files 64 MiB.
    pub fn new(api: &Api) -> HttpSettings {
        HttpSettings {
            token_lifetime: api.defaults.token_lifetime,
            burst: api.defaults.burst.to_owned(),
            docs: api.defaults.docs.to_owned(),
            count_by_address: false,
            lock: Lock { after: 0, seconds: 15 * 60 },
            behind_proxy: false,
            allowed_hosts: Vec::new(),
            max_lookup_cost: cost::MAX_COST,
            cors_origins: Vec::new(),
            hsts: 365 * 86400,
            limits: Limits { text: 16 << 20, upload: 64 << 20 },
            body_memory: 512 << 20,
            metrics: None,
            traces: false,
        }
    }
}
