//! A fair queue for CPU-bound work: a fixed number of jobs run in parallel. Log-ins from known networks come before
//! unknown ones, and both before addresses with recent failures; each rank has a share of the turns. Within a rank, one
//! turn in three goes to the newest, so that a new log-in waits for a few turns only; one to the user and address that
//! had none for the longest time, so that many log-ins for one user don't block others; and one to the longest waiting,
//! so that none starves.

use std::{
    cmp::Reverse,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::oneshot;

/// The rank of a log-in, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The user came in from this address before.
    Known,
    /// Nothing.
    Fresh,
    /// The address failed of late.
    Failed,
}

use Rank::{Failed, Fresh, Known};

/// Maximum wait. Clients give up some seconds later, and would then get no answer that tells them to retry.
const MAX_WAIT: Duration = Duration::from_secs(15);

/// The preferred rank of each of four consecutive turns. If none of that rank waits, the next one gets the turn.
const ORDER: [[Rank; 3]; 4] =
    [[Known, Fresh, Failed], [Fresh, Known, Failed], [Known, Fresh, Failed], [Failed, Known, Fresh]];

/// A log-in that waits: hashes of its user name and address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// Whose password it is.
    pub user: u64,
    /// Where it comes from.
    pub address: u64,
}

/// Who may work, and who waits for it.
#[derive(Debug)]
pub struct HashQueue {
    at_once: usize,
    most: usize,
    most_each: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    running: usize,
    /// Turns given so far, in all and of each rank.
    given: u64,
    given_to: [u64; 3],
    /// How many have waited so far.
    came: u64,
    waiting: Vec<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    /// Who came earlier has the lower one.
    number: u64,
    client: Attempt,
    rank: Rank,
    /// The last turn of the same user, and of the same address, with this rank, as far as others of them waited
    /// since; else 0.
    user_last_turn: u64,
    address_last_turn: u64,
    sender: oneshot::Sender<HashPermit>,
}

impl Waiting {
    /// The last turn that its user or its address had.
    fn last_turn(&self) -> u64 {
        self.user_last_turn.max(self.address_last_turn)
    }
}

/// Why a log-in isn't queued, or leaves the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueFull {
    /// As many wait as may, in all or of this user.
    All,
    /// As many of this address wait as may.
    Address,
}

/// Permission to work; released on drop.
#[derive(Debug)]
pub struct HashPermit(Option<Arc<HashQueue>>);

impl HashQueue {
    /// `at_once` work; `most` wait in all, and `most_each` of each address and of strangers who ask for one user.
    pub fn new(at_once: usize, most: usize, most_each: usize) -> Arc<HashQueue> {
        Arc::new(HashQueue { at_once, most, most_each, state: Mutex::default() })
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// Too many wait already; too many came later, who are taken first; or the wait is too long.
    pub async fn take(self: &Arc<HashQueue>, client: Attempt, rank: Rank) -> Result<HashPermit, QueueFull> {
        let (place, turn) = {
            let mut state = self.state();
            if state.running < self.at_once {
                state.running += 1;
                return Ok(HashPermit(Some(self.clone())));
            }
            let same = |other: &&Waiting| other.client.address == client.address && other.rank == rank;
            if state.waiting.iter().filter(same).count() >= self.most_each {
                return Err(QueueFull::Address);
            }
            let stranger = |other: &Waiting| other.client.user == client.user && other.rank > Known;
            if rank > Known && state.waiting.iter().filter(|other| stranger(other)).count() >= self.most_each {
                state.evict(rank, stranger)?;
            }
            if state.waiting.len() >= self.most {
                state.evict(rank, |_| true)?;
            }
            let alike = || state.waiting.iter().filter(|other| other.rank == rank);
            let of_user = alike().find(|other| other.client.user == client.user);
            let user_last_turn = of_user.map_or(0, |other| other.user_last_turn);
            let of_address = alike().find(|other| other.client.address == client.address);
            let address_last_turn = of_address.map_or(0, |other| other.address_last_turn);
            state.came += 1;
            let number = state.came;
            let (sender, turn) = oneshot::channel();
            state.waiting.push(Waiting { number, client, rank, user_last_turn, address_last_turn, sender });
            (QueueEntry { hash_queue: self, number }, turn)
        };
        let turn = tokio::time::timeout(MAX_WAIT, turn).await;
        drop(place);
        turn.map_err(|_| QueueFull::All)?.map_err(|_| QueueFull::All)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code that can panic runs while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Who is next; nobody: then one less works.
    fn next(&mut self) -> Option<oneshot::Sender<HashPermit>> {
        let order = ORDER[(self.given % 4) as usize];
        let Some(at) = order.into_iter().find_map(|rank| self.first(rank)) else {
            self.running -= 1;
            return None;
        };
        let Waiting { client, rank, sender, .. } = self.waiting.swap_remove(at);
        self.given += 1;
        self.given_to[rank as usize] += 1;
        for other in self.waiting.iter_mut().filter(|other| other.rank == rank) {
            if other.client.user == client.user {
                other.user_last_turn = self.given;
            }
            if other.client.address == client.address {
                other.address_last_turn = self.given;
            }
        }
        Some(sender)
    }

    /// Who is next of a rank, by the place among those who wait.
    fn first(&self, rank: Rank) -> Option<usize> {
        let all = self.waiting.iter().enumerate().filter(|(_, one)| one.rank == rank);
        let first = match self.given_to[rank as usize] % 3 {
            0 => all.max_by_key(|(_, one)| one.number),
            1 => all.min_by_key(|(_, one)| (one.last_turn(), Reverse(one.number))),
            _ => all.min_by_key(|(_, one)| one.number),
        };
        first.map(|(at, _)| at)
    }

    /// Removes a waiting log-in to make room: among the worst rank, the oldest one of the user name with the most
    /// waiting log-ins.
    ///
    /// # Errors
    /// All who may have a better rank.
    fn evict(&mut self, rank: Rank, may: impl Fn(&Waiting) -> bool) -> Result<(), QueueFull> {
        let may = |one: &&Waiting| may(one);
        let worst = self.waiting.iter().filter(may).map(|one| one.rank).max().filter(|worst| *worst >= rank);
        let worst = worst.ok_or(QueueFull::All)?;
        let mut of_users: HashMap<u64, usize> = HashMap::new();
        for one in self.waiting.iter().filter(|one| one.rank == worst) {
            *of_users.entry(one.client.user).or_default() += 1;
        }
        let all = self.waiting.iter().enumerate().filter(|(_, one)| one.rank == worst && may(one));
        let first = all.max_by_key(|(_, one)| (of_users.get(&one.client.user).copied(), Reverse(one.number)));
        let at = first.map(|(at, _)| at).ok_or(QueueFull::All)?;
        // Its sender is dropped, which tells the one who waits.
        self.waiting.swap_remove(at);
        Ok(())
    }
}

impl Drop for HashPermit {
    fn drop(&mut self) {
        let Some(hash_queue) = self.0.take() else { return };
        loop {
            // A separate statement, so that the lock is released before the turn is passed on.
            let next = hash_queue.state().next();
            let Some(next) = next else { return };
            match next.send(HashPermit(Some(hash_queue.clone()))) {
                Ok(()) => return,
                // That client has just disconnected: the next one gets the turn.
                Err(mut unused) => unused.0 = None,
            }
        }
    }
}

/// An entry of the queue; removed on drop.
struct QueueEntry<'a> {
    hash_queue: &'a HashQueue,
    number: u64,
}

impl Drop for QueueEntry<'_> {
    fn drop(&mut self) {
        let mut state = self.hash_queue.state();
        if let Some(at) = state.waiting.iter().position(|one| one.number == self.number) {
            state.waiting.swap_remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets the tasks that can go on do so: they run on this thread alone.
    async fn let_others_run() {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }

    /// Who had a turn, in order, by user and address; without the ones sent away.
    type Done = Arc<Mutex<Vec<(u64, u64)>>>;

    /// Somebody who works, whatever happens, and others who wait.
    struct World {
        hash_queue: Arc<HashQueue>,
        done: Done,
        first: Option<HashPermit>,
        refused: Arc<Mutex<Vec<(u64, u64)>>>,
    }

    impl World {
        async fn new(most: usize, most_each: usize) -> World {
            let hash_queue = HashQueue::new(1, most, most_each);
            let first = hash_queue.take(Attempt { user: 0, address: 0 }, Fresh).await.ok();
            World { hash_queue, done: Done::default(), first, refused: Arc::default() }
        }

        async fn wait(&self, user: u64, address: u64, rank: Rank) -> tokio::task::JoinHandle<()> {
            let (hash_queue, done, refused) = (self.hash_queue.clone(), self.done.clone(), self.refused.clone());
            let task = tokio::spawn(async move {
                match hash_queue.take(Attempt { user, address }, rank).await {
                    Ok(turn) => {
                        done.lock().expect("a lock").push((user, address));
                        tokio::task::yield_now().await;
                        drop(turn);
                    }
                    Err(_) => refused.lock().expect("a lock").push((user, address)),
                }
            });
            let_others_run().await;
            task
        }

        /// Lets all have their turns; who had them.
        async fn all(mut self) -> Vec<(u64, u64)> {
            self.first = None;
            while self.hash_queue.state().running > 0 {
                let_others_run().await;
            }
            assert!(self.hash_queue.state().waiting.is_empty());
            self.done.lock().expect("a lock").clone()
        }

        fn refused(&self) -> Vec<(u64, u64)> {
            self.refused.lock().expect("a lock").clone()
        }
    }

    /// The turns until somebody's, that one included.
    fn turn_of(done: &[(u64, u64)], who: (u64, u64)) -> usize {
        1 + done.iter().position(|one| *one == who).expect("a turn")
    }

    #[tokio::test]
    async fn who_comes_while_many_addresses_guess_at_one_user_waits_for_a_few_turns() {
        // (1, 500) is the attacked user himself, from an address that nobody knows; (2, 600) is somebody else.
        for (who, rank) in [((1, 500), Fresh), ((1, 500), Known), ((2, 600), Fresh), ((2, 600), Known)] {
            let world = World::new(500, 200).await;
            for address in 0..60 {
                world.wait(1, address, Failed).await;
                world.wait(1, 100 + address, Fresh).await;
            }
            world.wait(who.0, who.1, rank).await;
            let done = world.all().await;
            assert_eq!(done.len(), 121);
            assert!(turn_of(&done, who) <= 4, "{who:?} {rank:?}: {done:?}");
        }
    }

    #[tokio::test]
    async fn it_is_so_for_guesses_at_many_users_too() {
        let world = World::new(500, 200).await;
        for n in 0..120 {
            let user = if n % 3 == 0 { 1 } else { 1000 + n };
            world.wait(user, n, if n % 2 == 0 { Fresh } else { Failed }).await;
        }
        world.wait(1, 500, Fresh).await;
        let done = world.all().await;
        assert!(turn_of(&done, (1, 500)) <= 4, "{done:?}");
    }

    #[tokio::test]
    async fn more_who_come_for_the_same_user_or_from_the_same_address_are_in_nobodys_way() {
        let world = World::new(500, 200).await;
        for n in 0..40 {
            world.wait(1, 100 + n, Fresh).await;
            world.wait(1000 + n, 1, Fresh).await;
        }
        world.wait(2, 2, Fresh).await;
        for n in 0..40 {
            world.wait(1, 200 + n, Fresh).await;
            world.wait(2000 + n, 1, Fresh).await;
        }
        let done = world.all().await;
        assert!(turn_of(&done, (2, 2)) <= 8, "{done:?}");
    }

    #[tokio::test]
    async fn nobody_waits_for_ever_and_every_standing_has_its_share() {
        let world = World::new(500, 200).await;
        let oldest = [(1, 1, Failed), (2, 2, Fresh), (3, 3, Known)];
        for (user, address, rank) in oldest {
            world.wait(user, address, rank).await;
        }
        for n in 10..110 {
            world.wait(n, n, [Known, Fresh, Failed][n as usize % 3]).await;
        }
        let done = world.all().await;
        for (user, address, _) in oldest {
            assert!(turn_of(&done, (user, address)) <= 12, "{user}: {done:?}");
        }
    }

    #[tokio::test]
    async fn who_goes_away_leaves_the_queue_and_loses_no_turn() {
        let world = World::new(500, 200).await;
        let gone = world.wait(1, 1, Fresh).await;
        world.wait(2, 2, Fresh).await;
        gone.abort();
        let_others_run().await;
        assert_eq!(world.hash_queue.state().waiting.len(), 1);
        world.wait(3, 3, Fresh).await;
        assert_eq!(world.all().await, [(3, 3), (2, 2)]);
    }

    #[tokio::test]
    async fn one_address_may_not_fill_the_queue() {
        let world = World::new(500, 3).await;
        for user in 0..5 {
            world.wait(user, 1, Fresh).await;
        }
        assert_eq!(world.refused(), [(3, 1), (4, 1)]);
        world.wait(1, 1, Known).await;
        world.wait(1, 2, Fresh).await;
        assert_eq!(world.refused().len(), 2);
    }

    #[tokio::test]
    async fn strangers_who_ask_for_one_user_may_not_either() {
        let world = World::new(500, 3).await;
        world.wait(1, 50, Known).await;
        for address in 1..=4 {
            world.wait(1, address, Fresh).await;
        }
        world.wait(1, 5, Failed).await;
        // Who came first goes first; and nobody goes for one of worse rank.
        assert_eq!(world.refused(), [(1, 1), (1, 5)]);
        world.wait(2, 6, Fresh).await;
        assert_eq!(world.refused().len(), 2);
    }

    #[tokio::test]
    async fn in_a_full_queue_the_better_standing_and_the_rarer_user_find_a_place() {
        let world = World::new(4, 4).await;
        world.wait(1, 1, Known).await;
        world.wait(2, 2, Fresh).await;
        world.wait(3, 3, Fresh).await;
        world.wait(3, 4, Fresh).await;
        world.wait(4, 5, Failed).await;
        assert_eq!(world.refused(), [(4, 5)]);
        world.wait(5, 6, Fresh).await;
        world.wait(6, 7, Known).await;
        world.wait(7, 8, Known).await;
        assert_eq!(world.refused(), [(4, 5), (3, 3), (2, 2), (3, 4)]);
        let mut done = world.all().await;
        done.sort_unstable();
        assert_eq!(done, [(1, 1), (5, 6), (6, 7), (7, 8)]);
    }
}
