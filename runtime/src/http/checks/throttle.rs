//! Rates: how many requests a caller may make. Each server counts for itself, in bounded memory; the
//! window slides, and refused requests are not counted.

use crate::{account::Caller, error::RequestError, request_time::RequestTime};
use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

/// Which rate applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateKind {
    /// The API's endpoints.
    Burst,
    /// The documentation page.
    Docs,
}

/// So many requests in so many microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rate {
    requests: usize,
    period: i64,
}

/// Maximum number of stored times for all callers, and the fixed cost of a caller in the same unit.
const MAX_TIMES: usize = 2_000_000;
const CALLER_OVERHEAD: usize = 16;

/// Counts of recent requests.
#[derive(Debug)]
pub struct Throttle {
    burst: Option<Rate>,
    docs: Option<Rate>,
    most: usize,
    recent: Mutex<Recent>,
    /// Time at which the last refused caller may try again, in microseconds since 1970.
    busy: AtomicI64,
}

#[derive(Debug, Default)]
struct Recent {
    /// Times of the requests of the last period, oldest first.
    times: HashMap<(RateKind, String), VecDeque<i64>>,
    /// What all of them cost.
    cost: usize,
}

impl Throttle {
    /// Counts nothing yet. Rates are `<number>/<period>`, the period known by its first letter
    /// (`s`, `m`, `h`, `d`), e.g. `550/minute`; empty = no limit.
    ///
    /// # Errors
    /// Which rate is not one.
    pub fn new(burst: &str, docs: &str) -> Result<Throttle, String> {
        Ok(Throttle {
            burst: rate(burst)?,
            docs: rate(docs)?,
            most: MAX_TIMES,
            recent: Mutex::default(),
            busy: AtomicI64::new(0),
        })
    }

    /// Counts a request of a caller, as [`who`] names it.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn check(&self, scope: RateKind, who: impl FnOnce() -> String, now: &RequestTime) -> Result<(), RequestError> {
        let rate = match scope {
            RateKind::Burst => self.burst,
            RateKind::Docs => self.docs,
        };
        let Some(rate) = rate else { return Ok(()) };
        let now = now.now.timestamp_micros();
        // Ignore poisoning: the counts are consistent even if a holder panicked.
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = &mut *recent;
        // Checked before counting, so that the memory grows by at most one request.
        if recent.cost > self.most {
            recent.shrink(self.most, [(RateKind::Burst, self.burst), (RateKind::Docs, self.docs)], now);
        }
        let key = (scope, who());
        if !recent.times.contains_key(&key) {
            recent.cost += CALLER_OVERHEAD;
        }
        let times = recent.times.entry(key).or_default();
        while times.front().is_some_and(|time| *time <= now - rate.period) {
            times.pop_front();
            recent.cost -= 1;
        }
        if times.len() >= rate.requests {
            let oldest = times.front().copied().unwrap_or(now);
            self.busy.fetch_max(oldest + rate.period, Ordering::Relaxed);
            let wait = u64::try_from(oldest + rate.period - now).unwrap_or(0);
            return Err(RequestError::Wait(wait.div_ceil(1_000_000)));
        }
        times.push_back(now);
        recent.cost += 1;
        Ok(())
    }

    /// Whether no caller is being refused, so that prefetching is allowed.
    pub fn is_quiet(&self, now: &RequestTime) -> bool {
        self.busy.load(Ordering::Relaxed) <= now.now.timestamp_micros()
    }
}

impl Recent {
    /// Forgets callers whose last request is older than the period; if that leaves more than half of
    /// what there may be, those who were quiet for longest too.
    fn shrink(&mut self, most: usize, rates: [(RateKind, Option<Rate>); 2], now: i64) {
        let period =
            |scope| rates.iter().find(|(of, _)| *of == scope).and_then(|(_, rate)| *rate).map_or(0, |r| r.period);
        self.times.retain(|(scope, _), times| times.back().is_some_and(|last| *last > now - period(*scope)));
        self.cost = self.times.values().map(|times| times.len() + CALLER_OVERHEAD).sum();
        if self.cost <= most / 2 {
            return;
        }
        let mut quiet: Vec<(i64, (RateKind, String))> =
            self.times.iter().map(|(key, times)| (times.back().copied().unwrap_or(0), key.clone())).collect();
        quiet.sort_unstable_by_key(|(last, _)| *last);
        for (_, key) in quiet {
            if self.cost <= most / 2 {
                break;
            }
            self.cost -= self.times.remove(&key).map_or(0, |times| times.len() + CALLER_OVERHEAD);
        }
    }
}

/// Whose requests are counted together: a user's, or those of an address when nobody said who asks
/// or `by_address` is set.
pub fn who(caller: Option<&Caller>, by_address: bool, address: impl FnOnce() -> String) -> String {
    match caller {
        Some(caller) if !by_address => format!("user {:?}", caller.id),
        _ => format!("address {}", address()),
    }
}

fn rate(text: &str) -> Result<Option<Rate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("The rate `{text}` is not like `550/minute` (periods: second, minute, hour, day).");
    let (requests, period) = text.split_once('/').ok_or_else(wrong)?;
    let requests = requests.trim().parse().map_err(|_| wrong())?;
    let seconds = match period.trim().as_bytes().first() {
        Some(b's') => 1,
        Some(b'm') => 60,
        Some(b'h') => 3600,
        Some(b'd') => 86_400,
        _ => return Err(wrong()),
    };
    Ok(Some(Rate { requests, period: seconds * 1_000_000 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::zoo::noon;

    fn ask(throttle: &Throttle, who: &str, seconds: i64) -> Result<(), u64> {
        throttle.check(RateKind::Burst, || who.into(), &noon(seconds)).map_err(|fault| match fault {
            RequestError::Wait(seconds) => seconds,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn the_window_slides_and_refusals_do_not_count() {
        let throttle = Throttle::new("2/minute", "").expect("a rate");
        assert_eq!(ask(&throttle, "a", 0), Ok(()));
        assert_eq!(ask(&throttle, "a", 10), Ok(()));
        assert_eq!(ask(&throttle, "a", 11), Err(49));
        assert_eq!(ask(&throttle, "a", 59), Err(1));
        assert_eq!(ask(&throttle, "a", 60), Ok(()));
        assert_eq!(ask(&throttle, "a", 61), Err(9));
        assert_eq!(ask(&throttle, "a", 70), Ok(()));
    }

    #[test]
    fn callers_and_scopes_are_counted_apart() {
        let throttle = Throttle::new("1/s", "1/s").expect("a rate");
        assert_eq!(ask(&throttle, "a", 0), Ok(()));
        assert_eq!(ask(&throttle, "b", 0), Ok(()));
        assert!(throttle.check(RateKind::Docs, || "a".into(), &noon(0)).is_ok());
        assert_eq!(ask(&throttle, "a", 0), Err(1));
    }

    #[test]
    fn waiting_is_rounded_up() {
        let throttle = Throttle::new("1/minute", "").expect("a rate");
        let mut at = noon(0);
        assert!(throttle.check(RateKind::Burst, || "a".into(), &at).is_ok());
        at.now += chrono::TimeDelta::milliseconds(100);
        assert!(matches!(throttle.check(RateKind::Burst, || "a".into(), &at), Err(RequestError::Wait(60))));
    }

    #[test]
    fn it_is_quiet_until_somebody_is_refused_and_again_when_all_may_come() {
        let throttle = Throttle::new("1/minute", "").expect("a rate");
        assert_eq!(ask(&throttle, "a", 0), Ok(()));
        assert!(throttle.is_quiet(&noon(0)));
        assert_eq!(ask(&throttle, "a", 10), Err(50));
        assert!(!throttle.is_quiet(&noon(10)) && !throttle.is_quiet(&noon(59)));
        assert!(throttle.is_quiet(&noon(60)));
    }

    #[test]
    fn no_rate_is_no_limit() {
        let throttle = Throttle::new("", "").expect("no rate");
        assert!((0..1000).all(|_| ask(&throttle, "a", 0).is_ok()));
        assert!(throttle.recent.lock().expect("a lock").times.is_empty());
    }

    #[test]
    fn rates_are_read() {
        let of = |text| rate(text).map(|rate| rate.map(|rate| (rate.requests, rate.period / 1_000_000)));
        assert_eq!(of("550/minute"), Ok(Some((550, 60))));
        assert_eq!(of(" 1 / d "), Ok(Some((1, 86_400))));
        assert_eq!(of("10/hours"), Ok(Some((10, 3600))));
        for bad in ["550", "x/minute", "-1/minute", "5/year", "5/"] {
            assert!(of(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn callers_who_are_always_refused_are_forgotten_too() {
        let mut throttle = Throttle::new("0/minute", "").expect("a rate");
        throttle.most = 1000;
        assert!((0..10_000).all(|n| ask(&throttle, &format!("{n}"), 0) == Err(60)));
        assert!(throttle.recent.lock().expect("a lock").times.len() < 100);
    }

    #[test]
    fn memory_is_bounded_and_the_busy_are_remembered() {
        let mut throttle = Throttle::new("2/minute", "").expect("a rate");
        throttle.most = 1000;
        for n in 0..10_000 {
            let _ = ask(&throttle, &format!("{n}"), 0);
        }
        assert_eq!(ask(&throttle, "busy", 1), Ok(()));
        assert_eq!(ask(&throttle, "busy", 1), Ok(()));
        for n in 0..20 {
            assert_eq!(ask(&throttle, &format!("late {n}"), 1), Ok(()));
        }
        assert_eq!(ask(&throttle, "busy", 2), Err(59));
        let recent = throttle.recent.lock().expect("a lock");
        assert!(recent.cost <= 1000 + CALLER_OVERHEAD && recent.times.len() < 100);
        assert_eq!(recent.cost, recent.times.values().map(|times| times.len() + CALLER_OVERHEAD).sum::<usize>());
    }

    #[test]
    fn users_are_known_by_key_others_by_address() {
        let caller = Caller::new(7, "ada");
        let address = || "::1".to_owned();
        assert_eq!(who(Some(&caller), true, address), who(None, false, address));
        assert_ne!(who(Some(&caller), false, address), who(None, false, address));
    }
}
