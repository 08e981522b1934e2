//! What those see who look after a server: whether it can answer, figures, traces, the audit log; and who may change
//! users.

mod accounts;
mod audit;
mod traces;
mod watch;

use crate::support::{home::Home, server::Server};

/// Serves a home's database with further settings, each `name=value`.
fn serve(home: &Home, settings: &[&str]) -> Server {
    let mut args = vec!["--database", home.database.as_str(), "--set", "burst="];
    args.extend(settings.iter().flat_map(|setting| ["--set", *setting]));
    Server::start(home.path(), &args)
}

/// The server's log so far.
fn log(home: &Home) -> String {
    std::fs::read_to_string(home.path().join("server.log")).expect("the server writes a log")
}
