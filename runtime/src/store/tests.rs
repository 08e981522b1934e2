//! Opening and migrating, on both databases.

use super::{
    Client, Dialect, Executor, LOCK_WAIT, Lane, OpenOptions, Sql, Store, execute, fetch,
    migrate::{MigrateError, Options, Report, State, migrate, plan},
};
use crate::{
    error_class::ErrorClass,
    fixture::{
        FirstRows,
        sample::{API, DDL, made},
    },
    tables::ddl::Ddl,
    tests::postgres::{Cluster, free_port},
};
use sea_orm::ConnectionTrait;
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

/// A folder that is removed with what is in it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("specimen-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Folder(path)
    }

    fn url(&self) -> String {
        format!("sqlite://{}/data.sqlite3", self.0.display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Leftovers are temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn creating() -> OpenOptions {
    OpenOptions { create: true, ..OpenOptions::default() }
}

async fn refused(url: &str) -> String {
    Store::open(url, &OpenOptions::default()).await.expect_err("it must fail").0
}

async fn number(store: &Store, text: &str) -> i64 {
    let mut sql = Sql::new(store.dialect);
    sql.push(text);
    fetch(&store.primary(), sql).await.expect("it is asked")[0].try_get_by_index(0).expect("a number")
}

#[tokio::test]
async fn a_wrong_url_is_explained() {
    assert!(refused("mysql://x").await.starts_with("`mysql://` is no database that this server knows"));
    assert!(refused("data.sqlite3").await.starts_with("The database's URL begins with `sqlite://`"));
    assert!(refused("sqlite:///no/such/folder/x").await.starts_with("There is no folder /no/such/folder"));
    assert!(refused("sqlite:///tmp").await.starts_with("/tmp is a folder"));
    let folder = Folder::new("missing");
    assert!(refused(&folder.url()).await.contains("`migrate` makes it"));
    let error = refused(&format!("postgres://me:secret@127.0.0.1:{}/x", free_port())).await;
    assert!(error.starts_with("Nothing answers at me@127.0.0.1:") && !error.contains("secret"), "{error}");
    let error = refused("postgres://me:secret@localhost:port/x").await;
    assert!(error.starts_with("The database's URL is wrong:") && !error.contains("secret"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_explained() {
    let folder = Folder::new("garbage");
    std::fs::write(folder.0.join("data.sqlite3"), "no database at all, but long enough to look at").expect("written");
    let error = refused(&folder.url()).await;
    assert!(error.contains("it is no SQLite database"), "{error}");
}

#[tokio::test]
async fn what_postgres_refuses_is_explained_without_the_password() {
    let Some(cluster) = Cluster::shared("what_postgres_refuses_is_explained_without_the_password") else { return };
    let error = refused(&cluster.url("nowhere")).await;
    assert!(error.starts_with("There is no database `nowhere`") && error.contains("createdb nowhere"), "{error}");
    let error = refused(&format!("postgres://locked:wrong@127.0.0.1:{}/postgres", cluster.port)).await;
    assert!(error.starts_with("PostgreSQL refuses user `locked`'s password") && !error.contains("wrong"), "{error}");
    let url = format!("postgres://locked:right@127.0.0.1:{}/postgres", cluster.port);
    Store::open(&url, &OpenOptions::default()).await.expect("the right password opens it");
}

#[tokio::test]
async fn reads_and_transactions_survive_a_restart_of_postgres() {
    let Some(cluster) = Cluster::start(false) else {
        println!("SKIPPED reads_and_transactions_survive_a_restart_of_postgres: no PostgreSQL server binaries");
        return;
    };
    let options = OpenOptions { pool: 4, ..OpenOptions::default() };
    let store = Store::open(&cluster.url("postgres"), &options).await.expect("it opens");
    let slow = || number(&store, "select 1::bigint from pg_sleep(0.2)");
    // Four connections are open and idle.
    let _ = tokio::join!(slow(), slow(), slow(), slow());
    cluster.restart();
    assert_eq!(number(&store, "select 1::bigint").await, 1);
    cluster.restart();
    let tx = store.begin().await.expect("it begins");
    tx.execute_unprepared("create table t (x int)").await.expect("it writes");
    tx.commit().await.expect("it commits");
    cluster.restart();
    let reads =
        (number(&store, "select 1::bigint"), number(&store, "select 2::bigint"), number(&store, "select 3::bigint"));
    assert_eq!(tokio::join!(reads.0, reads.1, reads.2), (1, 2, 3));
}

/// The statement whose caller goes away ends, and its connection is used again.
async fn given_up(store: &Store, slow: &str) {
    assert_eq!(number(store, "select cast(6 as bigint)").await, 6);
    let began = Instant::now();
    tokio::time::timeout(Duration::from_millis(200), number(store, slow)).await.expect_err("it takes longer");
    // Its answer isn't mistaken for this one, and it doesn't continue in parallel.
    assert_eq!(number(store, "select cast(7 as bigint)").await, 7);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let failed = store.primary().script("select * from nothing").await;
    failed.expect_err("there is no such table");
    assert_eq!(number(store, "select cast(8 as bigint)").await, 8);
}

/// Counts for some minutes.
const COUNT: &str = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 2000000000) \
                     select count(*) from n";

#[tokio::test]
async fn a_statement_that_nobody_waits_for_is_ended_on_postgres() {
    let Some(cluster) = Cluster::shared("a_statement_that_nobody_waits_for_is_ended_on_postgres") else { return };
    let options = OpenOptions { pool: 1, ..OpenOptions::default() };
    let store = Store::open(&cluster.database(), &options).await.expect("it opens");
    let active = "select count(*) from pg_stat_activity where query like '%pg_sleep(55)%' and state = 'active' \
                  and pid <> pg_backend_pid()";
    let slow = number(&store, "select count(*) from pg_sleep(55)");
    tokio::time::timeout(Duration::from_millis(200), slow).await.expect_err("it takes longer");
    let began = Instant::now();
    while number(&store, active).await > 0 {
        assert!(began.elapsed() < Duration::from_secs(20), "it goes on");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    given_up(&store, "select count(*) from pg_sleep(56)").await;
}

/// As when many clients go away at once: others' rows don't wait for the end of what these had asked.
#[tokio::test]
async fn rows_that_are_given_up_all_at_once_hold_nobody_up() {
    let Some(cluster) = Cluster::shared("rows_that_are_given_up_all_at_once_hold_nobody_up") else { return };
    let options = OpenOptions { pool: 4, ..OpenOptions::default() };
    let store = Store::open(&cluster.database(), &options).await.expect("it opens");
    let given_up = (0..8).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { number(&store, "select count(*) from pg_sleep(30)").await })
    });
    let given_up: Vec<_> = given_up.collect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let began = Instant::now();
    given_up.iter().for_each(tokio::task::JoinHandle::abort);
    assert_eq!(number(&store, "select count(*) from pg_sleep(0)").await, 1);
    // Less than the time after which an attempt to end a statement is given up.
    assert!(began.elapsed() < Duration::from_millis(1500), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_statement_that_nobody_waits_for_is_ended_on_sqlite() {
    let store = Store::open("sqlite::memory:", &creating()).await.expect("it opens");
    given_up(&store, COUNT).await;
}

/// A statement that takes longer than it may is ended, and a transaction goes with it.
async fn limited(url: &str, slow: &str) {
    let limit = Some(Duration::from_millis(300));
    let options = OpenOptions { statement_timeout: limit, create: true, ..OpenOptions::default() };
    let store = Store::open(url, &options).await.expect("it opens");
    store.primary().script("create table limited (x integer)").await.expect("it writes");
    let (began, mut sql) = (Instant::now(), Sql::new(store.dialect));
    sql.push(slow);
    let error = fetch(&store.primary(), sql).await.expect_err("it takes too long");
    assert_eq!(ErrorClass::of(&error), ErrorClass::Slow, "{error}");
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let tx = store.begin().await.expect("it begins");
    tx.execute_unprepared("insert into limited values (1)").await.expect("it writes");
    let error = tx.execute_unprepared(&format!("insert into limited {slow}")).await.expect_err("it takes too long");
    assert_eq!(ErrorClass::of(&error), ErrorClass::Slow, "{error}");
    // Neither of them may be taken for a transaction of its own.
    tx.execute_unprepared("insert into limited values (2)").await.expect_err("the transaction is lost");
    tx.commit().await.expect_err("the transaction is lost");
    let tx = store.begin().await.expect("it begins");
    tx.execute_unprepared("insert into limited values (3)").await.expect("it writes");
    tx.commit().await.expect("it commits");
    assert_eq!(number(&store, "select sum(x) from limited").await, 3);
}

#[tokio::test]
async fn a_statement_has_a_limit_on_postgres() {
    let Some(cluster) = Cluster::shared("a_statement_has_a_limit_on_postgres") else { return };
    limited(&cluster.database(), "select count(*) from pg_sleep(57)").await;
}

#[tokio::test]
async fn a_statement_has_a_limit_on_sqlite() {
    let folder = Folder::new("limited");
    limited(&folder.url(), COUNT).await;
}

#[tokio::test]
async fn with_few_connections_left_reads_give_way_to_changes() {
    let Some(cluster) = Cluster::start(false) else {
        println!("SKIPPED with_few_connections_left_reads_give_way_to_changes: no PostgreSQL server binaries");
        return;
    };
    let url = cluster.url("postgres");
    let open = async || Store::open(&url, &OpenOptions { pool: 8, ..OpenOptions::default() }).await.expect("it opens");
    // Three connections are left for all who are no superuser.
    let store = open().await;
    store.primary().script("create role worker login; grant all on schema public to worker").await.expect("it writes");
    store.primary().script("alter role worker connection limit 3").await.expect("it writes");
    let url = url.replace("postgres@", "worker@");
    let store = Store::open(&url, &OpenOptions { pool: 8, ..OpenOptions::default() }).await.expect("it opens");
    let lists = (0..12).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut sql = Sql::new(store.dialect);
            sql.push("select 1 from pg_sleep(1)");
            fetch(&store.read(Lane::List(Client::named("ann")), None).await, sql).await.is_ok()
        })
    });
    let lists: Vec<_> = lists.collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    let tx = store.begin().await.expect("a connection is found");
    tx.execute_unprepared("create table few (x integer)").await.expect("it writes");
    tx.commit().await.expect("it commits");
    // All the lists take four seconds and more.
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    for list in lists {
        list.await.expect("it ran");
    }
}

#[tokio::test]
async fn writers_on_sqlite_wait_for_each_other_and_readers_for_nobody() {
    let folder = Folder::new("writers");
    let store = Store::open(&folder.url(), &creating()).await.expect("it opens");
    store.primary().script("create table t (x integer)").await.expect("it writes");
    let writing = store.begin().await.expect("it begins");
    writing.execute_unprepared("insert into t values (1)").await.expect("it writes");
    assert_eq!(number(&store, "select count(*) from t").await, 0, "readers see what is committed");
    let other = store.clone();
    let waiting = tokio::spawn(async move {
        let tx = other.begin().await.expect("it begins");
        tx.execute_unprepared("insert into t values (2)").await.expect("it writes");
        tx.commit().await.expect("it commits");
    });
    writing.commit().await.expect("it commits");
    waiting.await.expect("it ran");
    assert_eq!(number(&store, "select count(*) from t").await, 2);
}

/// On SQLite a foreign writer holds the only lock that there is: changes wait for it, reads don't.
#[tokio::test]
async fn another_program_that_writes_to_sqlite_holds_up_changes_alone() {
    let folder = Folder::new("foreign");
    let store = Store::open(&folder.url(), &creating()).await.expect("it opens");
    store.primary().script("create table t (x integer)").await.expect("it writes");
    let other = Store::open(&format!("{}?mode=rw", folder.url()), &creating()).await.expect("it opens");
    let writing = other.begin().await.expect("it begins");
    writing.execute_unprepared("insert into t values (1)").await.expect("it writes");
    let changes: Vec<_> = (0..3)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move {
                let tx = store.begin().await?;
                tx.execute_unprepared(&format!("insert into t values (1{n})")).await?;
                tx.commit().await
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    for _ in 0..20 {
        assert_eq!(number(&store, "select count(*) from t").await, 0);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert!(changes.iter().all(|change| !change.is_finished()), "changes wait");
    writing.commit().await.expect("it commits");
    for change in changes {
        change.await.expect("it ran").expect("its turn comes");
    }
    assert_eq!(number(&store, "select count(*) from t").await, 4);
}

#[tokio::test]
async fn only_jobs_run_statements_by_several_processes() {
    let Some(cluster) = Cluster::shared("only_jobs_run_statements_by_several_processes") else { return };
    let url = cluster.database();
    let plan = async |parallel: bool| {
        let store = Store::open(&url, &OpenOptions { parallel, ..OpenOptions::default() }).await.expect("it opens");
        store.primary().script("create table if not exists t (x integer)").await.expect("it writes");
        // A plan with workers is the cheapest in a transaction with these settings, if the connection allows it.
        let tx = store.begin().await.expect("it begins");
        let cheap = "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; \
                     set local min_parallel_table_scan_size = 0";
        tx.execute_unprepared(cheap).await.expect("it is set");
        let mut sql = Sql::new(Dialect::Postgres);
        sql.push("explain select count(*) from t");
        let rows = fetch(&Executor::from(&tx), sql).await.expect("it is planned");
        rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a text")).collect::<Vec<_>>().join("\n")
    };
    assert!(plan(true).await.contains("Workers Planned"));
    let plan = plan(false).await;
    assert!(plan.contains("Seq Scan on t") && !plan.contains("Workers"), "{plan}");
}

#[tokio::test]
async fn a_statement_of_a_request_waits_shortly_for_a_lock() {
    let Some(cluster) = Cluster::shared("a_statement_of_a_request_waits_shortly_for_a_lock") else { return };
    let url = cluster.database();
    let options = OpenOptions { lock_timeout: Some(LOCK_WAIT), ..OpenOptions::default() };
    let (store, job) = (Store::open(&url, &options).await, Store::open(&url, &OpenOptions::default()).await);
    let (store, job) = (store.expect("it opens"), job.expect("it opens"));
    store.primary().script("create table t (x integer); insert into t values (1)").await.expect("it writes");
    let holding = job.begin().await.expect("it begins");
    holding.execute_unprepared("update t set x = 2").await.expect("it writes");
    let change = async |store: &Store| {
        let tx = store.begin().await?;
        let result = tx.execute_unprepared("update t set x = x + 10").await;
        if result.is_ok() { tx.commit().await } else { result.map(|_| ()) }
    };
    let error = change(&store).await.expect_err("the row is locked");
    assert_eq!(ErrorClass::of(&error), ErrorClass::Locked, "{error}");
    // While a request waits for a lock, others wait for a shorter time.
    let limit = async || {
        let (tx, mut sql) = (store.begin().await.expect("it begins"), Sql::new(Dialect::Postgres));
        sql.push("show lock_timeout");
        let rows = fetch(&Executor::from(&tx), sql).await.expect("it is asked");
        rows[0].try_get_by_index::<String>(0).expect("a text")
    };
    assert_eq!(limit().await, "300ms");
    let mut blocked = store.blocked();
    assert_eq!(limit().await, "100ms");
    let more: Vec<_> = (0..4).map(|_| store.blocked()).collect();
    assert_eq!(limit().await, "20ms");
    drop(more);
    assert!(blocked.pause(Instant::now() + Duration::from_secs(5)).await && !blocked.pause(Instant::now()).await);
    drop(blocked);
    // A job waits for as long as it takes.
    let waiting = tokio::spawn(async move { change(&job).await });
    tokio::time::sleep(LOCK_WAIT * 2).await;
    assert!(!waiting.is_finished());
    holding.commit().await.expect("it commits");
    waiting.await.expect("it ran").expect("its turn comes");
    assert_eq!(number(&store, "select sum(x) from t").await, 12);
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let folder = Folder::new("dropped");
    let store = Store::open(&folder.url(), &creating()).await.expect("it opens");
    store.primary().script("create table t (x integer)").await.expect("it writes");
    let tx = store.begin().await.expect("it begins");
    tx.execute_unprepared("insert into t values (1)").await.expect("it writes");
    drop(tx);
    let tx = store.begin().await.expect("the next one begins");
    tx.commit().await.expect("it commits");
    assert_eq!(number(&store, "select count(*) from t").await, 0);
}

#[tokio::test]
async fn statements_are_counted() {
    let store = Store::open("sqlite::memory:", &creating()).await.expect("it opens");
    let before = store.statements();
    number(&store, "select 1").await;
    let tx = store.begin().await.expect("it begins");
    let mut sql = Sql::new(Dialect::Sqlite);
    sql.push("create table t (x integer)");
    execute(&super::Executor::Transaction(&tx), sql).await.expect("it writes");
    tx.commit().await.expect("it commits");
    assert_eq!(store.statements() - before, 2);
}

#[tokio::test]
async fn foreign_keys_are_checked_and_capitals_differ_in_like_on_sqlite() {
    let store = made("sqlite::memory:").await;
    let wrong = "insert into books_novel (work_ptr_id, genre) values (x'00', '')";
    store.primary().script(wrong).await.expect_err("there is no such work");
    assert_eq!(number(&store, "select 'A' like 'a'").await, 0);
}

async fn again(store: &Store, ddl: &'static Ddl) -> Result<Report, MigrateError> {
    migrate(store, &API, ddl, &FirstRows(b""), &Options::default()).await
}

#[tokio::test]
async fn an_empty_database_gets_tables_kinds_and_first_rows_at_once() {
    let store = Store::open("sqlite::memory:", &creating()).await.expect("it opens");
    assert_eq!(plan(&store, &DDL, &Options::default()).await.expect("it plans").state, State::Empty);
    let first = br#"[{"model": "books.shelf", "pk": 1, "fields": {"name": "main"}}]"#;
    migrate(&store, &API, &DDL, &FirstRows(first), &Options::default()).await.expect("it migrates");
    assert_eq!(number(&store, "select count(*) from books_shelf").await, 1);
    assert_eq!(number(&store, "select count(*) from kinds_kind where app = 'books'").await, 4);
    // A wrong first row leaves an empty database.
    let store = Store::open("sqlite::memory:", &creating()).await.expect("it opens");
    let first = br#"[{"model": "books.shelf", "pk": "x", "fields": {}}]"#;
    migrate(&store, &API, &DDL, &FirstRows(first), &Options::default()).await.expect_err("the row is wrong");
    assert_eq!(plan(&store, &DDL, &Options::default()).await.expect("it plans").state, State::Empty);
}

#[tokio::test]
async fn the_database_of_a_django_service_is_adopted_untouched() {
    let Some(cluster) = Cluster::shared("the_database_of_a_django_service_is_adopted_untouched") else { return };
    let store = Store::open(&cluster.database(), &OpenOptions::default()).await.expect("it opens");
    let make = "create table django_migrations (id int); create table people_author (id uuid primary key, login text)";
    store.primary().script(make).await.expect("it writes");
    let report = again(&store, &DDL).await.expect("it migrates");
    assert_eq!((report.state, report.done.len()), (State::Django, 1));
    assert!(report.missing.contains(&"Column people_author.born".to_owned()), "{:?}", report.missing);
    assert!(report.missing.contains(&"Table books_work".to_owned()), "{:?}", report.missing);
    assert_eq!(
        number(&store, "select count(*) from information_schema.tables where table_name = 'books_work'").await,
        0
    );
    assert_eq!(again(&store, &DDL).await.expect("it migrates").state, State::Adopted);
}

#[tokio::test]
async fn tables_of_somebody_else_are_left_alone() {
    let store = Store::open("sqlite::memory:", &creating()).await.expect("it opens");
    store.primary().script("create table people_author (x)").await.expect("it writes");
    let error = again(&store, &DDL).await.expect_err("it isn't ours").to_string();
    assert!(error.starts_with("The table people_author exists, but neither this server nor Django made it"), "{error}");
}
