//! A transaction from begin to end. It is acknowledged only if the database confirms the commit. SQLite rolls a
//! transaction back on its own if the disk is full, I/O fails or memory runs out, and later statements would each be a
//! transaction of their own. PostgreSQL answers `commit` after a failed statement with a rollback and no error. So no
//! statement runs after a failed one, and SQLite is asked whether the transaction is still open.

use super::{
    Dialect, Sql,
    connection::{Answer, Query},
    lanes::Lane,
    lost,
    pool::{Pool, PooledConnection},
};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement, Values, sqlx::Error as SqlxError,
};
use std::{fmt, sync::Arc};
use tokio::sync::Mutex;

/// Begins a transaction on SQLite in which references aren't checked. They can't be turned off within one.
pub(super) const WITHOUT_REFERENCES: &str = "pragma foreign_keys = off; begin exclusive";

/// Turns them on again.
pub(super) const WITH_REFERENCES: &str = "pragma foreign_keys = on";

/// A transaction. Dropped without an end, it is rolled back.
pub struct Transaction {
    dialect: Dialect,
    held: Mutex<Held>,
}

struct Held {
    lease: PooledConnection,
    /// No statement has failed or was abandoned.
    sound: bool,
    /// References are off; they are turned on when the transaction ends.
    without_references: bool,
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction")
    }
}

impl Transaction {
    /// Begins one with a statement, which is asked for when there is a connection.
    pub(super) async fn begin(
        pool: &Pool,
        lane: Lane,
        statement: &(dyn Fn() -> &'static str + Sync),
    ) -> Result<Transaction, DbErr> {
        match Transaction::try_begin(pool, lane, statement).await {
            // Nothing was written yet, so a connection that the database had closed does no harm.
            Err(error) if lost(&error) => Transaction::try_begin(pool, lane, statement).await,
            result => result,
        }
    }

    async fn try_begin(
        pool: &Pool,
        lane: Lane,
        statement: &(dyn Fn() -> &'static str + Sync),
    ) -> Result<Transaction, DbErr> {
        let mut lease = pool.lease(lane, "").await?;
        if lease.in_transaction().await.map_err(failed)? == Some(true) {
            lease.discard();
            return Err(internal("a connection was lent with an open transaction"));
        }
        lease.transaction = true;
        let statement = statement();
        match lease.run(Query::Script(statement)).await {
            Ok(_) => {}
            Err(error) => {
                // Nothing was begun, unless SQLite says otherwise.
                lease.transaction = lease.in_transaction().await.ok().flatten().unwrap_or(false);
                if statement == WITHOUT_REFERENCES {
                    lease.run(Query::Script(WITH_REFERENCES)).await.map_err(failed)?;
                }
                return Err(failed(error));
            }
        }
        Ok(Transaction {
            dialect: pool.dialect(),
            held: Mutex::new(Held { lease, sound: true, without_references: statement == WITHOUT_REFERENCES }),
        })
    }

    /// Runs a statement.
    pub(super) async fn ask(&self, ask: Query<'_>) -> Result<Answer, DbErr> {
        let rows = matches!(ask, Query::Rows(..));
        let mut held = self.held.lock().await;
        if !held.sound {
            return Err(internal("a statement follows one of the same transaction that failed"));
        }
        // If the future is dropped here, it stays unsound.
        held.sound = false;
        let result = held.lease.ask(ask).await;
        held.sound = result.is_ok();
        result.map_err(|error| {
            let error = RuntimeErr::SqlxError(error.into());
            if rows { DbErr::Query(error) } else { DbErr::Exec(error) }
        })
    }

    /// Runs a statement within a savepoint: when it fails, what came before it stands.
    pub(super) async fn attempt(&self, sql: Sql) -> Result<Result<u64, DbErr>, DbErr> {
        self.ask(Query::Script("savepoint attempt")).await?;
        let result = self.ask(Query::Change(&sql.text.into(), Values(sql.params))).await;
        if result.is_ok() {
            self.ask(Query::Script("release savepoint attempt")).await?;
        } else {
            let mut held = self.held.lock().await;
            // If SQLite has rolled back the whole transaction, the savepoint no longer exists.
            held.lease.ask(Query::Script("rollback to savepoint attempt")).await.map_err(failed)?;
            held.sound = true;
        }
        Ok(result.map(|answer| match answer {
            Answer::Done(result) => result.rows_affected(),
            Answer::Rows(_) => 0,
        }))
    }

    /// Commits. On success the changes are durable.
    ///
    /// # Errors
    /// What constraints say at the end, a database that fails; nothing was committed then, unless the connection broke
    /// off.
    pub async fn commit(self) -> Result<(), DbErr> {
        Box::pin(self.try_commit()).await
    }

    async fn try_commit(self) -> Result<(), DbErr> {
        let Held { mut lease, sound, without_references } = self.held.into_inner();
        if !sound {
            return Err(internal("a transaction was to be committed after one of its statements had failed"));
        }
        if lease.in_transaction().await.map_err(failed)? == Some(false) {
            lease.discard();
            return Err(internal("SQLite has rolled the transaction back"));
        }
        if let Err(error) = lease.run(Query::Script("commit")).await {
            // SQLite may have rolled it back or not: closing the connection does.
            let sqlite = self.dialect == Dialect::Sqlite;
            if sqlite && !matches!(lease.in_transaction().await, Ok(Some(true))) {
                lease.discard();
            } else if !sqlite {
                lease.transaction = false;
            }
            return Err(failed(error));
        }
        if lease.in_transaction().await.map_err(failed)? == Some(true) {
            return Err(internal("SQLite has not committed the transaction"));
        }
        lease.transaction = false;
        if without_references {
            lease.run(Query::Script(WITH_REFERENCES)).await.map_err(failed)?;
        }
        Ok(())
    }

    /// Rolls back; afterwards another transaction may begin.
    ///
    /// # Errors
    /// The database failed; nothing was committed either way.
    pub async fn rollback(self) -> Result<(), DbErr> {
        Box::pin(self.try_rollback()).await
    }

    async fn try_rollback(self) -> Result<(), DbErr> {
        let Held { mut lease, without_references, .. } = self.held.into_inner();
        if lease.in_transaction().await.map_err(failed)? == Some(false) {
            lease.discard();
            return Ok(());
        }
        lease.run(Query::Script("rollback")).await.map_err(failed)?;
        if lease.in_transaction().await.map_err(failed)? != Some(true) {
            lease.transaction = false;
            if without_references {
                lease.run(Query::Script(WITH_REFERENCES)).await.map_err(failed)?;
            }
        }
        Ok(())
    }
}

fn failed(error: SqlxError) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(error.into()))
}

fn internal(text: &str) -> DbErr {
    DbErr::Exec(RuntimeErr::Internal(text.to_owned()))
}

/// Hand-written code may use sea-orm's entities within a transaction.
#[sea_orm::prelude::async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.dialect.backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let (text, values) = parts(statement);
        done(self.ask(Query::Change(&text, values)).await?)
    }

    async fn execute_unprepared(&self, text: &str) -> Result<ExecResult, DbErr> {
        done(self.ask(Query::Script(text)).await?)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self.query_all_raw(statement).await?.into_iter().next())
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let (text, values) = parts(statement);
        Ok(self.ask(Query::Rows(&text, values)).await?.rows())
    }
}

fn parts(statement: Statement) -> (Arc<str>, Values) {
    (statement.sql.into(), statement.values.unwrap_or(Values(Vec::new())))
}

fn done(answer: Answer) -> Result<ExecResult, DbErr> {
    match answer {
        Answer::Done(result) => Ok(result),
        Answer::Rows(_) => Err(internal("a change gave rows")),
    }
}
