//! Work that is done again when it conflicts with other transactions, or meets a lock. Each attempt runs in a transaction of its
//! own, which was rolled back.

use super::server::Server;
use crate::{error_class::ErrorClass, store::LockWait};
use sea_orm::DbErr;
use std::time::{Duration, Instant};

/// Maximum number of attempts for a request that conflicts with other transactions.
const MAX_ATTEMPTS: u64 = 4;

/// No retries after this time: the client has probably gone, and retries would load the database.
pub const RETRY_TIMEOUT: Duration = Duration::from_secs(10);

/// The attempts of one request.
pub struct Retry {
    until: Instant,
    attempt: u64,
    blocked: Option<LockWait>,
    /// Whether the request changes nothing.
    read: bool,
}

impl Retry {
    /// Before the first attempt. `read`: the request changes nothing.
    pub fn new(read: bool) -> Retry {
        Retry { until: Instant::now() + RETRY_TIMEOUT, attempt: 1, blocked: None, read }
    }

    /// Waits before the next attempt; `false` where there is none.
    pub async fn again(&mut self, server: &Server, failed: &DbErr) -> bool {
        let again = match ErrorClass::of(failed) {
            // Retry conflicts; locks of other programs are handled separately.
            ErrorClass::Locked => Box::pin(after_lock(server, &mut self.blocked, self.until)).await,
            _ if self.attempt >= MAX_ATTEMPTS => false,
            ErrorClass::Conflict => {
                // Back off with jitter, so that both requests don't collide again.
                let milliseconds = 20 * self.attempt + u64::from(uuid::Uuid::new_v4().as_bytes()[0] % 40);
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                true
            }
            ErrorClass::Away => self.read && server.site.store.look_at_replicas().await,
            ErrorClass::Slow | ErrorClass::Crowded | ErrorClass::Full | ErrorClass::Failed => false,
        };
        if !again || Instant::now() > self.until {
            return false;
        }
        tracing::info!(error = %failed, attempt = self.attempt, "a request is tried again");
        self.attempt += 1;
        true
    }
}

/// Waits before work is tried again that met a lock of another program; `false` when that would be later than `until`.
pub async fn after_lock(server: &Server, blocked: &mut Option<LockWait>, until: Instant) -> bool {
    blocked.get_or_insert_with(|| server.site.store.blocked()).pause(until).await
}
