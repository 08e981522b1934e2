//! What every open connection is doing, and for how long. One task looks at all connections at intervals and ends those
//! whose time is over, so a request arms no timer.

use super::Limits;
use std::{
    collections::HashMap,
    fmt,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tokio::sync::Notify;

/// Milliseconds since the server started, as of the last look at it: precise enough for limits of seconds.
#[derive(Debug)]
pub struct Clock {
    began: Instant,
    now: AtomicU64,
}

impl Clock {
    fn new() -> Clock {
        Clock { began: Instant::now(), now: AtomicU64::new(0) }
    }

    fn now(&self) -> u64 {
        self.now.load(Relaxed)
    }

    /// Asks the machine for the time.
    fn update(&self) -> u64 {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.now.store(now, Relaxed);
        now
    }
}

/// Why a connection was ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The TLS handshake took too long.
    Handshake,
    /// The header of a request took too long.
    Header,
    /// No request came for too long.
    Idle,
    /// The client didn't read its answer.
    Write,
    /// It was waiting for a request, and its place was needed.
    Place,
    /// The server stops.
    Stop,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Handshake => "slow handshake",
            Reason::Header => "slow header",
            Reason::Idle => "idle",
            Reason::Write => "answer not read",
            Reason::Place => "place needed",
            Reason::Stop => "server stops",
        })
    }
}

/// How far a connection has come.
const HANDSHAKE: u8 = 0;
/// It is open, and no request has been made.
const FRESH: u8 = 1;
/// It has made a request.
const USED: u8 = 2;

/// What the task of a connection is told.
const FINISH: u8 = 1;
const END: u8 = 2;

/// Bytes of an HTTP/2 answer that count as progress: a client must take as many within the write limit.
const PROGRESS: u32 = 4096;

/// One open connection, shared by its task and the registry.
#[derive(Debug)]
pub struct Watched {
    clock: Arc<Clock>,
    network: Option<IpAddr>,
    stage: AtomicU8,
    /// When the present wait began: for the handshake, a header, the next request, or the reading of an answer.
    since: AtomicU64,
    /// Whether a part of a header is there.
    header: AtomicBool,
    /// Requests whose answers aren't complete.
    requests: AtomicU32,
    /// HTTP/2 answers, and parts of them, that the client hasn't taken.
    parts: AtomicU32,
    /// Bytes of these taken since the last progress.
    taken: AtomicU32,
    /// When writing began to wait for the client, plus one; 0: it doesn't.
    stalled: AtomicU64,
    told: AtomicU8,
    tell: Notify,
}

/// What a connection must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Answer what was asked, then end.
    Finish,
    /// End now.
    End,
}

impl Watched {
    fn now(&self) -> u64 {
        self.clock.now()
    }

    /// The connection is open: handshakes are done.
    pub fn opened(&self) {
        self.since.store(self.now(), Relaxed);
        self.stage.store(FRESH, Relaxed);
    }

    /// The first bytes of a header came.
    pub fn header_begins(&self) {
        // Of a fresh connection the header's time began when it was opened.
        if !self.header.swap(true, Relaxed) && self.stage.load(Relaxed) == USED {
            self.since.store(self.now(), Relaxed);
        }
    }

    /// A header is complete.
    pub fn header_ends(&self) {
        self.header.store(false, Relaxed);
    }

    /// Writing waits for the client.
    pub fn write_waits(&self) {
        if self.stalled.load(Relaxed) == 0 {
            self.stalled.store(self.now() + 1, Relaxed);
        }
    }

    /// The client took something.
    pub fn write_goes_on(&self) {
        if self.stalled.load(Relaxed) != 0 {
            self.stalled.store(0, Relaxed);
        }
    }

    /// Whether a request is being answered.
    pub fn is_busy(&self) -> bool {
        self.requests.load(Relaxed) != 0 || self.parts.load(Relaxed) != 0 || self.stalled.load(Relaxed) != 0
    }

    /// Waits until the connection is told to end.
    pub async fn told(&self) -> Told {
        loop {
            let told = self.tell.notified();
            match self.told.load(Relaxed) {
                END => return Told::End,
                FINISH => {
                    // It is told once; the next thing to wait for is the end.
                    if self.told.compare_exchange(FINISH, 0, Relaxed, Relaxed).is_ok() {
                        return Told::Finish;
                    }
                }
                _ => told.await,
            }
        }
    }

    fn tell(&self, what: u8) {
        self.told.fetch_max(what, Relaxed);
        self.tell.notify_one();
    }

    fn is_ending(&self) -> bool {
        self.told.load(Relaxed) == END
    }

    /// Why the connection must end, if its time is over.
    fn over(&self, now: u64, limits: &Limits) -> Option<Reason> {
        let over = |since: u64, limit: Duration| {
            let limit = u64::try_from(limit.as_millis()).unwrap_or(u64::MAX);
            limit != 0 && now.saturating_sub(since) >= limit
        };
        let since = self.since.load(Relaxed);
        match self.stalled.load(Relaxed) {
            0 => {}
            stalled if over(stalled - 1, limits.write) => return Some(Reason::Write),
            _ => return None,
        }
        if self.parts.load(Relaxed) != 0 {
            return over(since, limits.write).then_some(Reason::Write);
        }
        if self.requests.load(Relaxed) != 0 {
            return None;
        }
        let (limit, reason) = match self.stage.load(Relaxed) {
            HANDSHAKE => (limits.handshake, Reason::Handshake),
            FRESH => (limits.header, Reason::Header),
            _ if self.header.load(Relaxed) => (limits.header, Reason::Header),
            _ => (limits.idle, Reason::Idle),
        };
        over(since, limit).then_some(reason)
    }

    fn rests(&self) {
        if self.requests.load(Relaxed) == 0 && self.parts.load(Relaxed) == 0 {
            self.since.store(self.now(), Relaxed);
        }
    }
}

/// A request whose answer isn't complete.
#[derive(Debug)]
pub struct Underway(Arc<Watched>);

impl Underway {
    /// A request begins.
    pub fn new(watched: &Arc<Watched>) -> Underway {
        watched.requests.fetch_add(1, Relaxed);
        watched.stage.store(USED, Relaxed);
        Underway(Arc::clone(watched))
    }

    /// The connection.
    pub fn watched(&self) -> &Arc<Watched> {
        &self.0
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Relaxed);
        self.0.rests();
    }
}

/// An HTTP/2 answer, or a part of one, on its way to the client.
#[derive(Debug)]
pub struct Part(Arc<Watched>);

impl Part {
    /// A part is handed over.
    pub fn new(watched: &Arc<Watched>) -> Part {
        if watched.parts.fetch_add(1, Relaxed) == 0 {
            watched.since.store(watched.now(), Relaxed);
        }
        Part(Arc::clone(watched))
    }

    /// The client's window took some bytes.
    pub fn taken(&self, bytes: usize) {
        let bytes = u32::try_from(bytes).unwrap_or(PROGRESS).min(PROGRESS);
        if self.0.taken.fetch_add(bytes, Relaxed) + bytes >= PROGRESS {
            self.0.taken.store(0, Relaxed);
            self.0.since.store(self.0.now(), Relaxed);
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.0.parts.fetch_sub(1, Relaxed);
        self.0.since.store(self.0.now(), Relaxed);
    }
}

/// All open connections.
#[derive(Debug)]
pub struct Registry {
    clock: Arc<Clock>,
    limits: Limits,
    state: Mutex<State>,
    /// A connection came, or went.
    changed: Notify,
    /// A place became free.
    freed: Notify,
    stops: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    next: u64,
    open: HashMap<u64, Arc<Watched>>,
    /// Those of `open` that were told to end.
    ending: usize,
    /// The others by address, where these are bounded.
    of: HashMap<IpAddr, usize>,
    /// Ends since the log was last told.
    ended: HashMap<Reason, u64>,
}

/// A connection's place, free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    id: u64,
    registry: Arc<Registry>,
    /// What it is doing.
    pub watched: Arc<Watched>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.registry.lock();
        state.open.remove(&self.id);
        match self.watched.is_ending() {
            true => state.ending -= 1,
            false => state.leave(self.watched.network),
        }
        drop(state);
        self.registry.freed.notify_one();
        self.registry.changed.notify_waiters();
    }
}

/// Why a connection gets no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// All places are taken by requests that are being answered: wait.
    All,
    /// All that its address may have: refuse it.
    Address,
}

impl State {
    fn leave(&mut self, network: Option<IpAddr>) {
        let Some(network) = network else { return };
        if let Some(count) = self.of.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                self.of.remove(&network);
            }
        }
    }

    fn end(&mut self, watched: &Watched, reason: Reason) {
        if !watched.is_ending() {
            watched.tell(END);
            self.ending += 1;
            self.leave(watched.network);
            *self.ended.entry(reason).or_default() += 1;
        }
    }

    /// Ends the connections that wait for a request.
    fn finish(&mut self) {
        let waiting: Vec<_> = self.open.values().filter(|watched| !watched.is_busy()).map(Arc::clone).collect();
        waiting.iter().for_each(|watched| self.end(watched, Reason::Stop));
    }

    /// Ends the connections that have waited longest for a request, at most `most`; says how many.
    fn end_waiting(&mut self, most: usize, network: Option<IpAddr>) -> usize {
        let wait = |w: &&Arc<Watched>| !w.is_busy() && !w.is_ending() && (network.is_none() || w.network == network);
        let mut waiting: Vec<Arc<Watched>> = self.open.values().filter(wait).map(Arc::clone).collect();
        waiting.sort_by_key(|w| w.since.load(Relaxed));
        waiting.truncate(most);
        waiting.iter().for_each(|watched| self.end(watched, Reason::Place));
        waiting.len()
    }
}

impl Registry {
    /// No connection yet.
    pub fn new(limits: Limits) -> Registry {
        let (state, changed, freed, stops) = Default::default();
        Registry { clock: Arc::new(Clock::new()), limits, state, changed, freed, stops }
    }

    /// The state is whole whoever panicked with it: each change is complete before anything can.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection. Where there is none, the connection that has waited longest for a request is ended.
    ///
    /// # Errors
    /// None of those that count is waiting.
    pub fn admit(self: &Arc<Registry>, address: IpAddr, tls: bool) -> Result<Place, Full> {
        let now = self.clock.update();
        let network = (self.limits.per_address != 0).then(|| network(address));
        let mut state = self.lock();
        let theirs = network.and_then(|network| state.of.get(&network)).copied().unwrap_or(0);
        if network.is_some() && theirs >= self.limits.per_address && state.end_waiting(1, network) == 0 {
            return Err(Full::Address);
        }
        if state.open.len() - state.ending >= self.limits.connections && state.end_waiting(1, None) == 0 {
            return Err(Full::All);
        }
        let id = state.next;
        state.next += 1;
        if let Some(network) = network {
            *state.of.entry(network).or_default() += 1;
        }
        let watched = Arc::new(Watched {
            clock: Arc::clone(&self.clock),
            network,
            stage: AtomicU8::new(if tls { HANDSHAKE } else { FRESH }),
            since: AtomicU64::new(now),
            header: AtomicBool::new(false),
            requests: AtomicU32::new(0),
            parts: AtomicU32::new(0),
            taken: AtomicU32::new(0),
            stalled: AtomicU64::new(0),
            told: AtomicU8::new(0),
            tell: Notify::new(),
        });
        state.open.insert(id, Arc::clone(&watched));
        drop(state);
        self.changed.notify_waiters();
        Ok(Place { id, registry: Arc::clone(self), watched })
    }

    /// Connections that one address may have.
    pub fn per_address(&self) -> usize {
        self.limits.per_address
    }

    /// Waits until a place is free.
    pub async fn freed(&self) {
        self.freed.notified().await;
    }

    /// Files ran out: ends a quarter of the connections that wait for a request, those that have waited longest.
    pub fn make_room(&self) -> usize {
        let mut state = self.lock();
        let most = (state.open.len() / 4).max(1);
        state.end_waiting(most, None)
    }

    /// Ends those whose time is over, for as long as it is polled.
    pub async fn watch(&self) {
        loop {
            let changed = self.changed.notified();
            if self.lock().open.is_empty() {
                changed.await;
                self.clock.update();
                continue;
            }
            tokio::time::sleep(self.interval()).await;
            let now = self.clock.update();
            let mut state = self.lock();
            if self.stops.load(Relaxed) {
                state.finish();
            }
            let over: Vec<_> =
                state.open.values().filter_map(|w| Some((Arc::clone(w), w.over(now, &self.limits)?))).collect();
            for (watched, reason) in over {
                state.end(&watched, reason);
            }
            let ended = std::mem::take(&mut state.ended);
            drop(state);
            tell_ends(ended);
        }
    }

    /// Often enough that no limit is exceeded by much.
    fn interval(&self) -> Duration {
        if self.stops.load(Relaxed) {
            return Duration::from_millis(50);
        }
        let Limits { handshake, header, idle, write, .. } = self.limits;
        let least = [handshake, header, idle, write].into_iter().filter(|limit| !limit.is_zero()).min();
        least.map_or(Duration::from_secs(1), |least| {
            (least / 8).clamp(Duration::from_millis(20), Duration::from_secs(1))
        })
    }

    /// The server stops: ends connections that wait for a request; the others answer theirs and end then.
    pub fn finish(&self) {
        self.stops.store(true, Relaxed);
        let mut state = self.lock();
        state.open.values().for_each(|watched| watched.tell(FINISH));
        state.finish();
    }

    /// Ends all connections, and says on how many a request was being answered.
    pub fn end_all(&self) -> usize {
        let mut state = self.lock();
        let all: Vec<_> = state.open.values().map(Arc::clone).collect();
        all.iter().for_each(|watched| state.end(watched, Reason::Stop));
        all.iter().filter(|watched| watched.is_busy()).count()
    }

    /// Waits until no connection is open.
    pub async fn empty(&self) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // From here on nothing is missed.
            changed.as_mut().enable();
            if self.lock().open.is_empty() {
                return;
            }
            changed.await;
        }
    }
}

fn tell_ends(ended: HashMap<Reason, u64>) {
    let mut ended: Vec<_> =
        ended.into_iter().filter(|(reason, _)| !matches!(reason, Reason::Idle | Reason::Stop)).collect();
    if ended.is_empty() {
        return;
    }
    ended.sort();
    let ended: Vec<String> = ended.iter().map(|(reason, count)| format!("{reason}: {count}")).collect();
    tracing::info!(ended = ended.join(", "), "connections were ended");
}

/// What counts as one address: of IPv6 a network of 64 bits, since a client has as many addresses as it likes there.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry(connections: usize, per_address: usize) -> Arc<Registry> {
        Arc::new(Registry::new(Limits { connections, per_address, ..Limits::default() }))
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn at(registry: &Registry, seconds: u64) {
        registry.clock.now.store(seconds * 1000, Relaxed);
    }

    #[test]
    fn a_full_server_ends_who_has_waited_longest() {
        let registry = registry(2, 0);
        let first = registry.admit(address(1), false).expect("a place");
        let second = registry.admit(address(1), false).expect("a place");
        at(&registry, 1);
        // The first has just been answered, the second waits from the beginning.
        drop(Underway::new(&first.watched));
        let third = registry.admit(address(1), false).expect("a place");
        assert!(second.watched.is_ending() && !first.watched.is_ending() && !third.watched.is_ending());
        drop(second);
        let busy = [Underway::new(&first.watched), Underway::new(&third.watched)];
        assert_eq!(registry.admit(address(1), false).err(), Some(Full::All));
        drop(busy);
        assert!(registry.admit(address(1), false).is_ok());
    }

    #[test]
    fn an_address_has_its_own_bound() {
        let registry = registry(10, 1);
        let first = registry.admit(address(1), false).expect("a place");
        let request = Underway::new(&first.watched);
        assert_eq!(registry.admit(address(1), false).err(), Some(Full::Address));
        assert!(registry.admit(address(2), false).is_ok());
        drop(request);
        let next = registry.admit(address(1), false).expect("the idle one makes room");
        assert!(first.watched.is_ending());
        drop((first, next));
        assert!(registry.lock().of.is_empty() && registry.lock().open.is_empty());
    }

    #[test]
    fn an_ipv6_network_is_one_address() {
        let parsed = |text: &str| text.parse::<IpAddr>().expect("an address");
        assert_eq!(network(parsed("2001:db8::1")), network(parsed("2001:db8::ffff:1")));
        assert_ne!(network(parsed("2001:db8::1")), network(parsed("2001:db8:0:1::1")));
        assert_eq!(network(parsed("::ffff:10.0.0.1")), address(1));
    }

    #[test]
    fn each_wait_has_its_own_limit() {
        let registry = registry(10, 0);
        let limits = Limits {
            handshake: Duration::from_secs(1),
            header: Duration::from_secs(2),
            idle: Duration::from_secs(3),
            write: Duration::from_secs(4),
            ..Limits::default()
        };
        let place = registry.admit(address(1), true).expect("a place");
        let watched = &place.watched;
        let over = |seconds: u64| watched.over(seconds * 1000, &limits);
        let base = watched.since.load(Relaxed) / 1000;
        assert_eq!((over(base), over(base + 2)), (None, Some(Reason::Handshake)));
        at(&registry, 10);
        watched.opened();
        watched.header_begins();
        assert_eq!((over(11), over(12)), (None, Some(Reason::Header)));
        watched.header_ends();
        let request = Underway::new(watched);
        assert_eq!(over(1000), None, "a request may take its time");
        watched.write_waits();
        assert_eq!((over(13), over(14)), (None, Some(Reason::Write)));
        watched.write_goes_on();
        at(&registry, 20);
        let part = Part::new(watched);
        assert_eq!((over(23), over(24)), (None, Some(Reason::Write)));
        at(&registry, 23);
        part.taken(100);
        assert_eq!(over(24), Some(Reason::Write), "a few bytes are no progress");
        part.taken(4096);
        assert_eq!(over(26), None);
        drop((part, request));
        assert_eq!((over(25), over(26)), (None, Some(Reason::Idle)));
        // Of a connection that was used, a header has its time from its first byte.
        at(&registry, 25);
        watched.header_begins();
        assert_eq!((over(26), over(27)), (None, Some(Reason::Header)));
        let none = Limits { header: Duration::ZERO, ..limits };
        assert_eq!(watched.over(1_000_000, &none), None, "0 is no limit");
    }

    #[tokio::test]
    async fn a_connection_is_told_even_if_it_did_not_wait_yet() {
        let registry = registry(10, 0);
        let place = registry.admit(address(1), false).expect("a place");
        let request = Underway::new(&place.watched);
        registry.finish();
        assert_eq!(place.watched.told().await, Told::Finish);
        assert_eq!(registry.end_all(), 1);
        assert_eq!(place.watched.told().await, Told::End);
        drop(request);
    }
}
