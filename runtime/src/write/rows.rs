//! Single rows between the database and drafts: select, insert, update. No hooks here; `save` and `remove`
//! call these around them.

use super::{
    access::{Granted, RowTests},
    columns,
    context::{Draft, WriteContext},
    save, spread, violation,
};
use crate::{
    error::RequestError,
    store::{self, Dialect, Executor, Sql},
    tables::Resource,
};
use sea_orm::{QueryResult, Value};

/// Whether selected rows may be changed by others before this transaction ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowLock {
    /// They may.
    Open,
    /// They may not (PostgreSQL; SQLite has one writer anyway).
    Update,
}

/// A stored row as a draft that changes nothing yet.
pub fn draft(resource: &'static Resource, row: Vec<Value>) -> Draft {
    Draft {
        resource,
        given: vec![false; row.len()],
        nulled: Vec::new(),
        old: Some(row.clone()),
        row,
        many: vec![None; columns::relations(resource)],
        extra: Vec::new(),
        files: Vec::new(),
        compared: false,
    }
}

/// The rows with one of the values in a column, by key. One statement.
///
/// # Errors
/// Database errors.
pub async fn select(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    place: usize,
    values: Vec<Value>,
    lock: RowLock,
) -> Result<Vec<Draft>, RequestError> {
    let rows = select_tested(context, resource, place, values, lock, &RowTests::default()).await?;
    Ok(rows.into_iter().map(|(draft, _)| draft).collect())
}

/// Keeps others from changing a row until the transaction ends; whether it is there.
///
/// # Errors
/// Database errors.
pub async fn hold(context: &WriteContext<'_>, resource: &'static Resource, key: &Value) -> Result<bool, RequestError> {
    Ok(!select(context, resource, resource.primary, vec![key.clone()], RowLock::Update).await?.is_empty())
}

/// The values of the rows with some keys, to be shown: as a caller sees them, where the executor is held to that.
///
/// # Errors
/// Database errors.
pub async fn shown(
    on: &Executor<'_>,
    dialect: Dialect,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Vec<Vec<Value>>, RequestError> {
    let mut sql = from(dialect, resource, &RowTests::default());
    sql.push(" where ");
    column(&mut sql, resource, resource.primary);
    sql.any(keys);
    store::fetch(on, sql).await?.iter().map(|row| decode(resource, row)).collect()
}

/// The rows with some keys, with what tests say of them behind their columns; and their values.
///
/// # Errors
/// Database errors.
pub async fn shown_tested(
    on: &Executor<'_>,
    dialect: Dialect,
    resource: &'static Resource,
    keys: Vec<Value>,
    tests: &RowTests,
) -> Result<(Vec<QueryResult>, Vec<Vec<Value>>), RequestError> {
    let mut sql = from(dialect, resource, tests);
    sql.push(" where ");
    column(&mut sql, resource, resource.primary);
    sql.any(keys);
    let rows = store::fetch(on, sql).await?;
    let values = rows.iter().map(|row| decode(resource, row)).collect::<Result<_, _>>()?;
    Ok((rows, values))
}

/// What tests say of the rows with some keys, in columns behind the key.
///
/// # Errors
/// Database errors.
pub async fn tested(
    on: &Executor<'_>,
    dialect: Dialect,
    resource: &'static Resource,
    keys: Vec<Value>,
    tests: &RowTests,
) -> Result<Vec<QueryResult>, RequestError> {
    let mut sql = Sql::new(dialect);
    sql.push("select ");
    column(&mut sql, resource, resource.primary);
    tests.select(&mut sql);
    tables(&mut sql, resource);
    sql.push(" where ");
    column(&mut sql, resource, resource.primary);
    sql.any(keys);
    Ok(store::fetch(on, sql).await?)
}

/// The same, with what the caller may do with each row.
///
/// # Errors
/// 403 for a row with which the caller may not do it; those of the database.
pub async fn select_tested(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    place: usize,
    values: Vec<Value>,
    lock: RowLock,
    tests: &RowTests,
) -> Result<Vec<(Draft, Granted)>, RequestError> {
    let mut sql = from(context.site.store.dialect, resource, tests);
    sql.push(" where ");
    column(&mut sql, resource, place);
    match values.as_slice() {
        [] => return Ok(Vec::new()),
        [value] if value.is_some() => sql.push(" = ").bind(value.clone()),
        [_] => sql.push(" is null"),
        _ => sql.any(values),
    };
    sql.push(" order by ");
    column(&mut sql, resource, resource.primary);
    if lock == RowLock::Update && sql.dialect == Dialect::Postgres {
        // Not `for update`, which would block inserts of rows that refer to this one.
        sql.push(" for no key update");
    }
    let rows = store::fetch(&Executor::from(context.transaction), sql).await?;
    let columns = columns::all(resource).len();
    rows.iter().map(|row| Ok((draft(resource, decode(resource, row)?), tests.read(row, columns)?))).collect()
}

fn from(dialect: Dialect, resource: &'static Resource, tests: &RowTests) -> Sql {
    let mut sql = Sql::new(dialect);
    sql.push("select ");
    for place in 0..columns::all(resource).len() {
        sql.push(if place == 0 { "" } else { ", " });
        column(&mut sql, resource, place);
    }
    tests.select(&mut sql);
    tables(&mut sql, resource);
    sql
}

/// Appends the resource's table, joined with those that it extends.
fn tables(sql: &mut Sql, resource: &'static Resource) {
    sql.push(" from ");
    for (n, (table, _)) in columns::tables(resource).iter().enumerate() {
        sql.push(if n == 0 { "" } else { " join " });
        columns::name(sql, table.table);
        if n > 0 {
            sql.push(" on ");
            qualified(sql, table, table.primary);
            sql.push(" = ");
            qualified(sql, resource, resource.primary);
        }
    }
}

fn column(sql: &mut Sql, resource: &'static Resource, place: usize) {
    if let Some((table, first)) =
        columns::tables(resource).iter().find(|(table, first)| (*first..first + table.columns.len()).contains(&place))
    {
        qualified(sql, table, place - first);
    }
}

fn qualified(sql: &mut Sql, table: &'static Resource, column: usize) {
    columns::name(sql, table.table);
    sql.push(".");
    columns::name(sql, table.columns[column].name);
}

fn decode(resource: &'static Resource, row: &QueryResult) -> Result<Vec<Value>, RequestError> {
    let all = columns::all(resource);
    let decoded = all.iter().enumerate().map(|(n, column)| columns::decode(row, n, column.kind));
    Ok(decoded.collect::<Result<_, _>>()?)
}

/// Inserts the draft's row into its table, after those that the resource extends. A key that is null is made by the
/// database and put into the draft. With `missing`, returns false if a row with the same unique values exists.
///
/// # Errors
/// What constraints refuse, as `violation` says it.
pub async fn insert(context: &WriteContext<'_>, draft: &mut Draft, missing: bool) -> Result<bool, RequestError> {
    let resource = draft.resource;
    for (table, first) in columns::tables(resource).into_iter().rev() {
        let key = first + table.primary;
        let made = draft.row[key].clone().is_some();
        let mut sql = Sql::new(context.site.store.dialect);
        sql.push("insert into ");
        columns::name(&mut sql, table.table);
        let written: Vec<usize> = (0..table.columns.len()).filter(|n| made || *n != table.primary).collect();
        for (n, place) in written.iter().enumerate() {
            sql.push(if n == 0 { " (" } else { ", " });
            columns::name(&mut sql, table.columns[*place].name);
        }
        for (n, place) in written.iter().enumerate() {
            sql.push(if n == 0 { ") values (" } else { ", " });
            columns::bind(&mut sql, table.columns[*place].kind, &draft.row[first + place]);
        }
        sql.push(if written.is_empty() { " default values" } else { ")" });
        sql.push(if missing { " on conflict do nothing" } else { "" });
        let explain = |error| violation::explain(Some(table), error);
        if made {
            let count = store::execute(&Executor::from(context.transaction), sql).await.map_err(explain)?;
            if count == 0 {
                return Ok(false);
            }
            continue;
        }
        sql.push(" returning ");
        columns::name(&mut sql, table.key().name);
        let rows = store::fetch(&Executor::from(context.transaction), sql).await.map_err(explain)?;
        let Some(row) = rows.first() else { return Ok(false) };
        let value = columns::decode(row, 0, table.key().kind)?;
        set_key(draft, value);
    }
    Ok(true)
}

/// Values of a statement that inserts several rows; SQLite takes some more.
const MAX_INSERTED_VALUES: usize = 20_000;

/// Whether rows of a resource can be inserted by [`insert_all`].
pub fn go_together(resource: &'static Resource) -> bool {
    columns::parent(resource).is_none()
}

/// Inserts the rows of drafts of one resource, several with each statement. Their keys are known, and the resource extends no other.
///
/// # Errors
/// What constraints refuse, as `violation` says it.
pub async fn insert_all(context: &WriteContext<'_>, drafts: &[Draft]) -> Result<(), RequestError> {
    let Some(resource) = drafts.first().map(|draft| draft.resource) else { return Ok(()) };
    let insert = |sql: &mut Sql| {
        sql.push("insert into ");
        columns::name(sql, resource.table);
        for (n, column) in resource.columns.iter().enumerate() {
            sql.push(if n == 0 { " (" } else { ", " });
            columns::name(sql, column.name);
        }
        sql.push(") ");
    };
    let run = async |sql: Sql| {
        let done = store::execute(&Executor::from(context.transaction), sql).await;
        done.map_err(|error| violation::explain(Some(resource), error))
    };
    let dialect = context.site.store.dialect;
    if dialect == Dialect::Postgres && drafts.len() > 1 {
        for part in drafts.chunks(save::MAX_ROWS) {
            let mut sql = Sql::new(dialect);
            insert(&mut sql);
            let columns = resource.columns.iter().enumerate();
            let columns = columns.map(|(n, column)| (column.kind, part.iter().map(move |draft| &draft.row[n])));
            spread::rows(&mut sql, columns);
            run(sql).await?;
        }
        return Ok(());
    }
    for part in columns::in_parts(drafts, MAX_INSERTED_VALUES / resource.columns.len().max(1)) {
        let mut sql = Sql::new(dialect);
        insert(&mut sql);
        sql.push("values ");
        for (n, draft) in part.iter().enumerate() {
            sql.push(if n == 0 { "" } else { ", " });
            for (place, column) in resource.columns.iter().enumerate() {
                sql.push(if place == 0 { "(" } else { ", " });
                columns::bind(&mut sql, column.kind, &draft.row[place]);
            }
            sql.push(")");
        }
        run(sql).await?;
    }
    Ok(())
}

/// Sets the key in the resource's own table and in those that it extends.
pub fn set_key(draft: &mut Draft, key: Value) {
    for (table, first) in columns::tables(draft.resource) {
        draft.row[first + table.primary] = key.clone();
    }
}

/// Writes the columns that differ from the stored row, one statement a table.
///
/// # Errors
/// 404 when the row is gone meanwhile, else what constraints refuse.
pub async fn update(context: &WriteContext<'_>, draft: &Draft) -> Result<(), RequestError> {
    let Some(old) = &draft.old else { return Ok(()) };
    for (table, first) in columns::tables(draft.resource).into_iter().rev() {
        let changed: Vec<usize> = (0..table.columns.len()).filter(|n| draft.changed(first + n)).collect();
        if changed.is_empty() {
            continue;
        }
        let mut sql = Sql::new(context.site.store.dialect);
        sql.push("update ");
        columns::name(&mut sql, table.table);
        for (n, place) in changed.iter().enumerate() {
            sql.push(if n == 0 { " set " } else { ", " });
            columns::name(&mut sql, table.columns[*place].name);
            sql.push(" = ");
            columns::bind(&mut sql, table.columns[*place].kind, &draft.row[first + place]);
        }
        sql.push(" where ");
        columns::name(&mut sql, table.key().name);
        sql.push(" = ").bind(old[first + table.primary].clone());
        let count = store::execute(&Executor::from(context.transaction), sql)
            .await
            .map_err(|error| violation::explain(Some(table), error))?;
        if count == 0 {
            return Err(RequestError::no_row(draft.resource.record));
        }
    }
    Ok(())
}

/// Writes the columns of several stored rows that differ from what is stored: on PostgreSQL those of rows that change the
/// same columns by one statement.
///
/// # Errors
/// As [`update`].
pub async fn update_all(context: &WriteContext<'_>, drafts: &[Draft]) -> Result<(), RequestError> {
    let dialect = context.site.store.dialect;
    let together = dialect == Dialect::Postgres && drafts.first().is_some_and(|draft| go_together(draft.resource));
    let mut alike: Vec<(Vec<usize>, Vec<&Draft>)> = Vec::new();
    for draft in drafts {
        let changed: Vec<usize> = (0..draft.resource.columns.len()).filter(|n| draft.changed(*n)).collect();
        match alike.iter_mut().find(|(other, _)| *other == changed) {
            Some((_, rows)) if together => rows.push(draft),
            _ => alike.push((changed, vec![draft])),
        }
    }
    for (changed, rows) in alike {
        let [first, _, ..] = rows.as_slice() else {
            for row in rows {
                update(context, row).await?;
            }
            continue;
        };
        if changed.is_empty() {
            continue;
        }
        let (resource, mut sql) = (first.resource, Sql::new(dialect));
        sql.push("update ");
        columns::name(&mut sql, resource.table);
        for (n, place) in changed.iter().enumerate() {
            let column = &resource.columns[*place];
            sql.push(if n == 0 { " as t set " } else { ", " });
            columns::name(&mut sql, column.name);
            sql.push(" = ").push(&spread::column(column.kind, n));
        }
        sql.push(" from ");
        // The key that is stored, behind the columns that change.
        let values = changed.iter().map(|place| (resource.columns[*place].kind, *place, false));
        let values = values.chain([(resource.key().kind, resource.primary, true)]);
        let values =
            values.map(|(kind, place, stored)| (kind, rows.iter().map(move |draft| value(draft, place, stored))));
        spread::source(&mut sql, values);
        sql.push(" where t.");
        columns::name(&mut sql, resource.key().name);
        sql.push(" = ").push(&spread::column(resource.key().kind, changed.len()));
        let count = store::execute(&Executor::from(context.transaction), sql)
            .await
            .map_err(|error| violation::explain(Some(resource), error))?;
        if count < rows.len() as u64 {
            return Err(RequestError::no_row(resource.record));
        }
    }
    Ok(())
}

fn value(draft: &Draft, place: usize, stored: bool) -> &Value {
    match &draft.old {
        Some(old) if stored => &old[place],
        _ => &draft.row[place],
    }
}

/// A key as people read it.
pub fn key_text(key: &Value) -> String {
    match key {
        Value::Uuid(Some(id)) => id.to_string(),
        Value::String(Some(text)) => text.clone(),
        Value::SmallInt(Some(n)) => n.to_string(),
        Value::Int(Some(n)) => n.to_string(),
        Value::BigInt(Some(n)) => n.to_string(),
        other => format!("{other:?}"),
    }
}
