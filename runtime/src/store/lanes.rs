//! Admission to database connections. Requests of different kinds share the connections of a database, and each kind
//! has a lane with its own limit: many slow lists fill only the lane of slow statements, while rows, log-ins and
//! changes continue. The pool calls this before it takes a connection. Whether a statement is slow is known from its
//! last runs. Slow lists are shared between clients, so that no client occupies all of them.

mod queue;

use foldhash::fast::FixedState;
use queue::{Queue, Waiter};
use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// The kind of work of a request on the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// A single row, a token, a log-in: a few connections are kept for these.
    Row,
    /// A transaction.
    Write,
    /// A list. It counts as fast until it is known to be slow.
    List(Client),
    /// A list whose statement depends on the client's lookups. Its duration is unknown until it has run.
    Search(Client),
}

/// The client of a list: a user, or an address without a log-in. Stored as a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Client(u64);

impl Client {
    /// From a unique name or number of the client.
    pub fn named(name: impl Hash) -> Client {
        Client(FixedState::default().hash_one(name))
    }
}

impl Lane {
    /// Rows and transactions are short, so they aren't shared by client.
    fn asker(self) -> Client {
        match self {
            Lane::Row | Lane::Write => Client::default(),
            Lane::List(asker) | Lane::Search(asker) => asker,
        }
    }
}

/// A statement that takes longer than this is slow.
pub(super) const SLOW_AFTER: Duration = Duration::from_millis(250);

/// Statements of this many texts are remembered; then all are forgotten.
const MAX_REMEMBERED: usize = 4096;

/// Time without attempts to open more connections after the database refused one.
const RECONNECT_PAUSE: Duration = Duration::from_secs(5);

/// How a statement is counted, in the order in which waiting ones are let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Row,
    Write,
    List,
    /// A search that never ran before, or such a list of a client that runs as many slow ones as it may. It has a place
    /// among the fast lists, but not all of these, until it is slow.
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
    /// Single rows; more in parallel would only compete for processors.
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

    /// Slow lists and trials of one client in parallel: all places but one.
    fn most_dear(self) -> usize {
        self.slow + self.trials() - 1
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

/// Counts for monitoring.
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
    /// Maximum number of connections; lower while the database grants fewer.
    capacity: usize,
    /// When one more is tried.
    more_at: Option<Instant>,
    used: [usize; 5],
    waiting: [Queue; 5],
    /// Slow lists and trials that run, by who asked for them.
    dear: HashMap<Client, usize, FixedState>,
    /// How long a connection was lately held, in microseconds.
    held: [f64; 5],
    /// How long statements lately took, in microseconds, by their text.
    took: HashMap<u64, f64, FixedState>,
}

/// The result of asking for a place in a lane.
enum Turn {
    In(Class),
    Wait(Class, oneshot::Receiver<Class>),
}

/// No place became free in time, or none is expected to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Busy {
    /// Because the maximum number of slow lists is running, in all or of this client.
    pub slow: bool,
}

impl Lanes {
    pub fn new(sizes: Sizes) -> Arc<Lanes> {
        let state = State {
            capacity: sizes.all,
            more_at: None,
            used: [0; 5],
            waiting: Default::default(),
            dear: HashMap::default(),
            held: [0.0; 5],
            took: HashMap::default(),
        };
        Arc::new(Lanes { sizes, state: Mutex::new(state), refused: AtomicU64::new(0) })
    }

    /// Waits for a turn in a lane. `text`: the statement.
    ///
    /// # Errors
    /// The wait was too long, or is expected to be.
    pub async fn enter(self: &Arc<Self>, lane: Lane, text: &str) -> Result<LanePermit, Busy> {
        let text = match lane {
            Lane::List(_) | Lane::Search(_) => FixedState::default().hash_one(text),
            Lane::Row | Lane::Write => 0,
        };
        let asker = lane.asker();
        match self.ask(lane, text, asker)? {
            Turn::In(class) => Ok(self.place(class, asker, text)),
            Turn::Wait(class, turn) => Box::pin(self.wait(class, asker, text, turn)).await,
        }
    }

    fn ask(&self, lane: Lane, text: u64, asker: Client) -> Result<Turn, Busy> {
        let mut state = self.state();
        let class = state.class(&self.sizes, lane, text, asker);
        if !state.waiting[class as usize].has(asker) && state.fits(&self.sizes, class, asker) {
            state.begin(class, asker);
            return Ok(Turn::In(class));
        }
        if state.expected_wait(&self.sizes, class, asker) > class.patience() {
            let busy = self.refuse(&state, class, asker);
            return Err(busy);
        }
        let (sender, turn) = oneshot::channel();
        state.waiting[class as usize].push(asker, Waiter { lane, text, turn: sender });
        Ok(Turn::Wait(class, turn))
    }

    async fn wait(
        self: &Arc<Self>,
        class: Class,
        asker: Client,
        text: u64,
        turn: oneshot::Receiver<Class>,
    ) -> Result<LanePermit, Busy> {
        let mut turn = LaneWaiter { lanes: self, asker, turn: Some(turn) };
        match tokio::time::timeout(class.patience(), turn.wait()).await {
            Ok(Some(class)) => Ok(self.place(class, asker, text)),
            _ => Err(self.refuse(&self.state(), class, asker)),
        }
    }

    fn place(self: &Arc<Self>, class: Class, asker: Client, text: u64) -> LanePermit {
        LanePermit { lanes: Arc::clone(self), class, asker, text, began: Instant::now(), took: None, usual: None }
    }

    fn refuse(&self, state: &State, class: Class, asker: Client) -> Busy {
        self.refused.fetch_add(1, Ordering::Relaxed);
        let is_list = matches!(class, Class::List | Class::Trial | Class::Slow);
        Busy { slow: matches!(class, Class::Trial | Class::Slow) || (is_list && state.own(asker) > 0) }
    }

    /// The database grants no more connections: share this many from now on, and try one more after a while.
    pub fn shrink(&self, open: usize) {
        let mut state = self.state();
        state.capacity = open.clamp(1, self.sizes.all);
        state.more_at = Some(Instant::now() + RECONNECT_PAUSE);
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

    /// `took`: what the statement of a text took; `usual`: what it took before it turned out slow, if that is known.
    fn leave(&self, class: Class, asker: Client, held: Duration, took: Option<(u64, Duration)>, usual: Option<f64>) {
        let mut state = self.state();
        state.end(class, asker);
        if let Some((text, took)) = took {
            let before = usual.or_else(|| state.took.get(&text).copied()).unwrap_or(0.0);
            state.learn(text, smoothed(before, took));
        }
        state.held[class as usize] = smoothed(state.held[class as usize], held);
        if state.more_at.is_some_and(|at| at <= Instant::now()) {
            state.capacity = (state.capacity + 1).min(self.sizes.all);
            state.more_at = (state.capacity < self.sizes.all).then(|| Instant::now() + RECONNECT_PAUSE);
        }
        state.let_through(&self.sizes);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Ignore poisoning: the counts are consistent even if a holder panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The latest times count most.
fn smoothed(before: f64, took: Duration) -> f64 {
    let took = took.as_secs_f64() * 1e6;
    if before == 0.0 { took } else { before * 0.7 + took * 0.3 }
}

impl State {
    fn class(&self, sizes: &Sizes, lane: Lane, text: u64, asker: Client) -> Class {
        let slow = || self.took.get(&text).map(|took| *took > SLOW_AFTER.as_secs_f64() * 1e6);
        match lane {
            Lane::Row => Class::Row,
            Lane::Write => Class::Write,
            Lane::List(_) | Lane::Search(_) => match slow() {
                Some(true) => Class::Slow,
                Some(false) => Class::List,
                // A client whose lists are slow must not fill the places of its fast ones with more of them. One beyond
                // its share may be tried, so that its slow searches don't keep its other lists waiting.
                None if matches!(lane, Lane::Search(_)) || self.own(asker) > sizes.most_dear() => Class::Trial,
                None => Class::List,
            },
        }
    }

    /// Slow lists and trials of a client that run.
    fn own(&self, asker: Client) -> usize {
        self.dear.get(&asker).copied().unwrap_or(0)
    }

    fn begin(&mut self, class: Class, asker: Client) {
        self.used[class as usize] += 1;
        if matches!(class, Class::Trial | Class::Slow) {
            *self.dear.entry(asker).or_default() += 1;
        }
    }

    fn end(&mut self, class: Class, asker: Client) {
        self.used[class as usize] -= 1;
        if matches!(class, Class::Trial | Class::Slow)
            && let Some(count) = self.dear.get_mut(&asker)
        {
            *count -= 1;
            if *count == 0 {
                self.dear.remove(&asker);
            }
        }
    }

    /// Whether one more of a class may run for somebody.
    fn fits(&self, sizes: &Sizes, class: Class, asker: Client) -> bool {
        let used = |class: Class| self.used[class as usize];
        // With few connections, lists yield, so that one connection remains for a change and a row.
        let spare = if self.capacity < sizes.all { (self.capacity / 2).min(2) } else { 0 };
        let lists = (sizes.lists + sizes.slow).min(self.capacity - spare);
        let fast = used(Class::List) + used(Class::Trial);
        let all = fast + used(Class::Slow);
        let own = || self.own(asker);
        // The last place is reserved for clients without a running slow list. Places held by lists that turned slow
        // don't count.
        let most = sizes.most_dear();
        let dear = || own() < most && self.dear.values().map(|count| (*count).min(most)).sum::<usize>() <= most;
        // Trials use places of fast lists, which waiting lists would otherwise take again and again.
        let kept =
            usize::from(sizes.lists > 1 && used(Class::Trial) == 0 && self.waiting[Class::Trial as usize].len() > 0);
        let room = match class {
            Class::Row => used(Class::Row) < sizes.rows,
            Class::Write => used(Class::Write) < sizes.writes,
            Class::List => fast + kept < sizes.lists && (all + 1 < lists || (all < lists && own() == 0)),
            // New searches may use only half of the places of fast lists.
            Class::Trial => used(Class::Trial) < sizes.trials() && fast < sizes.lists && all < lists && dear(),
            // A client without a running slow list is admitted even if all places of slow lists are taken.
            Class::Slow => all < lists && dear() && (used(Class::Slow) < sizes.slow || own() == 0),
        };
        room && self.used.iter().sum::<usize>() < self.capacity
    }

    /// How long one more is likely to wait.
    fn expected_wait(&self, sizes: &Sizes, class: Class, asker: Client) -> Duration {
        let beside = match class {
            Class::Row => sizes.rows,
            Class::Write => sizes.writes,
            Class::List => sizes.lists,
            Class::Trial => sizes.trials(),
            Class::Slow => sizes.slow,
        };
        let beside = beside.min(self.capacity).max(1) as f64;
        let hash_queue = (self.waiting[class as usize].ahead_of(asker) + 1) as f64 / beside;
        Duration::from_secs_f64(hash_queue * self.held[class as usize] / 1e6)
    }

    /// Admits waiting statements as far as the limits allow.
    fn let_through(&mut self, sizes: &Sizes) {
        let mut moved = true;
        while std::mem::take(&mut moved) {
            for class in CLASSES {
                while self.waiting[class as usize].len() > 0 {
                    let mut queue = std::mem::take(&mut self.waiting[class as usize]);
                    let next = queue.next(|asker| self.fits(sizes, class, asker));
                    self.waiting[class as usize] = queue;
                    let Some((asker, waiter)) = next else { break };
                    let now = self.class(sizes, waiter.lane, waiter.text, asker);
                    if now != class {
                        // Its class has become known meanwhile. Those of an earlier class have had their turn.
                        moved |= (now as usize) < class as usize;
                        self.waiting[now as usize].push(asker, waiter);
                    } else if waiter.turn.send(class).is_ok() {
                        self.begin(class, asker);
                    }
                }
            }
        }
    }

    fn learn(&mut self, text: u64, took: f64) {
        if self.took.len() >= MAX_REMEMBERED && !self.took.contains_key(&text) {
            self.took.clear();
        }
        self.took.insert(text, took);
    }
}

/// A waiting statement. If its client disconnects after admission, the place is released.
struct LaneWaiter<'a> {
    lanes: &'a Lanes,
    asker: Client,
    turn: Option<oneshot::Receiver<Class>>,
}

impl LaneWaiter<'_> {
    async fn wait(&mut self) -> Option<Class> {
        let class = self.turn.as_mut()?.await.ok();
        self.turn = None;
        class
    }
}

impl Drop for LaneWaiter<'_> {
    fn drop(&mut self) {
        if let Some(mut turn) = self.turn.take() {
            turn.close();
            if let Ok(class) = turn.try_recv() {
                self.lanes.leave(class, self.asker, Duration::ZERO, None, None);
            }
        }
    }
}

/// A place in a lane; released on drop.
#[derive(Debug)]
pub(super) struct LanePermit {
    lanes: Arc<Lanes>,
    class: Class,
    asker: Client,
    text: u64,
    began: Instant,
    /// What its statement took.
    took: Option<Duration>,
    /// What such statements took, in microseconds, before this one turned out slow.
    usual: Option<f64>,
}

impl LanePermit {
    /// Whether it should be told when its statement turns out slow.
    pub fn is_fast_list(&self) -> bool {
        matches!(self.class, Class::List | Class::Trial)
    }

    /// Reclassifies the statement and all with the same text as slow, and frees its place among the fast lists. When it has
    /// ended, what was known of the text counts again: on a busy machine, a fast statement may be slow for once.
    pub fn turned_slow(&mut self) {
        let mut state = self.lanes.state();
        self.usual = state.took.get(&self.text).copied().filter(|usual| *usual <= SLOW_AFTER.as_secs_f64() * 1e6);
        state.end(self.class, self.asker);
        self.class = Class::Slow;
        state.begin(self.class, self.asker);
        state.learn(self.text, SLOW_AFTER.as_secs_f64() * 4e6);
        state.let_through(&self.lanes.sizes);
    }

    /// The statement has ended.
    pub fn took(&mut self, time: Duration) {
        self.took = Some(time);
    }
}

impl Drop for LanePermit {
    fn drop(&mut self) {
        let took = self.took.filter(|_| self.text != 0).map(|took| (self.text, took));
        self.lanes.leave(self.class, self.asker, self.began.elapsed(), took, self.usual);
    }
}

#[cfg(test)]
mod tests;
