//! Stores to-many relations: the stored set becomes exactly the given one. Rows of join tables are added and removed;
//! rows that refer back are updated or cleared by plain updates, without hooks.

use super::{columns, context::WriteContext, remove, save, violation};
use crate::{
    error::RequestError,
    store::{self, Dialect, Executor, Sql},
    tables::{Column, Link, Resource, ResourceRef},
};
use sea_orm::Value;
use std::collections::HashSet;

/// Makes a relation (index; those of the table that the resource extends follow its own) lead from the row with the
/// key to exactly the rows with the keys.
///
/// # Errors
/// 400 if a row that is removed from the set must refer to one; errors of constraints.
pub async fn set_many(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    relation: usize,
    key: &Value,
    keys: &[Value],
) -> Result<(), RequestError> {
    set(context, resource, relation, key, keys, false).await
}

/// The same; to a row that `is_new`, nothing can be related yet.
pub async fn set(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    relation: usize,
    key: &Value,
    keys: &[Value],
    is_new: bool,
) -> Result<(), RequestError> {
    let Some(relation) = columns::relation(resource, relation) else {
        return Err(RequestError::Detail(500, format!("{} has no relation {relation}", resource.name)));
    };
    let target = relation.target.get();
    match relation.link {
        Link::Many { table, near, far, through, .. } => {
            let join = Join { table, near, far, through: through.map(ResourceRef::get), kind: target.key().kind };
            set_joined(context, &join, key, keys, is_new).await
        }
        Link::Back { column, .. } | Link::Loose { column } => {
            let column = &target.columns[column];
            if !is_new {
                set_free(context, relation.name, target, column, key, keys).await?;
            }
            point_here(context, target, column, key, keys).await
        }
        Link::One { .. } => {
            Err(RequestError::Detail(500, format!("{}.{} leads to one row", resource.name, relation.name)))
        }
    }
}

/// The keys of the rows that a to-many relation leads to.
///
/// # Errors
/// Database errors.
pub async fn stored(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    relation: usize,
    key: &Value,
) -> Result<HashSet<Value>, RequestError> {
    let dialect = context.site.store.dialect;
    stored_on(&Executor::from(context.transaction), dialect, resource, relation, key, None).await
}

/// The same, as far as a caller sees them where the executor is held to that; of many, the first so many by key.
///
/// # Errors
/// Database errors.
pub async fn stored_on(
    on: &Executor<'_>,
    dialect: Dialect,
    resource: &'static Resource,
    relation: usize,
    key: &Value,
    most: Option<usize>,
) -> Result<HashSet<Value>, RequestError> {
    match seen_from(resource, relation) {
        Some(join) => joined(on, dialect, &join, key, most).await,
        None => Ok(HashSet::new()),
    }
}

/// The statement of the same, and the column that it gives.
pub fn stored_sql(
    dialect: Dialect,
    resource: &'static Resource,
    relation: usize,
    key: &Value,
    most: Option<usize>,
) -> Option<(Sql, &'static Column)> {
    let join = seen_from(resource, relation)?;
    Some((selected(dialect, &join, key, most), columns::relation(resource, relation)?.target.key()))
}

/// The rows to which a relation to many leads.
fn seen_from(resource: &'static Resource, relation: usize) -> Option<Join> {
    let relation = columns::relation(resource, relation)?;
    match relation.link {
        Link::Many { table, near, far, through, .. } => {
            let through = through.map(ResourceRef::get);
            Some(Join { table, near, far, through, kind: relation.target.key().kind })
        }
        Link::Back { column, .. } | Link::Loose { column } => {
            let (of, column) = (relation.target.get(), relation.target.columns[column].name);
            Some(Join { table: of.table, near: column, far: of.key().name, through: None, kind: of.key().kind })
        }
        Link::One { .. } => None,
    }
}

/// A join table, seen from one side.
struct Join {
    table: &'static str,
    near: &'static str,
    far: &'static str,
    through: Option<&'static Resource>,
    kind: crate::tables::Kind,
}

async fn set_joined(
    context: &WriteContext<'_>,
    join: &Join,
    key: &Value,
    keys: &[Value],
    is_new: bool,
) -> Result<(), RequestError> {
    let (on, dialect) = (Executor::from(context.transaction), context.site.store.dialect);
    let stored = if is_new { HashSet::new() } else { joined(&on, dialect, join, key, None).await? };
    let wanted: HashSet<&Value> = keys.iter().collect();
    let gone: Vec<Value> = stored.iter().filter(|key| !wanted.contains(key)).cloned().collect();
    let mut seen = HashSet::new();
    let new: Vec<Value> = keys.iter().filter(|key| !stored.contains(key) && seen.insert(*key)).cloned().collect();
    if !gone.is_empty() {
        take_away(context, join, key, gone).await?;
    }
    if !new.is_empty() {
        add(context, join, key, new).await?;
    }
    Ok(())
}

async fn joined(
    on: &Executor<'_>,
    dialect: Dialect,
    join: &Join,
    key: &Value,
    most: Option<usize>,
) -> Result<HashSet<Value>, RequestError> {
    let sql = selected(dialect, join, key, most);
    let mut stored = HashSet::new();
    for row in store::fetch(on, sql).await? {
        stored.insert(columns::decode(&row, 0, join.kind)?);
    }
    Ok(stored)
}

fn selected(dialect: Dialect, join: &Join, key: &Value, most: Option<usize>) -> Sql {
    let mut sql = Sql::new(dialect);
    sql.push("select ");
    columns::name(&mut sql, join.far);
    sql.push(" from ");
    columns::name(&mut sql, join.table);
    sql.push(" where ");
    columns::name(&mut sql, join.near);
    sql.push(" = ").bind(key.clone());
    if let Some(most) = most {
        sql.push(" order by 1 limit ").push(&most.to_string());
    }
    sql
}

async fn take_away(context: &WriteContext<'_>, join: &Join, key: &Value, gone: Vec<Value>) -> Result<(), RequestError> {
    let on = Executor::from(context.transaction);
    let mut sql = Sql::new(context.site.store.dialect);
    match join.through {
        // Its rows may be referred to themselves.
        Some(through) => {
            sql.push("select ");
            columns::name(&mut sql, through.key().name);
            sql.push(" from ");
        }
        None => {
            sql.push("delete from ");
        }
    }
    columns::name(&mut sql, join.table);
    sql.push(" where ");
    columns::name(&mut sql, join.near);
    sql.push(" = ").bind(key.clone()).push(" and ");
    columns::name(&mut sql, join.far);
    sql.any(gone);
    match join.through {
        Some(through) => {
            let rows = store::fetch(&on, sql).await?;
            let keys = rows.iter().map(|row| columns::decode(row, 0, through.key().kind)).collect::<Result<_, _>>()?;
            remove::delete_rows(context, through, keys).await
        }
        None => {
            store::execute(&on, sql).await?;
            Ok(())
        }
    }
}

async fn add(context: &WriteContext<'_>, join: &Join, key: &Value, new: Vec<Value>) -> Result<(), RequestError> {
    if let Some(through) = join.through {
        for far in new {
            save::insert_new(context, through, &[(join.near, key.clone()), (join.far, far)]).await?;
        }
        return Ok(());
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("insert into ");
    columns::name(&mut sql, join.table);
    sql.push(" (");
    columns::name(&mut sql, join.near);
    sql.push(", ");
    columns::name(&mut sql, join.far);
    sql.push(") select ").bind(key.clone()).push(", x.item from ");
    each(&mut sql, new);
    // A concurrent request may have added the link.
    sql.push(" where true on conflict do nothing");
    let done = store::execute(&Executor::from(context.transaction), sql).await;
    done.map_err(|error| violation::explain(None, error))?;
    Ok(())
}

/// Appends the values as rows `x(item)`: one array parameter, as `Sql::any` makes it.
fn each(sql: &mut Sql, values: Vec<Value>) {
    let mut list = Sql::new(sql.dialect);
    list.any(values);
    let Some(parameter) = list.params.pop() else { return };
    let is_uuid = list.text.contains("unhex");
    match sql.dialect {
        Dialect::Postgres => sql.push("unnest(").bind(parameter).push(") as x(item)"),
        Dialect::Sqlite => sql
            .push("(select ")
            .push(if is_uuid { "unhex(value)" } else { "value" })
            .push(" as item from json_each(")
            .bind(parameter)
            .push(")) as x"),
    };
}

/// Clears the references of rows that refer here and are not among the keys.
async fn set_free(
    context: &WriteContext<'_>,
    relation: &str,
    target: &'static Resource,
    column: &'static Column,
    key: &Value,
    keys: &[Value],
) -> Result<(), RequestError> {
    let on = Executor::from(context.transaction);
    let mut sql = Sql::new(context.site.store.dialect);
    if column.nullable {
        sql.push("update ");
        columns::name(&mut sql, target.table);
        sql.push(" set ");
        columns::name(&mut sql, column.name);
        sql.push(" = null");
    } else {
        sql.push("select 1 from ");
        columns::name(&mut sql, target.table);
    }
    sql.push(" where ");
    columns::name(&mut sql, column.name);
    sql.push(" = ").bind(key.clone());
    if !keys.is_empty() {
        sql.push(" and not ");
        columns::name(&mut sql, target.key().name);
        sql.any(keys.to_vec());
    }
    if column.nullable {
        store::execute(&on, sql).await.map_err(|error| violation::explain(Some(target), error))?;
    } else if !store::fetch(&on, sql).await?.is_empty() {
        return Err(RequestError::field(relation, format!("A {} can't be left out, only moved.", target.words)));
    }
    Ok(())
}

async fn point_here(
    context: &WriteContext<'_>,
    target: &'static Resource,
    column: &'static Column,
    key: &Value,
    keys: &[Value],
) -> Result<(), RequestError> {
    if keys.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("update ");
    columns::name(&mut sql, target.table);
    sql.push(" set ");
    columns::name(&mut sql, column.name);
    sql.push(" = ").bind(key.clone()).push(" where ");
    columns::name(&mut sql, target.key().name);
    sql.any(keys.to_vec());
    let done = store::execute(&Executor::from(context.transaction), sql).await;
    done.map_err(|error| violation::explain(Some(target), error))?;
    Ok(())
}
