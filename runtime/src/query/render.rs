//! A page of rows as JSON text: fetches what a representation needs for a page that has been chosen
//! (`selection` says how), and writes the wire values straight into the answer's bytes. No value tree,
//! no struct a row, and a number of statements that depends on the representation alone.

pub use super::wire::RowView;
use super::{json, selection::Selection};
use crate::{
    behaviour::{Asked, BoxFuture, Cells},
    fault::Fault,
    moment::Moment,
    server::Server,
    store::{self, Dialect, Executor, Sql},
    tables::{Child, Dialects, Field, Kind, Representation, Source, Wire},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashMap;

/// Writes one hand-written value of a row.
pub type RowWriter = fn(&RowView<'_>, &Moment, &mut Vec<u8>);

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
    rows: &'a [QueryResult],
}

impl<'a> PageRows<'a> {
    /// The rows in order.
    pub fn views(&self) -> impl Iterator<Item = RowView<'a>> {
        self.rows.iter().map(RowView::new)
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

/// What rendering needs beside the rows.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where to run statements.
    pub on: &'a Executor<'a>,
    /// The server.
    pub server: &'a Server,
    /// The request's time.
    pub now: &'a Moment,
    /// Scheme and host of the request, without a slash at the end.
    pub base: &'a str,
    /// Fields that the request, a write, left null: what [`Source::OrSent`] asks.
    pub left_null: &'a [&'static str],
}

/// Rows as JSON texts, one behind the other.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The texts, without anything between.
    pub text: Vec<u8>,
    /// Where each ends.
    pub ends: Vec<usize>,
    /// Keys of the rows, as text.
    pub keys: Vec<String>,
}

impl Rendered {
    /// The texts one by one.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.ends.iter().scan(0, |from, end| {
            let row = &self.text[*from..*end];
            *from = *end;
            Some(row)
        })
    }
}

/// The SQL text for a database.
pub fn dialect_text(dialects: &Dialects, dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => dialects.postgres,
        Dialect::Sqlite => dialects.sqlite,
    }
}

/// Fetches and writes the rows of a page: `page` is a statement that gives their keys as `id` (and, for
/// nested lists, their parents' keys as `parent`); `order` is the order of the answer, over `page`.
///
/// # Errors
/// The database's, and those of hand-written code.
pub async fn page(
    context: Context<'_>,
    representation: &'static Representation,
    page: Sql,
    order: &str,
) -> Result<Rendered, Fault> {
    let fetched = fetch(context, representation, page, order, false).await?;
    let mut rendered = Rendered::default();
    let key = representation.resource.key().kind;
    let Context { base, now, left_null, .. } = context;
    let writer = Writer { representation, base, now, left_null, fetched: &fetched };
    for row in 0..fetched.rows.len() {
        writer.object(row, representation.fields, &mut rendered.text);
        rendered.ends.push(rendered.text.len());
        rendered.keys.push(key_text(&RowView::new(&fetched.rows[row]), 0, key));
    }
    Ok(rendered)
}

/// The row with a key, as JSON text; `None` if there is none.
///
/// # Errors
/// As [`page`].
pub async fn one(
    context: Context<'_>,
    representation: &'static Representation,
    key: Value,
) -> Result<Option<Vec<u8>>, Fault> {
    let resource = representation.resource;
    let mut sql = Sql::new(context.server.store.dialect);
    let column = resource.key().name;
    sql.push("select t.\"").push(column).push("\" as id from \"").push(resource.table).push("\" t where t.\"");
    sql.push(column).push("\" = ").bind(key);
    let rendered = page(context, representation, sql, "page.id").await?;
    Ok((!rendered.ends.is_empty()).then_some(rendered.text))
}

/// The rows of a representation with everything that its fields need.
struct Fetched {
    rows: Vec<QueryResult>,
    groups: Vec<Cells>,
    children: Vec<Nested>,
}

/// The rows of a nested list, by their parent's key.
struct Nested {
    fetched: Fetched,
    by_parent: HashMap<String, Vec<usize>>,
}

fn fetch<'a>(
    context: Context<'a>,
    representation: &'static Representation,
    page: Sql,
    order: &'a str,
    with_parent: bool,
) -> BoxFuture<'a, Result<Fetched, Fault>> {
    Box::pin(async move {
        let dialect = context.server.store.dialect;
        let resource = representation.resource;
        let mut sql = Sql { text: String::with_capacity(1024), dialect, params: page.params };
        sql.push("with page as materialized (").push(&page.text).push(") select ");
        sql.push(dialect_text(&representation.select, dialect));
        if with_parent {
            sql.push(", page.parent");
        }
        sql.push(" from page join \"").push(resource.table).push("\" t on t.\"").push(resource.key().name);
        sql.push("\" = page.id ").push(dialect_text(&representation.joins, dialect)).push(" order by ").push(order);
        let rows = store::fetch(context.on, sql).await?;

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
        for child in representation.children {
            children.push(nested(context, representation, child, &rows).await?);
        }
        Ok(Fetched { rows, groups, children })
    })
}

async fn nested(
    context: Context<'_>,
    representation: &'static Representation,
    child: &'static Child,
    rows: &[QueryResult],
) -> Result<Nested, Fault> {
    let Wire::One(kind) = representation.wires[child.key] else {
        return Ok(Nested {
            fetched: Fetched { rows: vec![], groups: vec![], children: vec![] },
            by_parent: HashMap::new(),
        });
    };
    let mut keys: Vec<Value> = Vec::with_capacity(rows.len());
    for row in rows {
        let key = RowView::new(row).value(child.key, kind);
        if key != null_of(kind) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return Ok(Nested {
            fetched: Fetched { rows: vec![], groups: vec![], children: vec![] },
            by_parent: HashMap::new(),
        });
    }
    let mut selection = Selection::new(child.representation.resource, context.server.store.dialect, context.now.zone);
    selection.order(child.order).map_err(internal)?;
    if let Some(rule) = child.narrow {
        let condition = rule(&Asked { now: context.now, query: &[] }, "").map_err(internal)?;
        selection.keep(&condition).map_err(internal)?;
    }
    let page = selection.children(child.joins, child.parent, keys);
    let order = selection.order_outer();
    let fetched = fetch(context, child.representation, page, &order, true).await?;
    let column = child.representation.wires.len();
    let mut by_parent: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, row) in fetched.rows.iter().enumerate() {
        by_parent.entry(key_text(&RowView::new(row), column, kind)).or_default().push(n);
    }
    Ok(Nested { fetched, by_parent })
}

/// A statement that generated tables make can't fail to resolve; if it does, the tables are at fault.
fn internal(text: String) -> Fault {
    Fault::Detail(500, text)
}

fn null_of(kind: Kind) -> Value {
    RowView::Nothing.value(0, kind)
}

/// A key's text, by which children find their parent.
fn key_text(row: &RowView<'_>, column: usize, kind: Kind) -> String {
    match kind {
        Kind::Uuid => row.uuid(column).map(|id| id.to_string()),
        Kind::Small | Kind::Int | Kind::Big => row.integer(column).map(|v| v.to_string()),
        _ => row.text(column),
    }
    .unwrap_or_default()
}

struct Writer<'a> {
    representation: &'static Representation,
    base: &'a str,
    now: &'a Moment,
    left_null: &'a [&'static str],
    fetched: &'a Fetched,
}

impl Writer<'_> {
    fn object(&self, row: usize, fields: &'static [Field], out: &mut Vec<u8>) {
        out.push(b'{');
        for (n, field) in fields.iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            out.push(b'"');
            out.extend_from_slice(field.name.as_bytes());
            out.extend_from_slice(b"\":");
            self.value(row, field, out);
        }
        out.push(b'}');
    }

    fn value(&self, row: usize, field: &'static Field, out: &mut Vec<u8>) {
        let view = RowView::new(&self.fetched.rows[row]);
        let wires = self.representation.wires;
        let null: &[u8] = b"null";
        match &field.source {
            Source::Column(column) => {
                if !view.write(*column, wires[*column], self.now, out) {
                    let empty: &[u8] = if matches!(wires[*column], Wire::List(_)) { b"[]" } else { null };
                    out.extend_from_slice(empty);
                }
            }
            Source::Or(column, text) => {
                if !view.write(*column, wires[*column], self.now, out) {
                    out.extend_from_slice(text.as_bytes());
                }
            }
            Source::OrSent(column, text) => {
                if !view.write(*column, wires[*column], self.now, out) {
                    let sent = self.left_null.contains(&field.name);
                    out.extend_from_slice(if sent { null } else { text.as_bytes() });
                }
            }
            Source::Label(column, choices) => {
                let label = choices.iter().find(|choice| match choice.value {
                    crate::tables::ChoiceValue::Int(value) => view.integer(*column) == Some(value),
                    crate::tables::ChoiceValue::Text(value) => view.str(*column) == Some(value),
                });
                match label {
                    Some(choice) => json::string(out, choice.label),
                    None => {
                        if !view.write(*column, wires[*column], self.now, out) {
                            out.extend_from_slice(null);
                        }
                    }
                }
            }
            Source::Url(column, path) => {
                let Wire::One(kind) = wires[*column] else { return };
                let start = out.len();
                out.push(b'"');
                out.extend_from_slice(self.base.as_bytes());
                out.extend_from_slice(path.as_bytes());
                out.push(b'/');
                let written = match kind {
                    Kind::Text => view.str(*column).map(|key| json::percent(out, key)),
                    Kind::Uuid => view.uuid(*column).map(|id| {
                        let mut buffer = uuid::Uuid::encode_buffer();
                        out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
                    }),
                    _ => view.integer(*column).map(|key| json::integer(out, Some(key))),
                };
                if written.is_none() {
                    out.truncate(start);
                    out.extend_from_slice(null);
                } else {
                    out.push(b'"');
                }
            }
            Source::File(column) => match view.str(*column).filter(|path| !path.is_empty()) {
                Some(path) => {
                    out.push(b'"');
                    out.extend_from_slice(self.base.as_bytes());
                    out.extend_from_slice(b"/uploaded/");
                    for (n, part) in path.split('/').enumerate() {
                        if n > 0 {
                            out.push(b'/');
                        }
                        json::percent(out, part);
                    }
                    out.push(b'"');
                }
                None => out.extend_from_slice(null),
            },
            Source::Kind(app, model) => match (view.str(*app), view.str(*model)) {
                (Some(app), Some(model)) => json::string(out, &format!("{app}.{model}")),
                _ => out.extend_from_slice(null),
            },
            Source::Object(present, fields) => {
                let Wire::One(kind) = wires[*present] else { return };
                if view.value(*present, kind) == null_of(kind) {
                    out.extend_from_slice(null);
                } else {
                    self.object(row, fields, out);
                }
            }
            Source::Many(child) => self.list(&view, *child, out),
            Source::Nothing => out.extend_from_slice(null),
            Source::Constant(text) => json::string(out, text),
            Source::Row(write) => write(&view, self.now, out),
            Source::Page(group, item) => {
                let text = self.fetched.groups[*group].get(row, *item);
                out.extend_from_slice(if text.is_empty() { null } else { text });
            }
        }
    }

    fn list(&self, view: &RowView<'_>, child: usize, out: &mut Vec<u8>) {
        let table = &self.representation.children[child];
        let nested = &self.fetched.children[child];
        let Wire::One(kind) = self.representation.wires[table.key] else { return };
        let rows = nested.by_parent.get(&key_text(view, table.key, kind));
        let (representation, fetched) = (table.representation, &nested.fetched);
        let writer = Writer { representation, base: self.base, now: self.now, left_null: &[], fetched };
        out.push(b'[');
        for (n, row) in rows.into_iter().flatten().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            writer.object(*row, table.representation.fields, out);
        }
        out.push(b']');
    }
}
