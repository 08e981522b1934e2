//! Who may use a database connection now. Requests of different kinds share the connections of a database, and each
//! kind has a lane: a heap of slow lists fills the lane of slow statements, and rows, log-ins and changes go on. The
//! pool asks here before it takes a connection. How long a statement takes is known from its last runs.

use foldhash::fast::FixedState;
use std::{
    collections::{HashMap, VecDeque},
    hash::BuildHasher,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// What a request wants of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A single row, a token, a log-in: a few connections are kept for these.
    Row,
    /// A transaction.
    Write,
    /// A list. It counts as fast until it is known to be slow.
    List,
    /// A list whose statement follows what the client wrote. Nothing is known of it until it has run.
    Search,
}

/// A statement that takes longer than this is slow.
pub(super) const SLOW: Duration = Duration::from_millis(250);

/// Statements of this many texts are remembered; then all are forgotten.
const REMEMBERED: usize = 4096;

/// How long nobody asks the database for more connections than it gave, after it refused one.
const SHORT: Duration = Duration::from_secs(5);

/// How a statement is counted, in the order in which waiting ones are let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Row,
    Write,
    List,
    /// A search that never ran before. It has a place among the fast lists, but not all of these, until it is slow.
    Trial,
    Slow,
}

const CLASSES: [Class; 5] = [Class::Row, Class::Write, Class::List, Class::Trial, Class::Slow];

impl Class {
    /// How long one waits for a connection.
    fn patience(self) -> Duration {
        Duration::from_secs(match self {
            Class::Row | Class::Write => 15,
            Class::List | Class::Trial => 10,
            Class::Slow => 5,
        })
    }
}

/// How many statements may run at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    /// All together: the connections.
    pub all: usize,
    /// Single rows: more at once only make them wait for each other's processors.
    pub rows: usize,
    /// Transactions.
    pub writes: usize,
    /// Fast lists.
    pub lists: usize,
    /// Slow lists.
    pub slow: usize,
}

impl Sizes {
    /// For a server where lists and transactions may have `size` connections each: two more are kept for single rows.
    pub fn shared(size: usize) -> Sizes {
        Sizes { writes: size, all: Sizes::reading(size).all + size, ..Sizes::reading(size) }
    }

    /// For reads alone.
    pub fn reading(size: usize) -> Sizes {
        let slow = (size / 2).max(1);
        Sizes { all: size + slow + 2, rows: size.max(2), writes: 0, lists: size, slow }
    }

    /// Searches that never ran before, at once.
    fn trials(self) -> usize {
        (self.lists / 2).max(1)
    }

    /// For one transaction at a time.
    pub fn writing() -> Sizes {
        Sizes { all: 1, rows: 0, writes: 1, lists: 0, slow: 0 }
    }

    /// For a database with one connection.
    pub fn single() -> Sizes {
        Sizes { all: 1, rows: 1, writes: 1, lists: 1, slow: 1 }
    }
}

/// How many there are: for people who watch a server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LaneState {
    /// Statements or transactions that hold a connection.
    pub used: usize,
    /// Requests that wait for one.
    pub waiting: usize,
}

/// The lanes of one database server.
#[derive(Debug)]
pub(super) struct Lanes {
    sizes: Sizes,
    state: Mutex<State>,
    refused: AtomicU64,
}

#[derive(Debug)]
struct State {
    /// Connections that there may be: fewer than wanted while the database gives no more.
    capacity: usize,
    /// When one more is tried.
    more_at: Option<Instant>,
    used: [usize; 5],
    waiting: [VecDeque<Waiter>; 5],
    /// How long a connection was lately held, in microseconds.
    held: [f64; 5],
    /// How long statements lately took, in microseconds, by their text.
    took: HashMap<u64, f64, FixedState>,
}

#[derive(Debug)]
struct Waiter {
    lane: Lane,
    text: u64,
    turn: oneshot::Sender<Class>,
}

/// Nobody could be let through in time, or could be expected to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Busy;

impl Lanes {
    pub fn new(sizes: Sizes) -> Arc<Lanes> {
        let state = State {
            capacity: sizes.all,
            more_at: None,
            used: [0; 5],
            waiting: Default::default(),
            held: [0.0; 5],
            took: HashMap::default(),
        };
        Arc::new(Lanes { sizes, state: Mutex::new(state), refused: AtomicU64::new(0) })
    }

    /// Waits for a turn in a lane. `text`: the statement.
    ///
    /// # Errors
    /// The wait was too long, or plainly would be.
    pub async fn enter(self: &Arc<Self>, lane: Lane, text: &str) -> Result<Place, Busy> {
        let text = match lane {
            Lane::List | Lane::Search => FixedState::default().hash_one(text),
            Lane::Row | Lane::Write => 0,
        };
        let (class, turn) = {
            let mut state = self.state();
            let class = state.class(lane, text);
            if state.waiting[class as usize].is_empty() && state.fits(&self.sizes, class) {
                state.used[class as usize] += 1;
                drop(state);
                return Ok(self.place(class, text));
            }
            if state.expected_wait(&self.sizes, class) > class.patience() {
                drop(state);
                return Err(self.refuse());
            }
            let (sender, turn) = oneshot::channel();
            state.waiting[class as usize].push_back(Waiter { lane, text, turn: sender });
            (class, turn)
        };
        let mut turn = Turn { lanes: self, turn: Some(turn) };
        match tokio::time::timeout(class.patience(), turn.wait()).await {
            Ok(Some(class)) => Ok(self.place(class, text)),
            _ => Err(self.refuse()),
        }
    }

    fn place(self: &Arc<Self>, class: Class, text: u64) -> Place {
        Place { lanes: Arc::clone(self), class, text, began: Instant::now() }
    }

    fn refuse(&self) -> Busy {
        self.refused.fetch_add(1, Ordering::Relaxed);
        Busy
    }

    /// The database gives no more connections than these: from now on that many are shared, and after a while one more
    /// is tried.
    pub fn shrink(&self, open: usize) {
        let mut state = self.state();
        state.capacity = open.clamp(1, self.sizes.all);
        state.more_at = Some(Instant::now() + SHORT);
    }

    /// Rows, transactions, fast lists, new searches, and slow lists, in this order.
    pub fn states(&self) -> [LaneState; 5] {
        let state = self.state();
        CLASSES
            .map(|class| LaneState { used: state.used[class as usize], waiting: state.waiting[class as usize].len() })
    }

    /// Requests that were refused since the start.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    fn leave(&self, class: Class, held: Duration) {
        let mut state = self.state();
        state.used[class as usize] -= 1;
        state.held[class as usize] = smoothed(state.held[class as usize], held);
        if state.more_at.is_some_and(|at| at <= Instant::now()) {
            state.capacity = (state.capacity + 1).min(self.sizes.all);
            state.more_at = (state.capacity < self.sizes.all).then(|| Instant::now() + SHORT);
        }
        state.let_through(&self.sizes);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Counts stay true whatever panicked while it held them.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The latest times count most.
fn smoothed(before: f64, took: Duration) -> f64 {
    let took = took.as_secs_f64() * 1e6;
    if before == 0.0 { took } else { before * 0.7 + took * 0.3 }
}

impl State {
    fn class(&self, lane: Lane, text: u64) -> Class {
        let slow = || self.took.get(&text).map(|took| *took > SLOW.as_secs_f64() * 1e6);
        match lane {
            Lane::Row => Class::Row,
            Lane::Write => Class::Write,
            Lane::List if slow().unwrap_or(false) => Class::Slow,
            Lane::Search => match slow() {
                Some(true) => Class::Slow,
                Some(false) => Class::List,
                None => Class::Trial,
            },
            Lane::List => Class::List,
        }
    }

    /// Whether one more of a class may run.
    fn fits(&self, sizes: &Sizes, class: Class) -> bool {
        let used = |class: Class| self.used[class as usize];
        // With few connections reads give way, so that there is one for a change and a row.
        let spare = if self.capacity < sizes.all { (self.capacity / 2).min(2) } else { 0 };
        let lists = (sizes.lists + sizes.slow).min(self.capacity - spare);
        let fast = used(Class::List) + used(Class::Trial);
        let all = fast + used(Class::Slow);
        let own = match class {
            Class::Row => used(Class::Row) < sizes.rows,
            Class::Write => used(Class::Write) < sizes.writes,
            Class::List => fast < sizes.lists && all < lists,
            // Those that turn out slow leave the other half of the fast lists' places alone, however many they are.
            Class::Trial => {
                let slow = used(Class::Trial) + used(Class::Slow);
                slow < sizes.slow + sizes.trials()
                    && used(Class::Trial) < sizes.trials()
                    && fast < sizes.lists
                    && all < lists
            }
            Class::Slow => used(Class::Slow) < sizes.slow && all < lists,
        };
        own && self.used.iter().sum::<usize>() < self.capacity
    }

    /// How long the last of those who wait is likely to wait.
    fn expected_wait(&self, sizes: &Sizes, class: Class) -> Duration {
        let beside = match class {
            Class::Row => sizes.rows,
            Class::Write => sizes.writes,
            Class::List => sizes.lists,
            Class::Trial => sizes.trials(),
            Class::Slow => sizes.slow,
        };
        let beside = beside.min(self.capacity).max(1) as f64;
        let turns = (self.waiting[class as usize].len() + 1) as f64 / beside;
        Duration::from_secs_f64(turns * self.held[class as usize] / 1e6)
    }

    /// Gives those who wait their turn, as far as there is room.
    fn let_through(&mut self, sizes: &Sizes) {
        for class in CLASSES {
            while !self.waiting[class as usize].is_empty() && self.fits(sizes, class) {
                let Some(waiter) = self.waiting[class as usize].pop_front() else { break };
                let now = self.class(waiter.lane, waiter.text);
                if now != class {
                    // It became known meanwhile.
                    self.waiting[now as usize].push_back(waiter);
                } else if waiter.turn.send(class).is_ok() {
                    self.used[class as usize] += 1;
                }
            }
        }
    }

    fn learn(&mut self, text: u64, took: f64) {
        if self.took.len() >= REMEMBERED && !self.took.contains_key(&text) {
            self.took.clear();
        }
        self.took.insert(text, took);
    }
}

/// Somebody's wait. One who was given a turn and went away before taking it gives it back.
struct Turn<'a> {
    lanes: &'a Lanes,
    turn: Option<oneshot::Receiver<Class>>,
}

impl Turn<'_> {
    async fn wait(&mut self) -> Option<Class> {
        let class = self.turn.as_mut()?.await.ok();
        self.turn = None;
        class
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(mut turn) = self.turn.take() {
            turn.close();
            if let Ok(class) = turn.try_recv() {
                self.lanes.leave(class, Duration::ZERO);
            }
        }
    }
}

/// A turn that was taken; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    lanes: Arc<Lanes>,
    class: Class,
    text: u64,
    began: Instant,
}

impl Place {
    /// Whether it should be told when its statement turns out slow.
    pub fn is_fast_list(&self) -> bool {
        matches!(self.class, Class::List | Class::Trial)
    }

    /// The statement takes long: from now on it counts as slow, and so do those with its text, and somebody else may
    /// have its place among the fast ones.
    pub fn turned_slow(&mut self) {
        let mut state = self.lanes.state();
        state.used[self.class as usize] -= 1;
        self.class = Class::Slow;
        state.used[self.class as usize] += 1;
        state.learn(self.text, SLOW.as_secs_f64() * 4e6);
        state.let_through(&self.lanes.sizes);
    }

    /// The statement has ended.
    pub fn took(&self, time: Duration) {
        if self.text != 0 {
            let mut state = self.lanes.state();
            let before = state.took.get(&self.text).copied().unwrap_or(0.0);
            state.learn(self.text, smoothed(before, time));
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.lanes.leave(self.class, self.began.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAST: Duration = Duration::from_millis(1);

    fn lanes() -> Arc<Lanes> {
        // Two lists, of which one may be a new search, and one slow list; two transactions; two kept for rows.
        Lanes::new(Sizes::shared(2))
    }

    async fn at_once(lanes: &Arc<Lanes>, lane: Lane, text: &str) -> Option<Place> {
        tokio::time::timeout(Duration::from_millis(20), lanes.enter(lane, text)).await.ok()?.ok()
    }

    #[tokio::test]
    async fn slow_lists_leave_room_for_lists_lists_for_changes_and_both_for_rows() {
        let lanes = lanes();
        let mut slow = at_once(&lanes, Lane::Search, "a").await.expect("there is room for one");
        assert!(at_once(&lanes, Lane::Search, "b").await.is_none(), "nothing is known of either");
        slow.turned_slow();
        // A slow one doesn't keep others from being tried, but two do.
        let mut other = at_once(&lanes, Lane::Search, "b").await.expect("there is room for another");
        other.turned_slow();
        assert!(at_once(&lanes, Lane::Search, "c").await.is_none());
        assert!(at_once(&lanes, Lane::Search, "a").await.is_none());
        let list = at_once(&lanes, Lane::List, "c").await;
        assert!(list.is_some() && at_once(&lanes, Lane::List, "e").await.is_none());
        let writes = [at_once(&lanes, Lane::Write, "").await, at_once(&lanes, Lane::Write, "").await];
        assert!(writes.iter().all(Option::is_some) && at_once(&lanes, Lane::Write, "").await.is_none());
        let rows = [at_once(&lanes, Lane::Row, "").await, at_once(&lanes, Lane::Row, "").await];
        assert!(rows.iter().all(Option::is_some) && at_once(&lanes, Lane::Row, "").await.is_none());
        drop((slow, other));
        assert!(at_once(&lanes, Lane::Search, "b").await.is_some());
    }

    #[tokio::test]
    async fn what_is_known_of_a_statement_counts() {
        let lanes = lanes();
        for _ in 0..2 {
            at_once(&lanes, Lane::Search, "fast").await.expect("there is room").took(FAST);
            at_once(&lanes, Lane::List, "slow").await.expect("there is room").took(SLOW * 2);
        }
        let slow = at_once(&lanes, Lane::Search, "slow").await.expect("there is room");
        assert!(at_once(&lanes, Lane::List, "slow").await.is_none());
        let fast = [at_once(&lanes, Lane::Search, "fast").await, at_once(&lanes, Lane::Search, "fast").await];
        assert!(fast.iter().all(Option::is_some));
        drop((slow, fast));
        // It was slow because of its parameters, perhaps: after some fast runs it is fast again.
        for _ in 0..20 {
            at_once(&lanes, Lane::List, "slow").await.expect("there is room").took(FAST);
        }
        let fast = [at_once(&lanes, Lane::List, "slow").await, at_once(&lanes, Lane::List, "slow").await];
        assert!(fast.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn one_that_turns_out_slow_gives_its_place_to_the_fast() {
        let lanes = lanes();
        let mut first = at_once(&lanes, Lane::List, "a").await.expect("there is room");
        let _second = at_once(&lanes, Lane::List, "b").await.expect("there is room");
        assert!(at_once(&lanes, Lane::List, "c").await.is_none());
        first.turned_slow();
        assert!(at_once(&lanes, Lane::List, "a").await.is_none(), "it is known now");
        assert!(at_once(&lanes, Lane::List, "c").await.is_some());
    }

    #[tokio::test]
    async fn with_few_connections_reads_give_way() {
        let lanes = lanes();
        lanes.shrink(2);
        let list = at_once(&lanes, Lane::List, "a").await.expect("there is room");
        assert!(at_once(&lanes, Lane::List, "b").await.is_none());
        let write = at_once(&lanes, Lane::Write, "").await.expect("one is left for changes");
        let (reads, writes) = (lanes.clone(), lanes.clone());
        let read = tokio::spawn(async move { reads.enter(Lane::List, "b").await.map(|_| Instant::now()) });
        tokio::task::yield_now().await;
        let change = tokio::spawn(async move { writes.enter(Lane::Write, "").await.map(|_| Instant::now()) });
        tokio::task::yield_now().await;
        drop(list);
        let change = change.await.expect("it ran").expect("it comes first");
        drop(write);
        assert!(read.await.expect("it ran").expect("then this") >= change);
    }

    #[tokio::test]
    async fn one_with_no_hope_is_refused_at_once_and_one_who_goes_away_takes_nothing() {
        let lanes = lanes();
        at_once(&lanes, Lane::Search, "a").await.expect("there is room").turned_slow();
        lanes.state().held[Class::Slow as usize] = 60e6;
        let slow = at_once(&lanes, Lane::Search, "a").await.expect("there is room");
        let began = Instant::now();
        assert!(lanes.enter(Lane::Search, "a").await.is_err());
        assert!(began.elapsed() < Duration::from_secs(2) && lanes.refused() == 1);
        lanes.state().held[Class::Slow as usize] = 0.0;
        assert!(at_once(&lanes, Lane::Search, "a").await.is_none());
        drop(slow);
        assert_eq!(lanes.states()[Class::Slow as usize].used, 0);
        assert!(at_once(&lanes, Lane::Search, "a").await.is_some());
    }
}
