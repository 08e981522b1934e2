//! What OPTIONS answers: the name of the endpoint, the forms it reads and writes, and the fields that
//! creation or replacement takes.

use super::{
    Reply,
    handlers::{self, Request},
};
use crate::{
    fault::Fault,
    store::Executor,
    tables::{Choice, ChoiceValue, Field, Input, InputField, Representation, Route, Schema, Serves, Takes},
};
use serde_json::{Map, Value as Json, json};

/// Describes a route to who may read it. `actions` says what may be written, on a row only where it
/// exists and the caller may write.
///
/// # Errors
/// The database's.
pub async fn describe(request: &Request<'_>, route: &'static Route) -> Result<Reply, Fault> {
    let mut body = json!({
        "name": route.title,
        "description": route.about,
        "renders": ["application/json", "text/html"],
        "parses": ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
    });
    let writes = request.caller.as_ref().is_some_and(|caller| !caller.public);
    let actions = match &route.serves {
        Serves::List(list) => match list.create {
            Some(input) if writes => json!({"POST": fields(list.created, input)}),
            _ => json!({}),
        },
        Serves::Item(item) => match item.input {
            Some(input) if writes && item.write => {
                let on: Executor<'_> = request.server.store.read();
                match handlers::find(&on, request.server, item.resource, item.key, &request.key).await {
                    Ok(_) => json!({"PUT": fields(item.detail, input)}),
                    Err(Fault::Database(error)) => return Err(Fault::Database(error)),
                    Err(_) => json!({}),
                }
            }
            _ => json!({}),
        },
        Serves::Union(_) | Serves::Custom(_) => json!({}),
    };
    if let Json::Object(body) = &mut body
        && actions.as_object().is_some_and(|actions| !actions.is_empty())
    {
        body.insert("actions".into(), actions);
    }
    Ok(Reply::json(200, &body))
}

fn fields(representation: &'static Representation, input: &'static Input) -> Json {
    let mut out = Map::new();
    for field in representation.fields {
        let input = input.fields.iter().find(|input| input.name == field.name);
        out.insert(field.name.to_owned(), field_of(field, input));
    }
    for field in input.fields {
        if !out.contains_key(field.name) {
            out.insert(field.name.to_owned(), input_of(field.name, field));
        }
    }
    Json::Object(out)
}

fn label(name: &str) -> String {
    let text = name.replace('_', " ");
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn field_of(field: &'static Field, input: Option<&'static InputField>) -> Json {
    if let Some(input) = input {
        return input_of(field.name, input);
    }
    let mut out = Map::new();
    out.insert("type".into(), schema_type(&field.doc.schema).into());
    out.insert("required".into(), false.into());
    out.insert("read_only".into(), true.into());
    out.insert("label".into(), label(field.name).into());
    if !field.doc.about.is_empty() {
        out.insert("help_text".into(), field.doc.about.into());
    }
    children(&field.doc.schema, &mut out);
    Json::Object(out)
}

/// What lists and objects hold.
fn children(schema: &'static Schema, out: &mut Map<String, Json>) {
    let nested = |fields: &'static [Field]| -> Json {
        fields.iter().map(|field| (field.name.to_owned(), field_of(field, None))).collect::<Map<_, _>>().into()
    };
    match schema {
        Schema::List(item) => {
            let mut child = Map::new();
            child.insert("type".into(), schema_type(item).into());
            child.insert("required".into(), false.into());
            child.insert("read_only".into(), true.into());
            children(item, &mut child);
            out.insert("child".into(), child.into());
        }
        Schema::Ref(representation) => {
            out.insert("children".into(), nested(representation.fields));
        }
        Schema::Object(fields) => {
            out.insert("children".into(), nested(fields));
        }
        _ => {}
    }
}

fn schema_type(schema: &Schema) -> &'static str {
    match schema {
        Schema::Any => "field",
        Schema::Text("date") => "date",
        Schema::Text("date-time") => "datetime",
        Schema::Text("email") => "email",
        Schema::Text("uri") => "url",
        Schema::Text("binary") => "image upload",
        Schema::Text(_) | Schema::Bounded(_) => "string",
        Schema::Integer(_) => "integer",
        Schema::Number => "float",
        Schema::Boolean => "boolean",
        Schema::Choice(_) => "choice",
        Schema::List(_) => "list",
        Schema::Ref(_) | Schema::Object(_) => "nested object",
    }
}

fn input_of(name: &str, input: &'static InputField) -> Json {
    let mut out = Map::new();
    let ty = match input.takes {
        Takes::Text(..) | Takes::Uuid => "string",
        Takes::Email(_) => "email",
        Takes::Url(_) => "url",
        Takes::Bool => "boolean",
        Takes::Int(..) => "integer",
        Takes::Float(..) => "float",
        Takes::Date => "date",
        Takes::DateTime => "datetime",
        Takes::Choice(_) | Takes::Label(_) => "choice",
        Takes::Floats | Takes::Ints => "list",
        Takes::Image(_) => "image upload",
        Takes::Json | Takes::JsonObject | Takes::Kind(_) | Takes::One(..) | Takes::Many(..) => "field",
    };
    out.insert("type".into(), ty.into());
    out.insert("required".into(), input.required.into());
    out.insert("read_only".into(), false.into());
    out.insert("label".into(), label(name).into());
    if !input.doc.about.is_empty() {
        out.insert("help_text".into(), input.doc.about.into());
    }
    match input.takes {
        Takes::Text(max, _) | Takes::Email(max) | Takes::Url(max) | Takes::Image(max) if max > 0 => {
            out.insert("max_length".into(), max.into());
        }
        Takes::Int(least, most) => {
            if least > i64::MIN {
                out.insert("min_value".into(), least.into());
            }
            if most < i64::MAX {
                out.insert("max_value".into(), most.into());
            }
        }
        Takes::Float(least, most) => {
            if least.is_finite() {
                out.insert("min_value".into(), least.into());
            }
            if most.is_finite() {
                out.insert("max_value".into(), most.into());
            }
        }
        Takes::Choice(choices) => {
            out.insert("choices".into(), choices.iter().map(|choice| shown(choice, false)).collect());
        }
        Takes::Label(choices) => {
            out.insert("choices".into(), choices.iter().map(|choice| shown(choice, true)).collect());
        }
        Takes::Floats => {
            out.insert("child".into(), json!({"type": "float", "required": false, "read_only": false}));
        }
        Takes::Ints => {
            out.insert("child".into(), json!({"type": "integer", "required": false, "read_only": false}));
        }
        _ => {}
    }
    Json::Object(out)
}

fn shown(choice: &Choice, by_label: bool) -> Json {
    let value = match choice.value {
        _ if by_label => choice.label.into(),
        ChoiceValue::Int(value) => Json::from(value),
        ChoiceValue::Text(value) => value.into(),
    };
    json!({"value": value, "display_name": choice.label})
}
