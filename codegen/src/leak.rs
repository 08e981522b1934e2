//! Texts and values that live as long as the process: tables consist of them.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
};

/// Text that lives as long as the process. The same text is kept once.
pub fn text(text: &str) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.get(text) {
        Some(text) => text,
        None => {
            let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
            kept.insert(text);
            text
        }
    }
}

/// A list that lives as long as the process.
pub fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(items.into_iter().collect())
}

/// A value that lives as long as the process.
pub fn value<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
