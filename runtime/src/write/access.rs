//! The spec's rules of access for requests that write: which rows and fields the caller may change, and which rows may go
//! along with one that is deleted. Tests of rows ride on the statements that read the rows anyway. Nothing here concerns
//! hand-written code, which acts for the server.

use super::{
    columns,
    context::{Draft, WriteContext},
    many,
    read::InputValue,
    save::SavedRow,
};
use crate::{
    error::RequestError,
    query::rights::{Sight, Test, Verdict},
    store::{self, Executor, Sql, View},
    tables::{Act, Default, FieldAccess, Input, InputField, Kind, Link, Relation, Resource, Target},
};
use sea_orm::{QueryResult, Value};
use std::collections::HashSet;

/// Tests that are asked of a row with its columns.
#[derive(Default)]
pub struct RowTests {
    tests: Vec<Test>,
    /// Fields with a rule of who writes them, each with its test's index.
    fields: Vec<(&'static FieldAccess, usize)>,
    /// Columns (places) that the caller may not see, each with its test's index.
    seen: Vec<(usize, usize)>,
}

/// What the caller may do with a stored row.
#[derive(Debug, Default)]
pub struct Granted {
    /// Fields that the caller may not write.
    closed: Vec<&'static FieldAccess>,
    /// Columns (places) whose value the caller doesn't see.
    unseen: Vec<usize>,
}

/// Refuses what the rules refuse.
pub fn refused() -> RequestError {
    RequestError::Detail(403, "You do not have permission to perform this action.".into())
}

/// Holds a row that was written to the rules that depend on it as it is stored now: the caller must be one who may make such a row,
/// or change it. One statement; none where no rules are in force.
///
/// # Errors
/// 403; those of the database.
pub async fn hold_written(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    row: &SavedRow,
    act: Act,
) -> Result<(), RequestError> {
    let Some(sight) = context.sight() else { return Ok(()) };
    let view = sight.view_of_written(resource, &row.key, act, &row.asked)?;
    let on = Executor::from(context.transaction);
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select 1 from ").name(resource.table).push(" t where t.").name(resource.key().name).push(" = ");
    sql.bind(row.key.clone());
    let rows = store::fetch(&on.seeing(&view), sql).await?;
    if rows.is_empty() { Err(refused()) } else { Ok(()) }
}

impl RowTests {
    /// The tests of a change; none where no rules are in force.
    ///
    /// # Errors
    /// 501 for a hand-written rule that the program lacks.
    pub fn of_change(context: &WriteContext<'_>, resource: &'static Resource) -> Result<RowTests, RequestError> {
        match context.sight() {
            Some(sight) => RowTests::of_change_by(&sight, resource),
            None => Ok(RowTests::default()),
        }
    }

    /// The same for a caller.
    ///
    /// # Errors
    /// As [`RowTests::of_change`].
    pub fn of_change_by(sight: &Sight<'_>, resource: &'static Resource) -> Result<RowTests, RequestError> {
        let mut tests = RowTests::default();
        tests.tests.push(sight.may(resource, Act::Update, &name(resource))?);
        for (table, first) in columns::tables(resource) {
            let alias = name(table);
            for field in table.access.fields {
                tests.fields.push((field, tests.tests.len()));
                tests.tests.push(sight.may_write(table, field, &alias)?);
            }
            for index in 0..table.columns.len() {
                match sight.sees_column(table, index, &alias)? {
                    Test::Always => {}
                    test => {
                        tests.seen.push((first + index, tests.tests.len()));
                        tests.tests.push(test);
                    }
                }
            }
        }
        Ok(tests)
    }

    /// The test of a deletion.
    ///
    /// # Errors
    /// As [`RowTests::of_change`].
    pub fn of_deletion(context: &WriteContext<'_>, resource: &'static Resource) -> Result<RowTests, RequestError> {
        match context.sight() {
            Some(sight) => RowTests::of_deletion_by(&sight, resource),
            None => Ok(RowTests::default()),
        }
    }

    /// The same for a caller.
    ///
    /// # Errors
    /// As [`RowTests::of_change`].
    pub fn of_deletion_by(sight: &Sight<'_>, resource: &'static Resource) -> Result<RowTests, RequestError> {
        let mut tests = RowTests::default();
        tests.tests.push(sight.may(resource, Act::Delete, &name(resource))?);
        Ok(tests)
    }

    /// These tests and others.
    pub fn and(&self, others: &RowTests) -> RowTests {
        RowTests { tests: self.tests.iter().chain(&others.tests).cloned().collect(), ..RowTests::default() }
    }

    /// How many tests there are.
    pub fn count(&self) -> usize {
        self.tests.len()
    }

    /// Writes the tests as further columns.
    pub fn select(&self, sql: &mut Sql) {
        for test in &self.tests {
            sql.push(", ");
            test.push(sql);
        }
    }

    /// Reads them from the columns that begin at an index.
    ///
    /// # Errors
    /// 403 if the caller may not do it at all.
    pub fn read(&self, row: &QueryResult, at: usize) -> Result<Granted, RequestError> {
        let passes = |index: usize| -> Result<bool, RequestError> {
            Ok(match self.tests.get(index) {
                None | Some(Test::Always) => true,
                Some(Test::Never) => false,
                // Null: what a rule compares with isn't there.
                Some(Test::When(_)) => row.try_get_by_index::<Option<bool>>(at + index)?.unwrap_or_default(),
            })
        };
        if !passes(0)? {
            return Err(refused());
        }
        let mut granted = Granted::default();
        for (field, index) in &self.fields {
            if !passes(*index)? {
                granted.closed.push(field);
            }
        }
        for (place, index) in &self.seen {
            if !passes(*index)? {
                granted.unseen.push(*place);
            }
        }
        Ok(granted)
    }
}

impl Granted {
    /// Holds a change of a stored row to the rules. What the caller doesn't see stays as it is: columns that the body
    /// leaves as empty as they looked, and links to rows that aren't there for the caller.
    ///
    /// # Errors
    /// 403 for a field that the caller may not write; those of the database.
    pub async fn hold(
        &self,
        context: &WriteContext<'_>,
        input: &'static Input,
        given: &mut [InputValue],
        stored: &Draft,
    ) -> Result<(), RequestError> {
        let Some(sight) = context.sight() else { return Ok(()) };
        let view = sight.view()?;
        for (field, given) in input.fields.iter().zip(given) {
            if let (Target::Column(place), InputValue::Value(value)) = (field.target, &given)
                && self.unseen.contains(&place)
                && !value.is_some()
            {
                *given = InputValue::Nothing;
            }
            if let (Target::Relation(_), InputValue::Value(key)) = (field.target, &*given) {
                let keys = if key.is_some() { vec![key.clone()] } else { Vec::new() };
                *given = InputValue::Rows(keys);
            }
            if let (Target::Relation(relation), InputValue::Rows(keys)) = (field.target, &mut *given) {
                keep_hidden(context, &view, stored, relation, keys).await?;
            }
            if matches!(given, InputValue::Nothing) {
                continue;
            }
            if let Some(name) = self.closes(input.resource, field)
                && differs(context, field.target, given, stored).await?
            {
                return Err(field_refused(field, name));
            }
            if let (Target::Relation(relation), InputValue::Rows(keys)) = (field.target, &*given) {
                may_move(context, &sight, stored.resource, relation, keys, Some(stored)).await?;
            }
        }
        Ok(())
    }

    /// Whether the caller may write an input of the row and see what it stands for.
    pub fn lets(&self, resource: &'static Resource, field: &InputField) -> bool {
        let hidden = matches!(field.target, Target::Column(place) if self.unseen.contains(&place));
        !hidden && self.closes(resource, field).is_none()
    }

    /// The field that the caller may not write, if an input writes it.
    fn closes(&self, resource: &'static Resource, field: &InputField) -> Option<&'static str> {
        let name = target_name(resource, field.target)?;
        self.closed.iter().find(|closed| closed.field == name).map(|closed| closed.field)
    }
}

/// Holds a body that makes a row to the rules of its fields; the rules that depend on the row, which must be asked when it
/// is stored.
///
/// # Errors
/// 403 for a field that the caller may not write, or for rows that the caller may not change; those of the database.
pub async fn hold_new(
    context: &WriteContext<'_>,
    input: &'static Input,
    given: &[InputValue],
) -> Result<Vec<&'static FieldAccess>, RequestError> {
    let mut later = Vec::new();
    let Some(sight) = context.sight() else { return Ok(later) };
    for (field, given) in input.fields.iter().zip(given).filter(|(_, given)| !matches!(given, InputValue::Nothing)) {
        match (field.target, given) {
            (Target::Relation(relation), InputValue::Rows(keys)) => {
                may_move(context, &sight, input.resource, relation, keys, None).await?;
            }
            (Target::Relation(relation), InputValue::Value(key)) if key.is_some() => {
                may_move(context, &sight, input.resource, relation, std::slice::from_ref(key), None).await?;
            }
            _ => {}
        }
        let Some(name) = target_name(input.resource, field.target) else { continue };
        let tables = columns::tables(input.resource);
        let Some(access) = tables.iter().find_map(|(table, _)| table.access.field(name)) else { continue };
        match access.writers().map_or(Verdict::Always, |who| sight.any(Some(input.resource), who)) {
            Verdict::Always => {}
            _ if is_default(input.resource, field.target, given) => {}
            Verdict::Never => return Err(field_refused(field, name)),
            Verdict::Some => later.push(access),
        }
    }
    Ok(later)
}

fn field_refused(field: &InputField, name: &str) -> RequestError {
    RequestError::Detail(403, format!("You do not have permission to write `{}` ({name}).", field.name))
}

/// The name in the spec of what an input writes.
fn target_name(resource: &'static Resource, target: Target) -> Option<&'static str> {
    match target {
        Target::Column(place) => columns::at(resource, place).map(|(_, column)| column.field),
        Target::Relation(relation) => columns::relation(resource, relation).map(|relation| relation.name),
        Target::Extra(_) => None,
    }
}

/// Whether a body gives a new row what it would get anyway.
fn is_default(resource: &'static Resource, target: Target, given: &InputValue) -> bool {
    match (target, given) {
        (Target::Relation(_), InputValue::Rows(keys)) => keys.is_empty(),
        (Target::Column(place), InputValue::Value(value)) => {
            let Some((_, column)) = columns::at(resource, place) else { return false };
            match column.default {
                Default::Bool(default) => *value == Value::Bool(Some(default)),
                Default::Text(default) => matches!(value, Value::String(Some(text)) if text == default),
                Default::None if column.kind == Kind::Text && !column.nullable => {
                    matches!(value, Value::String(Some(text)) if text.is_empty())
                }
                Default::None => !value.is_some(),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Adds the links to rows that the caller doesn't see to those that a body wants.
async fn keep_hidden(
    context: &WriteContext<'_>,
    view: &View,
    stored: &Draft,
    relation: usize,
    keys: &mut Vec<Value>,
) -> Result<(), RequestError> {
    let Some(of) = columns::relation(stored.resource, relation) else { return Ok(()) };
    let table = match of.link {
        Link::Many { table, .. } => table,
        _ => of.target.table,
    };
    if !view.tables().iter().any(|seen| seen.name == table) {
        return Ok(());
    }
    let key = columns::key(stored);
    let on = Executor::from(context.transaction);
    let dialect = context.site.store.dialect;
    let all = many::stored_on(&on, dialect, stored.resource, relation, &key, None).await?;
    let seen = many::stored_on(&on.seeing(view), dialect, stored.resource, relation, &key, None).await?;
    keys.extend(all.into_iter().filter(|key| !seen.contains(key)));
    Ok(())
}

/// Whether the caller may change the rows that come to, or leave, a relation whose column is theirs. Links of a join table
/// are the row's own, unless they are rows of a resource.
async fn may_move(
    context: &WriteContext<'_>,
    sight: &Sight<'_>,
    resource: &'static Resource,
    relation: usize,
    keys: &[Value],
    stored: Option<&Draft>,
) -> Result<(), RequestError> {
    let Some(of) = columns::relation(resource, relation) else { return Ok(()) };
    let target = of.target.get();
    let (column, through) = match of.link {
        Link::Back { column, .. } | Link::Loose { column } => (column, None),
        Link::Many { through: Some(through), .. } => (0, Some(through.get())),
        Link::Many { .. } | Link::One { .. } => return Ok(()),
    };
    let verdicts = match through {
        Some(links) => [sight.verdict(links, Act::Create), sight.verdict(links, Act::Delete)],
        None => [sight.verdict(target, Act::Update); 2],
    };
    let closed = target.access.field(target.columns[column].field).filter(|_| through.is_none());
    if verdicts == [Verdict::Always; 2] && closed.is_none() {
        return Ok(());
    }
    let have = match stored {
        Some(stored) => many::stored(context, resource, relation, &columns::key(stored)).await?,
        None => HashSet::new(),
    };
    let wanted: HashSet<&Value> = keys.iter().collect();
    let moved: Vec<Value> = have
        .iter()
        .filter(|key| !wanted.contains(key))
        .cloned()
        .chain(keys.iter().filter(|key| !have.contains(key)).cloned())
        .collect();
    if moved.is_empty() {
        return Ok(());
    }
    if through.is_some() {
        return if verdicts.contains(&Verdict::Never) { Err(moves_refused(of)) } else { Ok(()) };
    }
    let alias = name(target);
    let mut test = sight.may(target, Act::Update, &alias)?;
    if let Some(field) = closed {
        test = Test::all([test, sight.may_write(target, field, &alias)?]);
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select 1 from ").push(&alias).push(" where ").push(&alias).push(".");
    columns::name(&mut sql, target.key().name);
    sql.any(moved).push(" and (");
    test.push(&mut sql);
    sql.push(") is not true limit 1");
    if store::fetch(&Executor::from(context.transaction), sql).await?.is_empty() {
        Ok(())
    } else {
        Err(moves_refused(of))
    }
}

fn moves_refused(relation: &Relation) -> RequestError {
    let words = relation.target.words;
    RequestError::Detail(
        403,
        format!("You do not have permission to change all of these: each {words} of `{}`.", relation.name),
    )
}

/// Whether a body gives a field another value than it has.
pub async fn differs(
    context: &WriteContext<'_>,
    target: Target,
    given: &InputValue,
    stored: &Draft,
) -> Result<bool, RequestError> {
    Ok(match (target, given) {
        (_, InputValue::Nothing) => false,
        (Target::Column(place), InputValue::Value(value)) => stored.row.get(place) != Some(value),
        (Target::Relation(relation), InputValue::Rows(keys)) => {
            let have = many::stored(context, stored.resource, relation, &columns::key(stored)).await?;
            have.len() != keys.len() || !keys.iter().all(|key| have.contains(key))
        }
        // Values that can't be compared count as different.
        _ => true,
    })
}

/// Whether the caller must be asked about each row of a resource that goes along with a deleted one.
///
/// # Errors
/// 403 if none may go.
pub fn asks_of_dependents(context: &WriteContext<'_>, resource: &'static Resource) -> Result<bool, RequestError> {
    let Some(sight) = context.sight() else { return Ok(false) };
    Ok(sight.verdict(resource, Act::Delete) != Verdict::Always)
}

/// Those of some rows' keys that are there for the caller.
///
/// # Errors
/// Database errors.
pub async fn seen(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: Vec<Value>,
) -> Result<Vec<Value>, RequestError> {
    let view = context.view()?;
    if keys.is_empty() || !view.tables().iter().any(|seen| seen.name == resource.table) {
        return Ok(keys);
    }
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select ").name(resource.key().name).push(" from ").name(resource.table);
    sql.push(" where ").name(resource.key().name).any(keys);
    let on = Executor::from(context.transaction);
    let rows = store::fetch(&on.seeing(&view), sql).await?;
    Ok(rows.iter().map(|row| columns::decode(row, 0, resource.key().kind)).collect::<Result<_, _>>()?)
}

/// The refusal to delete rows along with another. It doesn't name them: the caller may not see them.
pub fn dependents_refused() -> RequestError {
    RequestError::Detail(
        403,
        "It can't be deleted: rows that depend on it would go along, and you may not delete all of them.".into(),
    )
}

/// A table's quoted name, by which its statements call its rows.
fn name(resource: &Resource) -> String {
    format!("\"{}\"", resource.table)
}
