//! Endpoints written by hand: what they take is read here by the tables that codegen made from the spec,
//! and what they answer is written. The generated glue of each endpoint calls these functions.

use super::{Call, Reply};
use crate::{
    error::{Messages, RequestError},
    json::{self, kept, parse::ParseError, python},
    request_time::RequestTime,
    tables::{Answer, Holds, Parameter, ParameterLocation},
    write::{
        Transaction,
        body::{Body, Part},
        context::WriteContext,
        read, scalar, time,
    },
};
use sea_orm::{Value, sea_query::ArrayType};
use serde_json::Value as Json;
use std::borrow::Cow;

/// The values of a request, one for each parameter and of its kind; null where it is absent or, unless it may be any
/// JSON, null or empty text. Numbers, days and booleans are read in the spellings that bodies of rows may have.
///
/// # Errors
/// 400 with the messages of all parameters.
pub fn read(call: &Call<'_>, parameters: &'static [Parameter]) -> Result<Vec<Value>, RequestError> {
    match &call.body {
        Body::Json(body) => read::object(body).map(|_| ()),
        Body::List(_) => Err(read::no_object("list")),
        Body::Empty | Body::Form(_) | Body::Filled(..) => Ok(()),
    }
    .map_err(RequestError::Fields)?;
    let mut messages = Messages::default();
    let mut values = Vec::with_capacity(parameters.len());
    for parameter in parameters {
        let sent = sent(call, parameter);
        let value = match &sent {
            Ok(Some(Json::Null)) if parameter.place == ParameterLocation::Body && !parameter.doc.nullable => {
                Err(scalar::wrong("This field may not be null."))
            }
            Ok(Some(sent)) => match opened(sent, parameter.holds) {
                Ok(sent) => value(&sent, parameter.holds, &call.now),
                Err(too_large) => Err(scalar::unread(&too_large)),
            },
            Ok(None) => Ok(null(parameter.holds)),
            Err(message) => Err(scalar::wrong(*message)),
        };
        match value {
            Ok(value) if parameter.required && empty(&value) => messages.add(parameter.name, "This field is required."),
            Ok(value) => values.push(value),
            Err(wrong) => {
                messages.0.insert(parameter.name.to_owned(), wrong);
            }
        }
    }
    messages.into_result()?;
    Ok(values)
}

/// A large value with what is in it, where the parameter has a use for that.
fn opened(sent: &Json, holds: Holds) -> Result<Cow<'_, Json>, ParseError> {
    match holds {
        Holds::Json | Holds::Texts => kept::opened(sent),
        _ => Ok(kept::emptied(sent)),
    }
}

/// What the request has for a parameter; of repeated ones the last counts.
fn sent(call: &Call<'_>, parameter: &Parameter) -> Result<Option<Json>, &'static str> {
    let last = |pairs: &[(String, String)]| {
        pairs.iter().rev().find(|(name, _)| name == parameter.name).map(|(_, text)| Json::from(text.as_str()))
    };
    if parameter.place == ParameterLocation::Path {
        return Ok(last(&call.path));
    }
    match &call.body {
        Body::Json(body) => Ok(body.get(parameter.name).cloned()),
        Body::Filled(values, _) => Ok(values.get(parameter.name).cloned()),
        Body::Form(fields) => match fields.iter().rev().find(|(name, _)| name == parameter.name) {
            Some((_, Part::Text(text))) => Ok(Some(Json::from(text.as_str()))),
            Some((_, Part::File(_))) => Err("Not a valid string."),
            None => Ok(None),
        },
        Body::Empty if parameter.place == ParameterLocation::Query => Ok(last(&call.query)),
        Body::Empty | Body::List(_) => Ok(None),
    }
}

fn value(sent: &Json, holds: Holds, now: &RequestTime) -> Result<Value, scalar::ValueError> {
    let nothing = sent.is_null() || (sent.as_str() == Some("") && holds != Holds::Texts);
    if nothing && holds != Holds::Json {
        return Ok(null(holds));
    }
    Ok(match holds {
        Holds::Text => text(sent)?.into(),
        Holds::Integer => scalar::integer(sent, i64::MIN, i64::MAX)?.into(),
        Holds::Number => scalar::number(sent, f64::NEG_INFINITY, f64::INFINITY)?.into(),
        Holds::Boolean => scalar::boolean(sent, false)?.into(),
        Holds::Date => time::date(sent)?.into(),
        Holds::DateTime => time::instant(sent, now)?.into(),
        Holds::Uuid => scalar::uuid(sent).ok_or_else(|| scalar::wrong("Must be a valid UUID."))?.into(),
        Holds::Json => Value::Json(Some(Box::new(scalar::document(sent)?))),
        Holds::Texts => {
            let texts: Vec<String> = match sent {
                Json::String(list) => {
                    scalar::document(sent)?;
                    list.split(',').map(str::to_owned).collect()
                }
                Json::Array(items) => items.iter().map(text).collect::<Result<_, _>>()?,
                other => vec![text(other)?],
            };
            let texts = texts.into_iter().filter(|text| !text.is_empty()).map(Value::from).collect();
            Value::Array(ArrayType::String, Some(Box::new(texts)))
        }
    })
}

/// Text as it was sent, blanks included.
fn text(sent: &Json) -> Result<String, scalar::ValueError> {
    match scalar::document(sent)? {
        Json::String(text) => Ok(text),
        Json::Number(number) => Ok(python::number(&number)),
        _ => Err(scalar::wrong("Not a valid string.")),
    }
}

fn null(holds: Holds) -> Value {
    match holds {
        Holds::Text => Value::String(None),
        Holds::Integer => Value::BigInt(None),
        Holds::Number => Value::Double(None),
        Holds::Boolean => Value::Bool(None),
        Holds::Date => Value::ChronoDate(None),
        Holds::DateTime => Value::ChronoDateTimeUtc(None),
        Holds::Uuid => Value::Uuid(None),
        Holds::Json => Value::Json(None),
        Holds::Texts => Value::Array(ArrayType::String, None),
    }
}

fn empty(value: &Value) -> bool {
    match value {
        Value::Array(_, items) => items.as_ref().is_none_or(|items| items.is_empty()),
        other => !other.is_some(),
    }
}

/// Begins the transaction of hand-written code that writes.
///
/// # Errors
/// The database can't be reached.
pub async fn begin(call: &Call<'_>) -> Result<Transaction, RequestError> {
    Transaction::begin(call.site).await
}

/// The context for that code: server, time and caller of the call, and the transaction.
pub fn context<'a>(call: &'a Call<'_>, transaction: &'a Transaction) -> WriteContext<'a> {
    transaction.context(call.site, &call.now, call.caller.as_ref())
}

/// An answer whose body a function writes.
pub fn answer(answer: &Answer, write: impl FnOnce(&mut Vec<u8>)) -> Reply {
    let mut body = Vec::new();
    write(&mut body);
    Reply::raw_json(answer.status, body)
}

/// A JSON object as it is written.
pub struct Object<'a> {
    out: &'a mut Vec<u8>,
    begun: bool,
}

impl<'a> Object<'a> {
    /// Writes `{`.
    pub fn new(out: &'a mut Vec<u8>) -> Object<'a> {
        out.push(b'{');
        Object { out, begun: false }
    }

    /// Writes a name and gives the place for its value.
    pub fn field(&mut self, name: &str) -> &mut Vec<u8> {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(b',');
        }
        json::string(self.out, name);
        self.out.push(b':');
        self.out
    }

    /// Writes `}`.
    pub fn end(self) {
        self.out.push(b'}');
    }
}

/// Writes a JSON list.
pub fn list<T>(out: &mut Vec<u8>, items: Vec<T>, write: impl Fn(T, &mut Vec<u8>)) {
    out.push(b'[');
    for (n, item) in items.into_iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        tables::{Doc, Schema},
        tests::zoo::{noon, server},
    };
    use serde_json::json;

    const NEVER_NULL: Doc = Doc { schema: Schema::Any, about: "", nullable: false, example: "" };

    const fn parameter(name: &'static str, place: ParameterLocation, holds: Holds, required: bool) -> Parameter {
        Parameter {
            name,
            place,
            holds,
            required,
            doc: Doc { schema: Schema::Any, about: "", nullable: true, example: "" },
        }
    }

    static TAKES: &[Parameter] = &[
        parameter("key", ParameterLocation::Path, Holds::Text, true),
        parameter("names", ParameterLocation::Body, Holds::Texts, false),
        parameter("size", ParameterLocation::Body, Holds::Integer, false),
        parameter("any", ParameterLocation::Body, Holds::Json, false),
        Parameter { doc: NEVER_NULL, ..parameter("strict", ParameterLocation::Body, Holds::Texts, false) },
    ];
    static ASKS: &[Parameter] = &[parameter("day", ParameterLocation::Query, Holds::Date, true)];

    async fn taken(body: Body, takes: &'static [Parameter]) -> Result<Vec<Value>, String> {
        let server = server().await;
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let (path, query) = (vec![pair("key", " a")], vec![pair("day", "2020-01-01"), pair("day", "2020-01-02")]);
        let call = Call {
            site: &server.site,
            now: noon(0),
            caller: None,
            base: String::new(),
            path,
            query,
            body,
            address: String::new(),
            last_write: None,
        };
        read(&call, takes).map_err(|fault| fault.body().to_string())
    }

    #[tokio::test]
    async fn values_come_from_the_path_and_the_body() {
        let body = Body::Json(json!({"names": ["a", 2, ""], "size": "7", "any": {"x": [1]}, "other": 1}));
        let values = taken(body, TAKES).await.expect("values");
        assert_eq!(crate::typed::text(&values[0]).as_deref(), Some(" a"));
        assert_eq!(crate::typed::texts(&values[1]), ["a", "2"]);
        assert_eq!(crate::typed::big(&values[2]), Some(7));
        assert_eq!(crate::typed::json(&values[3]), Some(json!({"x": [1]})));
        let form =
            Body::Form(vec![("names".into(), Part::Text("a,,b c".into())), ("size".into(), Part::Text("".into()))]);
        let values = taken(form, TAKES).await.expect("values");
        assert_eq!(crate::typed::texts(&values[1]), ["a", "b c"]);
        assert_eq!(crate::typed::big(&values[2]), None);
    }

    #[tokio::test]
    async fn a_query_gives_way_to_a_body() {
        let day = |values: Result<Vec<Value>, String>| values.map(|v| crate::typed::date(&v[0]).map(|d| d.to_string()));
        assert_eq!(day(taken(Body::Empty, ASKS).await), Ok(Some("2020-01-02".into())));
        assert_eq!(day(taken(Body::Json(json!({"day": "2021-01-01"})), ASKS).await), Ok(Some("2021-01-01".into())));
        let missing = r#"{"day":["This field is required."],"status_code":400}"#;
        assert_eq!(day(taken(Body::Json(json!({})), ASKS).await), Err(missing.into()));
    }

    #[tokio::test]
    async fn all_that_is_wrong_is_said_at_once() {
        let refused = taken(Body::Json(json!({"names": {}, "size": "x"})), TAKES).await;
        let want = r#"{"names":["Not a valid string."],"size":["A valid integer is required."],"status_code":400}"#;
        assert_eq!(refused, Err(want.into()));
        let list = taken(Body::json("[]".to_owned()).expect("JSON").0, TAKES).await.expect_err("a refusal");
        assert!(list.contains("Expected a dictionary"), "{list}");
    }

    #[tokio::test]
    async fn null_is_nothing_or_json_or_refused() {
        let values = taken(Body::Json(json!({"names": null, "size": null, "any": null})), TAKES).await.expect("values");
        assert_eq!(crate::typed::texts(&values[1]), [""; 0]);
        assert_eq!(crate::typed::big(&values[2]), None);
        assert_eq!(crate::typed::json(&values[3]), Some(json!(null)));
        let refused = taken(Body::Json(json!({"strict": null})), TAKES).await;
        assert_eq!(refused, Err(r#"{"strict":["This field may not be null."],"status_code":400}"#.into()));
    }

    #[test]
    fn answers_are_written_in_order() {
        let mut out = Vec::new();
        let mut object = Object::new(&mut out);
        json::integer(object.field("a"), Some(1));
        list(object.field("b"), vec!["x", "y"], |item, out| json::string(out, item));
        object.end();
        assert_eq!(String::from_utf8_lossy(&out), r#"{"a":1,"b":["x","y"]}"#);
    }
}
