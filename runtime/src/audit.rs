//! The audit log: log-ins, changes of users and tokens, and operations on the whole database. Each entry is an event
//! with the target [`TARGET`]: it appears in the server's log, and in a file if the log was started with one. Text from
//! clients is always a field, never part of the message. Log writers quote fields, so clients can't forge a line.
//!
//! Entries never contain passwords or tokens. Changes of a request are recorded after its commit.

use crate::{error::RequestError, store::migrate::Report};

/// Target of its events.
pub const TARGET: &str = "specimen::audit";

/// Name that entries give to a person who runs a command.
pub const COMMAND_LINE: &str = "command line";

/// Maximum length of an unchecked name in an entry, in characters.
const NAME: usize = 150;

fn name(sent: &str) -> &str {
    sent.char_indices().nth(NAME).map_or(sent, |(end, _)| &sent[..end])
}

/// Somebody logged in, or tried to. Of who did: whether the token was made just now. What fails for another reason than the credentials is in the request's own line.
pub fn log_in(user: &str, address: &str, result: Result<bool, &RequestError>) {
    let user = name(user);
    match result {
        Ok(new_token) => {
            tracing::info!(target: TARGET, user, address, new_token, "logged in");
        }
        Err(fault) if fault.status() < 500 => {
            tracing::info!(target: TARGET, user, address, status = fault.status(), "log-in refused");
        }
        Err(_) => {}
    }
}

/// Records that a command created, showed or ended the token of a user.
pub fn token(act: TokenAct, user: &str, by: &By) {
    let (by, uid) = (by.name.as_str(), by.uid);
    match act {
        TokenAct::Made => tracing::info!(target: TARGET, user, by, uid, "token made"),
        TokenAct::Shown => tracing::info!(target: TARGET, user, by, uid, "token shown"),
        TokenAct::Ended => tracing::info!(target: TARGET, user, by, uid, "token ended"),
    }
}

/// What happened to a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenAct {
    /// A new token replaced the previous one.
    Made,
    /// The valid token was printed.
    Shown,
    /// It has ended.
    Ended,
}

/// Who did something.
#[derive(Debug, Clone)]
pub struct By {
    /// Name of the user, or [`COMMAND_LINE`].
    pub name: String,
    /// For commands: the operating system's user id.
    pub uid: Option<u32>,
}

impl By {
    /// The person who runs this program.
    pub fn command_line() -> By {
        By { name: COMMAND_LINE.into(), uid: Some(rustix::process::getuid().as_raw()) }
    }

    /// The user who sent a request.
    pub fn user(name: &str) -> By {
        By { name: name.to_owned(), uid: None }
    }
}

/// What happened to a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserAct {
    /// There is a new one.
    Made,
    /// Some fields have other values.
    Changed,
    /// There is another password.
    Password,
    /// It is gone.
    Deleted,
}

/// Records that a user was created, changed or deleted. `fields`: the names of the changed fields, separated by commas.
pub fn user(act: UserAct, user: &str, fields: &str, by: &By) {
    let (by, uid) = (by.name.as_str(), by.uid);
    match act {
        UserAct::Made => tracing::info!(target: TARGET, user, fields, by, uid, "user made"),
        UserAct::Changed => tracing::info!(target: TARGET, user, fields, by, uid, "user changed"),
        UserAct::Password => tracing::info!(target: TARGET, user, by, uid, "password changed"),
        UserAct::Deleted => tracing::info!(target: TARGET, user, by, uid, "user deleted"),
    }
}

/// Records that a request was made in another user's name. `user` is that user's key.
pub fn acted_for(by: &str, user: &str, field: &str) {
    tracing::info!(target: TARGET, by, user, field, "acts in another user's name");
}

/// The server starts. `settings`: those in force as JSON, without secrets.
pub fn started(version: &str, database: &str, accounts: &str, settings: &str) {
    tracing::info!(target: TARGET, version, database, accounts, settings, "server started");
}

/// Records a migration that changed the database.
pub fn migrated(database: &str, report: &Report, by: &By) {
    if report.done.is_empty() {
        return;
    }
    // The database's own record lists all of them.
    let steps = report.done.len();
    let done = report.done.iter().take(10).map(String::as_str).collect::<Vec<_>>().join("; ");
    let (state, by, uid) = (format!("{:?}", report.state), by.name.as_str(), by.uid);
    tracing::info!(target: TARGET, database, state, steps, done, by, uid, "database migrated");
}

/// Rows were written to a file, or to the standard output (`-`). `rows`: how many of each model, as JSON; empty = it
/// ended before the last.
pub fn dumped(database: &str, file: &str, rows: &str, by: &By) {
    let (by, uid) = (by.name.as_str(), by.uid);
    tracing::info!(target: TARGET, database, file, rows, by, uid, "data dumped");
}

/// Rows were loaded, which may be users, with their passwords, and tokens. `rows`: how many of each model, as JSON.
pub fn loaded(database: &str, files: &str, rows: &str, by: &By) {
    let (by, uid) = (by.name.as_str(), by.uid);
    tracing::info!(target: TARGET, database, files, rows, by, uid, "fixtures loaded");
}
