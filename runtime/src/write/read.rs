//! Parses a body by an input: typed values by field, or all errors by field. First each field is parsed on its own;
//! then references and unique columns are checked, with one statement each for all rows.

use super::{
    body::{Body, Part, Upload},
    columns,
    context::{Draft, WriteContext},
    default, reference,
    scalar::{self, Form, ValueError, wrong},
    time,
    unique::{self, ListedValues},
    upload, within,
};
use crate::{
    error::{Messages, RequestError},
    json::{kept, parse, python},
    request_time::RequestTime,
    tables::{self, ChoiceValue, Input, InputField, Kind, Takes, Target},
};
use sea_orm::{Value, sea_query::ArrayType};
use serde_json::{Map, Value as Json};
use std::{borrow::Cow, collections::HashSet};

/// Said of a field that isn't there.
const REQUIRED: &str = "This field is required.";

/// What a body is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A new row.
    Create,
    /// All of a row's inputs.
    Replace,
    /// Those of a row's inputs that are named.
    Patch,
}

/// What a body says of one input.
#[derive(Debug, Clone)]
pub enum InputValue {
    /// Absent: the column keeps its value; a new row gets the default.
    Nothing,
    /// A value, of its column's kind.
    Value(Value),
    /// The keys of related rows, each once.
    Rows(Vec<Value>),
    /// A checked file.
    File(Upload),
}

/// A value as parsed without the database.
enum ParsedValue {
    InputValue(InputValue),
    Default(&'static tables::Default),
    Row(Json),
    Rows(Vec<Json>),
    Kind(Json),
    ValueError(ValueError),
}

/// Where fields are read from.
enum BodyFields<'a> {
    Json(&'a Map<String, Json>),
    Form(&'a [(String, Part)]),
    Filled(&'a Map<String, Json>, &'a [(String, Upload)]),
}

impl BodyFields<'_> {
    /// Whether a field isn't there, or is null.
    fn leaves(&self, field: &InputField) -> bool {
        match self {
            BodyFields::Json(object) => object.get(field.name).is_none_or(Json::is_null),
            BodyFields::Filled(values, files) => {
                values.get(field.name).is_none_or(Json::is_null) && files.iter().all(|(name, _)| name != field.name)
            }
            BodyFields::Form(parts) => !parts.iter().any(|(name, _)| {
                name.strip_prefix(field.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
            }),
        }
    }
}

/// What a source has for a field.
enum RawValue<'a> {
    Missing,
    Json(Cow<'a, Json>),
    JsonText(&'a str),
    File(&'a Upload),
}

/// Reads a body. `stored` is the row that is changed, if one is, and `unseen` are the columns (places) that the caller
/// doesn't see of it: where the body leaves them out, or has null, nothing is given.
///
/// # Errors
/// 400 with the messages of all fields, in their order.
pub async fn read(
    context: &WriteContext<'_>,
    input: &'static Input,
    mode: Mode,
    body: &Body,
    stored: Option<&Draft>,
    unseen: &[usize],
) -> Result<Vec<InputValue>, RequestError> {
    let nothing = Map::new();
    let source = match body {
        Body::Empty => BodyFields::Json(&nothing),
        Body::Json(value) => BodyFields::Json(object(value).map_err(RequestError::Fields)?),
        Body::List(_) => return Err(RequestError::Fields(no_object("list"))),
        Body::Form(parts) => BodyFields::Form(parts),
        Body::Filled(values, files) => BodyFields::Filled(values, files),
    };
    let rows = read_all(context, input, mode, &[source], stored, unseen, &mut ListedValues::default()).await?;
    match rows.into_iter().next() {
        Some(row) => row.map_err(RequestError::Fields),
        None => Ok(Vec::new()),
    }
}

/// A text as a request's field of that name would be read: without the blanks around it.
///
/// # Errors
/// What is wrong with it. An input without such a field takes any text.
pub fn text(input: &'static Input, name: &str, value: &str) -> Result<String, Vec<String>> {
    let take = |max, form, blank| scalar::text(&Json::from(value), max, form, blank);
    let read = match input.fields.iter().find(|field| field.name == name).map(|field| (field.takes, field.blank)) {
        Some((Takes::Text(max, pattern), blank)) => take(max, pattern.map_or(Form::Any, Form::Pattern), blank),
        Some((Takes::Email(max), blank)) => take(max, Form::Email, blank),
        _ => take(0, Form::Any, true),
    };
    read.map_err(|wrong| match wrong {
        Json::Array(messages) => messages.iter().filter_map(|message| Some(message.as_str()?.to_owned())).collect(),
        other => vec![other.to_string()],
    })
}

/// Reads items of a list as new rows: the values of each, or what is wrong with it. `listed` are the values that the items
/// before these have in unique columns.
///
/// # Errors
/// Database errors.
pub async fn read_list(
    context: &WriteContext<'_>,
    input: &'static Input,
    items: &[Json],
    listed: &mut ListedValues,
) -> Result<Vec<Result<Vec<InputValue>, Messages>>, RequestError> {
    let objects: Vec<Result<&Map<String, Json>, Messages>> = items.iter().map(object).collect();
    let sources: Vec<BodyFields> = objects.iter().flatten().map(|object| BodyFields::Json(object)).collect();
    let mut read = read_all(context, input, Mode::Create, &sources, None, &[], listed).await?.into_iter();
    let rows = objects.into_iter().map(|object| match object {
        Ok(_) => read.next().unwrap_or_else(|| Ok(Vec::new())),
        Err(messages) => Err(messages),
    });
    Ok(rows.collect())
}

/// All values, or one object of messages for each item.
pub fn all_or_messages<T>(items: Vec<Result<T, Messages>>) -> Result<Vec<T>, RequestError> {
    if items.iter().all(Result::is_ok) {
        return Ok(items.into_iter().flatten().collect());
    }
    let list = items.into_iter().map(|item| Json::Object(item.err().unwrap_or_default().0)).collect();
    let mut messages = Messages::default();
    messages.0.insert("non_field_errors".to_owned(), Json::Array(list));
    Err(RequestError::Fields(messages))
}

/// The fields of a body that must be an object.
pub(crate) fn object(value: &Json) -> Result<&Map<String, Json>, Messages> {
    match value {
        Json::Object(object) => Ok(object),
        Json::Null => Err(non_field("No data provided".to_owned())),
        other => Err(no_object(match other.as_str().and_then(parse::odd) {
            Some(parse::Unrepresentable::NotFinite(_)) => "float",
            Some(parse::Unrepresentable::HugeInteger) => "int",
            _ => python::type_name(other),
        })),
    }
}

/// Said of a body of another type, by Python's name, than an object.
pub(crate) fn no_object(ty: &str) -> Messages {
    non_field(format!("Invalid data. Expected a dictionary, but got {ty}."))
}

fn non_field(message: String) -> Messages {
    let mut messages = Messages::default();
    messages.add("non_field_errors", message);
    messages
}

async fn read_all(
    context: &WriteContext<'_>,
    input: &'static Input,
    mode: Mode,
    sources: &[BodyFields<'_>],
    stored: Option<&Draft>,
    unseen: &[usize],
    listed: &mut ListedValues,
) -> Result<Vec<Result<Vec<InputValue>, Messages>>, RequestError> {
    let mut rows: Vec<Vec<InputValue>> = vec![Vec::new(); sources.len()];
    let mut messages = vec![Messages::default(); sources.len()];
    for field in input.fields {
        let unseen = matches!(field.target, Target::Column(place) if unseen.contains(&place));
        let taken = sources.iter().map(|source| match unseen && source.leaves(field) {
            true => ParsedValue::InputValue(InputValue::Nothing),
            false => take(input, field, mode, source, context.now),
        });
        let taken = taken.collect();
        let given = settle(context, input, field, taken).await?;
        let given = unique::check_column(context, input, field, given, stored, listed).await?;
        for (n, given) in given.into_iter().enumerate() {
            rows[n].push(given.unwrap_or_else(|wrong| {
                messages[n].0.insert(field.name.to_owned(), wrong);
                InputValue::Nothing
            }));
        }
    }
    let checked = rows.into_iter().zip(messages).map(|(row, mut wrong)| {
        if wrong.is_empty() && mode == Mode::Create {
            wrong = missing_at_last(input, &row);
        }
        if wrong.is_empty() { Ok(row) } else { Err(wrong) }
    });
    Ok(checked.collect())
}

/// Inputs that only creation requires are checked last, as clients expect.
fn missing_at_last(input: &'static Input, row: &[InputValue]) -> Messages {
    let mut messages = Messages::default();
    for (field, given) in input.fields.iter().zip(row) {
        if field.required_on_create && matches!(given, InputValue::Nothing) {
            messages.add(field.name, REQUIRED);
        }
    }
    messages
}

/// What one source says of a field.
fn take(
    input: &'static Input,
    field: &'static InputField,
    mode: Mode,
    source: &BodyFields<'_>,
    now: &RequestTime,
) -> ParsedValue {
    if field.create_only && mode != Mode::Create {
        return ParsedValue::InputValue(InputValue::Nothing);
    }
    let raw = match source {
        BodyFields::Json(object) => {
            object.get(field.name).map_or(RawValue::Missing, |value| RawValue::Json(Cow::Borrowed(value)))
        }
        BodyFields::Form(parts) => from_form(field, mode, parts),
        BodyFields::Filled(values, files) => match files.iter().find(|(name, _)| name == field.name) {
            Some((_, upload)) => RawValue::File(upload),
            None => values.get(field.name).map_or(RawValue::Missing, |value| RawValue::Json(Cow::Borrowed(value))),
        },
    };
    let taken = match raw {
        RawValue::Missing => missing(field, mode),
        RawValue::File(upload) => match field.takes {
            Takes::Image(_) => ParsedValue::InputValue(InputValue::File(upload.clone())),
            _ => ParsedValue::ValueError(wrong("Not a valid string.")),
        },
        RawValue::JsonText(text) => match parse::parse_field(text) {
            Ok((value, _)) => present(input, field, &value, now),
            Err(fault) => ParsedValue::ValueError(scalar::unread(&fault)),
        },
        RawValue::Json(value) => present(input, field, &value, now),
    };
    match (&taken, field.target) {
        // If the column isn't nullable, null means the default, which only new rows get.
        (ParsedValue::InputValue(InputValue::Value(value)), Target::Column(place))
            if mode != Mode::Create
                && !value.is_some()
                && columns::at(input.resource, place).is_some_and(|(_, column)| !column.nullable) =>
        {
            ParsedValue::ValueError(wrong("This field may not be null."))
        }
        _ => taken,
    }
}

fn missing(field: &'static InputField, mode: Mode) -> ParsedValue {
    match &field.default {
        _ if mode == Mode::Patch => ParsedValue::InputValue(InputValue::Nothing),
        Some(default) => ParsedValue::Default(default),
        None if field.required => ParsedValue::ValueError(wrong(REQUIRED)),
        None => ParsedValue::InputValue(InputValue::Nothing),
    }
}

/// What a form has for a field. Forms can't say null, false or the empty list.
fn from_form<'a>(field: &InputField, mode: Mode, parts: &'a [(String, Part)]) -> RawValue<'a> {
    let named = || parts.iter().filter(|(name, _)| name == field.name).map(|(_, part)| part);
    let raw = |value: Json| RawValue::Json(Cow::Owned(value));
    match field.takes {
        Takes::Many(..) | Takes::Floats | Takes::Ints | Takes::Texts(_) => {
            let mut items: Vec<Json> = named().map(part_value).collect();
            if items.is_empty() {
                items = numbered(field.name, parts);
            }
            if items.is_empty() && mode == Mode::Patch { RawValue::Missing } else { raw(Json::Array(items)) }
        }
        _ => match (named().next_back(), field.takes) {
            (Some(Part::Text(text)), Takes::Json | Takes::JsonObject) => RawValue::JsonText(text),
            // Browsers send an empty text if no file was chosen.
            (Some(Part::Text(text)), Takes::Image(_)) if text.is_empty() => RawValue::Missing,
            (Some(Part::Text(text)), _) if text.is_empty() => match (field.nullable, field.blank, field.required) {
                (true, false, _) => raw(Json::Null),
                (false, false, false) => RawValue::Missing,
                _ => raw(Json::from("")),
            },
            (Some(Part::Text(text)), _) => raw(Json::from(text.as_str())),
            (Some(Part::File(upload)), _) => RawValue::File(upload),
            (None, Takes::Bool) if mode != Mode::Patch => {
                raw(if field.nullable { Json::Null } else { Json::Bool(false) })
            }
            (None, _) => RawValue::Missing,
        },
    }
}

fn part_value(part: &Part) -> Json {
    match part {
        Part::Text(text) => Json::from(text.as_str()),
        Part::File(upload) => Json::from(upload.name.as_str()),
    }
}

/// `x[0]=1&x[1]=2`, in the order of the numbers.
fn numbered(name: &str, parts: &[(String, Part)]) -> Vec<Json> {
    let number = |key: &str| key.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?.parse::<u32>().ok();
    let mut items: Vec<_> = parts.iter().filter_map(|(key, part)| Some((number(key)?, part_value(part)))).collect();
    items.sort_by_key(|(number, _)| *number);
    items.into_iter().map(|(_, item)| item).collect()
}

/// A value that was sent.
fn present(input: &'static Input, field: &'static InputField, value: &Json, now: &RequestTime) -> ParsedValue {
    // Only documents are stored as they are, and only lists have items.
    let opened = match field.takes {
        Takes::Json | Takes::JsonObject => Ok(Cow::Borrowed(value)),
        Takes::Many(..) | Takes::Floats | Takes::Ints | Takes::Texts(_) => kept::opened(value),
        _ => Ok(kept::emptied(value)),
    };
    let opened = match opened {
        Ok(value) => value,
        Err(too_large) => return ParsedValue::ValueError(scalar::unread(&too_large)),
    };
    let value = &*opened;
    // An empty reference is none.
    let kind = kind_of(input, field);
    let is_empty = value.as_str() == Some("") && matches!(field.takes, Takes::One(..));
    if value.is_null() || is_empty {
        return match (field.nullable, field.takes) {
            (true, Takes::Many(..)) => ParsedValue::InputValue(InputValue::Rows(Vec::new())),
            (true, _) => ParsedValue::InputValue(InputValue::Value(columns::null(kind))),
            (false, _) => ParsedValue::ValueError(wrong("This field may not be null.")),
        };
    }
    let text = |max, form| scalar::text(value, max, form, field.blank).map(Value::from);
    let read: Result<Value, ValueError> = match field.takes {
        Takes::Text(max, pattern) => text(max, pattern.map_or(Form::Any, Form::Pattern)),
        Takes::Email(max) => text(max, Form::Email),
        Takes::Url(max) => text(max, Form::Url),
        Takes::Bool => scalar::boolean(value, field.nullable).map(Value::Bool),
        Takes::Int(least, most) => scalar::integer(value, least, most).map(|n| columns::integer(kind, n)),
        Takes::Float(least, most) => scalar::number(value, least, most).map(Value::from),
        Takes::Date => time::date(value).map(Value::from),
        Takes::DateTime => time::instant(value, now).map(Value::from),
        Takes::Uuid => scalar::uuid(value).map(Value::from).ok_or_else(|| wrong("Must be a valid UUID.")),
        Takes::Choice(choices) => scalar::choice(value, choices, field.blank).map(|choice| stored(kind, choice)),
        Takes::Label(choices) => scalar::label(value, choices, field.name).map(|choice| stored(kind, choice)),
        Takes::Json => scalar::document(value).map(Value::from),
        Takes::JsonObject if !kept::is_object(value) => Err(wrong("Value must be a JSON object.")),
        Takes::JsonObject => scalar::document(value).map(Value::from),
        Takes::Floats => scalar::floats(value),
        Takes::Ints => scalar::ints(value),
        Takes::Texts(max) => scalar::texts(value, max),
        Takes::Decimal(of) => scalar::decimal(value, of).map(Value::from),
        Takes::Time => time::of_day(value).map(Value::from),
        Takes::Duration => scalar::duration(value).map(Value::from),
        Takes::Image(_) => Err(wrong("The submitted data was not a file. Check the encoding type on the form.")),
        Takes::Kind(_) => return ParsedValue::Kind(value.clone()),
        Takes::One(..) => return ParsedValue::Row(value.clone()),
        Takes::Many(..) => {
            return match scalar::items(value) {
                Ok(_) => ParsedValue::Rows(match opened.into_owned() {
                    Json::Array(items) => items,
                    _ => Vec::new(),
                }),
                Err(wrong) => ParsedValue::ValueError(wrong),
            };
        }
    };
    let read = match (read, field.within) {
        (Ok(value), Some(bounds)) => within::check(field.takes, bounds, value, now),
        (read, _) => read,
    };
    match read {
        Ok(value) => ParsedValue::InputValue(InputValue::Value(value)),
        Err(wrong) => ParsedValue::ValueError(wrong),
    }
}

/// The kind of the values that an input gives: its column's, or the widest for hand-written code.
fn kind_of(input: &'static Input, field: &'static InputField) -> Kind {
    if let Target::Column(place) = field.target
        && let Some((_, column)) = columns::at(input.resource, place)
    {
        return column.kind;
    }
    match field.takes {
        Takes::Bool => Kind::Bool,
        Takes::Int(..) => Kind::Big,
        Takes::Float(..) => Kind::Float,
        Takes::Date => Kind::Date,
        Takes::DateTime => Kind::DateTime,
        Takes::Uuid => Kind::Uuid,
        Takes::Json | Takes::JsonObject => Kind::Json,
        Takes::Floats => Kind::Floats,
        Takes::Ints => Kind::Ints,
        Takes::Texts(_) => Kind::Texts,
        Takes::Decimal(of) => Kind::Decimal(of),
        Takes::Time => Kind::Time,
        Takes::Duration => Kind::Duration,
        Takes::One(target, _) | Takes::Many(target, _) => target.key().kind,
        Takes::Choice(choices) | Takes::Label(choices) => match choices.first().map(|choice| choice.value) {
            Some(ChoiceValue::Int(_)) => Kind::Big,
            _ => Kind::Text,
        },
        _ => Kind::Text,
    }
}

fn stored(kind: Kind, choice: ChoiceValue) -> Value {
    match choice {
        ChoiceValue::Int(n) => columns::integer(kind, n),
        ChoiceValue::Text(text) => Value::from(text),
    }
}

/// Resolves references and defaults, which need the database.
async fn settle(
    context: &WriteContext<'_>,
    input: &'static Input,
    field: &'static InputField,
    taken: Vec<ParsedValue>,
) -> Result<Vec<Result<InputValue, ValueError>>, RequestError> {
    let sent: Vec<&[Json]> = taken
        .iter()
        .filter_map(|taken| match taken {
            ParsedValue::Row(one) => Some(std::slice::from_ref(one)),
            ParsedValue::Rows(several) => Some(several.as_slice()),
            _ => None,
        })
        .collect();
    let mut keys = match field.takes {
        Takes::One(target, by) | Takes::Many(target, by) if !sent.is_empty() => {
            reference::resolve(context, target, by, &sent).await?.into_iter()
        }
        _ => Vec::new().into_iter(),
    };
    let mut shared: Option<Value> = None;
    let mut given = Vec::with_capacity(taken.len());
    for taken in &taken {
        given.push(match taken {
            ParsedValue::InputValue(InputValue::File(upload)) => match field.takes {
                Takes::Image(max) => {
                    upload::check_image(context.site, upload, max).await.map(|()| InputValue::File(upload.clone()))
                }
                _ => Err(wrong("Not a valid string.")),
            },
            ParsedValue::InputValue(given) => Ok(given.clone()),
            ParsedValue::ValueError(wrong) => Err(wrong.clone()),
            ParsedValue::Row(_) => {
                let found = keys.next().and_then(|keys| keys.map(|keys| keys.into_iter().next()).transpose());
                found.unwrap_or_else(|| Err(wrong("Invalid value."))).map(InputValue::Value)
            }
            ParsedValue::Rows(_) => {
                let found = keys.next().unwrap_or_else(|| Err(wrong("Invalid value.")));
                found.map(|keys| InputValue::Rows(each_once(keys)))
            }
            ParsedValue::Kind(value) => match field.takes {
                Takes::Kind(apps) => reference::kind(context, apps, value).await?.map(InputValue::Value),
                _ => Err(wrong("Invalid value.")),
            },
            ParsedValue::Default(default) => Ok(match field.takes {
                Takes::Many(..) => InputValue::Rows(Vec::new()),
                _ => {
                    if shared.is_none() {
                        shared = Some(default::resolve(context, kind_of(input, field), default).await?);
                    }
                    InputValue::Value(shared.clone().unwrap_or(Value::String(None)))
                }
            }),
        });
    }
    Ok(given)
}

fn each_once(keys: Vec<Value>) -> Vec<Value> {
    let mut seen = HashSet::new();
    keys.into_iter().filter(|key| seen.insert(key.clone())).collect()
}

/// What an input that is no column hands to hand-written code: related rows as an array of keys, a file as its
/// bytes.
pub fn extra(given: InputValue) -> Option<Value> {
    match given {
        InputValue::Nothing => None,
        InputValue::Value(value) => Some(value),
        InputValue::Rows(keys) => Some(Value::Array(ArrayType::String, Some(Box::new(keys)))),
        InputValue::File(upload) => Some(Value::Bytes(Some(upload.data.to_vec()))),
    }
}
