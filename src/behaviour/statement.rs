//! Statements within a writing request's transaction, for what the runtime's writers can't say: used by
//! all hooks.

use specimen::{
    behaviour::Work,
    fault::Fault,
    sea_orm::QueryResult,
    store::{self, Executor, Sql},
};

/// An empty statement in the database's SQL.
pub fn sql(work: &Work<'_>) -> Sql {
    Sql::new(work.server.store.dialect)
}

/// Runs a query.
///
/// # Errors
/// The database's.
pub async fn fetch(work: &Work<'_>, sql: Sql) -> Result<Vec<QueryResult>, Fault> {
    Ok(store::fetch(&Executor::from(work.tx), sql).await?)
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// The database's.
pub async fn execute(work: &Work<'_>, sql: Sql) -> Result<u64, Fault> {
    Ok(store::execute(&Executor::from(work.tx), sql).await?)
}
