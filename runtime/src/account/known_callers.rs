//! Whom recent tokens named: a guess of who asks before the database has been asked. Whoever uses it must compare it with what
//! the database says.

use super::Caller;
use hashlink::LruCache;
use std::sync::{Mutex, PoisonError};

/// How many callers are kept.
const MOST: usize = 1000;

/// Callers by their tokens.
#[derive(Debug)]
pub struct KnownCallers(Mutex<LruCache<String, Caller>>);

impl Default for KnownCallers {
    fn default() -> KnownCallers {
        KnownCallers(Mutex::new(LruCache::new(MOST)))
    }
}

impl KnownCallers {
    /// Whom a token named when it was last read.
    pub fn get(&self, token: &str) -> Option<Caller> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned()
    }

    /// A token names a caller.
    pub fn put(&self, token: &str, caller: &Caller) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token.to_owned(), caller.clone());
    }
}
