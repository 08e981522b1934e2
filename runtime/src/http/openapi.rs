//! The generated routes as poem-openapi's metadata: operations, parameters, bodies and answers of the served
//! document. `schemas` describes what these hold.

use super::schemas::{Way, doc_schema, plain};
use crate::query::cost;
use crate::tables::{
    Custom, CustomOperation, Filter, FilterTest, Item, Kind, List, Owner, Parameter, Place, Resource, Route, Serves,
    Union,
};
use poem::http::Method;
use poem_openapi::registry::{
    MetaApi, MetaHeader, MetaMediaType, MetaOperation, MetaOperationParam, MetaParamIn, MetaPath, MetaRequest,
    MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef,
};
use std::collections::HashMap;

/// Name of the schema of errors in the document.
pub const ERROR: &str = "Error";
/// Name of the security scheme in the document.
pub const SCHEME: &str = "token";

/// Text that lives as long as the document, which is made once a process.
fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Text unless it is empty.
pub fn some(text: &'static str) -> Option<&'static str> {
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
/// Name of the schema of a page of such items.
pub fn page_name(schema: &str) -> String {
    format!("{schema}Page")
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
        406 => "Not in a form that `Accept` names.",
        409 => "Conflicts with what is stored.",
        413 => "The body is too large.",
        415 => "The body's content type can't be read.",
        _ => "Too many requests.",
    };
    let mut response = answer(status, description, Some(ERROR.to_owned()));
    if status == 429 {
        response.headers.push(header("Retry-After", "Seconds to wait.", MetaSchema::new("integer")));
    }
    response
}

/// What any operation of a kind can be refused with, beside its own errors.
fn refusals(operation: &mut MetaOperation, open: bool) {
    let responses = &mut operation.responses.responses;
    responses.push(error(406));
    if operation.request.is_some() {
        responses.extend([413, 415].map(error));
    }
    if !open {
        responses.push(error(429));
    }
    responses.sort_by_key(|response| response.status);
}

fn header(name: &str, about: &str, schema: MetaSchema) -> MetaHeader {
    MetaHeader {
        name: name.to_owned(),
        description: Some(about.to_owned()),
        required: true,
        deprecated: false,
        schema: MetaSchemaRef::Inline(Box::new(schema)),
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
    let key = |resource: &'static Resource, column: usize| match resource.columns[column].kind {
        Kind::Uuid => MetaSchema::new_with_format("string", "uuid"),
        Kind::Small | Kind::Int => MetaSchema::new_with_format("integer", "int32"),
        Kind::Big => MetaSchema::new_with_format("integer", "int64"),
        _ => MetaSchema::new("string"),
    };
    let owned = |owner: &Owner| key(owner.resource, owner.key);
    let schema = match &route.serves {
        Serves::Item(item) => key(item.resource, item.key),
        Serves::List(list) => list.owner.as_ref().map_or_else(|| MetaSchema::new("string"), owned),
        Serves::Union(union) => owned(&union.owner),
        Serves::Custom(_) => MetaSchema::new("string"),
    };
    route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| parameter(name, MetaParamIn::Path, schema.clone(), ""))
        .collect()
}

/// What is said of a parameter that takes lookups: the spec's words, and what it may cost.
fn lookups_about(about: &str) -> String {
    let about = if about.is_empty() { "Pairs of lookup and value." } else { about };
    let (counted, most) = (cost::COUNTED, cost::MOST);
    format!(
        "{about} The lookups of a request may cost {most} together, unless the server was set up otherwise: {counted}."
    )
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
            let about = match filter.test {
                FilterTest::Lookups | FilterTest::Pairs(_) => &lookups_about(filter.about),
                _ => filter.about,
            };
            parameter(filter.name, MetaParamIn::Query, schema, about)
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
            get.responses.responses.extend([404, 409].map(error));
        }
        if list.public.is_some() {
            // Open to everybody, with fewer fields.
            get.security.push(HashMap::new());
        }
        refusals(&mut get, false);
        operations.push(get);
    }
    if let Some(input) = list.create {
        let mut post = operation(route, Method::POST, "create", some(route.about));
        post.params = path_parameters(route);
        post.request = body(input.schema, true);
        let mut created = answer(201, "The new row.", Some(list.created.schema.to_owned()));
        if list.location.is_some() {
            let uri = MetaSchema::new_with_format("string", "uri");
            created.headers.push(header("Location", "Where the new row is.", uri));
        }
        post.responses.responses.push(created);
        post.responses.responses.extend([400, 403, 409].map(error));
        refusals(&mut post, false);
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
        refusals(&mut operation, false);
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
    get.responses.responses.extend([400, 403, 404, 409].map(error));
    refusals(&mut get, false);
    get
}
fn custom_operations(route: &'static Route, custom: &'static Custom) -> Vec<MetaOperation> {
    custom.operations.iter().map(|operation| custom_operation(route, operation)).collect()
}

fn custom_operation(route: &'static Route, custom: &'static CustomOperation) -> MetaOperation {
    let method = Method::from_bytes(custom.method.as_bytes()).unwrap_or(Method::GET);
    let mut operation = operation(route, method.clone(), &custom.method.to_lowercase(), some(custom.about));
    let outside = custom.takes.iter().filter(|taken| taken.place != Place::Body);
    operation.params = outside.map(custom_parameter).collect();
    if !custom.body.is_empty() {
        let required = custom.takes.iter().any(|taken| taken.place == Place::Body && taken.required);
        operation.request = body(custom.body, required);
    }
    if custom.open {
        operation.security.clear();
    }
    let good = custom.answer;
    let (content_type, mut schema) = match (&good.value, good.media) {
        (Some(value), _) => ("application/json", plain(value, Way::Out)),
        (None, "") => ("application/json", MetaSchemaRef::Reference(good.schema.to_owned())),
        (None, media) => (media, MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")))),
    };
    if good.many {
        let list = MetaSchema { items: Some(Box::new(schema)), ..MetaSchema::new("array") };
        schema = MetaSchemaRef::Inline(Box::new(list));
    }
    operation.responses.responses.push(MetaResponse {
        description: "The answer.",
        status: Some(good.status),
        status_range: None,
        content: vec![MetaMediaType { content_type, schema }],
        headers: Vec::new(),
    });
    let errors: &[u16] = if custom.open { &[400, 403] } else { &[400, 403, 404] };
    operation.responses.responses.extend(errors.iter().copied().map(error));
    // Others may change what is written, and a name, be it in a path or in what is sent, may be that of two rows.
    if !custom.open {
        operation.responses.responses.push(error(409));
    }
    operation.responses.responses.extend(custom.also.iter().map(|(status, about)| {
        let schema = (*status >= 400).then(|| ERROR.to_owned());
        answer(*status, about, schema)
    }));
    refusals(&mut operation, custom.open);
    operation
}

fn custom_parameter(taken: &'static Parameter) -> MetaOperationParam {
    let place = if taken.place == Place::Path { MetaParamIn::Path } else { MetaParamIn::Query };
    let schema = match doc_schema(&taken.doc, Way::In, false) {
        MetaSchemaRef::Inline(schema) => MetaSchema { description: None, ..*schema },
        MetaSchemaRef::Reference(_) => MetaSchema::ANY,
    };
    let mut made = parameter(taken.name, place, schema, taken.doc.about);
    made.required = taken.required;
    made
}
