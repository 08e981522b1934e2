//! The command line: what can be asked for, and who does it.

mod check;
pub(super) mod database;
#[cfg(feature = "dev")]
mod dev;
mod first;
mod fixtures;
mod migrate;
mod serve;
mod users;

use super::{
    configuration::{Configuration, Origin, SettingFlag},
    out,
    program::{Context, Program},
};
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};

/// Something can't be done; says what, where, and what helps.
const EXIT_FAILED: u8 = 1;
/// The command line or a setting is wrong, whichever command finds it. clap exits with the same.
const EXIT_USAGE: u8 = 2;
/// `check`: all is reachable, but the database isn't up to date.
const EXIT_OUTDATED: u8 = 3;

/// What stands for the program's name in the texts below.
const NAME: &str = "PROGRAM";

const EXAMPLES: &str = "\
Examples:
  PROGRAM                         try it out, on a new SQLite database
  PROGRAM migrate --database postgres://PROGRAM@localhost/PROGRAM
  PROGRAM createuser thomas --superuser
  PROGRAM serve --bind 0.0.0.0:8000
  PROGRAM loaddata dump.json.gz   load what Django's `dumpdata` wrote

Settings come from PROGRAM.toml (or --config), then from the environment
(PREFIXBIND=..., DATABASE_URL=...), then from the command line. `PROGRAM check`
lists them all, with what is in force and why.

Exit status, of every command: 0 done; 1 it failed; 2 the command line or a
setting is wrong; 3 (check) the database is not up to date.";

#[derive(Debug, Parser)]
#[command(after_help = EXAMPLES, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Args)]
struct Common {
    /// Database: sqlite://path or postgres://user:password@host:port/name (also $DATABASE_URL)
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Settings file [default: PROGRAM.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Any setting, e.g. --set burst=100/minute; may repeat
    #[arg(long, global = true, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Log debug messages too
    #[arg(long, short, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API
    #[command(
        after_help = "Examples:\n  PROGRAM serve\n  PROGRAM serve --bind 0.0.0.0:8443 --tls-cert chain.pem --tls-key key.pem\n\n\
                            SIGTERM and Ctrl-C stop it: requests in progress are answered first, within nine tenths of stop_timeout (27 of 30 seconds)."
    )]
    Serve(serve::Serve),
    /// Serve a spec without compiling it, and reload it when a file is saved
    #[cfg(feature = "dev")]
    #[command(
        after_help = "Each save shows all faults, here and in the browser, or serves the new API and migrates the development \
                            database. Requests that need code that this program lacks are answered with 501.\n\n\
                            Example:\n  PROGRAM dev --spec ../museum/spec"
    )]
    Dev(dev::Dev),
    /// Create or update the database's tables
    #[command(
        after_help = "Tables, columns and indexes are only added or renamed, never dropped. A database that Django made is \
                            only changed with --alter.\n\nExamples:\n  PROGRAM migrate\n  PROGRAM migrate --database postgres://PROGRAM@localhost/PROGRAM"
    )]
    Migrate(migrate::Migrate),
    /// Load fixtures; if a row is wrong, nothing is stored
    #[command(
        after_help = "Fixtures are what Django's `dumpdata` writes: a JSON list, or one row on each line, plain or compressed (gz, bz2, xz, zip), \
                            with or without natural keys. Rows that exist are overwritten.\n\nExamples:\n  PROGRAM loaddata rows.json.gz more.json\n  curl … | PROGRAM loaddata -"
    )]
    Loaddata(fixtures::Load),
    /// Write rows as a fixture
    #[command(
        after_help = "Examples:\n  PROGRAM dumpdata -o backup.json.xz\n  PROGRAM dumpdata app another.model > part.json"
    )]
    Dumpdata(fixtures::Dump),
    /// Create a user
    #[command(
        after_help = "The command asks for the password, or reads it from the standard input with --password-stdin.\n\n\
                            Examples:\n  PROGRAM createuser thomas --superuser\n  echo \"$SECRET\" | PROGRAM createuser rig --password-stdin"
    )]
    Createuser(users::Create),
    /// Change a user's password
    Changepassword(users::Change),
    /// Print, renew or revoke a user's token
    #[command(
        after_help = "Example:\n  curl -H \"Authorization: Token $(PROGRAM token thomas)\" http://127.0.0.1:8000/"
    )]
    Token(users::Token),
    /// Print the OpenAPI document
    Openapi(check::OpenApi),
    /// Show all settings with their sources, and check that the database is reachable and up to date
    Check,
}

/// Why a command fails.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// It can't be done: exit status 1.
    Failed(String),
    /// The command line or a setting is wrong: exit status 2.
    Wrong(String),
    /// The database isn't up to date; that was said already: exit status 3.
    Behind,
}

impl From<String> for Failure {
    fn from(text: String) -> Failure {
        Failure::Failed(text)
    }
}

/// Runs what the command line asks a program for. Its exit status: 0 done; 1 it failed; 2 the command line or a setting is
/// wrong; 3 (`check`) the database isn't up to date.
pub fn main(program: &'static Program) -> ExitCode {
    main_with(program, std::env::args_os())
}

/// The same with a command line of the caller's, whose first part is the program's name.
pub fn main_with(program: &'static Program, arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let matches = command(program).get_matches_from(arguments);
    // Libraries that make TLS connections use it; another may have been chosen by whoever calls this.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let result = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => {
            let result = runtime.block_on(run(program, &matches));
            // The work is done; threads that still run abandoned work aren't awaited.
            runtime.shutdown_background();
            result
        }
        Err(error) => Err(Failure::Failed(format!("No threads: {error}."))),
    };
    let lost = out::lost().map(|reason| format!("What was printed can't be written: {reason}."));
    let complain = |text: &str, status: u8| {
        text.lines().for_each(|line| eprint_line!("{}: {line}", program.name));
        ExitCode::from(status)
    };
    match (result, lost) {
        (Ok(()) | Err(Failure::Behind), Some(lost)) => complain(&lost, EXIT_FAILED),
        (Ok(()), None) => ExitCode::SUCCESS,
        (Err(Failure::Failed(text)), _) => complain(&text, EXIT_FAILED),
        (Err(Failure::Wrong(text)), _) => complain(&text, EXIT_USAGE),
        (Err(Failure::Behind), None) => ExitCode::from(EXIT_OUTDATED),
    }
}

/// The command line of a program: the commands of every server, and its own before `openapi`.
fn command(program: &'static Program) -> clap::Command {
    let named = |text: String| text.replace(NAME, program.name).replace("PREFIX", &program.prefix());
    let own = program.commands.iter().map(|own| (own.command)());
    let command = Cli::command().name(program.name).version(program.version).about(program.about).subcommands(own);
    let named_help = |command: clap::Command| match command.get_after_help().map(ToString::to_string) {
        Some(text) => command.after_help(named(text)),
        None => command,
    };
    let command = command.mut_args(|argument| match argument.get_help().map(ToString::to_string) {
        Some(text) => argument.help(named(text)),
        None => argument,
    });
    named_help(command.mut_subcommands(named_help))
}

async fn run(program: &'static Program, matches: &ArgMatches) -> Result<(), Failure> {
    let wrong = |error: clap::Error| Failure::Wrong(error.to_string());
    let common = Common::from_arg_matches(matches).map_err(wrong)?;
    let own = matches.subcommand().and_then(|(name, matches)| {
        let own = program.commands.iter().find(|own| own.name == name)?;
        Some((own, matches))
    });
    if let Some((own, matches)) = own {
        let configuration = gather(program, &common, None)?;
        return (own.run)(&Context { configuration: &configuration }, matches).await;
    }
    let command = Cli::from_arg_matches(matches).map_err(wrong)?.command;
    let configuration = &gather(program, &common, command.as_ref())?;
    match command {
        None => first::first(configuration).await,
        #[cfg(feature = "dev")]
        Some(Command::Dev(command)) => dev::dev(configuration, &command).await,
        Some(Command::Serve(_)) => serve::serve(configuration).await,
        Some(Command::Migrate(command)) => migrate::migrate(configuration, &command).await,
        Some(Command::Loaddata(command)) => fixtures::load(configuration, &command).await,
        Some(Command::Dumpdata(command)) => fixtures::dump(configuration, &command).await,
        Some(Command::Createuser(command)) => users::create(configuration, &command).await,
        Some(Command::Changepassword(command)) => users::change(configuration, &command).await,
        Some(Command::Token(command)) => users::token(configuration, &command).await,
        Some(Command::Openapi(command)) => check::openapi(program, &command).await,
        Some(Command::Check) => check::check(configuration).await,
    }
}

fn gather(program: &'static Program, common: &Common, command: Option<&Command>) -> Result<Configuration, Failure> {
    let mut given: Vec<SettingFlag> = Vec::new();
    for pair in &common.set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Failure::Wrong(format!("--set {pair}: write --set name=value.")));
        };
        given.push((name.trim().to_owned(), value.to_owned(), format!("--set {name}")));
    }
    let mut flag = |name: &str, value: Option<String>| {
        let dashed = format!("--{}", name.replace('_', "-"));
        given.extend(value.map(|value| (name.to_owned(), value, dashed)));
    };
    flag("database", common.database.clone());
    if let Some(Command::Serve(serve)) = command {
        flag("bind", serve.bind.clone());
        flag("tls_cert", serve.tls_cert.as_ref().map(|path| path.display().to_string()));
        flag("tls_key", serve.tls_key.as_ref().map(|path| path.display().to_string()));
    }
    #[cfg(feature = "dev")]
    if let Some(Command::Dev(dev)) = command {
        flag("bind", dev.bind.clone());
    }
    let gathered = |given: &[SettingFlag]| {
        Configuration::gather(program, common.config.as_deref(), std::env::vars(), given).map_err(Failure::Wrong)
    };
    let mut configuration = gathered(&given)?;
    #[cfg(feature = "dev")]
    if matches!(command, Some(Command::Dev(_))) && *configuration.origin("database") == Origin::Default {
        // Keeps experiments out of the production database.
        given.push(("database".to_owned(), dev::DATABASE.to_owned(), "dev".to_owned()));
        configuration = gathered(&given)?;
    }
    configuration.verbose = common.verbose;
    configuration.ignored.iter().for_each(|line| eprint_line!("{}: {line}", program.name));
    // What serves, and `check`, names these with everything else that is wrong.
    let names_all = matches!(command, None | Some(Command::Serve(_) | Command::Check));
    if !names_all && !configuration.unknown.is_empty() {
        return Err(Failure::Wrong(configuration.unknown.join("\n")));
    }
    Ok(configuration)
}
