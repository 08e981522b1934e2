//! The transaction of a request with its files. New files are removed if it fails; files that no row names any more are
//! removed after it succeeds. Handlers begin and end it; `upload` registers files.

use super::{
    context::{After, Done, WriteContext},
    violation,
};
use crate::{
    account::Caller,
    error::RequestError,
    request_time::RequestTime,
    store::{self, Executor, Sql, Store},
    tables::Api,
    write::Site,
};
use sea_orm::{DbErr, Value};
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

/// Number of attempts to ask an unavailable database whether a file is needed, with doubling pauses.
const MAX_ATTEMPTS: u32 = 8;

/// One writing request's transaction. If it is dropped without an end, neither rows nor files remain.
pub struct Transaction {
    tx: store::Transaction,
    files: Files,
    after: After,
    done: Done,
    store: Store,
    /// Who writes, if anybody is known.
    writer: OnceLock<Value>,
}

impl Transaction {
    /// Begins one.
    ///
    /// # Errors
    /// The database can't be reached, or was busy for too long.
    pub async fn begin(site: &Site) -> Result<Transaction, RequestError> {
        Ok(Transaction {
            tx: site.store.begin().await?,
            files: Files::new(site),
            after: After::default(),
            done: Done::default(),
            store: site.store.clone(),
            writer: OnceLock::new(),
        })
    }

    /// Begins one that only reads: what would be written is looked at, and nothing waits for it.
    ///
    /// # Errors
    /// As [`Transaction::begin`].
    pub async fn reading(site: &Site) -> Result<Transaction, RequestError> {
        Ok(Transaction {
            tx: site.store.snapshot().await?,
            files: Files::new(site),
            after: After::default(),
            done: Done::default(),
            store: site.store.clone(),
            writer: OnceLock::new(),
        })
    }

    /// What code that writes is given.
    pub fn context<'a>(&'a self, site: &'a Site, now: &'a RequestTime, caller: Option<&'a Caller>) -> WriteContext<'a> {
        if let Some(caller) = caller {
            self.writer.get_or_init(|| caller.id.clone());
        }
        WriteContext {
            transaction: &self.tx,
            site,
            now,
            caller,
            files: &self.files,
            after_commit: &self.after,
            done: &self.done,
        }
    }

    /// Where statements run.
    pub fn on(&self) -> Executor<'_> {
        Executor::from(&self.tx)
    }

    /// Commits what went well, rolls back the rest.
    ///
    /// # Errors
    /// Why the work failed; what constraints say at the end of the transaction.
    pub async fn finish<T>(self, result: Result<T, RequestError>) -> Result<T, RequestError> {
        let Transaction { tx, files, after, store, writer, .. } = self;
        let noted = match (result, writer.get()) {
            (Ok(value), Some(user)) => store.note_write(&tx, user).await.map(|()| value).map_err(RequestError::from),
            (result, _) => result,
        };
        let value = match noted {
            Ok(value) => value,
            Err(fault) => {
                // The transaction ends either way; the caller needs the first error.
                let _ = tx.rollback().await;
                return Err(fault);
            }
        };
        // A separate task: a client that disconnects cancels the request at any point, but rows and files must be
        // committed together.
        let end = tokio::spawn(async move {
            let committed = tx.commit().await;
            files.settle(&committed).await;
            if committed.is_ok() {
                after.run();
            }
            committed
        });
        match end.await {
            // Deferred constraints are checked here.
            Ok(committed) => committed.map(|()| value).map_err(|error| violation::explain(None, error)),
            Err(error) => {
                tracing::error!(%error, "the end of a transaction failed");
                Err(RequestError::Detail(500, "The server failed; its log says more.".into()))
            }
        }
    }
}

/// The files of one transaction. New files are removed when the last clone is dropped, unless the transaction was
/// committed.
#[derive(Clone)]
pub struct Files(Arc<FileSet>);

struct FileSet {
    api: &'static Api,
    store: Store,
    root: PathBuf,
    /// Paths from the root: new files, and those that rows have let go of.
    written: Mutex<Vec<String>>,
    released: Mutex<Vec<String>>,
}

impl Files {
    fn new(site: &Site) -> Files {
        Files(Arc::new(FileSet {
            api: site.api,
            store: site.store.clone(),
            root: site.settings.media_root.clone(),
            written: Mutex::default(),
            released: Mutex::default(),
        }))
    }

    /// Writes a new file under the first of the paths that is free, through to the disk, and returns that path.
    pub(super) fn write(&self, paths: impl Iterator<Item = String>, data: &[u8]) -> io::Result<String> {
        for path in paths {
            let full = self.0.root.join(&path);
            fs::create_dir_all(full.parent().unwrap_or(&self.0.root))?;
            match fs::OpenOptions::new().write(true).create_new(true).open(&full) {
                Ok(mut file) => {
                    list(&self.0.written).push(path.clone());
                    io::Write::write_all(&mut file, data)?;
                    file.sync_all()?;
                    return Ok(path);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// A row doesn't name this file any more.
    pub(super) fn release(&self, path: String) {
        let inside = !path.is_empty() && Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        if inside {
            list(&self.0.released).push(path);
        }
    }

    /// Removes files that no row names after the end of the transaction.
    async fn settle(self, committed: &Result<(), DbErr>) {
        let written = std::mem::take(&mut *list(&self.0.written));
        let released = std::mem::take(&mut *list(&self.0.released));
        if committed.is_ok() {
            for path in released {
                self.remove_unnamed(&path).await;
            }
        } else if !written.is_empty() {
            // The outcome of the commit may be unknown: the rows decide, once the database answers again.
            tokio::spawn(async move {
                for path in written {
                    self.remove_unnamed(&path).await;
                }
            });
        }
    }

    /// Removes a file unless a row names it.
    async fn remove_unnamed(&self, path: &str) {
        let file = self.0.root.join(path);
        let mut named = self.0.named(path).await;
        for pause in 0..MAX_ATTEMPTS {
            if named.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_secs(1 << pause)).await;
            named = self.0.named(path).await;
        }
        match named {
            Ok(true) => {}
            Ok(false) => {
                if let Err(error) = tokio::fs::remove_file(&file).await {
                    tracing::warn!(%error, file = %file.display(), "a file that no row names can't be removed");
                }
            }
            Err(error) => tracing::warn!(%error, file = %file.display(), "a file that perhaps no row names stays"),
        }
    }
}

impl FileSet {
    /// Whether a row of any resource names a file.
    async fn named(&self, path: &str) -> Result<bool, DbErr> {
        for resource in self.api.resources {
            for column in resource.columns.iter().filter(|column| column.file) {
                let mut sql = Sql::new(self.store.dialect);
                sql.push("select 1 from \"").push(resource.table).push("\" where \"").push(column.name);
                sql.push("\" = ").bind(path).push(" limit 1");
                if !store::fetch(&self.store.primary(), sql).await?.is_empty() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

impl Drop for FileSet {
    fn drop(&mut self) {
        for path in list(&self.written).drain(..) {
            let file = self.root.join(&path);
            if let Err(error) = fs::remove_file(&file) {
                tracing::warn!(%error, file = %file.display(), "a file that no row names can't be removed");
            }
        }
    }
}

fn list(of: &Mutex<Vec<String>>) -> std::sync::MutexGuard<'_, Vec<String>> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
