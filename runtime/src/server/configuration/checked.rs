//! All settings of a server at once, checked: `serve` serves by them, `check` only says what is wrong with them.
//! Everything that can be checked without the database and the network is checked here, so both give the same result.

use super::Configuration;
use crate::{
    admin,
    http::{checks::throttle::Throttle, serve},
    server::{self, mail::Mail, tls},
    store::{Dialect, check_url, migrate::State},
};
use rustls::ServerConfig;
use std::{
    fs::OpenOptions as Opening,
    net::{SocketAddr, TcpListener, ToSocketAddrs},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// What an address to listen on must be, for messages.
const ADDRESS: &str = "HOST:PORT with an address of this machine, e.g. 127.0.0.1:8000";

/// The settings of a server, as they are used.
pub struct Checked {
    /// What requests are answered by. `accounts` stands for the database's kind.
    pub server: server::Settings,
    /// The pages for people.
    pub pages: admin::Settings,
    /// Bounds of connections.
    pub limits: serve::Limits,
    /// How long the server may take to end.
    pub stop: Duration,
    /// Certificate and key, for HTTPS.
    pub tls: Option<Arc<ServerConfig>>,
    /// The mail server and the sender, if mail is sent.
    pub mail: Option<Mail>,
}

impl Configuration {
    /// Checks all settings.
    ///
    /// # Errors
    /// All that are wrong, a line each.
    pub fn checked(&self) -> Result<Checked, String> {
        let mut wrong = self.unknown.clone();
        macro_rules! take {
            ($result:expr) => {
                $result.map_err(|line: String| wrong.push(line)).ok()
            };
        }
        let server = take!(self.server());
        let pages = take!(self.pages());
        take!(self.open_options(false));
        let limits = take!(self.connections());
        let stop = take!(self.stop());
        let certified = |(chain, key): (PathBuf, PathBuf)| tls::certificate(&chain, &key);
        let tls = take!(self.tls().and_then(|files| files.map(certified).transpose()));
        let mail = take!(self.mail());
        take!(self.databases());
        take!(self.json_log());
        take!(self.audit_log().map(drop));
        take!(self.otlp_endpoint());
        take!(self.accounts(State::Ours, false));
        take!(self.rates());
        take!(self.media());
        take!(self.addresses());
        wrong.extend(self.own());
        // What several of them say is said once.
        wrong.sort();
        wrong.dedup();
        match (server, pages, limits, stop, tls, mail) {
            (Some(server), Some(pages), Some(limits), Some(stop), Some(tls), Some(mail)) if wrong.is_empty() => {
                Ok(Checked { server, pages, limits, stop, tls, mail })
            }
            _ => Err(wrong.join("\n")),
        }
    }

    /// Checks the URLs of the database and its replicas, without opening them.
    ///
    /// # Errors
    /// Which one is wrong, and why.
    pub fn databases(&self) -> Result<(), String> {
        let dialect = check_url(self.text("database")).map_err(|error| self.blamed("database", &error.0))?;
        let replicas = self.list("replicas")?;
        if dialect == Dialect::Sqlite && !replicas.is_empty() {
            return Err(self.blamed("replicas", "SQLite has none: leave them out, or use a PostgreSQL database."));
        }
        replicas.iter().try_for_each(|url| match check_url(url) {
            Ok(Dialect::Postgres) => Ok(()),
            Ok(Dialect::Sqlite) => {
                Err(self.blamed("replicas", "A replica is a PostgreSQL database: postgres://user@host/name."))
            }
            Err(error) => Err(self.blamed("replicas", &error.0)),
        })
    }

    /// Where the pages for people are, and their templates.
    ///
    /// # Errors
    /// Which one is wrong.
    fn pages(&self) -> Result<admin::Settings, String> {
        let path = self.text("admin_path").trim_end_matches('/');
        let is_path = path.strip_prefix('/').is_some_and(|rest| {
            rest.split('/').all(|part| {
                let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
                !part.is_empty() && !part.starts_with('.') && part.bytes().all(good)
            })
        });
        if !path.is_empty() && !is_path {
            return Err(self.wrong("admin_path", "a path like /admin, or empty"));
        }
        let folder = Path::new(self.text("admin_templates"));
        if !folder.as_os_str().is_empty() && !folder.is_dir() {
            return Err(self.wrong("admin_templates", "a folder"));
        }
        Ok(admin::Settings {
            prefix: path.to_owned(),
            templates: (!folder.as_os_str().is_empty()).then(|| folder.to_owned()),
            own: self.program.pages,
        })
    }

    fn rates(&self) -> Result<(), String> {
        Throttle::new(self.text("burst"), "").map_err(|error| self.blamed("burst", &error))?;
        Throttle::new("", self.text("docs_rate")).map_err(|error| self.blamed("docs_rate", &error))?;
        Ok(())
    }

    fn media(&self) -> Result<(), String> {
        let path = Path::new(self.text("media_root"));
        if path.exists() && !path.is_dir() { Err(self.wrong("media_root", "a folder, not a file")) } else { Ok(()) }
    }

    /// The file of the audit log, which can be appended to, or made.
    ///
    /// # Errors
    /// It can't.
    pub fn audit_log(&self) -> Result<Option<&Path>, String> {
        let text = self.text("audit_log");
        let path = Path::new(text);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let tried = match path.exists() {
            _ if text.is_empty() => return Ok(None),
            true => Opening::new().append(true).open(path).map(drop),
            // A file without a name: nothing is left of it.
            false => tempfile::tempfile_in(folder).map(drop),
        };
        match tried {
            Ok(()) => Ok(Some(path)),
            Err(error) => Err(self.blamed("audit_log", &format!("It can't be written: {error}."))),
        }
    }

    fn addresses(&self) -> Result<(), String> {
        let (api, watch) = (self.text("bind"), self.text("metrics_bind"));
        let api = self.address("bind", api)?;
        if watch.is_empty() {
            return Ok(());
        }
        let watch = self.address("metrics_bind", watch)?;
        match watch.iter().find(|address| address.port() != 0 && api.contains(address)) {
            Some(_) => Err(self.wrong("metrics_bind", "another address or port than `bind`")),
            None => Ok(()),
        }
    }

    /// The addresses that a text stands for. Whether its port is free is seen when somebody listens.
    fn address(&self, name: &str, text: &str) -> Result<Vec<SocketAddr>, String> {
        let said = |error: std::io::Error| format!("{} ({error})", self.wrong(name, ADDRESS));
        let found: Vec<SocketAddr> = text.to_socket_addrs().map_err(said)?.collect();
        let mut refusal = None;
        for address in &found {
            // Any port: only the host is checked.
            match TcpListener::bind((address.ip(), 0)) {
                Ok(_) => return Ok(found),
                Err(error) => refusal = Some(error),
            }
        }
        refusal.map_or(Ok(found), |error| Err(said(error)))
    }
}
