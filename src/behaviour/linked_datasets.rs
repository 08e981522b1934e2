//! Insertions and fields of view, and the datasets that are linked to them: those of their session in a
//! collection with their name. Used by both, and by datasets.

use specimen::{
    error::RequestError,
    hooks::WriteContext,
    query::condition::Condition,
    sea_orm::{Value, sea_query::ArrayType},
    sql,
    store::{Dialect, sql::verbatim},
    uuid::Uuid,
};

/// A join table of datasets, and the table of what they are joined with.
pub struct Join {
    /// The join table.
    pub table: &'static str,
    /// Its column with the key of what they are joined with.
    pub key: &'static str,
    /// The table of that.
    pub of: &'static str,
}

/// Datasets of insertions.
pub const INSERTIONS: Join =
    Join { table: "experiments_probeinsertion_datasets", key: "probeinsertion_id", of: "experiments_probeinsertion" };
/// Datasets of fields of view.
pub const FIELDS_OF_VIEW: Join = Join { table: "experiments_fov_datasets", key: "fov_id", of: "experiments_fov" };

/// The test that the collection of a dataset `d` contains a name, letter case aside.
pub fn collection_contains(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::Postgres => format!("strpos(upper(d.collection), upper({name})) > 0"),
        Dialect::Sqlite => format!("instr(pg_upper(d.collection), pg_upper({name})) > 0"),
    }
}

/// Makes the links anew: all datasets of the session whose collection contains the name.
///
/// # Errors
/// Database errors.
pub async fn relink(context: &WriteContext<'_>, join: &Join, id: Uuid) -> Result<(), RequestError> {
    let contains = collection_contains(context.site.store.dialect, "x.name");
    let (table, key, of, contains) = (verbatim(join.table), verbatim(join.key), verbatim(join.of), verbatim(&contains));
    let unlinked = sql!(
        context,
        "delete from {table} where {key} = {id} and dataset_id not in (select d.id from {of} x \
         join data_dataset d on d.session_id = x.session_id and {contains} where x.id = {id})",
        table,
        key,
        id,
        of,
        contains
    );
    context.execute(unlinked).await?;
    let linked = sql!(
        context,
        "insert into {table} ({key}, dataset_id) select x.id, d.id from {of} x \
         join data_dataset d on d.session_id = x.session_id and {contains} where x.id = {id} on conflict do nothing",
        table,
        key,
        of,
        contains,
        id
    );
    context.execute(linked).await?;
    Ok(())
}

/// The rows with at least as many linked datasets of the names in a comma list as the list has items; with
/// `worst`, only of datasets whose outcome of quality control is that at most.
pub fn named(join: &Join, text: &str, worst: Option<i32>) -> Condition {
    let Join { table, key, .. } = join;
    let names: Vec<Value> = text.split(',').map(Value::from).collect();
    // Fits: a list is never longer than the request.
    let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let outcome = if worst.is_some() { "and d.qc <= $3" } else { "" };
    let found = |any: &str| {
        format!(
            "(select count(*) from {table} j join data_dataset d on d.id = j.dataset_id \
             where j.{key} = t.id and d.name {any} {outcome}) >= $2"
        )
    };
    let mut params = vec![Value::Array(ArrayType::String, Some(Box::new(names))), count.into()];
    params.extend(worst.map(Value::from));
    Condition::sql(found("= any($1)"), found("in (select value from json_each($1))"), params)
}
