//! The spec's rules of access for requests that write: which rows and fields the caller may change, and which rows may go
//! along with one that is deleted. Tests of rows ride on the statements that read the rows anyway. Nothing here concerns
//! hand-written code, which acts for the server.

use super::{
    columns,
    context::{Draft, WriteContext},
    links::{self, Moved},
    many,
    read::InputValue,
    save::SavedRow,
};
use crate::{
    error::RequestError,
    query::rights::{Sight, Test, Verdict},
    store::{self, Executor, Sql, View},
    tables::{Act, Default, FieldAccess, Input, InputField, Kind, Link, Resource, Target},
};
use sea_orm::{QueryResult, Value};

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

/// What must be asked once a row is stored.
#[derive(Debug, Default)]
pub struct Later {
    /// Fields that the body wrote and that only some may write of such a row.
    pub fields: Vec<&'static FieldAccess>,
    /// Rows and links that came to a relation, or left it.
    pub moved: Vec<Moved>,
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
    let view = sight.view_of_written(resource, std::slice::from_ref(&row.key), act, &row.asked)?;
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
    /// The columns (places) whose value the caller doesn't see. They stay as they are if the body leaves them out, or as
    /// empty as they look.
    pub fn unseen(&self) -> &[usize] {
        &self.unseen
    }

    /// Holds a change of a stored row to the rules. Links to rows that aren't there for the caller stay.
    ///
    /// # Errors
    /// 403 for a field that the caller may not write; those of the database.
    pub async fn hold(
        &self,
        context: &WriteContext<'_>,
        input: &'static Input,
        given: &mut [InputValue],
        stored: &Draft,
    ) -> Result<Later, RequestError> {
        let mut later = Later::default();
        let Some(sight) = context.sight() else { return Ok(later) };
        let view = sight.view()?;
        for (field, given) in input.fields.iter().zip(given) {
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
            if let Some(name) = self.closes(input.resource, field) {
                // Whoever doesn't see a value may not try whether it is the one they send.
                let unseen = matches!(field.target, Target::Column(place) if self.unseen.contains(&place));
                if unseen || differs(context, field.target, given, stored).await? {
                    return Err(field_refused(field, name));
                }
            }
            if let (Target::Relation(relation), InputValue::Rows(keys)) = (field.target, &*given) {
                let moved = links::may_move(context, &sight, stored.resource, relation, keys, Some(stored)).await?;
                later.moved.extend(moved);
            }
        }
        Ok(later)
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

/// Holds a body that makes a row to the rules of its fields; the rules that depend on what is stored, which must be asked
/// then.
///
/// # Errors
/// 403 for a field that the caller may not write, or for rows that the caller may not change; those of the database.
pub async fn hold_new(
    context: &WriteContext<'_>,
    input: &'static Input,
    given: &[InputValue],
) -> Result<Later, RequestError> {
    let mut later = Later::default();
    let Some(sight) = context.sight() else { return Ok(later) };
    for (field, given) in input.fields.iter().zip(given).filter(|(_, given)| !matches!(given, InputValue::Nothing)) {
        match (field.target, given) {
            (Target::Relation(relation), InputValue::Rows(keys)) => {
                later.moved.extend(links::may_move(context, &sight, input.resource, relation, keys, None).await?);
            }
            (Target::Relation(relation), InputValue::Value(key)) if key.is_some() => {
                let keys = std::slice::from_ref(key);
                later.moved.extend(links::may_move(context, &sight, input.resource, relation, keys, None).await?);
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
            Verdict::Some => later.fields.push(access),
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
pub(super) fn name(resource: &Resource) -> String {
    format!("\"{}\"", resource.table)
}
