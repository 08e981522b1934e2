//! Password hashes as Django writes them (`specimen-passwords` computes them). Checking or making one takes a good part
//! of a second of processor time. So both run on separate threads, and only a few at the same time; log-ins wait for
//! their turn.

use super::hash_queue::{HashPermit, HashQueue};
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

/// Iterations of a new hash.
#[cfg(not(test))]
pub const ITERATIONS: u32 = 1_000_000;
/// Iterations of a new hash; few, so that tests are fast.
#[cfg(test)]
pub const ITERATIONS: u32 = 1_000;

/// New hashes that are made at once, beside those that are checked.
static HASHING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(at_once()));

/// Maximum number of log-ins that wait for hashing, in total and for one address or one user from unknown networks:
/// about a minute, and some seconds, of work.
const MAX_WAITING: usize = 500;
const MAX_WAITING_EACH: usize = 100;

/// Hashes that are computed at once: half of the processors. Further ones wait, so that many log-ins leave processors
/// to the rest.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2))
}

/// The queue of log-ins whose passwords are checked.
pub fn hash_queue() -> Arc<HashQueue> {
    HashQueue::new(at_once(), MAX_WAITING, MAX_WAITING_EACH)
}

/// Whether the password is the one of the stored hash: see [`specimen_passwords::verify`]. A refusal costs at least as
/// much as a new hash.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    specimen_passwords::verify(password, stored, ITERATIONS)
}

/// Whether a hash should be made anew: see [`specimen_passwords::is_outdated`].
pub fn is_outdated(stored: &str) -> bool {
    specimen_passwords::is_outdated(stored, ITERATIONS)
}

/// A new hash of a password.
pub fn make(password: &str) -> String {
    specimen_passwords::make(password, ITERATIONS)
}

/// [`verify`] on a thread of its own, and what follows from it. Both run to their end even if the client disconnects,
/// and the turn lasts until then: the processor is still busy, and the attempt must be counted.
pub async fn verify_aside<T: Send + 'static>(
    password: String,
    stored: Option<String>,
    turn: HashPermit,
    then: impl FnOnce(bool) -> T + Send + 'static,
) -> T {
    aside(move || {
        let _turn = turn;
        then(verify(&password, stored.as_deref()))
    })
    .await
}

/// [`make`] on a thread of its own.
pub async fn make_aside(password: String) -> String {
    // The semaphore is never closed, so a permit always comes.
    let permit = HASHING.acquire().await;
    aside(move || {
        let _permit = permit;
        make(&password)
    })
    .await
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Cancelled because the process is ending; no client waits any more.
            Err(_) => std::future::pending().await,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::hash_queue::{Attempt, Rank};

    #[tokio::test]
    async fn work_aside_gives_its_result() {
        let made = make_aside("x".into()).await;
        let turn = hash_queue().take(Attempt { user: 1, address: 1 }, Rank::Fresh).await.expect("a turn");
        assert!(verify_aside("x".into(), Some(made), turn, |fits| fits).await);
    }
}
