//! Counts failed log-ins, in bounded memory, for each server process: of a user name from an address, of an address,
//! and of a user name. After some failures answers are delayed more and more; then the address is refused for a time
//! that doubles. A user name alone is never refused, because anybody could lock its owner out that way, unless the
//! deployment locks accounts.

use super::{
    hash_queue::{Attempt, Rank},
    known_networks::KnownNetworks,
};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::{IpAddr, Ipv4Addr},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Limits for a user name from one address: failures that are answered without delay, and failures after which it is
/// refused.
const PAIR: Bounds = Bounds { slow: 5, refused: 10 };
/// The same for an address and all user names. Several people may share an address.
const ADDRESS: Bounds = Bounds { slow: 20, refused: 50 };
/// Failures of a user name from all addresses after which answers to wrong passwords are delayed and the log warns.
const ALARM_AFTER: u32 = 20;

/// The first delay of an answer, which doubles with each failure, and the longest.
const DELAY: Duration = Duration::from_millis(500);
const MAX_DELAY: Duration = Duration::from_secs(4);
/// The first time of refusal, in microseconds, which doubles with each failure, and the longest.
const REFUSAL: i64 = 15_000_000;
const MAX_REFUSAL: i64 = 15 * 60_000_000;
/// Microseconds after the last failure when it is forgotten.
const FORGET_AFTER: i64 = 60 * 60_000_000;

/// Counts that are kept at most, of about 40 bytes each.
const MAX_COUNTERS: usize = 100_000;

struct Bounds {
    slow: u32,
    refused: u32,
}

/// When an account is locked for all addresses.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lock {
    /// Failures in a row, whatever address they come from; 0 = never.
    pub after: u32,
    /// For so many seconds.
    pub seconds: u64,
}

/// Counts of failures, and where users came in from.
#[derive(Debug)]
pub struct FailedLogIns {
    lock: Lock,
    most: usize,
    /// Makes keys that nobody else can foresee.
    hasher: RandomState,
    counts: Mutex<HashMap<Key, Count>>,
    known: KnownNetworks,
}

/// What failures are counted for. Texts are hashed, so that all counters take the same memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Pair(u64),
    Address(u64),
    User(u64),
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    failures: u32,
    /// When the last one was, and until when there is refusal, in microseconds since 1970.
    last: i64,
    until: i64,
}

impl Count {
    fn is_over(&self, now: i64) -> bool {
        now - self.last > FORGET_AFTER && self.until <= now
    }
}

impl FailedLogIns {
    /// Nothing has failed yet.
    pub fn new(lock: Lock) -> FailedLogIns {
        FailedLogIns {
            lock,
            most: MAX_COUNTERS,
            hasher: RandomState::new(),
            counts: Mutex::default(),
            known: KnownNetworks::default(),
        }
    }

    /// Checks whether a log-in may be tried.
    ///
    /// # Errors
    /// The seconds until it may be tried again.
    pub fn check(&self, user: &str, address: &str, now: i64) -> Result<(), u64> {
        let counts = self.counts();
        let until = self.keys(user, address).iter().filter_map(|key| counts.get(key)).map(|count| count.until).max();
        match until.and_then(|until| u64::try_from(until - now).ok()).filter(|wait| *wait > 0) {
            Some(wait) => Err(wait.div_ceil(1_000_000)),
            None => Ok(()),
        }
    }

    /// The rank of a log-in in the queue for hashing.
    pub fn rank(&self, user: &str, address: &str, now: i64) -> (Attempt, Rank) {
        let network = network(address);
        let asker = Attempt { user: self.hasher.hash_one(user), address: self.hasher.hash_one(&network) };
        let pair = self.pair(user, &network);
        let counts = self.counts();
        let failures = |key| counts.get(&key).filter(|count| !count.is_over(now)).map_or(0, |count| count.failures);
        let rank = if self.known.has(asker.user, pair) && failures(Key::Pair(pair)) < PAIR.slow {
            Rank::Known
        } else if failures(Key::Address(asker.address)) == 0 {
            Rank::Fresh
        } else {
            Rank::Failed
        };
        (asker, rank)
    }

    /// Records the network from which a user has authenticated. Runs on every request with a token, so it takes no
    /// lock.
    pub fn logged_in(&self, user: &str, network: &Network) {
        self.known.record(self.hasher.hash_one(user), self.pair(user, network));
    }

    /// Counts a failure; how much later it is answered.
    pub fn failed(&self, user: &str, address: &str, now: i64) -> Duration {
        let mut counts = self.counts();
        if counts.len() + 3 > self.most {
            self.shrink(&mut counts, now);
        }
        let mut delay = Duration::ZERO;
        for key in self.keys(user, address) {
            let count = counts.entry(key).or_default();
            if count.is_over(now) {
                *count = Count::default();
            }
            count.failures = count.failures.saturating_add(1);
            count.last = now;
            let failures = count.failures;
            let bounds = match key {
                Key::Pair(_) => PAIR,
                Key::Address(_) => ADDRESS,
                Key::User(_) => {
                    if self.lock.after > 0 && failures >= self.lock.after {
                        let time = i64::try_from(self.lock.seconds).unwrap_or(i64::MAX).saturating_mul(1_000_000);
                        // Each counted failure gets an answer.
                        *count = Count { failures: 0, last: now, until: now.saturating_add(time) };
                        tracing::warn!(user, seconds = self.lock.seconds, "an account is locked after failed log-ins");
                    }
                    if failures >= ALARM_AFTER {
                        delay = delay.max(DELAY);
                    }
                    if failures.is_multiple_of(ALARM_AFTER) && (failures / ALARM_AFTER).is_power_of_two() {
                        tracing::warn!(user, failures, "many log-ins of one user failed");
                    }
                    continue;
                }
            };
            if failures > bounds.slow {
                delay = delay.max(doubled(DELAY, failures - bounds.slow - 1).min(MAX_DELAY));
            }
            if failures >= bounds.refused {
                let times = 1_i64.checked_shl(failures - bounds.refused).filter(|n| *n > 0).unwrap_or(i64::MAX);
                count.until = now + REFUSAL.saturating_mul(times).min(MAX_REFUSAL);
            }
        }
        delay
    }

    /// Resets the failures of a user who has logged in, and those of the address as far as they were failures of this
    /// user. So owning an account doesn't help to guess others.
    pub fn succeeded(&self, user: &str, address: &str) {
        self.logged_in(user, &network(address));
        let mut counts = self.counts();
        let [pair, whole, user] = self.keys(user, address);
        counts.remove(&user);
        let Some(forgotten) = counts.remove(&pair) else { return };
        if let Some(count) = counts.get_mut(&whole) {
            count.failures = count.failures.saturating_sub(forgotten.failures);
            if count.failures == 0 {
                counts.remove(&whole);
            }
        }
    }

    fn keys(&self, user: &str, address: &str) -> [Key; 3] {
        let network = network(address);
        let whole = self.hasher.hash_one(&network);
        [Key::Pair(self.pair(user, &network)), Key::Address(whole), Key::User(self.hasher.hash_one(user))]
    }

    /// Never 0, which marks an empty slot.
    fn pair(&self, user: &str, network: &Network) -> u64 {
        self.hasher.hash_one((user, network)).max(1)
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<Key, Count>> {
        // Ignore poisoning: the counts are consistent even if a holder panicked.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes expired counters. If more than half of the maximum remain, removes those with the fewest failures, the
    /// oldest first: counters of attackers have many failures and stay.
    fn shrink(&self, counts: &mut HashMap<Key, Count>, now: i64) {
        counts.retain(|_, count| !count.is_over(now));
        if counts.len() <= self.most / 2 {
            return;
        }
        let mut all: Vec<(i64, u32, i64, Key)> =
            counts.iter().map(|(key, count)| (count.until.max(now), count.failures, count.last, *key)).collect();
        all.sort_unstable_by_key(|(until, failures, last, _)| (*until, *failures, *last));
        let over = counts.len() - self.most / 2;
        for (_, _, _, key) in all.into_iter().take(over) {
            counts.remove(&key);
        }
    }
}

fn doubled(time: Duration, times: u32) -> Duration {
    time.saturating_mul(1_u32.checked_shl(times).unwrap_or(u32::MAX))
}

/// The network of a client. For IPv6 it is the first half of the address, because a client usually has a whole /64
/// network.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Network {
    /// One address.
    V4(Ipv4Addr),
    /// The first 64 bits.
    V6([u16; 4]),
    /// Other text that identifies clients, e.g. a list of addresses from several proxies.
    Other(String),
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(address) => Network::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Network::V6([a, b, c, d])
            }
        }
    }
}

/// The network of an address.
pub fn network(address: &str) -> Network {
    match address.parse::<IpAddr>() {
        Ok(address) => address.into(),
        Err(_) => Network::Other(address.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    fn failed_log_ins() -> FailedLogIns {
        FailedLogIns::new(Lock::default())
    }

    fn fail(failed_log_ins: &FailedLogIns, user: &str, address: &str, times: u32, now: i64) -> Duration {
        (0..times).map(|_| failed_log_ins.failed(user, address, now)).last().unwrap_or_default()
    }

    #[test]
    fn answers_come_later_and_then_there_is_refusal_for_longer_each_time() {
        let failed_log_ins = failed_log_ins();
        assert_eq!(fail(&failed_log_ins, "ada", "1.1.1.1", 5, 0), Duration::ZERO);
        let delays: Vec<_> = (0..4).map(|_| failed_log_ins.failed("ada", "1.1.1.1", 0).as_millis()).collect();
        assert_eq!(delays, [500, 1000, 2000, 4000]);
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 0), Ok(()));
        failed_log_ins.failed("ada", "1.1.1.1", 0);
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", SECOND / 2), Err(15));
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 15 * SECOND), Ok(()));
        failed_log_ins.failed("ada", "1.1.1.1", 15 * SECOND);
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 15 * SECOND), Err(30));
        fail(&failed_log_ins, "ada", "1.1.1.1", 200, 0);
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 0), Err(900));
    }

    #[test]
    fn others_are_not_refused_for_it() {
        let failed_log_ins = failed_log_ins();
        fail(&failed_log_ins, "ada", "1.1.1.1", 40, 0);
        assert!(failed_log_ins.check("ada", "1.1.1.1", 0).is_err());
        assert_eq!(failed_log_ins.check("ada", "2.2.2.2", 0), Ok(()));
        assert_eq!(failed_log_ins.check("bob", "1.1.1.1", 0), Ok(()));
        assert_eq!(failed_log_ins.rank("bob", "1.1.1.1", 0).1, Rank::Failed);
        assert_eq!(failed_log_ins.rank("ada", "2.2.2.2", 0).1, Rank::Fresh);
        // Many addresses that guess at one user only make wrong answers late.
        for n in 0..100 {
            failed_log_ins.failed("ada", &format!("3.3.3.{n}"), 0);
        }
        assert_eq!(failed_log_ins.check("ada", "2.2.2.2", 0), Ok(()));
        assert_eq!(failed_log_ins.failed("ada", "2.2.2.2", 0), DELAY);
    }

    #[test]
    fn an_address_that_tries_many_users_is_refused() {
        let failed_log_ins = failed_log_ins();
        for n in 0..50 {
            assert_eq!(failed_log_ins.check(&format!("user {n}"), "1.1.1.1", 0), Ok(()));
            failed_log_ins.failed(&format!("user {n}"), "1.1.1.1", 0);
        }
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 0), Err(15));
        assert_eq!(failed_log_ins.check("ada", "1.1.1.2", 0), Ok(()));
    }

    #[test]
    fn a_success_forgets_what_was_the_users_own_and_no_more() {
        let failed_log_ins = failed_log_ins();
        fail(&failed_log_ins, "bob", "1.1.1.1", 30, 0);
        fail(&failed_log_ins, "ada", "1.1.1.1", 9, 0);
        failed_log_ins.succeeded("ada", "1.1.1.1");
        assert_eq!(fail(&failed_log_ins, "ada", "1.1.1.1", 1, 0), MAX_DELAY);
        assert_eq!(failed_log_ins.check("ada", "1.1.1.1", 0), Ok(()));
        assert!(failed_log_ins.check("bob", "1.1.1.1", 0).is_err());
        let counts = failed_log_ins.counts();
        let [_, address, _] = failed_log_ins.keys("ada", "1.1.1.1");
        assert_eq!(counts.get(&address).map(|count| count.failures), Some(31));
    }

    #[test]
    fn failures_are_forgotten_in_the_end() {
        let failed_log_ins = failed_log_ins();
        fail(&failed_log_ins, "ada", "1.1.1.1", 9, 0);
        assert_eq!(failed_log_ins.failed("ada", "1.1.1.1", FORGET_AFTER + 1), Duration::ZERO);
    }

    #[test]
    fn accounts_are_locked_where_the_deployment_says_so() {
        let failed_log_ins = FailedLogIns::new(Lock { after: 3, seconds: 600 });
        for n in 0..3 {
            assert_eq!(failed_log_ins.check("ada", "9.9.9.9", 0), Ok(()));
            failed_log_ins.failed("ada", &format!("1.1.1.{n}"), 0);
        }
        assert_eq!(failed_log_ins.check("ada", "9.9.9.9", SECOND), Err(599));
        assert_eq!(failed_log_ins.check("bob", "9.9.9.9", SECOND), Ok(()));
        assert_eq!(failed_log_ins.check("ada", "9.9.9.9", 600 * SECOND), Ok(()));
        failed_log_ins.failed("ada", "9.9.9.9", 600 * SECOND);
        assert_eq!(failed_log_ins.check("ada", "9.9.9.9", 600 * SECOND), Ok(()));
    }

    #[test]
    fn memory_is_bounded_and_those_who_failed_most_are_remembered() {
        let mut failed_log_ins = failed_log_ins();
        failed_log_ins.most = 300;
        fail(&failed_log_ins, "ada", "1.1.1.1", 20, 0);
        for n in 0..10_000 {
            failed_log_ins.failed(&format!("user {n}"), &format!("{}.{}.0.1", n / 250, n % 250), 0);
        }
        assert!(failed_log_ins.counts().len() <= 300);
        assert!(failed_log_ins.check("ada", "1.1.1.1", 0).is_err());
    }

    #[test]
    fn one_client_has_a_network_of_ipv6() {
        assert_eq!(network("2001:db8:1:2:3::4"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::4"), network("2001:db8:1:3::4"));
        assert_eq!(network("::ffff:1.2.3.4"), network("1.2.3.4"));
        assert_ne!(network("1.1.1.1,2.2.2.2"), network("1.1.1.1"));
    }

    #[test]
    fn users_are_known_where_they_came_in_until_they_fail_there() {
        let failed_log_ins = failed_log_ins();
        let rank = |user, address, now| failed_log_ins.rank(user, address, now).1;
        failed_log_ins.succeeded("ada", "1.1.1.1");
        failed_log_ins.logged_in("ada", &network("2001:db8:1:2::3"));
        // Others fail at the same address.
        fail(&failed_log_ins, "bob", "1.1.1.1", 30, 0);
        assert_eq!(rank("ada", "1.1.1.1", 0), Rank::Known);
        assert_eq!(rank("ada", "2001:db8:1:2::4", 0), Rank::Known);
        assert_eq!(rank("ada", "2001:db8:1:3::4", 0), Rank::Fresh);
        assert_eq!(rank("bob", "2001:db8:1:2::3", 0), Rank::Fresh);
        assert_eq!(rank("bob", "1.1.1.1", 0), Rank::Failed);
        fail(&failed_log_ins, "ada", "1.1.1.1", PAIR.slow - 1, 0);
        assert_eq!(rank("ada", "1.1.1.1", 0), Rank::Known);
        fail(&failed_log_ins, "ada", "1.1.1.1", 1, 0);
        assert_eq!(rank("ada", "1.1.1.1", 0), Rank::Failed);
        assert_eq!(rank("ada", "1.1.1.1", FORGET_AFTER + 1), Rank::Known);
        let (ada, _) = failed_log_ins.rank("ada", "2001:db8:1:2::3", 0);
        assert_eq!(ada, failed_log_ins.rank("ada", "2001:db8:1:2::4", 0).0);
    }
}
