//! What a deployment chooses: each setting has a name, and is read from the defaults, a file, the
//! environment, and the command line, in this order; the last one that speaks counts. Every value
//! knows where it came from, so that `check` can tell.

use crate::{
    generated,
    mail::{self, Mail},
};
use specimen::{
    http::{body::Limits, cors::is_origin, serve},
    server,
    store::OpenOptions,
};
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    time::Duration,
};

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
    Key { name: "replicas", about: "PostgreSQL URLs that serve lists, with commas between" },
    Key {
        name: "pool",
        about: "database connections at the most, for reads and for transactions each; 0 = twice the cores",
    },
    Key { name: "bind", about: "address and port to listen on" },
    Key { name: "tls_cert", about: "file with the certificate chain (PEM); with tls_key: HTTPS" },
    Key { name: "tls_key", about: "file with the private key (PEM)" },
    Key { name: "allowed_hosts", about: "host names that are answered, with commas between; empty = any" },
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
    Key { name: "origin", about: "what these tables call this database" },
    Key { name: "time_zone", about: "zone in which times are shown and read" },
    Key { name: "token_lifetime", about: "how long a token lives: 24h, 30m, 7d, or seconds; 0 = for ever" },
    Key { name: "burst", about: "requests a user may make, e.g. 550/minute; empty = no limit" },
    Key { name: "docs_rate", about: "the same for the documentation page" },
    Key { name: "count_by_address", about: "true: requests with a token are counted by address too" },
    Key { name: "act_for_others", about: "true: whoever may write may do so in another user's name" },
    Key { name: "max_body", about: "bytes that a request may have" },
    Key { name: "max_upload", about: "bytes that a request with files may have" },
    Key { name: "log_format", about: "text or json" },
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
    /// Variables that begin like ours but are no setting.
    pub unknown: Vec<String>,
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
        let mut settings = Settings { values: BTreeMap::new(), unknown: Vec::new() };
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
            if variable == "DATABASE_URL" {
                // ALYX_DATABASE, being ours alone, says more.
                if !matches!(settings.values.get("database"), Some((_, Origin::Variable(_)))) {
                    settings.set("database", value, Origin::Variable(variable))?;
                }
            } else if let Some(name) = variable.strip_prefix("ALYX_").map(str::to_lowercase)
                && settings.set(&name, value, Origin::Variable(variable.clone())).is_err()
            {
                settings.unknown.push(variable);
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
                let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
                Err(format!("there is no setting `{name}`. There are: {}.", names.join(", ")))
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
            "database" => without_password(self.text(name)),
            "mail_server" => mail_without_password(self.text(name)),
            "replicas" => self.text(name).split(',').map(without_password).collect::<Vec<_>>().join(","),
            _ => self.text(name).to_owned(),
        }
    }

    fn wrong(&self, name: &str, wanted: &str) -> String {
        format!("The setting `{name}` ({}) is `{}`, but must be {wanted}.", self.origin(name), self.shown(name))
    }

    fn number(&self, name: &str) -> Result<u64, String> {
        self.text(name).replace('_', "").parse().map_err(|_| self.wrong(name, "a number"))
    }

    fn truth(&self, name: &str) -> Result<bool, String> {
        match self.text(name).to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "on" => Ok(true),
            "false" | "0" | "no" | "off" | "" => Ok(false),
            _ => Err(self.wrong(name, "true or false")),
        }
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.text(name).split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
    }

    /// How the database is opened.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn open_options(&self, create: bool) -> Result<OpenOptions, String> {
        let pool = u32::try_from(self.number("pool")?).map_err(|_| self.wrong("pool", "a small number"))?;
        Ok(OpenOptions { pool, create, replicas: self.list("replicas") })
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

    /// Seconds.
    fn span(&self, name: &str) -> Result<u64, String> {
        seconds(self.text(name)).ok_or_else(|| self.wrong(name, "a span like 24h, 30m, 7d, or seconds"))
    }

    /// Bounds of connections. Requests under way have nine tenths of the time in which the server must end.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn connections(&self) -> Result<serve::Limits, String> {
        let count = |name: &str| usize::try_from(self.number(name)?).map_err(|_| self.wrong(name, "a smaller number"));
        let time = |name: &str| Ok::<_, String>(Duration::from_secs(self.span(name)?));
        let connections = count("max_connections")?;
        if connections == 0 {
            return Err(self.wrong("max_connections", "at least 1"));
        }
        let per_address = if self.truth("behind_proxy")? { 0 } else { count("connections_per_address")? };
        Ok(serve::Limits {
            connections,
            per_address,
            handshake: time("tls_timeout")?,
            header: time("header_timeout")?,
            body_pause: time("body_timeout")?,
            body_whole: time("upload_timeout")?,
            idle: time("idle_timeout")?,
            write: time("write_timeout")?,
            stop: self.stop()? * 9 / 10,
        })
    }

    /// How long the server may take to end.
    ///
    /// # Errors
    /// It is too short.
    pub fn stop(&self) -> Result<Duration, String> {
        let wrong = || self.wrong("stop_timeout", "from 1s to 1d");
        Some(self.span("stop_timeout")?).filter(|s| (1..=86400).contains(s)).map(Duration::from_secs).ok_or_else(wrong)
    }

    /// Certificate and key files, for HTTPS.
    ///
    /// # Errors
    /// One of them is missing.
    pub fn tls(&self) -> Result<Option<(PathBuf, PathBuf)>, String> {
        match (self.text("tls_cert"), self.text("tls_key")) {
            ("", "") => Ok(None),
            (_, "") => Err("The setting `tls_cert` needs `tls_key` beside it.".into()),
            ("", _) => Err("The setting `tls_key` needs `tls_cert` beside it.".into()),
            (cert, key) => Ok(Some((cert.into(), key.into()))),
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

    /// The settings as the server takes them.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn server(&self) -> Result<server::Settings, String> {
        let bytes = |name: &str| usize::try_from(self.number(name)?).map_err(|_| self.wrong(name, "a smaller number"));
        let mut settings = server::Settings::new(&generated::API, self.text("media_root").into())?;
        settings.zone =
            self.text("time_zone").parse().map_err(|_| self.wrong("time_zone", "a zone like Europe/Lisbon"))?;
        settings.token_lifetime = self.span("token_lifetime")?;
        settings.burst = self.text("burst").to_owned();
        settings.docs = self.text("docs_rate").to_owned();
        settings.count_by_address = self.truth("count_by_address")?;
        settings.act_for_others = self.truth("act_for_others")?;
        settings.behind_proxy = self.truth("behind_proxy")?;
        settings.allowed_hosts = self.list("allowed_hosts");
        settings.cors_origins = self.list("cors_origins");
        if !settings.cors_origins.iter().all(|origin| is_origin(origin)) {
            return Err(self.wrong("cors_origins", "a list of origins like https://app.example.org, without a path"));
        }
        settings.hsts = self.span("hsts")?;
        settings.limits = Limits { text: bytes("max_body")?, upload: bytes("max_upload")? };
        let share = self.text("min_weight_share").parse::<f64>().ok();
        share
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| self.wrong("min_weight_share", "from 0 to 1"))?;
        settings.named = NAMED.iter().map(|name| ((*name).to_owned(), self.text(name).to_owned())).collect();
        Ok(settings)
    }
}

fn defaults() -> Vec<(&'static str, String)> {
    let spec = &generated::API.defaults;
    let text = |text: &str| text.to_owned();
    vec![
        ("database", text("sqlite://alyx.sqlite3")),
        ("replicas", text("")),
        ("pool", text("0")),
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
        ("upload_timeout", text("15m")),
        ("idle_timeout", text("75s")),
        ("write_timeout", text("30s")),
        ("stop_timeout", text("30s")),
        ("cors_origins", text("")),
        ("hsts", text("365d")),
        ("media_root", text("uploaded")),
        ("tables_root", text("tables")),
        ("origin", text("alyx")),
        ("time_zone", text(spec.time_zone)),
        ("token_lifetime", spec.token_lifetime.to_string()),
        ("burst", text(spec.burst)),
        ("docs_rate", text(spec.docs)),
        ("count_by_address", text("false")),
        ("act_for_others", spec.act_for_others.to_string()),
        ("max_body", text("16777216")),
        ("max_upload", text("67108864")),
        ("log_format", text("text")),
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
        toml::Value::Boolean(b) => b.to_string(),
        toml::Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
            texts?.join(",")
        }
        _ => return None,
    })
}

fn seconds(text: &str) -> Option<u64> {
    let (number, unit) = match text.char_indices().last()? {
        (end, 's') => (&text[..end], 1),
        (end, 'm') => (&text[..end], 60),
        (end, 'h') => (&text[..end], 3600),
        (end, 'd') => (&text[..end], 86400),
        _ => (text, 1),
    };
    number.trim().parse::<u64>().ok()?.checked_mul(unit)
}

/// A URL without its password.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://").filter(|(scheme, _)| *scheme != "sqlite") else {
        return url.to_owned();
    };
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
mod tests {
    use super::*;

    struct File(PathBuf);

    impl File {
        fn new(name: &str, text: &str) -> File {
            let path = std::env::temp_dir().join(format!("alyx-settings-{name}-{}.toml", std::process::id()));
            fs::write(&path, text).expect("the temporary folder can be written");
            File(path)
        }
    }

    impl Drop for File {
        fn drop(&mut self) {
            // What is left is temporary anyway.
            let _ = fs::remove_file(&self.0);
        }
    }

    fn variables(pairs: &[(&str, &str)]) -> std::vec::IntoIter<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn the_command_line_counts_more_than_the_environment_and_that_more_than_the_file() {
        let file =
            File::new("order", "bind = \"file:1\"\nburst = \"1/hour\"\npool = 7\nallowed_hosts = [\"a\", \"b\"]");
        let environment = variables(&[("ALYX_BIND", "variable:1"), ("ALYX_BURST", "2/hour"), ("OTHER", "x")]);
        let given = [("bind".to_owned(), "flag:1".to_owned(), "--bind".to_owned())];
        let settings = Settings::gather(Some(&file.0), environment, &given).expect("they are right");
        assert_eq!((settings.text("bind"), settings.origin("bind")), ("flag:1", &Origin::Flag("--bind".into())));
        assert_eq!(settings.text("burst"), "2/hour");
        assert_eq!(settings.origin("burst"), &Origin::Variable("ALYX_BURST".into()));
        assert_eq!((settings.text("pool"), settings.origin("pool")), ("7", &Origin::File(file.0.clone())));
        assert_eq!((settings.text("log_format"), settings.origin("log_format")), ("text", &Origin::Default));
        assert_eq!(settings.server().expect("they are right").allowed_hosts, ["a", "b"]);
    }

    #[test]
    fn our_own_variable_of_the_database_counts_more_than_the_common_one() {
        for pairs in [
            [("ALYX_DATABASE", "sqlite://ours"), ("DATABASE_URL", "sqlite://common")],
            [("DATABASE_URL", "sqlite://common"), ("ALYX_DATABASE", "sqlite://ours")],
        ] {
            let file = File::new("database", "");
            let settings = Settings::gather(Some(&file.0), variables(&pairs), &[]).expect("they are right");
            assert_eq!(settings.text("database"), "sqlite://ours");
        }
    }

    #[test]
    fn a_name_that_is_no_setting_is_refused_in_a_file_and_noted_in_the_environment() {
        let file = File::new("unknown", "burts = \"1/hour\"");
        let error = Settings::gather(Some(&file.0), variables(&[]), &[]).expect_err("it is no setting");
        assert!(error.contains("there is no setting `burts`. There are: database, "), "{error}");
        let file = File::new("known", "");
        let settings = Settings::gather(Some(&file.0), variables(&[("ALYX_BURTS", "x")]), &[]).expect("it is noted");
        assert_eq!(settings.unknown, ["ALYX_BURTS"]);
    }

    #[test]
    fn a_wrong_value_is_refused_with_its_origin() {
        let file = File::new("wrong", "token_lifetime = \"soon\"");
        let settings = Settings::gather(Some(&file.0), variables(&[]), &[]).expect("the names are right");
        let error = settings.server().expect_err("it is no span");
        assert!(error.starts_with("The setting `token_lifetime` (/"), "{error}");
        assert!(error.contains("is `soon`, but must be a span like 24h"), "{error}");
    }

    #[test]
    fn spans_have_units() {
        assert_eq!(
            ["24h", "30m", "7d", "90", "5s", "x", ""].map(seconds),
            [Some(86400), Some(1800), Some(604_800), Some(90), Some(5), None, None]
        );
    }

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(without_password("postgres://me:p@ss@host:1/x"), "postgres://me:***@host:1/x");
        assert_eq!(
            without_password("postgres://me@host/x?password=secret&a=b"),
            "postgres://me@host/x?password=***&a=b"
        );
        assert_eq!(without_password("sqlite://a:b@c.sqlite3"), "sqlite://a:b@c.sqlite3");
        assert_eq!(
            mail_without_password("smtp://me:p@/?ss@host:25?tls=required"),
            "smtp://me:***@host:25?tls=required"
        );
        assert_eq!(mail_without_password("smtps://me@host"), "smtps://me@host");
        assert_eq!(mail_without_password("me:secret@host"), "***@host");
        assert_eq!(mail_without_password("smtp://localhost"), "smtp://localhost");
    }

    #[test]
    fn mail_is_off_without_a_server_and_needs_a_sender_with_one() {
        let file = File::new("mail", "");
        let with = |pairs: &[(&str, &str)]| {
            Settings::gather(Some(&file.0), variables(pairs), &[])
                .expect("the names are right")
                .mail()
                .map(|m| m.is_some())
        };
        assert_eq!(with(&[("ALYX_MAIL_FROM", "a@b.example")]), Ok(false));
        assert!(with(&[("ALYX_MAIL_SERVER", "smtp://h")]).is_err_and(|error| error.contains("needs `mail_from`")));
        let sender = ("ALYX_MAIL_FROM", "Alyx <a@b.example>");
        assert_eq!(with(&[("ALYX_MAIL_SERVER", "smtp://h"), sender]), Ok(true));
        let error = with(&[("ALYX_MAIL_SERVER", "imap://me:secret@h"), sender]).expect_err("it takes no mail");
        assert!(error.contains("(${}) is `imap://me:***@h`".replace("${}", "$ALYX_MAIL_SERVER").as_str()), "{error}");
        assert!(with(&[("ALYX_MAIL_SERVER", "smtp://h"), ("ALYX_MAIL_FROM", "nobody")]).is_err());
    }
}
