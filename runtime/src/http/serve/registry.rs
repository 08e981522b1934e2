//! All open connections: their number in total and for each address, and which must be closed. One task checks all of
//! them at intervals and closes those that exceed a time limit, so requests set no timers.

use super::{
    Limits,
    watch::{Clock, ConnectionState, Reason},
};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::sync::Notify;

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
    open: HashMap<u64, Arc<ConnectionState>>,
    /// Those of `open` that were told to end.
    ending: usize,
    /// The others by address, where these are bounded.
    of: HashMap<IpAddr, usize>,
    /// Ends since the log was last told.
    ended: HashMap<Reason, u64>,
}

/// The slot of a connection; released on drop.
#[derive(Debug)]
pub struct ConnectionSlot {
    id: u64,
    registry: Arc<Registry>,
    /// What it is doing.
    pub watched: Arc<ConnectionState>,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        let mut state = self.registry.lock();
        state.open.remove(&self.id);
        match self.watched.is_ending() {
            true => state.ending -= 1,
            false => state.leave(self.watched.network()),
        }
        drop(state);
        self.registry.freed.notify_one();
        self.registry.changed.notify_waiters();
    }
}

/// Why a connection gets no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSlot {
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

    fn end(&mut self, watched: &ConnectionState, reason: Reason) {
        if !watched.is_ending() {
            watched.request_end();
            self.ending += 1;
            self.leave(watched.network());
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
        let wait =
            |w: &&Arc<ConnectionState>| !w.is_busy() && !w.is_ending() && (network.is_none() || w.network() == network);
        let mut waiting: Vec<Arc<ConnectionState>> = self.open.values().filter(wait).map(Arc::clone).collect();
        waiting.sort_by_key(|w| w.since());
        waiting.truncate(most);
        waiting.iter().for_each(|watched| self.end(watched, Reason::ConnectionSlot));
        waiting.len()
    }
}

impl Registry {
    /// No connection yet.
    pub fn new(limits: Limits) -> Registry {
        let (state, changed, freed, stops) = Default::default();
        Registry { clock: Arc::new(Clock::new()), limits, state, changed, freed, stops }
    }

    /// Ignore poisoning: each change is complete before anything can panic.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection. Where there is none, the connection that has waited longest for a request is ended.
    ///
    /// # Errors
    /// None of those that count is waiting.
    pub fn admit(self: &Arc<Registry>, address: IpAddr, tls: bool) -> Result<ConnectionSlot, NoSlot> {
        let network = (self.limits.per_address != 0).then(|| network(address));
        let mut state = self.lock();
        let theirs = network.and_then(|network| state.of.get(&network)).copied().unwrap_or(0);
        if network.is_some() && theirs >= self.limits.per_address && state.end_waiting(1, network) == 0 {
            return Err(NoSlot::Address);
        }
        if state.open.len() - state.ending >= self.limits.connections && state.end_waiting(1, None) == 0 {
            return Err(NoSlot::All);
        }
        let id = state.next;
        state.next += 1;
        if let Some(network) = network {
            *state.of.entry(network).or_default() += 1;
        }
        let watched = Arc::new(ConnectionState::new(&self.clock, network, tls));
        state.open.insert(id, Arc::clone(&watched));
        drop(state);
        self.changed.notify_waiters();
        Ok(ConnectionSlot { id, registry: Arc::clone(self), watched })
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
        state.open.values().for_each(|watched| watched.request_finish());
        state.finish();
    }

    /// Ends all connections, and says on how many a request was being answered.
    pub fn end_all(&self) -> usize {
        let mut state = self.lock();
        let all: Vec<_> = state.open.values().map(Arc::clone).collect();
        let busy = all.iter().filter(|watched| watched.is_busy()).count();
        all.iter().for_each(|watched| state.end(watched, Reason::Stop));
        busy
    }

    /// Waits until no connection is open.
    pub async fn empty(&self) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Subscribed: no notification is missed from here on.
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
    use crate::http::serve::watch::{ActiveRequest, CloseRequest};

    fn registry(connections: usize, per_address: usize) -> Arc<Registry> {
        Arc::new(Registry::new(Limits { connections, per_address, ..Limits::default() }))
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn at(registry: &Registry, seconds: u64) {
        registry.clock.set(seconds);
    }

    #[test]
    fn a_full_server_ends_who_has_waited_longest() {
        let registry = registry(2, 0);
        let first = registry.admit(address(1), false).expect("a place");
        let second = registry.admit(address(1), false).expect("a place");
        at(&registry, 1);
        // The first has just been answered, the second waits from the beginning.
        drop(ActiveRequest::new(&first.watched));
        let third = registry.admit(address(1), false).expect("a place");
        assert!(second.watched.is_ending() && !first.watched.is_ending() && !third.watched.is_ending());
        drop(second);
        let busy = [ActiveRequest::new(&first.watched), ActiveRequest::new(&third.watched)];
        assert_eq!(registry.admit(address(1), false).err(), Some(NoSlot::All));
        drop(busy);
        assert!(registry.admit(address(1), false).is_ok());
    }

    #[test]
    fn an_address_has_its_own_bound() {
        let registry = registry(10, 1);
        let first = registry.admit(address(1), false).expect("a place");
        let request = ActiveRequest::new(&first.watched);
        assert_eq!(registry.admit(address(1), false).err(), Some(NoSlot::Address));
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

    #[tokio::test]
    async fn a_connection_is_told_even_if_it_did_not_wait_yet() {
        let registry = registry(10, 0);
        let place = registry.admit(address(1), false).expect("a place");
        let request = ActiveRequest::new(&place.watched);
        registry.finish();
        assert_eq!(place.watched.close_requested().await, CloseRequest::Finish);
        assert_eq!(registry.end_all(), 1);
        assert_eq!(place.watched.close_requested().await, CloseRequest::End);
        drop(request);
    }
}
