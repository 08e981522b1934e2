//! Turns at work that takes a processor for long: so many at once, and fair among those who wait. Addresses take turns,
//! whatever each of them asks for; those that failed of late come after the others.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// Of so many turns one goes to those who failed of late, also while others wait.
const LATE_SHARE: u64 = 4;

/// Who may work, and who waits for it.
#[derive(Debug)]
pub struct Turns {
    at_once: usize,
    most: usize,
    most_each: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    running: usize,
    waiting: usize,
    given: u64,
    /// Those who wait: first the ones who didn't fail of late, then those who did.
    lanes: [Lane; 2],
}

#[derive(Debug, Default)]
struct Lane {
    /// Addresses of which somebody waits, the next first.
    order: VecDeque<String>,
    /// Who waits, by address, the first first.
    waiting: HashMap<String, VecDeque<(u64, oneshot::Sender<Turn>)>>,
}

/// Why nobody else may wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// As many wait as may in all.
    All,
    /// As many of this address wait as may.
    Address,
}

/// Leave to work, until it is dropped.
#[derive(Debug)]
pub struct Turn(Option<Arc<Turns>>);

impl Turns {
    /// `at_once` work; `most` wait in all, and `most_each` of each address.
    pub fn new(at_once: usize, most: usize, most_each: usize) -> Arc<Turns> {
        Arc::new(Turns { at_once, most, most_each, state: Mutex::default() })
    }

    /// Waits for a turn. `late`: the address failed of late.
    ///
    /// # Errors
    /// Too many wait already.
    pub async fn take(self: &Arc<Turns>, address: &str, late: bool) -> Result<Turn, Full> {
        let (place, turn) = {
            let mut state = self.state();
            if state.running < self.at_once {
                state.running += 1;
                return Ok(Turn(Some(self.clone())));
            }
            if state.waiting >= self.most {
                return Err(Full::All);
            }
            let State { lanes, given, waiting, .. } = &mut *state;
            let lane = &mut lanes[usize::from(late)];
            if !lane.waiting.contains_key(address) {
                lane.order.push_back(address.to_owned());
            }
            let queue = lane.waiting.entry(address.to_owned()).or_default();
            if queue.len() >= self.most_each {
                return Err(Full::Address);
            }
            let (sender, turn) = oneshot::channel();
            *given += 1;
            *waiting += 1;
            queue.push_back((*given, sender));
            (Place { turns: self, address, late, number: *given }, turn)
        };
        let turn = turn.await;
        drop(place);
        // Who waits is only ever taken out of the queue to get a turn.
        turn.map_err(|_| Full::All)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic is done while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who is next; nobody: then one less works.
    fn next(&self) -> Option<oneshot::Sender<Turn>> {
        let mut state = self.state();
        let late_first = state.given.is_multiple_of(LATE_SHARE);
        state.given += 1;
        let [early, late] = &mut state.lanes;
        let found =
            if late_first { late.next().or_else(|| early.next()) } else { early.next().or_else(|| late.next()) };
        match &found {
            Some(_) => state.waiting -= 1,
            None => state.running -= 1,
        }
        found
    }
}

impl Lane {
    /// The first of the next address, which goes behind all others if more of it wait.
    fn next(&mut self) -> Option<oneshot::Sender<Turn>> {
        let address = self.order.pop_front()?;
        let queue = self.waiting.get_mut(&address)?;
        let (_, sender) = queue.pop_front()?;
        if queue.is_empty() {
            self.waiting.remove(&address);
        } else {
            self.order.push_back(address);
        }
        Some(sender)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(turns) = self.0.take() else { return };
        while let Some(next) = turns.next() {
            match next.send(Turn(Some(turns.clone()))) {
                Ok(()) => return,
                // That one went away just now: the next gets the turn.
                Err(mut unused) => unused.0 = None,
            }
        }
    }
}

/// A place in the queue; who goes away leaves it.
struct Place<'a> {
    turns: &'a Turns,
    address: &'a str,
    late: bool,
    number: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.turns.state();
        let lane = &mut state.lanes[usize::from(self.late)];
        let Some(queue) = lane.waiting.get_mut(self.address) else { return };
        let Some(at) = queue.iter().position(|(number, _)| *number == self.number) else { return };
        queue.remove(at);
        if queue.is_empty() {
            lane.waiting.remove(self.address);
            lane.order.retain(|address| address != self.address);
        }
        state.waiting -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets the tasks that can go on do so: they run on this thread alone.
    async fn settle() {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }

    impl Turns {
        /// How many work and wait: none of either when all is done.
        fn idle(&self) -> (usize, usize) {
            let state = self.state();
            (state.running, state.waiting)
        }
    }

    fn wait(
        turns: &Arc<Turns>,
        done: &Arc<Mutex<Vec<String>>>,
        address: &str,
        late: bool,
    ) -> tokio::task::JoinHandle<()> {
        let (turns, done, address) = (turns.clone(), done.clone(), address.to_owned());
        tokio::spawn(async move {
            let turn = turns.take(&address, late).await.expect("a place");
            done.lock().expect("a lock").push(address);
            settle().await;
            drop(turn);
        })
    }

    #[tokio::test]
    async fn addresses_take_turns_and_those_that_failed_come_last() {
        let turns = Turns::new(1, 100, 100);
        let done = Arc::default();
        let first = turns.take("x", false).await.expect("a turn");
        for (address, late) in
            [("a", false), ("a", false), ("bad", true), ("bad", true), ("b", false), ("a", false), ("b", false)]
        {
            drop(wait(&turns, &done, address, late));
            settle().await;
        }
        drop(first);
        for _ in 0..100 {
            settle().await;
        }
        let done: Vec<String> = done.lock().expect("a lock").clone();
        let good: Vec<&str> = done.iter().map(String::as_str).filter(|address| *address != "bad").collect();
        assert_eq!(good, ["a", "b", "a", "b", "a"]);
        assert_eq!(done.len(), 7);
        assert_ne!(done.first().map(String::as_str), Some("bad"));
        assert_eq!(turns.idle(), (0, 0));
    }

    #[tokio::test]
    async fn who_goes_away_leaves_the_queue_and_loses_no_turn() {
        let turns = Turns::new(1, 2, 2);
        let done = Arc::default();
        let first = turns.take("x", false).await.expect("a turn");
        let gone = wait(&turns, &done, "a", false);
        drop(wait(&turns, &done, "b", false));
        settle().await;
        assert_eq!(turns.take("c", false).await.err(), Some(Full::All));
        gone.abort();
        settle().await;
        drop(wait(&turns, &done, "b", false));
        settle().await;
        drop(first);
        for _ in 0..100 {
            settle().await;
        }
        assert_eq!(*done.lock().expect("a lock"), ["b", "b"]);
        assert_eq!(turns.idle(), (0, 0));
        assert!(turns.state().lanes.iter().all(|lane| lane.order.is_empty() && lane.waiting.is_empty()));
    }

    #[tokio::test]
    async fn one_address_may_not_fill_the_queue() {
        let turns = Turns::new(1, 100, 1);
        let done = Arc::default();
        let _first = turns.take("x", false).await.expect("a turn");
        drop(wait(&turns, &done, "a", false));
        settle().await;
        assert_eq!(turns.take("a", false).await.err(), Some(Full::Address));
    }
}
