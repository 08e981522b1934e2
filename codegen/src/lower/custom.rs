//! Endpoints written by hand: what their operations take and answer.

use super::{Lowering, list, names, representation::value_schema, text, value};
use crate::{
    model::{Endpoint, EndpointOperation, Given, GivenShape, Taken, TakenFrom, ValueType},
    names::snake,
};
use specimen_tables::{
    Answer, Custom, CustomOperation, Doc, Field, Holds, Parameter, ParameterLocation, Route, Schema, Source,
};

impl Lowering<'_> {
    /// The route of an endpoint.
    pub(super) fn endpoint(&self, endpoint: &Endpoint) -> Route {
        let operations = endpoint.operations.iter().map(|operation| self.operation(endpoint, operation));
        let (path, name) = (text(&format!("/{}", endpoint.path)), text(&snake(&endpoint.name)));
        Route::custom(path, name, value(Custom { operations: list(operations) })).about(text(&endpoint.about))
    }

    fn operation(&self, endpoint: &Endpoint, operation: &EndpointOperation) -> CustomOperation {
        let (name, method) = (&endpoint.name, operation.method);
        let schema = match (&operation.value, operation.media.as_str()) {
            (None, "") => names::answer(name, method),
            _ => String::new(),
        };
        let optional = operation.gives.iter().filter(|field| field.optional).map(|field| text(&field.name));
        let answer = Answer {
            status: operation.status,
            media: text(&operation.media),
            schema: text(&schema),
            value: operation.value.map(value_schema),
            many: operation.many,
            fields: fields(&operation.gives),
            optional: list(optional),
        };
        CustomOperation {
            method: text(&method.to_uppercase()),
            open: false,
            access: operation.access.as_ref().map(|access| self.who(None, access)),
            takes: list(operation.takes.iter().map(parameter)),
            body: if operation.has_body() { text(&names::taken(name, method)) } else { "" },
            answer: value(answer),
            also: list(operation.also.iter().map(|(status, about)| (*status, text(about)))),
            about: text(&operation.about),
            handle: self.hook(&names::endpoint_hook(name, method)),
        }
    }
}

fn fields(given: &[Given]) -> &'static [Field] {
    list(given.iter().map(|field| {
        let schema = match &field.shape {
            GivenShape::Value(ty) => value_schema(*ty),
            GivenShape::Object(of) => Schema::Object(fields(of)),
            GivenShape::List(of) => Schema::List(value(Schema::Object(fields(of)))),
        };
        let example = match field.shape {
            // The example of a list is one of its texts.
            GivenShape::Value(ValueType::Texts) if !field.example.is_empty() => format!("[{}]", field.example),
            _ => field.example.clone(),
        };
        let doc = Doc { schema, about: text(&field.about), nullable: field.nullable, example: text(&example) };
        Field { name: text(&field.name), source: Source::Nothing, doc }
    }))
}

fn parameter(taken: &Taken) -> Parameter {
    let holds = match taken.value {
        ValueType::Text | ValueType::Url => Holds::Text,
        ValueType::Integer => Holds::Integer,
        ValueType::Number => Holds::Number,
        ValueType::Boolean => Holds::Boolean,
        ValueType::Date => Holds::Date,
        ValueType::DateTime => Holds::DateTime,
        ValueType::Uuid => Holds::Uuid,
        ValueType::Json => Holds::Json,
        ValueType::Texts => Holds::Texts,
    };
    let place = match taken.from {
        TakenFrom::Path => ParameterLocation::Path,
        TakenFrom::Query => ParameterLocation::Query,
        TakenFrom::Body => ParameterLocation::Body,
    };
    let schema = match (taken.value, taken.from) {
        // A list in a query is one text with commas.
        (ValueType::Texts | ValueType::Json, TakenFrom::Query) => Schema::Text(""),
        (ty, _) => value_schema(ty),
    };
    let example = match (taken.value, taken.from) {
        (ValueType::Texts, TakenFrom::Body) if !taken.example.is_empty() => format!("[{}]", taken.example),
        _ => taken.example.clone(),
    };
    let nullable = !taken.required && taken.nullable && taken.from == TakenFrom::Body;
    let doc = Doc { schema, about: text(&taken.about), nullable, example: text(&example) };
    Parameter { name: text(&taken.name), place, holds, required: taken.required, doc }
}
