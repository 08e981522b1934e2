//! Renders a page of rows as JSON text: fetches what a representation needs for a selected page (see `selection`), and
//! writes the wire values directly into the answer. It builds no value tree and no struct for each row. The number of
//! statements depends on the representation alone.

pub use super::{fetch::PageRows, wire::RowView};
use super::{
    fetch::{self, Fetched},
    hooks::Hooks,
    selection::Selection,
    single::{self, PrefetchedRow},
    wire::Rows,
};
use crate::{
    caller::Caller,
    error::RequestError,
    json,
    request_time::RequestTime,
    store::{Dialect, Executor, Sql},
    tables::{Choice, ChoiceValue, Dialects, Field, Kind, Representation, Source, Wire},
};
use sea_orm::Value;
use std::collections::HashMap;

/// What rendering needs beside the rows.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Where to run statements.
    pub on: &'a Executor<'a>,
    /// Database errors.
    pub dialect: Dialect,
    /// Hand-written code.
    pub hooks: &'a Hooks,
    /// The request's time.
    pub now: &'a RequestTime,
    /// Scheme and host of the request, without a slash at the end.
    pub base: &'a str,
    /// Who asks; `None` without a token.
    pub caller: Option<&'a Caller>,
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
    /// The rows that they were made of, in the same order; column 0 is the primary key.
    rows: Rows,
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

    /// The primary keys of the rows.
    pub fn keys(&self, representation: &Representation) -> impl Iterator<Item = Value> {
        let kind = representation.resource.key().kind;
        self.rows.views().map(move |row| row.value(0, kind))
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
/// nested lists, their parents' keys as `parent`); `order` is the order of the answer, over `_ids`.
///
/// # Errors
/// The database's, and those of hand-written code.
pub async fn page(
    context: Context<'_>,
    representation: &'static Representation,
    page: Sql,
    order: &str,
) -> Result<Rendered, RequestError> {
    Ok(written(context, representation, fetch::rows(context, representation, page, order).await?))
}

fn written(context: Context<'_>, representation: &'static Representation, fetched: Fetched) -> Rendered {
    // Rows are rarely longer; unused capacity is freed when the answer has been sent.
    let mut text = Vec::with_capacity(fetched.count() * 512);
    let Context { base, now, left_null, hooks, .. } = context;
    let writer = Writer { representation, hooks, base, now, left_null, fetched: &fetched };
    let mut ends = Vec::with_capacity(fetched.rows.len());
    for row in 0..fetched.rows.len() {
        writer.object(row, representation.fields, &mut text);
        ends.push(text.len());
    }
    Rendered { text, ends, rows: fetched.rows }
}

/// The row with a key, as JSON text; `None` if there is none.
///
/// # Errors
/// As [`page`].
pub async fn one(
    context: Context<'_>,
    representation: &'static Representation,
    key: Value,
) -> Result<Option<Vec<u8>>, RequestError> {
    let fetched = single::one(context, representation, key).await?;
    Ok((!fetched.rows.is_empty()).then(|| written(context, representation, fetched).text))
}

/// The rows with the keys, which must all be there, as JSON texts in the order of the keys.
///
/// # Errors
/// As [`page`].
pub async fn several(
    context: Context<'_>,
    representation: &'static Representation,
    keys: &[Value],
) -> Result<Vec<Option<Vec<u8>>>, RequestError> {
    let selection = Selection::new(representation.resource, context.dialect, context.now.zone);
    let rendered = page(context, representation, selection.keyed(keys.to_vec()), "_ids.id").await?;
    let texts: HashMap<Value, &[u8]> = rendered.keys(representation).zip(rendered.rows()).collect();
    Ok(keys.iter().map(|key| texts.get(key).map(|text| text.to_vec())).collect())
}

/// The same of a row that has been fetched.
///
/// # Errors
/// As [`page`].
pub(crate) async fn found(
    context: Context<'_>,
    representation: &'static Representation,
    found: PrefetchedRow,
) -> Result<Vec<u8>, RequestError> {
    let fetched = single::found(context, representation, found).await?;
    Ok(written(context, representation, fetched).text)
}

/// JSON's null.
const NULL: &[u8] = b"null";

struct Writer<'a> {
    representation: &'static Representation,
    hooks: &'a Hooks,
    base: &'a str,
    now: &'a RequestTime,
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
        let view = self.fetched.rows.view(row);
        let wires = self.representation.wires;
        let null = NULL;
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
            Source::Label(column, choices) => self.label(&view, *column, choices, out),
            Source::Url(column, path) => self.url(&view, *column, path, out),
            Source::File(column) => self.file(&view, *column, out),
            Source::Kind(app, model) => match (view.str(*app), view.str(*model)) {
                (Some(app), Some(model)) => json::string(out, &format!("{app}.{model}")),
                _ => out.extend_from_slice(null),
            },
            Source::Object(present, fields) => {
                if view.is_null(*present) {
                    out.extend_from_slice(null);
                } else {
                    self.object(row, fields, out);
                }
            }
            Source::Many(child) => self.list(row, *child, out),
            Source::Nothing => out.extend_from_slice(null),
            Source::Constant(text) => json::string(out, text),
            Source::Row(hook, columns) => match self.hooks.row(*hook) {
                Some(write) => write(&view, columns, self.now, out),
                None => out.extend_from_slice(null),
            },
            Source::Page(group, item) => {
                let text = self.fetched.groups[*group].get(row, *item);
                out.extend_from_slice(if text.is_empty() { null } else { text });
            }
        }
    }

    /// A choice by its label, or the value that is none.
    fn label(&self, view: &RowView<'_>, column: usize, choices: &[Choice], out: &mut Vec<u8>) {
        let label = choices.iter().find(|choice| match choice.value {
            ChoiceValue::Int(value) => view.integer(column) == Some(value),
            ChoiceValue::Text(value) => view.str(column) == Some(value),
        });
        match label {
            Some(choice) => json::string(out, choice.label),
            None => {
                if !view.write(column, self.representation.wires[column], self.now, out) {
                    out.extend_from_slice(NULL);
                }
            }
        }
    }

    /// The address of a row, by its key.
    fn url(&self, view: &RowView<'_>, column: usize, path: &str, out: &mut Vec<u8>) {
        let Wire::One(kind) = self.representation.wires[column] else { return };
        let start = out.len();
        out.push(b'"');
        out.extend_from_slice(self.base.as_bytes());
        out.extend_from_slice(path.as_bytes());
        out.push(b'/');
        let written = match kind {
            Kind::Text => view.str(column).map(|key| json::percent(out, key)),
            Kind::Uuid => view.uuid(column).map(|id| {
                let mut buffer = uuid::Uuid::encode_buffer();
                out.extend_from_slice(id.hyphenated().encode_lower(&mut buffer).as_bytes());
            }),
            _ => view.integer(column).map(|key| json::integer(out, Some(key))),
        };
        if written.is_none() {
            out.truncate(start);
            out.extend_from_slice(NULL);
        } else {
            out.push(b'"');
        }
    }

    /// The address of an uploaded file.
    fn file(&self, view: &RowView<'_>, column: usize, out: &mut Vec<u8>) {
        match view.str(column).filter(|path| !path.is_empty()) {
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
            None => out.extend_from_slice(NULL),
        }
    }

    fn list(&self, row: usize, child: usize, out: &mut Vec<u8>) {
        let representation = self.representation.children[child].representation;
        let nested = &self.fetched.children[child];
        let Writer { base, now, .. } = *self;
        let writer = Writer { representation, hooks: self.hooks, base, now, left_null: &[], fetched: &nested.fetched };
        out.push(b'[');
        for (n, row) in nested.places.of(row).iter().enumerate() {
            if n > 0 {
                out.push(b',');
            }
            writer.object(*row, representation.fields, out);
        }
        out.push(b']');
    }
}
