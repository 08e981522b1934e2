//! The generated routes as poem-openapi's metadata: operations, parameters, bodies and schemas of the
//! served document.

use crate::tables::{
    Answer, Custom, CustomOperation, Doc, Field, Filter, FilterTest, Input, InputField, Item, List, Parameter, Place,
    Representation, Route, Schema, Serves, Union,
};
use poem::http::Method;
use poem_openapi::registry::{
    MetaApi, MetaMediaType, MetaOperation, MetaOperationParam, MetaParamIn, MetaPath, MetaRequest, MetaResponse,
    MetaResponses, MetaSchema, MetaSchemaRef, MetaSecurityScheme, MetaTag, Registry,
};
use std::collections::HashMap;

/// Name of the security scheme in the document.
const SCHEME: &str = "token";

/// Text that lives as long as the document, which is made once a process.
fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn some(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

/// The paths of a resource.
pub fn meta(routes: &'static [Route]) -> Vec<MetaApi> {
    let paths = routes
        .iter()
        .map(|route| MetaPath {
            path: route.path.to_owned(),
            operations: match &route.serves {
                Serves::List(list) => list_operations(route, list),
                Serves::Item(item) => item_operations(route, item),
                Serves::Union(union) => vec![union_operation(route, union)],
                Serves::Custom(custom) => custom_operations(route, custom),
            },
        })
        .collect();
    vec![MetaApi { paths }]
}

/// The schemas, tags and security scheme that the paths of a resource refer to.
pub fn register(registry: &mut Registry, routes: &'static [Route]) {
    registry.create_security_scheme(
        SCHEME,
        MetaSecurityScheme {
            ty: "apiKey",
            description: Some("`Token <key>`, where the key is the answer of `POST /auth-token`."),
            name: Some("Authorization"),
            key_in: Some("header"),
            scheme: None,
            bearer_format: None,
            flows: None,
            openid_connect_url: None,
        },
    );
    for route in routes {
        registry.create_tag(MetaTag { name: route.tag, description: some(route.about), external_docs: None });
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

fn page_name(schema: &str) -> String {
    format!("{schema}Page")
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
        properties: fields.iter().map(|field| (field.name, doc_schema(&field.doc, false))).collect(),
        ..MetaSchema::new("object")
    }
}

fn register_input(registry: &mut Registry, input: &'static Input) {
    let schema = |patch: bool| MetaSchema {
        description: some(input.resource.about),
        required: input.fields.iter().filter(|f| f.required && !patch).map(|field| field.name).collect(),
        properties: input
            .fields
            .iter()
            .filter(|field| !(patch && field.create_only))
            .map(|field| (field.name, input_schema(field)))
            .collect(),
        ..MetaSchema::new("object")
    };
    registry.schemas.insert(input.schema.to_owned(), schema(false));
    registry.schemas.insert(input.patch_schema.to_owned(), schema(true));
}

fn input_schema(field: &'static InputField) -> MetaSchemaRef {
    doc_schema(&field.doc, matches!(field.target, crate::tables::Target::Extra(_)))
}

fn doc_schema(doc: &'static Doc, write_only: bool) -> MetaSchemaRef {
    let mut schema = match plain(&doc.schema) {
        MetaSchemaRef::Reference(name) => {
            // A reference can't carry a description or be null by itself.
            if !doc.nullable && doc.about.is_empty() {
                return MetaSchemaRef::Reference(name);
            }
            MetaSchema { all_of: vec![MetaSchemaRef::Reference(name)], ..MetaSchema::ANY }
        }
        MetaSchemaRef::Inline(schema) => *schema,
    };
    schema.nullable = doc.nullable;
    schema.description = some(doc.about);
    schema.write_only = write_only;
    if !doc.example.is_empty() {
        schema.example = serde_json::from_str(doc.example).ok();
    }
    MetaSchemaRef::Inline(Box::new(schema))
}

fn plain(schema: &'static Schema) -> MetaSchemaRef {
    let schema = match schema {
        Schema::Any => MetaSchema::ANY,
        Schema::Text("") => MetaSchema::new("string"),
        Schema::Text(format) => MetaSchema::new_with_format("string", format),
        Schema::Bounded(max) => MetaSchema { max_length: Some(*max), ..MetaSchema::new("string") },
        Schema::Integer(format) => MetaSchema::new_with_format("integer", format),
        Schema::Number => MetaSchema::new_with_format("number", "double"),
        Schema::Boolean => MetaSchema::new("boolean"),
        Schema::Choice(values) => {
            let values: Vec<serde_json::Value> = values.iter().filter_map(|v| serde_json::from_str(v).ok()).collect();
            let ty = if values.first().is_some_and(serde_json::Value::is_number) { "integer" } else { "string" };
            MetaSchema { enum_items: values, ..MetaSchema::new(ty) }
        }
        Schema::List(item) => MetaSchema { items: Some(Box::new(plain(item))), ..MetaSchema::new("array") },
        Schema::Ref(representation) => return MetaSchemaRef::Reference(representation.schema.to_owned()),
        Schema::Object(fields) => fields_schema("", fields),
    };
    MetaSchemaRef::Inline(Box::new(schema))
}

fn operation(route: &'static Route, method: Method, verb: &str, description: Option<&'static str>) -> MetaOperation {
    MetaOperation {
        method,
        tags: vec![route.tag],
        summary: None,
        description,
        external_docs: None,
        params: Vec::new(),
        request: None,
        responses: MetaResponses { responses: Vec::new() },
        deprecated: false,
        security: vec![HashMap::from([(SCHEME, Vec::new())])],
        operation_id: Some(keep(format!("{}_{verb}", route.operation))),
        code_samples: Vec::new(),
    }
}

fn answer(status: u16, description: &'static str, schema: Option<String>) -> MetaResponse {
    let content = schema
        .map(|name| MetaMediaType { content_type: "application/json", schema: MetaSchemaRef::Reference(name) })
        .into_iter()
        .collect();
    MetaResponse { description, status: Some(status), status_range: None, content, headers: Vec::new() }
}

fn error(status: u16) -> MetaResponse {
    let description = match status {
        400 => "Something in the request is wrong: messages by field or parameter.",
        403 => "No valid token, or not allowed.",
        404 => "No such row.",
        _ => "Conflicts with what is stored.",
    };
    let schema = MetaSchema {
        additional_properties: Some(Box::new(MetaSchemaRef::Inline(Box::new(MetaSchema::ANY)))),
        ..MetaSchema::new("object")
    };
    MetaResponse {
        description,
        status: Some(status),
        status_range: None,
        content: vec![MetaMediaType {
            content_type: "application/json",
            schema: MetaSchemaRef::Inline(Box::new(schema)),
        }],
        headers: Vec::new(),
    }
}

fn body(schema: &str, required: bool) -> Option<MetaRequest> {
    let content = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
        .map(|content_type| MetaMediaType { content_type, schema: MetaSchemaRef::Reference(schema.to_owned()) });
    Some(MetaRequest { description: None, content: content.into(), required })
}

fn parameter(name: &str, in_type: MetaParamIn, schema: MetaSchema, about: &str) -> MetaOperationParam {
    MetaOperationParam {
        name: name.to_owned(),
        schema: MetaSchemaRef::Inline(Box::new(schema)),
        required: matches!(in_type, MetaParamIn::Path),
        in_type,
        description: (!about.is_empty()).then(|| about.to_owned()),
        deprecated: false,
        explode: true,
        style: None,
    }
}

/// Parameters of the path: its parts in braces.
fn path_parameters(route: &'static Route) -> Vec<MetaOperationParam> {
    route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter(name, MetaParamIn::Path, MetaSchema::new("string"), ""))
        .collect()
}

fn query_parameters(filters: &'static [Filter], paged: bool, extra: &[(&str, &str)]) -> Vec<MetaOperationParam> {
    let mut parameters: Vec<MetaOperationParam> = filters
        .iter()
        .filter(|filter| !matches!(filter.test, FilterTest::Refused))
        .map(|filter| {
            let schema = match filter.test {
                FilterTest::Uuid(_) => MetaSchema::new_with_format("string", "uuid"),
                FilterTest::Number(_) => MetaSchema::new("number"),
                FilterTest::Bool(_) | FilterTest::BoolRule(_) => MetaSchema::new("boolean"),
                FilterTest::Date(_) => MetaSchema::new_with_format("string", "date"),
                FilterTest::DateTime(_) | FilterTest::Day(_) => MetaSchema::new_with_format("string", "date-time"),
                _ => MetaSchema::new("string"),
            };
            parameter(filter.name, MetaParamIn::Query, schema, filter.about)
        })
        .collect();
    let page = [("limit", "Rows a page."), ("offset", "Rows to leave out before the page.")];
    for (name, about) in page.into_iter().filter(|_| paged) {
        parameters.push(parameter(name, MetaParamIn::Query, MetaSchema::new("integer"), about));
    }
    for (name, about) in extra {
        parameters.push(parameter(name, MetaParamIn::Query, MetaSchema::new("string"), about));
    }
    parameters.sort_by(|a, b| a.name.cmp(&b.name));
    parameters
}

fn list_operations(route: &'static Route, list: &'static List) -> Vec<MetaOperation> {
    let mut operations = Vec::new();
    if list.listed {
        let mut get = operation(route, Method::GET, "list", some(route.about));
        get.params = path_parameters(route);
        get.params.extend(query_parameters(list.filters, true, &[]));
        get.responses.responses.push(answer(200, "A page of rows.", Some(page_name(list.summary.schema))));
        get.responses.responses.extend([400, 403].map(error));
        if list.owner.is_some() {
            get.responses.responses.push(error(404));
        }
        if list.public.is_some() {
            // Open to everybody, with fewer fields.
            get.security.push(HashMap::new());
        }
        operations.push(get);
    }
    if let Some(input) = list.create {
        let mut post = operation(route, Method::POST, "create", some(route.about));
        post.params = path_parameters(route);
        post.request = body(input.schema, true);
        post.responses.responses.push(answer(201, "The new row.", Some(list.created.schema.to_owned())));
        post.responses.responses.extend([400, 403, 409].map(error));
        operations.push(post);
    }
    operations
}

fn item_operations(route: &'static Route, item: &'static Item) -> Vec<MetaOperation> {
    let mut operations = Vec::new();
    let mut add = |method: Method, verb: &str, request: Option<MetaRequest>, success: MetaResponse, errors: &[u16]| {
        let mut operation = operation(route, method, verb, some(route.about));
        operation.params = path_parameters(route);
        operation.request = request;
        operation.responses.responses.push(success);
        operation.responses.responses.extend(errors.iter().copied().map(error));
        operations.push(operation);
    };
    let row = || answer(200, "The row.", Some(item.detail.schema.to_owned()));
    if item.read {
        add(Method::GET, "retrieve", None, row(), &[403, 404, 409]);
    }
    if let Some(input) = item.input.filter(|_| item.write) {
        add(Method::PUT, "update", body(input.schema, true), row(), &[400, 403, 404, 409]);
        add(Method::PATCH, "partial_update", body(input.patch_schema, false), row(), &[400, 403, 404, 409]);
    }
    if item.delete {
        add(Method::DELETE, "destroy", None, answer(204, "The row is gone.", None), &[403, 404, 409]);
    }
    operations
}

fn union_operation(route: &'static Route, union: &'static Union) -> MetaOperation {
    let mut get = operation(route, Method::GET, "list", some(route.about));
    get.params = path_parameters(route);
    get.params.extend(query_parameters(union.filters, true, &[(union.parameter, "One kind of row, or `all`.")]));
    get.responses.responses.push(answer(200, "A page of rows.", Some(page_name(union.schema))));
    get.responses.responses.extend([400, 403, 404].map(error));
    get
}

fn register_custom(registry: &mut Registry, operation: &'static CustomOperation) {
    let body = || operation.takes.iter().filter(|parameter| parameter.place == Place::Body);
    if !operation.body.is_empty() {
        let schema = MetaSchema {
            description: some(operation.about),
            required: body().filter(|parameter| parameter.required).map(|parameter| parameter.name).collect(),
            properties: body().map(|parameter| (parameter.name, doc_schema(&parameter.doc, false))).collect(),
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

fn custom_operations(route: &'static Route, custom: &'static Custom) -> Vec<MetaOperation> {
    custom.operations.iter().map(|operation| custom_operation(route, operation)).collect()
}

fn custom_operation(route: &'static Route, custom: &'static CustomOperation) -> MetaOperation {
    let method = Method::from_bytes(custom.method.as_bytes()).unwrap_or(Method::GET);
    let mut operation = operation(route, method, &custom.method.to_lowercase(), some(custom.about));
    let outside = custom.takes.iter().filter(|taken| taken.place != Place::Body);
    operation.params = outside.map(custom_parameter).collect();
    if !custom.body.is_empty() {
        let required = custom.takes.iter().any(|taken| taken.place == Place::Body && taken.required);
        operation.request = body(custom.body, required);
    }
    if custom.open {
        operation.security.clear();
    }
    let answer = custom.answer;
    let (content_type, mut schema) = match (&answer.value, answer.media) {
        (Some(value), _) => ("application/json", plain(value)),
        (None, "") => ("application/json", MetaSchemaRef::Reference(answer.schema.to_owned())),
        (None, media) => (media, MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")))),
    };
    if answer.many {
        let list = MetaSchema { items: Some(Box::new(schema)), ..MetaSchema::new("array") };
        schema = MetaSchemaRef::Inline(Box::new(list));
    }
    operation.responses.responses.push(MetaResponse {
        description: "The answer.",
        status: Some(answer.status),
        status_range: None,
        content: vec![MetaMediaType { content_type, schema }],
        headers: Vec::new(),
    });
    let errors: &[u16] = if custom.open { &[400] } else { &[400, 403, 404] };
    operation.responses.responses.extend(errors.iter().copied().map(error));
    operation
}

fn custom_parameter(taken: &'static Parameter) -> MetaOperationParam {
    let place = if taken.place == Place::Path { MetaParamIn::Path } else { MetaParamIn::Query };
    let schema = match doc_schema(&taken.doc, false) {
        MetaSchemaRef::Inline(schema) => MetaSchema { description: None, ..*schema },
        MetaSchemaRef::Reference(_) => MetaSchema::ANY,
    };
    let mut made = parameter(taken.name, place, schema, taken.doc.about);
    made.required = taken.required;
    made
}
