//! The replicas and their availability. One that is down, or doesn't answer in time, is excluded until it answers
//! again; reads go to the others or to the primary. Used by `Store`.

use super::{
    Executor, Lane, OpenError, OpenOptions,
    last_write::{self, TransactionNumber},
    open::open_replica,
    pool::Pool,
};
use sea_orm::sqlx::{ConnectOptions, Connection, Executor as _, postgres::PgConnectOptions};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How long the state of the replicas is reused; the next read after that triggers a check.
const CHECK_INTERVAL: Duration = Duration::from_secs(3);

/// Maximum wait for an answer.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

/// The replicas of a store.
#[derive(Debug, Clone)]
pub(super) struct Replicas(Arc<All>);

#[derive(Debug)]
struct All {
    each: Vec<Replica>,
    /// Whose turn it is.
    turn: AtomicUsize,
    since: Instant,
    /// When they were last looked at, in milliseconds since `since`.
    seen: AtomicU64,
}

#[derive(Debug)]
struct Replica {
    connect: PgConnectOptions,
    connections: Pool,
    up: AtomicBool,
    /// It has all transactions below this one, at least.
    replayed: AtomicI64,
}

impl Replicas {
    /// Opens the replicas. One that can't be reached now is left out for now; one that refuses is an error, since its
    /// URL is wrong.
    pub async fn open(options: &OpenOptions, statements: &Arc<AtomicU64>) -> Result<Replicas, OpenError> {
        let mut each = Vec::with_capacity(options.replicas.len());
        for url in &options.replicas {
            let (connect, connections) = open_replica(url, options, statements)?;
            each.push(Replica { connect, connections, up: AtomicBool::new(true), replayed: AtomicI64::new(0) });
        }
        for replica in &each {
            if let Err(error) = replica.sign_of_life().await {
                let Error::Refused(refusal) = error else {
                    replica.mark(false);
                    continue;
                };
                return Err(super::open::postgres_fault(&replica.connect, &refusal));
            }
        }
        let since = Instant::now();
        Ok(Replicas(Arc::new(All { each, turn: AtomicUsize::new(0), since, seen: AtomicU64::new(0) })))
    }

    /// Closes their connections.
    pub async fn close(&self) {
        for replica in &self.0.each {
            replica.connections.close().await;
        }
    }

    /// How many answer, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let up = self.0.each.iter().filter(|replica| replica.up.load(Ordering::Relaxed)).count();
        (up, self.0.each.len())
    }

    /// Each one's connections.
    pub fn pools(&self) -> impl Iterator<Item = &Pool> {
        self.0.each.iter().map(|replica| &replica.connections)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.each.is_empty()
    }

    /// The next one that is up, in turn; `None` when none is.
    pub fn next(&self) -> Option<&Pool> {
        if self.is_empty() {
            return None;
        }
        self.look_at_times();
        self.in_turn().next().map(|replica| &replica.connections)
    }

    /// The next one that has a transaction; `None` when none is known to have it. At most one of them is asked.
    pub async fn next_with(&self, number: TransactionNumber, lane: Lane) -> Option<&Pool> {
        if self.is_empty() {
            return None;
        }
        self.look_at_times();
        let has = |replica: &&Replica| replica.replayed.load(Ordering::Relaxed) > number;
        if let Some(replica) = self.in_turn().find(has) {
            return Some(&replica.connections);
        }
        let replica = self.in_turn().next()?;
        // One that fails is found out by the next look at all of them.
        let replayed = last_write::replayed(&Executor::Pool(&replica.connections, lane)).await.unwrap_or(0);
        replica.replayed.fetch_max(replayed, Ordering::Relaxed);
        has(&replica).then_some(&replica.connections)
    }

    /// Those that are up, beginning with another one each time.
    fn in_turn(&self) -> impl Iterator<Item = &Replica> {
        let each = &self.0.each;
        let first = self.0.turn.fetch_add(1, Ordering::Relaxed);
        let in_turn = (0..each.len()).map(move |n| &each[first.wrapping_add(n) % each.len()]);
        in_turn.filter(|replica| replica.up.load(Ordering::Relaxed))
    }

    /// Checks them in the background if the last check is too old.
    fn look_at_times(&self) {
        let now = self.0.since.elapsed().as_millis() as u64;
        let seen = self.0.seen.load(Ordering::Relaxed);
        let due = now >= seen + CHECK_INTERVAL.as_millis() as u64;
        // The first one to update the time runs the check.
        if due && self.0.seen.compare_exchange(seen, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let all = self.clone();
            tokio::spawn(async move { all.look().await });
        }
    }

    /// Looks which of them answer; whether there are any at all.
    pub async fn look(&self) -> bool {
        let looks = self.0.each.iter().map(|replica| async {
            let alive = replica.sign_of_life().await.is_ok();
            replica.mark(alive);
        });
        futures_util::future::join_all(looks).await;
        self.0.seen.store(self.0.since.elapsed().as_millis() as u64, Ordering::Relaxed);
        !self.0.each.is_empty()
    }
}

enum Error {
    /// It answers but refuses the connection.
    Refused(sea_orm::sqlx::Error),
    Silent,
}

impl Replica {
    fn mark(&self, up: bool) {
        if self.up.swap(up, Ordering::Relaxed) != up {
            // Another server may have its place.
            self.replayed.store(0, Ordering::Relaxed);
            let place = super::open::place(&self.connect);
            if up {
                tracing::info!(replica = place, "a replica answers again");
            } else {
                tracing::warn!(replica = place, "a replica doesn't answer; it is left out until it does");
            }
        }
    }

    /// Uses a separate connection, so that a busy pool isn't mistaken for a dead server.
    async fn sign_of_life(&self) -> Result<(), Error> {
        let ask = async {
            let mut connection = self.connect.connect().await?;
            connection.execute("select 1").await?;
            connection.close().await
        };
        match tokio::time::timeout(CHECK_TIMEOUT, ask).await {
            Ok(Ok(())) => Ok(()),
            // 57P03: it starts, or can't answer yet.
            Ok(Err(error)) => match &error {
                sea_orm::sqlx::Error::Database(refusal) if refusal.code().as_deref() != Some("57P03") => {
                    Err(Error::Refused(error))
                }
                _ => Err(Error::Silent),
            },
            Err(_) => Err(Error::Silent),
        }
    }
}
