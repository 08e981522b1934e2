//! Waiting statements. Clients are served round robin, however many statements each has; the statements of a client
//! stay in order.

use super::{Class, Client, Lane};
use foldhash::fast::FixedState;
use std::collections::{HashMap, VecDeque};
use tokio::sync::oneshot;

/// One statement that waits.
#[derive(Debug)]
pub(super) struct Waiter {
    pub lane: Lane,
    pub text: u64,
    pub turn: oneshot::Sender<Class>,
}

/// Statements of one class that wait.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// Who waits, the next first.
    order: VecDeque<Client>,
    waiting: HashMap<Client, VecDeque<Waiter>, FixedState>,
    count: usize,
}

impl Queue {
    /// How many wait.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether something of an asker waits.
    pub fn has(&self, asker: Client) -> bool {
        self.count > 0 && self.waiting.contains_key(&asker)
    }

    /// How many are let through before a further one of an asker.
    pub fn ahead_of(&self, asker: Client) -> usize {
        let own = self.waiting.get(&asker).map_or(0, VecDeque::len);
        let others = self.waiting.iter().filter(|(other, _)| **other != asker);
        own + others.map(|(_, waiting)| waiting.len().min(own + 1)).sum::<usize>()
    }

    pub fn push(&mut self, asker: Client, waiter: Waiter) {
        let own = self.waiting.entry(asker).or_default();
        if own.is_empty() {
            self.order.push_back(asker);
        }
        own.push_back(waiter);
        self.count += 1;
    }

    /// Takes the first statement of the first asker who may run one; this asker comes last then.
    pub fn next(&mut self, may: impl Fn(Client) -> bool) -> Option<(Client, Waiter)> {
        let at = self.order.iter().position(|asker| may(*asker))?;
        let asker = self.order.remove(at)?;
        let own = self.waiting.get_mut(&asker)?;
        let waiter = own.pop_front()?;
        self.count -= 1;
        if own.is_empty() {
            self.waiting.remove(&asker);
        } else {
            self.order.push_back(asker);
        }
        Some((asker, waiter))
    }
}
