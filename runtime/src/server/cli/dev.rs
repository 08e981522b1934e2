//! `dev`: serves a spec as it is saved. The spec is read, checked and lowered to the tables that the generator would print,
//! and the runtime serves these; nothing is compiled. Hand-written code that the program has is run.

use super::{
    Failure,
    database::{Wait, has_no_user, is_moved, open},
    first::{USER, User, populate},
    migrate::summary,
    serve::listen,
};
use crate::{
    admin::{self, app},
    fixture::FirstRows,
    http::{live::SwappableEndpoint, serve},
    server::{
        Server, Settings,
        configuration::{Checked, Configuration},
        log::Log,
        stop,
    },
    store::{
        Dialect, Store,
        migrate::{self, Options, Report as Migrated},
    },
    tables::{Api, ddl::Ddl},
};
use clap::Args;
use notify::{Event, EventKind, RecursiveMode, Watcher, event};
use poem::{Endpoint, EndpointExt, Request, Response};
use specimen_codegen::{SourceFile, report::Report};
use std::{
    cell::Cell,
    collections::HashSet,
    io::IsTerminal,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot};

/// The database of what is tried out, unless another is named.
pub const DATABASE: &str = "sqlite://dev.sqlite3";

/// Files that are saved together are read together.
const DEBOUNCE: Duration = Duration::from_millis(20);

/// Arguments of `dev`.
#[derive(Debug, Args)]
pub struct Dev {
    /// Folder of the spec
    #[arg(long, value_name = "FOLDER", default_value = "spec")]
    pub spec: PathBuf,
    /// Address and port [default: 127.0.0.1:8000]
    #[arg(long, value_name = "HOST:PORT")]
    pub bind: Option<String>,
    /// Drop what a saved spec has no more, with its values
    #[arg(long)]
    pub drop: bool,
    /// Start anew after so many saves, since each leaves its tables in memory: about 1 MB for a large spec
    #[arg(long, value_name = "SAVES", default_value_t = 400)]
    pub restart_after: usize,
}

/// Serves a spec, and each change of it.
pub async fn dev(configuration: &Configuration, command: &Dev) -> Result<(), Failure> {
    let checked = configuration.checked().map_err(Failure::Wrong)?;
    let log = Log::of_server(configuration)?;
    let result = serve_spec(configuration, command, checked).await;
    log.end().await;
    match result? {
        Ended::Stopped => Ok(()),
        Ended::Full => Err(restart()),
    }
}

/// Why serving ended.
enum Ended {
    /// It was told to.
    Stopped,
    /// It has served as many versions of the spec as it may.
    Full,
}

/// Replaces this process by a new one with the same arguments; returns only if that fails. Tables of a spec are
/// `'static`, as printed ones are, so this is how the memory of old ones is given back.
fn restart() -> Failure {
    let error = match std::env::current_exe() {
        Ok(program) => Command::new(program).args(std::env::args_os().skip(1)).exec(),
        Err(error) => error,
    };
    Failure::Failed(format!("Can't start anew after many saves: {error}. Start the command again."))
}

async fn serve_spec(configuration: &Configuration, command: &Dev, checked: Checked) -> Result<Ended, Failure> {
    let Checked { server, pages, tls, limits, stop: most, .. } = checked;
    let (tell_of, mut saved) = mpsc::unbounded_channel();
    let missing = |error: &dyn std::fmt::Display| {
        Failure::Failed(format!(
            "The spec in {} can't be read: {error}. Name its folder with --spec.",
            command.spec.display()
        ))
    };
    let folder = &command.spec.canonicalize().map_err(|e| missing(&e))?;
    let within = folder.clone();
    // Watch before reading, so that no save is missed.
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(event.kind) && event.paths.iter().any(|path| path.starts_with(&within))) {
            let _ = tell_of.send(());
        }
    })
    .map_err(|e| missing(&e))?;
    watcher.watch(folder, RecursiveMode::Recursive).map_err(|e| missing(&e))?;
    // A folder that is replaced by another one with the same name is a new folder: watch it again.
    if let Some(above) = folder.parent() {
        watcher.watch(above, RecursiveMode::NonRecursive).map_err(|e| missing(&e))?;
    }
    let store = open(configuration, true, Wait::Limited).await?;
    let live = Arc::new(SwappableEndpoint::default());
    let options = Options { drop: command.drop, ..Options::default() };
    let mut served = Served {
        configuration,
        server,
        pages,
        options,
        store: &store,
        live: &live,
        files: Vec::new(),
        told: HashSet::new(),
        versions: 0,
    };
    served.reload(folder).await;
    let (listener, address) = listen(configuration).await?;
    let stop = stop::wait(most).map_err(|e| Failure::Failed(format!("No signals: {e}.")))?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    print_line!("Serving {} at {scheme}://{address}, on {}", command.spec.display(), configuration.shown("database"));
    print_line!("  open           {scheme}://{address}/docs");
    // They are made from the checked spec by what prints Rust, which a server doesn't link.
    print_line!("  reference      not served here: generating code writes these pages to docs/reference/");
    if !configuration.program.services.is_empty() {
        print_line!("  services       not run here: what sends e-mail, for example, runs beside `serve`");
    }
    let endpoint = Shared(Arc::clone(&live)).boxed();
    let (tell_full, full) = oneshot::channel::<()>();
    let ended = Cell::new(Ended::Stopped);
    // Requests under way are answered before either end.
    let serving = serve::serve(listener, tls, endpoint, limits, async {
        tokio::select! {
            _ = stop => {}
            Ok(()) = full => ended.set(Ended::Full),
        }
    });
    let watching = async {
        // The first version is that of the start.
        while served.versions <= command.restart_after && saved.recv().await.is_some() {
            tokio::time::sleep(DEBOUNCE).await;
            while saved.try_recv().is_ok() {}
            let _ = watcher.watch(folder, RecursiveMode::Recursive);
            served.reload(folder).await;
        }
        print_line!("{} saves: starting anew, so that the memory of old tables is given back", command.restart_after);
        let _ = tell_full.send(());
        std::future::pending::<()>().await;
    };
    tokio::select! {
        _ = serving => {}
        () = watching => {}
    }
    store.close().await;
    Ok(ended.into_inner())
}

/// Whether the event is a change. Opening and reading files causes events too.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => {
            matches!(access, event::AccessKind::Close(event::AccessMode::Write))
        }
        _ => true,
    }
}

/// An endpoint that several hold.
struct Shared(Arc<SwappableEndpoint>);

impl Endpoint for Shared {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        self.0.call(request).await
    }
}

/// What is served, and what was said of it.
struct Served<'a> {
    configuration: &'a Configuration,
    server: Settings,
    pages: admin::Settings,
    options: Options,
    store: &'a Store,
    live: &'a SwappableEndpoint,
    /// The spec as it was read last.
    files: Vec<SourceFile>,
    /// Hand-written code that was said to be missing.
    told: HashSet<&'static str>,
    /// How many versions of the spec have been made tables, which stay in memory.
    versions: usize,
}

impl Served<'_> {
    /// Reads the spec, and serves it if it has changed and is valid; otherwise reports the faults.
    async fn reload(&mut self, folder: &Path) {
        let began = Instant::now();
        let files = match specimen_codegen::load(folder) {
            Ok(files) => files,
            Err(error) => return self.fail(&format!("The spec can't be read: {error}")),
        };
        if files == self.files {
            return;
        }
        self.files.clone_from(&files);
        // Checking a large spec takes a while, so it runs on a separate thread.
        let read = tokio::task::spawn_blocking(move || {
            let api = specimen_codegen::read(&files)?;
            Ok::<_, Report>(specimen_codegen::tables(&api))
        });
        let api = match read.await {
            Ok(Ok(api)) => {
                self.versions += 1;
                api
            }
            Ok(Err(report)) => {
                eprint_line!("{}", report.render(std::io::stderr().is_terminal()));
                return self.live.fail(&report.render(false));
            }
            Err(error) => return self.fail(&format!("The spec can't be read: {error}")),
        };
        match self.replace(api).await {
            Ok(report) => {
                if !report.done.is_empty() {
                    print_line!("  database: {}", summary(&report.done));
                }
                report.notes.iter().for_each(|line| print_line!("  {line}"));
                print_line!("{} paths, {} ms after the save", paths(api), began.elapsed().as_millis());
            }
            Err(why) => self.fail(&why),
        }
    }

    fn fail(&self, why: &str) {
        eprint_line!("{why}");
        self.live.fail(why);
    }

    /// Brings the database's tables along, and serves an API.
    async fn replace(&mut self, api: &'static Api) -> Result<Migrated, String> {
        let ddl: &'static Ddl = Box::leak(Box::new(Ddl::of(api)));
        let program = self.configuration.program;
        // What every database of this program's own API begins with.
        let first = if api.name == program.api.name { program.rows(self.configuration)?.all } else { Vec::new() };
        let report = migrate::migrate(self.store, api, ddl, &FirstRows(&first), &self.options).await;
        let report = report.map_err(|e| format!("The tables can't be brought along:\n{e}"))?;
        let mut settings = self.server.clone();
        let moved = is_moved(self.store, report.state).await?;
        settings.site.accounts = self.configuration.accounts(report.state, moved)?;
        let mut server = Server::new(api, program.functions, self.store.clone(), settings)?;
        server.schema = Some(ddl);
        for hook in server.missing.iter().copied().filter(|hook| self.told.insert(hook)) {
            print_line!(
                "  {hook} is named by the spec, but not built into this program: requests that need it are answered 501"
            );
        }
        self.live.put(app(Arc::new(server), &self.pages)?.boxed());
        self.make_user(api).await?;
        Ok(report)
    }

    /// Makes a user where nobody can log in yet, on a development database in a file.
    async fn make_user(&self, api: &'static Api) -> Result<(), String> {
        if self.store.dialect == Dialect::Sqlite
            && has_no_user(api, self.store).await
            && let Some(password) = populate(api, self.store, None, User::new(api)).await?
        {
            print_line!("  a first user: {USER}, password {password}");
        }
        Ok(())
    }
}

fn paths(api: &Api) -> usize {
    api.routes.iter().map(|routes| routes.len()).sum()
}
