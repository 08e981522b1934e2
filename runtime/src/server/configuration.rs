//! What a deployment chooses: each setting has a name, and is read from its default, a file, the environment, and the
//! command line; later sources override earlier ones. Every value knows where it came from, so that `check` can tell.

mod checked;
mod connections;
mod list;
mod operations;
mod setting;
mod units;

use super::{
    Program,
    mail::{self, Mail},
};
use crate::{
    account::failed_log_ins::Lock,
    http::{body::Limits, checks::cors::is_origin},
    server,
    store::{LOCK_WAIT, OpenOptions},
    tables::{Allow, Default},
    typed,
    write::history::Keeping,
};
pub use checked::Checked;
use chrono_tz::Tz;
pub use setting::Setting;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
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

/// The settings of a program that are in force.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The program.
    pub(crate) program: &'static Program,
    values: BTreeMap<&'static str, (String, Origin)>,
    /// Names in the file and on the command line that are no settings, each as a message.
    pub(super) unknown: Vec<String>,
    /// The same of variables that begin like the program's. They may be another program's, so they are no error.
    pub(super) ignored: Vec<String>,
    /// Whether commands tell in detail what they do: no setting, but an option of the command line.
    pub(super) verbose: bool,
}

/// A setting that the command line gives: its name, its value, and the flag.
pub(super) type SettingFlag = (String, String, String);

impl Configuration {
    /// Gathers all settings of a program. `file`: the one that `--config` names; else `<program>.toml` in the current
    /// folder, if it is there. `given`: name, value and flag of those on the command line.
    ///
    /// # Errors
    /// The file can't be read, with the place.
    pub fn gather(
        program: &'static Program,
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
        given: &[(String, String, String)],
    ) -> Result<Configuration, String> {
        let (unknown, ignored) = (Vec::new(), Vec::new());
        let mut gathered = Configuration { program, values: BTreeMap::new(), unknown, ignored, verbose: false };
        for setting in gathered.all() {
            gathered.values.insert(setting.name, (setting.default_in(program), Origin::Default));
        }
        let usual = PathBuf::from(format!("{}.toml", program.name));
        let file = file.or_else(|| usual.exists().then_some(&*usual));
        if let Some(path) = file {
            let text = fs::read_to_string(path).map_err(|e| format!("{} can't be read: {e}.", path.display()))?;
            for (name, value) in parse(&text).map_err(|e| format!("{}: {e}", path.display()))? {
                if let Err(unknown) = gathered.set(&name, value, Origin::File(path.to_path_buf())) {
                    gathered.unknown.push(format!("{}: {unknown}", path.display()));
                }
            }
        }
        gathered.read_variables(environment);
        for (name, value, flag) in given {
            if let Err(unknown) = gathered.set(name, value.clone(), Origin::Flag(flag.clone())) {
                gathered.unknown.push(unknown);
            }
        }
        Ok(gathered)
    }

    /// Reads the variables of the environment that are settings.
    fn read_variables(&mut self, environment: impl Iterator<Item = (String, String)>) {
        let prefix = self.program.prefix();
        for (variable, value) in environment {
            let own = variable.strip_prefix(&prefix).map(str::to_lowercase);
            let name = match (&own, variable.as_str()) {
                (Some(name), _) => name.as_str(),
                (None, "DATABASE_URL") => "database",
                (None, _) => continue,
            };
            let known = self.setting(name);
            if value.trim().is_empty() && known.is_some_and(|setting| !setting.takes_empty(self.program)) {
                continue;
            }
            // The program's own variable of the database overrides the common one.
            let overridden = own.is_none() && matches!(self.origin("database"), Origin::Variable(_));
            if !overridden && self.set(name, value, Origin::Variable(variable.clone())).is_err() {
                let meant = self.nearest(name).map(|near| format!("did you mean {prefix}{}?", near.to_uppercase()));
                let remedy = meant.unwrap_or("`check` lists them.".into());
                self.ignored.push(format!("${variable} is no setting; {remedy}"));
            }
        }
    }

    /// The names of all settings, in the order in which `check` shows them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.all().map(|setting| setting.name)
    }

    /// Checks all settings of a server.
    ///
    /// # Errors
    /// All that are wrong, a line each.
    pub fn check(&self) -> Result<(), String> {
        self.checked().map(drop)
    }

    /// All settings of the program.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static Setting> + use<> {
        setting::COMMON.iter().chain(self.program.settings)
    }

    fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.all().find(|setting| setting.name == name)
    }

    fn set(&mut self, name: &str, value: String, origin: Origin) -> Result<(), String> {
        match self.setting(name) {
            Some(setting) => {
                self.values.insert(setting.name, (value, origin));
                Ok(())
            }
            None => {
                let meant = self.nearest(name).map(|near| format!("did you mean `{near}`?"));
                let known = || self.all().map(|setting| setting.name).collect::<Vec<_>>().join(", ");
                let remedy = meant.unwrap_or_else(|| format!("there are {}.", known()));
                Err(format!("there is no setting `{name}`: {remedy}"))
            }
        }
    }

    /// The name of a setting that a misspelt one is near to: one letter in three may differ.
    fn nearest(&self, name: &str) -> Option<&'static str> {
        let name: String = name.chars().take(100).collect::<String>().to_lowercase().replace('-', "_");
        let distance = |known: &str| strsim::osa_distance(&name, known);
        let near = self.all().map(|setting| setting.name).min_by_key(|known| distance(known))?;
        (distance(near) <= (name.len().max(near.len()) / 3).max(1)).then_some(near)
    }

    /// A setting's text; empty for a name that is no setting.
    pub fn text(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |(value, _)| value)
    }

    /// Where it came from.
    pub fn origin(&self, name: &str) -> &Origin {
        self.values.get(name).map_or(&Origin::Default, |(_, origin)| origin)
    }

    /// The text as people may see it: no password.
    pub fn shown(&self, name: &str) -> String {
        self.setting(name).map_or_else(String::new, |setting| setting.masked(self.text(name)))
    }

    /// A message for a wrong value. `wanted`: what it must be.
    pub fn wrong(&self, name: &str, wanted: &str) -> String {
        format!("The setting `{name}` ({}) is `{}`, but must be {wanted}.", self.origin(name), self.shown(name))
    }

    /// An error message that doesn't repeat the value, which may contain a secret.
    pub fn blamed(&self, name: &str, why: &str) -> String {
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
        time.map(|time| time.as_secs()).ok_or_else(|| self.wrong(name, units::WHOLE_SECONDS))
    }

    /// A setting that is true or false.
    ///
    /// # Errors
    /// It is neither.
    pub fn boolean(&self, name: &str) -> Result<bool, String> {
        typed::truth(self.text(name)).ok_or_else(|| self.wrong(name, "true or false"))
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
        let (unsynchronised, parallel) = (false, false);
        Ok(OpenOptions { pool, create, unsynchronised, replicas, statement_timeout, lock_timeout, parallel })
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
                Err("The setting `mail_server` needs `mail_from` beside it, e.g. Lab <server@lab.example>.".into())
            }
            (server, from) => {
                let from =
                    from.parse().map_err(|_| self.wrong("mail_from", "an address like Lab <server@lab.example>"))?;
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

    /// The settings as the server takes them.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn server(&self) -> Result<server::Settings, String> {
        let mut settings = server::Settings::new(self.program.api, self.text("media_root").into())?;
        let server::Settings { site, http } = &mut settings;
        site.zone = self.zone()?;
        http.token_lifetime = self.seconds("token_lifetime")?;
        http.burst = self.text("burst").to_owned();
        http.docs = self.text("docs_rate").to_owned();
        http.count_by_address = self.boolean("count_by_address")?;
        site.act_for_others = self.boolean("act_for_others")?;
        site.history = match self.text("history") {
            "pages" => Keeping::Pages,
            "all" => Keeping::All,
            _ => return Err(self.wrong("history", "pages or all")),
        };
        site.rules = match self.text("rest_rules") {
            "open" => false,
            "admin" => true,
            _ => return Err(self.wrong("rest_rules", "open or admin")),
        };
        http.metrics = self.metrics()?;
        http.traces = self.otlp_endpoint()?.is_some();
        http.behind_proxy = self.boolean("behind_proxy")?;
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
        site.named =
            self.program.settings.iter().map(|own| (own.name.to_owned(), self.text(own.name).to_owned())).collect();
        Ok(settings)
    }

    /// What is wrong with the program's own settings: wrong values, and those that its spec names and it lacks. A default
    /// by such a name would be null without a word, and a rule would let nobody.
    pub(super) fn own(&self) -> Vec<String> {
        let wrong = self.program.settings.iter().filter_map(|own| own.check?(self).err());
        let columns =
            self.program.api.resources.iter().flat_map(|of| of.columns.iter().map(|column| (of.name, column)));
        let lacking = columns.filter_map(|(resource, column)| match column.default {
            Default::Setting(name) if !self.program.settings.iter().any(|own| own.name == name) => Some(format!(
                "The default of {resource}'s column `{}` is the setting `{name}`, which the program lacks: list it in the \
                 settings of its `Program`.",
                column.name
            )),
            _ => None,
        });
        let mut named = BTreeSet::new();
        for resource in self.program.api.resources {
            resource.access.each(&mut |allow| {
                if let Allow::Setting(name) = allow {
                    named.insert((resource.name, *name));
                }
            });
        }
        let lacks = |(_, name): &(&str, &str)| !self.program.settings.iter().any(|own| own.name == *name);
        let unruled = named.into_iter().filter(lacks).map(|(resource, name)| {
            format!(
                "A rule of {resource} asks for the setting `{name}`, which the program lacks: list it in the settings of its \
                 `Program`."
            )
        });
        wrong.chain(lacking).chain(unruled).collect()
    }
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

#[cfg(test)]
mod tests;
