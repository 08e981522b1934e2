//! What a setting is, and those that every server has.

use super::{Configuration, list, units};
use crate::{query::cost, server::Program};

/// A setting: its name, what it is for, and its default.
#[derive(Debug)]
pub struct Setting {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    default: Shipped,
    masks: Masks,
    may_be_empty: bool,
    pub(super) check: Option<Check>,
}

/// Looks at a value, and says what is wrong with it.
type Check = fn(&Configuration) -> Result<(), String>;

/// A default.
#[derive(Debug)]
enum Shipped {
    Text(&'static str),
    Of(fn(&Program) -> String),
}

/// What of a value people may not see.
#[derive(Debug)]
enum Masks {
    Nothing,
    /// All of it.
    Whole,
    /// The password of a URL.
    Url,
    /// Those of a list of URLs.
    Urls,
    /// That of a mail server's URL.
    MailUrl,
}

impl Setting {
    /// A text that is empty unless somebody sets it.
    ///
    /// `name`: in the settings file; in the environment the program's prefix and the name in capitals. `about`: what it is
    /// for and how it is written, for `check`.
    pub const fn new(name: &'static str, about: &'static str) -> Setting {
        let default = Shipped::Text("");
        Setting { name, about, default, masks: Masks::Nothing, may_be_empty: false, check: None }
    }

    /// Its default.
    #[must_use]
    pub const fn default(mut self, text: &'static str) -> Setting {
        self.default = Shipped::Text(text);
        self
    }

    /// It may be set to nothing although it has a default. Of others with a default, an empty variable of the environment
    /// counts as not set.
    #[must_use]
    pub const fn may_be_empty(mut self) -> Setting {
        self.may_be_empty = true;
        self
    }

    /// It is a URL, whose password is never shown.
    #[must_use]
    pub const fn url(mut self) -> Setting {
        self.masks = Masks::Url;
        self
    }

    /// It is never shown.
    #[must_use]
    pub const fn secret(mut self) -> Setting {
        self.masks = Masks::Whole;
        self
    }

    /// Its value is checked before the server starts. The function returns what is wrong, e.g. by
    /// [`Configuration::wrong`].
    #[must_use]
    pub const fn checked(mut self, check: Check) -> Setting {
        self.check = Some(check);
        self
    }

    const fn shipped(mut self, text: fn(&Program) -> String) -> Setting {
        self.default = Shipped::Of(text);
        self
    }

    const fn urls(mut self) -> Setting {
        self.masks = Masks::Urls;
        self
    }

    const fn mail_url(mut self) -> Setting {
        self.masks = Masks::MailUrl;
        self
    }

    /// Its default in a program.
    pub(super) fn default_in(&self, program: &Program) -> String {
        match self.default {
            Shipped::Text(text) => text.to_owned(),
            Shipped::Of(text) => text(program),
        }
    }

    /// Whether an empty value counts as set.
    pub(super) fn takes_empty(&self, program: &Program) -> bool {
        self.may_be_empty || self.default_in(program).is_empty()
    }

    /// A value as people may see it.
    pub(super) fn masked(&self, text: &str) -> String {
        match self.masks {
            Masks::Nothing => text.to_owned(),
            Masks::Whole if text.is_empty() => String::new(),
            Masks::Whole => "***".to_owned(),
            Masks::Url => without_password(text),
            Masks::Urls => {
                let urls = list::items(text).unwrap_or_else(|| text.split(',').map(str::to_owned).collect());
                urls.iter().map(|url| without_password(url)).collect::<Vec<_>>().join(",")
            }
            Masks::MailUrl => mail_without_password(text),
        }
    }
}

/// The settings of every server, in the order in which `check` shows them.
pub(super) static COMMON: &[Setting] = &[
    Setting::new("database", "sqlite://path or postgres://user:password@host:port/name")
        .shipped(|program| format!("sqlite://{}.sqlite3", program.name))
        .url(),
    Setting::new("replicas", "PostgreSQL URLs that serve lists: a list").urls(),
    Setting::new(
        "serve_any_database",
        "true: serve a database that differs from the spec so that answers may be false",
    )
    .default("false"),
    Setting::new("pool", "lists, and transactions, that may run at once; 0 = twice the cores").default("0"),
    Setting::new("statement_timeout", "how long a statement of a request may take: 30s, 2min; 0 = for ever")
        .default("30s"),
    Setting::new("bind", "address and port to listen on").default("127.0.0.1:8000"),
    Setting::new("tls_cert", "file with the certificate chain (PEM); with tls_key: HTTPS"),
    Setting::new("tls_key", "file with the private key (PEM)"),
    Setting::new("allowed_hosts", "host names that are answered: a list; empty = any"),
    Setting::new("behind_proxy", "true: believe X-Forwarded-Proto and X-Forwarded-For").default("false"),
    Setting::new("max_connections", "connections at a time; fewer where few files may be open (ulimit -n)")
        .default("1024"),
    Setting::new(
        "connections_per_address",
        "those of one address, of IPv6 of a /64; 0 = any number, as always behind a proxy",
    )
    .default("256"),
    Setting::new("tls_timeout", "time for the TLS handshake; 0 here and below = no limit").default("10s"),
    Setting::new("header_timeout", "time for the header of a request").default("15s"),
    Setting::new("body_timeout", "time without any byte of a request's body").default("30s"),
    Setting::new("upload_timeout", "time for a request's whole body").default("15min"),
    Setting::new("idle_timeout", "time between two requests of a connection").default("75s"),
    Setting::new("write_timeout", "time in which a client must take something of its answer").default("30s"),
    Setting::new("stop_timeout", "time in which the server ends after SIGTERM, whatever runs; at least 1s")
        .default("30s"),
    Setting::new("cors_origins", "origins whose pages may use the API, e.g. https://app.example.org; * = all"),
    Setting::new("hsts", "how long browsers keep to HTTPS once they came by it; 0 = they aren't told").default("365d"),
    Setting::new("admin_path", "where the pages for people are, if the spec has any; empty = they aren't served")
        .default("/admin")
        .may_be_empty(),
    Setting::new("admin_templates", "folder of templates that take the place of those of the pages"),
    Setting::new(
        "history",
        "pages: the history of rows has what is changed on the pages; all: what requests change, too",
    )
    .default("pages"),
    Setting::new("media_root", "folder of uploaded files").default("uploaded"),
    Setting::new("time_zone", "zone of the server's clock, on which times are shown and read")
        .shipped(|program| program.api.defaults.time_zone.to_owned()),
    Setting::new("token_lifetime", "how long a token lives: 24h, 30min, 7d, or seconds; 0 = for ever")
        .shipped(|program| units::shown(program.api.defaults.token_lifetime)),
    Setting::new("burst", "requests a user may make, e.g. 550/minute; empty = no limit")
        .shipped(|program| program.api.defaults.burst.to_owned())
        .may_be_empty(),
    Setting::new(
        "docs_rate",
        "requests an address may make on the documentation page, e.g. 10/minute; empty = no limit",
    )
    .shipped(|program| program.api.defaults.docs.to_owned())
    .may_be_empty(),
    Setting::new("count_by_address", "true: requests with a token are counted by address too").default("false"),
    Setting::new("rest_rules", "open: rules of `access` in the spec don't hold for requests; admin: they do")
        .shipped(|program| if program.api.defaults.rules { "admin".into() } else { "open".into() }),
    Setting::new("act_for_others", "true: whoever may write may do so in another user's name")
        .shipped(|program| program.api.defaults.act_for_others.to_string()),
    Setting::new("max_lookup_cost", "what the lookups of one request may cost together")
        .shipped(|_| cost::MAX_COST.to_string()),
    Setting::new(
        "accounts",
        "who may change users by requests: open, own or superuser; auto = own, open on a database that Django made",
    )
    .default("auto"),
    Setting::new("max_body", "size that a request may have: 16MiB, 12MB, or bytes").default("16MiB"),
    Setting::new("max_upload", "size that a request with files may have").default("64MiB"),
    Setting::new("max_body_memory", "size of the memory for all large requests that are being answered")
        .default("512MiB"),
    Setting::new("max_pixels", "pixels that a picture may have").default("100000000"),
    Setting::new("lock_after", "failed log-ins in a row that lock an account; 0 = none").default("0"),
    Setting::new("lock_time", "how long an account is locked: 15min, 1h, or seconds").default("15min"),
    Setting::new("log_format", "text or json").default("text"),
    Setting::new("audit_log", "file that who came in, who may and what was done is appended to; empty = none"),
    Setting::new("metrics_bind", "address and port of /metrics, apart from the API, e.g. 127.0.0.1:9000"),
    Setting::new("metrics_token", "whoever shows it may read /metrics; without both there is none").secret(),
    Setting::new("otlp_endpoint", "collector of traces (OTLP over HTTP), e.g. http://127.0.0.1:4318; empty = none")
        .url(),
    Setting::new(
        "mail_server",
        "takes notices to users: smtp://… or smtps://user:password@host; empty = none are sent",
    )
    .mail_url(),
    Setting::new("mail_from", "who sends them, e.g. Lab <server@lab.example>"),
];

/// A URL without its password.
pub(super) fn without_password(url: &str) -> String {
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
pub(super) fn mail_without_password(url: &str) -> String {
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
