//! Faults at every step of requests that write: what was acknowledged is there, what wasn't isn't, and the next write
//! works without a restart. `SPECIMEN_FAULTS=1` tries every step, not only some.

use super::{
    ANIMAL_INPUT, Zoo, animal,
    faulty::{Faulty, What},
};
use crate::{error::RequestError, error_class::ErrorClass, tests::postgres::Cluster, write::body::Body};
use rusqlite::ffi;
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::{
    collections::BTreeSet,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    thread,
    time::Duration,
};

fn thorough() -> bool {
    std::env::var_os("SPECIMEN_FAULTS").is_some()
}

/// Writes until told to stop, and knows what was acknowledged.
struct Writer {
    zoo: Zoo,
    next: usize,
    acknowledged: BTreeSet<String>,
    /// Nobody knows of these.
    doubtful: BTreeSet<String>,
}

impl Writer {
    fn new(zoo: Zoo) -> Writer {
        Writer { zoo, next: 0, acknowledged: BTreeSet::new(), doubtful: BTreeSet::new() }
    }

    /// Makes an animal with its tags, a second row of the same transaction, and some text; what went wrong.
    async fn write(&mut self) -> Result<(), RequestError> {
        self.next += 1;
        let name = format!("animal{}", self.next);
        let body = animal(&name, json!({"tags": [1, 2], "json": {"text": "x".repeat(9000)}}));
        let made =
            self.zoo.write(async |context| crate::write::create(context, &ANIMAL_INPUT, &Body::Json(body)).await).await;
        match made {
            Ok(_) => {
                self.acknowledged.insert(name);
                Ok(())
            }
            Err(fault) => {
                self.doubtful.insert(name);
                Err(fault)
            }
        }
    }

    /// What is stored, as somebody else sees it.
    async fn check(&mut self, other: &Zoo, certain: bool, place: &str) {
        let stored: BTreeSet<String> = other.texts("select name from animal").await.into_iter().collect();
        let lost: Vec<&String> = self.acknowledged.difference(&stored).collect();
        assert!(lost.is_empty(), "{place}: acknowledged, but not stored: {lost:?}");
        let more: Vec<String> = stored.difference(&self.acknowledged).cloned().collect();
        assert!(!certain || more.is_empty(), "{place}: stored, but not acknowledged: {more:?}");
        assert!(more.iter().all(|name| self.doubtful.contains(name)), "{place}: {more:?}");
        self.acknowledged.extend(more);
        // Never half of it.
        let tags = other.texts("select 'x' from animal_tag").await.len();
        assert_eq!(tags, 2 * stored.len(), "{place}: an animal is stored without its tags");
    }
}

/// The kinds of faults on SQLite: what fails, with which code, how often, and how that is answered.
const FAULTS: [(What, i32, i64, u16); 6] = [
    (What::Write, ffi::SQLITE_FULL, i64::MAX, 507),
    (What::Write, ffi::SQLITE_FULL, 1, 507),
    (What::Write, ffi::SQLITE_IOERR_WRITE, 1, 503),
    (What::Sync, ffi::SQLITE_IOERR_FSYNC, 1, 503),
    (What::Any, ffi::SQLITE_IOERR_NOMEM, 1, 503),
    (What::Any, ffi::SQLITE_IOERR, i64::MAX, 503),
];

#[tokio::test]
async fn faults_of_the_disk_and_of_memory_lose_nothing_on_sqlite() {
    let faulty = Faulty::lock();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("zoo.sqlite3");
    let mut zoo = Zoo::at(&format!("sqlite://{}?mode=rwc&vfs=faulty", file.display())).await;
    zoo.populate().await;
    let other = Zoo::on(&format!("sqlite://{}?mode=rw", file.display())).await;
    let mut writer = Writer::new(zoo);
    for (what, code, many, status) in FAULTS {
        let mut until = 0;
        loop {
            let place = format!("{what:?} fails with {code}, {many} times, after {until}");
            faulty.fail(what, code, until, many);
            // As in a server that goes on: two more requests meet the fault, if it lasts.
            let results = [writer.write().await, writer.write().await];
            let failed = faulty.mend();
            for fault in results.iter().filter_map(|result| result.as_ref().err()) {
                assert!(fault.status() == status || fault.status() == 503, "{place}: {fault:?}");
                assert!(fault.retry_after().is_some(), "{place}");
            }
            writer.write().await.unwrap_or_else(|fault| panic!("{place}: the next write fails: {fault:?}"));
            writer.check(&other, true, &place).await;
            if !failed {
                break;
            }
            until += if thorough() { 1 } else { 1 + until / 4 };
        }
        let least = if matches!(what, What::Sync) { 2 } else { 5 };
        assert!(until >= least, "{what:?}: two requests have more than {until} such operations");
    }
}

/// What happens to a piece that a client of PostgreSQL sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Happens {
    /// The connection breaks off, and the piece is lost.
    Lost,
    /// The connection breaks off after the piece was delivered.
    Delivered,
    /// PostgreSQL itself fails in its place, with one of these.
    Fails(Failure),
}

/// What PostgreSQL fails with: the name of an error code, and how that is answered.
type Failure = (&'static str, u16);

/// Of its disk and of its memory; see <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
const FAILURES: [Failure; 3] = [("disk_full", 507), ("io_error", 503), ("out_of_memory", 503)];

/// Passes on what a client of PostgreSQL sends and gets, until something happens.
struct Proxy {
    port: u16,
    /// Pieces that clients may send until it happens to one; negative: to none.
    until: Arc<AtomicI64>,
}

impl Proxy {
    fn start(to: u16, what: Happens) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let proxy = Proxy { port, until: Arc::new(AtomicI64::new(-1)) };
        let until = Arc::clone(&proxy.until);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else { continue };
                let (Ok(answers), Ok(asker)) = (server.try_clone(), client.try_clone()) else { continue };
                let until = Arc::clone(&until);
                thread::spawn(move || {
                    // A connection that begins, or is tested, writes nothing.
                    let counts = |piece: &[u8]| !matches!(what, Happens::Fails(_)) || writes(piece);
                    let now = |piece: &[u8]| counts(piece) && until.fetch_sub(1, Ordering::SeqCst) == 0;
                    pass(client, server, |piece| now(piece).then_some(what));
                });
                thread::spawn(move || pass(answers, asker, |_| None));
            }
        });
        proxy
    }
}

/// Passes pieces on until something happens to one.
fn pass(mut from: TcpStream, mut into: TcpStream, happens: impl Fn(&[u8]) -> Option<Happens>) {
    let mut piece = [0; 65536];
    while let Ok(size @ 1..) = from.read(&mut piece) {
        let piece = &piece[..size];
        let passed = match happens(piece) {
            None => into.write_all(piece),
            Some(Happens::Fails((code, _))) => into.write_all(&failing(piece, code)),
            Some(Happens::Lost) => break,
            Some(Happens::Delivered) => {
                let _ = into.write_all(piece);
                // PostgreSQL has time to do it.
                thread::sleep(Duration::from_millis(50));
                break;
            }
        };
        if passed.is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), into.shutdown(Shutdown::Both));
}

/// Whether a piece asks for something: messages that end with a query or with the end of a prepared one's. See
/// <https://www.postgresql.org/docs/current/protocol-message-formats.html>.
fn writes(piece: &[u8]) -> bool {
    let (mut rest, mut kinds) = (piece, Vec::new());
    while let [kind, a, b, c, d, ..] = *rest {
        let length = 1 + u32::from_be_bytes([a, b, c, d]) as usize;
        if length > rest.len() {
            return false;
        }
        kinds.push(kind);
        rest = &rest[length..];
    }
    kinds == b"Q" || (kinds.len() > 1 && kinds.ends_with(b"S"))
}

/// A query in the place of a piece, in which PostgreSQL fails. After a commit that fails no transaction is open.
fn failing(piece: &[u8], code: &str) -> Vec<u8> {
    let commits = piece[0] == b'Q' && piece[5..].eq_ignore_ascii_case(b"commit\0");
    let text = format!(
        "{}do $$ begin raise exception using errcode = '{code}', message = 'the test wants it'; end $$\0",
        if commits { "rollback; " } else { "" }
    );
    let length = u32::try_from(text.len() + 4).expect("it is short");
    [b"Q", &length.to_be_bytes()[..], text.as_bytes()].concat()
}

#[tokio::test]
async fn faults_of_the_connection_and_of_the_disk_lose_nothing_on_postgres() {
    let test = "faults_of_the_connection_and_of_the_disk_lose_nothing_on_postgres";
    let Some(cluster) = Cluster::shared(test) else { return };
    for what in [Happens::Lost, Happens::Delivered].into_iter().chain(FAILURES.map(Happens::Fails)) {
        let direct = cluster.database();
        let proxy = Proxy::start(cluster.port, what);
        let through = direct.replace(&format!(":{}/", cluster.port), &format!(":{}/", proxy.port));
        let mut zoo = Zoo::at(&through).await;
        zoo.populate().await;
        let other = Zoo::on(&direct).await;
        let mut writer = Writer::new(zoo);
        writer.write().await.expect("nothing is in its way");
        let mut until = 0;
        loop {
            let place = format!("after {until} pieces: {what:?}");
            proxy.until.store(until, Ordering::SeqCst);
            let result = writer.write().await;
            let cut = proxy.until.swap(-1, Ordering::SeqCst) < 0;
            if let Err(fault) = &result {
                let status = if let Happens::Fails((_, status)) = what { status } else { 503 };
                assert_eq!((fault.status(), fault.retry_after().is_some()), (status, true), "{place}: {fault:?}");
            }
            // What was cut off may be done again, on another connection, as long as nothing was written.
            let fails = matches!(what, Happens::Fails(_));
            assert!(!fails || !cut || result.is_err(), "{place}: it is acknowledged");
            writer.write().await.unwrap_or_else(|fault| panic!("{place}: the next write fails: {fault:?}"));
            // Whether a commit whose answer is lost was done, nobody knows who asked for it.
            writer.check(&other, what != Happens::Delivered, &place).await;
            if !cut {
                break;
            }
            until += if thorough() { 1 } else { 1 + until / 4 };
        }
        assert!(until > 5, "a request sends more than {until} pieces");
    }
}

/// Lets PostgreSQL fail within its own work: before a row is inserted, when the statement ends, and at the commit.
const TRIGGERS: &str = "
    create table failure (code text);
    create function fail() returns trigger language plpgsql as $$
        declare wanted text;
        begin
            select code into wanted from failure;
            if wanted is not null then raise exception using errcode = wanted, message = 'the test wants it'; end if;
            return new;
        end $$;
    create function prepare(target text, moment text) returns void language plpgsql as $$
        begin
            execute format(case moment
                when 'row' then 'create trigger failing before insert on %I for each row execute function fail()'
                when 'statement' then 'create trigger failing after insert on %I execute function fail()'
                else 'create constraint trigger failing after insert on %I deferrable initially deferred
                      for each row execute function fail()'
            end, target);
        end $$;";

#[tokio::test]
async fn failures_within_postgres_lose_nothing_up_to_the_commit() {
    let Some(cluster) = Cluster::shared("failures_within_postgres_lose_nothing_up_to_the_commit") else { return };
    let url = cluster.database();
    let name = url.rsplit('/').next().unwrap_or_default();
    let mut zoo = Zoo::at(&url).await;
    zoo.populate().await;
    let other = Zoo::on(&url).await;
    let mut writer = Writer::new(zoo);
    writer.write().await.expect("nothing is in its way");
    cluster.sql(name, TRIGGERS);
    for table in ["animal", "animal_tag"] {
        for moment in ["row", "statement", "commit"] {
            cluster.sql(name, &format!("select prepare('{table}', '{moment}')"));
            for (code, status) in FAILURES {
                let place = format!("{code} in {table}: {moment}");
                cluster.sql(name, &format!("insert into failure values ('{code}')"));
                let fault = writer.write().await.expect_err("PostgreSQL fails");
                assert_eq!((fault.status(), fault.retry_after().is_some()), (status, true), "{place}: {fault:?}");
                cluster.sql(name, "delete from failure");
                writer.write().await.unwrap_or_else(|fault| panic!("{place}: the next write fails: {fault:?}"));
                writer.check(&other, true, &place).await;
            }
            cluster.sql(name, &format!("drop trigger failing on {table}"));
        }
    }
}

#[tokio::test]
async fn a_change_that_waits_for_too_long_loses_nothing_on_postgres() {
    let Some(cluster) = Cluster::shared("a_change_that_waits_for_too_long_loses_nothing_on_postgres") else { return };
    let url = cluster.database();
    let mut zoo = Zoo::limited(&url, Duration::from_millis(300)).await;
    zoo.populate().await;
    let other = Zoo::on(&url).await;
    let mut writer = Writer::new(zoo);
    writer.write().await.expect("nothing is in its way");
    for table in ["animal", "animal_tag"] {
        let lock = other
            .write(async |context| {
                context.transaction.execute_unprepared(&format!("lock table {table} in access exclusive mode")).await?;
                let fault = writer.write().await.expect_err("the table is locked");
                assert!(
                    matches!(&fault, RequestError::Database(error) if ErrorClass::of(error) == ErrorClass::Slow),
                    "{fault:?}"
                );
                assert_eq!(fault.status(), 503);
                Ok(())
            })
            .await;
        lock.expect("it commits");
        writer.write().await.expect("nothing is in its way any more");
        writer.check(&other, true, table).await;
    }
}
