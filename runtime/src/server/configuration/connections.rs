//! Settings of connections: how many, for how long, with which certificate.

use super::Configuration;
use crate::http::serve;
use std::{path::PathBuf, time::Duration};

impl Configuration {
    /// Bounds of connections. Requests under way have nine tenths of the time in which the server must end.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn connections(&self) -> Result<serve::Limits, String> {
        let count = |name: &str| usize::try_from(self.number(name)?).map_err(|_| self.wrong(name, "a smaller number"));
        let time = |name: &str| self.time(name);
        let connections = count("max_connections")?;
        if connections == 0 {
            return Err(self.wrong("max_connections", "at least 1"));
        }
        let per_address = if self.boolean("behind_proxy")? { 0 } else { count("connections_per_address")? };
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
        let (least, most) = (Duration::from_secs(1), Duration::from_secs(86400));
        Some(self.time("stop_timeout")?).filter(|time| (least..=most).contains(time)).ok_or_else(wrong)
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
}
