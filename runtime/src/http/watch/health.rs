//! Readiness: the state of the database, its replicas, the disks and the tables. Used by `/readyz`. A check is limited
//! in time, and its result is shared by all requests within a second.

use crate::{
    http::server::Server,
    request_time::milliseconds,
    store::{
        self, Dialect, Sql,
        migrate::{self, State},
    },
};
use serde_json::{Map, Value as Json, json};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// How long a result is reused.
const CACHE_TIME: Duration = Duration::from_secs(1);

/// How long the comparison of the tables with the spec counts: it reads the database's catalogs.
const TABLES_CACHE_TIME: Duration = Duration::from_secs(60);

/// Time limit for each part; all parts are checked in parallel.
const PART_TIMEOUT: Duration = Duration::from_secs(3);

/// The state of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Works.
    Ok,
    /// Works with restrictions: requests are answered.
    Degraded,
    /// Requests can't be answered.
    Failed,
}

/// One part that answers depend on.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// How it is.
    pub state: Status,
    /// Reasons and numbers, for administrators.
    pub details: Map<String, Json>,
}

/// The result of a check.
#[derive(Debug)]
pub struct Report {
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// The last results.
#[derive(Debug, Default)]
pub struct Health {
    last: Mutex<Option<(Instant, Arc<Report>)>>,
    tables: Mutex<Option<(Instant, Part)>>,
}

impl Report {
    /// The worst of the parts.
    pub fn state(&self) -> Status {
        self.parts.iter().map(|part| part.state).max().unwrap_or(Status::Ok)
    }

    /// As JSON. Without `details` it names the parts and how each is, no more.
    pub fn json(&self, details: bool) -> Json {
        let status = match self.state() {
            Status::Ok => "ready",
            Status::Degraded => "degraded",
            Status::Failed => "unavailable",
        };
        let parts = self.parts.iter().map(|part| {
            let state = match part.state {
                Status::Ok => "ok",
                Status::Degraded => "degraded",
                Status::Failed => "failed",
            };
            let mut shown = Map::from_iter([("status".to_owned(), Json::from(state))]);
            if details {
                shown.extend(part.details.clone());
            }
            (part.name.to_owned(), if details { Json::Object(shown) } else { state.into() })
        });
        json!({"status": status, "parts": parts.collect::<Map<_, _>>()})
    }
}

impl Part {
    fn new(name: &'static str, state: Status, details: impl IntoIterator<Item = (&'static str, Json)>) -> Part {
        let details = details.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Part { name, state, details }
    }

    fn failed(name: &'static str, why: impl Into<String>) -> Part {
        Part::new(name, Status::Failed, [("reason", why.into().into())])
    }
}

/// Checks the server, or returns a result that is less than a second old. Takes at most three seconds.
pub async fn check(server: &Server) -> Arc<Report> {
    // Concurrent requests wait for this check and share its result.
    let mut last = server.health.last.lock().await;
    if let Some((at, report)) = &*last
        && at.elapsed() < CACHE_TIME
    {
        return report.clone();
    }
    let (database, disk, tables) = futures_util::join!(database(server), disk(server), tables(server));
    let report = Arc::new(Report { parts: vec![database, replicas(server), disk, tables] });
    *last = Some((Instant::now(), report.clone()));
    report
}

/// Whether the primary answers.
async fn database(server: &Server) -> Part {
    const NAME: &str = "database";
    let began = Instant::now();
    let mut sql = Sql::new(server.site.store.dialect);
    // SQLite would answer a constant without reading the file.
    sql.push(match server.site.store.dialect {
        Dialect::Postgres => "select 1",
        Dialect::Sqlite => "select count(*) from sqlite_master",
    });
    let on = server.site.store.primary();
    match tokio::time::timeout(PART_TIMEOUT, store::fetch(&on, sql)).await {
        Ok(Ok(_)) => {
            let ms = milliseconds(began.elapsed());
            Part::new(NAME, Status::Ok, [("kind", kind(server).into()), ("ms", ms.into())])
        }
        Ok(Err(error)) => Part::failed(NAME, error.to_string()),
        Err(_) => Part::failed(NAME, format!("It doesn't answer within {} s.", PART_TIMEOUT.as_secs())),
    }
}

fn kind(server: &Server) -> &'static str {
    match server.site.store.dialect {
        Dialect::Postgres => "PostgreSQL",
        Dialect::Sqlite => "SQLite",
    }
}

/// Whether lists are read from replicas, if there are any.
fn replicas(server: &Server) -> Part {
    const NAME: &str = "replicas";
    if server.site.store.reads_primary() {
        return Part::new(NAME, Status::Ok, [("configured", false.into())]);
    }
    let (up, all) = server.site.store.replicas();
    let details = [("configured", all.into()), ("answering", up.into())];
    if up == all {
        return Part::new(NAME, Status::Ok, details);
    }
    let reason = "Some don't answer: lists are read from the others, or from the primary.";
    Part::new(NAME, Status::Degraded, details.into_iter().chain([("reason", reason.into())]))
}

/// Whether the largest upload has room beside the uploaded files, and in the folder of a SQLite file.
async fn disk(server: &Server) -> Part {
    const NAME: &str = "disk";
    let mut places = vec![("media_root", server.site.settings.media_root.clone())];
    if let Ok(Some(file)) = tokio::time::timeout(PART_TIMEOUT, database_file(server)).await.unwrap_or(Ok(None)) {
        places.push(("database", file));
    }
    let wanted = server.settings.limits.upload as u64;
    // A disk behind a network may never answer.
    let asked = tokio::task::spawn_blocking(move || {
        places.into_iter().map(|(name, path)| (name, free_space(&path))).collect::<Vec<_>>()
    });
    let Ok(Ok(found)) = tokio::time::timeout(PART_TIMEOUT, asked).await else {
        return Part::failed(NAME, format!("It doesn't answer within {} s.", PART_TIMEOUT.as_secs()));
    };
    let mut part = Part::new(NAME, Status::Ok, [("wanted_bytes", wanted.into())]);
    for (name, space) in found {
        let (state, told) = match space {
            // Reads still work.
            Ok(FreeSpace { read_only: true, .. }) => (Status::Degraded, json!("It is mounted read-only.")),
            Ok(FreeSpace { free, .. }) if free < wanted => (Status::Failed, json!(format!("{free} bytes are free."))),
            Ok(FreeSpace { free, .. }) => (Status::Ok, json!({"free_bytes": free})),
            Err(error) => (Status::Failed, json!(error.to_string())),
        };
        part.state = part.state.max(state);
        part.details.insert(name.to_owned(), told);
    }
    part
}

/// The file of a SQLite database that has one.
async fn database_file(server: &Server) -> Result<Option<PathBuf>, sea_orm::DbErr> {
    if server.site.store.dialect != Dialect::Sqlite {
        return Ok(None);
    }
    let mut sql = Sql::new(server.site.store.dialect);
    sql.push("select file from pragma_database_list where name = 'main'");
    let rows = store::fetch(&server.site.store.primary(), sql).await?;
    let file: Option<String> = rows.first().map(|row| row.try_get_by_index(0)).transpose()?;
    Ok(file.filter(|file| !file.is_empty()).map(PathBuf::from))
}

/// Free space of a file system for unprivileged users.
struct FreeSpace {
    free: u64,
    read_only: bool,
}

fn free_space(path: &Path) -> io::Result<FreeSpace> {
    // The folder of uploads is made with the first one.
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let found = rustix::fs::statvfs(there)?;
    Ok(FreeSpace {
        free: found.f_bavail.saturating_mul(found.f_frsize),
        read_only: found.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY),
    })
}

/// Whether the database has what the spec says.
async fn tables(server: &Server) -> Part {
    const NAME: &str = "migrations";
    let Some(schema) = server.schema else { return Part::new(NAME, Status::Ok, []) };
    let mut last = server.health.tables.lock().await;
    if let Some((at, part)) = &*last
        && at.elapsed() < TABLES_CACHE_TIME
    {
        return part.clone();
    }
    let part = match tokio::time::timeout(
        PART_TIMEOUT,
        migrate::plan(&server.site.store, schema, &migrate::Options::default()),
    )
    .await
    {
        Ok(Ok(plan)) => {
            let needed: Vec<&str> = match plan.state {
                // Missing indexes on existing tables are only a proposal.
                State::Django | State::Adopted | State::Empty => {
                    plan.steps.iter().filter(|step| !step.is_proposal).map(|step| step.what.as_str()).collect()
                }
                State::Ours => plan.false_answers.iter().map(String::as_str).collect(),
            };
            let state = match plan.state {
                _ if needed.is_empty() => Status::Ok,
                // Django's migrations maintain it. Requests that need a missing part fail; all others work.
                State::Django | State::Adopted => Status::Degraded,
                State::Empty | State::Ours => Status::Failed,
            };
            let first: Vec<&&str> = needed.iter().take(20).collect();
            Part::new(NAME, state, [("missing", needed.len().into()), ("first", json!(first))])
        }
        Ok(Err(error)) => return Part::failed(NAME, error.to_string()),
        Err(_) => return Part::failed(NAME, "The database doesn't say what it has."),
    };
    // Failures are not cached: they may have been repaired.
    *last = (part.state == Status::Ok).then(|| (Instant::now(), part.clone()));
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::server;

    #[tokio::test]
    async fn a_database_in_memory_is_ready_and_details_are_for_some() {
        let server = server().await;
        let report = check(&server).await;
        assert_eq!(report.state(), Status::Ok, "{report:?}");
        let few = report.json(false).to_string();
        let want = r#"{"status":"ready","parts":{"database":"ok","replicas":"ok","disk":"ok","migrations":"ok"}}"#;
        assert_eq!(few, want);
        assert!(report.json(true)["parts"]["disk"]["media_root"]["free_bytes"].is_u64(), "{}", report.json(true));
    }

    #[tokio::test]
    async fn without_room_for_an_upload_it_is_not() {
        let mut server = server().await;
        server.settings.limits.upload = usize::MAX;
        let report = check(&server).await;
        assert_eq!(report.state(), Status::Failed);
        assert_eq!(report.json(false)["parts"]["disk"], "failed");
        assert!(
            report.json(true)["parts"]["disk"]["media_root"].as_str().is_some_and(|why| why.ends_with("are free."))
        );
    }

    #[tokio::test]
    async fn one_look_serves_all_who_ask_within_a_second() {
        let server = server().await;
        let asked = |server: &Server| server.site.store.statements();
        let before = asked(&server);
        futures_util::future::join_all((0..50).map(|_| check(&server))).await;
        let first = asked(&server) - before;
        assert!((1..=20).contains(&first), "{first} statements for fifty who ask");
    }
}
