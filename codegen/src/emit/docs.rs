//! One reference page for each resource or endpoint, in Markdown, for `docs/reference/`.

use super::{
    matrix::{Matrix, matrix},
    names,
};
use crate::lower::{parameter, parent, plan};
use crate::model::{
    Api, By, ComputedForm, Default, Endpoint, EndpointOperation, ExtraType, Filter, FilterTest, Given, GivenShape,
    InputField, InputTarget, Item, Kind, NestedOf, OrderBy, Resource, ResourceId, Shows, Taken, TakenFrom, TextKind,
    ValueType,
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Page<'a> {
    name: &'a str,
    about: &'a str,
    file: &'a str,
    table: &'a str,
    label: &'a str,
    operations: Vec<Operation>,
    order: String,
    views: Vec<View<'a>>,
    inputs: Vec<Row>,
    further: Vec<Further<'a>>,
    filters: Vec<Row>,
    columns: Vec<Row>,
    rules: Vec<String>,
    behaviour: Vec<String>,
    access: Option<Matrix>,
}

#[derive(Serialize)]
struct Operation {
    request: String,
    does: String,
    statements: String,
}

/// Inputs that only the path of a further list accepts, in addition to those of the resource.
#[derive(Serialize)]
struct Further<'a> {
    path: &'a str,
    inputs: Vec<Row>,
}

#[derive(Serialize)]
struct View<'a> {
    name: &'a str,
    statements: usize,
    fields: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    r#type: String,
    notes: String,
}

/// The cost of lookups, as the server's `query::cost` states it. The server's tests compare the two texts, because the
/// generator doesn't link the server.
const LOOKUPS: &str = "Parameters of the type `lookups` have a cost. All lookups of a request may cost 300 together; the \
    server's setting `max_lookup_cost` changes this limit. A request that costs more is refused before it runs. The costs \
    are: 1 each, 1 more for each relation to one row that it follows and 4 for each to many, 1 for a search within texts, 5 \
    or more for a regular expression, 1 for every 20 items of a list and for every value that a document is to contain.";

/// Pages by file name, and an index.
pub fn emit(api: &Api) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Reference\n\nOne page for each resource, generated from the spec. For each request, a page states the number of SQL \
         statements that read the answer. One more statement reads the token and its user. On PostgreSQL without \
         replicas, that statement also reads a single row. Counts and keys of named rows that an earlier request read are kept while \
         nothing changes: then a list costs fewer statements.\n\n",
    );
    let takes_lookups = |filter: &Filter| matches!(filter.test, FilterTest::Lookups | FilterTest::Pairs(_));
    if api.resources.iter().flat_map(|resource| &resource.filters).any(takes_lookups) {
        index.push_str(&format!("{LOOKUPS}\n\n"));
    }
    index.push_str("| resource | path | table | description |\n|---|---|---|---|\n");
    for (id, resource) in api.resources.iter().enumerate() {
        let file = format!("{}.md", names::snake(&resource.name));
        let path = if resource.path.is_empty() { String::new() } else { format!("`/{}`", resource.path) };
        index.push_str(&format!(
            "| [{}]({file}) | {path} | `{}` | {} |\n",
            resource.name,
            resource.table,
            line(&resource.about)
        ));
        pages.insert(file, page(api, id, resource));
    }
    index.push_str("\nEndpoints written by hand:\n\n| endpoint | path | description |\n|---|---|---|\n");
    for endpoint in &api.endpoints {
        let file = format!("{}.md", names::snake(&endpoint.name));
        index.push_str(&format!(
            "| [{}]({file}) | `/{}` | {} |\n",
            endpoint.name,
            endpoint.path,
            line(&endpoint.about)
        ));
        pages.insert(file, endpoint_page(endpoint));
    }
    if api.endpoints.is_empty() {
        index.truncate(index.find("\nEndpoints written by hand").unwrap_or(index.len()));
    }
    pages.insert("README.md".into(), index);
    pages
}

#[derive(Serialize)]
struct EndpointPage<'a> {
    name: &'a str,
    about: &'a str,
    file: &'a str,
    operations: Vec<EndpointPart>,
}

#[derive(Serialize)]
struct EndpointPart {
    request: String,
    about: String,
    answer: String,
    takes: Vec<Row>,
    gives: Vec<Row>,
}

fn endpoint_page(endpoint: &Endpoint) -> String {
    let operations = endpoint
        .operations
        .iter()
        .map(|operation| EndpointPart {
            request: format!("{} /{}", operation.method.to_uppercase(), endpoint.path),
            about: if operation.about == endpoint.about { String::new() } else { operation.about.trim().to_owned() },
            answer: answers(operation),
            takes: operation.takes.iter().map(taken).collect(),
            gives: given("", &operation.gives),
        })
        .collect();
    let page =
        EndpointPage { name: &endpoint.name, about: endpoint.about.trim(), file: &endpoint.place.file, operations };
    render(&page, include_str!("templates/endpoint.md"))
}

/// The good answer, and further statuses.
fn answers(operation: &EndpointOperation) -> String {
    let status = operation.status;
    let mut answers = match (operation.media.as_str(), operation.value) {
        ("", Some(ty)) => format!("{status}, {}", value(ty)),
        ("", None) if operation.many => format!("{status}, a list of objects"),
        ("", None) => format!("{status}, an object"),
        (media, _) => format!("{status}, `{media}`"),
    };
    for (status, about) in &operation.also {
        answers.push_str(&format!("; {status}: {}", line(about).trim_end_matches('.')));
    }
    answers
}

fn taken(taken: &Taken) -> Row {
    let place = match taken.from {
        TakenFrom::Path => "in the path",
        TakenFrom::Query => "in the query",
        TakenFrom::Body => "in the body",
    };
    let notes = [place, if taken.required { "required" } else { "" }, &line(&taken.about)];
    let notes = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; ");
    Row { name: taken.name.clone(), r#type: value(taken.value).into(), notes }
}

fn given(prefix: &str, fields: &[Given]) -> Vec<Row> {
    let mut rows = Vec::new();
    for field in fields {
        let name = format!("{prefix}{}", field.name);
        let (ty, inner) = match &field.shape {
            GivenShape::Value(ty) => (value(*ty), &[][..]),
            GivenShape::Object(inner) => ("object", inner.as_slice()),
            GivenShape::List(inner) => ("list of objects", inner.as_slice()),
        };
        let notes = [
            if field.nullable { "may be null" } else { "" },
            if field.optional { "may be absent" } else { "" },
            &line(&field.about),
        ];
        let notes = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; ");
        let below = given(&format!("{name}."), inner);
        rows.push(Row { name, r#type: ty.into(), notes });
        rows.extend(below);
    }
    rows
}

/// A page by its template, which is part of the generator: a test renders every page of the shipped spec.
fn render(page: &impl Serialize, template: &str) -> String {
    let made = tera::Context::from_serialize(page).and_then(|context| tera::Tera::one_off(template, &context, false));
    made.unwrap_or_else(|error| format!("{error}\n"))
}

/// Text for one cell of a table.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn page(api: &Api, id: ResourceId, resource: &Resource) -> String {
    let page = Page {
        name: &resource.name,
        about: resource.about.trim(),
        file: &resource.place.file,
        table: &resource.table,
        label: &resource.label,
        operations: operations(api, id, resource),
        order: order(resource),
        views: resource
            .representations
            .iter()
            .map(|representation| View {
                name: &representation.name,
                statements: plan::statements(api, id, representation),
                fields: representation.items.iter().map(|item| shown(api, id, item)).collect(),
            })
            .collect(),
        inputs: if resource.is_written() { all_inputs(api, resource) } else { Vec::new() },
        further: resource
            .lists
            .iter()
            .filter(|list| !list.also.is_empty())
            .map(|list| Further { path: &list.path, inputs: inputs(api, resource, &list.also) })
            .collect(),
        filters: resource.filters.iter().map(|f| filter(api, f.name, &f.test, f.about, f.public)).collect(),
        columns: columns(api, resource),
        rules: rules(resource),
        behaviour: behaviour(resource),
        access: matrix(api, resource),
    };
    render(&page, include_str!("templates/resource.md"))
}

fn order(resource: &Resource) -> String {
    let mut keys: Vec<String> = resource
        .order
        .iter()
        .map(|o| {
            let path = o.path.replace("__", ".");
            match &o.by {
                OrderBy::Value if o.descending => format!("`{path}`, largest first"),
                OrderBy::Value => format!("`{path}`"),
                OrderBy::Filled => format!("rows with `{path}` first"),
                OrderBy::Begins(text) => format!("rows whose `{path}` begins with `{text}` first"),
            }
        })
        .collect();
    keys.push(format!("`{}`", resource.fields[resource.primary].name));
    keys.join(", then ")
}

fn operations(api: &Api, id: ResourceId, resource: &Resource) -> Vec<Operation> {
    let mut rows = Vec::new();
    if resource.path.is_empty() {
        return rows;
    }
    let cost = |representation: usize| plan::statements(api, id, &resource.representations[representation]);
    // On PostgreSQL, rows that belong to a row come within it, and it is found as it is fetched.
    let cost_of_one = |representation: usize, look_up: usize| {
        let within = plan::statements_within(api, id, &resource.representations[representation]);
        match cost(representation) + look_up {
            same if same == within => same.to_string(),
            gathered => format!("{gathered}; {within} on PostgreSQL"),
        }
    };
    let name = |representation: usize| resource.representations[representation].name.clone();
    let mut add =
        |request: String, does: String, statements: String| rows.push(Operation { request, does, statements });
    let parameter = parameter(resource);
    let deletes = if resource.archive.is_some() { "archives" } else { "deletes" };
    let version = match resource.versions {
        specimen_tables::Versions::None => "",
        specimen_tables::Versions::Kept => "; `If-Match` with the row's `ETag` refuses it where the row has changed",
        specimen_tables::Versions::Required => "; needs `If-Match` with the row's `ETag`",
    };
    let own = (&resource.path, &resource.operations, String::new());
    let further = resource.lists.iter().map(|list| (&list.path, &list.operations, format!(". {}", line(&list.about))));
    for (path, o, about) in std::iter::once(own).chain(further) {
        let (list_path, item_path) = (format!("/{path}"), format!("/{path}/{{{parameter}}}"));
        if o.list {
            let open = if o.public_list && api.accounts.is_some() { "; without a token, as `public`" } else { "" };
            let does = format!("a page of rows as `{}`{open}{about}", name(o.summary));
            add(format!("GET {list_path}"), does, (cost(o.summary) + 1).to_string());
        }
        if o.create {
            let once = if resource.once > 0 { "; once for each `Idempotency-Key`" } else { "" };
            add(
                format!("POST {list_path}"),
                format!("creates a row; the answer is `{}`{once}", name(o.created)),
                String::new(),
            );
        }
        if o.retrieve {
            // The primary key needs no look-up of its own.
            let look_up = usize::from(resource.key != resource.primary);
            add(format!("GET {item_path}"), format!("`{}`", name(o.detail)), cost_of_one(o.detail, look_up));
        }
        if o.update {
            add(
                format!("PUT, PATCH {item_path}"),
                format!("changes the row; the answer is `{}`{version}", name(o.detail)),
                String::new(),
            );
        }
        if o.delete {
            add(format!("DELETE {item_path}"), format!("{deletes} the row{version}"), String::new());
        }
    }
    let item_path = format!("/{}/{{{parameter}}}", resource.path);
    for nested in &resource.nested {
        let (what, statements) = match &nested.of {
            NestedOf::Resource(of, ..) => {
                let listed = &api.resources[*of];
                let cost = plan::statements(api, *of, &listed.representations[listed.operations.summary]);
                (listed.name.clone(), cost + 2)
            }
            NestedOf::Union(union, _) => {
                let members = &api.unions[*union].members;
                let cost: usize = members
                    .iter()
                    .map(|(_, r, n)| plan::statements(api, *r, &api.resources[*r].representations[*n]))
                    .sum();
                (api.unions[*union].name.clone(), cost + 3) // an upper limit: members without rows on the page cost nothing
            }
        };
        add(
            format!("GET {item_path}/{}", nested.path),
            format!("a page of {what}. {}", line(&nested.about)),
            statements.to_string(),
        );
    }
    rows
}

fn kind(kind: Kind, text: TextKind) -> &'static str {
    match (kind, text) {
        (Kind::Uuid, _) => "uuid",
        (Kind::Text, TextKind::Email) => "e-mail",
        (Kind::Text, TextKind::Url) => "URL",
        (Kind::Text, TextKind::Image) => "image",
        (Kind::Text, _) => "text",
        (Kind::Small | Kind::Int | Kind::Big, _) => "integer",
        (Kind::Float, _) => "number",
        (Kind::Bool, _) => "boolean",
        (Kind::Date, _) => "date",
        (Kind::DateTime, _) => "date-time",
        (Kind::Json, _) => "JSON",
        (Kind::Floats, _) => "list of numbers",
        (Kind::Ints, _) => "list of integers",
        (Kind::Decimal(_), _) => "decimal",
        (Kind::Time, _) => "time",
        (Kind::Duration, _) => "duration",
        (Kind::Texts, _) => "list of texts",
    }
}

fn value(ty: ValueType) -> &'static str {
    match ty {
        ValueType::Text => "text",
        ValueType::Url => "URL",
        ValueType::Integer => "integer",
        ValueType::Number => "number",
        ValueType::Boolean => "boolean",
        ValueType::Date => "date",
        ValueType::DateTime => "date-time",
        ValueType::Uuid => "uuid",
        ValueType::Json => "JSON",
        ValueType::Texts => "list of texts",
    }
}

fn shown(api: &Api, id: ResourceId, item: &Item) -> Row {
    let resource = &api.resources[id];
    let (ty, mut notes) = match &item.shows {
        Shows::Column { path, label, .. } => {
            let of = &api.resources[plan::reached(api, id, &path.steps)];
            let field = &of.fields[path.field];
            let ty = if *label { "label" } else { kind(field.kind, field.text) };
            let from = if path.steps.is_empty() { String::new() } else { format!("`{}` of {}. ", field.name, of.name) };
            (ty.to_owned(), format!("{from}{}", line(&field.about)).trim_end().to_owned())
        }
        Shows::Derived { path } => {
            let of = &api.resources[plan::reached(api, id, &path.steps)].derived[path.field];
            (kind(of.kind, TextKind::Line).to_owned(), line(&of.about))
        }
        Shows::Nothing => ("URL".into(), "always null: these rows have no URL".into()),
        Shows::OwnUrl => ("URL".into(), "URL of the row".into()),
        Shows::Url { relation } => ("URL".into(), format!("URL of the {}", target(api, resource, *relation).words)),
        Shows::Kind { .. } => ("text".into(), "`app.model` of the row to which this one refers".into()),
        Shows::Object { through, relation, representation } => {
            let near = &api.resources[plan::reached(api, id, through)];
            let target = target(api, near, *relation);
            ("object".into(), format!("{}, `{}`", target.name, target.representations[*representation].name))
        }
        Shows::Keys { path } => {
            let of = &api.resources[plan::reached(api, id, &path.steps)];
            let field = &of.fields[path.field];
            (format!("list of {}", kind(field.kind, field.text)), format!("`{}` of {}", field.name, of.name))
        }
        Shows::Rows { relation, representation, .. } => {
            let target = target(api, resource, *relation);
            ("list of objects".into(), format!("{}, `{}`", target.name, target.representations[*representation].name))
        }
        Shows::Constant(text) => ("text".into(), format!("`{text}`")),
        Shows::Row(index) => {
            let computed = &resource.computed[*index];
            let ty = if let ComputedForm::Row(ty) = computed.form { value(ty) } else { "JSON" };
            (ty.into(), line(&computed.about))
        }
        Shows::Page(index, place) => match &resource.computed[*index].form {
            ComputedForm::Page { gives, .. } => (value(gives[*place].1).into(), line(&gives[*place].2)),
            ComputedForm::Row(ty) => (value(*ty).into(), String::new()),
        },
    };
    if !item.about.is_empty() {
        notes = line(&item.about);
    }
    Row { name: item.name.clone(), r#type: ty, notes }
}

/// The inputs of a resource, and the rows that are written with its rows.
fn all_inputs(api: &Api, resource: &Resource) -> Vec<Row> {
    let mut rows = inputs(api, resource, &resource.input);
    for nested in &resource.nested_rows {
        let child = &api.resources[nested.of];
        let key = &child.fields[child.primary].name;
        let notes = format!("{}; with `{key}`: the row that it is. {}", child.name, line(&nested.about));
        rows.push(Row {
            name: nested.name.clone(),
            r#type: "list of objects".into(),
            notes: notes.trim_end().to_owned(),
        });
        for input in inputs(api, child, &nested.inputs) {
            rows.push(Row { name: format!("{}.{}", nested.name, input.name), ..input });
        }
    }
    rows
}

fn target<'a>(api: &'a Api, resource: &Resource, relation: usize) -> &'a Resource {
    &api.resources[resource.relations[relation].target]
}

fn inputs(api: &Api, resource: &Resource, fields: &[InputField]) -> Vec<Row> {
    let by = |of: &Resource, by: By| match by {
        By::Field(field) => format!("{} by `{}`", of.name, of.fields[field].name),
        By::Id | By::Pk => format!("{} by id", of.name),
        By::Url => format!("{} by URL", of.name),
    };
    fields
        .iter()
        .map(|input| {
            let (resource, target_of) = match &input.target {
                InputTarget::Parent(inner) => {
                    let of = parent(resource).map_or(resource, |id| &api.resources[id]);
                    (of, inner.as_ref())
                }
                own => (resource, own),
            };
            let ty = match target_of {
                InputTarget::Parent(_) => String::new(),
                InputTarget::Column(index) => {
                    let field = &resource.fields[*index];
                    if field.by_label { "label".into() } else { kind(field.kind, field.text).to_owned() }
                }
                InputTarget::One(relation, how) => by(target(api, resource, *relation), *how),
                InputTarget::Many(relation, how) => format!("list of {}", by(target(api, resource, *relation), *how)),
                InputTarget::Kind(..) => "`app.model`".into(),
                InputTarget::Extra(ExtraType::Value(of)) => kind(*of, TextKind::Line).to_owned(),
                InputTarget::Extra(ExtraType::One(of, how)) => by(&api.resources[*of], *how),
            };
            let mut notes = Vec::new();
            if input.required {
                notes.push("required".to_owned());
            } else if input.required_on_create {
                notes.push("required when a row is created".to_owned());
            }
            if input.nullable {
                notes.push("may be null".into());
            }
            if input.blank {
                notes.push("may be empty".into());
            }
            if input.max > 0 {
                notes.push(format!("at most {} characters", input.max));
            }
            if let Some((pattern, _)) = &input.pattern {
                notes.push(format!("matches `{}`", pattern.replace('|', "\\|")));
            }
            match &input.default {
                Some(Default::Caller) => notes.push("default: the caller, in PUT too".into()),
                Some(Default::None) => notes.push("default: null, in PUT too".into()),
                Some(_) => notes.push("has a default, in PUT too".into()),
                None => {}
            }
            if !input.about.is_empty() {
                notes.push(line(&input.about));
            }
            Row { name: input.name.clone(), r#type: ty, notes: notes.join("; ") }
        })
        .collect()
}

fn filter(api: &Api, name: &str, test: &FilterTest, about: &str, public: bool) -> Row {
    let dots = |lookup: &str| format!("`{}`", lookup.replace("__", "."));
    let listed = |paths: &[&str]| paths.iter().map(|path| dots(path)).collect::<Vec<_>>().join(", ");
    let (ty, notes) = match test {
        FilterTest::Text(l) => ("text", dots(l)),
        FilterTest::Uuid(l) => ("uuid", dots(l)),
        FilterTest::Number(l) => ("number", dots(l)),
        FilterTest::Bool(l) => ("boolean", dots(l)),
        FilterTest::Date(l) => ("date", dots(l)),
        FilterTest::DateTime(l) => ("date-time", dots(l)),
        FilterTest::Day(l) => ("date-time, of which only the day counts", dots(l)),
        FilterTest::Choice(l, _) => ("stored value", dots(l)),
        FilterTest::Label(l, _) => ("label", dots(l)),
        FilterTest::Row(l, of) => ("id", format!("{} ({})", dots(l), api.resources[*of].name)),
        FilterTest::Rows(l, of) => ("id, may be repeated", format!("any of {} ({})", dots(l), api.resources[*of].name)),
        FilterTest::UuidIn(l) => ("ids, separated by commas", dots(l)),
        FilterTest::AllOf(l) => ("texts, separated by commas", format!("all of {}", dots(l))),
        FilterTest::DateRange(l) => ("two dates, separated by a comma", dots(l)),
        FilterTest::Lookups => ("lookups", "pairs of a lookup and a value".into()),
        FilterTest::Pairs(l) => ("lookups", format!("within {}", dots(l))),
        FilterTest::Order(paths) => ("keys, separated by commas; `-`: descending", listed(paths)),
        FilterTest::Search(paths) => ("words", format!("found in any of {}", listed(paths))),
        FilterTest::Archived(..) => {
            ("`true`, `false` or `all`", "archived rows alone, none (where nothing is said), or both".into())
        }
        FilterTest::Fields => ("names, separated by commas", "the fields that are shown".into()),
        FilterTest::Rule(_) => ("text", String::new()),
        FilterTest::BoolRule(_) => ("boolean", String::new()),
        FilterTest::Refused => ("refused", String::new()),
    };
    let notes = [
        notes,
        if public && api.accounts.is_some() { "also without a token".into() } else { String::new() },
        line(about),
    ];
    let notes = notes.iter().filter(|n| !n.is_empty()).cloned().collect::<Vec<_>>().join("; ");
    Row { name: name.to_owned(), r#type: ty.into(), notes }
}

fn columns(api: &Api, resource: &Resource) -> Vec<Row> {
    resource
        .fields
        .iter()
        .map(|field| {
            let mut notes = Vec::new();
            if let Some(relation) = field.relation {
                notes.push(format!("to {}", target(api, resource, relation).name));
            }
            if field.nullable {
                notes.push("may be null".into());
            }
            if field.unique {
                notes.push("unique".into());
            }
            if !field.choices.is_empty() {
                let choices: Vec<String> = field.choices.iter().map(|(v, l)| format!("{v} = {l}")).collect();
                notes.push(line(&choices.join(", ")));
            }
            if !field.about.is_empty() {
                notes.push(line(&field.about));
            }
            let ty = kind(field.kind, field.text).to_owned();
            Row { name: field.column.clone(), r#type: ty, notes: notes.join("; ") }
        })
        .collect()
}

/// What is said of rows that break a rule, and where.
fn rules(resource: &Resource) -> Vec<String> {
    let checks = resource.checks.iter().map(|check| (check.field, check.message));
    let apart = resource.no_overlap.iter().map(|of| ("", of.message));
    let unique = resource.unique.iter().map(|set| ("", set.message.as_str()));
    let said = checks.chain(apart).chain(unique).filter(|(_, message)| !message.is_empty());
    said.map(|(field, message)| match field {
        "" => line(message),
        field => format!("`{field}`: {}", line(message)),
    })
    .collect()
}

fn behaviour(resource: &Resource) -> Vec<String> {
    let b = &resource.behaviour;
    [
        (b.validate, "to check several fields together"),
        (b.before_save, "before saving"),
        (b.after_save, "after saving"),
        (b.before_delete, "before deletion"),
        (b.after_delete, "after deletion"),
        (b.picture_width, "to choose the width of pictures"),
    ]
    .into_iter()
    .filter(|(on, _)| *on)
    .map(|(_, text)| text.to_owned())
    .collect()
}
