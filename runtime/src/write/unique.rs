//! Whether other rows already have a value that must be unique: columns by themselves while fields are read, sets of
//! columns when all fields are right. The constraints of the database decide (`violation`).

use super::{
    columns,
    context::{Draft, WriteContext},
    read::InputValue,
    rules,
    scalar::{ValueError, wrong},
    spread, violation,
};
use crate::{
    error::{Messages, RequestError},
    store::{self, Dialect, Executor, Sql},
    tables::{Input, InputField, Kind, Target, Unique},
};
use sea_orm::Value;
use std::collections::{HashMap, HashSet};

/// The values that the items of a list have in unique columns, by the column's place.
pub type ListedValues = HashMap<usize, HashSet<Value>>;

/// Checks a field's values against the other rows if its column is unique. `stored` is the row that is
/// changed, which doesn't count. `listed`: values of rows that will be written too; the new ones are added.
///
/// # Errors
/// Database errors.
pub async fn check_column(
    context: &WriteContext<'_>,
    input: &'static Input,
    field: &'static InputField,
    given: Vec<Result<InputValue, ValueError>>,
    stored: Option<&Draft>,
    listed: &mut ListedValues,
) -> Result<Vec<Result<InputValue, ValueError>>, RequestError> {
    let Target::Column(place) = field.target else { return Ok(given) };
    let Some((table, column)) = columns::at(input.resource, place).filter(|(_, column)| column.unique) else {
        return Ok(given);
    };
    let sent: HashSet<&Value> = given
        .iter()
        .filter_map(|given| match given {
            Ok(InputValue::Value(value)) if value.is_some() => Some(value),
            _ => None,
        })
        .filter(|value| stored.is_none_or(|stored| stored.row[place] != **value))
        .collect();
    if sent.is_empty() {
        return Ok(given);
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    columns::name(&mut sql, column.name);
    sql.push(" from ");
    columns::name(&mut sql, table.table);
    sql.push(" where ");
    columns::name(&mut sql, column.name);
    sql.any(sent.into_iter().cloned().collect());
    let taken = listed.entry(place).or_default();
    for row in store::fetch(&Executor::from(context.transaction), sql).await? {
        taken.insert(columns::decode(&row, 0, column.kind)?);
    }
    // Of equal values in one list, the first is accepted.
    let checked = given.into_iter().map(|given| match given {
        Ok(InputValue::Value(value))
            if value.is_some()
                && stored.is_none_or(|stored| stored.row[place] != value)
                && !taken.insert(value.clone()) =>
        {
            Err(wrong(violation::already(input.resource, column)))
        }
        given => given,
    });
    Ok(checked.collect())
}

/// Rows whose sets are checked by one statement.
const MAX_CHECKED_ROWS: usize = 256;

/// Checks the sets of columns that must be unique together. A set with a null in it, or of which nothing changes, is
/// not checked.
///
/// # Errors
/// 400 with a message for each set under `non_field_errors`, or under the field of a set of one.
pub async fn check_together(context: &WriteContext<'_>, draft: &Draft) -> Result<(), RequestError> {
    let found = check_all(context, std::slice::from_ref(draft)).await?;
    found.into_iter().next().unwrap_or_default().into_result()
}

/// The same for rows that are written in this order: what is wrong with each.
///
/// # Errors
/// Database errors.
pub async fn check_all(context: &WriteContext<'_>, drafts: &[Draft]) -> Result<Vec<Messages>, RequestError> {
    let mut wrong = vec![Messages::default(); drafts.len()];
    // Rows with the same sets are checked together, so that their statements have the same text.
    let mut by_sets: Vec<(Vec<&'static Unique>, Vec<usize>)> = Vec::new();
    for (row, draft) in drafts.iter().enumerate() {
        let sets = sets(draft);
        match by_sets.iter_mut().find(|(others, _)| same(others, &sets)) {
            Some((_, rows)) => rows.push(row),
            None => by_sets.push((sets, vec![row])),
        }
    }
    let mut stored = vec![Vec::new(); drafts.len()];
    for (sets, rows) in by_sets.iter_mut().filter(|(sets, _)| !sets.is_empty()) {
        if rows.len() > 1 && context.site.store.dialect == Dialect::Postgres {
            // These are checked by one statement each, however many rows there are.
            for set in sets.extract_if(.., |set| compares_plainly(&drafts[rows[0]], set)) {
                for row in taken_by_rows(context, drafts, rows, set).await? {
                    stored[row].push(set);
                }
            }
            if sets.is_empty() {
                continue;
            }
        }
        for part in columns::in_parts(rows, MAX_CHECKED_ROWS / sets.len()) {
            let mut sql = Sql::new(context.site.store.dialect);
            sql.push("select ");
            let mut asked: Vec<(usize, &'static Unique)> = Vec::with_capacity(part.len() * sets.len());
            for row in part {
                asked.extend(sets.iter().map(|set| (*row, *set)));
            }
            for (n, (row, set)) in asked.iter().enumerate() {
                sql.push(if n == 0 { "" } else { ", " });
                taken(&mut sql, &drafts[*row], set);
            }
            let found = store::fetch(&Executor::from(context.transaction), sql).await?;
            for (n, (row, set)) in asked.into_iter().enumerate() {
                let found = found.first().map(|found| columns::decode(found, n, Kind::Bool)).transpose()?;
                if found == Some(Value::from(true)) {
                    stored[row].push(set);
                }
            }
        }
    }
    rules::check_all(context, drafts, &mut wrong).await?;
    let mut listed: HashSet<(*const Unique, Vec<&Value>)> = HashSet::new();
    for (row, draft) in drafts.iter().enumerate() {
        for set in sets(draft) {
            // A condition is known to the database only, so rows that aren't stored yet wait for it.
            let values = || set.columns.iter().map(|place| &draft.row[*place]).collect();
            let twice = set.condition.is_empty() && drafts.len() > 1 && !listed.insert((set, values()));
            if twice || stored[row].iter().any(|other| std::ptr::eq(*other, set)) {
                let (field, message) = violation::taken(draft.resource, set);
                wrong[row].add(field, message);
            }
        }
    }
    Ok(wrong)
}

fn same(some: &[&Unique], others: &[&Unique]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(a, b)| std::ptr::eq(*a, *b))
}

/// The sets of a draft that are checked.
fn sets(draft: &Draft) -> Vec<&'static Unique> {
    let has_all = |set: &&Unique| set.columns.iter().all(|place| draft.row[*place].is_some());
    draft.resource.unique.iter().filter(has_all).filter(|set| concerns(draft, set)).collect()
}

/// Whether anything changes that a set, or its condition, looks at.
fn concerns(draft: &Draft, set: &Unique) -> bool {
    let columns = draft.resource.columns.iter().enumerate();
    let mut looked_at = columns.filter(|(place, column)| {
        set.columns.contains(place) || (!set.condition.is_empty() && set.condition.contains(column.name))
    });
    looked_at.any(|(place, _)| draft.changed(place))
}

/// Whether a set is checked for new rows by comparing its columns, without a condition.
fn compares_plainly(draft: &Draft, set: &Unique) -> bool {
    draft.old.is_none() && set.condition.is_empty()
}

/// Which of some new rows have values of a set that a stored row has, on PostgreSQL.
async fn taken_by_rows(
    context: &WriteContext<'_>,
    drafts: &[Draft],
    rows: &[usize],
    set: &'static Unique,
) -> Result<Vec<usize>, RequestError> {
    let Some(resource) = drafts.first().map(|draft| draft.resource) else { return Ok(Vec::new()) };
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("select x.n from ");
    let kinds = set.columns.iter().map(|place| (*place, resource.columns[*place].kind));
    let columns = kinds.clone().map(|(place, kind)| (kind, rows.iter().map(move |row| &drafts[*row].row[place])));
    spread::source(&mut sql, columns);
    sql.push(" where exists (select 1 from ");
    columns::name(&mut sql, resource.table);
    sql.push(" t where ");
    for (n, (place, kind)) in kinds.enumerate() {
        sql.push(if n == 0 { "t." } else { " and t." });
        columns::name(&mut sql, resource.columns[place].name);
        sql.push(" = ").push(&spread::column(kind, n));
    }
    sql.push(")");
    let mut taken = Vec::new();
    for row in store::fetch(&Executor::from(context.transaction), sql).await? {
        if let Value::BigInt(Some(n)) = columns::decode(&row, 0, Kind::Big)?
            && let Some(row) = usize::try_from(n - 1).ok().and_then(|n| rows.get(n))
        {
            taken.push(*row);
        }
    }
    Ok(taken)
}

/// Whether another row has the draft's values: `exists(...)`. With a condition, both rows must meet it; the draft's own
/// values then stand around the search as `n`, where the condition's names find them.
fn taken(sql: &mut Sql, draft: &Draft, set: &Unique) {
    let resource = draft.resource;
    if !set.condition.is_empty() {
        sql.push("exists(select 1 from (select ");
        let mut first = true;
        for (column, value) in resource.columns.iter().zip(&draft.row) {
            if set.condition.contains(column.name) {
                sql.push(if first { "" } else { ", " });
                columns::bind(sql, column.kind, value);
                sql.push(" as ");
                columns::name(sql, column.name);
                first = false;
            }
        }
        sql.push(if first { "1) n where (" } else { ") n where (" }).push(set.condition).push(") and ");
    }
    sql.push("exists(select 1 from ");
    columns::name(sql, resource.table);
    sql.push(" where ");
    for (n, place) in set.columns.iter().enumerate() {
        sql.push(if n == 0 { "" } else { " and " });
        let column = &resource.columns[*place];
        // Documents are equal as PostgreSQL compares them: 1 is 1.0, and the order of keys is none.
        let by_order = column.kind == Kind::Json && sql.dialect == Dialect::Sqlite;
        sql.push(if by_order { "pg_json_order(" } else { "" });
        columns::name(sql, column.name);
        sql.push(if by_order { ", " } else { " = " });
        columns::bind(sql, column.kind, &draft.row[*place]);
        sql.push(if by_order { ") = 0" } else { "" });
    }
    if !set.condition.is_empty() {
        sql.push(" and (").push(set.condition).push(")");
    }
    if draft.old.is_some() {
        sql.push(" and ");
        columns::name(sql, resource.key().name);
        sql.push(" <> ").bind(columns::key(draft));
    }
    sql.push(if set.condition.is_empty() { ")" } else { "))" });
}
