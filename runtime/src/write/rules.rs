//! Rules over the fields of a row and over several rows: checks that have a message, ranges that don't overlap, and trees
//! without circles. The database holds checks, and on PostgreSQL ranges, too. What it doesn't hold is right nevertheless:
//! rows that might be in each other's way wait for a lock before they are compared, and SQLite has one writer.

use super::{
    columns,
    context::{Draft, WriteContext},
};
use crate::{
    error::{Messages, RequestError},
    store::{self, Dialect, Executor, Sql},
    tables::{Check, Dialects, Kind, NoOverlap, Resource},
};
use sea_orm::Value;

/// Checks that one statement makes.
const MAX_CHECKS: usize = 256;

/// Adds what is wrong with each row that is to be written.
///
/// # Errors
/// Database errors.
pub async fn check_all(
    context: &WriteContext<'_>,
    drafts: &[Draft],
    wrong: &mut [Messages],
) -> Result<(), RequestError> {
    let mut asked: Vec<(usize, &'static Resource, usize, &'static Check)> = Vec::new();
    for (row, draft) in drafts.iter().enumerate() {
        for (table, first) in columns::tables(draft.resource) {
            let dialect = context.site.store.dialect;
            let checks = table.checks.iter().filter(|check| !check.message.is_empty());
            let checks = checks.filter(|check| concerns(draft, table, first, pick(dialect, &check.sql)));
            asked.extend(checks.map(|check| (row, table, first, check)));
        }
    }
    for part in columns::in_parts(&asked, MAX_CHECKS) {
        let mut sql = Sql::new(context.site.store.dialect);
        for (n, (row, table, first, check)) in part.iter().enumerate() {
            sql.push(if n == 0 { "select " } else { ", " });
            let condition = pick(sql.dialect, &check.sql);
            values(&mut sql, &drafts[*row], table, *first, condition, &format!("({condition}) is not false"));
        }
        let found = store::fetch(&Executor::from(context.transaction), sql).await?;
        for (n, (row, _, _, check)) in part.iter().enumerate() {
            let holds = found.first().map(|found| columns::decode(found, n, Kind::Bool)).transpose()?;
            if holds == Some(Value::from(false)) {
                wrong[*row].add(if check.field.is_empty() { "non_field_errors" } else { check.field }, check.message);
            }
        }
    }
    for (row, draft) in drafts.iter().enumerate() {
        // Whether ranges are apart can be asked only of ranges.
        if wrong[row].is_empty() {
            between_rows(context, draft, &mut wrong[row]).await?;
        }
    }
    Ok(())
}

/// Refuses a row about to be stored for what the database might not refuse. Nobody else can store another one in its way
/// before the transaction ends.
///
/// # Errors
/// 400 with what is wrong; those of the database.
pub async fn check_stored(context: &WriteContext<'_>, draft: &Draft) -> Result<(), RequestError> {
    let mut wrong = Messages::default();
    between_rows(context, draft, &mut wrong).await?;
    wrong.into_result()
}

/// Whether rows of a resource are compared with each other.
pub fn compares(resource: &'static Resource) -> bool {
    let has = |(table, _): &(&'static Resource, usize)| {
        !table.no_overlap.is_empty() || table.columns.iter().any(|column| column.tree)
    };
    columns::tables(resource).iter().any(has)
}

fn pick(dialect: Dialect, of: &Dialects) -> &'static str {
    match dialect {
        Dialect::Postgres => of.postgres,
        Dialect::Sqlite => of.sqlite,
    }
}

/// Whether anything changes that SQL about the row of a table names.
fn concerns(draft: &Draft, table: &'static Resource, first: usize, sql: &str) -> bool {
    let mut named = table.columns.iter().enumerate().filter(|(_, column)| sql.contains(column.name));
    named.any(|(place, _)| draft.changed(first + place))
}

/// Appends an expression on a draft's own values in parentheses.
fn values(sql: &mut Sql, draft: &Draft, table: &'static Resource, first: usize, names: &str, expression: &str) {
    sql.push("(select ").push(expression).push(" from (select ");
    let mut any = false;
    for (place, column) in table.columns.iter().enumerate() {
        if names.contains(column.name) {
            sql.push(if any { ", " } else { "" });
            columns::bind(sql, column.kind, &draft.row[first + place]);
            sql.push(" as ");
            columns::name(sql, column.name);
            any = true;
        }
    }
    sql.push(if any { ") n)" } else { "1) n)" });
}

async fn between_rows(context: &WriteContext<'_>, draft: &Draft, wrong: &mut Messages) -> Result<(), RequestError> {
    for (table, first) in columns::tables(draft.resource) {
        for of in table.no_overlap {
            let unless = pick(context.site.store.dialect, &of.unless);
            let mut places = of.range.iter().chain(of.within);
            let touched = places.any(|place| draft.changed(first + place)) || concerns(draft, table, first, unless);
            let compared = of.within.iter().all(|place| draft.row[first + place].is_some());
            if touched && compared && overlaps(context, draft, (table, first), of).await? {
                wrong.add("non_field_errors", of.message);
            }
        }
        for (place, column) in table.columns.iter().enumerate().filter(|(_, column)| column.tree) {
            let above = &draft.row[first + place];
            if draft.changed(first + place) && above.is_some() && circles(context, draft, table, place, above).await? {
                wrong.add(column.field, "This would make a circle.");
            }
        }
    }
    Ok(())
}

/// Waits for all who write rows that this one might be compared with, and lets others wait. A statement of its own, so that
/// the next one sees what they have written.
async fn lock(context: &WriteContext<'_>, name: &str, values: &[(Kind, &Value)]) -> Result<(), RequestError> {
    if context.site.store.dialect == Dialect::Sqlite {
        return Ok(());
    }
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', ");
    sql.bind(name.to_owned()).push("::text");
    for (kind, value) in values {
        sql.push(", (");
        columns::bind(&mut sql, *kind, value);
        sql.push(")::text");
    }
    sql.push("), 0))");
    store::fetch(&Executor::from(context.transaction), sql).await?;
    Ok(())
}

/// Waits for all other transactions that wait for the same name, until they end.
///
/// # Errors
/// Database errors.
pub async fn wait_for(context: &WriteContext<'_>, name: &str) -> Result<(), RequestError> {
    lock(context, name, &[]).await
}

/// Whether a draft's range overlaps that of another row.
async fn overlaps(
    context: &WriteContext<'_>,
    draft: &Draft,
    (table, first): (&'static Resource, usize),
    of: &NoOverlap,
) -> Result<bool, RequestError> {
    let value = |place: usize| &draft.row[first + place];
    let within: Vec<(Kind, &Value)> =
        of.within.iter().map(|place| (table.columns[*place].kind, value(*place))).collect();
    lock(context, of.name, &within).await?;
    let mut sql = Sql::new(context.site.store.dialect);
    let unless = pick(sql.dialect, &of.unless);
    sql.push("select ");
    if !unless.is_empty() {
        values(&mut sql, draft, table, first, unless, &format!("({unless}) is not true"));
        sql.push(" and ");
    }
    sql.push("exists(select 1 from ");
    columns::name(&mut sql, table.table);
    sql.push(" where true");
    for place in of.within {
        let column = &table.columns[*place];
        sql.push(" and ");
        columns::name(&mut sql, column.name);
        sql.push(" = ");
        columns::bind(&mut sql, column.kind, value(*place));
    }
    // The others begin before this one ends, and end after it begins.
    let [from, to] = of.range;
    let signs = if of.closed { [" <= ", " >= "] } else { [" < ", " > "] };
    for (other, own, sign) in [(from, to, signs[0]), (to, from, signs[1])] {
        let column = &table.columns[other];
        if !value(own).is_some() {
            continue;
        }
        sql.push(" and (");
        columns::name(&mut sql, column.name);
        sql.push(sign);
        columns::bind(&mut sql, column.kind, value(own));
        if column.nullable {
            sql.push(" or ");
            columns::name(&mut sql, column.name);
            sql.push(" is null");
        }
        sql.push(")");
    }
    if !unless.is_empty() {
        sql.push(" and (").push(unless).push(") is not true");
    }
    if draft.old.is_some() {
        sql.push(" and ");
        columns::name(&mut sql, table.key().name);
        sql.push(" <> ").bind(columns::key(draft));
    }
    sql.push(")");
    is_true(context, sql).await
}

/// Whether a draft's row is the row above it, or stands above that one.
async fn circles(
    context: &WriteContext<'_>,
    draft: &Draft,
    table: &'static Resource,
    place: usize,
    above: &Value,
) -> Result<bool, RequestError> {
    let key = columns::key(draft);
    if !key.is_some() {
        return Ok(false);
    }
    lock(context, &format!("{} {}", table.table, table.columns[place].name), &[]).await?;
    let mut sql = Sql::new(context.site.store.dialect);
    // `union` ends where there are circles already.
    sql.push("with recursive above(id) as (select ");
    columns::bind(&mut sql, table.columns[place].kind, above);
    sql.push(" union select t.");
    columns::name(&mut sql, table.columns[place].name);
    sql.push(" from above join ");
    columns::name(&mut sql, table.table);
    sql.push(" t on t.");
    columns::name(&mut sql, table.key().name);
    sql.push(" = above.id) select exists(select 1 from above where id = ").bind(key).push(")");
    is_true(context, sql).await
}

async fn is_true(context: &WriteContext<'_>, sql: Sql) -> Result<bool, RequestError> {
    let found = store::fetch(&Executor::from(context.transaction), sql).await?;
    let found = found.first().map(|found| columns::decode(found, 0, Kind::Bool)).transpose()?;
    Ok(found == Some(Value::from(true)))
}
