//! A limit for the memory of request bodies: all bodies that are being read or answered share it. A request that gets
//! no memory waits for a moment and is then refused.

use crate::error::RequestError;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;

/// How long a request waits for room.
const MEMORY_TIMEOUT: Duration = Duration::from_secs(5);

/// The bytes that there may be, and are.
#[derive(Debug)]
pub struct BodyMemory {
    most: usize,
    wait: Duration,
    taken: AtomicUsize,
    freed: Notify,
}

impl BodyMemory {
    /// An empty room of so many bytes.
    pub fn new(most: usize) -> Arc<BodyMemory> {
        Arc::new(BodyMemory { most, wait: MEMORY_TIMEOUT, taken: AtomicUsize::new(0), freed: Notify::new() })
    }

    /// A share of nothing.
    pub fn share(self: &Arc<BodyMemory>) -> MemoryShare {
        MemoryShare { memory: self.clone(), bytes: 0 }
    }

    /// Bytes that are taken now.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }
}

/// What one request takes of the room, until it is dropped.
#[derive(Debug)]
pub struct MemoryShare {
    memory: Arc<BodyMemory>,
    bytes: usize,
}

impl MemoryShare {
    /// Takes so many bytes more.
    ///
    /// # Errors
    /// 503 if no memory became free for some seconds. A single request may exceed the limit if no other one holds
    /// memory.
    pub async fn take(&mut self, bytes: usize) -> Result<(), RequestError> {
        if self.try_take(bytes) {
            return Ok(());
        }
        let waited = tokio::time::timeout(self.memory.wait, async {
            loop {
                let memory = self.memory.clone();
                let mut freed = std::pin::pin!(memory.freed.notified());
                // Subscribe before checking, so that no notification is missed.
                freed.as_mut().enable();
                if self.try_take(bytes) {
                    return;
                }
                freed.await;
            }
        });
        waited.await.map_err(|_| {
            RequestError::Busy(5, "The server has more large requests than it has room for; please try again.".into())
        })
    }

    fn try_take(&mut self, bytes: usize) -> bool {
        let fits = |taken: usize| {
            let alone = taken == self.bytes;
            let sum = taken.saturating_add(bytes);
            (alone || sum <= self.memory.most).then_some(sum)
        };
        let done = self.memory.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits).is_ok();
        if done {
            self.bytes += bytes;
        }
        done
    }
}

impl Drop for MemoryShare {
    fn drop(&mut self) {
        if self.bytes > 0 {
            self.memory.taken.fetch_sub(self.bytes, Ordering::Relaxed);
            self.memory.freed.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_finds_no_room_waits_and_is_refused_in_the_end() {
        let mut memory = BodyMemory::new(100);
        Arc::get_mut(&mut memory).expect("nobody else has it").wait = Duration::from_millis(50);
        let mut first = memory.share();
        first.take(60).await.expect("room");
        let mut second = memory.share();
        assert!(matches!(second.take(50).await, Err(RequestError::Busy(5, _))));
        assert_eq!(memory.taken(), 60);
        drop(second);
        let memory = BodyMemory::new(100);
        let mut first = memory.share();
        first.take(60).await.expect("room");
        let mut second = memory.share();
        let waiting = tokio::spawn(async move {
            second.take(50).await.expect("room, later");
            second
        });
        tokio::task::yield_now().await;
        assert_eq!(memory.taken(), 60);
        drop(first);
        let second = waiting.await.expect("no panic");
        assert_eq!(memory.taken(), 50);
        drop(second);
        assert_eq!(memory.taken(), 0);
    }

    #[tokio::test]
    async fn one_alone_may_be_larger_than_the_room() {
        let memory = BodyMemory::new(100);
        let mut share = memory.share();
        share.take(90).await.expect("room");
        share.take(90).await.expect("nobody else is there");
        assert_eq!(memory.taken(), 180);
    }
}
