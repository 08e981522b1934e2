//! Networks from which users have authenticated before, by password or token. Their log-ins have priority over those
//! from unknown networks. The memory is fixed, access takes no lock, and each user can fill only their own slots.

use std::sync::atomic::{AtomicU64, Ordering};

/// Pairs of user and network that are known at most, of 8 bytes each.
const MAX_PAIRS: usize = 1 << 16;

/// Networks of one user that are known at most.
const MAX_NETWORKS: usize = 64;

/// Pairs of a user and a network, by hashes that nobody can foresee.
#[derive(Debug)]
pub struct KnownNetworks {
    /// The places of a user begin where its hash says; 0 = nothing.
    places: Box<[AtomicU64]>,
}

impl Default for KnownNetworks {
    fn default() -> KnownNetworks {
        KnownNetworks { places: (0..MAX_PAIRS).map(|_| AtomicU64::new(0)).collect() }
    }
}

impl KnownNetworks {
    /// Stores a pair; replaces another pair of the user if the user's slots are full.
    pub fn record(&self, user: u64, pair: u64) {
        if self.has(user, pair) {
            return;
        }
        let free = places(user, pair).find(|at| self.places[*at].load(Ordering::Relaxed) == 0);
        if let Some(at) = free.or_else(|| places(user, pair).next()) {
            self.places[at].store(pair, Ordering::Relaxed);
        }
    }

    /// Whether a pair is known.
    pub fn has(&self, user: u64, pair: u64) -> bool {
        places(user, pair).any(|at| self.places[at].load(Ordering::Relaxed) == pair)
    }
}

/// The places of a user, first the one where a pair is put if it is free.
fn places(user: u64, pair: u64) -> impl Iterator<Item = usize> {
    let begin = user as usize % MAX_PAIRS;
    (0..MAX_NETWORKS).map(move |n| (begin + (pair as usize).wrapping_add(n) % MAX_NETWORKS) % MAX_PAIRS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{BuildHasher, RandomState};

    #[test]
    fn pairs_are_known_once_they_were_there() {
        let (known, hasher) = (KnownNetworks::default(), RandomState::new());
        let ada = hasher.hash_one("ada");
        let pairs: Vec<u64> = (0..MAX_NETWORKS).map(|n| hasher.hash_one(("ada", n))).collect();
        for pair in &pairs {
            assert!(!known.has(ada, *pair));
            known.record(ada, *pair);
            known.record(ada, *pair);
        }
        assert!(pairs.iter().all(|pair| known.has(ada, *pair)));
    }

    #[test]
    fn who_comes_from_very_many_networks_pushes_out_his_own() {
        let (known, hasher) = (KnownNetworks::default(), RandomState::new());
        // Places that lie apart, whatever the hashes are.
        let users = [
            MAX_NETWORKS as u64,
            2 * MAX_NETWORKS as u64,
            MAX_PAIRS as u64 - 1 - MAX_NETWORKS as u64,
            MAX_PAIRS as u64 - 1,
        ];
        for user in users {
            known.record(user, user + 1);
        }
        for n in 0..10_000 {
            known.record(users[3], hasher.hash_one(n));
        }
        assert!(users[..3].iter().all(|user| known.has(*user, user + 1)));
        assert!(!known.has(users[3], users[3] + 1));
        let taken = known.places.iter().filter(|place| place.load(Ordering::Relaxed) != 0).count();
        assert_eq!(taken, 3 + MAX_NETWORKS);
    }
}
