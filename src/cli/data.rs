//! `migrate`, `loaddata` and `dumpdata`.

use super::{
    Failure, PROGRAM, Wait,
    log::Log,
    open,
    out::{say, tell},
    settings::Settings,
};
use crate::{first_rows, generated};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use specimen::{
    audit::{self, By},
    fixture::{self, Counts, DumpError, LoadOptions, Packed, Packing, Source},
    store::{
        Sql, Store, fetch,
        migrate::{self, Report, State},
    },
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// `alyx migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Also add what is missing to a database that Django made
    #[arg(long)]
    alter: bool,
}

/// `alyx loaddata`.
#[derive(Debug, Args)]
pub struct Load {
    /// Fixtures in their order; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Leave out rows of unknown models and unknown fields
    #[arg(long)]
    ignore_unknown: bool,
}

/// `alyx dumpdata`.
#[derive(Debug, Args)]
pub struct Dump {
    /// Models (actions.session) or all models of an app (actions) [default: all]
    #[arg(value_name = "MODEL")]
    models: Vec<String>,
    /// File to write, packed as its name ends: .gz, .bz2, .xz or .zip [default: -, the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Brings the database up to date, and says what was done.
pub async fn migrate(settings: &Settings, command: &Migrate) -> Result<(), Failure> {
    Log::of_command(settings)?;
    let store = open(settings, true, Wait::ForEver).await?;
    let report = bring_up(settings, &store, command.alter).await?;
    audit::migrated(&settings.shown("database"), &report, &By::command_line());
    // What changes in a database that somebody uses is told step by step; of a new one only how much there is.
    if report.state == State::Empty && !settings.verbose {
        say!("Made {}; the table specimen_migration names each.", summary(&report.done));
    } else {
        report.done.iter().for_each(|line| say!("{line}"));
    }
    if !report.missing.is_empty() {
        say!("Missing in this database, which Django made (`alyx migrate --alter` adds it):");
        report.missing.iter().for_each(|line| say!("  {line}"));
    }
    match (report.done.is_empty(), report.state) {
        (true, _) => say!("The database is up to date."),
        (false, State::Empty) => say!("The database is ready."),
        (false, _) => {}
    }
    if has_no_user(&store).await {
        say!("{}", no_user());
    }
    store.close().await;
    Ok(())
}

/// Said where nobody can log in yet.
pub fn no_user() -> String {
    format!("There is no user yet: `{PROGRAM} createuser NAME --superuser` makes one.")
}

/// How many steps there are of each kind, which is their first word: `253 indexes, 99 tables`.
pub fn summary(steps: &[String]) -> String {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut others = Vec::new();
    for step in steps {
        match step.split_once(' ') {
            Some((kind @ ("Table" | "Column" | "Reference" | "Index"), _)) => {
                *kinds.entry(kind.to_lowercase()).or_default() += 1;
            }
            _ => others.push(step.clone()),
        }
    }
    let plural = |kind: &str| if kind == "index" { "indexes".to_owned() } else { format!("{kind}s") };
    let counted =
        kinds.into_iter().map(|(kind, n)| if n == 1 { format!("1 {kind}") } else { format!("{n} {}", plural(&kind)) });
    counted.chain(others).collect::<Vec<_>>().join(", ")
}

/// Makes or updates the tables.
pub async fn bring_up(settings: &Settings, store: &Store, alter: bool) -> Result<Report, Failure> {
    let lab = settings.default_lab().map_err(Failure::Wrong)?;
    let first = first_rows::fixture(lab, settings.zone().map_err(Failure::Wrong)?.name());
    let result = migrate::migrate(store, &generated::API, super::schema(), &fixture::FirstRows(&first), alter).await;
    result.map_err(|e| Failure::Failed(format!("The database was not changed. {e}")))
}

/// Whether the database has no user yet.
pub async fn nobody(store: &Store) -> Result<bool, Failure> {
    let Some(accounts) = generated::API.accounts else { return Ok(false) };
    let mut sql = Sql::new(store.dialect);
    sql.push("select 1 from ").push(accounts.users.table).push(" limit 1");
    Ok(fetch(&store.primary(), sql).await.map_err(|e| e.to_string())?.is_empty())
}

/// Whether it is known that nobody can log in yet. A database of Django's may lack the very table.
pub async fn has_no_user(store: &Store) -> bool {
    nobody(store).await.is_ok_and(|nobody| nobody)
}

/// What is written down of a database whose users came with a fixture.
const MOVED: &str = "moved";

/// Whether the users of a database that this server made came with a fixture.
pub async fn is_moved(store: &Store, state: State) -> Result<bool, Failure> {
    Ok(state == State::Ours && migrate::is_noted(store, MOVED).await.map_err(|e| e.to_string())?)
}

/// Loads fixtures.
pub async fn load(settings: &Settings, command: &Load) -> Result<(), Failure> {
    Log::of_command(settings)?;
    let mut sources = Vec::new();
    for path in &command.files {
        let name = path.display().to_string();
        let reader: Box<dyn io::Read + Send> = match name.as_str() {
            "-" => Box::new(io::stdin()),
            _ => Box::new(File::open(path).map_err(|e| format!("{name} can't be read: {e}."))?),
        };
        sources.push(Source { name, reader });
    }
    let zone = settings.zone().map_err(Failure::Wrong)?;
    let (store, state) = ready_as(settings, Wait::ForEver).await?;
    let moves = state == State::Ours && nobody(&store).await?;
    let bar = progress("rows read");
    // In a database that Django made no row makes way.
    let first = if state == State::Ours { first_rows::replaceable() } else { Vec::new() };
    let options = LoadOptions { ignore_unknown: command.ignore_unknown, first, zone };
    let result = fixture::load(&store, &generated::API, sources, options, &mut |n| bar.set_position(n)).await;
    bar.finish_and_clear();
    let counts = result.map_err(|e| format!("Nothing was loaded. {e}."))?;
    let files: Vec<String> = command.files.iter().map(|path| path.display().to_string()).collect();
    let rows = serde_json::json!(counts.rows).to_string();
    audit::loaded(&settings.shown("database"), &files.join(","), &rows, &By::command_line());
    say!("{} rows loaded.", counts.total());
    if moves && !nobody(&store).await? {
        let noted = migrate::note(&store, MOVED, &files.join("\n")).await;
        noted.map_err(|e| format!("The rows are loaded, but not where their users came from: {e}."))?;
        say!(
            "The users came from elsewhere: whoever may write may change users, as in Alyx. Set `accounts = \"own\"` to end that."
        );
    }
    for (what, rows) in &counts.left_out {
        say!("Left out: {what} ({rows})");
    }
    store.close().await;
    Ok(())
}

/// Writes rows as a fixture. A file appears under its name when it is whole.
pub async fn dump(settings: &Settings, command: &Dump) -> Result<(), Failure> {
    let file = command.output.as_deref().filter(|path| path.as_os_str() != "-");
    let packing = file.map_or(Ok(Packing::Plain), Packing::of).map_err(Failure::Wrong)?;
    Log::of_command(settings)?;
    let zone = settings.zone().map_err(Failure::Wrong)?;
    let store = ready(settings).await?;
    let bar = progress("rows written");
    let write = async |out: &mut (dyn Write + Send)| {
        let mut tell = |n: u64| bar.set_position(n);
        fixture::dump(&store, &generated::API, &command.models, zone, out, &mut tell).await
    };
    let result = match file {
        None => write(&mut BufWriter::new(io::stdout())).await.map_err(Undone::from),
        Some(path) => into_file(path, packing, write).await,
    };
    bar.finish_and_clear();
    let name = file.map_or("-".to_owned(), |path| path.display().to_string());
    let told = |rows: &str| audit::dumped(&settings.shown("database"), &name, rows, &By::command_line());
    match &result {
        Ok(counts) => told(&serde_json::json!(counts.rows).to_string()),
        Err(Undone::Dump(DumpError::Model(..)) | Undone::File(_)) => {}
        // Somebody may have read what came before.
        Err(Undone::Dump(_)) => told(""),
    }
    match result {
        Ok(counts) => tell!("{} rows written.", counts.total()),
        // Whoever read it has seen enough.
        Err(Undone::Dump(DumpError::Output(error))) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(Undone::Dump(error)) => return Err(Failure::Failed(error.to_string())),
        Err(Undone::File(text)) => return Err(Failure::Failed(text)),
    }
    store.close().await;
    Ok(())
}

/// Why there is no dump.
enum Undone {
    Dump(DumpError),
    File(String),
}

impl From<DumpError> for Undone {
    fn from(error: DumpError) -> Undone {
        Undone::Dump(error)
    }
}

/// Writes a file beside the one that is asked for, which it then replaces.
async fn into_file(
    path: &Path,
    packing: Packing,
    write: impl AsyncFnOnce(&mut (dyn Write + Send)) -> Result<Counts, DumpError>,
) -> Result<Counts, Undone> {
    let part = PathBuf::from(format!("{}.part", path.display()));
    let wrong = |error: io::Error| Undone::File(unwritable(path, &error));
    let mut out = File::create(&part).and_then(|file| Packed::new(packing, path, file)).map_err(wrong)?;
    let result = match write(&mut out).await {
        Ok(counts) => out.finish().and_then(|()| fs::rename(&part, path)).map(|()| counts).map_err(wrong),
        Err(DumpError::Output(error)) => Err(wrong(error)),
        Err(error) => Err(error.into()),
    };
    if result.is_err() {
        // What was written so far is no fixture. Whether it goes or not, the reason is told.
        let _ = fs::remove_file(&part);
    }
    result
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    format!("{} can't be written: {error}.", path.display())
}

/// Opens the database; its tables must be there.
pub async fn ready(settings: &Settings) -> Result<Store, Failure> {
    Ok(ready_as(settings, Wait::ForEver).await?.0)
}

/// The same, with statements that wait so long, and whose database it is.
pub async fn ready_as(settings: &Settings, wait: Wait) -> Result<(Store, State), Failure> {
    let store = open(settings, false, wait).await?;
    let plan = migrate::plan(&store, super::schema()).await.map_err(|e| e.to_string())?;
    match (plan.state, plan.steps.is_empty()) {
        (State::Empty, _) => Err(Failure::Failed("The database is empty: run `alyx migrate` first.".into())),
        (State::Ours, false) => {
            let what: Vec<String> = plan.steps.into_iter().map(|step| format!("\n  {}", step.what)).collect();
            Err(Failure::Failed(format!(
                "The database is not up to date: run `alyx migrate` first. Missing:{}",
                what.concat()
            )))
        }
        _ => {
            let missing = plan.steps.iter().filter(|step| step.online.is_empty()).count();
            let different = plan.differences.len();
            if missing + different > 0 {
                tracing::warn!(missing, different, "the database isn't as the spec wants it; `alyx check` says where");
            }
            Ok((store, plan.state))
        }
    }
}

/// A line that counts, where somebody watches.
pub fn progress(what: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length().with_message(what.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
