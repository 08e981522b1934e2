//! Runs a plan: all that the database can do at once in one transaction, and on PostgreSQL the rest after it. What an
//! interrupted migration has left is found by the next plan, which reads the catalog.

use super::{
    FirstRows, MigrateError, Options, Report, State, applied, look_at,
    plan::Made,
    rows::InTheWay,
    step::{Action, Phase, Step},
};
use crate::{
    error_class::{ErrorClass, explained},
    store::{Dialect, Executor, Sql, Store, Transaction, execute, fetch},
    tables::{Api, ddl::Ddl},
};
use sea_orm::{ConnectionTrait, DbErr};
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

/// How long a step waits for a lock: others queue behind it meanwhile.
const LOCK_WAIT: &str = "400ms";

/// How long a step waits for an autovacuum to end, which PostgreSQL tells to after `deadlock_timeout`, a second. Nobody else queues
/// behind this lock.
const VACUUM_WAIT: &str = "5s";

/// Pause between two tries.
const PAUSE: Duration = Duration::from_millis(600);

/// How long a migration tries to get its locks.
const PATIENCE: Duration = Duration::from_secs(120);

/// Updates a database to the spec.
///
/// `first`: the rows that an empty database begins with.
///
/// # Errors
/// What can't be changed and why, or what the database says. Nothing is changed then, unless steps apart were begun: the
/// error says so.
pub async fn migrate(
    store: &Store,
    api: &'static Api,
    ddl: &Ddl,
    first: &dyn FirstRows,
    options: &Options,
) -> Result<Report, MigrateError> {
    let guard = guard(store).await?;
    let began = Instant::now();
    let (mut report, made) = loop {
        match at_once(store, api, ddl, first, options).await {
            Err(Fault::Locked(_)) if began.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
            Err(Fault::Locked(error)) => {
                return Err(MigrateError::new(format!(
                    "Others held locks for {} seconds: {}. Nothing was changed; try again when they are gone.",
                    PATIENCE.as_secs(),
                    explained(&error)
                )));
            }
            Err(Fault::Other(error)) => return Err(error),
            Ok(done) => break done,
        }
    };
    if let Some(made) = made {
        let steps: Vec<&Step> = made.plan.steps.iter().filter(|step| step.apart).collect();
        let left = |at: usize| steps[at..].iter().map(|step| format!("\n  {}", step.what)).collect::<String>();
        for (at, step) in steps.iter().enumerate() {
            apart(store, step).await.map_err(|why| {
                let text = format!(
                    "{why}\nThe steps before it are done. These are left, and the next `migrate` goes on with them:{}",
                    left(at)
                );
                MigrateError { text, is_partial: true }
            })?;
            report.done.push(step.what.clone());
        }
        if !steps.is_empty() {
            let lines: Vec<String> = steps.iter().map(|step| step.what.clone()).collect();
            let tx = store.begin().await?;
            let on = Executor::Transaction(&tx);
            applied::record(&on, store.dialect, "changed", &lines).await?;
            applied::keep(&on, store.dialect, &made.after).await?;
            tx.commit().await?;
        }
    }
    if let Some(guard) = guard {
        guard.commit().await?;
    }
    Ok(report)
}

/// Servers that start at the same time migrate one after the other. SQLite has one writer anyway. One who waited within a
/// statement would be waited for by `create index concurrently`: so it is asked again and again.
async fn guard(store: &Store) -> Result<Option<Transaction>, DbErr> {
    if store.dialect == Dialect::Sqlite {
        return Ok(None);
    }
    loop {
        let tx = store.begin().await?;
        let mut sql = Sql::new(Dialect::Postgres);
        // The number is any.
        sql.push("select pg_try_advisory_xact_lock(7350931, hashtext(current_schema()))");
        let rows = fetch(&Executor::Transaction(&tx), sql).await?;
        if rows.first().map_or(Ok(false), |row| row.try_get_by_index(0))? {
            return Ok(Some(tx));
        }
        tx.rollback().await?;
        tokio::time::sleep(PAUSE / 4).await;
    }
}

enum Fault {
    /// Somebody else holds a lock: the same may succeed later.
    Locked(DbErr),
    Other(MigrateError),
}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Fault {
        match ErrorClass::of(&error) {
            ErrorClass::Locked => Fault::Locked(error),
            _ => Fault::Other(error.into()),
        }
    }
}

impl From<MigrateError> for Fault {
    fn from(error: MigrateError) -> Fault {
        Fault::Other(error)
    }
}

/// What is done in one transaction. The plan is returned if steps are left.
async fn at_once(
    store: &Store,
    api: &'static Api,
    ddl: &Ddl,
    first: &dyn FirstRows,
    options: &Options,
) -> Result<(Report, Option<Made>), Fault> {
    let dialect = store.dialect;
    let tx = store.begin_migration().await?;
    let on = Executor::Transaction(&tx);
    let made = look_at(&on, dialect, ddl, options).await?;
    let plan = &made.plan;
    let mut report = Report { state: plan.state, done: Vec::new(), missing: Vec::new(), notes: plan.notes.clone() };
    let django = matches!(plan.state, State::Django | State::Adopted);
    if django && !options.alter {
        // Indexes on existing tables are optional; `check` proposes them.
        let missing = plan.steps.iter().filter(|step| !step.is_proposal);
        report.missing = missing.map(|step| step.what.clone()).collect();
        if plan.state == State::Django {
            applied::record(&on, dialect, "adopted", &[]).await?;
            report.done.push("Recorded that this server serves Django's database; its tables are untouched".into());
        }
        tx.commit().await?;
        return Ok((report, None));
    }
    let used = dialect == Dialect::Postgres && plan.state == State::Ours;
    if used {
        tx.execute_unprepared(&format!("set local lock_timeout = '{LOCK_WAIT}'; set local time zone 'UTC'")).await?;
    }
    let refused = plan.refused();
    if !refused.is_empty() {
        return Err(MigrateError::new(refused).into());
    }
    let by_hand = plan.steps.iter().any(|step| step.phase == Phase::ByHand);
    let is_at_once = |step: &&Step| !step.apart;
    let (before, then): (Vec<&Step>, Vec<&Step>) =
        plan.steps.iter().filter(is_at_once).partition(|step| by_hand && step.phase <= Phase::ByHand);
    run(&tx, dialect, used, &before, &mut report).await?;
    let in_the_way = in_the_way(&on, dialect, &made).await?;
    if !in_the_way.is_empty() {
        return Err(MigrateError::new(told(&in_the_way)).into());
    }
    if by_hand {
        for migration in applied::pending(&on, dialect, ddl.migrations).await? {
            applied::ran(&on, dialect, migration).await?;
        }
    }
    run(&tx, dialect, used, &then, &mut report).await?;
    report.done.extend(name_kinds(&on, dialect, api).await?);
    if plan.state == State::Empty {
        let count = first.insert(&tx, dialect, api).await.map_err(MigrateError::new)?;
        if count > 0 {
            report.done.push(format!("{count} rows that every database begins with"));
        }
    }
    if !report.done.is_empty() {
        let what = if plan.state == State::Empty { "made" } else { "changed" };
        applied::record(&on, dialect, what, &report.done).await?;
    }
    if plan.state == State::Empty {
        for migration in ddl.migrations {
            applied::ran(&on, dialect, migration).await?;
        }
    }
    let is_left = plan.steps.iter().any(|step| step.apart);
    if !django && (!report.done.is_empty() || is_left || made.is_new) {
        applied::keep(&on, dialect, if is_left { &made.meanwhile } else { &made.after }).await?;
    }
    if dialect == Dialect::Sqlite {
        check_references(&on).await?;
    }
    tx.commit().await?;
    Ok((report, is_left.then_some(made)))
}

/// The rows that are in the way of a plan.
pub(super) async fn in_the_way(on: &Executor<'_>, dialect: Dialect, made: &Made) -> Result<Vec<InTheWay>, DbErr> {
    let mut found = Vec::new();
    let mut uncast: HashSet<&str> = HashSet::new();
    for obstacle in &made.obstacles {
        if obstacle.after_casts && obstacle.tables().any(|table| uncast.contains(table)) {
            continue;
        }
        if let Some(rows) = obstacle.look(on, dialect).await? {
            if !obstacle.after_casts {
                uncast.insert(&obstacle.table);
            }
            found.push(rows);
        }
    }
    Ok(found)
}

/// What is said of rows in the way.
pub(super) fn told(rows: &[InTheWay]) -> String {
    rows.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Runs steps. `used`: others use the database meanwhile, so that locks are waited for shortly.
async fn run(
    tx: &Transaction,
    dialect: Dialect,
    used: bool,
    steps: &[&Step],
    report: &mut Report,
) -> Result<(), Fault> {
    let mut is_pending = false;
    for step in steps {
        if is_pending && dialect == Dialect::Postgres && !is_of_rows(step.phase) {
            // A table can't be altered while checks of its changed rows are put off.
            tx.execute_unprepared("set constraints all immediate; set constraints all deferred").await?;
            is_pending = false;
        }
        is_pending |= is_of_rows(step.phase);
        for action in &step.actions {
            let Action::Sql(sql) = action else { continue };
            if used {
                without_vacuum(tx, sql).await?;
            }
            tx.execute_unprepared(sql).await.map_err(|error| match ErrorClass::of(&error) {
                ErrorClass::Locked => Fault::Locked(error),
                _ => Fault::Other(MigrateError::new(format!("{}: {}\n  {sql}", step.what, explained(&error)))),
            })?;
        }
        report.done.push(step.what.clone());
    }
    Ok(())
}

fn is_of_rows(phase: Phase) -> bool {
    matches!(phase, Phase::ByHand | Phase::Carry | Phase::Update)
}

/// What SQLite says of references after tables were made anew.
async fn check_references(on: &Executor<'_>) -> Result<(), Fault> {
    let mut sql = Sql::new(Dialect::Sqlite);
    sql.push("select \"table\", parent, count(*) from pragma_foreign_key_check() group by 1, 2");
    let broken = fetch(on, sql).await?;
    let Some(row) = broken.first() else { return Ok(()) };
    let (table, parent, count): (String, Option<String>, i64) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
    Err(Fault::Other(MigrateError::new(format!(
        "{count} rows of {table} refer to no row of {}: `pragma foreign_key_check({table})` shows them.",
        parent.unwrap_or_default()
    ))))
}

/// A step after the transaction.
async fn apart(store: &Store, step: &Step) -> Result<(), String> {
    for action in &step.actions {
        // Rows may have been filled for long.
        let began = Instant::now();
        let fault = |error: &DbErr| format!("{}: {}\n  {}", step.what, explained(error), action.text());
        match action {
            Action::Alone(sql) => {
                store.primary().script(sql).await.map_err(|error| fault(&error))?;
            }
            Action::Sql(sql) => loop {
                match short(store, sql).await {
                    Ok(()) => break,
                    Err(error) if ErrorClass::of(&error) == ErrorClass::Locked && began.elapsed() < PATIENCE => {
                        tokio::time::sleep(PAUSE).await;
                    }
                    Err(error) => return Err(fault(&error)),
                }
            },
            Action::Batches { .. } => batches(store, action).await.map_err(|error| fault(&error))?,
        }
    }
    Ok(())
}

/// The quoted name of the table that a statement alters.
fn altered(sql: &str) -> Option<&str> {
    let rest = sql.strip_prefix("alter table ")?;
    let end = rest[1..].find("\" ")?;
    Some(&rest[..end + 2])
}

/// Keeps autovacuum away from the table that a statement alters. It would hold the table for longer than the statement may
/// wait, and PostgreSQL ends it only for those who wait longer.
async fn without_vacuum(tx: &Transaction, sql: &str) -> Result<(), DbErr> {
    if let Some(table) = altered(sql) {
        tx.execute_unprepared(&format!(
            "set local lock_timeout = '{VACUUM_WAIT}'; lock table {table} in share update exclusive mode; \
             set local lock_timeout = '{LOCK_WAIT}'"
        ))
        .await?;
    }
    Ok(())
}

/// Statements in a transaction of their own, that wait for locks only shortly.
async fn short(store: &Store, sql: &str) -> Result<(), DbErr> {
    let tx = store.begin().await?;
    tx.execute_unprepared(&format!("set local lock_timeout = '{LOCK_WAIT}'")).await?;
    without_vacuum(&tx, sql).await?;
    tx.execute_unprepared(sql).await?;
    tx.commit().await
}

/// Changes all rows, a thousand at a time, in the order of their keys.
async fn batches(store: &Store, action: &Action) -> Result<(), DbErr> {
    let mut after: Option<String> = None;
    while let Some(text) = action.batch(after.as_deref()) {
        let mut sql = Sql::new(store.dialect);
        sql.push(&text);
        let tx = store.begin().await?;
        let rows = fetch(&Executor::Transaction(&tx), sql).await?;
        tx.commit().await?;
        match rows.first() {
            Some(row) => after = Some(row.try_get_by_index(0)?),
            None => break,
        }
    }
    Ok(())
}

/// Inserts the missing names of kinds of rows, which generic references need.
async fn name_kinds(on: &Executor<'_>, dialect: Dialect, api: &'static Api) -> Result<Vec<String>, DbErr> {
    use super::schema::quoted;
    let Some(kinds) = api.kinds else { return Ok(Vec::new()) };
    let (table, app, model) = (quoted(kinds.resource.table), quoted(kinds.app), quoted(kinds.model));
    let mut sql = Sql::new(dialect);
    sql.push(&format!("select {app}, {model} from {table}"));
    let mut known = HashSet::new();
    for row in fetch(on, sql).await? {
        let pair: (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        known.insert(pair);
    }
    let mut added = 0;
    let labels = api.resources.iter().map(|r| r.label).chain(api.also.iter().map(|(label, _)| *label));
    for (a, m) in labels.filter_map(|label| label.split_once('.')) {
        if known.insert((a.to_owned(), m.to_owned())) {
            let mut sql = Sql::new(dialect);
            sql.push(&format!("insert into {table} ({app}, {model}) values (")).bind(a).push(", ").bind(m).push(")");
            execute(on, sql).await?;
            added += 1;
        }
    }
    Ok(if added == 0 { Vec::new() } else { vec![format!("{added} kinds of rows in {}", kinds.resource.table)] })
}
