//! Reads what a representation needs for a page: its rows, the values that hand-written code computes for them, and
//! nested lists. Called by `render`, which writes the result.
//!
//! Each nested list of a page is one statement for all rows of the page; so are the rows from which computed values are
//! derived. For a single row on PostgreSQL (`single`) they are read within the statement of the row, because the cost
//! of a single row is the number of its statements. On SQLite, which runs in the same process, a statement costs almost
//! nothing.

use super::{
    condition::Condition,
    hooks::{ComputedValues, Keys, RuleContext},
    render::{Context, dialect_text},
    selection::Selection,
    wire::{Records, RowView, Rows, span},
};
use crate::{
    caller::Caller,
    error::RequestError,
    request_time::RequestTime,
    store::{self, Dialect, Executor, Sql, sql::Target},
    tables::{Child, Compute, Field, Kind, Representation, Source, Wire},
};
use futures_util::future::BoxFuture;
use sea_orm::{QueryResult, Value};
use std::collections::HashMap;

/// A page's rows, for values computed for all of them.
pub struct PageRows<'a> {
    /// Where to run statements.
    pub on: &'a Executor<'a>,
    /// Database errors.
    pub dialect: Dialect,
    /// The request's time.
    pub now: &'a RequestTime,
    /// Scheme and host of the request.
    pub base: &'a str,
    /// Who asks; `None` without a token.
    pub caller: Option<&'a Caller>,
    /// Columns of the values that the spec names, in its order.
    pub columns: &'static [usize],
    rows: &'a Rows,
}

impl<'a> PageRows<'a> {
    /// The rows in order.
    pub fn views(&self) -> impl Iterator<Item = RowView<'a>> {
        self.rows.views()
    }

    /// Runs a statement.
    ///
    /// # Errors
    /// Database errors.
    pub async fn fetch(&self, sql: Sql) -> Result<Vec<QueryResult>, RequestError> {
        Ok(store::fetch(self.on, sql).await?)
    }
}

/// A new statement in the SQL of the page's database.
impl Target for &PageRows<'_> {
    type Written = Sql;

    fn write(self, text: impl FnOnce(&mut Sql) -> String) -> Sql {
        self.dialect.write(text)
    }
}

/// The rows of a representation with everything that its fields need.
pub(super) struct Fetched {
    /// The rows; columns as the representation selects them.
    pub rows: Rows,
    /// Computed values by group.
    pub groups: Vec<ComputedValues>,
    /// Nested lists by child.
    pub children: Vec<Nested>,
}

impl Fetched {
    /// How many rows there are, those of nested lists too.
    pub fn count(&self) -> usize {
        self.rows.len() + self.children.iter().map(|child| child.fetched.count()).sum::<usize>()
    }
}

/// The rows of a nested list.
pub(super) struct Nested {
    /// All of them.
    pub fetched: Fetched,
    /// Those of each row of the page.
    pub places: RowIndex,
}

/// Which rows of others belong to each row of a page.
pub(super) struct RowIndex {
    /// Their places, row by row.
    places: Vec<usize>,
    /// Where in `places` those of each row end.
    ends: Vec<usize>,
}

impl RowIndex {
    /// From pairs of a row of the page and one that belongs to it; those of a row keep their order.
    fn new(rows: usize, mut pairs: Vec<(usize, usize)>) -> RowIndex {
        pairs.sort_by_key(|(row, _)| *row);
        let end = |row| pairs.partition_point(|(of, _)| *of <= row);
        RowIndex { ends: (0..rows).map(end).collect(), places: pairs.into_iter().map(|(_, place)| place).collect() }
    }

    /// Those that belong to a row.
    pub fn of(&self, row: usize) -> &[usize] {
        self.places.get(span(&self.ends, row)).unwrap_or_default()
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
) -> Result<Fetched, RequestError> {
    let mut sql = Sql { text: String::with_capacity(2048), dialect: page.dialect, params: page.params };
    let from = begin(&mut sql, representation, &page.text, "");
    sql.push(&from).push(" order by ").push(order);
    let rows = store::fetch(context.on, sql).await?;
    complete(context, representation, Rows::Fetched(rows), false).await
}

/// Writes `with _ids as (…) select <open>…` without its `from`, which is returned. No table
/// of a spec has a name that begins with `_`.
pub(super) fn begin(sql: &mut Sql, representation: &Representation, page: &str, open: &str) -> String {
    let (resource, dialect) = (representation.resource, sql.dialect);
    sql.push("with _ids as materialized (").push(page).push(") select ").push(open);
    sql.push(dialect_text(&representation.select, dialect));
    format!(
        " from _ids join \"{}\" t on t.\"{}\" = _ids.id {}",
        resource.table,
        resource.key().name,
        dialect_text(&representation.joins, dialect)
    )
}

/// Computed values and nested lists of rows. `within`: related rows are embedded in each row, after its columns.
pub(super) fn complete<'a>(
    context: Context<'a>,
    representation: &'static Representation,
    rows: Rows,
    within: bool,
) -> BoxFuture<'a, Result<Fetched, RequestError>> {
    Box::pin(async move {
        context.hooks.shows(representation.fields)?;
        let asked = |wanted: &dyn Fn(&Source) -> bool| {
            context.fields.is_none()
                || representation.fields.iter().any(|field| context.shows(field) && has(field, wanted))
        };
        let mut column = representation.wires.len();
        let mut next = || {
            column += 1;
            column - 1
        };
        let mut groups = Vec::with_capacity(representation.groups.len());
        for (n, group) in representation.groups.iter().enumerate() {
            let shown = asked(&|source| matches!(source, Source::Page(of, _) if *of == n));
            groups.push(match group.compute {
                Compute::Page(_) if rows.is_empty() || !shown => ComputedValues::default(),
                Compute::Rows { .. } if !within && !shown => ComputedValues::default(),
                Compute::Page(hook) => {
                    context.hooks.page(hook)?(&PageRows {
                        on: context.on,
                        dialect: context.dialect,
                        now: context.now,
                        base: context.base,
                        caller: context.caller,
                        columns: group.columns,
                        rows: &rows,
                    })
                    .await?
                }
                Compute::Rows { hook, key, items, .. } => {
                    let (write, values) = context.hooks.rows(hook)?;
                    let found = if within {
                        unpacked(&rows, next())
                    } else {
                        let statement = |keys| {
                            let mut sql = Sql::new(context.dialect);
                            write(context.now, &Keys::Any(keys), &mut sql);
                            Ok(sql)
                        };
                        gathered(context, representation, key, 0, &rows, statement).await?
                    };
                    let mut cells = ComputedValues::new(items);
                    let mut own = Vec::new();
                    for (n, row) in rows.views().enumerate() {
                        own.clear();
                        own.extend(found.places.of(n).iter().map(|place| found.rows.view(*place)));
                        values(&row, group.columns, &own, &mut cells);
                    }
                    cells
                }
            });
        }
        let mut children = Vec::with_capacity(representation.children.len());
        for (n, child) in representation.children.iter().enumerate() {
            let shown = asked(&|source| matches!(source, Source::Many(of) if *of == n));
            let RelatedRows { rows, places } = if !within && !shown {
                RelatedRows { rows: Rows::default(), places: RowIndex::new(rows.len(), Vec::new()) }
            } else if within {
                unpacked(&rows, next())
            } else {
                let parent = child.representation.wires.len();
                let statement = |keys| list_of(context, child, keys);
                gathered(context, representation, child.key, parent, &rows, statement).await?
            };
            let fetched = complete(Context { fields: None, ..context }, child.representation, rows, within).await?;
            children.push(Nested { fetched, places });
        }
        Ok(Fetched { rows, groups, children })
    })
}

/// Whether a field, or one of the object that it is, comes from a source.
fn has(field: &Field, wanted: &dyn Fn(&Source) -> bool) -> bool {
    match &field.source {
        Source::Object(_, fields) => fields.iter().any(|field| has(field, wanted)),
        source => wanted(source),
    }
}

/// Related rows of the rows of a page.
struct RelatedRows {
    rows: Rows,
    places: RowIndex,
}

/// Unpacks related rows that are embedded in their parents.
fn unpacked(rows: &Rows, column: usize) -> RelatedRows {
    let arrays = (0..rows.len()).map(|row| rows.view(row).binary(column).unwrap_or_default());
    let (records, ends) = Records::of(arrays);
    let places = (0..ends.last().copied().unwrap_or_default()).collect();
    RelatedRows { places: RowIndex { places, ends }, rows: Rows::Within(records) }
}

/// Rows by a statement of their own, for all rows of a page: those whose column `parent` is what the page's rows have
/// in their column `key`.
async fn gathered(
    context: Context<'_>,
    representation: &'static Representation,
    key: usize,
    parent: usize,
    rows: &Rows,
    statement: impl FnOnce(Vec<Value>) -> Result<Sql, RequestError>,
) -> Result<RelatedRows, RequestError> {
    let none = || RelatedRows { rows: Rows::default(), places: RowIndex::new(rows.len(), Vec::new()) };
    // The checker guarantees that keys are columns.
    let Wire::One(kind) = representation.wires[key] else { return Ok(none()) };
    // Several rows may share a key: what belongs to a to-one relation.
    let mut places: HashMap<Key, Vec<usize>> = HashMap::with_capacity(rows.len());
    let mut keys: Vec<Value> = Vec::with_capacity(rows.len());
    for (n, view) in rows.views().enumerate() {
        if let Some(value) = Key::of(&view, key, kind) {
            places.entry(value).or_default().push(n);
            keys.push(view.value(key, kind));
        }
    }
    if keys.is_empty() {
        return Ok(none());
    }
    let found = Rows::Fetched(store::fetch(context.on, statement(keys)?).await?);
    let mut pairs = Vec::with_capacity(found.len());
    for (n, row) in found.views().enumerate() {
        let key = Key::of(&row, parent, kind);
        pairs.extend(key.and_then(|key| places.get(&key)).into_iter().flatten().map(|place| (*place, n)));
    }
    Ok(RelatedRows { rows: found, places: RowIndex::new(rows.len(), pairs) })
}

/// The statement of a nested list under all these keys; the parent's key is the last column.
fn list_of(context: Context<'_>, child: &'static Child, keys: Vec<Value>) -> Result<Sql, RequestError> {
    let selection = selection(context, child)?;
    let page = selection.children(child.joins, child.parent, keys);
    let mut sql = Sql { text: String::with_capacity(1024), dialect: page.dialect, params: page.params };
    let from = begin(&mut sql, child.representation, &page.text, "");
    sql.push(", _ids.parent").push(&from).push(" order by ").push(&selection.order_outer());
    Ok(sql)
}

/// The rows of a nested list in their order, before their parents are named.
pub(super) fn selection(context: Context<'_>, child: &'static Child) -> Result<Selection, RequestError> {
    let resource = child.representation.resource;
    let mut selection = Selection::new(resource, context.dialect, context.now.zone);
    selection.order(child.order).map_err(internal)?;
    if let Some(condition) = narrowing(context, child)? {
        selection.keep(condition).map_err(internal)?;
    }
    Ok(selection)
}

/// What a hand-written rule says which rows of a nested list are shown.
pub(super) fn narrowing(context: Context<'_>, child: &'static Child) -> Result<Option<Condition>, RequestError> {
    let Some(rule) = child.narrow else { return Ok(None) };
    let rule = context.hooks.rule(rule)?;
    let asked = RuleContext { now: context.now, query: &[], caller: context.caller };
    Ok(Some(rule(&asked, "").map_err(internal)?))
}

/// Statements of generated tables always resolve; if one doesn't, the tables are wrong.
fn internal(text: String) -> RequestError {
    RequestError::Detail(500, text)
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
