//! Rows that a body writes together with the row to which they refer: a new row with its lines, or a changed row, whose lines
//! become those of the body. All is said at once of what is wrong, by its path, e.g. `lines.2.quantity`. The rules of access of
//! each row's own resource hold.

use super::{
    access,
    body::Body,
    columns,
    context::WriteContext,
    history::{self, Change, OfRequest},
    read::{self, Mode},
    remove,
    save::{self, SavedRow},
};
use crate::{
    error::{Messages, RequestError},
    json::{kept, python},
    query::key,
    store::{self, Executor, Sql},
    tables::{Act, Input, NestedRows},
};
use sea_orm::Value;
use serde_json::{Map, Value as Json};

/// Rows of one list at most.
const MOST: usize = 1000;

/// A list of rows of a body.
struct Given {
    rows: &'static NestedRows,
    items: Vec<Json>,
}

/// Makes a row, and those that a body gives with it.
///
/// # Errors
/// 400 with all that is wrong, or whatever hand-written code and rules refuse.
pub async fn create(context: &WriteContext<'_>, input: &'static Input, body: &Body) -> Result<SavedRow, RequestError> {
    let (given, wrong) = given(input, body);
    let made = save::create(context, input, body).await;
    with_rows(context, made, given, wrong).await
}

/// Changes a row, and makes those that a body gives the only ones.
///
/// # Errors
/// As [`create`]; 404 without such a row.
pub async fn change(
    context: &WriteContext<'_>,
    input: &'static Input,
    key: &Value,
    body: &Body,
    partial: bool,
) -> Result<SavedRow, RequestError> {
    let (given, wrong) = given(input, body);
    let made = match partial {
        true => save::patch(context, input, key, body).await,
        false => save::replace(context, input, key, body).await,
    };
    with_rows(context, made, given, wrong).await
}

/// The lists of a body, and what is wrong with them as such.
fn given(input: &'static Input, body: &Body) -> (Vec<Given>, Messages) {
    let (mut lists, mut wrong) = (Vec::new(), Messages::default());
    let Body::Json(Json::Object(object)) = body else { return (lists, wrong) };
    for rows in input.nested {
        let Some(value) = object.get(rows.name) else { continue };
        match kept::opened(value).as_deref() {
            Ok(Json::Array(items)) if items.len() > MOST => {
                wrong.add(rows.name, format!("Ensure that there are no more than {MOST} rows."));
            }
            Ok(Json::Array(items)) => lists.push(Given { rows, items: items.clone() }),
            Ok(other) => {
                let ty = python::type_name(other);
                wrong.add(rows.name, format!("Expected a list of items but got type \"{ty}\"."));
            }
            Err(_) => wrong.add(rows.name, "This is too large."),
        }
    }
    (lists, wrong)
}

/// Stores the lists, or reads them where something is wrong already, so that all is said at once.
async fn with_rows(
    context: &WriteContext<'_>,
    made: Result<SavedRow, RequestError>,
    given: Vec<Given>,
    mut wrong: Messages,
) -> Result<SavedRow, RequestError> {
    let made = match made {
        Ok(row) => Some(row),
        Err(RequestError::Fields(messages)) => {
            wrong.0.extend(messages.0);
            None
        }
        Err(other) => return Err(other),
    };
    for list in given {
        match &made {
            Some(row) if wrong.is_empty() => store_list(context, &list, &row.key, &mut wrong).await?,
            _ => {
                for (n, item) in list.items.iter().enumerate() {
                    look(context, list.rows, n, item, &mut wrong).await?;
                }
            }
        }
    }
    wrong.into_result()?;
    // Without messages the row was stored.
    made.ok_or_else(|| RequestError::Detail(500, "A row was not stored.".into()))
}

/// Notes what is wrong with an item under its path.
fn note(wrong: &mut Messages, rows: &NestedRows, n: usize, messages: Messages) {
    for (field, said) in messages.0 {
        let path = match field.as_str() {
            "non_field_errors" => format!("{}.{n}", rows.name),
            field => format!("{}.{n}.{field}", rows.name),
        };
        wrong.0.insert(path, said);
    }
}

/// Reads an item that isn't stored.
async fn look(
    context: &WriteContext<'_>,
    rows: &'static NestedRows,
    n: usize,
    item: &Json,
    wrong: &mut Messages,
) -> Result<(), RequestError> {
    let body = Body::Json(item.clone());
    match read::read(context, rows.input, Mode::Create, &body, None, &[]).await {
        Ok(_) => {}
        Err(RequestError::Fields(messages)) => note(wrong, rows, n, messages),
        Err(other) => return Err(other),
    }
    Ok(())
}

/// Makes the rows of a list the only ones that refer to a row.
async fn store_list(
    context: &WriteContext<'_>,
    list: &Given,
    owner: &Value,
    wrong: &mut Messages,
) -> Result<(), RequestError> {
    let (rows, resource) = (list.rows, list.rows.input.resource);
    let there = there(context, rows, owner).await?;
    let mut named: Vec<Option<Value>> = Vec::with_capacity(list.items.len());
    for (n, item) in list.items.iter().enumerate() {
        let sent = item.get(resource.key().field).filter(|sent| !sent.is_null());
        let found = sent.map(|sent| {
            let text = sent.as_str().map_or_else(|| sent.to_string(), str::to_owned);
            there.iter().find(|known| key::plain(known) == text && !named.contains(&Some((*known).clone())))
        });
        named.push(match found {
            None => None,
            Some(Some(known)) => Some(known.clone()),
            Some(None) => {
                let path = format!("{}.{n}.{}", rows.name, resource.key().field);
                wrong.add(&path, "No such row belongs to this one, or it comes twice.");
                None
            }
        });
    }
    // Those that leave go first: others may have their unique values.
    for gone in there.iter().filter(|known| !named.contains(&Some((*known).clone()))) {
        let mut history = OfRequest::new(context, resource);
        history.deletes(gone).await?;
        remove::delete(context, resource, gone).await?;
        history.done(|| None, std::iter::empty()).await?;
    }
    for (n, (item, key)) in list.items.iter().zip(named).enumerate() {
        // What fails in the database ends the transaction for all statements behind it.
        if !wrong.is_empty() {
            look(context, rows, n, item, wrong).await?;
            continue;
        }
        match store(context, rows, item, key.as_ref(), owner).await {
            Ok(()) => {}
            Err(RequestError::Fields(messages)) => note(wrong, rows, n, messages),
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// Makes or changes one row of a list.
async fn store(
    context: &WriteContext<'_>,
    rows: &'static NestedRows,
    item: &Json,
    key: Option<&Value>,
    owner: &Value,
) -> Result<(), RequestError> {
    let resource = rows.input.resource;
    let mut fields: Map<String, Json> = read::object(item).map_err(RequestError::Fields)?.clone();
    let reference = resource.columns[rows.column].field;
    fields.insert(
        reference.to_owned(),
        match owner {
            Value::SmallInt(_) | Value::Int(_) | Value::BigInt(_) => {
                key::plain(owner).parse::<i64>().map_or(Json::Null, Json::from)
            }
            other => key::plain(other).into(),
        },
    );
    let body = Body::Json(Json::Object(fields));
    let mut history = OfRequest::new(context, resource);
    let (row, act, change) = match key {
        None => (save::create(context, rows.stored, &body).await?, Act::Create, Change::Added),
        Some(key) => {
            history.before(key).await?;
            let row = save::patch(context, rows.stored, key, &body).await?;
            (row, Act::Update, Change::Changed(history::fields(&body)))
        }
    };
    history.done(|| Some(change.clone()), std::iter::once(&row.key)).await?;
    access::hold_written(context, resource, &row, act).await
}

/// The keys of the rows that refer to a row, as far as the caller sees them: others stay as they are.
async fn there(context: &WriteContext<'_>, rows: &NestedRows, owner: &Value) -> Result<Vec<Value>, RequestError> {
    let resource = rows.input.resource;
    let view = context.site.view(context.caller, context.now)?;
    let on = Executor::from(context.transaction);
    let mut sql = Sql::new(context.site.store.dialect);
    sql.push("select t.").name(resource.key().name).push(" from ").name(resource.table).push(" t where t.");
    sql.name(resource.columns[rows.column].name).push(" = ").bind(owner.clone());
    sql.push(" order by t.").name(resource.key().name);
    let found = store::fetch(&on.seeing(&view), sql).await?;
    let keys = found.iter().map(|row| columns::decode(row, 0, resource.key().kind));
    Ok(keys.collect::<Result<_, _>>()?)
}
