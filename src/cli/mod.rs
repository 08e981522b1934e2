//! The command line: what can be asked for, and who does it.

mod cache;
mod check;
mod data;
mod dev;
mod first;
mod https;
mod log;
mod notify;
mod out;
mod serve;
mod settings;
mod spans;
mod stop;
mod users;
mod watch;

use clap::{Args, Parser, Subcommand};
use out::tell;
use settings::{Given, Settings};
use specimen::{store::Store, tables::ddl::Ddl};
use std::{path::PathBuf, process::ExitCode, sync::OnceLock};

/// What the program is called, for what it tells people to run.
const PROGRAM: &str = "alyx";

/// Something can't be done; says what, where, and what helps.
const FAILED: u8 = 1;
/// The command line or a setting is wrong, whichever command finds it. clap exits with the same.
const WRONG: u8 = 2;
/// `check`: all is reachable, but the database isn't up to date.
const BEHIND: u8 = 3;

const EXAMPLES: &str = "\
Examples:
  alyx                            try it out: a new database with a demo colony
  alyx migrate --database postgres://alyx@localhost/alyx
  alyx createuser thomas --superuser
  alyx serve --bind 0.0.0.0:8000
  alyx loaddata dump.json.gz      load what Django's `dumpdata` wrote

Settings come from alyx.toml (or --config), then from the environment
(ALYX_BIND=..., DATABASE_URL=...), then from the command line. `alyx check`
lists them all, with what is in force and why.

Exit status, of every command: 0 done; 1 it failed; 2 the command line or a
setting is wrong; 3 (check) the database is not up to date.";

/// Serves the metadata of a research lab: the Alyx v1 API on SQLite or PostgreSQL.
#[derive(Debug, Parser)]
#[command(name = "alyx", version, after_help = EXAMPLES, disable_help_subcommand = true)]
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
    /// Settings file [default: alyx.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Any setting, e.g. --set burst=100/minute; may repeat
    #[arg(long, global = true, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Tell in detail what is done
    #[arg(long, short, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API
    #[command(
        after_help = "Examples:\n  alyx serve\n  alyx serve --bind 0.0.0.0:8443 --tls-cert chain.pem --tls-key key.pem\n\n\
                            SIGTERM and Ctrl-C stop it: requests under way are answered first, for nine tenths of stop_timeout (27 of 30 seconds)."
    )]
    Serve(serve::Serve),
    /// Serve a spec as it is saved, without compiling it: for those who write one
    #[command(
        after_help = "Each save shows all faults, here and in the browser, or the new API; the tables of the development database are \
                            brought along. Code that the spec names and this program lacks answers 501.\n\n\
                            Example:\n  alyx dev --spec ../museum/spec"
    )]
    Dev(dev::Dev),
    /// Make the database's tables, or bring them up to date
    #[command(
        after_help = "Tables, columns and indexes are only added or renamed, never dropped. A database that Django made is left \
                            as it is, unless --alter.\n\nExamples:\n  alyx migrate\n  alyx migrate --database postgres://alyx@localhost/alyx"
    )]
    Migrate(data::Migrate),
    /// Load fixtures: all of them, or nothing
    #[command(
        after_help = "Fixtures are what Django's `dumpdata` writes: a JSON list, or a row a line, plain or packed (gz, bz2, xz, zip), \
                            with or without natural keys. Rows that exist are overwritten.\n\nExamples:\n  alyx loaddata colony.json.gz seed.json\n  curl … | alyx loaddata -"
    )]
    Loaddata(data::Load),
    /// Write rows as a fixture
    #[command(
        after_help = "Examples:\n  alyx dumpdata -o backup.json.xz\n  alyx dumpdata subjects actions.session > part.json"
    )]
    Dumpdata(data::Dump),
    /// Make a user
    #[command(after_help = "The password is asked for; with --password-stdin it is read from the input.\n\n\
                            Examples:\n  alyx createuser thomas --superuser\n  echo \"$SECRET\" | alyx createuser rig --password-stdin")]
    Createuser(users::Create),
    /// Give a user another password
    Changepassword(users::Change),
    /// Print a user's token, or end it
    #[command(
        after_help = "Example:\n  curl -H \"Authorization: Token $(alyx token thomas)\" http://127.0.0.1:8000/subjects"
    )]
    Token(users::Token),
    /// Write the tables that the ONE client searches offline
    #[command(
        after_help = "The archive has sessions.pqt, datasets.pqt and cache_info.json, with --qc also QC.json; /cache.zip and /cache/info serve it.\n\n\
                            Examples:\n  alyx cache\n  alyx cache --tag 2021_Q3_Paper --to s3://lab-tables/alyx"
    )]
    Cache(cache::Cache),
    /// Send what users are to be told, and look after animals on water restriction: for cron
    #[command(
        after_help = "Without a part it sends. `check` makes a notice, and sends it, for each animal on restriction without water \
                            for 23 hours, or not weighed today; each run tells again who was not weighed.\n\n\
                            Examples:\n  alyx notify\n  alyx notify check\n  alyx notify delete --days 90 --status sent\n  \
                            alyx notify delete --status to-send --dry-run"
    )]
    Notify(notify::Notify),
    /// Print the OpenAPI document
    Openapi(check::OpenApi),
    /// Say which settings are in force and why, and whether the database is reachable and up to date
    Check,
}

/// Why a command fails.
pub enum Failure {
    /// It can't be done.
    Failed(String),
    /// The command line or a setting is wrong.
    Wrong(String),
    /// The database isn't up to date; that was said already.
    Behind,
}

impl From<String> for Failure {
    fn from(text: String) -> Failure {
        Failure::Failed(text)
    }
}

/// The tables that the database must have.
fn schema() -> &'static Ddl {
    static SCHEMA: OnceLock<Ddl> = OnceLock::new();
    SCHEMA.get_or_init(|| Ddl::of(&crate::generated::API))
}

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let result = match result {
        Ok(runtime) => {
            let result = runtime.block_on(run(cli));
            // What is done is done: threads that are still busy with something that was given up aren't waited for.
            runtime.shutdown_background();
            result
        }
        Err(error) => Err(Failure::Failed(format!("No threads: {error}."))),
    };
    let lost = out::lost().map(|reason| format!("What was printed can't be written: {reason}."));
    match (result, lost) {
        (Ok(()) | Err(Failure::Behind), Some(lost)) => complain(&lost, FAILED),
        (Ok(()), None) => ExitCode::SUCCESS,
        (Err(Failure::Failed(text)), _) => complain(&text, FAILED),
        (Err(Failure::Wrong(text)), _) => complain(&text, WRONG),
        (Err(Failure::Behind), None) => ExitCode::from(BEHIND),
    }
}

fn complain(text: &str, status: u8) -> ExitCode {
    text.lines().for_each(|line| tell!("{PROGRAM}: {line}"));
    ExitCode::from(status)
}

async fn run(cli: Cli) -> Result<(), Failure> {
    let settings = gather(&cli)?;
    for line in &settings.unknown {
        tell!("{PROGRAM}: {line}");
    }
    match cli.command {
        None => first::first(&settings).await,
        Some(Command::Dev(command)) => dev::dev(&settings, &command).await,
        Some(Command::Serve(_)) => serve::serve(&settings).await,
        Some(Command::Migrate(command)) => data::migrate(&settings, &command).await,
        Some(Command::Loaddata(command)) => data::load(&settings, &command).await,
        Some(Command::Dumpdata(command)) => data::dump(&settings, &command).await,
        Some(Command::Createuser(command)) => users::create(&settings, &command).await,
        Some(Command::Changepassword(command)) => users::change(&settings, &command).await,
        Some(Command::Token(command)) => users::token(&settings, &command).await,
        Some(Command::Cache(command)) => cache::cache(&settings, &command).await,
        Some(Command::Notify(command)) => notify::notify(&settings, &command).await,
        Some(Command::Openapi(command)) => check::openapi(&command).await,
        Some(Command::Check) => check::check(&settings).await,
    }
}

fn gather(cli: &Cli) -> Result<Settings, Failure> {
    let mut given: Vec<Given> = Vec::new();
    for pair in &cli.common.set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Failure::Wrong(format!("--set {pair}: write --set name=value.")));
        };
        given.push((name.trim().to_owned(), value.to_owned(), format!("--set {name}")));
    }
    let mut flag = |name: &str, value: Option<String>| {
        let dashed = format!("--{}", name.replace('_', "-"));
        given.extend(value.map(|value| (name.to_owned(), value, dashed)));
    };
    flag("database", cli.common.database.clone());
    if let Some(Command::Serve(serve)) = &cli.command {
        flag("bind", serve.bind.clone());
        flag("tls_cert", serve.tls_cert.as_ref().map(|path| path.display().to_string()));
        flag("tls_key", serve.tls_key.as_ref().map(|path| path.display().to_string()));
    }
    if let Some(Command::Dev(dev)) = &cli.command {
        flag("bind", dev.bind.clone());
    }
    let mut settings =
        Settings::gather(cli.common.config.as_deref(), std::env::vars(), &given).map_err(Failure::Wrong)?;
    if matches!(cli.command, Some(Command::Dev(_))) && *settings.origin("database") == settings::Origin::Default {
        // What is tried out stays out of the database that a lab may serve.
        given.push(("database".to_owned(), dev::DATABASE.to_owned(), "dev".to_owned()));
        settings = Settings::gather(cli.common.config.as_deref(), std::env::vars(), &given).map_err(Failure::Wrong)?;
    }
    settings.verbose = cli.common.verbose;
    Ok(settings)
}

/// How long a statement may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// As long as the setting `statement_timeout` says, and shortly for locks: for requests.
    Limited,
    /// For ever: for jobs.
    ForEver,
}

/// Opens the database that the settings name.
async fn open(settings: &Settings, create: bool, wait: Wait) -> Result<Store, Failure> {
    settings.databases().map_err(Failure::Wrong)?;
    let mut options = settings.open_options(create).map_err(Failure::Wrong)?;
    if wait == Wait::ForEver {
        options.statement_timeout = None;
        options.lock_timeout = None;
    }
    Store::open(settings.text("database"), &options).await.map_err(|e| Failure::Failed(e.0))
}
