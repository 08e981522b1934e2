//! The audit log: who came in, who may come in, and what was done to the whole. Each entry is an event of the target
//! [`TARGET`], so it stands in the server's log, and in a file of its own where whoever starts the log adds one. What
//! clients sent is always a field, never part of the message: writers of logs quote fields, so nobody can forge a line.
//!
//! Passwords and tokens are never told. What a request changed is told once it has committed.

use crate::{fault::Fault, store::migrate::Report};

/// Target of its events.
pub const TARGET: &str = "specimen::audit";

/// Who acts at the command line, as entries name it.
pub const COMMAND_LINE: &str = "command line";

/// Characters that an entry keeps of a name that nobody has checked.
const NAME: usize = 150;

fn name(sent: &str) -> &str {
    sent.char_indices().nth(NAME).map_or(sent, |(end, _)| &sent[..end])
}

/// Somebody logged in, or tried to. Of who did: whether the token was made just now. What fails for another reason than the credentials is in the request's own line.
pub fn log_in(user: &str, address: &str, result: Result<bool, &Fault>) {
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

/// A user's token was made, shown or ended, at the command line.
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
    /// There is a new one; the one before has ended.
    Made,
    /// The living one was printed.
    Shown,
    /// It has ended.
    Ended,
}

/// Who did something.
#[derive(Debug, Clone)]
pub struct By {
    /// Name of the user, or [`COMMAND_LINE`].
    pub name: String,
    /// At the command line: the number by which the machine knows who ran it.
    pub uid: Option<u32>,
}

impl By {
    /// Whoever runs this program.
    pub fn command_line() -> By {
        By { name: COMMAND_LINE.into(), uid: Some(rustix::process::getuid().as_raw()) }
    }

    /// A user who asked by a request.
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

/// A user was made, changed or deleted. `fields`: the fields concerned, with commas between.
pub fn user(act: UserAct, user: &str, fields: &str, by: &By) {
    let (by, uid) = (by.name.as_str(), by.uid);
    match act {
        UserAct::Made => tracing::info!(target: TARGET, user, fields, by, uid, "user made"),
        UserAct::Changed => tracing::info!(target: TARGET, user, fields, by, uid, "user changed"),
        UserAct::Password => tracing::info!(target: TARGET, user, by, uid, "password changed"),
        UserAct::Deleted => tracing::info!(target: TARGET, user, by, uid, "user deleted"),
    }
}

/// A request named another user, by key, as the one who did something.
pub fn acted_for(by: &str, user: &str, field: &str) {
    tracing::info!(target: TARGET, by, user, field, "acts in another user's name");
}

/// The server starts. `settings`: those in force as JSON, without secrets.
pub fn started(version: &str, database: &str, accounts: &str, settings: &str) {
    tracing::info!(target: TARGET, version, database, accounts, settings, "server started");
}

/// A migration changed the database; nothing is told of one that had nothing to do.
pub fn migrated(database: &str, report: &Report, by: &By) {
    if report.done.is_empty() {
        return;
    }
    // All of them stand in the database's own record.
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
