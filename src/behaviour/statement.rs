//! Statements within a writing request's transaction, for what the runtime's writers can't say: used by
//! all hooks.

use specimen::{
    behaviour::WriteContext,
    error::RequestError,
    sea_orm::QueryResult,
    store::{self, Executor, Sql},
};

/// An empty statement in the database's SQL.
pub fn sql(context: &WriteContext<'_>) -> Sql {
    Sql::new(context.site.store.dialect)
}

/// Orders by the physical position of the rows of a table (alias given): insertion order, except for rows that were
/// updated on PostgreSQL. For rules about the "first" of rows without an order.
pub fn as_kept(sql: &mut Sql, alias: &str, descending: bool) {
    let place = match sql.dialect {
        store::Dialect::Postgres => ".ctid",
        store::Dialect::Sqlite => ".rowid",
    };
    sql.push(" order by ").push(alias).push(place).push(if descending { " desc" } else { "" });
}

/// Runs a query.
///
/// # Errors
/// Database errors.
pub async fn fetch(context: &WriteContext<'_>, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
    Ok(store::fetch(&Executor::from(context.transaction), sql).await?)
}

/// Runs a statement and returns the number of rows it changed.
///
/// # Errors
/// Database errors.
pub async fn execute(context: &WriteContext<'_>, sql: Sql) -> Result<u64, RequestError> {
    Ok(store::execute(&Executor::from(context.transaction), sql).await?)
}
