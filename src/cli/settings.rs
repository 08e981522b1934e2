//! What a deployment chooses: each setting has a name, and is read from the defaults, a file, the
//! environment, and the command line, in this order; the last one that speaks counts. Every value
//! knows where it came from, so that `check` can tell.

mod checked;
mod connections;
mod list;
mod operations;
mod units;

use crate::{
    generated,
    mail::{self, Mail},
};
pub use checked::Checked;

use chrono_tz::Tz;
use specimen::{
    account::guesses::Lock,
    http::{body::Limits, checks::cors::is_origin},
    server,
    store::{LOCK_WAIT, OpenOptions},
};
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// How the variables of the environment begin that are settings.
const PREFIX: &str = "ALYX_";

/// One setting.
pub struct Key {
    /// Its name in the file; in the environment `ALYX_` and the name in capitals.
    pub name: &'static str,
    /// What it is for, with an example.
    pub about: &'static str,
}

/// All settings, in the order in which `check` shows them.
pub static KEYS: &[Key] = &[
    Key { name: "database", about: "sqlite://path or postgres://user:password@host:port/name" },
    Key { name: "replicas", about: "PostgreSQL URLs that serve lists: a list" },
    Key { name: "pool", about: "lists, and transactions, that may run at once; 0 = twice the cores" },
    Key { name: "statement_timeout", about: "how long a statement of a request may take: 30s, 2min; 0 = for ever" },
    Key { name: "bind", about: "address and port to listen on" },
    Key { name: "tls_cert", about: "file with the certificate chain (PEM); with tls_key: HTTPS" },
    Key { name: "tls_key", about: "file with the private key (PEM)" },
    Key { name: "allowed_hosts", about: "host names that are answered: a list; empty = any" },
    Key { name: "behind_proxy", about: "true: believe X-Forwarded-Proto and X-Forwarded-For" },
    Key { name: "max_connections", about: "connections at a time; fewer where few files may be open (ulimit -n)" },
    Key {
        name: "connections_per_address",
        about: "those of one address, of IPv6 of a /64; 0 = any number, as always behind a proxy",
    },
    Key { name: "tls_timeout", about: "time for the TLS handshake; 0 here and below = no limit" },
    Key { name: "header_timeout", about: "time for the header of a request" },
    Key { name: "body_timeout", about: "time without any byte of a request's body" },
    Key { name: "upload_timeout", about: "time for a request's whole body" },
    Key { name: "idle_timeout", about: "time between two requests of a connection" },
    Key { name: "write_timeout", about: "time in which a client must take something of its answer" },
    Key { name: "stop_timeout", about: "time in which the server ends after SIGTERM, whatever runs; at least 1s" },
    Key { name: "cors_origins", about: "origins whose pages may use the API, e.g. https://app.example.org; * = all" },
    Key { name: "hsts", about: "how long browsers keep to HTTPS once they came by it; 0 = they aren't told" },
    Key { name: "media_root", about: "folder of uploaded files" },
    Key { name: "tables_root", about: "tables for the ONE client: a folder, https://… or s3://bucket/folder" },
    Key {
        name: "tables_repositories",
        about: "beginnings of names of the repositories whose datasets are in these tables: a list; empty = any",
    },
    Key { name: "origin", about: "what these tables call this database" },
    Key { name: "time_zone", about: "zone of the server's clock, on which times are shown and read" },
    Key { name: "token_lifetime", about: "how long a token lives: 24h, 30min, 7d, or seconds; 0 = for ever" },
    Key { name: "burst", about: "requests a user may make, e.g. 550/minute; empty = no limit" },
    Key { name: "docs_rate", about: "the same for the documentation page" },
    Key { name: "count_by_address", about: "true: requests with a token are counted by address too" },
    Key { name: "act_for_others", about: "true: whoever may write may do so in another user's name" },
    Key { name: "max_lookup_cost", about: "what the lookups of one request may cost together" },
    Key {
        name: "accounts",
        about: "who may change users by requests: open, own or superuser; auto = own, open on a database that Django made",
    },
    Key { name: "max_body", about: "size that a request may have: 16MiB, 12MB, or bytes" },
    Key { name: "max_upload", about: "size that a request with files may have" },
    Key { name: "max_body_memory", about: "size of the memory for all large requests that are being answered" },
    Key { name: "max_pixels", about: "pixels that a picture may have" },
    Key { name: "lock_after", about: "failed log-ins in a row that lock an account; 0 = none" },
    Key { name: "lock_time", about: "how long an account is locked: 15min, 1h, or seconds" },
    Key { name: "log_format", about: "text or json" },
    Key { name: "audit_log", about: "file that who came in, who may and what was done is appended to; empty = none" },
    Key { name: "metrics_bind", about: "address and port of /metrics, apart from the API, e.g. 127.0.0.1:9000" },
    Key { name: "metrics_token", about: "whoever shows it may read /metrics; without both there is none" },
    Key {
        name: "otlp_endpoint",
        about: "collector of traces (OTLP over HTTP), e.g. http://127.0.0.1:4318; empty = none",
    },
    Key {
        name: "mail_server",
        about: "takes notices to users: smtp://… or smtps://user:password@host; empty = none are sent",
    },
    Key { name: "mail_from", about: "who sends them, e.g. Alyx <alyx@lab.example>" },
    Key {
        name: "min_weight_share",
        about: "share of the expected weight at which every lab is warned, unless its own is larger",
    },
    Key { name: "default_lab", about: "key of the lab that new subjects get" },
    Key { name: "default_source", about: "name of the source that new subjects get" },
];

/// Settings that the spec's defaults name.
const NAMED: &[&str] = &["default_lab", "default_source", "min_weight_share", "tables_root"];

/// Settings that may be empty although they aren't as shipped. Of all others that have a value as shipped, an empty
/// variable of the environment counts as none.
const MAY_BE_EMPTY: &[&str] = &["burst", "docs_rate", "default_lab", "tables_repositories"];

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A file.
    File(PathBuf),
    /// A variable of the environment.
    Variable(String),
    /// The command line.
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Variable(name) => write!(f, "${name}"),
            Origin::Flag(name) => f.write_str(name),
        }
    }
}

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    values: BTreeMap<&'static str, (String, Origin)>,
    /// Variables that begin like ours but are no setting, with what was meant perhaps.
    pub unknown: Vec<String>,
    /// Whether commands tell in detail what they do: no setting, but an option of the command line.
    pub verbose: bool,
}

/// A setting that the command line gives: its name, its value, and the flag.
pub type Given = (String, String, String);

impl Settings {
    /// Gathers all settings. `file`: the one that `--config` names; else `alyx.toml` in the current
    /// folder, if it is there.
    ///
    /// # Errors
    /// A file that can't be read, or a name that is no setting, with the place.
    pub fn gather(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
        given: &[Given],
    ) -> Result<Settings, String> {
        let mut settings = Settings { values: BTreeMap::new(), unknown: Vec::new(), verbose: false };
        for (name, value) in defaults() {
            settings.set(name, value, Origin::Default)?;
        }
        let found = match file {
            Some(file) => Some(file),
            None => Some(Path::new("alyx.toml")).filter(|path| path.exists()),
        };
        if let Some(path) = found {
            let text = fs::read_to_string(path).map_err(|e| format!("{} can't be read: {e}.", path.display()))?;
            for (name, value) in parse(&text).map_err(|e| format!("{}: {e}", path.display()))? {
                let origin = Origin::File(path.to_path_buf());
                settings.set(&name, value, origin).map_err(|e| format!("{}: {e}", path.display()))?;
            }
        }
        for (variable, value) in environment {
            let name = variable.strip_prefix(PREFIX).map_or("database".to_owned(), str::to_lowercase);
            if value.trim().is_empty() && !may_be_empty(&name) {
                continue;
            }
            if variable == "DATABASE_URL" {
                // ALYX_DATABASE, being ours alone, says more.
                if !matches!(settings.values.get("database"), Some((_, Origin::Variable(_)))) {
                    settings.set("database", value, Origin::Variable(variable))?;
                }
            } else if let Some(name) = variable.strip_prefix(PREFIX).map(str::to_lowercase)
                && settings.set(&name, value, Origin::Variable(variable.clone())).is_err()
            {
                let meant = nearest(&name).map(|near| format!("did you mean {PREFIX}{}?", near.to_uppercase()));
                let remedy = meant.unwrap_or("`check` lists them.".into());
                settings.unknown.push(format!("${variable} is no setting; {remedy}"));
            }
        }
        for (name, value, flag) in given {
            settings.set(name, value.clone(), Origin::Flag(flag.clone()))?;
        }
        Ok(settings)
    }

    fn set(&mut self, name: &str, value: String, origin: Origin) -> Result<(), String> {
        match KEYS.iter().find(|key| key.name == name) {
            Some(key) => {
                self.values.insert(key.name, (value, origin));
                Ok(())
            }
            None => {
                let meant = nearest(name).map(|near| format!("did you mean `{near}`?"));
                let known = || KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
                Err(format!(
                    "there is no setting `{name}`: {}",
                    meant.unwrap_or_else(|| format!("there are {}.", known()))
                ))
            }
        }
    }

    /// A setting's text.
    pub fn text(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |(value, _)| value)
    }

    /// Where it came from.
    pub fn origin(&self, name: &str) -> &Origin {
        self.values.get(name).map_or(&Origin::Default, |(_, origin)| origin)
    }

    /// The text as people may see it: no password.
    pub fn shown(&self, name: &str) -> String {
        match name {
            "database" | "otlp_endpoint" | "tables_root" => without_password(self.text(name)),
            "metrics_token" if !self.text(name).is_empty() => "***".to_owned(),
            "mail_server" => mail_without_password(self.text(name)),
            "replicas" => {
                let urls = list::items(self.text(name));
                let urls = urls.unwrap_or_else(|| self.text(name).split(',').map(str::to_owned).collect());
                urls.iter().map(|url| without_password(url)).collect::<Vec<_>>().join(",")
            }
            _ => self.text(name).to_owned(),
        }
    }

    fn wrong(&self, name: &str, wanted: &str) -> String {
        format!("The setting `{name}` ({}) is `{}`, but must be {wanted}.", self.origin(name), self.shown(name))
    }

    /// What else is wrong with a setting. The value isn't repeated, since anything may stand in it.
    fn blamed(&self, name: &str, why: &str) -> String {
        format!("The setting `{name}` ({}): {why}", self.origin(name))
    }

    fn number(&self, name: &str) -> Result<u64, String> {
        units::number(self.text(name)).ok_or_else(|| self.wrong(name, "a number"))
    }

    fn size(&self, name: &str) -> Result<usize, String> {
        let size = units::size(self.text(name)).ok_or_else(|| self.wrong(name, units::SIZE))?;
        usize::try_from(size).map_err(|_| self.wrong(name, "a smaller size"))
    }

    fn time(&self, name: &str) -> Result<Duration, String> {
        units::time(self.text(name)).ok_or_else(|| self.wrong(name, units::TIME))
    }

    fn seconds(&self, name: &str) -> Result<u64, String> {
        let time = units::time(self.text(name)).filter(|time| time.subsec_nanos() == 0);
        time.map(|time| time.as_secs()).ok_or_else(|| self.wrong(name, units::WHOLE))
    }

    fn truth(&self, name: &str) -> Result<bool, String> {
        match self.text(name).to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Ok(true),
            "false" | "0" | "no" | "off" | "" => Ok(false),
            _ => Err(self.wrong(name, "true or false")),
        }
    }

    /// The items of a setting that is a list.
    ///
    /// # Errors
    /// It is none.
    pub fn list(&self, name: &str) -> Result<Vec<String>, String> {
        list::items(self.text(name)).ok_or_else(|| self.wrong(name, list::FORM))
    }

    fn hosts(&self, name: &str) -> Result<Vec<String>, String> {
        let hosts = self.list(name)?;
        match hosts.iter().find(|host| !list::is_host(host)) {
            Some(host) => Err(format!("{} `{host}` is none.", self.wrong(name, list::HOSTS))),
            None => Ok(hosts),
        }
    }

    /// How the database is opened.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn open_options(&self, create: bool) -> Result<OpenOptions, String> {
        let pool = u32::try_from(self.number("pool")?).map_err(|_| self.wrong("pool", "a small number"))?;
        let statement_timeout = Some(self.time("statement_timeout")?).filter(|limit| !limit.is_zero());
        let (replicas, lock_timeout) = (self.list("replicas")?, Some(LOCK_WAIT));
        Ok(OpenOptions { pool, create, replicas, statement_timeout, lock_timeout })
    }

    /// Whether the log is JSON.
    ///
    /// # Errors
    /// It is neither text nor json.
    pub fn json_log(&self) -> Result<bool, String> {
        match self.text("log_format") {
            "text" => Ok(false),
            "json" => Ok(true),
            _ => Err(self.wrong("log_format", "text or json")),
        }
    }

    /// The mail server and the sender; `None`: no mail is sent.
    ///
    /// # Errors
    /// Which setting is wrong or missing.
    pub fn mail(&self) -> Result<Option<Mail>, String> {
        match (self.text("mail_server"), self.text("mail_from")) {
            ("", _) => Ok(None),
            (_, "") => {
                Err("The setting `mail_server` needs `mail_from` beside it, e.g. Alyx <alyx@lab.example>.".into())
            }
            (server, from) => {
                let from =
                    from.parse().map_err(|_| self.wrong("mail_from", "an address like Alyx <alyx@lab.example>"))?;
                let mail = Mail::new(server, from);
                mail.map(Some).map_err(|error| format!("{} ({error})", self.wrong("mail_server", mail::FORM)))
            }
        }
    }

    /// The zone of the server's clock.
    ///
    /// # Errors
    /// There is no such zone.
    pub fn zone(&self) -> Result<Tz, String> {
        self.text("time_zone").parse().map_err(|_| self.wrong("time_zone", "a zone like Europe/Lisbon"))
    }

    /// The key of the lab that new subjects get; empty: they get none.
    ///
    /// # Errors
    /// It is no key.
    pub fn default_lab(&self) -> Result<&str, String> {
        let key = self.text("default_lab");
        match key.is_empty() || key.parse::<specimen::uuid::Uuid>().is_ok() {
            true => Ok(key),
            false => Err(self.wrong("default_lab", "the key of a lab, a UUID; or empty")),
        }
    }

    /// The settings as the server takes them.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn server(&self) -> Result<server::Settings, String> {
        let mut settings = server::Settings::new(&generated::API, self.text("media_root").into())?;
        let server::Settings { site, http } = &mut settings;
        site.zone = self.zone()?;
        http.token_lifetime = self.seconds("token_lifetime")?;
        http.burst = self.text("burst").to_owned();
        http.docs = self.text("docs_rate").to_owned();
        http.count_by_address = self.truth("count_by_address")?;
        site.act_for_others = self.truth("act_for_others")?;
        http.metrics = self.metrics()?;
        http.traces = self.otlp_endpoint()?.is_some();
        http.behind_proxy = self.truth("behind_proxy")?;
        http.allowed_hosts = self.hosts("allowed_hosts")?;
        http.cors_origins = self.list("cors_origins")?;
        if !http.cors_origins.iter().all(|origin| is_origin(origin)) {
            return Err(self.wrong("cors_origins", "a list of origins like https://app.example.org, without a path"));
        }
        http.hsts = self.seconds("hsts")?;
        http.max_lookup_cost = u32::try_from(self.number("max_lookup_cost")?)
            .map_err(|_| self.wrong("max_lookup_cost", "a smaller number"))?;
        http.limits = Limits { text: self.size("max_body")?, upload: self.size("max_upload")? };
        http.body_memory = self.size("max_body_memory")?;
        site.max_pixels = self.number("max_pixels")?;
        http.lock = Lock {
            after: u32::try_from(self.number("lock_after")?)
                .map_err(|_| self.wrong("lock_after", "a smaller number"))?,
            seconds: self.seconds("lock_time")?,
        };
        let share = self.text("min_weight_share").parse::<f64>().ok();
        share
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| self.wrong("min_weight_share", "from 0 to 1"))?;
        self.default_lab()?;
        site.named = NAMED.iter().map(|name| ((*name).to_owned(), self.text(name).to_owned())).collect();
        Ok(settings)
    }
}

/// Whether a setting may be empty. Unknown ones may, so that they are named as such.
fn may_be_empty(name: &str) -> bool {
    let shipped = defaults().into_iter().find(|(known, _)| *known == name);
    MAY_BE_EMPTY.contains(&name) || shipped.is_none_or(|(_, value)| value.is_empty())
}

fn defaults() -> Vec<(&'static str, String)> {
    let spec = &generated::API.defaults;
    let text = |text: &str| text.to_owned();
    vec![
        ("database", text("sqlite://alyx.sqlite3")),
        ("replicas", text("")),
        ("pool", text("0")),
        ("statement_timeout", text("30s")),
        ("bind", text("127.0.0.1:8000")),
        ("tls_cert", text("")),
        ("tls_key", text("")),
        ("allowed_hosts", text("")),
        ("behind_proxy", text("false")),
        ("max_connections", text("1024")),
        ("connections_per_address", text("256")),
        ("tls_timeout", text("10s")),
        ("header_timeout", text("15s")),
        ("body_timeout", text("30s")),
        ("upload_timeout", text("15min")),
        ("idle_timeout", text("75s")),
        ("write_timeout", text("30s")),
        ("stop_timeout", text("30s")),
        ("cors_origins", text("")),
        ("hsts", text("365d")),
        ("media_root", text("uploaded")),
        ("tables_root", text("tables")),
        ("tables_repositories", text("flatiron,aws")),
        ("origin", text("alyx")),
        ("time_zone", text(spec.time_zone)),
        ("token_lifetime", units::shown(spec.token_lifetime)),
        ("burst", text(spec.burst)),
        ("docs_rate", text(spec.docs)),
        ("count_by_address", text("false")),
        ("act_for_others", spec.act_for_others.to_string()),
        ("max_lookup_cost", specimen::query::cost::MOST.to_string()),
        ("accounts", text("auto")),
        ("max_body", text("16MiB")),
        ("max_upload", text("64MiB")),
        ("max_body_memory", text("512MiB")),
        ("max_pixels", text("100000000")),
        ("lock_after", text("0")),
        ("lock_time", text("15min")),
        ("log_format", text("text")),
        ("audit_log", text("")),
        ("metrics_bind", text("")),
        ("metrics_token", text("")),
        ("otlp_endpoint", text("")),
        ("mail_server", text("")),
        ("mail_from", text("")),
        ("min_weight_share", text("0.75")),
        ("default_lab", text("4027da48-7be3-43ec-a222-f75dffe36872")),
        ("default_source", text("")),
    ]
}

/// Names and values of a settings file.
fn parse(text: &str) -> Result<Vec<(String, String)>, String> {
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
    table.into_iter().map(|(name, value)| plain(&value).map(|v| (name.clone(), v)).ok_or(wrong_form(&name))).collect()
}

fn wrong_form(name: &str) -> String {
    format!("`{name}` must be text, a number, true or false, or a list of texts.")
}

fn plain(value: &toml::Value) -> Option<String> {
    Some(match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(n) => n.to_string(),
        toml::Value::Float(n) => n.to_string(),
        toml::Value::Boolean(b) => b.to_string(),
        toml::Value::Array(items) => {
            // As JSON, since an item may have a comma.
            let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
            serde_json::to_string(&texts?).ok()?
        }
        _ => return None,
    })
}

/// The name of a setting that a misspelt one is near to: one letter in three may differ.
fn nearest(name: &str) -> Option<&'static str> {
    let name: String = name.chars().take(100).collect::<String>().to_lowercase().replace('-', "_");
    let distance = |known: &str| strsim::osa_distance(&name, known);
    let near = KEYS.iter().map(|key| key.name).min_by_key(|known| distance(known))?;
    (distance(near) <= (name.len().max(near.len()) / 3).max(1)).then_some(near)
}

/// A URL without its password.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        // Without a scheme a password may stand anywhere.
        return url.rsplit_once('@').map_or_else(|| url.to_owned(), |(_, host)| format!("***@{host}"));
    };
    if scheme == "sqlite" {
        return url.to_owned();
    }
    // The password ends at the last @ before the path.
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let Some(at) = rest[..end].rfind('@') else { return query_without_password(url) };
    let user = rest[..at].split(':').next().unwrap_or_default();
    let password = if rest[..at].contains(':') { ":***" } else { "" };
    query_without_password(&format!("{scheme}://{user}{password}{}", &rest[at..]))
}

/// A mail server's URL without its password. It has no path, so the last @ ends the password, whatever that has;
/// without a scheme, a password may stand anywhere.
fn mail_without_password(url: &str) -> String {
    match url.rsplit_once('@') {
        None => url.to_owned(),
        Some((before, host)) => match before.split_once("://").map(|(scheme, user)| (scheme, user.split_once(':'))) {
            None => format!("***@{host}"),
            Some((_, None)) => url.to_owned(),
            Some((scheme, Some((user, _)))) => format!("{scheme}://{user}:***@{host}"),
        },
    }
}

fn query_without_password(url: &str) -> String {
    let Some((base, query)) = url.split_once('?') else { return url.to_owned() };
    let hidden = |pair: &str| if pair.starts_with("password=") { "password=***".to_owned() } else { pair.to_owned() };
    format!("{base}?{}", query.split('&').map(hidden).collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests;
