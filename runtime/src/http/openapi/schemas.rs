//! The schemas of the served document: what representations, inputs and endpoints written by hand hold, and the
//! forms that only answers have. Registered for `operations`.

use super::operations::{ERROR, ERRORS, page_name, some};
use crate::tables::{
    Answer, ChoiceValue, CustomOperation, Doc, Field, Input, InputField, Kind, ParameterLocation, Representation,
    Route, Schema, Serves, Target,
};
use poem_openapi::registry::{MetaSchema, MetaSchemaRef, MetaSecurityScheme, MetaTag, Registry};

/// Name of the schema that only null has.
const NULL: &str = "Null";
/// Form of a date and time in answers: in the server's zone, without an offset.
const LOCAL: &str = r"^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$";

/// Which way values go. Answers have narrower forms than what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Sent by clients.
    In,
    /// Sent to them.
    Out,
}

/// The schemas, tags and security scheme that the paths of a resource refer to.
pub fn register(registry: &mut Registry, routes: &'static [Route]) {
    registry.create_security_scheme(
        super::operations::SCHEME,
        MetaSecurityScheme {
            ty: "apiKey",
            description: Some("`Token <key>`. The key comes from `POST /auth-token`."),
            name: Some("Authorization"),
            key_in: Some("header"),
            scheme: None,
            bearer_format: None,
            flows: None,
            openid_connect_url: None,
        },
    );
    registry.schemas.entry(ERROR.to_owned()).or_insert_with(error_schema);
    registry.schemas.entry(ERRORS.to_owned()).or_insert_with(errors_schema);
    registry.schemas.entry(NULL.to_owned()).or_insert_with(null_schema);
    for route in routes {
        registry.create_tag(MetaTag { name: route.tag(), description: some(route.description()), external_docs: None });
        match &route.serves {
            Serves::List(list) => {
                register_page(registry, list.summary);
                if let Some(public) = list.public {
                    register_page(registry, public);
                }
                if let Some(input) = list.create {
                    register_input(registry, input);
                    register_representation(registry, list.created);
                }
            }
            Serves::Item(item) => {
                register_representation(registry, item.detail);
                if let Some(input) = item.input {
                    register_input(registry, input);
                }
            }
            Serves::Union(union) => {
                if let Some(member) = union.members.first() {
                    let schema = fields_schema(union.schema, member.representation.fields);
                    registry.schemas.insert(union.schema.to_owned(), schema);
                    insert_page(registry, union.schema);
                    nested(registry, member.representation.fields);
                }
            }
            Serves::Custom(custom) => {
                custom.operations.iter().for_each(|operation| register_custom(registry, operation));
            }
        }
    }
}

/// What all errors have; messages stand by the names of fields and parameters beside it.
fn error_schema() -> MetaSchema {
    let inline = |schema| MetaSchemaRef::Inline(Box::new(schema));
    MetaSchema {
        description: Some("An error: messages under the names of fields and parameters, or one under `detail`."),
        properties: vec![
            ("detail", inline(MetaSchema::new("string"))),
            ("status_code", inline(MetaSchema::new_with_format("integer", "int32"))),
        ],
        additional_properties: Some(Box::new(inline(MetaSchema::ANY))),
        ..MetaSchema::new("object")
    }
}

/// An error, or one for each object of a list that was sent.
fn errors_schema() -> MetaSchema {
    let error = || MetaSchemaRef::Reference(ERROR.to_owned());
    let list = MetaSchema { items: Some(Box::new(error())), ..MetaSchema::new("array") };
    MetaSchema { any_of: vec![error(), MetaSchemaRef::Inline(Box::new(list))], ..MetaSchema::ANY }
}

fn null_schema() -> MetaSchema {
    MetaSchema { enum_items: vec![serde_json::Value::Null], ..MetaSchema::ANY }
}

fn register_page(registry: &mut Registry, representation: &'static Representation) {
    register_representation(registry, representation);
    insert_page(registry, representation.schema);
}

fn insert_page(registry: &mut Registry, item: &str) {
    let uri = || {
        MetaSchemaRef::Inline(Box::new(MetaSchema { nullable: true, ..MetaSchema::new_with_format("string", "uri") }))
    };
    let results =
        MetaSchema { items: Some(Box::new(MetaSchemaRef::Reference(item.to_owned()))), ..MetaSchema::new("array") };
    let schema = MetaSchema {
        description: Some("One page of a list."),
        required: vec!["count", "next", "previous", "results"],
        properties: vec![
            ("count", MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("integer", "int64")))),
            ("next", uri()),
            ("previous", uri()),
            ("results", MetaSchemaRef::Inline(Box::new(results))),
        ],
        ..MetaSchema::new("object")
    };
    registry.schemas.insert(page_name(item), schema);
}

fn register_representation(registry: &mut Registry, representation: &'static Representation) {
    if registry.schemas.contains_key(representation.schema) {
        return;
    }
    let schema = fields_schema(representation.resource.about, representation.fields);
    registry.schemas.insert(representation.schema.to_owned(), schema);
    nested(registry, representation.fields);
}

fn nested(registry: &mut Registry, fields: &'static [Field]) {
    for field in fields {
        let mut schema = &field.doc.schema;
        while let Schema::List(item) = schema {
            schema = item;
        }
        match schema {
            Schema::Ref(representation) => register_representation(registry, representation),
            Schema::Object(fields) => nested(registry, fields),
            _ => {}
        }
    }
}

fn fields_schema(about: &'static str, fields: &'static [Field]) -> MetaSchema {
    MetaSchema {
        description: some(about),
        required: fields.iter().map(|field| field.name).collect(),
        properties: fields.iter().map(|field| (field.name, doc_schema(&field.doc, Way::Out, false))).collect(),
        ..MetaSchema::new("object")
    }
}

fn register_input(registry: &mut Registry, input: &'static Input) {
    let fields = |patch: bool| {
        let taken = input.fields.iter().filter(move |field| !(patch && field.create_only));
        taken.map(|field| (field.name, input_schema(field)))
    };
    let lists = || {
        input.nested.iter().map(|rows| {
            let items = MetaSchemaRef::Reference(rows.input.schema.to_owned());
            let list =
                MetaSchema { description: some(rows.about), items: Some(Box::new(items)), ..MetaSchema::new("array") };
            (rows.name, MetaSchemaRef::Inline(Box::new(list)))
        })
    };
    let schema = |patch: bool| MetaSchema {
        description: some(input.resource.about),
        required: input.fields.iter().filter(|f| f.required && !patch).map(|field| field.name).collect(),
        properties: fields(patch).chain(lists()).collect(),
        ..MetaSchema::new("object")
    };
    for rows in input.nested {
        let key = rows.input.resource.key();
        let own = rows.input.fields.iter().map(|field| (field.name, input_schema(field)));
        let row = MetaSchema {
            description: some(rows.input.resource.about),
            required: rows.input.fields.iter().filter(|field| field.required).map(|field| field.name).collect(),
            properties: std::iter::once((key.field, MetaSchemaRef::Inline(Box::new(key_schema(key.kind)))))
                .chain(own)
                .collect(),
            ..MetaSchema::new("object")
        };
        registry.schemas.insert(rows.input.schema.to_owned(), row);
    }
    registry.schemas.insert(input.schema.to_owned(), schema(false));
    registry.schemas.insert(input.patch_schema.to_owned(), schema(true));
}

/// A key in a path, or of a row that is there.
pub fn key_schema(kind: Kind) -> MetaSchema {
    match kind {
        Kind::Uuid => MetaSchema::new_with_format("string", "uuid"),
        Kind::Small | Kind::Int => MetaSchema::new_with_format("integer", "int32"),
        Kind::Big => MetaSchema::new_with_format("integer", "int64"),
        _ => MetaSchema::new("string"),
    }
}

fn input_schema(field: &'static InputField) -> MetaSchemaRef {
    doc_schema(&field.doc, Way::In, matches!(field.target, Target::Extra(_)))
}

/// A value as its documentation says.
pub fn doc_schema(doc: &'static Doc, way: Way, write_only: bool) -> MetaSchemaRef {
    let reference = |name: &str| MetaSchemaRef::Reference(name.to_owned());
    let mut schema = match plain(&doc.schema, way) {
        // A reference can't carry anything beside it.
        MetaSchemaRef::Reference(name) if doc.nullable => {
            MetaSchema { any_of: vec![reference(&name), reference(NULL)], ..MetaSchema::ANY }
        }
        MetaSchemaRef::Reference(name) if doc.about.is_empty() => return MetaSchemaRef::Reference(name),
        MetaSchemaRef::Reference(name) => MetaSchema { all_of: vec![reference(&name)], ..MetaSchema::ANY },
        MetaSchemaRef::Inline(schema) => *schema,
    };
    // `nullable` widens the type beside it: any JSON may be null anyhow, and an enumeration must list null as well.
    if doc.nullable && !schema.ty.is_empty() {
        schema.nullable = true;
        if !schema.enum_items.is_empty() {
            schema.enum_items.push(serde_json::Value::Null);
        }
    }
    schema.description = some(doc.about);
    schema.write_only = write_only;
    if !doc.example.is_empty() {
        schema.example = serde_json::from_str(doc.example).ok();
    }
    MetaSchemaRef::Inline(Box::new(schema))
}

/// A type of the tables as one of the document.
pub fn plain(schema: &'static Schema, way: Way) -> MetaSchemaRef {
    let schema = match schema {
        Schema::Any => MetaSchema::ANY,
        Schema::Text("") => MetaSchema::new("string"),
        // The document's date-times have an offset.
        Schema::Text("date-time") if way == Way::Out => {
            MetaSchema { pattern: Some(LOCAL.to_owned()), ..MetaSchema::new_with_format("string", "date-time-local") }
        }
        Schema::Blank(_) if way == Way::Out => MetaSchema::new("string"),
        Schema::Text(format) | Schema::Blank(format) => MetaSchema::new_with_format("string", format),
        Schema::Bounded(max) => MetaSchema { max_length: Some(*max), ..MetaSchema::new("string") },
        Schema::Integer(format) => MetaSchema::new_with_format("integer", format),
        Schema::Number => MetaSchema::new_with_format("number", "double"),
        Schema::Boolean => MetaSchema::new("boolean"),
        Schema::Choice(_) | Schema::ChoiceOrBlank(_) | Schema::Label(_) => {
            let values: Vec<serde_json::Value> = schema.values().into_iter().map(value).collect();
            let ty = if values.first().is_some_and(serde_json::Value::is_number) { "integer" } else { "string" };
            MetaSchema { enum_items: values, ..MetaSchema::new(ty) }
        }
        Schema::List(item) => MetaSchema { items: Some(Box::new(plain(item, way))), ..MetaSchema::new("array") },
        Schema::Ref(representation) => return MetaSchemaRef::Reference(representation.schema.to_owned()),
        Schema::Object(fields) => fields_schema("", fields),
    };
    MetaSchemaRef::Inline(Box::new(schema))
}

/// A stored choice as JSON.
pub fn value(value: ChoiceValue) -> serde_json::Value {
    match value {
        ChoiceValue::Int(number) => number.into(),
        ChoiceValue::Text(text) => text.into(),
    }
}

fn register_custom(registry: &mut Registry, operation: &'static CustomOperation) {
    let body = || operation.takes.iter().filter(|parameter| parameter.place == ParameterLocation::Body);
    if !operation.body.is_empty() {
        let schema = MetaSchema {
            description: some(operation.about),
            required: body().filter(|parameter| parameter.required).map(|parameter| parameter.name).collect(),
            properties: body().map(|parameter| (parameter.name, doc_schema(&parameter.doc, Way::In, false))).collect(),
            ..MetaSchema::new("object")
        };
        registry.schemas.insert(operation.body.to_owned(), schema);
    }
    let answer = operation.answer;
    if !answer.schema.is_empty() {
        registry.schemas.insert(answer.schema.to_owned(), answer_schema(answer));
    }
    nested(registry, answer.fields);
}

fn answer_schema(answer: &'static Answer) -> MetaSchema {
    let mut schema = fields_schema("", answer.fields);
    schema.required.retain(|name| !answer.optional.contains(name));
    schema
}
