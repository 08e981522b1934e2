//! What a representation needs of the database for a page: its rows, the values that hand-written code
//! computes for all of them, and nested lists. `render` calls it and writes the result.
//!
//! Nested lists of a page are gathered, one statement each for all its rows. Those of a single row come
//! within the row on PostgreSQL, as arrays of records: a statement less for each list, and it is statements
//! that one row costs. On SQLite, which is in the same process, a statement costs next to nothing.

use super::{
    render::{Context, dialect_text},
    selection::Selection,
    wire::{Record, Row, RowView},
};
use crate::{
    behaviour::{Asked, BoxFuture, Cells},
    fault::Fault,
    moment::Moment,
    server::Server,
    store::{self, Dialect, Executor, Sql},
    tables::{Child, Kind, Representation, Wire},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashMap;

/// A page's rows, for values computed for all of them.
pub struct PageRows<'a> {
    /// Where to run statements.
    pub on: &'a Executor<'a>,
    /// The server, for its settings.
    pub server: &'a Server,
    /// The request's time.
    pub now: &'a Moment,
    /// Scheme and host of the request.
    pub base: &'a str,
    /// Columns of the values that the spec names, in its order.
    pub columns: &'static [usize],
    rows: &'a [Row],
}

impl<'a> PageRows<'a> {
    /// The rows in order.
    pub fn views(&self) -> impl Iterator<Item = RowView<'a>> {
        self.rows.iter().map(RowView::of)
    }

    /// Runs a statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn fetch(&self, sql: Sql) -> Result<Vec<QueryResult>, Fault> {
        Ok(store::fetch(self.on, sql).await?)
    }

    /// An empty statement in the database's SQL.
    pub fn sql(&self) -> Sql {
        Sql::new(self.server.store.dialect)
    }
}

/// How nested lists are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lists {
    /// One statement for each, for all rows of the page.
    Gathered,
    /// With their row, where the database can.
    Within,
}

/// The rows of a representation with everything that its fields need.
pub(super) struct Fetched {
    /// The rows; columns as the representation selects them.
    pub rows: Vec<Row>,
    /// Computed values by group.
    pub groups: Vec<Cells>,
    /// Nested lists by child.
    pub children: Vec<Nested>,
}

/// The rows of a nested list.
pub(super) struct Nested {
    /// All of them.
    pub fetched: Fetched,
    /// Those of each row of the page; shorter than the page where the last rows have none.
    of_row: Vec<Vec<usize>>,
}

impl Nested {
    /// The places of a row's list in `fetched`.
    pub fn of(&self, row: usize) -> &[usize] {
        self.of_row.get(row).map_or(&[], Vec::as_slice)
    }
}

/// Fetches the rows of a page, and what belongs to them; see `render::page`.
///
/// # Errors
/// The database's, and those of hand-written code.
pub(super) async fn rows(
    context: Context<'_>,
    representation: &'static Representation,
    page: Sql,
    order: &str,
    lists: Lists,
) -> Result<Fetched, Fault> {
    let within = lists == Lists::Within && page.dialect == Dialect::Postgres;
    let mut sql = Sql { text: String::with_capacity(2048), dialect: page.dialect, params: page.params };
    let from = begin(&mut sql, representation, &page.text, "");
    if within {
        for child in representation.children {
            sql.push(", ");
            list_within(context, child, &mut sql)?;
        }
    }
    sql.push(&from).push(" order by ").push(order);
    let rows = store::fetch(context.on, sql).await?.into_iter().map(Row::Fetched).collect();
    complete(context, representation, rows, within).await
}

/// Writes `with page as (…) select <open>…` without its `from`, which is returned.
fn begin(sql: &mut Sql, representation: &Representation, page: &str, open: &str) -> String {
    let (resource, dialect) = (representation.resource, sql.dialect);
    sql.push("with page as materialized (").push(page).push(") select ").push(open);
    sql.push(dialect_text(&representation.select, dialect));
    format!(
        " from page join \"{}\" t on t.\"{}\" = page.id {}",
        resource.table,
        resource.key().name,
        dialect_text(&representation.joins, dialect)
    )
}

/// Writes a nested list as an array of records, about the row that the statement around it has as `page`.
fn list_within(context: Context<'_>, child: &'static Child, sql: &mut Sql) -> Result<(), Fault> {
    let selection = selection(context, child)?;
    let page = selection.children_of(child.joins, child.parent, "page.id", sql);
    let representation = child.representation;
    sql.push("array(");
    let from = begin(sql, representation, &page, "row(");
    for child in representation.children {
        sql.push(", ");
        list_within(context, child, sql)?;
    }
    sql.push(")").push(&from).push(" order by ").push(&selection.order_outer()).push(")");
    Ok(())
}

/// Computed values and nested lists of rows. `within`: lists stand in the rows, after their columns.
fn complete<'a>(
    context: Context<'a>,
    representation: &'static Representation,
    rows: Vec<Row>,
    within: bool,
) -> BoxFuture<'a, Result<Fetched, Fault>> {
    Box::pin(async move {
        let mut groups = Vec::with_capacity(representation.groups.len());
        for group in representation.groups {
            groups.push(if rows.is_empty() {
                Cells::default()
            } else {
                (group.compute)(&PageRows {
                    on: context.on,
                    server: context.server,
                    now: context.now,
                    base: context.base,
                    columns: group.columns,
                    rows: &rows,
                })
                .await?
            });
        }
        let mut children = Vec::with_capacity(representation.children.len());
        for (n, child) in representation.children.iter().enumerate() {
            children.push(if within {
                unpacked(context, child, &rows, representation.wires.len() + n).await?
            } else {
                gathered(context, representation, child, &rows).await?
            });
        }
        Ok(Fetched { rows, groups, children })
    })
}

/// A nested list that came within its rows.
async fn unpacked(context: Context<'_>, child: &'static Child, rows: &[Row], column: usize) -> Result<Nested, Fault> {
    let mut all = Vec::new();
    let mut of_row = Vec::with_capacity(rows.len());
    for row in rows {
        let before = all.len();
        all.extend(Record::list(RowView::of(row).binary(column).unwrap_or_default()).into_iter().map(Row::Within));
        of_row.push((before..all.len()).collect());
    }
    let fetched = complete(context, child.representation, all, true).await?;
    Ok(Nested { fetched, of_row })
}

/// A nested list by a statement of its own, for all rows.
async fn gathered(
    context: Context<'_>,
    representation: &'static Representation,
    child: &'static Child,
    rows: &[Row],
) -> Result<Nested, Fault> {
    let nothing = || Fetched { rows: vec![], groups: vec![], children: vec![] };
    // The checker lets nothing but columns be keys.
    let Wire::One(kind) = representation.wires[child.key] else {
        return Ok(Nested { fetched: nothing(), of_row: vec![] });
    };
    // Several rows may share a parent: nested lists of a to-one relation.
    let mut parents: HashMap<Key, Vec<usize>> = HashMap::with_capacity(rows.len());
    let mut keys: Vec<Value> = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let view = RowView::of(row);
        if let Some(key) = Key::of(&view, child.key, kind) {
            parents.entry(key).or_default().push(n);
            keys.push(view.value(child.key, kind));
        }
    }
    if keys.is_empty() {
        return Ok(Nested { fetched: nothing(), of_row: vec![] });
    }
    let selection = selection(context, child)?;
    let page = selection.children(child.joins, child.parent, keys);
    let mut sql = Sql { text: String::with_capacity(1024), dialect: page.dialect, params: page.params };
    let from = begin(&mut sql, child.representation, &page.text, "");
    sql.push(", page.parent").push(&from).push(" order by ").push(&selection.order_outer());
    let found: Vec<Row> = store::fetch(context.on, sql).await?.into_iter().map(Row::Fetched).collect();
    let column = child.representation.wires.len();
    let mut of_row = vec![Vec::new(); rows.len()];
    for (n, row) in found.iter().enumerate() {
        let key = Key::of(&RowView::of(row), column, kind);
        for parent in key.and_then(|key| parents.get(&key)).into_iter().flatten() {
            of_row[*parent].push(n);
        }
    }
    let fetched = complete(context, child.representation, found, false).await?;
    Ok(Nested { fetched, of_row })
}

/// The rows of a nested list in their order, before their parents are named.
fn selection(context: Context<'_>, child: &'static Child) -> Result<Selection, Fault> {
    let resource = child.representation.resource;
    let mut selection = Selection::new(resource, context.server.store.dialect, context.now.zone);
    selection.order(child.order).map_err(internal)?;
    if let Some(rule) = child.narrow {
        let condition = rule(&Asked { now: context.now, query: &[] }, "").map_err(internal)?;
        selection.keep(&condition).map_err(internal)?;
    }
    Ok(selection)
}

/// A statement that generated tables make can't fail to resolve; if it does, the tables are at fault.
fn internal(text: String) -> Fault {
    Fault::Detail(500, text)
}

/// A key by which children find their parent.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Uuid(uuid::Uuid),
    Number(i64),
    Text(String),
}

impl Key {
    fn of(row: &RowView<'_>, column: usize, kind: Kind) -> Option<Key> {
        match kind {
            Kind::Uuid => row.uuid(column).map(Key::Uuid),
            Kind::Small | Kind::Int | Kind::Big => row.integer(column).map(Key::Number),
            _ => row.text(column).map(Key::Text),
        }
    }
}
