//! What a project hands to [`main`](super::main): its API, and what it adds to the command line.

use super::{
    Server,
    cli::{Failure, database},
    configuration::{Configuration, Setting},
    mail::Mail,
};
use crate::{
    admin::own::OwnPage,
    hooks::{self, Functions},
    store::Store,
    tables::{Api, ReferencePage, ddl::Ddl},
    write::Site,
};
use clap::{ArgMatches, Args};
use futures_util::future::{BoxFuture, LocalBoxFuture};
use std::{future::Future, sync::OnceLock};
use tokio::sync::oneshot;

/// A program that serves an API.
///
/// ```no_run
/// # mod generated {
/// #     use specimen::{hooks::Functions, tables::{Api, Defaults}};
/// #     pub static FUNCTIONS: Functions = &[];
/// #     pub static API: Api = Api {
/// #         name: "Museum", about: "", license: None, contact: None, version: "v1", vendor: "museum", resources: &[],
/// #         also: &[], routes: &[], page_size: 50, page_most: 500, accounts: None, kinds: None, hooks: &[],
/// #         migrations: &[], admin: None,
/// #         defaults: Defaults { time_zone: "UTC", token_lifetime: 0, burst: "", docs: "", act_for_others: false, rules: true },
/// #     };
/// # }
/// use specimen::server::{self, Program};
///
/// static PROGRAM: Program = Program::new("museum", "1.0.0", &generated::API, generated::FUNCTIONS);
///
/// fn main() -> std::process::ExitCode {
///     server::main(&PROGRAM)
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Program {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) about: &'static str,
    pub(crate) api: &'static Api,
    pub(crate) functions: Functions,
    pub(crate) settings: &'static [Setting],
    pub(crate) commands: &'static [OwnCommand],
    pub(crate) services: &'static [Service],
    pub(crate) first_rows: Option<MakeFirstRows>,
    pub(crate) demo: Option<Demo>,
    pub(crate) reference: &'static [ReferencePage],
    pub(crate) pages: &'static [OwnPage],
    schema: OnceLock<Ddl>,
}

impl Program {
    /// A program with the commands and settings that every server has.
    ///
    /// `name`: what it is called on the command line. Its settings file is `<name>.toml`, its variables of the
    /// environment begin with `<NAME>_`, and its SQLite database is `<name>.sqlite3` unless another is named.
    pub const fn new(name: &'static str, version: &'static str, api: &'static Api, functions: Functions) -> Program {
        Program {
            name,
            version,
            about: "Serves metadata over HTTP, on SQLite or PostgreSQL.",
            api,
            functions,
            settings: &[],
            commands: &[],
            services: &[],
            first_rows: None,
            demo: None,
            reference: &[],
            pages: &[],
            schema: OnceLock::new(),
        }
    }

    /// What it does, for `--help`: a line.
    #[must_use]
    pub const fn about(mut self, about: &'static str) -> Program {
        self.about = about;
        self
    }

    /// Settings of its own, shown after those of every server. Hand-written code and the spec (`$setting.<name>`) read
    /// them by name.
    #[must_use]
    pub const fn settings(mut self, settings: &'static [Setting]) -> Program {
        self.settings = settings;
        self
    }

    /// Commands of its own.
    #[must_use]
    pub const fn commands(mut self, commands: &'static [OwnCommand]) -> Program {
        self.commands = commands;
        self
    }

    /// What runs beside the server.
    #[must_use]
    pub const fn services(mut self, services: &'static [Service]) -> Program {
        self.services = services;
        self
    }

    /// The rows that each of its databases begins with.
    #[must_use]
    pub const fn first_rows(mut self, rows: MakeFirstRows) -> Program {
        self.first_rows = Some(rows);
        self
    }

    /// Rows to try it out with: a new SQLite database gets them when the program is started without a command.
    #[must_use]
    pub const fn demo(mut self, demo: Demo) -> Program {
        self.demo = Some(demo);
        self
    }

    /// The reference pages that it serves: those that were generated with its API.
    #[must_use]
    pub const fn reference(mut self, pages: &'static [ReferencePage]) -> Program {
        self.reference = pages;
        self
    }

    /// Pages for people that it writes itself, beside those that follow from its API.
    #[must_use]
    pub const fn pages(mut self, pages: &'static [OwnPage]) -> Program {
        self.pages = pages;
        self
    }

    /// The tables that its database must have.
    pub(crate) fn schema(&'static self) -> &'static Ddl {
        self.schema.get_or_init(|| Ddl::of(self.api))
    }

    /// How its variables of the environment begin.
    pub(crate) fn prefix(&self) -> String {
        format!("{}_", self.name.to_uppercase().replace('-', "_"))
    }

    /// Its first rows by the settings in force.
    pub(crate) fn rows(&self, configuration: &Configuration) -> Result<FirstRows, String> {
        self.first_rows.map_or_else(|| Ok(FirstRows::default()), |rows| rows(configuration))
    }
}

/// Makes first rows by the settings in force; says which setting is wrong.
pub type MakeFirstRows = fn(&Configuration) -> Result<FirstRows, String>;

/// The rows that a database begins with, as fixtures in the form of Django's `dumpdata` (a JSON list). Empty: none.
#[derive(Debug, Default)]
pub struct FirstRows {
    /// All of them.
    pub all: Vec<u8>,
    /// Those that are known by a name, whatever their key: they make way for a loaded fixture's rows of that name.
    pub replaceable: Vec<u8>,
}

/// Rows to try a program out with.
#[derive(Debug)]
pub struct Demo {
    /// What they are, for messages, e.g. `a demo colony`.
    pub what: &'static str,
    /// Them, as a fixture in the form of Django's `dumpdata`.
    pub rows: fn() -> std::io::Result<Vec<u8>>,
}

/// A command of a project: its arguments, and what it does.
pub trait Command: Args {
    /// What it is called.
    const NAME: &'static str;
    /// Shown below its help; empty: nothing.
    const EXAMPLES: &'static str = "";

    /// Does it.
    fn run(self, context: &Context<'_>) -> impl Future<Output = Result<(), Failure>>;
}

/// A command of a project, as [`Program::commands`] lists it.
#[derive(Debug)]
pub struct OwnCommand {
    pub(crate) name: &'static str,
    pub(crate) command: fn() -> clap::Command,
    pub(crate) run: Run,
}

type Run = for<'a> fn(&'a Context<'a>, &'a ArgMatches) -> LocalBoxFuture<'a, Result<(), Failure>>;

impl OwnCommand {
    /// The entry of a command.
    pub const fn of<C: Command>() -> OwnCommand {
        OwnCommand {
            name: C::NAME,
            command: || C::augment_args(clap::Command::new(C::NAME)).after_help(C::EXAMPLES),
            run: |context, matches| {
                Box::pin(async move {
                    let command = C::from_arg_matches(matches).map_err(|error| Failure::Wrong(error.to_string()))?;
                    command.run(context).await
                })
            },
        }
    }
}

/// What a command of a project works with.
#[derive(Debug)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The settings in force.
    pub configuration: &'a Configuration,
}

impl Context<'_> {
    /// Opens the database. Its tables must be there; its statements may take any time.
    ///
    /// # Errors
    /// It can't be opened, or isn't up to date.
    pub async fn store(&self) -> Result<Store, Failure> {
        database::ready(self.configuration).await
    }

    /// The program's API on a database: what hooks work with.
    ///
    /// # Errors
    /// Which setting is wrong.
    pub fn site(&self, store: Store) -> Result<Site, Failure> {
        let settings = self.configuration.server().map_err(Failure::Wrong)?;
        let program = self.configuration.program;
        Ok(hooks::site(program.api, program.functions, store, settings.site))
    }
}

/// Makes what runs beside a server, before this serves. It may put something into the server's `site.extensions`, where hooks
/// find it. `None`: nothing runs, by the settings.
pub type Service = fn(&mut Server, Option<&Mail>) -> Option<Box<dyn Runs>>;

/// Something that runs beside a server.
pub trait Runs: Send {
    /// Runs until `stop` says so, and ends then in a bounded time.
    fn run(self: Box<Self>, server: std::sync::Arc<Server>, stop: oneshot::Receiver<()>) -> BoxFuture<'static, ()>;
}
