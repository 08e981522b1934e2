//! `loaddata` and `dumpdata`.

use super::{
    Failure,
    database::{USERS_MOVED, Wait, nobody, ready, ready_as},
};
use crate::{
    audit::{self, By},
    fixture::{self, Counts, DumpError, FixtureSource, LoadOptions, Packed, Packing},
    server::{configuration::Configuration, log::Log, out::progress},
    store::migrate::{self, State},
};
use clap::Args;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Arguments of `loaddata`.
#[derive(Debug, Args)]
pub struct Load {
    /// Fixtures, loaded in this order; - is the standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Ignore rows of unknown models, and unknown fields
    #[arg(long)]
    ignore_unknown: bool,
}

/// Arguments of `dumpdata`.
#[derive(Debug, Args)]
pub struct Dump {
    /// Models (actions.session) or all models of an app (actions) [default: all]
    #[arg(value_name = "MODEL")]
    models: Vec<String>,
    /// File to write, compressed if its name ends so: .gz, .bz2, .xz or .zip [default: -, the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Loads fixtures.
pub async fn load(configuration: &Configuration, command: &Load) -> Result<(), Failure> {
    Log::of_command(configuration)?;
    let mut sources = Vec::new();
    for path in &command.files {
        let name = path.display().to_string();
        let reader: Box<dyn io::Read + Send> = match name.as_str() {
            "-" => Box::new(io::stdin()),
            _ => Box::new(File::open(path).map_err(|e| format!("{name} can't be read: {e}."))?),
        };
        sources.push(FixtureSource { name, reader });
    }
    let zone = configuration.zone().map_err(Failure::Wrong)?;
    let (store, state) = ready_as(configuration, Wait::ForEver).await?;
    let moves = state == State::Ours && nobody(configuration.program.api, &store).await?;
    let bar = progress("rows read");
    // In a database that Django made no row makes way.
    let first = match state {
        State::Ours => configuration.program.rows(configuration).map_err(Failure::Wrong)?.replaceable,
        _ => Vec::new(),
    };
    let options = LoadOptions { ignore_unknown: command.ignore_unknown, first, zone };
    let result = fixture::load(&store, configuration.program.api, sources, options, &mut |n| bar.set_position(n)).await;
    bar.finish_and_clear();
    let counts = result.map_err(|e| format!("Nothing was loaded. {e}."))?;
    let files: Vec<String> = command.files.iter().map(|path| path.display().to_string()).collect();
    let rows = serde_json::json!(counts.rows).to_string();
    audit::loaded(&configuration.shown("database"), &files.join(","), &rows, &By::command_line());
    print_line!("{} rows loaded.", counts.total());
    if moves && !nobody(configuration.program.api, &store).await? {
        let noted = migrate::note(&store, USERS_MOVED, &files.join("\n")).await;
        noted.map_err(|e| format!("The rows are loaded, but not where their users came from: {e}."))?;
        print_line!(
            "The users came from elsewhere: whoever may write may change users, as before. Set `accounts = \"own\"` to end that."
        );
    }
    for (what, rows) in &counts.left_out {
        print_line!("Left out: {what} ({rows})");
    }
    store.close().await;
    Ok(())
}

/// Writes rows as a fixture. A file appears under its name when it is whole.
pub async fn dump(configuration: &Configuration, command: &Dump) -> Result<(), Failure> {
    let file = command.output.as_deref().filter(|path| path.as_os_str() != "-");
    let packing = file.map_or(Ok(Packing::Plain), Packing::of).map_err(Failure::Wrong)?;
    Log::of_command(configuration)?;
    let zone = configuration.zone().map_err(Failure::Wrong)?;
    let store = ready(configuration).await?;
    let bar = progress("rows written");
    let write = async |out: &mut (dyn Write + Send)| {
        let mut tell = |n: u64| bar.set_position(n);
        fixture::dump(&store, configuration.program.api, &command.models, zone, out, &mut tell).await
    };
    let result = match file {
        None => write(&mut BufWriter::new(io::stdout())).await.map_err(DumpFailure::from),
        Some(path) => into_file(path, packing, write).await,
    };
    bar.finish_and_clear();
    let name = file.map_or("-".to_owned(), |path| path.display().to_string());
    let told = |rows: &str| audit::dumped(&configuration.shown("database"), &name, rows, &By::command_line());
    match &result {
        Ok(counts) => told(&serde_json::json!(counts.rows).to_string()),
        Err(DumpFailure::Dump(DumpError::Model(..)) | DumpFailure::File(_)) => {}
        // The reader may have stopped early.
        Err(DumpFailure::Dump(_)) => told(""),
    }
    match result {
        Ok(counts) => eprint_line!("{} rows written.", counts.total()),
        // The reader has closed the pipe.
        Err(DumpFailure::Dump(DumpError::Output(error))) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(DumpFailure::Dump(error)) => return Err(Failure::Failed(error.to_string())),
        Err(DumpFailure::File(text)) => return Err(Failure::Failed(text)),
    }
    store.close().await;
    Ok(())
}

/// Why there is no dump.
enum DumpFailure {
    Dump(DumpError),
    File(String),
}

impl From<DumpError> for DumpFailure {
    fn from(error: DumpError) -> DumpFailure {
        DumpFailure::Dump(error)
    }
}

/// Writes a file beside the one that is asked for, which it then replaces.
async fn into_file(
    path: &Path,
    packing: Packing,
    write: impl AsyncFnOnce(&mut (dyn Write + Send)) -> Result<Counts, DumpError>,
) -> Result<Counts, DumpFailure> {
    let part = PathBuf::from(format!("{}.part", path.display()));
    let wrong = |error: io::Error| DumpFailure::File(unwritable(path, &error));
    let mut out = File::create(&part).and_then(|file| Packed::new(packing, path, file)).map_err(wrong)?;
    let result = match write(&mut out).await {
        Ok(counts) => out.finish().and_then(|()| fs::rename(&part, path)).map(|()| counts).map_err(wrong),
        Err(DumpError::Output(error)) => Err(wrong(error)),
        Err(error) => Err(error.into()),
    };
    if result.is_err() {
        // The file is incomplete. The error is reported even if removing it fails.
        let _ = fs::remove_file(&part);
    }
    result
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    format!("{} can't be written: {error}.", path.display())
}
