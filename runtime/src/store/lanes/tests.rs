//! Who is let in, and when.

use super::*;

const FAST: Duration = Duration::from_millis(1);
const ANN: Client = Client(1);
const BOB: Client = Client(2);
const EVE: Client = Client(3);

fn lanes() -> Arc<Lanes> {
    // Two lists, of which one may be a new search, and one slow list; two transactions; two kept for rows.
    Lanes::new(Sizes::shared(2))
}

async fn at_once(lanes: &Arc<Lanes>, lane: Lane, text: &str) -> Option<LanePermit> {
    tokio::time::timeout(Duration::from_millis(20), lanes.enter(lane, text)).await.ok()?.ok()
}

#[tokio::test]
async fn slow_lists_leave_room_for_lists_lists_for_changes_and_both_for_rows() {
    let lanes = lanes();
    let mut slow = at_once(&lanes, Lane::Search(ANN), "a").await.expect("there is room for one");
    assert!(at_once(&lanes, Lane::Search(ANN), "b").await.is_none(), "nothing is known of either");
    slow.turned_slow();
    // A slow one doesn't keep others' from being tried, but two do.
    assert!(at_once(&lanes, Lane::Search(ANN), "b").await.is_none(), "the last place is for others");
    let mut other = at_once(&lanes, Lane::Search(BOB), "b").await.expect("there is room for another");
    other.turned_slow();
    assert!(at_once(&lanes, Lane::Search(ANN), "c").await.is_none());
    assert!(at_once(&lanes, Lane::Search(ANN), "a").await.is_none());
    let list = at_once(&lanes, Lane::List(EVE), "c").await;
    assert!(list.is_some() && at_once(&lanes, Lane::List(EVE), "e").await.is_none());
    let writes = [at_once(&lanes, Lane::Write, "").await, at_once(&lanes, Lane::Write, "").await];
    assert!(writes.iter().all(Option::is_some) && at_once(&lanes, Lane::Write, "").await.is_none());
    let rows = [at_once(&lanes, Lane::Row, "").await, at_once(&lanes, Lane::Row, "").await];
    assert!(rows.iter().all(Option::is_some) && at_once(&lanes, Lane::Row, "").await.is_none());
    drop((slow, other));
    assert!(at_once(&lanes, Lane::Search(ANN), "b").await.is_some());
}

#[tokio::test]
async fn what_is_known_of_a_statement_counts() {
    let lanes = lanes();
    for _ in 0..2 {
        at_once(&lanes, Lane::Search(ANN), "fast").await.expect("there is room").took(FAST);
        at_once(&lanes, Lane::List(ANN), "slow").await.expect("there is room").took(SLOW_AFTER * 2);
    }
    let slow = at_once(&lanes, Lane::Search(ANN), "slow").await.expect("there is room");
    assert!(at_once(&lanes, Lane::List(ANN), "slow").await.is_none());
    let fast = [at_once(&lanes, Lane::Search(BOB), "fast").await, at_once(&lanes, Lane::Search(BOB), "fast").await];
    assert!(fast.iter().all(Option::is_some));
    drop((slow, fast));
    // It was slow because of its parameters, perhaps: after some fast runs it is fast again.
    for _ in 0..20 {
        at_once(&lanes, Lane::List(ANN), "slow").await.expect("there is room").took(FAST);
    }
    let fast = [at_once(&lanes, Lane::List(ANN), "slow").await, at_once(&lanes, Lane::List(ANN), "slow").await];
    assert!(fast.iter().all(Option::is_some));
}

#[tokio::test]
async fn one_that_turns_out_slow_gives_its_place_to_the_fast() {
    let lanes = lanes();
    let mut first = at_once(&lanes, Lane::List(ANN), "a").await.expect("there is room");
    let _second = at_once(&lanes, Lane::List(ANN), "b").await.expect("there is room");
    assert!(at_once(&lanes, Lane::List(ANN), "c").await.is_none());
    first.turned_slow();
    assert!(at_once(&lanes, Lane::List(ANN), "a").await.is_none(), "it is known now");
    assert!(at_once(&lanes, Lane::List(ANN), "c").await.is_none(), "the last connection is for others");
    assert!(at_once(&lanes, Lane::List(BOB), "c").await.is_some());
}

#[tokio::test]
async fn with_few_connections_reads_give_way() {
    let lanes = lanes();
    lanes.shrink(2);
    let list = at_once(&lanes, Lane::List(ANN), "a").await.expect("there is room");
    assert!(at_once(&lanes, Lane::List(ANN), "b").await.is_none());
    let write = at_once(&lanes, Lane::Write, "").await.expect("one is left for changes");
    let (reads, writes) = (lanes.clone(), lanes.clone());
    let read = tokio::spawn(async move { reads.enter(Lane::List(ANN), "b").await.map(|_| Instant::now()) });
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
    at_once(&lanes, Lane::Search(ANN), "a").await.expect("there is room").turned_slow();
    lanes.state().held[Class::Slow as usize] = 60e6;
    let slow = at_once(&lanes, Lane::Search(ANN), "a").await.expect("there is room");
    let began = Instant::now();
    assert!(lanes.enter(Lane::Search(ANN), "a").await.is_err());
    assert!(began.elapsed() < Duration::from_secs(2) && lanes.refused() == 1);
    lanes.state().held[Class::Slow as usize] = 0.0;
    assert!(at_once(&lanes, Lane::Search(ANN), "a").await.is_none());
    drop(slow);
    assert_eq!(lanes.states()[Class::Slow as usize].used, 0);
    assert!(at_once(&lanes, Lane::Search(ANN), "a").await.is_some());
}

/// Lanes where three searches are known to be slow.
fn known(size: usize) -> Arc<Lanes> {
    let lanes = Lanes::new(Sizes::shared(size));
    for text in ["a", "b", "c"] {
        lanes.state().learn(FixedState::default().hash_one(text), 1e6);
    }
    lanes
}

#[tokio::test]
async fn nobody_has_all_places_of_slow_lists() {
    // Two slow lists, and two searches that never ran.
    let lanes = known(4);
    let mut anns = Vec::new();
    for text in ["a", "b", "c", "new", "newer", "newest"] {
        anns.extend(at_once(&lanes, Lane::Search(ANN), text).await);
        if let Some(last) = anns.last_mut() {
            last.turned_slow();
        }
    }
    assert_eq!(anns.len(), 3, "two slow ones, and a new one that turned out slow");
    // Lists that nothing was known of take connections too, but not the last one.
    for text in ["list", "longer", "longest", "endless"] {
        anns.extend(at_once(&lanes, Lane::List(ANN), text).await);
        if let Some(last) = anns.last_mut() {
            last.turned_slow();
        }
    }
    let bobs = at_once(&lanes, Lane::Search(BOB), "a").await.expect("somebody else is let in at once");
    assert!(at_once(&lanes, Lane::Search(BOB), "a").await.is_none(), "once");
    drop((bobs, anns));
    assert!(lanes.state().dear.is_empty() && lanes.state().used == [0; 5]);
}

#[tokio::test]
async fn those_who_wait_for_slow_lists_take_turns() {
    let lanes = known(4);
    let mut running = Vec::new();
    for asker in [ANN, ANN, BOB, EVE] {
        running.push(at_once(&lanes, Lane::Search(asker), "a").await.expect("there is room"));
    }
    let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
    for asker in [ANN, ANN, ANN, ANN, BOB, EVE, BOB] {
        let (lanes, told) = (lanes.clone(), told.clone());
        tokio::spawn(async move {
            let place = lanes.enter(Lane::Search(asker), "b").await.expect("its turn comes");
            told.send(asker).expect("somebody listens");
            drop(place);
        });
        tokio::task::yield_now().await;
    }
    drop((running, told));
    let mut came = Vec::new();
    while let Some(asker) = order.recv().await {
        came.push(asker);
    }
    assert_eq!(came.len(), 7);
    let first = |asker: Client| came.iter().position(|other| *other == asker).expect("it came");
    assert!(first(BOB) < 4 && first(EVE) < 4 && came[6] == ANN, "{came:?}");
}

#[tokio::test]
async fn whoever_has_asked_for_little_is_not_refused_for_what_others_wait_for() {
    let lanes = known(4);
    let mut running = Vec::new();
    for asker in [ANN, ANN, BOB, EVE] {
        running.push(at_once(&lanes, Lane::Search(asker), "a").await.expect("there is room"));
    }
    lanes.state().held[Class::Slow as usize] = 2e6;
    // Two run at a time, for two seconds; nobody waits for more than five.
    let mut waiting = Vec::new();
    for _ in 0..6 {
        let lanes = lanes.clone();
        waiting.push(tokio::spawn(async move { lanes.enter(Lane::Search(ANN), "a").await.is_ok() }));
        tokio::task::yield_now().await;
    }
    assert_eq!(waiting.iter().filter(|one| one.is_finished()).count(), 1, "one would come too late");
    let others = tokio::time::timeout(Duration::from_millis(20), lanes.enter(Lane::Search(BOB), "a")).await;
    assert!(others.is_err(), "it waits");
    assert!(lanes.enter(Lane::Search(ANN), "a").await.is_err_and(|busy| busy.slow));
    drop(running);
}

#[tokio::test]
async fn slow_lists_of_a_client_leave_room_for_its_fast_ones() {
    let lanes = known(4);
    for text in ["fast", "faster"] {
        at_once(&lanes, Lane::List(ANN), text).await.expect("there is room").took(FAST);
    }
    // Lists that nothing is known of, one after another and all of them slow, then searches.
    let mut slow = Vec::new();
    for n in 0..20 {
        let lane = if n < 10 { Lane::List(ANN) } else { Lane::Search(ANN) };
        if let Some(mut one) = at_once(&lanes, lane, &n.to_string()).await {
            one.turned_slow();
            slow.push(one);
        }
    }
    assert_eq!(slow.len(), 4, "as many as a client may have, and one that was tried");
    for text in ["fast", "faster", "fast"] {
        assert!(at_once(&lanes, Lane::List(ANN), text).await.is_some(), "{text}");
    }
    // A client that runs nothing slow may list what never ran before.
    assert!(at_once(&lanes, Lane::List(BOB), "new").await.is_some());
    // One that is refused for its own slow lists is told so.
    lanes.state().held[Class::Trial as usize] = 60e6;
    assert!(lanes.enter(Lane::List(ANN), "other").await.is_err_and(|busy| busy.slow));
    drop(slow);
    assert!(at_once(&lanes, Lane::List(ANN), "other").await.is_some());
}

#[tokio::test]
async fn a_fast_statement_that_is_slow_for_once_stays_fast() {
    let lanes = known(4);
    at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room").took(FAST);
    let mut late = at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room");
    let _slow = at_once(&lanes, Lane::Search(ANN), "a").await.expect("there is room");
    late.turned_slow();
    // While it runs, others of its text wait with the slow ones.
    let other = tokio::spawn({
        let lanes = lanes.clone();
        async move { lanes.enter(Lane::List(ANN), "fast").await.map(|place| place.is_fast_list()) }
    });
    tokio::task::yield_now().await;
    assert_eq!(lanes.states()[Class::Slow as usize].waiting, 1);
    late.took(SLOW_AFTER * 2);
    drop(late);
    let waited = tokio::time::timeout(Duration::from_secs(2), other).await.expect("it isn't forgotten");
    assert!(waited.expect("it ran").is_ok_and(|is_fast| is_fast));
    // One that takes very long isn't.
    let mut late = at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room");
    late.turned_slow();
    late.took(SLOW_AFTER * 100);
    drop(late);
    assert!(!at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room").is_fast_list());
}

#[tokio::test]
async fn slow_searches_of_a_client_dont_keep_its_new_lists_waiting() {
    let lanes = known(4);
    let mut slow = Vec::new();
    for n in 0..20 {
        if let Some(mut one) = at_once(&lanes, Lane::Search(ANN), &n.to_string()).await {
            one.turned_slow();
            slow.push(one);
        }
    }
    assert_eq!(slow.len(), 3, "as many as a client may have");
    for text in ["list", "another"] {
        at_once(&lanes, Lane::List(ANN), text).await.unwrap_or_else(|| panic!("{text} is let in")).took(FAST);
    }
    assert!(at_once(&lanes, Lane::Search(ANN), "search").await.is_none());
    assert!(at_once(&lanes, Lane::Search(BOB), "search").await.is_some());
}

#[tokio::test]
async fn lists_that_wait_in_number_leave_a_place_for_new_searches() {
    let lanes = known(4);
    at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room").took(FAST);
    let mut running = Vec::new();
    for _ in 0..4 {
        running.push(at_once(&lanes, Lane::List(ANN), "fast").await.expect("there is room"));
    }
    // More lists always wait than end.
    let mut waiting = Vec::new();
    for _ in 0..20 {
        let lanes = lanes.clone();
        waiting.push(tokio::spawn(async move { lanes.enter(Lane::List(ANN), "fast").await }));
        tokio::task::yield_now().await;
    }
    let search = tokio::spawn({
        let lanes = lanes.clone();
        async move { lanes.enter(Lane::Search(BOB), "new").await }
    });
    tokio::task::yield_now().await;
    running.pop();
    let let_in = tokio::time::timeout(Duration::from_secs(2), search).await.expect("its turn is the next");
    assert!(let_in.expect("it ran").is_ok());
    assert_eq!(waiting.iter().filter(|one| one.is_finished()).count(), 0);
}
