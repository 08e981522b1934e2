//! The state of an open connection and its duration: a few atomics, which the [registry](super::registry) reads.

use super::Limits;
use std::{
    fmt,
    net::IpAddr,
    sync::{
        Arc,
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
    /// It begins now.
    pub fn new() -> Clock {
        Clock { began: Instant::now(), now: AtomicU64::new(0) }
    }

    fn now(&self) -> u64 {
        self.now.load(Relaxed)
    }

    #[cfg(test)]
    pub fn set(&self, seconds: u64) {
        self.now.store(seconds * 1000, Relaxed);
    }

    /// Asks the machine for the time.
    pub fn update(&self) -> u64 {
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
    ConnectionSlot,
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
            Reason::ConnectionSlot => "place needed",
            Reason::Stop => "server stops",
        })
    }
}

/// How far a connection has come.
const HANDSHAKE: u8 = 0;
/// It is open, and no request has been made.
const UNUSED: u8 = 1;
/// It has made a request.
const USED: u8 = 2;

/// What the task of a connection is told.
const FINISH: u8 = 1;
const END: u8 = 2;

/// Bytes of an HTTP/2 answer that count as progress: a client must take as many within the write limit.
const MIN_PROGRESS: u32 = 4096;

/// One open connection, shared by its task and the registry.
#[derive(Debug)]
pub struct ConnectionState {
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
pub enum CloseRequest {
    /// Answer what was asked, then end.
    Finish,
    /// End now.
    End,
}

impl ConnectionState {
    /// A connection that was just accepted; `network` is what its address counts as, if these are bounded.
    pub fn new(clock: &Arc<Clock>, network: Option<IpAddr>, tls: bool) -> ConnectionState {
        ConnectionState {
            clock: Arc::clone(clock),
            network,
            stage: AtomicU8::new(if tls { HANDSHAKE } else { UNUSED }),
            since: AtomicU64::new(clock.update()),
            header: AtomicBool::new(false),
            requests: AtomicU32::new(0),
            parts: AtomicU32::new(0),
            taken: AtomicU32::new(0),
            stalled: AtomicU64::new(0),
            told: AtomicU8::new(0),
            tell: Notify::new(),
        }
    }

    /// What its address counts as.
    pub fn network(&self) -> Option<IpAddr> {
        self.network
    }

    /// When its present wait began.
    pub fn since(&self) -> u64 {
        self.since.load(Relaxed)
    }

    fn now(&self) -> u64 {
        self.clock.now()
    }

    /// The connection is open: handshakes are done.
    pub fn opened(&self) {
        self.since.store(self.now(), Relaxed);
        self.stage.store(UNUSED, Relaxed);
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
    pub async fn close_requested(&self) -> CloseRequest {
        loop {
            let told = self.tell.notified();
            match self.told.load(Relaxed) {
                END => return CloseRequest::End,
                FINISH => {
                    // `Finish` is reported once; afterwards only `End` is awaited.
                    if self.told.compare_exchange(FINISH, 0, Relaxed, Relaxed).is_ok() {
                        return CloseRequest::Finish;
                    }
                }
                _ => told.await,
            }
        }
    }

    /// Lets it answer what it was asked, and end then.
    pub fn request_finish(&self) {
        self.request_close(FINISH);
    }

    /// Ends it.
    pub fn request_end(&self) {
        self.request_close(END);
    }

    fn request_close(&self, what: u8) {
        self.told.fetch_max(what, Relaxed);
        self.tell.notify_one();
    }

    /// Whether it was told to end.
    pub fn is_ending(&self) -> bool {
        self.told.load(Relaxed) == END
    }

    /// Why the connection must end, if its time is over.
    pub fn over(&self, now: u64, limits: &Limits) -> Option<Reason> {
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
            UNUSED => (limits.header, Reason::Header),
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
pub struct ActiveRequest(Arc<ConnectionState>);

impl ActiveRequest {
    /// A request begins.
    pub fn new(watched: &Arc<ConnectionState>) -> ActiveRequest {
        watched.requests.fetch_add(1, Relaxed);
        watched.stage.store(USED, Relaxed);
        ActiveRequest(Arc::clone(watched))
    }

    /// The connection.
    pub fn watched(&self) -> &Arc<ConnectionState> {
        &self.0
    }
}

impl Drop for ActiveRequest {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Relaxed);
        self.0.rests();
    }
}

/// An HTTP/2 answer, or a part of one, on its way to the client.
#[derive(Debug)]
pub struct PendingAnswer(Arc<ConnectionState>);

impl PendingAnswer {
    /// A part is handed over.
    pub fn new(watched: &Arc<ConnectionState>) -> PendingAnswer {
        if watched.parts.fetch_add(1, Relaxed) == 0 {
            watched.since.store(watched.now(), Relaxed);
        }
        PendingAnswer(Arc::clone(watched))
    }

    /// The client's window took some bytes.
    pub fn taken(&self, bytes: usize) {
        let bytes = u32::try_from(bytes).unwrap_or(MIN_PROGRESS).min(MIN_PROGRESS);
        if self.0.taken.fetch_add(bytes, Relaxed) + bytes >= MIN_PROGRESS {
            self.0.taken.store(0, Relaxed);
            self.0.since.store(self.0.now(), Relaxed);
        }
    }
}

impl Drop for PendingAnswer {
    fn drop(&mut self) {
        self.0.parts.fetch_sub(1, Relaxed);
        self.0.since.store(self.0.now(), Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_has_its_own_limit() {
        let clock = Arc::new(Clock::new());
        let limits = Limits {
            handshake: Duration::from_secs(1),
            header: Duration::from_secs(2),
            idle: Duration::from_secs(3),
            write: Duration::from_secs(4),
            ..Limits::default()
        };
        let watched = &Arc::new(ConnectionState::new(&clock, None, true));
        let over = |seconds: u64| watched.over(seconds * 1000, &limits);
        let base = watched.since.load(Relaxed) / 1000;
        assert_eq!((over(base), over(base + 2)), (None, Some(Reason::Handshake)));
        clock.set(10);
        watched.opened();
        watched.header_begins();
        assert_eq!((over(11), over(12)), (None, Some(Reason::Header)));
        watched.header_ends();
        let request = ActiveRequest::new(watched);
        assert_eq!(over(1000), None, "a request may take its time");
        watched.write_waits();
        assert_eq!((over(13), over(14)), (None, Some(Reason::Write)));
        watched.write_goes_on();
        clock.set(20);
        let part = PendingAnswer::new(watched);
        assert_eq!((over(23), over(24)), (None, Some(Reason::Write)));
        clock.set(23);
        part.taken(100);
        assert_eq!(over(24), Some(Reason::Write), "a few bytes are no progress");
        part.taken(4096);
        assert_eq!(over(26), None);
        drop((part, request));
        assert_eq!((over(25), over(26)), (None, Some(Reason::Idle)));
        // Of a connection that was used, a header has its time from its first byte.
        clock.set(25);
        watched.header_begins();
        assert_eq!((over(26), over(27)), (None, Some(Reason::Header)));
        let none = Limits { header: Duration::ZERO, ..limits };
        assert_eq!(watched.over(1_000_000, &none), None, "0 is no limit");
    }
}
