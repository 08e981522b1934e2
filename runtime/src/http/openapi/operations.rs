//! The generated routes as poem-openapi's metadata: operations, parameters, bodies and answers of the served
//! document. `schemas` describes what these hold, `wording` writes the texts, `refusals` has the errors.

use super::{
    refusals::{self, ErrorResponse},
    schemas::{Way, doc_schema, plain},
    wording::{self, OperationText},
};
use crate::tables::{
    Custom, CustomOperation, Filter, FilterTest, Item, Kind, List, Owner, Parameter, ParameterLocation, Resource,
    Route, Serves, Union,
};
use poem::http::Method;
use poem_openapi::registry::{
    MetaApi, MetaHeader, MetaMediaType, MetaOperation, MetaOperationParam, MetaParamIn, MetaPath, MetaRequest,
    MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef,
};
use std::collections::HashMap;

/// Name of the schema of errors in the document.
pub const ERROR: &str = "Error";
/// Name of the schema of the errors of several objects that were sent as a list.
pub const ERRORS: &str = "Errors";
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

fn operation(
    route: &'static Route,
    method: Method,
    verb: &str,
    (summary, description): OperationText,
) -> MetaOperation {
    MetaOperation {
        method,
        tags: vec![route.tag()],
        summary: Some(keep(summary)),
        description: some(keep(description)),
        external_docs: None,
        params: Vec::new(),
        request: None,
        responses: MetaResponses { responses: Vec::new() },
        deprecated: false,
        // That of the whole document.
        security: Vec::new(),
        operation_id: Some(keep(format!("{}_{verb}", route.operation_name()))),
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

/// An error; `document` makes a reference to the component of it.
fn error(refusal: &'static ErrorResponse) -> MetaResponse {
    let schema = if refusal.many { ERRORS } else { ERROR };
    answer(refusal.status, refusal.about, Some(schema.to_owned()))
}

/// Adds its own errors to an operation, and those that any operation may answer with.
fn refuse(operation: &mut MetaOperation, own: &[&'static ErrorResponse]) {
    let responses = &mut operation.responses.responses;
    responses.extend(own.iter().copied().map(error));
    responses.extend([&refusals::NOT_ACCEPTABLE, &refusals::TOO_MANY, &refusals::UNAVAILABLE].map(error));
    if operation.request.is_some() {
        responses.extend([&refusals::TOO_LARGE, &refusals::UNSUPPORTED].map(error));
    }
    if operation.method != Method::GET {
        responses.push(error(&refusals::FULL));
    }
    responses.sort_by_key(|response| response.status);
}

fn header(name: &str, about: &str, required: bool, schema: MetaSchema) -> MetaHeader {
    MetaHeader {
        name: name.to_owned(),
        description: Some(about.to_owned()),
        required,
        deprecated: false,
        schema: MetaSchemaRef::Inline(Box::new(schema)),
    }
}

fn location(about: &str) -> MetaHeader {
    header("Location", about, true, MetaSchema::new_with_format("string", "uri"))
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

fn query_parameters(filters: &'static [Filter], extra: &[(&str, &str)]) -> Vec<MetaOperationParam> {
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
            parameter(filter.name, MetaParamIn::Query, schema, &wording::filter(filter))
        })
        .collect();
    for (name, about) in
        [("limit", "Number of rows on the page."), ("offset", "Number of rows to skip before the page.")]
    {
        parameters.push(parameter(name, MetaParamIn::Query, MetaSchema::new("integer"), about));
    }
    for (name, about) in extra {
        parameters.push(parameter(name, MetaParamIn::Query, MetaSchema::new("string"), about));
    }
    parameters.sort_by(|a, b| a.name.cmp(&b.name));
    parameters
}

/// The parameter by which a list is a file.
fn format_parameter() -> MetaOperationParam {
    let forms = ["json", "csv", "ndjson"].map(serde_json::Value::from).into();
    let schema = MetaSchema { enum_items: forms, ..MetaSchema::new("string") };
    let about = "`csv` or `ndjson`: all rows that the filters leave, as a file.";
    parameter("format", MetaParamIn::Query, schema, about)
}

/// A page of rows, with the notice that lists may carry.
fn page(schema: MetaSchemaRef, files: bool) -> MetaResponse {
    let mut content = vec![MetaMediaType { content_type: "application/json", schema }];
    for content_type in ["text/csv", "application/x-ndjson"].into_iter().filter(|_| files) {
        content
            .push(MetaMediaType { content_type, schema: MetaSchemaRef::Inline(Box::new(MetaSchema::new("string"))) });
    }
    let notice = header("Alyx-API-Notice", "Query parameters that were ignored.", false, MetaSchema::new("string"));
    MetaResponse { content, headers: vec![notice], ..answer(200, "A page of rows.", None) }
}

/// Errors of a list: of one row's list, its key may be wrong.
fn list_errors(owner: Option<&Owner>) -> Vec<&'static ErrorResponse> {
    let mut errors = vec![&refusals::BAD_REQUEST, &refusals::FORBIDDEN];
    match owner {
        Some(owner) => errors.extend(missing(owner.key != owner.resource.primary)),
        None => errors.push(&refusals::NO_SUCH_FORM),
    }
    errors
}

/// Errors of a key in the path.
fn missing(natural: bool) -> impl Iterator<Item = &'static ErrorResponse> {
    std::iter::once(&refusals::NOT_FOUND).chain(natural.then_some(&refusals::AMBIGUOUS))
}

fn list_operations(route: &'static Route, list: &'static List) -> Vec<MetaOperation> {
    let mut operations = Vec::new();
    if list.listed {
        let mut get = operation(route, Method::GET, "list", wording::list(route, list));
        get.params = path_parameters(route);
        let mut asked = query_parameters(list.filters, &[]);
        asked.push(format_parameter());
        asked.sort_by(|a, b| a.name.cmp(&b.name));
        get.params.extend(asked);
        let rows = |schema: &str| MetaSchemaRef::Reference(page_name(schema));
        let schema = match list.public {
            // Open to everybody, with fewer fields.
            Some(public) => {
                get.security = vec![HashMap::from([(SCHEME, Vec::new())]), HashMap::new()];
                let either = vec![rows(list.summary.schema), rows(public.schema)];
                MetaSchemaRef::Inline(Box::new(MetaSchema { any_of: either, ..MetaSchema::ANY }))
            }
            None => rows(list.summary.schema),
        };
        get.responses.responses.push(page(schema, true));
        refuse(&mut get, &list_errors(list.owner.as_ref()));
        operations.push(get);
    }
    if let Some(input) = list.create {
        let mut post = operation(route, Method::POST, "create", wording::create(route, list));
        post.params = path_parameters(route);
        post.request = body(input.schema, true);
        let mut created = answer(201, "The new row.", Some(list.created.schema.to_owned()));
        if list.bulk {
            let row = || MetaSchemaRef::Reference(list.created.schema.to_owned());
            let rows = MetaSchema { items: Some(Box::new(row())), ..MetaSchema::new("array") };
            let either = vec![row(), MetaSchemaRef::Inline(Box::new(rows))];
            let schema = MetaSchemaRef::Inline(Box::new(MetaSchema { any_of: either, ..MetaSchema::ANY }));
            created.content = vec![MetaMediaType { content_type: "application/json", schema }];
        }
        if list.location.is_some() {
            created.headers.push(location("URL of the new row."));
        }
        post.responses.responses.push(created);
        let wrong = if list.bulk { &refusals::BAD_REQUESTS } else { &refusals::BAD_REQUEST };
        refuse(&mut post, &[wrong, &refusals::FORBIDDEN, &refusals::NO_SUCH_FORM, &refusals::CONFLICT]);
        operations.push(post);
    }
    operations
}

fn item_operations(route: &'static Route, item: &'static Item) -> Vec<MetaOperation> {
    let mut operations = Vec::new();
    let mut add =
        |method: Method, verb: &str, said: OperationText, request: Option<MetaRequest>, success: MetaResponse| {
            let mut operation = operation(route, method.clone(), verb, said);
            operation.params = path_parameters(route);
            operation.request = request;
            operation.responses.responses.push(success);
            let mut errors = vec![&refusals::BAD_REQUEST, &refusals::FORBIDDEN];
            if method == Method::GET {
                errors.extend(missing(item.key != item.resource.primary));
            } else {
                errors.extend([&refusals::NOT_FOUND, &refusals::CONFLICT]);
            }
            refuse(&mut operation, &errors);
            operations.push(operation);
        };
    let row = || answer(200, "The row.", Some(item.detail.schema.to_owned()));
    if item.read {
        add(Method::GET, "retrieve", wording::retrieve(route, item), None, row());
    }
    if let Some(input) = item.input.filter(|_| item.write) {
        add(Method::PUT, "update", wording::replace(route, item), body(input.schema, true), row());
        add(Method::PATCH, "partial_update", wording::change(route, item), body(input.patch_schema, false), row());
    }
    if item.delete {
        let gone = answer(204, "The row was deleted.", None);
        add(Method::DELETE, "destroy", wording::delete(route, item), None, gone);
    }
    operations
}

fn union_operation(route: &'static Route, union: &'static Union) -> MetaOperation {
    let mut get = operation(route, Method::GET, "list", wording::union(route, union.owner.resource));
    get.params = path_parameters(route);
    get.params.extend(query_parameters(union.filters, &[(union.parameter, "The kind of rows to list, or `all`.")]));
    get.responses.responses.push(page(MetaSchemaRef::Reference(page_name(union.schema)), false));
    refuse(&mut get, &list_errors(Some(&union.owner)));
    get
}
fn custom_operations(route: &'static Route, custom: &'static Custom) -> Vec<MetaOperation> {
    custom.operations.iter().map(|operation| custom_operation(route, operation)).collect()
}

fn custom_operation(route: &'static Route, custom: &'static CustomOperation) -> MetaOperation {
    let method = Method::from_bytes(custom.method.as_bytes()).unwrap_or(Method::GET);
    let said = wording::custom(custom.about);
    let mut operation = operation(route, method, &custom.method.to_lowercase(), said);
    let outside = custom.takes.iter().filter(|taken| taken.place != ParameterLocation::Body);
    operation.params = outside.map(custom_parameter).collect();
    if !custom.body.is_empty() {
        let required = custom.takes.iter().any(|taken| taken.place == ParameterLocation::Body && taken.required);
        operation.request = body(custom.body, required);
    }
    if custom.open {
        // None; `document` writes it as an empty list, which can't be said here.
        operation.security = vec![HashMap::new()];
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
        content: vec![MetaMediaType { content_type, schema }],
        ..answer(good.status, "The answer.", None)
    });
    operation.responses.responses.extend(custom.also.iter().map(|(status, about)| {
        let mut also = answer(*status, about, (*status >= 400).then(|| ERROR.to_owned()));
        if (300..400).contains(status) {
            also.headers.push(location("URL of the answer."));
        }
        also
    }));
    // Writes may conflict with other requests, and a name in the path or body may match two rows.
    let mut errors = vec![&refusals::BAD_REQUEST, &refusals::FORBIDDEN, &refusals::NOT_FOUND];
    if !custom.open {
        errors.push(&refusals::CONFLICT);
    }
    // What it takes may stand in a body, whatever the method.
    if operation.request.is_none() {
        errors.extend([&refusals::TOO_LARGE, &refusals::UNSUPPORTED]);
    }
    refuse(&mut operation, &errors);
    operation
}

fn custom_parameter(taken: &'static Parameter) -> MetaOperationParam {
    let place = if taken.place == ParameterLocation::Path { MetaParamIn::Path } else { MetaParamIn::Query };
    let schema = match doc_schema(&taken.doc, Way::In, false) {
        MetaSchemaRef::Inline(schema) => MetaSchema { description: None, ..*schema },
        MetaSchemaRef::Reference(_) => MetaSchema::ANY,
    };
    let mut made = parameter(taken.name, place, schema, taken.doc.about);
    made.required = taken.required;
    made
}
