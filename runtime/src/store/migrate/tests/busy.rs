//! A large table that changes while others read and write it: nobody waits for long.

use super::{On, Zoo, animal, databases};
use crate::{
    fixture::FirstRows,
    store::{
        OpenOptions, Sql, Store, execute, fetch,
        migrate::{Options, migrate},
    },
    tables::ddl::Ddl,
    tests::postgres::Cluster,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

const ROWS: u64 = 100_000;

/// Rows without a value, which the migration fills; each takes it some time.
const EMPTY: u64 = 10_000;

/// Reads and changes rows in turn until it is stopped; how many, and how long the longest took.
async fn client(store: Store, number: u64, stop: Arc<AtomicBool>) -> (u64, Duration) {
    let (mut done, mut longest) = (0, Duration::ZERO);
    let mut id = number;
    while !stop.load(Ordering::Relaxed) {
        // Every third row is one that the migration fills.
        id = (id * 6_364_136_223 + 1_442_695) % if done % 3 == 0 { EMPTY } else { ROWS };
        let mut sql = Sql::new(store.dialect);
        let began = Instant::now();
        if done % 2 == 0 {
            sql.push(&format!("select size from zoo_animal where id = {id}"));
            fetch(&store.primary(), sql).await.expect("it reads");
        } else {
            sql.push(&format!("update zoo_animal set size = {done} where id = {id}"));
            execute(&store.primary(), sql).await.expect("it writes");
        }
        longest = longest.max(began.elapsed());
        done += 1;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    (done, longest)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_the_migration_of_a_large_table() {
    if !databases("nobody_waits_for_the_migration_of_a_large_table").contains(&On::Online) {
        return;
    }
    let zoo = Zoo::new(On::Online).await;
    zoo.migrate(&animal("  size: { type: integer }\n  weight: { type: integer, nullable: true }"))
        .await
        .expect("it is made");
    zoo.run(&format!(
        "insert into zoo_animal (id, size, weight) select n, n, case when n >= {EMPTY} then 1 end from generate_series(1, {ROWS}) n; \
         create function slow() returns trigger language plpgsql as $$ begin if old.weight is null then perform pg_sleep(0.0002); \
         end if; return new; end $$; create trigger slow before update on zoo_animal for each row execute function slow()"
    ))
    .await;
    let stop = Arc::new(AtomicBool::new(false));
    let options = OpenOptions { pool: 8, ..OpenOptions::default() };
    let others = Store::open(&zoo.url, &options).await.expect("it opens");
    let clients: Vec<_> =
        (0..8).map(|number| tokio::spawn(client(others.clone(), number, Arc::clone(&stop)))).collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    let report = zoo
        .migrate(&animal(
            "  size: { type: integer }\n  weight: { type: integer, default: 3 }\n  note: { type: string, default: none }\n\
             indexes: [[size, note]]\nchecks: { size_is: size >= 0 }",
        ))
        .await
        .expect("it migrates");
    let took = began.elapsed();
    stop.store(true, Ordering::Relaxed);
    assert!(report.done.len() >= 5, "{:?}", report.done);
    // As one transaction, the changed rows would be locked nearly as long as all takes.
    assert!(took > Duration::from_secs(2), "{took:?}");
    let (mut done, mut longest) = (0, Duration::ZERO);
    for client in clients {
        let (of_one, waited) = client.await.expect("no request failed");
        (done, longest) = (done + of_one, longest.max(waited));
    }
    assert!(longest < took / 2, "{longest:?} of {took:?}");
    assert!(done > 200, "{done} requests in {took:?}");
    assert_eq!(zoo.ask("select cast(count(*) as text) from zoo_animal where weight in (1, 3)").await, ROWS.to_string());
}

/// An autovacuum of a large table takes minutes, and isn't waited for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vacuum_is_not_waited_for() {
    let Some(cluster) = Cluster::start(false) else { return };
    let options = OpenOptions { create: true, pool: 4, ..OpenOptions::default() };
    let store = Store::open(&cluster.database(), &options).await.expect("it opens");
    let apply = async |fields: &str| {
        let api = super::spec(&animal(fields));
        migrate(&store, api, &Ddl::of(api), &FirstRows(b""), &Options { large: 0, ..Options::default() }).await
    };
    apply("  size: { type: integer, nullable: true }").await.expect("it is made");
    let run = async |sql: &str| store.primary().script(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    run("alter system set autovacuum_naptime = '1s'").await;
    run("select pg_reload_conf()").await;
    run("insert into zoo_animal (id, size) select n, n from generate_series(1, 100000) n; \
         alter table zoo_animal set (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, \
         autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0); update zoo_animal set size = size + 1")
    .await;
    let began = Instant::now();
    loop {
        let mut sql = Sql::new(store.dialect);
        sql.push("select 1 from pg_stat_progress_vacuum where relid = 'zoo_animal'::regclass");
        if !fetch(&store.primary(), sql).await.expect("it answers").is_empty() {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(100), "nothing is vacuumed");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let began = Instant::now();
    let new =
        "  size: { type: integer, default: 3 }\n  note: { type: string, default: none }\nchecks: { size_is: size > 0 }";
    apply(new).await.unwrap_or_else(|error| panic!("{error}"));
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}
