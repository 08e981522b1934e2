//! Reads a single row by its key, with its nested lists. On PostgreSQL this is one statement: nested lists, and the
//! rows from which computed values are derived, are embedded in the row as arrays of records. If the token is checked
//! on the same server, that is part of the statement too. `http` calls this, and `render` writes the row.

use super::{
    fetch::{Fetched, begin, complete, narrowing, rows, selection},
    hooks::Keys,
    render::Context,
    wire::{RowView, Rows},
};
use crate::{
    error::RequestError,
    store::{self, Dialect, Sql, View},
    tables::{Child, Compute, Item, KeptStatement, Representation, Resource},
};
use sea_orm::{QueryResult, Value};
use std::{fmt::Write, sync::Arc};

/// Fetches the row with a key, if there is one, and what belongs to it.
///
/// # Errors
/// As [`rows`].
pub(super) async fn one(
    context: Context<'_>,
    representation: &'static Representation,
    key: Value,
) -> Result<Fetched, RequestError> {
    let (resource, dialect) = (representation.resource, context.dialect);
    if dialect == Dialect::Sqlite {
        let mut page = Sql::new(dialect);
        key_page(resource, resource.primary, key, &mut page);
        return rows(context, representation, page, "_ids.id").await;
    }
    let write = |sql: &mut Sql| single(context, representation, resource.primary, key.clone(), sql);
    let found = fetch_kept(context, representation, &representation.single, vec![key.clone()], write).await?;
    complete(context, representation, Rows::Fetched(found), true).await
}

/// Cache of the statement texts that read a row of an item by its key on PostgreSQL.
#[derive(Debug, Default)]
pub struct StatementCache {
    alone: KeptStatement,
    beside: KeptStatement,
}

/// A row of an item to be read.
#[derive(Debug)]
pub struct Prefetch<'a> {
    /// The item.
    pub item: &'static Item,
    /// Its key.
    pub key: Value,
    /// The item's statements.
    pub kept: &'a StatementCache,
}

/// The result of reading a row in advance on PostgreSQL.
#[derive(Debug, Default)]
pub enum PrefetchResult {
    /// Not tried.
    #[default]
    NotTried,
    /// Zero rows or more than one row matched.
    NotUnique,
    /// It was.
    PrefetchedRow(PrefetchedRow),
}

/// A row that was found, with what belongs to it.
#[derive(Debug)]
pub struct PrefetchedRow(QueryResult);

impl PrefetchResult {
    fn at(mut rows: Vec<QueryResult>) -> PrefetchResult {
        match (rows.pop(), rows.is_empty()) {
            (Some(row), true) if !RowView::new(&row).is_null(0) => PrefetchResult::PrefetchedRow(PrefetchedRow(row)),
            _ => PrefetchResult::NotUnique,
        }
    }
}

/// Reads a row by its key with one statement, on PostgreSQL.
///
/// # Errors
/// Database errors.
pub(crate) async fn look(context: Context<'_>, wanted: Prefetch<'_>) -> Result<PrefetchResult, RequestError> {
    let Prefetch { item, key, kept } = wanted;
    let write = |sql: &mut Sql| single(context, item.detail, item.key, key.clone(), sql);
    Ok(PrefetchResult::at(fetch_kept(context, item.detail, &kept.alone, vec![key.clone()], write).await?))
}

/// The same, together with the row that the statement `other` returns. The row is read only if `other` returns one, and as
/// the `view` shows it; `other` reads whole tables. `read` receives that row and the index of its first column. `other` must
/// always write the same text, and binds only `value`.
///
/// # Errors
/// The database's, and those of `read`.
pub(crate) async fn look_beside<T>(
    context: Context<'_>,
    wanted: Prefetch<'_>,
    value: Value,
    view: &View,
    other: impl FnOnce(&mut Sql),
    read: impl FnOnce(&QueryResult, usize) -> Result<T, RequestError>,
) -> Result<Option<(T, PrefetchResult)>, RequestError> {
    let Prefetch { item, key, kept } = wanted;
    let representation = item.detail;
    let params = vec![value, key.clone()];
    let write = |sql: &mut Sql| {
        sql.push("select r.*, o.* from (");
        other(sql);
        let mut row = Sql { text: String::new(), dialect: sql.dialect, params: std::mem::take(&mut sql.params) };
        single(context, representation, item.key, key, &mut row)?;
        sql.push(") o left join (");
        match view.applied(&row.text, &row.params) {
            Some((text, params)) => {
                sql.push(&text);
                sql.params = params;
            }
            None => {
                sql.push(&row.text);
                sql.params = row.params;
            }
        }
        sql.push(") r on true");
        Ok(())
    };
    let rows = if view.is_whole() {
        fetch_kept(context, representation, &kept.beside, params, write).await?
    } else {
        // The text is another for callers of other rights.
        let mut sql = Sql::new(context.dialect);
        write(&mut sql)?;
        store::fetch(context.on, sql).await?
    };
    let Some(first) = rows.first() else { return Ok(None) };
    let within = representation.groups.iter().filter(|group| matches!(group.compute, Compute::Rows { .. }));
    let read = read(first, representation.wires.len() + within.count() + representation.children.len())?;
    Ok(Some((read, PrefetchResult::at(rows))))
}

/// Whether an item is another for the caller of a context than for somebody unknown, since hand-written rules narrow its
/// nested lists.
///
/// # Errors
/// 501 for a rule that the program lacks; 500 for one that fails.
pub(crate) fn depends_on_caller(context: Context<'_>, item: &'static Item) -> Result<bool, RequestError> {
    let (mut theirs, mut unknown) = (String::new(), String::new());
    narrowings(context, item.detail, &mut theirs)?;
    narrowings(Context { caller: None, ..context }, item.detail, &mut unknown)?;
    Ok(theirs != unknown)
}

/// What belongs to a row that was found.
///
/// # Errors
/// As [`rows`].
pub(super) async fn found(
    context: Context<'_>,
    representation: &'static Representation,
    found: PrefetchedRow,
) -> Result<Fetched, RequestError> {
    complete(context, representation, Rows::Fetched(vec![found.0]), true).await
}

/// Runs a statement whose text is cached. `params`: what it binds.
async fn fetch_kept(
    context: Context<'_>,
    representation: &'static Representation,
    kept: &KeptStatement,
    params: Vec<Value>,
    write: impl FnOnce(&mut Sql) -> Result<(), RequestError>,
) -> Result<Vec<QueryResult>, RequestError> {
    let dialect = context.dialect;
    let mut narrowed = String::new();
    narrowings(context, representation, &mut narrowed)?;
    if let Some((_, text)) = kept.get().filter(|(by, _)| *by == narrowed) {
        return Ok(store::fetch_kept(context.on, text, params).await?);
    }
    let mut sql = Sql::new(dialect);
    write(&mut sql)?;
    let text: Arc<str> = sql.text.into();
    // A statement with further parameters isn't cached.
    if sql.params.len() == params.len() {
        kept.get_or_init(|| (narrowed, Arc::clone(&text)));
    }
    Ok(store::fetch_kept(context.on, &text, sql.params).await?)
}

/// Appends by what hand-written rules narrow the nested lists: they know the caller, and may say something else to another.
fn narrowings(
    context: Context<'_>,
    representation: &'static Representation,
    text: &mut String,
) -> Result<(), RequestError> {
    for child in representation.children {
        if let Some(condition) = narrowing(context, child)? {
            let _ = write!(text, "{condition:?};");
        }
        narrowings(context, child.representation, text)?;
    }
    Ok(())
}

/// Writes the statement of the row with a value in a column and all that belongs to it.
fn single(
    context: Context<'_>,
    representation: &'static Representation,
    column: usize,
    value: Value,
    sql: &mut Sql,
) -> Result<(), RequestError> {
    let mut page = Sql { text: String::new(), dialect: sql.dialect, params: std::mem::take(&mut sql.params) };
    key_page(representation.resource, column, value, &mut page);
    sql.params = page.params;
    let from = begin(sql, representation, &page.text, "");
    lists_within(context, representation, sql)?;
    sql.push(&from);
    Ok(())
}

/// Writes the statement of the keys of rows with a value in a column.
fn key_page(resource: &Resource, column: usize, value: Value, sql: &mut Sql) {
    sql.push("select t.\"").push(resource.key().name).push("\" as id from \"").push(resource.table);
    sql.push("\" t where t.\"").push(resource.columns[column].name).push("\" = ").bind(value);
    if column != resource.primary {
        // Two rows are enough to detect duplicates.
        sql.push(" limit 2");
    }
}

/// Writes what belongs to a row as arrays of records, each after a comma: the rows that its computed values come of,
/// then its nested lists. The enclosing statement has the row as `_ids`.
fn lists_within(
    context: Context<'_>,
    representation: &'static Representation,
    sql: &mut Sql,
) -> Result<(), RequestError> {
    for group in representation.groups {
        if let Compute::Rows { hook, of, .. } = group.compute {
            let (rows, _) = context.hooks.rows(hook)?;
            sql.push(", array(select row(g.*) from (");
            rows(context.now, &Keys::Of(of), sql);
            sql.push(") g)");
        }
    }
    for child in representation.children {
        sql.push(", ");
        list_within(context, child, sql)?;
    }
    Ok(())
}

/// Writes a nested list as an array of records, about the row that the statement around it has as `_ids`.
fn list_within(context: Context<'_>, child: &'static Child, sql: &mut Sql) -> Result<(), RequestError> {
    let selection = selection(context, child)?;
    let page = selection.children_of(child.joins, child.parent, "_ids.id", sql);
    let representation = child.representation;
    sql.push("array(");
    let from = begin(sql, representation, &page, "row(");
    lists_within(context, representation, sql)?;
    sql.push(")").push(&from).push(" order by ").push(&selection.order_outer()).push(")");
    Ok(())
}
