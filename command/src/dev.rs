//! `specimen dev`: serves a spec for which there is no Rust, by the runtime's own command of that name.

use crate::{Failure, spec};
use clap::Args;
use specimen::{
    server::{self, Program},
    tables::{Api, Defaults},
};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};

/// Examples, shown by `--help`.
pub const HELP: &str = "\
Each save shows all faults, here and in the browser, or serves the new API and migrates the
development database. Requests that need the project's own code are answered with 501: to
run it, build the project, and start its own program with `dev`.

The database is dev.sqlite3 in the working directory, unless --database or $DATABASE_URL
names another. A new one gets a user, admin, whose password is printed.

Examples:
  specimen dev
  specimen dev examples/herbarium --bind 127.0.0.1:9000
  specimen dev --database postgres://localhost/museum --set burst=100/minute

Exit status: 0 it was stopped; 1 it can't serve; 2 there is no spec, or a setting is wrong.";

/// `specimen dev`.
#[derive(Debug, Args)]
pub struct Dev {
    /// Folder of a project or of a spec
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Address and port [default: 127.0.0.1:8000]
    #[arg(long, value_name = "HOST:PORT")]
    bind: Option<String>,
    /// Database: sqlite://path or postgres://user:password@host:port/name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Any setting of a server, e.g. --set burst=100/minute; may repeat
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
}

/// A program without an API of its own. No spec has an empty name, so none is taken for its API.
static PROGRAM: Program = Program::new("specimen", env!("CARGO_PKG_VERSION"), &NOTHING, &[]);

static NOTHING: Api = Api {
    name: "",
    about: "",
    license: None,
    contact: None,
    version: "",
    vendor: "",
    resources: &[],
    also: &[],
    routes: &[],
    page_size: 100,
    page_most: 1000,
    accounts: None,
    kinds: None,
    migrations: &[],
    admin: None,
    hooks: &[],
    defaults: Defaults { time_zone: "UTC", token_lifetime: 0, burst: "", docs: "", act_for_others: false, rules: true },
};

/// Serves a spec until it is stopped.
pub fn dev(command: &Dev) -> Result<ExitCode, Failure> {
    let folder = spec::folder(&command.folder)?;
    let mut arguments: Vec<OsString> =
        vec!["specimen".into(), "dev".into(), "--spec".into(), spec::shown(&folder).into()];
    for (flag, value) in [("--bind", &command.bind), ("--database", &command.database)] {
        arguments.extend(value.iter().flat_map(|value| [flag.into(), value.into()]));
    }
    arguments.extend(command.set.iter().flat_map(|pair| ["--set".into(), pair.into()]));
    Ok(server::main_with(&PROGRAM, arguments))
}
