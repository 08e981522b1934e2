//! What happens without any command: a first look, at a new database with the demo data and a user.

use super::{
    Failure,
    database::{Wait, nobody, open},
    migrate::bring_up,
    serve::serve_ready,
    users::{row, source},
};
use crate::{
    audit::{self, By, UserAct},
    fixture::{self, LoadOptions},
    server::{
        configuration::{Checked, Configuration},
        log::Log,
        program::Demo,
    },
    store::{
        Dialect, Store,
        migrate::{self, Options, Report, State},
        sqlite_file,
    },
    tables::Api,
};
use std::{
    fs::{self, File, Permissions},
    io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use tempfile::TempPath;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Name of the user.
pub const USER: &str = "admin";

/// What SQLite keeps beside a database that is at work.
const SQLITE_SUFFIXES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Serves; a new SQLite database first gets its tables, the demo data and a user.
pub async fn first(configuration: &Configuration) -> Result<(), Failure> {
    let checked = configuration.checked().map_err(Failure::Wrong)?;
    let log = Log::of_server(configuration)?;
    let result = open_or_create(configuration, checked).await;
    log.end().await;
    result
}

async fn open_or_create(configuration: &Configuration, checked: Checked) -> Result<(), Failure> {
    let missing = sqlite_file(configuration.text("database"))
        .filter(|path| path.symlink_metadata().is_err() && folder(path).is_dir());
    let password = match missing {
        Some(path) => make(configuration, &path).await?,
        None => complete(configuration).await?,
    };
    serve_ready(configuration, checked, password.as_deref()).await
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates the database in a temporary file, which is renamed when it is complete: a failure leaves nothing behind.
/// Returns the password of its user; `None` if another process has created the database meanwhile.
async fn make(configuration: &Configuration, path: &Path) -> Result<Option<String>, Failure> {
    let refused = |error: &dyn std::fmt::Display| {
        Failure::Failed(format!("The database {} can't be made: {error}. Nothing is left of it.", path.display()))
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = NewDatabase::beside(path, &name).map_err(|e| refused(&explained(&e)))?;
    match &configuration.program.demo {
        Some(demo) => print_line!("Making {} with {}: this takes some seconds.", path.display(), demo.what),
        None => print_line!("Making {}.", path.display()),
    }
    let url = new.url(configuration.text("database"), &name);
    let mut options = configuration.open_options(true).map_err(Failure::Wrong)?;
    options.statement_timeout = None;
    options.unsynchronised = true;
    let user = User::new(configuration.program.api);
    let store = Store::open(&url, &options).await.map_err(|e| refused(&e.0.trim_end_matches('.')))?;
    let made = fill(configuration, &store, user).await;
    store.close().await;
    let (report, password) = match made {
        Ok(made) => made,
        Err(Failure::Failed(text)) => return Err(refused(&text.trim_end_matches('.'))),
        Err(other) => return Err(other),
    };
    match new.name(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(refused(&explained(&error))),
    }
    audit::migrated(&configuration.shown("database"), &report, &By::command_line());
    print_password(configuration, &password);
    Ok(password)
}

async fn fill(
    configuration: &Configuration,
    store: &Store,
    user: Option<User>,
) -> Result<(Report, Option<String>), Failure> {
    let program = configuration.program;
    let report = bring_up(configuration, store, &Options::default()).await?;
    Ok((report, populate(program.api, store, program.demo.as_ref(), user).await?))
}

fn explained(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("the disk is full. Make room on it, then start again ({error})")
        }
        io::ErrorKind::PermissionDenied => format!("may this user write its folder? ({error})"),
        _ => error.to_string(),
    }
}

/// An incomplete database. Its files are removed on drop.
struct NewDatabase(Option<TempPath>);

impl NewDatabase {
    fn beside(path: &Path, name: &str) -> io::Result<NewDatabase> {
        let mut builder = tempfile::Builder::new();
        let prefix = format!("{name}.");
        // As SQLite makes files, before the user's mask.
        let builder = builder.prefix(&prefix).suffix(".new").permissions(Permissions::from_mode(0o644));
        Ok(NewDatabase(Some(builder.tempfile_in(folder(path))?.into_temp_path())))
    }

    /// Its URL: that of the database, with what its name has more.
    fn url(&self, database: &str, name: &str) -> String {
        let own = self.0.as_ref().and_then(|path| path.file_name()).unwrap_or_default().to_string_lossy().into_owned();
        let more = own.strip_prefix(name).unwrap_or_default();
        match database.split_once('?') {
            Some((base, query)) => format!("{base}{more}?{query}"),
            None => format!("{database}{more}"),
        }
    }

    /// Gives it its name, unless there is a file of that name. Then it survives a loss of power.
    fn name(mut self, path: &Path) -> io::Result<()> {
        let Some(temporary) = self.0.take() else { return Ok(()) };
        let left = beside(&temporary).find(|file| file.metadata().is_ok_and(|file| file.len() > 0));
        if let Some(left) = left {
            // The WAL would be lost. SQLite empties it when the last connection closes, unless the disk is full.
            self.0 = Some(temporary);
            return Err(io::Error::other(format!("{} could not be written back", left.display())));
        }
        if let Err(error) = File::open(&temporary).and_then(|file| file.sync_all()) {
            self.0 = Some(temporary);
            return Err(error);
        }
        temporary.persist_noclobber(path).map_err(|kept| {
            self.0 = Some(kept.path);
            kept.error
        })?;
        // The name is in the folder, which not every file system synchronises: the database is complete all the same.
        let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Drop for NewDatabase {
    fn drop(&mut self) {
        // The file is removed with its path. The others are small and useless without it.
        self.0.iter().flat_map(|path| beside(path)).for_each(|file| drop(fs::remove_file(file)));
    }
}

fn beside(path: &Path) -> impl Iterator<Item = PathBuf> {
    SQLITE_SUFFIXES.iter().map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Makes what a database lacks, if it is SQLite and no Django's: its tables, and the demo data with a user, whose
/// password is returned, if there is nobody.
async fn complete(configuration: &Configuration) -> Result<Option<String>, Failure> {
    let program = configuration.program;
    let store = open(configuration, true, Wait::ForEver).await?;
    let plan =
        migrate::plan(&store, configuration.program.schema(), &Options::default()).await.map_err(|e| e.to_string())?;
    let mut password = None;
    if store.dialect == Dialect::Sqlite && plan.state != State::Django {
        if plan.state == State::Empty {
            let report = bring_up(configuration, &store, &Options::default()).await?;
            audit::migrated(&configuration.shown("database"), &report, &By::command_line());
        }
        if nobody(program.api, &store).await? {
            password = populate(program.api, &store, program.demo.as_ref(), User::new(program.api)).await?;
            print_password(configuration, &password);
        }
    }
    store.close().await;
    Ok(password)
}

/// The user of a new database. The password is being hashed on a thread of its own, while tables are made.
pub struct User {
    password: String,
    row: JoinHandle<Vec<u8>>,
}

impl User {
    /// `None`: the API has no users.
    pub fn new(api: &'static Api) -> Option<User> {
        let accounts = api.accounts?;
        let password: String = Uuid::new_v4().simple().to_string().chars().take(12).collect();
        let hashed = password.clone();
        let row = tokio::task::spawn_blocking(move || row(accounts, USER, &hashed, "", true, false));
        Some(User { password, row })
    }
}

/// Loads the demo data and a user, whose password is returned.
pub async fn populate(
    api: &'static Api,
    store: &Store,
    demo: Option<&Demo>,
    user: Option<User>,
) -> Result<Option<String>, String> {
    let mut sources = Vec::new();
    if let Some(demo) = demo {
        sources.push(source(demo.what, (demo.rows)().map_err(|e| e.to_string())?));
    }
    let mut password = None;
    if let Some(user) = user {
        sources.push(source("the user", user.row.await.map_err(|e| e.to_string())?));
        password = Some(user.password);
    }
    let result = fixture::load(store, api, sources, LoadOptions::default(), &mut |_| {}).await;
    result.map_err(|e| e.to_string())?;
    Ok(password)
}

fn print_password(configuration: &Configuration, password: &Option<String>) {
    if let (Some(accounts), Some(_)) = (configuration.program.api.accounts, password) {
        audit::user(UserAct::Made, USER, accounts.superuser, &By::command_line());
    }
}
