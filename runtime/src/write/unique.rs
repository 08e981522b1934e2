//! Whether other rows already have a value that must be unique: columns by themselves while fields are read, sets of
//! columns when all fields are right. The constraints of the database decide (`violation`).

use super::{
    columns,
    context::{Draft, WriteContext},
    read::InputValue,
    scalar::{ValueError, wrong},
    violation,
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

/// Checks the sets of columns that must be unique together. A set with a null in it, or of which nothing changes, is
/// not checked. `beside` are rows that will be written before this one.
///
/// # Errors
/// 400 with a message for each set under `non_field_errors`, or under the field of a set of one.
pub async fn check_together(context: &WriteContext<'_>, draft: &Draft, beside: &[Draft]) -> Result<(), RequestError> {
    let sets: Vec<&Unique> = draft
        .resource
        .unique
        .iter()
        .filter(|set| set.columns.iter().all(|place| draft.row[*place].is_some()))
        .filter(|set| concerns(draft, set))
        .collect();
    if sets.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ");
    for (n, set) in sets.iter().enumerate() {
        sql.push(if n == 0 { "" } else { ", " });
        taken(&mut sql, draft, set);
    }
    let rows = store::fetch(&Executor::from(context.transaction), sql).await?;
    let mut messages = Messages::default();
    for (n, set) in sets.iter().enumerate() {
        let stored = match rows.first() {
            Some(row) => columns::decode(row, n, Kind::Bool)? == Value::from(true),
            None => false,
        };
        // A condition is known to the database only, so rows that aren't stored yet wait for it.
        let listed = set.condition.is_empty()
            && beside.iter().any(|other| set.columns.iter().all(|place| other.row[*place] == draft.row[*place]));
        if stored || listed {
            let (field, message) = violation::taken(draft.resource, set.columns);
            messages.add(field, message);
        }
    }
    messages.into_result()
}

/// Whether anything changes that a set, or its condition, looks at.
fn concerns(draft: &Draft, set: &Unique) -> bool {
    let columns = draft.resource.columns.iter().enumerate();
    let mut looked_at = columns.filter(|(place, column)| {
        set.columns.contains(place) || (!set.condition.is_empty() && set.condition.contains(column.name))
    });
    looked_at.any(|(place, _)| draft.changed(place))
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
