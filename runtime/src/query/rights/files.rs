//! Uploaded files: a file is there for a caller if a row that they see has it.

use crate::{
    error::RequestError,
    query::selection::quoted,
    store::{self, Executor, Sql, View},
    tables::Api,
};

/// Whether a caller sees a row that has an uploaded file, by its path. Nothing is asked where they see all rows with files.
///
/// # Errors
/// Database errors.
pub async fn file_is_seen(on: &Executor<'_>, view: &View, api: &Api, path: &str) -> Result<bool, RequestError> {
    let columns = || {
        let resources = api.resources.iter();
        resources.flat_map(|of| of.columns.iter().filter(|column| column.file).map(|column| (of.table, column.name)))
    };
    let in_part = |table: &str| view.tables().iter().any(|seen| seen.name == table);
    let Some(first) = view.tables().first() else { return Ok(true) };
    if !columns().any(|(table, _)| in_part(table)) {
        return Ok(true);
    }
    let mut sql = Sql::new(first.rows.dialect);
    for (n, (table, column)) in columns().enumerate() {
        sql.push(if n == 0 { "select 1 where exists (select 1 from " } else { " or exists (select 1 from " });
        sql.push(&quoted(table)).push(" where ").push(&quoted(column)).push(" = ").bind(path).push(")");
    }
    Ok(!store::fetch(&on.seeing(view), sql).await?.is_empty())
}
