//! Handles locks that other programs hold. On PostgreSQL a statement of a request waits only briefly for a lock; then
//! it fails, and its transaction is rolled back. So a row that is locked for minutes doesn't occupy connections that
//! other requests need. The request waits here, without a connection, and retries: only a few at the same time, with
//! growing pauses.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a statement of a request waits for a lock. Requests hold their own locks for some milliseconds.
pub const LOCK_WAIT: Duration = Duration::from_millis(300);

/// Requests that may wait here before transactions wait for locks as shortly as possible.
const FEW_WAITING: usize = 4;

/// How long one waits before the second try.
const FIRST_PAUSE: Duration = Duration::from_millis(50);

/// Longest wait between two tries.
const MAX_PAUSE: Duration = Duration::from_secs(1);

/// The requests that wait for locks of other programs.
#[derive(Debug)]
pub(super) struct LockWaits {
    waiting: AtomicUsize,
    /// To try again.
    hash_queue: Arc<Semaphore>,
}

impl LockWaits {
    /// `size`: how many transactions may run at once. A quarter of them may be second tries.
    pub fn new(size: usize) -> Arc<LockWaits> {
        Arc::new(LockWaits { waiting: AtomicUsize::new(0), hash_queue: Arc::new(Semaphore::new((size / 4).max(1))) })
    }

    /// How a transaction begins on PostgreSQL. While requests wait here, further ones are likely to need the same lock, and
    /// the more there are, the less time each may hold a place that others need.
    pub fn begin(&self) -> &'static str {
        match self.waiting.load(Ordering::Relaxed) {
            0 => "begin",
            1..=FEW_WAITING => "begin; set local lock_timeout = 100",
            _ => "begin; set local lock_timeout = 20",
        }
    }

    pub fn meet(self: &Arc<LockWaits>) -> LockWait {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        LockWait { locks: Arc::clone(self), pause: FIRST_PAUSE, turn: None }
    }
}

/// A request that waits for a lock, until this is dropped.
#[derive(Debug)]
pub struct LockWait {
    locks: Arc<LockWaits>,
    pause: Duration,
    /// Leave to try again.
    turn: Option<OwnedSemaphorePermit>,
}

impl LockWait {
    /// Waits until the work may be tried again, a little longer each time; `false` when it would be later than `until`.
    pub async fn pause(&mut self, until: Instant) -> bool {
        self.turn = None;
        // Jitter, so that requests that hit the lock together don't retry together.
        let share = f64::from(uuid::Uuid::new_v4().as_bytes()[0]) / 510.0;
        let pause = self.pause.mul_f64(0.75 + share);
        self.pause = (self.pause * 2).min(MAX_PAUSE);
        if Instant::now() + pause >= until {
            return false;
        }
        tokio::time::sleep(pause).await;
        let turn = Arc::clone(&self.locks.hash_queue).acquire_owned();
        match tokio::time::timeout_at(until.into(), turn).await {
            Ok(Ok(turn)) => {
                self.turn = Some(turn);
                true
            }
            _ => false,
        }
    }
}

impl Drop for LockWait {
    fn drop(&mut self) {
        self.locks.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}
