//! The keys of all rows that belong to the row of a form: of its fields with several rows, and of its inlines. One statement finds them.

use super::{
    inlines::{self, MAX_ROWS, Rows},
    sheet::MAX_RELATED,
};
use crate::{
    admin::{caption::internal, visit::Visit},
    error::RequestError,
    query::{gather, key, selection::Selection, wire::RowView},
    store::{self, Executor, Sql},
    tables::{Inline, Input, Link, Relation, Target},
    write::many,
};
use sea_orm::Value;
use std::collections::HashMap;

/// Keys of related rows.
#[derive(Debug, Default)]
pub struct Related {
    /// By relation of the form's resource; of more than [`MAX_RELATED`], one more.
    pub fields: HashMap<usize, Vec<Value>>,
    /// Of each inline.
    pub inlines: Vec<Vec<Value>>,
}

/// The keys of what belongs to a row. Keys of kinds that don't go together with others cost a statement each.
///
/// # Errors
/// Database errors.
pub async fn load(
    visit: &Visit<'_>,
    on: &Executor<'_>,
    (input, fields): (&'static Input, &[usize]),
    shown: &[Rows],
    of: &Value,
) -> Result<Related, RequestError> {
    let dialect = visit.pages.server.site.store.dialect;
    let mut related = Related { inlines: vec![Vec::new(); shown.len()], ..Related::default() };
    let (mut parts, mut columns) = (Vec::new(), Vec::new());
    let mut places = Vec::new();
    for field in fields.iter().filter_map(|at| input.fields.get(*at)) {
        let Target::Relation(relation) = field.target else { continue };
        let most = Some(MAX_RELATED + 1);
        // A field of another kind of key is read with its row.
        let found = many::stored_sql(dialect, input.resource, relation, of, most);
        let Some((sql, column)) = found.filter(|(_, column)| gather::goes(column.kind)) else { continue };
        parts.push(gather::Part { sql, columns: vec![column.kind] });
        columns.push(column);
        places.push(Ok(relation));
    }
    for (n, rows) in shown.iter().enumerate() {
        let column = rows.inline.page.resource.key();
        match selected(visit, rows.inline, rows.relation, of, None)? {
            Some(sql) if gather::goes(column.kind) => {
                parts.push(gather::Part { sql, columns: vec![column.kind] });
                columns.push(column);
                places.push(Err(n));
            }
            Some(sql) => related.inlines[n] = read(on, rows.inline, sql).await?,
            None => {}
        }
    }
    let gathered = gather::gather(on, dialect, &parts).await?;
    for ((place, column), rows) in places.into_iter().zip(columns).zip(gathered) {
        let keys = rows.iter().filter_map(|row| key::in_path(column, &gather::plain(row.first()?))).collect();
        match place {
            Ok(relation) => drop(related.fields.insert(relation, keys)),
            Err(inline) => related.inlines[inline] = keys,
        }
    }
    Ok(related)
}

/// Those of some keys that related rows have.
///
/// # Errors
/// Database errors.
pub async fn known(
    met: &inlines::Met<'_>,
    (inline, relation): (&'static Inline, &'static Relation),
    of: &Value,
    keys: &[Value],
) -> Result<Vec<Value>, RequestError> {
    match selected(met.visit, inline, relation, of, Some(keys))? {
        Some(sql) => read(met.on, inline, sql).await,
        None => Ok(Vec::new()),
    }
}

/// The keys that a statement gives.
async fn read(on: &Executor<'_>, inline: &Inline, sql: Sql) -> Result<Vec<Value>, RequestError> {
    let rows = store::fetch(on, sql).await?;
    Ok(rows.iter().map(|row| RowView::new(row).value(0, inline.page.resource.key().kind)).collect())
}

/// The statement of the keys of related rows, in the order of their list, one more than is shown; or of those of them that are named.
fn selected(
    visit: &Visit<'_>,
    inline: &Inline,
    relation: &Relation,
    of: &Value,
    named: Option<&[Value]>,
) -> Result<Option<Sql>, RequestError> {
    let target = inline.page.resource;
    let dialect = visit.pages.server.site.store.dialect;
    let mut selection = Selection::new(target, dialect, visit.now.zone);
    selection.order(inline.page.list.order).map_err(internal)?;
    let quoted = |name: &str| format!("\"{name}\"");
    let (joins, parent) = match relation.link {
        Link::Back { column, .. } | Link::Loose { column } => {
            (String::new(), format!("t.{}", quoted(target.columns[column].name)))
        }
        Link::Many { table, near, far, .. } => {
            let key = quoted(target.key().name);
            (format!("join {} x on x.{} = t.{key}", quoted(table), quoted(far)), format!("x.{}", quoted(near)))
        }
        Link::One { .. } => return Ok(None),
    };
    let inner = selection.children(&joins, &parent, vec![of.clone()]);
    let mut sql = Sql::new(dialect);
    sql.push("select _ids.id from (").append(&inner).push(") _ids");
    if let Some(named) = named {
        sql.push(" where _ids.id").any(named.to_vec());
    }
    sql.push(" order by ").push(&selection.order_outer());
    sql.push(&format!(" limit {}", MAX_ROWS + 1));
    Ok(Some(sql))
}
