//! Deletes rows with their dependents. Rows that refer to them are deleted too, get null or a default as reference, or
//! prevent the deletion; so does being such a default. The relations are followed with sets of keys, so the number of
//! statements depends on the tables, not on the rows. References without a constraint are not changed.

use super::{
    access::{self, RowTests},
    columns,
    context::{Draft, WriteContext},
    default,
    rows::{self, RowLock},
    save, users, violation,
};
use crate::{
    error::RequestError,
    store::{self, Executor, Sql},
    tables::{Default as ColumnDefault, Event, Link, OnDelete, Resource},
};
use sea_orm::Value;
use std::collections::{HashMap, HashSet, VecDeque};

/// Deletes a row.
///
/// # Errors
/// 404 without such a row, 409 when rows that must stay refer to it, or whatever hand-written code refuses.
pub async fn delete(context: &WriteContext<'_>, resource: &'static Resource, key: &Value) -> Result<(), RequestError> {
    let (place, tests) = (resource.primary, RowTests::of_deletion(context, resource)?);
    let rows = rows::select_tested(context, resource, place, vec![key.clone()], RowLock::Update, &tests).await?;
    let (row, _) = rows.first().ok_or_else(|| RequestError::no_row(resource.record))?;
    users::deletes(context, row)?;
    let plan = collect(context, resource, vec![key.clone()], true).await?;
    carry_out(context, resource, std::slice::from_ref(key), plan).await
}

/// Deletes the rows with the keys, as far as there are any.
///
/// # Errors
/// 409 when rows that must stay refer to one, or whatever hand-written code refuses.
pub async fn delete_rows(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<(), RequestError> {
    let plan = collect(context, resource, keys.clone(), false).await?;
    carry_out(context, resource, &keys, plan).await
}

/// Deletes what a plan names. `keys`: the rows that were asked for.
async fn carry_out(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: &[Value],
    plan: Deletion,
) -> Result<(), RequestError> {
    refuse_protected(context, &plan).await?;
    refuse_needed(context, &plan).await?;
    let mut drafts = load_hooked(context, &plan).await?;
    for draft in &mut drafts {
        // Hooks of dependent rows aren't called: a row that can't be deleted directly doesn't protect its owner.
        let asked = draft.resource.table == resource.table && keys.contains(&columns::key(draft));
        if asked {
            save::run_hook(context, draft, Event::BeforeDelete).await?;
        }
    }
    for (table, column, keys) in &plan.leaves {
        delete_where(context, table, column, keys.clone()).await?;
    }
    for release in &plan.released {
        release_rows(context, &plan, release).await?;
    }
    for resource in in_order(&plan.tables) {
        let keys = plan.keys.get(resource.table).cloned().unwrap_or_default();
        delete_where(context, resource.table, resource.key().name, keys).await?;
    }
    for draft in &mut drafts {
        save::run_hook(context, draft, Event::AfterDelete).await?;
    }
    Ok(())
}

/// Everything that a deletion touches.
#[derive(Default)]
pub(super) struct Deletion {
    /// Tables with rows to delete, as they were reached.
    pub tables: Vec<&'static Resource>,
    /// Their keys, by table.
    pub keys: HashMap<&'static str, Vec<Value>>,
    /// Rows without dependents: table, column, values.
    pub leaves: Vec<(&'static str, &'static str, Vec<Value>)>,
    /// References that are emptied or set to a default.
    pub released: Vec<ClearedReference>,
    /// References that forbid it: table, column, keys referred to.
    pub protected: Vec<(&'static Resource, usize, Vec<Value>)>,
}

/// A column of a table whose references to some keys end.
pub(super) struct ClearedReference {
    /// What is referred to.
    pub of: &'static Resource,
    pub table: &'static Resource,
    pub column: usize,
    pub to_default: bool,
    pub keys: Vec<Value>,
}

/// Follows relations from the rows, breadth first. `ask`: the caller must be allowed to delete the rows that go along.
pub(super) async fn collect(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
    ask: bool,
) -> Result<Deletion, RequestError> {
    let mut plan = Deletion::default();
    let mut seen: HashMap<&'static str, HashSet<Value>> = HashMap::new();
    let mut queue = VecDeque::from([(resource, keys)]);
    while let Some((resource, keys)) = queue.pop_front() {
        let known = seen.entry(resource.table).or_default();
        let keys: Vec<Value> = keys.into_iter().filter(|key| known.insert(key.clone())).collect();
        if keys.is_empty() {
            continue;
        }
        if !plan.keys.contains_key(resource.table) {
            plan.tables.push(resource);
        }
        plan.keys.entry(resource.table).or_default().extend(keys.iter().cloned());
        if let Some(parent) = columns::parent(resource) {
            queue.push_back((parent, keys.clone()));
        }
        for (table, column) in joins(context, resource) {
            plan.leaves.push((table, column, keys.clone()));
        }
        for relation in resource.relations {
            let Link::Back { column, on_delete, .. } = relation.link else { continue };
            let (table, keys) = (relation.target.get(), keys.clone());
            let ask = ask && access::asks_of_dependents(context, table)?;
            match on_delete {
                OnDelete::Cascade if is_leaf(context, table) && !ask => {
                    plan.leaves.push((table.table, table.columns[column].name, keys));
                }
                OnDelete::Cascade => {
                    let found = referring(context, table, column, keys, ask).await?;
                    queue.push_back((table, found));
                }
                OnDelete::SetNull | OnDelete::SetDefault => {
                    let to_default = on_delete == OnDelete::SetDefault;
                    plan.released.push(ClearedReference { of: resource, table, column, to_default, keys });
                }
                OnDelete::Protect => plan.protected.push((table, column, keys)),
            }
        }
    }
    Ok(plan)
}

/// Join tables with the resource's keys, and their columns. Those whose rows are a resource are reached through
/// the relation to that.
fn joins(context: &WriteContext<'_>, resource: &'static Resource) -> HashSet<(&'static str, &'static str)> {
    let mut joins = HashSet::new();
    for other in context.site.api.resources {
        for relation in other.relations {
            let Link::Many { table, near, far, through: None, .. } = relation.link else { continue };
            if std::ptr::eq(*other, resource) {
                joins.insert((table, near));
            }
            if std::ptr::eq(relation.target.get(), resource) {
                joins.insert((table, far));
            }
        }
    }
    joins
}

/// Whether a table's rows can be deleted without reading them: they have no dependents and no hooks.
fn is_leaf(context: &WriteContext<'_>, resource: &'static Resource) -> bool {
    resource.parent.is_none()
        && !is_hooked(resource)
        && !resource.relations.iter().any(|relation| matches!(relation.link, Link::Back { .. }))
        && joins(context, resource).is_empty()
}

fn is_hooked(resource: &Resource) -> bool {
    [Event::BeforeDelete, Event::AfterDelete].iter().any(|event| resource.hook(*event).is_some())
}

/// Keys of the rows that refer to one of the keys. `ask`: the caller must be allowed to delete each.
async fn referring(
    context: &WriteContext<'_>,
    table: &'static Resource,
    column: usize,
    keys: Vec<Value>,
    ask: bool,
) -> Result<Vec<Value>, RequestError> {
    let tests = if ask { RowTests::of_deletion(context, table)? } else { RowTests::default() };
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    columns::name(&mut sql, table.key().name);
    tests.select(&mut sql);
    sql.push(" from ");
    columns::name(&mut sql, table.table);
    sql.push(" where ");
    columns::name(&mut sql, table.columns[column].name);
    sql.any(keys);
    let rows = store::fetch(&Executor::from(context.transaction), sql).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        tests.read(row, 1).map_err(|_| access::dependents_refused())?;
        found.push(columns::decode(row, 0, table.key().kind)?);
    }
    Ok(found)
}

/// Keys of the rows that refer to one of the keys and stay.
pub(super) async fn staying(
    context: &WriteContext<'_>,
    plan: &Deletion,
    table: &'static Resource,
    column: usize,
    keys: &[Value],
) -> Result<Vec<Value>, RequestError> {
    let going: HashSet<&Value> = plan.keys.get(table.table).into_iter().flatten().collect();
    let mut staying = referring(context, table, column, keys.to_vec(), false).await?;
    staying.retain(|key| !going.contains(key));
    Ok(staying)
}

/// In place of rows that the caller doesn't see.
const HIDDEN: &str = "some that you may not see";

/// The first few of some keys.
fn some(keys: &[Value]) -> String {
    let some: Vec<String> = keys.iter().take(5).map(rows::key_text).collect();
    some.join(", ") + if keys.len() > 5 { ", …" } else { "" }
}

/// 409 if a row would be deleted that remaining rows get as the default for a deleted one.
pub(super) async fn refuse_needed(context: &WriteContext<'_>, plan: &Deletion) -> Result<(), RequestError> {
    for ClearedReference { of, table, column, keys, .. } in plan.released.iter().filter(|release| release.to_default) {
        let field = &table.columns[*column];
        // The row that is gone already need not be made to find that out.
        let value = match field.default {
            ColumnDefault::Row { of, column, is, .. } => default::row(context, of.get(), column, is, false).await?,
            ref other => default::resolve(context, field.kind, other).await?,
        };
        if !keys.contains(&columns::fit(field.kind, value.clone())) {
            continue;
        }
        let staying = staying(context, plan, table, *column, keys).await?;
        if staying.is_empty() {
            continue;
        }
        let name = match field.default {
            ColumnDefault::Row { is, .. } => is.to_owned(),
            _ => rows::key_text(&value),
        };
        let (words, by) = (table.words, field.field);
        let staying = access::seen(context, table, staying).await?;
        return Err(RequestError::Detail(
            409,
            format!(
                "The {of} \"{name}\" can't be deleted, because records need it: {count} {words} ({keys}). It is what they \
                 get whose {by} is deleted; give them another {by} first.",
                of = of.words,
                count = staying.len(),
                keys = some(&staying),
            ),
        ));
    }
    Ok(())
}

/// 409 when a row that stays refers to one that would go in a way that forbids it.
async fn refuse_protected(context: &WriteContext<'_>, plan: &Deletion) -> Result<(), RequestError> {
    let mut held = Vec::new();
    for (table, column, keys) in &plan.protected {
        let staying = staying(context, plan, table, *column, keys).await?;
        if staying.is_empty() {
            continue;
        }
        let (all, seen) = (staying.len(), access::seen(context, table, staying).await?);
        let field = table.columns[*column].field;
        if !seen.is_empty() {
            held.push(format!("{} {} by {field} ({})", seen.len(), table.words, some(&seen)));
        }
        if seen.len() < all && !held.iter().any(|text| text == HIDDEN) {
            held.push(HIDDEN.to_owned());
        }
    }
    if held.is_empty() {
        return Ok(());
    }
    Err(RequestError::Detail(409, format!("It can't be deleted, because records refer to it: {}.", held.join("; "))))
}

/// The rows that hand-written code is told of.
async fn load_hooked(context: &WriteContext<'_>, plan: &Deletion) -> Result<Vec<Draft>, RequestError> {
    let mut drafts = Vec::new();
    for resource in plan.tables.iter().filter(|resource| is_hooked(resource)) {
        let keys = plan.keys.get(resource.table).cloned().unwrap_or_default();
        drafts.extend(rows::select(context, resource, resource.primary, keys, RowLock::Update).await?);
    }
    Ok(drafts)
}

async fn delete_where(
    context: &WriteContext<'_>,
    table: &str,
    column: &str,
    values: Vec<Value>,
) -> Result<(), RequestError> {
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("delete from ");
    columns::name(&mut sql, table);
    sql.push(" where ");
    columns::name(&mut sql, column);
    sql.any(values);
    let done = store::execute(&Executor::from(context.transaction), sql).await;
    done.map_err(|error| violation::explain(None, error))?;
    Ok(())
}

/// Ends the references of rows that stay.
async fn release_rows(
    context: &WriteContext<'_>,
    plan: &Deletion,
    release: &ClearedReference,
) -> Result<(), RequestError> {
    let column = &release.table.columns[release.column];
    let value = match release.to_default {
        true => columns::fit(column.kind, default::resolve(context, column.kind, &column.default).await?),
        false => columns::null(column.kind),
    };
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("update ");
    columns::name(&mut sql, release.table.table);
    sql.push(" set ");
    columns::name(&mut sql, column.name);
    sql.push(" = ");
    columns::bind(&mut sql, column.kind, &value);
    sql.push(" where ");
    columns::name(&mut sql, column.name);
    sql.any(release.keys.clone());
    if let Some(going) = plan.keys.get(release.table.table) {
        sql.push(" and not ");
        columns::name(&mut sql, release.table.key().name);
        sql.any(going.clone());
    }
    let done = store::execute(&Executor::from(context.transaction), sql).await;
    done.map_err(|error| violation::explain(Some(release.table), error))?;
    Ok(())
}

/// The tables so that those whose rows refer to others' come first. In a circle any comes first: its
/// constraints wait for the end of the transaction.
fn in_order(tables: &[&'static Resource]) -> Vec<&'static Resource> {
    let mut left: Vec<&'static Resource> = tables.to_vec();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let free = left
            .iter()
            .position(|resource| !left.iter().any(|other| !std::ptr::eq(*other, *resource) && refers(other, resource)));
        ordered.push(left.remove(free.unwrap_or(0)));
    }
    ordered
}

fn refers(from: &'static Resource, to: &'static Resource) -> bool {
    let by_link = from.relations.iter().any(|r| std::ptr::eq(r.target.get(), to) && matches!(r.link, Link::One { .. }));
    let back = |r: &crate::tables::Relation| std::ptr::eq(r.target.get(), from) && matches!(r.link, Link::Back { .. });
    by_link || to.relations.iter().any(back)
}
