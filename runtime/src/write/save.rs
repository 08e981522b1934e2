//! Creating and changing rows: from request bodies, for the handlers of endpoints, and from values, for
//! hand-written code. The order is always: checks over several fields, unique sets, code before saving, the row, its
//! to-many sets, code after saving. Everything happens in the request's transaction.

use super::{
    access::{self, Later, RowTests},
    actor,
    body::Body,
    columns,
    context::{Draft, WriteContext},
    default, links, many,
    read::{self, InputValue, Mode},
    rows::{self, RowLock},
    rules, together,
    unique::{self, ListedValues},
    upload, users,
};
use crate::{
    error::{Messages, RequestError},
    tables::{Auto, Event, FieldAccess, Input, InputField, Kind, Resource, Target},
};
use futures_util::future::BoxFuture;
use sea_orm::Value;
use serde_json::Value as Json;

/// Rows that one request can make: each takes some kilobytes of memory until all are stored.
pub const MAX_ROWS: usize = 10_000;

/// Rows of a list whose values are read at once.
const ROWS_READ_AT_ONCE: usize = 1000;

/// A row that a body made or changed.
#[derive(Debug)]
pub struct SavedRow {
    /// Its key.
    pub key: Value,
    /// Fields that the body, or the defaults of a new row, set to null. Hooks may have changed them since.
    pub left_null: Vec<&'static str>,
    /// Fields that the body wrote and that only some may write of such a row as is stored now.
    pub asked: Vec<&'static FieldAccess>,
}

/// Makes a row from a body.
///
/// # Errors
/// 400 with what is wrong with the body, or whatever hand-written code refuses.
pub async fn create(context: &WriteContext<'_>, input: &'static Input, body: &Body) -> Result<SavedRow, RequestError> {
    users::may_make(context, input.resource)?;
    let given = read::read(context, input, Mode::Create, body, None, &[]).await?;
    actor::check(context, input, &given, None).await?;
    let later = access::hold_new(context, input, &given).await?;
    users::made(context, input, &given);
    let mut draft = new_draft(context, input, given).await?;
    check(context, &mut draft).await?;
    store_written(context, input, &mut draft, later).await
}

/// Makes a row for each item of a list, or one from an object. All are checked before
/// any is written.
///
/// # Errors
/// 413 for too many items; 400 with an object of messages for each under `non_field_errors`.
pub async fn create_many(
    context: &WriteContext<'_>,
    input: &'static Input,
    body: &Body,
) -> Result<Vec<SavedRow>, RequestError> {
    let Body::List(list) = body else {
        return Ok(vec![create(context, input, body).await?]);
    };
    users::may_make(context, input.resource)?;
    if list.len() > MAX_ROWS {
        return Err(RequestError::Detail(
            413,
            format!("A request can make {MAX_ROWS} rows at the most; this one has {}.", list.len()),
        ));
    }
    let (mut items, mut listed) = (list.items(), ListedValues::default());
    let mut drafts: Vec<Draft> = Vec::with_capacity(list.len());
    let mut later: Vec<Later> = Vec::with_capacity(list.len());
    let (mut unread, mut checked): (Vec<_>, Vec<Result<(), Messages>>) = (Vec::new(), Vec::new());
    let mut readable = true;
    loop {
        // The values of a part of the list are in memory at once.
        let part: Vec<Json> = items.by_ref().take(ROWS_READ_AT_ONCE).collect();
        if part.is_empty() {
            break;
        }
        for row in read::read_list(context, input, &part, &mut listed).await? {
            let given = match row {
                Ok(given) => given,
                Err(messages) => {
                    readable = false;
                    unread.push(Err(messages));
                    continue;
                }
            };
            unread.push(Ok(()));
            // Once a row can't be read, only what else can't be is told.
            if readable {
                actor::check(context, input, &given, None).await?;
                later.push(access::hold_new(context, input, &given).await?);
                users::made(context, input, &given);
                let mut draft = new_draft(context, input, given).await?;
                checked.push(match run_hook(context, &mut draft, Event::Validate).await {
                    Ok(()) => Ok(()),
                    Err(RequestError::Fields(messages)) => Err(messages),
                    Err(fault) => return Err(fault),
                });
                drafts.push(draft);
            }
        }
    }
    read::all_or_messages(unread)?;
    let together = unique::check_all(context, &drafts).await?;
    let checked = checked.into_iter().zip(together).map(|(checked, together)| match checked {
        Ok(()) if !together.is_empty() => Err(together),
        checked => checked,
    });
    read::all_or_messages(checked.collect())?;
    store_all(context, input, drafts, later).await
}

/// Changes all inputs of a row: those left out keep their value unless the input has a default.
///
/// # Errors
/// 404 without such a row, 400 with what is wrong with the body.
pub async fn replace(
    context: &WriteContext<'_>,
    input: &'static Input,
    key: &Value,
    body: &Body,
) -> Result<SavedRow, RequestError> {
    change(context, input, key, body, Mode::Replace).await
}

/// Changes the inputs of a row that the body names.
///
/// # Errors
/// 404 without such a row, 400 with what is wrong with the body.
pub async fn patch(
    context: &WriteContext<'_>,
    input: &'static Input,
    key: &Value,
    body: &Body,
) -> Result<SavedRow, RequestError> {
    change(context, input, key, body, Mode::Patch).await
}

async fn change(
    context: &WriteContext<'_>,
    input: &'static Input,
    key: &Value,
    body: &Body,
    mode: Mode,
) -> Result<SavedRow, RequestError> {
    let resource = input.resource;
    let tests = RowTests::of_change(context, resource)?;
    let keys = vec![key.clone()];
    let mut found = rows::select_tested(context, resource, resource.primary, keys, RowLock::Update, &tests).await?;
    let (mut draft, granted) = found.pop().ok_or_else(|| RequestError::no_row(resource.record))?;
    users::may_change(context, &draft)?;
    let mut given = read::read(context, input, mode, body, Some(&draft), granted.unseen()).await?;
    actor::check(context, input, &given, Some(&draft)).await?;
    let later = granted.hold(context, input, &mut given, &draft).await?;
    users::changes(context, input, &given, &draft).await?;
    apply(&mut draft, input, given);
    check(context, &mut draft).await?;
    store_written(context, input, &mut draft, later).await
}

/// Stores a draft that a body made or changed.
async fn store_written(
    context: &WriteContext<'_>,
    input: &'static Input,
    draft: &mut Draft,
    later: Later,
) -> Result<SavedRow, RequestError> {
    let left_null = left_null(input, draft);
    save(context, draft).await?;
    let key = columns::key(draft);
    links::moved(context, &key, &later.moved).await?;
    Ok(SavedRow { key, left_null, asked: later.fields })
}

/// Stores new rows that a list made. They are inserted together, unless code before saving may look at those before.
async fn store_all(
    context: &WriteContext<'_>,
    input: &'static Input,
    mut drafts: Vec<Draft>,
    later: Vec<Later>,
) -> Result<Vec<SavedRow>, RequestError> {
    let resource = input.resource;
    let have_keys = drafts.iter().all(|draft| columns::key(draft).is_some());
    let compared = rules::compares(resource);
    let together = rows::go_together(resource) && have_keys && resource.hook(Event::BeforeSave).is_none() && !compared;
    let (mut written, count) = (Vec::with_capacity(drafts.len()), drafts.len());
    if !together {
        for (n, (mut draft, later)) in drafts.into_iter().zip(later).enumerate() {
            let stored = store_written(context, input, &mut draft, later).await;
            match stored {
                Err(RequestError::Fields(messages)) if compared => {
                    let mut all: Vec<Result<(), Messages>> = vec![Ok(()); count];
                    all[n] = Err(messages);
                    read::all_or_messages(all)?;
                }
                stored => written.push(stored?),
            }
        }
        return Ok(written);
    }
    let left: Vec<_> = drafts.iter().map(|draft| left_null(input, draft)).collect();
    together::store_together(context, &mut drafts).await?;
    for ((draft, left_null), later) in drafts.iter().zip(left).zip(later) {
        let key = columns::key(draft);
        links::moved(context, &key, &later.moved).await?;
        written.push(SavedRow { key, left_null, asked: later.fields });
    }
    Ok(written)
}

/// Fields that a body, or the defaults of a new row, set to null.
fn left_null(input: &'static Input, draft: &Draft) -> Vec<&'static str> {
    if draft.old.is_some() {
        return draft.nulled.clone();
    }
    let null = |field: &&InputField| matches!(field.target, Target::Column(place) if !draft.row[place].is_some());
    input.fields.iter().filter(null).map(|field| field.name).collect()
}

/// What stands for a whole row: checks over several fields, then sets that must be unique.
async fn check(context: &WriteContext<'_>, draft: &mut Draft) -> Result<(), RequestError> {
    run_hook(context, draft, Event::Validate).await?;
    unique::check_together(context, draft).await?;
    // Nothing changes it between this and the statement that stores it, but code before saving.
    draft.compared = draft.resource.hook(Event::BeforeSave).is_none();
    Ok(())
}

/// The row with a key, which nobody else can change until the transaction ends.
///
/// # Errors
/// Database errors.
pub async fn load(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    key: &Value,
) -> Result<Option<Draft>, RequestError> {
    Ok(load_all(context, resource, std::slice::from_ref(key)).await?.pop())
}

/// The rows with the keys, ordered by key.
///
/// # Errors
/// Database errors.
pub async fn load_all(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    keys: &[Value],
) -> Result<Vec<Draft>, RequestError> {
    rows::select(context, resource, resource.primary, keys.to_vec(), RowLock::Update).await
}

/// The rows with a value (or null) in a column, by its field or database name, ordered by key.
///
/// # Errors
/// 500 without such a column; those of the database.
pub async fn find(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    column: &str,
    value: &Value,
) -> Result<Vec<Draft>, RequestError> {
    let place = place(resource, column)?;
    rows::select(context, resource, place, vec![fit(resource, place, value.clone())], RowLock::Open).await
}

fn place(resource: &'static Resource, column: &str) -> Result<usize, RequestError> {
    columns::place(resource, column)
        .ok_or_else(|| RequestError::Detail(500, format!("{} has no column {column}", resource.name)))
}

fn fit(resource: &'static Resource, place: usize, value: Value) -> Value {
    columns::fit(columns::at(resource, place).map_or(Kind::Text, |(_, column)| column.kind), value)
}

/// Makes a row from values by field or database name; the other columns get their defaults. Its hooks run.
///
/// # Errors
/// 500 for an unknown column; what constraints refuse.
pub fn insert_new<'a>(
    context: &'a WriteContext<'_>,
    resource: &'static Resource,
    values: &'a [(&'a str, Value)],
) -> BoxFuture<'a, Result<Draft, RequestError>> {
    // Boxed, since defaults may make rows too.
    Box::pin(async move {
        let mut draft = filled(context, resource, values).await?;
        save(context, &mut draft).await?;
        Ok(draft)
    })
}

/// Creates a row like `insert_new`. Returns `None` if a row with the same unique values exists, even one that a
/// concurrent request has just created.
///
/// # Errors
/// 500 for an unknown column; what constraints refuse.
pub fn insert_missing<'a>(
    context: &'a WriteContext<'_>,
    resource: &'static Resource,
    values: &'a [(&'a str, Value)],
) -> BoxFuture<'a, Result<Option<Draft>, RequestError>> {
    Box::pin(async move {
        let mut draft = filled(context, resource, values).await?;
        Ok(store(context, &mut draft, true).await?.then_some(draft))
    })
}

pub(super) async fn filled(
    context: &WriteContext<'_>,
    resource: &'static Resource,
    values: &[(&str, Value)],
) -> Result<Draft, RequestError> {
    let mut draft = empty_draft(resource);
    for (name, value) in values {
        let place = place(resource, name)?;
        draft.row[place] = fit(resource, place, value.clone());
        draft.given[place] = true;
    }
    fill(context, &mut draft).await?;
    Ok(draft)
}

/// Stores a draft with its hooks: inserts a new row, or updates the columns that differ from the stored
/// one. Afterwards the draft stands for the stored row and may be changed and saved again.
///
/// # Errors
/// Whatever the hooks say; what constraints refuse.
pub async fn save(context: &WriteContext<'_>, draft: &mut Draft) -> Result<(), RequestError> {
    store(context, draft, false).await.map(|_| ())
}

/// Inserts or updates a draft. With `missing`, returns false if a row with the same unique values exists.
async fn store(context: &WriteContext<'_>, draft: &mut Draft, missing: bool) -> Result<bool, RequestError> {
    context.gathering(false, prepare(context, draft)).await?;
    let is_new = draft.old.is_none();
    if !is_new {
        rows::update(context, draft).await?;
    } else if !rows::insert(context, draft, missing).await? {
        return Ok(false);
    }
    context.gathering(true, follow(context, draft, is_new)).await?;
    settled(draft);
    Ok(true)
}

/// From now on the draft stands for the stored row.
pub(super) fn settled(draft: &mut Draft) {
    draft.old = Some(draft.row.clone());
    draft.many.fill(None);
    draft.given.fill(false);
    draft.nulled.clear();
}

/// What precedes the statement that stores a row: code before saving, files, and values that saving sets.
pub(super) async fn prepare(context: &WriteContext<'_>, draft: &mut Draft) -> Result<(), RequestError> {
    run_hook(context, draft, Event::BeforeSave).await?;
    for (place, uploaded) in std::mem::take(&mut draft.files) {
        draft.row[place] = upload::keep(context, &uploaded.name, uploaded.data).await?.into();
    }
    fits(draft)?;
    if !std::mem::take(&mut draft.compared) && rules::compares(draft.resource) {
        rules::check_stored(context, draft).await?;
    }
    let is_new = draft.old.is_none();
    for (place, column) in columns::all(draft.resource).iter().enumerate() {
        if column.auto == Auto::Save || (column.auto == Auto::Create && is_new && !draft.row[place].is_some()) {
            draft.row[place] = now(context, column.kind);
        }
    }
    Ok(())
}

/// What follows it: to-many sets, and code after saving.
pub(super) async fn follow(context: &WriteContext<'_>, draft: &mut Draft, is_new: bool) -> Result<(), RequestError> {
    let key = columns::key(draft);
    for relation in 0..draft.many.len() {
        if let Some(keys) = draft.many[relation].clone() {
            many::set(context, draft.resource, relation, &key, &keys, is_new).await?;
        }
    }
    run_hook(context, draft, Event::AfterSave).await
}

/// Refuses text that is longer than its column. Bodies have been checked before; this checks values set by hooks,
/// because SQLite wouldn't refuse them.
fn fits(draft: &Draft) -> Result<(), RequestError> {
    let mut messages = Messages::default();
    for (place, column) in columns::all(draft.resource).iter().enumerate().filter(|(_, column)| column.max > 0) {
        let changed = draft.old.as_ref().is_none_or(|old| old[place] != draft.row[place]);
        if let (true, Value::String(Some(text))) = (changed, &draft.row[place])
            && text.chars().count() > column.max
        {
            messages.add(column.field, format!("Ensure this field has no more than {} characters.", column.max));
        }
    }
    messages.into_result()
}

fn now(context: &WriteContext<'_>, kind: Kind) -> Value {
    match kind {
        Kind::Date => context.now.today().into(),
        _ => context.now.now.into(),
    }
}

/// Runs the hand-written code of an event, if the resource has it.
///
/// # Errors
/// What it refuses.
pub(super) async fn run_hook(context: &WriteContext<'_>, draft: &mut Draft, event: Event) -> Result<(), RequestError> {
    match draft.resource.hook(event) {
        Some(hook) => context.site.writing.save(hook)?(context, draft).await,
        None => Ok(()),
    }
}

fn empty_draft(resource: &'static Resource) -> Draft {
    let row: Vec<Value> = columns::all(resource).iter().map(|column| columns::null(column.kind)).collect();
    Draft {
        resource,
        given: vec![false; row.len()],
        nulled: Vec::new(),
        row,
        old: None,
        many: vec![None; columns::relations(resource)],
        extra: Vec::new(),
        files: Vec::new(),
        compared: false,
    }
}

/// A new row from what a body gave, with defaults for the rest.
async fn new_draft(
    context: &WriteContext<'_>,
    input: &'static Input,
    given: Vec<InputValue>,
) -> Result<Draft, RequestError> {
    let mut draft = empty_draft(input.resource);
    apply(&mut draft, input, given);
    fill(context, &mut draft).await?;
    Ok(draft)
}

/// Puts what a body gave into a draft.
fn apply(draft: &mut Draft, input: &'static Input, given: Vec<InputValue>) {
    for (field, given) in input.fields.iter().zip(given) {
        match (field.target, given) {
            (Target::Extra(place), given) => {
                if draft.extra.len() <= place {
                    draft.extra.resize(place + 1, None);
                }
                draft.extra[place] = read::extra(given);
            }
            (Target::Column(place), InputValue::Value(value)) => {
                if !value.is_some() {
                    draft.nulled.push(field.name);
                }
                draft.row[place] = value;
                draft.given[place] = true;
            }
            (Target::Column(place), InputValue::File(upload)) => {
                draft.row[place] = upload.name.as_str().into();
                draft.given[place] = true;
                draft.files.push((place, upload));
            }
            (Target::Relation(relation), InputValue::Rows(keys)) => draft.many[relation] = Some(keys),
            (Target::Relation(relation), InputValue::Value(key)) => {
                draft.many[relation] = Some(if key.is_some() { vec![key] } else { Vec::new() });
            }
            (Target::Column(_) | Target::Relation(_), _) => {}
        }
    }
}

/// Gives the columns of a new row that nobody named their defaults. Text that may not be null is empty.
async fn fill(context: &WriteContext<'_>, draft: &mut Draft) -> Result<(), RequestError> {
    for (place, column) in columns::all(draft.resource).into_iter().enumerate() {
        if draft.given[place] && (draft.row[place].is_some() || column.nullable) {
            continue;
        }
        draft.row[place] = match column.auto {
            Auto::Create | Auto::Save => now(context, column.kind),
            Auto::No => columns::fit(column.kind, default::resolve(context, column.kind, &column.default).await?),
        };
        if column.kind == Kind::Text && !column.nullable && !draft.row[place].is_some() {
            draft.row[place] = "".into();
        }
    }
    let key = columns::tables(draft.resource)
        .iter()
        .map(|(table, first)| draft.row[first + table.primary].clone())
        .find(Value::is_some);
    if let Some(key) = key {
        rows::set_key(draft, key);
    }
    Ok(())
}
